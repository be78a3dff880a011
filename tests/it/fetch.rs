//! The real client against real servers on this machine, faults included.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::server;
use crate::common::server::{Request, Server, page, respond};
use crate::common::tls;
use crate::common::{Outcome, parallax};
use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use parallax::source::event::Event;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

/// Options for servers of one's own, with short waits.
const QUICK: [&str; 7] = [
    "--allow-private",
    "--delay",
    "0.01",
    "--timeout",
    "3",
    "--retries",
    "2",
];

/// 64 MiB in a few KiB; made once, since that takes longer than a server may.
static GZIP_BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| gzip(&vec![0; 64 << 20]));

static ZSTD_BOMB: LazyLock<Vec<u8>> =
    LazyLock::new(|| zstd::encode_all(&*vec![0; 64 << 20], 3).expect("encoded"));

/// 64 MiB, too.
const BROTLI_BOMB: [u8; 52] = [
    0xcf, 0xff, 0xff, 0x7f, 0x00, 0x24, 0x00, 0xe2, 0xb1, 0x40, 0x72, 0xef, 0xff, 0xf9, 0xff, 0xff,
    0x0f, 0x80, 0x04, 0x40, 0x1c, 0x16, 0x80, 0xee, 0xfd, 0x3f, 0xff, 0xff, 0xff, 0x01, 0x90, 0x00,
    0x88, 0xc3, 0x02, 0xd0, 0xbd, 0xff, 0xe7, 0xff, 0xff, 0x3f, 0x00, 0x12, 0x00, 0x71, 0x58, 0x00,
    0xba, 0xf7, 0xff, 0x03,
];

fn quick(arguments: &[&str]) -> Outcome {
    parallax(arguments.iter().chain(&QUICK).copied())
}

/// An event whose sources are these URLs, `s0`, `s1` and so on.
fn event(urls: &[String]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut manifest = "title = \"A call\"\ndate = \"2021-12-30\"\n".to_owned();
    for (index, url) in urls.iter().enumerate() {
        manifest.push_str(&format!("[[source]]\nid = \"s{index}\"\nurl = \"{url}\"\n"));
    }
    fs::write(folder.path().join("event.toml"), manifest).expect("written");
    folder
}

fn fetch(folder: &Path) -> Outcome {
    quick(&["fetch", &folder.display().to_string()])
}

fn is_robots(request: &Request, stream: &mut TcpStream) -> bool {
    let asked = request.path == "/robots.txt";
    if asked {
        respond(stream, 404, &[], b"");
    }
    asked
}

/// A server that answers all but robots.txt so.
fn serve(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Server {
    Server::start(move |request, stream| {
        if !is_robots(request, stream) {
            answer(request, stream);
        }
    })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("finished")
}

fn provenance(folder: &Path, page: &str) -> toml::Table {
    let text = fs::read_to_string(folder.join("pages").join(page)).expect("a provenance");
    toml::from_str(&text).expect("TOML")
}

#[test]
fn a_page_is_kept_as_answered_with_its_provenance() {
    let server = serve(|request, stream| match request.path.as_str() {
        "/old" => respond(stream, 301, &[("Location", "/new?a=b")], b"moved"),
        _ => {
            let body = server::html(PARAGRAPH).replace("call", "d\u{e9}tente");
            let latin: Vec<u8> = body.chars().map(|c| c as u8).collect();
            let headers = [
                ("Content-Type", "text/html; charset=iso-8859-1"),
                ("Last-Modified", "Fri, 31 Dec 2021 00:00:00 GMT"),
                ("Set-Cookie", "a=b"),
            ];
            respond(stream, 200, &headers, &latin);
        }
    });
    let folder = event(&[server.url("/old#part")]);
    let outcome = fetch(folder.path());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let bytes = fs::read(folder.path().join("pages/s0.html")).expect("the page");
    assert!(bytes.contains(&0xe9), "bytes are kept as they came");
    let provenance = provenance(folder.path(), "s0.toml");
    let text = |key: &str| provenance[key].as_str().expect("text").to_owned();
    assert_eq!(text("url"), server.url("/old"));
    assert_eq!(text("answered"), server.url("/new?a=b"));
    assert_eq!(
        provenance["redirects"].as_array().expect("redirects")[0].as_str(),
        Some(format!("301 {}", server.url("/old")).as_str())
    );
    assert_eq!(provenance["status"].as_integer(), Some(200));
    assert_eq!(provenance["size"].as_integer(), Some(bytes.len() as i64));
    assert!(text("retrieved").ends_with('Z') && text("tool").starts_with("parallax "));
    let headers = provenance["headers"].as_table().expect("headers");
    assert!(headers.contains_key("last-modified") && !headers.contains_key("set-cookie"));

    let page = folder.path().join("pages/s0.html").display().to_string();
    let extracted = parallax(["extract", &page, "--format", "json"]);
    assert!(extracted.out.contains("d\u{e9}tente"), "{}", extracted.out);
}

#[test]
fn nothing_is_overwritten_and_nothing_kept_twice() {
    let asked = AtomicUsize::new(0);
    let server = serve(move |_, stream| {
        let text = match asked.fetch_add(1, Ordering::SeqCst) {
            0 | 1 => PARAGRAPH.to_owned(),
            _ => PARAGRAPH.replace("Monday", "Tuesday"),
        };
        page(stream, &text);
    });
    let folder = event(&[server.url("/")]);
    let told: Vec<String> = (0..4).map(|_| fetch(folder.path()).out).collect();
    let what: Vec<&str> = told
        .iter()
        .map(|out| out.split('\t').nth(1).expect("what"))
        .collect();
    assert_eq!(what, ["new", "unchanged", "new", "unchanged"]);
    let mut pages: Vec<String> = fs::read_dir(folder.path().join("pages"))
        .expect("read")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".html"))
        .collect();
    pages.sort();
    assert_eq!(pages.len(), 2, "{pages:?}");
    assert_eq!(pages[1], "s0.html");
    let old = fs::read_to_string(folder.path().join("pages/s0.html")).expect("the old page");
    assert!(old.contains("Monday"));
    let sightings = fs::read_to_string(folder.path().join("pages/sightings.tsv")).expect("read");
    assert_eq!(sightings.lines().count(), 4);
}

