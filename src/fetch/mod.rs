//! Pages from the network: a URL → the bytes as answered, with their provenance.
//!
//! `fetchable` says which URLs may be asked for at all, `resolver` which addresses are connected to,
//! `robots` what a site asks not to fetch, `throttle` whose turn it is to ask a host. `client` asks
//! once, `retry` says when to ask again, `warc::coding` undoes content codings, and `memento` asks an
//! archive.

mod client;
mod error;
mod fetchable;
mod memento;
mod resolver;
mod retry;
mod robots;
mod throttle;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Seek, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::blocking::Client;
use reqwest::header::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};
use tempfile::SpooledTempFile;
use url::Url;

pub use self::error::{FetchError, Reason};
pub use self::fetchable::target;
pub use self::memento::TIMEGATE;

use self::client::Limits;
use self::resolver::Gate;
use self::robots::Rules;
use self::throttle::Turns;
use crate::source::exchange::{Exchange, Retrieval, SPOOLED_BYTES};
use crate::source::files::MAX_PAGE_BYTES;
use crate::source::provenance::KEPT_HEADERS;
use crate::source::provenance::{Archive, Provenance};
use crate::warc::coding::{self, PayloadError};
use data_encoding::HEXLOWER;

/// The most redirects that are followed from one URL.
const MAX_REDIRECTS: usize = 10;

/// The most hosts that are asked side by side.
const MAX_HOSTS: usize = 32;

/// How pages are fetched.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Who the person behind the program is: an address to write to, as sites are told.
    pub contact: Option<String>,
    /// Fetch what robots.txt asks not to fetch.
    pub ignore_robots: bool,
    /// Connect to addresses that are not public.
    pub allow_private: bool,
    /// The pause between two requests to one host.
    pub delay: Duration,
    /// The limit of time for one request and its answer.
    pub timeout: Duration,
    /// How often to ask again for what may pass.
    pub retries: u32,
    /// When to ask an archive.
    pub archived: Archived,
    /// The TimeGate of that archive.
    pub timegate: String,
}

/// When an archive is asked for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archived {
    /// Never.
    Never,
    /// When the site says that the page is gone (404, 410).
    Gone,
    /// At once, instead of the site.
    Always,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            contact: None,
            ignore_robots: false,
            allow_private: false,
            delay: Duration::from_secs(1),
            timeout: Duration::from_secs(30),
            retries: 3,
            archived: Archived::Never,
            timegate: TIMEGATE.to_owned(),
        }
    }
}

/// Fetches pages, politely.
#[derive(Debug)]
pub struct Fetcher {
    options: Options,
    client: Client,
    /// What is sent with every request.
    headers: HeaderMap,
    gate: Gate,
    turns: Turns,
    robots: Mutex<HashMap<String, Arc<OnceLock<Rules>>>>,
    /// Bodies are decoded one at a time, so that memory does not grow with the number of hosts.
    decoding: Mutex<()>,
}

impl Fetcher {
    /// Makes ready to fetch; nothing is connected to yet.
    ///
    /// # Errors
    ///
    /// The contact cannot be sent, or the system's certificates cannot be read.
    pub fn new(options: Options) -> Result<Self, FetchError> {
        let gate = Gate::new(options.allow_private);
        Self::behind(gate, options)
            .map_err(|reason| FetchError::new("cannot make ready to fetch", reason))
    }

    fn behind(gate: Gate, options: Options) -> Result<Self, Reason> {
        Ok(Self {
            headers: client::headers(&agent(options.contact.as_deref()))?,
            client: client::client(&gate, options.timeout)?,
            options,
            gate,
            turns: Turns::default(),
            robots: Mutex::default(),
            decoding: Mutex::default(),
        })
    }

