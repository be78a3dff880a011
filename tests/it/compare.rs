//! What a comparison shows, and that it is the same however it is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::common::{fixture, parallax};
use parallax::report::{EvidenceRole, Kind, Report, SCHEMA, Status};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

const EVENTS: [&str; 4] = [
    "2021-11-16-biden-xi-virtual",
    "2021-12-30-biden-putin-call",
    "2024-05-27-china-japan-rok-summit",
    "2025-11-24-xi-trump-call",
];

fn report(event: &str) -> Report {
    let outcome = parallax([
        "compare".into(),
        fixture(event).into(),
        "--format=json".into(),
    ] as [std::ffi::OsString; 3]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

fn texts(folder: &TempDir, texts: &[(&str, &str)]) -> Vec<String> {
    texts
        .iter()
        .map(|(id, text)| {
            let path = folder.path().join(format!("{id}.txt"));
            fs::write(&path, text).expect("written");
            format!("{id}={}", path.display())
        })
        .collect()
}

fn compare(sources: &[String], more: &[&str]) -> crate::common::Outcome {
    let sources = sources.iter().map(String::as_str);
    parallax(
        ["compare"]
            .into_iter()
            .chain(sources)
            .chain(more.iter().copied()),
    )
}

#[test]
fn reports_say_where_each_claim_stands() {
    for event in EVENTS {
        let report = report(event);
        assert_eq!(report.schema, SCHEMA);
        let mut seen = BTreeSet::new();
        for (id, sentences) in report
            .passages
            .iter()
            .flat_map(|passage| &passage.sentences)
        {
            for sentence in sentences {
                assert!(
                    seen.insert((id.clone(), *sentence)),
                    "{event}: {id} {sentence} twice"
                );
            }
        }
        let all: usize = report
            .statements
            .iter()
            .map(|statement| statement.sentences.len())
            .sum();
        assert_eq!(seen.len(), all, "{event}: every sentence is in a passage");
        for divergence in &report.divergences {
            assert!(!divergence.summary.contains('\n'));
            assert!(
                divergence.kind == Kind::Length || !divergence.evidence.is_empty(),
                "{event}: {} has no evidence",
                divergence.summary
            );
            for evidence in &divergence.evidence {
                let statement = report.statement(&evidence.source).expect("a source");
                let sentence = &statement.sentences[evidence.sentence].text;
                let length = evidence.end - evidence.start;
                let quoted: String = sentence.chars().skip(evidence.start).take(length).collect();
                assert_eq!(quoted, evidence.text, "{event}: {}", divergence.summary);
            }
        }
    }
}

#[test]
fn what_one_side_puts_in_the_others_mouth_comes_first() {
    let report = report("2021-12-30-biden-putin-call");
    let first = &report.divergences[0];
    assert_eq!(
        (first.kind, first.status),
        (Kind::Attribution, Some(Status::Absent))
    );
    assert_eq!(
        (first.by.as_deref(), first.of.as_deref()),
        (Some("ru"), Some("us"))
    );
    assert!(first.evidence[0].text.contains("strike weapons"));
}

#[test]
fn the_silence_on_taiwan_is_told() {
    let report = report("2025-11-24-xi-trump-call");
    let taiwan = report
        .topics
        .iter()
        .find(|topic| topic.id == "taiwan")
        .expect("the topic");
    for (id, mention) in &taiwan.mentions {
        assert_eq!(mention.is_some(), id.starts_with("cn"), "{id}");
    }
    // Units on several topics may be told together.
    let told = |d: &&parallax::report::Divergence| {
        d.kind == Kind::Silence && d.evidence.iter().any(|it| it.text.contains("Taiwan"))
    };
    let silence = report.divergences.iter().find(told).expect("the finding");
    assert!(silence.of.as_deref().is_some_and(|of| of.starts_with("us")));
    // A government that has one account silent and one not is not silent.
    let chinese = |d: &&parallax::report::Divergence| {
        d.kind == Kind::Silence
            && d.topic.as_deref() == Some("fentanyl")
            && d.of.as_deref().is_some_and(|of| of.starts_with("cn"))
    };
    assert!(report.divergences.iter().find(chinese).is_none());
}

#[test]
fn a_chinese_account_is_linked_with_english_ones_and_marked() {
    let report = report("2025-11-24-xi-trump-call");
    for passage in &report.passages {
        let chinese = passage.sentences.contains_key("cn-mfa-zh");
        let across = chinese && passage.sentences.len() > 1;
        assert_eq!(passage.across_languages, across);
    }
    let marked = report.passages.iter().filter(|it| it.across_languages);
    assert!(marked.count() > 5);
    for pair in &report.compared {
        assert_eq!(pair.by, parallax::report::ComparedBy::Sentence);
        let chinese = pair.sources.iter().any(|id| id == "cn-mfa-zh");
        assert_eq!(pair.across_languages, chinese);
    }
    // Words of different languages are not held against each other.
    let words = |d: &&parallax::report::Divergence| d.kind == Kind::Wording;
    for finding in report.divergences.iter().filter(words) {
        assert!(finding.evidence.iter().all(|it| it.source != "cn-mfa-zh"));
    }
}

#[test]
fn the_order_of_sources_changes_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = |event: &str, id: &str| {
        fs::read_to_string(fixture(event).join(format!("expected/{id}.txt"))).expect("a text")
    };
    let event = "2024-05-27-china-japan-rok-summit";
    let all = ["cn", "jp", "kr"].map(|id| (id, page(event, id)));
    let all: Vec<(&str, &str)> = all.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let sources = texts(&folder, &all);
    let first = compare(&sources, &["--format=json"]).out;
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let turned: Vec<String> = order.iter().map(|index| sources[*index].clone()).collect();
        assert_eq!(compare(&turned, &["--format=json"]).out, first, "{order:?}");
    }
}

