//! What a text is held against.

use super::occasion::{is_of_one_occasion, one_of_each};
use crate::history::series::Series;
use crate::text::english::counted;

/// What a text is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// The habit that the earlier texts show.
    Habit,
    /// The last text with the same counterpart alone.
    Last,
}

/// Fewer texts with the same counterpart are no habit.
pub(super) const FEWEST: usize = 3;

/// Earlier texts without which nothing is said to be the first.
pub(super) const ENOUGH_FOR_FIRSTS: usize = 20;

/// Texts of the government that stand for its habit, where those with the counterpart are too few.
const LATEST: usize = 30;

/// The last of the texts that show the habit, and the part of them that has what is usual.
const LATEST_HABIT: usize = 10;
const USUAL: f64 = 0.6;

/// Whose all texts are, behind "texts".
pub(super) const OF_GOVERNMENT: &str = "of this government";

/// The text that stands for all that was, where it alone does.
pub(super) const LAST: &str = "the last account";

/// A text and the earlier ones of its government, the oldest first.
pub(super) struct Earlier {
    /// The text.
    pub text: usize,
    /// All earlier ones in its language.
    pub all: Vec<usize>,
    /// Those with the same counterpart, one of each occasion.
    pub with: Vec<usize>,
    /// Those with the same counterparts and no other: talks of three are no habit of talks of two.
    alike: Vec<usize>,
    /// Later ones of the same government.
    pub later: Vec<usize>,
    /// How many earlier ones of the government are in other languages: what they say in their
    /// words, a text has in no words of its own.
    pub other_texts: usize,
    against: Against,
}

impl Earlier {
    /// The texts before one.
    pub(super) fn of(series: &Series, text: usize, against: Against) -> Self {
        let texts = series.texts();
        let own = &texts[text];
        let is_of_government = |other: &usize| texts[*other].government == own.government;
        let is_own =
            |other: &usize| is_of_government(other) && texts[*other].language() == own.language();
        let is_with = |other: &&usize| texts[**other].with.iter().any(|it| own.with.contains(it));
        let is_alike = |other: &&usize| {
            let other = &texts[**other].with;
            !other.is_empty()
                && other.len() == own.with.len()
                && other.iter().all(|it| own.with.contains(it))
        };
        // Another account of the same talks was no earlier one.
        let is_other = |other: &usize| !is_of_one_occasion(series, *other, text);
        let own_before: Vec<usize> = (0..text).filter(is_own).collect();
        let other_texts = (0..text).filter(is_of_government).count() - own_before.len();
        let all: Vec<usize> = own_before.into_iter().filter(is_other).collect();
        let later = (text + 1..texts.len()).filter(is_own).filter(is_other);
        Self {
            text,
            with: one_of_each(series, all.iter().filter(is_with)),
            alike: one_of_each(series, all.iter().filter(is_alike)),
            later: later.collect(),
            other_texts,
            all,
            against,
        }
    }

    /// Whether the last text with the counterpart stands alone for all that was.
    pub(super) fn is_last_alone(&self) -> bool {
        self.against == Against::Last
    }

    /// How many texts must bear something out: so many for a habit, of the last text it alone.
    pub(super) fn at_least(&self, for_a_habit: usize) -> usize {
        match self.against {
            Against::Habit => for_a_habit,
            Against::Last => 1,
        }
    }

    /// The texts that show the habit, and whether all of them are with the same counterpart.
    pub(super) fn habit(&self) -> (&[usize], bool) {
        if self.is_last_alone() {
            let texts = if self.alike.is_empty() {
                &self.with
            } else {
                &self.alike
            };
            return (&texts[texts.len().saturating_sub(1)..], true);
        }
        for texts in [&self.alike, &self.with] {
            if texts.len() >= FEWEST {
                return (texts, true);
            }
        }
        (&self.all[self.all.len().saturating_sub(LATEST)..], false)
    }

    /// Whether most of the last texts that show the habit have something: what stood in the last
    /// three alone belonged to what happened then.
    pub(super) fn is_usual(&self, has: impl Fn(usize) -> bool) -> bool {
        let (habit, _) = self.habit();
        let last = &habit[habit.len().saturating_sub(LATEST_HABIT)..];
        let count = last.iter().filter(|text| has(**text)).count();
        count as f64 >= last.len() as f64 * USUAL
    }

    /// So many texts at the end of those that show the habit.
    pub(super) fn each_of_last(&self, count: usize) -> String {
        match self.is_last_alone() {
            true => LAST.to_owned(),
            false => format!("each of the last {count} texts {}", self.whose()),
        }
    }

    /// What cannot be said of the text, since there are too few earlier ones.
    pub(super) fn limits(&self) -> Option<String> {
        let texts = counted(self.all.len(), "earlier text", "earlier texts");
        let (few, with) = (self.all.len(), self.with.len());
        match () {
            () if few == 0 => Some(
                "no earlier text of this government: nothing can be said of what is new or gone"
                    .to_owned(),
            ),
            () if few < FEWEST => Some(format!("only {texts}: nothing can be said of habit")),
            () if few < ENOUGH_FOR_FIRSTS => Some(format!(
                "only {texts}: nothing can be said of what is said or named for the first time"
            )),
            () if with < FEWEST => Some(format!(
                "only {} with this counterpart: nothing can be said of habit with it, all are taken",
                counted(with, "earlier text", "earlier texts")
            )),
            () => None,
        }
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
