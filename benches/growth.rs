//! How cost grows with sentences, sources and events: `cargo bench --bench growth`.
//!
//! Each case runs in a process of its own, which prints its time and the largest memory it held
//! (`VmHWM` of Linux; elsewhere 0). The texts are sentences of the shipped events, cut and joined
//! anew, so that they have the words of the genre and no two are alike; and shapes that nobody
//! writes, but that a page may have: a sentence without an end, a list without an end.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use parallax::align::{Text, align};
use parallax::check;
use parallax::extract::extract;
use parallax::lexicon::Lexicon;
use parallax::render;
use parallax::report::Report;
use parallax::site::Sites;
use parallax::source::event::Event;
use parallax::source::snapshot::Snapshot;

/// Tells the child process which case is its.
const CASE: &str = "PARALLAX_GROWTH_CASE";

fn main() {
    if let Ok(case) = std::env::var(CASE) {
        let seconds = run(&case);
        println!("{case}: {seconds:.3} s, {} MiB", peak_memory() / 1024);
        return;
    }
    let sentences = ["100", "500", "1000", "2000", "5000", "10000", "20000"];
    let sources = ["2", "3", "4", "6", "8", "12"];
    let many = ["10", "20", "50"];
    let events = ["1", "10", "100", "500", "2000"];
    let cases = sentences
        .map(|n| format!("2 sources of {n} sentences"))
        .into_iter()
        .chain(sources.map(|n| format!("{n} sources of 100 sentences")))
        .chain(many.map(|n| format!("{n} sources of 200 sentences")))
        .chain(FORMATS.iter().flat_map(|(name, _)| {
            ["10", "20", "50"].map(|n| format!("{name} of {n} sources of 200 sentences"))
        }))
        .chain(events.map(|n| format!("check of {n} events")))
        .chain(events.map(|n| format!("index of {n} events")))
        .chain(events.map(|n| format!("index of {n} events again, after one changed")))
        .chain(SHAPES.iter().flat_map(|(name, _)| {
            let sizes = ["250", "500", "1000"];
            sizes.map(|size| format!("2 sources of {size} KB: {name}"))
        }))
        .chain(VERSIONS.iter().flat_map(|(name, _)| {
            ["250", "500", "1000"].map(|size| format!("2 versions of {size} KB: {name}"))
        }))
        .chain(["2500", "5000", "10000"].map(|n| format!("{n} lines cut otherwise")))
        .chain(["250", "500", "1000"].map(|n| format!("change of a line of {n} KB")))
        .chain(PAGES.iter().flat_map(|(name, ..)| {
            let sizes = ["1", "4", "16"];
            sizes.map(|size| format!("page of {size} MB: {name}"))
        }))
        .chain(FILES.iter().flat_map(|(name, _)| {
            ["1", "4", "16"].map(|size| format!("file of {size} MB: {name}"))
        }));
    for case in cases {
        let own = std::env::current_exe().expect("this program");
        let status = Command::new(own).env(CASE, case).status();
        assert!(status.expect("it runs").success());
    }
}

