//! One account in every format that people save: `tests/data/documents`, whose `make.py` says how
//! each file was made.

use std::path::{Path, PathBuf};

use parallax::{Snapshot, Source, Statement, extract};

const URL: &str = "http://www.foreign.example/press/2025/call-with-sudland";
const TITLE: &str = "Foreign Minister Berg speaks with her colleague of Sudland";
const PARAGRAPHS: [&str; 4] = [
    "Foreign Minister Ingrid Berg spoke by telephone on Monday with the Foreign Minister of Sudland, \
     Pablo Arroyo. The call was made at the request of the Sudland side.",
    "The two ministers discussed fishing in the North Strait. Minister Berg underlined that the \
     quotas for cod – 40,000 tonnes a year – must be kept by all fleets, and that inspectors of both \
     countries should be let on board.",
    "They agreed that a joint commission would meet in Port Haven before the end of January. The \
     “open questions” on the northern fishing grounds will be left to its experts.",
    "Minister Arroyo thanked Norland for its help after the floods in the province of Río Claro.",
];

/// A file, the address and the time that it states, and the day that it has.
struct Row(
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const DAY: Option<&str> = Some("2025-11-24");

const ROWS: [Row; 13] = [
    Row("chrome-complete.html", Some(URL), None, DAY),
    Row(
        "single-file.html",
        Some(URL),
        Some("2025-11-24T16:45:00Z"),
        DAY,
    ),
    Row(
        "monolith.html",
        Some(URL),
        Some("2025-11-24T16:45:00Z"),
        DAY,
    ),
    Row(
        "chromium.mhtml",
        Some(URL),
        Some("2025-11-24T16:45:10Z"),
        DAY,
    ),
    Row("explorer.mht", Some(URL), Some("2025-11-24T16:12:00Z"), DAY),
    Row("mail-text.eml", None, None, DAY),
    Row("mail-page.eml", None, None, DAY),
    Row("safari.webarchive", Some(URL), None, DAY),
    Row("word.docx", None, None, DAY),
    Row("word.rtf", None, None, DAY),
    Row("office.docx", None, None, DAY),
    Row("office.odt", None, None, DAY),
    Row("office.rtf", None, None, DAY),
];

fn path(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/data/documents").join(name)
}

fn read(path: &Path) -> Snapshot {
    let argument = format!("no={}", path.display());
    let source = Source::parse(&argument).expect("a source");
    Snapshot::read(source, path).expect("a file")
}

fn statement(path: &Path) -> Statement {
    extract(&read(path)).expect("a statement")
}

#[test]
fn every_format_gives_the_same_account() {
    for Row(name, url, retrieved, date) in ROWS {
        let statement = statement(&path(name));
        assert_eq!(statement.paragraphs, PARAGRAPHS, "{name}");
        assert_eq!(statement.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(statement.language.as_deref(), Some("en"), "{name}");
        assert_eq!(statement.source.url.as_deref(), url, "{name}");
        assert_eq!(statement.retrieved.as_deref(), retrieved, "{name}");
        let day = statement.date.map(|date| date.to_string());
        assert_eq!(day.as_deref(), date, "{name}");
        assert_eq!(statement.warnings, [], "{name}");
    }
}

#[test]
fn a_format_is_told_by_what_a_file_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    for Row(name, ..) in ROWS.iter().filter(|row| !row.0.ends_with(".html")) {
        for other in ["page.html", "page", "page.txt"] {
            let renamed = folder.path().join(other);
            std::fs::copy(path(name), &renamed).expect("a copy");
            assert_eq!(
                statement(&renamed).paragraphs,
                PARAGRAPHS,
                "{name} as {other}"
            );
        }
    }
}

#[test]
fn white_space_and_hidden_characters_of_a_document_are_no_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("spaced.rtf");
    let first = PARAGRAPHS[0];
    let second =
        "They agreed that a joint commission would meet in Port Haven before the end of January.";
    let text =
        format!("{{\\rtf1\\ansi {first}\\par\\tab  {second}  \\par  \\~ \\par {first}\\par}}");
    std::fs::write(&file, text).expect("written");
    assert_eq!(statement(&file).paragraphs, [first, second, first]);
}

