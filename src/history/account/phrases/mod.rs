//! Set phrases: what a government repeats word for word, and what becomes of it in a text.
//!
//! `telling` says how much a phrase tells, and `pieces` whether it is one of a longer one. `firsts` has
//! phrases that are new, `since` those that come back, `gone` those that are gone, and `changed`
//! those that stand in other words; `last` holds the text against the last one alone.

mod changed;
mod firsts;
mod gone;
mod last;
mod pieces;
mod since;
mod telling;

use rustc_hash::FxHashSet;

use super::binding::Binding;
use super::candidate::{Candidate, candidates};
use super::change::{Change, Quoted};
use super::earlier::Earlier;
use super::occasion::stems;
use super::rarity::Rarity;
use super::uses::{Key, Uses};
use crate::history::series::Series;
use crate::lexicon::Lexicon;

/// Texts in which a phrase stands that a government has made its own.
const SET: usize = 5;

/// Of the texts that show the habit, the last that may show what is dropped or changed.
const LATEST: usize = 10;

/// The part of all texts in which a set phrase stands, at most: what stands in more is how the
/// government writes, and not what it says.
const COMMON: f64 = 0.10;

/// All that the phrases of a text are held against.
struct Habit<'a> {
    series: &'a Series,
    earlier: &'a Earlier,
    lexicon: &'a Lexicon,
    /// The texts that show what is usual.
    usual: &'a [usize],
    /// Whether they are all with the counterpart.
    is_with: bool,
    uses: Uses,
    binding: Binding<'a>,
    /// The stems of the words of the text that say something.
    stems: FxHashSet<u32>,
}

/// The phrases that are new, gone or in other words.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let rarity = Rarity::of(series, &earlier.all);
    let found = |text: usize| candidates(series, text, &rarity, lexicon);
    let own = found(earlier.text);
    let (usual, is_with) = earlier.habit();
    let latest = &usual[usual.len().saturating_sub(LATEST)..];
    let before: Vec<Candidate> = latest.iter().rev().flat_map(|text| found(*text)).collect();
    let keys = own.iter().chain(&before).map(|phrase| phrase.key);
    let texts = earlier
        .all
        .iter()
        .chain([&earlier.text])
        .chain(&earlier.later);
    let habit = Habit {
        series,
        earlier,
        lexicon,
        usual,
        is_with,
        uses: Uses::of(series, keys, texts.copied()),
        binding: Binding::of(series, &earlier.all),
        stems: stems(series, earlier.text),
    };
    let mut changes = habit.gone(&before);
    let is_told = |first: &Change| {
        let mut others = changes.iter().map(|change| &change.what);
        others.any(|other| other.contains(&first.what) || first.what.contains(other.as_str()))
    };
    let mut firsts = match earlier.is_last_alone() {
        true => habit.new_since_last(&own),
        false => habit.firsts(&own),
    };
    firsts.retain(|first| !is_told(first));
    changes.extend(firsts);
    changes
}

impl Habit<'_> {
    /// How many of the earlier texts have a phrase, and of those that show what is usual.
    fn counts(&self, key: Key) -> (usize, usize) {
        let texts = self.uses.texts(key);
        let before = texts.partition_point(|text| *text < self.earlier.text);
        let usual = texts.iter().filter(|text| self.usual.contains(text));
        (before, usual.count())
    }

    fn is_now(&self, key: Key) -> bool {
        self.uses.texts(key).contains(&self.earlier.text)
    }

    /// Whether a phrase is set: neither rare, nor how the government writes.
    fn is_set(&self, count: usize) -> bool {
        let most = (self.earlier.all.len() as f64 * COMMON).max(2.0 * SET as f64);
        count >= SET && count as f64 <= most
    }

    /// The last use of a phrase in texts.
    fn last_in(&self, key: Key, texts: &[usize]) -> Option<Quoted> {
        let mut places = self.uses.places(key).iter().rev();
        let place = places.find(|(text, _)| texts.contains(text))?;
        Some(Quoted::at(self.series, *place))
    }

    /// Whose the texts are that show what is usual.
    fn whose(&self) -> &'static str {
        self.earlier.whose()
    }
}
