//! The matchers of a table, one for each language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::Matcher;

/// A matcher for each language, built when it is first asked for: building one costs milliseconds,
/// and an event has one or two languages.
#[derive(Debug)]
pub(crate) struct ForLanguages(BTreeMap<String, OnceLock<Matcher>>);

impl ForLanguages {
    /// Room for these languages.
    pub(crate) fn new<'a>(languages: impl IntoIterator<Item = &'a str>) -> Self {
        Self(
            languages
                .into_iter()
                .map(|language| (language.to_owned(), OnceLock::new()))
                .collect(),
        )
    }

    /// The matcher of a language; `None` where it has none.
    pub(crate) fn get(&self, language: &str, build: impl FnOnce() -> Matcher) -> Option<&Matcher> {
        self.0
            .get(language)
            .map(|matcher| matcher.get_or_init(build))
    }
}