fn run(case: &str) -> f64 {
    let numbers: Vec<usize> = case
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    match numbers[..] {
        [_, size] if case.starts_with("2 versions") => {
            let known = VERSIONS.iter().find(|(name, _)| case.ends_with(name));
            let (_, tongues) = known.expect("two versions");
            compare_versions(*tongues, 1000 * size)
        }
        [sources, size] => match case.split_once(": ") {
            Some((_, name)) => {
                let (_, shape) = SHAPES
                    .iter()
                    .find(|(known, _)| *known == name)
                    .expect("a shape");
                compare(sources, |source| shape(&mut Noise::of(source), 1000 * size))
            }
            None => {
                let stock = stock();
                let text = |source| text(&stock, source, size);
                let format = FORMATS.iter().find(|(name, _)| case.starts_with(name));
                match format {
                    Some((_, write)) => write_report(sources, text, *write),
                    None => compare(sources, text),
                }
            }
        },
        [lines] if case.ends_with("cut otherwise") => align_lines(lines),
        [size] if case.starts_with("change") => change(1000 * size),
        [size] if case.starts_with("page") => {
            let (_, name) = case.split_once(": ").expect("a name");
            let known = PAGES.iter().find(|(known, ..)| *known == name);
            let (_, before, again, after) = known.expect("a page");
            read_page(before, again, after, 1_000_000 * size)
        }
        [size] if case.starts_with("file") => {
            let (_, name) = case.split_once(": ").expect("a name");
            let known = FILES.iter().find(|(known, _)| *known == name);
            let (_, file) = known.expect("a file");
            time_to_extract(file(1_000_000 * size))
        }
        [events] if case.ends_with("one changed") => index_again(events),
        [events] if case.starts_with("index") => index_events(events),
        [events] => check_events(events),
        _ => panic!("no such case: {case}"),
    }
}

/// A format of the report, to the number of its bytes.
type Format = fn(&Report) -> usize;

/// The formats that are written from a report that is there.
const FORMATS: [(&str, Format); 6] = [
    ("terminal", |report| {
        let layout = render::Layout {
            width: 100,
            colour: true,
        };
        render::terminal(report, &layout).len()
    }),
    ("html", |report| render::html(report).len()),
    ("markdown", |report| render::markdown(report).len()),
    ("csv", |report| render::csv(report).len()),
    ("issues-csv", |report| render::issues_csv(report).len()),
    ("docx", |report| render::docx(report).len()),
];

/// A kind of text: its words without a pattern, and about so many bytes.
type Shape = fn(&mut Noise, usize) -> String;

/// What costs much to read where cost grows with the square of a sentence or of a list.
const SHAPES: [(&str, Shape); 13] = [
    ("figures", |noise, size| {
        let figure = || format!("{},{:03} tons and ", noise.below(900), noise.below(1000));
        format!("The sides agreed on {}peace.", repeated(size, figure))
    }),
    ("figures, each in a sentence", |noise, size| {
        repeated(size, || {
            let (thousands, rest) = (noise.below(900), noise.below(1000));
            format!("They sold {thousands},{rest:03} tons of {}. ", noise.word())
        })
    }),
    ("figures that are no exact ones", |noise, size| {
        let bounds = ["more than", "about", "up to", "at least"];
        repeated(size, || {
            let (bound, tons) = (bounds[noise.below(bounds.len())], noise.below(900_000));
            format!("They sold {bound} {tons} tons of {}. ", noise.word())
        })
    }),
    ("no punctuation", |noise, size| {
        repeated(size, || format!("{} ", noise.word()))
    }),
    ("commas", |noise, size| {
        let item = || format!("{}, ", noise.word());
        format!("They discussed {}peace.", repeated(size, item))
    }),
    ("Chinese", |noise, size| {
        let characters: Vec<char> = CHINESE.chars().collect();
        repeated(size, || {
            characters[noise.below(characters.len())].to_string()
        })
    }),
    ("one word", |_, size| {
        format!("The {} spoke.", "a".repeat(size))
    }),
    ("quotation marks", |noise, size| {
        repeated(size, || format!("“{} ", noise.word()))
    }),
    ("brackets", |_, size| {
        format!("{}peace{}.", "(".repeat(size / 2), ")".repeat(size / 2))
    }),
    ("abbreviations", |noise, size| {
        let known = ["U.S.", "U.K.", "E.U.", "Mr.", "Gen."];
        repeated(size, || format!("{} ", known[noise.below(known.len())]))
    }),
    ("names", |noise, size| {
        repeated(size, || {
            let (first, last) = (noise.word().to_uppercase(), noise.below(99_999));
            let name = format!("{}{} N{last}", &first[..1], noise.word());
            format!("Secretary of State {name} said that {}. ", noise.word())
        })
    }),
    ("what is called hysteria", |noise, size| {
        repeated(size, || {
            let (calls, warns) = (noise.word(), noise.word());
            let hysteria = format!("Hysteria over an invasion of Ukraine by {calls} grows.");
            format!("{hysteria} Russia may invade Ukraine with {warns}. ")
        })
    }),
    ("one sentence again and again", |_, size| {
        repeated(size, || {
            "The two sides agreed to cooperate on trade. ".to_owned()
        })
    }),
];

