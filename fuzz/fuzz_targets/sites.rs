//! Bytes as a user's sites file: newsrooms by which a page is read, or an error in few words.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use parallax::extract::extract_with;
use parallax::site::Sites;
use parallax::source::snapshot::Snapshot;
use parallax_fuzz::{folder, is_short, write};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| folder("sites"));

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Readout | Ministry</title></head><body>\
    <header><h1 class=t>Readout of the call</h1><time class=d>26 November 2025</time></header>\
    <div id=body class='text main'><p>The two ministers spoke by telephone.</p><p>They agreed to meet \
    again before the end of the year.</p><ul><li>Trade</li><li>Ports</li></ul></div></body></html>";

fuzz_target!(|bytes: &[u8]| {
    let file = write(&FOLDER, "own.toml", bytes);
    match Sites::with_file(&file) {
        Ok(sites) => {
            let hosts = sites.all().flat_map(|site| site.domains.iter().chain(&site.hosts));
            let urls: Vec<String> = hosts.take(2).map(|host| format!("https://{host}")).collect();
            for url in urls.iter().map(String::as_str).chain(["https://example.com/a"]) {
                let site = sites.of(url);
                assert!(site.is_none_or(|site| !site.government.is_empty()));
                let page = Snapshot::from_bytes("us", Some(url), PAGE);
                if let Ok(statement) = extract_with(&page, &sites) {
                    assert!(!statement.paragraphs.is_empty());
                }
            }
        }
        Err(error) => is_short(&error),
    }
});
