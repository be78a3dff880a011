//! A lexicon of the user's own: what it adds to a comparison, and what is said of a wrong one.

use std::fs;

use crate::common::{Outcome, parallax};
use parallax::align::{Text, align};
use parallax::lexicon::Lexicon;
use parallax::report::{Kind, Report};
use parallax::site::sites;

const US: &str = "President Trump spoke with President Xi. He urged limits on squid fishing. \
    The envoys noted the plan for the North Strait.";
const CN: &str = "President Xi spoke with President Trump. He thanked him for his call. \
    The envoys noted the plan for the Sea Gate.";

/// Compares two invented accounts by some lexicon files.
fn compare(lexicons: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let mut arguments = vec![
        "compare".to_owned(),
        "--format=json".to_owned(),
        format!("us={}", write("us.txt", US)),
        format!("cn={}", write("cn.txt", CN)),
    ];
    for (number, lexicon) in lexicons.iter().enumerate() {
        arguments.push("--lexicon".to_owned());
        arguments.push(write(&format!("own-{number}.toml"), lexicon));
    }
    parallax(arguments)
}

const FISHING: &str = "version = 1\n\n[[topic]]\nid = \"fishing\"\nlabel = \"Fishing\"\n\
    terms = { en = [\"fishing\"] }\n";
const STRAIT: &str = "[[term]]\nid = \"strait\"\nlabel = \"the strait\"\nvariant = [\n  \
    { forms = [\"North Strait\"], language = \"en\", source = \"own observation\" },\n  \
    { forms = [\"Sea Gate\"], language = \"en\", source = \"own observation\" },\n]\n";

#[test]
fn own_entries_find_what_the_program_does_not_know() {
    let found = |lexicons: &[&str]| -> Vec<(Kind, Option<String>)> {
        let outcome = compare(lexicons);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let report: Report = serde_json::from_str(&outcome.out).expect("a report");
        let kinds = report.divergences.into_iter();
        kinds
            .filter(|found| matches!(found.kind, Kind::Silence | Kind::Term))
            .filter(|found| found.kind == Kind::Term || found.topic.is_some())
            .map(|found| (found.kind, found.topic))
            .collect()
    };
    assert_eq!(found(&[]), []);
    let mut both = found(&[FISHING, STRAIT]);
    both.sort();
    assert_eq!(
        both,
        [
            (Kind::Silence, Some("fishing".to_owned())),
            (Kind::Term, None)
        ]
    );
    // A topic of the program takes words of the user's.
    let more = "[[topic]]\nid = \"climate\"\nlabel = \"\"\nterms = { en = [\"squid\"] }\n";
    assert_eq!(
        found(&[more]),
        [(Kind::Silence, Some("climate".to_owned()))]
    );
}

