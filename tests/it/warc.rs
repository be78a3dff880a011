//! WARC files: written, read back, and read by others.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::server;
use crate::common::server::{Server, respond};
use crate::common::{Outcome, parallax};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use parallax::warc;
use parallax::warc::Exchange;
use proptest::prelude::*;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tempfile::{SpooledTempFile, TempDir};
use url::Url;

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("finished")
}

/// A site with a redirect, a page in gzip, and one without.
fn site() -> Server {
    Server::start(|request, stream| match request.path.as_str() {
        "/robots.txt" => respond(stream, 404, &[], b""),
        "/old" => respond(stream, 302, &[("Location", "/us")], b"moved"),
        "/us" => {
            let headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")];
            respond(
                stream,
                200,
                &headers,
                &gzip(server::html(PARAGRAPH).as_bytes()),
            );
        }
        _ => server::page(stream, &PARAGRAPH.replace("agreed", "discussed")),
    })
}

fn fetch(site: &Server, event: &Path, warc: &Path) -> Outcome {
    let manifest = format!(
        "title = \"A call\"\n[[source]]\nid = \"us\"\nurl = \"{}\"\n[[source]]\nid = \"cn\"\nurl = \"{}\"\n",
        site.url("/old"),
        site.url("/cn")
    );
    fs::write(event.join("event.toml"), manifest).expect("written");
    let (event, warc) = (event.display().to_string(), warc.display().to_string());
    parallax([
        "fetch",
        &event,
        "--allow-private",
        "--delay",
        "0",
        "--warc",
        &warc,
    ])
}

#[test]
fn what_is_written_is_read_back_by_every_command() {
    let site = site();
    for name in ["talks.warc", "talks.warc.gz"] {
        let event = folder();
        let warc = event.path().join(name);
        let outcome = fetch(&site, event.path(), &warc);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let path = warc.display().to_string();

        let extracted = parallax(["extract", &path, "--url", &site.url("/us")]);
        assert_eq!(
            extracted.out.trim_end().lines().last(),
            Some(PARAGRAPH),
            "{}",
            extracted.err
        );
        let through = parallax(["extract", &path, "--url", &site.url("/old")]);
        assert_eq!(through.out, extracted.out, "through the redirect");

        let several = parallax(["extract", &path]);
        assert_eq!(several.status, 2);
        assert!(several.err.contains(&site.url("/cn")), "{}", several.err);
        let absent = parallax(["extract", &path, "--url", "https://example.org/"]);
        assert_eq!(absent.status, 2);
        assert!(
            absent.err.contains("does not hold https://example.org/"),
            "{}",
            absent.err
        );

        let us = format!("us={path}#{}", site.url("/us"));
        let cn = format!("cn={path}#{}", site.url("/cn"));
        let compared = parallax(["compare", &us, &cn, "--format", "json"]);
        assert_eq!(compared.status, 0, "{}", compared.err);
        let report: serde_json::Value = serde_json::from_str(&compared.out).expect("JSON");
        assert!(report["statements"][0]["retrieved"].is_string());

        let manifest = format!(
            "title = \"A call\"\n[[source]]\nid = \"us\"\nurl = \"{}\"\npage = \"{name}\"\n",
            site.url("/us")
        );
        fs::write(event.path().join("event.toml"), manifest).expect("written");
        let folder = event.path().display().to_string();
        assert_eq!(parallax(["compare", &folder]).status, 0);

        let again = parallax([
            "extract",
            &site.url("/us"),
            "--allow-private",
            "--warc",
            &path,
        ]);
        assert_eq!(again.status, 2);
        assert!(again.err.contains("exists"), "{}", again.err);
    }
}

