//! Lines that sites print around a statement, told by their words.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::data::data;
use crate::extract::cue::{as_cue, cues};
use crate::extract::date::before_day;
use crate::extract::fold::weight;
use crate::extract::sentence_end::ends_sentence;

/// Weight past which a line is not told by its first words.
const MAX_WEIGHT: u32 = 240;
/// Characters of a line that tell whether it is a disclaimer.
const MAX_BEGINNING: usize = 80;
/// Bytes past which it is not even looked at.
const MAX_BYTES: usize = 3 * MAX_WEIGHT as usize;
/// Weight past which the line below a picture is a paragraph.
const MAX_CAPTION_WEIGHT: u32 = 300;
/// Most words of a line that names the writer.
const MAX_BYLINE_WORDS: usize = 8;
/// Weight past which what follows "Source:" is no name.
const MAX_NAME_WEIGHT: u32 = 120;
/// Most bytes of the mark that ends a release.
const MAX_END_BYTES: usize = 60;
/// What parts the buttons and links of a line.
const SEPARATORS: [char; 12] = [
    '|', '·', '•', '»', '›', '>', '/', '｜', '┃', '\t', '\u{3000}', '⋅',
];

/// The words of `furniture.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct FurnitureTable {
    #[serde(deserialize_with = "cues")]
    whole: HashSet<String>,
    starts: Starts,
    sentences: Starts,
    disclaimers: Starts,
    caption: Starts,
    #[serde(deserialize_with = "cues")]
    caption_in: Vec<String>,
    #[serde(deserialize_with = "cues")]
    caption_ends: Vec<String>,
    byline: Starts,
    #[serde(deserialize_with = "cues")]
    source: HashSet<String>,
    #[serde(deserialize_with = "cues")]
    address: HashSet<String>,
    #[serde(deserialize_with = "cues")]
    end: HashSet<String>,
    #[serde(deserialize_with = "cues")]
    foot: HashSet<String>,
    #[serde(deserialize_with = "cues")]
    inset: HashSet<String>,
    #[serde(deserialize_with = "cues")]
    shares: HashSet<String>,
    elsewhere: Vec<String>,
}

/// Beginnings of lines, by their first character.
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
struct Starts(FxHashMap<char, Vec<String>>);

impl From<Vec<String>> for Starts {
    fn from(words: Vec<String>) -> Self {
        let mut starts: FxHashMap<char, Vec<String>> = FxHashMap::default();
        for word in words.iter().map(|word| as_cue(word)) {
            if let Some(first) = word.chars().next() {
                starts.entry(first).or_default().push(word);
            }
        }
        Self(starts)
    }
}

impl Starts {
    /// Whether a line in lower case begins with one of them.
    fn begin(&self, lower: &str) -> bool {
        let first = lower.chars().next().and_then(|first| self.0.get(&first));
        first.is_some_and(|words| words.iter().any(|word| lower.starts_with(word.as_str())))
    }
}

static TABLE: LazyLock<FurnitureTable> = LazyLock::new(|| data!("extract/furniture"));

/// What the words of a line say it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Words of the text, as far as can be told.
    Text,
    /// A button, an entry of a menu, a notice.
    Furniture,
    /// What stands below a picture.
    Caption,
    /// The name of the writer, if no sentence has begun yet.
    Byline,
    /// Who published the text.
    Source(String),
    /// The address of the page.
    Address(String),
    /// The mark that ends a release.
    End,
    /// The heading above other pages, at the end of a page.
    Foot,
    /// The heading above the title of another page, inside a text.
    Inset,
    /// A day, with few words around it.
    Day,
}

