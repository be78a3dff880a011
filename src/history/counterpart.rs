//! With whom a text was: the governments that its title names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data::data;
use crate::lexicon::{Governments, Lexicon};
use crate::text::simplified::simplified;
use crate::text::{Matcher, leftmost_longest};

/// Finds governments by their names and people, and, as the entry behind all of them, the words
/// that stand before what was spoken about.
static NAMES: LazyLock<Matcher> = LazyLock::new(|| {
    let about: HashMap<String, String> = data!("history/titles");
    let about = about.values().flat_map(|words| words.split_whitespace());
    let about = about.map(|word| (governments().entries().len(), word));
    Matcher::new(governments().words().chain(about))
});

fn governments() -> &'static Governments {
    Lexicon::standard().governments()
}

/// The governments that a title names as those with whom somebody spoke, in its order, without the
/// government whose text it is: "Call with Prime Minister Kishida on Ukraine" was with Japan.
pub fn counterparts(title: &str, own: Option<&str>) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for found in leftmost_longest(NAMES.find(&simplified(title))) {
        let Some(government) = governments().entries().get(found.entry) else {
            if named.is_empty() {
                continue;
            }
            break;
        };
        let code = &government.code;
        let is_own = own.is_some_and(|own| own.eq_ignore_ascii_case(code));
        if !is_own && !named.contains(code) {
            named.push(code.clone());
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_with_whom_its_title_names_and_not_with_what_it_is_about() {
        for (title, with) in [
            (
                "Readout of President Biden’s Call with President Xi of China",
                vec!["CN"],
            ),
            ("Call with Prime Minister Kishida on Ukraine", vec!["JP"]),
            (
                "Call on Ukraine with Prime Minister Kishida",
                vec!["UA", "JP"],
            ),
            (
                "Meeting with the President of South Korea and Japan",
                vec!["KR", "JP"],
            ),
            ("Meeting on economic issues", vec![]),
        ] {
            assert_eq!(counterparts(title, Some("US")), with, "{title}");
        }
    }
}
