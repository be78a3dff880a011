//! A text against the earlier ones of the same government, and those with the same counterpart:
//! what it says for the first time, no longer, or in other words.
//!
//! `earlier` chooses what it is held against; `occasion` knows two accounts of one. `wording` cuts texts
//! into runs of words that set phrases may stand in, `candidate` takes those that say something
//! (`rarity`), `uses` finds where they stand, `binding` to whom they are said, and `subject` what
//! they are about (`offices` say nothing of that). From these come changes: `phrases` (new,
//! dropped, in other words; `fold` leaves out what tells the same), `names`, `topics`, `terms`,
//! `rungs` and `length`; `change` says what a change is. `last` holds a text against the last one
//! with the same counterpart alone.

mod binding;
mod candidate;
mod change;
mod earlier;
mod fold;
pub(super) mod last;
mod length;
mod names;
mod occasion;
mod offices;
mod phrases;
mod rarity;
mod rungs;
mod subject;
mod terms;
mod topics;
mod uses;
pub(super) mod wording;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use self::earlier::{Against, Earlier};
use super::series::{Series, Text};
use crate::lexicon::Lexicon;
pub use crate::report::ChangeKind;
use crate::text::normalize::lower;
pub use change::{Change, Quoted};

/// The version of the format, as its JSON names it.
pub const ACCOUNT_HISTORY_SCHEMA: &str = "parallax.account-history/1";

/// A text, as a history names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TextName {
    /// Its day.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Whose it is.
    pub government: Option<String>,
    /// With whom the talks were.
    pub with: Vec<String>,
}

impl TextName {
    fn of(text: &Text) -> Self {
        Self {
            date: text.date,
            title: text.title.clone(),
            url: text.url.clone(),
            government: text.government.clone(),
            with: text.with.clone(),
        }
    }
}

/// What is new, gone and changed in a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AccountHistory {
    /// The version of the format.
    pub schema: &'static str,
    /// The text.
    pub text: TextName,
    /// Earlier texts of the government in the language of the text.
    pub earlier: usize,
    /// Those in other languages, against which it is not held.
    pub other_texts: usize,
    /// Those of them with the same counterpart.
    pub earlier_with: usize,
    /// The day of the first earlier text.
    pub since: Option<Date>,
    /// The last text with the same counterpart.
    pub last_with: Option<TextName>,
    /// What cannot be said, since there are too few earlier texts; null where there are enough.
    pub limits: Option<String>,
    /// What has changed, the most telling first.
    pub changes: Vec<Change>,
}

/// Holds a text of a series against the earlier ones.
///
/// # Panics
///
/// The series has no such text.
pub fn account_history(series: &Series, text: usize, lexicon: &Lexicon) -> AccountHistory {
    let earlier = Earlier::of(series, text, Against::Habit);
    let mut changes = phrases::changes(series, &earlier, lexicon);
    changes.extend(terms::changes(series, &earlier, lexicon));
    changes.extend(rungs::changes(series, &earlier, lexicon));
    changes.extend(topics::changes(series, &earlier, lexicon));
    let named = names::changes(series, &earlier, lexicon).into_iter();
    let named: Vec<Change> = named.filter(|name| !is_told(name, &changes)).collect();
    changes.extend(named);
    changes.extend(length::changes(series, &earlier));
    // What is new with one sentence is told once: natural gas, and the phrase for it.
    let texts = series.texts();
    let language = texts[text].language();
    let changes = told_once(ordered(changes), |one, other| {
        one.now.is_some() && one.now == other.now
            || is_of_topic(one, other, language, lexicon)
            || is_of_topic(other, one, language, lexicon)
    });
    AccountHistory {
        schema: ACCOUNT_HISTORY_SCHEMA,
        text: TextName::of(&texts[text]),
        earlier: earlier.all.len(),
        earlier_with: earlier.with.len(),
        other_texts: earlier.other_texts,
        since: earlier.all.first().map(|first| texts[*first].date),
        last_with: earlier.with.last().map(|last| TextName::of(&texts[*last])),
        limits: earlier.limits(),
        changes,
    }
}

/// Whether a name is told as a topic, or in a phrase: the South China Sea. So is a new one in a
/// sentence of which something else is told: the partnership beside the chips that it is about.
fn is_told(name: &Change, changes: &[Change]) -> bool {
    let words = lower(&name.what);
    changes.iter().any(|change| {
        let is_beside = name.now.is_some() && name.now == change.now;
        is_beside || lower(&change.what).contains(&words)
    })
}

/// Whether a phrase that is new or gone brings up a topic that is new or gone.
fn is_of_topic(phrase: &Change, topic: &Change, language: &str, lexicon: &Lexicon) -> bool {
    let are_news = match phrase.kind {
        ChangeKind::PhraseDropped => topic.kind == ChangeKind::TopicGone,
        ChangeKind::PhraseFirstEver
        | ChangeKind::PhraseFirstWith
        | ChangeKind::PhraseFirstSince => topic.kind == ChangeKind::TopicNew,
        _ => false,
    };
    let topics = lexicon.topics().entries();
    let brought_up = || subject::mentions(&phrase.what, language, lexicon).into_iter();
    are_news && brought_up().any(|it| topics[it.topic].label == topic.what)
}

/// What each further change of a kind loses, so that the first page has several kinds.
const OF_A_KIND: f64 = 0.1;

/// The most telling first.
fn ordered(mut changes: Vec<Change>) -> Vec<Change> {
    let by_weight = |a: &Change, b: &Change| {
        let weights = b.weight.total_cmp(&a.weight);
        weights.then_with(|| a.what.cmp(&b.what))
    };
    changes.sort_by(by_weight);
    let mut of_kind: BTreeMap<ChangeKind, f64> = BTreeMap::new();
    for change in &mut changes {
        let before = of_kind.entry(change.kind).or_default();
        change.weight -= *before * OF_A_KIND;
        *before += 1.0;
    }
    changes.sort_by(by_weight);
    changes
}

/// Of changes that are the same, the most telling.
fn told_once(changes: Vec<Change>, is_same: impl Fn(&Change, &Change) -> bool) -> Vec<Change> {
    let mut told: Vec<Change> = Vec::new();
    for change in changes {
        if !told.iter().any(|other| is_same(&change, other)) {
            told.push(change);
        }
    }
    told
}
