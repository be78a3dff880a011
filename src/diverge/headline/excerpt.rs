//! Which words of an account a headline quotes: all of them where there is room, and where there is
//! not, the part that tells most and that a reader understands alone.

use std::borrow::Cow;

use super::Writer;
use crate::diverge::english::english;
use crate::diverge::finding::Span;
use crate::diverge::quotation::{quotation, room, whole};
use crate::diverge::reference::refers_back;
use crate::diverge::summary::around;
use crate::text::english::listed;
use crate::unit::{UnitId, begins_with_verb, depends, is_clause_at};

/// Characters that a headline quotes.
pub(super) const MAX_QUOTE: usize = 160;

/// The same of each of two claims that it sets side by side.
pub(super) const MAX_OF_CLAIM: usize = 130;

/// The same of each of two names or words.
pub(super) const MAX_OF_TWO: usize = 100;

/// What another side says with this probability or more is not what one alone says.
const MAX_STATED: f64 = 0.5;

/// A sentence is quoted from its beginning, so that what "it" is can be read, where that takes no
/// more characters.
const MAX_WITH_REFERENT: usize = 190;

/// Who does a thing is named in so many characters.
const MAX_SUBJECT: usize = 40;

/// How many characters words have.
fn characters(words: &str) -> usize {
    words.chars().count()
}

/// Whether words at the head of a sentence name who does a thing, and no more.
fn is_subject(words: &str) -> bool {
    (1..=MAX_SUBJECT).contains(&characters(words))
        && words.starts_with(char::is_uppercase)
        && !words.contains([',', ';', ':', '"', '“'])
}