#[test]
fn urls_on_the_command_line_are_compared() {
    let server = serve(|request, stream| match request.path.as_str() {
        "/us" => page(stream, PARAGRAPH),
        _ => page(stream, &PARAGRAPH.replace("agreed", "discussed")),
    });
    let (us, cn) = (server.url("/us"), server.url("/cn"));
    let outcome = quick(&[
        "compare",
        &format!("us={us}"),
        &format!("cn={cn}"),
        "--format",
        "json",
    ]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let report: serde_json::Value = serde_json::from_str(&outcome.out).expect("JSON");
    assert_eq!(report["statements"][1]["url"], us.as_str());
    assert!(report["statements"][1]["retrieved"].is_string());
    let extracted = quick(&["extract", &us]);
    assert_eq!(extracted.out.trim_end().lines().last(), Some(PARAGRAPH));
}

#[test]
fn private_addresses_are_not_connected_to_unless_allowed() {
    let inside = serve(|_, stream| page(stream, PARAGRAPH));
    let localhost = format!("http://localhost:{}/", inside.address.port());
    for url in [inside.url("/"), localhost] {
        let outcome = parallax(["extract", &url]);
        assert_eq!(outcome.status, 4, "{}", outcome.err);
        assert!(outcome.err.contains("--allow-private"), "{}", outcome.err);
    }
    assert_eq!(inside.log().len(), 0, "nothing reached the server");
}

/// Each row is a server's fault, what is to be said of it, and how often the page is asked for.
#[test]
fn faults_are_told_apart_and_retried_where_they_may_pass() {
    type Answer = fn(&Request, &mut TcpStream);
    let partial: Answer = |_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>cut");
    };
    let rows: &[(&str, Answer, &str, usize)] = &[
        ("not found", |_, s| respond(s, 404, &[], b""), "404", 1),
        ("gone", |_, s| respond(s, 410, &[], b""), "410", 1),
        ("forbidden", |_, s| respond(s, 403, &[], b""), "403", 1),
        ("odd status", |_, s| respond(s, 418, &[], b""), "418", 1),
        ("server error", |_, s| respond(s, 500, &[], b""), "500", 3),
        ("unavailable", |_, s| respond(s, 503, &[], b""), "503", 3),
        (
            "too many",
            |_, s| respond(s, 429, &[("Retry-After", "0")], b""),
            "429",
            3,
        ),
        (
            "come back tomorrow",
            |_, s| respond(s, 503, &[("Retry-After", "86400")], b""),
            "86400",
            1,
        ),
        ("truncated", partial, "broke off", 3),
        ("closed at once", |_, _| {}, "broke off", 3),
        (
            "no HTTP",
            |_, s| drop(s.write_all(b"SSH-2.0-OpenSSH\r\n")),
            "broke off",
            3,
        ),
        (
            "bad chunks",
            |_, s| {
                let _ = s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
            },
            "broke off",
            3,
        ),
        (
            "headers without end",
            |_, s| {
                let _ = s.write_all(b"HTTP/1.1 200 OK\r\n");
                for _ in 0..20_000 {
                    if s.write_all(b"X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")
                        .is_err()
                    {
                        break;
                    }
                }
            },
            "broke off",
            3,
        ),
        (
            "silent",
            |_, _| thread::sleep(Duration::from_secs(5)),
            "--timeout",
            3,
        ),
        (
            "a byte at a time",
            |_, s| {
                let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                for _ in 0..100 {
                    thread::sleep(Duration::from_millis(50));
                    if s.write_all(b"a").is_err() {
                        break;
                    }
                }
            },
            "--timeout",
            3,
        ),
        (
            "larger than any page",
            |_, s| {
                let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<p>");
            },
            "larger",
            1,
        ),
        (
            "without end",
            |_, s| {
                let _ = s.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
                let block = vec![b'a'; 1 << 20];
                for _ in 0..32 {
                    if s.write_all(&block).is_err() {
                        break;
                    }
                }
            },
            "larger",
            1,
        ),
        (
            "a bomb of gzip",
            |_, s| {
                respond(s, 200, &[("Content-Encoding", "gzip")], &GZIP_BOMB);
            },
            "larger",
            1,
        ),
        (
            "a bomb of zstd",
            |_, s| {
                respond(s, 200, &[("Content-Encoding", "zstd")], &ZSTD_BOMB);
            },
            "larger",
            1,
        ),
        (
            "a bomb of brotli",
            |_, s| {
                respond(s, 200, &[("Content-Encoding", "br")], &BROTLI_BOMB);
            },
            "larger",
            1,
        ),
        (
            "not in its coding",
            |_, s| {
                respond(s, 200, &[("Content-Encoding", "gzip")], b"plain text");
            },
            "coding",
            1,
        ),
        (
            "an unknown coding",
            |_, s| {
                respond(s, 200, &[("Content-Encoding", "compress")], b"plain text");
            },
            "coding",
            1,
        ),
        (
            "in a circle",
            |_, s| respond(s, 302, &[("Location", "/again")], b""),
            "redirects",
            11,
        ),
        (
            "to a file",
            |_, s| {
                respond(s, 302, &[("Location", "file:///etc/passwd")], b"");
            },
            "only http",
            1,
        ),
        (
            "to a password",
            |_, s| {
                respond(s, 302, &[("Location", "http://a:b@127.0.0.1/")], b"");
            },
            "password",
            1,
        ),
    ];
    LazyLock::force(&GZIP_BOMB);
    LazyLock::force(&ZSTD_BOMB);
    thread::scope(|scope| {
        for (name, answer, said, times) in rows {
            scope.spawn(move || {
                let server = serve(*answer);
                let folder = event(&[server.url("/page")]);
                let outcome = fetch(folder.path());
                assert_eq!(outcome.status, 4, "{name}: {}", outcome.err);
                assert!(outcome.err.contains(said), "{name}: {}", outcome.err);
                assert!(
                    outcome.err.contains(&server.url("/page")),
                    "{name}: {}",
                    outcome.err
                );
                assert_eq!(server.pages().len(), *times, "{name}");
                let kept = fs::read_dir(folder.path().join("pages"))
                    .expect("read")
                    .flatten();
                let kept: Vec<_> = kept.map(|entry| entry.file_name()).collect();
                assert_eq!(kept, ["sightings.tsv"], "{name}: nothing half-written");
            });
        }
    });
}

