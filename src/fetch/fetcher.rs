//! Fetches pages: from their sites, or from an archive.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderValue};
use tempfile::SpooledTempFile;
use url::Url;

use super::body::{Decoder, PageBody};
use super::client::{self, HttpClient, Limits, Overflow};
use super::error::{FetchError, Reason};
use super::fetchable::FetchableUrl;
use super::memento;
use super::options::{Archived, GoneNotice, Options};
use super::permission::RobotsCache;
use super::request::{self, Attempt, Requester};
use super::resolver::PublicResolver;
use super::sync::lock;
use super::throttle::{self, HostThrottle};
use crate::fault;
use crate::files::MAX_PAGE_BYTES;
use crate::source::provenance::{Archive, KEPT_HEADERS, Provenance};
use crate::source::retrieval::Retrieval;
use crate::source::snapshot::Snapshot;
use crate::warc::Exchange;

/// The most hosts that are asked side by side.
const MAX_HOSTS: usize = 32;

/// Bytes past which no page is asked whether it says that it is gone: such pages are small.
const MAX_NOTICE_BYTES: u64 = 1 << 20;

/// A page to fetch among many.
#[derive(Debug)]
pub struct Wanted<T> {
    /// What stands for it.
    pub key: T,
    /// Where it is.
    pub url: FetchableUrl,
    /// The moment of which an archive is asked for its copy; else for its latest.
    pub at: Option<Timestamp>,
}

/// Fetches pages, politely. A clone shares what the other knows of hosts.
#[derive(Debug, Clone)]
pub struct Fetcher(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    options: Options,
    /// What is sent with every request.
    headers: HeaderMap,
    requester: Requester,
    robots: RobotsCache,
    decoder: Decoder,
}

impl Fetcher {
    /// Makes ready to fetch; nothing is connected to yet.
    ///
    /// # Errors
    ///
    /// The contact cannot be sent, or the system's certificates cannot be read.
    pub fn new(options: Options) -> Result<Self, FetchError> {
        let resolver = PublicResolver::new(options.allow_private);
        Self::with_resolver(resolver, options)
            .map_err(|reason| FetchError::new("cannot make ready to fetch", reason))
    }

    fn with_resolver(resolver: PublicResolver, options: Options) -> Result<Self, Reason> {
        Ok(Self(Arc::new(Parts {
            headers: client::headers(&options.user_agent())?,
            requester: Requester {
                client: HttpClient::new(resolver, options.timeout)?,
                throttle: HostThrottle::default(),
                delay: options.delay,
                max_retries: options.retries,
            },
            options,
            robots: RobotsCache::default(),
            decoder: Decoder::default(),
        })))
    }

    /// Fetches a page. Where an archive is asked, it is asked for a copy of the moment `wanted`,
    /// or else for its latest.
    ///
    /// # Errors
    ///
    /// The site says no, or the network fails, after retries of what is transient.
    pub fn fetch(
        &self,
        url: &FetchableUrl,
        wanted: Option<Timestamp>,
    ) -> Result<Retrieval, FetchError> {
        let mut attempt = Attempt::within(self.0.options.page_time());
        let page = self.0.page(url.as_url(), wanted, &mut attempt);
        let exchanges = attempt.exchanges;
        match page {
            Ok((provenance, body)) => Ok(Retrieval {
                provenance,
                exchanges,
                file: None,
                body,
            }),
            Err(reason) => Err(FetchError {
                url: url.as_written().to_owned(),
                reason,
                exchanges,
            }),
        }
    }

