//! Filters: a request a line, or pages of WARC files, to a result a line.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use data_encoding::BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{Outcome, fixture, parallax, server};

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A page of its own for each number.
fn page(number: usize) -> String {
    let text = format!(
        "The two leaders spoke by telephone on Monday about question {number} and agreed that their \
         teams would meet again before the end of the year to settle what is open."
    );
    format!(
        "<html><head><title>Call {number}</title></head><body><article><h1>Call {number}</h1>\
         <p>{text}</p></article></body></html>"
    )
}

fn url(number: usize) -> String {
    format!("https://example.org/call/{number}")
}

/// A record of a WARC file with an HTTP answer.
fn record(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let answer = [format!("{head}\r\n\r\n").as_bytes(), body].concat();
    let fields = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: 2025-11-24T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n",
        answer.len()
    );
    [fields.as_bytes(), &answer, b"\r\n\r\n"].concat()
}

fn page_record(number: usize) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";
    record(&url(number), head, page(number).as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("finished")
}

/// A folder of WARC files: one plain, one compressed record by record, one compressed as a whole
/// and a folder down, with what is no page between.
fn warcs(folder: &Path) -> PathBuf {
    let root = folder.join("crawl");
    fs::create_dir_all(root.join("later")).expect("folders");
    let moved = record(
        "https://example.org/old",
        "HTTP/1.1 302 Found\r\nLocation: /call/1",
        b"moved",
    );
    let picture = record(
        "https://example.org/a.png",
        "HTTP/1.1 200 OK\r\nContent-Type: image/png",
        b"\x89PNG",
    );
    let plain = [page_record(1), moved, page_record(2)].concat();
    fs::write(root.join("a.warc"), plain).expect("written");
    let by_record: Vec<u8> = [page_record(3), picture, page_record(4)]
        .iter()
        .flat_map(|record| gzip(record))
        .collect();
    fs::write(root.join("b.warc.gz"), by_record).expect("written");
    let whole: Vec<u8> = (5..30).flat_map(page_record).collect();
    fs::write(root.join("later/c.warc.gz"), gzip(&whole)).expect("written");
    fs::write(root.join("notes.txt"), "no WARC file").expect("written");
    root
}

fn rows(out: &str) -> Vec<Value> {
    let rows = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    rows.collect()
}

/// Asserts that rows are as the documented schemas say.
fn assert_described(rows: &[Value], result: &str) {
    let validator = |of: &str| {
        let schema = serde_json::from_str(&parallax(["schema", of]).out).expect("JSON");
        jsonschema::validator_for(&schema).expect("a schema")
    };
    let (result, failure) = (validator(result), validator("failure"));
    for row in rows {
        let validator = if row.get("error").is_some() {
            &failure
        } else {
            &result
        };
        let errors: Vec<String> = validator
            .iter_errors(row)
            .map(|it| it.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?}: {row}");
    }
}

