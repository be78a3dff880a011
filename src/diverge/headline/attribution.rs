//! What a side reports of another, and what the other's own account makes of it.

use std::sync::Arc;

use super::Writer;
use super::excerpt::{MAX_OF_CLAIM, MAX_QUOTE};
use crate::diverge::english::english;
use crate::diverge::finding::{Attribution, Finding, Span};
use crate::diverge::kind::{EvidenceRole, Status};
use crate::diverge::quotation::{room, unquoted};
use crate::lexicon::Government;
use crate::text::{Matcher, NormalizedText};
use crate::voice::{self, ReportedAct};

/// Who says a thing, and that he says it, has at most so many words: "President Example said that".
const MAX_WORDS_OF_SPEAKER: usize = 5;

impl Writer<'_> {
    pub(super) fn attribution(
        &self,
        by: &str,
        of: &str,
        claim: &Attribution,
        finding: &Finding,
    ) -> String {
        let told = self.reported(by, of, claim, finding.of.as_slice());
        if claim.status == Status::Softened {
            return format!("{told}; {}", self.other_words(of, claim, finding));
        }
        // A reply is on the topic of what it answers.
        let claims = finding.evidence.iter();
        let claims = claims.filter(|it| it.role == EvidenceRole::Claim).count();
        let topic = finding.topic.filter(|_| claims > 1);
        match topic.or_else(|| self.topic_of_foreign(claim)) {
            Some(topic) => format!("{told}, on {}", self.topic(topic)),
            None => told,
        }
    }

    /// What a claim is about, where a reader of English may not know the language that it is quoted
    /// in.
    fn topic_of_foreign(&self, claim: &Attribution) -> Option<usize> {
        let quoted = self.quotable(claim);
        let units = self.0.units_within(quoted).into_iter();
        let mut topics = units.flat_map(|id| self.0.topics_of(id));
        let topic = topics.next();
        topic.filter(|_| !self.is_english(quoted.place.text))
    }

    fn reported(&self, by: &str, of: &str, claim: &Attribution, silent: &[usize]) -> String {
        let words = self.0.written(claim.claim);
        let person = silent.first();
        let person = person.and_then(|account| self.person_reported(claim.claim, *account));
        let quotable = self.quotable(claim);
        let quotable = match (claim.status, &person) {
            (Status::Absent, Some(_)) => self.behind_speaker(quotable),
            _ => quotable,
        };
        let quote = match claim.status {
            // What is not confirmed is not quoted with it.
            Status::Confirmed => self.shown(quotable, quotable, MAX_QUOTE),
            _ => self.part(quotable, MAX_QUOTE),
        };
        let is_clause = words.starts_with("that ");
        let is_short = words.chars().count() <= room(MAX_QUOTE);
        let who = person.as_deref().unwrap_or(of);
        let says = match claim.act {
            ReportedAct::Said
                if self.names_speaker(quotable, silent) && !self.tells_words(quotable, &person) =>
            {
                format!("says of {of}")
            }
            ReportedAct::Said => format!("reports {who} as saying"),
            ReportedAct::Asked => format!("says that {who} asked for this"),
            ReportedAct::Pledged => format!("credits {who} with this"),
            ReportedAct::Agreed => "says that both agreed on this".to_owned(),
            ReportedAct::Voiced if self.opens_sentence(claim.claim, &quote) => {
                "says of both".to_owned()
            }
            ReportedAct::Voiced => "says that both said this".to_owned(),
            ReportedAct::Discussed => "says that both spoke of this".to_owned(),
        };
        match claim.status {
            Status::Contradicted => format!("{of} says the opposite of what {by} reports: {quote}"),
            Status::Confirmed => format!("{of} confirms what {by} reports: {quote}"),
            Status::Softened => format!("{by} {says}: {quote}"),
            _ => {
                let alone = self.alone(by, &says, silent);
                match claim.act {
                    ReportedAct::Said if is_clause && is_short && self.0.sides.len() == 2 => {
                        format!("{alone} {}", unquoted(words, MAX_QUOTE))
                    }
                    _ => format!("{alone}: {quote}"),
                }
            }
        }
    }

    /// What the other side has in place of a claim, which may be a part of it, or no more than its
    /// subject: `Russia comes closest with “…”`.
    fn other_words(&self, of: &str, claim: &Attribution, finding: &Finding) -> String {
        let mut evidence = finding.evidence.iter();
        let nearest = evidence.find(|it| it.role == EvidenceRole::Nearest);
        let nearest = nearest.map(|it| self.on_topic_of(it.span, claim));
        let nearest =
            nearest.filter(|it| self.0.same_language(it.place.text, claim.claim.place.text));
        match nearest {
            Some(nearest) => format!(
                "{of} comes closest with {}",
                self.part(nearest, MAX_OF_CLAIM)
            ),
            None => format!("{of} speaks of it otherwise"),
        }
    }

    /// The unit of a sentence that is on a topic of a claim; where none is, all of it.
    fn on_topic_of(&self, sentence: Span, claim: &Attribution) -> Span {
        let units = self.0.units_within(claim.claim).into_iter();
        let topics: Vec<usize> = units.flat_map(|id| self.0.topics_of(id)).collect();
        let mut units = self.0.units_within(sentence).into_iter();
        let unit = units.find(|id| self.0.topics_of(*id).iter().any(|it| topics.contains(it)));
        unit.map_or(sentence, |id| self.0.unit_span(id))
    }

    /// What is quoted of a claim: all of it or, where it is too long for that and the other side
    /// has nothing of it, its unit that matters most, without "said that" at its head.
    fn quotable(&self, claim: &Attribution) -> Span {
        let whole = claim.claim;
        if claim.status != Status::Absent || whole.end - whole.start <= room(MAX_QUOTE) {
            return whole;
        }
        let units = self.0.units_of(whole.place.text).filter(|unit| {
            let span = self.0.unit_span(*unit);
            span.place == whole.place && whole.start <= span.start && span.end <= whole.end
        });
        let most = units.min_by(|a, b| self.0.by_salience(*a, *b));
        most.map_or(whole, |unit| {
            let span = self.0.unit_span(unit);
            let words = self.0.characters(span);
            let said = english().behind_saying(words);
            let length = said.map(|said| said.chars().count());
            Span {
                start: length.map_or(span.start, |length| span.end - length),
                ..span
            }
        })
    }

    /// What somebody says, without that he says it: "the talks were useful" of "The President said
    /// that the talks were useful".
    fn behind_speaker(&self, words: Span) -> Span {
        let told = self.0.characters(words);
        let said = english().behind_lead_in(told);
        let said = said.filter(|said| {
            let before = told.strip_suffix(said).unwrap_or_default();
            before.split_whitespace().count() <= MAX_WORDS_OF_SPEAKER
        });
        let length = said.map(|said| said.chars().count());
        Span {
            start: length.map_or(words.start, |length| words.end - length),
            ..words
        }
    }

    /// Whether a quotation begins as the sentence of a claim does: it has who says it.
    fn opens_sentence(&self, claim: Span, quote: &str) -> bool {
        let sentence = self
            .0
            .written(self.0.behind_dateline(self.0.whole(claim.place)));
        let first = |words: &str| words.split_whitespace().next().map(str::to_owned);
        first(quote.trim_start_matches('“')) == first(sentence)
    }

    /// Whether words tell what a person says who is known, by a verb for that.
    fn tells_words(&self, words: Span, person: &Option<String>) -> bool {
        let sentence = self.0.sentence(words.place);
        person.is_some() && voice::tells_words(sentence, &(words.start..words.end))
    }

    /// Whether words name a person of the side that they are reported of: they tell of a speaker,
    /// and are not what the speaker said.
    fn names_speaker(&self, words: Span, accounts: &[usize]) -> bool {
        let words = self.0.characters(words);
        let governments = self.0.lexicon.governments();
        let text = NormalizedText::new(words);
        let codes = accounts
            .iter()
            .filter_map(|account| self.0.statements[*account].source.government.as_deref());
        let mut matchers = codes.filter_map(|code| governments.matcher(code));
        let has_person = |matcher: Arc<Matcher>| {
            let found = matcher.find_in(&text);
            found.iter().any(|found| found.entry == Government::PERSON)
        };
        english().begins_with_person(words) || matchers.any(has_person)
    }
}
