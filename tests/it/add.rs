//! `parallax add`, `init` with files, and `recheck` with a file: events of what people saved.

use std::fs;
use std::path::Path;

use crate::common::{Outcome, parallax};
use parallax::source::event::Event;

const FIRST: &str = "The two ministers spoke by telephone today and reviewed the talks that their \
                     delegations opened in the spring. They agreed that a further round should be \
                     held before the summer.";
const SECOND: &str = "The minister stressed that the agreement of last year must be carried out in \
                      full, and that both sides should refrain from steps that widen the dispute.";

fn page(text: &str) -> String {
    format!(
        "<html><head><title>Readout of the call</title></head><body><article><h1>Readout of the \
         call</h1><p>{FIRST}</p><p>{text}</p></article></body></html>"
    )
}

fn run(folder: &Path, command: &str, arguments: &[&str]) -> Outcome {
    let mut all = vec![command.to_owned(), folder.display().to_string()];
    all.extend(arguments.iter().map(|it| (*it).to_owned()));
    parallax(all)
}

/// A folder with saved pages, and the path of one of them as an argument.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn event(&self) -> std::path::PathBuf {
        self.0.path().join("2025-11-24-call")
    }

    fn save(&self, id: &str, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("written");
        format!("{id}={}", path.display())
    }
}

