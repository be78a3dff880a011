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

impl Act {
    const ALL: [Self; 10] = [
        Self::Said,
        Self::Demanded,
        Self::Warned,
        Self::Promised,
        Self::Offered,
        Self::Concerned,
        Self::Agreed,
        Self::Discussed,
        Self::Thanked,
        Self::Praised,
    ];
}

/// The act that the words of a unit show; `None` where they show none.
pub(super) fn shown(unit: &NormalizedText) -> Option<Act> {
    static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
        let words: BTreeMap<Act, BTreeMap<String, Vec<String>>> = data!("unit/acts");
        let words = words.iter().flat_map(|(act, languages)| {
            let words = languages.values().flatten();
            words.map(|word| (*act as usize, word.as_str()))
        });
        Matcher::new(words)
    });
    let found = MATCHER.find_in(unit);
    let first = found
        .iter()
        .min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.entry))?;
    Some(Act::ALL[first.entry])
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
            assert_eq!(shown(&NormalizedText::new(unit)), act, "{unit}");
        }
    }
}
