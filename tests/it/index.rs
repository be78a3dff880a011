//! An archive as a static site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::common::axe;
use crate::common::browser::Browser;
use crate::common::{Outcome, fixture, parallax};

const US: &str = "The two ministers met in Oslo. The President said that the United States stands by Taiwan. \
    The minister warned of sanctions if the war goes on.";

const CN: &str = "The two ministers met in Oslo. China wants the tariffs to be lifted by the end of the year. \
    The minister spoke of trade and of soybeans.";

/// Text that would run, turn or end what is around it.
const HOSTILE: &str = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)> \u{202e}\u{1b}[31m' \" &";

/// An archive, and beside it a place for sites.
struct Archive {
    folder: TempDir,
}

impl Archive {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let archive = Self { folder };
        for name in ["2021-12-30-biden-putin-call", "2025-11-24-xi-trump-call"] {
            copy(&fixture(name), &archive.event(name));
        }
        archive.write("2024-03-03-talks", US, CN);
        archive
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("talks")
    }

    fn event(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    fn site(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, us: &str, cn: &str) {
        let folder = self.event(name);
        fs::create_dir_all(folder.join("pages")).expect("folders");
        let manifest = "title = \"Talks\"\ndate = 2024-03-03\n[[source]]\nid = \"us\"\n[[source]]\nid = \"cn\"\n";
        fs::write(folder.join("event.toml"), manifest).expect("a manifest");
        fs::write(folder.join("pages/us.txt"), us).expect("a page");
        fs::write(folder.join("pages/cn.txt"), cn).expect("a page");
    }

    /// Writes the site.
    fn index(&self, site: &str) -> Outcome {
        parallax([
            "index".into(),
            self.root().into_os_string(),
            "-o".into(),
            self.site(site).into_os_string(),
        ])
    }

    /// Writes the site of an archive in which all is well.
    fn files(&self, site: &str) -> BTreeMap<String, Vec<u8>> {
        let outcome = self.index(site);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        files(&self.site(site))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("pages")).expect("folders");
    let pages = fs::read_dir(from.join("pages")).expect("pages");
    let pages = pages.map(|it| Path::new("pages").join(it.expect("a page").file_name()));
    for file in [PathBuf::from("event.toml")].into_iter().chain(pages) {
        fs::copy(from.join(&file), to.join(&file)).expect("a copy");
    }
}

/// The files of a folder and those below, by path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("inside").to_string_lossy();
                files.insert(name.replace('\\', "/"), fs::read(&path).expect("a file"));
            }
        }
    }
    files
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, Html)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let parsed = pages.map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        (path.as_str(), Html::parse_document(text))
    });
    parsed.collect()
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

/// The path that a link leads to from a page.
fn target(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop().expect("no link leads out of the site")),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn ids(page: &Html) -> BTreeSet<String> {
    let ids: Vec<String> = page
        .select(&select("[id]"))
        .map(|it| it.value().attr("id").expect("an id").to_owned())
        .collect();
    let all = ids.len();
    let ids: BTreeSet<String> = ids.into_iter().collect();
    assert_eq!(ids.len(), all, "an id twice");
    ids
}

#[test]
fn there_is_a_page_for_each_event_government_pair_and_topic() {
    let archive = Archive::new();
    let files = archive.files("site");
    for path in [
        "index.html",
        "events/2024-03-03-talks.html",
        "events/2025-11-24-xi-trump-call.html",
        "governments.html",
        "governments/us.html",
        "governments/cn.html",
        "governments/ru.html",
        "pairs/cn-us.html",
        "pairs/ru-us.html",
        "topics.html",
        "topics/taiwan.html",
        "phrases.html",
        "search.html",
        "feed.xml",
        "data/index.html",
        "data/findings.csv",
    ] {
        assert!(files.contains_key(path), "{path}");
    }
    assert!(!files.contains_key("pairs/cn-ru.html"), "they never talked");
    let text = |path: &str| {
        let page = String::from_utf8(files[path].clone()).expect("UTF-8");
        let page = Html::parse_document(&page);
        page.root_element().text().collect::<Vec<_>>().join(" ")
    };
    let front = text("index.html");
    let days: Vec<usize> = ["24 November 2025", "3 March 2024", "30 December 2021"]
        .iter()
        .map(|day| front.find(day).expect("a day"))
        .collect();
    assert!(days.is_sorted(), "the newest first");
    assert!(text("governments/us.html").contains("Taiwan"));
    assert!(text("governments/cn.html").contains("Sanctions: left out in 1 of 1 event"));
    assert!(text("topics/taiwan.html").contains("Not mentioned"));
    let own = parallax([
        "compare".into(),
        archive.event("2024-03-03-talks").into_os_string(),
        "--format".into(),
        "html".into(),
    ]);
    let event = text("events/2024-03-03-talks.html");
    let own = Html::parse_document(&own.out);
    for finding in own.select(&select(".claim")) {
        assert!(event.contains(&finding.text().collect::<String>()));
    }
}

