//! Hostile input, and what comes of it: each row of the tables is an input and its outcome.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::common::{Outcome, fixture, parallax};
use tempfile::TempDir;

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

const OTHER: &str = "The President told his counterpart on Monday that tariffs of 20 percent stay \
                     in force until both teams have met and settled what is open.";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("written");
    path.display().to_string()
}

fn page(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>t</title><body>{body}</body>")
        .into_bytes()
}

/// A page in UTF-8 with `bytes` put after the first word of its one paragraph.
fn with(bytes: &[u8]) -> Vec<u8> {
    let (head, tail) = PARAGRAPH.split_at("The two".len());
    [
        page("").strip_suffix(b"</body>").expect("an end"),
        b"<p>",
        head.as_bytes(),
        bytes,
        tail.as_bytes(),
        b"</p></body>",
    ]
    .concat()
}

fn with_text(text: &str) -> Vec<u8> {
    with(text.as_bytes())
}

/// What the text is to be, given what was put in.
enum Text {
    /// As if nothing had been put in.
    Clean,
    /// With this in its place.
    Has(&'static str),
}

#[test]
fn characters_that_deceive_the_eye() {
    let rows: &[(&str, Vec<u8>, Text)] = &[
        ("a NUL", with(b"\0"), Text::Clean),
        ("a NUL by reference", with(b"&#0;"), Text::Has("\u{fffd}")),
        (
            "a lone surrogate by reference",
            with(b"&#xD800;"),
            Text::Has("\u{fffd}"),
        ),
        (
            "a lone surrogate in UTF-8",
            with(b"\xed\xa0\x80"),
            Text::Has("\u{fffd}"),
        ),
        (
            "a broken sequence",
            with(b"\xe2\x82"),
            Text::Has("\u{fffd}"),
        ),
        ("a bidi override", with_text("\u{202e}"), Text::Clean),
        ("a bidi isolate", with_text("\u{2067}"), Text::Clean),
        ("a zero-width space", with_text("\u{200b}"), Text::Clean),
        ("a word joiner", with_text("\u{2060}"), Text::Clean),
        ("a byte order mark", with_text("\u{feff}"), Text::Clean),
        ("a soft hyphen", with(b"&shy;"), Text::Clean),
        (
            "an escape sequence",
            with_text("\u{1b}[31m"),
            Text::Has("two[31m"),
        ),
        (
            "a combining mark",
            with_text("\u{301}"),
            Text::Has("two\u{301}"),
        ),
        (
            "a homoglyph",
            with_text(" \u{430} b"),
            Text::Has("two \u{430} b"),
        ),
    ];
    let folder = folder();
    for (name, bytes, expected) in rows {
        let path = write(folder.path(), "page.html", bytes);
        let outcome = parallax(["extract", &path]);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.err);
        match expected {
            Text::Clean => assert_eq!(outcome.out.trim_end(), PARAGRAPH, "{name}"),
            Text::Has(text) => assert!(outcome.out.contains(text), "{name}: {:?}", outcome.out),
        }
    }
}

#[test]
fn what_the_eye_does_not_see_is_no_finding() {
    let text = "The President of São Tomé said: “We won’t wait – not for 90 days.” The two leaders \
                agreed to meet again in Zürich before the end of the year.";
    let rows = [
        (
            "decomposed",
            text.replace('ü', "u\u{308}").replace('é', "e\u{301}"),
        ),
        (
            "straight quotes",
            text.replace(['“', '”'], "\"").replace('’', "'"),
        ),
        ("another dash", text.replace('–', "—")),
        ("no-break spaces", text.replace("90 days", "90\u{a0}days")),
        ("soft hyphens", text.replace("leaders", "lead\u{ad}ers")),
        (
            "zero-width spaces",
            text.replace("leaders", "lead\u{200b}ers"),
        ),
    ];
    let folder = folder();
    let us = write(folder.path(), "us.txt", text);
    for (name, other) in rows {
        let cn = write(folder.path(), "cn.txt", other);
        let outcome = parallax(["compare", &us, &cn, "--exit-code"]);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.out);
    }
}

