//! What the tool knows of the world: data files that an analyst can correct without knowing Rust.

mod government;
mod ladder;
mod matcher;
mod scope;
mod term;
mod tone;
mod topic;
mod verb;

use std::collections::BTreeMap;

pub use government::{Government, government, governments};
pub use ladder::{Ladder, Rung, ladders};
use matcher::ForLanguages;
pub(crate) use matcher::longest;
pub use matcher::{Hit, Matcher};
pub use scope::{Scope, scope_matcher, scopes};
pub use term::{Term, Variant, term_matcher, term_place, terms};
pub use tone::{Tone, tones};
pub use topic::{Topic, topic_matcher, topics, weak_topic_matcher};
pub use verb::{Verbs, verbs};

/// Words of an entry, by language (primary BCP 47 subtag).
type ByLanguage = BTreeMap<String, Vec<String>>;

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
        unique(topics().iter().map(|entry| entry.id.as_str()).collect());
        for near in topics().iter().flat_map(|topic| &topic.near) {
            assert!(topics().iter().any(|topic| topic.id == *near), "{near}");
        }
        unique(ladders().iter().map(|entry| entry.id.as_str()).collect());
        unique(terms().iter().map(|entry| entry.id.as_str()).collect());
        unique(scopes().iter().map(|entry| entry.label.as_str()).collect());
        assert!(!tones().tones.is_empty());
        assert!(!verbs().claims.is_empty());
    }
}
