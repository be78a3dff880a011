//! Who is meant: by "he", "it" and "they" at the head of what is quoted, and by what an account
//! reports.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Writer;
use crate::align::Place;
use crate::diverge::english::english;
use crate::diverge::finding::Span;
use crate::lexicon::Government;
use crate::text::{Match, Matcher};
use crate::voice::{Speaker, leaders};

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
    /// A quotation of a span with the name of who speaks behind "He" or "It" at its head, where that
    /// is known: “He [Biden] warned”.
    pub(super) fn with_person(&self, span: Span, quoted: String) -> String {
        match begins_with(&quoted, |words| {
            english().begins_with_person(words) || english().begins_with_state(words)
        }) {
            true => named(self.speaker_before(span), quoted),
            false => quoted,
        }
    }

    /// The same of all sides, where it is not told beside the quotation that they speak: “They [both]
    /// will go on”.
    pub(super) fn with_sides(&self, span: Span, quoted: String) -> String {
        match begins_with(&quoted, |words| english().begins_with_sides(words)) {
            true => named(self.sides_before(span), quoted),
            false => quoted,
        }
    }

    /// Whether a sentence that a span opens begins with somebody whom no headline could name.
    pub(super) fn is_of_nobody(&self, span: Span) -> bool {
        let head = self.0.characters(span);
        let is_state = english().begins_with_state(head) && !english().begins_with_it_is(head);
        let names_nobody = || match english().begins_with_sides(head) {
            true => self.sides_before(span).is_none(),
            false => self.speaker_before(span).is_none(),
        };
        let refers =
            is_state || english().begins_with_sides(head) || english().begins_with_person(head);
        span.start == 0 && refers && names_nobody()
    }

    /// Who is "he" or "it" at the head of a sentence.
    fn speaker_before(&self, span: Span) -> Option<String> {
        self.person_before(span).or_else(|| self.state_before(span))
    }

    /// Who are "they" at the head of a sentence in which all sides speak.
    fn sides_before(&self, span: Span) -> Option<String> {
        let place = span.place;
        let speak = self.0.voices[place.text][place.sentence].speaker == Some(Speaker::Both);
        let name = match self.0.sides.len() {
            2 => "both",
            _ => "the sides",
        };
        speak.then(|| name.to_owned())
    }

    /// The government that is "it" at the head of a sentence, before what it says or does: the one
    /// that the sentence before names first, and of which it tells something too.
    fn state_before(&self, span: Span) -> Option<String> {
        let place = span.place;
        let head = self.0.characters(Span { start: 0, ..span });
        let (pronoun, _) = head.split_once(' ')?;
        let is_verb_at = |place: Place, at: usize| {
            let verbs = self.0.sentence(place).roles().verbs();
            verbs.iter().any(|verb| verb.start == at)
        };
        if !english().begins_with_state(head) || !is_verb_at(place, pronoun.len() + 1) {
            return None;
        }
        let sentence = place.sentence.checked_sub(1)?;
        let before = Place { sentence, ..place };
        let text = self.0.sentence(before).normalized();
        let begins = |account: &usize| {
            let code = self.0.statements[*account].source.government.as_deref();
            let found = code.and_then(|code| Some(self.matcher(code)?.find_in(text)));
            let first = found.and_then(|found| found.into_iter().next());
            first.is_some_and(|it| it.entry != Government::PERSON && is_verb_at(before, it.end + 1))
        };
        let mut accounts = 0..self.0.statements.len();
        accounts
            .find(begins)
            .map(|account| self.government(account))
    }

    /// The person who is "he" at the head of a sentence: of the government that speaks in it, the only
    /// one whom the nearest sentence before names that names any.
    fn person_before(&self, span: Span) -> Option<String> {
        let place = span.place;
        let head = self.0.characters(Span { start: 0, ..span });
        if !english().begins_with_person(head) {
            return None;
        }
        let Some(Speaker::Government(code)) = &self.0.voices[place.text][place.sentence].speaker
        else {
            return None;
        };
        let matcher = self.matcher(code)?;
        let before = (0..place.sentence).rev().take(MAX_SENTENCES_BACK);
        let people =
            before.map(|sentence| self.people(Place { sentence, ..place }, code, &matcher));
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
            before.map(|sentence| self.subject_of(Place { sentence, ..place }, code, &matcher));
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
    fn subject_of(&self, place: Place, code: &str, matcher: &Matcher) -> Subject {
        let whole = self.0.whole(place);
        if english().begins_with_person(self.0.characters(whole)) {
            return Subject::Pronoun(place);
        }
        if self.0.voices[place.text][place.sentence].goes_on {
            return Subject::Unnamed;
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
        let mut people = self.people(place, code, matcher).into_iter();
        let person = people.find(|(_, it)| it.end == last);
        person.map_or(Subject::Other, |(name, _)| Subject::Person(name))
    }

    /// What finds a government and its people, those whom the accounts introduce among them.
    fn matcher(&self, code: &str) -> Option<Arc<Matcher>> {
        let introduced = self.0.people.get(code).map_or(&[][..], Vec::as_slice);
        let governments = self.0.lexicon.governments();
        governments.matcher_with(code, introduced)
    }

    /// The people of a government whom a sentence names: as it names them in the letters of English,
    /// or else as readers of English know them.
    fn people(&self, place: Place, code: &str, matcher: &Matcher) -> Vec<(String, Match)> {
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
        let named = people.clone().filter(is_whole).filter_map(|it| {
            let name: String = sentence.characters()[it.start..it.end].iter().collect();
            if name.starts_with(|c: char| c.is_uppercase() && c.is_ascii()) {
                return Some((without_case(&name).to_owned(), *it));
            }
            let mut listed = leaders(code, sentence.normalized());
            let same = listed.find(|(_, other)| other.start < it.end && it.start < other.end);
            same.map(|(leader, _)| (leader.short.clone(), *it))
        });
        named.collect()
    }
}

/// Whether the words of a quotation begin so.
fn begins_with(quoted: &str, begins: impl Fn(&str) -> bool) -> bool {
    begins(quoted.trim_start_matches('“'))
}

/// A quotation with a name behind its first word.
fn named(name: Option<String>, quoted: String) -> String {
    match (quoted.split_once(' '), name) {
        (Some((pronoun, rest)), Some(name)) => format!("{pronoun} [{name}] {rest}"),
        _ => quoted,
    }
}

/// A name without the "s" of what is its.
fn without_case(name: &str) -> &str {
    let bare = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s"));
    bare.unwrap_or(name)
}