#[test]
fn what_is_given_beats_what_the_page_says() {
    let page = path("single-file.html");
    let other = "https://www.foreign.example/elsewhere";
    let mut source = Source::parse(&page.display().to_string()).expect("a source");
    source.url = Some(other.to_owned());
    let snapshot = Snapshot::read(source, &page).expect("a file");
    assert_eq!(snapshot.url(), Some(other));
    assert_eq!(snapshot.provenance.retrieved, None);
}

/// What stands on a page of print: one column or two, over several pages.
const PRINT: [&str; 6] = [
    "The Council of the North Strait met in Port Haven on Monday. It was the first meeting since the \
     floods, and the two delegations were received by the mayor in the old customs house.",
    "The delegation of Norland recalled that the agreement of 2019 obliges both sides to report every \
     landing of cod within two days, and that in the past season one landing in seven was not reported.",
    "The delegation of Sudland answered that its smaller harbours had been without electricity for \
     eleven weeks, and promised that all missing reports would be handed in before the end of March.",
    "Both sides agreed to set up a register that harbours can fill in without a connection. The costs, \
     some 300,000 crowns, are to be shared by halves. An interparliamentary group will watch over it.",
    "The delegation of Norland declared that it remains opposed to any extension of the southern zone. \
     The delegation of Sudland reserved its position on this point.",
    "The next meeting takes place in Río Claro in the spring. Until then the secretariat of the Council \
     keeps in touch with the harbours, and informs both governments of what it hears every month.",
];

#[test]
fn print_is_read_column_by_column_without_running_heads() {
    for name in ["one-column.pdf", "two-columns.pdf"] {
        let statement = statement(&path(name));
        let title = "Council of the North Strait meets in Port Haven";
        assert_eq!(statement.title.as_deref(), Some(title), "{name}");
        assert_eq!(statement.paragraphs, PRINT, "{name}");
        let day = statement.date.map(|date| date.to_string());
        assert_eq!(day.as_deref(), DAY, "{name}");
    }
}

#[test]
fn a_page_that_a_browser_printed_is_read() {
    let statement = statement(&path("chromium.pdf"));
    assert_eq!(statement.title.as_deref(), Some(TITLE));
    let found = statement.paragraphs.iter();
    let found: Vec<&String> = found
        .filter(|found| PARAGRAPHS.contains(&found.as_str()))
        .collect();
    assert_eq!(found, PARAGRAPHS.iter().collect::<Vec<_>>());
    assert_eq!(
        statement.date, None,
        "the day of the print is none of the text"
    );
}

#[test]
fn a_font_of_the_system_is_read() {
    assert_eq!(statement(&path("system-font.pdf")).paragraphs, PARAGRAPHS);
}

#[test]
fn what_may_not_be_printed_is_read() {
    for name in [
        "locked-rc4-40.pdf",
        "locked-rc4-128.pdf",
        "locked-aes-128.pdf",
        "locked-aes-256.pdf",
    ] {
        let statement = statement(&path(name));
        assert_eq!(statement.paragraphs, PARAGRAPHS, "{name}");
        assert_eq!(statement.warnings, [], "{name}");
    }
}

