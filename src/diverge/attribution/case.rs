//! A sentence that reports another side, and what the accounts of that side have near it.

use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Answer, Span};
use crate::opposition::Withheld;
use crate::unit::UnitId;
use crate::voice::{Reported, ReportedAct, Speaker, is_reply};

/// A claim about what another side said or did, and the accounts that could bear it out.
pub(super) struct Case<'a> {
    pub compared: &'a Compared<'a>,
    /// The sentence that makes the claim.
    pub place: Place,
    pub reported: &'a Reported,
    /// The accounts of the other side: those in the language of the claim, or else all.
    pub asked: Vec<usize>,
    /// Whether these are in another language.
    pub is_across: bool,
    /// Whether nothing was learnt of the two, so that only topics can be compared.
    pub by_topic: bool,
}

impl<'a> Case<'a> {
    /// The case of a sentence that reports another side; `None` where that side has no account.
    pub(crate) fn of(compared: &'a Compared<'a>, place: Place) -> Option<Self> {
        if !compared.sentence(place).is_content() {
            return None;
        }
        let reported = compared.voices[place.text][place.sentence]
            .reported
            .as_ref()?;
        let of = compared.statement(&reported.of)?;
        let side = (0..compared.statements.len()).filter(|other| compared.same_side(of, *other));
        let (alike, foreign): (Vec<usize>, Vec<usize>) =
            side.partition(|other| compared.same_language(place.text, *other));
        let is_across = alike.is_empty();
        let asked = if is_across { foreign } else { alike };
        let mut others = asked.iter();
        Some(Self {
            compared,
            place,
            reported,
            is_across,
            by_topic: is_across && !others.all(|other| compared.are_estimated(place.text, *other)),
            asked,
        })
    }

    /// The best sentence of the accounts asked that is linked to the claim.
    pub(crate) fn linked(&self) -> Option<Answer> {
        let links = self.compared.alignment.linked_to(self.place);
        best(links.filter(|(other, _)| {
            self.asked.contains(&other.text)
                && self.can_answer(*other)
                && self.compared.polarity.withheld(*other).is_none()
        }))
    }

    /// An answer, or in its place the best sentence that is linked to the claim, where it is not
    /// linked itself.
    pub(crate) fn linked_answer(&self, answer: Option<Answer>) -> Option<Answer> {
        let mut links = self.compared.alignment.linked_to(self.place);
        let is_linked = links.any(|(place, _)| answer.is_some_and(|it| it.place == place));
        self.linked().filter(|_| !is_linked).or(answer)
    }

    /// Whether a sentence can answer a claim. One that only says that the sides met cannot.
    fn can_answer(&self, place: Place) -> bool {
        let topics = self.compared.topics.in_sentence(place.text, place.sentence);
        !self.compared.voices[place.text][place.sentence].only_meets || !topics.is_empty()
    }

    /// Of the sentence that a reply of the other side answers, the units on topics that this side
    /// does not bring up: what is answered there is not told by it.
    pub(crate) fn answered(&self) -> Vec<UnitId> {
        let compared = self.compared;
        let before = self.answered_sentence().map(|it| compared.whole(it));
        let units = before.map_or_else(Vec::new, |it| compared.units_within(it));
        units
            .into_iter()
            .filter(|id| self.is_off_topic(*id))
            .collect()
    }

    /// The sentence before a reply, where somebody else speaks in it.
    fn answered_sentence(&self) -> Option<Place> {
        let compared = self.compared;
        let before = Place {
            sentence: self.place.sentence.checked_sub(1)?,
            ..self.place
        };
        let [own, other] = [self.place, before].map(|place| compared.sentence(place));
        let [speaker, asking] = [self.place, before]
            .map(|place| compared.voices[place.text][place.sentence].speaker.as_ref());
        let is_one = own.paragraph() == other.paragraph() && other.is_content();
        let is_reply = self.reported.act == ReportedAct::Said && is_reply(own.text());
        let are_two = matches!(asking, Some(Speaker::Government(_))) && asking != speaker;
        (is_one && is_reply && are_two && !self.is_across).then_some(before)
    }

    /// The part of the sentence that reports the other side.
    pub(crate) fn span(&self) -> Span {
        Span {
            place: self.place,
            start: self.reported.start,
            end: self.reported.end,
        }
    }

    /// Whether the other side brings up a topic, or one near it, and not only to say that it was
    /// not brought up, or that nothing near it is new.
    pub(crate) fn is_raised(&self, topic: usize) -> bool {
        let raises = |text: usize, (sentence, is_itself): (usize, bool)| match self
            .compared
            .polarity
            .withheld(Place { text, sentence })
        {
            None => true,
            Some(Withheld::Change) => is_itself,
            Some(Withheld::Said) => false,
        };
        self.asked.iter().any(|text| {
            let mut sentences = self.compared.topics.sentences_touching(*text, topic);
            sentences.any(|it| raises(*text, it))
        })
    }

    /// Whether the other side takes up no topic of a unit that has one.
    pub(crate) fn is_off_topic(&self, id: UnitId) -> bool {
        let topics = self.compared.topics_of(id);
        !topics.is_empty() && !topics.iter().any(|topic| self.is_raised(*topic))
    }

    /// Whether the other side, in another language, takes up no topic of a unit that has one, or at
    /// most one of which the unit's is a part: Taiwan, and not its independence.
    pub(crate) fn is_off_topic_across(&self, id: UnitId) -> bool {
        let topics = self.compared.topics_across(id);
        let parts = |whole: usize| {
            let is_part = move |part: &&usize| self.compared.topics.is_part(**part, whole);
            topics.iter().filter(is_part)
        };
        let is_lacking = |topic: &usize| {
            let mut asked = self.asked.iter();
            asked.all(|text| self.compared.topics.looked_for(*text, *topic).is_some())
                && !self.is_raised(*topic)
        };
        let is_left_out = |topic: &usize| is_lacking(topic) || parts(*topic).any(is_lacking);
        !topics.is_empty() && topics.iter().all(is_left_out)
    }

    /// A sentence as the answer to the claim.
    pub(crate) fn answer_at(&self, place: Place) -> Answer {
        let score = self.compared.alignment.similarity.score(self.place, place);
        Answer { place, score }
    }

    /// Of topics that the other side does not bring up, the one that the claiming side makes most
    /// of.
    pub(crate) fn most_discussed(&self, topics: impl Iterator<Item = usize>) -> Option<usize> {
        let words = |topic: usize| self.compared.topics.share_of_words(self.place.text, topic);
        topics.max_by(|a, b| words(*a).total_cmp(&words(*b)).then(b.cmp(a)))
    }
}

/// The likest of some sentences; of equals, the first.
fn best(answers: impl Iterator<Item = (Place, f64)>) -> Option<Answer> {
    let best = answers.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    best.map(|(place, score)| Answer { place, score })
}
