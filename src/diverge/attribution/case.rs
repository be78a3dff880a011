//! A sentence that reports another side, and what the accounts of that side have near it.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::Place;
use crate::annotate::AnnotatedStatement;
use crate::diverge::compared::Compared;
use crate::diverge::finding::Answer;
use crate::lexicon::Roles;
use crate::text::figures::Figure;
use crate::voice::Reported;

/// The sums of money that each account gives, each with its first sentence.
pub(super) struct Amounts<'a>(Vec<BTreeMap<&'a Figure, usize>>);

impl<'a> Amounts<'a> {
    pub(crate) fn of(compared: &Compared<'a>) -> Self {
        let of_account = |account: &'a AnnotatedStatement<'a>| {
            let mut given = BTreeMap::new();
            for (place, sentence) in account.sentences.iter().enumerate() {
                for amount in sentence.figures().amounts() {
                    given.entry(amount).or_insert(place);
                }
            }
            given
        };
        Self(compared.annotated.iter().map(of_account).collect())
    }
}

/// A claim about what another side said or did, and the accounts that could bear it out.
pub(super) struct Case<'a> {
    pub compared: &'a Compared<'a>,
    amounts: &'a Amounts<'a>,
    /// The sentence that makes the claim.
    pub place: Place,
    pub reported: &'a Reported,
    /// The accounts of the other side: those in the language of the claim, or else all.
    pub asked: Vec<usize>,
    /// Whether these are in another language, so that only their topics can be compared.
    pub by_topic: bool,
}

impl<'a> Case<'a> {
    /// The case of a sentence that reports another side; `None` where that side has no account.
    pub(crate) fn of(
        compared: &'a Compared<'a>,
        amounts: &'a Amounts<'a>,
        place: Place,
    ) -> Option<Self> {
        let reported = compared.voices[place.text][place.sentence]
            .reported
            .as_ref()?;
        let of = compared.statement(&reported.of)?;
        let side = (0..compared.statements.len()).filter(|other| compared.same_side(of, *other));
        let (alike, foreign): (Vec<usize>, Vec<usize>) =
            side.partition(|other| compared.same_language(place.text, *other));
        let by_topic = alike.is_empty();
        Some(Self {
            compared,
            amounts,
            place,
            reported,
            asked: if by_topic { foreign } else { alike },
            by_topic,
        })
    }

    /// The best sentence of the accounts asked that is linked to the claim.
    pub(crate) fn linked(&self) -> Option<Answer> {
        let links = self.compared.alignment.linked_to(self.place);
        best(links.filter(|(other, _)| self.asked.contains(&other.text) && self.can_answer(*other)))
    }

    /// Whether a sentence can answer a claim. One that only says that the sides met cannot.
    fn can_answer(&self, place: Place) -> bool {
        let topics = self.compared.topics.in_sentence(place.text, place.sentence);
        !self.compared.voices[place.text][place.sentence].only_meets || !topics.is_empty()
    }

    /// The sentence of the accounts asked that is most like the claim.
    pub(crate) fn nearest(&self) -> Option<Answer> {
        let similarity = &self.compared.alignment.similarity;
        let asked = self.asked.iter();
        best(asked.filter_map(|text| similarity.nearest(self.place, *text)))
    }

    /// The words of a sentence by which somebody is reported to say or do something.
    pub(crate) fn roles(&self, place: Place) -> &'a Roles {
        self.compared.sentence(place).roles()
    }

    /// A sentence as the answer to the claim.
    pub(crate) fn answer_at(&self, place: Place) -> Answer {
        let score = self.compared.alignment.similarity.score(self.place, place);
        Answer { place, score }
    }

    /// The first sentence of the accounts asked that gives one of the claim's amounts, and the
    /// amounts that none of them gives.
    pub(crate) fn same_figure(&self) -> Option<(Answer, Vec<Figure>)> {
        let figures = self.compared.sentence(self.place).figures();
        let amounts: BTreeSet<&Figure> = figures.amounts().collect();
        if amounts.is_empty() {
            return None;
        }
        let given = self
            .asked
            .iter()
            .map(|text| (*text, &self.amounts.0[*text]));
        let mut missing = amounts.clone();
        missing.retain(|amount| given.clone().all(|(_, given)| !given.contains_key(amount)));
        let first = given.into_iter().find_map(|(text, given)| {
            let sentences = amounts.iter().filter_map(|amount| given.get(amount));
            let sentence = *sentences.min()?;
            Some(Place { text, sentence })
        });
        let missing = missing.into_iter().cloned().collect();
        Some((self.answer_at(first?), missing))
    }

    /// Of topics that the other side does not bring up, the one that the claiming side makes most
    /// of.
    pub(crate) fn most_discussed(&self, topics: impl Iterator<Item = usize>) -> Option<usize> {
        let words = |topic: usize| self.compared.topics.share_of_words(self.place.text, topic);
        topics.max_by(|a, b| words(*a).total_cmp(&words(*b)).then(b.cmp(a)))
    }

    /// Whether the sentence before the claim, in its paragraph, is about a topic that the other
    /// account takes up too. Then the claim may be about it without a name for it: "He expounded
    /// his position on it."
    pub(crate) fn follows_shared_topic(&self) -> bool {
        let Place { text, sentence } = self.place;
        let sentences = &self.compared.statements[text].sentences;
        let Some(before) = sentence
            .checked_sub(1)
            .filter(|before| sentences[*before].paragraph() == sentences[sentence].paragraph())
        else {
            return false;
        };
        let topics = self.compared.topics;
        let mentioned = topics.in_sentence(text, before).iter();
        mentioned.filter(|mention| !mention.weak).any(|mention| {
            let mut asked = self.asked.iter();
            asked.any(|text| topics.taken_up(*text, mention.topic).is_some())
        })
    }
}

/// The likest of some sentences; of equals, the first.
fn best(answers: impl Iterator<Item = (Place, f64)>) -> Option<Answer> {
    let best = answers.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    best.map(|(place, score)| Answer { place, score })
}
