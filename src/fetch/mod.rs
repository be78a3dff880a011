//! Pages from the network: a URL → the bytes as answered, with their provenance.
//!
//! `target` says which URLs may be asked for at all, `gate` which addresses are connected to,
//! `robots` what a site asks not to fetch, `turns` whose turn it is to ask a host. `http` asks
//! once, `retry` says when to ask again, `decode` undoes content codings, and `memento` asks an
//! archive.

mod decode;
mod error;
mod gate;
mod http;
mod memento;
mod retry;
mod robots;
mod target;
mod turns;

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

pub use self::decode::decode;
pub use self::error::{FetchError, Reason};
pub use self::http::Exchange;
pub use self::memento::TIMEGATE;
pub use self::target::target;

use self::gate::Gate;
use self::http::Limits;
use self::robots::Rules;
use self::turns::Turns;
use crate::snapshot::{Archive, MAX_PAGE_BYTES, Provenance, hex};

/// The most redirects that are followed from one URL.
const MAX_REDIRECTS: usize = 10;

/// The most hosts that are asked side by side.
const MAX_HOSTS: usize = 32;

/// The headers of an answer that provenance keeps: what bears on the text, and on its age.
pub(crate) const KEPT_HEADERS: [&str; 7] = [
    "content-encoding",
    "content-language",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "memento-datetime",
];

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
    gate: Gate,
    turns: Turns,
    robots: Mutex<HashMap<String, Arc<OnceLock<Rules>>>>,
    /// Bodies are decoded one at a time, so that memory does not grow with the number of hosts.
    decoding: Mutex<()>,
}

/// A page as retrieved.
#[derive(Debug)]
pub struct Retrieval {
    /// How its bytes were come by.
    pub provenance: Provenance,
    /// All requests that led to it: the redirects, and the answer.
    pub exchanges: Vec<Exchange>,
    /// The bytes, without content coding.
    body: SpooledTempFile,
}

impl Retrieval {
    /// Copies the bytes of the page.
    ///
    /// # Errors
    ///
    /// The disk fails, for a page that lies in a temporary file.
    pub fn copy_to(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.body.rewind()?;
        io::copy(&mut self.body, out).map(drop)
    }

    /// The bytes of the page.
    ///
    /// # Errors
    ///
    /// The disk fails, for a page that lies in a temporary file.
    pub fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.copy_to(&mut bytes)?;
        Ok(bytes)
    }
}