/// Runs `warcio` from PyPI, where it is installed.
fn warcio(arguments: &[&str]) -> Option<String> {
    let output = Command::new("warcio").args(arguments).output().ok()?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn another_tool_reads_what_is_written() {
    let site = site();
    for name in ["talks.warc", "talks.warc.gz"] {
        let event = folder();
        let warc = event.path().join(name);
        assert_eq!(fetch(&site, event.path(), &warc).status, 0);
        let path = warc.display().to_string();
        let Some(checked) = warcio(&["check", "-v", &path]) else {
            println!("skipped: warcio is not installed (pip install warcio)");
            return;
        };
        assert!(checked.contains("digest pass"), "{checked}");
        assert!(!checked.contains("digest failed"), "{checked}");
        let index = warcio(&["index", "-f", "warc-type,warc-target-uri", &path]).expect("it ran");
        let types: Vec<&str> = index
            .lines()
            .filter(|line| line.contains("response"))
            .collect();
        assert_eq!(types.len(), 3, "two pages and a redirect: {index}");
    }
}

/// A record as other writers make them.
fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{url}>\r\nWARC-Date: \
         2021-12-31T00:00:00Z\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend(block);
    record.extend(b"\r\n\r\n");
    record
}

fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    record(
        "response",
        url,
        &[format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat(),
    )
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn extract(path: &Path) -> Outcome {
    parallax(["extract".as_ref(), path.as_os_str()])
}

#[test]
fn files_of_other_writers_are_read() {
    let html = server::html(PARAGRAPH);
    let chunked = format!("{:x}\r\n{html}\r\n0\r\n\r\n", html.len());
    let plain = response(
        "https://a.example/",
        "200 OK\r\nContent-Type: text/html",
        html.as_bytes(),
    );
    let robots = response(
        "https://a.example/robots.txt",
        "200 OK\r\nContent-Type: text/plain",
        b"a",
    );
    let picture = response(
        "https://a.example/a.png",
        "200 OK\r\nContent-Type: image/png",
        b"a",
    );
    let rows: Vec<(&str, Vec<u8>)> = vec![
        ("plain", plain.clone()),
        ("among others", [robots, picture, plain.clone()].concat()),
        ("compressed as a whole", gzip(&plain)),
        (
            "compressed by records",
            [gzip(&record("warcinfo", "", b"a: b")), gzip(&plain)].concat(),
        ),
        (
            "a resource",
            record("resource", "file:///a.html", html.as_bytes()),
        ),
        (
            "in chunks",
            response(
                "https://a.example/",
                "200 OK\r\nTransfer-Encoding: chunked",
                chunked.as_bytes(),
            ),
        ),
        (
            "in chunks that were joined",
            response(
                "https://a.example/",
                "200 OK\r\nTransfer-Encoding: chunked",
                html.as_bytes(),
            ),
        ),
        (
            "of lines that end otherwise",
            String::from_utf8(plain.clone())
                .expect("text")
                .replacen("\r\n", "\n", 6)
                .into_bytes(),
        ),
        (
            "twice the same page",
            [
                response("https://a.example/", "200 OK", b"<p>Nothing yet."),
                plain.clone(),
            ]
            .concat(),
        ),
    ];
    let folder = folder();
    for (name, bytes) in rows {
        let path = write(&folder, "a.warc", &bytes);
        let outcome = extract(&path);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.err);
        assert!(outcome.out.contains(PARAGRAPH), "{name}");
    }
}

/// Small on disk, large in memory if every URL were kept.
/// A record of an ARC file; a file begins with one that describes it.
fn arc_record(url: &str, columns: &str, block: &[u8]) -> Vec<u8> {
    let line = format!("{url} 192.0.2.7 20060628183218 {columns} {}\n", block.len());
    [line.as_bytes(), block, b"\n"].concat()
}

#[test]
fn arc_files_are_read() {
    let url = "http://a.example/talks?day=28 June";
    let page = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}",
        server::html(PARAGRAPH)
    );
    let host = arc_record(
        "dns:a.example",
        "text/dns",
        b"20060628183217\na.example. 300 IN A 192.0.2.7\n",
    );
    let about =
        |version: &str| arc_record("filedesc://talks.arc", "text/plain", version.as_bytes());
    let first = [
        about("1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"),
        host.clone(),
        arc_record(url, "text/html", page.as_bytes()),
    ];
    let second = [
        about(
            "2 0 Archive\nURL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length\n",
        ),
        arc_record(url, "text/html 200 abc - 1200 talks.arc", page.as_bytes()),
    ];
    let compressed: Vec<u8> = first.iter().flat_map(|record| gzip(record)).collect();
    let folder = folder();
    for (name, bytes) in [
        ("talks.arc", first.concat()),
        ("talks.arc.gz", compressed),
        ("second.arc", second.concat()),
        ("of-another-name", first.concat()),
    ] {
        let path = write(&folder, name, &bytes);
        let outcome = parallax([
            "extract".as_ref(),
            path.as_os_str(),
            "--format=json".as_ref(),
        ]);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.err);
        let statement: serde_json::Value = serde_json::from_str(&outcome.out).expect("JSON");
        assert_eq!(statement["paragraphs"][0], PARAGRAPH, "{name}");
        assert_eq!(statement["retrieved"], "2006-06-28T18:32:18Z", "{name}");
        assert_eq!(
            statement["url"], "http://a.example/talks?day=28%20June",
            "{name}"
        );
    }
    let cut = first.concat();
    let path = write(&folder, "cut.arc", &cut[..cut.len() - 40]);
    let outcome = extract(&path);
    assert_eq!(outcome.status, 2, "{}", outcome.out);
    assert!(
        outcome.err.contains("ends within a record"),
        "{}",
        outcome.err
    );
}

