//! What the class, id and role of an element say of it.

use std::collections::HashSet;
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
    never: HashSet<String>,
    rarely: HashSet<String>,
    body: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data!("extract/hints"));

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
    let words = &*WORDS;
    let mut word = String::with_capacity(24);
    for name in value.split_ascii_whitespace().take(40) {
        // Names longer than this are generated, and say nothing.
        if name.len() > 80 {
            continue;
        }
        let lower = name.to_ascii_lowercase();
        hint.body |= words.body.contains(&lower);
        let mut before = ' ';
        for character in name.chars().chain(['-']) {
            let cut = !character.is_alphanumeric();
            if cut || (character.is_ascii_uppercase() && before.is_ascii_lowercase()) {
                hint.never |= words.never.contains(&word);
                hint.rarely |= words.rarely.contains(&word);
                word.clear();
            }
            if !cut {
                word.push(character.to_ascii_lowercase());
            }
            before = character;
        }
        word.clear();
        hint.never |= words.never.contains(&lower);
        hint.rarely |= words.rarely.contains(&lower);
    }
}
