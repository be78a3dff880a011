//! Governments and what they are called.

use std::sync::LazyLock;

use serde::Deserialize;

/// A government, and the words that stand for it in running text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Government {
    /// ISO 3166 alpha-2 code, or `EU`, `UN`, `NATO`.
    pub code: String,
    /// Its usual name in English.
    pub name: String,
    /// Words for the state, its seat of government and its side, in any language.
    pub names: Vec<String>,
    /// Family names of leaders and envoys who speak for it.
    #[serde(default)]
    pub people: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    government: Vec<Government>,
}

static GOVERNMENTS: LazyLock<Vec<Government>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("governments.toml"))
        .expect("governments.toml is part of the program, and a test reads it");
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