fn many_urls() -> Vec<u8> {
    let long = "a".repeat(60 << 10);
    let records = (0..700).map(|place| {
        let url = format!("https://a.example/{place}{long}");
        response(&url, "200 OK", b"<p>hello</p>")
    });
    gzip(&records.collect::<Vec<_>>().concat())
}

#[test]
fn a_warc_file_of_another_name_is_no_text() {
    let html = server::html(PARAGRAPH);
    let whole = response("https://a.example/", "200 OK", html.as_bytes());
    let folder = folder();
    let path = write(&folder, "saved.txt", &whole);
    let outcome = extract(&path);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(outcome.out.contains(PARAGRAPH) && !outcome.out.contains("WARC"));
}

#[test]
fn files_that_are_broken_are_named() {
    let html = server::html(PARAGRAPH);
    let whole = response("https://a.example/", "200 OK", html.as_bytes());
    let bomb = gzip(&vec![b' '; 20 << 20]);
    let circle = [
        response("https://a.example/", "302 Found\r\nLocation: /b", b""),
        response("https://a.example/b", "302 Found\r\nLocation: /", b""),
    ];
    let rows: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], "holds no page"),
        (
            "no WARC",
            b"<p>hello</p>\n".to_vec(),
            "is no whole WARC or ARC",
        ),
        ("cut off", whole[..whole.len() - 90].to_vec(), "ends within"),
        (
            "without a length",
            b"WARC/1.1\r\nWARC-Type: response\r\n\r\n".to_vec(),
            "no length",
        ),
        (
            "an endless line",
            [b"WARC/1.1\r\nA: ".to_vec(), vec![b'a'; 1 << 20]].concat(),
            "no end",
        ),
        (
            "a claim of exabytes",
            b"WARC/1.1\r\nContent-Length: 9000000000000000000\r\n\r\na".to_vec(),
            "ends within",
        ),
        (
            "only a revisit",
            record("revisit", "https://a.example/", b""),
            "only as a revisit",
        ),
        ("redirects alone", circle.concat(), "holds no page"),
        (
            "a page not found",
            response("https://a.example/", "404 Not Found", b"a"),
            "holds no page",
        ),
        (
            "a page that its writer cut off",
            String::from_utf8(whole.clone())
                .expect("text")
                .replacen("WARC-Date", "WARC-Truncated: length\r\nWARC-Date", 1)
                .into_bytes(),
            "holds no page",
        ),
        (
            "a part of a page",
            response("https://a.example/", "206 Partial Content", b"a"),
            "holds no page",
        ),
        (
            "cut off in a chunk",
            response(
                "https://a.example/",
                "200 OK\r\nTransfer-Encoding: chunked",
                format!("{:x}\r\n{html}", html.len() + 1).as_bytes(),
            ),
            "ends within a chunk",
        ),
        (
            "more URLs than can be told apart",
            many_urls(),
            "too many records",
        ),
        (
            "a bomb",
            response(
                "https://a.example/",
                "200 OK\r\nContent-Encoding: gzip",
                &bomb,
            ),
            "larger",
        ),
        ("gzip that is none", b"\x1f\x8bnothing".to_vec(), "a.warc"),
    ];
    let folder = folder();
    for (name, bytes, said) in rows {
        let path = write(&folder, "a.warc", &bytes);
        for arguments in [
            vec!["extract"],
            vec!["extract", "--url", "https://a.example/"],
        ] {
            let arguments = arguments
                .iter()
                .map(AsRef::as_ref)
                .chain([path.as_os_str()]);
            let outcome = parallax(arguments);
            assert_eq!(outcome.status, 2, "{name}");
            assert!(outcome.err.contains("a.warc"), "{name}: {}", outcome.err);
            let of_url = outcome.err.contains("does not hold");
            assert!(
                of_url || outcome.err.contains(said),
                "{name}: {}",
                outcome.err
            );
        }
    }
}

