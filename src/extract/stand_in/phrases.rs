//! The lines of pages that hold no account, and what stands in their source.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::data::data;
use crate::extract::cue::as_cue;
use crate::statement::{StandIn, StandInKind};
use crate::text::typography::fold;

/// Bytes past which a line is not one of these.
const MAX_LINE_BYTES: usize = 500;
/// Characters of a line that are quoted in a message.
const MAX_QUOTED_CHARACTERS: usize = 80;
/// What parts the heading of a page from the name of its site.
const SEPARATORS: [&str; 6] = ["|", " - ", " – ", " — ", " · ", "»"];

/// A row of `stand-ins.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    #[serde(default)]
    whole: HashSet<String>,
    #[serde(default)]
    part: Vec<String>,
    #[serde(default)]
    markup: Vec<String>,
}

/// The words of `stand-ins.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandInTable {
    check: KindRow,
    consent: KindRow,
    refusal: KindRow,
    script: KindRow,
    login: KindRow,
    missing: KindRow,
    document: KindRow,
    listing: KindRow,
}

/// What is known of the pages.
pub(super) struct Phrases {
    /// By kind, folded as lines are.
    rows: [(StandInKind, KindRow); 7],
    /// All that tell a line by a part of it: most lines have none.
    parts: Option<AhoCorasick>,
    /// Headings of lists, folded.
    lists: HashSet<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let table: StandInTable = data!("extract/stand-ins");
    let folded = |words: HashSet<String>| words.iter().map(|word| comparable(word)).collect();
    let without_mark = |words: HashSet<String>| {
        let words = words.iter().map(|word| comparable(word));
        let words = words.map(|word| word.trim_end_matches('!').to_owned());
        words.collect()
    };
    let rows = [
        (StandInKind::Check, table.check),
        (StandInKind::Consent, table.consent),
        (StandInKind::Refusal, table.refusal),
        (StandInKind::Script, table.script),
        (StandInKind::Login, table.login),
        (StandInKind::Missing, table.missing),
        (StandInKind::Document, table.document),
    ];
    let rows = rows.map(|(kind, row)| {
        let row = KindRow {
            whole: without_mark(row.whole),
            part: row.part.iter().map(|word| comparable(word)).collect(),
            markup: row.markup,
        };
        (kind, row)
    });
    Phrases {
        parts: AhoCorasick::new(rows.iter().flat_map(|(_, row)| &row.part)).ok(),
        rows,
        lists: folded(table.listing.whole),
    }
});

impl Phrases {
    /// The program's.
    pub(super) fn standard() -> &'static Self {
        &PHRASES
    }

    /// Judges a line.
    pub(super) fn of_line(&self, line: &str) -> Option<StandIn> {
        if line.len() > MAX_LINE_BYTES {
            return None;
        }
        let mut segments = vec![line];
        for separator in SEPARATORS {
            segments = segments
                .into_iter()
                .flat_map(|segment| segment.split(separator))
                .collect();
        }
        let segments: Vec<String> = segments.into_iter().map(bare).collect();
        let whole = comparable(line);
        let has_part = (self.parts.as_ref()).is_none_or(|parts| parts.is_match(&whole));
        let is = |row: &KindRow| {
            let mut parts = row.part.iter().filter(|_| has_part);
            parts.any(|part| whole.contains(part.as_str()))
                || segments.iter().any(|it| row.whole.contains(it))
        };
        let (kind, _) = self.rows.iter().find(|(_, row)| is(row))?;
        Some(StandIn {
            kind: *kind,
            line: line.trim().chars().take(MAX_QUOTED_CHARACTERS).collect(),
        })
    }

    /// Judges the source, in lower case, of a page that has hardly any text.
    pub(super) fn of_markup(&self, lower: &str) -> Option<StandInKind> {
        let is = |row: &KindRow| row.markup.iter().any(|mark| lower.contains(mark.as_str()));
        let mut rows = self
            .rows
            .iter()
            .filter(|(kind, _)| *kind != StandInKind::Document);
        rows.find(|(_, row)| is(row)).map(|(kind, _)| *kind)
    }

    /// Whether an address is that of a document.
    pub(super) fn names_document(&self, address: &str) -> bool {
        let lower = address.to_ascii_lowercase();
        let mut rows = self
            .rows
            .iter()
            .filter(|(kind, _)| *kind == StandInKind::Document);
        rows.any(|(_, row)| row.markup.iter().any(|ending| ends_in(&lower, ending)))
    }

    /// Whether a heading is one of a list of other pages.
    pub(super) fn is_name_of_list(&self, heading: &str) -> bool {
        self.lists.contains(&bare(heading))
    }
}

/// Whether an address, or a value in its query, ends so.
fn ends_in(address: &str, ending: &str) -> bool {
    address.match_indices(ending).any(|(at, _)| {
        let behind = address[at + ending.len()..].chars().next();
        behind.is_none_or(|c| matches!(c, '?' | '#' | '&'))
    })
}

fn comparable(text: &str) -> String {
    as_cue(&fold(text))
}

/// A text without what stands around its first and last letter.
fn bare(text: &str) -> String {
    let ends = |c: char| !c.is_alphanumeric();
    comparable(text).trim_matches(ends).to_owned()
}