#[test]
fn no_control_character_reaches_an_output() {
    let folder = folder();
    let hostile = format!("\u{1b}]0;title\u{7} \u{202e}\u{2066}\u{9b}31m{OTHER}");
    let us = write(folder.path(), "us.html", with_text(&hostile));
    let cn = write(folder.path(), "cn.txt", OTHER);
    for format in ["terminal", "markdown", "csv", "json"] {
        let outcome = parallax(["compare", &us, &cn, "--format", format]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let control = |c: &char| {
            (c.is_control() && !matches!(c, '\n' | '\r'))
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert_eq!(outcome.out.chars().find(control), None, "{format}");
    }
}

#[test]
fn pages_that_are_made_to_cost() {
    let megabyte = 1 << 20;
    let paragraph = format!("<p>{PARAGRAPH}</p>");
    let rows: Vec<(&str, Vec<u8>)> = vec![
        (
            "open tags that never close",
            page(&format!("{}{paragraph}", "<b><i>".repeat(50_000))),
        ),
        (
            "tables in tables",
            page(&format!("{}{paragraph}", "<table><tr><td>".repeat(10_000))),
        ),
        (
            "one tag of many attributes",
            page(&format!(
                "<div {}>{paragraph}</div>",
                (0..20_000).map(|n| format!("a{n}=1 ")).collect::<String>()
            )),
        ),
        (
            "an attribute of megabytes",
            page(&format!(
                "<div class=\"{}\">{paragraph}</div>",
                "a ".repeat(megabyte)
            )),
        ),
        (
            "references without end",
            page(&format!(
                "{paragraph}<p>{}</p>",
                "&amp".repeat(megabyte / 2)
            )),
        ),
        (
            "a comment without end",
            page(&format!("{paragraph}<!--{}", "-".repeat(4 * megabyte))),
        ),
        (
            "many short paragraphs",
            page(&format!("{paragraph}{}", "<p>a</p>".repeat(100_000))),
        ),
        (
            "mis-nested formatting",
            page(&format!("{}{paragraph}", "<a><b></a>".repeat(5_000))),
        ),
        (
            "items of two kinds of lists in each other",
            page(&format!("{}{paragraph}", "<li><dd>".repeat(50_000))),
        ),
        (
            "items of lists in fieldsets",
            page(&format!("{}{paragraph}", "<fieldset><li>".repeat(20_000))),
        ),
        (
            "rows of tables in cells",
            page(&format!("{}{paragraph}", "<table><td>".repeat(20_000))),
        ),
        (
            "headings that lead elsewhere, without a summary",
            page(&format!(
                "<h1>t</h1>{}<div>{}</div>",
                paragraph.repeat(3),
                "<h2><a href=x>word word</a></h2>".repeat(20_000)
            )),
        ),
        (
            "names of the site",
            page(&format!(
                "{}{}{paragraph}",
                (0..20_000)
                    .map(|n| format!("<meta property=og:site_name content=abcd{n}>"))
                    .collect::<String>(),
                "<p>ab cd</p>".repeat(20_000)
            )),
        ),
        (
            "days around each other",
            page(&format!(
                "{}{}{paragraph}",
                "<i itemprop=datePublished><time>".repeat(100),
                "<p>word</p>".repeat(20_000)
            )),
        ),
        (
            "days beside each other",
            page(&format!(
                "{paragraph}<p>{}</p>",
                (0..10_000)
                    .map(|n| format!("<time>{n}</time> "))
                    .collect::<String>()
            )),
        ),
        (
            "formatting that is opened again in every paragraph",
            page(&format!(
                "{}{paragraph}",
                (0..5_000)
                    .map(|n| format!("<font size={n}><p>a</p>"))
                    .collect::<String>()
            )),
        ),
    ];
    let folder = folder();
    for (name, bytes) in rows {
        let path = write(folder.path(), "page.html", bytes);
        let outcome = parallax(["extract", &path]);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.err);
        assert!(outcome.out.contains(PARAGRAPH), "{name}");
    }
}

#[test]
fn no_nesting_of_raw_text_makes_a_panic() {
    let deep = "<x>".repeat(300);
    let around = [
        "",
        &deep,
        "<svg>",
        "<svg><title>",
        "<svg><foreignObject>",
        "<math><mi>",
        "<math><annotation-xml encoding=text/html>",
        "<template>",
        "<select><option>",
        "<table><tr>",
        "<frameset>",
    ];
    let raw = [
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "plaintext",
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
    ];
    let folder = folder();
    for around in around {
        for name in raw {
            for inside in [
                format!("<{name}></x><{name}>a</{name}><b>"),
                format!("<{name}><{name}>a</{name}></{name}><b>"),
                format!("</{name}><{name}/>a</{name}><b>"),
                format!("<{name}><!--<{name}></{name}>--></{name} a=1><b>"),
                format!("<{name}>a</{name}"),
                format!("<{name}>"),
            ] {
                let html = page(&format!("{around}{inside}<p>{PARAGRAPH}</p>"));
                let path = write(folder.path(), "page.html", html);
                let outcome = parallax(["extract", &path]);
                assert!(matches!(outcome.status, 0 | 2), "{around}{inside}");
            }
        }
    }
}

#[test]
fn what_follows_a_part_that_is_too_deep_is_read_as_ever() {
    let deep = format!(
        "{}{}<li><b><title>a</title>{}",
        "<x>".repeat(400),
        "<p>".repeat(100),
        "</x>".repeat(400)
    );
    let folder = folder();
    let html = page(&format!("{deep}<p>{PARAGRAPH}<p>{OTHER}</p>"));
    let outcome = parallax(["extract", &write(folder.path(), "page.html", html)]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert_eq!(outcome.out, format!("{PARAGRAPH}\n{OTHER}\n"));
}

#[test]
fn a_file_of_a_gibibyte_is_refused_unread() {
    let folder = folder();
    let path = folder.path().join("huge.html");
    let file = fs::File::create(&path).expect("made");
    file.set_len(1 << 30).expect("a sparse file");
    let outcome = parallax([Path::new("extract"), &path]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.err.contains("huge.html") && outcome.err.contains("16 MiB"),
        "{}",
        outcome.err
    );
}

/// The program as a process.
fn process(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn outcome(mut command: Command) -> Outcome {
    let output = command.output().expect("the program runs");
    Outcome {
        status: output.status.code().map_or(255, |code| code as u8),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A copy of a shipped event, to be written to.
fn event() -> (TempDir, PathBuf) {
    let folder = folder();
    let event = folder.path().join("event");
    copy(&fixture("2021-12-30-biden-putin-call"), &event);
    (folder, event)
}

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

/// The expectations of an event, by name.
fn expected(event: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(event.join("expected"))
        .expect("read")
        .flatten()
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("read"))
        })
        .collect();
    files.sort();
    files
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let event = fixture("2025-11-24-xi-trump-call");
    let event = event.to_string_lossy();
    for arguments in [
        vec!["compare", &event],
        vec!["compare", &event, "--format", "json"],
        vec!["check", &event],
        vec!["schema"],
    ] {
        let mut child = process(&arguments).spawn().expect("the program runs");
        let mut byte = [0];
        let _ = child.stdout.take().expect("a pipe").read(&mut byte);
        let output = child.wait_with_output().expect("it ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            (output.status.code(), &*err),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_leaves_nothing_half_written() {
    let event = fixture("2021-12-30-biden-putin-call");
    let event = event.to_string_lossy();
    let mut full = process(&["compare", &event, "--format", "json"]);
    full.stdout(
        fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("a full device"),
    );
    let outcome = outcome(full);
    assert_eq!(outcome.status, 4);
    assert!(outcome.err.contains("cannot write"), "{}", outcome.err);
    assert!(outcome.err.contains("make room"), "{}", outcome.err);

    // A limit on the size of files stands for a disk that fills up in the middle of one.
    let folder = folder();
    let output = write(folder.path(), "report.json", "as it was");
    let limited = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 4; exec \"$@\"",
            "sh",
            env!("CARGO_BIN_EXE_parallax"),
            "compare",
            &event,
            "--format",
            "json",
            "--output",
            &output,
        ])
        .output()
        .expect("a shell");
    let err = String::from_utf8_lossy(&limited.stderr);
    assert_eq!(limited.status.code(), Some(4), "{err}");
    assert!(err.contains(&output) && err.contains("make room"), "{err}");
    assert_eq!(fs::read(&output).expect("read"), b"as it was");
    assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, event) = event();
    let expected = event.join("expected");
    fs::remove_file(expected.join("report.json")).expect("removed");
    fs::set_permissions(&expected, fs::Permissions::from_mode(0o555)).expect("set");
    if fs::write(expected.join("probe"), "").is_ok() {
        println!("skipped: this user may write to a read-only folder");
        return;
    }
    let outcome = parallax(["check".as_ref(), event.as_os_str(), "--accept".as_ref()]);
    assert_eq!(outcome.status, 1);
    assert!(
        (outcome.out + &outcome.err).contains("report.json"),
        "the file is named"
    );
    fs::set_permissions(&expected, fs::Permissions::from_mode(0o755)).expect("set");
}

#[test]
fn two_runs_in_one_folder_do_not_hurt_each_other() {
    let (_folder, event) = event();
    let before = expected(&event);
    for (name, _) in &before {
        fs::write(event.join("expected").join(name), "stale\n").expect("written");
    }
    let path = event.to_string_lossy();
    let runs: Vec<_> = (0..4)
        .map(|_| {
            process(&["check", &path, "--accept"])
                .spawn()
                .expect("runs")
        })
        .collect();
    for run in runs {
        let output = run.wait_with_output().expect("it ends");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert!(expected(&event) == before, "what is expected is whole");
}

/// Killed at any moment, `--accept` leaves each file as it was or as it will be.
#[test]
fn a_kill_during_accept_leaves_each_file_whole() {
    let (_folder, event) = event();
    let whole = expected(&event);
    let path = event.to_string_lossy();
    for step in 0..60 {
        for (name, _) in &whole {
            fs::write(event.join("expected").join(name), "stale\n").expect("written");
        }
        let mut run = process(&["check", &path, "--accept"])
            .spawn()
            .expect("runs");
        std::thread::sleep(Duration::from_millis(step));
        let _ = run.kill();
        run.wait().expect("it ends");
        for (name, bytes) in expected(&event) {
            if name.starts_with('.') {
                continue;
            }
            let new = whole
                .iter()
                .any(|(known, new)| *known == name && *new == bytes);
            assert!(new || bytes == b"stale\n", "{name} after {step} ms");
        }
    }
}

#[test]
fn sentences_without_a_word_are_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    for signs in [
        "((((",
        "...",
        "\u{2014}",
        "\u{ff01}\u{ff01}",
        "\u{3002}",
        "?!",
        "\u{202e}",
        "* * *",
    ] {
        let sides = ["us", "cn", "ru"].map(|id| {
            let file = folder.path().join(format!("{id}.txt"));
            let text = format!(
                "The ministers did not meet in {id}.\n\n{signs}\n\nThey met.\n\n{signs} {signs}\n"
            );
            fs::write(&file, text).expect("written");
            format!("{id}={}", file.display())
        });
        let [us, cn, ru] = &sides;
        let outcome = parallax(["compare", us, cn, ru, "--format", "json"]);
        assert_eq!(outcome.status, 0, "{signs}: {}", outcome.err);
    }
}
