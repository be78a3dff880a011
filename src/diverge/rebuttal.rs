//! Sentences that call untrue what another side says, or speak of it as a campaign or an invention.
//!
//! What a sentence calls untrue is linked to it, and shares a topic with it. A campaign or an
//! invention is told in words of its own: it speaks against the sentence that shares most topics
//! with it, of several. So does who says that there is no such thing, against what
//! is said on the topic that he denies.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, rounded};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::opposition::{calls_invented, calls_untrue, denies_existence};

/// A sentence that calls something an invention has so many topics with the one that it speaks
/// against.
const MIN_TOPICS_OF_INVENTION: usize = 2;

/// What there is none of begins at most so many characters behind the words that deny it: "there is
/// no such thing as 'the problem of overcapacity'".
const MAX_BEHIND_DENIAL: usize = 40;

/// What calls it so is quoted with at most so many characters, itself among them.
const MAX_BEFORE_WORD: usize = 100;

/// A finding for each sentence that speaks against one of another side. There is none where `told`
/// has a contradiction of the sentence with that account.
pub(super) fn find(compared: &Compared<'_>, told: &BTreeSet<(Place, usize)>) -> Vec<Finding> {
    let rebuttals = Rebuttals::of(compared, told);
    let accounts = 0..compared.annotated.len();
    let places = accounts.flat_map(|text| places_in(compared, text));
    let found = places.filter_map(|place| {
        let rebutted = rebuttals.untrue(place);
        let rebutted = rebutted.or_else(|| rebuttals.invented(place));
        let rebutted = rebutted.or_else(|| rebuttals.denied(place))?;
        Some(finding(compared, place, rebutted))
    });
    found.collect()
}

/// What a sentence speaks against, and the words by which it does.
struct Rebutted {
    place: Place,
    word: Range<usize>,
    score: f64,
}

/// The words by which a sentence speaks against others.
struct Speaking {
    untrue: Option<Range<usize>>,
    invented: Option<Range<usize>>,
    denied: Option<Range<usize>>,
}

/// The sentences of an account that can be spoken against, by their topics.
type ByTopics = BTreeMap<BTreeSet<usize>, Vec<Place>>;

struct Rebuttals<'a> {
    compared: &'a Compared<'a>,
    told: &'a BTreeSet<(Place, usize)>,
    /// Of each sentence of each account.
    speaking: Vec<Vec<Speaking>>,
    /// Of each account; there are few topics together, however many sentences.
    by_topics: OnceCell<Vec<ByTopics>>,
}

impl<'a> Rebuttals<'a> {
    fn of(compared: &'a Compared<'a>, told: &'a BTreeSet<(Place, usize)>) -> Self {
        let of_account = |text: usize| {
            let language = compared.statements[text].language.as_deref();
            let sentences = compared.annotated[text].sentences.iter();
            let speaking = sentences.map(|sentence| Speaking {
                untrue: calls_untrue(language, sentence.normalized()),
                invented: calls_invented(language, sentence.normalized()),
                denied: denies_existence(language, sentence.normalized()),
            });
            speaking.collect()
        };
        Self {
            compared,
            told,
            speaking: (0..compared.annotated.len()).map(of_account).collect(),
            by_topics: OnceCell::new(),
        }
    }

    fn speaking(&self, place: Place) -> &Speaking {
        &self.speaking[place.text][place.sentence]
    }

    /// Whether a sentence speaks against none itself, so that it can be spoken against.
    fn is_plain(&self, place: Place) -> bool {
        let Speaking {
            untrue,
            invented,
            denied,
        } = self.speaking(place);
        untrue.is_none() && invented.is_none() && denied.is_none()
    }

    /// Whether an account is of another side than a sentence, and no contradiction of the two is
    /// told.
    fn is_open(&self, place: Place, other: usize) -> bool {
        !self.compared.same_side(place.text, other) && !self.told.contains(&(place, other))
    }

    /// The topics of a sentence that not every account has.
    fn topics(&self, place: Place) -> BTreeSet<usize> {
        let topics = self.compared.topics;
        let mentioned = topics.in_sentence(place.text, place.sentence).iter();
        let telling = mentioned.filter(|it| !topics.entry(it.topic).general);
        telling.map(|it| it.topic).collect()
    }

    /// The sentence that a sentence calls untrue: the likest that is linked to it.
    fn untrue(&self, place: Place) -> Option<Rebutted> {
        let word = self.speaking(place).untrue.clone()?;
        let own = self.topics(place);
        let linked = self.compared.alignment.linked_to(place);
        let linked = linked.filter(|(other, _)| {
            self.is_open(place, other.text)
                && self.is_plain(*other)
                && !own.is_disjoint(&self.topics(*other))
        });
        let (place, score) = likest(linked)?;
        Some(Rebutted { place, word, score })
    }