#[test]
fn what_passes_is_asked_again_and_comes() {
    type Fault = fn(&mut TcpStream);
    let faults: [Fault; 4] = [
        |s| respond(s, 503, &[], b""),
        |s| respond(s, 429, &[("Retry-After", "1")], b""),
        |_| {},
        |s| drop(s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>")),
    ];
    for fault in faults {
        let asked = AtomicUsize::new(0);
        let server = serve(
            move |_, stream| match asked.fetch_add(1, Ordering::SeqCst) {
                0 => fault(stream),
                _ => page(stream, PARAGRAPH),
            },
        );
        let folder = event(&[server.url("/")]);
        let outcome = fetch(folder.path());
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert_eq!(server.pages().len(), 2);
    }
}

#[test]
fn a_server_that_asks_to_wait_is_given_the_time() {
    let asked = AtomicUsize::new(0);
    let server = serve(
        move |_, stream| match asked.fetch_add(1, Ordering::SeqCst) {
            0 => respond(stream, 429, &[("Retry-After", "1")], b""),
            _ => page(stream, PARAGRAPH),
        },
    );
    let folder = event(&[server.url("/")]);
    assert_eq!(fetch(folder.path()).status, 0);
    let log = server.log();
    let pages: Vec<&Request> = log.iter().filter(|r| r.path == "/").collect();
    assert!(pages[1].at - pages[0].at >= Duration::from_millis(990));
}

#[test]
fn a_body_longer_than_it_claims_is_what_it_claims() {
    let html = server::html(PARAGRAPH);
    let length = html.len();
    let server = serve(move |_, stream| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{html}<p>more");
        let _ = stream.write_all(head.as_bytes());
    });
    let folder = event(&[server.url("/")]);
    assert_eq!(fetch(folder.path()).status, 0);
    let size = fs::metadata(folder.path().join("pages/s0.html"))
        .expect("kept")
        .len();
    assert_eq!(size, length as u64);
}

#[test]
fn content_codings_are_undone() {
    let html = server::html(PARAGRAPH);
    let bodies = [
        ("gzip", gzip(html.as_bytes())),
        (
            "zstd",
            zstd::encode_all(html.as_bytes(), 3).expect("encoded"),
        ),
    ];
    for (coding, body) in bodies {
        let server = serve(move |_, s| respond(s, 200, &[("Content-Encoding", coding)], &body));
        let folder = event(&[server.url("/")]);
        assert_eq!(fetch(folder.path()).status, 0, "{coding}");
        let page = fs::read_to_string(folder.path().join("pages/s0.html")).expect("kept");
        assert_eq!(page, html, "{coding}");
    }
}

/// Each row is an answer to `/robots.txt`, and whether `/page` is then asked for.
#[test]
fn robots_are_obeyed() {
    type Answer = fn(&mut TcpStream);
    let rows: &[(&str, Answer, bool)] = &[
        ("none", |s| respond(s, 404, &[], b""), true),
        ("forbidden to read", |s| respond(s, 403, &[], b""), true),
        ("empty", |s| respond(s, 200, &[], b""), true),
        (
            "for others",
            |s| respond(s, 200, &[], b"User-agent: other\nDisallow: /"),
            true,
        ),
        (
            "for all",
            |s| respond(s, 200, &[], b"User-agent: *\nDisallow: /page"),
            false,
        ),
        (
            "for us",
            |s| respond(s, 200, &[], b"User-agent: parallax\nDisallow: /"),
            false,
        ),
        (
            "us apart",
            |s| {
                respond(
                    s,
                    200,
                    &[],
                    b"User-agent: *\nDisallow: /\n\nUser-agent: Parallax\nAllow: /",
                );
            },
            true,
        ),
        ("broken server", |s| respond(s, 500, &[], b""), false),
        (
            "elsewhere",
            |s| respond(s, 301, &[("Location", "/robots2.txt")], b""),
            false,
        ),
        (
            "without end",
            |s| {
                let mut text = b"User-agent: *\nDisallow: /page\n".to_vec();
                text.resize(2 << 20, b'#');
                respond(s, 200, &[], &text);
            },
            false,
        ),
        (
            "in gzip",
            |s| {
                let text = gzip(b"User-agent: *\nDisallow: /page");
                respond(s, 200, &[("Content-Encoding", "gzip")], &text);
            },
            false,
        ),
    ];
    for (name, answer, asked) in rows {
        let answer = *answer;
        let server = Server::start(move |request, stream| match request.path.as_str() {
            "/robots.txt" => answer(stream),
            "/robots2.txt" => respond(stream, 200, &[], b"User-agent: *\nDisallow: /page"),
            _ => page(stream, PARAGRAPH),
        });
        let folder = event(&[server.url("/page")]);
        let outcome = fetch(folder.path());
        let expected = if *asked { 0 } else { 4 };
        assert_eq!(outcome.status, expected, "{name}: {}", outcome.err);
        assert_eq!(
            server.pages().iter().any(|path| path == "/page"),
            *asked,
            "{name}"
        );
        if !asked {
            let path = folder.path().display().to_string();
            let outcome = quick(&["fetch", &path, "--ignore-robots"]);
            assert_eq!(outcome.status, 0, "{name}: {}", outcome.err);
        }
    }
}

