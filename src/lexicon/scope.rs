//! Small words that change how far a statement reaches.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{ByLanguage, ForLanguages, Matcher};
use crate::data::data;

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

static SCOPES: LazyLock<Vec<Scope>> = LazyLock::new(|| {
    let file: File = data!("lexicon/scope");
    file.scope
});

static MATCHERS: LazyLock<ForLanguages> = LazyLock::new(|| {
    let languages: BTreeSet<&String> = SCOPES.iter().flat_map(|scope| scope.forms.keys()).collect();
    ForLanguages::new(languages.into_iter())
});

/// All of them, in the order of the file.
pub fn scopes() -> &'static [Scope] {
    &SCOPES
}

/// Finds them in one language; entries are places in [`scopes`]. `None` for a language without.
pub fn scope_matcher(language: &str) -> Option<&'static Matcher> {
    MATCHERS.get(language, || {
        let forms = SCOPES.iter().enumerate().flat_map(|(entry, scope)| {
            let forms = scope.forms.get(language).into_iter().flatten();
            forms.map(move |form| (entry, form.as_str()))
        });
        Matcher::new(forms)
    })
}