#[test]
fn what_gives_no_text_says_why() {
    let failure = |name: &str, bytes: &[u8]| {
        let snapshot = Snapshot::from_bytes(name, None, bytes);
        extract(&snapshot).expect_err("no text").to_string()
    };
    let file = |name: &str| std::fs::read(path(name)).expect("a file");
    let cut = |name: &str, part: usize| {
        let bytes = file(name);
        bytes[..bytes.len() / part].to_vec()
    };
    let replaced = |bytes: &[u8], from: &str, to: &str| {
        let at = memchr::memmem::find(bytes, from.as_bytes()).expect("a part");
        [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
    };
    for (bytes, said) in [
        (file("scan.pdf"), "is a scan"),
        (file("locked.pdf"), "asks for a password"),
        (
            replaced(&file("locked.pdf"), "/Standard", "/Other   "),
            "is encrypted",
        ),
        (file("locked-deep.pdf"), "unpacks to more"),
        (b"%PDF-1.7\nnothing".to_vec(), "is not a whole PDF file"),
        (cut("word.docx", 2), "is not a whole Word document"),
        (cut("office.odt", 2), "is not a whole OpenDocument text"),
        (cut("safari.webarchive", 2), "is not a whole web archive"),
        (
            b"{\\rtf1 {\\pict 8950}}".to_vec(),
            "RTF document without text",
        ),
        (
            b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nAAAA".to_vec(),
            "without text",
        ),
    ] {
        let found = failure("no", &bytes);
        assert!(found.contains(said), "{said}: {found}");
    }
}

/// A PDF whose page draws this, and may call `/A`, which draws that.
fn pdf(drawn: &str, called: &str) -> Vec<u8> {
    let stream = |head: &str, text: &str| format!("<< {head} >>\nstream\n{text}\nendstream");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << \
         /A 5 0 R >> >> >>"
            .to_owned(),
        stream("", drawn),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", called),
    ];
    let objects = objects.iter().enumerate();
    let objects: String = objects
        .map(|(at, object)| format!("{} 0 obj\n{object}\nendobj\n", at + 1))
        .collect();
    format!("%PDF-1.4\n{objects}trailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

/// A PDF whose page has these resources and draws this, and the objects from the fifth on.
fn pdf_of(resources: &str, drawn: &str, others: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << {resources} >> >>"
        ),
        format!("<< >>\nstream\n{drawn}\nendstream"),
    ];
    objects.extend_from_slice(others);
    let objects = objects.iter().enumerate();
    let objects: String = objects
        .map(|(at, object)| format!("{} 0 obj\n{object}\nendobj\n", at + 1))
        .collect();
    format!("%PDF-1.4\n{objects}trailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

#[test]
fn a_pdf_that_asks_for_ever_more_work_is_refused() {
    // Each drawing calls the next four times: a file of three kilobytes.
    let drawings: Vec<String> = (6..26)
        .map(|next| {
            format!(
                "<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {next} 0 R >> >> >>\nstream\n\
                 /A Do /A Do /A Do /A Do\nendstream"
            )
        })
        .collect();
    // Each list of pages holds the next one twice.
    let lists: Vec<String> = (5..65)
        .map(|next| format!("<< /Type /Pages /Kids [{next} 0 R {next} 0 R] /Count 1 >>"))
        .collect();
    let mut pages = pdf_of("", "", &lists[1..]);
    let root = b"/Kids [3 0 R]";
    let at = memchr::memmem::find(&pages, root).expect("a list");
    pages[at..at + root.len()].copy_from_slice(b"/Kids [5 0 R]");
    // Each list holds one more.
    let deep: Vec<String> = (6..20_000)
        .map(|next| format!("<< /Type /Pages /Kids [{next} 0 R] /Count 1 >>"))
        .collect();
    let mut deep = pdf_of("", "", &deep);
    deep[at..at + root.len()].copy_from_slice(b"/Kids [5 0 R]");
    let fonts: String = (0..200)
        .map(|font| format!("/F{font} << /Subtype /Type0 /Encoding /UniGB-UCS2-H /X {font} /DescendantFonts [5 0 R] >> "))
        .collect();
    let used: String = (0..200)
        .map(|font| format!("/F{font} 9 Tf (a) Tj "))
        .collect();
    let family = "<< /Subtype /CIDFontType2 /BaseFont /X >>".to_owned();
    for (name, bytes) in [
        (
            "drawings",
            pdf_of("/XObject << /A 5 0 R >>", "/A Do", &drawings),
        ),
        ("lists of pages", pages),
        ("lists in lists", deep),
        (
            "fonts",
            pdf_of(
                &format!("/Font << {fonts} >>"),
                &format!("BT {used} ET"),
                &[family],
            ),
        ),
    ] {
        let read = extract(&Snapshot::from_bytes("no", None, bytes));
        let failed = read.map(|it| it.words).expect_err(name);
        assert!(
            failed.to_string().contains("unpacks to more"),
            "{name}: {failed}"
        );
    }
}

#[test]
fn of_a_pdf_nothing_is_worked_out_but_its_text() {
    let text = "The ministers of the two islands met in Port Haven on Monday to speak about the quotas for cod.";
    let show = format!("BT /F 9 Tf 5 50 Td ({text}) Tj ET");
    let function = |body: &str| {
        vec![format!(
            "<< /FunctionType 4 /Domain [0 1] /Range [0 1] >>\nstream\n{body}\nendstream"
        )]
    };
    let colour = "/ColorSpace << /C [/Separation /X /DeviceGray 5 0 R] >>";
    let twice = |at: usize| {
        format!(
            "<< /FunctionType 3 /Domain [0 1] /Functions [{at} 0 R {at} 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"
        )
    };
    let functions: Vec<String> = (6..46).map(twice).collect();
    let form = |more: &str, drawn: &str| {
        vec![format!(
            "<< /Subtype /Form /BBox [0 0 9 9] {more} >>\nstream\n{drawn}\nendstream"
        )]
    };
    for (name, resources, drawn, others) in [
        (
            "braces",
            colour,
            "/C cs 0.5 scn",
            function(&"{".repeat(300_000)),
        ),
        ("functions", colour, "/C cs 0.5 scn", functions),
        (
            "masks",
            "/ExtGState << /G << /SMask << /S /Alpha /G 5 0 R >> >> >>",
            &*"/G gs ".repeat(20_000),
            form("/Group << /CS /DeviceGray >>", &"1 w ".repeat(20_000)),
        ),
        (
            "dashes",
            &*format!("/ExtGState << /G << /D [[{}] 0] >> >>", "1 ".repeat(20_000)),
            &*"/G gs 0 0 m 1 1 l S ".repeat(5000),
            vec![],
        ),
    ] {
        let page = pdf_of(resources, &format!("{drawn} {show}"), &others);
        let found = extract(&Snapshot::from_bytes("no", None, page)).expect(name);
        assert_eq!(found.paragraphs, [text], "{name}");
    }
}

#[test]
fn a_text_stands_where_its_drawing_is_called() {
    let first =
        "The ministers of the two islands met in Port Haven on Monday to speak about the quotas.";
    let second = "They agreed that inspectors of both countries should be let on board of all fishing boats.";
    // The second stands above, by the place of the drawing and the state that is saved around it.
    let inner = format!(
        "<< /Subtype /Form /BBox [0 0 999 999] /Matrix [1 0 0 1 0 100] >>\nstream\n\
         BT /F 9 Tf 5 50 Td ({first}) Tj ET\nendstream"
    );
    let drawn = format!("q 1 0 0 1 0 300 cm /A Do Q BT /F 9 Tf 5 50 Td ({second}) Tj ET");
    let mut page = pdf_of("/XObject << /A 5 0 R >>", &drawn, &[inner]);
    let size = b"[0 0 99 99]";
    let at = memchr::memmem::find(&page, size).expect("a size");
    page.splice(at..at + size.len(), *b"[0 0 999 999]");
    let found = extract(&Snapshot::from_bytes("no", None, page)).expect("text");
    assert_eq!(found.paragraphs, [first, second]);
}

#[test]
fn a_hostile_file_is_refused_and_not_read_on() {
    let many = 300_000;
    let packed = |text: &[u8]| {
        let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        package
            .start_file("word/document.xml", options)
            .expect("a part");
        std::io::Write::write_all(&mut package, text).expect("written");
        package.finish().expect("a package").into_inner()
    };
    let mails = "Content-Type: message/rfc822\r\n\r\n".repeat(many / 100);
    for (name, bytes) in [
        ("calls itself", pdf("/A Do", "/A Do /A Do")),
        ("lists in lists", pdf(&"[".repeat(many), "")),
        ("states in states", pdf(&"q ".repeat(many), "")),
        ("dictionaries", pdf("", &"<</A".repeat(many))),
        (
            "parts",
            format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}",
                "--b\n\n".repeat(many)
            )
            .into_bytes(),
        ),
        (
            "subjects",
            format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{}",
                "Subject:\n".repeat(many)
            )
            .into_bytes(),
        ),
        (
            "mails in mails",
            format!("MIME-Version: 1.0\r\n{mails}").into_bytes(),
        ),
        ("unpacks to much", packed(&vec![b' '; 17 << 20])),
        (
            "paragraphs in paragraphs",
            packed("<w:p>".repeat(many).as_bytes()),
        ),
        (
            "many paragraphs",
            packed("<w:p><w:t>a</w:t></w:p>".repeat(many / 2).as_bytes()),
        ),
        (
            "groups in groups",
            format!("{{\\rtf1 {}", "{".repeat(many)).into_bytes(),
        ),
    ] {
        let read = extract(&Snapshot::from_bytes("no", None, bytes));
        let failed = read.map(|it| it.words).expect_err(name);
        let is_refused = matches!(failed, parallax::ExtractError::Document { .. });
        assert!(is_refused, "{name}: {failed}");
    }
}

