//! What stands in the document: the first page, and behind it the whole report.

use maud::{Markup, html};

use super::words::{
    Look, Style, marked, paragraph, paragraph_of, relationship_id, run, table, words,
};
use crate::report::{PassageFacts, Report, StatementFacts};
use crate::view::account::{Account, accounts};
use crate::view::brief::Lead;
use crate::view::common::Common;
use crate::view::finding::{Extent, NothingFound, OtherSide, Said, ShownFinding};
use crate::view::gist;
use crate::view::issue::{IssueCell, IssueExcerpt, IssueRow, issue_rows};
use crate::view::labels::{
    AGAINST_LAST, COMMON_GROUND, FINDINGS, HOW_TO_READ, ISSUES, LEADS, OTHER_FINDINGS, SOURCES,
    TEXTS, VOICE_AND_ORDER,
};
use crate::view::last::ShownLast;
use crate::view::quote::{MarksOf, Quote, marks};
use crate::view::talks::not_said;
use crate::view::{Brief, findings, sides, topics, voices};

/// An A4 page in twentieths of a point, and its margins.
const PAGE: (usize, usize) = (11_906, 16_838);
const MARGIN: usize = 900;

/// The tables of more accounts than this want a page that lies.
const MAX_UPRIGHT: usize = 3;

/// The width of a first column that says what a row is of.
const NARROW: usize = 1_700;

/// A document that is written.
pub(super) struct Document<'r> {
    report: &'r Report,
    /// The addresses that it leads to, in the order of their relationships.
    addresses: Vec<String>,
    page: (usize, usize),
}