#[test]
fn every_link_is_relative_and_leads_to_something() {
    let archive = Archive::new();
    let files = archive.files("site");
    let pages = pages(&files);
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (*path, ids(page)))
        .collect();
    let mut checked = 0;
    for (path, page) in &pages {
        for link in page.select(&select("[href]")) {
            let href = link.value().attr("href").expect("a link");
            if href.starts_with("http") {
                assert!(
                    !link.value().attr("rel").unwrap_or_default().is_empty(),
                    "{href}"
                );
                continue;
            }
            assert!(!href.starts_with('/') && !href.contains(':'), "{href}");
            let (file, place) = href.split_once('#').unwrap_or((href, ""));
            let file = if file.is_empty() {
                (*path).to_owned()
            } else {
                target(path, file)
            };
            assert!(files.contains_key(&file), "{path}: {href}");
            if !place.is_empty() {
                assert!(anchors[file.as_str()].contains(place), "{path}: {href}");
            }
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn pages_load_nothing_and_have_headings_and_landmarks() {
    let archive = Archive::new();
    let files = archive.files("site");
    for (path, page) in pages(&files) {
        for selector in [
            "main",
            "h1",
            "head > title",
            "footer",
            "nav[aria-label]",
            "a.skip",
        ] {
            assert_eq!(
                page.select(&select(selector)).count(),
                1,
                "{path}: {selector}"
            );
        }
        let policy = page
            .select(&select("meta[http-equiv]"))
            .next()
            .expect("a policy");
        let policy = policy.value().attr("content").expect("a policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert_eq!(
            page.select(&select(
                "link:not([rel=alternate]), img, iframe, [src], [style]"
            ))
            .count(),
            0,
            "{path}"
        );
        assert!(
            page.select(&select("th:not([scope])")).next().is_none(),
            "{path}"
        );
        for picture in page.select(&select("svg.bars")) {
            let attribute = |name| picture.value().attr(name);
            assert!(attribute("aria-label").is_some() || attribute("aria-hidden").is_some());
        }
        let headings = select("h1, h2, h3");
        let levels = page
            .select(&headings)
            .map(|it| it.value().name().as_bytes()[1]);
        let levels: Vec<u8> = levels.collect();
        assert!(
            levels.windows(2).all(|two| two[1] <= two[0] + 1),
            "{path}: a level is left out"
        );
    }
}

#[test]
fn nothing_hostile_runs_whatever_field_it_stands_in() {
    let archive = Archive::new();
    let name = "<script>alert(3)<!--' OR .. %2e ";
    let text = format!("{HOSTILE} was said by the minister on Taiwan. The war must end. {HOSTILE}");
    archive.write(name, &text, CN);
    let field = |value: &str| {
        format!("{value:?}")
            .replace("\\u{202e}", "\\u202e")
            .replace("\\u{1b}", "\\u001b")
    };
    let field = field(&HOSTILE.replace('\'', ""));
    let manifest = format!(
        "title = {field}\ndate = 2024-03-03\n[[source]]\nid = \"us\"\ngovernment = {field}\noutlet = {field}\n\
         url = \"https://example.org/?<script>\"\n[[source]]\nid = \"cn\"\noutlet = {field}\n"
    );
    fs::write(archive.event(name).join("event.toml"), manifest).expect("a manifest");
    let outcome = archive.index("site");
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let files = files(&archive.site("site"));
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-./".contains(&byte);
    for (path, page) in pages(&files) {
        assert!(path.bytes().all(is_safe), "{path}");
        let scripts = match path {
            // The script, and the index, which does not run.
            "search.html" => 2,
            path => usize::from(path.starts_with("events/")),
        };
        assert_eq!(page.select(&select("script")).count(), scripts, "{path}");
        for node in page.select(&select("*")) {
            for (name, value) in node.value().attrs() {
                assert!(!name.starts_with("on"), "{path}: {name}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript:"));
            }
            assert!(
                !matches!(node.value().name(), "img" | "iframe" | "object" | "base"),
                "{path}"
            );
        }
    }
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains(['\u{202e}', '\u{1b}']) || path.starts_with('.'),
            "{path}"
        );
    }
    assert!(
        files
            .keys()
            .filter(|path| path.starts_with("events/"))
            .count()
            == 4
    );
}

