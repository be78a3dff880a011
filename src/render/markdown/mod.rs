//! Markdown: tables that paste into a document, a newsletter or an issue.

mod blocks;
mod brief;
mod issues;

use self::blocks::{marked, section, spaced, table};
use super::markup::Markup;
use crate::report::{Report, StatementFacts, TopicFacts};
use crate::statement::Statement;
use crate::view::finding::Extent;
use crate::view::gist;
use crate::view::labels::{SOURCES, TEXTS, TOPICS, archived};
use crate::view::missing::Missing;
use crate::view::quote::marks;
use crate::view::{BRIEF_FINDINGS, Brief};

/// The report as Markdown (CommonMark with tables): the brief, then all that stands behind it.
pub fn markdown(report: &Report) -> String {
    markdown_whole(report, BRIEF_FINDINGS)
}

/// The report as Markdown, with so many findings before all else.
pub fn markdown_whole(report: &Report, findings: usize) -> String {
    let text = brief::brief(&Brief::of(report, findings), Extent::Whole);
    let text = issues::issues(report, text);
    let text = brief::other_findings(report, findings, text);
    let text = topics(report, text);
    let text = issues::voices(report, text);
    let text = issues::orders(report, text);
    let text = side_by_side(report, text);
    provenance(report, text).into_string()
}

/// The brief as Markdown, with so many findings.
pub fn markdown_brief(report: &Report, findings: usize) -> String {
    brief::brief(&Brief::of(report, findings), Extent::Brief).into_string()
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

fn topics(report: &Report, text: Markup) -> Markup {
    if report.topics.is_empty() {
        return text;
    }
    let text = section(TOPICS, text).ours("Sentences (words) on each topic.\n\n");
    let names = report.statements.iter();
    let names = names.map(|statement| Markup::of(&statement.name));
    let heads = std::iter::once(Markup::of("Topic")).chain(names);
    let text = table(text, heads);
    let text = report.topics.iter().fold(text, |text, topic| {
        let mentions = report.statements.iter();
        let mentions = mentions.map(|statement| mention(topic, statement));
        text.row(std::iter::once(Markup::of(&topic.label)).chain(mentions))
    });
    text.ours("\n")
}

fn mention(topic: &TopicFacts, statement: &StatementFacts) -> Markup {
    match topic.mentions.get(&statement.id).and_then(Option::as_ref) {
        Some(mention) => {
            let text = Markup::default().number(mention.sentences).ours(" (");
            text.number(mention.words).ours(")")
        }
        None => Markup::of(&Missing::of(topic, statement).to_string()),
    }
}

fn side_by_side(report: &Report, text: Markup) -> Markup {
    let marks = marks(report);
    let mut text = section(TEXTS, text);
    if !marks.is_empty() {
        text = text.ours("In bold: words that this account alone has in the passage.\n\n");
    }
    if gist::is_in(report) {
        text = text.ours(gist::NOTE).ours("\n\n");
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
                let text = number.append(&marked(&sentence.text, marks));
                Some(match &sentence.gist {
                    Some(gist) => text.ours(" ").text(&gist::line(gist)),
                    None => text,
                })
            });
            spaced(sentences)
        });
        let number = Markup::default().number(index + 1);
        text = text.row(std::iter::once(number).chain(cells));
    }
    text.ours("\n")
}

fn provenance(report: &Report, text: Markup) -> Markup {
    let head = section(SOURCES, text);
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
