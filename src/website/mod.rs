//! An archive as a static site: what is kept of each event, to pages that lead to each other by
//! relative links, and need no server and no JavaScript.
//!
//! `digest` is what is kept of an event, and `event` its own page. `archive` groups the digests; each sort
//! of page that sums up has a file, and so has each part that several have. `frame` stands around
//! them, and `slug` names their files. `kept` is what the next run needs of this one.

mod archive;
mod change;
mod changes;
mod data;
mod digest;
mod event;
mod events;
mod feed;
mod frame;
mod front;
mod governments;
mod kept;
mod kinds;
mod left_out;
mod over_time;
mod pairs;
mod phrases;
mod sayings;
mod search;
mod share;
mod slug;
mod spans;
mod topic_table;
mod topics;

pub use change::{Change, WhatChanged};
pub use data::{DATA, table_path};
pub use digest::{
    AccountDigest, EventDigest, FindingCount, FindingDigest, SideDigest, TopicCell, TopicDigest,
};
pub use event::event_page;
pub use frame::{GENERATOR, SiteFile, event_path};
pub use kept::{KEPT, Kept, KeptBegun, KeptEvent, hash};

use crate::parallel;
use archive::Archive;
use phrases::Phrases;

/// All pages that sum up the events of an archive, whose names differ. `title` is what the site is
/// called, and `url` where it stands, where that is known.
pub fn summary<'d>(
    events: impl IntoIterator<Item = &'d EventDigest>,
    title: &str,
    url: Option<&str>,
) -> Vec<SiteFile> {
    let archive = Archive::of(events.into_iter().collect());
    let without_phrases = || {
        let of_all: [&(dyn Fn() -> SiteFile + Sync); 5] = [
            &|| front::front(&archive, title),
            &|| governments::list_of_all(&archive),
            &|| topics::list_of_all(&archive),
            &|| feed::feed(&archive, title, url),
            &data::data,
        ];
        let mut pages = parallel::each(&of_all, |page| page());
        let pairs: Vec<_> = archive.pairs.iter().collect();
        pages.extend(parallel::each(&pairs, |((one, other), events)| {
            pairs::pair(&archive, [one, other], events)
        }));
        let topics: Vec<_> = archive.topics.values().collect();
        pages.extend(parallel::each(&topics, |it| topics::topic(&archive, it)));
        pages
    };
    // To find the phrases takes as long as all these pages.
    let (mut pages, phrases) = parallel::both(without_phrases, || Phrases::of(&archive));
    let (search, list) = parallel::both(
        || search::search(&archive, &phrases),
        || phrases::phrases(&archive, &phrases),
    );
    pages.extend([search, list]);
    let governments: Vec<_> = archive.governments.values().collect();
    pages.extend(parallel::each(&governments, |it| {
        let mut phrases = phrases.all.iter();
        let has_phrases = phrases.any(|phrase| phrase.government == it.code);
        governments::government(&archive, it, has_phrases)
    }));
    pages
}
