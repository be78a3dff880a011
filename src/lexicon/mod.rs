//! What the tool knows of the world: data files that an analyst can correct without knowing Rust, and
//! add to with files of his own.

mod government;
mod ladder;
mod matchers;
mod scope;
mod term;
mod tone;
mod topic;
mod user;
mod verb;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub use government::{Government, government, governments};
pub use ladder::{Ladder, LadderTable, Rung};
use matchers::ForLanguages;
pub use scope::{Scope, ScopeTable};
pub use term::{Term, TermTable, Variant};
pub use tone::{Tone, Tones};
pub use topic::{Topic, TopicTable, topic_matcher};
pub use user::LexiconError;
pub use verb::{Role, Roles, Verbs, verbs};
pub use words::Words;

/// Words of an entry, by language (primary BCP 47 subtag).
type ByLanguage = BTreeMap<String, Words>;

/// The words in one language.
fn in_language<'a>(
    words: &'a ByLanguage,
    language: &str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    words.get(language).into_iter().flat_map(Words::iter)
}

/// Adds words by language to others.
fn add(words: &mut ByLanguage, more: ByLanguage) {
    for (language, more) in more {
        words.entry(language).or_default().add(&more);
    }
}

/// All that findings are made by: what the program knows, and what a user adds
/// ([`with_files`](Lexicon::with_files)).
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Topics of diplomacy.
    pub topics: Arc<TopicTable>,
    /// Names that differ for the same thing.
    pub terms: Arc<TermTable>,
    /// Graded words.
    pub ladders: Arc<LadderTable>,
    /// Words that change how far a statement reaches.
    pub scopes: Arc<ScopeTable>,
    /// What talks are called.
    pub tones: Arc<Tones>,
}

impl Lexicon {
    /// What the program knows.
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
            topics: TopicTable::standard(),
            terms: TermTable::standard(),
            ladders: LadderTable::standard(),
            scopes: ScopeTable::standard(),
            tones: Tones::standard(),
        });
        &STANDARD
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_data_file_reads_and_has_each_id_once() {
        let unique = |ids: Vec<&str>| {
            let set: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(set.len(), ids.len(), "an id stands twice in {ids:?}");
        };
        unique(
            governments()
                .iter()
                .map(|entry| entry.code.as_str())
                .collect(),
        );
        let lexicon = Lexicon::standard();
        let topics = lexicon.topics.entries();
        unique(topics.iter().map(|entry| entry.id.as_str()).collect());
        for near in topics.iter().flat_map(|topic| topic.near.iter()) {
            assert!(topics.iter().any(|topic| topic.id == near), "{near}");
        }
        let ladders = lexicon.ladders.entries().iter();
        unique(ladders.map(|entry| entry.id.as_str()).collect());
        let terms = lexicon.terms.entries().iter();
        unique(terms.map(|entry| entry.id.as_str()).collect());
        let scopes = lexicon.scopes.entries().iter();
        unique(scopes.map(|entry| entry.label.as_str()).collect());
        assert!(!lexicon.tones.tones.is_empty());
        assert!(verbs().find("He said so.").has(Role::Claim));
    }
}
