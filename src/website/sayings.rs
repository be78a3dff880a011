//! What sides say on a topic in an event, beside each other.

use maud::{Markup, html};

use super::digest::{AccountDigest, EventDigest, TopicCell, TopicDigest};
use super::frame::Links;
use crate::render::{direction_of, side_classes};
use crate::view::side::in_sentence;

/// More sides than this do not stand beside each other; the page of the event has them.
const MOST_SIDES: usize = 6;

/// What each side of an event has on a topic.
pub(super) fn sayings(event: &EventDigest, topic: &TopicDigest, links: Links) -> Markup {
    html! {
        div.sayings {
            @for (side, cell) in event.sides.iter().zip(&topic.cells).take(MOST_SIDES) {
                @let [class] = side_classes([side.government.as_deref().unwrap_or_default()]);
                div {
                    p.side.(class) { (side.name) }
                    (said(event, cell, &class, links))
                }
            }
        }
        @if event.sides.len() > MOST_SIDES {
            p.note { "and " (event.sides.len() - MOST_SIDES) " more sides" }
        }
    }
}

/// What one side has.
fn said(event: &EventDigest, cell: &TopicCell, class: &str, links: Links) -> Markup {
    match cell {
        TopicCell::Silent => html! { p.none { "Not mentioned" } },
        TopicCell::Unknown(why) => html! { p.none { (why) } },
        TopicCell::Said {
            account,
            sentence,
            text,
            more,
        } => {
            let account = event.accounts.get(*account);
            html! {
                blockquote.(class) {
                    p {
                        (quotation(account, text))
                        @if let Some(account) = account {
                            " " a.place href=(links.sentence(event, &account.id, *sentence))
                                aria-label={ "sentence " (sentence + 1) " of " (in_sentence(&account.name)) } { (sentence + 1) }
                        }
                    }
                }
                @if *more > 0 { p.note { "and " (more) " more" } }
            }
        }
    }
}

/// Words of an account, marked up with their language.
pub(super) fn quotation(account: Option<&AccountDigest>, text: &str) -> Markup {
    let language = account.and_then(|account| account.language.as_deref());
    let other = language.filter(|language| *language != "en");
    let direction = other.map(direction_of).filter(|it| *it != "ltr");
    html! { span.said lang=[other] dir=[direction] { (text) } }
}
