//! The facts of the talks as a table: a row a fact, a column an account.

use std::collections::BTreeSet;

use super::day::{day, days};
use super::languages::is_unread;
use super::side::Side;
use crate::report::{
    Evidence, FactEvidence, Kind, PublishedFact, Report, StatementFacts, Status, TalksFacts,
    TimeFact,
};
use crate::talks::{Length, can_lack};

/// A row of the table.
#[derive(Debug)]
pub(crate) struct FactRow<'a> {
    pub label: &'static str,
    /// What each account says, in the order of the accounts; `None` where it does not say.
    pub cells: Vec<Option<FactCell<'a>>>,
    /// Whether accounts give it differently.
    pub in_conflict: bool,
    /// What else is to be known of it at once.
    note: Option<&'static str>,
}

/// What one account says.
#[derive(Debug)]
pub(crate) struct FactCell<'a> {
    pub text: String,
    /// The first place that says so; `None` for what the page says around its text.
    evidence: Option<&'a FactEvidence>,
}

/// What reads a cell out of the facts of an account.
type Reader = fn(&TalksFacts) -> Option<FactCell<'_>>;

/// What stands where an account does not say a fact, as far as its language is read.
pub(crate) fn not_said(account: &StatementFacts) -> &'static str {
    if is_unread(account) {
        "Not searched"
    } else if can_lack(account.language.as_deref()) {
        "Not said"
    } else {
        "Not found"
    }
}

/// The label of the row that says when each account was published.
pub(crate) const PUBLISHED: &str = "Published";

/// The label of the row that says on which day, at what hour.
const HELD: &str = "Held";

/// The label of the row that says by what means.
const FORMAT: &str = "Format";

/// The label of the row that says where.
const PLACE: &str = "Place";

/// All rows, with their labels.
const ROWS: [(&str, Reader); 7] = [
    ("Asked for by", |facts| {
        let fact = facts.asked_by.as_ref()?;
        Some(cell(fact.name.clone(), &fact.evidence))
    }),
    (FORMAT, |facts| {
        let fact = facts.format.as_ref()?;
        Some(cell(fact.name.clone(), &fact.evidence))
    }),
    (PLACE, |facts| {
        let fact = facts.place.as_ref()?;
        Some(cell(fact.name.clone(), &fact.evidence))
    }),
    ("Length", |facts| {
        let fact = facts.minutes.as_ref()?;
        let length = Length {
            minutes: fact.minutes,
            bound: fact.bound,
        };
        Some(cell(length.to_string(), &fact.evidence))
    }),
    (HELD, |facts| {
        let fact = facts.time.as_ref()?;
        let published = facts.published.as_ref();
        Some(cell(held(fact, published), fact.evidence.first()?))
    }),
    ("Also took part", people),
    (PUBLISHED, |facts| {
        Some(FactCell {
            text: published(facts.published.as_ref()?),
            evidence: None,
        })
    }),
];

/// The rows of what any account says; none where all that is known is when they were published.
pub(crate) fn fact_rows(report: &Report) -> Vec<FactRow<'_>> {
    let rows = ROWS.iter().filter_map(|(label, read)| {
        let cells = report.statements.iter();
        let cells = cells.map(|statement| read(report.facts.get(&statement.id)?));
        let cells: Vec<Option<FactCell<'_>>> = cells.collect();
        let is_said = cells.iter().any(Option::is_some);
        let in_conflict = is_in_conflict(report, &cells);
        let is_local = *label == HELD && !in_conflict && days_said(report).len() > 1;
        is_said.then_some(FactRow {
            label,
            cells,
            in_conflict,
            note: is_local.then_some("local time?"),
        })
    });
    let rows: Vec<FactRow<'_>> = rows.collect();
    let is_told = |row: &FactRow<'_>| {
        row.cells
            .iter()
            .flatten()
            .any(|cell| cell.evidence.is_some())
    };
    if rows.iter().any(is_told) {
        rows
    } else {
        Vec::new()
    }
}

/// The days on which accounts say that the talks were held.
fn days_said(report: &Report) -> BTreeSet<&str> {
    let times = report
        .facts
        .values()
        .filter_map(|facts| facts.time.as_ref());
    times.filter_map(|time| time.date.as_deref()).collect()
}

