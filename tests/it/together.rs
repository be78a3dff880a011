//! Three sides: findings stand between two of them, and readers are told once what several lack.

#[cfg(feature = "cli")]
use crate::common::{fixture, parallax};
use parallax::report::{Kind, Report};
use parallax::{Event, Lexicon, Snapshot, compare, extract, render};

const CANADA: &str = "Prime Minister Example of Canada met with Minister Muster and Minister Sample in Lisbon. \
    The Prime Minister demanded that the pilots of all tankers be released from prison before the winter. \
    The three ministers discussed the price of herring.";
const GERMANY: &str = "Minister Muster met with Prime Minister Example and Minister Sample in Lisbon. \
    The three ministers discussed the price of herring. \
    Minister Muster announced that Germany will open a school for carpenters in Lisbon.";
const FRANCE: &str = "Minister Sample met with Prime Minister Example and Minister Muster in Lisbon. \
    The three ministers discussed the price of herring. \
    Minister Sample said that France is building a railway through the mountains.";

/// The report on some accounts, each of the government that its id begins with.
pub(crate) fn report(accounts: &[(&str, &str)]) -> Report {
    let statements = accounts.iter().map(|(id, text)| {
        let mut statement = extract(&Snapshot::from_bytes(id, None, *text)).expect("a text");
        statement.source.government = Some(id[..2].to_uppercase());
        statement
    });
    compare(&Event::default(), statements.collect(), Lexicon::standard())
}

/// The ids and headlines of silences between two sides.
fn silences(report: &Report, by: &str, of: &str) -> Vec<String> {
    let findings = report.divergences.iter();
    let between = findings.filter(|it| {
        it.kind == Kind::Silence && it.by.as_deref() == Some(by) && it.of.as_deref() == Some(of)
    });
    between.map(|it| it.id.clone()).collect()
}

#[test]
fn what_two_sides_lack_is_told_once_and_names_both() {
    let three = report(&[("ca", CANADA), ("de", GERMANY), ("fr", FRANCE)]);
    let telling = three
        .told_together
        .iter()
        .find(|it| it.headline.contains("pilots"))
        .expect("a telling of the pilots");
    assert!(telling.headline.starts_with("Only Canada"), "{telling:#?}");
    assert_eq!(telling.lacked_by, ["de", "fr"]);
    assert_eq!(telling.findings.len(), 2, "{telling:#?}");
    let page = render::markdown(&three);
    let headlines = page.lines().filter(|line| line.contains("**Only Canada"));
    let of_pilots: Vec<&str> = headlines.filter(|line| line.contains("pilots")).collect();
    assert_eq!(of_pilots.len(), 1, "{page}");
    assert!(!page.contains("Canada demands, and"), "{page}");
    assert!(page.contains("Germany: nothing found") && page.contains("France: nothing found"));
}

#[test]
fn findings_between_two_sides_stay_when_a_third_is_added() {
    let two = report(&[("ca", CANADA), ("de", GERMANY)]);
    let three = report(&[("ca", CANADA), ("de", GERMANY), ("fr", FRANCE)]);
    assert!(two.told_together.is_empty());
    for (by, of) in [("ca", "de"), ("de", "ca")] {
        let found = silences(&two, by, of);
        assert!(!found.is_empty(), "{by} {of}");
        assert_eq!(found, silences(&three, by, of));
    }
}

