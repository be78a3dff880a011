//! What the class, id and role of an element say of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use scraper::node::Element;
use serde::Deserialize;

use super::page::Tag;
use crate::data::data;

/// What an element says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hint {
    /// It is never part of a statement.
    pub never: bool,
    /// It is seldom part of a statement.
    pub rarely: bool,
    /// It calls itself the body of an article.
    pub body: bool,
    /// It keeps white space.
    pub preformatted: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    never: Vec<String>,
    rarely: Vec<String>,
    body: Vec<String>,
}

/// The words, with the longest of them in bytes.
static WORDS: LazyLock<(HashMap<String, Hint>, usize)> = LazyLock::new(|| {
    let words: Words = data!("extract/hints");
    let mut hints: HashMap<String, Hint> = HashMap::new();
    for word in words.never {
        hints.entry(word).or_default().never = true;
    }
    for word in words.rarely {
        hints.entry(word).or_default().rarely = true;
    }
    for word in words.body {
        hints.entry(word).or_default().body = true;
    }
    let longest = hints.keys().map(String::len).max().unwrap_or(0);
    (hints, longest)
});

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
            "itemprop" => hint.body |= value == "articleBody",
            "aria-hidden" => hint.rarely |= value == "true",
            _ => {}
        }
    }
    hint
}

fn read(value: &str, hint: &mut Hint) {
    let (words, longest) = &*WORDS;
    let mut look_up = |word: &str| {
        if (2..=*longest).contains(&word.len())
            && let Some(found) = words.get(word)
        {
            hint.never |= found.never;
            hint.rarely |= found.rarely;
            hint.body |= found.body;
        }
    };
    let mut word = String::with_capacity(24);
    for name in value.split_ascii_whitespace().take(40) {
        // Names longer than this are generated, and say nothing.
        if name.len() > 80 {
            continue;
        }
        // A page builder's own name for each piece of a page, text and all.
        if name.starts_with("elementor-widget") {
            continue;
        }
        let mut before = ' ';
        let mut cuts = 0;
        for character in name.chars().chain(['-']) {
            let cut = !character.is_alphanumeric();
            if cut || (character.is_ascii_uppercase() && before.is_ascii_lowercase()) {
                look_up(&word);
                cuts += 1;
                word.clear();
            }
            if !cut {
                word.push(character.to_ascii_lowercase());
            }
            before = character;
        }
        word.clear();
        if cuts > 1 {
            look_up(&name.to_ascii_lowercase());
        }
    }
}
