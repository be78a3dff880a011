//! A sentence shortened to the clauses that are told.

use super::quote::without_head;
use crate::report::StatementFacts;

/// A sentence of no more characters is told whole.
const MAX_WHOLE: usize = 140;

/// Fewer characters of the middle of a sentence are no more than a scrap of it.
const MIN_EXCERPT: usize = 60;

/// A clause this near the end of a sentence, or the next clause, is told up to it.
const MAX_GAP: usize = 12;

/// What is told of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Excerpt<'r> {
    pub statement: &'r StatementFacts,
    /// The index of the sentence.
    pub sentence: usize,
    /// Its words without the number of their paragraph, or a dateline, with `…` for what is left out.
    pub text: String,
}

/// A sentence, shortened to some of its clauses where it is long: ranges of characters, in order.
/// `None` where the account has no such sentence.
pub(crate) fn excerpt<'r>(
    statement: &'r StatementFacts,
    sentence: usize,
    clauses: &[(usize, usize)],
) -> Option<Excerpt<'r>> {
    let text = &statement.sentences.get(sentence)?.text;
    Some(Excerpt {
        statement,
        sentence,
        text: without_head(sentence, &shortened(text, clauses)).to_owned(),
    })
}

/// A clause of a sentence and no more: the rest of it may be another matter.
pub(crate) fn clause(
    statement: &StatementFacts,
    sentence: usize,
    (start, end): (usize, usize),
) -> Option<Excerpt<'_>> {
    let characters: Vec<char> = statement.sentences.get(sentence)?.text.chars().collect();
    let length = characters.len();
    // Its last stop belongs to it.
    let end = if end + 1 >= length { length } else { end };
    let words: String = characters.get(start.min(end)..end)?.iter().collect();
    let before = if start > 0 { "… " } else { "" };
    let behind = if end < length { " …" } else { "" };
    Some(Excerpt {
        statement,
        sentence,
        text: format!("{before}{}{behind}", without_head(sentence, &words)),
    })
}

fn shortened(text: &str, clauses: &[(usize, usize)]) -> String {
    let characters: Vec<char> = text.chars().collect();
    let length = characters.len();
    if length <= MAX_WHOLE || clauses.is_empty() {
        return text.to_owned();
    }
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (start, end) in clauses {
        let (start, end) = ((*start).min(length), (*end).min(length));
        match kept.last_mut() {
            Some(last) if start <= last.1 + MAX_GAP => last.1 = last.1.max(end),
            _ => kept.push((start, end)),
        }
    }
    let kept_in_all: usize = kept.iter().map(|(start, end)| end - start.min(end)).sum();
    if let Some(first) = kept.first_mut()
        && (first.0 <= MAX_GAP || kept_in_all < MIN_EXCERPT)
    {
        first.0 = 0;
    }
    if let Some(last) = kept.last_mut()
        && last.1 + MAX_GAP >= length
    {
        last.1 = length;
    }
    let mut shortened = String::new();
    let mut at = 0;
    for (start, end) in kept {
        if start > at || (at > 0 && start < length) {
            shortened.push_str(if at > 0 { " … " } else { "… " });
        }
        let clause: String = characters[start..end.max(start)].iter().collect();
        shortened.push_str(clause.trim());
        at = end;
    }
    if at < length {
        shortened.push_str(" …");
    }
    shortened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_seen() {
        let long = format!(
            "{} and the rest is said here, {}.",
            "a b ".repeat(30),
            "c d ".repeat(30)
        );
        let at = long.find("and the rest").expect("a clause");
        let scrap = (at, at + "and the rest is said here".len());
        let told = shortened(&long, &[scrap]);
        assert!(told.starts_with("a b") && told.ends_with("and the rest is said here …"));
        let long = long.replace("is said here", "is said here at more length than a scrap");
        let clause = "and the rest is said here at more length than a scrap, c d c d";
        assert_eq!(
            shortened(&long, &[(at, at + clause.len())]),
            format!("… {clause} …")
        );
        let whole = [(0, long.chars().count())];
        assert_eq!(shortened(&long, &whole), long);
        assert_eq!(
            shortened("Short, and told whole.", &[(0, 5)]),
            "Short, and told whole."
        );
    }
}
