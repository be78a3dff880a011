//! The brief, and the findings behind it.

use super::blocks::{marked, note, section, table};
use crate::render::markup::Markup;
use crate::report::Report;
use crate::view::finding::{Extent, NothingFound, OtherSide, ShownFinding};
use crate::view::labels::{
    AGAINST_LAST, COMMON_GROUND, FINDINGS, HOW_TO_READ, LEADS, OTHER_FINDINGS, TALKS,
    warning_notes_of,
};
use crate::view::last::ShownLast;
use crate::view::quote::Quote;
use crate::view::talks::not_said;
use crate::view::{Brief, findings};

/// The page that is read before all else.
pub(super) fn brief(brief: &Brief<'_>, extent: Extent) -> Markup {
    let text = Markup::default().ours("# ").text(brief.title).ours("\n\n");
    let text = header(brief, text);
    let text = first_findings(brief, extent, text);
    let text = talks(brief, text);
    let text = common(brief, text);
    let text = leads(brief, text);
    let text = last(&brief.last, extent, text);
    let text = brief
        .remarks
        .iter()
        .fold(text, |text, it| note(text, Some(it)));
    note(text, Some(HOW_TO_READ))
}

/// The findings that are not in the brief.
pub(super) fn other_findings(report: &Report, told_before: usize, text: Markup) -> Markup {
    let findings = findings(report);
    let others = findings.get(told_before..).unwrap_or_default();
    if others.is_empty() {
        return text;
    }
    let text = section(OTHER_FINDINGS, text);
    let text = others
        .iter()
        .fold(text, |text, it| finding(it, Extent::Whole, text));
    text.ours("\n")
}

fn header(brief: &Brief<'_>, text: Markup) -> Markup {
    let text = table(text, ["Account", "Published", "Title"].map(Markup::of));
    let text = brief.accounts.iter().fold(text, |text, account| {
        text.row([
            Markup::of(account.name),
            Markup::of(&account.published.join(" · ")),
            account.statement.title.as_ref().into(),
        ])
    });
    let warnings = brief.accounts.iter();
    let warnings = warnings.flat_map(|account| warning_notes_of(account.statement));
    let text = warnings.fold(text.ours("\n"), |text, warning| note(text, Some(&warning)));
    brief
        .notes
        .iter()
        .fold(text, |text, it| note(text, Some(it)))
}

fn first_findings(brief: &Brief<'_>, extent: Extent, text: Markup) -> Markup {
    let text = section(FINDINGS, text);
    if brief.findings.is_empty() && brief.more_findings == 0 {
        return text.ours("None.\n\n");
    }
    let findings = brief.findings.iter();
    let text = findings.fold(text, |text, it| finding(it, extent, text));
    text.ours("\n")
}

fn finding(finding: &ShownFinding<'_>, extent: Extent, text: Markup) -> Markup {
    let number = finding.number;
    let head = text.number(number).ours(". ");
    let head = finding.anchors().fold(head, |text, id| text.anchor(id));
    let head = head.ours("**").text(finding.headline).ours("**");
    let head = match finding.doubt {
        Some(doubt) => head.ours(" ").ours(doubt),
        None => head,
    };
    let text = finding.says.iter().fold(head.ours("\n"), |text, said| {
        let text = said.quoted(extent).iter().fold(text, |text, quote| {
            let is_told = extent == Extent::Brief && finding.headline_tells(quote);
            item(number, text)
                .append(&quoted(quote, is_told))
                .ours("\n")
        });
        match said.left_out(extent) {
            None => text,
            Some(left_out) => item(number, text).text(&left_out).ours("\n"),
        }
    });
    let text = match finding.also.as_slice() {
        [] => text,
        also => {
            let names: Vec<&str> = also.iter().map(|it| it.name.as_str()).collect();
            let text = item(number, text).ours("also ");
            text.text(&names.join(", ")).ours("\n")
        }
    };
    let nothing = finding.nothing_shown(extent);
    let text = nothing.iter().fold(text, |text, nothing| {
        nothing_found(nothing, item(number, text)).ours("\n")
    });
    let others = finding.others.iter();
    others.fold(text, |text, other| {
        other_side(other, item(number, text)).ours("\n")
    })
}