/// Makes a file with `warcio`, and prints its name; 2 where there is no `warcio`.
const WARCIO_WRITES: &str = r#"
import io, sys
try:
    from warcio.warcwriter import WARCWriter
    from warcio.statusandheaders import StatusAndHeaders
except ImportError:
    sys.exit(2)
name, version, body = sys.argv[1:]
with open(name, "wb") as out:
    writer = WARCWriter(out, gzip=name.endswith(".gz"), warc_version=version)
    writer.write_record(writer.create_warcinfo_record(name, {"software": "warcio"}))
    def pair(url, status, headers, payload):
        head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        answer = writer.create_warc_record(url, "response", io.BytesIO(payload), http_headers=head)
        head = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a.example")], is_http_request=True)
        writer.write_request_response_pair(
            writer.create_warc_record(url, "request", http_headers=head), answer)
        return answer
    pair("https://a.example/old", "301 Moved", [("Location", "/new")], b"")
    kept = pair("https://a.example/new", "200 OK", [("Content-Type", "text/html")], body.encode())
    digest = kept.rec_headers.get_header("WARC-Payload-Digest")
    writer.write_record(writer.create_revisit_record(
        "https://a.example/again", digest, "https://a.example/new", "2021-12-31T00:00:00Z"))
"#;

#[test]
fn what_another_tool_writes_is_read() {
    // The Python of the `warcio` that is on the path, which may lie in an environment of its own.
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let beside = std::env::split_paths(&paths)
        .filter(|folder| folder.join("warcio").is_file())
        .map(|folder| folder.join("python3"))
        .find(|python| python.is_file());
    let python = beside.unwrap_or_else(|| "python3".into());
    let folder = folder();
    for (name, version) in [
        ("a.warc", "1.0"),
        ("a.warc.gz", "1.0"),
        ("b.warc", "1.1"),
        ("b.warc.gz", "1.1"),
    ] {
        let path = folder.path().join(name);
        let html = server::html(PARAGRAPH);
        let written = Command::new(&python)
            .args(["-c", WARCIO_WRITES])
            .arg(&path)
            .args([version, &html])
            .status();
        match written.map(|status| status.code()) {
            Ok(Some(0)) => {}
            Ok(Some(2)) | Err(_) => {
                println!("skipped: warcio is not installed (pip install warcio)");
                return;
            }
            Ok(other) => panic!("{name}: Python ended with {other:?}"),
        }
        for url in ["https://a.example/new", "https://a.example/old"] {
            let page = warc::capture(&path, Some(url)).expect(name);
            assert_eq!(page.url, "https://a.example/new", "{name}");
            assert_eq!(page.bytes, html.as_bytes(), "{name}");
        }
        let again = warc::capture(&path, Some("https://a.example/again"));
        let error = again.expect_err(name).to_string();
        assert!(error.contains("only as a revisit"), "{name}: {error}");
    }
}

#[test]
fn the_file_says_how_pages_were_asked_for() {
    for (obeyed, said) in [
        (true, "\r\nrobots: classic\r\n"),
        (false, "\r\nrobots: ignore\r\n"),
    ] {
        let mut file = Vec::new();
        warc::write([], obeyed, false, &mut file).expect("written");
        let text = String::from_utf8(file).expect("text");
        assert!(text.starts_with("WARC/1.1\r\nWARC-Type: warcinfo\r\n") && text.contains(said));
    }
    let site = site();
    let event = folder();
    let warc = event.path().join("talks.warc");
    assert_eq!(fetch(&site, event.path(), &warc).status, 0);
    let text = fs::read(&warc).expect("read");
    let text = String::from_utf8_lossy(&text);
    assert!(text.contains("\r\nrobots: classic\r\n"));
    assert!(text.contains("\r\nWARC-IP-Address: 127.0.0.1\r\n"));
}

