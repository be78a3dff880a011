//! Texts to passages: every sentence in exactly one, scores from 0 to 1, and the same from both
//! ends. A line of `=` ends a text, a line a sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::align::{Text, align};
use parallax::lexicon::Lexicon;

fuzz_target!(|input: &str| {
    let texts: Vec<Text<'_>> = input
        .split("=\n")
        .take(4)
        .map(|text| Text {
            language: Some("en"),
            sentences: text.lines().filter(|line| !line.trim().is_empty()).collect(),
            ..Text::default()
        })
        .collect();
    let alignment = align(&texts, Lexicon::standard());
    for link in &alignment.links {
        assert!(link.left.text < link.right.text);
        assert!(0.0 < link.score && link.score <= 1.0);
    }
    let mut placed: Vec<Vec<u32>> = texts.iter().map(|text| vec![0; text.sentences.len()]).collect();
    for passage in &alignment.passages {
        for (text, sentences) in &passage.sentences {
            for sentence in sentences {
                placed[*text][*sentence] += 1;
            }
        }
    }
    assert!(placed.iter().flatten().all(|count| *count == 1));

    let mut turned = texts.clone();
    turned.reverse();
    let turned = align(&turned, Lexicon::standard());
    let last = texts.len() - 1;
    let mut pairs: Vec<_> = turned
        .links
        .iter()
        .map(|link| {
            let [left, right] = [link.right, link.left].map(|place| (last - place.text, place.sentence));
            (left, right, link.score.to_bits())
        })
        .collect();
    pairs.sort_unstable();
    let mut expected: Vec<_> = alignment
        .links
        .iter()
        .map(|link| {
            let [left, right] = [link.left, link.right].map(|place| (place.text, place.sentence));
            (left, right, link.score.to_bits())
        })
        .collect();
    expected.sort_unstable();
    assert_eq!(pairs, expected);
});
