//! The issues with what each side says on them, whose words each account gives, and in which order.

use super::blocks::{note, section, spaced, table};
use crate::render::markup::Markup;
use crate::report::{Report, StatementFacts};
use crate::view::issue::{IssueCell, issue_rows};
use crate::view::labels::{ISSUES, ORDER, VOICES};
use crate::view::missing::topic_note;
use crate::view::{sides, topics, voices as voices_of};

/// An issue a row, a side a column.
pub(super) fn issues(report: &Report, text: Markup) -> Markup {
    let rows = issue_rows(report);
    if rows.is_empty() {
        return text;
    }
    let text = section(ISSUES, text);
    let sides = sides(report);
    let heads = sides.iter().map(|side| Markup::of(side.name));
    let text = table(text, std::iter::once(Markup::of("Issue")).chain(heads));
    let text = rows.iter().fold(text, |text, row| {
        let cells = row.cells.iter().map(cell);
        text.row(std::iter::once(Markup::of(&row.label())).chain(cells))
    });
    note(text.ours("\n"), topic_note(report))
}

/// What a side says on an issue.
fn cell(said: &IssueCell<'_>) -> Markup {
    let said = match said {
        IssueCell::Not(missing) => return Markup::of(&missing.to_string()),
        IssueCell::Said(said) => said,
    };
    let mut account = None;
    spaced(said.iter().map(|it| {
        let statement = it.excerpt.statement;
        let is_new = account.replace(&statement.id) != Some(&statement.id);
        let text = match statement.outlet_mark().filter(|_| is_new) {
            Some(mark) => Markup::of(mark).ours(" "),
            None => Markup::default(),
        };
        let text = text.ours("\\[").number(it.excerpt.sentence + 1);
        let text = text.ours("\\] ").text(&it.excerpt.text);
        let also = it.also.iter().filter_map(|it| it.outlet_mark());
        let also: Vec<&str> = also.collect();
        match also.is_empty() {
            true => text,
            false => text.ours(" (also ").text(&also.join(", ")).ours(")"),
        }
    }))
}

/// Whose words each account gives.
pub(super) fn voices(report: &Report, text: Markup) -> Markup {
    let text = section(VOICES, text);
    let heads = ["Account", "Voice", "Words", "Share"].map(Markup::of);
    let text = report
        .statements
        .iter()
        .fold(table(text, heads), |text, it| {
            voices_of(report, it).iter().fold(text, |text, share| {
                text.row([
                    Markup::of(&it.name),
                    Markup::of(&share.label),
                    Markup::default().number(share.words),
                    Markup::default().number(share.percent).ours(" %"),
                ])
            })
        });
    text.ours("\n")
}

/// The order in which each account brings up its topics.
pub(super) fn orders(report: &Report, text: Markup) -> Markup {
    let has_topics = |statement: &&StatementFacts| !topics(report, statement).is_empty();
    let statements: Vec<&StatementFacts> = report.statements.iter().filter(has_topics).collect();
    if statements.is_empty() {
        return text;
    }
    let text = section(ORDER, text);
    statements.into_iter().fold(text, |text, statement| {
        let text = text.ours("### ").text(&statement.name).ours("\n\n");
        let topics = topics(report, statement).into_iter().zip(1..);
        let text = topics.fold(text, |text, ((topic, sentence), number)| {
            let text = text.number(number).ours(". ").text(&topic.label);
            text.ours(" \\[").number(sentence + 1).ours("\\]\n")
        });
        text.ours("\n")
    })
}