/// Two versions of one government's account: a name, and the language of each.
const VERSIONS: [(&str, [Tongue; 2]); 2] = [
    ("in one language", [Tongue::English; 2]),
    ("in two languages", [Tongue::English, Tongue::Chinese]),
];

/// A language of a version.
#[derive(Clone, Copy)]
enum Tongue {
    English,
    Chinese,
}

/// What the versions speak of, in English and in Chinese.
const THINGS: [(&str, &str); 8] = [
    ("trade", "贸易"),
    ("security", "安全"),
    ("energy", "能源"),
    ("climate change", "气候变化"),
    ("Ukraine", "乌克兰"),
    ("nuclear weapons", "核武器"),
    ("tariffs", "关税"),
    ("human rights", "人权"),
];

/// A version of an account, of about so many bytes. Each leaves out another tenth of the sentences.
fn version(source: usize, tongue: Tongue, size: usize) -> String {
    let mut noise = Noise::of(0);
    let mut place = 0;
    repeated(size, || {
        place += 1;
        let [one, other] = [(); 2].map(|()| THINGS[noise.below(THINGS.len())]);
        if place % 10 == source {
            return String::new();
        }
        match tongue {
            Tongue::English => format!(
                "The two sides agreed on {} and {}, item {place}. ",
                one.0, other.0
            ),
            Tongue::Chinese => format!("双方就{}和{}达成一致，第{place}项。", one.1, other.1),
        }
    })
}

/// Pages that nobody writes: a name, what is written once, what again and again, and what at the
/// end.
const PAGES: [(&str, &str, &str, &str); 12] = [
    ("list items in definitions", "", "<li><dd>", ""),
    ("cells in cells", "", "<table><tr><td>", ""),
    (
        "paragraphs to open again in",
        "<font size=1><b>",
        "<p><i>x",
        "",
    ),
    (
        "table",
        "<table>",
        "<tr><td>1,000<td>tons of wheat",
        "</table>",
    ),
    ("line breaks", "<p>", "word<br>", "</p>"),
    ("attributes", "", "<p class=content id=a data-b=c>x", ""),
    ("entities", "<p>", "&amp;&#x4e2d;&none", "</p>"),
    ("comments", "", "<!-- a --><!--", ""),
    (
        "JSON-LD",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"",
        "The two sides agreed to hold talks on trade. ",
        "\"}</script>",
    ),
    ("script", "<script>", "var a = '<b>';", "</script>"),
    (
        "Chinese",
        "<p>",
        "中美两国元首就双边关系和共同关心的国际问题深入交换意见",
        "</p>",
    ),
    (
        "a sentence of figures",
        "<p>They sold ",
        "1,250 tons and 3 percent, ",
        ".</p>",
    ),
];

/// Seconds to extract the text of a page of so many bytes.
fn read_page(before: &str, again: &str, after: &str, size: usize) -> f64 {
    const SAID: &str = "<p>The two leaders spoke by telephone and agreed to meet again in May.</p>";
    let room = size - 2 * SAID.len() - before.len() - after.len();
    let again = again.repeat(room / again.len());
    time_to_extract(format!("{SAID}{before}{again}{after}{SAID}").into_bytes())
}

/// Seconds to extract the text of a file, or to refuse it.
fn time_to_extract(file: Vec<u8>) -> f64 {
    let snapshot = Snapshot::from_bytes("us", None, file);
    let start = Instant::now();
    let _ = std::hint::black_box(extract(&snapshot));
    start.elapsed().as_secs_f64()
}

/// A kind of file, of about so many bytes.
type File = fn(usize) -> Vec<u8>;

