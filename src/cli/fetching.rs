//! How pages are fetched, as the command line asks for it.

use std::path::PathBuf;
use std::sync::Arc;

use super::args::{ArchiveArguments, ArchivedWhen, Network};
use crate::extract;
use crate::fetch::{self, GoneNotice};
use crate::site::Sites;
use crate::statement::StandInKind;

/// How pages are fetched, and where that is recorded.
#[derive(Default)]
pub(crate) struct Fetching {
    /// The options of a [`fetch::Fetcher`].
    pub options: fetch::Options,
    /// The WARC file to write.
    pub warc: Option<PathBuf>,
}

impl Fetching {
    /// What the arguments ask for; without `archive`, no archive is asked. `sites` are the
    /// newsrooms that are known.
    pub(crate) fn new(
        network: &Network,
        archive: Option<&ArchiveArguments>,
        sites: &Sites,
    ) -> Self {
        let notice = archive.map(|_| gone_notice(sites.clone()));
        Self {
            options: fetch::Options {
                notice,
                ..options(network, archive)
            },
            warc: network.warc.clone(),
        }
    }
}

/// Tells a page that says that it is gone.
fn gone_notice(sites: Sites) -> GoneNotice {
    GoneNotice(Arc::new(move |page| {
        extract::stand_in(page, &sites)
            .filter(|found| found.kind == StandInKind::Missing)
            .map(|found| found.to_string())
    }))
}

fn options(network: &Network, archive: Option<&ArchiveArguments>) -> fetch::Options {
    let archived = match archive.and_then(|archive| archive.archived) {
        None => fetch::Archived::Never,
        Some(ArchivedWhen::Always) => fetch::Archived::Always,
        Some(ArchivedWhen::Gone) => fetch::Archived::Gone,
    };
    let timegate = archive.map_or(fetch::TIMEGATE, |archive| &archive.timegate);
    fetch::Options {
        contact: network.contact.clone(),
        ignore_robots: network.ignore_robots,
        allow_private: network.allow_private,
        delay: network.delay,
        timeout: network.timeout,
        retries: network.retries,
        archived,
        timegate: timegate.to_owned(),
        notice: None,
    }
}
