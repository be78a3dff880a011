//! Markdown: tables that paste into a document, a newsletter or an issue.

use super::labels::{
    TOP_FINDINGS, archived, kind_label, no_mention, not_searched, title, topic_only,
};
use super::plain::plain;
use super::quote::{Part, Quote, claim, marks, pieces};
use crate::report::{Divergence, Report, TopicFacts};
use crate::statement::Statement;

/// The report as Markdown (CommonMark with tables).
pub fn markdown(report: &Report) -> String {
    let mut text = format!("# {}\n\n", escaped(&title(report)));
    header(report, &mut text);
    findings(report, &mut text);
    topics(report, &mut text);
    cards(report, &mut text);
    side_by_side(report, &mut text);
    provenance(report, &mut text);
    text
}

/// One statement as Markdown: its title as a heading, then its paragraphs.
pub fn statement_markdown(statement: &Statement) -> String {
    let title = statement
        .title
        .iter()
        .map(|title| format!("# {}\n", escaped(title)));
    let paragraphs = statement
        .paragraphs
        .iter()
        .map(|paragraph| format!("{}\n", escaped(paragraph)));
    title.chain(paragraphs).collect::<Vec<_>>().join("\n")
}

fn header(report: &Report, text: &mut String) {
    table_row(
        text,
        ["Source", "Government", "Outlet", "Date", "Words", "Title"],
    );
    table_row(text, ["---"; 6]);
    for statement in &report.statements {
        let words = statement.words.to_string();
        let outlet = statement.outlet.as_deref().map(escaped).unwrap_or_default();
        let title = statement.title.as_deref().map(escaped).unwrap_or_default();
        table_row(
            text,
            [
                statement.id.as_str(),
                statement.government.as_deref().unwrap_or_default(),
                &outlet,
                statement.date.as_deref().unwrap_or_default(),
                &words,
                &title,
            ],
        );
    }
    text.push('\n');
    if let Some(note) = topic_only(report) {
        text.push_str(&format!("{note}\n\n"));
    }
}

fn findings(report: &Report, text: &mut String) {
    text.push_str("## Findings\n\n");
    if report.divergences.is_empty() {
        text.push_str("None.\n\n");
        return;
    }
    let (first, rest) = report
        .divergences
        .split_at(TOP_FINDINGS.min(report.divergences.len()));
    for (index, divergence) in first.iter().enumerate() {
        finding(report, divergence, index + 1, text);
    }
    text.push('\n');
    if !rest.is_empty() {
        text.push_str("### All other findings\n\n");
        for (index, divergence) in rest.iter().enumerate() {
            finding(report, divergence, first.len() + index + 1, text);
        }
        text.push('\n');
    }
}

fn finding(report: &Report, divergence: &Divergence, number: usize, text: &mut String) {
    let (parts, quotes) = claim(report, divergence);
    let id = &divergence.id;
    let kind = kind_label(divergence);
    text.push_str(&format!("{number}. <a id=\"{id}\"></a>**{kind}**: "));
    for part in &parts {
        match part {
            Part::Words(words) => text.push_str(&escaped(words)),
            Part::Quoted(quote) => {
                let sentence = marked(quote.text(), &quote.marks);
                text.push_str(&format!("“{sentence}” \\[{}\\]", quote.sentence + 1));
            }
        }
    }
    text.push('\n');
    // A list in a list stands under the text of its item.
    let indent = " ".repeat(number.to_string().len() + 2);
    for quote in &quotes {
        text.push_str(&format!("{indent}- {}\n", quoted(quote)));
    }
}

fn quoted(quote: &Quote<'_>) -> String {
    let place = escaped(&quote.place());
    let sentence = marked(quote.text(), &quote.marks);
    format!("{}{place}: {sentence}", quote.note)
}

fn topics(report: &Report, text: &mut String) {
    if report.topics.is_empty() {
        return;
    }
    text.push_str("## Topics\n\nSentences (words) on each topic.\n\n");
    let ids = report
        .statements
        .iter()
        .map(|statement| statement.id.as_str());
    table_row(text, std::iter::once("Topic").chain(ids));
    table_row(
        text,
        std::iter::repeat_n("---", report.statements.len() + 1),
    );
    for topic in &report.topics {
        let mentions = report.statements.iter().map(|statement| {
            match topic.mentions.get(&statement.id).and_then(Option::as_ref) {
                Some(mention) => format!("{} ({})", mention.sentences, mention.words),
                None => no_mention(topic, statement).to_owned(),
            }
        });
        table_row(text, std::iter::once(escaped(&topic.label)).chain(mentions));
    }
    text.push('\n');
    if let Some(note) = not_searched(report) {
        text.push_str(&format!("{note}\n\n"));
    }
}