#[test]
fn one_host_is_asked_one_page_at_a_time_with_a_pause() {
    let server = serve(|_, stream| {
        thread::sleep(Duration::from_millis(50));
        page(stream, PARAGRAPH);
    });
    let urls: Vec<String> = (0..4).map(|n| server.url(&format!("/{n}"))).collect();
    let folder = event(&urls);
    let path = folder.path().display().to_string();
    let outcome = parallax(["fetch", &path, "--allow-private", "--delay", "0.2"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let log = server.log();
    assert_eq!(log.iter().filter(|r| r.path == "/robots.txt").count(), 1);
    let pages: Vec<Instant> = log.iter().skip(1).map(|r| r.at).collect();
    for pair in pages.windows(2) {
        assert!(
            pair[1] - pair[0] >= Duration::from_millis(240),
            "50 to answer, 200 of pause"
        );
    }
    let agent = &log[0].headers["user-agent"];
    assert!(agent.starts_with("parallax/"), "{agent}");
    let contact = quick(&["fetch", &path, "--contact", "desk@example.org"]);
    assert_eq!(contact.status, 0);
    let last = server.log().pop().expect("a request");
    assert!(last.headers["user-agent"].contains("desk@example.org"));
}

#[test]
fn hosts_are_asked_side_by_side() {
    let servers: Vec<Server> = (1..=10)
        .map(|n| {
            Server::on(Ipv4Addr::new(127, 0, 0, n), |request, stream| {
                if !is_robots(request, stream) {
                    thread::sleep(Duration::from_millis(600));
                    page(stream, PARAGRAPH);
                }
            })
        })
        .collect();
    let urls: Vec<String> = servers.iter().map(|server| server.url("/")).collect();
    let folder = event(&urls);
    let start = Instant::now();
    let outcome = fetch(folder.path());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    // One after another they would take six seconds.
    assert!(
        start.elapsed() < Duration::from_secs(3),
        "{:?}",
        start.elapsed()
    );
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_bounded_however_large_pages_are() {
    let fifteen = 15 << 20;
    let servers: Vec<Server> = (1..=10)
        .map(|n| {
            Server::on(Ipv4Addr::new(127, 0, 1, n), move |request, stream| {
                if is_robots(request, stream) {
                    return;
                }
                let bomb = match n % 3 {
                    0 => zstd::encode_all(&*vec![b' '; fifteen], 3).expect("encoded"),
                    1 => gzip(&vec![b' '; fifteen]),
                    _ => vec![b' '; fifteen],
                };
                let coding = ["zstd", "gzip", "identity"][n as usize % 3];
                respond(stream, 200, &[("Content-Encoding", coding)], &bomb);
            })
        })
        .collect();
    let urls: Vec<String> = servers.iter().map(|server| server.url("/")).collect();
    let folder = event(&urls);
    let child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("fetch")
        .arg(folder.path())
        .args(["--allow-private", "--timeout", "60"])
        .stdout(Stdio::null())
        .spawn()
        .expect("runs");
    let status = format!("/proc/{}/status", child.id());
    let mut child = child;
    // What the program takes, without the pages of its own file, which grow with the tables it
    // carries.
    let mut peak = 0;
    loop {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0));
        if let Some(status) = child.try_wait().expect("waited") {
            assert!(status.success());
            break;
        }
        thread::sleep(Duration::from_millis(5));
    }
    println!("peak {} MiB", peak >> 10);
    assert!(peak > 0 && peak < 64 << 10, "{peak} KiB");
}

/// Many fetches into one folder of pages that change each time, each killed at another moment: when
/// the site is asked, and after each change of the folder. In three of four the site withholds a
/// page until the program is gone, so that none of them can end before.
#[test]
fn killed_at_any_moment_every_snapshot_is_whole_or_absent() {
    const PAGES: usize = 3;
    const RUNS: usize = 120;
    let asked = Arc::new(AtomicUsize::new(0));
    let withheld = Arc::new(AtomicUsize::new(0));
    let (count, one) = (Arc::clone(&asked), Arc::clone(&withheld));
    let server = serve(move |request, stream| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        if request.path == format!("/{}", one.load(Ordering::SeqCst)) {
            let _ = stream.read(&mut [0]);
            return;
        }
        page(stream, &format!("{PARAGRAPH} {number}").repeat(50));
    });
    let urls: Vec<String> = (0..PAGES).map(|n| server.url(&format!("/{n}"))).collect();
    let folder = event(&urls);
    let pages = || -> BTreeMap<String, PathBuf> {
        let entries = fs::read_dir(folder.path().join("pages")).into_iter();
        let entries = entries.flatten().flatten();
        entries
            .map(|entry| {
                (
                    entry.file_name().to_string_lossy().into_owned(),
                    entry.path(),
                )
            })
            .collect()
    };
    let is_snapshot = |name: &str| !name.starts_with('.') && name.ends_with(".html");
    let snapshots = || pages().into_iter().filter(|(name, _)| is_snapshot(name));
    let check = |path: &Path| {
        let text = fs::read_to_string(path.with_extension("toml")).expect("a provenance");
        let provenance: toml::Table = toml::from_str(&text).expect("TOML");
        let hash = HEXLOWER.encode(&Sha256::digest(fs::read(path).expect("the page")));
        assert_eq!(provenance["sha256"].as_str(), Some(&*hash), "{path:?}");
    };
    let mut checked = BTreeSet::new();
    let mut killed = 0;
    for run in 0..RUNS {
        // Where no page has this number, none is withheld.
        let answered = PAGES - run % (PAGES + 1);
        withheld.store(answered, Ordering::SeqCst);
        let request = asked.load(Ordering::SeqCst) + 1;
        let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg("fetch")
            .arg(folder.path())
            .args(["--allow-private", "--delay", "0"])
            .stdout(Stdio::null())
            .spawn()
            .expect("runs");
        let mut ended = || child.try_wait().expect("waited").is_some();
        while asked.load(Ordering::SeqCst) < request && !ended() {
            thread::yield_now();
        }
        let wanted = run / (PAGES + 1) % 8;
        let before = snapshots().count();
        let (mut seen, mut changes) = (pages(), 0);
        while changes < wanted
            && seen.keys().filter(|name| is_snapshot(name)).count() < before + answered
        {
            if ended() {
                break;
            }
            let now = pages();
            changes += usize::from(now != seen);
            seen = now;
        }
        let _ = child.kill();
        let completed = child.wait().expect("ends").success();
        assert!(!completed || answered == PAGES, "a page is withheld");
        killed += usize::from(!completed);
        for (name, path) in snapshots() {
            if checked.insert(name) {
                check(&path);
            }
        }
        Event::load(folder.path()).expect("the event is as good as before");
    }
    println!(
        "{killed} of {RUNS} were killed; {} snapshots were kept",
        checked.len()
    );
    assert!(!checked.is_empty(), "some kills come when a page is kept");
    // What was cut off does not stand in the way, and nothing was written over.
    withheld.store(PAGES, Ordering::SeqCst);
    assert_eq!(fetch(folder.path()).status, 0);
    snapshots().for_each(|(_, path)| check(&path));
    assert!(pages().keys().all(|name| !name.starts_with('.')));
}