    /// Fetches a page. `wanted` is the moment of which a copy is asked for, where an archive is;
    /// without it, the archive's latest.
    ///
    /// # Errors
    ///
    /// The URL may not be asked for, the site says no, or the network fails, after retries of what
    /// may pass.
    pub fn fetch(&self, url: &str, wanted: Option<Timestamp>) -> Result<Retrieval, FetchError> {
        let asked = target(url)?;
        let mut errand = Errand {
            exchanges: vec![],
            tries: 0,
        };
        let found = match self.options.archived {
            Archived::Never => self.live(&asked, &mut errand),
            Archived::Always => self.memento(&asked, wanted, &mut errand),
            Archived::Gone => match self.live(&asked, &mut errand) {
                Err(reason) if reason.is_gone() => self
                    .memento(&asked, wanted, &mut errand)
                    .map_err(|reason| Reason::Lost(Box::new(reason))),
                live => live,
            },
        };
        let exchanges = errand.exchanges;
        match found {
            Ok((provenance, body)) => Ok(Retrieval {
                provenance,
                exchanges,
                body,
            }),
            Err(reason) => Err(FetchError {
                url: url.to_owned(),
                reason,
                exchanges,
            }),
        }
    }

    /// Fetches many pages, hosts side by side and the pages of one host one after another. `done`
    /// gets each as it comes, with its place among `urls`.
    pub fn fetch_all(
        &self,
        urls: &[&str],
        wanted: Option<Timestamp>,
        done: impl Fn(usize, Result<Retrieval, FetchError>) + Sync,
    ) {
        let mut hosts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, url) in urls.iter().enumerate() {
            let host = target(url)
                .map(|url| throttle::host(&url))
                .unwrap_or_default();
            hosts.entry(host).or_default().push(place);
        }
        let workers = hosts.len().min(MAX_HOSTS);
        let queue = Mutex::new(hosts.into_values());
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| {
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                        let Some(places) = next else { break };
                        for place in places {
                            done(place, self.fetch(urls[place], wanted));
                        }
                    }
                });
            }
        });
    }

    fn live(&self, url: &Url, errand: &mut Errand) -> Result<Found, Reason> {
        self.follow(url, &self.headers, |url| url, errand)?;
        let body = self.decoded(errand)?;
        Ok(found(url, &errand.exchanges, body, None))
    }

    fn memento(
        &self,
        url: &Url,
        wanted: Option<Timestamp>,
        errand: &mut Errand,
    ) -> Result<Found, Reason> {
        let timegate = &self.options.timegate;
        let question = target(&memento::question(timegate, url)).map_err(|error| error.reason)?;
        let mut headers = self.headers.clone();
        let wanted = wanted.and_then(memento::http_date);
        if let Some(wanted) = wanted.and_then(|date| HeaderValue::from_str(&date).ok()) {
            headers.insert(memento::ACCEPT_DATETIME, wanted);
        }
        let before = errand.exchanges.len();
        self.follow(&question, &headers, memento::untouched, errand)
            .map_err(|reason| match reason {
                reason if reason.is_gone() => {
                    Reason::NoMemento(format!("{timegate} knows of none"))
                }
                reason => Reason::Archive {
                    timegate: timegate.clone(),
                    reason: Box::new(reason),
                },
            })?;
        let taken = errand.exchanges.last().map(memento::taken).transpose()?;
        let body = self.decoded(errand)?;
        let archive = Archive {
            original: url.to_string(),
            taken: taken.map(|taken| taken.to_string()).unwrap_or_default(),
        };
        Ok(found(url, &errand.exchanges[before..], body, Some(archive)))
    }

    /// Asks for a URL and where it redirects to. `adjust` has a say in where that is. The last
    /// exchange of the errand is then the page.
    fn follow(
        &self,
        start: &Url,
        headers: &HeaderMap,
        adjust: fn(Url) -> Url,
        errand: &mut Errand,
    ) -> Result<(), Reason> {
        let mut url = self.hop(start, headers, errand)?;
        for _ in 0..MAX_REDIRECTS {
            let Some(location) = url else { return Ok(()) };
            let from = errand.exchanges.last().map_or(start, |hop| &hop.url);
            url = fetchable::redirected(from, &location)
                .map(adjust)
                .and_then(|to| self.hop(&to, headers, errand))
                .map_err(|reason| Reason::Redirected {
                    to: location,
                    reason: Box::new(reason),
                })?;
        }
        match url {
            None => Ok(()),
            Some(_) => Err(Reason::Redirects(MAX_REDIRECTS)),
        }
    }

    /// Asks for a URL, and says where that redirects to, if it does.
    fn hop(
        &self,
        url: &Url,
        headers: &HeaderMap,
        errand: &mut Errand,
    ) -> Result<Option<String>, Reason> {
        let page = Limits {
            time: self.options.timeout,
            size: MAX_PAGE_BYTES,
            cut: false,
        };
        self.mind_robots(url, errand)?;
        let exchange = self.ask(url, headers, page, errand)?;
        let (status, location) = (exchange.status, exchange.location().map(str::to_owned));
        errand.exchanges.push(exchange);
        match (status, location) {
            (_, Some(location)) => Ok(Some(location)),
            // What comes after has no page, or a part of one.
            (200..204, None) => Ok(None),
            (status, None) => Err(Reason::Status(status)),
        }
    }

    /// Asks for one URL, and again for what may pass. A refusal is an answer.
    fn ask(
        &self,
        url: &Url,
        headers: &HeaderMap,
        limits: Limits,
        errand: &mut Errand,
    ) -> Result<Exchange, Reason> {
        loop {
            let pause = (!limits.cut).then_some(self.options.delay);
            let answer = self.gate.admit(url, limits.time).and_then(|()| {
                self.turns.take(url, pause, || {
                    client::exchange(&self.client, &self.gate, url, headers, limits)
                })
            });
            let may_pass = match &answer {
                Ok(exchange) => Reason::Status(exchange.status).may_pass(),
                Err(reason) => reason.may_pass(),
            };
            if !may_pass {
                return answer;
            }
            let asked_wait = answer
                .as_ref()
                .ok()
                .and_then(|exchange| exchange.header("retry-after"))
                .and_then(|value| retry::retry_after(value, Timestamp::now()));
            if let Some(wait) = asked_wait {
                self.turns.close(url, wait);
            }
            if errand.tries == self.options.retries {
                return answer;
            }
            if asked_wait.is_none() {
                thread::sleep(retry::backoff(self.options.delay, errand.tries));
            }
            errand.tries += 1;
        }
    }

    fn mind_robots(&self, url: &Url, errand: &mut Errand) -> Result<(), Reason> {
        if self.options.ignore_robots {
            return Ok(());
        }
        let origin = url.origin().ascii_serialization();
        let cell = {
            let mut robots = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(robots.entry(origin).or_default())
        };
        let rules = match cell.get() {
            Some(rules) => rules,
            None => {
                let rules = self.read_robots(url, errand)?;
                if let Some(pause) = rules.pause {
                    self.turns.ask_for_pause(url, pause);
                }
                cell.get_or_init(|| rules)
            }
        };
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        if rules.allow(path) {
            Ok(())
        } else {
            Err(Reason::Robots)
        }
    }

    /// Reads the robots.txt of the site of a URL (RFC 9309, 2.3.1): one that is not there allows
    /// all; one that the server fails to give forbids all.
    fn read_robots(&self, url: &Url, errand: &mut Errand) -> Result<Rules, Reason> {
        const MAX_REDIRECTS: usize = 5;
        let unreachable = |reason| Reason::RobotsUnreachable(Box::new(reason));
        let limits = Limits {
            time: self.options.timeout,
            size: robots::MAX_ROBOTS_BYTES,
            cut: true,
        };
        let mut url = url
            .join("/robots.txt")
            .map_err(|error| Reason::NotAUrl(error.to_string()))?;
        for redirects in 0..=MAX_REDIRECTS {
            let mut exchange = match self.ask(&url, &self.headers, limits, errand) {
                Ok(exchange) => exchange,
                // The site itself does not answer: that is all there is to say.
                Err(reason) if redirects == 0 => return Err(reason),
                Err(reason) => return Err(unreachable(reason)),
            };
            if let Some(location) = exchange.location() {
                url = fetchable::redirected(&url, location).map_err(unreachable)?;
                continue;
            }
            return match exchange.status {
                200..300 => {
                    let coding = exchange
                        .header("content-encoding")
                        .unwrap_or_default()
                        .to_owned();
                    exchange.body.rewind()?;
                    let mut text = Vec::new();
                    // What is past the limit counts as if it were not there.
                    match coding::decode(&mut exchange.body, &coding, limits.size, &mut text) {
                        Ok(size) if size < limits.size => Ok(Rules::parse(&text)),
                        Ok(_) | Err(PayloadError::TooLarge(_)) => {
                            let whole = text.iter().rposition(|byte| *byte == b'\n');
                            Ok(Rules::parse(&text[..whole.unwrap_or(0)]))
                        }
                        Err(error) => Err(unreachable(error.into())),
                    }
                }
                // One that is busy has not said that it has none.
                status @ (408 | 425 | 429 | 500..) => Err(unreachable(Reason::Status(status))),
                _ => Ok(Rules::default()),
            };
        }
        // As if it were not there.
        Ok(Rules::default())
    }

    /// The body of the last exchange, without its content coding.
    fn decoded(&self, errand: &mut Errand) -> Result<Body, Reason> {
        let _one = self.decoding.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = Hashed {
            file: SpooledTempFile::new(SPOOLED_BYTES),
            hash: Sha256::new(),
        };
        let mut size = 0;
        if let Some(answer) = errand.exchanges.last_mut() {
            let coding = answer
                .header("content-encoding")
                .unwrap_or_default()
                .to_owned();
            answer.body.rewind()?;
            size = coding::decode(&mut answer.body, &coding, MAX_PAGE_BYTES, &mut out)?;
        }
        Ok(Body {
            file: out.file,
            size,
            sha256: HEXLOWER.encode(&out.hash.finalize()),
        })
    }
}

