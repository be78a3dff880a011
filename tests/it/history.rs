//! `parallax history`: the uses of a phrase over time.

use std::fs;

use serde_json::{Value, json};

use crate::common::{Outcome, parallax};

/// Four texts, out of order, with a phrase in three of them and another form in the fourth.
fn series() -> String {
    let texts = [
        (
            "2023-05-02",
            "Call with Prime Minister Kishida of Japan",
            "He said that support would last For As Long As It Needs, and thanked Japan.",
        ),
        (
            "2022-10-04",
            "Call with President Zelenskyy of Ukraine",
            "He pledged support for as long as it needs.",
        ),
        (
            "2024-01-09",
            "Meeting with Chancellor Scholz of Germany",
            "He promised support for as long as we can.",
        ),
        (
            "2023-02-20",
            "Meeting with President Zelenskyy of Ukraine",
            "Support will last as long as it\u{a0}needs. It will last as long as it needs.",
        ),
    ];
    let line = |(date, title, text): &(&str, &str, &str)| {
        let url = format!("https://example.org/{date}");
        json!({"government": "US", "date": date, "title": title, "url": url, "paragraphs": [text]})
            .to_string()
    };
    let lines: Vec<String> = texts.iter().map(line).collect();
    lines.join("\n") + "\n"
}

fn history(lines: &str, arguments: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("texts.jsonl");
    fs::write(&file, lines).expect("written");
    let file = file.display().to_string();
    let arguments = ["history", &file]
        .into_iter()
        .chain(arguments.iter().copied());
    parallax(arguments)
}

fn found(lines: &str, arguments: &[&str]) -> Value {
    let all: Vec<&str> = [arguments, &["--format", "json"]].concat();
    let outcome = history(lines, &all);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("JSON")
}

#[test]
fn every_use_is_found_with_first_last_and_other_forms() {
    let found = found(&series(), &["--phrase", "as long as it needs"]);
    assert_eq!(found["phrase"], "as long as it needs");
    assert_eq!(found["count"], 3);
    assert_eq!(found["texts"], 4);
    assert_eq!(found["first"], "2022-10-04");
    assert_eq!(found["last"], "2023-05-02");
    let uses = found["uses"].as_array().expect("uses");
    let days: Vec<&str> = uses.iter().filter_map(|it| it["date"].as_str()).collect();
    let expected = [
        "2022-10-04",
        "2023-02-20",
        "2023-02-20",
        "2023-05-02",
        "2024-01-09",
    ];
    assert_eq!(days, expected);
    assert_eq!(uses[0]["variant"], Value::Null);
    assert_eq!(uses[0]["title"], "Call with President Zelenskyy of Ukraine");
    assert_eq!(uses[0]["url"], "https://example.org/2022-10-04");
    assert_eq!(
        uses[0]["sentence"],
        "He pledged support for as long as it needs."
    );
    assert_eq!(uses[4]["variant"], "as long as we can");
    assert_eq!(found["variants"][0]["form"], "as long as we can");
    assert_eq!(found["by_year"][1]["count"], 2);
    assert_eq!(found["by_counterpart"][0]["government"], "UA");
    assert_eq!(found["by_counterpart"][0]["count"], 2);
}

#[test]
fn texts_are_kept_by_government_and_by_counterpart() {
    let phrase = ["--phrase", "as long as it needs"];
    let with = |more: &[&str]| found(&series(), &[&phrase, more].concat());
    assert_eq!(with(&["--with", "JP"])["count"], 1);
    assert_eq!(
        with(&["--with", "ukraine", "--government", "us"])["texts"],
        2
    );
    assert_eq!(with(&["--government", "CN"])["texts"], 0);
    let unknown = history(&series(), &["--phrase", "a", "--with", "XX"]);
    assert_eq!(unknown.status, 2);
}

#[test]
fn a_phrase_nobody_said_has_no_days() {
    let found = found(&series(), &["--phrase", "free and open seas"]);
    assert_eq!(found["count"], 0);
    assert_eq!(found["first"], Value::Null);
    assert_eq!(found["uses"], json!([]));
}

