//! How fast text is cut: `cargo bench --bench segment`.

use divan::Bencher;
use divan::counter::BytesCount;
use parallax::text::{sentences, words};

const ENGLISH: &str = "The leaders spoke today about high-level talks in the U.S. on $1.5 billion in aid. \
    Mr. Hale said: “We agree. This matters.” No. 5 of the annex, he added, remains in force. ";
const CHINESE: &str = "两国元首今天通电话，就双边关系和共同关心的国际问题深入交换意见。双方同意保持沟通，\
    扩大务实合作；妥善管控分歧。他说：“我们同意。这很重要。”";

fn readout(language: &str) -> String {
    let text = if language == "zh" { CHINESE } else { ENGLISH };
    text.repeat(200)
}

fn main() {
    divan::main();
}

#[divan::bench(args = ["en", "zh"])]
fn cut_sentences(bencher: Bencher, language: &str) {
    let text = readout(language);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| sentences(&text, Some(language)));
}

#[divan::bench(args = ["en", "zh"])]
fn cut_words(bencher: Bencher, language: &str) {
    let text = readout(language);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| words(&text));
}

/// What one short Chinese title costs, the dictionary included.
#[divan::bench]
fn cut_words_of_a_chinese_title() -> usize {
    words("两国元首举行会谈").len()
}
