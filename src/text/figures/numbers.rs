//! Numbers that share a unit: one, a range, or a list.

use super::amount::Quantity;
use super::bound::Bound;
use super::piece::{Piece, Pieces};

/// Numbers of one unit: each with the upper end of a range.
pub(super) struct Numbers {
    pub values: Vec<(u64, Option<u64>)>,
    pub next: usize,
    pub bound: Option<Bound>,
}

impl Pieces<'_> {
    /// Numbers that share a unit: one, a range, or a list.
    pub(super) fn numbers(&self, at: usize) -> Option<Numbers> {
        let first = self.quantity(at)?;
        if let Some(range) = self.range(at, first) {
            return Some(range);
        }
        let mut list = vec![first];
        let mut next = first.next;
        let mut is_whole = true;
        while self.is_and(next) || self.sign(next) == Some(',') && !self.is_bare_year(at) {
            let Some(number) = self.quantity(next + 1) else {
                break;
            };
            is_whole = self.is_and(next);
            list.push(number);
            next = number.next;
        }
        if !is_whole {
            list.truncate(1);
            next = first.next;
        }
        let scale = list.last().map_or(1, |last| last.scale);
        let values = list
            .iter()
            .map(|number| Some((shared(*number, scale)?, None)));
        Some(Numbers {
            values: values.collect::<Option<_>>()?,
            next,
            bound: first.bound,
        })
    }

    /// `5 to 7`, `1.5-2 billion`, `between 5 and 7`, 5至7. From a number down to another is a change,
    /// and two figures: `from 57 to 47 percent`.
    pub(super) fn range(&self, at: usize, first: Quantity) -> Option<Numbers> {
        let words = self.tongue.words;
        let next = first.next;
        let joins = match self.piece(next)? {
            Piece::Sign(sign) => self.is_dash(next) || matches!(sign, '至' | '到' | '~' | '～'),
            Piece::Word(word) => {
                let is_between = self
                    .word_before(at)
                    .is_some_and(|word| words.between.contains(word));
                words.to.contains(word.as_ref())
                    || words.or.contains(word.as_ref())
                    || is_between && words.and.contains(word.as_ref())
            }
            _ => false,
        };
        if !joins {
            return None;
        }
        let second = match self.currency_before(next + 1) {
            Some((_, behind)) => behind,
            None => next + 1,
        };
        let last = self.quantity(second)?;
        let low = shared(first, last.scale)?;
        let values = if low < last.value {
            vec![(low, Some(last.value))]
        } else if self.word(next).is_some() {
            vec![(low, None), (last.value, None)]
        } else {
            return None;
        };
        Some(Numbers {
            values,
            next: last.next,
            bound: first.bound,
        })
    }
}

/// A number in the magnitude of that behind it, where it has none: `5 to 7 million`.
fn shared(number: Quantity, scale: u64) -> Option<u64> {
    let is_bare = number.scale == 1 && scale > 1 && number.value < 1_000_000;
    if is_bare {
        number.value.checked_mul(scale)
    } else {
        Some(number.value)
    }
}
