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