/// Files of other formats that nobody writes.
const FILES: [(&str, File); 9] = [
    ("text of lines of a word", |size| {
        "word\n".repeat(size / 5).into()
    }),
    ("text of days", |size| {
        "Published: 1 May 2020, 10:00\n"
            .repeat((size / 29).min(400_000))
            .into()
    }),
    ("MHTML of many parts", |size| {
        let part = "--b\r\nContent-Type: text/html\r\n\r\n<p>The two leaders spoke.\r\n";
        mhtml(&part.repeat(size / part.len()))
    }),
    ("MHTML of a part of many lines", |size| {
        let head = "--b\r\nContent-Type: text/html\r\n\r\n";
        mhtml(&(head.to_owned() + &"<p>word:\r\n".repeat(size / 10)))
    }),
    ("PDF of a text", |size| {
        pdf(&"0 -9 Td (word) Tj ".repeat(size / 18), "", &[])
    }),
    ("PDF of forms in forms", |size| {
        let forms: Vec<String> = (0..40)
            .map(|form| {
                let resources = format!("/Resources << /XObject << /X {} 0 R >> >>", form + 7);
                stream(
                    &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources}"),
                    "/X Do /X Do",
                )
            })
            .collect();
        pdf(
            &"/X Do ".repeat(size / 6),
            "/XObject << /X 6 0 R >>",
            &forms,
        )
    }),
    ("PDF of soft masks", |size| {
        let masked = "/ExtGState << /G << /SMask << /S /Luminosity /G 6 0 R >> >> >>";
        let form = stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
            "0 0 9 9 re f",
        );
        pdf(&"/G gs (word) Tj ".repeat(size / 16), masked, &[form])
    }),
    ("PDF of fonts with predefined tables", |size| {
        let count = size / 250;
        let fonts: Vec<String> = (0..count)
            .map(|_| {
                let inner = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>";
                format!("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /UniGB-UCS2-H /DescendantFonts [{inner}] >>")
            })
            .collect();
        let names: String = (0..count)
            .map(|at| format!("/G{at} {} 0 R ", at + 6))
            .collect();
        let shown: String = (0..count)
            .map(|at| format!("/G{at} 9 Tf <4e2d> Tj "))
            .collect();
        pdf(&shown, &format!("/Font << /F 5 0 R {names} >>"), &fonts)
    }),
    ("RTF of paragraphs of a word", |size| {
        format!("{{\\rtf1 {}}}", "a:\\par ".repeat(size / 7)).into()
    }),
];

fn mhtml(parts: &str) -> Vec<u8> {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n";
    format!("{head}{parts}--b--\r\n").into_bytes()
}

fn stream(keys: &str, content: &str) -> String {
    let length = content.len();
    format!("<< {keys} /Length {length} >>\nstream\n{content}\nendstream")
}

/// A PDF of one page. Its further objects have numbers from 6.
fn pdf(content: &str, resources: &str, further: &[String]) -> Vec<u8> {
    let font = if resources.contains("/Font") {
        ""
    } else {
        "/Font << /F 5 0 R >>"
    };
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
             /Resources << {font} {resources} >> >>"
        ),
        stream("", &format!("BT /F 9 Tf {content} ET")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    objects.extend_from_slice(further);
    let mut file = "%PDF-1.4\n".to_owned();
    let mut offsets = String::new();
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(offsets, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{offsets}trailer << /Size {size} /Root 1 0 R >>\n\
         startxref\n{start}\n%%EOF"
    );
    file.into_bytes()
}

const CHINESE: &str = "中美两国元首就双边关系和共同关心的国际问题深入交换意见强调合作共赢对话协商";

const WORDS: [&str; 20] = [
    "president",
    "said",
    "that",
    "both",
    "agreed",
    "on",
    "trade",
    "security",
    "talks",
    "nuclear",
    "cooperation",
    "with",
    "views",
    "about",
    "regional",
    "issues",
    "peace",
    "leaders",
    "noted",
    "respect",
];

