//! Texts compared by their letters and digits alone.

/// Whether two texts are the same but for case, spaces and punctuation.
pub(super) fn same_text(one: &str, other: &str) -> bool {
    // Case changes a text's length by little; most texts differ by more.
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    long <= 3 * short + 60 && letters(one) == letters(other)
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            if character.is_ascii_alphanumeric() {
                letters.push(character.to_ascii_lowercase());
            }
        } else if character.is_alphanumeric() {
            letters.extend(character.to_lowercase());
        }
    }
    letters
}
