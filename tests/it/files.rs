//! Files that are pipes, devices, links or inputs: none makes a run hang, leak or overwrite.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::common::server::{self, Server, respond};
use crate::common::{Outcome, parallax};

const US: &str = "The two leaders spoke by telephone on Monday and agreed that their teams would \
                  meet again before the end of the year to settle what is open.";
const CN: &str = "The two heads of state had a telephone call on Monday and agreed that the work \
                  of their teams would go on before the end of the year.";

/// An event of two pages with their expectations, in a folder beside others.
struct Bench {
    root: TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self {
            root: tempfile::tempdir().expect("a folder"),
        };
        let pages = bench.event().join("pages");
        fs::create_dir_all(&pages).expect("made");
        fs::write(pages.join("us.txt"), US).expect("written");
        fs::write(pages.join("cn.txt"), CN).expect("written");
        let manifest = "title = \"A call\"\n[[source]]\nid = \"us\"\n[[source]]\nid = \"cn\"\n";
        fs::write(bench.event().join("event.toml"), manifest).expect("written");
        assert_eq!(bench.check(&["--accept"]).status, 0);
        bench
    }

    fn event(&self) -> PathBuf {
        self.root.path().join("event")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn check(&self, more: &[&str]) -> Outcome {
        let event = self.event();
        run(&[&["check", text(&event)], more].concat())
    }

    fn compare(&self, output: &Path) -> Outcome {
        let event = self.event();
        let format = ["--format", "json", "--output", text(output)];
        run(&[&["compare", text(&event)][..], &format].concat())
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Runs the program as a process, which is ended where it hangs.
fn run(arguments: &[&str]) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let start = Instant::now();
    while child.try_wait().expect("waited").is_none() {
        if start.elapsed() > Duration::from_secs(20) {
            child.kill().expect("killed");
            panic!("{arguments:?} hangs");
        }
        thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().expect("it ended");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Outcome {
        status: output.status.code().expect("a status") as u8,
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo").success());
}

#[test]
fn expectations_are_read_within_their_event_alone() {
    type Trap = fn(&Path, &Path);
    let traps: [(&str, Trap); 6] = [
        ("a pipe", |file, _| pipe(file)),
        ("a device", |file, _| {
            symlink("/dev/zero", file).expect("linked");
        }),
        ("a link out of the folder", |file, outside| {
            symlink(outside.join("secret.txt"), file).expect("linked");
        }),
        ("a folder", |file, _| fs::create_dir(file).expect("made")),
        ("a stale pipe", |file, _| {
            pipe(&file.with_file_name("stale.txt"));
        }),
        ("a stale link", |file, outside| {
            let stale = file.with_file_name("stale.txt");
            symlink(outside.join("secret.txt"), stale).expect("linked");
        }),
    ];
    for name in ["us.txt", "report.json"] {
        for (what, trap) in traps {
            let bench = Bench::new();
            fs::write(bench.path("secret.txt"), "a word nobody may see\n").expect("written");
            let file = bench.event().join("expected").join(name);
            fs::remove_file(&file).expect("removed");
            trap(&file, bench.root.path());
            for more in [&[][..], &["--accept"]] {
                let outcome = bench.check(more);
                assert_eq!(outcome.status, 1, "{what}: {}", outcome.out);
                assert!(!outcome.out.contains("nobody"), "{what}: {}", outcome.out);
                assert!(
                    outcome.out.contains("cannot read"),
                    "{what}: {}",
                    outcome.out
                );
            }
            let secret = fs::read_to_string(bench.path("secret.txt")).expect("read");
            assert_eq!(secret, "a word nobody may see\n", "{what}");
        }
    }
}

#[test]
fn accepting_writes_nothing_outside_and_over_no_page() {
    // The folder is a link.
    for inside in [true, false] {
        let bench = Bench::new();
        let expected = bench.event().join("expected");
        fs::remove_dir_all(&expected).expect("removed");
        let target = if inside {
            bench.event().join("pages")
        } else {
            bench.path("elsewhere")
        };
        fs::create_dir_all(&target).expect("made");
        let before = fs::read_dir(&target).expect("read").count();
        symlink(&target, &expected).expect("linked");
        let outcome = bench.check(&["--accept"]);
        assert_eq!(outcome.status, 1, "{}", outcome.out);
        assert_eq!(fs::read_dir(&target).expect("read").count(), before);
    }
    // A file is a link to another one of the event.
    let bench = Bench::new();
    let manifest = fs::read(bench.event().join("event.toml")).expect("read");
    let report = bench.event().join("expected/report.json");
    fs::remove_file(&report).expect("removed");
    symlink("../event.toml", &report).expect("linked");
    let outcome = bench.check(&["--accept"]);
    assert_eq!(outcome.status, 1, "{}", outcome.out);
    assert!(outcome.out.contains("cannot write"), "{}", outcome.out);
    assert_eq!(
        fs::read(bench.event().join("event.toml")).expect("read"),
        manifest
    );
    // A page lies where expectations do.
    let bench = Bench::new();
    let page = bench.event().join("expected/us.txt");
    fs::write(&page, "Not what comes out:  two blanks are one.").expect("written");
    let manifest = "title = \"A call\"\n[[source]]\nid = \"us\"\npage = \"expected/us.txt\"\n";
    fs::write(bench.event().join("event.toml"), manifest).expect("written");
    let outcome = bench.check(&["--accept"]);
    assert_eq!(outcome.status, 1, "{}", outcome.out);
    let kept = fs::read_to_string(&page).expect("read");
    assert!(kept.contains("  two"), "the page stays");
}

#[test]
fn an_output_replaces_no_input() {
    let bench = Bench::new();
    let event = bench.event();
    fs::write(bench.path("own.toml"), "").expect("written");
    symlink(event.join("pages/us.txt"), bench.path("link.txt")).expect("linked");
    let inputs = [
        event.join("pages/us.txt"),
        event.join("pages/../pages/cn.txt"),
        event.join("pages/us.toml"),
        event.join("event.toml"),
        event.join("expected/report.json"),
        bench.path("link.txt"),
    ];
    for input in inputs {
        let before = fs::read(&input).ok();
        let junit = bench.check(&["--junit", text(&input)]);
        for outcome in [bench.compare(&input), junit] {
            assert_eq!(outcome.status, 2, "{input:?}: {}", outcome.out);
            assert!(outcome.err.contains("is an input"), "{}", outcome.err);
        }
        assert_eq!(fs::read(&input).ok(), before, "{input:?}");
    }
    let own = bench.path("own.toml");
    let sources = ["us", "cn"].map(|id| event.join(format!("pages/{id}.txt")));
    for option in ["--lexicon", "--sites"] {
        let outcome = parallax([
            "compare",
            text(&sources[0]),
            text(&sources[1]),
            option,
            text(&own),
            "--output",
            text(&own),
        ]);
        assert_eq!(outcome.status, 2, "{option}");
        assert!(
            outcome.err.contains("is an input"),
            "{option}: {}",
            outcome.err
        );
    }
    let outcome = parallax([
        "compare",
        text(&sources[0]),
        text(&sources[1]),
        "-o",
        text(&sources[1]),
    ]);
    assert_eq!(outcome.status, 2);
    assert_eq!(fs::read_to_string(&sources[1]).expect("read"), CN);
}

#[test]
fn an_output_is_replaced_as_what_it_is() {
    let bench = Bench::new();
    let output = bench.path("report.json");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let is_report = |path: &Path| {
        let text = fs::read_to_string(path).expect("read");
        serde_json::from_str::<serde_json::Value>(&text)
            .is_ok_and(|json| json["schema"].is_string())
    };
    // An ordinary file keeps its permissions.
    fs::write(&output, "old").expect("written");
    fs::set_permissions(&output, fs::Permissions::from_mode(0o604)).expect("set");
    assert_eq!(bench.compare(&output).status, 0);
    assert!(is_report(&output));
    assert_eq!(mode(&output), 0o604);
    // A link stays a link.
    fs::write(&output, "old").expect("written");
    let link = bench.path("link.json");
    symlink("report.json", &link).expect("linked");
    assert_eq!(bench.compare(&link).status, 0);
    assert!(link.symlink_metadata().expect("there").is_symlink());
    assert!(is_report(&output));
    // A link that leads nowhere, a folder and a read-only file are refused and stay.
    let nowhere = bench.path("nowhere.json");
    symlink("not/there.json", &nowhere).expect("linked");
    let fixed = bench.path("fixed.json");
    fs::write(&fixed, "mine").expect("written");
    fs::set_permissions(&fixed, fs::Permissions::from_mode(0o444)).expect("set");
    for path in [&nowhere, &fixed, &bench.event()] {
        for outcome in [bench.compare(path), bench.check(&["--junit", text(path)])] {
            assert_eq!(outcome.status, 2, "{path:?}: {}", outcome.out);
            assert!(outcome.err.contains("cannot write"), "{}", outcome.err);
            assert!(!outcome.err.contains("os error"), "{}", outcome.err);
        }
    }
    assert_eq!(fs::read_to_string(&fixed).expect("read"), "mine");
    assert!(nowhere.symlink_metadata().expect("there").is_symlink());
    // Standard output is written to, also under its name, and behind what is there.
    let shown = bench.compare(Path::new("/dev/stdout"));
    assert_eq!(shown.status, 0, "{}", shown.err);
    assert!(shown.out.contains("parallax.report"), "{}", shown.out);
}

#[test]
fn what_a_killed_run_left_is_cleared_by_the_next() {
    let bench = Bench::new();
    let expected = bench.event().join("expected");
    let output = bench.path("report.json");
    let own = bench.path(".parallax-config");
    fs::write(&own, "mine").expect("written");
    let left = [bench.path("."), expected.clone()].map(|folder| {
        let file = folder.join(".parallax-aB3xY9.unfinished");
        fs::write(&file, "half").expect("written");
        file
    });
    pipe(&bench.path(".parallax-aB3xY8.unfinished"));
    assert_eq!(bench.compare(&output).status, 0);
    fs::write(expected.join("us.txt"), "stale").expect("written");
    assert_eq!(bench.check(&["--accept"]).status, 0);
    for file in left {
        assert!(!file.exists(), "{file:?}");
    }
    assert_eq!(fs::read_to_string(own).expect("read"), "mine");
}

/// A site with one page.
fn site() -> Server {
    Server::start(|request, stream| match request.path.as_str() {
        "/robots.txt" => respond(stream, 404, &[], b""),
        _ => server::page(stream, US),
    })
}

/// Fetches an event of one source, whose page the manifest names.
fn fetch(event: &Path, site: &Server, page: &str) -> Outcome {
    let manifest = format!(
        "title = \"A call\"\n[[source]]\nid = \"us\"\nurl = \"{}\"\npage = \"{page}\"\n",
        site.url("/")
    );
    fs::write(event.join("event.toml"), manifest).expect("written");
    let quick = [
        "--allow-private",
        "--delay",
        "0",
        "--retries",
        "0",
        "--timeout",
        "5",
    ];
    run(&[&["fetch", text(event)], &quick[..]].concat())
}

#[test]
fn provenance_replaces_nothing_of_the_users() {
    let site = site();
    let folder = tempfile::tempdir().expect("a folder");
    for (page, beside) in [("Cargo.html", "Cargo.toml"), ("a.b.html", "a.b.toml")] {
        let beside = folder.path().join(beside);
        fs::write(&beside, "[package]\nname = \"mine\"\n").expect("written");
        let outcome = fetch(folder.path(), &site, page);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert!(outcome.err.contains("is not written"), "{}", outcome.err);
        let kept = fs::read_to_string(&beside).expect("read");
        assert!(kept.contains("mine"), "{page}");
        assert!(!folder.path().join(page).exists());
    }
    symlink("nowhere.toml", folder.path().join("c.toml")).expect("linked");
    fetch(folder.path(), &site, "c.html");
    assert!(!folder.path().join("nowhere.toml").exists());

    // The provenance that is left of a page makes way for that of the next, and is not lost.
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(fetch(folder.path(), &site, "call.html").status, 0);
    let first = fs::read_to_string(folder.path().join("call.toml")).expect("read");
    fs::remove_file(folder.path().join("call.html")).expect("removed");
    assert_eq!(fetch(folder.path(), &site, "call.html").status, 0);
    assert!(folder.path().join("call.html").is_file());
    let left = fs::read_to_string(folder.path().join("call.1.toml")).expect("read");
    assert_eq!(left, first);
}

#[test]
fn a_pipe_among_the_pages_holds_nothing_up() {
    let site = site();
    for name in [
        "us.html",
        "us.toml",
        ".parallax-aB3xY9.unfinished",
        "sightings.tsv",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("pages")).expect("made");
        pipe(&folder.path().join("pages").join(name));
        let outcome = fetch(folder.path(), &site, "pages/us.html");
        let is_refused = name == "sightings.tsv";
        assert_eq!(outcome.status == 0, !is_refused, "{name}: {}", outcome.err);
        let kept = fs::read_dir(folder.path().join("pages"))
            .expect("read")
            .flatten();
        let whole = |name: &std::ffi::OsStr| text(Path::new(name)).ends_with(".html");
        let found = kept
            .filter(|entry| whole(&entry.file_name()))
            .any(|entry| entry.path().is_file());
        assert_eq!(found, !is_refused, "{name}");
    }
}

#[test]
fn no_page_is_read_as_the_account_of_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("made");
    fs::write(pages.join("there.txt"), US).expect("written");
    symlink("there.txt", pages.join("link.txt")).expect("linked");
    let source = |id: &str, more: &str| format!("[[source]]\nid = \"{id}\"\n{more}\n");
    let url = |url: &str| format!("url = \"{url}\"");
    let page = |page: &str| format!("page = \"{page}\"");
    let refused = [
        (
            "one absent page",
            page("pages/a.html"),
            page("pages/a.html"),
        ),
        (
            "written in two ways",
            page("pages/a.html"),
            page("./pages/./a.html"),
        ),
        ("one page", page("pages/there.txt"), page("pages/there.txt")),
        (
            "through a link",
            page("pages/there.txt"),
            page("pages/link.txt"),
        ),
        (
            "where the other is kept",
            String::new(),
            page("pages/us.html"),
        ),
        (
            "where the other is kept later",
            page("pages/cn-20250101T000000Z.html"),
            String::new(),
        ),
        (
            "one url",
            url("https://example.org/a"),
            url("https://EXAMPLE.org:443/a#b"),
        ),
        (
            "one page of a WARC file",
            page("a.warc") + "\n" + &url("https://example.org/a"),
            page("a.warc") + "\n" + &url("https://example.org/a"),
        ),
    ];
    for (what, us, cn) in refused {
        let manifest = "title = \"A call\"\n".to_owned() + &source("us", &us) + &source("cn", &cn);
        fs::write(folder.path().join("event.toml"), manifest).expect("written");
        for command in ["compare", "fetch", "recheck"] {
            let outcome = parallax([command, text(folder.path())]);
            assert_eq!(outcome.status, 2, "{what}");
            for part in ["\"us\"", "\"cn\"", "give each its own"] {
                assert!(outcome.err.contains(part), "{what}: {}", outcome.err);
            }
        }
    }
}

#[test]
fn no_line_of_another_file_is_shown() {
    for name in ["event.toml", "pages/us.toml", "expected/us.txt"] {
        let bench = Bench::new();
        let secret = bench.path("secret");
        fs::write(&secret, "a word nobody may see\n").expect("written");
        let link = bench.event().join(name);
        let _ = fs::remove_file(&link);
        symlink(&secret, &link).expect("linked");
        let event = bench.event();
        for outcome in [
            bench.check(&[]),
            run(&["compare", text(&event)]),
            run(&["fetch", text(&event)]),
            run(&["recheck", text(&event)]),
        ] {
            let said = outcome.out + &outcome.err;
            assert!(!said.contains("nobody"), "{name}: {said}");
        }
        let outcome = bench.check(&[]);
        assert!(
            outcome.out.contains("link out of its folder"),
            "{name}: {}",
            outcome.out
        );
    }
    // A page given by its name alone has its provenance beside it, too.
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("us.txt"), US).expect("written");
    fs::write(folder.path().join("secret.html"), "a word nobody may see\n").expect("written");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("made");
    fs::write(inner.join("us.txt"), US).expect("written");
    symlink("../secret.html", inner.join("us.toml")).expect("linked");
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["extract", "us.txt"])
        .current_dir(&inner)
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("link out of its folder"), "{said}");
}

#[test]
fn who_has_a_report_written_is_told_where() {
    let bench = Bench::new();
    let report = bench.path("report.json");
    let outcome = bench.compare(&report);
    assert_eq!((outcome.status, outcome.out.as_str()), (0, ""));
    let told = format!("parallax: report written to {}\n", report.display());
    assert_eq!(outcome.err, told);
}
