//! Has a government changed its text? Against a server that does.

use std::fs;
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use crate::common::server;
use crate::common::server::{Server, respond};
use crate::common::{Outcome, parallax};
use tempfile::TempDir;

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

const QUICK: [&str; 7] = [
    "--allow-private",
    "--delay",
    "0",
    "--timeout",
    "1",
    "--retries",
    "0",
];

type Answer = Box<dyn Fn(&str, &mut TcpStream) + Send>;

/// A page that a test changes, and its event, fetched once.
struct Site {
    answer: Arc<Mutex<Answer>>,
    server: Server,
    event: TempDir,
}

impl Site {
    fn new() -> Self {
        Self::of(PARAGRAPH)
    }

    fn of(paragraph: &str) -> Self {
        let first = text(paragraph);
        let answer: Arc<Mutex<Answer>> = Arc::new(Mutex::new(Box::new(move |_, s| first(s))));
        let now = Arc::clone(&answer);
        let server = Server::start(move |request, stream| {
            if request.path == "/robots.txt" {
                respond(stream, 404, &[], b"");
            } else {
                now.lock().expect("unpoisoned")(&request.path, stream);
            }
        });
        let event = tempfile::tempdir().expect("a temporary folder");
        let manifest = format!(
            "title = \"A call\"\n[[source]]\nid = \"cn\"\nurl = \"{}\"\n",
            server.url("/readout")
        );
        fs::write(event.path().join("event.toml"), manifest).expect("written");
        let site = Self {
            answer,
            server,
            event,
        };
        assert_eq!(site.run("fetch", &[]).status, 0);
        site
    }

    fn answers(&self, answer: impl Fn(&mut TcpStream) + Send + 'static) {
        self.answers_at(move |_, stream| answer(stream));
    }

    fn answers_at(&self, answer: impl Fn(&str, &mut TcpStream) + Send + 'static) {
        *self.answer.lock().expect("unpoisoned") = Box::new(answer);
    }

    fn run(&self, command: &str, more: &[&str]) -> Outcome {
        let path = self.event.path().display().to_string();
        let arguments = [command, &path].into_iter().chain(QUICK);
        parallax(arguments.chain(more.iter().copied()))
    }

    fn recheck(&self) -> (u8, serde_json::Value) {
        let outcome = self.run("recheck", &["--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&outcome.out).expect(&outcome.err);
        (outcome.status, found["sources"][0].clone())
    }

    fn pages(&self) -> usize {
        let pages = fs::read_dir(self.event.path().join("pages")).expect("read");
        let names = pages.flatten().map(|entry| entry.file_name());
        names
            .filter(|name| name.to_string_lossy().ends_with(".html"))
            .count()
    }
}

fn text(paragraph: &str) -> impl Fn(&mut TcpStream) + Send + 'static {
    let html = server::html(paragraph);
    move |stream| {
        respond(
            stream,
            200,
            &[("Content-Type", "text/html")],
            html.as_bytes(),
        )
    }
}

fn status(code: u16) -> impl Fn(&mut TcpStream) + Send + 'static {
    move |stream| respond(stream, code, &[], b"<p>Sorry.</p>")
}

#[test]
fn a_page_that_stays_is_unchanged() {
    let site = Site::new();
    let (code, found) = site.recheck();
    assert_eq!((code, found["verdict"].as_str()), (0, Some("unchanged")));
    assert_eq!(found["first_different"], serde_json::Value::Null);
}

#[test]
fn a_page_may_change_around_its_text() {
    let site = Site::new();
    let html = server::html(PARAGRAPH)
        .replace(
            "<body>",
            "<body><nav><a href=/>Home</a></nav><!-- 12:31 -->",
        )
        .replace(" on Monday ", "\n  on <b>Monday</b> ");
    site.answers(move |stream| {
        respond(
            stream,
            200,
            &[("Content-Type", "text/html")],
            html.as_bytes(),
        )
    });
    let (code, found) = site.recheck();
    assert_eq!((code, found["verdict"].as_str()), (0, Some("page_changed")));
    assert_eq!(site.pages(), 1);
}

