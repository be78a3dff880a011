//! Short paragraphs that give themselves away by their words.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::weight;
use crate::data::data;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    starts: Vec<String>,
    is: HashSet<String>,
    byline: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data!("extract/boilerplate"));

/// Weight past which a paragraph is not judged by its first words.
const SHORT: u32 = 130;

/// Whether a paragraph is an invitation to share, subscribe or read on, or a notice of rights.
pub(super) fn is_notice(text: &str) -> bool {
    if text.len() > 3 * SHORT as usize || weight(text) > SHORT {
        return false;
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS.is.contains(bare)
        || WORDS
            .starts
            .iter()
            .any(|start| lower.starts_with(start.as_str()))
}

/// Whether a short line names the writer or the source.
pub(super) fn is_byline(text: &str) -> bool {
    if text.len() > SHORT as usize || weight(text) > 60 {
        return false;
    }
    let lower = text.to_lowercase();
    WORDS
        .byline
        .iter()
        .any(|start| lower.starts_with(start.as_str()))
}

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