#[test]
fn a_joint_statement_yields_no_finding() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let one = "The two sides met in Vienna on 5 May. They agreed to cut tariffs by 10 percent \
               \u{2013} for 90 days.\n\nPresident Xi said that \u{201c}trade helps both\u{201d}. \
               The United States welcomed this.\n";
    let two = "The two sides met in Vienna on 5 May.\n\nThey agreed to cut tariffs by 10 percent - \
               for 90 days.President Xi said that \"trade helps both\". The United States \
               welcomed this.\n";
    let sources = texts(&folder, &[("us", one), ("cn", two)]);
    let outcome = compare(&sources, &["--format=json", "--exit-code"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    assert_eq!(outcome.status, 0);
    assert!(report.divergences.is_empty(), "{:#?}", report.divergences);
    assert!(
        report
            .passages
            .iter()
            .all(|passage| passage.score == Some(1.0))
    );
}

#[test]
fn a_joint_statement_parted_into_other_sentences_yields_no_finding() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let one = "The two sides met in Vienna on 5 May; they agreed to cut tariffs by 10 percent for \
               90 days. President Xi said that trade helps both. The United States welcomed \
               this; China did so too. Both will meet again.\n";
    let two = "The two sides met in Vienna on 5 May. They agreed to cut tariffs by 10 percent for \
               90 days.\n\nPresident Xi said that trade helps both; the United States welcomed \
               this. China did so too; both will meet again.\n";
    let sources = texts(&folder, &[("us", one), ("cn", two)]);
    let outcome = compare(&sources, &["--format=json", "--exit-code"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    assert!(report.divergences.is_empty(), "{:#?}", report.divergences);
    assert_eq!(outcome.status, 0);
    let mut scores = report.passages.iter().map(|passage| passage.score);
    assert!(scores.all(|score| score == Some(1.0)), "{}", outcome.out);
}

/// The findings of a kind between two invented accounts.
fn found(kind: Kind, accounts: &[(&str, &str)]) -> Vec<parallax::report::Divergence> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outcome = compare(&texts(&folder, accounts), &["--format=json"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let mut divergences = report.divergences;
    divergences.retain(|divergence| divergence.kind == kind);
    divergences
}

#[test]
fn that_a_thing_was_talked_of_is_no_position() {
    let us = "President Example met with President Xi of China. The President expressed concern about \
        the pressure on Taiwan, and stressed that the United States opposes any change to the status \
        quo across the Taiwan Strait by force. He urged China to open the ports for grain.";
    let cn = "President Xi met with U.S. President Example in Lima. The two sides exchanged views on \
        the Taiwan question. President Xi stressed that the two shores are one family, and that nobody \
        can hold back the reunification of the motherland. He thanked the students for their letters.";
    let found = found(Kind::Position, &[("us", us), ("cn", cn)]);
    let on_taiwan = found
        .iter()
        .find(|it| it.topic.as_deref() == Some("taiwan"));
    let headline = &on_taiwan.expect("a position").headline;
    assert!(headline.contains("one family"), "{headline}");
    assert!(!headline.contains("exchanged views"), "{headline}");
}

#[test]
fn what_a_sentence_adds_on_another_topic_is_told_by_itself() {
    let us = "President Example met with President Xi of China. The President stressed that the United \
        States will stand up for freedom, including in Hong Kong and Tibet, and pressed China to join others \
        in condemning the coup in Burma. He thanked the hosts.";
    let cn = "President Xi met with U.S. President Example in Lima. Hong Kong and Tibet are China's internal \
        affairs and allow no interference by external forces. He spoke of the harvest.";
    let accounts = [("us", us), ("cn", cn)];
    let told = found(Kind::Silence, &accounts);
    assert!(
        told.iter().any(|it| it.headline.contains("Burma")),
        "{told:?}"
    );
    let positions = found(Kind::Position, &accounts);
    let mut quoted = positions.iter().flat_map(|it| &it.evidence);
    let burma = us.find("pressed").expect("the words") - us.find("The President").expect("it");
    assert!(!quoted.any(|it| it.text.contains("Burma") && it.end > burma));
}

#[test]
fn what_both_say_of_a_thing_is_not_told_of_a_state() {
    let us = "President Example spoke with the President of Ukraine. He said that the United States will \
        punish whoever helps Russia to annex land in the occupied territories of Ukraine. He thanked the \
        envoys.";
    let ua = "The President of Ukraine spoke with President Example. He stressed that Russia must give back \
        the temporarily occupied territories of Ukraine down to the last village. He spoke of the harvest.";
    let found = found(Kind::Position, &[("us", us), ("ua", ua)]);
    let topics: Vec<Option<&str>> = found.iter().map(|it| it.topic.as_deref()).collect();
    assert!(topics.contains(&Some("occupied-territories")), "{topics:?}");
    assert!(!topics.contains(&Some("russia")), "{topics:?}");
}

#[test]
fn an_act_ends_where_the_speaker_says_something_anew() {
    let us = "President Example met with President Xi of China. He invited President Xi to Washington, \
        adding that no island in the Pacific can be safe without the safety of Fiji. He also offered to \
        open the canal, and to dredge the northern port for larger ships.";
    let cn = "President Xi met with U.S. President Example in Lima. He spoke of the harvest in the south.";
    let found = found(Kind::Silence, &[("us", us), ("cn", cn)]);
    let headlines = found.iter().map(|it| it.headline.as_str());
    let mut offers = headlines.filter(|it| it.contains("offers"));
    assert!(offers.all(|it| !it.contains("Fiji")), "{found:?}");
}

#[test]
fn several_topics_of_a_clause_are_named() {
    let us = "President Example met with President Xi of China. He hoped for open talks on areas of \
        disagreement such as Hong Kong, Tibet and human rights. He spoke of roads.";
    let cn = "President Xi met with U.S. President Example in Lima. He spoke of the harvest in the south.";
    let found = found(Kind::Silence, &[("us", us), ("cn", cn)]);
    let headlines: Vec<&str> = found.iter().map(|it| it.headline.as_str()).collect();
    let told =
        "The United States raises Hong Kong, Tibet and human rights; China mentions none of them";
    assert!(headlines.contains(&told), "{headlines:?}");
}

#[test]
fn congratulations_are_told_behind_what_sides_differ_on() {
    let us = "President Example met with President Xi of China. He congratulated China on the Winter Olympics. \
        He warned that the United States will answer any use of force against Taiwan.";
    let cn = "President Xi met with U.S. President Example in Lima. He spoke of the harvest in the south.";
    let found = found(Kind::Silence, &[("us", us), ("cn", cn)]);
    let first = &found.first().expect("a finding").headline;
    assert!(!first.contains("congratulated"), "{first}");
}

#[test]
fn that_the_sides_talked_is_no_common_ground() {
    let us = "Secretary Example spoke today with Foreign Minister Wang Yi of China. He called for a ban on \
        the sale of ivory.";
    let cn = "Foreign Minister Wang Yi had a phone conversation with U.S. Secretary Example. He said that the \
        tariffs on grain should be lifted.";
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = texts(&folder, &[("us", us), ("cn", cn)]);
    let outcome = compare(&sources, &["--format=json"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    assert!(report.common.is_empty(), "{:?}", report.common);
}

#[test]
fn a_purpose_of_the_talks_says_something() {
    let us = "President Example spoke today with the President of Ukraine to underscore that the United \
        States will never recognise the seizure of the islands by pirates. He thanked the envoys.";
    let ua = "The President of Ukraine spoke with President Example. He spoke of the harvest in the south.";
    let found = found(Kind::Silence, &[("us", us), ("ua", ua)]);
    assert!(
        found
            .iter()
            .any(|it| it.headline.contains("never recognise")),
        "{found:?}"
    );
}

#[test]
fn what_is_said_behind_an_exchange_of_views_is_the_position() {
    let us = "Secretary Example spoke with Foreign Minister Wang Yi. They reviewed the flight schedule for \
        students. The Secretary raised Russia's war against Ukraine and the threat to the ships of others.";
    let cn = "外交部长王毅同美国国务卿通电话。王毅表示，中方愿同美方加强农业合作。双方还就乌克兰等问题交换了看法。\
        王毅强调，各方应保持克制，冷静决断，避免局势失控。";
    let accounts = [("us", us), ("cn", cn)];
    let positions = found(Kind::Position, &accounts);
    let on_ukraine = positions.iter().find(|it| it.headline.contains("Ukraine"));
    let headline = &on_ukraine.expect("a position").headline;
    assert!(headline.contains("克制"), "{headline}");
    assert!(!headline.contains("交换了看法"), "{headline}");
    // What the position tells whole is not told again by its topics.
    let silences = found(Kind::Silence, &accounts);
    assert!(
        !silences.iter().any(|it| it.headline.contains("the war")),
        "{silences:?}"
    );
}

#[test]
fn a_thing_in_a_list_is_only_listed() {
    let us = "President Example met with President Xi of China. The President highlighted the importance of \
        continued cooperation of the United States, Japan and South Korea, and stressed the pledge to engage \
        with the world again.";
    let cn = "President Xi met with U.S. President Example in Lima. The two sides exchanged views on the \
        regional situation including Brazil, North Korea, and South Korea as well as the importance of \
        forests.";
    let found = found(Kind::Position, &[("us", us), ("cn", cn)]);
    let named =
        |it: &&parallax::report::Divergence| it.headline.contains("China only lists “North Korea");
    assert!(found.iter().any(|it| named(&it)), "{found:?}");
}

#[test]
fn the_official_and_the_short_name_of_a_state_are_no_lead() {
    let us = "President Example met with President Xi of China. The President praised the cooperation of \
        the United States and the Republic of Korea on ferries. The two sides agreed to open a line.";
    let cn = "President Xi met with U.S. President Example in Lima. President Xi spoke of the ferries of \
        South Korea. He said that the tariffs on grain should be lifted.";
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outcome = compare(
        &texts(&folder, &[("us", us), ("cn", cn)]),
        &["--format=json"],
    );
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let kinds: Vec<Kind> = report.divergences.iter().map(|it| it.kind).collect();
    let term = kinds
        .iter()
        .position(|kind| *kind == Kind::Term)
        .expect("a term");
    assert!(!kinds[..term].is_empty());
    let last_silence = kinds.iter().rposition(|kind| *kind == Kind::Silence);
    assert!(last_silence < Some(term), "{kinds:?}");
}

#[test]
fn a_name_in_a_list_is_not_taken_up_in_other_words() {
    let cn = "President Xi met with U.S. President Example in Lima. The two sides exchanged views on the \
        regional situation including Japan, Taiwan, and Brazil as well as the importance of an open \
        Indo-Pacific.";
    let us = "President Example met with President Xi of China. The two sides affirmed that friendship is \
        the cornerstone of peace and prosperity in an open Indo-Pacific region.";
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outcome = compare(
        &texts(&folder, &[("us", us), ("cn", cn)]),
        &["--format=json"],
    );
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    for topic in report
        .topics
        .iter()
        .filter(|it| ["japan", "taiwan"].contains(&it.id.as_str()))
    {
        assert!(topic.otherwise.is_empty(), "{}", topic.id);
    }
}

#[test]
fn what_tells_of_the_form_stands_behind_what_is_surely_said() {
    for event in EVENTS {
        let divergences = report(event).divergences;
        let is_form = |kind| matches!(kind, Kind::Length | Kind::TopicOrder | Kind::Wording);
        let first = divergences.iter().position(|it| is_form(it.kind));
        let behind = &divergences[first.unwrap_or(divergences.len())..];
        let is_sure = |confidence: Option<f64>| confidence.is_none_or(|it| it >= 0.8);
        let mut late = behind.iter();
        let late = late.find(|it| !is_form(it.kind) && is_sure(it.confidence));
        assert!(late.is_none(), "{event}: {late:#?}");
    }
}

#[test]
fn accounts_that_open_with_one_subject_lead_with_no_other() {
    let cn = "The two ministers met today.\n\nThe Minister said that Taiwan is a matter of its own.\n\n\
        They spoke of trade.";
    for (us, is_told) in [
        (
            "They spoke of trade.\n\nThey spoke of climate change.",
            true,
        ),
        (
            "They spoke of trade and of Taiwan.\n\nThey spoke of climate change.",
            false,
        ),
    ] {
        let us = format!("The two ministers met today.\n\n{us}");
        let found = found(Kind::TopicOrder, &[("us", &us), ("cn", cn)]);
        assert_eq!(!found.is_empty(), is_told, "{us}: {found:#?}");
    }
}

#[test]
fn nothing_begins_with_the_last_of_a_list_nor_beside_what_the_talks_were_about() {
    let cn =
        "The two ministers met today.\n\nThe Minister said that Taiwan is a matter of its own.";
    for (us, lead) in [
        (
            "The two ministers met today.\n\nThey spoke of freedom, health and sovereignty.",
            None,
        ),
        (
            "The two ministers met today.\n\nThey spoke of sovereignty and of roads.",
            Some("sovereignty"),
        ),
        (
            "The two ministers met today about climate change.\n\nThey spoke of sovereignty and of roads.",
            Some("climate"),
        ),
        (
            "11月15日、気候変動に関する会議に出席中の外務大臣は、電話会談を行いました。両大臣は渡船と漁業について意見を交換しました。",
            None,
        ),
    ] {
        let found = found(Kind::TopicOrder, &[("us", us), ("cn", cn)]);
        let told = found.first().map(|it| it.headline.clone());
        let is_told = told
            .as_deref()
            .zip(lead)
            .is_some_and(|(told, lead)| told.contains(lead));
        assert_eq!(told.is_some(), lead.is_some(), "{us}: {told:?}");
        assert!(lead.is_none() || is_told, "{us}: {told:?}");
    }
}

#[test]
fn what_one_will_not_do_with_others_is_no_commitment() {
    let ua = "The two ministers met today.\n\nThe Minister said that his government will not hold any \
        negotiations with the masters of the fort.\n\nThey spoke of roads.";
    let us = "The two ministers met today.\n\nThey spoke of roads and of bridges.";
    let found = found(Kind::Silence, &[("ua", ua), ("us", us)]);
    let acts: Vec<_> = found.iter().map(|it| it.act).collect();
    assert_eq!(acts, [Some(parallax::report::Act::Said)], "{found:#?}");
}

#[test]
fn health_in_passing_is_no_topic() {
    let says = |what: &str| {
        let text = format!("The two ministers met today.\n\nThe Minister spoke of {what}.");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let us = "The two ministers met today.\n\nThey spoke of ferries.";
        let sources = texts(&folder, &[("in", &text), ("us", us)]);
        let outcome = compare(&sources, &["--format=json"]);
        let report: Report = serde_json::from_str(&outcome.out).expect("a report");
        report.topics.iter().any(|topic| topic.id == "health")
    };
    assert!(says("public health in the villages"));
    assert!(!says(
        "a leak with consequences for public health and the environment"
    ));
}

#[test]
fn a_step_on_a_ladder_is_told_where_both_stand_on_it() {
    let found = |us: &str, cn: &str| found(Kind::Strength, &[("us", us), ("cn", cn)]);
    let talks = "The two leaders discussed a freeze of tariffs on soybeans for one year.";
    let deal = "The two leaders agreed on a freeze of tariffs on soybeans for one year.";

    let steps = found(talks, deal);
    assert_eq!(steps.len(), 1, "{steps:#?}");
    let step = &steps[0];
    assert_eq!(
        (step.by.as_deref(), step.of.as_deref()),
        (Some("cn"), Some("us"))
    );
    let words: Vec<&str> = step.evidence.iter().map(|e| e.text.as_str()).collect();
    assert_eq!(words, ["agreed on", "discussed"]);

    // China's own step, in its words and as the other side reports it.
    let firmly = "President Xi said that China firmly opposes arms sales to Taiwan by any country.";
    let plainly = "President Xi said that China opposes arms sales to Taiwan by any country.";
    assert_eq!(found(plainly, firmly).len(), 1);

    for (us, cn) in [
        // The same rung.
        (deal, deal),
        // Two rungs on one side: which of them is answered?
        (
            "The two leaders discussed tariffs on soybeans and agreed on a freeze for one year.",
            deal,
        ),
        // What was agreed before is no step.
        (
            talks,
            "The two leaders had agreed on a freeze of tariffs on soybeans for one year.",
        ),
        // China's scale does not measure what the United States says.
        (
            "President Trump said that he opposes arms sales to Taiwan by any country.",
            "President Trump said that he firmly opposes arms sales to Taiwan by any country.",
        ),
    ] {
        let steps = found(us, cn);
        assert!(steps.is_empty(), "{us} / {cn}: {steps:#?}");
    }
}

#[test]
fn accounts_of_one_government_are_told_apart_where_one_has_the_stronger_words() {
    let talks = "The two leaders discussed a freeze of tariffs on soybeans for one year.";
    let deal = "The two leaders agreed on a freeze of tariffs on soybeans for one year.";
    let steps = found(Kind::Strength, &[("us", talks), ("us-wh", deal)]);
    let headlines: Vec<&str> = steps.iter().map(|it| it.headline.as_str()).collect();
    let expected = "The United States (us-wh) uses the stronger words: “agreed on”, where the United \
        States (us) has “discussed”";
    assert_eq!(headlines, [expected]);
}

#[test]
fn words_that_widen_or_narrow_a_shared_sentence_are_told() {
    let found = |us: &str, cn: &str| found(Kind::Scope, &[("us", us), ("cn", cn)]);
    let words = |us: &str, cn: &str| -> Vec<String> {
        let told = found(us, cn);
        let evidence = told.iter().flat_map(|divergence| &divergence.evidence);
        evidence
            .map(|evidence| evidence.text.clone())
            .filter(|text| !text.ends_with('.'))
            .collect()
    };
    let plain = "Both sides will lift the tariffs on timber and on steel from the first of March.";
    for (other, expected) in [
        (
            "Both sides will in principle lift the tariffs on timber and on steel from the first of March.",
            vec!["in principle"],
        ),
        (
            "Both sides will lift all the tariffs on timber and on steel from the first of March.",
            vec!["all"],
        ),
        (
            "Both sides should lift the tariffs on timber and on steel from the first of March.",
            vec!["will", "should"],
        ),
        // The opposite is a contradiction, and told as that alone.
        (
            "Both sides will not lift the tariffs on timber and on steel from the first of March.",
            vec![],
        ),
        // What is reported is "would"; "the" and an adjective reach nowhere else.
        (
            "Both sides would lift the heavy tariffs on timber and on steel from the first of March.",
            vec![],
        ),
        // Another sentence altogether: nobody knows what its "all" would be said of.
        (
            "All tariffs on timber were the subject of a long talk among the experts of March.",
            vec![],
        ),
    ] {
        let mut told = words(plain, other);
        told.sort();
        let mut expected = expected;
        expected.sort_unstable();
        assert_eq!(told, expected, "{other}");
    }
    assert!(words(plain, plain).is_empty());
}

#[test]
fn the_tone_is_that_of_the_talks_that_were_held() {
    let plain = "President Trump spoke with President Xi about timber.";
    for (account, words) in [
        (
            "The call was frank, cordial and useful.",
            vec!["cordial", "frank", "useful"],
        ),
        (
            "The two leaders had a candid exchange of views on timber.",
            vec!["candid"],
        ),
        // Wished for, of another day, or said of something else.
        (
            "President Xi hopes for a candid exchange of views on timber.",
            vec![],
        ),
        (
            "Such conversations have to be concrete and substantive.",
            vec![],
        ),
        (
            "They recalled the successful meeting of last month.",
            vec![],
        ),
        ("In the call he spoke of constructive relations.", vec![]),
        (
            "He said that his country will attend the preliminary meeting of the fish forum.",
            vec![],
        ),
        (
            "Speaking of the region, where things remain tense, he asked for talks.",
            vec![],
        ),
    ] {
        let tones = found(Kind::Tone, &[("us", plain), ("cn", account)]);
        let evidence = tones.iter().flat_map(|divergence| &divergence.evidence);
        let mut told: Vec<&str> = evidence.map(|evidence| evidence.text.as_str()).collect();
        told.sort_unstable();
        assert_eq!(told, words, "{account}");
    }
}

#[test]
fn differences_show_in_the_exit_status_when_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = texts(
        &folder,
        &[
            ("us", "The leaders agreed to suspend tariffs for 90 days."),
            ("cn", "The leaders agreed to suspend tariffs for 60 days."),
        ],
    );
    assert_eq!(compare(&sources, &[]).status, 0);
    let outcome = compare(&sources, &["--exit-code"]);
    assert_eq!(outcome.status, 1);
    let headline = "China gives 60 days, the United States gives 90 days";
    assert!(outcome.out.contains(headline), "{}", outcome.out);
    assert!(outcome.out.contains("{90} days"), "{}", outcome.out);
}

#[test]
fn what_is_less_sure_than_asked_for_is_left_out_of_every_format() {
    // One account a government: of several, the page tells once what the second says again.
    let event = fixture(EVENTS[0]).display().to_string();
    let run = |more: &[&str]| {
        let outcome = parallax([&["compare", event.as_str()], more].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        outcome.out
    };
    let parsed = |more: &[&str]| -> Report {
        let json = run(&[&["--format", "json"], more].concat());
        serde_json::from_str(&json).expect("a report")
    };
    let all = parsed(&[]);
    let sure = parsed(&["--min-confidence", "0.95"]);
    let is_sure = |finding: &&parallax::report::Divergence| {
        finding
            .confidence
            .is_none_or(|confidence| confidence >= 0.95)
    };
    let expected: Vec<_> = all.divergences.iter().filter(is_sure).collect();
    let kept: Vec<_> = sure.divergences.iter().collect();
    assert!(kept.len() < all.divergences.len() && kept == expected);
    assert_eq!(sure.passages, all.passages);
    for format in ["html", "markdown", "csv"] {
        let text = run(&["--format", format, "--min-confidence", "0.95"]);
        for finding in &all.divergences {
            let is_kept = kept.contains(&finding);
            assert_eq!(
                text.contains(&finding.id),
                is_kept,
                "{format}: {}",
                finding.id
            );
        }
    }
    for wrong in ["1.1", "-1", "NaN", "high"] {
        let argument = format!("--min-confidence={wrong}");
        let outcome = parallax(["compare", &event, &argument]);
        assert_eq!(outcome.status, 2, "{wrong}");
        assert!(outcome.err.contains("0 to 1"), "{}", outcome.err);
    }
}

#[test]
fn what_several_units_say_is_told_under_the_name_of_who_says_it() {
    let event = fixture(EVENTS[1]).display().to_string();
    let outcome = parallax(["compare", &event, "--width", "160", "--no-pager", "--all"]);
    let report = report(EVENTS[1]);
    let told = report.divergences.iter().take(5);
    let told: Vec<_> = told.filter(|it| it.kind == Kind::Silence).collect();
    assert!(!told.is_empty());
    for finding in told {
        let by = finding.by.as_deref().expect("who says it");
        assert!(
            finding.summary.starts_with(&format!("{by} ")),
            "{}",
            finding.summary
        );
        for evidence in &finding.evidence {
            let name = &report.statement(&evidence.source).expect("a source").name;
            let place = match evidence.role {
                EvidenceRole::Nearest => {
                    format!("found; nearest [{}]: ", evidence.sentence + 1)
                }
                _ => format!(" {name} [{}]: ", evidence.sentence + 1),
            };
            assert!(outcome.out.contains(&place), "{place}: {}", outcome.out);
        }
    }
}

#[test]
fn the_terminal_is_never_overrun() {
    for event in EVENTS {
        for width in ["40", "80", "120", "200"] {
            let path = fixture(event);
            let arguments = ["compare".as_ref(), path.as_os_str(), "--width".as_ref()];
            let all = [width.as_ref(), "--all".as_ref()];
            let outcome = parallax(arguments.into_iter().chain(all));
            let limit: usize = width.parse().expect("a number");
            for line in outcome.out.lines() {
                assert!(line.width() <= limit, "{event} at {width}: {line}");
                assert!(
                    !line.contains('\u{1b}'),
                    "no colour unless asked for: {line}"
                );
            }
            assert!(outcome.out.contains("Not mentioned") && outcome.out.contains("FINDINGS"));
        }
    }
}

#[test]
fn colour_changes_no_word() {
    let path = fixture(EVENTS[1]);
    let run = |colour: &str| {
        let colour = format!("--color={colour}");
        parallax(["compare".as_ref(), path.as_os_str(), colour.as_ref()]).out
    };
    let mut bare = String::new();
    let mut rest = run("always");
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        let end = rest[at..].find('m').expect("a colour code ends") + at + 1;
        rest = rest[end..].to_owned();
    }
    bare.push_str(&rest);
    let words = |text: &str| -> BTreeSet<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3);
        words.map(str::to_owned).collect()
    };
    let plain = words(&run("never"));
    assert!(
        words(&bare)
            .iter()
            .filter(|word| !plain.contains(*word))
            .all(|w| w == "underlined")
    );
}

#[test]
fn markdown_is_a_table_that_pastes() {
    for event in EVENTS {
        let path = fixture(event);
        let arguments = [
            "compare".as_ref(),
            path.as_os_str(),
            "--format=markdown".as_ref(),
        ];
        let outcome = parallax(arguments);
        let sources = report(event).statements.len();
        let table = outcome
            .out
            .split("## Side by side")
            .nth(1)
            .expect("the table");
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with('|')).collect();
        assert!(rows.len() > 5);
        assert!(rows.iter().all(|row| bars(row) == sources + 2), "{event}");
        assert!(outcome.out.contains("| Not mentioned |"));
    }
}

#[test]
fn no_control_character_of_a_page_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "The leaders \u{1b}[31mmet\u{7} in \u{202e}Geneva and spoke of trade at length.";
    let sources = texts(
        &folder,
        &[
            ("us", text),
            ("cn", "They met in Geneva to speak of trade."),
        ],
    );
    for format in ["terminal", "markdown"] {
        let out = compare(&sources, &["--format", format]).out;
        let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.contains(bad), "{out:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let terminal = parallax::cli::Terminal {
        width: 80,
        colour: false,
        ..Default::default()
    };
    let event = fixture(EVENTS[0]).display().to_string();
    for command in [
        &["compare", &event][..],
        &["schema"],
        &["completions", "zsh"],
        &["man"],
        &["sites"],
    ] {
        let arguments = std::iter::once("parallax").chain(command.iter().copied());
        let arguments = arguments.map(std::ffi::OsString::from);
        let mut err = Vec::new();
        let status = parallax::cli::run(arguments, &terminal, &mut Closed, &mut err);
        assert_eq!((status, err.as_slice()), (0, &b""[..]), "{command:?}");
    }
}

