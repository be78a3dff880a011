//! Claims of one side that every other side bears out: common ground, and no difference.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::asked::is_of_talking;
use super::compared::Compared;
use super::finding::Span;
use super::pair::Told;
use super::swapped::is_swapped;
use crate::align::Place;
use crate::data::data;
use crate::text::{Matcher, words};
use crate::unit::{Act, UnitId, depends};
use crate::voice::Speaker;

/// What finds points in time: a match is of the list of its entry.
static TIMES: LazyLock<Matcher> = LazyLock::new(|| {
    let file: TimesFile = data!("diverge/times");
    of_lists(&file.times)
});

/// The table, as `data/diverge/times.toml` explains it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimesFile {
    times: Vec<Vec<String>>,
}

/// What both sides of any talks may agree on in other words: a match is of the list of its entry.
static COURTESIES: LazyLock<Matcher> = LazyLock::new(|| {
    let file: CourtesiesFile = data!("diverge/courtesies");
    of_lists(&file.same)
});

/// The table, as `data/diverge/courtesies.toml` explains it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourtesiesFile {
    same: Vec<Vec<String>>,
}

/// What finds the terms of lists: a match is of the list of its entry.
fn of_lists(lists: &[Vec<String>]) -> Matcher {
    let lists = lists.iter().enumerate();
    Matcher::new(lists.flat_map(|(entry, terms)| terms.iter().map(move |it| (entry, it.as_str()))))
}

/// The probability that two sides say the same where both agree on one courtesy.
const SAME_COURTESY: f64 = 0.9;

/// A side says a claim where that is as probable as this. Of 21 claims above it in labelled events twelve are
/// said by the other side, five in part, and of four labels are undecided; the first that is not said has
/// less than 0.4.
const MIN_STATED: f64 = 0.5;

/// The same between languages, where less is known of what is said.
const MIN_STATED_ACROSS: f64 = 0.8;

/// A clause of fewer words says too little by itself.
const MIN_WORDS: usize = 6;

/// A claim that every other side bears out.
pub struct Shared {
    /// The words of the claim.
    pub(crate) said: Span,
    /// The sentence of each other side that comes closest.
    pub(crate) answers: Vec<Place>,
    /// The probability that the side that is least sure says it.
    pub(crate) stated: f64,
    /// How much it matters, as far as it is sure.
    pub(crate) weight: f64,
}

/// The claims of all accounts, in order.
pub fn shared(compared: &Compared<'_>) -> Vec<Shared> {
    let sides = compared.sides;
    if sides.len() < 2 {
        return Vec::new();
    }
    let accounts = 0..compared.statements.len();
    let units = accounts.flat_map(|text| compared.units_of(text));
    let can_stand_alone = |unit: UnitId| {
        let words = words(compared.characters(compared.unit_span(unit))).len();
        let sentence = compared.unit(unit).place.sentence;
        !compared.voices[unit.text][sentence].only_meets
            && words >= MIN_WORDS
            && is_whole_clause(compared, unit)
            && !only_talks(compared, unit)
    };
    let shared = units.filter_map(|unit| {
        let others = sides.iter().filter(|side| !side.contains(&unit.text));
        let answers = others.map(|side| answer(compared, unit, side));
        let answers: Option<Vec<(Place, f64)>> = answers.collect();
        // Most units have no answer, and their words are not looked at.
        let answers = answers.filter(|_| can_stand_alone(unit))?;
        if !answers
            .iter()
            .all(|(place, _)| is_borne_out(compared, unit, *place))
        {
            return None;
        }
        let stated = answers.iter().map(|(_, stated)| *stated);
        let stated = stated.fold(1.0, f64::min);
        Some(Shared {
            said: compared.unit_span(unit),
            answers: answers.into_iter().map(|(place, _)| place).collect(),
            stated,
            weight: stated * compared.salience(unit),
        })
    });
    shared.collect()
}

/// The units that are shared, each with the first account of each other side: what is claimed, and
/// what is all of the sentence that answers it.
pub(super) fn told(compared: &Compared<'_>, shared: &[Shared]) -> Told {
    let units = |span: Span| compared.units_within(span).into_iter();
    let answers = shared.iter().flat_map(|it| &it.answers);
    let answers = answers.map(|place| compared.units_within(compared.whole(*place)));
    let whole = answers.filter(|units| units.len() == 1).flatten();
    let claims = shared.iter().flat_map(|it| units(it.said));
    let of_sides = claims.chain(whole).flat_map(|id| {
        let others = compared.sides.iter();
        let others = others.filter(move |side| !side.contains(&id.text));
        others.map(move |side| (id, side[0]))
    });
    of_sides.collect()
}

/// Whether a unit says that the sides talked, and nothing of what was said: that is a fact of the
/// talks.
fn only_talks(compared: &Compared<'_>, id: UnitId) -> bool {
    let verbs = compared.verbs_within(id);
    !verbs.is_empty() && verbs.iter().all(is_of_talking) && compared.topics_of(id).is_empty()
}

