//! What a finding rests on: sentences, with the words in them that are the evidence.

use std::collections::BTreeMap;

use crate::extract::without_dateline;
use crate::opposition::rebuts;
use crate::report::{Evidence, EvidenceRole, Kind, Report, StatementFacts};
use crate::text::numbering::without_number;

/// Ranges of characters of a sentence, in order and apart from each other.
pub(crate) type Marks = Vec<(usize, usize)>;

/// The marks of a report, by source and sentence.
pub(crate) type MarksOf<'r> = BTreeMap<(&'r str, usize), Marks>;

/// Characters between two marks of one finding that part them no more: `, and `.
const MAX_GAP: usize = 6;

/// A sentence that a finding rests on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quote<'r> {
    pub statement: &'r StatementFacts,
    /// Its place in the statement.
    pub sentence: usize,
    /// The words that are the evidence; none where that is all of it.
    pub marks: Marks,
    /// What it is to the finding.
    pub role: EvidenceRole,
}

impl<'r> Quote<'r> {
    /// Its words, without the number of its paragraph or the dateline that opens an account.
    pub(crate) fn text(&self) -> &'r str {
        words(self.statement, self.sentence)
    }

    /// Whether it rejects or denies something, and may answer a claim that it is nearest to.
    pub(crate) fn rebuts(&self) -> bool {
        rebuts(self.statement.language.as_deref(), self.text())
    }

    fn is_of(&self, source: &str, sentence: usize) -> bool {
        self.statement.id == source && self.sentence == sentence
    }
}

/// The sentences of evidence, each once, in its order.
pub(crate) fn quotes<'r>(report: &'r Report, evidence: &'r [Evidence]) -> Vec<Quote<'r>> {
    let mut quotes: Vec<Quote<'r>> = Vec::new();
    for evidence in evidence {
        let Some((statement, length)) = place(report, evidence) else {
            continue;
        };
        let text = &statement.sentences[evidence.sentence].text;
        let cut = length - words(statement, evidence.sentence).chars().count();
        let end = with_stop(text, evidence.end.min(length));
        let mark = (evidence.start.saturating_sub(cut), end.saturating_sub(cut));
        let known = quotes
            .iter_mut()
            .find(|quote| quote.is_of(&evidence.source, evidence.sentence));
        match known {
            Some(quote) => quote.marks.push(mark),
            None => quotes.push(Quote {
                statement,
                sentence: evidence.sentence,
                marks: vec![mark],
                role: evidence.role,
            }),
        }
    }
    for quote in &mut quotes {
        let marks = joined(apart(std::mem::take(&mut quote.marks)));
        let length = quote.text().chars().count();
        // A sentence without its last stop is whole, too.
        let is_whole = |(start, end): &(usize, usize)| *start == 0 && end + 1 >= length;
        quote.marks = match marks.iter().any(is_whole) {
            true => Marks::new(),
            false => marks,
        };
    }
    quotes
}

/// A sentence of a statement, without what stands before it.
fn words(statement: &StatementFacts, sentence: usize) -> &str {
    without_head(sentence, &statement.sentences[sentence].text)
}

/// Words that open a sentence, without the number of its paragraph and, where it is the first of its
/// account, without the dateline.
pub(super) fn without_head(sentence: usize, words: &str) -> &str {
    without_number(match sentence {
        0 => without_dateline(words),
        _ => words,
    })
}

/// The end of a mark, behind the last stop of an abbreviation or an initial: "2:00 p.m.", "Michael
/// R."
fn with_stop(text: &str, end: usize) -> usize {
    let around: Vec<char> = text.chars().skip(end.saturating_sub(2)).take(3).collect();
    match around.as_slice() {
        ['.' | ' ', letter, '.'] if letter.is_alphabetic() => end + 1,
        _ => end,
    }
}

/// Marks with no more than a comma or an "and" between them made one: clauses of one sentence that
/// are told together are read together.
fn joined(marks: Marks) -> Marks {
    let mut joined = Marks::with_capacity(marks.len());
    for (start, end) in marks {
        match joined.last_mut() {
            Some(last) if start <= last.1 + MAX_GAP => last.1 = end,
            _ => joined.push((start, end)),
        }
    }
    joined
}

/// The statement of a piece of evidence, and how many characters its sentence has.
fn place<'r>(report: &'r Report, evidence: &Evidence) -> Option<(&'r StatementFacts, usize)> {
    let statement = report.statement(&evidence.source)?;
    let sentence = statement.sentences.get(evidence.sentence)?;
    Some((statement, sentence.text.chars().count()))
}

/// The words that an account alone has in its passage, from the findings on wording and scope, by
/// source and sentence.
pub(crate) fn marks(report: &Report) -> MarksOf<'_> {
    let mut marks = MarksOf::new();
    let wording = report
        .divergences
        .iter()
        .filter(|divergence| matches!(divergence.kind, Kind::Wording | Kind::Scope));
    let evidence = wording.flat_map(|divergence| &divergence.evidence);
    for words in evidence.filter(|evidence| evidence.role == EvidenceRole::Word) {
        let place = (words.source.as_str(), words.sentence);
        let mark = (words.start, words.end);
        marks.entry(place).or_default().push(mark);
    }
    for marks in marks.values_mut() {
        *marks = apart(std::mem::take(marks));
    }
    marks
}

/// Marks in order, those that meet made one.
fn apart(mut marks: Marks) -> Marks {
    marks.sort_unstable();
    let mut apart = Marks::with_capacity(marks.len());
    for (start, end) in marks {
        match apart.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => apart.push((start, end)),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_overlap_become_one() {
        assert_eq!(
            apart(vec![(7, 12), (0, 2), (5, 10), (12, 13)]),
            [(0, 2), (5, 13)]
        );
    }

    #[test]
    fn the_stop_of_an_abbreviation_is_marked_with_it() {
        let marked = |text: &str, end: usize| with_stop(text, end) - end;
        assert_eq!(marked("at 2:00 p.m. and", 11), 1);
        assert_eq!(marked("Michael R. Example", 9), 1);
        assert_eq!(marked("the end. It", 7), 0);
        assert_eq!(marked("the end", 7), 0);
    }

    #[test]
    fn marks_of_neighbouring_clauses_become_one() {
        let clauses = vec![(0, 10), (12, 20), (25, 30), (40, 50)];
        assert_eq!(joined(clauses), [(0, 30), (40, 50)]);
    }
}
