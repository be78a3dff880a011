//! Words of the data files as lines of a page are held against them: in small letters, and Chinese
//! in simplified characters. Of a lone line nobody can tell whether it is Chinese or Japanese, so
//! the words are brought into this form as the lines are.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

use crate::text::simplified::simplified;

/// A line or a word in the form in which they are held against each other.
pub(super) fn as_cue(text: &str) -> String {
    let small = text.to_lowercase();
    match simplified(&small) {
        Cow::Owned(simplified) => simplified,
        Cow::Borrowed(_) => small,
    }
}

/// Reads a list of words in this form.
pub(super) fn cues<'de, D, C>(deserializer: D) -> Result<C, D::Error>
where
    D: Deserializer<'de>,
    C: FromIterator<String>,
{
    let words = Vec::<String>::deserialize(deserializer)?;
    Ok(words.iter().map(|word| as_cue(word)).collect())
}
