//! Which words of an account a headline quotes: all of them where there is room, and where there is
//! not, the part that tells most and that a reader understands alone.

use super::Writer;
use crate::diverge::english::english;
use crate::diverge::finding::Span;
use crate::diverge::quotation::{quotation, room};
use crate::diverge::reference::refers_back;
use crate::diverge::summary::around;
use crate::text::english::listed;
use crate::unit::{UnitId, depends, is_clause_at};

/// Characters that a headline quotes.
pub(super) const MAX_QUOTE: usize = 160;

/// The same of each of two things that it sets side by side.
pub(super) const MAX_OF_TWO: usize = 100;

/// What another side says with this probability or more is not what one alone says.
const MAX_STATED: f64 = 0.5;

/// A sentence is quoted from its beginning, so that what "it" is can be read, where that takes no
/// more characters.
const MAX_WITH_REFERENT: usize = 190;

impl Writer<'_> {
    pub(super) fn quoted(&self, span: Span, limit: usize) -> String {
        quotation(&self.0.written(span), limit)
    }

    /// Words with some that stand around them in their sentence.
    pub(super) fn in_context(&self, span: Span) -> String {
        let context = around(
            &self.0.written(self.0.whole(span.place)),
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
        self.part(self.0.unit_span(id), limit)
    }

    /// Words of a sentence, behind dots where they are cut out of the middle of it.
    pub(super) fn part(&self, span: Span, limit: usize) -> String {
        self.shown(span, self.telling(span, limit), limit)
    }

    /// The words that are shown of a span.
    pub(super) fn shown(&self, span: Span, shown: Span, limit: usize) -> String {
        let words = self.0.written(shown);
        if shown == span
            && depends(&words)
            && let Some(lead) = self.lead_of_joined(span)
        {
            return quotation(&format!("{lead} … {words}"), limit);
        }
        let is_inside = shown.start > 0 && words.starts_with(char::is_lowercase);
        // "Called on them to finalise it" with what "it" is.
        if is_inside && refers_back(&words) && shown.end <= MAX_WITH_REFERENT {
            return quotation(&self.0.written(Span { start: 0, ..shown }), shown.end);
        }
        let dots = match is_inside || shown.start > span.start {
            true => "…",
            false => "",
        };
        quotation(&format!("{dots}{words}"), limit)
    }

    /// Of words that are too long to be shown whole, those from the clause on in which their most
    /// contentious topic stands, where a cut at the limit would lose it.
    pub(super) fn telling(&self, span: Span, limit: usize) -> Span {
        if span.end - span.start <= room(limit) {
            return self.with_its_main_clause(span, limit);
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
            return self.without_introduction(span, limit);
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
    fn without_introduction(&self, span: Span, limit: usize) -> Span {
        let words = self.0.written(span);
        if words.chars().count() <= room(limit) || !english().begins_with_occasion(&words) {
            return span;
        }
        let comma = words.split(", ").next().unwrap_or_default();
        let start = span.start + comma.chars().count() + ", ".len();
        match start < span.end && is_clause_at(self.0.sentence(span.place), start) {
            true => Span { start, ..span },
            false => span,
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
            if !depends(&self.0.written(first)) {
                break;
            }
            let clause = self.0.unit_span(unit);
            if !is_alone(unit) {
                return span;
            }
            if span.end - clause.start > limit {
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
        let length = |byte: usize| words[..byte].chars().count();
        let purposes = words.match_indices(" to ").map(|(byte, _)| byte + 1);
        let starts = purposes.map(|byte| clause.start + length(byte));
        let mut starts = starts.filter(|start| span.end - start <= limit);
        starts.next().map_or(span, |start| Span { start, ..span })
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
        refers_back(&self.0.written(span)) && (span.start == 0 || span.end > MAX_WITH_REFERENT)
    }
}