#[test]
fn a_refusal_is_on_record_and_what_was_sent_too() {
    let site = Server::start(|request, stream| match request.path.as_str() {
        "/robots.txt" => respond(stream, 404, &[], b""),
        "/us" => respond(stream, 301, &[("Location", "/gone")], b""),
        _ => respond(stream, 410, &[], b"It was taken down."),
    });
    let event = folder();
    // Among the pages, where unfinished files of others are cleared away.
    fs::create_dir(event.path().join("pages")).expect("made");
    let warc = event.path().join("pages/talks.warc");
    let outcome = fetch(&site, event.path(), &warc);
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    let text = fs::read(&warc).expect("read");
    let text = String::from_utf8_lossy(&text);
    assert_eq!(
        text.matches("\r\nHTTP/1.1 410 Gone\r\n").count(),
        2,
        "{text}"
    );
    assert_eq!(
        text.matches("\r\nHTTP/1.1 301 ").count(),
        0,
        "there is none for /old"
    );
    assert_eq!(
        text.matches("\r\nuser-agent: parallax/").count(),
        2,
        "{text}"
    );
    assert!(text.contains("It was taken down."));
}

/// An answer with a page, as it comes over the wire.
fn exchange(url: &str, at: i64, headers: &[(String, String)], body: &[u8]) -> Exchange {
    let mut answered = HeaderMap::new();
    for (name, value) in headers {
        let name = HeaderName::from_bytes(format!("x-{name}").as_bytes()).expect("a name");
        answered.append(name, HeaderValue::from_str(value).expect("a value"));
    }
    let mut file = SpooledTempFile::new(1 << 10);
    file.write_all(body).expect("written");
    Exchange {
        url: Url::parse(url).expect("a URL"),
        at: Timestamp::from_second(at).expect("a moment"),
        sent: HeaderMap::new(),
        status: 200,
        headers: answered,
        body: file,
        size: body.len() as u64,
        peer: None,
    }
}

proptest! {
    /// Bytes that look like the format's own are bytes like any other.
    #[test]
    fn what_is_written_is_read(
        bodies in proptest::collection::vec(
            prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..3000),
                "(WARC/1\\.1|\r\n|\n| |a|:){0,40}".prop_map(String::into_bytes),
            ],
            1..6,
        ),
        headers in proptest::collection::vec(("[a-z-]{1,9}", "[ -~]{0,30}"), 0..6),
        at in 0i64..4_000_000_000,
        gzip in any::<bool>(),
    ) {
        let url = |place: usize| format!("https://a.example/{place}?q=%20");
        let written = || {
            let mut exchanges: Vec<Exchange> = bodies
                .iter()
                .enumerate()
                .map(|(place, body)| exchange(&url(place), at, &headers, body))
                .collect();
            let mut file = Vec::new();
            warc::write(&mut exchanges, true, gzip, &mut file).expect("written");
            file
        };
        let file = written();
        prop_assert_eq!(&file, &written(), "the same exchanges give the same bytes");
        for (place, body) in bodies.iter().enumerate() {
            let page = warc::capture_in(&mut Cursor::new(&file), Some(&url(place))).expect("there");
            prop_assert_eq!(&page.bytes, body);
            prop_assert_eq!(page.url, url(place));
            prop_assert_eq!(page.status, Some(200));
            let at = Timestamp::from_second(at).expect("a moment").to_string();
            prop_assert_eq!(page.date, Some(at));
            for (name, _) in &headers {
                let last = headers.iter().rfind(|(other, _)| other == name).expect("there");
                let read = page.headers.get(&format!("x-{name}")).map(String::as_str);
                prop_assert_eq!(read, Some(last.1.trim()));
            }
        }
    }

    #[test]
    fn no_bytes_are_too_odd(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        cut in 0usize..400,
        at in 0usize..400,
    ) {
        let mut whole = response("https://a.example/", "200 OK", b"<p>hello</p>");
        let at = at.min(whole.len());
        whole.splice(at..(at + cut).min(whole.len()).max(at), bytes);
        let folder = folder();
        let path = write(&folder, "a.warc", &whole);
        let status = extract(&path).status;
        prop_assert!(status == 0 || status == 2);
    }
}
