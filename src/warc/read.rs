//! A page of a WARC or an ARC file. The file is read from front to back, and one page is held at a
//! time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use super::error::WarcError;
use super::record::{Records, Wanted};
use super::response::{Capture, Extent, Response, without_fragment};

/// The most bytes of URLs that are kept track of: half a million of usual length.
const MAX_INDEX_BYTES: usize = 32 << 20;

/// How many pages an error lists.
const MAX_LISTED_PAGES: usize = 8;

/// Finds a page in a WARC file: the one under the URL `wanted`, through redirects in the file; or
/// else the only one there is. Of several copies the last counts.
///
/// # Errors
///
/// The file cannot be read, is broken, or holds no such page or several.
pub fn capture(path: &Path, wanted: Option<&str>) -> Result<Capture, WarcError> {
    capture_in(&mut File::open(path)?, wanted)
}

/// As [`capture`], in an open file. It is read twice from its start: to see what it holds, and for
/// the page.
///
/// # Errors
///
/// As of [`capture`].
pub fn capture_in(
    file: &mut (impl Read + Seek),
    wanted: Option<&str>,
) -> Result<Capture, WarcError> {
    let url = Index::of(Records::of(file)?)?.choose(wanted)?;
    let mut found = None;
    let mut records = Records::of(file)?;
    while let Some((of, response)) = records.next(Wanted::Page(&url))? {
        if of == url && response.is_page(&of) {
            found = Some(response);
        }
    }
    found.ok_or(WarcError::NoPage)?.capture(url)
}

/// What a file holds.
#[derive(Default)]
struct Index {
    /// The URLs of pages.
    pages: BTreeSet<String>,
    /// Where redirects lead.
    redirects: BTreeMap<String, String>,
    /// The URLs of pages that are references to an earlier copy.
    revisits: BTreeSet<String>,
    /// How many bytes of URLs that is.
    size: usize,
}

impl Index {
    fn of(mut records: Records<impl Read>) -> Result<Self, WarcError> {
        let mut index = Self::default();
        while let Some((url, response)) = records.next(Wanted::Nothing)? {
            index.add(url, &response)?;
        }
        Ok(index)
    }

    fn add(&mut self, url: String, response: &Response) -> Result<(), WarcError> {
        let mut size = url.len();
        if response.extent == Extent::Revisit {
            self.revisits.insert(url);
        } else if response.is_page(&url) {
            self.pages.insert(url);
        } else if let Some(to) = response.redirect(&url) {
            size += to.len();
            self.redirects.insert(url, to);
        } else {
            return Ok(());
        }
        self.size += size;
        if self.size > MAX_INDEX_BYTES {
            return Err(WarcError::TooMany);
        }
        Ok(())
    }

    fn choose(&self, wanted: Option<&str>) -> Result<String, WarcError> {
        let Some(wanted) = wanted else {
            let mut pages = self.pages.iter();
            return match (pages.next(), pages.next()) {
                (None, _) => Err(match self.revisits.first() {
                    Some(url) => WarcError::Revisit(url.clone()),
                    None => WarcError::NoPage,
                }),
                (Some(only), None) => Ok(only.clone()),
                _ => Err(WarcError::Several(self.listed())),
            };
        };
        let mut url = without_fragment(wanted);
        // As many steps as there are redirects: a circle ends.
        for _ in 0..=self.redirects.len() {
            match self.redirects.get(&url) {
                Some(to) if !self.pages.contains(&url) => url = to.clone(),
                _ => break,
            }
        }
        if self.pages.contains(&url) {
            return Ok(url);
        }
        if self.revisits.contains(&url) {
            return Err(WarcError::Revisit(url));
        }
        Err(WarcError::NotThere {
            wanted: wanted.to_owned(),
            held: self.listed(),
        })
    }

    /// The pages that are there, as an error lists them.
    fn listed(&self) -> String {
        let pages = self.pages.iter().map(String::as_str);
        let mut listed: Vec<&str> = pages.take(MAX_LISTED_PAGES).collect();
        if listed.is_empty() {
            return "no page".to_owned();
        }
        if self.pages.len() > MAX_LISTED_PAGES {
            listed.push("…");
        }
        listed.join(" ")
    }
}
