//! Which government an id is of: by its code, its name, or what people call it.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;
use crate::lexicon::{self, Lexicon};
use crate::text::simplified::simplified;

/// Words that a name of a government has at most: `democratic-peoples-republic-of-korea`.
const MAX_WORDS: usize = 6;

/// The words of `government-ids.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IdTable {
    ids: BTreeMap<String, Vec<String>>,
    shared: BTreeMap<String, String>,
    beside: BesideRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BesideRow {
    words: Vec<String>,
}

static TABLE: LazyLock<IdTable> = LazyLock::new(|| data!("source/government-ids"));

/// The codes of governments, by their names in Latin letters.
static NAMES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for government in Lexicon::standard().governments().entries() {
        let all = std::iter::once(government.name.as_str()).chain(government.names.iter());
        let words = all.filter(|name| name.is_ascii() && name.len() > 3 && !name.contains('*'));
        for name in words {
            names
                .entry(hyphened(name))
                .or_insert_with(|| government.code.clone());
        }
    }
    names
});

/// The codes of governments, by what people call them besides.
static IDS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let rows = TABLE.ids.iter();
    let ids = rows.flat_map(|(code, ids)| ids.iter().map(|id| (id.as_str(), code.as_str())));
    ids.collect()
});

/// A part of an id.
enum Part<'a> {
    Government(&'static str),
    Other(&'a str),
}

/// The government of a code or a name that a person gives: `GB`, `uk`, `china`.
pub(crate) fn government_of_code(text: &str) -> Option<String> {
    of_name(&hyphened(text)).map(str::to_owned)
}

/// The government of an id that a person gives: `cn-mfa` and `china-2` are China's, by the part
/// that comes first. Of an id that names two, nobody can say.
pub(crate) fn government_of_id(id: &str) -> Option<String> {
    let id = hyphened(id);
    let parts = parts(&id, of_name);
    let Some(Part::Government(first)) = parts.first() else {
        return None;
    };
    names_no_other(first, &parts[1..]).then(|| (*first).to_owned())
}

/// The government of the name of a file, where all of it says so: `us2`, `cn-zh`, `china-mfa`.
pub(super) fn government_of_stem(stem: &str) -> Option<String> {
    let stem = hyphened(stem);
    let parts = parts(&stem, of_name);
    let first = governments(&parts).next()?;
    let is_known = |part: &Part<'_>| match part {
        Part::Government(_) => true,
        Part::Other(word) => {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || is_language(word)
                || TABLE.beside.words.iter().any(|known| known == word)
        }
    };
    let is_first = matches!(parts.first(), Some(Part::Government(_)));
    (is_first && parts.iter().all(is_known) && names_no_other(first, &parts[1..]))
        .then(|| first.to_owned())
}

/// The government that a name has somewhere in it, where it is the only one: for a person to
/// confirm.
pub(crate) fn government_in_name(name: &str) -> Option<String> {
    let name = hyphened(name);
    let parts = parts(&name, of_name);
    let mut found = governments(&parts);
    let first = found.next()?;
    found.all(|it| it == first).then(|| first.to_owned())
}

/// The government that is meant by an id that several go by, where nothing else says whose it is.
pub(crate) fn government_of_shared_id(id: &str) -> Option<String> {
    TABLE.shared.get(&hyphened(id)).cloned()
}

