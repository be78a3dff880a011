//! Short paragraphs that give themselves away by their words.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::fold::weight;
use super::page::ends_sentence;
use crate::data::data;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    starts: Vec<String>,
    is: HashSet<String>,
    byline: Vec<String>,
    foot: Vec<String>,
    telephone: Vec<String>,
    cookies: Vec<String>,
    consent: Vec<String>,
}

/// Words that tell a paragraph wherever they stand in it, and which list each is of.
struct Telling {
    words: AhoCorasick,
    lists: Vec<List>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Foot,
    Telephone,
    Cookies,
    Consent,
}

static TELLING: LazyLock<Option<Telling>> = LazyLock::new(|| {
    let lists = [
        (&WORDS.foot, List::Foot),
        (&WORDS.telephone, List::Telephone),
        (&WORDS.cookies, List::Cookies),
        (&WORDS.consent, List::Consent),
    ];
    let words = lists
        .iter()
        .flat_map(|(words, list)| words.iter().map(move |word| (word, *list)));
    let (words, lists): (Vec<&String>, Vec<List>) = words.unzip();
    let words = AhoCorasick::new(words).ok()?;
    Some(Telling { words, lists })
});

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

/// Weight past which a paragraph is no line of a page's foot, and no notice about cookies.
const LONG: u32 = 500;
/// Digits that a telephone number has at least.
const DIGITS: usize = 6;

/// Whether a paragraph gives an address to write or to call, or says whose the page is. A sentence
/// that tells readers whom to call by the way is part of what is said.
pub(super) fn is_foot(text: &str) -> bool {
    weight(text) <= LONG && (has_mail(text) || is_told(text, &[List::Foot, List::Telephone]))
}

/// Whether a paragraph tells of the page's cookies.
pub(super) fn is_about_cookies(text: &str) -> bool {
    weight(text) <= LONG && is_told(text, &[List::Cookies]) && is_told(text, &[List::Consent])
}

/// Whether a text has a word of one of the lists; of those before telephone numbers, with one.
fn is_told(text: &str, by: &[List]) -> bool {
    let Some(telling) = &*TELLING else {
        return false;
    };
    let lower = text.to_lowercase();
    let is_sentence = ends_sentence(text);
    telling.words.find_overlapping_iter(&lower).any(|found| {
        let list = telling.lists[found.pattern().as_usize()];
        let (before, after) = (&lower[..found.start()], &lower[found.end()..]);
        let is_named = || after.starts_with(LABEL_ENDS) && !goes_on(before);
        let is_label = || !is_sentence || begins(before) || is_named();
        by.contains(&list) && (list != List::Telephone || begins_with_number(after) && is_label())
    })
}

/// What stands between a label and an address or a number.
const LABEL_ENDS: [char; 3] = [':', '：', '.'];

/// Whether what follows `before` is the next word of a sentence.
fn goes_on(before: &str) -> bool {
    before.trim_end().ends_with(char::is_alphabetic)
}

/// Whether what follows `before` begins a sentence or an entry, or has a label.
fn begins(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty()
        || before.ends_with([':', '：', '.', ';', '|', '/', '(', '（', '。', '；', '•'])
}

/// Whether a telephone number stands at the start of a text, behind a mark or two.
fn begins_with_number(text: &str) -> bool {
    let marks = |c: char| matches!(c, ' ' | ':' | '：' | '.' | '(' | '（' | '+' | '\u{a0}');
    let digits = text
        .trim_start_matches(marks)
        .chars()
        .take_while(|c| c.is_numeric() || matches!(c, ' ' | '-' | '–' | '.' | '/' | '(' | ')'))
        .filter(|c| c.is_numeric());
    digits.count() >= DIGITS
}

/// Whether a text has an address of electronic mail; in a sentence, as an entry of its own.
fn has_mail(text: &str) -> bool {
    let is_sentence = ends_sentence(text);
    text.match_indices('@').any(|(at, _)| {
        let name =
            text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "-._+".contains(c));
        let has_name = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let domain =
            text[at + 1..].split(|c: char| !(c.is_ascii_alphanumeric() || "-.".contains(c)));
        let domain = domain
            .take(1)
            .any(|domain| domain.trim_end_matches('.').contains('.'));
        has_name && domain && (!is_sentence || begins(name))
    })
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
