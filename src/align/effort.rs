//! How much is compared, so that cost stays in step with the length and the number of the texts.
//!
//! The pairs of sentences grow with the square of both. Accounts of one event stay far below these
//! bounds.

/// All pairs of sentences of two texts are compared up to this number.
const MAX_COMPARED_PAIRS: usize = 1 << 20;

/// So are those of all texts together, in even shares for each two texts.
const MAX_COMPARED_IN_ALL: usize = 1 << 22;

/// The order of two texts is weighed for up to this many pairs of sentences. That costs ten times
/// as much as their comparison.
const MAX_ORDERED_PAIRS: usize = 1 << 18;

/// So is that of all texts together, in even shares for each two texts.
const MAX_ORDERED_IN_ALL: usize = 1 << 20;

/// All clauses are compared up to this number of pairs of clauses. Beyond it the sentences with
/// most clauses, which are long lists, are compared as wholes alone.
const MAX_CLAUSE_PAIRS: usize = 1 << 24;

/// So are those of all texts together, in even shares for each two texts.
const MAX_CLAUSES_IN_ALL: usize = 1 << 26;

/// Where not all pairs are compared, a sentence has at most this many candidates in another text.
const MAX_CANDIDATES: usize = 50;

/// So many in all other texts together, in even shares, but at least [`MIN_CANDIDATES`] in each.
const MAX_CANDIDATES_IN_ALL: usize = 500;

/// A sentence has at least this many candidates in each other text, where so many share a term
/// with it.
const MIN_CANDIDATES: usize = 8;

/// How much is compared of each two of some texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// All pairs of sentences up to this number; beyond it, candidates.
    pub compared_pairs: usize,
    /// The order of the texts, up to this number of pairs of sentences.
    pub ordered_pairs: usize,
    /// The clauses, up to this number of pairs of clauses.
    pub clause_pairs: usize,
    /// The candidates of a sentence in the other text.
    pub candidates: usize,
}

impl Effort {
    /// For a number of texts.
    pub(crate) fn of(texts: usize) -> Self {
        let others = texts.saturating_sub(1).max(1);
        let pairs_of_texts = (texts * others / 2).max(1);
        Self {
            compared_pairs: MAX_COMPARED_PAIRS.min(MAX_COMPARED_IN_ALL / pairs_of_texts),
            ordered_pairs: MAX_ORDERED_PAIRS.min(MAX_ORDERED_IN_ALL / pairs_of_texts),
            clause_pairs: MAX_CLAUSE_PAIRS.min(MAX_CLAUSES_IN_ALL / pairs_of_texts),
            candidates: (MAX_CANDIDATES_IN_ALL / others).clamp(MIN_CANDIDATES, MAX_CANDIDATES),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_does_not_grow_with_the_square_of_the_number_of_texts() {
        for texts in 2..=200 {
            let effort = Effort::of(texts);
            let pairs_of_texts = texts * (texts - 1) / 2;
            assert!(effort.compared_pairs * pairs_of_texts <= MAX_COMPARED_IN_ALL);
            assert!(effort.ordered_pairs * pairs_of_texts <= MAX_ORDERED_IN_ALL);
            assert!(effort.clause_pairs * pairs_of_texts <= MAX_CLAUSES_IN_ALL);
            let candidates = effort.candidates * (texts - 1);
            assert!(candidates <= MAX_CANDIDATES_IN_ALL.max(MIN_CANDIDATES * (texts - 1)));
        }
        // Ten texts of a hundred sentences are compared wholly.
        assert!(Effort::of(10).ordered_pairs >= 100 * 100);
    }
}
