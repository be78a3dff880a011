//! Small cases of what readers of readouts look for: two invented accounts of a call, what is found
//! first between them, and what must not be claimed.

use parallax::report::{Divergence, Kind, Report, Status};
use parallax::{Event, Lexicon, Snapshot, compare, extract, render};

/// What opens and closes the accounts of each case.
const OPENING: &str = "The presidents spoke by telephone.";
const CLOSING: &str = "They agreed to stay in touch.";

/// The report on accounts of two governments, each with its code.
fn report(accounts: [(&str, &str); 2]) -> Report {
    report_on(accounts.map(|(code, text)| (code, format!("{OPENING} {text} {CLOSING}"))))
}

/// The report on whole accounts of two governments, each with its code.
fn report_on(accounts: [(&str, String); 2]) -> Report {
    let statements = accounts.map(|(code, text)| {
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

/// What is found of places in two accounts.
fn place_conflicts(us: &str, ru: &str) -> Vec<String> {
    let report = report([("us", us), ("ru", ru)]);
    let found = report.divergences.into_iter();
    let found = found.filter(|it| it.kind == Kind::Fact && it.status == Some(Status::Conflict));
    found.map(|it| it.headline).collect()
}

#[test]
fn other_towns_for_one_thing_are_a_conflict() {
    for (us, ru) in [
        (
            "The leaders agreed that their ministers would meet in Ankara in July.",
            "The sides agreed on a meeting of ministers in Istanbul in July.",
        ),
        (
            "The next round of talks will take place in Vienna.",
            "The next round of talks will be held in Geneva.",
        ),
        (
            "Delegations will meet in Doha to discuss the exchange of prisoners.",
            "The delegations will meet in Riyadh to discuss the exchange of prisoners.",
        ),
        (
            "A conference on the reconstruction of the ports will open in Warsaw.",
            "A conference on the reconstruction of the ports will open in Lisbon.",
        ),
    ] {
        assert_eq!(place_conflicts(us, ru).len(), 1, "{us} | {ru}");
    }
    for (us, ru) in [
        (
            "The ministers will meet in Turkey in July.",
            "The ministers will meet in Istanbul in July.",
        ),
        (
            "The ministers will meet in Kyiv in July.",
            "The ministers will meet in Kiev in July.",
        ),
        (
            "The delegations met in Doha in March to discuss the exchange of prisoners.",
            "The delegations will meet in Riyadh in July to discuss the exchange of prisoners.",
        ),
        (
            "The ministers will meet in Vienna in July.",
            "The ministers will meet in Vienna in July, and the deputies in Geneva.",
        ),
        (
            "They discussed the fighting in Odesa.",
            "They discussed the fighting in Kharkiv.",
        ),
        (
            "Talks with the office in Geneva will go on.",
            "Moscow will go on with the talks.",
        ),
    ] {
        assert_eq!(place_conflicts(us, ru), Vec::<String>::new(), "{us} | {ru}");
    }
}

#[test]
fn an_agreement_on_a_next_meeting_that_one_side_leaves_out_is_found() {
    for agreement in [
        "The sides agreed on a meeting of defence ministers in Istanbul in July.",
        "An agreement was reached to hold a summit in Ankara before the end of the year.",
        "It was agreed that the next round of talks will take place in Geneva next week.",
    ] {
        let us =
            format!("{OPENING} They spoke at length of trade in grain and of tariffs on steel.");
        let ru =
            format!("{OPENING} Trade in grain and tariffs on steel were touched upon. {agreement}");
        let report = report_on([("us", us), ("ru", ru)]);
        let mut found = report.divergences.iter();
        let is_found = found.any(|it| is_alone(&report, it, "ru", &agreement[10..]));
        assert!(is_found, "{agreement}: {:#?}", report.divergences);
    }
}

#[test]
fn what_both_say_alike_is_not_put_differently() {
    for (us, ru) in [
        (
            "The leaders discussed the exchange of prisoners, and agreed that 500 prisoners should go home before June.",
            "The exchange of prisoners was considered, and it was agreed that 500 prisoners would be returned before June.",
        ),
        (
            "The leaders discussed exchanging prisoners.",
            "An exchange of prisoners was considered.",
        ),
        (
            "They discussed the situation in Sudan.",
            "The situation in Sudan was touched upon.",
        ),
    ] {
        let report = report([("us", us), ("ru", ru)]);
        for finding in &report.divergences {
            let differs = finding.status == Some(Status::Softened) || finding.kind == Kind::Scope;
            assert!(!differs, "{}", finding.headline);
        }
    }
}

#[test]
fn another_figure_leaves_what_stands_beside_it_alike() {
    let report = report([
        (
            "us",
            "The leaders discussed the exchange of prisoners, and agreed that 500 prisoners should go home before June.",
        ),
        (
            "ru",
            "The exchange of prisoners was considered, and it was agreed that 200 prisoners would be returned before June.",
        ),
    ]);
    let softened = report.divergences.iter();
    let softened: Vec<&str> = softened
        .filter(|it| it.status == Some(Status::Softened))
        .map(|it| it.summary.as_str())
        .collect();
    let is_beside = |summary: &&&str| !summary.contains("00 prisoners");
    assert_eq!(softened.iter().find(is_beside), None);
}

#[test]
fn what_stands_beside_a_named_topic_is_not_taken_up_in_other_words() {
    for (us, ru, topic) in [
        (
            "A joint declaration was adopted, together with a statement on intellectual property in the next ten years.",
            "The presidents adopted a joint declaration.",
            "intellectual-property",
        ),
        (
            "Each restated its position on the abductions issue and on peace on the Korean Peninsula.",
            "The sides spoke of the Korean Peninsula, where peace is in the interest of all.",
            "abductions",
        ),
        (
            "They covered Ukraine, fentanyl and soybeans.",
            "The presidents also spoke of the crisis in Ukraine.",
            "fentanyl",
        ),
    ] {
        let report = report([("us", us), ("ru", ru)]);
        let found = report.topics.iter().find(|it| it.id == topic);
        let facts = found.unwrap_or_else(|| panic!("no topic {topic}"));
        assert!(facts.otherwise.is_empty(), "{topic}: {:?}", facts.otherwise);
    }
    let report = report([
        (
            "us",
            "The leaders spoke of the Iranian nuclear programme and of Afghanistan.",
        ),
        ("ru", "The presidents spoke of Iran and of Afghanistan."),
    ]);
    let facts = report.topics.iter().find(|it| it.id == "iran-nuclear");
    assert_eq!(facts.expect("a topic").otherwise, ["ru"]);
}

#[test]
fn thanks_for_nothing_in_particular_are_routine() {
    let report = report([
        (
            "us",
            "President Muster thanked the President for this. He urged the President to lift the sanctions on grain.",
        ),
        ("ru", "The presidents spoke of the weather."),
    ]);
    let place = |words: &str| {
        let mut found = report.divergences.iter();
        found.position(|it| quoted(&report, it).iter().any(|text| text.contains(words)))
    };
    let thanks = place("for this").unwrap_or(usize::MAX);
    assert!(place("sanctions").expect("a finding") < thanks);
}

#[test]
fn a_topic_on_which_both_have_a_position_is_told_by_what_each_says() {
    let report = report([
        (
            "us",
            "The President said that the tariffs on timber must stay until the mills are open again.",
        ),
        (
            "cn",
            "The Premier said that tariffs on timber harm builders, and asked for talks on tariffs soon.",
        ),
    ]);
    let mut positions = report.divergences.iter();
    let position = positions.find(|it| it.kind == Kind::Position && it.topic.is_some());
    let headline = &position.expect("a position").headline;
    assert!(headline.starts_with("On tariffs, "), "{headline}");
    assert!(headline.contains("until the mills are open"), "{headline}");
    assert!(
        headline.contains("harm builders") || headline.contains("talks on tariffs"),
        "{headline}"
    );
}

#[test]
fn a_side_that_speaks_of_the_topic_is_not_told_to_be_silent_on_it() {
    let report = report([
        (
            "us",
            "The leaders discussed the exchange of prisoners. The President warned that tariffs on herring would \
             rise in June.",
        ),
        (
            "cn",
            "The leaders discussed the exchange of prisoners. Tariffs on timber were abolished last year, the \
             Premier recalled.",
        ),
    ]);
    let page = render::markdown(&report);
    for line in page
        .lines()
        .filter(|line| line.contains("nothing") && line.contains("found"))
    {
        assert!(!line.contains("China: nothing found"), "{page}");
    }
}
