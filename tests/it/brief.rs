//! The brief: what all sides bring up, on what they contradict each other, and with what each begins.

use crate::together::report;
use parallax::render;
use parallax::report::Kind;

const CHINA: &str = "Premier Li Qiang met with President Sample and Chancellor Muster in Lisbon. \
    The Premier pointed out that there is no such thing as China's overcapacity problem. \
    He spoke of the climate and of trade in timber.";
const EUROPE: &str = "President Sample met with Premier Li Qiang and Chancellor Muster in Lisbon. \
    The world cannot absorb the surplus production of China. \
    The President spoke of the climate and of trade in timber.";
const GERMANY: &str = "Chancellor Muster met with Premier Li Qiang and President Sample in Lisbon. \
    The Chancellor spoke of overcapacity in steel, of the climate and of trade in timber.";

#[test]
fn the_brief_says_on_what_sides_contradict_each_other() {
    let two = render::markdown(&report(&[("cn", CHINA), ("eu", EUROPE)]));
    assert!(
        two.contains("On overcapacity or subsidies, they contradict each other."),
        "{two}"
    );
    let three = render::markdown(&report(&[("cn", CHINA), ("de", GERMANY), ("eu", EUROPE)]));
    let told = "On overcapacity or subsidies, China and the European Union contradict each other.";
    assert!(three.contains(told), "{three}");
    let together = three.lines().find(|line| line.contains("bring up"));
    let together = together.and_then(|line| line.split("bring up").nth(1));
    assert!(
        together.is_some_and(|it| it.contains("trade") && !it.contains("overcapacity")),
        "{three}"
    );
}

#[test]
fn what_findings_are_about_is_brought_up_by_both_too() {
    let russia = "Vladimir Putin spoke with Olaf Scholz by telephone. \
        The President said that the crisis in Ukraine is the result of the enlargement of NATO. \
        He said that any agreement on Ukraine must take the new borders into account.";
    let germany = "Chancellor Scholz spoke with President Putin by telephone. \
        The Chancellor condemned the war of aggression against Ukraine. \
        He called on Russia to withdraw its troops from Ukraine and to talk with Ukraine.";
    let page = render::markdown(&report(&[("de", germany), ("ru", russia)]));
    assert!(page.contains("Both bring up Ukraine"), "{page}");
}

#[test]
fn nothing_begins_with_what_is_mentioned_in_passing() {
    let india = "Prime Minister Modi spoke with President Putin by telephone. \
        The two leaders reviewed trade in timber and herring.";
    let begins = |second: &str| {
        let russia = format!(
            "Vladimir Putin spoke with Narendra Modi by telephone. Narendra Modi told of his garden. {second}"
        );
        let report = report(&[("in", india), ("ru", &russia)]);
        let mut findings = report.divergences.iter();
        let is_found = findings.any(|it| it.kind == Kind::TopicOrder);
        let page = render::markdown(&report);
        let line = page.lines().find(|it| it.starts_with("- Russia takes up"));
        assert_eq!(is_found, line.is_some(), "{page}");
        line.is_some()
    };
    assert!(begins("The situation around Ukraine was discussed."));
    assert!(!begins(
        "The situation around Ukraine was touched upon as well."
    ));
    assert!(!begins("They also discussed the situation around Ukraine."));
    assert!(begins(
        "They discussed the situation around Ukraine as well as in Mali."
    ));
    let far = "He told of his cat. He told of his dog. He told of his cow. They spoke of Ukraine.";
    assert!(!begins(far));
}