impl<'a> FactRow<'a> {
    /// What all accounts say, where they are several and say the same, some in more words than
    /// others.
    pub(crate) fn agreed(&self) -> Option<&FactCell<'a>> {
        let cells: Option<Vec<&FactCell<'a>>> = self.cells.iter().map(Option::as_ref).collect();
        let cells = cells.filter(|cells| cells.len() > 1 && !self.in_conflict)?;
        let fullest = cells.iter().rev().max_by_key(|cell| cell.text.len())?;
        let is_same = |cell: &&FactCell<'_>| self.is_within(&cell.text, &fullest.text);
        cells.iter().all(is_same).then_some(*fullest)
    }

    /// Whether a cell says what another says, and no more: "call" of "phone call", "Delhi" of
    /// "Delhi, India" or of a house in it, "Delhi (Hyderabad House)".
    fn is_within(&self, text: &str, fuller: &str) -> bool {
        let rest = match self.label {
            FORMAT => fuller.strip_suffix(text).map(|rest| rest.ends_with(' ')),
            PLACE => (fuller.strip_prefix(text))
                .map(|rest| rest.starts_with(',') || rest.starts_with(" (")),
            _ => None,
        };
        text == fuller || rest == Some(true)
    }

    /// The label, with what is to be known at once.
    pub(crate) fn heading(&self) -> String {
        let conflict = self.in_conflict.then_some("conflict");
        match conflict.or(self.note) {
            Some(note) => format!("{} ({note})", self.label),
            None => self.label.to_owned(),
        }
    }
}

impl FactCell<'_> {
    /// The sentence that says so.
    pub(crate) fn sentence(&self) -> Option<usize> {
        self.evidence?.sentence
    }
}

fn cell(text: String, evidence: &FactEvidence) -> FactCell<'_> {
    FactCell {
        text,
        evidence: Some(evidence),
    }
}

/// What a side says of the fact that evidence tells; `None` where that is no fact of the talks.
pub(super) fn fact_of_side(
    report: &Report,
    evidence: &[Evidence],
    side: &Side<'_>,
) -> Option<String> {
    let mut rows = fact_rows(report).into_iter();
    let evidence: Vec<&Evidence> = evidence.iter().collect();
    let row = rows.find(|row| has_evidence(report, &row.cells, &evidence))?;
    let cells = report.statements.iter().zip(row.cells);
    let mut own = cells.filter_map(|(statement, cell)| cell.filter(|_| side.is_of(statement)));
    let said = own.next().map(|cell| cell.text);
    said.or_else(|| Some(not_said(side.accounts.first()?).to_lowercase()))
}

/// What all accounts say alike, in a line: `The same in both accounts: format (phone call)`.
pub(crate) fn told_alike(rows: &[FactRow<'_>]) -> Option<String> {
    let alike = rows.iter().filter_map(|row| {
        let cell = row.agreed()?;
        Some(format!("{} ({})", row.label.to_lowercase(), cell.text))
    });
    let alike: Vec<String> = alike.collect();
    let accounts = rows.first()?.cells.len();
    let all = if accounts == 2 { "both" } else { "all" };
    let told = format!("The same in {all} accounts: {}", alike.join(", "));
    (!alike.is_empty()).then_some(told)
}

/// Whether a finding has what the cells have as the evidence of a conflict.
fn is_in_conflict(report: &Report, cells: &[Option<FactCell<'_>>]) -> bool {
    let conflicts = report.divergences.iter().filter(|divergence| {
        divergence.kind == Kind::Fact && divergence.status == Some(Status::Conflict)
    });
    let evidence: Vec<&Evidence> = conflicts.flat_map(|it| &it.evidence).collect();
    has_evidence(report, cells, &evidence)
}

/// Whether what cells have is among the evidence.
fn has_evidence(report: &Report, cells: &[Option<FactCell<'_>>], evidence: &[&Evidence]) -> bool {
    report
        .statements
        .iter()
        .zip(cells)
        .any(|(statement, cell)| {
            let said = cell.as_ref().and_then(|cell| cell.evidence);
            said.is_some_and(|said| {
                evidence.iter().any(|it| {
                    let place = (Some(it.sentence), it.start, it.end);
                    it.source == statement.id && place == (said.sentence, said.start, said.end)
                })
            })
        })
}

fn held(fact: &TimeFact, published: Option<&PublishedFact>) -> String {
    let hour = fact.hour.clone();
    let of = published.map(|published| format!("told on {}", day(&published.date)));
    let parts = match &fact.date {
        Some(date) => [Some(days(date, fact.last_date.as_deref())), hour],
        None => [hour, of],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn people(facts: &TalksFacts) -> Option<FactCell<'_>> {
    let people = facts.participants.iter().map(|person| {
        let parts = [person.role.as_deref(), person.name.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let text = people.collect::<Vec<_>>().join("; ");
    Some(cell(text, &facts.participants.first()?.evidence))
}

fn published(fact: &PublishedFact) -> String {
    let time = fact.time.as_ref().map(|time| match &fact.zone {
        Some(zone) => format!("{time} {zone}"),
        None => time.clone(),
    });
    let parts = [Some(day(&fact.date)), time];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
