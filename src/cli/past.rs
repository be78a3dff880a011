//! The earlier accounts that those of an event are held against: those of the events of an archive,
//! and those of series.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::archived::{self, ArchivedEvent};
use super::context::Context;
use super::error::Error;
use super::series;
use crate::history::{CutText, Cutter, LATEST_TEXTS, LATEST_WITH, Text, hold_against_last};
use crate::lexicon::Lexicon;
use crate::parallel;
use crate::report::Report;
use crate::site::Sites;
use crate::source::event::Event;
use crate::statement::Statement;

/// Earlier accounts, as far as they are asked for.
pub(crate) struct Past {
    /// What cuts all texts, so that they can be held against each other.
    cutter: Cutter,
    sites: Sites,
    events: Vec<PastEvent>,
    /// The events that each government tells of, the oldest first.
    by_government: BTreeMap<String, Vec<usize>>,
    by_folder: BTreeMap<PathBuf, usize>,
    series: Vec<Arc<CutText>>,
}

/// An event of the archive.
pub(crate) struct PastEvent {
    /// Its folder.
    pub folder: PathBuf,
    /// It, as its manifest has it.
    pub event: Event,
    /// What it was last read as, where somebody asks for that.
    pub digest: OnceLock<Option<String>>,
    day: Option<Date>,
    governments: BTreeSet<String>,
    texts: OnceLock<Vec<Arc<CutText>>>,
}

impl Past {
    /// The accounts of the events of an archive. An event that cannot be read has none.
    pub(super) fn of_archive(events: &[ArchivedEvent], sites: &Sites) -> Self {
        Self::of(events, Vec::new(), sites)
    }

    /// The accounts of folders of events, and of series, a text a line; `None` where nothing is
    /// named.
    pub(super) fn of_paths(
        paths: &[PathBuf],
        context: &mut Context<'_>,
    ) -> Result<Option<Self>, Error> {
        if paths.is_empty() {
            return Ok(None);
        }
        let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.is_dir());
        let mut texts = Vec::new();
        for path in &files {
            series::read_series(path, &mut texts, context)?;
        }
        let events = archived::events(&folders)?;
        Ok(Some(Self::of(&events, texts, &context.sites)))
    }

    fn of(events: &[ArchivedEvent], series: Vec<Text>, sites: &Sites) -> Self {
        let cutter = Cutter::default();
        let read = |event: &ArchivedEvent| PastEvent::read(&event.folder, sites, &cutter);
        let read = parallel::each(events, read);
        let events: Vec<PastEvent> = read.into_iter().flatten().collect();
        let mut by_government: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, event) in events.iter().enumerate() {
            for government in event.governments.iter().filter(|_| event.day.is_some()) {
                let own = by_government.entry(government.clone()).or_default();
                own.push(place);
            }
        }
        for own in by_government.values_mut() {
            own.sort_by_key(|place| (events[*place].day, *place));
        }
        let folders = events.iter().enumerate();
        Self {
            sites: sites.clone(),
            by_folder: folders
                .map(|(place, event)| (event.folder.clone(), place))
                .collect(),
            events,
            by_government,
            series: all_cut(series, &cutter),
            cutter,
        }
    }

    /// The event in a folder.
    pub(super) fn event(&self, folder: &Path) -> Option<&PastEvent> {
        Some(&self.events[*self.by_folder.get(folder)?])
    }

    /// Keeps the accounts of an event of the archive as they were read to be compared, so that they
    /// are not read again for those that are held against them. Gives what is kept.
    pub(super) fn keep(
        &self,
        folder: &Path,
        event: &Event,
        statements: &[Statement],
    ) -> &[Arc<CutText>] {
        let Some(own) = self.event(folder) else {
            return &[];
        };
        own.texts.get_or_init(|| {
            let texts = statements.iter().cloned();
            let texts = texts.map(|it| series::of_statement(event, it));
            all_cut(texts.flatten().flatten(), &self.cutter)
        })
    }

    /// The earlier events that one of the archive is held against.
    pub(super) fn before(&self, event: &PastEvent) -> Vec<&PastEvent> {
        let Some(day) = event.day else {
            return Vec::new();
        };
        self.before_day(day, &event.governments)
    }

    /// The latest events of each government before a day, and of those with another of them.
    fn before_day(&self, day: Date, governments: &BTreeSet<String>) -> Vec<&PastEvent> {
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for government in governments {
            let Some(own) = self.by_government.get(government) else {
                continue;
            };
            let earlier = &own[..own.partition_point(|place| self.events[*place].day < Some(day))];
            let is_with = |place: &&usize| {
                let mut all = self.events[**place].governments.iter();
                all.any(|it| it != government && governments.contains(it))
            };
            let latest = earlier.iter().rev();
            places.extend(latest.clone().take(LATEST_TEXTS));
            places.extend(latest.filter(is_with).take(LATEST_WITH));
        }
        places
            .into_iter()
            .map(|place| &self.events[place])
            .collect()
    }

    /// Holds the accounts of a report against the earlier ones. Gives them by their ids, cut for
    /// that, where they are not among those that are kept of its event.
    pub(super) fn hold(
        &self,
        report: &mut Report,
        kept: &[Arc<CutText>],
        lexicon: &Lexicon,
    ) -> BTreeMap<String, Arc<CutText>> {
        let governments = report.statements.iter();
        let governments = governments.filter_map(|it| it.government.clone()).collect();
        let day = |date: &Option<String>| date.as_deref().and_then(|it| it.parse::<Date>().ok());
        let published = report.statements.iter().filter_map(|it| day(&it.date));
        let own = day(&report.event.date).or_else(|| published.min());
        let events = own.map(|day| self.before_day(day, &governments));
        let texts = events.iter().flatten();
        let texts = texts.flat_map(|event| event.texts(&self.sites, &self.cutter));
        let texts: Vec<&Arc<CutText>> = texts.chain(&self.series).collect();
        hold_against_last(report, kept, &texts, &self.cutter, lexicon)
    }
}

impl PastEvent {
    /// An event; what its manifest does not say, its accounts do.
    fn read(folder: &Path, sites: &Sites, cutter: &Cutter) -> Option<Self> {
        let event = Event::load(folder).ok()?;
        let governments = event.sources.iter().map(|it| it.government.clone());
        let all: Option<BTreeSet<String>> = governments.collect();
        let mut past = Self {
            folder: folder.to_owned(),
            day: event.date,
            governments: all.clone().unwrap_or_default(),
            event,
            digest: OnceLock::new(),
            texts: OnceLock::new(),
        };
        if past.day.is_none() || all.is_none() {
            let texts = past.texts(sites, cutter);
            let day = texts.iter().map(|text| text.date).min();
            let said = texts.iter().filter_map(|text| text.government.clone());
            let said = said.collect();
            past.day = past.day.or(day);
            past.governments = all.unwrap_or(said);
        }
        Some(past)
    }

    /// Its accounts; none where one cannot be read.
    fn texts(&self, sites: &Sites, cutter: &Cutter) -> &[Arc<CutText>] {
        let read = || {
            let (texts, _) = series::of_event(&self.folder, sites).unwrap_or_default();
            all_cut(texts, cutter)
        };
        self.texts.get_or_init(read)
    }
}

fn all_cut(texts: impl IntoIterator<Item = Text>, cutter: &Cutter) -> Vec<Arc<CutText>> {
    let texts = texts.into_iter();
    texts.map(|text| Arc::new(cutter.cut(text))).collect()
}
