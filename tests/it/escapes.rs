//! No field of a report leaves its place in any format, whatever it holds.
//!
//! A real report is filled with hostile text: every string of its JSON, and every field that is
//! null. A field that is added later is so covered by itself.

use std::collections::BTreeSet;
use std::fs;

use parallax::render::{self, Layout};
use parallax::report::{Report, TalksFacts, TopicFacts};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Selector};
use serde_json::{Map, Value, json};

use crate::common::parallax;

const HOSTILE: [&str; 5] = [
    "::error::a\n::error::b\r\n##[error]c\u{1b}[31m\u{1b}]0;d\u{7}\u{9b}31m\u{85}\u{202e}\u{2066}\u{200f}\u{e0041}",
    "<img src=x onerror=\"alert(1)\"><script>alert(1)</script></title></style>\" onload=\"alert(1) <!--",
    "[a](javascript:alert(1)) ![b](http://c) <javascript:alert(1)> | e | `f` ``g`` \\| \n\n# h\n- i\n***\n",
    "=1+1;=1+1,@SUM(1)\t-1;\"=1\", '+1\r=1\n@1;\u{200d}=1",
    "javascript:alert(1)",
];

/// What a report of two small accounts is as JSON.
fn report() -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = [
        (
            "us",
            "Taiwan was discussed. The leaders agreed on trade and 20 soybeans. They met in Rome.",
        ),
        (
            "cn",
            "The leaders met in Oslo and agreed on trade and 30 soybeans. Peace matters to both sides.",
        ),
    ];
    let sources: Vec<String> = texts
        .iter()
        .map(|(id, text)| {
            let path = folder.path().join(format!("{id}.txt"));
            fs::write(&path, text).expect("written");
            format!("{id}={}", path.display())
        })
        .collect();
    let outcome = parallax(["compare", &sources[0], &sources[1], "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("JSON")
}

/// The report with hostile text in every field that takes one.
fn filled(hostile: &str) -> Report {
    let mut value = report();
    for statement in value["statements"].as_array_mut().expect("statements") {
        statement["archived"] = json!({ "original": "", "taken": "" });
    }
    let ids: Vec<String> = ["us", "cn"].map(str::to_owned).into();
    renamed(&mut value, &ids, hostile);
    let mut places = Vec::new();
    pointers(&value, String::new(), &mut places);
    for place in places {
        let was = value.pointer(&place).expect("a place").clone();
        let text = format!("{hostile}{}{hostile}", was.as_str().unwrap_or_default());
        *value.pointer_mut(&place).expect("a place") = text.into();
        // A field of a fixed set of words, or of none, takes no text.
        if serde_json::from_value::<Report>(value.clone()).is_err() {
            *value.pointer_mut(&place).expect("a place") = was;
        }
    }
    serde_json::from_value(value).expect("a report")
}

/// Makes the keys of maps of sources what the ids of the sources become.
fn renamed(value: &mut Value, ids: &[String], hostile: &str) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| renamed(it, ids, hostile)),
        Value::Object(fields) => {
            let renamed_fields: Map<String, Value> = std::mem::take(fields)
                .into_iter()
                .map(|(key, mut value)| {
                    renamed(&mut value, ids, hostile);
                    match ids.contains(&key) {
                        true => (format!("{hostile}{key}{hostile}"), value),
                        false => (key, value),
                    }
                })
                .collect();
            *fields = renamed_fields;
        }
        _ => {}
    }
}

/// The places of strings and nulls, as JSON pointers.
fn pointers(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) | Value::Null => places.push(at),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                pointers(value, format!("{at}/{index}"), places);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(value, format!("{at}/{key}"), places);
            }
        }
        _ => {}
    }
}

/// Characters that act on a terminal or an editor, but for line ends of the format.
fn assert_no_control(text: &str, line_ends: &[char]) {
    let obeyed = |c: &char| {
        (c.is_control() && !line_ends.contains(c))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
    };
    assert_eq!(text.chars().find(obeyed), None, "{text}");
    assert!(!text.contains("##["), "{text}");
}

#[test]
fn a_hostile_report_is_one() {
    let report = filled(HOSTILE[0]);
    let statement = &report.statements[0];
    for field in [
        &statement.government,
        &statement.outlet,
        &statement.url,
        &statement.title,
        &statement.date,
        &statement.language,
        &statement.retrieved,
        &report.event.title,
        &report.event.date,
    ] {
        assert!(
            field
                .as_ref()
                .is_some_and(|field| field.contains(HOSTILE[0]))
        );
    }
    assert!(report.statement(&statement.id).is_some());
    assert!(
        report
            .topics
            .iter()
            .all(|topic| topic.label.contains(HOSTILE[0]))
    );
    let passage = &report.passages[0];
    assert!(
        passage
            .sentences
            .keys()
            .all(|id| report.statement(id).is_some())
    );
    assert!(!report.topics.is_empty() && !report.divergences.is_empty());
}

