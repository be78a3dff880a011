//! The record of sightings: what was seen of each page, and when.

use std::io::{self, BufRead, BufReader, Seek, Write};
use std::path::Path;
#[cfg(feature = "cli")]
use std::path::PathBuf;

use jiff::Timestamp;
use serde::Serialize;

use super::folder::{MAX_SIGHTINGS_BYTES, Pages, PagesError, SIGHTINGS};
use super::name::PAGES;
use crate::files::{self, ReadError};

/// A line of the record: what was seen of a page, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// When.
    pub at: Timestamp,
    /// The source.
    pub id: String,
    /// What was seen.
    pub observed: Observation,
    /// SHA-256 of the bytes; empty where there were none.
    pub sha256: String,
}

/// What was seen where a page was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Observation {
    /// The page, whatever its text.
    Page,
    /// The text that is compared.
    SameText,
    /// That text in other typography.
    Cosmetic,
    /// That text in another order.
    Moved,
    /// Another text.
    OtherText,
    /// A page whose text is hardly all there, or that stands in place of the one asked for.
    Suspect,
    /// Nothing: the site says that the page is gone.
    Gone,
    /// Nothing: the site could not be asked.
    Unreachable,
}

impl Observation {
    const ALL: [(Self, &str); 8] = [
        (Self::Page, "page"),
        (Self::SameText, "same-text"),
        (Self::Cosmetic, "cosmetic"),
        (Self::Moved, "moved"),
        (Self::OtherText, "other-text"),
        (Self::Suspect, "suspect"),
        (Self::Gone, "gone"),
        (Self::Unreachable, "unreachable"),
    ];

    /// Its name in the record.
    pub fn name(self) -> &'static str {
        let named = Self::ALL.iter().find(|(known, _)| *known == self);
        named.map_or("", |(_, name)| name)
    }

    /// What was seen, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Page => "a page was kept",
            Self::SameText => "the text as it was saved",
            Self::Cosmetic => "the text as it was saved, in other typography",
            Self::Moved => "the text as it was saved, in another order",
            Self::OtherText => "another text",
            Self::Suspect => "a page that hardly holds the text",
            Self::Gone => "gone",
            Self::Unreachable => "unreachable",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        let named = Self::ALL.iter().find(|(_, known)| *known == name);
        named.map(|(known, _)| *known)
    }
}

/// The record of sightings in an event folder, which need not exist.
#[cfg(feature = "cli")]
pub(crate) fn record(event: &Path) -> PathBuf {
    event.join(PAGES).join(SIGHTINGS)
}

/// The sightings of a source in an event folder, in the order of the record. Other lines are passed
/// over. Nothing is written, so that no process is waited for.
///
/// # Errors
///
/// There is a record, and it cannot be read.
pub fn sightings(event: &Path, id: &str) -> Result<Vec<Sighting>, PagesError> {
    let record = event.join(PAGES).join(SIGHTINGS);
    let bytes = match files::read_inside(event, &record, MAX_SIGHTINGS_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => vec![],
        Err(error) => {
            return Err(PagesError {
                folder: event.to_owned(),
                source: io::Error::other(format!("{SIGHTINGS}: {error}")),
            });
        }
    };
    let lines = bytes.split(|byte| *byte == b'\n');
    let sightings = lines.filter_map(|line| Sighting::parse(&String::from_utf8_lossy(line)));
    Ok(sightings.filter(|sighting| sighting.id == id).collect())
}

impl Pages {
    /// Adds a line to the record.
    ///
    /// # Errors
    ///
    /// The record cannot be written to.
    pub fn record(&mut self, sighting: &Sighting) -> Result<(), PagesError> {
        let Sighting {
            at,
            id,
            observed,
            sha256,
        } = sighting;
        let line = format!("{at}\t{id}\t{}\t{sha256}\n", observed.name());
        self.sightings
            .write_all(line.as_bytes())
            .map_err(|source| self.error(source))
    }

    /// The sightings of a source, in the order of the record. Other lines are passed over.
    ///
    /// # Errors
    ///
    /// The record cannot be read.
    pub fn sightings(&mut self, id: &str) -> Result<Vec<Sighting>, PagesError> {
        self.sightings_of(id).map_err(|source| self.error(source))
    }

    fn sightings_of(&mut self, id: &str) -> io::Result<Vec<Sighting>> {
        self.sightings.rewind()?;
        let mut sightings = Vec::new();
        for line in BufReader::new(&self.sightings).split(b'\n') {
            let sighting = Sighting::parse(&String::from_utf8_lossy(&line?));
            sightings.extend(sighting.filter(|sighting| sighting.id == id));
        }
        Ok(sightings)
    }
}

impl Sighting {
    fn parse(line: &str) -> Option<Self> {
        // The last field may be empty.
        let mut fields = line.trim_end_matches(['\r', '\n']).split('\t');
        Some(Self {
            at: fields.next()?.parse().ok()?,
            id: fields.next()?.to_owned(),
            observed: Observation::of_name(fields.next()?)?,
            sha256: fields.next()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sighting_is_read_as_it_was_written() {
        let event = tempfile::tempdir().expect("a folder");
        let mut pages = Pages::open(event.path()).expect("open");
        let sighting = Sighting {
            at: "2026-11-24T12:00:00Z".parse().expect("a time"),
            id: "cn".to_owned(),
            observed: Observation::SameText,
            sha256: "ab".to_owned(),
        };
        let gone = Sighting {
            observed: Observation::Gone,
            sha256: String::new(),
            ..sighting.clone()
        };
        pages.record(&sighting).expect("written");
        pages.sightings.write_all(b"nonsense\n").expect("written");
        pages.record(&gone).expect("written");
        let both = [sighting, gone];
        assert_eq!(pages.sightings("cn").expect("read"), both);
        assert_eq!(sightings(event.path(), "cn").expect("read"), both);
        assert_eq!(pages.sightings("us").expect("read"), []);
    }
}
