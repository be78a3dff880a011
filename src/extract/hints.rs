//! What the class, id and role of an element say of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use scraper::node::Element;
use serde::Deserialize;

use super::tag::Tag;
use crate::data::data;

/// What an element says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hint {
    /// It is no part of a statement, unless it holds nearly all of the page.
    pub never: bool,
    /// It is seldom part of a statement, unless it holds most of the page.
    pub rarely: bool,
    /// It calls itself the body of an article.
    pub body: bool,
    /// It keeps white space.
    pub preformatted: bool,
}

/// Names of an element that are looked at.
const MAX_NAMES: usize = 40;
/// Bytes past which a name is generated, and says nothing.
const MAX_NAME_BYTES: usize = 80;

/// The words of `hints.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HintTable {
    never: Vec<String>,
    rarely: Vec<String>,
    #[serde(rename = "rarely-whole")]
    rarely_whole: Vec<String>,
    body: Vec<String>,
}

/// The words, and a filter that most other words do not pass.
struct HintIndex {
    words: HashMap<String, Hint>,
    /// Names that are seldom part of a statement, and whose words say nothing.
    rarely_whole: Vec<String>,
    /// By first byte, a bit for each length that words have.
    lengths: [u32; 128],
}

static INDEX: LazyLock<HintIndex> = LazyLock::new(|| {
    let file: HintTable = data!("extract/hints");
    let mut words: HashMap<String, Hint> = HashMap::new();
    for word in file.never {
        words.entry(word).or_default().never = true;
    }
    for word in file.rarely {
        words.entry(word).or_default().rarely = true;
    }
    for word in file.body {
        words.entry(word).or_default().body = true;
    }
    let mut lengths = [0; 128];
    for word in words.keys() {
        if let Some((first, length)) = first_and_length(word) {
            lengths[first] |= length;
        }
    }
    HintIndex {
        words,
        rarely_whole: file.rarely_whole,
        lengths,
    }
});

/// The first byte of a word in lower case, and the bit of its length, if it can be one of ours.
fn first_and_length(word: &str) -> Option<(usize, u32)> {
    let first = word.bytes().next().filter(u8::is_ascii)?;
    let length = 1_u32.checked_shl(u32::try_from(word.len()).ok()?)?;
    Some((usize::from(first.to_ascii_lowercase()), length))
}

impl HintIndex {
    fn look_up(&self, word: &str, hint: &mut Hint) {
        let possible =
            first_and_length(word).is_some_and(|(first, length)| self.lengths[first] & length > 0);
        if possible && let Some(found) = self.words.get(&word.to_ascii_lowercase()) {
            hint.never |= found.never;
            hint.rarely |= found.rarely;
            hint.body |= found.body;
        }
    }
}

/// Reads the hints of an element.
pub(super) fn of(element: &Element, tag: Tag) -> Hint {
    let mut hint = Hint {
        preformatted: element.name() == "pre",
        rarely: matches!(tag, Tag::Nav | Tag::Footer | Tag::Aside | Tag::Figure),
        ..Hint::default()
    };
    // Parts of a line are not judged: authors name them for their looks.
    if matches!(tag, Tag::Inline | Tag::Link | Tag::Time) {
        return hint;
    }
    for (name, value) in element.attrs() {
        match name {
            "class" | "id" => read(value, &mut hint),
            "role" => {
                hint.rarely |= matches!(
                    value,
                    "navigation"
                        | "banner"
                        | "contentinfo"
                        | "search"
                        | "dialog"
                        | "complementary"
                        | "menu"
                        | "menubar"
                        | "alert"
                        | "alertdialog"
                        | "toolbar"
                );
            }
            // Vocabularies of RDFa have a name of their own before this one.
            "itemprop" | "property" => hint.body |= value.ends_with("articleBody"),
            "aria-hidden" => hint.rarely |= value == "true",
            _ => {}
        }
    }
    hint
}

fn read(value: &str, hint: &mut Hint) {
    for name in value.split_ascii_whitespace().take(MAX_NAMES) {
        if name.len() > MAX_NAME_BYTES {
            continue;
        }
        // A page builder's own name for each piece of a page, text and all.
        if name.starts_with("elementor-widget") {
            continue;
        }
        let mut start = 0;
        let mut before = b' ';
        for (at, byte) in name.bytes().enumerate() {
            let cut = byte.is_ascii() && !byte.is_ascii_alphanumeric();
            if cut || byte.is_ascii_uppercase() && before.is_ascii_lowercase() {
                INDEX.look_up(&name[start..at], hint);
                start = at + usize::from(cut);
            }
            before = byte;
        }
        INDEX.look_up(&name[start..], hint);
        if start > 0 {
            INDEX.look_up(name, hint);
        }
        hint.rarely |= INDEX.rarely_whole.iter().any(|whole| whole == name);
    }
}