#[test]
fn a_run_on_what_is_there_gives_what_a_new_one_does() {
    let archive = Archive::new();
    archive.write("2024-04-04-more", CN, US);
    archive.write("2024-05-05-less", US, US);
    archive.files("site");
    let again = archive.index("site");
    assert!(again.out.contains("5 events (0 compared)"), "{}", again.out);

    archive.write(
        "2024-03-03-talks",
        &format!("{US} They agreed to meet in May."),
        CN,
    );
    archive.write("2024-01-01-new", US, CN);
    fs::remove_dir_all(archive.event("2024-05-05-less")).expect("removed");
    let changed = archive.index("site");
    assert!(
        // The call of 2025 is held against those that changed.
        changed.out.contains("5 events (3 compared)"),
        "{}",
        changed.out
    );
    let (partial, whole) = (files(&archive.site("site")), archive.files("new"));
    assert!(!whole.contains_key("events/2024-05-05-less.html"));
    assert_eq!(
        partial.keys().collect::<Vec<_>>(),
        whole.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &whole {
        assert!(
            partial[path] == *bytes,
            "{path} is not as a new run writes it"
        );
    }

    // Whatever became of what is there, the next run has it as it should be.
    let site = archive.site("site");
    let spoil = |path: &str| {
        let mut bytes = fs::read(site.join(path)).expect("a file");
        let last = bytes.len() - 20;
        bytes[last] ^= 1;
        fs::write(site.join(path), bytes).expect("written");
    };
    for path in [
        "events/2024-01-01-new.html",
        "data/sentences.csv",
        "topics/taiwan.html",
        ".parallax-index.json",
    ] {
        spoil(path);
        assert!(archive.files("site") == whole, "{path}");
    }
    fs::remove_file(site.join("data/topics.csv")).expect("removed");
    fs::remove_file(site.join("governments/us.html")).expect("removed");
    fs::remove_file(site.join("events/2024-01-01-new.html")).expect("removed");
    assert!(archive.files("site") == whole);
}

#[test]
fn other_options_give_another_site() {
    let archive = Archive::new();
    archive.files("site");
    let arguments = |site: &str| {
        [
            "index".into(),
            archive.root().into_os_string(),
            "-o".into(),
            archive.site(site).into_os_string(),
            "--min-confidence".into(),
            "0.95".into(),
        ]
    };
    assert_eq!(parallax(arguments("site")).status, 0);
    assert_eq!(parallax(arguments("new")).status, 0);
    assert!(files(&archive.site("site")) == files(&archive.site("new")));
}

#[test]
fn what_is_not_its_own_stays() {
    let archive = Archive::new();
    let site = archive.site("site");
    fs::create_dir_all(site.join("events")).expect("folders");
    for path in ["CNAME", "events/notes.html", "events/.parallax-kept"] {
        fs::write(site.join(path), "mine").expect("written");
    }
    archive.files("site");
    archive.write("2024-03-03-talks", CN, US);
    fs::remove_dir_all(archive.event("2025-11-24-xi-trump-call")).expect("removed");
    let gone = site.join("events/2025-11-24-xi-trump-call.html");
    let mut edited = fs::read(&gone).expect("a page");
    edited.extend(b"<!-- mine -->");
    fs::write(&gone, &edited).expect("written");
    let outcome = archive.index("site");
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(
        outcome.err.contains("changed by another hand"),
        "{}",
        outcome.err
    );
    assert_eq!(fs::read(&gone).expect("a page"), edited);
    for path in ["CNAME", "events/notes.html", "events/.parallax-kept"] {
        assert_eq!(fs::read(site.join(path)).expect("a file"), b"mine");
    }

    // What has the name of a page is not replaced.
    let other = archive.site("other");
    fs::create_dir_all(&other).expect("a folder");
    fs::write(other.join("index.html"), "<p>My own page</p>").expect("written");
    let outcome = archive.index("other");
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.err.contains("was not written by parallax"),
        "{}",
        outcome.err
    );
    assert_eq!(
        fs::read(other.join("index.html")).expect("a file"),
        b"<p>My own page</p>"
    );
    // A site whose record is lost is known by its pages.
    fs::remove_file(site.join(".parallax-index.json")).expect("removed");
    assert_eq!(archive.index("site").status, 0);
}

