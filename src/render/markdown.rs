//! Markdown: tables that paste into a document, a newsletter or an issue.

use super::markup::Markup;
use super::pieces::pieces;
use crate::report::{Report, StatementFacts, TopicFacts};
use crate::statement::Statement;
use crate::view::BRIEF_FINDINGS;
use crate::view::finding::{NothingFound, ShownFinding, findings as findings_of};
use crate::view::labels::{
    across_languages, archived, no_mention, title, topic_notes, warning_notes,
};
use crate::view::quote::{Quote, marks};
use crate::view::talks::fact_rows;

/// The report as Markdown (CommonMark with tables).
pub fn markdown(report: &Report) -> String {
    let text = Markup::default().ours("# ").text(title(report));
    let text = header(report, text.ours("\n\n"));
    let text = talks(report, text);
    let text = findings(report, text);
    let text = topics(report, text);
    let text = cards(report, text);
    let text = side_by_side(report, text);
    provenance(report, text).into_string()
}

/// One statement as Markdown: its title as a heading, then its paragraphs.
pub fn statement_markdown(statement: &Statement) -> String {
    let title = statement.title.iter();
    let title = title.map(|title| Markup::default().ours("# ").text(title));
    let paragraphs = statement.paragraphs.iter();
    let paragraphs = paragraphs.map(|paragraph| Markup::default().paragraph(paragraph));
    let blocks = title.chain(paragraphs);
    let blocks: Vec<String> = blocks.map(|it| it.ours("\n").into_string()).collect();
    blocks.join("\n")
}

fn header(report: &Report, text: Markup) -> Markup {
    let heads = ["Account", "Outlet", "Date", "Words", "Title"];
    let text = table(text, heads.map(Markup::of));
    let text = report.statements.iter().fold(text, |text, statement| {
        text.row([
            Markup::of(&statement.name),
            statement.outlet.as_ref().into(),
            statement.date.as_ref().into(),
            Markup::default().number(statement.words),
            statement.title.as_ref().into(),
        ])
    });
    let text = warning_notes(report)
        .iter()
        .fold(text.ours("\n"), |text, warning| note(text, Some(warning)));
    note(text, across_languages(report).as_deref())
}

/// A paragraph where there is something to note.
fn note(text: Markup, note: Option<&str>) -> Markup {
    match note {
        Some(note) => text.text(note).ours("\n\n"),
        None => text,
    }
}

/// What each account says of the talks themselves.
fn talks(report: &Report, text: Markup) -> Markup {
    let rows = fact_rows(report);
    if rows.is_empty() {
        return text;
    }
    let names = report.statements.iter();
    let names = names.map(|statement| Markup::of(&statement.name));
    let heads = std::iter::once(Markup::of("Fact")).chain(names);
    let text = table(text.ours("## The talks\n\n"), heads);
    let text = rows.iter().fold(text, |text, row| {
        let cells = row.cells.iter().map(|cell| match cell {
            Some(cell) => Markup::of(&cell.text),
            None => Markup::default().ours("Not said"),
        });
        text.row(std::iter::once(Markup::of(&row.heading())).chain(cells))
    });
    text.ours("\n")
}

fn findings(report: &Report, text: Markup) -> Markup {
    let text = text.ours("## Findings\n\n");
    if report.divergences.is_empty() {
        return text.ours("None.\n\n");
    }
    let mut text = text;
    for (index, finding) in findings_of(report).iter().enumerate() {
        if index == BRIEF_FINDINGS {
            text = text.ours("\n### All other findings\n\n");
        }
        text = told(finding, text);
    }
    text.ours("\n")
}

fn told(finding: &ShownFinding<'_>, text: Markup) -> Markup {
    let number = finding.number;
    let head = text.number(number).ours(". ");
    let head = finding.ids.iter().fold(head, |text, id| text.anchor(id));
    let head = head.ours("**").text(finding.headline).ours("**");
    let head = match finding.doubt {
        Some(doubt) => head.ours(" (").ours(doubt).ours(")"),
        None => head,
    };
    let text = finding.says.iter().fold(head.ours("\n"), |text, said| {
        let quotes = said.quotes.iter();
        let text = quotes.fold(text, |text, quote| {
            item(number, text).append(&quoted(quote)).ours("\n")
        });
        match said.more {
            0 => text,
            more => item(number, text).ours("and ").number(more).ours(" more\n"),
        }
    });
    match &finding.nothing {
        Some(nothing) => nothing_found(nothing, item(number, text)).ours("\n"),
        None => text,
    }
}

/// An item of a list below the finding of this number: it stands under the text of the finding.
fn item(number: usize, text: Markup) -> Markup {
    let indent = number.to_string().len() + 2;
    let text = (0..indent).fold(text, |text, _| text.ours(" "));
    text.ours("- ")
}

fn nothing_found(nothing: &NothingFound<'_>, text: Markup) -> Markup {
    let text = match nothing.names.as_str() {
        "" => text,
        names => text.text(names).ours(": "),
    };
    let text = text.ours("nothing found");
    match &nothing.nearest {
        Some(nearest) => {
            let text = text.ours("; nearest \\[").number(nearest.sentence + 1);
            text.ours("\\]: ").text(nearest.text())
        }
        None => text,
    }
}

fn quoted(quote: &Quote<'_>) -> Markup {
    let place = Markup::of(&quote.statement.name).ours(" \\[");
    let place = place.number(quote.sentence + 1).ours("\\]: ");
    place.append(&marked(quote.text(), &quote.marks))
}

