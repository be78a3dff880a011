//! The words by which an account tells of the talks themselves.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;
use crate::text::{Match, Matcher, NormalizedText};

/// What a word tells of the talks. `data/talks/cues.toml` says what each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Cue {
    Elsewhere,
    Planned,
    AskedBy,
    InitiatedBy,
    Request,
    Upon,
    AskedZh,
    RequestZh,
    InvitesZh,
    AskedBehind,
    AskedByOther,
    Asked,
    Auxiliary,
    Called,
    BehindCalled,
    CalledBy,
    TakesCall,
    TakenFrom,
    MayAsk,
    AsksNot,
    Side,
    Phone,
    Video,
    Call,
    CallTo,
    InThese,
    Meeting,
    OfBody,
    Spoken,
    Receives,
    ReceivedThing,
    Letter,
    Held,
    Talks,
    OfThese,
    OfLength,
    Long,
    Lasted,
    Spoke,
    For,
    More,
    Less,
    About,
    TookPart,
    TakingPart,
    OnDay,
    FromDay,
    BehindDay,
    Today,
    Yesterday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    Here,
    AtHour,
    InPlace,
    AtPlace,
    MeetsAt,
    Beside,
    Visiting,
    TookPlace,
    HeldTalks,
    InsidePlace,
    NoPlace,
    Welcomed,
    ToSeat,
    InPlaceZh,
    BehindPlaceZh,
    NoPlaceZh,
    And,
    ListEnds,
    ListMayEnd,
    OfficeLinks,
}

/// What finds all of them; the entry of a match is its cue.
static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let lists: BTreeMap<Cue, BTreeMap<String, Vec<String>>> = data!("talks/cues");
    let words = lists.iter().flat_map(|(cue, words)| {
        let words = words.values().flatten();
        words.map(|word| (*cue as usize, word.as_str()))
    });
    Matcher::new(words)
});

/// Of the words of one cue this many are looked at in a sentence: no sentence of an account has a
/// tenth.
const MAX_WORDS: usize = 256;

/// The cues of a sentence.
#[derive(Debug)]
pub(super) struct Cues(Vec<Match>);

impl Cues {
    pub(crate) fn of(sentence: &NormalizedText) -> Self {
        let mut found = MATCHER.find_in(sentence);
        // In the order of words within a cue.
        found.sort_by_key(|found| found.entry);
        let mut last = (usize::MAX, 0);
        found.retain(|found| {
            let count = if last.0 == found.entry { last.1 + 1 } else { 0 };
            last = (found.entry, count);
            count < MAX_WORDS
        });
        Self(found)
    }

    /// The words of a cue, in order.
    pub(crate) fn of_kind(&self, cue: Cue) -> &[Match] {
        let from = self.0.partition_point(|found| found.entry < cue as usize);
        let to = self.0.partition_point(|found| found.entry <= cue as usize);
        &self.0[from..to]
    }

    /// Whether words of a cue cover these characters.
    pub(crate) fn covers(&self, cue: Cue, start: usize, end: usize) -> bool {
        let mut found = self.of_kind(cue).iter();
        found.any(|found| found.start <= start && end <= found.end)
    }

    /// Whether words of a cue begin in a part of the sentence.
    pub(crate) fn begin_in(&self, cue: Cue, from: usize, to: usize) -> bool {
        let mut found = self.of_kind(cue).iter();
        found.any(|found| (from..to).contains(&found.start))
    }
}
