//! What each side says on a topic that all of them raise.

use super::Writer;
use super::excerpt::MAX_OF_CLAIM;
use crate::diverge::quotation::room;
use crate::text::english::listed;
use crate::unit::UnitId;

impl Writer<'_> {
    pub(super) fn position(
        &self,
        by: &str,
        of: &str,
        topic: Option<usize>,
        units: &[Vec<UnitId>; 2],
    ) -> String {
        let [own, others] = units;
        let positions = [(by.to_owned(), own), (of.to_owned(), others)];
        match topic {
            Some(topic) => self.on_topic(topic, positions),
            None => self.each_says(&positions),
        }
    }

    /// What each says on a topic: `on tariffs, China says “…”, and the United States “…”`.
    pub(super) fn on_topic<'u>(
        &self,
        topic: usize,
        positions: impl IntoIterator<Item = (String, &'u Vec<UnitId>)>,
    ) -> String {
        let positions: Vec<_> = positions.into_iter().collect();
        let topic = self.topic(topic);
        let says_enough = |units: &[UnitId]| units.iter().any(|id| self.0.says_enough(*id));
        let are_clear = positions.iter().any(|(_, units)| !self.only_names(units))
            && (positions.iter()).all(|(_, units)| self.only_names(units) || says_enough(units));
        match are_clear {
            true => format!("on {topic}, {}", self.each_says(&positions)),
            false => {
                let names = positions.into_iter().map(|(name, _)| name);
                let names: Vec<String> = names.collect();
                format!("{} speak of {topic} differently", listed(&names))
            }
        }
    }

    /// Whether units name a thing in a list of what was talked of, and have no words on it to
    /// quote.
    fn only_names(&self, units: &[UnitId]) -> bool {
        units.iter().all(|id| self.0.is_listed(*id))
    }

    fn each_says(&self, positions: &[(String, &Vec<UnitId>)]) -> String {
        let mut says: Vec<String> = Vec::new();
        // Where nobody has a position, none only lists a thing beside it.
        let talks = |units: &[UnitId]| units.iter().all(|id| self.0.only_talks(*id));
        let has_position = positions.iter().any(|(_, units)| !talks(units));
        let mut verb = "says ";
        for (name, units) in positions {
            let quote = self.first_short(units);
            if has_position && self.only_names(units) {
                says.push(format!("{name} only lists {quote}"));
                continue;
            }
            says.push(format!("{name} {verb}{quote}"));
            verb = "";
        }
        let last = says.pop().unwrap_or_default();
        match says.is_empty() {
            true => last,
            false => format!("{}, and {last}", says.join(", ")),
        }
    }

    /// The first of some units that can be quoted whole beside another, or else the first.
    fn first_short(&self, units: &[UnitId]) -> String {
        let is_short = |id: &&UnitId| {
            let span = self.0.unit_span(**id);
            let is_whole = !self.is_torn(span);
            span.end - span.start <= room(MAX_OF_CLAIM) && is_whole && self.0.says_enough(**id)
        };
        let told = units.iter().find(is_short).or(units.first());
        told.map_or_else(String::new, |id| self.unit(*id, MAX_OF_CLAIM))
    }
}
