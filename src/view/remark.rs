//! What those who saved the pages say of them.

use crate::report::Report;
use crate::text::english::listed;

/// What is said of accounts, each thing once, behind their names.
pub(crate) fn remarks(report: &Report) -> Vec<String> {
    let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
    for statement in &report.statements {
        let Some(note) = statement.note.as_deref() else {
            continue;
        };
        match told.iter_mut().find(|(other, _)| *other == note) {
            Some((_, names)) => names.push(&statement.name),
            None => told.push((note, vec![&statement.name])),
        }
    }
    let all = report.statements.len();
    let remarks = told.into_iter().map(|(note, names)| match names.len() {
        every if every == all => format!("All accounts: {note}"),
        _ => format!("{}: {note}", listed(&names)),
    });
    remarks.collect()
}
