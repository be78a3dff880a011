//! Where in a page to look for its day.

use std::ops::Range;

use jiff::civil::Date;

use super::habit::Habit;
use crate::extract::metadata::Metadata;
use crate::extract::page::Page;

/// How many blocks before the heading and behind it are near.
const NEAR_BLOCKS: usize = 6;
/// How many blocks behind the heading the statement may begin, so that all between is near.
const MAX_GAP_BLOCKS: usize = 4 * NEAR_BLOCKS;

/// Where in a page to look.
pub(crate) struct Search<'a> {
    pub page: &'a Page,
    pub metadata: &'a Metadata,
    /// The block of the heading.
    pub heading: Option<usize>,
    /// The blocks of the statement.
    pub blocks: &'a [usize],
    pub url: Option<&'a str>,
    pub habit: Habit,
    /// The day on which the page was retrieved.
    pub latest: Option<Date>,
}

impl Search<'_> {
    /// The blocks around the heading and up to the statement's first.
    pub(super) fn near_heading(&self) -> Range<usize> {
        let length = self.page.blocks.len();
        let start = self.blocks.first().copied();
        let Some(anchor) = self.heading.or(start) else {
            return 0..0;
        };
        let end = start.map_or(anchor, |start| start.clamp(anchor, anchor + MAX_GAP_BLOCKS));
        anchor.saturating_sub(NEAR_BLOCKS).min(length)..(end + NEAR_BLOCKS / 2).min(length)
    }
}
