//! Bytes as a page: no crash, no hang, and a text that is no longer than its page.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// Newsrooms with a profile of their own, and none.
const URLS: [Option<&str>; 4] = [
    None,
    Some("https://www.fmprc.gov.cn/eng/"),
    Some("https://www.whitehouse.gov/briefings-statements/"),
    Some("http://en.kremlin.ru/events/president/news/1"),
];

fuzz_target!(|input: (u8, &[u8])| {
    let (site, bytes) = input;
    parallax_fuzz::read_page(URLS[usize::from(site) % URLS.len()], bytes);
});
