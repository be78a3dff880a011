//! A statement: the text extracted from a snapshot.

mod frame;
mod heading;
mod part;
mod phrases;
mod speech;
mod stand_in;
mod turn;
mod warning;

pub use part::Part;
pub use stand_in::{StandIn, StandInKind};
pub use warning::{Warning, WarningCode};

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Source;
use crate::source::provenance::Archive;
use crate::text::{self, simplified::as_read};

/// One government's account of an event, as text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Statement {
    /// Where the account comes from.
    pub source: Source,
    /// The heading of the page, without the site's name.
    pub title: Option<String>,
    /// The day of publication, from evidence in the page.
    pub date: Option<Date>,
    /// What the day is taken from.
    pub date_evidence: Option<DateEvidence>,
    /// The place, and what stands with it, that opens the first paragraph: `MOSCOW, November 24`.
    pub dateline: Option<String>,
    /// Primary language subtag (BCP 47), such as `en` or `zh`.
    pub language: Option<String>,
    /// Which reader found the body.
    pub method: Method,
    /// How sure that reader is of having the body and no more, from 0 to 1. It is a rule of thumb
    /// that shows which pages a person should check.
    pub confidence: f64,
    /// When the page was retrieved (RFC 3339), where its provenance says so.
    pub retrieved: Option<String>,
    /// What whoever saved the page says of it, where its provenance says so.
    pub note: Option<String>,
    /// The archive's copy that the page is, where it did not come from its own site.
    pub archived: Option<Archive>,
    /// SHA-256 of the snapshot's bytes, in lower-case hex.
    pub sha256: String,
    /// The body, a string a paragraph, white space folded.
    pub paragraphs: Vec<String>,
    /// The sentences of all paragraphs, in reading order.
    pub sentences: Vec<Sentence>,
    /// Words in all sentences, as [`text::words`] counts them.
    pub words: usize,
    /// What stands where the account should, as far as that is seen.
    pub stand_in: Option<StandIn>,
    /// What a person should know of it.
    pub warnings: Vec<Warning>,
}

/// What a day of publication is taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DateEvidence {
    /// Which part of the page.
    pub from: DateSource,
    /// The name under which it stands there: of a `<meta>`, or a property.
    pub name: Option<String>,
    /// The text that was read.
    pub text: String,
    /// The time of day that stands behind it, `HH:MM` of 24 hours.
    pub time: Option<String>,
    /// The offset of that time from UTC, `±HH:MM`, where the page gives it.
    pub zone: Option<String>,
}

/// The parts of a page that can name the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DateSource {
    /// What the selectors of a known site find.
    Profile,
    /// JSON-LD.
    JsonLd,
    /// A `<meta>` element.
    Meta,
    /// An element with `itemprop`.
    Microdata,
    /// A `<time>` element.
    Time,
    /// The text that readers see.
    Text,
    /// The place and day that open the first paragraph.
    Dateline,
    /// The address.
    Url,
    /// What the file of a document states, such as the head of a mail.
    Document,
}

/// Which reader found the body of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Method {
    /// The selectors of a known site.
    Profile,
    /// The reader for pages of unknown sites, and for plain text.
    Generic,
}

/// A sentence of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    text: String,
    /// Where it is read otherwise than it stands.
    read: Option<Box<str>>,
    paragraph: usize,
    words: Box<[Range<usize>]>,
    goes_on: bool,
    part: Part,
}

impl Sentence {
    /// A sentence of a paragraph.
    pub fn new(text: &str, paragraph: usize) -> Self {
        Self::in_language(text, paragraph, None)
    }

    /// A sentence of a paragraph in a language, as a primary BCP 47 subtag.
    pub fn in_language(text: &str, paragraph: usize, language: Option<&str>) -> Self {
        let read = as_read(text, language);
        Self {
            words: text::words(&read).into_boxed_slice(),
            read: match read {
                Cow::Borrowed(_) => None,
                Cow::Owned(read) => Some(read.into_boxed_str()),
            },
            text: text.to_owned(),
            paragraph,
            goes_on: false,
            part: Part::Content,
        }
    }