fn topics(report: &Report, text: Markup) -> Markup {
    if report.topics.is_empty() {
        return text;
    }
    let text = text.ours("## Topics\n\nSentences (words) on each topic.\n\n");
    let names = report.statements.iter();
    let names = names.map(|statement| Markup::of(&statement.name));
    let heads = std::iter::once(Markup::of("Topic")).chain(names);
    let text = table(text, heads);
    let text = report.topics.iter().fold(text, |text, topic| {
        let mentions = report.statements.iter();
        let mentions = mentions.map(|statement| mention(topic, statement));
        text.row(std::iter::once(Markup::of(&topic.label)).chain(mentions))
    });
    let notes = topic_notes(report).into_iter();
    notes.fold(text.ours("\n"), |text, it| note(text, Some(it)))
}

fn mention(topic: &TopicFacts, statement: &StatementFacts) -> Markup {
    match topic.mentions.get(&statement.id).and_then(Option::as_ref) {
        Some(mention) => {
            let text = Markup::default().number(mention.sentences).ours(" (");
            text.number(mention.words).ours(")")
        }
        None => Markup::default().ours(no_mention(topic, statement)),
    }
}

/// A topic after the other: where each account first brings it up, and who does not.
fn cards(report: &Report, text: Markup) -> Markup {
    if report.topics.is_empty() {
        return text;
    }
    let head = text.ours("## Topic by topic\n\nWhere each account first brings the topic up.\n\n");
    report.topics.iter().fold(head, |text, topic| {
        let text = text.ours("### ").text(&topic.label).ours("\n\n");
        card(report, topic, text).ours("\n")
    })
}

fn card(report: &Report, topic: &TopicFacts, text: Markup) -> Markup {
    report.statements.iter().fold(text, |text, statement| {
        let text = text.ours("- ").text(&statement.name);
        let mention = topic.mentions.get(&statement.id).and_then(Option::as_ref);
        let first = mention
            .and_then(|mention| Some((mention.first, statement.sentences.get(mention.first)?)));
        let text = match first {
            Some((at, sentence)) => {
                let text = text.ours(" \\[").number(at + 1).ours("\\]: ");
                text.text(&sentence.text)
            }
            None => text.ours(": ").ours(no_mention(topic, statement)),
        };
        text.ours("\n")
    })
}

fn side_by_side(report: &Report, text: Markup) -> Markup {
    let marks = marks(report);
    let mut text = text.ours("## Side by side\n\n");
    if !marks.is_empty() {
        text = text.ours("In bold: words that this account alone has in the passage.\n\n");
    }
    let heads = report.statements.iter();
    let heads = heads.map(|statement| Markup::of(&statement.name));
    text = table(
        text,
        std::iter::once(Markup::default().ours("#")).chain(heads),
    );
    for (index, passage) in report.passages.iter().enumerate() {
        let cells = report.statements.iter().map(|statement| {
            let indexes = passage.sentences.get(&statement.id).into_iter().flatten();
            let sentences = indexes.filter_map(|index| {
                let sentence = statement.sentences.get(*index)?;
                let marks = marks.get(&(statement.id.as_str(), *index));
                let number = Markup::default().ours("\\[").number(index + 1).ours("\\] ");
                let marks = marks.map_or(&[][..], Vec::as_slice);
                Some(number.append(&marked(&sentence.text, marks)))
            });
            spaced(sentences)
        });
        let number = Markup::default().number(index + 1);
        text = text.row(std::iter::once(number).chain(cells));
    }
    text.ours("\n")
}

/// Sentences with a space between them.
fn spaced(sentences: impl Iterator<Item = Markup>) -> Markup {
    let joined = sentences.reduce(|text, sentence| text.ours(" ").append(&sentence));
    joined.unwrap_or_default()
}

fn provenance(report: &Report, text: Markup) -> Markup {
    let head = text.ours("## Provenance\n\n");
    report.statements.iter().fold(head, |text, statement| {
        let mut text = text.ours("- ").text(&statement.name).ours(":");
        if let Some(url) = &statement.url {
            text = text.ours(" ").text(url).ours(";");
        }
        if let Some(retrieved) = &statement.retrieved {
            text = text.ours(" retrieved ").text(retrieved).ours(";");
        }
        if let Some(archived) = archived(statement) {
            text = text.ours(" ").text(&archived).ours(";");
        }
        text.ours(" SHA-256 ").code(&statement.sha256).ours("\n")
    })
}

/// Begins a table, whose columns have these heads.
fn table(text: Markup, heads: impl IntoIterator<Item = Markup>) -> Markup {
    let heads: Vec<Markup> = heads.into_iter().collect();
    let rules = vec![Markup::default().ours("---"); heads.len()];
    text.row(heads).row(rules)
}

/// A sentence with marks, given in characters, in bold.
fn marked(sentence: &str, marks: &[(usize, usize)]) -> Markup {
    let pieces = pieces(sentence, marks).into_iter();
    pieces.fold(Markup::default(), |text, (piece, is_marked)| {
        if is_marked {
            text.ours("**").text(&piece).ours("**")
        } else {
            text.text(&piece)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_bold() {
        assert_eq!(
            marked("The two leaders met", &[(4, 7), (16, 19)]).into_string(),
            "The **two** leaders **met**"
        );
    }
}
