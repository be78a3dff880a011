//! What must hold of an alignment, whatever the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::common::linked;
use crate::common::linked::Score;
use crate::common::parallax;
use parallax::align::{Link, Text, align};
use parallax::lexicon::Lexicon;
use proptest::prelude::*;

fn english<'a>(sentences: &[&'a str]) -> Text<'a> {
    Text {
        language: Some("en"),
        sentences: sentences.to_vec(),
        ..Text::default()
    }
}

fn pairs(links: &[Link]) -> BTreeSet<(usize, usize)> {
    links
        .iter()
        .map(|link| (link.left.sentence, link.right.sentence))
        .collect()
}

const CALL: [&str; 5] = [
    "The leaders spoke by telephone on Monday evening.",
    "They reviewed the state of trade and the suspended tariffs.",
    "The President raised the detention of two citizens.",
    "Both sides agreed to keep talking about fentanyl.",
    "A state visit was proposed for the autumn.",
];

#[test]
fn a_sentence_repeated_word_for_word_is_found_in_short_texts() {
    type Case<'a> = (&'a [&'a str], &'a [&'a str], (usize, usize));
    let cases: &[Case<'_>] = &[
        (&["They met."], &["They met."], (0, 0)),
        (
            &["They met.", "It rained."],
            &["Nothing else.", "They met."],
            (0, 1),
        ),
        (
            &["They met on Monday.", "And so on."],
            &["\u{201c}They met on Monday\u{201d}"],
            (0, 0),
        ),
        (&["No.", "Yes."], &["Yes.", "No."], (0, 1)),
        // Function words alone, which weigh nothing.
        (&["It is what it is.", "So be it."], &["So be it."], (1, 0)),
    ];
    for (left, right, expected) in cases {
        let links = align(&[english(left), english(right)], Lexicon::standard()).links;
        let found = links
            .iter()
            .find(|l| (l.left.sentence, l.right.sentence) == *expected);
        assert_eq!(
            found.map(|link| link.score),
            Some(1.0),
            "{left:?} {right:?}"
        );
    }
}

#[test]
fn what_has_nothing_in_common_is_not_linked_for_being_all_there_is() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["The cat sat quietly on the old wooden fence."],
            &["Prices of bread rose sharply in the northern towns."],
        ),
        // Words that no vectors know.
        (
            &["Bado kilu reva.", "Sano pemi duki.", "Tagu lofi nabe."],
            &["Mipo zeru valo.", "Gite subo rani.", "Hofe lidu keza."],
        ),
    ];
    for (left, right) in cases {
        let links = align(&[english(left), english(right)], Lexicon::standard()).links;
        assert_eq!(links, [], "{left:?} {right:?}");
    }
}

#[test]
fn a_shuffled_copy_aligns_fully() {
    let order = [3, 0, 4, 2, 1];
    let shuffled: Vec<&str> = order.iter().map(|index| CALL[*index]).collect();
    let links = align(&[english(&CALL), english(&shuffled)], Lexicon::standard()).links;
    let expected = order
        .iter()
        .enumerate()
        .map(|(to, from)| (*from, to))
        .collect();
    assert_eq!(pairs(&links), expected);
}

#[test]
fn a_sentence_told_in_two_is_one_passage() {
    let left =
        ["The leaders discussed soybeans and rare earths, and agreed on a visit to Beijing."];
    let right = [
        "Soybeans and rare earths were discussed by the leaders.",
        "It was agreed that there would be a visit to Beijing.",
    ];
    let alignment = align(&[english(&left), english(&right)], Lexicon::standard());
    assert_eq!(pairs(&alignment.links), BTreeSet::from([(0, 0), (0, 1)]));
    assert_eq!(alignment.passages.len(), 1);
}

#[test]
fn links_between_pairs_of_three_texts_join_into_passages() {
    let texts = [english(&CALL), english(&CALL[1..4]), english(&CALL[2..])];
    let alignment = align(&texts, Lexicon::standard());
    let shared = &alignment.passages[2];
    assert_eq!(
        shared
            .sentences
            .values()
            .flatten()
            .copied()
            .collect::<Vec<_>>(),
        [2, 1, 0]
    );
    assert_eq!(alignment.passages.len(), CALL.len());
}