    /// The sentence, in any language, that a sentence calls a campaign or an invention.
    fn invented(&self, place: Place) -> Option<Rebutted> {
        let word = self.speaking(place).invented.clone()?;
        self.on_topics(place, word, &self.topics(place), MIN_TOPICS_OF_INVENTION)
    }

    /// The sentence, in any language, on what a sentence says that there is none of.
    fn denied(&self, place: Place) -> Option<Rebutted> {
        let word = self.speaking(place).denied.clone()?;
        let behind = word.end..=word.end + MAX_BEHIND_DENIAL;
        let topics = self.compared.topics.in_sentence(place.text, place.sentence);
        let none_of = topics.iter().filter(|it| behind.contains(&it.start));
        let none_of: BTreeSet<usize> = none_of.map(|it| it.topic).collect();
        let none_of = self.topics(place).intersection(&none_of).copied().collect();
        self.on_topics(place, word, &none_of, 1)
    }

    /// The sentence of another side that shares most of some topics, and so many at least; of
    /// equals, the likest.
    fn on_topics(
        &self,
        place: Place,
        word: Range<usize>,
        own: &BTreeSet<usize>,
        least: usize,
    ) -> Option<Rebutted> {
        let shared = |topics: &BTreeSet<usize>| own.intersection(topics).count();
        let accounts = self.by_topics().iter().enumerate();
        let open = accounts.filter(|(text, _)| self.is_open(place, *text));
        let open: Vec<(usize, &ByTopics)> = open.collect();
        let kinds = || open.iter().flat_map(|(_, by_topics)| by_topics.iter());
        let most = kinds().map(|(topics, _)| shared(topics)).max()?;
        if most < least {
            return None;
        }
        let shares_most = |topics: &BTreeSet<usize>| shared(topics) == most;
        let near = open.iter().flat_map(|(text, _)| {
            let neighbours = self.compared.alignment.similarity.neighbours(place, *text);
            neighbours.filter(|(it, _)| self.is_plain(*it) && shares_most(&self.topics(*it)))
        });
        // What was not compared is alike in nothing.
        let first = kinds().filter(|(topics, _)| shares_most(topics));
        let first = first.filter_map(|(_, places)| places.first()).min();
        let (place, score) = likest(near.chain(first.map(|it| (*it, 0.0))))?;
        Some(Rebutted { place, word, score })
    }

    fn by_topics(&self) -> &[ByTopics] {
        self.by_topics.get_or_init(|| {
            let of_account = |text: usize| {
                let mut by_topics = ByTopics::new();
                let places = places_in(self.compared, text);
                for place in places.filter(|it| self.is_plain(*it)) {
                    by_topics.entry(self.topics(place)).or_default().push(place);
                }
                by_topics
            };
            (0..self.speaking.len()).map(of_account).collect()
        })
    }
}

fn places_in(compared: &Compared<'_>, text: usize) -> impl Iterator<Item = Place> + use<> {
    let sentences = 0..compared.annotated[text].sentences.len();
    sentences.map(move |sentence| Place { text, sentence })
}

/// The likest of some sentences; of equals, the first.
fn likest(places: impl Iterator<Item = (Place, f64)>) -> Option<(Place, f64)> {
    places.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// A sentence that speaks against another, quoted by the clause with the words that do.
fn finding(compared: &Compared<'_>, own: Place, rebutted: Rebutted) -> Finding {
    let Rebutted { place, word, score } = rebutted;
    let word = Span {
        place: own,
        start: word.start,
        end: word.end,
    };
    let (whole, other) = (compared.whole(own), compared.whole(place));
    let clause = compared.units_touching(word).first().copied();
    let clause = clause.map_or(whole, |id| compared.unit_span(id));
    Finding {
        by: Some(own.text),
        of: Some(place.text),
        passage: compared.passage_of(own),
        score: Some(rounded(score)),
        evidence: vec![
            whole.as_evidence(EvidenceRole::Claim),
            other.as_evidence(EvidenceRole::Answer),
            word.as_evidence(EvidenceRole::Word),
        ],
        ..Finding::new(Claim::Contradiction {
            clauses: [around(compared, clause, word), other],
        })
    }
}

/// A clause from the phrase on from which what is quoted of it reaches some words.
fn around(compared: &Compared<'_>, clause: Span, word: Span) -> Span {
    let reaches = |start: usize| word.end.saturating_sub(start) <= MAX_BEFORE_WORD;
    if reaches(clause.start) {
        return clause;
    }
    let characters = compared.sentence(clause.place).characters();
    let behind_comma = |at: &usize| characters[at - 2..*at] == [',', ' '];
    let mut starts = (clause.start + 2..word.start).filter(behind_comma);
    Span {
        start: starts.find(|at| reaches(*at)).unwrap_or(clause.start),
        ..clause
    }
}