    /// Fetches many pages, hosts side by side and the pages of one host one after another. Each
    /// comes as soon as it is fetched, with the value that stands for it.
    ///
    /// Dropping the iterator ends the fetching after the pages that are under way.
    pub fn fetch_all<T: Send + 'static>(
        &self,
        pages: Vec<Wanted<T>>,
    ) -> impl Iterator<Item = (T, Result<Retrieval, FetchError>)> + use<T> {
        let mut hosts: BTreeMap<String, Vec<Wanted<T>>> = BTreeMap::new();
        for page in pages {
            let host = throttle::host(page.url.as_url());
            hosts.entry(host).or_default().push(page);
        }
        let workers = hosts.len().min(MAX_HOSTS);
        let queue = Arc::new(Mutex::new(hosts.into_values()));
        let (sender, fetched) = mpsc::channel();
        for _ in 0..workers {
            let (fetcher, queue, sender) = (self.clone(), Arc::clone(&queue), sender.clone());
            thread::spawn(move || {
                let next = || lock(&queue).next();
                for Wanted { key, url, at } in std::iter::from_fn(next).flatten() {
                    let page = fault::caught(|| fetcher.fetch(&url, at)).unwrap_or_else(|fault| {
                        Err(FetchError::new(url.as_written(), Reason::Fault(fault)))
                    });
                    if sender.send((key, page)).is_err() {
                        return;
                    }
                }
            });
        }
        fetched.into_iter()
    }
}

/// The provenance of a page, and its bytes.
type ProvenBytes = (Provenance, SpooledTempFile);

impl Parts {
    fn page(
        &self,
        url: &Url,
        wanted: Option<Timestamp>,
        attempt: &mut Attempt,
    ) -> Result<ProvenBytes, Reason> {
        match self.options.archived {
            Archived::Never => self.live(url, attempt),
            Archived::Always => self.memento(url, wanted, attempt),
            Archived::Gone => match self.live(url, attempt) {
                Err(reason) if reason.is_gone() => self
                    .memento(url, wanted, attempt)
                    .map_err(|reason| Reason::GoneAndUnarchived(Box::new(reason))),
                Ok(mut page) => match self.notice(&mut page)? {
                    None => Ok(page),
                    Some(notice) => self.memento(url, wanted, attempt).map_err(|reason| {
                        let reason = Box::new(reason);
                        Reason::NoticeAndUnarchived { notice, reason }
                    }),
                },
                failed => failed,
            },
        }
    }

    /// What a page says that is no more, if it does.
    fn notice(&self, (provenance, body): &mut ProvenBytes) -> Result<Option<String>, Reason> {
        let Some(GoneNotice(tells)) = &self.options.notice else {
            return Ok(None);
        };
        if provenance.size > Some(MAX_NOTICE_BYTES) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        body.rewind()?;
        body.read_to_end(&mut bytes)?;
        let page = Snapshot {
            provenance: provenance.clone(),
            ..Snapshot::from_bytes("page", provenance.url.as_deref(), bytes)
        };
        Ok(tells(&page))
    }

    /// The page as its own site gives it.
    fn live(&self, url: &Url, attempt: &mut Attempt) -> Result<ProvenBytes, Reason> {
        self.follow(url, &self.headers, |url| url, attempt)?;
        self.found(url, &mut attempt.exchanges, None)
    }

    /// The page as an archive gives it.
    fn memento(
        &self,
        url: &Url,
        wanted: Option<Timestamp>,
        attempt: &mut Attempt,
    ) -> Result<ProvenBytes, Reason> {
        let timegate = &self.options.timegate;
        let timegate_url = memento::timegate_url(timegate, url)?;
        let mut headers = self.headers.clone();
        let wanted = wanted.and_then(memento::http_date);
        if let Some(wanted) = wanted.and_then(|date| HeaderValue::from_str(&date).ok()) {
            headers.insert(memento::ACCEPT_DATETIME, wanted);
        }
        let before = attempt.exchanges.len();
        self.follow(
            timegate_url.as_url(),
            &headers,
            memento::raw_capture,
            attempt,
        )
        .map_err(|reason| match reason {
            reason if reason.is_gone() => Reason::NoMemento(format!("{timegate} knows of none")),
            reason => Reason::Archive {
                timegate: timegate.clone(),
                reason: Box::new(reason),
            },
        })?;
        let exchanges = &mut attempt.exchanges[before..];
        let taken = exchanges
            .last()
            .map(memento::memento_datetime)
            .transpose()?;
        let archive = Archive {
            original: url.to_string(),
            taken: taken.map(|taken| taken.to_string()).unwrap_or_default(),
        };
        self.found(url, exchanges, Some(archive))
    }