impl<'r> Document<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let lies = report.statements.len() > MAX_UPRIGHT;
        Self {
            report,
            addresses: Vec::new(),
            page: if lies { (PAGE.1, PAGE.0) } else { PAGE },
        }
    }

    /// The addresses that it leads to.
    pub(super) fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// The text of the document; the whole report behind the first page where that is wanted.
    pub(super) fn written(&mut self, brief: &Brief<'_>, is_whole: bool) -> String {
        let body = html! {
            (self.brief(brief, is_whole))
            @if is_whole { (self.behind(brief.findings.len())) }
            (self.sources())
            w:sectPr {
                w:pgSz w:w=(self.page.0) w:h=(self.page.1) w:orient=(if self.page.0 > self.page.1 { "landscape" } else { "portrait" }) {}
                w:pgMar w:top=(MARGIN) w:right=(MARGIN) w:bottom=(MARGIN) w:left=(MARGIN) w:header="450" w:footer="450" w:gutter="0" {}
            }
        };
        let document = html! {
            w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" {
                w:body { (body) }
            }
        };
        document.into_string()
    }

    fn width(&self) -> usize {
        self.page.0 - 2 * MARGIN
    }

    fn brief(&self, brief: &Brief<'_>, is_whole: bool) -> Markup {
        html! {
            (paragraph(Style::Title, &run(brief.title, Look::Plain)))
            (self.talks(brief))
            @for note in &brief.notes { (paragraph(Style::Note, &run(note, Look::Plain))) }
            (heading(FINDINGS))
            @for finding in &brief.findings { (told(finding, is_whole)) }
            @if let Some((all_say, together)) = brief.common_ground() {
                (heading(COMMON_GROUND))
                @for it in all_say { (common(it)) }
                @if let Some(together) = together {
                    (paragraph(Style::Text, &run(&together, Look::Plain)))
                }
            }
            @if !brief.leads.is_empty() { (heading(LEADS)) }
            @for it in &brief.leads { (self.lead(it)) }
            @if !brief.last.is_empty() {
                (heading(AGAINST_LAST))
                @for it in &brief.last { (last(it, Extent::of(is_whole))) }
            }
            @for remark in &brief.remarks { (paragraph(Style::Note, &run(remark, Look::Plain))) }
            (paragraph(Style::Note, &run(HOW_TO_READ, Look::Plain)))
        }
    }

    fn talks(&self, brief: &Brief<'_>) -> Markup {
        let heads = brief.accounts.iter();
        let heads = heads.map(|account| cell(account.name, Look::Bold));
        let published = brief.accounts.iter().map(published);
        let rows = brief.talks_apart().into_iter().map(|row| {
            let cells = brief.accounts.iter().zip(&row.cells);
            let cells = cells.map(|(account, said)| match said {
                Some(said) => cell(&said.text, Look::Plain),
                None => cell(not_said(account.statement), Look::Italic),
            });
            row_of(&row.heading(), cells)
        });
        let head = row_of("", heads);
        let rows: Vec<Vec<Markup>> = [head, row_of("Published", published)]
            .into_iter()
            .chain(rows)
            .collect();
        html! {
            (table(self.width(), Some(NARROW), &rows))
            @if let Some(alike) = brief.talks_alike() {
                (paragraph(Style::Text, &run(&alike, Look::Plain)))
            }
        }
    }

    fn lead(&self, lead: &Lead<'_>) -> Markup {
        let joins = if lead.begins_with.is_some() {
            "; "
        } else {
            " "
        };
        let content = html! {
            (run(&lead.side.at_head(), Look::Bold))
            @if let Some(it) = lead.begins_with {
                (run(&format!(" takes up {} first ", it.topic.phrase), Look::Plain))
                (number(it.sentence))
            }
            @if let Some(alone) = lead.told_alone() {
                (run(&format!("{joins}{alone}"), Look::Plain))
            }
            @if let Some(nothing) = lead.told_nothing() {
                (run(&format!(": {nothing}"), Look::Plain))
            }
        };
        paragraph(Style::Text, &content)
    }

    fn behind(&self, told_before: usize) -> Markup {
        let findings = findings(self.report);
        let others = findings.get(told_before..).unwrap_or_default();
        html! {
            @if !others.is_empty() {
                (heading(OTHER_FINDINGS))
                @for finding in others { (told(finding, true)) }
            }
            (self.issues())
            (heading(VOICE_AND_ORDER))
            @for statement in &self.report.statements { (self.order(statement)) }
            (heading(TEXTS))
            (self.texts())
        }
    }

    fn issues(&self) -> Markup {
        let issues = issue_rows(self.report);
        let sides = sides(self.report);
        let heads = sides.iter().map(|side| cell(side.name, Look::Bold));
        let head = row_of("Issue", heads);
        let rows = issues.iter().map(issue);
        let rows: Vec<Vec<Markup>> = std::iter::once(head).chain(rows).collect();
        html! {
            @if !issues.is_empty() {
                (heading(ISSUES))
                (table(self.width(), Some(NARROW), &rows))
            }
        }
    }

    /// Whose words an account gives, and in which order it brings up its topics.
    fn order(&self, statement: &StatementFacts) -> Markup {
        let voices = voices(self.report, statement).into_iter();
        let voices = voices.map(|share| format!("{} {}%", share.label, share.percent));
        let voices: Vec<String> = voices.collect();
        let topics = topics(self.report, statement).into_iter().zip(1..);
        let topics = topics.map(|((topic, sentence), place)| {
            format!("{place}. {} [{}]", topic.label, sentence + 1)
        });
        let topics: Vec<String> = topics.collect();
        let content = html! {
            (run(&statement.name, Look::Bold))
            (run(&format!(": {}. {}", voices.join(", "), topics.join("  ")), Look::Plain))
        };
        paragraph(Style::Text, &content)
    }

    fn texts(&self) -> Markup {
        let marks = marks(self.report);
        let statements = &self.report.statements;
        let heads = statements.iter();
        let head: Vec<Markup> = heads.map(|it| cell(&it.name, Look::Bold)).collect();
        let rows = self.report.passages.iter();
        let rows = rows.map(|passage| {
            let cells = statements.iter();
            cells.map(|it| sentences(passage, it, &marks)).collect()
        });
        let rows: Vec<Vec<Markup>> = std::iter::once(head).chain(rows).collect();
        html! {
            @if gist::is_in(self.report) {
                (paragraph(Style::Text, &run(gist::NOTE, Look::Quiet)))
            }
            (table(self.width(), None, &rows))
        }
    }

    fn sources(&mut self) -> Markup {
        let accounts = accounts(self.report);
        html! {
            (heading(SOURCES))
            @for account in &accounts { (self.source(account)) }
        }
    }

    fn source(&mut self, account: &Account<'_>) -> Markup {
        let statement = account.statement;
        let content = html! {
            (run(account.name, Look::Bold))
            @if let Some(title) = &statement.title {
                (run(": ", Look::Plain))
                (words(title, statement))
            }
            (run(&format!(". {}. ", account.published.join(", ")), Look::Plain))
            @if let Some(url) = &statement.url { (self.address(url)) }
            (run(&format!(" SHA-256 {}", statement.sha256), Look::Quiet))
        };
        paragraph(Style::Note, &content)
    }

    /// An address, as a link where it may be followed.
    fn address(&mut self, url: &str) -> Markup {
        let parsed = url::Url::parse(url).ok();
        let parsed = parsed.filter(|it| matches!(it.scheme(), "http" | "https"));
        let Some(parsed) = parsed else {
            return run(url, Look::Plain);
        };
        self.addresses.push(parsed.to_string());
        let id = relationship_id(self.addresses.len() - 1);
        html! { w:hyperlink r:id=(id) { (run(parsed.as_str(), Look::Plain)) } }
    }
}