/// Numbers without a pattern, the same in each run.
struct Noise(u64);

impl Noise {
    fn of(source: usize) -> Self {
        Self(0x9e37_79b9_7f4a_7c15 ^ source as u64)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = (self.0)
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % bound
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }
}

/// Pieces one behind the other, up to a number of bytes.
fn repeated(size: usize, mut piece: impl FnMut() -> String) -> String {
    let mut text = String::with_capacity(size);
    while text.len() < size {
        text.push_str(&piece());
    }
    text
}

/// Seconds to align lines of which all begin with the letter that the others are.
fn align_lines(lines: usize) -> f64 {
    let texts = [
        "A.\n".repeat(lines),
        (0..lines).map(|line| format!("Ab{line} c.\n")).collect(),
    ];
    let start = Instant::now();
    let texts = texts.each_ref().map(|text| Text {
        language: Some("en"),
        sentences: text.lines().collect(),
        ..Text::default()
    });
    std::hint::black_box(align(&texts, Lexicon::standard()));
    start.elapsed().as_secs_f64()
}

/// Seconds to tell what changed in a line, word by word: every hundredth word.
fn change(size: usize) -> f64 {
    let mut noise = Noise::of(0);
    let old = repeated(size, || format!("{} ", noise.word()));
    let new = (old.split(' ').enumerate())
        .map(|(place, word)| if place % 100 == 99 { "changed " } else { word }.to_owned() + " ")
        .collect::<String>();
    let start = Instant::now();
    std::hint::black_box(render::changes(&old, &new));
    start.elapsed().as_secs_f64()
}

/// Seconds from texts to the report as JSON.
fn compare(sources: usize, text: impl Fn(usize) -> String) -> f64 {
    let start = Instant::now();
    std::hint::black_box(render::json(&report(sources, text)));
    start.elapsed().as_secs_f64()
}

/// Seconds from two versions of an account to the report as JSON.
fn compare_versions(tongues: [Tongue; 2], size: usize) -> f64 {
    let texts = [0, 1].map(|source| version(source, tongues[source], size));
    let start = Instant::now();
    let texts = texts.map(|text| ("cn", text));
    std::hint::black_box(render::json(&report_of(texts.into())));
    start.elapsed().as_secs_f64()
}

/// Seconds to write a report that is there.
fn write_report(sources: usize, text: impl Fn(usize) -> String, write: Format) -> f64 {
    let report = report(sources, text);
    let start = Instant::now();
    std::hint::black_box(write(&report));
    start.elapsed().as_secs_f64()
}

/// The comparison of texts of several governments.
fn report(sources: usize, text: impl Fn(usize) -> String) -> Report {
    const GOVERNMENTS: [&str; 6] = ["us", "cn", "ru", "jp", "kr", "gb"];
    let texts = (0..sources).map(|source| (GOVERNMENTS[source % 6], text(source)));
    report_of(texts.collect())
}

/// The comparison of texts on disk, each of a government.
fn report_of(texts: Vec<(&str, String)>) -> Report {
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<String> = (texts.into_iter().enumerate())
        .map(|(source, (government, text))| {
            let path = folder.path().join(format!("{source}.txt"));
            fs::write(&path, text).expect("written");
            format!("{government}-{source}={}", path.display())
        })
        .collect();
    let event = Event::of_sources(&names).expect("sources");
    let statements = event.sources.iter().map(|source| {
        let page = source.saved_page().expect("its page");
        extract(&Snapshot::read(source.clone(), page).expect("read")).expect("its text")
    });
    parallax::compare::compare(&event, statements.collect(), Lexicon::standard())
}

/// Nobody looks on.
struct Nobody;

impl check::Watch for Nobody {
    type Error = std::convert::Infallible;

