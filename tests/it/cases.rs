//! Small cases of what readers of readouts look for: two invented accounts of a call, what is found
//! first between them, and what must not be claimed.

use parallax::report::{Divergence, Kind, Report, Status};
use parallax::{Event, Lexicon, Snapshot, compare, extract};

/// What opens and closes the accounts of each case.
const OPENING: &str = "The presidents spoke by telephone.";
const CLOSING: &str = "They agreed to stay in touch.";

/// The report on accounts of two governments, each with its code.
fn report([left, right]: [(&str, &str); 2]) -> Report {
    let statements = [left, right].map(|(code, text)| {
        let text = format!("{OPENING} {text} {CLOSING}");
        let mut statement = extract(&Snapshot::from_bytes(code, None, text)).expect("a text");
        statement.source.government = Some(code.to_uppercase());
        statement
    });
    compare(&Event::default(), statements.into(), Lexicon::standard())
}

/// The words that a finding quotes.
fn quoted<'a>(report: &'a Report, finding: &Divergence) -> Vec<&'a str> {
    let sentence = |source: &str, index: usize| {
        let statement = report.statements.iter().find(|it| it.id == source);
        statement.expect("a statement").sentences[index]
            .text
            .as_str()
    };
    let evidence = finding.evidence.iter();
    evidence
        .map(|evidence| sentence(&evidence.source, evidence.sentence))
        .collect()
}

/// Whether a finding says that a side alone has a sentence with some words.
fn is_alone(report: &Report, finding: &Divergence, side: &str, words: &str) -> bool {
    let is_absence = finding.kind == Kind::Silence
        || (finding.kind == Kind::Attribution && finding.status == Some(Status::Absent));
    is_absence
        && finding.by.as_deref() == Some(side)
        && quoted(report, finding)
            .iter()
            .any(|text| text.contains(words))
}

/// Two accounts, and words of the first that are found to be its alone, before all else about them.
struct Alone<'a> {
    accounts: [(&'a str, &'a str); 2],
    words: &'a [&'a str],
}

#[test]
fn what_one_side_alone_says_is_found() {
    let cases = [
        // General words for friends do not name an alliance.
        Alone {
            accounts: [
                (
                    "ru",
                    "President Ivanov said that NATO is building up its forces along our borders. \
                     He asked for written guarantees that the alliance will admit no new members in the east.",
                ),
                (
                    "us",
                    "The President urged restraint and said that he will consult our allies and partners.",
                ),
            ],
            words: &["NATO is building up", "written guarantees"],
        },
        // A warning of the speaker's own, with a condition for the other side.
        Alone {
            accounts: [
                (
                    "cn",
                    "President Li spoke about the strait. If the U.S. side keeps selling weapons there, \
                     China will have no choice but to respond with firm countermeasures.",
                ),
                ("us", "They talked about the strait and about trade."),
            ],
            words: &["firm countermeasures"],
        },
        // A demand of a side's own.
        Alone {
            accounts: [
                (
                    "us",
                    "The leaders discussed energy. The President pressed Japan to buy more American gas \
                     and to open its market for rice.",
                ),
                (
                    "jp",
                    "The leaders discussed energy, shipping and space. They praised the long friendship of their peoples.",
                ),
            ],
            words: &["buy more American gas"],
        },
        Alone {
            accounts: [
                (
                    "us",
                    "The President reaffirmed his support for two states living side by side in peace. \
                     He was troubled by the building of new homes for settlers in the West Bank.",
                ),
                (
                    "il",
                    "The Prime Minister thanked the President for the iron-clad friendship. They spoke about Iran.",
                ),
            ],
            words: &[
                "two states living side by side",
                "settlers in the West Bank",
            ],
        },
    ];
    for case in cases {
        let report = report(case.accounts);
        let side = case.accounts[0].0;
        for words in case.words {
            let alone = |finding: &Divergence| is_alone(&report, finding, side, words);
            let rank = report.divergences.iter().position(alone);
            let found: Vec<&str> = report
                .divergences
                .iter()
                .map(|it| it.summary.as_str())
                .collect();
            assert!(rank.is_some_and(|rank| rank < 3), "{words}: {found:#?}");
        }
    }
}

#[test]
fn a_warning_with_a_condition_is_its_speakers_own() {
    let threats = [
        "If the U.S. side keeps selling weapons there, China will respond.",
        "Unless the United States changes course, China will not take part.",
    ];
    for threat in threats {
        let text = format!("President Li spoke about the strait. {threat}");
        let report = report([("cn", &text), ("us", "They talked about trade.")]);
        for finding in &report.divergences {
            let attributes =
                finding.kind == Kind::Attribution && finding.of.as_deref() == Some("us");
            let quoted = quoted(&report, finding);
            assert!(
                !attributes || !quoted.contains(&threat),
                "{}",
                finding.summary
            );
        }
    }
}

#[test]
fn a_region_by_another_name_is_no_silence() {
    for (left, right) in [
        (
            "The two leaders reviewed the conflict in West Asia.",
            "The two leaders reviewed the conflict in the Middle East.",
        ),
        (
            "The ministers exchanged views on security in the Indo-Pacific and in West Asia.",
            "The ministers exchanged views on security in the Middle East and in the Indo-Pacific.",
        ),
    ] {
        let report = report([("in", left), ("us", right)]);
        for finding in &report.divergences {
            assert!(finding.kind != Kind::Silence, "{}", finding.summary);
            assert!(
                finding.status != Some(Status::Absent),
                "{}",
                finding.summary
            );
        }
    }
}

#[test]
fn a_figure_in_another_dress_is_no_other_wording() {
    for (left, right) in [
        (
            "The mine yields 640,000 tonnes a year.",
            "The mine yields 640 000 tonnes a year.",
        ),
        (
            "A fund of half a billion dollars was set up.",
            "A fund of 500 million dollars was set up.",
        ),
        (
            "The pipeline costs $3.5-4 billion.",
            "The pipeline costs 3.5 to 4 billion dollars.",
        ),
    ] {
        let report = report([("ru", left), ("us", right)]);
        for finding in &report.divergences {
            let is_of_figures = matches!(finding.kind, Kind::Wording | Kind::Number);
            assert!(!is_of_figures, "{}", finding.summary);
        }
    }
    // Words between a number and its thing, and other figures, are differences as before.
    for (left, right) in [
        (
            "They agreed on 40 new fighter jets.",
            "They agreed on 40 used fighter jets.",
        ),
        (
            "The mine yields 640,000 tonnes a year.",
            "The mine yields 660 000 tonnes a year.",
        ),
    ] {
        let report = report([("ru", left), ("us", right)]);
        let mut findings = report.divergences.iter();
        let is_wording = |it: &Divergence| matches!(it.kind, Kind::Wording | Kind::Number);
        assert!(findings.any(is_wording), "{left}");
    }
}