#[test]
fn a_changed_text_is_shown_word_by_word_and_kept() {
    let site = Site::new();
    assert_eq!(site.recheck().0, 0);
    site.answers(text(&PARAGRAPH.replace("agreed", "discussed")));
    let outcome = site.run("recheck", &[]);
    assert_eq!(outcome.status, 3, "{}", outcome.err);
    assert!(
        outcome.out.contains("[-agreed-]") && outcome.out.contains("{+discussed+}"),
        "{}",
        outcome.out
    );
    assert!(
        outcome.out.contains("first seen different"),
        "{}",
        outcome.out
    );
    assert_eq!(site.pages(), 2, "both texts are kept");
    let old = fs::read_to_string(site.event.path().join("pages/cn.html")).expect("the old page");
    assert!(old.contains("agreed"));
}

#[test]
fn typography_and_a_counter_are_no_edit() {
    let plain = "The two leaders' teams met - after a \"frank\" talk - and agreed on 20 percent.";
    let fine = "The two leaders’ teams met – after a “frank” talk – and agreed on 20\u{a0}percent.";
    let counted = |text: &str, views: u32| format!("{text}</p><p>Views: {views}");
    for (saved, now, code, verdict) in [
        (plain.to_owned(), fine.to_owned(), 0, "cosmetic"),
        (counted(plain, 12), counted(plain, 1_301), 0, "cosmetic"),
        (
            counted(plain, 12),
            counted(&plain.replace("20", "25"), 12),
            3,
            "text_changed",
        ),
    ] {
        let site = Site::of(&saved);
        site.answers(text(&now));
        let (exited, found) = site.recheck();
        assert_eq!(
            (exited, found["verdict"].as_str()),
            (code, Some(verdict)),
            "{now}"
        );
        let pages = if code == 0 { 1 } else { 2 };
        assert_eq!(site.pages(), pages, "{now}");
    }
}

#[test]
fn a_moved_paragraph_is_moved() {
    let other = "The ministers had met the day before to settle what their teams had left open.";
    let site = Site::of(&format!("{PARAGRAPH}</p><p>{other}"));
    site.answers(text(&format!("{other}</p><p>{PARAGRAPH}")));
    let (code, found) = site.recheck();
    assert_eq!((code, found["verdict"].as_str()), (3, Some("moved")));
    assert_eq!(site.pages(), 2);
}

/// What sites show in place of a page, each with a word of what is said of it.
const STAND_INS: [(&str, &str); 6] = [
    (
        "<title>Just a moment...</title><h1>example.gov</h1><p>Verify you are human by completing \
         the action below.</p>",
        "robots",
    ),
    (
        "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access \
         this page on this server.</p>",
        "refusal",
    ),
    (
        "<title>Ministry</title><noscript>Please enable JavaScript.</noscript><div id=root></div>",
        "JavaScript",
    ),
    (
        "<title>Page not found</title><h1>Page not found</h1><p>The page you are looking for does \
         not exist. Go to the front page, or search for what you need with the words of its \
         title.</p>",
        "no such page",
    ),
    (
        "<title>Before you continue</title><p>We use cookies and data to deliver and maintain our \
         services, and to measure how they are used. Accept all cookies, or reject them.</p>",
        "cookies",
    ),
    (
        "<title>Sign in</title><h1>Sign in</h1><form><input type=password></form><p>Forgot your \
         password? Ask the desk to send you a new one.</p>",
        "login",
    ),
];

