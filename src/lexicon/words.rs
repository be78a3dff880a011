//! Lists of words.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// What stands behind each word: a line separator, which the build does not have to escape.
const END: char = '\u{2028}';

/// Words of an entry, by language (primary BCP 47 subtag).
pub type ByLanguage = BTreeMap<String, Words>;

/// A list of words: one text, since the lexicon has many thousands and a comparison looks at few.
///
/// It is read from a list, or from a text as the build makes one of a list.
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

impl<'a> FromIterator<&'a str> for Words {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|word| list.push(word));
        list
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of words")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
                let mut words = Words::default();
                while let Some(word) = list.next_element::<String>()? {
                    words.push(&word);
                }
                Ok(words)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
                if text.is_empty() || text.ends_with(END) {
                    Ok(Words(text.to_owned()))
                } else {
                    Err(E::invalid_type(serde::de::Unexpected::Str(text), &self))
                }
            }
        }

        deserializer.deserialize_any(List)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_and_the_text_made_of_it_are_the_same() {
        let read = |json: &str| serde_json::from_str::<Words>(json);
        let list = read(r#"["one", "two words", ""]"#).unwrap();
        assert_eq!(list.iter().collect::<Vec<_>>(), ["one", "two words", ""]);
        assert_eq!(
            read("\"one\u{2028}two words\u{2028}\u{2028}\"").unwrap(),
            list
        );
        assert!(read("[]").unwrap().is_empty() && read("\"\"").unwrap().is_empty());
        assert_eq!(read("[\"a\u{2028}b\"]").unwrap().len(), 1);
        assert!(read("\"one\"").is_err(), "a word is no list");
    }
}
