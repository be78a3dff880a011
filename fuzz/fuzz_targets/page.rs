//! Bytes as a page: no crash, no hang, and a text that is no longer than its page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::extract::extract;
use parallax::source::snapshot::Snapshot;

/// Newsrooms with a profile of their own, and none.
const URLS: [Option<&str>; 4] = [
    None,
    Some("https://www.fmprc.gov.cn/eng/"),
    Some("https://www.whitehouse.gov/briefings-statements/"),
    Some("http://en.kremlin.ru/events/president/news/1"),
];

fuzz_target!(|input: (u8, &[u8])| {
    let (site, bytes) = input;
    let url = URLS[usize::from(site) % URLS.len()];
    let snapshot = Snapshot {
        path: "fuzz.html".into(),
        ..Snapshot::from_bytes("fuzz", url, bytes)
    };
    if let Ok(statement) = extract(&snapshot) {
        assert!(!statement.paragraphs.is_empty());
        let written: usize = statement.paragraphs.iter().map(String::len).sum();
        // An entity of five bytes may stand for a letter of four; a charset may triple a byte.
        assert!(written <= 3 * bytes.len());
        for paragraph in &statement.paragraphs {
            assert_eq!(paragraph.trim(), paragraph);
            assert!(!paragraph.contains('\n'));
        }
    }
});
