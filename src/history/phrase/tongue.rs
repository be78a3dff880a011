//! The texts that could have a phrase: those in its language. A Chinese text has no English phrase,
//! and is none that left it out.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::history::series::CutText;
use crate::text::script::Script;

/// The languages of a phrase: those of the texts that have it, or another form of it; where none
/// has, those of texts in its script.
pub(super) fn languages(
    phrase: &str,
    texts: &[Arc<CutText>],
    has: impl Fn(usize) -> bool,
) -> BTreeSet<String> {
    let language = |text: &Arc<CutText>| text.language().to_owned();
    let with_it = texts.iter().enumerate().filter(|(place, _)| has(*place));
    let found: BTreeSet<String> = with_it.map(|(_, text)| language(text)).collect();
    if !found.is_empty() {
        return found;
    }
    let own = script(phrase);
    let of_script = texts.iter().filter(|text| {
        let mut sentences = text.sentences.iter();
        own.is_none() || sentences.find_map(|it| script(it.text())) == own
    });
    of_script.map(language).collect()
}

/// The script of the first letter, where there is one; Latin and Cyrillic are one here.
fn script(words: &str) -> Option<Option<Script>> {
    let letter = words.chars().find(|c| c.is_alphabetic());
    letter.map(Script::of)
}