#[test]
fn bad_lines_are_named_and_the_rest_is_read() {
    let lines = format!(
        "{}{{\n{{\"date\": \"then\", \"paragraphs\": []}}\n",
        series()
    );
    let outcome = history(&lines, &["--phrase", "as long as it needs"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("line 5"), "{}", outcome.err);
    assert!(outcome.err.contains("line 6"), "{}", outcome.err);
    assert!(outcome.out.contains("3 of 4 texts"), "{}", outcome.out);
    for phrase in ["", " ,;", &"word ".repeat(100)] {
        let outcome = history(&series(), &["--phrase", phrase]);
        assert_eq!(outcome.status, 2, "{phrase}");
    }
}

#[test]
fn hostile_text_acts_on_no_reader() {
    let hostile = "<script>x</script>\u{1b}[31m =1+1 as long as it needs";
    let line = json!({
        "government": "US", "date": "2024-01-01", "title": format!("=1+1 {hostile}"),
        "url": "=2", "paragraphs": [hostile]
    });
    let phrase = ["--phrase", "as long as it needs"];
    for format in ["terminal", "csv", "svg", "json"] {
        let all = [&phrase[..], &["--format", format]].concat();
        let outcome = history(&line.to_string(), &all);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert!(!outcome.out.contains('\u{1b}'), "{format}");
        if format == "svg" {
            assert!(!outcome.out.contains("<script"), "{}", outcome.out);
        }
        if format == "csv" {
            assert!(outcome.out.contains("\"'=2\""), "{}", outcome.out);
        }
    }
}

#[test]
fn what_no_government_published_is_left_out_and_named() {
    let line = |government: &str, date: &str| {
        json!({"government": government, "date": date, "paragraphs": ["We stand by it."]})
            .to_string()
    };
    let lines = [
        line("US", "2024-01-01"),
        line("US", "0000-01-01"),
        line("US", "9999-12-31"),
        line("\u{202e}Atlantis", "2024-01-01"),
    ];
    let outcome = history(
        &lines.join("\n"),
        &["--phrase", "stand by it", "--format", "json"],
    );
    assert_eq!(outcome.status, 2);
    for said in [
        "line 2: its date, 0000-01-01",
        "line 3",
        "line 4: its government, \"Atlantis\"",
    ] {
        assert!(outcome.err.contains(said), "{}", outcome.err);
    }
    let found: Value = serde_json::from_str(&outcome.out).expect("JSON");
    assert_eq!(found["by_year"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_picture_shows_the_life_of_a_phrase() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("texts.jsonl");
    fs::write(&file, series()).expect("written");
    let picture = folder.path().join("life.svg");
    let run = |output: &std::path::Path| {
        let [file, output] = [&*file, output].map(|path| path.display().to_string());
        parallax([
            "history",
            &file,
            "--phrase",
            "as long as it needs",
            "-o",
            &output,
        ])
    };
    assert_eq!(run(&picture).status, 0);
    let svg = fs::read_to_string(&picture).expect("a picture");
    for part in [
        "<svg",
        "3 of 4 texts",
        "first on 2022-10-04",
        "as long as we can",
        "</svg>",
    ] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
    assert_eq!(run(&file).status, 2, "a series is not written over");
}

/// Thirty texts with several counterparts, and a last one with Japan.
fn archive(last: &str) -> String {
    let text = |number: usize, with: &str, text: &str| {
        let (month, day) = (number / 28 + 1, number % 28 + 1);
        json!({
            "government": "US", "date": format!("2024-{month:02}-{day:02}"),
            "title": format!("Call with {with}"), "url": format!("https://example.org/{number}"),
            "paragraphs": [format!("He spoke with the leader of {with}. {text}")]
        })
        .to_string()
    };
    let usual = |number: usize| {
        // The words beside the phrases differ from text to text.
        let beside = [
            "orchards",
            "railways",
            "lighthouses",
            "glaciers",
            "museums",
            "vineyards",
        ];
        let beside = beside[number % beside.len()];
        match number % 4 {
            0 => text(
                number,
                "Japan",
                &format!(
                    "The two upheld the longstanding principle of quiet waters, and spoke of {beside}. \
                     Work on open lanes for northern fleets goes on."
                ),
            ),
            1 => text(
                number,
                "India",
                &format!("He praised patient stewardship of common mountain wells, and {beside}."),
            ),
            _ => text(
                number,
                "Brazil",
                &format!("He thanked his host for {beside}."),
            ),
        }
    };
    let mut lines: Vec<String> = (0..30).map(usual).collect();
    lines.push(text(40, "Japan", last));
    lines.join("\n")
}

/// The changes of a kind in the newest text with Japan.
fn changes(last: &str, kind: &str) -> Vec<Value> {
    let found = found(&archive(last), &["--with", "JP"]);
    assert_eq!(found["schema"], "parallax.account-history/1");
    assert_eq!(found["earlier"], 30);
    assert_eq!(found["earlier_with"], 8);
    let changes = found["changes"].as_array().expect("changes").iter();
    changes
        .filter(|change| change["kind"] == kind)
        .cloned()
        .collect()
}

#[test]
fn a_set_phrase_in_other_words_is_a_change_and_not_dropped() {
    let last = "The two upheld the longstanding policy of quiet waters. Work on open lanes for \
                northern fleets goes on.";
    let changed = changes(last, "phrase_changed");
    assert_eq!(changed.len(), 1, "{changed:#?}");
    let what = changed[0]["what"].as_str().expect("a phrase");
    assert!(
        what.contains("longstanding policy of quiet waters"),
        "{what}"
    );
    let before = changed[0]["before"].as_str().expect("a phrase");
    assert!(
        before.contains("longstanding principle of quiet waters"),
        "{before}"
    );
    assert_eq!(changed[0]["count"], 8);
    assert_eq!(changed[0]["of"], 8);
    assert_eq!(changed[0]["earlier"]["url"], "https://example.org/28");
    assert_eq!(changes(last, "phrase_dropped"), [] as [Value; 0]);
}

#[test]
fn a_set_phrase_that_is_left_out_is_dropped() {
    let last = "The two upheld the longstanding principle of quiet waters.";
    let dropped = changes(last, "phrase_dropped");
    assert_eq!(dropped.len(), 1, "{dropped:#?}");
    assert!(
        dropped[0]["what"]
            .as_str()
            .is_some_and(|it| it.contains("northern fleets"))
    );
    assert_eq!(dropped[0]["count"], 8);
    assert_eq!(dropped[0]["now"], Value::Null);
}

#[test]
fn a_set_phrase_that_others_heard_is_the_first_with_this_counterpart() {
    let last = "The two upheld the longstanding principle of quiet waters. Work on open lanes for \
                northern fleets goes on. He praised patient stewardship of common mountain wells.";
    let first = changes(last, "phrase_first_with");
    assert_eq!(first.len(), 1, "{first:#?}");
    assert_eq!(
        first[0]["what"],
        "patient stewardship of common mountain wells"
    );
    assert_eq!(first[0]["count"], 8);
}

/// The changes in the last of a few texts with Norway, as their kinds and what stood before.
fn changes_in_few(before: &[&str], last: &str) -> Vec<(String, String)> {
    let texts = before.iter().chain([&last]).enumerate();
    let line = |(number, text): (usize, &&str)| {
        json!({
            "government": "US", "date": format!("2024-01-{:02}", number + 1),
            "title": "Call with the Prime Minister of Norway",
            "paragraphs": [format!("He spoke with the Prime Minister. {text}")]
        })
        .to_string()
    };
    let lines: Vec<String> = texts.map(line).collect();
    let found = found(&lines.join("\n"), &[]);
    let changes = found["changes"].as_array().expect("changes").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    changes
        .map(|change| (text(&change["kind"]), text(&change["before"])))
        .collect()
}

#[test]
fn a_set_phrase_of_common_words_is_found_in_a_small_archive() {
    let before = [
        "The United States will stand by the ferries as far as it leads.",
        "He promised help with harbours as far as it leads, and with nets.",
        "They spoke of tunnels. Washington will go along as far as it leads.",
    ];
    for last in [
        "He said that the United States will go along as far as we dare.",
        "Help with lighthouses goes on as far as we dare, he said.",
    ] {
        let changes = changes_in_few(&before, last);
        let changed = ("phrase_changed".to_owned(), "as far as it leads".to_owned());
        assert_eq!(changes.first(), Some(&changed), "{changes:?}");
    }
}

#[test]
fn a_changed_phrase_is_not_told_as_gone_with_the_sentence_around_it() {
    let before = ["The United States will stand by the ferries as far as it leads."; 5];
    let changes = changes_in_few(&before, "Help with lighthouses goes on as far as we dare.");
    let phrases: Vec<_> = (changes.iter())
        .filter(|(kind, _)| kind.starts_with("phrase"))
        .collect();
    assert_eq!(phrases.len(), 1, "{changes:?}");
    assert_eq!(phrases[0].0, "phrase_changed");
}

#[test]
fn days_courtesies_and_pieces_of_phrases_are_no_news() {
    let before = [
        "He thanked his host for his warm welcome. They will meet again next week in the coming days.",
        "He thanked his host for his warm welcome. They will make sure to talk again next week.",
        "He thanked his host for his warm welcome. They meet next week, as soon as possible.",
        "He thanked his host for his warm welcome. They will meet again next week as soon as possible.",
    ];
    let changes = changes_in_few(&before, "They agreed to build three tunnels.");
    let is_idle = |before: &str| {
        ["week", "soon", "days", "welcome"]
            .iter()
            .any(|it| before.contains(it))
    };
    assert!(
        !changes.iter().any(|(_, before)| is_idle(before)),
        "{changes:?}"
    );
}

#[test]
fn accounts_of_events_are_texts_with_the_others() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let outcome = parallax([
        "history",
        fixtures,
        "--government",
        "CN",
        "--format",
        "json",
    ]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let found: Value = serde_json::from_str(&outcome.out).expect("JSON");
    assert_eq!(found["text"]["government"], "CN");
    assert!(found["earlier"].as_u64().is_some_and(|earlier| earlier > 0));
    let picture = parallax(["history", fixtures, "--format", "svg"]);
    assert_eq!(picture.status, 2);
}

#[test]
fn texts_in_other_languages_are_not_counted_and_other_forms_are_marked() {
    let chinese = json!({
        "government": "CN", "date": "2023-03-03", "title": "通话",
        "paragraphs": ["两国元首就双边关系和共同关心的国际和地区问题坦诚深入交换意见。"]
    });
    let lines = format!("{}{chinese}\n", series());
    let found = found(&lines, &["--phrase", "as long as it needs"]);
    assert_eq!(found["texts"], 4);
    assert_eq!(found["other_texts"], 1);
    assert_eq!(found["languages"], json!(["en"]));
    let shown = history(
        &lines,
        &["--phrase", "as long as it needs", "--width", "200"],
    )
    .out;
    assert!(shown.contains("3 of 4 texts in English"), "{shown}");
    assert!(
        shown.contains("1 text in other languages not counted"),
        "{shown}"
    );
    assert!(
        shown.contains("another form: “as long as we can”"),
        "{shown}"
    );
}

#[test]
fn inflected_and_hyphenated_forms_are_told_from_others() {
    let text = |day: usize, text: &str| {
        json!({"government": "US", "date": format!("2024-01-{day:02}"), "title": "Call", "paragraphs": [text]})
            .to_string()
    };
    let lines = [
        text(1, "He repeated the one harbour policy."),
        text(2, "He repeated the one-harbour policy."),
        text(3, "He repeated the one harbour policies."),
        text(4, "He repeated the one quiet harbour policy."),
    ];
    let found = found(&lines.join("\n"), &["--phrase", "one harbour policy"]);
    assert_eq!(found["count"], 1);
    let variants = found["variants"].as_array().expect("variants").iter();
    let forms: Vec<(&str, bool)> = variants
        .filter_map(|it| Some((it["form"].as_str()?, it["is_inflected"].as_bool()?)))
        .collect();
    for form in [
        ("one-harbour policy", true),
        ("one harbour policies", true),
        ("one quiet harbour policy", false),
    ] {
        assert!(forms.contains(&form), "{forms:?}");
    }
}

#[test]
fn of_too_few_texts_it_is_said_that_nothing_can_be_said() {
    let shown = history(
        &series(),
        &[
            "--government",
            "US",
            "--text",
            "2023-05-02",
            "--width",
            "200",
        ],
    )
    .out;
    assert!(
        shown.contains("only 2 earlier texts: nothing can be said of habit"),
        "{shown}"
    );
    assert!(!shown.contains("nothing is new"), "{shown}");
    let first = found(&series(), &["--text", "2022-10-04"]);
    let limits = first["limits"].as_str().expect("a limit");
    assert!(limits.starts_with("no earlier text"), "{limits}");
}

#[test]
fn what_stood_in_the_last_three_texts_alone_is_no_habit() {
    let usual = "He spoke of orchards and of quiet trade.";
    let storm = "He spoke of human rights in Xinjiang.";
    let before = [
        usual, usual, usual, usual, usual, usual, usual, storm, storm, storm,
    ];
    let changes = changes_in_few(&before, usual);
    assert!(
        !changes.iter().any(|(kind, _)| kind == "topic_gone"),
        "{changes:?}"
    );
}

#[test]
fn what_stands_in_another_language_is_not_gone() {
    let line = |day: &str, title: &str, texts: [&str; 2]| {
        json!({"government": "CN", "date": day, "title": title, "paragraphs": texts}).to_string()
    };
    let chinese = |day: &str| {
        line(
            day,
            "中美元首通话",
            [
                "两国元首通电话。",
                "中方强调台湾问题是中美关系中最重要最敏感的问题，双方就关税问题深入交换意见。",
            ],
        )
    };
    let lines = [
        chinese("2023-01-01"),
        chinese("2023-02-01"),
        chinese("2023-03-01"),
        chinese("2023-04-01"),
        line(
            "2023-05-01",
            "Call with the President of the United States",
            [
                "They spoke by phone.",
                "They talked of orchards at length, and of the ferries that cross the bay.",
            ],
        ),
    ];
    let found = found(&lines.join("\n"), &[]);
    assert_eq!(found["changes"], json!([]));
    assert_eq!(found["earlier"], 0);
    assert_eq!(found["other_texts"], 4);
    let shown = history(&lines.join("\n"), &["--width", "200"]).out;
    assert!(
        shown.contains("4 texts in other languages not counted"),
        "{shown}"
    );
}

#[test]
fn a_word_of_the_same_family_is_no_change() {
    let before = ["He stands by Norway's fishing programme, and by the ferries."; 4];
    for (last, is_change) in [
        ("He stands by the Norwegian fishing programme.", false),
        ("He stands by the common fishing programme.", true),
    ] {
        let changes = changes_in_few(&before, last);
        let changed = changes.iter().filter(|(kind, _)| kind == "phrase_changed");
        assert_eq!(changed.count() > 0, is_change, "{last}: {changes:?}");
    }
}

#[test]
fn a_phrase_of_several_governments_says_who_speaks() {
    let russian = json!({
        "government": "RU", "date": "2023-01-07", "title": "Talks",
        "paragraphs": ["It will go on as long as it needs."]
    });
    let lines = format!("{}{russian}\n", series());
    let phrase = ["--phrase", "as long as it needs"];
    let shown = history(&lines, &[&phrase[..], &["--width", "200"]].concat()).out;
    assert!(shown.contains("2023-01-07  Russia: Talks"), "{shown}");
    assert!(shown.contains("United States  3 of 4"), "{shown}");
    let one = history(&series(), &[&phrase[..], &["--width", "200"]].concat()).out;
    assert!(!one.contains("Who says it"), "{one}");
    let found = found(&lines, &phrase);
    assert_eq!(found["by_government"][0]["government"], "US");
    assert_eq!(found["by_government"][1]["count"], 1);
}

/// The changes in the newest of thirty texts with Japan, behind all but the last: kinds and
/// headlines.
fn news(last: &str) -> Vec<(String, String)> {
    let found = found(&archive(last), &["--with", "JP"]);
    let changes = found["changes"].as_array().expect("changes").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    changes
        .map(|change| (text(&change["kind"]), text(&change["headline"])))
        .collect()
}

#[test]
fn offices_lists_and_pieces_of_names_are_no_news() {
    let usual = "The two upheld the longstanding principle of quiet waters. Work on open lanes for northern \
                 fleets goes on.";
    for beside in [
        "They heard the Central Bank Governor and the Economy Minister.",
        "They heard Coastal University, Harbour Institute and Lantern Academy.",
        "They praised the Harbour School of Navigation.",
        "They praised the Australia-United Kingdom-Norway exercise.",
        "They praised the Northern Harbour and Lighthouse Agency.",
        "They praised Anglo-Japanese seamanship.",
    ] {
        let news = news(&format!("{usual} {beside}"));
        let told: Vec<_> = (news.iter()).filter(|(kind, _)| kind != "order").collect();
        assert!(told.is_empty(), "{beside}: {told:?}");
    }
    let news = news(&format!("{usual} They founded the Harbour Lantern Forum."));
    assert!(
        news.iter()
            .any(|(_, it)| it.starts_with("Harbour Lantern Forum is named")),
        "{news:?}"
    );
}

/// The changes in the last of a few texts with the Prime Minister of Norway, of the days of a
/// month, as their kinds and what they are of; and all that is found.
fn changes_in(texts: &[(usize, &str)]) -> (Vec<(String, String)>, Value) {
    let line = |(day, text): &(usize, &str)| {
        json!({
            "government": "US", "date": format!("2024-03-{day:02}"),
            "title": format!("Call with the Prime Minister of Norway, {}", text.len()),
            "paragraphs": [format!("He spoke with the Prime Minister. {text}")]
        })
        .to_string()
    };
    let lines: Vec<String> = texts.iter().map(line).collect();
    let found = found(&lines.join("\n"), &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changes = found["changes"].as_array().expect("changes").iter();
    let changes = changes.map(|change| (text(&change["kind"]), text(&change["what"])));
    (changes.collect(), found)
}

#[test]
fn two_accounts_of_one_day_are_of_one_occasion() {
    let brief = "He raised fentanyl, and the ferries of the northern harbours.";
    let whole = "He raised fentanyl, the ferries of the northern harbours, and orchards at length.";
    let ferries = "He praised the ferries of the northern harbours, and museums.";
    let (_, found) = changes_in(&[(1, ferries), (2, ferries), (9, brief), (9, whole)]);
    assert_eq!(found["earlier"], 2, "{found:#}");
    let (_, found) = changes_in(&[(1, brief), (1, whole), (2, ferries), (9, whole)]);
    assert_eq!(found["earlier"], 3);
    assert_eq!(found["earlier_with"], 2, "one of each occasion");
    let other =
        "He thanked the glacier guides, railway workers and winegrowers whom storms kept away.";
    let (_, found) = changes_in(&[(1, ferries), (2, ferries), (9, other), (9, whole)]);
    assert_eq!(found["earlier"], 3, "another talk of the day");
}

#[test]
fn it_is_said_which_text_is_taken_and_how_another_is() {
    let first_line = |arguments: &[&str]| {
        let out = history(&series(), &[arguments, &["--width", "160"]].concat()).out;
        out.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        first_line(&[]),
        "The newest of 4 texts; --text, --government and --with choose another:"
    );
    assert!(first_line(&["--with", "UA"]).starts_with("The newest of 2 texts;"));
    let named = first_line(&["--text", "2023-05-02"]);
    assert!(named.starts_with("2023-05-02"), "{named}");
}

#[test]
fn the_name_of_a_topic_is_no_set_phrase_that_is_gone() {
    let usual = "He spoke of climate change, and of the ferries.";
    let mut texts: Vec<(usize, &str)> = (1..6).map(|day| (day, usual)).collect();
    texts.push((9, "He spoke at length of the climate, and of the ferries."));
    let (changes, _) = changes_in(&texts);
    assert!(
        !changes.iter().any(|(kind, _)| kind == "phrase_dropped"),
        "{changes:?}"
    );
    // Where it is gone in all words, that is told once.
    texts.push((10, "He spoke of the ferries alone."));
    texts.remove(5);
    let (changes, _) = changes_in(&texts);
    let gone: Vec<_> = changes
        .iter()
        .filter(|it| it.0.ends_with("_gone") || it.0.ends_with("_dropped"))
        .collect();
    assert_eq!(gone.len(), 1, "{changes:?}");
    assert_eq!(gone[0].0, "topic_gone");
}

#[test]
fn a_common_verb_or_a_name_in_the_place_of_another_word_is_no_change() {
    let usual = "The two upheld the longstanding effort of quiet waters.";
    let texts = |last: &'static str| {
        let other = "He praised the glaciers, and thanked the winegrowers.";
        let text = |day: usize| (day, if day.is_multiple_of(3) { usual } else { other });
        let mut texts: Vec<(usize, &str)> = (1..20).map(text).collect();
        texts.push((25, last));
        texts
    };
    for last in [
        "The two upheld the longstanding support of quiet waters.",
        "The two upheld the longstanding Nordic of quiet waters.",
    ] {
        let (changes, _) = changes_in(&texts(last));
        let changed = changes.iter().find(|(kind, _)| kind == "phrase_changed");
        assert_eq!(changed, None, "{last}");
    }
    let last = "The two upheld the longstanding doctrine of quiet waters.";
    let (changes, _) = changes_in(&texts(last));
    assert!(
        changes.iter().any(|(kind, _)| kind == "phrase_changed"),
        "{changes:?}"
    );
}

#[test]
fn what_analysts_make_little_of_is_no_news_where_one_sentence_names_it() {
    let mut texts: Vec<(usize, &str)> = (1..8)
        .map(|day| (day, "He praised the ferries of the harbours."))
        .collect();
    let once = "He praised the ferries, and vaccines against the pandemic.";
    let twice = "He praised vaccines against the pandemic. The harbours have many vaccines.";
    for (last, is_told) in [(once, false), (twice, true)] {
        texts.push((9, last));
        let (changes, _) = changes_in(&texts);
        let told = changes.iter().any(|(kind, _)| kind == "topic_new");
        assert_eq!(told, is_told, "{last}: {changes:?}");
        texts.pop();
    }
}

#[test]
fn what_stands_at_the_end_in_the_place_of_a_name_is_no_change() {
    let usual = "The two upheld quiet deliveries of lantern oil to Denmark, and spoke of ferries.";
    let mut texts: Vec<(usize, &str)> = (1..8).map(|day| (day, usual)).collect();
    texts.push((
        9,
        "The two upheld quiet deliveries of lantern oil to stranded sailors, and spoke of ferries.",
    ));
    let (changes, _) = changes_in(&texts);
    let changed = changes.iter().find(|(kind, _)| kind == "phrase_changed");
    assert_eq!(changed, None);
}

#[test]
fn a_treaty_between_governments_is_a_name() {
    let mut texts: Vec<(usize, &str)> = (1..22)
        .map(|day| (day, "He praised the ferries of the harbours."))
        .collect();
    texts.push((
        25,
        "He praised the ferries, and the Danish-Norwegian Treaty on them.",
    ));
    let (changes, _) = changes_in(&texts);
    let named = changes.iter().find(|(kind, _)| kind == "named_new");
    assert_eq!(
        named.map(|it| it.1.as_str()),
        Some("Danish-Norwegian Treaty")
    );
}

#[test]
fn another_spelling_or_the_title_makes_no_name_new() {
    let mut texts: Vec<(usize, &str)> = (1..22)
        .map(|day| {
            (
                day,
                "He praised the ferries, the Halvik Lantern Forum, and harbour rules.",
            )
        })
        .collect();
    for last in [
        "He praised the ferries, and the Halvik Lantern Forums.",
        "He praised the ferries, and the Halvig Lantern Forum.",
        "He praised the ferries, and the Harbour Rules.",
        "He praised the ferries, and the Danish Lantern Forum.",
    ] {
        texts.push((25, last));
        let (changes, _) = changes_in(&texts);
        let named = changes.iter().find(|(kind, _)| kind == "named_new");
        assert_eq!(named, None, "{last}");
        texts.pop();
    }
    texts.push((25, "He praised the ferries, and the Velmora Lantern Forum."));
    let (changes, _) = changes_in(&texts);
    assert!(
        changes.iter().any(|(kind, _)| kind == "named_new"),
        "{changes:?}"
    );
}

#[test]
fn topics_of_one_sentence_are_told_once_and_only_a_length_beyond_all_is_told() {
    let last = "They spoke of cybersecurity, of fentanyl and of migration.";
    let news_of_last = news(last);
    let topics: Vec<_> = (news_of_last.iter())
        .filter(|(kind, _)| kind == "topic_new")
        .collect();
    assert_eq!(topics.len(), 1, "{news_of_last:?}");
    assert!(topics[0].1.contains("so are “"), "{topics:?}");
    assert!(topics[0].1.ends_with("in the same sentence"), "{topics:?}");
    let long = format!(
        "{last} {}",
        "They spoke at length of orchards and of ferries. ".repeat(20)
    );
    let length = |last: &str| news(last).into_iter().find(|(kind, _)| kind == "length");
    let (_, headline) = length(&long).expect("a length");
    assert!(
        headline.contains("longer than any of 8 earlier texts"),
        "{headline}"
    );
    assert_eq!(length(&format!("{last} {last}")), None);
}

#[test]
fn a_name_is_told_in_the_words_of_the_text() {
    let before = ["He spoke of help for the Government of Ukraine, and of ferries."; 4];
    let texts = before
        .iter()
        .copied()
        .chain(["He spoke of what the Kiev authorities must do."]);
    let line = |(number, text): (usize, &str)| {
        json!({
            "government": "RU", "date": format!("2024-01-{:02}", number + 1),
            "title": "Call with the President of Turkey",
            "paragraphs": [format!("He spoke with the President. {text}")]
        })
        .to_string()
    };
    let lines: Vec<String> = texts.enumerate().map(line).collect();
    let found = found(&lines.join("\n"), &[]);
    let changes = found["changes"].as_array().expect("changes").iter();
    let terms: Vec<&Value> = changes.filter(|change| change["kind"] == "term").collect();
    assert_eq!(terms.len(), 1, "{found:#}");
    assert_eq!(terms[0]["what"], "Kiev authorities");
    assert_eq!(terms[0]["before"], "Government of Ukraine");
}

#[test]
fn topics_that_stood_in_one_sentence_are_gone_together() {
    let before = ["He raised fentanyl and migration, and praised the ferries."; 6];
    let texts = before.iter().copied().chain(["He praised the orchards."]);
    let line = |(number, text): (usize, &str)| {
        json!({
            "government": "US", "date": format!("2024-01-{:02}", number + 1),
            "title": "Call with the Prime Minister of Norway",
            "paragraphs": [format!("He spoke with the Prime Minister. {text}")]
        })
        .to_string()
    };
    let lines: Vec<String> = texts.enumerate().map(line).collect();
    let found = found(&lines.join("\n"), &[]);
    let changes = found["changes"].as_array().expect("changes").iter();
    let gone: Vec<&Value> = changes
        .filter(|change| change["kind"] == "topic_gone")
        .collect();
    assert_eq!(gone.len(), 1, "{found:#}");
    let headline = gone[0]["headline"].as_str().expect("a headline");
    assert!(
        headline.contains("is gone: each of the last 6 texts"),
        "{headline}"
    );
    assert!(headline.contains("in the same sentence"), "{headline}");
}
