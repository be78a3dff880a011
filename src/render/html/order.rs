//! Whose words each account gives, and in which order it brings up its topics.

use maud::{Markup, html};

use super::page::Page;
use super::picture;
use crate::report::StatementFacts;
use crate::view::labels::VOICE_AND_ORDER;
use crate::view::voice::Share;
use crate::view::{topics, voices};

pub(super) fn order(page: &Page<'_>) -> Markup {
    html! {
        section #order aria-labelledby="h-order" {
            h2 #h-order { (VOICE_AND_ORDER) }
            p.note { "How much of each account gives whose words, and the topics in the order in which it brings them up." }
            div.columns {
                @for statement in &page.report.statements { (account(page, statement)) }
            }
            (picture::ribbon(page))
        }
    }
}

fn account(page: &Page<'_>, statement: &StatementFacts) -> Markup {
    let voices = voices(page.report, statement);
    let topics = topics(page.report, statement);
    html! {
        div {
            h3.(page.side(statement)) { (statement.name) }
            (bar(page, &voices))
            p.voices {
                @for (place, share) in voices.iter().enumerate() {
                    @if place > 0 { ", " }
                    (share.label) " " (share.percent) "%"
                }
            }
            @if !topics.is_empty() {
                ol.topics {
                    @for (topic, sentence) in topics { li { (topic.label) " " (page.cite(statement, sentence)) } }
                }
            }
        }
    }
}

/// The shares as one bar: each voice in the colour of its side.
fn bar(page: &Page<'_>, voices: &[Share]) -> Markup {
    let ends = voices.iter().scan(0, |end, share| {
        *end += share.percent;
        Some(*end)
    });
    html! {
        svg.voice aria-hidden="true" {
            @for (share, end) in voices.iter().zip(ends) {
                rect class=(colour(page, share)) x={ (end - share.percent) "%" } width={ (share.percent) "%" } height="100%" {}
            }
        }
    }
}

fn colour(page: &Page<'_>, share: &Share) -> String {
    let speaker = share.speaker.as_deref();
    let of_side = page
        .report
        .statements
        .iter()
        .find(|it| speaker.is_some() && it.government.as_deref() == speaker);
    match of_side {
        Some(statement) => page.side(statement),
        None if speaker == Some("both") => "joint".to_owned(),
        None => "narration".to_owned(),
    }
}
