//! What the shape of the lexicon's files does not rule out, and is wrong nonetheless. Files of the
//! program and of a user are checked alike.

use std::collections::{BTreeMap, BTreeSet};

use super::checks::{
    check_distinct, check_ids, check_text, check_version, check_words, each, spelling,
};
use super::rows::{Additions, Government, Ladder, Rung, Scope, Term, Tone, Topic, USUAL_WEIGHT};
use super::words::{ByLanguage, Words};
use crate::data::toml_file::{Fault, PathStep, Within};

/// The most characters of a topic's label: more do not fit a column of a table.
const MAX_LABEL: usize = 28;

/// What a file can refer to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Codes of languages.
    pub(crate) languages: &'a Words,
    /// Governments.
    pub(crate) governments: &'a [Government],
    /// The rows of the files before it.
    pub(crate) before: &'a Additions,
}

impl Known<'_> {
    /// Checks what a file adds.
    pub(crate) fn check(&self, file: &Additions) -> Result<(), Fault> {
        check_version(file.version)?;
        check_ids("topic", "id", &file.topic, |topic| &topic.id)?;
        check_ids("term", "id", &file.term, |term| &term.id)?;
        check_ids("ladder", "id", &file.ladder, |ladder| &ladder.id)?;
        check_ids("scope", "label", &file.scope, |scope| &scope.label)?;
        let topics = self.before.topic.iter().chain(&file.topic);
        let topics: BTreeSet<&str> = topics.map(|topic| topic.id.as_str()).collect();
        each("topic", &file.topic, |topic| {
            self.check_topic(topic, &topics)
        })?;
        each("term", &file.term, |term| self.check_term(term))?;
        each("ladder", &file.ladder, |ladder| self.check_ladder(ladder))?;
        self.check_scopes(&file.scope)?;
        self.check_tones(&file.tone)
    }

    fn check_topic(&self, topic: &Topic, topics: &BTreeSet<&str>) -> Result<(), Fault> {
        let is_new = self.before.topic.iter().all(|known| known.id != topic.id);
        if is_new {
            check_text(&topic.label).within("label")?;
        }
        if topic.label.chars().count() > MAX_LABEL {
            let reason = format!("the label has more than {MAX_LABEL} characters");
            return Err(Fault::new(reason).within("label"));
        }
        if let Some(phrase) = &topic.phrase {
            check_text(phrase).within("phrase")?;
        }
        if topic.terms.is_empty() && topic.weak.is_empty() {
            return Err(Fault::new(format!("topic {:?} has no words", topic.id)).within("id"));
        }
        check_weight(topic)?;
        self.check_government(topic.government.as_deref())?;
        self.check_lists(&topic.terms).within("terms")?;
        self.check_lists(&topic.weak).within("weak")?;
        self.check_lists(&topic.not).within("not")?;
        check_distinct(&topic.near).within("near")?;
        check_distinct(&topic.states).within("states")?;
        for (place, code) in topic.states.iter().enumerate() {
            let checked = self.check_government(Some(code));
            checked.within(place).within("states")?;
        }
        match topic.near.iter().position(|id| !topics.contains(id)) {
            Some(place) => {
                let id = topic.near.iter().nth(place).unwrap_or_default();
                let fault = Fault::new(format!("no topic has the id {id:?}"));
                Err(fault.within(place).within("near"))
            }
            None => Ok(()),
        }
    }

    fn check_term(&self, term: &Term) -> Result<(), Fault> {
        let known = self.before.term.iter().find(|known| known.id == term.id);
        if known.is_none() {
            check_text(&term.label).within("label")?;
        }
        if known.is_none() && term.variants.len() < 2 {
            let reason = format!("term {:?} has one name; it needs two or more", term.id);
            return Err(Fault::new(reason).within("id"));
        }
        let mut number = 1..;
        let mut name = || format!("variant {}", number.next().unwrap_or_default());
        let mut forms = Forms::default();
        for variant in known.into_iter().flat_map(|term| &term.variants) {
            forms.hold(&variant.language, &variant.forms, &name());
        }
        each("variant", &term.variants, |variant| {
            self.check_language(&variant.language).within("language")?;
            self.check_government(variant.government.as_deref())?;
            check_words(&variant.forms).within("forms")?;
            check_text(&variant.source).within("source")?;
            forms
                .add(&variant.language, &variant.forms, &name())
                .within("forms")
        })
    }

    fn check_ladder(&self, ladder: &Ladder) -> Result<(), Fault> {
        let id = &ladder.id;
        if self.before.ladder.iter().any(|known| known.id == *id) {
            let reason = format!("a ladder {id:?} is there already; choose another id");
            return Err(Fault::new(reason).within("id"));
        }
        if ladder.rungs.len() < 2 {
            let reason = format!("ladder {id:?} has no two rungs to compare");
            return Err(Fault::new(reason).within("id"));
        }
        check_text(&ladder.label).within("label")?;
        self.check_government(ladder.government.as_deref())?;
        self.check_lists(&ladder.passing).within("passing")?;
        let mut forms = Forms::default();
        for (language, words) in &ladder.passing {
            forms.hold(language, words, "list [passing]");
        }
        each("rung", &ladder.rungs, |rung| {
            check_text(&rung.label).within("label")?;
            check_sightings(rung)?;
            self.check_lists(&rung.forms).within("forms")?;
            forms
                .add_all(&rung.forms, &format!("rung {:?}", rung.label))
                .within("forms")
        })
    }

    fn check_scopes(&self, scopes: &[Scope]) -> Result<(), Fault> {
        let name = |scope: &Scope| format!("scope {:?}", scope.label);
        let mut forms = Forms::default();
        for scope in &self.before.scope {
            for (language, words) in &scope.forms {
                forms.hold(language, words, &name(scope));
            }
        }
        each("scope", scopes, |scope| {
            check_text(&scope.source).within("source")?;
            self.check_lists(&scope.forms).within("forms")?;
            forms.add_all(&scope.forms, &name(scope)).within("forms")
        })
    }

    /// Checks adjectives for talks.
    pub(crate) fn check_tones(&self, tones: &[Tone]) -> Result<(), Fault> {
        let name = |tone: &Tone| format!("tone {:?}", tone.word);
        let mut forms = Forms::default();
        for tone in &self.before.tone {
            forms.hold(&tone.language, &tone.forms, &name(tone));
        }
        check_ids("tone", "word", tones, |tone| &tone.word)?;
        each("tone", tones, |tone| {
            self.check_language(&tone.language).within("language")?;
            check_words(&tone.forms).within("forms")?;
            forms
                .add(&tone.language, &tone.forms, &name(tone))
                .within("forms")
        })
    }

    /// Checks lists of words by language.
    pub(crate) fn check_lists(&self, lists: &ByLanguage) -> Result<(), Fault> {
        for (language, words) in lists {
            self.check_language(language)
                .within(PathStep::Name(language.clone()))?;
            check_words(words).within(language.as_str())?;
        }
        Ok(())
    }

    fn check_language(&self, language: &str) -> Result<(), Fault> {
        if self.languages.contains(language) {
            return Ok(());
        }
        let reason =
            format!("no language has the code {language:?}; write one of ISO 639, such as en");
        Err(Fault::new(reason))
    }

    fn check_government(&self, code: Option<&str>) -> Result<(), Fault> {
        let Some(code) = code else { return Ok(()) };
        if self.governments.iter().any(|known| known.code == code) {
            return Ok(());
        }
        let reason = format!("no government has the code {code:?}; write one such as CN or EU");
        Err(Fault::new(reason).within("government"))
    }
}

