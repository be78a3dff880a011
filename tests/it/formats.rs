//! The formats beside the terminal, and what a shell and a manual reader get.

use std::io::Write;

use crate::common::{account, fixture, parallax};
use parallax::report::Report;

const EVENT: &str = "2025-11-24-xi-trump-call";

fn compare(format: &str) -> String {
    let event = fixture(EVENT).into_os_string();
    let outcome = parallax(["compare".into(), event, "--format".into(), format.into()]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

fn report() -> Report {
    serde_json::from_str(&compare("json")).expect("a report")
}

#[test]
fn csv_has_a_row_for_each_finding() {
    let text = compare("csv");
    let rows = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(rows.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let summary = reader
        .headers()
        .expect("a header")
        .iter()
        .position(|name| name == "summary");
    let summary = summary.expect("a column of summaries");
    let found: Vec<String> = reader
        .records()
        .map(|row| row.expect("rows of one length")[summary].to_owned())
        .collect();
    let expected: Vec<String> = report()
        .divergences
        .into_iter()
        .map(|d| d.summary)
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(found, expected);
}

#[test]
fn no_text_of_a_page_becomes_a_formula() {
    let mut files = Vec::new();
    for text in [
        "=HYPERLINK(\"http://x\",\"a\") agreed on trade. Tariffs were cut.",
        "The leaders met in the garden.",
    ] {
        let mut file = tempfile::Builder::new()
            .suffix(".txt")
            .tempfile()
            .expect("a file");
        file.write_all(text.as_bytes()).expect("written");
        files.push(file);
    }
    let path = |file: &tempfile::NamedTempFile| file.path().to_str().expect("UTF-8").to_owned();
    let paths = [path(&files[0]), path(&files[1])];
    let outcome = parallax(["compare", &paths[0], &paths[1], "--format", "csv"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let mut reader =
        csv::Reader::from_reader(outcome.out.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records() {
        for field in &row.expect("a row") {
            assert!(
                !field.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{field}"
            );
        }
    }
}

#[test]
fn a_report_is_what_the_schema_says() {
    let schema = serde_json::from_str(&parallax(["schema"]).out).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut report: serde_json::Value = serde_json::from_str(&compare("json")).expect("JSON");
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    report["divergences"][0]["kind"] = "gossip".into();
    assert!(
        !validator.is_valid(&report),
        "the schema refuses what it should"
    );
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let outcome = parallax(["completions", shell]);
        assert_eq!(outcome.status, 0);
        assert!(outcome.out.contains("compare"), "{shell}");
    }
    assert_eq!(parallax(["completions", "dos"]).status, 2);
}

#[test]
fn every_command_has_a_manual_page_and_examples() {
    let all = parallax(["man"]);
    assert_eq!(all.status, 0);
    assert!(all.out.contains(".TH parallax 1"), "{}", all.out);
    let help = parallax(["--help"]).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 7, "{help}");
    for command in commands {
        let page = parallax(["man", command]).out;
        assert!(
            page.contains(&format!(".TH parallax-{command} 1")),
            "{page}"
        );
        assert!(
            page.contains(".SH NOTES") && page.contains("\nExamples:\n.nf\n  parallax "),
            "{page}"
        );
        let help = parallax([command, "--help"]).out;
        assert!(help.contains("Examples:"), "{command}: {help}");
    }
    let unknown = parallax(["man", "gossip"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("gossip"), "{}", unknown.err);
}

/// The names of sections in a page of HTML, or in Markdown.
fn sections(page: &str) -> Vec<String> {
    let html = page.match_indices("<h2").map(|(at, _)| {
        let rest = &page[at..];
        let from = rest.find('>').expect("an end of the tag") + 1;
        rest[from..rest
            .find('<')
            .map_or(from, |_| rest.find("</h2>").expect("an end"))]
            .to_owned()
    });
    let markdown = page.lines().filter_map(|line| line.strip_prefix("## "));
    html.chain(markdown.map(str::to_owned)).collect()
}

#[test]
fn a_section_has_one_name_in_all_formats() {
    let event = fixture("2021-11-16-biden-xi-virtual").display().to_string();
    let printed = |more: &[&str]| {
        let arguments = ["compare", &event, "--no-pager"].into_iter();
        parallax(arguments.chain(more.iter().copied())).out
    };
    let in_html = sections(&printed(&["--format", "html"]));
    let in_markdown = sections(&printed(&["--format", "markdown"]));
    let terminal = printed(&["--all"]);
    // What HTML has in one section is in two elsewhere.
    for name in in_html.iter().filter(|it| *it != "Voice and order") {
        assert!(in_markdown.contains(name), "{name}: {in_markdown:?}");
        let heading = name.to_uppercase();
        let is_section = terminal.lines().any(|line| line.starts_with(&heading));
        assert!(is_section || name == "Sources", "{name}: {terminal}");
    }
    assert!(
        in_html.iter().any(|it| it == "Common ground"),
        "{in_html:?}"
    );
}

#[test]
fn as_many_findings_come_first_as_are_asked_for() {
    let event = fixture("2021-11-16-biden-xi-virtual").display().to_string();
    for (more, rest) in [
        (&["--all", "--no-pager"][..], "OTHER FINDINGS"),
        (&["--format", "markdown"], "## Other findings"),
    ] {
        let arguments = ["compare", &event, "--findings", "8"].into_iter();
        let text = parallax(arguments.chain(more.iter().copied())).out;
        let (_, rest) = text.split_once(rest).expect("other findings");
        let first = rest.lines().find(|line| !line.trim().is_empty());
        let first = first.expect("a finding").trim();
        assert!(first.starts_with('9'), "{first}");
    }
}

#[test]
fn words_from_the_middle_of_a_sentence_stand_in_it() {
    let event = fixture("2023-06-18-qin-blinken-meeting")
        .display()
        .to_string();
    let brief = parallax(["compare", &event]).out;
    let brief = brief.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(brief.contains("must stay open on the full range of issues, {so that the risk"));
    // What the headline quotes from its head on does not stand there twice.
    let quoted = "They agreed to carry out jointly the common understandings";
    assert_eq!(brief.matches(quoted).count(), 1);
}

#[test]
fn the_rest_of_the_sentence_that_is_quoted_is_no_point_of_its_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cn = "Minister Wang met with Secretary Example in Lisbon.\n\
        The common understandings that the two presidents reached in Bali should be carried out by both sides \
        without further delay, so that the mood among the people of the two capitals, which has been sinking \
        for years, grows brighter again and the old men in the parks can smile.";
    let us = "Secretary Example met with Minister Wang in Lisbon.\n\
        The two ministers spoke of the price of herring for an hour.";
    let accounts = [("us", us), ("cn", cn)];
    let accounts = accounts.map(|(id, text)| account(folder.path(), id, text));
    let brief = parallax(["compare".to_owned()].into_iter().chain(accounts)).out;
    let brief = brief.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(brief.contains("so that the mood"), "{brief}");
    assert!(brief.contains("without further delay” China"), "{brief}");
}
