//! What the tool knows of the world: data files that an analyst can correct without knowing Rust,
//! and add to with files of his own.

mod agreements;
pub(crate) mod checks;
mod entries;
mod government;
mod matchers;
pub(crate) mod rows;
mod standard;
mod table;
mod tone;
mod user;
pub(crate) mod validate;
mod verb;
pub(crate) mod words;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use crate::data::read_user_table;
use crate::estimate::Weights;

pub(crate) use agreements::names_an_agreement;

pub use crate::data::{Malformed, UserTableError};
pub use government::Governments;
use rows::Additions;
pub use rows::{Government, Ladder, Role, Rung, Scope, Term, Tone, Topic, Variant};
pub(crate) use standard::languages;
pub use table::{Entry, Table};
pub use tone::Tones;
pub use verb::{Roles, Verbs};
pub use words::{ByLanguage, Words};

/// All words that a comparison is made by: those of the program, and what a user adds
/// ([`with_files`](Lexicon::with_files)). A table is read when it is first asked for.
#[derive(Debug, Default)]
pub struct Lexicon {
    own: Additions,
    verbs: OnceLock<Verbs>,
    governments: OnceLock<Governments>,
    topics: OnceLock<Arc<Table<Topic>>>,
    terms: OnceLock<Table<Term>>,
    ladders: OnceLock<Table<Ladder>>,
    scopes: OnceLock<Table<Scope>>,
    tones: OnceLock<Tones>,
    weights: Option<Weights>,
}

impl Lexicon {
    /// What the program knows.
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        &STANDARD
    }

    /// What the program knows, with a user's own files, in their order. An entry with the id of
    /// another adds its words to it; a ladder needs an id of its own.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not as the program's own data files are written; the error
    /// names the file and the line, and shows the place.
    pub fn with_files(paths: &[PathBuf]) -> Result<Self, UserTableError> {
        Ok(Self {
            own: user::read(paths)?,
            ..Self::default()
        })
    }

    /// The same with other weights of the estimates, from a file as `cargo xtask learn-estimates`
    /// writes it.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is none of weights.
    pub fn weighted_by(self, path: &Path) -> Result<Self, UserTableError> {
        let weights = read_user_table(path, |_| Ok(()))?;
        Ok(Self {
            weights: Some(weights),
            ..self
        })
    }

    /// The weights of the estimates.
    pub fn weights(&self) -> &Weights {
        self.weights.as_ref().unwrap_or_else(|| Weights::standard())
    }

    /// Words with which a statement reports what somebody said or did.
    pub fn verbs(&self) -> &Verbs {
        self.verbs.get_or_init(|| Verbs::new(&standard::verbs()))
    }

    /// Governments, their names and their people.
    pub fn governments(&self) -> &Governments {
        self.governments
            .get_or_init(|| Governments::new(standard::governments()))
    }

    /// Topics of diplomacy.
    pub fn topics(&self) -> &Arc<Table<Topic>> {
        self.topics
            .get_or_init(|| Arc::new(Table::new(standard::topics(), self.own.topic.clone())))
    }

    /// Names that differ for the same thing.
    pub fn terms(&self) -> &Table<Term> {
        self.terms
            .get_or_init(|| Table::new(standard::terms(), self.own.term.clone()))
    }

    /// Graded words.
    pub fn ladders(&self) -> &Table<Ladder> {
        self.ladders
            .get_or_init(|| Table::new(standard::ladders(), self.own.ladder.clone()))
    }

    /// Words that change how far a statement reaches.
    pub fn scopes(&self) -> &Table<Scope> {
        self.scopes
            .get_or_init(|| Table::new(standard::scopes(), self.own.scope.clone()))
    }

    /// What talks are called.
    pub fn tones(&self) -> &Tones {
        self.tones
            .get_or_init(|| Tones::new(standard::tones(), self.own.tone.clone()))
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
        let lexicon = Lexicon::standard();
        let governments = lexicon.governments().entries().iter();
        unique(governments.map(|entry| entry.code.as_str()).collect());
        let topics = lexicon.topics().entries();
        unique(topics.iter().map(|entry| entry.id.as_str()).collect());
        for topic in topics.iter() {
            assert!(!topic.why.is_empty(), "{} does not say why", topic.id);
        }
        for (place, topic) in topics.iter().enumerate() {
            let near = lexicon.topics().near(place).iter();
            let mut found: Vec<&str> = near.map(|it| topics[*it].id.as_str()).collect();
            let mut listed: Vec<&str> = topic.near.iter().collect();
            found.sort_unstable();
            listed.sort_unstable();
            assert_eq!(found, listed, "{}", topic.id);
        }
        let ladders = lexicon.ladders().entries().iter();
        unique(ladders.map(|entry| entry.id.as_str()).collect());
        let own = lexicon.ladders().entries().iter();
        let own = own.filter(|ladder| ladder.government.is_some());
        for rung in own.flat_map(|ladder| &ladder.rungs) {
            assert!(!rung.seen.is_empty(), "nobody has seen {}", rung.label);
        }
        let terms = lexicon.terms().entries().iter();
        unique(terms.map(|entry| entry.id.as_str()).collect());
        let scopes = lexicon.scopes().entries().iter();
        unique(scopes.map(|entry| entry.label.as_str()).collect());
        assert!(!lexicon.tones().adjectives.entries().is_empty());
        assert!(lexicon.verbs().find("He said so.").has(Role::Claim));
    }
}