fn html(page: &'static str) -> impl Fn(&mut TcpStream) + Send + 'static {
    move |s| respond(s, 200, &[("Content-Type", "text/html")], page.as_bytes())
}

#[test]
fn a_page_that_stands_in_is_suspect_and_is_not_kept() {
    for (page, word) in STAND_INS {
        let site = Site::new();
        site.answers(html(page));
        let (code, found) = site.recheck();
        assert_eq!((code, found["verdict"].as_str()), (4, Some("suspect")));
        let reason = found["reason"].as_str().unwrap_or_default();
        assert!(reason.contains(word), "{reason}");
        let fetched = site.run("fetch", &[]);
        assert_eq!(fetched.status, 4, "{}", fetched.err);
        assert!(fetched.err.contains(word), "{}", fetched.err);
        assert!(fetched.err.contains("not kept"), "{}", fetched.err);
        assert_eq!(site.pages(), 1, "{page}");
        // The page comes back, and nothing was lost.
        site.answers(text(PARAGRAPH));
        assert_eq!(site.recheck().0, 0);
    }
}

#[test]
fn of_a_file_that_holds_no_account_the_file_is_told() {
    let site = Site::new();
    let (page, word) = STAND_INS[0];
    let file = site.event.path().join("saved.html");
    fs::write(&file, page).expect("written");
    let event = site.event.path().display().to_string();
    let outcome = parallax(["recheck", &event, &format!("cn={}", file.display())]);
    assert!(
        outcome.out.contains("the file is") && outcome.out.contains(word),
        "{}",
        outcome.out
    );
    assert!(!outcome.out.contains("the site answers"), "{}", outcome.out);
}

#[test]
fn an_edit_is_said_until_it_is_accepted() {
    let site = Site::new();
    let edited = PARAGRAPH.replace("agreed", "discussed");
    site.answers(text(&edited));
    let (code, first) = site.recheck();
    assert_eq!((code, first["verdict"].as_str()), (3, Some("text_changed")));
    assert_eq!(first["saved"], "pages/cn.html");
    assert_eq!(first["since_last"], serde_json::Value::Null);
    // The next run compares with both.
    let (code, again) = site.recheck();
    assert_eq!((code, again["verdict"].as_str()), (3, Some("text_changed")));
    assert_eq!(again["since_last"]["verdict"], "unchanged");
    assert_eq!(again["since_last"]["page"], first["kept"]);
    assert_eq!(again["first_different"], first["first_different"]);
    assert_eq!(site.pages(), 2, "what is known is not kept again");
    let shown = site.run("recheck", &[]).out;
    assert!(shown.contains("since the page kept last"), "{shown}");
    // The government takes its edit back: the text is as first saved, and not as kept last.
    site.answers(text(&format!("{PARAGRAPH} ")));
    let (code, back) = site.recheck();
    assert_eq!((code, back["verdict"].as_str()), (3, Some("page_changed")));
    assert_eq!(back["since_last"]["verdict"], "text_changed");
    assert_eq!(site.recheck().0, 0);
    // A person takes the edited page for the one to compare with.
    let manifest = site.event.path().join("event.toml");
    let text_of = fs::read_to_string(&manifest).expect("read");
    let page = first["kept"].as_str().expect("kept");
    fs::write(&manifest, format!("{text_of}page = \"{page}\"\n")).expect("written");
    site.answers(text(&edited));
    let (_, accepted) = site.recheck();
    assert_eq!(accepted["verdict"], "unchanged");
}

#[test]
fn the_history_of_a_page_is_shown_without_its_site() {
    let site = Site::new();
    assert_eq!(site.recheck().0, 0);
    site.answers(text(&PARAGRAPH.replace("agreed", "discussed")));
    assert_eq!(site.recheck().0, 3);
    site.answers(status(404));
    assert_eq!(site.recheck().0, 3);
    let asked = site.server.log().len();
    let shown = site.run("recheck", &["--history"]);
    assert_eq!(shown.status, 0, "{}", shown.err);
    for part in [
        "\ta page was kept\ttext ",
        "the text as it was saved",
        "another text",
        "words: 1 gone, 1 new",
        "\tgone",
    ] {
        assert!(shown.out.contains(part), "{part}: {}", shown.out);
    }
    let json = site.run("recheck", &["--history", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&json.out).expect(&json.err);
    assert_eq!(found["schema"], "parallax.history/1");
    let seen = found["sources"][0]["seen"].as_array().expect("a list");
    let states: Vec<&str> = seen
        .iter()
        .filter_map(|seen| seen["state"].as_str())
        .collect();
    assert_eq!(states, ["page", "same-text", "other-text", "gone"]);
    assert_ne!(seen[0]["text_sha256"], seen[2]["text_sha256"]);
    assert_eq!(site.server.log().len(), asked, "no site is asked");
}

#[test]
fn json_has_no_colour() {
    let site = Site::new();
    let colour = ["--color", "always"];
    site.answers(text(&format!("{PARAGRAPH} They were frank.")));
    let json = site.run("recheck", &[&colour[..], &["--format", "json"]].concat());
    let found: serde_json::Value = serde_json::from_str(&json.out).expect(&json.err);
    let changes = found["sources"][0]["changes"].to_string();
    assert!(changes.contains("{+"), "{changes}");
    assert!(!json.out.contains("\\u001b"), "{}", json.out);
    site.answers(text(PARAGRAPH));
    let shown = site.run("recheck", &colour).out;
    assert!(shown.contains("\u{1b}["), "{shown}");
}

#[test]
fn the_interval_is_from_the_last_same_to_the_first_other() {
    let site = Site::new();
    // The manifest names the page, so that it stays the one to compare with.
    let manifest = site.event.path().join("event.toml");
    let text_of = fs::read_to_string(&manifest).expect("read");
    fs::write(&manifest, format!("{text_of}page = \"pages/cn.html\"\n")).expect("written");
    let sightings = site.event.path().join("pages/sightings.tsv");
    fs::write(
        &sightings,
        "2020-01-01T00:00:00Z\tcn\tpage\t00\n\
         2030-01-01T00:00:00Z\tcn\tsame-text\t00\n\
         2030-01-02T00:00:00Z\tus\tother-text\t00\n\
         2030-01-03T00:00:00Z\tcn\tunreachable\t\n\
         2030-01-04T00:00:00Z\tcn\tother-text\t00\n\
         2030-01-05T00:00:00Z\tcn\tother-text\t00\n",
    )
    .expect("written");
    site.answers(text(&PARAGRAPH.replace("agreed", "discussed")));
    let (code, found) = site.recheck();
    assert_eq!(code, 3);
    assert_eq!(found["last_seen"], "2030-01-01T00:00:00Z");
    assert_eq!(found["first_different"], "2030-01-04T00:00:00Z");
    assert_eq!(
        site.recheck().0,
        3,
        "it stays changed until a person accepts the new page"
    );
}

#[test]
fn only_the_site_itself_says_that_a_page_is_gone() {
    for (code, verdict, exit) in [
        (404, "gone", 3),
        (410, "gone", 3),
        (403, "unreachable", 4),
        (500, "unreachable", 4),
        (503, "unreachable", 4),
    ] {
        let site = Site::new();
        site.answers(status(code));
        let (exited, found) = site.recheck();
        assert_eq!(
            (exited, found["verdict"].as_str()),
            (exit, Some(verdict)),
            "{code}"
        );
        assert!(found["reason"].as_str().is_some_and(
            |reason| reason.contains(&code.to_string()) && !reason.contains("--archived")
        ));
    }
    let site = Site::new();
    site.answers(|_| {});
    let (exited, found) = site.recheck();
    assert_eq!(
        (exited, found["verdict"].as_str()),
        (4, Some("unreachable"))
    );
    assert_eq!(site.pages(), 1);
}

#[test]
fn a_text_that_is_hardly_there_is_suspect_and_no_edit() {
    let site = Site::new();
    let shell = "<!DOCTYPE html><title>Readout of a call</title><script>load()</script>";
    site.answers(move |s| respond(s, 200, &[("Content-Type", "text/html")], shell.as_bytes()));
    let (code, found) = site.recheck();
    assert_eq!((code, found["verdict"].as_str()), (4, Some("suspect")));
    site.answers(text("Please enable scripts."));
    let (code, found) = site.recheck();
    assert_eq!((code, found["verdict"].as_str()), (4, Some("suspect")));
    assert_eq!(site.pages(), 1);
}

#[test]
fn a_page_that_leads_elsewhere_is_suspect_and_no_edit() {
    let site = Site::new();
    let front = "Welcome to the ministry. Here you find speeches, statements and the news of the \
                 day, and below them how to reach us.";
    site.answers_at(move |path, stream| match path {
        "/" => text(front)(stream),
        _ => respond(stream, 302, &[("Location", "/")], b""),
    });
    let (code, found) = site.recheck();
    assert_eq!((code, found["verdict"].as_str()), (4, Some("suspect")));
    assert_eq!(site.pages(), 1);
    // In its own place, it is another text.
    let other = Site::new();
    other.answers(text(front));
    assert_eq!(other.recheck().0, 3);
    // The same text at a new address is the same text, and edited it is an edit.
    for (moved, code, verdict) in [
        (PARAGRAPH.to_owned(), 0, "page_changed"),
        (format!("{PARAGRAPH} They were frank."), 3, "text_changed"),
    ] {
        site.answers_at(move |path, stream| match path {
            "/moved" => text(&format!("{moved} "))(stream),
            _ => respond(stream, 302, &[("Location", "/moved")], b""),
        });
        let (exited, found) = site.recheck();
        assert_eq!((exited, found["verdict"].as_str()), (code, Some(verdict)));
    }
}

#[test]
fn a_fetch_in_between_counts_as_having_seen_the_other_text() {
    let site = Site::new();
    let manifest = site.event.path().join("event.toml");
    let text_of = fs::read_to_string(&manifest).expect("read");
    fs::write(&manifest, format!("{text_of}page = \"pages/cn.html\"\n")).expect("written");
    let changed = PARAGRAPH.replace("agreed", "discussed");
    site.answers(text(&changed));
    assert_eq!(site.run("fetch", &[]).status, 0);
    let sightings = site.event.path().join("pages/sightings.tsv");
    let record = fs::read_to_string(&sightings).expect("read");
    let (first, second) = record.trim_end().split_once('\n').expect("two");
    let moved =
        |line: &str, at: &str| format!("{at}\t{}\n", line.split_once('\t').expect("a time").1);
    let record = moved(first, "2030-01-01T00:00:00Z") + &moved(second, "2030-01-02T00:00:00Z");
    fs::write(&sightings, record).expect("written");
    let (code, found) = site.recheck();
    assert_eq!(code, 3);
    assert_eq!(found["last_seen"], "2030-01-01T00:00:00Z");
    assert_eq!(found["first_different"], "2030-01-02T00:00:00Z");
}

#[test]
fn what_cannot_be_checked_does_not_keep_the_others() {
    let site = Site::new();
    let manifest = site.event.path().join("event.toml");
    let mut text_of = fs::read_to_string(&manifest).expect("read");
    let url = site.server.url("/other");
    text_of.push_str(&format!("[[source]]\nid = \"pdf\"\nurl = \"{url}\"\n"));
    text_of.push_str(&format!("[[source]]\nid = \"us\"\nurl = \"{url}\"\n"));
    fs::write(&manifest, text_of).expect("written");
    fs::write(
        site.event.path().join("pages/pdf.pdf"),
        "%PDF-1.7\n%\u{e2}\u{e3}",
    )
    .expect("written");
    let outcome = site.run("recheck", &[]);
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    assert!(outcome.out.contains("cn\tunchanged"), "{}", outcome.out);
    assert!(
        outcome.out.contains("pdf\tsuspect: the saved page"),
        "{}",
        outcome.out
    );
    assert!(
        outcome.err.contains("\"us\" has no saved page"),
        "{}",
        outcome.err
    );
}

#[test]
fn a_source_that_was_never_fetched_is_no_success() {
    for page in [
        "",
        "page = \"pages/later.html\"\n",
        "page = \"later.html\"\n",
    ] {
        let site = Site::new();
        let manifest = site.event.path().join("event.toml");
        let mut text = fs::read_to_string(&manifest).expect("read");
        let url = site.server.url("/other");
        text.push_str(&format!("[[source]]\nid = \"us\"\nurl = \"{url}\"\n{page}"));
        fs::write(&manifest, text).expect("written");
        let outcome = site.run("recheck", &[]);
        assert_eq!(outcome.status, 2, "{page}: {}", outcome.err);
        assert!(outcome.out.contains("cn\tunchanged"), "{}", outcome.out);
        for part in ["\"us\" has no saved page", "parallax fetch"] {
            assert!(outcome.err.contains(part), "{page}: {}", outcome.err);
        }
    }
}

#[test]
fn a_saved_page_that_cannot_be_read_does_not_keep_the_others() {
    let site = Site::new();
    let manifest = site.event.path().join("event.toml");
    let mut text = fs::read_to_string(&manifest).expect("read");
    let url = site.server.url("/other");
    text.push_str(&format!("[[source]]\nid = \"us\"\nurl = \"{url}\"\n"));
    fs::write(&manifest, text).expect("written");
    let pages = site.event.path().join("pages");
    fs::write(pages.join("us.html"), "altered").expect("written");
    let provenance = format!("sha256 = \"{}\"\n", "0".repeat(64));
    fs::write(pages.join("us.toml"), provenance).expect("written");
    let outcome = site.run("recheck", &[]);
    assert_eq!(outcome.status, 2, "{}", outcome.err);
    assert!(outcome.out.contains("cn\tunchanged"), "{}", outcome.out);
    assert!(outcome.err.contains("us.html"), "{}", outcome.err);
}

#[test]
fn many_events_are_rechecked_and_the_worst_says_how_it_ends() {
    let site = Site::new();
    let root = tempfile::tempdir().expect("a temporary folder");
    let path = root.path().join("talks");
    for name in ["call", "never-fetched"] {
        fs::create_dir_all(path.join(name)).expect("folders");
        let manifest = fs::read_to_string(site.event.path().join("event.toml")).expect("read");
        fs::write(path.join(name).join("event.toml"), manifest).expect("written");
    }
    let run = |command: &str, folder: &str, more: &[&str]| {
        let folder = path.join(folder).display().to_string();
        let arguments = [command, &folder].into_iter().chain(QUICK);
        parallax(arguments.chain(more.iter().copied()))
    };
    assert_eq!(run("fetch", "call", &[]).status, 0);
    let same = run("recheck", "", &[]);
    assert_eq!(same.status, 2, "{}", same.err);
    assert!(same.out.starts_with("call\tcn\t"), "{}", same.out);
    assert!(same.err.contains("never-fetched: "), "{}", same.err);
    assert!(same.err.contains("1 of 2 events"), "{}", same.err);
    site.answers(text(&PARAGRAPH.replace("agreed", "refused")));
    let changed = run("recheck", "", &["--format", "json"]);
    assert_eq!(changed.status, 3, "{}", changed.err);
    let found: serde_json::Value = serde_json::from_str(&changed.out).expect("JSON");
    let events = found["events"].as_array().expect("events");
    assert_eq!((events.len(), &events[0]["name"]), (1, &"call".into()));
    let single = &events[0]["sources"][0];
    assert_eq!(single["source"], "cn");
    assert!(single["kept"].is_string(), "{single}");
}
