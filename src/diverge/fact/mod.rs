//! Facts of the talks themselves that sides give differently, or that one gives alone.

mod alone;
mod conflict;
mod mark;
mod repeat;

use super::compared::Compared;
use super::finding::Finding;
use alone::one_sided;
use conflict::conflicts;
pub(super) use repeat::{told, without_repeats};

/// Facts in conflict, then those that one side alone gives.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, one) in compared.sides.iter().enumerate() {
        for other in &compared.sides[place + 1..] {
            found.extend(conflicts(compared, one, other));
        }
    }
    for text in 0..compared.statements.len() {
        found.extend(one_sided(compared, text));
    }
    found
}