    /// Asks for a URL and follows its redirects, as far as robots.txt allows.
    fn follow(
        &self,
        start: &Url,
        headers: &HeaderMap,
        adjust: fn(Url) -> Url,
        attempt: &mut Attempt,
    ) -> Result<(), Reason> {
        let limits = Limits {
            time: self.options.timeout,
            size: MAX_PAGE_BYTES,
            overflow: Overflow::Refuse,
        };
        let pause = Some(self.options.delay);
        request::follow(start, adjust, attempt, |url, attempt| {
            self.check_robots(url, attempt)?;
            self.requester.get(url, headers, limits, pause, attempt)
        })
    }

    fn check_robots(&self, url: &Url, attempt: &mut Attempt) -> Result<(), Reason> {
        if self.options.ignore_robots {
            return Ok(());
        }
        let timeout = self.options.timeout;
        self.robots
            .check(url, &self.requester, &self.headers, timeout, attempt)
    }

    /// The page that exchanges led to.
    fn found(
        &self,
        asked: &Url,
        exchanges: &mut [Exchange],
        archive: Option<Archive>,
    ) -> Result<ProvenBytes, Reason> {
        let Some((answer, redirects)) = exchanges.split_last_mut() else {
            return Err(Reason::Broken("nothing was answered".to_owned()));
        };
        let PageBody { file, size, sha256 } = self.decoder.decode(answer)?;
        let headers = KEPT_HEADERS.into_iter().filter_map(|name| {
            let value = answer.header(name)?;
            Some((name.to_owned(), value.to_owned()))
        });
        let provenance = Provenance {
            url: Some(asked.to_string()),
            redirects: redirects
                .iter()
                .map(|hop| format!("{} {}", hop.status, hop.url))
                .collect(),
            answered: Some(answer.url.to_string()),
            retrieved: Some(memento::truncated_to_second(answer.at).to_string()),
            status: Some(answer.status),
            size: Some(size),
            sha256: Some(sha256),
            tool: Some(concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned()),
            note: None,
            headers: headers.collect(),
            archive,
        };
        Ok((provenance, file))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

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
        Fetcher::with_resolver(PublicResolver::with_rule(|ip| ip == PUBLIC), options)
            .expect("a fetcher")
    }

    fn url(written: &str) -> FetchableUrl {
        FetchableUrl::parse(written).expect("a URL")
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
                .fetch(&url(&format!("http://{outside}/")), None)
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
            .fetch(&url(&format!("http://{outside}/")), None)
            .expect_err("refused");
        assert!(error.to_string().contains("robots.txt"), "{error}");
        assert_eq!(reached.load(Ordering::SeqCst), 0, "nothing reached it");
    }

    fn wanted<T>(key: T, address: &str) -> Wanted<T> {
        let url = url(address);
        Wanted { key, url, at: None }
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
        let pages = ports.map(|port| wanted(port, &format!("http://localhost:{port}/")));
        let found: BTreeMap<u16, Vec<u8>> = fetcher()
            .fetch_all(pages.into())
            .map(|(port, page)| (port, page.expect("a page").bytes().expect("read")))
            .collect();
        assert_eq!(
            found,
            BTreeMap::from([(ports[0], b"one".to_vec()), (ports[1], b"two".to_vec())])
        );
    }

    #[test]
    fn fetching_ends_with_whoever_asks() {
        let (server, asked) = serve("127.0.0.1", |_| {
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n.".to_owned()
        });
        let options = Options {
            delay: Duration::from_millis(50),
            ignore_robots: true,
            ..Options::default()
        };
        let fetcher = Fetcher::with_resolver(PublicResolver::with_rule(|_| true), options);
        let pages = (0..20).map(|page| wanted(page, &format!("http://{server}/{page}")));
        let mut fetched = fetcher.expect("a fetcher").fetch_all(pages.collect());
        assert!(fetched.next().is_some_and(|(page, _)| page == 0));
        drop(fetched);
        let under_way = asked.load(Ordering::SeqCst) + 1;
        thread::sleep(Duration::from_millis(300));
        assert!(asked.load(Ordering::SeqCst) <= under_way);
    }
}
