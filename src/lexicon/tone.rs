//! What diplomats call their talks.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{ByLanguage, Matcher};
use crate::data::data;

/// An adjective for the talks themselves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// The adjective as it is reported.
    pub word: String,
    /// Its forms in running text.
    pub forms: Vec<String>,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// What it signals by convention.
    pub gloss: String,
}

/// The adjectives, and the nouns they must stand beside to speak of the talks.
#[derive(Debug)]
pub struct Tones {
    /// The adjectives in the order of the file.
    pub tones: Vec<Tone>,
    /// Finds them; entries are places in `tones`.
    pub matcher: Matcher,
    /// Finds the nouns for talks.
    pub nouns: Matcher,
    /// Finds words for talks that are wished for, not held.
    pub unreal: Matcher,
    /// Finds words for talks on an earlier day.
    pub earlier: Matcher,
}

#[derive(Deserialize)]
struct File {
    nouns: ByLanguage,
    unreal: ByLanguage,
    earlier: ByLanguage,
    tone: Vec<Tone>,
}

static TONES: LazyLock<Tones> = LazyLock::new(|| {
    let file: File = data!("lexicon/tone");
    let forms = file.tone.iter().enumerate();
    let forms =
        forms.flat_map(|(entry, tone)| tone.forms.iter().map(move |form| (entry, form.as_str())));
    let matcher = Matcher::new(forms);
    let words =
        |words: &ByLanguage| Matcher::new(words.values().flatten().map(|word| (0, word.as_str())));
    Tones {
        tones: file.tone,
        matcher,
        nouns: words(&file.nouns),
        unreal: words(&file.unreal),
        earlier: words(&file.earlier),
    }
});

/// All of them.
pub fn tones() -> &'static Tones {
    &TONES
}