#[cfg(feature = "cli")]
mod command_line {
    use std::fs::File;
    use std::process::Command;

    use super::{DAY, PARAGRAPHS, TITLE, path};
    use crate::common::{Outcome, parallax};

    fn compare(more: &[&str]) -> Outcome {
        let sides = ["one=system-font.pdf", "two=word.docx"].map(|side| {
            let (id, name) = side.split_once('=').expect("an id");
            format!("{id}={}", path(name).display())
        });
        let fixed = ["compare", &sides[0], &sides[1], "--format", "json"];
        parallax(fixed.iter().chain(more).copied())
    }

    #[test]
    fn standard_input_is_a_source() {
        for name in ["word.docx", "chromium.mhtml", "system-font.pdf"] {
            let input = File::open(path(name)).expect("a file");
            let found = Command::new(env!("CARGO_BIN_EXE_parallax"))
                .args(["extract", "-"])
                .stdin(input)
                .output()
                .expect("a run");
            let text = String::from_utf8_lossy(&found.stdout);
            assert_eq!(text.lines().collect::<Vec<_>>(), PARAGRAPHS, "{name}");
        }
        let twice = parallax(["compare", "us=-", "cn=-"]);
        assert_eq!(twice.status, 2);
        assert!(twice.err.contains("named twice"), "{}", twice.err);
    }

