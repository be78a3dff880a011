//! Who is meant: by "he" at the head of what is quoted, and by what an account reports.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Writer;
use crate::align::Place;
use crate::diverge::english::english;
use crate::diverge::finding::Span;
use crate::lexicon::Government;
use crate::text::{Match, Matcher};
use crate::voice::Speaker;

/// Whom "he" refers to is named in one of so many sentences before.
const MAX_SENTENCES_BACK: usize = 4;

/// Of whom a sentence tells.
enum Subject {
    Person(String),
    /// Whoever "he" is at the head of this sentence.
    Pronoun(Place),
    /// The government itself, or somebody in its name.
    Other,
    /// Its words go on with what was said before.
    Unnamed,
}

impl Writer<'_> {
    /// A quotation of a span with the name of who speaks behind "He" at its head, where that is known:
    /// “He [Biden] warned”.
    pub(super) fn with_person(&self, span: Span, quoted: String) -> String {
        let words = quoted.trim_start_matches('“');
        let is_person = english().begins_with_person(words);
        let name = is_person.then(|| self.person_before(span)).flatten();
        match (quoted.split_once(' '), name) {
            (Some((pronoun, rest)), Some(name)) => format!("{pronoun} [{name}] {rest}"),
            _ => quoted,
        }
    }

    /// The person who is "he" at the head of a sentence: of the government that speaks in it, the only
    /// one whom the nearest sentence before names that names any.
    fn person_before(&self, span: Span) -> Option<String> {
        let place = span.place;
        let head = self.0.characters(Span { start: 0, ..span });
        if !english().begins_with_person(&head) {
            return None;
        }
        let Some(Speaker::Government(code)) = &self.0.voices[place.text][place.sentence].speaker
        else {
            return None;
        };
        let matcher = self.matcher(code)?;
        let before = (0..place.sentence).rev().take(MAX_SENTENCES_BACK);
        let people = before.map(|sentence| self.people(Place { sentence, ..place }, &matcher));
        let nearest = people.into_iter().find(|people| !people.is_empty())?;
        let names: BTreeSet<String> = nearest.into_iter().map(|(name, _)| name).collect();
        let mut names = names.into_iter();
        names.next().filter(|_| names.next().is_none())
    }

    /// The person of another government to whom an account gives the words of a span: the subject of
    /// its sentence, "he" at its head, or who is quoted in the sentences before it.
    pub(super) fn person_reported(&self, words: Span, of: usize) -> Option<String> {
        let code = self.0.statements[of].source.government.as_deref()?;
        let matcher = self.matcher(code)?;
        let place = words.place;
        let paragraph = |sentence: usize| self.0.sentence(Place { sentence, ..place }).paragraph();
        let is_of = |sentence: &usize| {
            let speaker = &self.0.voices[place.text][*sentence].speaker;
            matches!(speaker, Some(Speaker::Government(speaker)) if speaker == code)
                && paragraph(*sentence) == paragraph(place.sentence)
        };
        let before = (0..=place.sentence).rev().take_while(is_of);
        let subjects =
            before.map(|sentence| self.subject_of(Place { sentence, ..place }, &matcher));
        let subject = subjects
            .into_iter()
            .find(|it| !matches!(it, Subject::Unnamed))?;
        match subject {
            Subject::Person(name) => Some(name),
            Subject::Pronoun(sentence) => self.person_before(self.0.whole(sentence)),
            Subject::Other | Subject::Unnamed => None,
        }
    }

    /// Who does or says what the first verb of a sentence tells that has a name before it.
    fn subject_of(&self, place: Place, matcher: &Matcher) -> Subject {
        let whole = self.0.whole(place);
        if english().begins_with_person(&self.0.characters(whole)) {
            return Subject::Pronoun(place);
        }
        let sentence = self.0.sentence(place);
        let verbs = sentence.roles().verbs();
        let named = matcher.find_in(sentence.normalized());
        let last_before = |verb: &Match| {
            let before = named.iter().filter(|it| it.end <= verb.start);
            before.map(|it| it.end).max()
        };
        let Some(last) = verbs.iter().find_map(last_before) else {
            return Subject::Unnamed;
        };
        let mut people = self.people(place, matcher).into_iter();
        let person = people.find(|(_, it)| it.end == last);
        person.map_or(Subject::Other, |(name, _)| Subject::Person(name))
    }

    /// What finds a government and its people, those whom the accounts introduce among them.
    fn matcher(&self, code: &str) -> Option<Arc<Matcher>> {
        let introduced = self.0.people.get(code).map_or(&[][..], Vec::as_slice);
        let governments = self.0.lexicon.governments();
        governments.matcher_with(code, introduced)
    }

    /// The people whom a sentence names, as it names them in Latin letters.
    fn people(&self, place: Place, matcher: &Matcher) -> Vec<(String, Match)> {
        let sentence = self.0.sentence(place);
        let found = matcher.find_in(sentence.normalized());
        let people = found.iter().filter(|it| it.entry == Government::PERSON);
        // "Wang" of "Wang Yi" is no other person.
        let is_whole = |it: &&Match| {
            !people.clone().any(|other| {
                let holds = other.start <= it.start && it.end <= other.end;
                holds && (other.start, other.end) != (it.start, it.end)
            })
        };
        let named = people.clone().filter(is_whole).map(|it| {
            let name: String = sentence.characters()[it.start..it.end].iter().collect();
            (without_case(&name).to_owned(), *it)
        });
        named
            .filter(|(name, _)| name.starts_with(|c: char| c.is_uppercase() && c.is_ascii()))
            .collect()
    }
}

/// A name without the "s" of what is its.
fn without_case(name: &str) -> &str {
    let bare = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s"));
    bare.unwrap_or(name)
}
