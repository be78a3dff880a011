//! Figures among which those that may be another one are quickly found.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::bound::rounded_to;
use super::figure::Unit;
use super::found::FigureMatch;

/// Figures by what they count.
#[derive(Default)]
pub(crate) struct FigureSet<'a> {
    of_unit: FxHashMap<Unit, OfUnit<'a>>,
}

/// Figures of one unit.
#[derive(Default)]
struct OfUnit<'a> {
    /// The exact numbers, one of each value.
    exact: BTreeMap<u64, &'a FigureMatch>,
    /// All others: times, ranges, "about 500".
    rest: Vec<&'a FigureMatch>,
}

impl<'a> FromIterator<&'a FigureMatch> for FigureSet<'a> {
    fn from_iter<I: IntoIterator<Item = &'a FigureMatch>>(figures: I) -> Self {
        let mut set = Self::default();
        for item in figures {
            let of_unit = set.of_unit.entry(item.kind()).or_default();
            if item.is_exact_number() {
                of_unit.exact.insert(item.figure.value, item);
            } else {
                of_unit.rest.push(item);
            }
        }
        set
    }
}

impl FigureSet<'_> {
    /// Whether one of the figures [agrees](FigureMatch::agrees) with another.
    pub(crate) fn has(&self, item: &FigureMatch) -> bool {
        let Some(of_unit) = self.of_unit.get(&item.kind()) else {
            return false;
        };
        let near = if item.is_exact_number() {
            rounded_to(item.figure.value)
        } else {
            0..=u64::MAX
        };
        let mut near = of_unit.exact.range(near);
        near.any(|(_, other)| other.agrees_in_amount(item))
            || of_unit
                .rest
                .iter()
                .any(|other| other.agrees_in_amount(item))
    }
}

#[cfg(test)]
mod tests {
    use super::FigureSet;
    use crate::text::figures::Figures;

    #[test]
    fn a_set_has_what_agrees_with_a_figure_in_it() {
        let numbers = [
            "12",
            "90",
            "98",
            "100",
            "47.3",
            "47",
            "1,470",
            "1,500",
            "14,700",
            "15,000",
            "49,000",
            "50,000",
            "51,000",
            "1.48 million",
            "1.5 million",
            "1 to 2 million",
        ];
        let bounds = ["", "about ", "more than ", "up to "];
        let units = [
            "tons",
            "aircraft",
            "airplanes",
            "percent",
            "days",
            "months",
            "hours",
        ];
        let written = numbers.iter().flat_map(|number| {
            let bounded = bounds.iter().map(move |bound| format!("{bound}{number}"));
            bounded.flat_map(|number| units.map(|unit| format!("They named {number} {unit}.")))
        });
        let read: Vec<_> = written
            .flat_map(|sentence| Figures::of(&sentence, Some("en")).matches)
            .collect();
        assert!(read.len() > 400, "{}", read.len());
        for given in read.chunks(3) {
            let set: FigureSet<'_> = given.iter().collect();
            for item in &read {
                let agrees = given.iter().any(|other| other.agrees(item));
                assert_eq!(set.has(item), agrees, "{item:?} among {given:?}");
            }
        }
    }
}
