//! What a text is held against.

use crate::history::series::Series;

/// Fewer texts with the same counterpart are no habit.
pub(super) const FEWEST: usize = 3;

/// Texts of the government that stand for its habit, where those with the counterpart are too few.
const LATEST: usize = 30;

/// Whose all texts are, behind "texts".
pub(super) const OF_GOVERNMENT: &str = "of this government";

/// A text and the earlier ones of its government, the oldest first.
pub(super) struct Earlier {
    /// The text.
    pub text: usize,
    /// All earlier ones.
    pub all: Vec<usize>,
    /// Those with the same counterpart.
    pub with: Vec<usize>,
    /// Later ones of the same government.
    pub later: Vec<usize>,
}

impl Earlier {
    /// The texts before one.
    pub(super) fn of(series: &Series, text: usize) -> Self {
        let texts = series.texts();
        let own = &texts[text];
        let is_own = |other: &usize| texts[*other].government == own.government;
        let is_with = |other: &&usize| texts[**other].with.iter().any(|it| own.with.contains(it));
        let all: Vec<usize> = (0..text).filter(is_own).collect();
        Self {
            text,
            with: all.iter().filter(is_with).copied().collect(),
            later: (text + 1..texts.len()).filter(is_own).collect(),
            all,
        }
    }

    /// The texts that show the habit, and whether all of them are with the same counterpart.
    pub(super) fn habit(&self) -> (&[usize], bool) {
        if self.with.len() >= FEWEST {
            return (&self.with, true);
        }
        (&self.all[self.all.len().saturating_sub(LATEST)..], false)
    }

    /// Whose the texts are that show the habit, behind "texts".
    pub(super) fn whose(&self) -> &'static str {
        match self.habit().1 {
            true => "with this counterpart",
            false => OF_GOVERNMENT,
        }
    }
}

/// How many texts at the end of a list have something, in a row, and how many there are.
pub(super) fn run(texts: &[usize], has: impl Fn(usize) -> bool) -> usize {
    texts.iter().rev().take_while(|text| has(**text)).count()
}