fn filter(arguments: &[&str], lines: &[u8], threads: &str) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let lines = lines.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(&lines));
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("no panic").expect("written");
    Outcome {
        status: output.status.code().expect("a status") as u8,
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A line for each way to name a page, and for each way to get it wrong.
fn requests(folder: &Path) -> Vec<Value> {
    let file = folder.join("page.html");
    fs::write(&file, page(2)).expect("written");
    let warc = warcs(folder).join("a.warc");
    let mut coded = BASE64.encode(page(3).as_bytes());
    // As MIME has it.
    coded.insert_str(76, "\r\n");
    let coded_rtf = BASE64.encode(br"{\rtf1\ansi The ministers met to speak about fishing.\par}");
    vec![
        json!({"id": 1, "html": page(1), "url": url(1)}),
        json!({"id": "two", "path": file, "government": "uk", "outlet": "A ministry"}),
        json!({"id": [3], "base64": coded, "html": null, "path": null, "retrieved": "2025-11-24T12:00:00Z", "more": {"a": 1}}),
        json!({"id": "rtf", "base64": coded_rtf}),
        json!({"id": "of a WARC file", "path": warc, "url": url(2)}),
        json!({"id": "text", "text": "The two ministers met in Oslo.\n\nThey spoke of trade."}),
        json!({"id": "null", "html": null, "url": url(1)}),
        json!({"id": "none"}),
        json!({"id": "two pages", "html": page(1), "path": "page.html"}),
        json!({"id": "no file", "path": folder.join("absent.html")}),
        json!({"id": "standard input", "path": "-"}),
        json!({"id": "no base 64", "base64": "***"}),
        json!({"id": "empty", "html": ""}),
        json!({"id": "nobody", "html": page(1), "government": "Atlantis"}),
        json!({"id": "no address", "url": "ftp://example.org/"}),
        json!(["no object"]),
        json!({"id": "\u{1b}[31m", "html": 7}),
    ]
}

#[test]
fn every_request_has_its_line_in_order() {
    let folder = folder();
    let requests = requests(folder.path());
    let mut lines: Vec<String> = requests.iter().map(Value::to_string).collect();
    lines.insert(1, String::new());
    lines.push("{\"id\": ".to_owned());
    let text = lines.join("\n");
    let file = folder.path().join("requests.jsonl");
    fs::write(&file, &text).expect("written");
    let outcome = parallax(["extract".as_ref(), "--jsonl".as_ref(), file.as_os_str()]);
    assert_eq!((outcome.status, outcome.err.as_str()), (0, ""));
    assert!(!outcome.out.contains('\u{1b}'));
    let found = rows(&outcome.out);
    assert_described(&found, "page-text");
    assert_eq!(found.len(), requests.len() + 1);
    for (row, request) in found.iter().zip(&requests) {
        assert_eq!(row["id"], request["id"], "{row}");
        assert_eq!(row["input"], file.display().to_string());
    }
    for (row, number) in found[..3].iter().zip(1..) {
        assert_eq!(row["title"], format!("Call {number}"), "{row}");
    }
    assert_eq!(
        (&found[0]["url"], &found[1]["government"]),
        (&json!(url(1)), &json!("GB"))
    );
    assert_eq!(found[2]["retrieved"], "2025-11-24T12:00:00Z");
    assert_eq!(found[4]["title"], "Call 2");
    assert!(
        found[..6].iter().all(|row| row.get("error").is_none()),
        "{found:?}"
    );
    for (at, said) in [
        (6, "null"),
        (7, "names no page"),
        (8, "several pages"),
        (9, "absent.html"),
        (10, "names no page"),
        (11, "base 64"),
        (12, "empty"),
        (13, "Atlantis"),
        (14, "ftp"),
        (15, "no request"),
        (16, "no request"),
        (17, "no JSON"),
    ] {
        let error = found[at]["error"].as_str().unwrap_or_default();
        assert!(error.contains(said), "{}", found[at]);
        // An empty line is passed over, and counts.
        assert_eq!(found[at]["line"], at + 2, "{}", found[at]);
    }
    let validator = jsonschema::validator_for(
        &serde_json::from_str(&parallax(["schema", "page-request"]).out).expect("JSON"),
    );
    let validator = validator.expect("a schema");
    assert!(
        requests[..6]
            .iter()
            .all(|request| validator.is_valid(request))
    );
    assert!(!validator.is_valid(&requests[15]));

    let named = outcome.out.replace(&file.display().to_string(), "-");
    for (input, threads) in [
        (text.clone().into_bytes(), "1"),
        (gzip(text.as_bytes()), "4"),
    ] {
        let piped = filter(&["extract", "--jsonl"], &input, threads);
        assert_eq!((piped.status, piped.out), (0, named.clone()), "{threads}");
    }
}

#[test]
fn a_page_that_is_only_named_is_fetched() {
    let site = server::Server::start(|request, stream| match request.path.as_str() {
        "/robots.txt" => server::respond(stream, 404, &[], b""),
        "/gone" => server::respond(stream, 404, &[], b"gone"),
        _ => server::respond(
            stream,
            200,
            &[("Content-Type", "text/html")],
            page(1).as_bytes(),
        ),
    });
    let folder = folder();
    let file = folder.path().join("requests.jsonl");
    let lines = ["/a", "/gone", "/b"].map(|path| json!({"url": site.url(path)}).to_string());
    fs::write(&file, lines.join("\n")).expect("written");
    let run = |more: &[&str]| {
        let file = file.display().to_string();
        let arguments = [
            "extract",
            "--jsonl",
            &file,
            "--delay",
            "0",
            "--retries",
            "0",
        ];
        rows(&parallax(arguments.iter().chain(more)).out)
    };
    let found = run(&["--allow-private"]);
    assert_described(&found, "page-text");
    assert_eq!(
        (&found[0]["title"], &found[2]["title"]),
        (&json!("Call 1"), &json!("Call 1"))
    );
    assert_eq!(
        (&found[1]["url"], &found[1]["line"]),
        (&json!(site.url("/gone")), &json!(2))
    );
    assert!(
        found[1]["error"]
            .as_str()
            .is_some_and(|said| said.contains("404"))
    );
    // Private addresses are asked for where the person says so.
    assert!(run(&[]).iter().all(|row| row["error"].is_string()));
}

#[test]
fn all_pages_of_warc_files_have_their_line() {
    let folder = folder();
    let root = warcs(folder.path());
    let outcome = parallax(["extract".as_ref(), "--jsonl".as_ref(), root.as_os_str()]);
    assert_eq!((outcome.status, outcome.err.as_str()), (0, ""));
    let found = rows(&outcome.out);
    assert_described(&found, "page-text");
    let urls: Vec<String> = found
        .iter()
        .map(|row| row["url"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(urls, (1..30).map(url).collect::<Vec<_>>());
    assert_eq!(
        found[3]["input"],
        root.join("b.warc.gz").display().to_string()
    );
    // Each is what is read out of the file by its address.
    let path = root.join("later/c.warc.gz").display().to_string();
    let alone = parallax(["extract", &path, "--url", &url(7), "--format", "json"]);
    let mut alone: Value = serde_json::from_str(&alone.out).expect("JSON");
    alone["id"] = Value::Null;
    alone["input"] = path.into();
    assert_eq!(found[6], alone);

    let piped = fs::read(root.join("b.warc.gz")).expect("a file");
    let piped = rows(&filter(&["extract", "--jsonl", "-"], &piped, "2").out);
    assert_eq!(piped.len(), 2);
    assert_eq!(
        (&piped[1]["paragraphs"], &piped[1]["input"]),
        (&found[3]["paragraphs"], &json!("-"))
    );
}

#[test]
fn a_broken_page_is_a_line_and_a_broken_file_ends_no_other() {
    let folder = folder();
    let root = warcs(folder.path());
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
    let pages = [
        page_record(40),
        record("https://example.org/coded", head, b"not in gzip"),
        record(
            "https://example.org/headless",
            &format!("HTTP/1.1 200 OK\r\nX: {}", "x".repeat(1 << 17)),
            b"",
        ),
        page_record(41),
    ]
    .concat();
    let whole_with_half = [pages, page_record(42)[..200].to_vec()].concat();
    fs::write(root.join("aa.warc"), whole_with_half).expect("written");
    let absent = root.join("absent.warc").display().to_string();
    let root_name = root.display().to_string();
    let outcome = parallax(["extract", "--jsonl", &root_name, &absent]);
    assert_eq!(outcome.status, 2);
    let found = rows(&outcome.out);
    assert_described(&found, "page-text");
    assert_eq!(found.len(), 29 + 5 + 1);
    let urls: Vec<&Value> = found[2..7].iter().map(|row| &row["url"]).collect();
    let expected = [
        json!(url(40)),
        json!("https://example.org/coded"),
        json!("https://example.org/headless"),
        json!(url(41)),
        Value::Null,
    ];
    assert_eq!(urls, expected.iter().collect::<Vec<_>>());
    for at in [3, 4, 6, 34] {
        assert!(found[at]["error"].is_string(), "{}", found[at]);
    }
    assert_eq!(found[34]["input"], absent);
    let empty = root.join("empty");
    fs::create_dir(&empty).expect("a folder");
    let outcome = parallax(["extract".as_ref(), "--jsonl".as_ref(), empty.as_os_str()]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.out.contains("no WARC file"), "{}", outcome.out);
}

#[test]
fn events_are_compared_line_by_line() {
    let folder = folder();
    let event = fixture("2021-12-30-biden-putin-call");
    let single = parallax([
        "compare".as_ref(),
        event.as_os_str(),
        "--format".as_ref(),
        "json".as_ref(),
    ]);
    let single: Value = serde_json::from_str(&single.out).expect("JSON");
    let source =
        |id: &str| json!({"id": id, "path": event.join("pages").join(id).with_extension("html")});
    let text = |id: &str, text: &str| json!({"id": id, "html": text, "title": format!("By {id}"), "date": "2024-03-03"});
    let lines = [
        json!({"id": "saved", "event": event}),
        json!({"id": "sources", "title": "A call", "date": "2021-12-30", "sources": [source("us"), source("ru")]}),
        json!({"id": "texts", "sources": [
            text("us", "The President urged China to reopen the strait. The two ministers spoke of trade."),
            text("cn", "The two sides exchanged views on trade. The ministers met for an hour in Oslo."),
        ]}),
        json!({"id": "one", "sources": [source("us")]}),
        json!({"id": "twice", "sources": [text("us", "They met."), text("us", "They met.")]}),
        json!({"id": "bad id", "sources": [text("../us", "They met."), text("cn", "They met.")]}),
        json!({"id": "absent", "event": folder.path().join("absent")}),
        json!({"id": "no day", "date": "yesterday"}),
    ];
    let file = folder.path().join("requests.jsonl");
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    fs::write(&file, text.join("\n")).expect("written");
    let file = file.display().to_string();
    let outcome = parallax(["compare", "--jsonl", "--force", &file]);
    assert_eq!((outcome.status, outcome.err.as_str()), (0, ""));
    let found = rows(&outcome.out);
    assert_described(&found, "event-report");
    assert!(found[0]["report"] == single);
    let ids = |row: &Value| -> Vec<Value> {
        let findings = row["report"]["divergences"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        findings
            .into_iter()
            .map(|finding| finding["id"].clone())
            .collect()
    };
    assert_eq!(ids(&found[1]), ids(&found[0]));
    assert_eq!(found[1]["report"]["event"]["title"], "A call");
    assert_eq!(found[2]["report"]["statements"][1]["title"], "By us");
    assert_eq!(found[2]["report"]["statements"][1]["government"], "US");
    for row in &found[3..] {
        assert!(row["error"].is_string(), "{row}");
    }
    assert_eq!(
        (&found[7]["id"], &found[7]["line"]),
        (&json!("no day"), &json!(8))
    );

    // A folder of events asks for each of them.
    let talks = event.parent().expect("a folder").display().to_string();
    let all = parallax(["compare", "--jsonl", &talks]);
    let all = rows(&all.out);
    assert_eq!(all.len(), 5);
    let name = json!("2021-12-30-biden-putin-call");
    let this = all.iter().find(|row| row["id"] == name).expect("its line");
    assert!(this["report"] == single);

    let warc = warcs(folder.path()).join("a.warc").display().to_string();
    let outcome = parallax(["compare", "--jsonl", &warc]);
    assert!(
        outcome.out.contains("a WARC file holds pages"),
        "{}",
        outcome.out
    );
}

#[test]
fn what_says_something_of_one_page_is_refused() {
    for wrong in [
        vec!["extract", "a.html", "b.html"],
        vec!["extract"],
        vec!["extract", "--jsonl", "--url", "https://example.org/"],
        vec!["extract", "--jsonl", "--format", "json"],
        vec!["compare", "--jsonl", "--output", "a.html"],
        vec!["compare"],
    ] {
        let outcome = parallax(&wrong);
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!outcome.err.is_empty(), "{wrong:?}");
    }
}

#[test]
fn all_keys_are_documented() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/jsonl.md");
    let docs = fs::read_to_string(docs).expect("the documentation");
    for of in [
        "page-request",
        "page-text",
        "event-request",
        "event-report",
        "failure",
    ] {
        let schema: Value = serde_json::from_str(&parallax(["schema", of]).out).expect("JSON");
        let keys = schema["properties"].as_object().expect("keys");
        for key in keys.keys() {
            assert!(docs.contains(&format!("`{key}`")), "{of}: {key}");
        }
    }
}

/// Whether a program runs.
fn runs(program: &Path, arguments: &[&str]) -> bool {
    let output = Command::new(program).args(arguments).output();
    output.is_ok_and(|output| output.status.success())
}

/// The lines of a folder that Spark wrote.
fn parts(folder: &Path) -> String {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("results")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("part-"))
        })
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).expect("lines"))
        .collect()
}

