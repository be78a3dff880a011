//! Which topics sentences in other languages bring up, and what one account is said to leave out
//! beside one in English: `tests/data/topics`, a file a language.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::common::parallax;
use parallax::report::{Evidence, Kind, Report, Status, TopicFacts};
use serde::Deserialize;

/// What is expected in a language. The translation is that of `english.txt`.
#[derive(Deserialize)]
struct Expected {
    translation: String,
    sentence: Vec<Sentence>,
    pair: Pair,
}

/// A sentence, the topics that it brings up, and those that it does not, however near its words
/// come: ids with spaces between.
#[derive(Deserialize)]
struct Sentence {
    says: String,
    #[serde(default)]
    topics: String,
    #[serde(default)]
    others: String,
}

/// Two accounts of one call, each with its party; the topics of both, and all of which one is said
/// to be silent.
#[derive(Deserialize)]
struct Pair {
    own: String,
    english: String,
    own_party: String,
    english_party: String,
    both: String,
    own_alone: String,
    english_alone: String,
}

fn ids(text: &str) -> BTreeSet<&str> {
    text.split_whitespace().collect()
}

fn data(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/topics");
    fs::read_to_string(folder.join(name)).expect("a file")
}

fn expected(language: &str) -> Expected {
    toml::from_str(&data(&format!("{language}.toml"))).expect("its shape")
}

fn compared(accounts: [(&str, &str); 2]) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = vec!["compare".to_owned(), "--format=json".to_owned()];
    for (party, text) in accounts {
        let path = folder.path().join(format!("{party}.txt"));
        fs::write(&path, text).expect("written");
        arguments.push(format!("{party}={}", path.display()));
    }
    let outcome = parallax(arguments);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// Compares the sentences, as one account, with an account that has none of their topics. The
/// parties are none that a row names, so that no state is one of them.
fn sentences_bring_up_their_topics(language: &str) {
    let sentences = expected(language).sentence;
    let text: Vec<&str> = sentences.iter().map(|row| row.says.as_str()).collect();
    let other = "The weather was mild that day. Nobody spoke of it in the evening.";
    let report = compared([("fj", &text.join("\n\n")), ("to", other)]);
    for (place, row) in sentences.iter().enumerate() {
        let passages = report.passages.iter();
        let of_sentence = passages.filter(|passage| {
            let own = passage.sentences.get("fj");
            own.is_some_and(|own| own.contains(&place))
        });
        let found = of_sentence.flat_map(|passage| &passage.topics);
        let found: BTreeSet<&str> = found.map(String::as_str).collect();
        let says = &row.says;
        for topic in ids(&row.topics) {
            assert!(found.contains(topic), "no {topic} in {says:?}: {found:?}");
        }
        for topic in ids(&row.others) {
            assert!(!found.contains(topic), "{topic} in {says:?}: {found:?}");
        }
    }
}

/// Compares an account with one in English of the same call.
fn silences_are_true(language: &str) {
    let pair = expected(language).pair;
    let report = compared([
        (&pair.own_party, &pair.own),
        (&pair.english_party, &pair.english),
    ]);
    for id in ids(&pair.both) {
        let topic = report.topics.iter().find(|topic| topic.id == id);
        let topic = topic.unwrap_or_else(|| panic!("nobody speaks of {id}"));
        for (party, mention) in &topic.mentions {
            assert!(mention.is_some(), "{party} does not mention {id}");
        }
    }
    for (party, alone) in [
        (&pair.own_party, &pair.own_alone),
        (&pair.english_party, &pair.english_alone),
    ] {
        let silences = report.divergences.iter().filter(|finding| {
            finding.kind == Kind::Silence && finding.by.as_deref() == Some(party.as_str())
        });
        let mut found: BTreeSet<&str> = silences.filter_map(|it| it.topic.as_deref()).collect();
        found.extend(told_as_absent(&report, party));
        assert_eq!(found, ids(alone), "{party} alone");
    }
}

/// The topics that one side alone raises in what it says that both did: a sentence that is told so is
/// not told by its topics again.
fn told_as_absent<'r>(report: &'r Report, party: &str) -> BTreeSet<&'r str> {
    let findings = report.divergences.iter();
    let absent =
        findings.filter(|it| it.status == Some(Status::Absent) && it.by.as_deref() == Some(party));
    let claims: Vec<&Evidence> = absent.filter_map(|it| it.evidence.first()).collect();
    let is_told = |topic: &&TopicFacts| {
        let own = topic.mentions.get(party).and_then(Option::as_ref);
        let mut clauses = own.into_iter().flat_map(|it| &it.clauses);
        let is_alone = topic.mentions.values().filter(|it| it.is_some()).count() == 1;
        is_alone && clauses.any(|it| claims.iter().any(|claim| claim.sentence == it.sentence))
    };
    let told = report.topics.iter().filter(is_told);
    told.map(|topic| topic.id.as_str()).collect()
}

/// An account and its translation say the same.
fn a_translation_leaves_nothing_out(language: &str) {
    let own = expected(language).translation;
    let report = compared([("fj", &own), ("to", &data("english.txt"))]);
    let silences = report.divergences.iter();
    let silences = silences.filter(|finding| finding.kind == Kind::Silence);
    let found: Vec<&str> = silences.filter_map(|it| it.topic.as_deref()).collect();
    assert!(found.is_empty(), "{language}: {found:?}");
}

#[test]
fn spanish_sentences_bring_up_their_topics() {
    sentences_bring_up_their_topics("es");
}

#[test]
fn silences_of_a_spanish_account_are_true() {
    silences_are_true("es");
    a_translation_leaves_nothing_out("es");
}

#[test]
fn german_sentences_bring_up_their_topics() {
    sentences_bring_up_their_topics("de");
}

#[test]
fn silences_of_a_german_account_are_true() {
    silences_are_true("de");
    a_translation_leaves_nothing_out("de");
}

#[test]
fn korean_sentences_bring_up_their_topics() {
    sentences_bring_up_their_topics("ko");
}

#[test]
fn silences_of_a_korean_account_are_true() {
    silences_are_true("ko");
    a_translation_leaves_nothing_out("ko");
}

#[test]
fn arabic_sentences_bring_up_their_topics() {
    sentences_bring_up_their_topics("ar");
}

#[test]
fn silences_of_an_arabic_account_are_true() {
    silences_are_true("ar");
    a_translation_leaves_nothing_out("ar");
}

#[test]
fn french_sentences_bring_up_their_topics() {
    sentences_bring_up_their_topics("fr");
}

#[test]
fn silences_of_a_french_account_are_true() {
    silences_are_true("fr");
    a_translation_leaves_nothing_out("fr");
}

#[test]
fn russian_sentences_bring_up_their_topics() {
    sentences_bring_up_their_topics("ru");
}

#[test]
fn silences_of_a_russian_account_are_true() {
    silences_are_true("ru");
    a_translation_leaves_nothing_out("ru");
}