/// A step is known from a source, or from texts in which it was seen.
fn check_sightings(rung: &Rung) -> Result<(), Fault> {
    if rung.seen.is_empty() {
        return check_text(&rung.source).within("source");
    }
    each("seen", &rung.seen, |seen| {
        check_text(&seen.words).within("words")?;
        check_text(&seen.text).within("text")?;
        let is_day = seen.day.len() == "2024-01-04".len()
            && seen.day.split('-').map(str::len).eq([4, 2, 2])
            && seen.day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let fault = || Fault::new(format!("{:?} is no day; write 2024-01-04", seen.day));
        is_day.then_some(()).ok_or_else(fault).within("day")
    })
}

/// Checks the weight of a topic, and that it has its reason.
fn check_weight(topic: &Topic) -> Result<(), Fault> {
    if !(0.0..=1.0).contains(&topic.weight) {
        let reason = format!("a weight is from 0 to 1, not {}", topic.weight);
        return Err(Fault::new(reason).within("weight"));
    }
    if topic.weight != USUAL_WEIGHT && topic.why.trim().is_empty() {
        let fault = Fault::new("the weight has no reason; write it as why = \"…\"");
        return Err(fault.within("weight"));
    }
    Ok(())
}

/// Forms of which each may stand in one row only.
#[derive(Default)]
struct Forms<'a> {
    /// The name of each form's row, by language and spelling.
    rows: BTreeMap<(&'a str, String), String>,
}

impl<'a> Forms<'a> {
    /// Takes forms of a row that is known to be right.
    fn hold(&mut self, language: &'a str, words: &Words, row: &str) {
        for word in words.iter() {
            self.rows.insert((language, spelling(word)), row.to_owned());
        }
    }

    /// Takes the forms of one more row.
    fn add(&mut self, language: &'a str, words: &Words, row: &str) -> Result<(), Fault> {
        for (place, word) in words.iter().enumerate() {
            let other = self.rows.get(&(language, spelling(word)));
            if let Some(other) = other.filter(|other| *other != row) {
                let reason = format!("{word:?} stands in {other} too");
                return Err(Fault::new(reason).within(place));
            }
        }
        self.hold(language, words, row);
        Ok(())
    }

    /// As [`add`](Self::add), of several languages.
    fn add_all(&mut self, lists: &'a ByLanguage, row: &str) -> Result<(), Fault> {
        for (language, words) in lists {
            self.add(language, words, row).within(language.as_str())?;
        }
        Ok(())
    }
}
