//! Towns in which talks, visits and conferences are held, and the words for what takes place there.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;
use crate::text::Matcher;

/// Of the lists of what takes place, talks and visits.
pub(super) const TALKS_AND_VISITS: usize = 2;

/// The tables, as `data/topic/towns.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TownsFile {
    prepositions: Vec<String>,
    events: Vec<Vec<String>>,
    towns: Vec<Vec<String>>,
}

/// What finds towns and what takes place there.
pub(crate) struct Towns {
    /// Words between what takes place and its town.
    pub prepositions: Vec<String>,
    /// A match is of the town of its entry.
    pub towns: Matcher,
    /// A match is of the list of its entry.
    pub events: Matcher,
}

pub(crate) static TOWNS: LazyLock<Towns> = LazyLock::new(|| {
    let file: TownsFile = data!("topic/towns");
    Towns {
        prepositions: file.prepositions,
        towns: matcher(&file.towns),
        events: matcher(&file.events),
    }
});

fn matcher(lists: &[Vec<String>]) -> Matcher {
    let lists = lists.iter().enumerate();
    Matcher::new(lists.flat_map(|(entry, names)| names.iter().map(move |it| (entry, it.as_str()))))
}