impl Fetcher {
    /// Makes ready to fetch; nothing is connected to yet.
    ///
    /// # Errors
    ///
    /// The contact cannot be sent, or the system's certificates cannot be read.
    pub fn new(options: Options) -> Result<Self, FetchError> {
        let gate = Gate::new(options.allow_private);
        let agent = agent(options.contact.as_deref());
        let client = http::client(&gate, &agent, options.timeout)
            .map_err(|reason| FetchError::new("cannot make ready to fetch", reason))?;
        Ok(Self {
            options,
            client,
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
        let live = match self.options.archived {
            Archived::Always => None,
            _ => Some(self.live(&asked)),
        };
        let found = match live {
            Some(Err(Reason::Status(404 | 410))) if self.options.archived == Archived::Gone => {
                self.memento(&asked, wanted)
            }
            Some(live) => live,
            None => self.memento(&asked, wanted),
        };
        found.map_err(|reason| FetchError::new(url, reason))
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
            let host = target(url).map(|url| turns::host(&url)).unwrap_or_default();
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

    fn live(&self, url: &Url) -> Result<Retrieval, Reason> {
        let mut exchanges = self.follow(url, &HeaderMap::new(), |url| url)?;
        let body = self.decoded(&mut exchanges)?;
        Ok(retrieval(url, exchanges, body, None))
    }

    fn memento(&self, url: &Url, wanted: Option<Timestamp>) -> Result<Retrieval, Reason> {
        let timegate = &self.options.timegate;
        let question = target(&memento::question(timegate, url)).map_err(|error| error.reason)?;
        let mut headers = HeaderMap::new();
        let wanted = wanted.and_then(memento::http_date);
        if let Some(wanted) = wanted.and_then(|date| HeaderValue::from_str(&date).ok()) {
            headers.insert(memento::ACCEPT_DATETIME, wanted);
        }
        let mut exchanges = self
            .follow(&question, &headers, memento::untouched)
            .map_err(|reason| match reason {
                Reason::Status(404 | 410) => Reason::NoMemento(format!("{timegate} knows none")),
                other => other,
            })?;
        let taken = exchanges.last().map(memento::taken).transpose()?;
        let body = self.decoded(&mut exchanges)?;
        let archive = Archive {
            original: url.to_string(),
            taken: taken.map(|taken| taken.to_string()).unwrap_or_default(),
        };
        Ok(retrieval(url, exchanges, body, Some(archive)))
    }

    /// Asks for a URL and where it redirects to. `adjust` has a say in where that is.
    fn follow(
        &self,
        start: &Url,
        headers: &HeaderMap,
        adjust: fn(Url) -> Url,
    ) -> Result<Vec<Exchange>, Reason> {
        let page = Limits {
            time: self.options.timeout,
            size: MAX_PAGE_BYTES,
            cut: false,
        };
        let mut url = start.clone();
        let mut exchanges = Vec::new();
        while exchanges.len() <= MAX_REDIRECTS {
            self.mind_robots(&url)?;
            let exchange = self.ask(&url, headers, page)?;
            if let Some(location) = exchange.location() {
                url = adjust(target::redirected(&url, location)?);
                exchanges.push(exchange);
                continue;
            }
            if !(200..300).contains(&exchange.status) {
                return Err(Reason::Status(exchange.status));
            }
            exchanges.push(exchange);
            return Ok(exchanges);
        }
        Err(Reason::Redirects(MAX_REDIRECTS))
    }

    /// Asks for one URL, and again for what may pass. An answer that will not is an answer.
    fn ask(&self, url: &Url, headers: &HeaderMap, limits: Limits) -> Result<Exchange, Reason> {
        let mut tries = 0;
        loop {
            let pause = (!limits.cut).then_some(self.options.delay);
            let answer = self.gate.admit(url, limits.time).and_then(|()| {
                self.turns.take(url, pause, || {
                    http::exchange(&self.client, &self.gate, url, headers, limits)
                })
            });
            let (reason, asked_wait) = match answer {
                Ok(exchange) => {
                    let reason = Reason::Status(exchange.status);
                    if !reason.may_pass() {
                        return Ok(exchange);
                    }
                    let header = exchange.header("retry-after");
                    let wait = header.and_then(|value| retry::retry_after(value, Timestamp::now()));
                    (reason, wait)
                }
                Err(reason) => (reason, None),
            };
            if tries == self.options.retries || !reason.may_pass() {
                return Err(reason);
            }
            let wait = asked_wait.unwrap_or_else(|| retry::backoff(self.options.delay, tries));
            if !retry::is_worth_waiting(wait) {
                return Err(Reason::Wait(wait));
            }
            thread::sleep(wait);
            tries += 1;
        }
    }

    fn mind_robots(&self, url: &Url) -> Result<(), Reason> {
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
                let rules = self.read_robots(url)?;
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
    fn read_robots(&self, url: &Url) -> Result<Rules, Reason> {
        const MAX_REDIRECTS: usize = 5;
        let limits = Limits {
            time: self.options.timeout,
            size: robots::MAX_ROBOTS_BYTES,
            cut: true,
        };
        let mut url = url
            .join("/robots.txt")
            .map_err(|error| Reason::NotAUrl(error.to_string()))?;
        for _ in 0..=MAX_REDIRECTS {
            let asked = self.ask(&url, &HeaderMap::new(), limits);
            let mut exchange = match asked {
                Ok(exchange) => exchange,
                Err(reason @ (Reason::Status(_) | Reason::Wait(_))) => {
                    return Err(Reason::RobotsUnreachable(Box::new(reason)));
                }
                Err(reason) => return Err(reason),
            };
            if let Some(location) = exchange.location() {
                url = target::redirected(&url, location)?;
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
                    match decode(&mut exchange.body, &coding, limits.size, &mut text) {
                        Ok(_) | Err(Reason::TooLarge(_)) => Ok(Rules::parse(&text)),
                        Err(reason) => Err(Reason::RobotsUnreachable(Box::new(reason))),
                    }
                }
                500.. => Err(Reason::RobotsUnreachable(Box::new(Reason::Status(
                    exchange.status,
                )))),
                _ => Ok(Rules::default()),
            };
        }
        // As if it were not there.
        Ok(Rules::default())
    }

    /// The body of the last exchange, without its content coding.
    fn decoded(&self, exchanges: &mut [Exchange]) -> Result<Body, Reason> {
        let _one = self.decoding.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = Hashed {
            file: SpooledTempFile::new(http::SPOOLED_BYTES),
            hash: Sha256::new(),
        };
        let mut size = 0;
        if let Some(answer) = exchanges.last_mut() {
            let coding = answer
                .header("content-encoding")
                .unwrap_or_default()
                .to_owned();
            answer.body.rewind()?;
            size = decode(&mut answer.body, &coding, MAX_PAGE_BYTES, &mut out)?;
        }
        Ok(Body {
            file: out.file,
            size,
            sha256: hex(&out.hash.finalize()),
        })
    }
}

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

fn retrieval(
    asked: &Url,
    exchanges: Vec<Exchange>,
    body: Body,
    archive: Option<Archive>,
) -> Retrieval {
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
    Retrieval {
        provenance,
        exchanges,
        body: body.file,
    }
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
