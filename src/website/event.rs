//! The page of an event: its report.

use super::frame::{SiteFile, event_path, generator};
use crate::render::{OnSite, html_on_site};
use crate::report::Report;

/// The page of an event of that name; its accounts are in the order in which they are shown.
pub fn event_page(name: &str, report: &Report) -> SiteFile {
    let site = OnSite {
        head: generator(),
        home: "../index.html",
    };
    SiteFile {
        path: event_path(name),
        bytes: html_on_site(report, &site).into_bytes(),
    }
}
