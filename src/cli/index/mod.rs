//! `parallax index`: an archive as a static site.

mod event;
mod fingerprint;
mod folder;
mod tables;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::archive::{self, ArchivedEvent};
use super::args;
use super::comparing::{Comparing, own_lexicon};
use super::context::Context;
use super::error::Error;
use super::nobody::Nobody;
use super::past::Past;
use super::status::ExitStatus;
use crate::files;
use crate::parallel;
use crate::render;
use crate::website::{self, Kept, KeptBegun, KeptEvent};
use event::{Made, Maker};
use fingerprint::Making;
use folder::SiteFolder;
use tables::{OldTables, Tables};

/// Writes the site of an archive, as far as it is not there already.
pub(crate) fn run(arguments: &args::Index, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let events = archive::events(&arguments.folders)?;
    check_output(&arguments.output, &arguments.folders, &events)?;
    let own = own_lexicon(&arguments.finding)?;
    let sites = context.sites.clone();
    let folder = SiteFolder::open(&arguments.output)?;
    let past = || Past::of_archive(&events, &sites);
    let (kept, past) = parallel::both(|| folder.kept(), past);
    let mut comparing = Comparing::of(
        &arguments.finding,
        &arguments.limits,
        arguments.force,
        own.as_ref(),
    );
    comparing.past = Some(past);
    let maker = Maker {
        comparing,
        sites: &sites,
        making: Making::of(arguments, context.sites_file)?,
        tables: OldTables::of(&folder, &kept),
        known: event::known(&kept),
        kept: &kept,
        folder: &folder,
    };
    let mut site = Site {
        pages: folder.pages(&kept),
        tables: Tables::begin(folder.root(), &kept)?,
        events: Vec::with_capacity(events.len()),
        compared: 0,
        nobody: Nobody::default(),
    };
    let status = make_events(&events, &maker, &mut site, context)?;
    // The texts of all accounts: nothing is held against them any more.
    drop(maker);
    site.finish(arguments, context)?;
    // The program ends; to free each word of an archive takes a tenth of a run that has little to
    // do.
    std::mem::forget(kept);
    Ok(status)
}

/// Checks that the site does not lie in an event, nor its folders beside those of the events: they
/// would be checked as events that have lost their manifest.
fn check_output(output: &Path, folders: &[PathBuf], events: &[ArchivedEvent]) -> Result<(), Error> {
    let real = files::real(output);
    let is_in_event = |event: &ArchivedEvent| real.starts_with(files::real(&event.folder));
    let is_input =
        events.iter().any(is_in_event) || folders.iter().any(|folder| files::real(folder) == real);
    match is_input {
        true => Err(Error::OutputIsInput(output.to_owned())),
        false => Ok(()),
    }
}

/// The site, as far as it is written.
struct Site<'f> {
    pages: folder::SitePages<'f>,
    tables: Tables<'f>,
    events: Vec<KeptEvent<'f>>,
    /// How many events were compared, since they were new or had changed.
    compared: usize,
    /// Accounts of no known government in these.
    nobody: Nobody,
}

/// Makes what each event gives, on all cores, and takes it in the order of the events.
fn make_events<'f>(
    events: &[ArchivedEvent],
    maker: &Maker<'f>,
    site: &mut Site<'f>,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let (status, failed) = archive::compared_in_order(
        events,
        context,
        |event| maker.make(event),
        |_, made, context| {
            site.take(made, maker.kept, context)?;
            Ok(ExitStatus::Expected)
        },
    )?;
    site.nobody.warn(context)?;
    if failed > 0 {
        let count = events.len();
        context.warn(format_args!(
            "{failed} of {count} events cannot be compared, and are not on the site"
        ))?;
    }
    Ok(status)
}

impl<'f> Site<'f> {
    fn take(&mut self, made: Made, kept: &'f Kept, context: &mut Context<'_>) -> Result<(), Error> {
        let event = match made {
            Made::Same(place) => {
                let event = &kept.events[place];
                self.pages.keep(&website::event_path(&event.digest.name));
                KeptEvent {
                    fingerprint: event.fingerprint.clone(),
                    page_bytes: event.page_bytes,
                    rows: self.tables.copy(&event.rows)?,
                    rows_hash: event.rows_hash.clone(),
                    digest: Cow::Borrowed(&event.digest),
                }
            }
            Made::New(built) => {
                self.compared += 1;
                for warning in built.warnings {
                    context.warn(warning)?;
                }
                self.nobody.take(built.nobody);
                self.pages.write(&built.page)?;
                KeptEvent {
                    fingerprint: built.fingerprint,
                    page_bytes: built.page.bytes.len() as u64,
                    rows: self.tables.append(&built.rows)?,
                    rows_hash: built.rows_hash,
                    digest: Cow::Owned(built.digest),
                }
            }
        };
        self.events.push(event);
        Ok(())
    }

    /// Writes the pages that sum up, and what is kept for the next run; removes pages of an earlier
    /// run that are no more.
    fn finish(mut self, arguments: &args::Index, context: &mut Context<'_>) -> Result<(), Error> {
        let (tables, events) = (&mut self.tables, &self.events);
        let digests = events.iter().map(|it| it.digest.as_ref());
        let url = arguments.url.as_ref().map(url::Url::as_str);
        let summary = || website::summary(digests, &arguments.title, url);
        let (pages, (tables, kept)) = parallel::both(summary, || {
            parallel::both(|| tables.finish(), || KeptBegun::of(events))
        });
        tables?;
        for page in pages {
            self.pages.write_if_new(&page)?;
        }
        let (events, compared) = (self.events.len(), self.compared);
        let done = self.pages.finish(kept, context)?;
        let (pages, first) = (done.pages, render::plain(&done.first.display().to_string()));
        context.console.text(&format!(
            "{first}: {events} events ({compared} compared) on {pages} pages\n"
        ))?;
        // Nor are these freed, as what was kept is not.
        std::mem::forget(self.events);
        Ok(())
    }
}
