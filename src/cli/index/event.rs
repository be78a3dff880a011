//! What one event gives a site: as it was made before, or made anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::fingerprint::{Making, files_digest};
use super::folder::SiteFolder;
use super::tables::{self, OldTables};
use crate::cli::archive::ArchivedEvent;
use crate::cli::comparing::{Compared, Comparing};
use crate::cli::error::Error;
use crate::cli::nobody::Nobody;
use crate::cli::past::PastEvent;
use crate::export::Exported;
use crate::recheck;
use crate::site::Sites;
use crate::source::event::Event;
use crate::source::pages::{self, Observation};
use crate::website::{
    self, Change, EventDigest, Kept, KeptEvent, SiteFile, WhatChanged, event_page, event_path,
};

/// What makes the parts of events.
pub(super) struct Maker<'a> {
    pub comparing: Comparing<'a>,
    pub sites: &'a Sites,
    pub making: Making,
    /// The tables of the run before.
    pub tables: OldTables,
    /// What was kept of it.
    pub kept: &'a Kept,
    /// The places of events in it, by name.
    pub known: BTreeMap<&'a str, usize>,
    pub folder: &'a SiteFolder,
}

/// What an event gives.
pub(super) enum Made {
    /// The same as in the run before, where it has this place.
    Same(usize),
    /// Something else.
    New(Box<Built>),
}

/// What an event that was compared gives.
pub(super) struct Built {
    pub fingerprint: String,
    pub page: SiteFile,
    /// Its rows, table by table.
    pub rows: Vec<Vec<u8>>,
    pub rows_hash: String,
    pub digest: EventDigest,
    /// What a person should know of how its pages were read.
    pub warnings: Vec<String>,
    /// Its accounts of no known government.
    pub nobody: Nobody,
}

/// The places of kept events, by name.
pub(super) fn known(kept: &Kept) -> BTreeMap<&str, usize> {
    let events = kept.events.iter().enumerate();
    events
        .map(|(place, event)| (event.digest.name.as_str(), place))
        .collect()
}

impl Maker<'_> {
    /// What an event gives.
    ///
    /// # Errors
    ///
    /// It cannot be compared.
    pub(super) fn make(&self, archived: &ArchivedEvent) -> Result<Made, Error> {
        let fingerprint = self.fingerprint(archived);
        if let Some(place) = self.same(archived, fingerprint.as_deref()) {
            return Ok(Made::Same(place));
        }
        let Compared {
            event,
            mut report,
            texts,
            warnings,
            nobody,
        } = self.comparing.saved(&archived.folder, self.sites)?;
        let rows = tables::rows(&Exported {
            event: &archived.name,
            // The folder is one of this machine, and the name says which it was.
            folder: &archived.name,
            report: &report,
        });
        report.show_in_order(&event.given);
        let changes = changes(&archived.folder, &event, self.sites);
        Ok(Made::New(Box::new(Built {
            fingerprint: fingerprint.unwrap_or_default(),
            page: event_page(&archived.name, &report),
            rows_hash: tables::hash(&rows),
            rows,
            digest: EventDigest::of(
                &archived.name,
                &report,
                &texts,
                self.comparing.lexicon,
                changes,
            ),
            warnings,
            nobody,
        })))
    }

    /// What an event's part is made from: its own files, and those of the events that it is held
    /// against; `None` where one cannot be read.
    fn fingerprint(&self, archived: &ArchivedEvent) -> Option<String> {
        let past = self.comparing.past.as_ref()?;
        let own = past.event(&archived.folder)?;
        let digest = |event: &PastEvent| {
            let read = || files_digest(&event.folder, &event.event);
            event.digest.get_or_init(read).clone()
        };
        let all = std::iter::once(own).chain(past.before(own));
        let digests: Option<Vec<String>> = all.map(digest).collect();
        Some(self.making.fingerprint(&archived.name, &digests?))
    }

    /// The place of an event in the run before, where it was made from the same, and its page and
    /// its rows are still what was written.
    fn same(&self, archived: &ArchivedEvent, fingerprint: Option<&str>) -> Option<usize> {
        let place = *self.known.get(archived.name.as_str())?;
        let event = self.kept.events.get(place)?;
        let is_same = fingerprint == Some(event.fingerprint.as_str())
            && self.has_page(event)
            && self.tables.have(event);
        is_same.then_some(place)
    }

    /// Whether the page of an event is still what was written.
    fn has_page(&self, event: &KeptEvent<'_>) -> bool {
        let path = event_path(&event.digest.name);
        let is_it = |page: Vec<u8>| self.kept.pages.get(&path) == Some(&website::hash(&page));
        self.folder.is_untouched(&path, event.page_bytes)
            || fs::read(self.folder.path(&path)).is_ok_and(is_it)
    }
}

/// What became of the accounts of an event since they were saved, the oldest change first.
fn changes(folder: &Path, event: &Event, sites: &Sites) -> Vec<Change> {
    let mut changes = Vec::new();
    for source in &event.sources {
        let was_seen = pages::sightings(folder, &source.id).is_ok_and(|seen| !seen.is_empty());
        if !was_seen && pages::snapshots(folder, &source.id).len() < 2 {
            continue;
        }
        // A record that cannot be read says nothing of the account.
        let Ok(history) = recheck::history(folder, sites, source) else {
            continue;
        };
        let mut before = None;
        for seen in &history.seen {
            let what = WhatChanged::of(seen.state).or_else(|| {
                let is_other = seen.words_gone.is_some() && seen.state == Observation::Page;
                is_other.then_some(WhatChanged::Text)
            });
            let Some(what) = what else {
                // What cannot be had says nothing of what is there.
                if !matches!(seen.state, Observation::Unreachable | Observation::Suspect) {
                    before = None;
                }
                continue;
            };
            let now = Some((what, seen.sha256.as_ref()));
            if let Some(at) = seen.first.filter(|_| before != now) {
                changes.push(Change {
                    source: source.id.clone(),
                    at,
                    what,
                    words: seen.words_gone.zip(seen.words_new),
                });
            }
            before = now;
        }
    }
    changes.sort_by(|a, b| (a.at, &a.source).cmp(&(b.at, &b.source)));
    changes
}
