//! Governments, and what finds them and their people in running text.

use std::sync::{Arc, OnceLock};

use super::rows::Government;
use crate::text::Matcher;

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

/// All governments, in the order of the file.
#[derive(Debug)]
pub struct Governments {
    entries: Vec<Government>,
    /// What finds each, built when it is first asked for.
    matchers: Vec<OnceLock<Arc<Matcher>>>,
}

impl Governments {
    pub(super) fn new(entries: Vec<Government>) -> Self {
        Self {
            matchers: entries.iter().map(|_| OnceLock::new()).collect(),
            entries,
        }
    }

    /// All of them.
    pub fn entries(&self) -> &[Government] {
        &self.entries
    }

    /// The words for all of them and their people, each with the place of its government.
    pub fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let entries = self.entries.iter().enumerate();
        entries.flat_map(|(place, government)| {
            let words = government.names.iter().chain(government.people.iter());
            words.map(move |word| (place, word))
        })
    }

    /// The government of a code, in either case.
    pub fn of(&self, code: &str) -> Option<&Government> {
        Some(&self.entries[self.place(code)?])
    }

    /// What finds the government of a code, as [`Government::matcher`] does.
    pub fn matcher(&self, code: &str) -> Option<Arc<Matcher>> {
        let place = self.place(code)?;
        let build = || Arc::new(self.entries[place].matcher(&[]));
        Some(self.matchers[place].get_or_init(build).clone())
    }

    /// The name of a government, or of an account that begins with it, as it stands inside a sentence:
    /// `the United States`.
    pub fn in_sentence(&self, name: &str) -> String {
        let is_of = |government: &&Government| {
            let rest = name.strip_prefix(government.name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
        };
        match self.entries.iter().find(is_of) {
            Some(government) if government.article => format!("the {name}"),
            _ => name.to_owned(),
        }
    }

    fn place(&self, code: &str) -> Option<usize> {
        let mut entries = self.entries.iter();
        entries.position(|government| government.code.eq_ignore_ascii_case(code))
    }
}

impl Government {
    /// The entry of its people in its matcher; that of its names is 0.
    pub const PERSON: usize = 1;

    /// Finds the government (entry 0) and its [people](Self::PERSON) in running text, and more people.
    /// Who is listed with a full name is found by title and family name too, whichever of the names
    /// that is.
    pub fn matcher(&self, more: &[String]) -> Matcher {
        let names = self.names.iter().map(|name| (0, name.to_owned()));
        let listed = || self.people.iter().chain(more.iter().map(String::as_str));
        let people = listed().map(|name| (Self::PERSON, name.to_owned()));
        let addressed = listed()
            .flat_map(ends)
            .flat_map(|name| TITLES.map(|title| (Self::PERSON, format!("{title} {name}"))));
        let terms: Vec<(usize, String)> = names.chain(people).chain(addressed).collect();
        Matcher::new(terms.iter().map(|(entry, term)| (*entry, term.as_str())))
    }
}

/// The first and the last word of a name with several.
fn ends(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.split_once(' ').zip(name.rsplit_once(' '));
    ends.into_iter()
        .flat_map(|((first, _), (_, last))| [first, last])
}