/// One page that is fetched, with all that is asked for it.
struct Errand {
    /// What was asked and answered, robots.txt left out.
    exchanges: Vec<Exchange>,
    /// How often something was asked again. They count together, so that a site that redirects and
    /// fails by turns is given up as soon as any other.
    tries: u32,
}

/// The provenance of a page, and its bytes.
type Found = (Provenance, SpooledTempFile);

struct Body {
    file: SpooledTempFile,
    size: u64,
    sha256: String,
}

/// A file whose hash is taken as it is written.
struct Hashed {
    file: SpooledTempFile,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn found(asked: &Url, exchanges: &[Exchange], body: Body, archive: Option<Archive>) -> Found {
    let redirects = exchanges.iter().rev().skip(1).rev();
    let redirects = redirects
        .map(|hop| format!("{} {}", hop.status, hop.url))
        .collect();
    let answer = exchanges.last();
    let headers = KEPT_HEADERS.into_iter().filter_map(|name| {
        let value = answer?.header(name)?;
        Some((name.to_owned(), value.to_owned()))
    });
    let provenance = Provenance {
        url: Some(asked.to_string()),
        redirects,
        answered: answer.map(|answer| answer.url.to_string()),
        retrieved: answer.map(|answer| second(answer.at).to_string()),
        status: answer.map(|answer| answer.status),
        size: Some(body.size),
        sha256: Some(body.sha256),
        tool: Some(concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned()),
        note: None,
        headers: headers.collect(),
        archive,
    };
    (provenance, body.file)
}

/// A moment without the fraction of its second.
pub(crate) fn second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// How the program names itself to sites.
fn agent(contact: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match contact {
        Some(contact) => format!("parallax/{version} (reader of official statements; +{contact})"),
        None => format!("parallax/{version} (reader of official statements; no contact given)"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Stands for an address of the public internet; all others are private.
    const PUBLIC: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    /// A server that answers every request with `answer`, and counts them. It takes one request a
    /// connection, and says so: who does not know sends the next into one that is closed.
    fn serve(ip: &str, answer: impl Fn(&str) -> String + Send + 'static) -> (SocketAddr, Counter) {
        let listener = TcpListener::bind((ip, 0)).expect("bound");
        let address = listener.local_addr().expect("bound");
        let count = Counter::default();
        let asked = Arc::clone(&count);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                asked.fetch_add(1, Ordering::SeqCst);
                let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
                let first = lines.next().unwrap_or_default();
                lines.take_while(|line| !line.is_empty()).for_each(drop);
                let answer = answer(&first).replacen("\r\n", "\r\nConnection: close\r\n", 1);
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        (address, count)
    }

    type Counter = Arc<AtomicUsize>;

    fn fetcher() -> Fetcher {
        let options = Options {
            delay: Duration::ZERO,
            retries: 0,
            ..Options::default()
        };
        Fetcher::behind(Gate::letting(|ip| ip == PUBLIC), options).expect("a fetcher")
    }

    #[test]
    fn a_redirect_to_a_private_address_is_not_followed() {
        let (inside, reached) = serve("127.0.0.2", |_| {
            "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret".to_owned()
        });
        let port = inside.port();
        for host in [
            "127.0.0.2",
            "2130706434",
            "0x7f.2",
            "0177.2",
            "[::ffff:7f00:2]",
            "[::1]",
        ] {
            let location = format!("http://{host}:{port}/");
            let to = location.clone();
            let (outside, _) = serve("127.0.0.1", move |first| {
                let status = if first.contains("robots") { 404 } else { 302 };
                format!("HTTP/1.1 {status} .\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
            });
            let error = fetcher()
                .fetch(&format!("http://{outside}/"), None)
                .expect_err(host);
            let said = error.to_string();
            assert!(said.contains("--allow-private"), "{said}");
            assert!(said.contains(&format!("redirects to {location}")), "{said}");
            assert!(!error.is_bad_input() && !error.is_gone(), "{said}");
            assert_eq!(error.exchanges.len(), 1, "the redirect is on record");
        }
        assert_eq!(reached.load(Ordering::SeqCst), 0, "nothing reached it");
    }

    #[test]
    fn robots_txt_leads_to_no_private_address_either() {
        let (inside, reached) = serve("127.0.0.2", |_| {
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".to_owned()
        });
        let (outside, _) = serve("127.0.0.1", move |_| {
            format!("HTTP/1.1 301 .\r\nLocation: http://{inside}/\r\nContent-Length: 0\r\n\r\n")
        });
        let error = fetcher()
            .fetch(&format!("http://{outside}/"), None)
            .expect_err("refused");
        assert!(error.to_string().contains("robots.txt"), "{error}");
        assert_eq!(reached.load(Ordering::SeqCst), 0, "nothing reached it");
    }

    #[test]
    fn a_name_is_asked_at_the_port_of_its_url() {
        let serve = |page: &'static str| {
            serve("127.0.0.1", move |_| {
                let length = page.len();
                format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{page}")
            })
        };
        let ports = [serve("one").0.port(), serve("two").0.port()];
        let urls = ports.map(|port| format!("http://localhost:{port}/"));
        let found = Mutex::new(BTreeMap::new());
        fetcher().fetch_all(&[&urls[0], &urls[1]], None, |place, page| {
            let bytes = page.expect("a page").bytes().expect("read");
            let mut found = found.lock().expect("unpoisoned");
            found.insert(place, bytes);
        });
        let found = found.into_inner().expect("unpoisoned");
        assert_eq!(
            found,
            BTreeMap::from([(0, b"one".to_vec()), (1, b"two".to_vec())])
        );
    }
}