/// What a side does of which the finding claims nothing.
fn other_side(other: &OtherSide<'_>, text: Markup) -> Markup {
    let text = text
        .text(&other.names.join(", "))
        .ours(": ")
        .text(&other.told);
    match &other.quote {
        Some(quote) => {
            let text = text.ours(" \\[").number(quote.sentence + 1).ours("\\]: ");
            text.text(quote.text())
        }
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
    let text = match nothing.names.is_empty() {
        true => text,
        false => text.text(&nothing.names.join(", ")).ours(": "),
    };
    let text = text.text(&nothing.told());
    match &nothing.nearest {
        Some(nearest) => {
            let text = text.ours("; nearest \\[").number(nearest.sentence + 1);
            text.ours("\\]: ").text(nearest.text())
        }
        None => text,
    }
}

/// A sentence with its place; the place alone where the headline tells it.
fn quoted(quote: &Quote<'_>, is_told: bool) -> Markup {
    let place = Markup::of(&quote.statement.name).ours(" \\[");
    let place = place.number(quote.sentence + 1).ours("\\]");
    match is_told {
        true => place,
        false => place.ours(": ").append(&marked(quote.text(), &quote.marks)),
    }
}

/// What each account says of the talks themselves.
fn talks(brief: &Brief<'_>, text: Markup) -> Markup {
    if brief.talks.is_empty() {
        return text;
    }
    let text = section(TALKS, text);
    let text = match brief.talks_alike() {
        Some(alike) => text.text(&alike).ours("\n\n"),
        None => text,
    };
    let rows = brief.talks_apart();
    if rows.is_empty() {
        return text;
    }
    let names = brief.accounts.iter();
    let names = names.map(|account| Markup::of(account.name));
    let heads = std::iter::once(Markup::of("Fact")).chain(names);
    let text = rows.into_iter().fold(table(text, heads), |text, row| {
        let cells = brief.accounts.iter().zip(&row.cells);
        let cells = cells.map(|(account, cell)| match cell {
            Some(cell) => Markup::of(&cell.text),
            None => Markup::default().ours(not_said(account.statement)),
        });
        text.row(std::iter::once(Markup::of(&row.heading())).chain(cells))
    });
    text.ours("\n")
}

/// What all sides say.
fn common(brief: &Brief<'_>, text: Markup) -> Markup {
    let Some((all_say, together)) = brief.common_ground() else {
        return text;
    };
    let text = section(COMMON_GROUND, text);
    let text = all_say.iter().fold(text, |text, common| {
        let text = text.ours("- ").text(&common.said.text);
        let places = std::iter::once(&common.said).chain(&common.others);
        let places = places.map(|it| {
            let name = Markup::of(&it.statement.name).ours(" \\[");
            name.number(it.sentence + 1).ours("\\]")
        });
        let places = places.reduce(|all, place| all.ours(", ").append(&place));
        let text = text.ours(" (").append(&places.unwrap_or_default());
        match common.doubt {
            Some(doubt) => text.ours(") ").ours(doubt).ours("\n"),
            None => text.ours(")\n"),
        }
    });
    let text = match together {
        Some(together) => text.ours("- ").text(&together).ours("\n"),
        None => text,
    };
    text.ours("\n")
}

/// What each says against its last account.
fn last(last: &[ShownLast<'_>], extent: Extent, text: Markup) -> Markup {
    if last.is_empty() {
        return text;
    }
    let text = section(AGAINST_LAST, text);
    let text = last.iter().fold(text, |text, shown| {
        let text = text.ours("- **").text(&shown.statement.name).ours("** ");
        let text = text.text(&shown.told);
        let text = match shown.url() {
            Some(url) => text.ours(": ").text(url).ours("\n"),
            None => text.ours("\n"),
        };
        shown.changes.iter().fold(text, |text, change| {
            let text = text.ours("  - ").text(&change.headline);
            let text = match change.sentence {
                Some(sentence) => text.ours(" \\[").number(sentence + 1).ours("\\]"),
                None => text,
            };
            match ShownLast::earlier(change, extent) {
                Some((day, sentence)) => {
                    let text = text.ours("; ").text(&day).ours(": ");
                    text.text(sentence).ours("\n")
                }
                None => text.ours("\n"),
            }
        })
    });
    text.ours("\n")
}

/// What each side leads with, and what it alone raises.
fn leads(brief: &Brief<'_>, text: Markup) -> Markup {
    if brief.leads.is_empty() {
        return text;
    }
    let text = section(LEADS, text);
    let text = brief.leads.iter().fold(text, |text, lead| {
        let joins = if lead.told_nothing().is_some() {
            ": "
        } else {
            " "
        };
        let text = text.ours("- ").text(&lead.side.at_head()).ours(joins);
        text.text(&lead.told()).ours("\n")
    });
    text.ours("\n")
}