/// Whether a unit can be read alone: it does not depend on the clause before it, and no clause stands in
/// the middle of it, as in "the mission, which trains soldiers, should go on".
fn is_whole_clause(compared: &Compared<'_>, id: UnitId) -> bool {
    let text = |id: UnitId| compared.characters(compared.unit_span(id));
    let behind = UnitId {
        unit: id.unit + 1,
        ..id
    };
    let unit = compared.units.of_account(id.text).get(behind.unit);
    let follows = unit.is_some_and(|it| it.place == compared.unit(id).place);
    let is_cut = follows && {
        let words = text(behind);
        depends(words) && words.contains(", ")
    };
    !is_cut && !depends(text(id))
}

/// Whether a sentence that seems to say a unit has nothing that speaks against it, as far as its words
/// show: both deny or neither does, both are against a thing or neither is, what is agreed is agreed there
/// too, its figures and points in time stand there, its topics are taken up, what both did is not told of
/// one, and nothing else stands in the place of what the unit names.
fn is_borne_out(compared: &Compared<'_>, unit: UnitId, answer: Place) -> bool {
    let span = compared.unit_span(unit);
    let whole = compared.whole(answer);
    let denies = |span: Span| {
        compared
            .polarity
            .denies(span.place, &(span.start..span.end))
    };
    let is_agreed = |unit: UnitId| compared.unit(unit).act == Act::Agreed;
    let figures = |span: Span| {
        let figures = compared.sentence(span.place).figures();
        let figures = figures.matches.iter().chain(&figures.months);
        figures.filter(move |it| span.start <= it.start && it.end <= span.end)
    };
    let withheld = |place: Place| compared.polarity.withheld(place);
    let is_against = |span: Span| {
        compared
            .polarity
            .is_against(span.place, &(span.start..span.end))
    };
    denies(span) == denies(whole)
        && is_against(span) == is_against(whole)
        && withheld(span.place) == withheld(answer)
        && (!is_agreed(unit) || compared.units_within(whole).into_iter().any(is_agreed))
        && figures(span).all(|own| figures(whole).any(|other| own.figure == other.figure))
        && times_in(compared, span).is_subset(&times_in(compared, whole))
        && (compared.topics_of(unit).into_iter())
            .all(|topic| compared.topics.touches(answer.text, answer.sentence, topic))
        && may_be_joint(compared, unit, answer)
        && !is_swapped(compared, unit, answer)
}

/// Whether a sentence does not tell of one government what a unit tells of both.
fn may_be_joint(compared: &Compared<'_>, unit: UnitId, answer: Place) -> bool {
    let is_of_one = |id: UnitId| matches!(compared.unit(id).speaker, Some(Speaker::Government(_)));
    let mut units = compared.units_within(compared.whole(answer)).into_iter();
    compared.unit(unit).speaker != Some(Speaker::Both) || !units.all(is_of_one)
}

/// The points in time that some words name besides figures: the first half of a year, a season.
fn times_in(compared: &Compared<'_>, span: Span) -> BTreeSet<usize> {
    let found = TIMES.find_in(compared.sentence(span.place).normalized());
    let within = found
        .iter()
        .filter(|it| span.start <= it.start && it.end <= span.end);
    within.map(|it| it.entry).collect()
}

/// Where a side says a unit, and how probable it is that it does. Of an account in another language,
/// that its sentence is linked to that of the unit.
fn answer(compared: &Compared<'_>, unit: UnitId, side: &[usize]) -> Option<(Place, f64)> {
    let in_account = |other: &usize| match compared.supports.of(unit.text, unit.unit, *other) {
        Some(support) => match same_courtesy(compared, unit, *other) {
            Some(place) if support.stated < SAME_COURTESY => Some((place, SAME_COURTESY)),
            _ => Some((support.nearest?, support.stated)),
        },
        None => {
            let passage = compared.alignment.passage_of(compared.unit(unit).place)?;
            let passage = &compared.alignment.passages[passage];
            let sentence = *passage.sentences.get(other)?.first()?;
            let place = Place {
                text: *other,
                sentence,
            };
            Some((place, passage.score?))
        }
    };
    let answers = side.iter().filter_map(in_account);
    let least = |place: &Place| match compared.same_language(unit.text, place.text) {
        true => MIN_STATED,
        false => MIN_STATED_ACROSS,
    };
    let answers = answers.filter(|(place, stated)| *stated >= least(place));
    answers.reduce(|best, it| if it.1 > best.1 { it } else { best })
}

/// The sentence in which an account tells that both agreed on the courtesy on which both agree in a unit.
fn same_courtesy(compared: &Compared<'_>, unit: UnitId, other: usize) -> Option<Place> {
    let own = courtesies_in(compared, unit);
    let mut others = (!own.is_empty()).then(|| compared.units_of(other))?;
    let same = others.find(|id| !courtesies_in(compared, *id).is_disjoint(&own))?;
    Some(compared.unit(same).place)
}

/// The courtesies on which both agree in a unit.
fn courtesies_in(compared: &Compared<'_>, id: UnitId) -> BTreeSet<usize> {
    let unit = compared.unit(id);
    let is_joint = unit.speaker == Some(Speaker::Both) && unit.act == Act::Agreed;
    let found = is_joint.then(|| COURTESIES.find_in(compared.sentence(unit.place).normalized()));
    let found = found.into_iter().flatten();
    let within = found.filter(|it| unit.start <= it.start && it.end <= unit.end);
    within.map(|it| it.entry).collect()
}