/// Real accounts, where the measuring data is at hand: nothing is shown there but how they compare.
#[test]
fn real_pairs_compare_without_hand_holding() {
    let data = std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        std::path::PathBuf::from,
    );
    let Ok(events) = fs::read_dir(data.join("readouts")) else {
        println!("skipped: no measuring data; set PARALLAX_DATA");
        return;
    };
    for event in events
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
    {
        let pages = fs::read_dir(&event)
            .expect("an event")
            .flatten()
            .map(|entry| entry.path());
        let sources: Vec<String> = pages
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .map(|path| path.display().to_string())
            .collect();
        let outcome = compare(&sources, &["--format=json"]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let report: Report = serde_json::from_str(&outcome.out).expect("a report");
        assert!(
            report
                .passages
                .iter()
                .any(|passage| passage.sentences.len() > 1),
            "{event:?}"
        );
        assert!(
            report
                .statements
                .iter()
                .all(|statement| statement.government.is_some())
        );
    }
}

#[test]
fn a_quoted_sentence_is_shown_once_however_long_it_is() {
    let tail = "and that the peoples of both countries remember the long voyage of the first \
        merchants, who carried porcelain, tea and silk across the ocean, and came home with ginseng, \
        furs and silver, and who wrote in their letters of harbours, of lanterns, of storms off the \
        cape, of the patience of pilots, of the songs of sailors, of the colour of the sea at dawn, \
        of the kindness of strangers, of the weight of anchors, of the names that children give to \
        ships, and of the hope to come back in another year with goods";
    let lead = "President Trump said that the garden of the castle is in bloom ";
    let sentence = format!("{lead}{tail}.");
    assert_eq!(sentence.chars().count(), 571);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let us = "President Trump spoke with President Xi of China on the telephone.";
    let sources = texts(&folder, &[("us", us), ("cn", &sentence)]);
    for (format, quoted) in [
        ("terminal", sentence.clone()),
        ("markdown", format!("\\[1\\]: {sentence}")),
    ] {
        let shown = compare(&sources, &["--width=2000", "--format", format]).out;
        let findings = shown.split("SIDE BY SIDE").next().expect("a part");
        let findings = findings.split("## Side by side").next().expect("a part");
        let findings = findings.split("## Topic by topic").next().expect("a part");
        assert!(findings.contains(&quoted), "{findings}");
        assert_eq!(findings.matches(tail).count(), 1, "{findings}");
    }
}

