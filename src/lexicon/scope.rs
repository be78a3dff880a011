//! Small words that change how far a statement reaches.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{ByLanguage, ForLanguages, add, in_language};
use crate::data::data;
use crate::text::Matcher;

/// Words that reach equally far.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// What they do.
    pub label: String,
    /// The words in running text.
    pub forms: ByLanguage,
    /// Where that is known from.
    pub source: String,
}

#[derive(Deserialize)]
struct File {
    scope: Vec<Scope>,
}

/// Words of scope, and what finds them.
#[derive(Debug)]
pub struct ScopeTable {
    entries: Vec<Scope>,
    matchers: ForLanguages,
}

static STANDARD: LazyLock<Arc<ScopeTable>> =
    LazyLock::new(|| Arc::new(ScopeTable::with(Vec::new())));

impl ScopeTable {
    /// Those of the program.
    pub(super) fn standard() -> Arc<Self> {
        STANDARD.clone()
    }

    /// Those of the program and a user's own. An own entry with the label of another adds its words
    /// to it.
    pub(super) fn with(own: Vec<Scope>) -> Self {
        let file: File = data!("lexicon/scope");
        let mut entries = file.scope;
        for scope in own {
            match entries.iter_mut().find(|entry| entry.label == scope.label) {
                Some(entry) => add(&mut entry.forms, scope.forms),
                None => entries.push(scope),
            }
        }
        Self {
            matchers: ForLanguages::new(entries.iter().flat_map(|scope| scope.forms.keys())),
            entries,
        }
    }

    /// All of them.
    pub fn entries(&self) -> &[Scope] {
        &self.entries
    }

    /// Finds them in one language; entries are places in [`entries`](Self::entries). `None` for a
    /// language without.
    pub fn matcher(&self, language: &str) -> Option<&Matcher> {
        self.matchers.get(language, || {
            let forms = self.entries.iter().enumerate().flat_map(|(entry, scope)| {
                in_language(&scope.forms, language).map(move |form| (entry, form))
            });
            Matcher::new(forms)
        })
    }
}
