//! How a sentence is cut that is held against one in another language: into clauses long enough to
//! be told apart, with figures as terms.

use crate::text::figures::Figures;

/// How many different terms a clause has at least. Short ones are alike by chance, the more so as
/// some of their words are wrong.
pub(super) const MIN_TERMS_OF_CLAUSE: usize = 5;

/// What begins a term that stands for a figure, in whatever language and form it is written.
const FIGURE: char = '=';

/// Whether a character ends a clause. What stands between the marks of a Chinese list is none.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | '،' | '؛')
}

/// The figures of a sentence as terms: equal figures are equal terms in all languages.
pub(super) fn figures(sentence: &str, language: &str) -> Vec<String> {
    let figures = Figures::of(sentence, Some(language)).matches.into_iter();
    figures
        .filter(|figure| !figure.is_common)
        .map(|figure| format!("{FIGURE}{}", figure.figure))
        .collect()
}
