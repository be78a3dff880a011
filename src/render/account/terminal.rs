//! For a terminal: the text, what it is held against, then change by change.

use super::kind_name;
use crate::history::{AccountHistory, Quoted};
use crate::render::page::Page;
use crate::render::terminal::Layout;
use crate::text::english::counted;

/// Changes that are shown; all are in the other formats.
const MOST_SHOWN: usize = 25;

/// In front of what belongs to a line.
const INDENT: usize = 3;

/// The changes in a text for a terminal, the most telling first, behind a line that says why this
/// text was taken, where that is given.
pub fn account_terminal(history: &AccountHistory, why: Option<&str>, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    if let Some(why) = why {
        page.line(0, &[(why, page.dim)]);
    }
    let text = &history.text;
    page.line(0, &[(&format!("{}  {}", text.date, text.title), page.bold)]);
    if let Some(url) = &text.url {
        page.line(0, &[(url, page.dim)]);
    }
    let mut against = format!("held against {} earlier texts", history.earlier);
    if let Some(since) = history.since {
        against += &format!(" since {since}");
    }
    against += &format!(
        ", {} of them with the same counterpart",
        history.earlier_with
    );
    if let Some(last) = &history.last_with {
        against += &format!(", last on {}", last.date);
    }
    if history.other_texts > 0 {
        let others = counted(history.other_texts, "text", "texts");
        against += &format!("; {others} in other languages not counted");
    }
    page.plain(0, &against);
    if let Some(limits) = &history.limits {
        page.plain(0, limits);
    }
    if history.changes.is_empty() {
        page.text.push('\n');
        page.plain(0, nothing(history));
    }
    for (index, change) in history.changes.iter().take(MOST_SHOWN).enumerate() {
        page.text.push('\n');
        let number = format!("{}. ", index + 1);
        let kind = format!("  ({})", kind_name(change.kind));
        let (bold, dim) = (page.bold, page.dim);
        page.line(
            0,
            &[(&number, bold), (&change.headline, bold), (&kind, dim)],
        );
        quoted("now", change.now.as_ref(), &mut page);
        quoted("earlier", change.earlier.as_ref(), &mut page);
    }
    if history.changes.len() > MOST_SHOWN {
        let more = history.changes.len() - MOST_SHOWN;
        page.text.push('\n');
        page.plain(
            0,
            &format!("and {more} more (--format json or csv has all)"),
        );
    }
    page.text
}

/// What is said where nothing is told: of few texts, not that nothing is new.
fn nothing(history: &AccountHistory) -> &'static str {
    match history.limits {
        Some(_) => "nothing else is found",
        None => "no set phrase, name, step or topic is found that is new, gone or in other words",
    }
}

fn quoted(when: &str, quoted: Option<&Quoted>, page: &mut Page) {
    let Some(quoted) = quoted else {
        return;
    };
    let source = format!("{when}, {} {}", quoted.date, quoted.title);
    page.line(INDENT, &[(&source, page.dim)]);
    page.plain(INDENT + 2, &format!("“{}”", quoted.sentence));
    if let Some(url) = &quoted.url {
        page.line(INDENT + 2, &[(url, page.dim)]);
    }
}
