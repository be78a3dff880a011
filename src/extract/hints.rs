//! What the class, id and role of an element say of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use scraper::node::Element;
use serde::Deserialize;

use super::tag::Tag;
use super::unseen::is_opened_by_click;
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
    /// It calls itself the first words of an article, or their summary.
    pub lead: bool,
    /// It calls itself the day of publication.
    pub dated: bool,
    /// It calls itself a clock, a day on which something ends, or the words under a picture.
    pub otherwise_dated: bool,
    /// It calls itself the day of the last change.
    pub changed: bool,
    /// It calls itself the header of a site, or its name.
    pub site: bool,
    /// It calls itself what stands around the text on all pages of a site.
    pub frame: bool,
    /// It calls itself the header of a page or of a part of it.
    pub header: bool,
    /// It keeps white space.
    pub preformatted: bool,
}

impl Hint {
    /// Adds what another says.
    pub(super) fn add(&mut self, other: Self) {
        self.never |= other.never;
        self.rarely |= other.rarely;
        self.body |= other.body;
        self.lead |= other.lead;
        self.dated |= other.dated;
        self.otherwise_dated |= other.otherwise_dated;
        self.changed |= other.changed;
        self.site |= other.site;
        self.header |= other.header;
        self.frame |= other.frame;
    }
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
    lead: Vec<String>,
    dated: Vec<String>,
    #[serde(rename = "otherwise-dated")]
    otherwise_dated: Vec<String>,
    changed: Vec<String>,
    site: Vec<String>,
    header: Vec<String>,
    frame: Vec<String>,
}

/// Sets what a word says.
type SetHint = fn(&mut Hint);

/// The words, and a filter that most other words do not pass.
struct HintIndex {
    words: FxHashMap<String, Hint>,
    /// Names that are seldom part of a statement, and whose words say nothing.
    rarely_whole: Vec<String>,
    /// By first byte, a bit for each length that words have.
    lengths: [u32; 128],
}

static INDEX: LazyLock<HintIndex> = LazyLock::new(|| {
    let file: HintTable = data!("extract/hints");
    let mut words: FxHashMap<String, Hint> = FxHashMap::default();
    let lists: [(Vec<String>, SetHint); 10] = [
        (file.never, |hint| hint.never = true),
        (file.rarely, |hint| hint.rarely = true),
        (file.body, |hint| hint.body = true),
        (file.lead, |hint| hint.lead = true),
        (file.dated, |hint| hint.dated = true),
        (file.otherwise_dated, |hint| hint.otherwise_dated = true),
        (file.changed, |hint| hint.changed = true),
        (file.site, |hint| hint.site = true),
        (file.header, |hint| hint.header = true),
        (file.frame, |hint| hint.frame = true),
    ];
    for (list, set) in lists {
        for word in list {
            set(words.entry(word).or_default());
        }
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
        if !possible {
            return;
        }
        let found = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.words.get(&word.to_ascii_lowercase())
        } else {
            self.words.get(word)
        };
        if let Some(found) = found {
            hint.add(*found);
        }
    }
}

/// Reads the hints of an element.
pub(super) fn of(element: &Element, tag: Tag) -> Hint {
    let mut hint = Hint {
        preformatted: element.name() == "pre",
        rarely: matches!(tag, Tag::Nav | Tag::Footer | Tag::Aside | Tag::Figure),
        frame: matches!(tag, Tag::Nav | Tag::Footer),
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
                hint.frame |= matches!(value, "navigation" | "banner" | "contentinfo");
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
            "itemprop" | "property" => {
                hint.body |= value.ends_with("articleBody");
                hint.lead |= value.ends_with("description");
            }
            "aria-hidden" => hint.rarely |= value == "true" && !is_opened_by_click(element),
            _ => {}
        }
    }
    hint
}

/// Reads the hints of the names alone of any element, one within a line among them.
pub(super) fn of_names(element: &Element) -> Hint {
    let mut hint = Hint::default();
    for name in ["class", "id"] {
        read(element.attr(name).unwrap_or_default(), &mut hint);
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
