//! Saved events under regression.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::{Outcome, fixture, parallax};
use parallax::cli::Terminal;
use tempfile::TempDir;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("read").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("copied");
        }
    }
}

/// Two shipped events in a folder of their own.
fn events() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, event) in [
        ("a", "2021-12-30-biden-putin-call"),
        ("b", "2021-11-16-biden-xi-virtual"),
    ] {
        copy(&fixture(event), &folder.path().join(name));
    }
    folder
}

fn check(folder: &Path, more: &[&str]) -> Outcome {
    let more = more.iter().map(std::ffi::OsStr::new);
    parallax(
        ["check".as_ref(), folder.as_os_str()]
            .into_iter()
            .chain(more),
    )
}

#[test]
fn shipped_events_give_what_is_expected() {
    let outcome = check(&fixture(""), &[]);
    assert_eq!(outcome.status, 0, "{}", outcome.out);
}

#[test]
fn a_changed_expectation_is_shown_word_by_word_and_fails() {
    let folder = events();
    let text = folder.path().join("a/expected/us.txt");
    let old = fs::read_to_string(&text).expect("a text");
    fs::write(&text, old.replacen("Putin", "Somebody", 1)).expect("written");
    let outcome = check(folder.path(), &[]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.out.contains("[-Somebody-]{+Putin+}"),
        "{}",
        outcome.out
    );
    assert!(
        outcome.out.contains("1 as expected, 1 not"),
        "{}",
        outcome.out
    );

    let outcome = check(folder.path(), &["--accept"]);
    assert_eq!(outcome.status, 0);
    assert!(
        outcome.out.contains("[-Somebody-]{+Putin+}"),
        "shown before it is written"
    );
    assert_eq!(fs::read_to_string(&text).expect("a text"), old);
    assert_eq!(check(folder.path(), &[]).status, 0);
}

#[test]
fn checking_writes_nothing_unless_asked_to() {
    let folder = events();
    fs::remove_dir_all(folder.path().join("a/expected")).expect("removed");
    assert_eq!(check(folder.path(), &[]).status, 1);
    assert!(!folder.path().join("a/expected").exists());
    assert_eq!(check(folder.path(), &["--accept"]).status, 0);
    assert!(folder.path().join("a/expected/report.json").exists());
}

#[test]
fn a_broken_event_is_named_and_the_others_still_run() {
    /// The file that is named, and what is done to it.
    type Break = (&'static str, fn(&Path));
    let breaks: [Break; 5] = [
        ("event.toml", |event| {
            fs::remove_file(event.join("event.toml")).expect("removed")
        }),
        ("event.toml", |event| {
            fs::write(event.join("event.toml"), "title = 1").expect("written")
        }),
        ("us.html", |event| {
            fs::remove_file(event.join("pages/us.html")).expect("removed")
        }),
        ("us.html", |event| {
            fs::write(event.join("pages/us.html"), "<p>else").expect("written")
        }),
        ("us.toml", |event| {
            fs::write(event.join("pages/us.toml"), "status = []").expect("written")
        }),
    ];
    for (named, break_it) in breaks {
        let folder = events();
        break_it(&folder.path().join("a"));
        let outcome = check(folder.path(), &[]);
        assert_eq!(outcome.status, 1, "{named}");
        assert!(
            outcome.out.contains("FAIL") && outcome.out.contains(named),
            "{}",
            outcome.out
        );
        assert!(
            outcome.out.contains("1 as expected, 1 not"),
            "{}",
            outcome.out
        );
    }
}

#[test]
fn a_text_that_belongs_to_no_source_is_not_deleted() {
    let folder = events();
    let stale = folder.path().join("a/expected/gone.txt");
    fs::write(&stale, "old\n").expect("written");
    for more in [&[][..], &["--accept"]] {
        let outcome = check(folder.path(), more);
        assert_eq!(outcome.status, 1);
        assert!(
            outcome.out.contains("belongs to no source"),
            "{}",
            outcome.out
        );
        assert!(stale.exists());
    }
}

#[test]
fn a_folder_without_events_is_no_success() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(check(folder.path(), &[]).status, 1);
}

#[test]
fn a_folder_that_is_not_there_is_bad_input() {
    let folder = events();
    let missing = folder.path().join("missing").display().to_string();
    let good = folder.path().join("a").display().to_string();
    let outcome = parallax(["check", &good, &missing]);
    assert_eq!(outcome.status, 2, "{}", outcome.err);
    assert!(
        outcome.out.contains("1 as expected, 1 not"),
        "{}",
        outcome.out
    );
    assert!(outcome.out.contains(&missing), "{}", outcome.out);
}

