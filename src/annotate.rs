//! Statements with what every stage of a comparison asks of their sentences, worked out once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::lexicon::{Lexicon, Role, Roles, Verbs};
use crate::statement::{Sentence, Statement};
use crate::text::figures::Figures;
use crate::text::{KnownTerms, NormalizedText};

/// A statement with its sentences annotated.
#[derive(Debug)]
pub struct AnnotatedStatement<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// Its sentences, in reading order.
    pub sentences: Vec<AnnotatedSentence<'a>>,
    /// The first of them with a word by which talks are asked for.
    pub first_petition: Option<usize>,
    /// The terms of the words of all statements in its language.
    pub terms: Arc<KnownTerms>,
}

/// A sentence with what the stages of a comparison ask of it.
#[derive(Debug)]
pub struct AnnotatedSentence<'a> {
    sentence: &'a Sentence,
    normalized: NormalizedText,
    /// The characters of a sentence that is no content, in which nothing is looked for.
    unread: Option<Vec<char>>,
    roles: Roles,
    figures: Figures,
}

/// Annotates statements by the verbs of a lexicon.
pub fn annotate<'a>(statements: &'a [Statement], lexicon: &Lexicon) -> Vec<AnnotatedStatement<'a>> {
    let verbs = lexicon.verbs();
    let terms = known_terms(statements);
    let annotated = |statement: &'a Statement| {
        AnnotatedStatement::of(statement, verbs, Arc::clone(&terms[language_of(statement)]))
    };
    statements.iter().map(annotated).collect()
}

/// The terms of all words of statements, by language.
fn known_terms(statements: &[Statement]) -> BTreeMap<&str, Arc<KnownTerms>> {
    let mut known: BTreeMap<&str, KnownTerms> = BTreeMap::new();
    for statement in statements {
        let language = language_of(statement);
        let terms = known.entry(language);
        let terms = terms.or_insert_with(|| KnownTerms::new(language));
        for sentence in &statement.sentences {
            let words = sentence.words().iter().cloned();
            words.for_each(|word| terms.take(&sentence.read()[word]));
        }
    }
    let known = known.into_iter();
    known.map(|(code, terms)| (code, Arc::new(terms))).collect()
}

/// The language in which the words of a statement are read.
fn language_of(statement: &Statement) -> &str {
    statement.language.as_deref().unwrap_or("en")
}

impl<'a> AnnotatedStatement<'a> {
    fn of(statement: &'a Statement, verbs: &Verbs, terms: Arc<KnownTerms>) -> Self {
        let sentences: Vec<_> = (statement.sentences.iter())
            .map(|sentence| AnnotatedSentence::of(sentence, statement.language.as_deref(), verbs))
            .collect();
        let is_petition = |sentence: &AnnotatedSentence<'_>| sentence.roles.has(Role::Petition);
        Self {
            statement,
            first_petition: sentences.iter().position(is_petition),
            sentences,
            terms,
        }
    }
}

impl<'a> AnnotatedSentence<'a> {
    /// Annotates a sentence in a language, as a primary BCP 47 subtag.
    pub fn of(sentence: &'a Sentence, language: Option<&str>, verbs: &Verbs) -> Self {
        let text_where = |is_read: bool| if is_read { sentence.read() } else { "" };
        let normalized = NormalizedText::new(text_where(sentence.names_speakers()));
        Self {
            roles: verbs.find_in(&normalized),
            figures: Figures::of(text_where(sentence.is_content()), language),
            unread: (!sentence.names_speakers()).then(|| sentence.read().chars().collect()),
            sentence,
            normalized,
        }
    }

    /// Its text, trimmed, as it is read.
    pub fn text(&self) -> &'a str {
        self.sentence.read()
    }

    /// Some of its characters, as they are read.
    pub(crate) fn part(&self, characters: Range<usize>) -> &'a str {
        part(self.text(), characters)
    }

    /// Some of its characters as they stand on the page.
    pub(crate) fn written(&self, characters: Range<usize>) -> &'a str {
        part(self.sentence.text(), characters)
    }

    /// Index of its paragraph in [`Statement::paragraphs`].
    pub fn paragraph(&self) -> usize {
        self.sentence.paragraph()
    }

    /// Its words, as [`text::words`](crate::text::words) finds them.
    pub fn words(&self) -> &'a [Range<usize>] {
        self.sentence.words()
    }

    /// Whether it is what the government says: no question put to it, no greeting, no heading. What
    /// is none has no figures, nor terms and verbs unless it leads in to a list, and nothing is
    /// found of it.
    pub fn is_content(&self) -> bool {
        self.sentence.is_content()
    }

    /// Its text in the form in which terms are looked for; empty where it neither is content nor
    /// leads in to it.
    pub fn normalized(&self) -> &NormalizedText {
        &self.normalized
    }

    /// Its characters as they are read, by which places in it are counted.
    pub fn characters(&self) -> &[char] {
        let read = self.normalized.characters();
        self.unread.as_deref().unwrap_or(read)
    }

    /// Its words by which somebody is reported to say or do something.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// Its figures.
    pub(crate) fn figures(&self) -> &Figures {
        &self.figures
    }
}

/// Some characters of a text.
fn part(text: &str, characters: Range<usize>) -> &str {
    if text.is_ascii() {
        return &text[characters];
    }
    let mut rest = text.char_indices().map(|(byte, _)| byte);
    let start = rest.nth(characters.start).unwrap_or(text.len());
    let end = match characters.len() {
        0 => start,
        length => rest.nth(length - 1).unwrap_or(text.len()),
    };
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_told_by_its_characters() {
        for (text, characters, expected) in [
            ("a truce", 2..7, "truce"),
            ("a truce", 7..7, ""),
            ("été à Genève", 0..3, "été"),
            ("été à Genève", 6..12, "Genève"),
            ("été à Genève", 4..4, ""),
            ("été", 3..3, ""),
            ("停火三十天", 2..5, "三十天"),
        ] {
            assert_eq!(part(text, characters), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_has_its_words_verbs_and_figures() {
        let sentence = Sentence::new("He promised a truce of 90 days.", 0);
        let annotated = AnnotatedSentence::of(&sentence, None, Lexicon::standard().verbs());
        assert_eq!(annotated.words().len(), 7);
        assert_eq!(annotated.characters().len(), sentence.text().len());
        assert!(annotated.roles().has(Role::Pronoun));
        let figures = &annotated.figures().matches;
        assert_eq!(figures[0].figure.to_string(), "90 days");
    }
}
