//! A page for each pair of governments.

use maud::html;

use super::archive::Archive;
use super::digest::EventDigest;
use super::events::{government, newest};
use super::frame::{FROM_FOLDER, Section, SiteFile, page, pair_path};
use super::kinds::by_kind;
use super::left_out::left_out;
use super::share::share;
use super::topic_table::topics;
use crate::text::english::{capitalised, counted};
use crate::view::side::in_sentence;

pub(super) fn pair(archive: &Archive<'_>, codes: [&str; 2], events: &[&EventDigest]) -> SiteFile {
    let sides = codes.map(|code| (code, archive.name(code)));
    let [one, other] = sides.map(|(_, name)| name);
    let main = html! {
        p.lede {
            (counted(events.len(), "event", "events")) " that both tell: "
            (government(codes[0], &in_sentence(one), FROM_FOLDER)) " and " (government(codes[1], &in_sentence(other), FROM_FOLDER)) "."
        }
        section aria-labelledby="h-topics" {
            h2 #h-topics { "Topics over time" }
            (topics(events, sides, FROM_FOLDER))
        }
        section aria-labelledby="h-left-out" {
            h2 #h-left-out { "What each leaves out" }
            div.two {
                @for (code, name) in &sides {
                    div { h3 { (name) } (left_out(code, events, FROM_FOLDER)) }
                }
            }
        }
        section aria-labelledby="h-share" {
            h2 #h-share { "Whose words the accounts give" }
            div.two {
                @for (code, _) in &sides { div { (share(archive, code, events)) } }
            }
        }
        section aria-labelledby="h-findings" {
            h2 #h-findings { "Findings by kind" }
            (by_kind(&sides, events, FROM_FOLDER))
        }
        section aria-labelledby="h-events" {
            h2 #h-events { "Events" }
            (newest(events, FROM_FOLDER))
        }
    };
    let title = format!(
        "{} and {}",
        capitalised(&in_sentence(one)),
        in_sentence(other)
    );
    page(
        pair_path(codes[0], codes[1]),
        Section::Governments,
        FROM_FOLDER,
        &title,
        &main,
    )
}