fn names(event: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(event.join("pages"))
        .expect("the pages")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn init_takes_files_and_urls() {
    let desk = Desk::new();
    let us = desk.save("us", "saved page.html", &page(SECOND));
    let made = run(
        &desk.event(),
        "init",
        &[&us, "cn=https://www.mfa.gov.cn/eng/xw/1.html"],
    );
    assert_eq!(made.status, 0, "{}", made.err);
    let event = Event::load(&desk.event()).expect("the manifest");
    assert_eq!(event.title, "Readout of the call");
    assert_eq!(
        event.date.map(|date| date.to_string()).as_deref(),
        Some("2025-11-24")
    );
    assert_eq!(event.sources.len(), 2);
    assert_eq!(
        names(&desk.event()),
        ["sightings.tsv", "us.html", "us.toml"]
    );
    let provenance = fs::read_to_string(desk.event().join("pages/us.toml")).expect("it");
    for key in ["retrieved", "sha256", "size", "note", "tool"] {
        assert!(
            provenance.contains(&format!("{key} = ")),
            "{key}: {provenance}"
        );
    }
}

#[test]
fn add_files_a_page_and_keeps_what_was_there() {
    let desk = Desk::new();
    let event = desk.event();
    let us = desk.save("us", "us.html", &page(SECOND));
    let refused = run(&event, "add", &[&us]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("--title"), "{}", refused.err);
    let made = run(
        &event,
        "add",
        &[&us, "--title", "A call", "--date", "2025-11-24"],
    );
    assert_eq!(made.status, 0, "{}", made.err);
    let manifest = event.join("event.toml");
    let by_hand = format!("# by hand\n{}", fs::read_to_string(&manifest).expect("it"));
    fs::write(&manifest, &by_hand).expect("written");

    let cn = desk.save("cn", "cn.txt", &format!("{FIRST}\n\n{SECOND}\n"));
    let url = "https://www.mfa.gov.cn/eng/xw/1.html";
    let added = run(&event, "add", &[&cn, "--url", url]);
    assert_eq!(added.status, 0, "{}", added.err);
    let now = fs::read_to_string(&manifest).expect("it");
    assert!(now.starts_with(by_hand.trim_end()), "{now}");
    let read = Event::load(&event).expect("the manifest");
    let source = read.sources.iter().find(|it| it.id == "cn").expect("cn");
    assert_eq!(source.url.as_deref(), Some(url));
    assert_eq!(
        source.outlet.as_deref(),
        Some("Ministry of Foreign Affairs")
    );
    assert!(event.join("pages/cn.txt").is_file());

    let before = fs::read(event.join("pages/us.html")).expect("it");
    let newer = desk.save(
        "us",
        "us-new.html",
        &page("They will meet again in the autumn, the two sides said."),
    );
    let newest = run(&event, "add", &[&newer]);
    assert_eq!(newest.status, 0);
    for part in ["from now on", "pages/us-", "pages/us.html no longer"] {
        assert!(newest.err.contains(part), "{}", newest.err);
    }
    assert!(run(&event, "add", &[&newer]).out.contains("unchanged"));
    assert_eq!(fs::read(event.join("pages/us.html")).expect("it"), before);
    let pages = names(&event);
    let kept = pages
        .iter()
        .filter(|name| name.starts_with("us") && name.ends_with(".html"));
    assert_eq!(kept.count(), 2, "{pages:?}");
    assert_eq!(run(&event, "compare", &["--format", "json"]).status, 0);
}

#[test]
fn what_is_no_account_is_not_filed() {
    let desk = Desk::new();
    let event = desk.event();
    let wall = desk.save(
        "us",
        "wall.html",
        "<title>Just a moment...</title><h1>Just a moment...</h1><p>Verify you are human.</p>",
    );
    for command in ["init", "add"] {
        let refused = run(&event, command, &[&wall, "--title", "A call"]);
        assert_eq!(refused.status, 2, "{command}");
        assert!(refused.err.contains("--force"), "{}", refused.err);
        assert!(!event.exists(), "{command} writes nothing");
    }
    let forced = run(&event, "add", &[&wall, "--title", "A call", "--force"]);
    assert_eq!(forced.status, 0, "{}", forced.err);
}

#[test]
fn a_source_in_the_place_of_the_folder_is_refused() {
    let desk = Desk::new();
    let us = desk.save("us", "us.html", &page(SECOND));
    let cn = desk.save("cn", "cn.html", &page(FIRST));
    let file = us.trim_start_matches("us=");
    for folder in [us.as_str(), file, "https://www.mfa.gov.cn/eng/xw/1.html"] {
        for command in ["init", "add"] {
            let refused = parallax([command, folder, &cn, "--title", "A call"]);
            assert_eq!(refused.status, 2, "{command} {folder}");
            assert!(refused.err.contains("folder"), "{}", refused.err);
        }
    }
    let empty = run(&desk.event(), "init", &[&us, "--title", " "]);
    assert_eq!(empty.status, 2);
    assert!(!desk.event().exists());
}

#[test]
fn an_address_is_given_to_its_own_source() {
    let desk = Desk::new();
    let us = desk.save("us", "us.html", &page(SECOND));
    let cn = desk.save(
        "cn",
        "cn.html",
        &page("They will meet again in the autumn, the two sides said."),
    );
    let event = desk.event();
    let both = [us.as_str(), &cn, "--title", "A call", "--url"];
    let refused = run(
        &event,
        "add",
        &[&both[..], &["https://www.mfa.gov.cn/1.html"]].concat(),
    );
    assert_eq!(refused.status, 2);
    let url = "cn=https://www.mfa.gov.cn/1.html?a=b";
    let made = run(&event, "add", &[&both[..], &[url]].concat());
    assert_eq!(made.status, 0, "{}", made.err);
    let read = Event::load(&event).expect("the manifest");
    let urls: Vec<_> = read.sources.iter().map(|it| it.url.as_deref()).collect();
    assert_eq!(urls, [Some("https://www.mfa.gov.cn/1.html?a=b"), None]);
}

#[test]
fn recheck_takes_a_saved_file() {
    let desk = Desk::new();
    let event = desk.event();
    let us = desk.save("us", "us.html", &page(SECOND));
    assert_eq!(run(&event, "init", &[&us, "--title", "A call"]).status, 0);
    let same = run(&event, "recheck", &[&us]);
    assert_eq!(same.status, 0, "{}{}", same.out, same.err);
    let edited = SECOND.replace("must be carried out in full", "should be carried out");
    let new = desk.save("us", "new.html", &page(&edited));
    let folder = desk.0.path().display().to_string();
    for format in ["text", "json"] {
        let seen = parallax(["recheck", &folder, "--history", "--format", format]);
        assert_eq!(seen.status, 0, "{}", seen.err);
        for part in ["2025-11-24-call", "us.html"] {
            assert!(seen.out.contains(part), "{}", seen.out);
        }
    }
    let changed = run(&event, "recheck", &[&new]);
    assert_eq!(changed.status, 3, "{}{}", changed.out, changed.err);
    assert!(changed.out.contains("kept as pages/us-"), "{}", changed.out);
    let unknown = run(&event, "recheck", &[&new.replacen("us=", "fr=", 1)]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("parallax add"), "{}", unknown.err);
}

#[test]
fn the_output_tells_the_format() {
    let desk = Desk::new();
    let us = desk.save("us", "us.html", &page(SECOND));
    let cn = desk.save(
        "cn",
        "cn.html",
        &page("They will meet again in the autumn, the two sides said."),
    );
    let written = |name: &str, more: &[&str]| {
        let output = desk.0.path().join(name);
        let path = output.display().to_string();
        let arguments = [&["compare", &us, &cn, "--output", &path], more].concat();
        let outcome = parallax(arguments);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        (fs::read_to_string(output).expect("it"), outcome.err)
    };
    for (name, start) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.HTM", "<!DOCTYPE html>"),
        ("a.json", "{"),
        ("a.md", "#"),
    ] {
        let (text, said) = written(name, &[]);
        assert!(text.starts_with(start), "{name}: {}", &text[..40]);
        assert!(!said.contains("--format"), "{said}");
    }
    assert!(
        written("a.csv", &[])
            .0
            .lines()
            .next()
            .is_some_and(|head| head.contains(','))
    );
    let (text, said) = written("b.html", &["--format", "json"]);
    assert!(text.starts_with('{') && said.contains("--format"), "{said}");
    let (text, said) = written("b.pdf", &["--format", "json"]);
    assert!(text.starts_with('{') && said.contains("--format"), "{said}");
    for name in ["a.txt", "a", "2025.11"] {
        assert!(written(name, &[]).0.contains("FINDINGS"), "{name}");
    }
}

#[test]
fn an_output_of_a_format_that_is_not_written_is_refused() {
    let desk = Desk::new();
    let us = desk.save("us", "us.html", &page(SECOND));
    let event = desk.event();
    assert_eq!(run(&event, "init", &[&us, "--title", "A call"]).status, 0);
    for (command, names, written) in [
        ("compare", ["a.pdf", "a.XLSX", "a.odt", "a.png"], ".docx"),
        ("history", ["a.png", "a.pdf", "a.html", "a.xlsx"], ".svg"),
        ("export", ["a.xlsx", "a.pdf", "a.json", "a.db"], ".jsonl"),
    ] {
        for name in names {
            let output = desk.0.path().join(name);
            let refused = run(&event, command, &["-o", &output.display().to_string()]);
            assert_eq!(refused.status, 2, "{command} {name}");
            assert!(refused.err.contains(written), "{}", refused.err);
            assert!(!output.exists(), "{command} {name}");
        }
    }
}