#[test]
fn evidence_says_what_it_is_to_its_finding() {
    let us = "President Trump spoke with President Xi of China. He underscored that the United States \
        opposes any change to the status quo across the Taiwan Strait by force.";
    let cn = "U.S. President Trump reiterated that the United States opposes any change to the status \
        quo across the Taiwan Strait, and that it does not support the independence of the island. \
        President Trump praised the performance of the acrobats from Shandong.";
    let roles = |finding: &parallax::report::Divergence| -> Vec<EvidenceRole> {
        finding.evidence.iter().map(|it| it.role).collect()
    };
    let found = found(Kind::Attribution, &[("us", us), ("cn", cn)]);
    let of = |status: Status| {
        let finding = found.iter().find(|it| it.status == Some(status));
        roles(finding.expect("a finding"))
    };
    assert_eq!(of(Status::Absent)[0], EvidenceRole::Claim);
    for event in EVENTS {
        for finding in report(event).divergences {
            let roles = roles(&finding);
            let expected: &[EvidenceRole] = match (finding.kind, finding.status) {
                (Kind::Contradiction, _) | (Kind::Attribution, Some(Status::Contradicted)) => &[
                    EvidenceRole::Claim,
                    EvidenceRole::Answer,
                    EvidenceRole::Word,
                ],
                (Kind::Attribution, Some(Status::Confirmed)) => {
                    &[EvidenceRole::Claim, EvidenceRole::Answer]
                }
                (Kind::Attribution, _) => &[EvidenceRole::Claim, EvidenceRole::Nearest],
                (Kind::Position, _) => &[EvidenceRole::Claim, EvidenceRole::Answer],
                (Kind::Silence, _) if finding.evidence[0].role == EvidenceRole::Claim => {
                    &[EvidenceRole::Claim, EvidenceRole::Nearest]
                }
                (Kind::Silence, _) => &[EvidenceRole::Word, EvidenceRole::Nearest],
                (Kind::Scope, _) => &[EvidenceRole::Word, EvidenceRole::Answer],
                _ => &[EvidenceRole::Word],
            };
            assert!(
                roles.iter().all(|role| expected.contains(role)),
                "{event}: {roles:?}"
            );
        }
    }
}