#[test]
fn a_terminal_shows_text_alone() {
    for hostile in HOSTILE {
        for width in [40, 80, 200] {
            let layout = |colour| Layout { width, colour };
            let text = render::terminal(&filled(hostile), &layout(false));
            assert_eq!(
                text.chars().find(|c| c.is_control() && *c != '\n'),
                None,
                "{text}"
            );
            let coloured = render::terminal(&filled(hostile), &layout(true));
            assert!(
                !coloured.contains(['\u{7}', '\u{9b}', '\u{202e}', '\r']),
                "{coloured}"
            );
            assert!(!coloured.contains("\u{1b}]"), "{coloured}");
        }
    }
}

#[test]
fn a_browser_finds_no_element_link_or_handler_in_text() {
    for hostile in HOSTILE {
        let report = filled(hostile);
        let page = render::html(&report);
        assert_no_control(&page, &['\n']);
        let commands = page
            .lines()
            .filter(|line| line.trim_start().starts_with("::"));
        assert_eq!(commands.count(), 0, "{page}");
        let html = Html::parse_document(&page);
        let all = Selector::parse("*").expect("a selector");
        let mut scripts = 0;
        for element in html.select(&all) {
            let element = element.value();
            scripts += usize::from(element.name() == "script");
            assert!(!matches!(
                element.name(),
                "img" | "iframe" | "object" | "embed" | "base"
            ));
            for (name, value) in element.attrs() {
                assert!(
                    !name.starts_with("on") && name != "src" && name != "style",
                    "{name}"
                );
                let links = ["#", "https://", "http://"];
                assert!(
                    name != "href" || links.iter().any(|link| value.starts_with(link)),
                    "{value}"
                );
            }
        }
        assert_eq!(scripts, 1);
    }
}

/// How many facts of the talks any account has: a row each.
fn rows_of_talks(report: &Report) -> usize {
    let any = |has: fn(&TalksFacts) -> bool| usize::from(report.facts.values().any(has));
    any(|facts| facts.asked_by.is_some())
        + any(|facts| facts.format.is_some())
        + any(|facts| facts.place.is_some())
        + any(|facts| facts.minutes.is_some())
        + any(|facts| facts.time.is_some())
        + any(|facts| !facts.participants.is_empty())
        + any(|facts| facts.published.is_some())
}

#[test]
fn markdown_has_no_markup_of_the_text() {
    for hostile in HOSTILE {
        let mut report = filled(hostile);
        let text = render::markdown(&report);
        assert_no_control(&text, &['\n']);
        let (mut tables, mut headings, mut rows) = (0, 0, 0);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let inside = html
                        .strip_prefix("<a id=\"")
                        .and_then(|it| it.strip_suffix("\">"));
                    let ours = inside.is_some_and(|it| !it.contains(['"', '<', '>']));
                    assert!(ours || ["</a>", "<!-- -->"].contains(&&*html), "{html}");
                }
                Event::Start(Tag::Table(_)) => tables += 1,
                Event::Start(Tag::TableRow) => rows += 1,
                Event::Start(Tag::Heading { .. }) => headings += 1,
                Event::Start(
                    Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_),
                )
                | Event::Rule
                | Event::HardBreak => panic!("{event:?} in {text}"),
                Event::Start(Tag::Emphasis) => panic!("{text}"),
                _ => {}
            }
        }
        let rows_of_accounts = report.statements.len() + report.passages.len();
        // In the table of issues, those that the same sentences are on share a row.
        let first = |topic: &TopicFacts| {
            let mentions = topic.mentions.values();
            let first = mentions.map(|it| it.as_ref().map(|it| it.first));
            first.collect::<Vec<_>>()
        };
        let issues: BTreeSet<_> = report.topics.iter().map(first).collect();
        let rows_of_topics = report.topics.len() + issues.len();
        let rows_of_voices = 3;
        let all_rows = rows_of_accounts + rows_of_topics + rows_of_voices;
        // What both say alike has no row.
        let alike = usize::from(text.contains("The same in both accounts: format"));
        let of_talks = rows_of_talks(&report) - alike;
        assert_eq!((tables, rows), (6, all_rows + of_talks), "{text}");
        let others = usize::from(report.divergences.len() > 5);
        let headings_of_accounts = report.statements.len();
        assert_eq!(headings, 11 + others + headings_of_accounts, "{text}");
        report.topics.clear();
        assert_no_control(&render::markdown(&report), &['\n']);
    }
}

#[test]
fn a_spreadsheet_finds_no_formula_behind_any_separator() {
    for hostile in HOSTILE {
        let report = filled(hostile);
        let text = render::csv(&report);
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let control = text
            .chars()
            .find(|c| c.is_control() && !matches!(c, '\r' | '\n'));
        assert_eq!(control, None);
        for line in text.trim_end().split("\r\n") {
            assert!(line.starts_with('"') && line.ends_with('"'), "{line}");
        }
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), report.divergences.len());
        for field in rows.iter().flatten() {
            for cell in field.split([';', ',', '\t', '\n', '\r']) {
                let cell = cell.trim_start_matches([' ', '"', '\u{200d}']);
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{field}");
            }
        }
    }
}

#[test]
fn json_keeps_every_value_and_acts_on_nothing() {
    for hostile in HOSTILE {
        let report = filled(hostile);
        let text = render::json(&report);
        assert_no_control(&text, &['\n']);
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read, serde_json::to_value(&report).expect("JSON"));
    }
}
