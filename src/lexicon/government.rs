//! Governments and what they are called.

use std::sync::{Arc, LazyLock, OnceLock};

use serde::Deserialize;

use super::Words;
use crate::data::data;
use crate::text::Matcher;

/// A government, and the words that stand for it in running text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Government {
    /// ISO 3166 alpha-2 code, or `EU`, `UN`, `NATO`.
    pub code: String,
    /// Its usual name in English.
    pub name: String,
    /// Words for the state, its seat of government and its side, in any language.
    pub names: Words,
    /// Family names of leaders and envoys who speak for it.
    #[serde(default)]
    pub people: Words,
    #[serde(skip)]
    matcher: OnceLock<Arc<Matcher>>,
}

impl Government {
    /// Finds the government (entry 0) and its people (entry 1) in running text. Who is listed with a full
    /// name is found by title and family name too, whichever of the names that is.
    pub fn matcher(&self) -> Arc<Matcher> {
        let build = || Arc::new(self.matcher_with(&[]));
        self.matcher.get_or_init(build).clone()
    }

    /// As [`matcher`](Self::matcher), with more people.
    pub fn matcher_with(&self, more: &[String]) -> Matcher {
        let names = self.names.iter().map(|name| (0, name.to_owned()));
        let listed = || self.people.iter().chain(more.iter().map(String::as_str));
        let people = listed().map(|name| (1, name.to_owned()));
        let addressed = listed().flat_map(|name| {
            let parts: Vec<&str> = name.split(' ').collect();
            let ends = if parts.len() > 1 {
                vec![parts[0], parts[parts.len() - 1]]
            } else {
                vec![]
            };
            ends.into_iter()
                .flat_map(|part| {
                    TITLES
                        .iter()
                        .map(move |title| (1, format!("{title} {part}")))
                })
                .collect::<Vec<_>>()
        });
        let terms: Vec<(usize, String)> = names.chain(people).chain(addressed).collect();
        Matcher::new(terms.iter().map(|(entry, term)| (*entry, term.as_str())))
    }
}

/// Titles that stand before a family name.
const TITLES: [&str; 8] = [
    "President",
    "Premier",
    "Prime Minister",
    "Chancellor",
    "Minister",
    "Secretary",
    "Mr.",
    "Ms.",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    government: Vec<Government>,
}

static GOVERNMENTS: LazyLock<Vec<Government>> = LazyLock::new(|| {
    let file: File = data!("lexicon/governments");
    file.government
});

/// All governments of the table, in the order of the file.
pub fn governments() -> &'static [Government] {
    &GOVERNMENTS
}

/// The government of a code, in either case.
pub fn government(code: &str) -> Option<&'static Government> {
    GOVERNMENTS
        .iter()
        .find(|government| government.code.eq_ignore_ascii_case(code))
}