/// A topic after the other: where each account first brings it up, and who does not.
fn cards(report: &Report, text: &mut String) {
    if report.topics.is_empty() {
        return;
    }
    text.push_str("## Topic by topic\n\nWhere each account first brings the topic up.\n\n");
    for topic in &report.topics {
        text.push_str(&format!("### {}\n\n", escaped(&topic.label)));
        card(report, topic, text);
        text.push('\n');
    }
}

fn card(report: &Report, topic: &TopicFacts, text: &mut String) {
    for statement in &report.statements {
        let id = escaped(&statement.id);
        let first = topic
            .mentions
            .get(&statement.id)
            .and_then(Option::as_ref)
            .and_then(|mention| Some((mention.first, statement.sentences.get(mention.first)?)));
        let line = match first {
            Some((at, sentence)) => format!("{id} \\[{}\\]: {}", at + 1, escaped(&sentence.text)),
            None => format!("{id}: {}", no_mention(topic, statement)),
        };
        text.push_str(&format!("- {line}\n"));
    }
}

fn side_by_side(report: &Report, text: &mut String) {
    let marks = marks(report);
    text.push_str("## Side by side\n\n");
    if !marks.is_empty() {
        text.push_str("In bold: words that this account alone has in the passage.\n\n");
    }
    let heads = report
        .statements
        .iter()
        .map(|statement| escaped(&statement.heading()));
    table_row(text, std::iter::once("#".to_owned()).chain(heads));
    table_row(
        text,
        std::iter::repeat_n("---", report.statements.len() + 1),
    );
    for (index, passage) in report.passages.iter().enumerate() {
        let cells = report.statements.iter().map(|statement| {
            let sentences = passage
                .sentences
                .get(&statement.id)
                .map_or(&[][..], Vec::as_slice);
            let texts = sentences.iter().filter_map(|index| {
                let sentence = statement.sentences.get(*index)?;
                let marks = marks
                    .get(&(statement.id.as_str(), *index))
                    .cloned()
                    .unwrap_or_default();
                Some(marked(&sentence.text, &marks))
            });
            texts.collect::<Vec<_>>().join(" ")
        });
        table_row(text, std::iter::once((index + 1).to_string()).chain(cells));
    }
    text.push('\n');
}

fn provenance(report: &Report, text: &mut String) {
    text.push_str("## Provenance\n\n");
    for statement in &report.statements {
        text.push_str(&format!("- {}:", statement.id));
        if let Some(url) = &statement.url {
            text.push_str(&format!(" {};", escaped(url)));
        }
        if let Some(retrieved) = &statement.retrieved {
            text.push_str(&format!(" retrieved {};", escaped(retrieved)));
        }
        if let Some(archived) = archived(statement) {
            text.push_str(&format!(" {};", escaped(&archived)));
        }
        text.push_str(&format!(" SHA-256 `{}`\n", statement.sha256));
    }
}

fn table_row<T: AsRef<str>>(text: &mut String, cells: impl IntoIterator<Item = T>) {
    text.push('|');
    for cell in cells {
        text.push_str(&format!(" {} |", cell.as_ref()));
    }
    text.push('\n');
}

/// A sentence with marks, given in characters, in bold.
fn marked(sentence: &str, marks: &[(usize, usize)]) -> String {
    let pieces = pieces(sentence, marks).into_iter();
    let pieces = pieces.map(|(piece, is_marked)| match is_marked {
        true => format!("**{}**", escaped(&piece)),
        false => escaped(&piece),
    });
    pieces.collect()
}

/// Text that Markdown and the HTML inside it leave as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_a_cell_or_run() {
        assert_eq!(
            escaped("a | b\n<script>*x*\u{202e}</script>"),
            "a \\| b &lt;script&gt;\\*x\\*&lt;/script&gt;"
        );
    }

    #[test]
    fn marks_are_bold() {
        assert_eq!(
            marked("The two leaders met", &[(4, 7), (16, 19)]),
            "The **two** leaders **met**"
        );
    }
}
