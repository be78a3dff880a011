//! Words for one thing, as `data/text/synonyms.toml` has them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::terms::Terms;
use crate::data::data;

/// For each word of a group, as a stem, the first of its group.
static FIRSTS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let languages: FxHashMap<String, Vec<String>> = data!("text/synonyms");
    let mut firsts = FxHashMap::default();
    for (language, groups) in &languages {
        let terms = Terms::new(language);
        for group in groups {
            let stems = group.split(',').flat_map(|word| terms.of_word(word.trim()));
            let stems: Vec<String> = stems.collect();
            firsts.extend(stems.iter().map(|stem| (stem.clone(), stems[0].clone())));
        }
    }
    firsts
});

/// The first of the words for the thing that a word, as a stem, is a word for.
pub(crate) fn first_synonym(word: &str) -> Option<&'static str> {
    FIRSTS.get(word).map(String::as_str)
}

/// Whether two words, as stems, are words for one thing.
pub(crate) fn are_synonyms(a: &str, b: &str) -> bool {
    first_synonym(a).is_some_and(|own| first_synonym(b) == Some(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_group_are_synonyms_in_all_forms() {
        let stem = |word: &str| Terms::new("en").of_word(word).remove(0);
        for (a, b, alike) in [
            ("ships", "vessel", true),
            ("underlined", "stressed", true),
            ("harbours", "ports", true),
            ("ships", "warships", false),
            ("north", "south", false),
        ] {
            assert_eq!(are_synonyms(&stem(a), &stem(b)), alike, "{a}, {b}");
        }
    }
}
