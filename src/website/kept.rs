//! What is kept in the folder of a site between two runs, so that only events that changed are
//! compared again.

use std::borrow::Cow;
use std::collections::BTreeMap;

use blake3::Hasher;
use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

use super::digest::EventDigest;
use crate::parallel;
use crate::render::json_line;

/// The name of its file.
pub const KEPT: &str = ".parallax-index.json";

/// The version of the format.
const SCHEMA: &str = "parallax.index/3";

/// What is kept of a site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// The pages, each with the hash of its bytes.
    pub pages: BTreeMap<String, String>,
    /// The events, in their order in the tables.
    pub events: Vec<KeptEvent<'static>>,
}

/// What is kept of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptEvent<'d> {
    /// What its page, its rows and its digest were made from.
    pub fingerprint: String,
    /// How long its page is, in bytes.
    pub page_bytes: u64,
    /// Where its rows stand in each table: the first byte, and how many.
    pub rows: Vec<(u64, u64)>,
    /// The hash of its rows, table by table.
    pub rows_hash: String,
    /// What the pages that sum up need of it.
    pub digest: Cow<'d, EventDigest>,
}

/// The first line of the file, which says what it is and tells whether it is whole. Behind it each
/// event has a line, so that they are read side by side, and the pages have the last.
#[derive(Serialize, Deserialize)]
struct Head {
    schema: String,
    hash: String,
}

impl Kept {
    /// Reads the file of an earlier run. Of one that another version of the program left, the pages
    /// alone are known; of one that is broken, nothing.
    pub fn read(bytes: &[u8]) -> Self {
        let Some((head, body)) = head_and_body(bytes) else {
            return Self::default();
        };
        if head.schema != SCHEMA {
            return Self::default();
        }
        let (kept, sum) = parallel::both(|| Self::of_body(body), || hash(body));
        match head.hash == sum {
            true => kept,
            false => Self::default(),
        }
    }

    fn of_body(body: &[u8]) -> Self {
        let mut start = 0;
        let ends = memchr_iter(b'\n', body);
        let lines = ends.map(|end| &body[std::mem::replace(&mut start, end + 1)..end]);
        let lines: Vec<&[u8]> = lines.collect();
        let events = parallel::each(&lines, |line| serde_json::from_slice(line).ok());
        let events: Option<Vec<KeptEvent<'_>>> = events.into_iter().collect();
        Self {
            pages: serde_json::from_slice(&body[start..]).unwrap_or_default(),
            events: events.unwrap_or_default(),
        }
    }
}

/// The file, as far as it is written before all pages are: the events, which are most of it.
pub struct KeptBegun {
    body: String,
    hash: Hasher,
}

impl KeptBegun {
    /// Begins with the events.
    pub fn of(events: &[KeptEvent<'_>]) -> Self {
        // Names of events stand in it, and it may be shown.
        let body: String = events.iter().map(|event| json_line(event) + "\n").collect();
        let mut hash = Hasher::new();
        hash.update(body.as_bytes());
        Self { body, hash }
    }

    /// The whole file.
    pub fn finish(mut self, pages: &BTreeMap<String, String>) -> Vec<u8> {
        let rest = json_line(pages);
        self.hash.update(rest.as_bytes());
        let head = json_line(&Head {
            schema: SCHEMA.to_owned(),
            hash: self.hash.finalize().to_hex().to_string(),
        });
        [&head, "\n", &self.body, &rest, "\n"].concat().into_bytes()
    }
}

/// The first line and what stands behind it.
fn head_and_body(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (head, body) = (&bytes[..end], bytes[end + 1..].strip_suffix(b"\n")?);
    Some((serde_json::from_slice(head).ok()?, body))
}

/// The hash by which a run knows again what an earlier one has read and written, in hexadecimal
/// digits. It is BLAKE3: an archive is hashed whole at each run, and without instructions of the
/// processor for it SHA-256 takes ten times as long.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_not_read() {
        let event = |name: &str| KeptEvent {
            fingerprint: hash(name.as_bytes()),
            page_bytes: 1,
            rows: vec![(0, 2)],
            rows_hash: hash(b"rows"),
            digest: Cow::Owned(EventDigest {
                name: name.to_owned(),
                heading: "They spoke".to_owned(),
                title: None,
                date: None,
                sides: Vec::new(),
                accounts: Vec::new(),
                topics: Vec::new(),
                finding_count: 0,
                findings: Vec::new(),
                counts: Vec::new(),
                changes: Vec::new(),
            }),
        };
        let kept = Kept {
            pages: BTreeMap::from([("index.html".to_owned(), hash(b"page"))]),
            events: ["one", "another\nin two lines"].map(event).into(),
        };
        let bytes = KeptBegun::of(&kept.events).finish(&kept.pages);
        assert_eq!(Kept::read(&bytes), kept);
        let mut broken = bytes.clone();
        broken[120] ^= 1;
        assert_eq!(Kept::read(&broken), Kept::default());
        assert_eq!(Kept::read(&bytes[..bytes.len() - 3]), Kept::default());
        assert_eq!(Kept::read(b""), Kept::default());
    }
}