#[test]
fn spark_gives_what_one_run_gives() {
    if !runs(Path::new("java"), &["-version"]) {
        println!("skipped: no Java runs (apt-get install default-jre-headless)");
        return;
    }
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let mut pythons = std::env::split_paths(&paths).map(|folder| folder.join("python3"));
    let Some(python) = pythons.find(|it| it.is_file() && runs(it, &["-c", "import pyspark"]))
    else {
        println!("skipped: no Python has pyspark (pip install pyspark)");
        return;
    };
    let folder = folder();
    let root = warcs(folder.path());
    let mut requests = requests(folder.path());
    requests.extend((50..90).map(|number| json!({"id": number, "html": page(number)})));
    let lines: Vec<String> = requests.iter().map(Value::to_string).collect();
    let lines = lines.join("\n") + "\n";
    let file = folder.path().join("requests.jsonl");
    fs::write(&file, &lines).expect("written");
    let spark = |name: &str, source: &[&str]| {
        let output = folder.path().join(name);
        let done = Command::new(&python)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spark.py"))
            .args(source)
            .args([
                "--tasks",
                "4",
                "--program",
                env!("CARGO_BIN_EXE_parallax"),
                "--output",
            ])
            .arg(&output)
            .env("PYSPARK_PYTHON", &python)
            .env("SPARK_LOCAL_IP", "127.0.0.1")
            .env(
                "PYSPARK_SUBMIT_ARGS",
                "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
            )
            .output()
            .expect("Python runs");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{said}");
        parts(&output)
    };

    let warcs =
        ["a.warc", "b.warc.gz", "later/c.warc.gz"].map(|it| root.join(it).display().to_string());
    let by_spark = spark("warcs", &["--warcs", &warcs[0], &warcs[1], &warcs[2]]);
    let by_one = parallax(["extract".as_ref(), "--jsonl".as_ref(), root.as_os_str()]).out;
    assert_eq!(rows(&by_spark).len(), 29);
    assert_eq!(by_spark, by_one);

    let by_spark = spark("requests", &["--requests", &file.display().to_string()]);
    let by_one = filter(&["extract", "--jsonl"], lines.as_bytes(), "2").out;
    // Each task counts the lines that it is given.
    let uncounted = |out: &str| -> Vec<Value> {
        let mut rows = rows(out);
        for row in &mut rows {
            row.as_object_mut().expect("an object").remove("line");
        }
        rows
    };
    assert_eq!(uncounted(&by_spark), uncounted(&by_one));
}