/// What the words of a line or a paragraph say it is.
pub(super) fn kind(text: &str) -> LineKind {
    if is_end(text) {
        return LineKind::End;
    }
    if !text.contains(char::is_alphanumeric) {
        return LineKind::Furniture;
    }
    if is_disclaimer(text) {
        return LineKind::Furniture;
    }
    if text.len() > MAX_BYTES || weight(text) > MAX_CAPTION_WEIGHT {
        return LineKind::Text;
    }
    let lower = as_cue(text).replace(['’', '‘'], "'").replace('\u{a0}', " ");
    let is_sentence = ends_sentence(text) && !text.ends_with([':', '：']);
    if let Some(named) = labelled(text, &lower) {
        return named;
    }
    if TABLE.caption.begin(&lower) || is_caption(&lower) {
        return LineKind::Caption;
    }
    if weight(text) > MAX_WEIGHT {
        return LineKind::Text;
    }
    let whole = bare(&lower);
    let (heading, _) = whole.split_once(['(', '（']).unwrap_or((whole, ""));
    if TABLE.foot.contains(heading.trim_end()) {
        return LineKind::Foot;
    }
    if TABLE.inset.contains(whole) {
        return LineKind::Inset;
    }
    if TABLE.sentences.begin(&lower) || is_buttons(&lower) {
        return LineKind::Furniture;
    }
    if is_sentence {
        return LineKind::Text;
    }
    if TABLE.starts.begin(whole) || TABLE.starts.begin(&lower) || is_contact(&lower) {
        return LineKind::Furniture;
    }
    if TABLE.byline.begin(&lower) && is_byline(text) {
        return LineKind::Byline;
    }
    LineKind::Text
}

/// Whether a line says that who publishes the text again does not answer for it, however long it is.
fn is_disclaimer(text: &str) -> bool {
    let first: String = text.chars().take(MAX_BEGINNING).collect();
    let lower = as_cue(&first).replace(['’', '‘'], "'");
    TABLE.disclaimers.begin(&lower)
}

/// Whether a line is the mark that ends a release, spaced or not.
fn is_end(text: &str) -> bool {
    text.len() <= MAX_END_BYTES && {
        let unspaced: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let lower = as_cue(text.trim());
        TABLE.end.contains(&as_cue(&unspaced)) || TABLE.end.contains(&lower)
    }
}

/// A line in lower case without the marks around it. A full stop is none: it ends a sentence.
fn bare(lower: &str) -> &str {
    lower.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '。' | '!' | '?' | '+'))
}

/// Whether a line is made of buttons and entries of menus alone.
fn is_buttons(lower: &str) -> bool {
    let is_button = |part: &str| {
        let part = bare(part.trim());
        part.is_empty() || TABLE.whole.contains(part)
    };
    let has_words = lower.contains(char::is_alphabetic);
    let are_shares = || {
        let mut words = lower.split([' ', ',', '|', '/', '•', '·', '\t']).map(bare);
        words.all(|word| word.is_empty() || TABLE.shares.contains(word))
    };
    has_words && (is_button(lower) || lower.split(SEPARATORS).all(is_button) || are_shares())
}

/// What a line says behind a label and a colon, or an address that stands alone.
fn labelled(text: &str, lower: &str) -> Option<LineKind> {
    if let Some(address) = address_alone(text) {
        return Some(if is_elsewhere(&address) {
            LineKind::Furniture
        } else {
            LineKind::Address(address)
        });
    }
    let (label, _) = lower.split_once([':', '：'])?;
    let (_, named) = text.split_once([':', '：'])?;
    let (label, named) = (bare(label), named.trim());
    let leads_on = TABLE.foot.contains(label) || TABLE.inset.contains(label);
    if leads_on && !named.is_empty() && !ends_sentence(named) {
        return Some(LineKind::Furniture);
    }
    let is_address = TABLE.address.contains(label);
    if !is_address && !TABLE.source.contains(label) {
        return None;
    }
    if let Some(address) = address_alone(named) {
        return Some(LineKind::Address(address));
    }
    let is_name = !named.is_empty() && weight(named) <= MAX_NAME_WEIGHT && !ends_sentence(named);
    match (is_address, is_name) {
        (false, true) => {
            let name = Some(first_field(named)).filter(|name| !name.is_empty());
            Some(LineKind::Source(name.unwrap_or(named).to_owned()))
        }
        (_, _) if named.is_empty() => Some(LineKind::Furniture),
        _ => None,
    }
}

