//! How well estimates fit events from which they were not learnt.

use std::fmt::Write as _;

use parallax::estimate::{Regression, Weights};
use parallax::{salience, support};

use super::labels::Labelled;

/// The width of a row of the table of calibration.
const BINS: usize = 10;

/// A unit with what is estimated of it.
pub(crate) struct Estimated {
    /// The grade, where a reader decided.
    grade: Option<usize>,
    leads: bool,
    at_least: [f64; 3],
    salience: f64,
}

impl Estimated {
    pub(crate) fn of(unit: &Labelled, weights: &Weights) -> Self {
        let of = |logistic| Regression::new(logistic, &support::NAMES).probability(&unit.features);
        Self {
            grade: (unit.grades.len() == 1).then(|| unit.grades[0]),
            leads: unit.matters >= 3,
            at_least: [
                of(&weights.raised),
                of(&weights.partly),
                of(&weights.stated),
            ],
            salience: Regression::new(&weights.salience, &salience::NAMES)
                .probability(&unit.salience),
        }
    }
}

/// The area under the curve, and the share of units that have it by estimate, in tenths.
pub(crate) fn report(units: &[Estimated]) -> String {
    let mut report = String::new();
    let names = ["says anything on it", "says a part of it", "says all of it"];
    for (place, name) in names.iter().enumerate() {
        let rows = units
            .iter()
            .filter_map(|unit| Some((unit.at_least[place], unit.grade? > place)));
        table(&mut report, name, rows.collect());
    }
    let rows = units.iter().map(|unit| (unit.salience, unit.leads));
    table(&mut report, "an analyst leads with it", rows.collect());
    report
}

fn table(report: &mut String, name: &str, mut rows: Vec<(f64, bool)>) {
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let _ = writeln!(
        report,
        "{name}: {} units, AUC {:.3}",
        rows.len(),
        area(&rows)
    );
    for bin in 0..BINS {
        let (from, to) = (bin as f64 / BINS as f64, (bin + 1) as f64 / BINS as f64);
        let last = bin + 1 == BINS;
        let within = rows.iter().filter(|(p, _)| from <= *p && (*p < to || last));
        let (count, so) = within.fold((0, 0), |(count, so), row| {
            (count + 1, so + usize::from(row.1))
        });
        if count > 0 {
            let share = so as f64 / f64::from(count);
            let _ = writeln!(
                report,
                "  estimated {from:.1} to {to:.1}: {count} units, {share:.2} are so"
            );
        }
    }
}

/// The probability that a unit for which it is so is estimated above one for which it is not.
fn area(sorted: &[(f64, bool)]) -> f64 {
    let (mut below, mut pairs) = (0.0, 0.0);
    for equal in sorted.chunk_by(|a, b| a.0 == b.0) {
        let so = equal.iter().filter(|row| row.1).count() as f64;
        let not = equal.len() as f64 - so;
        pairs += so * (below + not / 2.0);
        below += not;
    }
    let so = sorted.iter().filter(|row| row.1).count() as f64;
    pairs / (so * (sorted.len() as f64 - so)).max(1.0)
}