/// The governments that the name of an outlet holds, each once.
pub(crate) fn governments_named(name: &str) -> Vec<&'static str> {
    let hyphened = hyphened(name);
    let parts = parts(&hyphened, |name| NAMES.get(name).map(String::as_str));
    let mut found: Vec<&str> = governments(&parts).collect();
    let read = simplified(name);
    for government in Lexicon::standard().governments().entries() {
        let others = government.names.iter().filter(|name| !name.is_ascii());
        let mut others = others.map(|other| other.trim_end_matches('*'));
        if others.any(|other| name.contains(other) || read.contains(other)) {
            found.push(government.code.as_str());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether parts name no other government. What is a language as well may stand behind: `cn-ru`.
fn names_no_other(first: &str, parts: &[Part<'_>]) -> bool {
    parts.iter().all(|part| match part {
        Part::Government(code) => *code == first || is_language(&code.to_ascii_lowercase()),
        Part::Other(_) => true,
    })
}

fn is_language(word: &str) -> bool {
    static LANGUAGES: LazyLock<Vec<String>> =
        LazyLock::new(|| lexicon::languages().iter().map(str::to_owned).collect());
    word.len() == 2 && LANGUAGES.iter().any(|language| language == word)
}

/// The governments among parts.
fn governments(parts: &[Part<'_>]) -> impl Iterator<Item = &'static str> {
    parts.iter().filter_map(|part| match part {
        Part::Government(code) => Some(*code),
        Part::Other(_) => None,
    })
}

/// The parts of an id, each as long as a name can be that `of_name` knows.
fn parts(id: &str, of_name: impl Fn(&str) -> Option<&'static str>) -> Vec<Part<'_>> {
    let words: Vec<&str> = id.split('-').filter(|word| !word.is_empty()).collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let lengths = (1..=MAX_WORDS.min(words.len() - at)).rev();
        let named = |length: usize| Some((of_name(&words[at..at + length].join("-"))?, length));
        match lengths.into_iter().find_map(named) {
            Some((code, length)) => {
                parts.push(Part::Government(code));
                at += length;
            }
            None => {
                parts.push(Part::Other(words[at]));
                at += 1;
            }
        }
    }
    parts
}

/// The code of a government that is called so, a number behind the name left out.
fn of_name(name: &str) -> Option<&'static str> {
    let of = |name: &str| -> Option<&'static str> {
        let governments = Lexicon::standard().governments();
        let by_id = IDS.get(name).copied();
        by_id
            .or_else(|| NAMES.get(name).map(String::as_str))
            .or_else(|| {
                governments
                    .of(name)
                    .map(|government| government.code.as_str())
            })
    };
    of(name).or_else(|| of(name.trim_end_matches(|c: char| c.is_ascii_digit())))
}

/// A text in lower case, its words joined by hyphens, its full stops left out.
fn hyphened(text: &str) -> String {
    let mut hyphened = String::new();
    for c in text.chars().filter(|c| *c != '.' && *c != '\'') {
        if c.is_alphanumeric() {
            hyphened.extend(c.to_lowercase());
        } else if !hyphened.ends_with('-') {
            hyphened.push('-');
        }
    }
    hyphened.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_of_a_government_by_its_first_part() {
        for (id, code) in [
            ("us", "US"),
            ("US", "US"),
            ("us2", "US"),
            ("us-wh", "US"),
            ("usa", "US"),
            ("u.s.", "US"),
            ("cn-mfa", "CN"),
            ("cn-mfa-zh", "CN"),
            ("cn-zh", "CN"),
            ("cn-ru", "CN"),
            ("ca-fr", "CA"),
            ("prc", "CN"),
            ("china", "CN"),
            ("china2", "CN"),
            ("chn", "CN"),
            ("whitehouse", "US"),
            ("white-house", "US"),
            ("White_House", "US"),
            ("kremlin", "RU"),
            ("uk", "GB"),
            ("downing-street", "GB"),
            ("number10", "GB"),
            ("no10", "GB"),
            ("elysee", "FR"),
            ("bundesregierung", "DE"),
            ("state-dept", "US"),
            ("south-korea", "KR"),
            ("eu", "EU"),
            ("un", "UN"),
            ("nato", "NATO"),
            ("kantei", "JP"),
            ("uk-pm", "GB"),
            ("china-mfa", "CN"),
            ("us-readout", "US"),
            ("ua-president", "UA"),
        ] {
            assert_eq!(government_of_id(id).as_deref(), Some(code), "{id}");
        }
        for id in [
            "",
            "mfa",
            "readout",
            "readout-us",
            "in-china",
            "my-us",
            "my-us-page",
            "a",
            "source",
            "12",
        ] {
            assert_eq!(government_of_id(id), None, "{id}");
        }
    }

    #[test]
    fn a_name_of_a_file_is_of_a_government_where_all_of_it_is() {
        for (stem, code) in [
            ("us", "US"),
            ("us2", "US"),
            ("cn-zh", "CN"),
            ("cn_zh", "CN"),
            ("whitehouse", "US"),
            ("us-whitehouse", "US"),
            ("cn-mfa", "CN"),
            ("china", "CN"),
            ("White House", "US"),
            ("uk", "GB"),
            ("kremlin", "RU"),
            ("ru-kremlin-2", "RU"),
            ("ua-president", "UA"),
        ] {
            assert_eq!(government_of_stem(stem).as_deref(), Some(code), "{stem}");
        }
        for stem in [
            "in-china",
            "my-us-page",
            "us-page",
            "it-was-a-call",
            "to-read",
            "no-deal",
            "page",
            "mfa",
            "call-us",
        ] {
            assert_eq!(government_of_stem(stem), None, "{stem}");
        }
    }

    #[test]
    fn every_row_is_of_a_known_government() {
        let governments = Lexicon::standard().governments();
        for code in TABLE.ids.keys().chain(TABLE.shared.values()) {
            assert!(governments.of(code).is_some(), "{code}");
        }
        for id in TABLE.ids.values().flatten() {
            assert_eq!(hyphened(id), *id);
        }
    }
}