/// An account against its last one.
fn last(shown: &ShownLast<'_>, extent: Extent) -> Markup {
    let name = html! {
        (run(&shown.statement.name, Look::Bold)) (run(&format!(" {}", shown.told), Look::Plain))
    };
    html! {
        (paragraph(Style::Text, &name))
        @for change in shown.changes {
            @let content = html! {
                (run(&change.headline, Look::Plain))
                @if let Some(sentence) = change.sentence { (run(" ", Look::Plain)) (number(sentence)) }
                @if let Some((day, sentence)) = ShownLast::earlier(change, extent) {
                    (run(&format!("; {day}: "), Look::Quiet)) (words(sentence, shown.statement))
                }
            };
            (paragraph(Style::Quote, &content))
        }
    }
}

fn heading(text: &str) -> Markup {
    paragraph(Style::Heading, &run(text, Look::Plain))
}

/// A cell of one paragraph.
fn cell(text: &str, look: Look) -> Markup {
    paragraph(Style::Cell, &run(text, look))
}

fn row_of(label: &str, cells: impl Iterator<Item = Markup>) -> Vec<Markup> {
    std::iter::once(cell(label, Look::Bold))
        .chain(cells)
        .collect()
}

/// The number of a sentence, as readers count.
fn number(sentence: usize) -> Markup {
    run(&format!("[{}]", sentence + 1), Look::Quiet)
}

fn published(account: &Account<'_>) -> Markup {
    html! {
        (cell(&account.published.join(", "), Look::Plain))
        @for warning in &account.warnings { (cell(&format!("Warning: {warning}"), Look::Bold)) }
    }
}

/// A finding: its claim, what each says, and where nothing is found, that. On the first page alone,
/// one sentence of each account.
fn told(finding: &ShownFinding<'_>, is_whole: bool) -> Markup {
    let extent = Extent::of(is_whole);
    let doubt = finding.doubt.map(|doubt| format!(" {doubt}"));
    let head = format!(
        "{}. {}{}",
        finding.number,
        finding.headline,
        doubt.unwrap_or_default()
    );
    html! {
        (paragraph(Style::Finding, &run(&head, Look::Plain)))
        @for said in &finding.says { (said_by(finding, said, extent)) }
        @if !finding.also.is_empty() {
            @let names = finding.also.iter().map(|it| it.name.as_str());
            @let also = format!("also {}", names.collect::<Vec<_>>().join(", "));
            (paragraph(Style::Quote, &run(&also, Look::Quiet)))
        }
        @for nothing in finding.nothing_shown(extent) { (nothing_found(&nothing)) }
        @for other in &finding.others { (other_side(other)) }
    }
}

/// What a side does of which the finding claims nothing.
fn other_side(other: &OtherSide<'_>) -> Markup {
    let content = html! {
        (run(&format!("{}: ", other.names.join(", ")), Look::Bold))
        (run(&other.told, Look::Italic))
        @if let Some(quote) = &other.quote {
            (run(" ", Look::Plain)) (number(quote.sentence)) (run(": ", Look::Quiet))
            (marked(quote.text(), &[], quote.statement))
        }
    };
    paragraph(Style::Quote, &content)
}

