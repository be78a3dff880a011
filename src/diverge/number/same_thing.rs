//! Are two figures of one unit said of the same thing?
//!
//! Sentences that answer each other may give sums for two purposes. What a sum is for stands around
//! it: "a billion dollars for grain". Where both say what for, one word of both must mean about the
//! same.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::align::Place;
use crate::diverge::compared::{Compared, Words};
use crate::diverge::english::{Period, english};
use crate::text::are_synonyms;
use crate::text::figures::{FigureMatch, Unit};
use crate::vectors;

/// How many words behind a figure say what it is of.
const REACH: usize = 6;

/// At most how many words before a figure an "of" stands that says what the figure is of: "a goal
/// of up to 60 billion".
const REACH_BEFORE: usize = 4;

/// The cosine of two words that can be names of one thing.
const NEAR: f64 = 0.5;

/// Whether two figures, each in its sentence, can be said of one thing.
pub(super) fn same_thing(
    compared: &Compared<'_>,
    [left, right]: [(Place, &FigureMatch); 2],
) -> bool {
    let sides = [left, right];
    let [here, there] = sides.map(|(place, item)| period(compared, place, item));
    if here.zip(there).is_some_and(|(here, there)| here != there) {
        return false;
    }
    match left.1.figure.unit {
        Unit::Money(_) | Unit::Count(_) | Unit::Percent => {}
        // The third call and the fourth; not the third call and the fourth package.
        Unit::Ordinal => {
            let [here, there] = sides.map(|(place, item)| word_behind(compared, place, item));
            return here == there;
        }
        // What a day or a span is of stands before it, and how it relates to it in its lead.
        _ => return true,
    }
    let [here, there] = [left, right].map(|(place, item)| purpose(compared, place, item));
    let [here, there] = without_names(here, there);
    let [own, other] = [left, right].map(|(place, _)| compared.terms_of(place));
    if here.is_empty() && there.is_empty() {
        let [here, there] = sides.map(|(place, item)| subjects(compared, place, item));
        let is_like = |one: &Cow<'_, str>| {
            let mut others = there.iter();
            others.any(|other| one == other || are_synonyms(one, other) || is_near(one, other))
        };
        return here.is_empty() || there.is_empty() || here.iter().any(is_like);
    }
    // A purpose that the other sentence names elsewhere is not another purpose.
    here.is_empty()
        || there.is_empty()
        || here.iter().any(|term| other.contains(term))
        || there.iter().any(|term| own.contains(term))
        || here
            .iter()
            .any(|one| there.iter().any(|another| is_near(one, another)))
}

/// A figure with the noun that it is of, which is read when it is first asked for: a sentence may
/// have thousands of figures.
pub(super) struct Called<'f> {
    pub item: &'f FigureMatch,
    place: Place,
    noun: OnceCell<Words<'f>>,
}

impl<'f> Called<'f> {
    pub(super) fn of(place: Place, item: &'f FigureMatch) -> Self {
        Self {
            item,
            place,
            noun: OnceCell::new(),
        }
    }

    /// Whether the words before two figures, of which they are, name one thing: "a goal of", "a
    /// target of".
    pub(super) fn is_called_as(&self, compared: &Compared<'f>, other: &Self) -> bool {
        let (own, others) = (self.noun(compared), other.noun(compared));
        let is_name = |a: &Cow<'_, str>| others.iter().any(|b| a == b || are_synonyms(a, b));
        own.iter().any(is_name)
    }

    fn noun(&self, compared: &Compared<'f>) -> &Words<'f> {
        let read = || noun_before(compared, self.place, self.item);
        self.noun.get_or_init(read)
    }
}

/// What a figure is of, where it stands before it: "duties on cars fall to 15 percent".
fn subjects<'a>(compared: &Compared<'a>, place: Place, item: &FigureMatch) -> Words<'a> {
    let before = before(compared, place, item);
    let words: Vec<&str> = before.split_whitespace().collect();
    let objects = words.windows(2).filter(|pair| pair[0] == "on");
    objects
        .flat_map(|pair| compared.terms(place.text, pair[1]))
        .collect()
}