#[test]
fn sentences_of_languages_without_a_bridge_are_not_forced_together() {
    let thai = Text {
        language: Some("th"),
        sentences: vec!["วันที่ 24 พฤศจิกายน 2025 Trump"],
        ..Text::default()
    };
    let english = english(&["Trump spoke on 24 November 2025."]);
    assert!(
        align(&[english, thai], Lexicon::standard())
            .links
            .is_empty()
    );
}

#[test]
fn chinese_sentences_align_without_spaces() {
    let zh = |sentences: &[&'static str]| Text {
        language: Some("zh"),
        sentences: sentences.to_vec(),
        ..Text::default()
    };
    let left = zh(&["两国元首就台湾问题交换了意见。", "双方讨论了大豆贸易。"]);
    let right = zh(&[
        "会谈中谈到了大豆和其他农产品的贸易。",
        "台湾问题是元首会谈的重点。",
    ]);
    assert_eq!(
        pairs(&align(&[left, right], Lexicon::standard()).links),
        BTreeSet::from([(0, 1), (1, 0)])
    );
}

#[test]
fn the_command_prints_a_link_a_line_counted_by_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    std::fs::write(&a, "First of all they met.\n\nThe tariffs were lifted.\n").expect("written");
    std::fs::write(&b, "The tariffs were lifted.\n").expect("written");
    let outcome = parallax([
        "align".as_ref(),
        a.as_os_str(),
        b.as_os_str(),
        "--lines".as_ref(),
    ]);
    assert_eq!(
        (outcome.status, outcome.out.as_str()),
        (0, "2\t0\t1.0000\n"),
        "{}",
        outcome.err
    );
}

#[test]
fn saved_events_align_much_as_a_reader_linked_them() {
    let scores = linked::fixtures(false);
    let all = scores
        .values()
        .fold(Score::default(), |all, score| all + *score);
    assert!(all.f1() >= 0.78, "{all}");
}

#[test]
fn saved_events_align_across_languages_much_as_a_reader_linked_them() {
    let scores = linked::across_languages(false);
    let all = scores
        .values()
        .fold(Score::default(), |all, score| all + *score);
    assert!(all.precision() >= 0.9 && all.f1() >= 0.8, "{all}");
}

#[test]
fn real_accounts_align_much_as_a_reader_linked_them() {
    let data = std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let folder = data.join("readouts");
    if !folder.is_dir() {
        println!(
            "skipped: no measuring data at {}; set PARALLAX_DATA",
            data.display()
        );
        return;
    }
    let scores = linked::readouts(&folder, false);
    let (seen, unseen): (Vec<_>, Vec<_>) = scores
        .iter()
        .partition(|(event, _)| linked::SEEN_EVENTS.contains(&event.as_str()));
    let sum = |scores: Vec<(&String, &Score)>| {
        scores
            .into_iter()
            .fold(Score::default(), |all, (_, score)| all + *score)
    };
    let (seen, unseen) = (sum(seen), sum(unseen));
    assert!(seen.f1() >= 0.66, "seen: {seen}");
    assert!(unseen.f1() >= 0.66, "unseen: {unseen}");
    let all = seen + unseen;
    assert!(all.f1() >= 0.67, "all: {all}");
}

fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    let sentence = "[A-D][a-f]{0,4}( [a-e]{1,4}){0,6}\\.";
    prop::collection::vec(prop::collection::vec(sentence, 0..8), 2..5)
}

fn as_texts(texts: &[Vec<String>]) -> Vec<Text<'_>> {
    texts
        .iter()
        .map(|text| Text {
            language: Some("en"),
            sentences: text.iter().map(String::as_str).collect(),
            ..Text::default()
        })
        .collect()
}

/// A text and a sentence of it.
type Sentence = (usize, usize);

/// Links by the texts they join, whatever the order those came in.
fn by_text(links: &[Link], order: &[usize]) -> BTreeSet<(Sentence, Sentence, u64)> {
    links
        .iter()
        .map(|link| {
            let a = (order[link.left.text], link.left.sentence);
            let b = (order[link.right.text], link.right.sentence);
            (a.min(b), a.max(b), (link.score * 1e9).round() as u64)
        })
        .collect()
}

