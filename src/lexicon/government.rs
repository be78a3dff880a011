//! Governments, and what finds them and their people in running text.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::rows::Government;
use super::standard::titles;
use crate::text::Matcher;
use crate::text::normalize::lower;

/// All governments, in the order of the file.
#[derive(Debug)]
pub struct Governments {
    entries: Vec<Government>,
    /// What finds each, built when it is first asked for.
    matchers: Vec<OnceLock<Arc<Matcher>>>,
    /// What finds all of them, built likewise.
    of_all: OnceLock<Matcher>,
    /// The place of each by its words in lower case, built likewise.
    by_words: OnceLock<FxHashMap<String, usize>>,
}

impl Governments {
    pub(super) fn new(entries: Vec<Government>) -> Self {
        Self {
            matchers: entries.iter().map(|_| OnceLock::new()).collect(),
            of_all: OnceLock::new(),
            by_words: OnceLock::new(),
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

    /// What finds the [`words`](Self::words) in running text; the entry of a hit is the place of
    /// its government.
    pub fn matcher_of_all(&self) -> &Matcher {
        self.of_all.get_or_init(|| Matcher::new(self.words()))
    }

    /// The place of the first government that has some words, in capital letters or not.
    pub fn named(&self, words: &str) -> Option<usize> {
        let build = || {
            let mut by_words = FxHashMap::default();
            for (place, words) in self.words() {
                by_words.entry(lower(words)).or_insert(place);
            }
            by_words
        };
        let by_words = self.by_words.get_or_init(build);
        by_words.get(&lower(words)).copied()
    }

    /// The government of a code, in either case.
    pub fn of(&self, code: &str) -> Option<&Government> {
        Some(&self.entries[self.place(code)?])
    }

    /// What finds the government of a code, as [`Government::matcher`] does.
    pub fn matcher(&self, code: &str) -> Option<Arc<Matcher>> {
        let place = self.place(code)?;
        let build = || Arc::new(self.entries[place].matcher());
        Some(self.matchers[place].get_or_init(build).clone())
    }

    /// The same, of a government that has more people.
    pub fn matcher_with(&self, code: &str, more: &[String]) -> Option<Arc<Matcher>> {
        let own = self.matcher(code)?;
        if more.is_empty() {
            return Some(own);
        }
        let more = people(more.iter().map(String::as_str));
        let more = more.iter().map(|name| (Government::PERSON, name.as_str()));
        Some(Arc::new(Matcher::clone(&own).with(more)))
    }

    /// The name of a government, or of an account that begins with it, as it stands inside a
    /// sentence: `the United States`.
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

    /// Finds the government (entry 0) and its [people](Self::PERSON) in running text.
    pub fn matcher(&self) -> Matcher {
        let people = people(self.people.iter());
        let people = people.iter().map(|name| (Self::PERSON, name.as_str()));
        Matcher::new(self.names.iter().map(|name| (0, name)).chain(people))
    }
}

/// The terms for people: who is listed with a full name is found by title and family name too,
/// whichever of the names that is.
fn people<'a>(listed: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let titled = |name| titles().iter().map(move |title| format!("{title} {name}"));
    let addressed = listed.clone().flat_map(ends).flat_map(titled);
    listed.map(str::to_owned).chain(addressed).collect()
}

/// The first and the last word of a name with several.
fn ends(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.split_once(' ').zip(name.rsplit_once(' '));
    ends.into_iter()
        .flat_map(|((first, _), (_, last))| [first, last])
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn a_government_is_named_by_any_of_its_words_in_any_letters() {
        let governments = Lexicon::standard().governments();
        let code = |words: &str| {
            let place = governments.named(words);
            place.map(|place| governments.entries()[place].code.as_str())
        };
        for (place, words) in governments.words() {
            // Two governments may share a word; the first of them is meant.
            let first = governments.named(words).expect("a government");
            assert!(first <= place, "{words}");
        }
        assert_eq!(code("NORWAY"), Some("NO"));
        assert_eq!(code("norwegian"), code("Norway"));
        assert_eq!(code("harbour"), None);
    }

    #[test]
    fn more_people_of_a_government_are_found_beside_those_that_are_listed() {
        let governments = Lexicon::standard().governments();
        let more = ["Jane Example".to_owned(), "Sample".to_owned()];
        let matcher = governments.matcher_with("NO", &more).expect("a government");
        let found = matcher.find("Norway's Jane Example, Minister Example and Sample met.");
        let found: Vec<_> = found.iter().map(|it| (it.entry, it.start)).collect();
        assert_eq!(found, [(0, 0), (1, 9), (1, 23), (1, 44)]);
        let own = governments.matcher("NO").expect("a government");
        assert_eq!(own.find("Norway's Jane Example met.").len(), 1);
    }
}
