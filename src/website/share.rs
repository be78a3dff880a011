//! Whose words the accounts of a government give, over all of its events.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, html};

use super::archive::Archive;
use super::digest::EventDigest;
use super::frame::table_of_counts;
use crate::render::side_classes;
use crate::view::side::in_sentence;

/// So many voices are told one by one.
const MOST_VOICES: usize = 8;

/// The share of each voice in the accounts of a government.
pub(super) fn share(archive: &Archive<'_>, code: &str, events: &[&EventDigest]) -> Markup {
    let voices = voices(code, events);
    let all: usize = voices.iter().map(|(_, words)| words).sum();
    let name = in_sentence(archive.name(code));
    html! {
        @if all == 0 {
            p { "No words are known." }
        } @else {
            (table_of_counts(
                &format!("Whose words the accounts of {name} give"),
                &html! {
                    th scope="col" { "Voice in the accounts of " (name) }
                    th.number scope="col" { "Words" }
                    th.number scope="col" { "Share" }
                    th scope="col" { span.unseen { "Share as a bar" } }
                },
                &html! {
                    @for (voice, words) in voices.iter().take(MOST_VOICES) {
                        tr {
                            th scope="row" { (label(archive, *voice)) }
                            td.number { (words) }
                            td.number { ((100 * words + all / 2) / all) " %" }
                            td { (bar(*voice, *words, all)) }
                        }
                    }
                },
            ))
        }
    }
}

/// The words of each voice, its own and others first, the most first; those of nobody last.
fn voices<'d>(code: &str, events: &[&'d EventDigest]) -> Vec<(Option<&'d str>, usize)> {
    let mut words: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for event in events {
        let side = event.side_of(code);
        let own = event.accounts.iter().filter(|it| Some(it.side) == side);
        for (voice, count) in own.flat_map(|account| &account.voices) {
            *words.entry(voice.as_deref()).or_default() += count;
        }
    }
    let mut voices: Vec<_> = words.into_iter().collect();
    voices.sort_by_key(|(voice, words)| (voice.is_none(), Reverse(*words)));
    voices
}

fn label<'a>(archive: &'a Archive<'_>, voice: Option<&'a str>) -> &'a str {
    match voice {
        None => "The account’s own narration",
        Some("both") => "Both sides together",
        Some(code) => archive.name(code),
    }
}

fn bar(voice: Option<&str>, words: usize, all: usize) -> Markup {
    let class = match voice {
        None => "narration".to_owned(),
        Some("both") => "joint".to_owned(),
        Some(code) => {
            let [class] = side_classes([code]);
            class
        }
    };
    let width = 100 * words / all.max(1);
    html! {
        svg.share viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.(class) width=(width) height="10" {}
        }
    }
}