/// The noun that a figure is of: "a goal of 60 billion".
fn noun_before<'a>(compared: &Compared<'a>, place: Place, item: &FigureMatch) -> Words<'a> {
    let before = &compared.sentence(place).characters()[..item.start];
    let words = before.rsplit(|c| c.is_whitespace());
    let mut words = words.filter(|word| !word.is_empty());
    let is_behind = words
        .by_ref()
        .take(REACH_BEFORE)
        .any(|word| *word == ['o', 'f']);
    let noun = words.next().filter(|_| is_behind).unwrap_or_default();
    compared.terms(place.text, &String::from_iter(noun))
}

/// All that stands before a figure in its sentence.
fn before(compared: &Compared<'_>, place: Place, item: &FigureMatch) -> String {
    let characters = compared.sentence(place).characters();
    characters[..item.start].iter().collect()
}

/// The word behind a figure.
fn word_behind(compared: &Compared<'_>, place: Place, item: &FigureMatch) -> String {
    let behind = compared.sentence(place).characters()[item.end..].iter();
    let word = behind
        .skip_while(|c| c.is_whitespace())
        .take_while(|c| c.is_alphabetic());
    word.flat_map(|c| c.to_lowercase()).collect()
}

/// Which period a figure is of, where the words behind it say so: this year, each month.
fn period(compared: &Compared<'_>, place: Place, item: &FigureMatch) -> Option<Period> {
    let behind: String = compared.sentence(place).characters()[item.end..]
        .iter()
        .collect();
    let words: Vec<&str> = behind
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(REACH)
        .collect();
    words.windows(2).find_map(|pair| {
        let is_time = english().is_period(pair[1]);
        english().which_period(pair[0]).filter(|_| is_time)
    })
}

/// The words of two purposes, without those with a capital where both have others: what is for
/// "American ports" is not for "American farms".
fn without_names<'a>(here: Purpose<'a>, there: Purpose<'a>) -> [Words<'a>; 2] {
    let is_told = |purpose: &Purpose<'_>| !purpose.things.is_empty();
    if is_told(&here) && is_told(&there) {
        [here.things, there.things]
    } else {
        [here, there].map(|it| &it.things | &it.names)
    }
}

/// What a figure is for.
struct Purpose<'a> {
    things: Words<'a>,
    /// The terms of words with a capital.
    names: Words<'a>,
}

/// The terms behind a figure, up to the next figure or the end of its clause.
fn purpose<'a>(compared: &Compared<'a>, place: Place, item: &FigureMatch) -> Purpose<'a> {
    let sentence = compared.sentence(place);
    let next = sentence.figures().matches.iter().map(|other| other.start);
    let next = next.filter(|start| *start >= item.end).min();
    let characters = &sentence.characters()[item.end..];
    let mut behind: String = characters
        .iter()
        .take(next.map_or(characters.len(), |next| next - item.end))
        .take_while(|c| !matches!(c, ',' | ';' | '.' | ':' | '(' | ')' | '，' | '。' | '；'))
        .collect();
    if let Some((end, _)) = behind.match_indices(' ').nth(REACH) {
        behind.truncate(end);
    }
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words = behind.split(' ').filter(|word| !english().is_period(word));
    let (names, things): (Vec<&str>, Vec<&str>) = words.partition(is_name);
    Purpose {
        things: compared.terms(place.text, &things.join(" ")),
        names: compared.terms(place.text, &names.join(" ")),
    }
}

fn is_near(one: &str, another: &str) -> bool {
    let Some(vectors) = vectors::of("en") else {
        return false;
    };
    let (Some(one), Some(another)) = (vectors.find(one), vectors.find(another)) else {
        return false;
    };
    one.cosine(&another) >= NEAR
}