#[test]
fn what_stands_twice_in_one_text_and_parted_in_the_other_is_the_same_from_both() {
    let whole = "Relations are good; talks go on.";
    let once = english(&["They met in Geneva.", whole, "He thanked the hosts.", whole]);
    let parted = english(&["They met in Geneva.", "Relations are good.", "Talks go on."]);
    let expected = BTreeSet::from([(0, 0), (1, 1), (1, 2), (3, 1), (3, 2)]);
    assert_eq!(
        pairs(&align(&[once.clone(), parted.clone()], Lexicon::standard()).links),
        expected
    );
    let turned = expected.iter().map(|(i, j)| (*j, *i)).collect();
    assert_eq!(
        pairs(&align(&[parted, once], Lexicon::standard()).links),
        turned
    );
}

#[test]
fn a_line_of_signs_is_like_its_equal_alone() {
    let stars = english(&["They spoke about trade.", "* * *", "They will meet in May."]);
    let close = english(&["They spoke about trade.", "***", "They will meet in May."]);
    let dash = english(&[
        "They spoke about trade.",
        "\u{2014}",
        "They will meet in May.",
    ]);
    let all = BTreeSet::from([(0, 0), (1, 1), (2, 2)]);
    assert_eq!(
        pairs(&align(&[stars.clone(), close], Lexicon::standard()).links),
        all
    );
    let all_but_signs = BTreeSet::from([(0, 0), (2, 2)]);
    assert_eq!(
        pairs(&align(&[stars, dash], Lexicon::standard()).links),
        all_but_signs
    );
}

proptest! {
    #[test]
    fn the_order_of_texts_does_not_matter(texts in texts(), by in 1usize..4) {
        let order: Vec<usize> = (0..texts.len()).map(|i| (i + by) % texts.len()).collect();
        let turned: Vec<Vec<String>> = order.iter().map(|i| texts[*i].clone()).collect();
        let identity: Vec<usize> = (0..texts.len()).collect();
        let straight = align(&as_texts(&texts), Lexicon::standard());
        let turned = align(&as_texts(&turned), Lexicon::standard());
        prop_assert_eq!(by_text(&straight.links, &identity), by_text(&turned.links, &order));
        let passages = |alignment: &parallax::align::Alignment, order: &[usize]| {
            alignment
                .passages
                .iter()
                .map(|p| p.sentences.iter().map(|(t, s)| (order[*t], s.clone())).collect())
                .collect::<BTreeSet<BTreeSet<(usize, Vec<usize>)>>>()
        };
        prop_assert_eq!(passages(&straight, &identity), passages(&turned, &order));
    }

    #[test]
    fn every_sentence_is_in_exactly_one_passage(texts in texts()) {
        let alignment = align(&as_texts(&texts), Lexicon::standard());
        let mut seen: Vec<(usize, usize)> = alignment
            .passages
            .iter()
            .flat_map(|p| p.sentences.iter().flat_map(|(t, s)| s.iter().map(move |s| (*t, *s))))
            .collect();
        seen.sort_unstable();
        let all: Vec<(usize, usize)> = texts
            .iter()
            .enumerate()
            .flat_map(|(t, text)| (0..text.len()).map(move |s| (t, s)))
            .collect();
        prop_assert_eq!(seen, all);
    }

    #[test]
    fn a_text_against_itself_is_the_identity(text in prop::collection::vec("[A-D][a-f]{0,4}( [a-e]{1,4}){0,6}\\.", 0..8)) {
        let texts = [text.clone(), text.clone()];
        let links = align(&as_texts(&texts), Lexicon::standard()).links;
        let identity: BTreeSet<(usize, usize)> = (0..text.len()).map(|i| (i, i)).collect();
        prop_assert_eq!(pairs(&links), identity);
    }
}

/// What is linked in the first two texts, with the scores.
fn of_first_two(links: &[Link]) -> Vec<(usize, usize, u64)> {
    let first_two = links.iter().filter(|link| link.right.text == 1);
    first_two
        .map(|link| {
            (
                link.left.sentence,
                link.right.sentence,
                link.score.to_bits(),
            )
        })
        .collect()
}