#[test]
fn a_side_that_leads_with_nothing_known_says_so() {
    let india = "Prime Minister Modi spoke with President Putin by telephone. \
        The Prime Minister spoke of trade in timber and of the climate.";
    let russia =
        "Vladimir Putin spoke with Narendra Modi by telephone. Narendra Modi told of his garden.";
    let page = render::markdown(&report(&[("in", india), ("ru", russia)]));
    let told = "- Russia: no topic found that it takes up first or alone";
    assert!(page.contains(told), "{page}");
    let brazil = "O presidente Luiz Inácio Lula da Silva recebeu telefonema do primeiro-ministro Modi. \
        Na ligação, que durou cerca de 40 minutos, os dois falaram de madeira e do clima.";
    let page = render::markdown(&report(&[("br", brazil), ("in", india)]));
    let told = "- Brazil: not searched: no words are known in its language";
    assert!(page.contains(told), "{page}");
    // Nor is a fact of the talks said to be unsaid there.
    assert!(
        page.contains("| Format | Not searched | phone call |"),
        "{page}"
    );
}

#[test]
fn a_fact_that_a_language_may_tell_in_other_words_is_not_found() {
    let china = "The two presidents spoke by telephone for 40 minutes. They spoke of timber.";
    let korea =
        "양국 정상은 목재와 기후에 대해 의견을 나누었다. 양국 정상은 교역을 확대하기로 했다.";
    let page = render::markdown(&report(&[("cn", china), ("kr", korea)]));
    assert!(
        page.contains("| Length | 40 minutes | Not found |"),
        "{page}"
    );
}

#[test]
fn issues_of_the_same_sentences_are_one_row() {
    let us = "President Example met with Premier Muster in Lisbon. \
        He condemned Russia's war of aggression against Ukraine. He spoke of timber.";
    let cn =
        "Premier Muster met with President Example in Lisbon. They spoke of herring and of ships.";
    let report = report(&[("cn", cn), ("us", us)]);
    let page = render::markdown(&report);
    let rows = page
        .lines()
        .filter(|it| it.starts_with('|') && it.contains("condemned"));
    let rows: Vec<&str> = rows.filter(|it| it.contains("Not mentioned")).collect();
    assert_eq!(rows.len(), 1, "{page}");
    for topic in ["Ukraine", "Invasion, aggression", "Russia"] {
        assert!(rows[0].contains(topic), "{}", rows[0]);
    }
    // A spreadsheet is sorted and joined by topic.
    let sheet = render::issues_csv(&report);
    assert!(
        sheet.lines().filter(|it| it.contains("condemned")).count() > 2,
        "{sheet}"
    );
}

#[test]
fn what_may_take_up_a_topic_without_a_word_for_it_is_shown() {
    let fiji = "The Minister condemned the war of aggression against Ukraine. The ferry was late.";
    let tonga =
        "The cocoa was dry. The Minister asked about the war in Ukraine and about cocoa prices.";
    let page = render::markdown(&report(&[("fj", fiji), ("to", tonga)]));
    let mut rows = page
        .lines()
        .filter(|it| it.starts_with("| The war, the conflict |"));
    let row = rows.next().expect("a row");
    assert!(row.contains("Not named; nearest \\[1\\]"), "{row}");
}

#[test]
fn nobody_leads_with_a_wish_to_stay_in_contact() {
    let canada = "Prime Minister Trudeau spoke with President Macron by telephone. \
        The Prime Minister raised trade in timber. The leaders agreed to stay in regular contact.";
    let france = "President Macron spoke with Prime Minister Trudeau by telephone. \
        The President spoke of his garden.";
    let page = render::markdown(&report(&[("ca", canada), ("fr", france)]));
    let line = page.lines().find(|it| it.contains("alone raises"));
    let line = line.expect("what Canada alone raises");
    assert!(
        line.contains("this") && !line.contains("dialogue"),
        "{line}"
    );
}

#[test]
fn what_all_call_the_talks_is_common_ground() {
    let us = "President Example spoke with President Xi today. The two sides had candid, substantive, and constructive \
        discussions on the price of bread.";
    let cn = "President Xi spoke with President Example. The two sides conducted candid, substantive and productive \
        communication on the price of bread.";
    let report = report(&[("us", us), ("cn", cn)]);
    let mut common = report.common.iter().map(|it| it.evidence[0].text.as_str());
    assert!(
        common.any(|it| it == "The two sides conducted candid, substantive"),
        "{:#?}",
        report.common
    );
}
