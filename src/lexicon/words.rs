//! Lists of words.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

/// What stands behind each word. No word holds it.
const END: char = '\n';

/// Words of an entry, by language (primary BCP 47 subtag).
pub type ByLanguage = BTreeMap<String, Words>;

/// A list of words: one text, since the lexicon has many thousands and a comparison looks at few.
///
/// People write it as a list; a binary format holds the text, which is read at once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.split_terminator(END)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is this.
    pub fn contains(&self, word: &str) -> bool {
        self.iter().any(|other| other == word)
    }

    /// Adds the words of another list.
    pub fn add(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }

    fn push(&mut self, word: &str) {
        // White space is as good as any other.
        self.0
            .extend(word.chars().map(|c| if c == END { ' ' } else { c }));
        self.0.push(END);
    }
}

impl<S: AsRef<str>> FromIterator<S> for Words {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        let mut list = Self::default();
        for word in words {
            list.push(word.as_ref());
        }
        list
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_seq(self.iter())
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let words: Vec<String> = Vec::deserialize(deserializer)?;
            Ok(words.into_iter().collect())
        } else {
            String::deserialize(deserializer).map(Self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_the_same_from_both_kinds_of_format() {
        let list: Words = serde_json::from_str(r#"["one", "two words", "", "a\nb"]"#).unwrap();
        assert_eq!(
            list.iter().collect::<Vec<_>>(),
            ["one", "two words", "", "a b"]
        );
        let bytes = postcard::to_allocvec(&list).unwrap();
        assert_eq!(postcard::from_bytes::<Words>(&bytes).unwrap(), list);
        assert_eq!(
            serde_json::to_string(&list).unwrap(),
            r#"["one","two words","","a b"]"#
        );
        assert!(serde_json::from_str::<Words>("[]").unwrap().is_empty());
        assert!(
            serde_json::from_str::<Words>("\"one\"").is_err(),
            "a word is no list"
        );
    }
}