#[test]
fn a_site_may_lie_in_its_archive_but_not_be_it() {
    let archive = Archive::new();
    for folder in [
        "talks",
        "talks/2024-03-03-talks",
        "talks/2024-03-03-talks/site",
    ] {
        let outcome = archive.index(folder);
        assert_eq!(outcome.status, 2, "{folder}");
        assert!(outcome.err.contains("is an input"), "{}", outcome.err);
    }
    assert!(!archive.root().join("index.html").exists());
    archive.files("talks/site");
    archive.files("talks/site");
    let checked = parallax(["check".into(), archive.root().into_os_string()]);
    let all = checked.out + &checked.err;
    assert!(
        !all.contains("talks/site") && all.contains("0 as expected, 3 not"),
        "{all}"
    );
}

#[test]
fn a_bad_event_is_named_and_stops_no_other() {
    let archive = Archive::new();
    fs::create_dir_all(archive.event("broken")).expect("a folder");
    fs::write(archive.event("broken").join("event.toml"), "title = 1").expect("a manifest");
    let outcome = archive.index("site");
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("broken: "), "{}", outcome.err);
    assert!(outcome.err.contains("1 of 4 events"), "{}", outcome.err);
    assert!(
        outcome.out.contains("3 events (3 compared)"),
        "{}",
        outcome.out
    );
    let inside = parallax([
        "index".into(),
        archive.root().into_os_string(),
        "-o".into(),
        archive
            .event("2024-03-03-talks")
            .join("site")
            .into_os_string(),
    ]);
    assert_eq!(inside.status, 2);
    assert!(inside.err.contains("is an input"), "{}", inside.err);
}

#[test]
fn what_recheck_found_is_told() {
    let archive = Archive::new();
    let pages = archive.event("2024-03-03-talks").join("pages");
    let later = format!("{CN} It will not be coerced.");
    fs::write(pages.join("cn-20240601T000000Z.txt"), &later).expect("a page");
    let record = "2024-04-01T00:00:00Z\tcn\tsame-text\t00\n\
        2024-06-01T00:00:00Z\tcn\tother-text\t01\n\
        2024-06-02T00:00:00Z\tcn\tunreachable\t\n\
        2024-06-03T00:00:00Z\tcn\tother-text\t01\n\
        2024-07-01T00:00:00Z\tus\tgone\t\n";
    fs::write(pages.join("sightings.tsv"), record).expect("a record");
    let files = archive.files("site");
    let front = String::from_utf8_lossy(&files["index.html"]);
    assert_eq!(front.matches("changed its text").count(), 1, "told once");
    assert!(front.contains("took its page away") && front.contains("1 June 2024"));
    let china = String::from_utf8_lossy(&files["governments/cn.html"]);
    assert!(china.contains("changed its text") && !china.contains("took its page away"));
}

#[test]
fn phrases_that_a_government_repeats_are_found_with_their_uses() {
    let archive = Archive::new();
    let said = [
        "The talks were held in Oslo. There can be no peace on the river without those who live on it.",
        "They met in Rome. There can be no peace on the river without those who live on it, he said.",
        "They met in Bern. The minister said that there can be no peace on the river without those who live on it.",
    ];
    for (number, said) in (1..).zip(said) {
        archive.write(
            &format!("2024-06-0{number}-talks"),
            said,
            "The ministers met. They spoke of grain.",
        );
    }
    let files = archive.files("site");
    let page = Html::parse_document(&String::from_utf8_lossy(&files["phrases.html"]));
    let summaries: Vec<String> = page
        .select(&select("#of-us summary"))
        .map(|it| it.text().collect())
        .collect();
    let phrase = "no peace on the river without those who live on it”: in 3 of 6 events";
    assert!(
        summaries.iter().any(|it| it.contains(phrase)),
        "{summaries:?}"
    );
    let uses = select("#of-us details");
    let uses = page
        .select(&uses)
        .find(|it| it.text().collect::<String>().contains(phrase));
    let uses = uses.expect("the phrase");
    assert_eq!(uses.select(&select("li a.place")).count(), 3);
}

