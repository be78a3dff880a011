//! What alignment reads.

use std::borrow::Cow;

use crate::statement::Statement;
use crate::text::simplified::as_read;

/// A text to align: its sentences in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text<'a> {
    /// Primary BCP 47 subtag. Sentences of texts in different languages are not compared.
    pub language: Option<&'a str>,
    /// The government that gives it, where it is known.
    pub government: Option<&'a str>,
    /// The sentences.
    pub sentences: Vec<&'a str>,
    /// The indices of sentences that are no content, in order: they are linked to nothing.
    pub unread: Vec<usize>,
}

impl<'a> Text<'a> {
    /// Its sentences as they are read: Chinese in simplified characters.
    pub(super) fn read(&self) -> Vec<Cow<'a, str>> {
        let sentences = self.sentences.iter();
        sentences.map(|it| as_read(it, self.language)).collect()
    }
}

impl<'a> From<&'a Statement> for Text<'a> {
    fn from(statement: &'a Statement) -> Self {
        Self {
            language: statement.language.as_deref(),
            government: statement.source.government.as_deref(),
            sentences: statement
                .sentences
                .iter()
                .map(|sentence| sentence.text())
                .collect(),
            unread: (0..statement.sentences.len())
                .filter(|sentence| !statement.sentences[*sentence].is_content())
                .collect(),
        }
    }
}