#[test]
fn a_third_account_changes_nothing_between_two() {
    let us = english(&[
        "The President spoke with President Orlova about the border crossings.",
        "He pledged 40 million dollars for the harbour of Narva.",
        "Both leaders agreed that their teams would meet in Oslo.",
    ]);
    let ru = english(&[
        "A telephone conversation with the President took place.",
        "The presidents instructed their teams to hold a meeting in Oslo.",
        "Orlova thanked him for help with the harbour of Narva.",
    ]);
    let third = english(&[
        "The harbour of Narva, the border crossings and Oslo were all on the agenda.",
        "Our teams will meet in Oslo, said Orlova, and the harbour of Narva will open.",
        "The President spoke with President Orlova about the border crossings.",
    ]);
    let lexicon = Lexicon::standard();
    let alone = align(&[us.clone(), ru.clone()], lexicon);
    assert!(!alone.links.is_empty());
    let beside = align(&[us, ru, third], lexicon);
    assert_eq!(of_first_two(&alone.links), of_first_two(&beside.links));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn links_of_two_texts_do_not_depend_on_a_third(
        picks in prop::collection::vec((0usize..3, 0usize..5, 0usize..5), 1..18)
    ) {
        let sentences: Vec<(usize, String)> = picks
            .iter()
            .map(|(text, a, b)| (*text, format!("{} {}", CALL[*a].trim_end_matches('.'), CALL[*b])))
            .collect();
        let texts: Vec<Text<'_>> = (0..3)
            .map(|text| {
                let own = sentences.iter().filter(|(of, _)| *of == text);
                english(&own.map(|(_, sentence)| sentence.as_str()).collect::<Vec<_>>())
            })
            .collect();
        let alone = align(&texts[..2], Lexicon::standard());
        let beside = align(&texts, Lexicon::standard());
        prop_assert_eq!(of_first_two(&alone.links), of_first_two(&beside.links));
        // In a passage of two texts every sentence is linked, and one side has one sentence.
        for passage in alone.passages.iter().filter(|passage| passage.sentences.len() > 1) {
            let linked = |text: usize, sentence: usize| {
                let place = parallax::align::Place { text, sentence };
                alone.linked_to(place).next().is_some()
            };
            for (text, own) in &passage.sentences {
                prop_assert!(own.iter().all(|sentence| linked(*text, *sentence)));
            }
            let exact = alone.links.iter().any(|link| link.score == 1.0);
            prop_assert!(exact || passage.sentences.values().any(|own| own.len() == 1));
        }
    }
}

/// The sentences of one language, out of the order of the others.
fn shuffled(sentences: &[String]) -> Vec<&str> {
    let order = (0..sentences.len()).map(|at| at * 7 % sentences.len());
    order.map(|at| sentences[at].as_str()).collect()
}

#[test]
fn sentences_find_their_partners_in_other_languages() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/alignment/languages.toml");
    let languages = std::fs::read_to_string(path).expect("sentences");
    let mut languages: BTreeMap<String, Vec<String>> =
        toml::from_str(&languages).expect("lists of sentences");
    let english = languages.remove("en").expect("English");
    // How many of the twenty are found, as measured. A link that is wrong is in none.
    let least = [
        ("ar", 18),
        ("de", 15),
        ("es", 18),
        ("fr", 18),
        ("ja", 18),
        ("ko", 17),
        ("ru", 19),
    ];
    for (language, least) in least {
        let text = |language, sentences| Text {
            language: Some(language),
            sentences,
            ..Text::default()
        };
        let foreign = text(language, shuffled(&languages[language]));
        let english = text("en", english.iter().map(String::as_str).collect());
        let found = pairs(&align(&[foreign, english], Lexicon::standard()).links);
        let right = |(left, right): &&(usize, usize)| left * 7 % 20 == *right;
        let right = found.iter().filter(right).count();
        assert_eq!(found.len(), right, "wrong links of {language}: {found:?}");
        assert!(right >= least, "{language}: {right} of 20");
    }
}

#[test]
fn two_languages_meet_that_are_both_not_english() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/alignment/languages.toml");
    let languages = std::fs::read_to_string(path).expect("sentences");
    let languages: BTreeMap<String, Vec<String>> =
        toml::from_str(&languages).expect("lists of sentences");
    let text = |language| Text {
        language: Some(language),
        sentences: languages[language].iter().map(String::as_str).collect(),
        ..Text::default()
    };
    let found = pairs(&align(&[text("ru"), text("fr")], Lexicon::standard()).links);
    assert!(
        found.iter().filter(|(a, b)| a == b).count() >= 16,
        "{found:?}"
    );
}
