//! Set phrases that a text has in other words.

use super::pieces::{Side, count_of};
use super::{Habit, SET};
use crate::history::account::candidate::{Candidate, apart, is_whole};
use crate::history::account::change::{Change, Quoted};
use crate::history::account::earlier::{FEWEST, LAST};
use crate::history::variant::{Form, Pattern, may_have_form};
use crate::history::words::Word;
use crate::report::ChangeKind;
use crate::text::normalize::lower;

/// Words of a phrase of which other words may be more than a few.
const SHORT: usize = 5;

/// The fewest words of a phrase of which other words may stand in the place of some.
const SHORTEST: usize = 3;

/// How rare a word is, at least, that says something in the place of another.
const SAYS: f32 = 5.5;

/// What a lesser change of words loses.
const LESSER: f64 = 0.5;

impl Habit<'_> {
    /// The form of a phrase in the text that is nearest to it: the sentence, and where it stands in
    /// it.
    pub(super) fn other_form(&self, phrase: &Candidate) -> Option<(usize, Form)> {
        let words = phrase.words(self.series);
        if apart(words) < SHORTEST || !may_have_form(words, &self.stems) {
            return None;
        }
        let pattern = Pattern::new(self.series.vocabulary().as_phrase(words));
        let text = self.earlier.text;
        let sentences = 0..self.series.texts()[text].sentences.len();
        let forms = sentences.flat_map(|sentence| {
            let forms = pattern.forms(self.series.words(text, sentence));
            forms.into_iter().map(move |form| (sentence, form))
        });
        forms
            .filter(|(_, form)| form.is_close || phrase.length <= SHORT)
            .min_by_key(|(_, form)| (form.changes(), !form.is_close))
    }

    /// A phrase that the text has in other words, which no earlier one has.
    pub(super) fn changed(
        &self,
        phrase: &Candidate,
        sentence: usize,
        form: &Form,
    ) -> Option<Change> {
        let (count, usual) = self.counts(phrase.key);
        let is_habit =
            count >= self.earlier.at_least(SET) || usual >= FEWEST && 2 * usual >= self.usual.len();
        if form.changes() == 0
            || !is_habit
            || !self.keeps_enough(phrase, sentence, form)
            || !self.differs_in_telling(phrase, sentence, form, usual)
            || self.is_derived(phrase, sentence, form)
            || !self.is_new_form(phrase, sentence, form)
            || form.begins_anew && self.is_piece(phrase, Side::Before)
            || form.ends_anew && self.is_piece(phrase, Side::Behind)
        {
            return None;
        }
        let text = &self.series.texts()[self.earlier.text];
        let now = text.sentences[sentence].text()[form.range.clone()].to_owned();
        let words = phrase.text(self.series);
        let (all, whose) = (self.usual.len(), self.whose());
        let stood = match (self.earlier.is_last_alone(), self.is_with) {
            (true, _) => format!(
                "{LAST} has “{words}” ({count} of {} earlier texts)",
                self.earlier.all.len()
            ),
            (_, true) => {
                format!("{usual} of {all} earlier texts {whose} have “{words}” ({count} of all)")
            }
            (_, false) => format!("{usual} of {all} earlier texts {whose} have “{words}”"),
        };
        Some(Change {
            kind: ChangeKind::PhraseChanged,
            headline: format!("“{now}”, where {stood}"),
            what: now,
            before: Some(words),
            with_counterpart: self.is_with,
            count: usual,
            of: all,
            now: Some(Quoted::of(text, sentence)),
            earlier: self.last_in(phrase.key, self.usual),
            weight: 1.4 + self.telling(phrase)? + usual.min(5) as f64 / 10.0 - lesser(form),
        })
    }

    /// Whether a form keeps what the phrase is about: more than a name, a preposition or an end.
    fn keeps_enough(&self, phrase: &Candidate, sentence: usize, form: &Form) -> bool {
        let phrase = phrase.words(self.series);
        let here = &self.series.words(self.earlier.text, sentence)[form.words.clone()];
        let has =
            |word: &Word, same: fn(&Word, &Word) -> bool| phrase.iter().any(|it| same(it, word));
        let kept: Vec<&Word> = here
            .iter()
            .filter(|it| has(it, |a, b| a.stem == b.stem))
            .collect();
        let saying = kept.iter().filter(|it| !it.kind.is_function).count();
        let firm = kept.iter().filter(|it| !it.kind.is_open()).count();
        // A phrase without one of its words is in the same letters for the rest.
        let is_part = form.added == 0 && here.len() < phrase.len();
        let is_name = kept
            .iter()
            .all(|word| word.is_capital || word.kind.is_function);
        !is_name
            && (kept.len() >= SHORTEST || firm >= 2)
            && (!form.begins_anew || saying >= 2)
            && (form.lost > 0 || kept.len() > SHORTEST)
            && (!is_part || here.iter().all(|it| has(it, |a, b| a.word == b.word)))
    }

    /// Whether a word that a phrase lost or gained says something, or any word where most of the
    /// `usual` texts have the phrase: that countries and not efforts support somebody is no change,
    /// nor is another name in the same place.
    fn differs_in_telling(
        &self,
        phrase: &Candidate,
        sentence: usize,
        form: &Form,
        usual: usize,
    ) -> bool {
        let phrase = phrase.words(self.series);
        let here = &self.series.words(self.earlier.text, sentence)[form.words.clone()];
        let lost = only_in(phrase, here);
        // What stands at the end where a name stood is about somebody else.
        if form.ends_anew && !lost.is_empty() && lost.iter().all(|word| word.is_capital) {
            return false;
        }
        let mut changed = lost.into_iter().chain(only_in(here, phrase));
        // Of a language in which nobody knows how rare words are, each may say something.
        let is_rare = |word: &Word| word.kind.rarity.is_none_or(|rarity| rarity >= SAYS);
        let is_steady = 2 * usual >= self.usual.len();
        changed.any(|word| !word.is_capital && !word.kind.is_idle && (is_steady || is_rare(word)))
    }

    /// Whether a form has, for each word that it lost, one of its family: "the Iranian programme"
    /// is no change of "Iran's programme".
    fn is_derived(&self, phrase: &Candidate, sentence: usize, form: &Form) -> bool {
        let of_phrase = phrase.words(self.series);
        let here = self.series.words(self.earlier.text, sentence);
        let of_form = &here[form.words.clone()];
        let lost = only_in(of_phrase, of_form);
        let added = only_in(of_form, of_phrase);
        let texts = self.series.texts();
        let text = |(text, sentence): (usize, usize), word: &Word| {
            let sentence = texts[text].sentences[sentence].read();
            lower(&sentence[word.start as usize..word.end as usize])
        };
        let place = (self.earlier.text, sentence);
        let mut pairs = lost.iter().zip(&added);
        !lost.is_empty()
            && lost.len() == added.len()
            && pairs.all(|(a, b)| {
                let (a, b) = (text(phrase.place, a), text(place, b));
                are_of_a_family(&a, &b) || self.name_one_government(&a, &b)
            })
    }

    /// Whether two words name one government: "Norway" and "Norwegian".
    fn name_one_government(&self, one: &str, other: &str) -> bool {
        let governments = self.lexicon.governments();
        let one = governments.named(one);
        one.is_some() && one == governments.named(other)
    }

    /// Whether no earlier text that shows what is usual has a form that this one has, but inside
    /// the phrase itself, and few others have: "supply chain disruptions" is no other form of
    /// "supply chain resilience", since both are said.
    fn is_new_form(&self, phrase: &Candidate, sentence: usize, form: &Form) -> bool {
        let here = self.series.words(self.earlier.text, sentence);
        if !is_whole(here, form.words.clone()) {
            return false;
        }
        let form = &here[form.words.clone()];
        let phrase = phrase.words(self.series);
        let has = |text: &usize| {
            let sentences = 0..self.series.texts()[*text].sentences.len();
            sentences.into_iter().any(|sentence| {
                let words = self.series.words(*text, sentence);
                count_of(form, words) > count_of(phrase, words) * count_of(form, phrase)
            })
        };
        let elsewhere = self.earlier.all.iter().filter(|text| has(text)).take(SET);
        elsewhere.count() < SET && !self.usual.iter().any(has)
    }
}

/// The words of one run that say something and whose stems are not in another.
fn only_in<'w>(run: &'w [Word], other: &[Word]) -> Vec<&'w Word> {
    let is_only =
        |word: &&Word| !word.kind.is_function && other.iter().all(|other| other.stem != word.stem);
    run.iter().filter(is_only).collect()
}

/// Letters with which two words of a family begin alike, at least.
const ROOT: usize = 4;

/// Whether one word is made of the other, or both of the same: "Iran" and "Iranian", "Ukraine" and
/// "Ukrainian".
fn are_of_a_family(one: &str, other: &str) -> bool {
    let letters = one.chars().zip(other.chars());
    let alike = letters.take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    alike >= ROOT && alike + 1 >= shorter
}

/// What a form loses that has another beginning, or a word put in: "maintaining peace and
/// stability" says little else than "peace and stability".
fn lesser(form: &Form) -> f64 {
    match form.begins_anew || form.lost == 0 {
        true => LESSER,
        false => 0.0,
    }
}
