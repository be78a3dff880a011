//! What a speaker does with a unit: demands, warns, promises.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::data;
use crate::text::{Matcher, NormalizedText};

/// What a speaker does with a unit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Act {
    /// Says or holds it.
    Said,
    /// Demands or asks it of another.
    Demanded,
    /// Warns of it, threatens it, opposes it.
    Warned,
    /// Promises or supports it.
    Promised,
    /// Offers or proposes it.
    Offered,
    /// Is concerned about it, or blames another for it.
    Concerned,
    /// Agrees on it with the other side.
    Agreed,
    /// Speaks of it with the other side, without a position.
    Discussed,
    /// Thanks for it.
    Thanked,
    /// Praises or welcomes it.
    Praised,
}

/// What words of `acts.toml` show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Words {
    Said,
    Demanded,
    Warned,
    Promised,
    Offered,
    Concerned,
    Agreed,
    Discussed,
    Thanked,
    Praised,
    Wished,
    Dreaded,
    Supported,
    Blamed,
}

/// The act that words show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub act: Act,
    /// Whether they say so outright, and not only what the act is about: "demands", not "should".
    pub is_outright: bool,
}

impl From<Words> for Shown {
    fn from(words: Words) -> Self {
        let (act, is_outright) = match words {
            Words::Said => (Act::Said, true),
            Words::Demanded => (Act::Demanded, true),
            Words::Warned => (Act::Warned, true),
            Words::Promised => (Act::Promised, true),
            Words::Offered => (Act::Offered, true),
            Words::Concerned => (Act::Concerned, true),
            Words::Agreed => (Act::Agreed, true),
            Words::Discussed => (Act::Discussed, true),
            Words::Thanked => (Act::Thanked, true),
            Words::Praised => (Act::Praised, true),
            Words::Wished => (Act::Demanded, false),
            Words::Dreaded => (Act::Warned, false),
            Words::Supported => (Act::Promised, false),
            Words::Blamed => (Act::Concerned, false),
        };
        Self { act, is_outright }
    }
}

/// The act that the words of a unit show; `None` where they show none.
pub(super) fn shown(unit: &NormalizedText) -> Option<Shown> {
    static TABLE: LazyLock<(Vec<Shown>, Matcher)> = LazyLock::new(|| {
        let words: BTreeMap<Words, BTreeMap<String, Vec<String>>> = data!("unit/acts");
        let shown = words.keys().map(|words| Shown::from(*words)).collect();
        let terms = words.values().enumerate().flat_map(|(entry, languages)| {
            let words = languages.values().flatten();
            words.map(move |word| (entry, word.as_str()))
        });
        let matcher = Matcher::new(terms);
        (shown, matcher)
    });
    let (shown, matcher) = &*TABLE;
    let found = matcher.find_in(unit);
    let first = found
        .iter()
        .min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.entry))?;
    Some(shown[first.entry])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_show_the_act() {
        for (unit, act) in [
            ("He called on Moscow to withdraw", Some(Act::Demanded)),
            ("warned of severe costs", Some(Act::Warned)),
            ("The leaders discussed trade", Some(Act::Discussed)),
            ("He thanked her for the support", Some(Act::Thanked)),
            ("She congratulated him on his election", Some(Act::Praised)),
            ("They agreed to stay in contact", Some(Act::Agreed)),
            ("voiced deep concern over the arrests", Some(Act::Concerned)),
            ("The river is long", None),
        ] {
            let found = shown(&NormalizedText::new(unit));
            assert_eq!(found.map(|found| found.act), act, "{unit}");
        }
    }

    #[test]
    fn the_object_says_what_is_reaffirmed_or_offered() {
        for (unit, act, is_outright) in [
            ("reaffirmed the unbreakable bond", None, false),
            (
                "reaffirmed her commitment to peace",
                Some(Act::Promised),
                true,
            ),
            ("supports the right to fish", Some(Act::Promised), false),
            ("offered condolences on the death", Some(Act::Thanked), true),
            ("offered ten ships", Some(Act::Offered), true),
            ("the committee met", Some(Act::Said), true),
            ("the merits of the matter concerned", Some(Act::Said), true),
            ("both sides should keep calm", Some(Act::Demanded), false),
            ("demanded that both keep calm", Some(Act::Demanded), true),
        ] {
            let found = shown(&NormalizedText::new(unit));
            assert_eq!(found.map(|found| found.act), act, "{unit}");
            assert_eq!(
                found.is_some_and(|it| it.is_outright),
                is_outright,
                "{unit}"
            );
        }
    }
}
