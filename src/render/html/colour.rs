//! Colours by government: one government has the same colour in all reports, as far as the others
//! in the report leave it free.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Report, StatementFacts};

/// So many colours the style has.
const COLOURS: usize = 10;

/// The colour of each side of a report.
#[derive(Debug)]
pub(super) struct Colours<'r>(BTreeMap<&'r str, usize>);

impl<'r> Colours<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        Self(colours(report.statements.iter().map(side)))
    }

    /// The class that gives an account the colour of its side.
    pub(super) fn class(&self, statement: &StatementFacts) -> String {
        let colour = self.0.get(side(statement)).copied().unwrap_or_default();
        format!("side-{colour}")
    }
}

/// The classes that give governments their colours, which differ as far as there are enough.
pub(crate) fn side_classes<const N: usize>(governments: [&str; N]) -> [String; N] {
    let colours = colours(governments);
    governments.map(|it| format!("side-{}", colours.get(it).copied().unwrap_or_default()))
}

fn colours<'s>(sides: impl IntoIterator<Item = &'s str>) -> BTreeMap<&'s str, usize> {
    let sides: BTreeSet<&str> = sides.into_iter().collect();
    let mut taken = BTreeSet::new();
    let mut colours = BTreeMap::new();
    for side in sides {
        let first = preferred(side);
        let mut places = (0..COLOURS).map(|step| (first + step) % COLOURS);
        let colour = places.find(|it| !taken.contains(it)).unwrap_or(first);
        taken.insert(colour);
        colours.insert(side, colour);
    }
    colours
}

/// The government of an account, or else the account.
fn side(statement: &StatementFacts) -> &str {
    statement.government.as_deref().unwrap_or(&statement.id)
}

/// The colour that a side has where no other has it. The factor keeps the governments apart that
/// meet most often.
fn preferred(side: &str) -> usize {
    let sum = side
        .bytes()
        .fold(0_usize, |sum, byte| (sum * 9 + usize::from(byte)) % COLOURS);
    sum % COLOURS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governments_that_meet_often_differ() {
        let often = ["CN", "US", "RU", "UA", "JP", "KR", "GB"];
        let colours: BTreeSet<usize> = often.into_iter().map(preferred).collect();
        assert_eq!(colours.len(), often.len());
    }
}
