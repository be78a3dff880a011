//! What is printed that is no report: a line each, whatever files, pages and addresses hold.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::common::Outcome;
use crate::common::server::{self, Server, respond};
use parallax::cli::Terminal;
use tempfile::TempDir;

/// What acts on a terminal, and what the runner of GitHub Actions takes for commands.
const HOSTILE: &str = "\u{1b}[31m\u{1b}]0;a\u{7}\u{9b}31m\n::error::b\r\n \t::set-output name=c::d\u{85}\
                       ##[error]e\u{2028}::warning::f\u{202e}\u{2066}";

/// The same in a string of TOML.
fn toml(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        ' '..='~' if !matches!(c, '"' | '\\') => c.to_string(),
        c => format!("\\u{:04X}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn run(arguments: &[&str], annotated: bool) -> Outcome {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["parallax"].iter().chain(arguments).map(OsString::from);
    let terminal = Terminal {
        width: 80,
        annotated,
        ..Default::default()
    };
    let status = parallax::cli::run(arguments, &terminal, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        status,
        out: text(out),
        err: text(err),
    }
}

/// The commands that the runner carries out of an output.
fn commands(output: &str) -> Vec<&str> {
    let (mut carried_out, mut token) = (Vec::new(), None);
    for line in output.lines() {
        let old = line.find("##[").map(|at| &line[at..]);
        let new = line.trim_start().strip_prefix("::");
        let Some(command) = new.or(old) else { continue };
        match token {
            Some(end) if command == end => token = None,
            Some(_) => {}
            None => match command.strip_prefix("stop-commands::") {
                Some(end) => {
                    token = output.lines().find_map(|line| {
                        let command = line.strip_prefix("::")?;
                        (command.strip_suffix("::") == Some(end)).then_some(command)
                    })
                }
                None => carried_out.push(command),
            },
        }
    }
    assert_eq!(token, None, "commands are looked for again at the end");
    carried_out
}

/// Runs a command for a person and for the runner, and looks at what acts on either.
fn assert_harmless(arguments: &[&str], status: u8) -> Outcome {
    for annotated in [true, false] {
        let outcome = run(arguments, annotated);
        let (out, err) = (&outcome.out, &outcome.err);
        assert_eq!(outcome.status, status, "{arguments:?}: {out}{err}");
        for text in [out, err] {
            let acts = |c: &char| {
                (c.is_control() && !matches!(c, '\n' | '\t'))
                    || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(text.chars().find(acts), None, "{text:?}");
            assert!(
                !text.lines().any(|line| line.starts_with("::set-output")),
                "{text}"
            );
        }
        let place = |line: &str| {
            let behind = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
            behind.starts_with('|')
        };
        for line in err.lines() {
            assert!(line.starts_with("parallax: ") || place(line), "{err}");
        }
        if annotated {
            assert_eq!(commands(err), [""; 0], "{err}");
            for command in commands(out) {
                assert!(command.starts_with("error file="), "{out}");
            }
        } else {
            return outcome;
        }
    }
    unreachable!("both ran")
}

fn event(manifest: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("pages")).expect("made");
    fs::write(folder.path().join("event.toml"), manifest).expect("written");
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn a_manifest_acts_on_nothing() {
    let hostile = toml(HOSTILE);
    let manifests = [
        format!("title = \"a\"\n[[source]]\nid = {hostile}\n"),
        format!("title = \"a\"\ndate = {hostile}\n[[source]]\nid = \"us\"\n"),
        format!(
            "title = \"a\"\n[[source]]\nid = \"us\"\npage = {}\n",
            toml(&format!("../{HOSTILE}"))
        ),
        format!("title = \"a\"\n{hostile} = 1\n[[source]]\nid = \"us\"\n"),
        format!("title = \"a\"\n[[source]]\nid = \"us\"\n{hostile} = 1\n"),
        "title = \"a\"\n# \u{9b}31m\u{202e}\nb = \"\u{9b}\u{202e}::error::\" c\n".to_owned(),
        "title = \"a\"\u{1b}[31m\n".to_owned(),
    ];
    for manifest in manifests {
        let folder = event(&manifest);
        let folder = path(folder.path());
        for command in ["compare", "fetch", "recheck"] {
            let outcome = assert_harmless(&[command, folder], 2);
            assert!(outcome.err.contains("event.toml"), "{}", outcome.err);
        }
        let outcome = assert_harmless(&["check", folder], 1);
        assert!(outcome.out.contains("event.toml"), "{}", outcome.out);
    }
    let url = format!("title = \"a\"\n[[source]]\nid = \"us\"\nurl = {hostile}\n");
    let folder = event(&url);
    assert_harmless(&["fetch", path(folder.path())], 2);
}

#[test]
fn provenance_acts_on_nothing() {
    let folder = event("title = \"a\"\n[[source]]\nid = \"us\"\npage = \"pages/us.html\"\n");
    let page = folder.path().join("pages/us.html");
    fs::write(&page, "<p>The leaders met.</p>").expect("written");
    let hostile = toml(HOSTILE);
    let url = toml(&format!("http://{HOSTILE}"));
    for (provenance, recheck) in [
        (format!("sha256 = {hostile}\n"), 2),
        (format!("url = {url}\n"), 2),
        (format!("{hostile} = 1\n[a\n"), 2),
    ] {
        fs::write(page.with_extension("toml"), &provenance).expect("written");
        assert_harmless(&["recheck", path(folder.path())], recheck);
        assert_harmless(&["check", path(folder.path())], 1);
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_act_on_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let hostile = folder.path().join(HOSTILE.replace('/', ""));
    let hostile = path(&hostile);
    for arguments in [
        vec!["extract", hostile],
        vec!["compare", hostile, hostile],
        vec!["compare", hostile],
        vec!["align", "--lines", hostile, hostile],
        vec!["fetch", hostile],
        vec!["recheck", hostile],
        vec!["init", hostile, "--title", "a", HOSTILE],
        vec!["sites", "show", HOSTILE],
        vec!["--sites", hostile, "sites"],
        vec!["check", hostile],
    ] {
        assert_harmless(&arguments, 2);
    }
    fs::create_dir_all(hostile).expect("made");
    assert_harmless(&["check", hostile], 1);
    let outcome = assert_harmless(&["extract", hostile], 2);
    assert_eq!(outcome.err.lines().count(), 1, "{}", outcome.err);
}

#[test]
fn the_command_line_acts_on_nothing() {
    let option = format!("--{HOSTILE}");
    let value = format!("--format={HOSTILE}");
    let given = [option.as_str(), &value, HOSTILE].map(|it| run(&["compare", "a", "b", it], true));
    for outcome in given {
        assert_eq!(outcome.status, 2);
        let err = &outcome.err;
        assert_eq!(
            err.chars().find(|c| c.is_control() && *c != '\n'),
            None,
            "{err:?}"
        );
        assert_eq!(commands(err), [""; 0], "{err}");
        assert!(
            !err.lines()
                .any(|line| line.contains("b") && line.starts_with("::")),
            "{err}"
        );
    }
}

#[test]
fn the_names_in_a_warc_file_act_on_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.warc");
    let page = "<p>The leaders met.</p>";
    let record = |url: &str| {
        format!(
            "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: text/html\r\n\
             Content-Length: {}\r\n\r\n{page}\r\n\r\n",
            page.len()
        )
    };
    let url = "\u{1b}]0;a\u{7}\u{1b}[31m\u{9b}31m\u{202e}\u{2028}##[error]";
    fs::write(&file, record(url) + &record("y\u{1b}[32m")).expect("written");
    let outcome = assert_harmless(&["extract", path(&file)], 2);
    assert!(outcome.err.contains("several pages"), "{}", outcome.err);
    let absent = format!("{}#https://www.example.org/", path(&file));
    assert_harmless(&["extract", &absent], 2);
}

#[test]
fn sites_of_a_user_act_on_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sites.toml");
    let row = |outlet: &str| {
        format!(
            "[[site]]\ngovernment = \"US\"\noutlet = {outlet}\nkind = \"state\"\n\
             domains = [\"example.org\"]\nverified = \"2026-01-01\"\n"
        )
    };
    for rows in [
        row(&toml(HOSTILE)),
        format!("{}{} = 1\n", row("\"a\""), toml(HOSTILE)),
    ] {
        fs::write(&file, rows).expect("written");
        for arguments in [vec!["sites"], vec!["sites", "show", "https://example.org/"]] {
            let arguments = [&["--sites", path(&file)], arguments.as_slice()].concat();
            let status = run(&arguments, false).status;
            assert_harmless(&arguments, status);
        }
    }
}

#[test]
fn text_of_a_page_is_no_command_to_the_runner() {
    let folder = event("title = \"a\"\n[[source]]\nid = \"us\"\npage = \"pages/us.html\"\n");
    let page = folder.path().join("pages/us.html");
    let write = |name: &str| {
        let html = format!(
            "<p>::error::The leaders met in {name} today.</p><p>##[group]They agreed on trade.</p>\
             <p>  ::stop-commands::x</p><p>::add-mask::and peace, both said.</p>"
        );
        fs::write(&page, html).expect("written");
    };
    write("Rome");
    let folder = path(folder.path());
    assert_eq!(run(&["check", folder, "--accept"], true).status, 0);
    write("Oslo");
    let outcome = assert_harmless(&["check", folder], 1);
    assert!(
        outcome.out.contains("::error::The leaders"),
        "{}",
        outcome.out
    );
    let outcome = run(&["check", folder], true);
    let carried_out = commands(&outcome.out);
    assert!(!carried_out.is_empty(), "{}", outcome.out);
    for command in &carried_out {
        assert!(command.starts_with("error file="), "{command}");
    }
    let (inside, _) = outcome
        .out
        .split_once("\n::error file")
        .expect("an annotation");
    assert!(!inside.contains("##["), "{inside}");
    assert!(inside.contains(": :error::The leaders"), "{inside}");
    // The text that knows the token of the run before does not know its own.
    let token = outcome
        .out
        .lines()
        .next()
        .expect("a line")
        .trim_start_matches("::stop-commands::");
    fs::write(
        &page,
        format!("<p>::{token}::</p><p>::error::The leaders met in Oslo.</p>"),
    )
    .expect("written");
    for command in commands(&run(&["check", folder], true).out) {
        assert!(command.starts_with("error file="), "{command}");
    }
    for arguments in [
        vec!["extract", path(&page)],
        vec!["extract", path(&page), "--format", "markdown"],
        vec!["extract", path(&page), "--format", "json"],
        vec!["compare", folder],
        vec!["compare", folder, "--format", "csv"],
        vec!["compare", folder, "--format", "html"],
        vec!["compare", folder, "--format", "markdown"],
        vec!["compare", folder, "--format", "json"],
    ] {
        let outcome = run(&arguments, true);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert_eq!(
            commands(&outcome.out),
            [""; 0],
            "{arguments:?}: {}",
            outcome.out
        );
    }
}

#[test]
fn a_page_that_changed_is_no_command_to_the_runner() {
    let html = |text: &str| server::html(&format!("::error::The leaders met and {text} today."));
    let page = Arc::new(Mutex::new(html(
        "agreed on trade in Rome, both said, with all others",
    )));
    let now = Arc::clone(&page);
    let server = Server::start(move |request, stream| match request.path.as_str() {
        "/robots.txt" => respond(stream, 404, &[], b""),
        _ => {
            let html = now.lock().expect("unpoisoned").clone();
            respond(
                stream,
                200,
                &[("Content-Type", "text/html")],
                html.as_bytes(),
            );
        }
    });
    let url = server.url("/readout");
    let folder = event(&format!(
        "title = \"a\"\n[[source]]\nid = \"us\"\nurl = \"{url}\"\n"
    ));
    let quick = [
        "--allow-private",
        "--delay",
        "0",
        "--timeout",
        "1",
        "--retries",
        "0",
    ];
    let with = |command| [&[command, path(folder.path())], quick.as_slice()].concat();
    assert_eq!(run(&with("fetch"), true).status, 0);
    *page.lock().expect("unpoisoned") = html("agreed on peace in Oslo, both said, with all others");
    let outcome = run(&with("recheck"), true);
    assert!(
        outcome.out.contains("[-Rome-]{+Oslo+}"),
        "{}{}",
        outcome.out,
        outcome.err
    );
    assert!(
        outcome.out.starts_with("::stop-commands::"),
        "{}",
        outcome.out
    );
    assert_eq!(commands(&outcome.out), [""; 0], "{}", outcome.out);
}

#[test]
fn on_one_terminal_a_warning_is_read_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.into_os_string()
    };
    let pages = [
        page(
            "one.txt",
            "They met in Oslo and spoke of trade for an hour.",
        ),
        page(
            "two.txt",
            "They met in Oslo, and they spoke of peace and of herring.",
        ),
    ];
    for is_one in [true, false] {
        let terminal = Terminal {
            width: 200,
            progress: is_one,
            shown: is_one,
            ..Default::default()
        };
        let arguments = ["parallax", "compare"].map(Into::into).into_iter();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        parallax::cli::run(
            arguments.chain(pages.clone()),
            &terminal,
            &mut out,
            &mut err,
        );
        let [out, err] = [out, err].map(|it| String::from_utf8(it).expect("UTF-8"));
        assert!(out.contains("whose account it is"), "{out}");
        assert!(out.contains("--government one=CC"), "{out}");
        assert_eq!(err.contains("whose account it is"), !is_one, "{err}");
    }
}
