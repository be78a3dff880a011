//! Where a sentence lies, and what links two of them.

/// A sentence, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the text.
    pub text: usize,
    /// Index of the sentence in it.
    pub sentence: usize,
}

/// Two sentences of different texts that say the same thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The sentence of the text that comes first.
    pub left: Place,
    /// The sentence of the text that comes later.
    pub right: Place,
    /// How similar they are, from 0 to 1; 1 is equal but for punctuation, case and spacing.
    pub score: f64,
}