    #[test]
    fn what_the_command_line_says_of_an_account_holds() {
        let url = "https://www.foreign.example/call";
        let outcome = compare(&[
            "--title",
            "A call",
            "--date",
            "2025-11-24",
            "--title",
            "one=As said here",
            "--date",
            "one=2025-11-25",
            "--url",
            &format!("one={url}"),
        ]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let report: serde_json::Value = serde_json::from_str(&outcome.out).expect("JSON");
        assert_eq!(report["event"]["title"], "A call");
        assert_eq!(report["event"]["date"], "2025-11-24");
        let [one, two] = [0, 1].map(|at| &report["statements"][at]);
        assert_eq!(one["title"], "As said here");
        assert_eq!(one["date"], "2025-11-25");
        assert_eq!(one["url"], url);
        assert_eq!(two["title"], TITLE);
        assert_eq!(two["date"].as_str(), DAY);
    }

    #[test]
    fn what_cannot_be_said_of_an_account_is_refused() {
        for (option, value, said) in [
            ("--url", "three=https://a.example/", "names no source"),
            ("--url", "one=a.example", "https://"),
            ("--date", "one=Monday", "is no day"),
            ("--date", "Monday", "is no day"),
        ] {
            let outcome = compare(&[option, value]);
            assert_eq!(outcome.status, 2, "{value}");
            assert!(outcome.err.contains(said), "{}", outcome.err);
        }
    }
}