#[test]
fn the_feed_has_events_and_changes_and_stays_the_same() {
    let archive = Archive::new();
    let pages = archive.event("2024-03-03-talks").join("pages");
    let record = "2030-01-02T03:04:05Z\tus\tgone\t\n";
    fs::write(pages.join("sightings.tsv"), record).expect("a record");
    let arguments = [
        "index".into(),
        archive.root().into_os_string(),
        "-o".into(),
        archive.site("site").into_os_string(),
        "--title".into(),
        "A & B <desk>".into(),
        "--url".into(),
        "https://desk.example.org/talks/".into(),
    ];
    assert_eq!(parallax(arguments.clone()).status, 0);
    let feed = files(&archive.site("site"))
        .remove("feed.xml")
        .expect("a feed");
    let feed = String::from_utf8(feed).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(&feed);
    let (mut entries, mut ids) = (0, BTreeSet::new());
    loop {
        use quick_xml::events::Event;
        match reader.read_event().expect("XML") {
            Event::Start(start) if start.name().as_ref() == b"entry" => entries += 1,
            Event::Start(start) if start.name().as_ref() == b"id" => {
                let id = reader.read_text(start.name()).expect("an id").into_owned();
                assert!(ids.insert(format!("{id:?}")), "an id twice");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(entries, 4, "three events and a change");
    for part in [
        "<title>A &amp; B &lt;desk&gt;</title>",
        "xml:base=\"https://desk.example.org/talks/\"",
        "<updated>2030-01-02T03:04:05Z</updated>",
        "<title>The United States took its page away</title>",
        "href=\"events/2024-03-03-talks.html\"",
    ] {
        assert!(feed.contains(part), "{part}: {feed}");
    }
    let mut wrong = arguments.to_vec();
    wrong[7] = "javascript:alert(1)/".into();
    assert_eq!(parallax(wrong).status, 2);
}

#[test]
fn search_works_in_a_browser_and_all_is_there_without_a_script() {
    let archive = Archive::new();
    let files = archive.files("site");
    let page = Html::parse_document(&String::from_utf8_lossy(&files["search.html"]));
    let entries = page.select(&select("li[data-entry]")).count();
    assert!(entries > 20, "{entries}");
    let said: String = page
        .select(&select("noscript"))
        .next()
        .expect("a note")
        .text()
        .collect();
    assert!(said.contains("needs JavaScript"));
    let index = page
        .select(&select("script#index"))
        .next()
        .expect("an index");
    let index: Vec<String> = serde_json::from_str(&index.text().collect::<String>()).expect("JSON");
    assert_eq!(index.len(), 3);

    let Some(browser) = Browser::start() else {
        return;
    };
    browser.open(&archive.site("site").join("search.html"));
    browser.until("document.documentElement.classList.contains('js')");
    browser.run(
        "document.querySelector('[name=words]').value = 'putin december'; \
        document.getElementById('search').dispatchEvent(new Event('input'))",
    );
    browser.until("document.getElementById('found').textContent.startsWith('1 of')");
    assert_eq!(
        browser.run("return document.querySelectorAll('li[data-entry]:not([hidden]) a').length"),
        1
    );
    assert!(
        browser
            .run("return location.hash")
            .as_str()
            .is_some_and(|hash| hash.starts_with("#q=putin"))
    );
}

#[test]
fn axe_finds_nothing_that_bars_a_reader_of_a_site() {
    let Some(axe) = axe::script() else {
        return;
    };
    let Some(browser) = Browser::start() else {
        return;
    };
    let archive = Archive::new();
    archive.files("site");
    for page in [
        "index",
        "governments",
        "governments/us",
        "pairs/cn-us",
        "topics",
        "topics/taiwan",
        "phrases",
        "search",
        "data/index",
    ] {
        browser.open(&archive.site("site").join(page).with_extension("html"));
        let found = axe::violations(&browser, &axe);
        assert!(found.is_empty(), "{page}: {found:?}");
        assert_eq!(
            browser.run("return document.documentElement.scrollWidth <= innerWidth"),
            true,
            "{page} is wider than a phone"
        );
    }
}