fn said_by(finding: &ShownFinding<'_>, said: &Said<'_>, extent: Extent) -> Markup {
    html! {
        @for quote in said.quoted(extent) {
            (quoted(quote, extent == Extent::Brief && finding.headline_tells(quote)))
        }
        @if let Some(left_out) = said.left_out(extent) {
            (paragraph(Style::Quote, &run(&left_out, Look::Quiet)))
        }
    }
}

/// A sentence with its place; the place alone where the headline tells it.
fn quoted(quote: &Quote<'_>, is_told: bool) -> Markup {
    let content = html! {
        (run(&quote.statement.name, Look::Bold)) (run(" ", Look::Plain)) (number(quote.sentence))
        @if !is_told {
            (run(": ", Look::Plain))
            (marked(quote.text(), &quote.marks, quote.statement))
        }
    };
    paragraph(Style::Quote, &content)
}

fn nothing_found(nothing: &NothingFound<'_>) -> Markup {
    let names = nothing.names.join(", ");
    let content = html! {
        @if !names.is_empty() { (run(&format!("{names}: "), Look::Bold)) }
        (run(&nothing.told(), Look::Italic))
        @if let Some(nearest) = &nothing.nearest {
            (run("; nearest ", Look::Quiet)) (number(nearest.sentence)) (run(": ", Look::Quiet))
            (marked(nearest.text(), &[], nearest.statement))
        }
    };
    paragraph(Style::Quote, &content)
}

fn common(common: &Common<'_>) -> Markup {
    let others = common.others.iter();
    let places = std::iter::once(&common.said).chain(others);
    let places = places.map(|it| format!("{} [{}]", it.statement.name, it.sentence + 1));
    let places: Vec<String> = places.collect();
    let content = html! {
        (words(&common.said.text, common.said.statement))
        (run(&format!(" ({})", places.join("; ")), Look::Quiet))
        @if let Some(doubt) = common.doubt { (run(&format!(" {doubt}"), Look::Quiet)) }
    };
    paragraph(Style::Text, &content)
}

fn issue(row: &IssueRow<'_>) -> Vec<Markup> {
    let cells = row.cells.iter().map(|it| match it {
        IssueCell::Not(missing) => cell(&missing.to_string(), Look::Italic),
        IssueCell::Said(said) => html! {
            @for it in said { (excerpt(it)) }
        },
    });
    row_of(&row.label(), cells)
}

/// What is said on an issue, with its place, and with its outlets where a side has several.
fn excerpt(said: &IssueExcerpt<'_>) -> Markup {
    let excerpt = &said.excerpt;
    let outlets = std::iter::once(&excerpt.statement).chain(&said.also);
    let outlets: Vec<&str> = outlets.filter_map(|it| it.outlet_mark()).collect();
    let content = html! {
        (words(&excerpt.text, excerpt.statement)) (run(" ", Look::Plain)) (number(excerpt.sentence))
        @if !outlets.is_empty() {
            (run(&format!(" {}", outlets.join(", ")), Look::Quiet))
        }
    };
    paragraph_of(Style::Cell, excerpt.statement, &content)
}

/// What an account says in a passage, a paragraph a sentence.
fn sentences(passage: &PassageFacts, statement: &StatementFacts, marks: &MarksOf<'_>) -> Markup {
    let Some(indexes) = passage.sentences.get(&statement.id) else {
        return cell("—", Look::Quiet);
    };
    let sentences = indexes.iter();
    let sentences = sentences.filter_map(|index| Some((*index, statement.sentences.get(*index)?)));
    html! {
        @for (index, sentence) in sentences {
            @let marks = marks.get(&(statement.id.as_str(), index));
            @let content = html! {
                (number(index)) (run(" ", Look::Plain))
                (marked(&sentence.text, marks.map_or(&[], Vec::as_slice), statement))
                @if let Some(gist) = &sentence.gist {
                    (run(&format!(" {}", gist::line(gist)), Look::Quiet))
                }
            };
            (paragraph_of(Style::Cell, statement, &content))
        }
    }
}