/// What is asked at a briefing is no government's claim, and a greeting answers none.
#[test]
fn of_questions_and_greetings_nothing_is_found() {
    let folder = TempDir::new().expect("a folder");
    let briefing = "MS. ADLER: Good afternoon, everyone.\n\
        The Secretary spoke with her counterpart about the reopening of the northern pipeline.\n\
        QUESTION: Did China demand that you lift all 40 sanctions on Iran, and did the President call Taiwan an outrage?\n\
        MS. ADLER: We discussed the northern pipeline and its reopening.\n\
        Thank you very much.\n";
    let other = "Good afternoon, ladies and gentlemen.\n\
        The ministers discussed reopening the northern pipeline.\n\
        The fishing fleet will return to harbour before the storms of November set in.\n\
        Thank you very much.\n";
    let sources = texts(&folder, &[("us", briefing), ("cn", other)]);
    let outcome = compare(&sources, &["--format=json"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let account = |id: &str| {
        let mut statements = report.statements.iter();
        statements.find(|it| it.id == id).expect("an account")
    };
    let beside = |id: &str, sentence: usize| {
        let text = &account(id).sentences[sentence].text;
        ["Good afternoon", "Thank you", "QUESTION"]
            .iter()
            .any(|words| text.contains(words))
    };
    for found in &report.divergences {
        for evidence in &found.evidence {
            assert!(!beside(&evidence.source, evidence.sentence), "{found:?}");
        }
    }
    let linked = report.passages.iter().filter(|it| it.sentences.len() > 1);
    for (id, sentences) in linked.flat_map(|passage| &passage.sentences) {
        assert!(sentences.iter().all(|sentence| !beside(id, *sentence)));
    }
    assert!(report.passages.iter().any(|it| it.sentences.len() > 1));
}

#[test]
fn what_a_government_says_in_one_language_alone_is_told() {
    let report = report("2023-06-18-qin-blinken-meeting");
    // The two versions of this event agree but for half a sentence, and the place of an invitation.
    let version = |d: &&parallax::report::Divergence| d.kind == Kind::Version;
    let found: Vec<_> = report.divergences.iter().filter(version).collect();
    assert!(
        found.len() == 1 && found[0].headline.contains("as sentence 14"),
        "{found:?}"
    );
    // What two governments say otherwise stands before it.
    let mut kinds = report.divergences.iter().map(|it| it.kind);
    let behind: Vec<Kind> = kinds
        .by_ref()
        .skip_while(|it| *it != Kind::Version)
        .collect();
    assert!(!behind.contains(&Kind::Silence), "{behind:?}");

    let chinese = "两国外长今天通电话。双方谈到贸易问题，同意保持沟通。部长说，谁玩火谁就要负责到底。\
                   双方还就半导体出口管制交换了意见。";
    let english = "The two foreign ministers spoke by telephone today. They discussed trade and agreed to \
                   maintain communication.";
    let report = of_versions(english, chinese);
    let found: Vec<_> = report.divergences.iter().filter(version).collect();
    assert!(
        found.iter().all(|it| it.by.as_deref() == Some("cn-zh")),
        "{found:?}"
    );
    let told = |words: &str| {
        let mut evidence = found.iter().flat_map(|it| &it.evidence);
        evidence.any(|it| it.text.contains(words))
    };
    assert!(told("玩火") && told("半导体"));
}

/// How both accounts of a call begin.
const OPENING: &str = "On January 24, Foreign Minister Wang Yi spoke by telephone with Secretary of State Marco Rubio.";
const IN_CHINESE: &str = "1月24日，外交部长王毅同美国国务卿鲁比奥通电话。";

/// The headlines of what the English and the Chinese account of a call have otherwise.
fn versions(english: &[&str], chinese: &[&str]) -> Vec<String> {
    const ENGLISH: [&str; 4] = [
        "Wang Yi said that China and the United States should find the right way to get along with each other.",
        "Wang Yi stressed that China will never allow Taiwan to be split from the motherland.",
        "The two sides agreed to step up cooperation on climate change.",
        "Secretary Rubio said that the United States stands ready for candid communication with China.",
    ];
    const CHINESE: [&str; 4] = [
        "王毅表示，中美两国应当找到正确相处之道。",
        "王毅强调，中方决不允许台湾从祖国分裂出去。",
        "双方同意加强气候变化合作。",
        "鲁比奥表示，美方愿同中方坦诚沟通。",
    ];
    // A number stands for the sentence of that place.
    let text = |told: &[&str], sentences: [&str; 4], space: &str| {
        let told = told.iter().map(|it| match it.parse::<usize>() {
            Ok(place) => sentences[place],
            Err(_) => it,
        });
        told.collect::<Vec<&str>>().join(space)
    };
    let report = of_versions(&text(english, ENGLISH, " "), &text(chinese, CHINESE, ""));
    let found = report.divergences.into_iter();
    let found = found.filter(|it| it.kind == Kind::Version);
    found.map(|it| it.headline).collect()
}

#[test]
fn what_stands_at_the_place_of_a_sentence_in_the_other_version_answers_it() {
    // No word of one stands in the other.
    let english = [
        OPENING,
        "0",
        "It takes two, he added, to make anything of it.",
        "1",
        "2",
        "3",
    ];
    let chinese = [
        IN_CHINESE,
        "0",
        "王毅说，桥要两头一起修，船要一起划。",
        "1",
        "2",
        "3",
    ];
    assert_eq!(versions(&english, &chinese), Vec::<String>::new());
    let english = [OPENING, "0", "1", "2", "3"];
    let found = versions(&english, &chinese);
    assert!(
        found.len() == 1 && found[0].contains("桥要两头一起修"),
        "{found:?}"
    );
}

/// Other sentences of the other version are like it: they name the same country.
#[test]
fn a_sentence_that_is_left_out_is_told_though_others_are_like_it() {
    let english = [OPENING, "0", "2", "3"];
    let left_out = "王毅强调，台湾问题是中国核心利益中的核心，希望美方恪守一个中国原则。";
    let chinese = [IN_CHINESE, "0", left_out, "2", "3"];
    let found = versions(&english, &chinese);
    assert!(
        found.len() == 1 && found[0].contains("台湾问题"),
        "{found:?}"
    );
}

#[test]
fn a_topic_that_one_version_names_otherwise_is_not_left_out() {
    let english = [
        OPENING,
        "0",
        "Wang Yi stressed that the island question must be handled with prudence.",
        "2",
        "3",
    ];
    let chinese = [
        IN_CHINESE,
        "0",
        "王毅强调，台湾问题必须慎重处理。",
        "2",
        "3",
    ];
    let found = versions(&english, &chinese);
    assert!(
        found.len() == 1 && found[0].contains("names Taiwan"),
        "{found:?}"
    );
}

#[test]
fn titles_and_places_that_differ_between_versions_are_told() {
    let titled = "1月24日，中共中央政治局委员、外交部长王毅同美国国务卿鲁比奥通电话。";
    let english = [OPENING, "3", "0", "1", "2"];
    let chinese = [titled, "0", "1", "2", "3"];
    let found = versions(&english, &chinese);
    assert!(
        found.len() == 2
            && found
                .iter()
                .any(|it| it.contains("“member of the Political Bureau”"))
            && found
                .iter()
                .any(|it| it.contains("as sentence 2") && it.contains("as sentence 5")),
        "{found:?}"
    );
    let full = OPENING.replace(
        "Foreign Minister",
        "Member of the Political Bureau and Foreign Minister",
    );
    let english = [full.as_str(), "0", "1", "2", "3"];
    assert_eq!(versions(&english, &chinese), Vec::<String>::new());
}

#[test]
fn what_a_government_says_less_firmly_in_one_language_is_told() {
    let chinese = "外交部长同对方会谈。部长表示，中方坚决反对加征关税。双方同意保持沟通。\
                   部长强调，两国应加强气候变化合作。";
    let english = |opposes: &str| {
        format!(
            "The foreign minister held talks with his counterpart. The minister said that China {opposes} \
             additional tariffs. The two sides agreed to stay in touch. The minister stressed that the two \
             countries should step up cooperation on climate change."
        )
    };
    let steps = |opposes: &str| -> Vec<String> {
        let found = of_versions(&english(opposes), chinese)
            .divergences
            .into_iter();
        let versions = found.filter(|it| it.kind == Kind::Version);
        versions.map(|it| it.headline).collect()
    };
    let softened = steps("opposes");
    assert!(
        softened.len() == 1 && softened[0].contains("坚决反对"),
        "{softened:?}"
    );
    assert!(steps("firmly opposes").is_empty());
}

#[test]
fn a_version_that_takes_anothers_name_for_its_own_softens_it() {
    let chinese = "外交部长王毅同美国国务卿通电话。王毅表示，美方应恪守一个中国原则，停止售台武器。双方同意保持沟通。\n";
    let names = |english: &str| -> Vec<String> {
        let found = of_versions(english, chinese).divergences.into_iter();
        let names = found.filter(|it| it.kind == Kind::Version && it.headline.contains("names"));
        names.map(|it| it.headline).collect()
    };
    let softer = names(
        "Foreign Minister Wang Yi spoke by telephone with the U.S. Secretary of State. Wang Yi said that the \
         United States should abide by the one-China policy and stop selling arms to Taiwan. The two sides \
         agreed to stay in touch.",
    );
    assert_eq!(softer.len(), 1, "{softer:?}");
    assert!(softer[0].contains("one-China policy"), "{softer:?}");
    let same = names(
        "Foreign Minister Wang Yi spoke by telephone with the U.S. Secretary of State. Wang Yi said that the \
         United States should abide by the one-China principle and stop selling arms to Taiwan. The two sides \
         agreed to stay in touch.",
    );
    assert_eq!(same, Vec::<String>::new());
}

/// The report on an English and a Chinese account of China.
fn of_versions(english: &str, chinese: &str) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pages = [("cn", english), ("cn-zh", chinese)];
    let mut manifest = String::from("title = \"A call\"\ndate = \"2023-03-01\"\n");
    for (id, text) in pages {
        fs::write(folder.path().join(format!("{id}.txt")), text).expect("a page");
        manifest += &format!(
            "[[source]]\nid = \"{id}\"\ngovernment = \"CN\"\nurl = \"https://example.org/{id}\"\npage = \"{id}.txt\"\n"
        );
    }
    fs::write(folder.path().join("event.toml"), manifest).expect("a manifest");
    let path = folder.path().to_str().expect("a path");
    let outcome = compare(&[path.to_owned()], &["--format=json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// A second account of one government repeats the first: what it says again stands behind
/// everything that has not been told.
#[test]
fn what_a_government_says_twice_is_told_once_among_the_first() {
    let ours = "The Secretary met the Foreign Minister in Vienna on Tuesday. The Secretary raised the \
                detention of journalists and called for their release. They discussed grain exports.";
    let theirs = "The Foreign Minister met the Secretary in Vienna on Tuesday. The Taiwan question is a red \
                  line that no one may cross, the Foreign Minister stressed. China firmly opposes the sanctions on \
                  its companies and demands that they be lifted. The two sides discussed grain exports.";
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = texts(&folder, &[("cn", theirs), ("cn2", theirs), ("us", ours)]);
    let outcome = compare(&sources, &["--format=json"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let silences: Vec<_> = report
        .divergences
        .iter()
        .filter(|it| {
            it.kind == Kind::Silence && it.by.as_deref().is_some_and(|by| by.starts_with("cn"))
        })
        .collect();
    let claims = |found: &parallax::report::Divergence| -> BTreeSet<String> {
        let claims = found
            .evidence
            .iter()
            .filter(|it| it.role == EvidenceRole::Claim);
        claims.map(|it| it.text.clone()).collect()
    };
    let place = |found: &parallax::report::Divergence| {
        report.divergences.iter().position(|it| it.id == found.id)
    };
    let first = silences.first().expect("a silence");
    let again = silences[1..]
        .iter()
        .find(|it| it.by != first.by && claims(it) == claims(first))
        .expect("the same silence, by the other account");
    let ours = report
        .divergences
        .iter()
        .position(|it| it.by.as_deref() == Some("us") && it.kind == Kind::Silence);
    assert!(place(first) < ours, "{}", outcome.out);
    assert!(ours < place(again), "{}", outcome.out);
}

/// Who does not know the language of a sentence sees its topics, names and figures in his own.
#[test]
fn a_sentence_in_another_language_has_its_gist() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let english = "The two presidents spoke by telephone on Monday about trade.";
    let chinese = "国家主席同鲁比奥通电话。两人谈到台湾问题。中国购买5000吨大豆。";
    let sources = texts(&folder, &[("cn", chinese), ("us", english)]);
    let outcome = compare(&sources, &["--format=json"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let [cn, us] = &report.statements[..] else {
        panic!("{}", outcome.out)
    };
    assert!(us.sentences.iter().all(|it| it.gist.is_none()));
    let gists: Vec<_> = cn
        .sentences
        .iter()
        .map(|it| it.gist.as_ref().expect("a gist"))
        .collect();
    assert_eq!(gists[0].names, ["United States"]);
    assert!(gists[1].topics.contains(&"Taiwan".to_owned()));
    assert_eq!(gists[1].figures, [""; 0]);
    assert_eq!(gists[2].names, ["China"]);
    assert_eq!(gists[2].figures, ["5,000 tons"]);
    for arguments in [["--all"], ["--format=html"], ["--format=markdown"]] {
        let shown = compare(&sources, &arguments).out;
        assert!(shown.contains("no translation"), "{shown}");
        assert!(shown.contains("China; 5,000 tons›"), "{shown}");
    }
}

#[test]
fn how_much_is_written_is_told_last() {
    for event in [
        "2021-12-30-biden-putin-call",
        "2023-06-18-qin-blinken-meeting",
    ] {
        let report = report(event);
        let kinds: Vec<Kind> = report.divergences.iter().map(|it| it.kind).collect();
        let length = kinds.iter().position(|kind| *kind == Kind::Length);
        assert!(
            length.is_none_or(|it| it + 1 == kinds.len()),
            "{event}: {kinds:?}"
        );
    }
}

#[test]
fn a_gist_names_no_state_for_an_agreement_or_for_brussels() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ru = "Министр напомнил о Минских договорённостях и о Парижском соглашении. Реакция Брюсселя на предложения \
        о паромах пока неизвестна.\n\nОн рассказал о рыбаках Белоруссии и о гавани.";
    let us = "The Secretary spoke of the ferries and of the harbour by telephone.";
    let sources = texts(&folder, &[("ru", ru), ("us", us)]);
    let outcome = compare(&sources, &["--format=json"]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let sentences = &report.statement("ru").expect("the account").sentences;
    let names = |words: &str| -> Vec<String> {
        let said = sentences.iter().find(|it| it.text.contains(words));
        let gist = said.expect("the sentence").gist.as_ref();
        gist.map_or_else(Vec::new, |gist| gist.names.clone())
    };
    assert!(names("Минских").is_empty());
    assert!(names("Брюсселя").is_empty());
    assert_eq!(names("рыбаках"), ["Belarus"]);
}

#[test]
fn what_a_side_begins_with_and_alone_raises_is_named_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let us = "The leaders spoke of the harvest today. They spoke of grain exports for an hour.";
    let ru = "The leaders discussed the enlargement of NATO. Russia is concerned about NATO. The \
        prisoners will be exchanged on Monday.";
    let outcome = compare(&texts(&folder, &[("us", us), ("ru", ru)]), &[]);
    let lines: Vec<&str> = outcome.out.split_whitespace().collect();
    let told = lines.join(" ");
    assert!(told.contains("alone raises this and "), "{told}");
    assert!(!told.contains("NATO and the enlargement"), "{told}");
}
