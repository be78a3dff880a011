//! The newsrooms of the program. To read all of them would take a page longer than to find its text,
//! so an entry is read when an address may be its own.

use std::sync::{LazyLock, OnceLock};

use memchr::memmem::{self, Finder};

use super::Site;
use super::address::Address;

/// The files of `newsrooms`, as the build turns them into JSON: one object with one list of objects,
/// without white space.
const FILES: [&str; 6] = [
    include_str!(concat!(env!("OUT_DIR"), "/newsrooms/africa.json")),
    include_str!(concat!(env!("OUT_DIR"), "/newsrooms/americas.json")),
    include_str!(concat!(env!("OUT_DIR"), "/newsrooms/asia.json")),
    include_str!(concat!(env!("OUT_DIR"), "/newsrooms/europe.json")),
    include_str!(concat!(env!("OUT_DIR"), "/newsrooms/oceania.json")),
    include_str!(concat!(env!("OUT_DIR"), "/newsrooms/organisations.json")),
];

/// What stands between two entries. No value of the table holds it: each is read by a test.
const BETWEEN: &str = "},{";

/// An entry of the table.
pub(super) struct Entry {
    /// Its JSON, without the braces.
    json: &'static str,
    site: OnceLock<Box<Site>>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    FILES
        .iter()
        .flat_map(|file| {
            let list = file
                .strip_prefix("{\"site\":[{")
                .and_then(|rest| rest.strip_suffix("}]}"))
                .unwrap_or_default();
            let ends = memmem::find_iter(list.as_bytes(), BETWEEN).chain([list.len()]);
            let mut start = 0;
            ends.map(|end| {
                let json = &list[start..end];
                start = end + BETWEEN.len();
                Entry {
                    json,
                    site: OnceLock::new(),
                }
            })
            .collect::<Vec<_>>()
        })
        .collect()
});

/// All entries.
pub(super) fn entries() -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter()
}

/// The entries that name the host of an address, or a domain that it is below.
pub(super) fn near(address: &Address) -> impl Iterator<Item = &'static Entry> {
    let names: Vec<Finder<'static>> = address
        .domains()
        .map(|domain| Finder::new(&format!("\"{domain}")).into_owned())
        .collect();
    entries().filter(move |entry| {
        let json = entry.json.as_bytes();
        names.iter().any(|name| name.find(json).is_some())
    })
}

impl Entry {
    /// The newsroom.
    ///
    /// # Panics
    ///
    /// The entry is not as the program takes it. It is part of the program, and is read by a test.
    pub(super) fn site(&self) -> &Site {
        self.site.get_or_init(|| {
            let json = format!("{{{}}}", self.json);
            match serde_json::from_str(&json) {
                Ok(site) => Box::new(site),
                Err(error) => panic!("a newsroom is not as the program takes it: {error}: {json}"),
            }
        })
    }

    /// Whether it can be told by the elements of its pages.
    pub(super) fn has_fingerprint(&self) -> bool {
        self.json.contains("\"fingerprint\":")
    }
}
