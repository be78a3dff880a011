//! A text to sentences and words: in order, whole characters, and nothing but space between.
#![no_main]

use std::ops::Range;

use libfuzzer_sys::fuzz_target;
use parallax::text;

const LANGUAGES: [Option<&str>; 5] = [None, Some("en"), Some("zh"), Some("ru"), Some("fr")];

fn in_order(text: &str, ranges: &[Range<usize>]) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.start && range.start < range.end);
        assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
        end = range.end;
    }
    assert!(end <= text.len());
}

fuzz_target!(|input: (u8, &str)| {
    let (language, text) = input;
    let sentences = text::sentences(text, LANGUAGES[usize::from(language) % LANGUAGES.len()]);
    in_order(text, &sentences);
    let kept: usize = sentences
        .iter()
        .map(|range| text[range.clone()].chars().filter(|c| c.is_alphanumeric()).count())
        .sum();
    assert_eq!(kept, text.chars().filter(|c| c.is_alphanumeric()).count());
    in_order(text, &text::words(text));
});
