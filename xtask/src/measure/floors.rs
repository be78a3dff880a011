//! Floors below which no figure may fall.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The least that each figure may be, in percent, by its name.
pub(super) type Floors = BTreeMap<String, f64>;

/// The figures beside their floors, and the names of those that are below, or have none.
pub(super) fn table(
    shares: &[(&'static str, f64)],
    floors: &Floors,
) -> (String, Vec<&'static str>) {
    let mut table = format!("{:<28}{:>8}{:>8}\n", "percent", "now", "floor");
    let mut below = Vec::new();
    for (name, share) in shares {
        let floor = floors.get(*name);
        let is_below = floor.is_none_or(|floor| share < floor);
        let mark = if is_below { "  below" } else { "" };
        let floor = floor.map_or("none".to_owned(), |floor| format!("{floor:.1}"));
        let _ = writeln!(table, "{name:<28}{share:>8.1}{floor:>8}{mark}");
        if is_below {
            below.push(*name);
        }
    }
    (table, below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_below_its_floor_or_without_one_is_named() {
        let floors = Floors::from([("a".to_owned(), 90.0), ("b".to_owned(), 90.0)]);
        let (table, below) = table(&[("a", 90.0), ("b", 89.9), ("c", 100.0)], &floors);
        assert_eq!(below, ["b", "c"]);
        assert!(table.contains("89.9    90.0  below"), "{table}");
    }
}