    /// Whether it is what [`in_language`](Self::in_language) makes of a text, in the language that
    /// it is in itself.
    pub(crate) fn is_plainly(&self, text: &str, paragraph: usize) -> bool {
        let is_plain = !self.goes_on && self.part == Part::Content;
        is_plain && self.text == text && self.paragraph == paragraph
    }

    /// Its text, trimmed, as it stands on the page.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its text as it is read and compared: Chinese in simplified characters. Its places are those
    /// of [`text`](Self::text).
    pub fn read(&self) -> &str {
        self.read.as_deref().unwrap_or(&self.text)
    }

    /// Index of its paragraph in [`Statement::paragraphs`].
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// Its words, as [`text::words`] finds them.
    pub fn words(&self) -> &[Range<usize>] {
        &self.words
    }

    /// Whether it is a part of a sentence that is too long for one, and goes on in the next.
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// What it is in its statement.
    pub fn part(&self) -> Part {
        self.part
    }

    /// Whether it is what the government says: no question put to it, no greeting, no heading.
    pub fn is_content(&self) -> bool {
        self.part == Part::Content
    }

    /// Whether its words tell who speaks: it is content, or leads in to it.
    pub(crate) fn names_speakers(&self) -> bool {
        matches!(self.part, Part::Content | Part::LeadIn)
    }
}

/// The most sentences of a statement. A page of 16 MiB with the sentences of the genre has a third
/// of them. Each costs some hundred bytes, however short it is.
pub(crate) const MAX_SENTENCES: usize = 500_000;

/// Cuts paragraphs into sentences: into `MAX_SENTENCES` and one more, where there are more. Of so
/// many nothing further is told.
///
/// `language` is a primary BCP 47 subtag; it chooses the abbreviations that end no sentence.
pub fn sentences(paragraphs: &[String], language: Option<&str>) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(paragraph, text)| {
            let read = as_read(text, language);
            let parts = text::sentence_parts(&read, language).into_iter();
            parts.flat_map(move |part| {
                let (start, end, goes_on) = (part.range.start, part.range.end, part.goes_on);
                let sentence = |range: Range<usize>| {
                    Sentence::in_language(text[range].trim(), paragraph, language)
                };
                let behind = start + frame::length(&read[start..end]);
                let label = (behind > start).then(|| sentence(start..behind));
                let said = (behind < end).then(|| Sentence {
                    goes_on,
                    ..sentence(behind..end)
                });
                label.into_iter().chain(said)
            })
        })
        .take(MAX_SENTENCES + 1)
        .collect();
    if sentences.len() > MAX_SENTENCES {
        return sentences;
    }
    let texts: Vec<(usize, &str)> = (sentences.iter())
        .map(|sentence| (sentence.paragraph, sentence.read()))
        .collect();
    for (sentence, part) in part::parts(&texts, language).into_iter().enumerate() {
        sentences[sentence].part = part;
    }
    sentences
}

/// What a person should know of the first sentence that is too long for one, if there is any.
pub(crate) fn long_sentence_warning(sentences: &[Sentence]) -> Option<Warning> {
    let first = sentences.iter().find(|sentence| sentence.goes_on)?;
    let text = format!(
        "paragraph {} has a sentence of more than {} bytes, which is compared in parts, cut where \
         it has a comma or a space",
        first.paragraph + 1,
        text::MAX_SENTENCE_BYTES
    );
    Some(Warning::new(WarningCode::LongSentence, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_plainly_its_text_where_it_is_content_and_whole() {
        let plain = Sentence::in_language("They spoke.", 1, Some("en"));
        assert!(plain.is_plainly("They spoke.", 1));
        assert!(!plain.is_plainly("They spoke.", 0));
        assert!(!plain.is_plainly("They met.", 1));
        let part = Part::Frame;
        assert!(
            !Sentence {
                part,
                ..plain.clone()
            }
            .is_plainly("They spoke.", 1)
        );
        let goes_on = true;
        assert!(!Sentence { goes_on, ..plain }.is_plainly("They spoke.", 1));
    }
}
