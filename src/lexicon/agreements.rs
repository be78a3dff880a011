//! Towns that name an agreement, a format or a process, and stand for no state: the Minsk
//! agreements.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;
use crate::text::{Match, Matcher, NormalizedText};

/// The words, as `data/voice/agreements.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreementsFile {
    towns: Vec<String>,
    behind: Vec<String>,
    before: Vec<String>,
    links: Vec<String>,
}

/// What finds towns, and nouns for what they name.
struct Agreements {
    towns: Matcher,
    /// A match is of the entry by which side of the town it stands on.
    nouns: Matcher,
    /// Words between a noun and its town.
    links: Vec<String>,
}

/// The entries of nouns: they stand behind the town, or before it.
const BEHIND: usize = 0;
const BEFORE: usize = 1;

static AGREEMENTS: LazyLock<Agreements> = LazyLock::new(|| {
    let file: AgreementsFile = data!("voice/agreements");
    let behind = file.behind.iter().map(|word| (BEHIND, word.as_str()));
    let before = file.before.iter().map(|word| (BEFORE, word.as_str()));
    Agreements {
        towns: Matcher::new(file.towns.iter().map(|town| (0, town.as_str()))),
        nouns: Matcher::new(behind.chain(before)),
        links: file.links,
    }
});

/// Whether what was found in a text is the name of a town, and names what was agreed there.
pub(crate) fn names_an_agreement(text: &NormalizedText, found: Match) -> bool {
    let agreements = &*AGREEMENTS;
    let mut towns = agreements.towns.find_in(text).into_iter();
    if !towns.any(|town| town.start <= found.start && found.end <= town.end) {
        return false;
    }
    let characters = text.characters();
    let between = |from: usize, to: usize| -> Option<String> {
        let words: String = characters.get(from..to)?.iter().collect();
        Some(words.trim_matches([' ', '-', '\u{2011}']).to_lowercase())
    };
    let mut nouns = agreements.nouns.find_in(text).into_iter();
    nouns.any(|noun| match noun.entry {
        BEHIND => between(found.end, noun.start).is_some_and(|words| words.is_empty()),
        _ => between(noun.end, found.start).is_some_and(|words| agreements.links.contains(&words)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_that_names_an_agreement_is_no_state() {
        for (text, town, expected) in [
            ("The Minsk agreements hold.", "Minsk", true),
            ("Talks in Minsk went on.", "Minsk", false),
            ("Выполнение Минских договорённостей.", "Минских", true),
            ("Переговоры в Минске.", "Минске", false),
            ("按照明斯克协议行事。", "明斯克", true),
            ("Les accords de Minsk tiennent.", "Minsk", true),
            ("Das Minsker Abkommen gilt.", "Minsker", true),
            ("The Paris Agreement is in force.", "Paris", true),
            ("Geneva Conventions apply.", "Geneva", true),
            ("The American agreement is new.", "American", false),
        ] {
            let text = NormalizedText::new(text);
            let characters: String = text.characters().iter().collect();
            let at = characters.find(town).expect("the town stands there");
            let start = characters[..at].chars().count();
            let found = Match {
                start,
                end: start + town.chars().count(),
                entry: 0,
            };
            assert_eq!(names_an_agreement(&text, found), expected, "{characters}");
        }
    }
}