impl Writer<'_> {
    pub(super) fn quoted(&self, span: Span, limit: usize) -> String {
        quotation(self.0.written(self.0.behind_dateline(span)), limit)
    }

    /// Words with some that stand around them: their sentence or their clause, where that is short.
    pub(super) fn in_context(&self, span: Span) -> String {
        let units = self.0.units_touching(span).into_iter();
        let clauses = units.map(|unit| self.0.unit_span(unit));
        let mut clauses = std::iter::once(self.0.whole(span.place)).chain(clauses);
        let is_whole = |it: &Span| {
            it.start <= span.start && span.end <= it.end && it.end - it.start <= whole(MAX_QUOTE)
        };
        if let Some(clause) = clauses.find(is_whole) {
            return self.with_sides(clause, self.part(clause, MAX_QUOTE));
        }
        let context = around(
            self.0.written(self.0.whole(span.place)),
            span.start,
            span.end,
        );
        quotation(&context, MAX_QUOTE)
    }

    pub(super) fn each_quoted(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| self.quoted(*span, MAX_OF_TWO));
        listed(&words.collect::<Vec<_>>())
    }

    /// The words of a unit.
    pub(super) fn unit(&self, id: UnitId, limit: usize) -> String {
        let span = self.0.unit_span(id);
        self.with_sides(span, self.part(span, limit))
    }

    /// Words of a sentence, behind dots where they are cut out of the middle of it.
    pub(super) fn part(&self, span: Span, limit: usize) -> String {
        self.shown(span, self.telling(span, limit), limit)
    }

    /// The words that are shown of a span.
    pub(super) fn shown(&self, span: Span, shown: Span, limit: usize) -> String {
        let [span, shown] = [span, shown].map(|it| self.0.behind_dateline(it));
        let words = self.0.written(shown);
        if let Some(lead) = self.lead(shown).or_else(|| self.head(shown)) {
            return self.with_person(shown, quotation(&format!("{lead} … {words}"), limit));
        }
        let is_inside = shown.start > 0 && words.starts_with(char::is_lowercase);
        // "Called on them to finalise it" with what "it" is.
        if is_inside && refers_back(words) && shown.end <= MAX_WITH_REFERENT {
            let words = self.0.written(Span { start: 0, ..shown });
            return self.with_person(shown, quotation(words, shown.end));
        }
        let dots = match is_inside || shown.start > span.start {
            true => "…",
            false => "",
        };
        let words = match characters(words) <= whole(limit) {
            true => words.into(),
            false => Cow::from(english().without_asides(words)),
        };
        let quoted = quotation(&format!("{dots}{}", words.trim_start()), limit);
        self.with_person(shown, quoted)
    }

    /// Whether words say little alone, with what leads to them: they depend on what stands before
    /// them, or tell what somebody does who is not named.
    pub(super) fn is_torn(&self, shown: Span) -> bool {
        let words = self.0.characters(shown);
        let sentence = self.0.sentence(shown.place);
        let is_torn = depends(words) && !english().gives_reason(words)
            || begins_with_verb(sentence, shown.start);
        is_torn && self.lead(shown).is_none()
    }

    /// Of words that are too long to be shown whole, those from the clause on in which their most
    /// contentious topic stands, where a cut at the limit would lose it.
    pub(super) fn telling(&self, span: Span, limit: usize) -> Span {
        if span.end - span.start <= whole(limit) {
            return match self.is_led(span) {
                true => span,
                false => self.with_its_main_clause(span, limit),
            };
        }
        let span = self.without_lead_in(self.without_introduction(span));
        if span.end - span.start <= whole(limit) {
            return span;
        }
        let topics = self
            .0
            .topics
            .in_sentence(span.place.text, span.place.sentence);
        let weight = |topic: usize| self.0.topics.entry(topic).weight;
        let inside = topics.iter().filter(|it| {
            let is_inside = span.start <= it.start && it.end <= span.end;
            is_inside && !it.weak && !self.0.topics.entry(it.topic).general
        });
        let most = inside.reduce(|most, it| match weight(it.topic) > weight(most.topic) {
            true => it,
            false => most,
        });
        let Some(lost) = most.filter(|it| it.end > span.start + room(limit)) else {
            return span;
        };
        let sentence = self.0.sentence(span.place);
        let characters = &sentence.characters()[..lost.start];
        let mut clause = characters[span.start..].iter();
        let comma = clause.rposition(|c| matches!(c, ',' | ';' | '，' | '；'));
        let behind = comma.map_or(span.start, |comma| span.start + comma + 1);
        let blank = characters[behind..].iter();
        let start = behind + blank.take_while(|c| c.is_whitespace()).count();
        match is_clause_at(sentence, start) {
            true => Span { start, ..span },
            false => span,
        }
    }

    /// Words that are too long without what opens them: "During the call, the President said".
    fn without_introduction(&self, span: Span) -> Span {
        let words = self.0.characters(span);
        if !english().begins_with_occasion(words) {
            return span;
        }
        let commas = words.match_indices(", ");
        let mut starts =
            commas.map(|(at, comma)| span.start + characters(&words[..at + comma.len()]));
        let opens_clause = |at: &usize| {
            let rest = self.0.characters(Span { start: *at, ..span });
            is_clause_at(self.0.sentence(span.place), *at) && !english().begins_with_aside(rest)
        };
        let clause = starts.find(opens_clause);
        clause.map_or(span, |start| Span { start, ..span })
    }

    /// Words that are too long without those that tell who says them, unless these alone name a
    /// topic.
    fn without_lead_in(&self, span: Span) -> Span {
        let words = self.0.characters(span);
        let Some(rest) = english().behind_lead_in(words) else {
            return span;
        };
        let start = span.end - characters(rest);
        let topics = &self.0.topics;
        let mentions = topics.in_sentence(span.place.text, span.place.sentence);
        let is_within = |start: usize, end: usize, topic: usize| {
            let mut mentions = mentions.iter();
            mentions.any(|it| it.topic == topic && start <= it.start && it.end <= end)
        };
        let is_lost = |topic: usize| {
            is_within(span.start, start, topic) && !is_within(start, span.end, topic)
        };
        match mentions.iter().any(|it| is_lost(it.topic)) {
            true => span,
            false => Span { start, ..span },
        }
    }

    /// "So that the risk is reduced" with what stands before it, from the nearest clause on that
    /// can be read alone, where that fits and no other side says it either.
    fn with_its_main_clause(&self, span: Span, limit: usize) -> Span {
        let before = Span {
            start: 0,
            end: span.start,
            ..span
        };
        let sides = self.0.sides;
        let others = || sides.iter().filter(|side| !side.contains(&span.place.text));
        let is_alone = |unit: UnitId| {
            let mut supports = others().filter_map(|side| self.0.support(unit, side));
            supports.all(|support| support.stated < MAX_STATED)
        };
        let mut first = span;
        for unit in self.0.units_within(before).into_iter().rev() {
            // What has no subject is no claim without the clause that has it.
            let has_subject = !begins_with_verb(self.0.sentence(span.place), first.start);
            let is_open = depends(self.0.characters(first)) || !has_subject;
            if !is_open || self.is_led(first) {
                break;
            }
            let clause = self.0.unit_span(unit);
            let is_long = span.end - clause.start > whole(limit);
            let may_be_told = if has_subject {
                is_alone(unit)
            } else {
                !is_long
            };
            if !may_be_told {
                return span;
            }
            if is_long {
                return self.with_end_of_clause(clause, span, limit);
            }
            first = clause;
        }
        Span {
            start: first.start,
            ..span
        }
    }

    /// "Including across the strait" with the end of the clause before it, from where that says
    /// what is to be done: "to hold them to account for threats to stability, including across the
    /// strait".
    fn with_end_of_clause(&self, clause: Span, span: Span, limit: usize) -> Span {
        let words = self.0.written(Span {
            end: span.start,
            ..clause
        });
        let length = |byte: usize| characters(&words[..byte]);
        let purposes = words.match_indices(" to ").map(|(byte, _)| byte + 1);
        let starts = purposes.map(|byte| clause.start + length(byte));
        let mut starts = starts.filter(|start| span.end - start <= limit);
        starts.next().map_or(span, |start| Span { start, ..span })
    }

    /// What leads to words that are joined to others by "and".
    fn lead(&self, span: Span) -> Option<String> {
        match depends(self.0.characters(span)) {
            true => self.lead_of_joined(span),
            false => self.subject(span),
        }
    }

    /// Who speaks in a sentence, and that he does, before a part of what is said: "The two sides
    /// committed" before "including to a call", where they committed to talks, including to a call.
    fn head(&self, span: Span) -> Option<String> {
        if !english().begins_part(self.0.characters(span)) {
            return None;
        }
        let verbs = self.0.sentence(span.place).roles().verbs();
        let first = verbs.iter().min_by_key(|verb| verb.start)?;
        let head = self.0.written(Span {
            start: 0,
            end: first.end.min(span.start),
            ..span
        });
        (first.end < span.start && is_subject(head)).then(|| head.to_owned())
    }

    /// Whether words are told best behind what leads to them, and not behind the clause before.
    fn is_led(&self, span: Span) -> bool {
        let words = self.0.characters(span);
        (!depends(words) || english().begins_reported(words)) && self.lead(span).is_some()
    }

    /// Who does what a clause tells that has only a verb: "The President" before "called for
    /// talks", where he thanked them and called for talks.
    fn subject(&self, span: Span) -> Option<String> {
        let sentence = self.0.sentence(span.place);
        let verbs = sentence.roles().verbs();
        let is_verb = verbs.iter().any(|verb| verb.start == span.start);
        let first = verbs.iter().map(|verb| verb.start).min()?;
        let before = self.0.characters(Span {
            start: 0,
            end: span.start,
            ..span
        });
        let is_joined = before.trim_end().ends_with(" and");
        let subject: String = before.chars().take(first).collect();
        let subject = subject.trim_end();
        (is_verb && is_joined && first < span.start && is_subject(subject))
            .then(|| subject.to_owned())
    }

    /// What leads to the second of two things that are joined by "and": "The sides agreed" before
    /// "to widen trade", where they agreed to open talks and to widen trade.
    fn lead_of_joined(&self, span: Span) -> Option<String> {
        let before = Span {
            start: span.start.saturating_sub(MAX_QUOTE),
            end: span.start,
            ..span
        };
        let words = self.0.written(before);
        let is_joined = words.trim_end().ends_with(" and");
        let clause = *self.0.units_within(before).last().filter(|_| is_joined)?;
        let clause = self.0.written(self.0.unit_span(clause));
        let own = self.0.written(span);
        let (first, _) = own.split_once(' ')?;
        let (lead, _) = clause.split_once(&format!(" {first} "))?;
        (!depends(lead) && !lead.contains([',', ';'])).then(|| lead.to_owned())
    }

    /// Whether a unit opens its sentence, or is too far from its beginning, and has a word that
    /// refers to what stands before it.
    pub(super) fn lacks_referent(&self, id: UnitId) -> bool {
        let span = self.0.unit_span(id);
        refers_back(self.0.written(span)) && (span.start == 0 || span.end > MAX_WITH_REFERENT)
    }
}