#[test]
fn every_link_leads_to_one_place() {
    let page = render::html(&report(&[("ca", CANADA), ("de", GERMANY), ("fr", FRANCE)]));
    let ids = page.match_indices(" id=\"").map(|(at, found)| {
        let rest = &page[at + found.len()..];
        &rest[..rest.find('"').expect("an end")]
    });
    let mut ids: Vec<&str> = ids.collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn a_finding_between_two_of_three_sides_says_what_the_third_does() {
    let canada = format!(
        "{CANADA} The Prime Minister said that Canada will send icebreakers to the strait in May."
    );
    let france = format!(
        "{FRANCE} Canada will send icebreakers to the strait in May, the Prime Minister said."
    );
    let three = report(&[("ca", &canada), ("de", GERMANY), ("fr", &france)]);
    let page = render::markdown(&three);
    let icebreakers = |line: &&str| line.contains("**") && line.contains("icebreakers");
    let mut lines = page.lines().skip_while(|line| !icebreakers(line));
    let headline = lines.next().expect("a finding on the icebreakers");
    assert!(headline.contains("and Germany does not"), "{headline}");
    let below: Vec<&str> = lines.take_while(|line| line.starts_with("   ")).collect();
    let says = |name: &str, told: &str| {
        let mut below = below.iter();
        below.any(|line| line.contains(name) && line.contains(told))
    };
    assert!(says("Germany", "nothing found"), "{below:#?}");
    let is_told = says("France", "icebreakers") || says("France", "may have a part of it");
    assert!(is_told, "{below:#?}");
}

#[test]
fn sides_of_which_the_same_is_told_stand_together() {
    let canada = format!("{CANADA} Canada lifted all tariffs on herring.");
    let germany = format!("{GERMANY} Canada did not lift any tariffs on herring.");
    let accounts = [
        ("ca", canada.as_str()),
        ("de", &germany),
        ("fr", FRANCE),
        ("gb", FRANCE),
    ];
    let page = render::markdown(&report(&accounts));
    let told = "France, United Kingdom: not part of this finding";
    assert!(
        page.contains("contradict each other") && page.contains(told),
        "{page}"
    );
}

#[cfg(feature = "cli")]
#[test]
fn a_sentence_that_a_position_quotes_is_not_quoted_first_again() {
    let event = fixture("2024-05-27-china-japan-rok-summit");
    let outcome = parallax([
        "compare",
        &event.display().to_string(),
        "--format",
        "markdown",
    ]);
    let headlines = outcome.out.lines().filter(|line| line.contains("**"));
    let quoting = headlines.filter(|line| line.contains("Should North Korea carry it out"));
    assert_eq!(quoting.count(), 1, "{}", outcome.out);
}

#[test]
fn who_talked_is_named_side_by_side_in_the_order_of_the_accounts() {
    let told = |german: &str| {
        let canada = format!(
            "Prime Minister Mark Carney met with President Emmanuel Macron and {german} in Lisbon."
        );
        let germany = format!(
            "{german} met with Prime Minister Mark Carney and President Emmanuel Macron in Lisbon."
        );
        let france = format!(
            "President Emmanuel Macron met with Prime Minister Mark Carney and {german} in Lisbon."
        );
        report(&[("ca", &canada), ("de", &germany), ("fr", &france)])
    };
    let mut three = told("Chancellor Friedrich Merz");
    let heading = "Mark Carney – Friedrich Merz – Emmanuel Macron, meeting";
    assert_eq!(three.event.heading, heading);
    three.show_in_order(&["fr", "ca", "de"]);
    let heading = "Emmanuel Macron – Mark Carney – Friedrich Merz, meeting";
    assert_eq!(three.event.heading, heading);
    // A state among persons would read as one of them.
    let three = told("the German minister");
    let heading = "Canada – Germany – France, meeting";
    assert_eq!(three.event.heading, heading);
}

#[test]
fn what_all_accounts_give_alike_is_told_once() {
    let three = report(&[("ca", CANADA), ("de", GERMANY), ("fr", FRANCE)]);
    let page = render::markdown(&three);
    let alike = "The same in all accounts: format (meeting), place (Lisbon)";
    assert!(page.contains(alike), "{page}");
    assert!(!page.contains("| Format |"), "{page}");
    assert!(render::html(&three).contains("<td colspan=\"3\">Lisbon"));
}

#[test]
fn topics_of_the_same_sentences_are_told_at_once() {
    let french = "Le Président de la République française s'est entretenu par téléphone avec le Premier ministre. \
        Au sujet de l'Ukraine, il a exigé un cessez-le-feu et le retrait des missiles de l'Iran.";
    let english = "The Prime Minister of Canada spoke by telephone with the President of France. \
        They discussed the situation in Ukraine and the price of herring.";
    let two = report(&[("ca", english), ("fr", french)]);
    let telling = &two.told_together[..];
    let [telling] = telling else {
        panic!("one telling: {telling:#?}");
    };
    assert!(telling.findings.len() > 1, "{telling:#?}");
    let headline = &telling.headline;
    assert!(
        headline.contains("a ceasefire") && headline.contains("Iran"),
        "{headline}"
    );
    // The elided article hides no name.
    assert!(!headline.contains("Ukraine"), "{headline}");
    let page = render::markdown(&two);
    let headlines = page.lines().filter(|line| line.contains("**France raises"));
    assert_eq!(headlines.count(), 1, "{page}");
}

#[test]
fn what_one_account_gives_in_more_words_is_the_same() {
    let page = |canada: &str, france: &str| {
        let report = report(&[("ca", canada), ("fr", france)]);
        render::markdown(&report)
    };
    let canada = "Prime Minister Example had a phone call with Minister Sample.";
    let france = "Minister Sample had a call with Prime Minister Example.";
    let same = page(canada, france);
    assert!(
        same.contains("The same in both accounts: format (phone call)"),
        "{same}"
    );
    let video = "Minister Sample had a video call with Prime Minister Example.";
    let differs = page(canada, video);
    assert!(
        !differs.contains("The same in both accounts: format"),
        "{differs}"
    );
}

#[cfg(feature = "cli")]
#[test]
fn a_third_side_without_a_word_for_the_topic_is_shown_by_its_nearest_sentence() {
    let event = fixture("2024-05-27-china-japan-rok-summit")
        .display()
        .to_string();
    let outcome = parallax(["compare", &event, "--format", "markdown", "--brief"]);
    let mut lines = outcome.out.lines();
    let line = lines.find(|it| it.contains("China: not named; nearest"));
    let line = line.expect("a third side");
    assert!(
        line.contains("\\[16\\]: Speaking of the Korean Peninsula"),
        "{line}"
    );
}
