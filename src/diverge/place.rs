//! Where something is held, as two sides give it: "a meeting in Istanbul", "a meeting in Ankara".
//!
//! Where the talks themselves were held is a fact of the talks. Here are the places of other talks,
//! visits and conferences, in sentences that answer each other.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, rounded};
use super::kind::EvidenceRole;
use crate::align::{LINK_THRESHOLD, Link, Place};
use crate::text::Match;
use crate::text::figures::{FigureMatch, Unit};
use crate::topic::towns::TOWNS;

/// A finding for each two sentences that answer each other and give different towns for what takes
/// place.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let links = compared.alignment.links.iter();
    let links = links
        .filter(|link| link.score >= LINK_THRESHOLD)
        .filter(|link| !compared.same_side(link.left.text, link.right.text))
        .filter(|link| is_english(compared, link.left) && is_english(compared, link.right));
    // Each account is read for its towns once, when it is first asked about.
    let named: Vec<OnceCell<BTreeSet<usize>>> = vec![OnceCell::new(); compared.statements.len()];
    let names_town = |text: usize, town: usize| {
        let named = named[text].get_or_init(|| all_towns(compared, text));
        named.contains(&town)
    };
    let mut told: BTreeSet<[usize; 4]> = BTreeSet::new();
    let found = links.filter_map(|link| {
        let (towns, spans) = in_link(compared, link, &names_town)?;
        let [a, b] = towns;
        let is_new = told.insert([link.left.text, link.right.text, a, b]);
        is_new.then(|| conflict(compared, link, spans))
    });
    found.collect()
}

fn is_english(compared: &Compared<'_>, place: Place) -> bool {
    compared.statements[place.text].language.as_deref() == Some("en")
}

/// The towns of two sentences, where they are two for one thing. `names_town` says whether an
/// account names a town anywhere.
fn in_link(
    compared: &Compared<'_>,
    link: &Link,
    names_town: &dyn Fn(usize, usize) -> bool,
) -> Option<([usize; 2], [Span; 2])> {
    let places = [link.left, link.right];
    let [a, b] = places.map(|place| only_town(compared, place));
    let (a, b) = (a?, b?);
    let differ = a.entry != b.entry
        && !names_town(link.right.text, a.entry)
        && !names_town(link.left.text, b.entry)
        && !places.iter().any(|it| tells_of_talks(compared, *it))
        && have_event_in_common(compared, places)
        && may_be_of_one_day(compared, places);
    let span = |place: Place, found: Match| Span {
        place,
        start: found.start,
        end: found.end,
    };
    let spans = [span(link.left, a), span(link.right, b)];
    differ.then_some(([a.entry, b.entry], spans))
}

/// The town in which something takes place, where a sentence names but one.
fn only_town(compared: &Compared<'_>, place: Place) -> Option<Match> {
    let found = towns(compared, place);
    let [town] = found.as_slice() else {
        return None;
    };
    let characters = compared.sentence(place).characters();
    let before: String = characters[..town.start].iter().collect();
    let word = before.split_whitespace().next_back()?;
    let is_owner = matches!(characters.get(town.end), Some('\'' | '\u{2019}'));
    let is_behind = TOWNS.prepositions.iter().any(|it| it == word);
    (is_behind && !is_owner).then_some(*town)
}

fn towns(compared: &Compared<'_>, place: Place) -> Vec<Match> {
    let sentence = compared.sentence(place);
    let mut found = TOWNS.towns.find_in(sentence.normalized());
    found.retain(|town| sentence.characters()[town.start].is_uppercase());
    found
}

/// The towns that an account names.
fn all_towns(compared: &Compared<'_>, text: usize) -> BTreeSet<usize> {
    let sentences = 0..compared.annotated[text].sentences.len();
    let places = sentences.map(|sentence| Place { text, sentence });
    let found = places.flat_map(|place| towns(compared, place));
    found.map(|it| it.entry).collect()
}

/// Whether a sentence is about the talks of which the account tells.
fn tells_of_talks(compared: &Compared<'_>, place: Place) -> bool {
    let venue = compared.talks[place.text].place.as_ref();
    let told = venue.and_then(|venue| venue.mark.sentence);
    place.sentence == 0 || told == Some(place.sentence)
}

/// Whether both sentences say that a thing of one kind takes place.
fn have_event_in_common(compared: &Compared<'_>, places: [Place; 2]) -> bool {
    let [a, b] = places.map(|place| -> BTreeSet<usize> {
        let found = TOWNS.events.find_in(compared.sentence(place).normalized());
        found.into_iter().map(|it| it.entry).collect()
    });
    !a.is_disjoint(&b)
}

/// Whether two sentences do not give other days, months or years: in March in one town, in May in
/// another.
fn may_be_of_one_day(compared: &Compared<'_>, places: [Place; 2]) -> bool {
    let [a, b] = places.map(|place| {
        let figures = compared.sentence(place).figures();
        figures.matches.iter().chain(&figures.months)
    });
    [Unit::Day, Unit::Month, Unit::Year].iter().all(|unit| {
        let is_of = |it: &&FigureMatch| it.figure.unit == *unit;
        let own: Vec<&FigureMatch> = a.clone().filter(is_of).collect();
        let others: Vec<&FigureMatch> = b.clone().filter(is_of).collect();
        let agree = |it: &&FigureMatch| others.iter().any(|other| it.agrees(other));
        own.is_empty() || others.is_empty() || own.iter().any(agree)
    })
}

fn conflict(compared: &Compared<'_>, link: &Link, places: [Span; 2]) -> Finding {
    let evidence = places.map(|place| place.as_evidence(EvidenceRole::Word));
    Finding {
        by: Some(link.left.text),
        of: Some(link.right.text),
        passage: compared.passage_of(link.left),
        score: Some(rounded(link.score)),
        evidence: evidence.to_vec(),
        ..Finding::new(Claim::PlaceConflict { places })
    }
}
