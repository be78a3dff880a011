//! The HTML report: what is in it, what cannot be, and how a browser takes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::axe;
use crate::common::browser::Browser;
use crate::common::{fixture, parallax};
use data_encoding::BASE64;
use scraper::{Html, Selector};
use serde_json::json;
use tempfile::TempDir;

const EVENTS: [&str; 4] = [
    "2021-11-16-biden-xi-virtual",
    "2021-12-30-biden-putin-call",
    "2024-05-27-china-japan-rok-summit",
    "2025-11-24-xi-trump-call",
];

fn report(event: &str, format: &str) -> String {
    let event = fixture(event).display().to_string();
    let outcome = parallax(["compare", &event, "--format", format]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

fn text_of(html: &Html, selector: &str) -> Vec<String> {
    html.select(&select(selector))
        .map(|node| node.text().collect())
        .collect()
}

#[test]
fn all_of_the_report_is_in_it() {
    for event in EVENTS {
        let page = report(event, "html");
        let report: serde_json::Value = serde_json::from_str(&report(event, "json")).expect("JSON");
        let html = Html::parse_document(&page);
        let list = |key: &str| report[key].as_array().expect(key).clone();

        assert_findings(&html, &report, event);
        // Of two attributes of one name, a browser reads the first.
        for tag in page.split('<') {
            let tag = tag.split('>').next().unwrap_or_default();
            assert!(tag.matches(" class=").count() < 2, "{event}: <{tag}>");
        }
        for statement in list("statements") {
            let id = statement["id"].as_str().expect("an id");
            for (index, sentence) in statement["sentences"]
                .as_array()
                .expect("sentences")
                .iter()
                .enumerate()
            {
                let place = index + 1;
                let found = text_of(&html, &format!("#texts [id='s-{id}-{place}'] .text"));
                let said = sentence["text"].as_str().expect("text").to_owned();
                assert_eq!(found, [said], "{event}: each sentence once");
            }
        }
        let issues = text_of(&html, "#issues tbody th");
        assert!(!issues.is_empty(), "{event}");
        let cells = text_of(&html, "#issues tbody td");
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{event}");
        assert!(cells.iter().any(|cell| cell == "Not mentioned"), "{event}");

        // Every link within the page leads somewhere, and every id is there once.
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for node in html.select(&select("[id]")) {
            *ids.entry(node.value().attr("id").expect("an id"))
                .or_default() += 1;
        }
        assert!(ids.values().all(|count| *count == 1), "{event}: {ids:?}");
        for link in html.select(&select("a[href^='#']")) {
            let target = &link.value().attr("href").expect("a target")[1..];
            assert!(ids.contains_key(target), "{event}: #{target}");
        }
        assert!(page.len() < 180 << 10, "{event}: {} bytes", page.len());
    }
}

/// Each finding stands in it once, with its headline and the sentences that it rests on; what a
/// second account of a government says again is told once. Of the first, those about one thing
/// stand together, whatever their order in the report.
fn assert_findings(html: &Html, report: &serde_json::Value, event: &str) {
    let divergences = report["divergences"].as_array().expect("divergences");
    let tellings = report["told_together"].as_array().expect("tellings");
    let mut rest: Vec<_> = divergences.iter().collect();
    let [claim, quote, said] = [".claim", "blockquote", ".said"].map(select);
    let all = select("li.finding");
    let shown: Vec<_> = html.select(&all).collect();
    for finding in &shown {
        let id = finding.value().attr("id").expect("an id");
        // What is told of several findings stands at the place of one, and has its own words.
        let told = |it: &&serde_json::Value| {
            let lead = it["findings"][0].as_str().expect("an id");
            id == lead
                || id
                    .strip_prefix(lead)
                    .is_some_and(|part| part.starts_with('-'))
        };
        let tellings = tellings.iter().filter(told);
        let claim_of =
            |it: &serde_json::Value| it["headline"].as_str().expect("a headline").to_owned();
        let shown: String = finding.select(&claim).flat_map(|it| it.text()).collect();
        let telling = tellings.into_iter().find(|it| claim_of(it) == shown);
        let divergence = match telling {
            Some(telling) => telling,
            None => {
                let at = rest.iter().position(|it| it["id"] == id);
                rest.remove(at.expect("told once"))
            }
        };
        let claims: Vec<String> = finding
            .select(&claim)
            .map(|it| it.text().collect())
            .collect();
        assert_eq!(
            claims,
            [divergence["headline"].as_str().expect("a headline")]
        );
        let quotes = finding.select(&quote).map(|quote| {
            let source = quote.value().attr("data-source").expect("a source");
            let said = quote.select(&said).flat_map(|it| it.text());
            (source.to_owned(), said.collect())
        });
        let quotes: Vec<(String, String)> = quotes.collect();
        let evidence = divergence["evidence"].as_array().expect("evidence");
        if let Some(first) = evidence.first() {
            let (source, words) = (&first["source"], first["text"].as_str().expect("text"));
            // A quotation has no number of a paragraph at its head.
            let numbered = words
                .strip_prefix('(')
                .and_then(|words| words.split_once(") "));
            let is_number = |number: &str| number.chars().all(|c| c.is_ascii_digit());
            let words = numbered
                .filter(|(number, _)| is_number(number))
                .map_or(words, |(_, words)| words);
            let is_told = quotes
                .iter()
                .any(|(of, said)| source == of && said.contains(words));
            assert!(is_told, "{event}: {words} in {quotes:?}");
        }
    }
    let governments = report["statements"].as_array().expect("statements").iter();
    let governments: BTreeSet<_> = governments.map(|it| it["government"].to_string()).collect();
    let one_each = governments.len() == report["statements"].as_array().expect("statements").len();
    assert!(
        shown.len() == divergences.len() || (!(one_each && tellings.is_empty()) && shown.len() > 5),
        "{event}: {} of {}",
        shown.len(),
        divergences.len()
    );
}

fn compare(folder: &TempDir, us: &str, cn: &str) -> String {
    let write = |name: &str, text: &str| -> String {
        let path: PathBuf = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let (us, cn) = (write("us.html", us), write("cn.html", cn));
    let outcome = parallax(["compare", &us, &cn, "--format", "html"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

/// A page that tries to get a script into whatever shows it.
const HOSTILE: &str = "<!DOCTYPE html><html lang='\"><script>alert(1)</script>'><head>\
    <title>&lt;script&gt;alert(2)&lt;/script&gt; call</title>\
    <link rel=canonical href='javascript:alert(3)'></head><body><h1>&lt;img src=x onerror=alert(4)&gt; call</h1>\
    <p>The President said that &lt;script&gt;alert(5)&lt;/script&gt; tariffs of 20 percent stay in force until the \
    teams have met. &lt;/style&gt;&lt;/script&gt;&lt;svg onload=alert(6)&gt; He thanked his counterpart for the \
    call.</p><p>It was &amp;lt;b&amp;gt; agreed \u{202e}that both\u{2066} would speak again &#x1b;[31m &quot;soon&quot;.</p></body></html>";

#[test]
fn nothing_of_a_hostile_page_runs() {
    let plain = "<p>The leaders spoke of tariffs of 10 percent and agreed to speak again in the course of this year.</p>";
    let folder = tempfile::tempdir().expect("a folder");
    let page = compare(&folder, HOSTILE, plain);
    assert_eq!(page.matches("<script").count(), 1, "our own");
    assert_eq!(page.matches("<style").count(), 1, "our own");
    let html = Html::parse_document(&page);
    for node in html.select(&select("*")) {
        for (name, value) in node.value().attrs() {
            assert!(!name.starts_with("on"), "{name}");
            assert!(
                !value.trim_start().to_lowercase().starts_with("javascript:"),
                "{value}"
            );
        }
        assert!(!matches!(
            node.value().name(),
            "img" | "iframe" | "object" | "link" | "base"
        ));
    }
    assert!(
        page.contains("&lt;script&gt;alert(5)"),
        "what the page says is still there to read"
    );
    let deceiving =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{1b}');
    assert!(!page.contains(deceiving));

    let Some(browser) = Browser::start() else {
        return;
    };
    let path = folder.path().join("hostile.html");
    fs::write(&path, &page).expect("written");
    browser.open(&path);
    browser.until("document.documentElement.classList.contains('js')");
    // Any alert would be open, and the driver would refuse to go on.
    assert_eq!(browser.run("return document.scripts.length"), 1);
    browser.run(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">'); \
         const script = document.createElement('script'); script.textContent = 'window.ran = 1'; \
         document.body.append(script)",
    );
    assert!(
        browser.run("return window.ran").is_null(),
        "were one to slip in, the policy would stop it"
    );
}

/// What WCAG 2.2 calls the contrast of two colours, each `#rrggbb`.
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |colour: &str| -> f64 {
        let part = |at: usize| {
            let value =
                f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("hex")) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_stands_out_from_its_ground_in_both_themes() {
    let style = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/html/report.css"),
    )
    .expect("the style");
    let themes: Vec<BTreeMap<&str, &str>> = style
        .split('}')
        .filter(|block| block.contains("--paper: #") && !block.contains("@media print"))
        .map(|block| {
            let pairs = block
                .lines()
                .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
            pairs
                .map(|(name, value)| (name, value.trim_end_matches(';')))
                .collect()
        })
        .collect();
    assert_eq!(themes.len(), 3, "light, dark by the system, dark by hand");
    assert_eq!(themes[1], themes[2]);
    for theme in themes {
        for text in theme
            .keys()
            .filter(|name| !matches!(**name, "paper" | "panel" | "lit" | "mark" | "line"))
        {
            for ground in ["paper", "panel", "lit"] {
                let contrast = contrast(theme[text], theme[ground]);
                assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
            }
        }
        assert!(contrast(theme["ink"], theme["mark"]) >= 4.5);
    }
}

#[test]
fn right_to_left_and_wide_scripts_are_told() {
    let persian = "<html lang=fa><p>رئیس جمهور تأکید کرد که دو کشور برای صلح و امنیت در منطقه با یکدیگر همکاری \
                   می‌کنند و از همتای خود برای این دعوت تشکر کرد.</p></html>";
    let chinese = "<html lang=zh><p>两国元首就双边关系和共同关心的国际地区问题深入交换意见，同意继续保持沟通。</p></html>";
    let folder = tempfile::tempdir().expect("a folder");
    let html = Html::parse_document(&compare(&folder, persian, chinese));
    for (language, direction) in [("fa", "rtl"), ("zh", "ltr")] {
        let text = select(&format!(
            "#texts .apart [dir={direction}] .text[lang={language}]"
        ));
        assert!(
            html.select(&text).next().is_some(),
            "{language} reads {direction}"
        );
    }
    let words = text_of(&html, "#issues tbody td");
    assert!(words.iter().any(|cell| cell == "Not searched"), "{words:?}");
    let silent = "Not mentioned";
    assert!(
        words.iter().all(|cell| cell != silent),
        "no words are known in Persian: nobody can tell"
    );
}

/// A report as a file, to be opened.
fn file(folder: &TempDir, event: &str) -> PathBuf {
    let path = folder.path().join("report.html");
    fs::write(&path, report(event, "html")).expect("written");
    path
}

#[test]
fn a_browser_opens_it_and_it_works() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    for event in EVENTS {
        browser.open(&file(&folder, event));
        for (width, height) in [(360, 740), (1600, 900)] {
            browser.resize(width, height);
            let over = browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );
            assert!(
                over.as_i64().expect("a number") <= 0,
                "{event} at {width}: {over} too wide"
            );
        }
    }
    let visible = |selector: &str| {
        let script = format!(
            "return [...document.querySelectorAll('{selector}')].filter(n => !n.hidden).length"
        );
        browser.run(&script).as_u64().expect("a number")
    };
    let set = |script: &str| {
        browser.run(&format!(
            "const form = document.querySelector('form.filters'); {script}; \
             form.dispatchEvent(new Event('submit', {{cancelable: true}}))"
        ));
    };
    let (findings, passages) = (visible("[data-kind]"), visible("[data-passage]"));
    set("form.kind.value = 'silence'");
    let silences = visible("[data-kind]");
    assert!(0 < silences && silences < findings);
    let told = browser.run("return document.getElementById('count').textContent");
    assert!(
        told.as_str()
            .expect("text")
            .starts_with(&format!("{silences} of {findings}")),
        "{told}"
    );
    set("form.kind.value = ''; form.topic.value = 'taiwan'");
    assert!(0 < visible("[data-passage]") && visible("[data-passage]") < passages);
    set("form.topic.value = ''; form.search.value = 'soybeans'");
    assert!(0 < visible("[data-passage]") && visible("[data-passage]") < passages);
    set("form.search.value = ''; form.differs.checked = true");
    assert!(visible("[data-passage]") <= passages);
    set("form.differs.checked = false");
    assert_eq!(
        (visible("[data-kind]"), visible("[data-passage]")),
        (findings, passages)
    );

    // A link to a finding that is folded away opens it, and one to a passage that is filtered away
    // shows all again.
    browser.run("location.hash = document.querySelector('#others li:last-child').id");
    browser.until("document.querySelector('#others li:last-child details').open");
    set("form.kind.value = 'silence'; form.differs.checked = true");
    let hidden = "[...document.querySelectorAll('[data-passage]')].find(n => n.hidden)";
    browser.run(&format!(
        "window.target = {hidden}; location.hash = target.id"
    ));
    browser.until("!target.hidden");
    assert_eq!(
        (visible("[data-kind]"), visible("[data-passage]")),
        (findings, passages)
    );

    // The keyboard reaches all, the way past the menu first.
    browser.run("location.hash = ''; document.activeElement.blur(); scrollTo(0, 0)");
    browser.open(&file(&folder, EVENTS[3]));
    browser.press("\u{e004}");
    assert_eq!(
        browser.run("return document.activeElement.className"),
        "skip"
    );
    browser.press("\u{e007}");
    browser.until("location.hash == '#findings'");

    // A band of the picture that is focused shows the sentences that it joins.
    let joined = browser.run(
        "document.querySelector('#picture').open = true; \
         const band = document.querySelector('svg a[data-of]'); band.focus(); \
         const row = document.querySelector(`[data-passage=\"${band.dataset.of}\"]`); \
         const texts = n => [...n.querySelectorAll('.text')].map(t => t.textContent).join(); \
         return texts(row) != '' && texts(row) == texts(document.querySelector('.partners'))",
    );
    assert_eq!(joined, true);

    // What is copied says what the page says.
    let copied = browser.run(
        "let copied = ''; \
         Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => { copied = words; } } }); \
         document.querySelectorAll('.finding').forEach((finding) => { \
           const copy = finding.querySelector('button.copy'); \
           if (copy && finding.querySelector('.lacking')) copy.click(); }); \
         const shown = [...document.querySelectorAll('.finding:has(.copy) .lacking')].pop(); \
         return copied.toLowerCase().includes(shown.textContent.toLowerCase()) && copied.includes('“')",
    );
    assert_eq!(copied, true);

    let before = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.run("document.getElementById('theme').click()");
    let after = browser.run("return getComputedStyle(document.body).backgroundColor");
    assert_ne!(before, after, "the theme changes by hand");

    let lit = browser.run(
        "document.querySelector('[data-passage=\"1\"] a.place').focus(); \
         return document.querySelectorAll('svg [data-of=\"1\"].lit').length > 1",
    );
    assert_eq!(lit, true, "a passage that is focused shows in the picture");

    // On paper all findings are there, and nothing to click on.
    assert!(browser.print().starts_with("JVBERi"), "a PDF");
    browser.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    let printed = browser.run(
        "const height = s => document.querySelector(s).getBoundingClientRect().height; \
         return [height('form.filters'), height('nav'), height('#others li:last-child')]",
    );
    assert_eq!((&printed[0], &printed[1]), (&json!(0), &json!(0)));
    assert!(
        printed[2].as_f64().is_some_and(|height| height > 0.0),
        "{printed}"
    );
    browser.devtools("Emulation.setEmulatedMedia", &json!({"media": ""}));
    let complaints = browser.log("browser");
    assert!(complaints.is_empty(), "{complaints:?}");
    let asked = browser.requests();
    assert_eq!(
        asked.len(),
        EVENTS.len() + 1,
        "nothing is loaded: {asked:?}"
    );
    assert!(
        asked.iter().all(|url| url.starts_with("file://")),
        "{asked:?}"
    );
}

#[test]
fn every_side_is_named_in_its_colour() {
    let html = Html::parse_document(&report(EVENTS[2], "html"));
    let heads = select("#issues thead th[class]");
    let colours: BTreeMap<String, String> = html
        .select(&heads)
        .map(|it| {
            let class = it.value().attr("class").expect("a class").to_owned();
            (it.text().collect(), class)
        })
        .collect();
    assert_eq!(colours.len(), 3, "{colours:?}");
    let names = select("li.finding .evidence p.side > span");
    let mut named = 0;
    for name in html.select(&names) {
        let text: String = name.text().collect();
        assert_eq!(
            name.value().attr("class"),
            colours.get(&text).map(String::as_str),
            "{text}"
        );
        named += 1;
    }
    assert!(named > 3, "{named}");
    // Two sides of which the same is told have a colour each.
    let together = select("li.finding .evidence p.side > span + span");
    assert!(html.select(&together).next().is_some());
}

#[test]
fn without_a_script_all_can_be_read() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    browser.devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({"value": true}),
    );
    browser.open(&file(&folder, EVENTS[1]));
    // What is folded up opens without one.
    browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
    let state = browser.run(
        "const shown = s => [...document.querySelectorAll(s)].every(n => n.getClientRects().length); \
         return [shown('li.finding .claim'), shown('.passage .text'), shown('form, .partners, button')]",
    );
    assert_eq!(state, json!([true, true, false]));
}

#[test]
fn two_transcripts_of_20_000_words_open() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let subjects = [
        "tariffs",
        "Taiwan",
        "fentanyl",
        "soybeans",
        "chips",
        "climate",
        "Ukraine",
        "fisheries",
    ];
    let transcript = |verb: &str| -> String {
        let sentence = |number: usize| {
            let subject = subjects[number * 7 % subjects.len()];
            format!(
                "<p>On point {number} the minister {verb} that {subject} remained a matter of concern to both sides \
                     and would be taken up by the teams in round {}.</p>",
                number % 97
            )
        };
        (0..870).map(sentence).collect()
    };
    let path = folder.path().join("long.html");
    fs::write(
        &path,
        compare(&folder, &transcript("said"), &transcript("insisted")),
    )
    .expect("written");
    browser.open(&path);
    browser.until("document.querySelectorAll('[data-passage]').length >= 870");
    let took = browser.run(
        "const start = performance.now(); scrollTo(0, document.body.scrollHeight); \
         document.body.getBoundingClientRect(); return performance.now() - start",
    );
    println!("a jump to the end: {took} ms");
}

/// Shows pages in a view of this size, without the bars of the window.
fn show_at(browser: &Browser, width: u32, height: u32) {
    let view = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    browser.devtools("Emulation.setDeviceMetricsOverride", &view);
}

/// Heights in screens of 1280 by 800, and pages of A4.
fn length(browser: &Browser, path: &Path) -> (f64, usize) {
    show_at(browser, 1280, 800);
    browser.open(path);
    let height = browser.run("return document.documentElement.scrollHeight");
    let height = height.as_f64().expect("a number");
    let pdf = BASE64.decode(browser.print().as_bytes()).expect("base 64");
    let pdf = String::from_utf8_lossy(&pdf).replace("/Type/Page", "/Type /Page");
    let pages = pdf.matches("/Type /Page").count() - pdf.matches("/Type /Pages").count();
    (height / 800.0, pages)
}

/// Paragraphs of an account of a shipped event, up to so many words.
fn account(event: &str, id: &str, words: usize) -> String {
    let text =
        fs::read_to_string(fixture(event).join(format!("expected/{id}.txt"))).expect("a text");
    let mut left = words;
    let paragraphs = text.lines().take_while(|paragraph| {
        let count = paragraph.split_whitespace().count();
        let fits = count <= left;
        left = left.saturating_sub(count);
        fits
    });
    paragraphs
        .map(|paragraph| format!("{paragraph}\n\n"))
        .collect()
}

#[test]
fn a_report_is_no_longer_than_readers_bear() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let sources = ["us", "cn"].map(|id| {
        let path = folder.path().join(format!("{id}.txt"));
        fs::write(&path, account(EVENTS[0], id, 400)).expect("written");
        format!("{id}={}", path.display())
    });
    let compare = |arguments: &[&str]| {
        let path = folder.path().join("report.html");
        let output = path.display().to_string();
        let outcome = parallax([&["compare"], arguments, &["-o", &output]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        path
    };
    let [us, cn] = sources.each_ref().map(String::as_str);
    let (screens, pages) = length(&browser, &compare(&[us, cn]));
    assert!(
        screens <= 5.0 && pages <= 6,
        "two: {screens:.1} screens, {pages} pages"
    );
    let five = fixture(EVENTS[3]).display().to_string();
    let (screens, _) = length(&browser, &compare(&[&five]));
    assert!(screens <= 8.0, "five: {screens:.1} screens");
    // Whole events of two sides have no more for their words.
    let events = fs::read_to_string(fixture("events.txt")).expect("a list");
    for event in events.lines() {
        let json: serde_json::Value =
            serde_json::from_str(&report(event, "json")).expect("a report");
        let statements = json["statements"].as_array().expect("statements");
        let governments: BTreeSet<_> = statements
            .iter()
            .map(|it| it["government"].as_str())
            .collect();
        if governments.len() > 2 {
            continue;
        }
        let words = statements.iter().filter_map(|it| it["words"].as_f64());
        let bound = (words.sum::<f64>() / 800.0).max(1.0);
        let event = fixture(event).display().to_string();
        let (screens, pages) = length(&browser, &compare(&[&event]));
        assert!(
            screens <= 5.0 * bound && pages as f64 <= 6.0 * bound,
            "{event}: {screens:.1} screens, {pages} pages of {bound:.2} times 800 words"
        );
    }
    let three = fixture("2024-05-27-china-japan-rok-summit");
    let (_, pages) = length(
        &browser,
        &compare(&[&three.display().to_string(), "--brief"]),
    );
    assert_eq!(pages, 1, "the brief of three sides");
    for event in EVENTS {
        let event = fixture(event).display().to_string();
        let (_, pages) = length(&browser, &compare(&[&event, "--brief"]));
        assert_eq!(pages, 1, "the brief of {event}");
        // On a phone the first screen holds the first finding with what both sides say, and a row of the
        // table two sides.
        browser.open(&compare(&[&event]));
        show_at(&browser, 390, 844);
        let seen = browser.run(
            "const bottom = s => document.querySelector(s).getBoundingClientRect().bottom; \
             const second = document.querySelector('table.issues tbody tr > :nth-child(3)'); \
             const right = second.getBoundingClientRect().right; \
             return [bottom('.finding .evidence') <= innerHeight, right <= innerWidth + 1]",
        );
        assert_eq!(seen, json!([true, true]), "{event} on a phone");
    }
}

#[test]
fn nothing_covers_or_touches_what_stands_beside_it() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    show_at(&browser, 1280, 800);
    browser.open(&file(&folder, EVENTS[1]));
    // The names over the texts stand above the first row, and stay in view below the bar.
    let rect = "const rect = s => document.querySelector(s).getBoundingClientRect();";
    let stands = browser.run(&format!(
        "{rect} document.querySelector('table.texts').scrollIntoView({{block: 'center'}}); \
         const above = rect('.texts thead th').bottom <= rect('.texts tbody td').top + 1; \
         scrollTo(0, scrollY + rect('.texts tbody tr:nth-child(4)').top); \
         return [above, rect('.texts thead th').top >= rect('header.bar').bottom - 2, \
                 rect('.texts thead th').bottom <= 100]"
    ));
    assert_eq!(stands, json!([true, true, true]));
    // On paper, two columns of the brief have a gap between them.
    browser.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    let gap = browser.run(&format!(
        "{rect} const [a, b] = ['#common', '#leads'].map(rect); return [b.top < a.bottom, b.left - a.right]"
    ));
    assert_eq!(gap[0], true, "beside each other");
    assert!(gap[1].as_f64().is_some_and(|gap| gap > 15.0), "{gap}");
}

#[test]
fn axe_finds_nothing_that_bars_a_reader() {
    let Some(axe) = axe::script() else {
        return;
    };
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    for event in EVENTS {
        browser.open(&file(&folder, event));
        let found = axe::violations(&browser, &axe);
        assert!(found.is_empty(), "{event}: {found:?}");
    }
}