#[test]
fn a_wrong_lexicon_is_named_with_its_line() {
    for (lexicon, line, reason) in [
        ("version = 9\n", 1, "version 9"),
        ("[[topic]]\nid = \"fishing\"\n", 1, "label"),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A\"\nnear = [\"nowhere\"]\nterms = { en = [\"a\"] }\n",
            4,
            "nowhere",
        ),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A\"\nweight = 1.5\nwhy = \"x\"\nterms = { en = [\"a\"] }\n",
            4,
            "from 0 to 1, not 1.5",
        ),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A\"\nweight = 0.9\nterms = { en = [\"a\"] }\n",
            4,
            "no reason",
        ),
        ("\n[[topics]]\nid = \"a\"\n", 2, "topics"),
        (
            "[[ladder]]\nid = \"agreement\"\nlabel = \"x\"\nrung = []\n",
            2,
            "agreement",
        ),
        (
            "[[term]]\nid = \"lone\"\nlabel = \"x\"\nvariant = []\n",
            2,
            "two or more",
        ),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A\"\nterms = { english = [\"a\"] }\n",
            4,
            "no language has the code \"english\"",
        ),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A\"\ngovernment = \"ZZ\"\nterms = { en = [\"a\"] }\n",
            4,
            "no government has the code \"ZZ\"",
        ),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A name of more than 28 characters\"\nterms = { en = [\"a\"] }\n",
            3,
            "28 characters",
        ),
        (
            "[[topic]]\nid = \"a\"\nlabel = \"A\"\n[topic.terms]\nen = [\n  \"a\",\n  \"b\",\n  \"A\",\n]\n",
            8,
            "\"A\" stands in the list twice",
        ),
        (
            "[[scope]]\nlabel = \"x\"\nforms = { en = [] }\nsource = \"s\"\n",
            3,
            "no words",
        ),
        (
            "[[scope]]\nlabel = \"x\"\nforms = { en = [\"unless\"] }\nsource = \"s\"\n",
            3,
            "stands in scope \"an exception\" too",
        ),
        (
            "[[tone]]\nword = \"a\"\nforms = [\"a\"]\nlanguage = \"en\"\ngloss = \"\"\n\
             [[tone]]\nword = \"b\"\nforms = [\"b\", \"a\"]\nlanguage = \"en\"\ngloss = \"\"\n",
            8,
            "stands in tone \"a\" too",
        ),
        (
            "[[term]]\nid = \"x\"\nlabel = \"x\"\nvariant = [\n  \
             { forms = [\"a\"], language = \"en\", source = \"s\" },\n  \
             { forms = [\"a\"], language = \"en\", source = \"s\" },\n]\n",
            6,
            "stands in variant 1 too",
        ),
    ] {
        let outcome = compare(&[lexicon]);
        assert_eq!(outcome.status, 2, "{lexicon}");
        assert!(outcome.err.contains("own-0.toml"), "{}", outcome.err);
        assert!(
            outcome.err.contains(&format!("line {line}")),
            "{}",
            outcome.err
        );
        assert!(outcome.err.contains(reason), "{}", outcome.err);
        assert!(outcome.err.trim_end().ends_with('^'), "{}", outcome.err);
        assert!(outcome.out.is_empty());
    }
    let missing = parallax(["compare", "a.txt", "b.txt", "--lexicon", "no/such.toml"]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("no/such.toml"), "{}", missing.err);
}

#[test]
fn an_own_topic_helps_to_link_sentences() {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    fs::write(
        file.path(),
        "[[topic]]\nid = \"squid\"\nlabel = \"Squid\"\nterms = { en = [\"squid\", \"cephalopod*\"] }\n",
    )
    .expect("written");
    let own = Lexicon::with_files(&[file.path().to_owned()]).expect("a lexicon");
    let text = |on_squid: &'static str| Text {
        language: Some("en"),
        sentences: vec![
            "The envoys praised the orchestra and its conductor.",
            on_squid,
            "Both delegations will visit the museum of glass.",
        ],
        ..Text::default()
    };
    let texts = [
        text("He asked for limits on catching squid this season."),
        text("She proposed quotas on cephalopods this season."),
    ];
    let links = |lexicon| align(&texts, lexicon).links.len();
    assert_eq!(links(Lexicon::standard()), 2);
    assert_eq!(links(&own), 3);
}

#[test]
fn rows_name_governments_that_the_lexicon_has() {
    let lexicon = Lexicon::standard();
    let of_topics = lexicon.topics().entries().iter();
    let of_topics = of_topics.filter_map(|topic| topic.government.as_ref());
    let of_terms = lexicon.terms().entries().iter();
    let of_terms = of_terms
        .flat_map(|term| &term.variants)
        .filter_map(|variant| variant.government.as_ref());
    let of_ladders = lexicon.ladders().entries().iter();
    let of_ladders = of_ladders.filter_map(|ladder| ladder.government.as_ref());
    let of_sites = sites().into_iter().map(|site| &site.government);
    for code in of_topics.chain(of_terms).chain(of_ladders).chain(of_sites) {
        assert!(lexicon.governments().of(code).is_some(), "{code}");
    }
}
