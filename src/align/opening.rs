//! The sentence by which an account opens.
//!
//! Nearly every account begins by saying that a call or a meeting took place, each in its own
//! words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::data;
use crate::text::Matcher;

/// The opening is one of this many first sentences.
const MAX_OPENING_SENTENCES: usize = 2;

/// Words by which accounts say that a meeting took place, by language.
static MEETING_VERBS: LazyLock<BTreeMap<String, Matcher>> = LazyLock::new(|| {
    let words: BTreeMap<String, Vec<String>> = data!("align/meeting-verbs");
    let matcher = |words: Vec<String>| Matcher::new(words.iter().map(|word| (0, word.as_str())));
    words
        .into_iter()
        .map(|(language, words)| (language, matcher(words)))
        .collect()
});

/// The index of the sentence that says that a call or a meeting took place.
pub(super) fn opening(sentences: &[&str], language: &str) -> Option<usize> {
    let matcher = MEETING_VERBS.get(language)?;
    let mut first = sentences.iter().take(MAX_OPENING_SENTENCES);
    first.position(|sentence| !matcher.find(sentence).is_empty())
}
