//! How versions of a government's account differ, in two languages.

use super::Writer;
use super::excerpt::MAX_QUOTE;
use crate::align::Place;
use crate::text::english::listed;
use crate::unit::UnitId;

impl Writer<'_> {
    /// What one version has, and the other has not.
    pub(super) fn version(&self, by: &str, of: &str, units: &[UnitId]) -> String {
        let Some((first, rest)) = units.split_first() else {
            return format!("{by} says more than {of}");
        };
        let (said, more) = (self.unit(*first, MAX_QUOTE), self.and_more(*first, rest));
        format!("{by} says what {of} leaves out: {said}{more}")
    }

    pub(super) fn version_title(&self, by: &str, of: &str, title: &str) -> String {
        format!("{by} gives the title “{title}”, and {of} does not")
    }

    pub(super) fn version_order(
        &self,
        by: &str,
        of: &str,
        moved: &[Place; 2],
        more: usize,
    ) -> String {
        let [here, there] = moved.map(|place| place.sentence + 1);
        let said = self.part(self.0.whole(moved[0]), MAX_QUOTE);
        let more = match more {
            0 => String::new(),
            more => format!(", and {more} more stand elsewhere"),
        };
        format!("{by} has this as sentence {here}, {of} as sentence {there}: {said}{more}")
    }

    pub(super) fn version_topics(
        &self,
        by: &str,
        of: &str,
        units: &[UnitId],
        topics: &[usize],
    ) -> String {
        let topics = listed(&self.topics(topics));
        let said = self.unit(units[0], MAX_QUOTE);
        format!("{by} names {topics}, and {of} does not: {said}")
    }
}
