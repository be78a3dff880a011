//! What governments changed in their accounts after these were saved.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::change::Change;
use super::digest::{AccountDigest, EventDigest};
use super::frame::Links;
use crate::render::link;
use crate::view::day::day;
use crate::view::side::in_sentence;

/// So many changes are told on a page; the feed and the events have the others.
const MOST_TOLD: usize = 30;

/// A change, with where it was.
pub(super) struct OfEvent<'d> {
    pub event: &'d EventDigest,
    pub account: &'d AccountDigest,
    pub change: &'d Change,
}

/// The changes of events, the newest first; of one government, or of all.
pub(super) fn changes<'d>(events: &[&'d EventDigest], of: Option<&str>) -> Vec<OfEvent<'d>> {
    let changes = events.iter().flat_map(|event| {
        event.changes.iter().filter_map(|change| {
            let mut accounts = event.accounts.iter();
            let account = accounts.find(|it| it.id == change.source)?;
            let government = event.sides.get(account.side)?.government.as_deref();
            let is_asked = of.is_none_or(|of| government == Some(of));
            is_asked.then_some(OfEvent {
                event,
                account,
                change,
            })
        })
    });
    let mut changes: Vec<OfEvent<'d>> = changes.collect();
    changes.sort_by_key(|it| (Reverse(it.change.at), &it.event.name, &it.account.id));
    changes
}

/// Changes as a list.
pub(super) fn list(changes: &[OfEvent<'_>], links: Links) -> Markup {
    html! {
        ul.lines {
            @for it in changes.iter().take(MOST_TOLD) {
                @let at = it.change.at.to_string();
                li {
                    time datetime=(at) { (day(at.split('T').next().unwrap_or_default())) } ": "
                    @match it.account.url.as_deref().and_then(link) {
                        Some(url) => a href=(url) rel="noopener noreferrer nofollow" { (in_sentence(&it.account.name)) },
                        None => (in_sentence(&it.account.name)),
                    }
                    " " (it.change.told()) ": "
                    a href=(links.event(it.event)) dir="auto" { (it.event.heading) }
                }
            }
        }
        @if changes.len() > MOST_TOLD { p.note { "and " (changes.len() - MOST_TOLD) " older" } }
    }
}