    fn seen(&mut self, _: &check::Verdict) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// Seconds to check copies of a shipped event, over all cores.
fn check_events(events: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let shipped = fixtures().join("2021-12-30-biden-putin-call");
    for event in 0..events {
        copy(&shipped, &folder.path().join(format!("event-{event}")));
    }
    let start = Instant::now();
    let folders = [folder.path().to_owned()];
    let verdicts = check::check(
        &folders,
        &check::Settings::new(&Sites::default()),
        &mut Nobody,
    );
    assert_eq!(verdicts.expect("checked").len(), events);
    start.elapsed().as_secs_f64()
}

/// The site of an archive of copies of a shipped event, a day each.
fn index_events(events: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    write_archive(folder.path(), events);
    index(folder.path())
}

/// The same again, after the newest event has changed.
fn index_again(events: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    write_archive(folder.path(), events);
    index(folder.path());
    write_day(folder.path(), events - 1, "Another title");
    index(folder.path())
}

fn write_archive(folder: &Path, events: usize) {
    let shipped = fixtures().join("2021-12-30-biden-putin-call");
    for event in 0..events {
        copy(&shipped, &folder.join(format!("talks/event-{event}")));
        write_day(folder, event, "A call");
    }
}

/// The manifest of an event, with a day of its own.
fn write_day(folder: &Path, event: usize, title: &str) {
    let path = folder.join(format!("talks/event-{event}/event.toml"));
    let manifest = fs::read_to_string(&path).expect("a manifest");
    let rest = manifest.find("[[source]]").expect("a source");
    let (year, month, day) = (2016 + event / 336, event / 28 % 12 + 1, event % 28 + 1);
    let head = format!("title = \"{title}\"\ndate = \"{year}-{month:02}-{day:02}\"\n\n");
    fs::write(path, head + &manifest[rest..]).expect("written");
}

fn index(folder: &Path) -> f64 {
    let start = Instant::now();
    let (talks, site) = (folder.join("talks"), folder.join("site"));
    let arguments = [
        "parallax".into(),
        "index".into(),
        talks.into(),
        "-o".into(),
        site.into(),
    ];
    let terminal = parallax::cli::Terminal::default();
    let status = parallax::cli::run(arguments, &terminal, &mut Vec::new(), &mut Vec::new());
    assert_eq!(status, 0);
    start.elapsed().as_secs_f64()
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The English sentences of the shipped events, as words.
fn stock() -> Vec<Vec<String>> {
    let mut pages: Vec<PathBuf> = fs::read_dir(fixtures())
        .expect("the shipped events")
        .flatten()
        .filter_map(|event| fs::read_dir(event.path().join("expected")).ok())
        .flat_map(|folder| folder.flatten().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    pages.sort();
    pages
        .iter()
        .map(|page| fs::read_to_string(page).expect("its text"))
        .filter(|text| text.is_ascii() || text.split(' ').count() > 40)
        .flat_map(|text| {
            let sentences = text.split(". ").map(|sentence| {
                sentence
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            });
            sentences
                .filter(|words| words.len() > 6)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// A text of so many sentences: of two sentences each the beginning of one and the end of another.
/// Every third stands in the texts of all sources alike.
fn text(stock: &[Vec<String>], source: usize, sentences: usize) -> String {
    let mut noise = Noise::of(source);
    let mut next = |bound: usize| noise.below(bound);
    let mut text = String::new();
    for place in 0..sentences {
        let (a, b) = if place % 3 == 0 {
            (place * 7 % stock.len(), place * 13 % stock.len())
        } else {
            (next(stock.len()), next(stock.len()))
        };
        let (front, back) = (&stock[a], &stock[b]);
        let words = front[..front.len() / 2]
            .iter()
            .chain(&back[back.len() / 2..]);
        let words: Vec<&str> = words.map(String::as_str).collect();
        let end = if place % 5 == 4 { "\n" } else { " " };
        let _ = write!(
            text,
            "The side said that {}, item {place}.{end}",
            words.join(" ")
        );
    }
    text
}

/// The largest memory that this process held, in KiB.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kib.unwrap_or_default()
}
