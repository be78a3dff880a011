//! The real client against real servers on this machine, faults included.

mod common;
#[path = "common/server.rs"]
mod server;

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use common::{Outcome, parallax};
use flate2::Compression;
use flate2::write::GzEncoder;
use server::{Request, Server, page, respond};
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
    let mut peak = 0;
    loop {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|line| line.strip_prefix("VmHWM:"));
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

#[test]
fn killed_at_any_moment_every_snapshot_is_whole_or_absent() {
    let server = serve(|request, stream| {
        let text = PARAGRAPH.repeat(200 + request.path.len());
        page(stream, &text);
    });
    let whole = |page: &Path| {
        let provenance = fs::read_to_string(page.with_extension("toml")).expect("provenance");
        let provenance: toml::Table = toml::from_str(&provenance).expect("TOML");
        let outcome = parallax(["extract".as_ref(), page.as_os_str()]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert!(provenance["sha256"].is_str());
    };
    let urls: Vec<String> = (0..3).map(|n| server.url(&format!("/{n}"))).collect();
    let mut kept = 0;
    for step in 0..100 {
        let folder = event(&urls);
        let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg("fetch")
            .arg(folder.path())
            .args(["--allow-private", "--delay", "0"])
            .stdout(Stdio::null())
            .spawn()
            .expect("runs");
        thread::sleep(Duration::from_micros(step * 400));
        let _ = child.kill();
        child.wait().expect("ends");
        let pages = fs::read_dir(folder.path().join("pages"))
            .into_iter()
            .flatten()
            .flatten();
        for page in pages.map(|entry| entry.path()) {
            let name = page
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if name.ends_with(".html") && !name.starts_with('.') {
                whole(&page);
                kept += 1;
            }
        }
        // What was cut off does not stand in the way.
        assert_eq!(fetch(folder.path()).status, 0);
        let left = fs::read_dir(folder.path().join("pages"))
            .expect("read")
            .flatten();
        let unfinished = left.filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
        assert_eq!(unfinished.count(), 0);
    }
    println!("{kept} snapshots were kept before a kill");
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
            let headers = [("Memento-Datetime", "Fri, 31 Dec 2021 01:02:03 GMT")];
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
    let outcome = quick(&["fetch", &path, "--archived=gone", "--timegate", &gate]);
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

    let before = site.log().len();
    let outcome = quick(&["fetch", &path, "--archived", "--timegate", &gate]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert_eq!(site.log().len(), before, "the site itself is not asked");

    let not_an_archive = serve(|_, stream| server::page(stream, PARAGRAPH));
    let gate = not_an_archive.url("/");
    let outcome = quick(&["fetch", &path, "--archived", "--timegate", &gate]);
    assert_eq!(outcome.status, 4);
    assert!(outcome.err.contains("no copy"), "{}", outcome.err);
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

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused() {
    use rustls::pki_types::PrivateKeyDer;
    use rustls::{ServerConfig, ServerConnection, StreamOwned};
    use std::sync::Arc;

    let signed =
        rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    let key = PrivateKeyDer::try_from(signed.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![signed.cert.der().clone()], key)
        .expect("a configuration");
    let config = Arc::new(config);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("bound");
    let url = format!("https://{}/", listener.local_addr().expect("bound"));
    let answered = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&answered);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut tls = StreamOwned::new(connection, stream);
            if tls.write_all(b"HTTP/1.1 200 OK\r\n\r\n<p>hello").is_ok() {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    let outcome = quick(&["extract", &url]);
    assert_eq!(outcome.status, 4, "{}", outcome.err);
    assert!(
        outcome.err.contains("certificate is not trusted"),
        "{}",
        outcome.err
    );
    assert_eq!(answered.load(Ordering::SeqCst), 0);
}