#[test]
fn a_runner_of_github_gets_annotations() {
    let folder = events();
    let text = folder.path().join("a/expected/us.txt");
    let old = fs::read_to_string(&text).expect("a text");
    fs::write(&text, old.replacen("Putin", "Somebody", 1)).expect("written");
    let mut arguments: Vec<OsString> = ["parallax", "--color", "always", "check"]
        .map(OsString::from)
        .into();
    arguments.push(folder.path().into());
    let terminal = Terminal {
        width: 80,
        annotated: true,
        ..Default::default()
    };
    let mut out = Vec::new();
    let status = parallax::cli::run(arguments, &terminal, &mut out, &mut Vec::new());
    assert_eq!(status, 1);
    let out = String::from_utf8(out).expect("UTF-8");
    let annotations: Vec<&str> = out
        .lines()
        .filter(|line| line.starts_with("::error"))
        .collect();
    assert_eq!(annotations.len(), 1, "{out}");
    let head = format!("::error file={},line=1,title=", text.display());
    assert!(annotations[0].starts_with(&head), "{out}");
    assert!(annotations[0].contains("[-Somebody-]{+Putin+}"), "{out}");
    assert!(!annotations[0].contains('\u{1b}'), "{out}");
    assert!(out.contains("\u{1b}[31m[-Somebody-]"), "{out}");
}

#[test]
fn a_junit_report_has_a_case_for_each_event() {
    let folder = events();
    let text = folder.path().join("a/expected/us.txt");
    let old = fs::read_to_string(&text).expect("a text");
    fs::write(&text, old.replacen("Putin", "<&\u{1}\u{7}]]>", 1)).expect("written");
    fs::create_dir(folder.path().join("c")).expect("made");
    let file = folder.path().join("results.xml");
    let outcome = check(folder.path(), &["--junit", file.to_str().expect("UTF-8")]);
    assert_eq!(outcome.status, 1);
    let xml = fs::read_to_string(&file).expect("a report");
    let report = quick_junit::Report::deserialize_from_str(&xml).expect("well-formed");
    assert_eq!(
        (report.tests, report.failures, report.errors),
        (3, 1, 1),
        "{xml}"
    );
    assert!(!xml.contains('\u{1}') && !xml.contains('\u{7}'), "{xml}");
    assert!(xml.contains("[-&lt;&amp;]]&gt;-]{+Putin+}"), "{xml}");
}

#[test]
fn many_events_come_out_by_name() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names: Vec<String> = (0..130).map(|number| format!("{number:03}")).collect();
    for name in &names {
        fs::create_dir(folder.path().join(name)).expect("made");
    }
    let outcome = check(folder.path(), &[]);
    let told: Vec<&str> = outcome
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("FAIL  "))
        .filter_map(|line| line.rsplit('/').next())
        .collect();
    assert_eq!(told, names);
}

#[test]
fn an_event_that_must_be_there_is_missed() {
    let folder = events();
    let list = folder.path().join("events.txt");
    let text = "# Those that we watch.\na\n\n b/ \n";
    fs::write(&list, text).expect("written");
    assert_eq!(check(folder.path(), &[]).status, 0);
    assert_eq!(check(folder.path(), &["--accept"]).status, 0);
    assert_eq!(
        fs::read_to_string(&list).expect("read"),
        text,
        "nothing is new"
    );

    fs::remove_dir_all(folder.path().join("b")).expect("removed");
    let file = folder.path().join("results.xml");
    let junit = ["--junit", file.to_str().expect("UTF-8")];
    let outcome = check(folder.path(), &junit);
    assert_eq!(outcome.status, 1, "{}", outcome.out);
    assert!(
        outcome
            .out
            .contains("events.txt names what is no event here: b"),
        "{}",
        outcome.out
    );
    assert!(
        outcome.out.contains("1 as expected, 1 not"),
        "{}",
        outcome.out
    );
    let xml = fs::read_to_string(&file).expect("a report");
    assert!(
        xml.contains("failures=\"1\"") && xml.contains("events.txt"),
        "{xml}"
    );
    // A folder without a manifest, or one elsewhere, is no event either.
    fs::create_dir(folder.path().join("b")).expect("made");
    assert!(check(folder.path(), &[]).out.contains("no event here: b"));
    fs::remove_dir(folder.path().join("b")).expect("removed");
    fs::write(&list, "a\n../a\n/\n").expect("written");
    assert!(
        check(folder.path(), &[])
            .out
            .contains("no event here: ../a")
    );

    copy(&folder.path().join("a"), &folder.path().join("c"));
    let outcome = check(folder.path(), &["--accept"]);
    assert_eq!(outcome.status, 0, "{}", outcome.out);
    assert_eq!(fs::read_to_string(&list).expect("read"), "a\nc\n");
    assert_eq!(check(folder.path(), &[]).status, 0);
    // Without a list none is asked for, and none is made.
    fs::remove_file(&list).expect("removed");
    assert_eq!(check(folder.path(), &["--accept"]).status, 0);
    assert!(!list.exists());
    // One that cannot be read is no success.
    fs::create_dir(&list).expect("made");
    let outcome = check(folder.path(), &[]);
    assert_eq!(outcome.status, 1, "{}", outcome.out);
}

