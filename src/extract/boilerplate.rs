//! Short paragraphs that give themselves away by their words.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::cue::{as_cue, cues};
use super::fold::weight;
use super::sentence_end::ends_sentence;
use crate::data::data;

/// The words of `boilerplate.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoilerplateTable {
    #[serde(deserialize_with = "cues")]
    starts: Vec<String>,
    #[serde(deserialize_with = "cues")]
    is: HashSet<String>,
    #[serde(deserialize_with = "cues")]
    byline: Vec<String>,
    #[serde(deserialize_with = "cues")]
    foot: Vec<String>,
    #[serde(deserialize_with = "cues")]
    telephone: Vec<String>,
    #[serde(deserialize_with = "cues")]
    cookies: Vec<String>,
    #[serde(deserialize_with = "cues")]
    consent: Vec<String>,
}

static TABLE: LazyLock<BoilerplateTable> = LazyLock::new(|| data!("extract/boilerplate"));

/// The words that count wherever they stand in a paragraph, and which list each is of.
struct Keywords {
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

static KEYWORDS: LazyLock<Option<Keywords>> = LazyLock::new(|| {
    let lists = [
        (&TABLE.foot, List::Foot),
        (&TABLE.telephone, List::Telephone),
        (&TABLE.cookies, List::Cookies),
        (&TABLE.consent, List::Consent),
    ];
    let words = lists
        .iter()
        .flat_map(|(words, list)| words.iter().map(move |word| (word, *list)));
    let (words, lists): (Vec<&String>, Vec<List>) = words.unzip();
    let words = AhoCorasick::new(words).ok()?;
    Some(Keywords { words, lists })
});

/// Weight past which a paragraph is not judged by its first words.
const MAX_NOTICE_WEIGHT: u32 = 130;
/// Bytes that a unit of weight takes at most, in any script.
const BYTES_PER_WEIGHT: usize = 3;
/// Weight past which a paragraph is no line of a page's foot, and no notice about cookies.
const MAX_WEIGHT: u32 = 500;
/// Weight past which a line is no byline.
const MAX_BYLINE_WEIGHT: u32 = 60;
/// Bytes past which a line is no byline.
const MAX_BYLINE_BYTES: usize = 130;
/// Digits that a telephone number has at least.
const MIN_TELEPHONE_DIGITS: usize = 6;

/// Which boilerplate a paragraph is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Boilerplate {
    /// An invitation to share, subscribe or read on, or a notice of rights.
    pub is_notice: bool,
    /// An address to write or to call, or a line that says whose the page is. A sentence that names
    /// a telephone number by the way is part of what is said.
    pub is_foot: bool,
    /// A notice about the page's cookies.
    pub is_about_cookies: bool,
    /// What a script fills in, or reads.
    pub is_for_script: bool,
}

impl Boilerplate {
    /// Judges a paragraph of this [`weight`].
    pub(super) fn of(text: &str, weight: u32) -> Self {
        if is_for_script(text) {
            return Self {
                is_for_script: true,
                ..Self::default()
            };
        }
        if weight > MAX_WEIGHT {
            return Self::default();
        }
        let lower = as_cue(text);
        let keywords = KeywordLists::of(text, &lower);
        Self {
            is_notice: weight <= MAX_NOTICE_WEIGHT && is_notice(text, &lower),
            is_foot: keywords.foot || has_mail(text),
            is_about_cookies: keywords.cookies && keywords.consent,
            is_for_script: false,
        }
    }

    /// Whether it is certain that no government said it.
    pub(super) fn is_certain(self) -> bool {
        self.is_notice || self.is_about_cookies || self.is_for_script
    }
}

/// Whether a text is a template, or data, for a script.
fn is_for_script(text: &str) -> bool {
    let is_template = || text.find("{{").is_some_and(|at| text[at..].contains("}}"));
    let is_data =
        || text.starts_with('{') && text[1..].trim_start().starts_with(['"', '\'', '[', '{']);
    let is_list = || text.starts_with('[') && text[1..].trim_start().starts_with(['"', '{', '[']);
    text.contains('{') && (is_template() || is_data() || is_list())
}

/// Whether a paragraph in lower case begins as notices do, or is one.
fn is_notice(text: &str, lower: &str) -> bool {
    let bare = || lower.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= BYTES_PER_WEIGHT * MAX_NOTICE_WEIGHT as usize
        && (TABLE.is.contains(bare())
            || TABLE
                .starts
                .iter()
                .any(|start| lower.starts_with(start.as_str())))
}

/// The lists that a text has a keyword of; of those before telephone numbers, with a number.
#[derive(Default)]
struct KeywordLists {
    foot: bool,
    cookies: bool,
    consent: bool,
}

impl KeywordLists {
    fn of(text: &str, lower: &str) -> Self {
        let mut lists = Self::default();
        let Some(keywords) = &*KEYWORDS else {
            return lists;
        };
        for found in keywords.words.find_overlapping_iter(lower) {
            match keywords.lists[found.pattern().as_usize()] {
                List::Foot => lists.foot = true,
                List::Cookies => lists.cookies = true,
                List::Consent => lists.consent = true,
                List::Telephone => {
                    let (before, after) = (&lower[..found.start()], &lower[found.end()..]);
                    lists.foot |= begins_with_number(after) && is_label(text, before, after);
                }
            }
        }
        lists
    }
}

/// Whether what stands between `before` and `after` is a label, and no word of a sentence.
fn is_label(text: &str, before: &str, after: &str) -> bool {
    !ends_sentence(text)
        || begins(before)
        || after.starts_with(LABEL_ENDS) && !before.trim_end().ends_with(char::is_alphabetic)
}

/// What stands between a label and an address or a number.
const LABEL_ENDS: [char; 3] = [':', '：', '.'];

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
    digits.count() >= MIN_TELEPHONE_DIGITS
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
    if text.len() > MAX_BYLINE_BYTES || weight(text) > MAX_BYLINE_WEIGHT {
        return false;
    }
    let lower = as_cue(text);
    TABLE
        .byline
        .iter()
        .any(|start| lower.starts_with(start.as_str()))
}