/// Who a line of several fields says has published the text: `日期：2023-04-26 来源：新华社`.
pub(super) fn source_in(text: &str) -> Option<&str> {
    if text.len() > MAX_BYTES || !text.contains([':', '：']) {
        return None;
    }
    let starts_field = |at: &usize| text[..*at].ends_with(is_between_fields);
    let starts = text.char_indices().map(|(at, _)| at);
    let mut fields = starts.filter(starts_field).map(|at| &text[at..]);
    fields.find_map(|field| {
        let (label, named) = field.split_once([':', '：'])?;
        let is_source = TABLE.source.contains(bare(&as_cue(label)));
        let name = is_source.then(|| first_field(named.trim()))?;
        (!name.is_empty()).then_some(name)
    })
}

/// What stands before a day and before the label of another field: the name in `新华社 时间：2023-04-26`.
fn first_field(text: &str) -> &str {
    let before = before_day(text);
    // "Agency: World News" is a name, as long as no day is behind it.
    let marks: &[char] = match before.len() < text.len() {
        true => &[':', '：'],
        false => &['：'],
    };
    let label = before.find(marks).map(|mark| {
        let word = before[..mark].trim_end();
        word.rfind(is_between_fields).unwrap_or(mark)
    });
    let name = &before[..label.unwrap_or(before.len())];
    name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '，' | '|' | '｜' | '(' | '（' | '-' | '–')
    })
}

fn is_between_fields(c: char) -> bool {
    c.is_whitespace() || SEPARATORS.contains(&c)
}

/// Whether a line in lower case ends with where to write to, or to read more.
fn is_contact(lower: &str) -> bool {
    let last = lower.split_whitespace().next_back().unwrap_or_default();
    let is_mail = || {
        let host = last.split_once('@').map(|(_, host)| host);
        host.is_some_and(|host| host.contains('.'))
    };
    address_alone(last).is_some() || is_mail()
}

/// The address that a text is, perhaps between brackets.
fn address_alone(text: &str) -> Option<String> {
    let address = text.trim_matches(['<', '>', '(', ')', '[', ']', '"', ' ']);
    let is_address = (address.starts_with("http://") || address.starts_with("https://"))
        && !address.contains(char::is_whitespace);
    let is_host = || address.starts_with("www.") && !address.contains(char::is_whitespace);
    if is_address {
        Some(address.to_owned())
    } else if is_host() {
        Some(format!("https://{address}"))
    } else {
        None
    }
}

/// Whether an address is that of a button.
fn is_elsewhere(address: &str) -> bool {
    let host = address
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    TABLE.elsewhere.iter().any(|name| {
        host.strip_suffix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Whether a line ends as the lines below pictures do, with who made them.
fn is_caption(lower: &str) -> bool {
    let ends = TABLE
        .caption_ends
        .iter()
        .any(|word| lower.ends_with(word.as_str()));
    let credit = lower
        .trim_end_matches(['.', '。', ' '])
        .strip_suffix([')', '）', ']'])
        .and_then(|rest| rest.rsplit_once(['(', '（', '[']));
    ends || credit.is_some_and(|(_, credit)| {
        TABLE
            .caption_in
            .iter()
            .any(|word| credit.contains(word.as_str()))
    })
}

/// Whether behind the first word of a line there are few, as in a name.
fn is_byline(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&&str| {
        word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic() || !c.is_lowercase())
    };
    let names = words.iter().skip(1).filter(is_name).count();
    words.len() <= MAX_BYLINE_WORDS && names * 2 >= words.len().saturating_sub(1)
}