/// Two events of which both give something else than expected.
fn two_changed_events() -> TempDir {
    let folder = events();
    for name in ["a", "b"] {
        let text = folder.path().join(name).join("expected/us.txt");
        let old = fs::read_to_string(&text).expect("a text");
        fs::write(&text, format!("Not of the page.\n{old}")).expect("written");
    }
    folder
}

fn is_as_expected(event: &Path) -> bool {
    check(event, &[]).status == 0
}

#[test]
fn one_event_is_accepted_by_its_name_or_its_folder() {
    for by_folder in [false, true] {
        let folder = two_changed_events();
        let event = folder.path().join("a");
        let named = if by_folder { event.to_str() } else { Some("a") };
        let outcome = check(folder.path(), &["--accept", named.expect("a name")]);
        assert_eq!(outcome.status, 1, "b is not accepted");
        assert!(
            outcome.out.contains("0 as expected, 1 not, 1 accepted"),
            "{}",
            outcome.out
        );
        assert!(is_as_expected(&event));
        assert!(!is_as_expected(&folder.path().join("b")));
    }
}

#[test]
fn accepted_folders_are_checked_where_nothing_else_is_named() {
    let folder = two_changed_events();
    let event = folder.path().join("a");
    let outcome = parallax(["check".as_ref(), "--accept".as_ref(), event.as_os_str()]);
    assert_eq!(outcome.status, 0, "{}", outcome.out);
    assert!(is_as_expected(&event));
    assert!(!is_as_expected(&folder.path().join("b")));
}

#[test]
fn an_event_that_is_not_there_is_not_accepted() {
    let folder = two_changed_events();
    let outcome = check(folder.path(), &["--accept", "c"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.err.contains("--accept c names no event"),
        "{}",
        outcome.err
    );
    assert!(!is_as_expected(&folder.path().join("a")));
}

/// What a review says of a folder, and its exit status.
fn review(folder: &Path, answers: &str) -> (String, Option<i32>) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["check".as_ref(), folder.as_os_str(), "--review".as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = run.stdin.take().expect("an input");
    input.write_all(answers.as_bytes()).expect("written");
    drop(input);
    let output = run.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("text");
    (text, output.status.code())
}

#[test]
fn a_review_shows_all_changes() {
    let folder = two_changed_events();
    let text = folder.path().join("a/expected/us.txt");
    let old = fs::read_to_string(&text).expect("a text");
    let many: String = (0..90)
        .map(|n| format!("Not of the page, line {n}.\n"))
        .collect();
    fs::write(&text, many + &old).expect("written");
    let (shown, _) = review(folder.path(), "s\ns\n");
    assert!(
        shown.contains("line 0.") && shown.contains("line 89."),
        "{shown}"
    );
    let checked = parallax(["check".as_ref(), folder.path().as_os_str()]);
    assert!(
        checked.out.contains("--review shows all"),
        "{}",
        checked.out
    );
}

#[test]
fn a_review_goes_event_by_event() {
    for (answers, summary, accepted, status) in [
        (
            "a\na\n",
            "2 accepted, 0 rejected, 0 skipped",
            [true, true],
            0,
        ),
        (
            "r\nx\naccept\n",
            "1 accepted, 1 rejected, 0 skipped",
            [false, true],
            1,
        ),
        (
            "s\nA\n",
            "1 accepted, 0 rejected, 1 skipped",
            [false, true],
            1,
        ),
        (
            "q\n",
            "0 accepted, 0 rejected, 2 skipped",
            [false, false],
            1,
        ),
        ("a\n", "1 accepted, 0 rejected, 1 skipped", [true, false], 1),
        ("", "0 accepted, 0 rejected, 2 skipped", [false, false], 1),
    ] {
        let folder = two_changed_events();
        let (text, code) = review(folder.path(), answers);
        assert_eq!(code, Some(status), "{answers:?}\n{text}");
        assert!(text.contains(summary), "{answers:?}\n{text}");
        assert_eq!(
            text.matches("Not of the page.").count(),
            2,
            "shown once each\n{text}"
        );
        let found = ["a", "b"].map(|name| is_as_expected(&folder.path().join(name)));
        assert_eq!(found, accepted, "{answers:?}");
    }
}