#[test]
fn an_archive_is_asked_for_the_past() {
    let archive = serve(|request, stream| match request.path.as_str() {
        path if path.starts_with("/gate/") => {
            assert_eq!(
                request.headers["accept-datetime"],
                "Fri, 31 Dec 2021 00:00:00 GMT"
            );
            let copy = format!("/web/20211231010203/{}", &path["/gate/".len()..]);
            respond(
                stream,
                302,
                &[("Location", &copy), ("Vary", "accept-datetime")],
                b"",
            );
        }
        path if path.starts_with("/web/20211231010203id_/") => {
            let headers = [
                ("Memento-Datetime", "Fri, 31 Dec 2021 01:02:03 GMT"),
                ("Link", "<https://a.example/page>; rel=\"original\""),
            ];
            respond(stream, 200, &headers, server::html(PARAGRAPH).as_bytes());
        }
        _ => respond(stream, 404, &[], b""),
    });
    let site = serve(|_, stream| respond(stream, 410, &[], b""));
    let folder = event(&[site.url("/page")]);
    let (path, gate) = (folder.path().display().to_string(), archive.url("/gate/"));
    assert_eq!(
        fetch(folder.path()).status,
        4,
        "an archive is asked only when that is asked for"
    );
    let warc = folder.path().join("past.warc").display().to_string();
    let archived = ["fetch", &path, "--archived=gone", "--timegate", &gate];
    let outcome = quick(&[&archived[..], &["--warc", &warc]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(outcome.out.contains("archive"), "{}", outcome.out);
    let provenance = provenance(folder.path(), "s0.toml");
    assert_eq!(
        provenance["archive"]["taken"].as_str(),
        Some("2021-12-31T01:02:03Z")
    );
    assert_eq!(
        provenance["archive"]["original"].as_str(),
        Some(site.url("/page").as_str())
    );

    let page = folder.path().join("pages/s0.html").display().to_string();
    let outcome = parallax(["compare", &format!("us={page}"), &format!("cn={page}")]);
    assert!(
        outcome.out.contains("archive's copy of 2021-12-31"),
        "{}",
        outcome.out
    );
    let outcome = parallax([
        "compare",
        &format!("us={page}"),
        &format!("cn={page}"),
        "--format",
        "json",
    ]);
    let report: serde_json::Value = serde_json::from_str(&outcome.out).expect("JSON");
    assert_eq!(
        report["statements"][0]["archived"]["taken"],
        "2021-12-31T01:02:03Z"
    );

    let outcome = parallax(["compare", &format!("us={warc}"), &format!("cn={page}")]);
    assert_eq!(
        outcome.out.matches("archive's copy of 2021-12-31").count(),
        2,
        "also out of a WARC file: {}",
        outcome.out
    );

    let before = site.log().len();
    let outcome = quick(&["fetch", &path, "--archived", "--timegate", &gate]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert_eq!(site.log().len(), before, "the site itself is not asked");

    let empty = serve(|_, stream| respond(stream, 404, &[], b""));
    let outcome = quick(&[
        "fetch",
        &path,
        "--archived=gone",
        "--timegate",
        &empty.url("/"),
    ]);
    assert_eq!(outcome.status, 4);
    assert!(
        outcome
            .err
            .contains("gone from its site, and the archive has no copy"),
        "{}",
        outcome.err
    );
    let sightings = fs::read_to_string(folder.path().join("pages/sightings.tsv")).expect("read");
    assert!(sightings.ends_with("\tgone\t\n"), "{sightings}");

    let not_an_archive = serve(|_, stream| server::page(stream, PARAGRAPH));
    let gate = not_an_archive.url("/");
    let outcome = quick(&["fetch", &path, "--archived", "--timegate", &gate]);
    assert_eq!(outcome.status, 4);
    assert!(outcome.err.contains("no copy"), "{}", outcome.err);
}

#[test]
fn an_archive_is_asked_for_a_page_that_is_gone_in_words_alone() {
    let archive = serve(|request, stream| match request.path.as_str() {
        path if path.starts_with("/gate/") && path.ends_with("/kept") => {
            let headers = [("Memento-Datetime", "Fri, 31 Dec 2021 01:02:03 GMT")];
            respond(stream, 200, &headers, server::html(PARAGRAPH).as_bytes());
        }
        _ => respond(stream, 404, &[], b""),
    });
    let site = serve(|request, stream| match request.path.as_str() {
        "/robots.txt" => respond(stream, 404, &[], b""),
        _ => {
            let notice = "<title>Page not found | Ministry</title><p>Go to the front page.</p>";
            respond(
                stream,
                200,
                &[("Content-Type", "text/html")],
                notice.as_bytes(),
            );
        }
    });
    let gate = archive.url("/gate/");
    let folder = event(&[site.url("/kept"), site.url("/lost")]);
    let path = folder.path().display().to_string();
    let warc = folder.path().join("past.warc").display().to_string();
    let asked = ["--archived=gone", "--timegate", &gate, "--warc", &warc];
    let outcome = quick(&[&["fetch", path.as_str()][..], &asked].concat());
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    let kept = provenance(folder.path(), "s0.toml");
    assert_eq!(
        kept["archive"]["original"].as_str(),
        Some(site.url("/kept").as_str())
    );
    for said in [
        "no such page (\"Page not found | Ministry\")",
        "the archive has no copy",
    ] {
        assert!(outcome.err.contains(said), "{}", outcome.err);
    }
    assert!(!folder.path().join("pages/s1.html").exists());
    let sightings = fs::read_to_string(folder.path().join("pages/sightings.tsv")).expect("read");
    assert!(sightings.contains("\ts1\tsuspect\t"), "{sightings}");
    let exchanges = fs::read(&warc).expect("a WARC file");
    let exchanges = String::from_utf8_lossy(&exchanges).to_ascii_lowercase();
    assert!(exchanges.contains("page not found") && exchanges.contains("memento-datetime"));

    let (one, other) = (
        site.url("/kept"),
        format!("us={}", archive.url("/gate/kept")),
    );
    let outcome = quick(&[
        "compare",
        &one,
        &other,
        "--archived=gone",
        "--timegate",
        &gate,
    ]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(!outcome.err.contains("no such page"), "{}", outcome.err);
}

#[test]
fn one_failure_does_not_keep_the_others() {
    let server = serve(|request, stream| match request.path.as_str() {
        "/bad" => respond(stream, 404, &[], b""),
        _ => page(stream, PARAGRAPH),
    });
    let folder = event(&[server.url("/good"), server.url("/bad"), server.url("/fine")]);
    let outcome = fetch(folder.path());
    assert_eq!(outcome.status, 4);
    assert_eq!(outcome.out.lines().count(), 2, "{}", outcome.out);
    assert!(outcome.err.contains("s1:"), "{}", outcome.err);
}

/// Runs the program as a process, with variables of the environment.
fn process(arguments: &[&str], environment: &[(&str, &str)]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .args(QUICK)
        .envs(environment.iter().copied())
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Outcome {
        status: output.status.code().unwrap_or(255) as u8,
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

fn plain_over_tls(tls: &mut tls::Stream) -> std::io::Result<()> {
    // Closed with a request unread, the connection would be reset under the answer.
    let mut request = BufReader::new(&mut *tls).lines().map_while(Result::ok);
    request.find(String::is_empty);
    let html = server::html(PARAGRAPH);
    write!(
        tls,
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{html}",
        html.len()
    )
}

/// Each row is a certificate's name and last year, whether the system trusts its maker, and whether
/// the page is then read.
#[cfg(target_os = "linux")]
#[test]
fn a_certificate_must_be_vouched_for() {
    let rows = [
        ("127.0.0.1", 2100, true, true),
        ("127.0.0.1", 2100, false, false),
        ("example.org", 2100, true, false),
        ("127.0.0.1", 2001, true, false),
    ];
    for row @ (name, until, trusted, read) in rows {
        let server = tls::Server::start(name, until, "http/1.1", plain_over_tls);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = server.vouched_for_in(folder.path()).display().to_string();
        let environment = [("SSL_CERT_FILE", file.as_str())];
        let arguments = ["extract", &server.url, "--ignore-robots"];
        let outcome = process(&arguments, if trusted { &environment } else { &[] });
        let reached = server.reached.load(Ordering::SeqCst);
        if read {
            assert_eq!(outcome.status, 0, "{row:?}: {}", outcome.err);
            assert!(outcome.out.contains(PARAGRAPH), "{row:?}");
        } else {
            assert_eq!(
                (outcome.status, reached),
                (4, 0),
                "{row:?}: {}",
                outcome.err
            );
            assert!(
                outcome.err.contains("certificate is not trusted"),
                "{row:?}: {}",
                outcome.err
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn http_2_is_spoken_and_its_faults_are_told() {
    const DATA: u8 = 0;
    const RESET: u8 = 3;
    const GO_AWAY: u8 = 7;
    fn page(stream: u32) -> Vec<u8> {
        tls::frame(DATA, 1, stream, server::html(PARAGRAPH).as_bytes())
    }
    fn cut(stream: u32, kind: u8) -> Vec<u8> {
        let start = tls::frame(DATA, 0, stream, b"<p>The two");
        let end = match kind {
            RESET => tls::frame(RESET, 0, stream, &2u32.to_be_bytes()),
            _ => tls::frame(GO_AWAY, 0, 0, &[0; 8]),
        };
        [start, end].concat()
    }
    type Frames = fn(u32) -> Vec<u8>;
    let rows: [(&str, Frames, u8); 4] = [
        ("a page", page, 0),
        ("a stream that is reset", |stream| cut(stream, RESET), 4),
        ("a frame that is none", |_| vec![0xff; 64], 4),
        (
            "a page without end",
            |stream| tls::frame(DATA, 0, stream, &[b'a'; 16 << 10]).repeat(1 << 11),
            4,
        ),
    ];
    for (name, frames, status) in rows {
        let server =
            tls::Server::start("127.0.0.1", 2100, "h2", move |tls| tls::http2(tls, frames));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = server.vouched_for_in(folder.path()).display().to_string();
        let arguments = ["extract", &server.url, "--ignore-robots"];
        let outcome = process(&arguments, &[("SSL_CERT_FILE", &file)]);
        assert_eq!(outcome.status, status, "{name}: {}", outcome.err);
        assert!(server.reached.load(Ordering::SeqCst) > 0, "{name}");
        assert_eq!(outcome.out.contains(PARAGRAPH), status == 0, "{name}");
    }
}

#[test]
fn no_proxy_of_the_environment_is_used() {
    let proxy = serve(|_, stream| page(stream, "This came through the proxy."));
    let site = serve(|_, stream| page(stream, PARAGRAPH));
    let address = proxy.url("");
    let names = [
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ];
    let environment = names.map(|name| (name, address.as_str()));
    let outcome = process(&["extract", &site.url("/")], &environment);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(outcome.out.contains(PARAGRAPH), "{}", outcome.out);
    assert_eq!(proxy.log().len(), 0);
}

#[test]
fn a_host_that_asks_to_wait_longer_is_left_alone() {
    let server = serve(|_, s| respond(s, 503, &[("Retry-After", "86400")], b""));
    let folder = event(&[server.url("/a"), server.url("/b")]);
    let outcome = fetch(folder.path());
    assert_eq!(outcome.status, 4);
    assert_eq!(
        outcome.err.matches("asks to wait 86400 seconds").count(),
        2,
        "{}",
        outcome.err
    );
    assert_eq!(
        server.pages(),
        ["/a"],
        "its other page is not asked for either"
    );
}

#[test]
fn a_redirect_that_leads_nowhere_is_no_mistake_of_the_command_line() {
    let server = serve(|request, stream| match request.path.as_str() {
        "/file" => respond(stream, 302, &[("Location", "file:///etc/passwd")], b""),
        _ => respond(stream, 302, &[("Location", "/gone")], b""),
    });
    let outcome = quick(&["extract", &server.url("/file")]);
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    assert!(
        outcome.err.contains("redirects to file:///etc/passwd"),
        "{}",
        outcome.err
    );
    let bad = quick(&["extract", "ftp://example.org/"]);
    assert_eq!(bad.status, 2, "{}", bad.err);
    let contact = quick(&[
        "extract",
        &server.url("/"),
        "--contact",
        "b\u{fc}ro@example.org",
    ]);
    assert_eq!(contact.status, 2, "{}", contact.err);
    assert!(contact.err.contains("the contact"), "{}", contact.err);
}

#[test]
fn what_is_no_page_is_not_kept() {
    for status in [204, 205, 206, 300, 304] {
        let server = serve(move |_, stream| respond(stream, status, &[], b""));
        let folder = event(&[server.url("/")]);
        let outcome = fetch(folder.path());
        assert_eq!(outcome.status, 4, "{status}");
        assert!(outcome.err.contains(&status.to_string()), "{}", outcome.err);
    }
}

#[test]
fn several_fetches_at_once_keep_one_page() {
    let server = serve(|_, stream| page(stream, PARAGRAPH));
    let folder = event(&[server.url("/a"), server.url("/b")]);
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| assert_eq!(fetch(folder.path()).status, 0));
        }
    });
    let mut files: Vec<String> = fs::read_dir(folder.path().join("pages"))
        .expect("read")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(
        files,
        ["s0.html", "s0.toml", "s1.html", "s1.toml", "sightings.tsv"]
    );
    let sightings = fs::read_to_string(folder.path().join("pages/sightings.tsv")).expect("read");
    assert_eq!(sightings.lines().count(), 12);
}

#[test]
fn a_page_is_kept_where_the_manifest_names_it() {
    let server = serve(|_, stream| page(stream, PARAGRAPH));
    for (named, kept) in [
        ("pages/call.html", "pages/call.html"),
        ("call.html", "call.html"),
        // Its provenance would be the manifest.
        ("event.html", "pages/s0.html"),
        ("pages/call.toml", "pages/s0.html"),
    ] {
        let folder = event(&[server.url("/")]);
        let manifest = folder.path().join("event.toml");
        let text = fs::read_to_string(&manifest).expect("read") + &format!("page = \"{named}\"\n");
        fs::write(&manifest, &text).expect("written");
        assert_eq!(fetch(folder.path()).status, 0, "{named}");
        assert!(folder.path().join(kept).is_file(), "{named}");
        assert_eq!(
            fs::read_to_string(&manifest).expect("read"),
            text,
            "{named}"
        );
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_of_the_event() {
    use std::os::unix::fs::symlink;

    let server = serve(|_, stream| page(stream, PARAGRAPH));
    let outside = tempfile::tempdir().expect("a temporary folder");
    let precious = outside.path().join("precious");
    fs::write(&precious, "mine").expect("written");
    type Trap = fn(&Path, &Path);
    let traps: [(&str, Trap); 4] = [
        ("pages", |event, outside| {
            symlink(outside, event.join("pages")).expect("linked")
        }),
        ("sightings", |event, outside| {
            fs::create_dir(event.join("pages")).expect("made");
            symlink(outside.join("precious"), event.join("pages/sightings.tsv")).expect("linked");
        }),
        ("a file for a folder", |event, _| {
            fs::write(event.join("pages"), "").expect("written")
        }),
        ("a folder for a file", |event, _| {
            fs::create_dir_all(event.join("pages/sightings.tsv")).expect("made");
        }),
    ];
    for (name, trap) in traps {
        let folder = event(&[server.url("/")]);
        trap(folder.path(), outside.path());
        let outcome = fetch(folder.path());
        assert_eq!(outcome.status, 2, "{name}: {}", outcome.err);
        assert!(
            outcome.err.contains("cannot keep pages"),
            "{name}: {}",
            outcome.err
        );
    }
    assert_eq!(server.log().len(), 0, "that is seen before a site is asked");
    assert_eq!(fs::read_to_string(&precious).expect("read"), "mine");
    assert_eq!(fs::read_dir(outside.path()).expect("read").count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_of_a_page() {
    let server = serve(|_, stream| page(stream, &PARAGRAPH.repeat(500)));
    let folder = event(&[server.url("/")]);
    // A limit on the size of files fails as a full disk does.
    let limited = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""])
        .args([env!("CARGO_BIN_EXE_parallax"), "fetch"])
        .arg(folder.path())
        .args(QUICK)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&limited.stderr);
    assert_eq!(limited.status.code(), Some(4), "{said}");
    assert!(
        said.contains("cannot keep pages") && said.contains("make room"),
        "{said}"
    );
    let files = fs::read_dir(folder.path().join("pages"))
        .expect("read")
        .flatten();
    for name in files.map(|entry| entry.file_name().to_string_lossy().into_owned()) {
        assert!(!name.contains(".html") && !name.starts_with('.'), "{name}");
    }
    assert_eq!(
        fetch(folder.path()).status,
        0,
        "it goes on when there is room"
    );
}

#[test]
fn a_page_has_one_time_for_all_its_requests() {
    let server = serve(|_, stream| {
        thread::sleep(Duration::from_millis(200));
        respond(stream, 302, &[("Location", "/next")], b"");
    });
    let start = Instant::now();
    let outcome = parallax([
        "extract",
        &server.url("/"),
        "--allow-private",
        "--delay",
        "0",
        "--timeout",
        "0.5",
        "--retries",
        "0",
    ]);
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    assert!(
        outcome.err.contains("redirects and retries"),
        "{}",
        outcome.err
    );
    assert!(server.pages().len() <= 4, "{:?}", server.pages());
    assert!(
        start.elapsed() < Duration::from_secs(2),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn what_is_secret_in_a_redirect_is_shown_nowhere() {
    for location in [
        "http://me:hidden@127.0.0.1/",
        "//me:hidden@127.0.0.1/",
        "ftp://me:hidden@h/",
    ] {
        let server = serve(move |_, stream| respond(stream, 302, &[("Location", location)], b""));
        let folder = event(&[server.url("/")]);
        let fetched = fetch(folder.path());
        assert_eq!(fetched.status, 4, "{}", fetched.err);
        assert!(fetched.err.contains("redirects to"), "{}", fetched.err);
        assert!(!fetched.err.contains("hidden"), "{}", fetched.err);
    }
}

#[test]
fn an_archive_is_named_where_it_can_be_asked() {
    let server = serve(|_, stream| respond(stream, 404, &[], b""));
    let folder = event(&[server.url("/")]);
    for outcome in [fetch(folder.path()), quick(&["extract", &server.url("/")])] {
        assert!(outcome.err.contains("--archived asks"), "{}", outcome.err);
    }
}

/// Writes an event to a folder of an archive, whose sources are these URLs.
fn archived_event(folder: &Path, urls: &[String]) {
    fs::create_dir_all(folder).expect("folders");
    let sources: Vec<String> = urls
        .iter()
        .enumerate()
        .map(|(index, url)| format!("[[source]]\nid = \"s{index}\"\nurl = \"{url}\"\n"))
        .collect();
    let manifest = format!("title = \"A call\"\n{}", sources.concat());
    fs::write(folder.join("event.toml"), manifest).expect("written");
}

#[test]
fn many_events_share_one_fetcher_and_a_bad_one_stops_no_other() {
    let (busy, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (now, seen) = (Arc::clone(&busy), Arc::clone(&most));
    let site = Server::start(move |request, stream| {
        seen.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(10));
        now.fetch_sub(1, Ordering::SeqCst);
        match request.path.as_str() {
            "/robots.txt" | "/gone" => respond(stream, 404, &[], b""),
            path => page(stream, &format!("{PARAGRAPH} So says {path}.")),
        }
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("talks");
    let urls = |paths: &[&str]| paths.iter().map(|path| site.url(path)).collect::<Vec<_>>();
    archived_event(&root.join("2021/call"), &urls(&["/a", "/b"]));
    archived_event(&root.join("2022/call"), &urls(&["/c", "/gone"]));
    archived_event(&root.join("visit"), &urls(&["/d"]));
    fs::create_dir(root.join("broken")).expect("a folder");
    fs::write(root.join("broken/event.toml"), "title = 1").expect("written");
    let outcome = fetch(&root);
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    let told: Vec<Vec<&str>> = outcome
        .out
        .lines()
        .map(|line| line.split('\t').take(3).collect())
        .collect();
    let expected = [
        ["2021/call", "s0", "new"],
        ["2021/call", "s1", "new"],
        ["2022/call", "s0", "new"],
        ["visit", "s0", "new"],
    ];
    assert_eq!(told, expected, "{}", outcome.out);
    for said in [
        "2022/call: s1: ",
        "broken: ",
        "1 of 4 events cannot be fetched",
    ] {
        assert!(outcome.err.contains(said), "{said}: {}", outcome.err);
    }
    assert_eq!(most.load(Ordering::SeqCst), 1, "one request at a time");
    let robots = site
        .log()
        .iter()
        .filter(|it| it.path == "/robots.txt")
        .count();
    assert_eq!(robots, 1, "each site is asked once what it allows");

    fs::remove_dir_all(root.join("broken")).expect("removed");
    archived_event(&root.join("2022/call"), &urls(&["/c"]));
    let [calls, visit] = ["2021", "visit"].map(|name| root.join(name).display().to_string());
    let again = quick(&["fetch", &calls, &visit]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert_eq!(
        again.out.matches("\tunchanged\t").count(),
        3,
        "{}",
        again.out
    );
    assert!(again.err.contains("2 events fetched"), "{}", again.err);

    let root = root.display().to_string();
    let checked = quick(&["recheck", &root]);
    assert_eq!(checked.status, 0, "{}", checked.err);
    assert!(checked.out.contains("2021/call\ts1\t"), "{}", checked.out);
    assert!(
        checked.err.contains("3 events rechecked"),
        "{}",
        checked.err
    );
    let seen = quick(&["recheck", &root, "--history"]);
    assert_eq!(seen.status, 0, "{}", seen.err);
    for name in [
        "2021/call\ts0\t",
        "2021/call\ts1\t",
        "2022/call\t",
        "visit\t",
    ] {
        assert!(seen.out.contains(name), "{name}: {}", seen.out);
    }
    for wrong in [
        ["fetch", &root, "--warc", "a.warc"],
        ["recheck", &root, "s0=a.html", "--"],
        ["fetch", &root, "absent", "--"],
    ] {
        let wrong: Vec<&str> = wrong.into_iter().filter(|it| *it != "--").collect();
        let outcome = quick(&wrong);
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{wrong:?}");
    }
}

#[test]
fn of_events_without_addresses_nothing_is_fetched() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["call", "visit"] {
        let event = folder.path().join(name);
        fs::create_dir_all(event.join("pages")).expect("folders");
        let manifest = "title = \"Talks\"\n[[source]]\nid = \"us\"\n";
        fs::write(event.join("event.toml"), manifest).expect("a manifest");
        fs::write(event.join("pages/us.txt"), PARAGRAPH).expect("a page");
    }
    let outcome = fetch(folder.path());
    assert!(
        outcome
            .err
            .contains("2 events name no page with an address; nothing is fetched"),
        "{}",
        outcome.err
    );
}
