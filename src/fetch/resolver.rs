//! Which addresses are connected to: public ones alone.
//!
//! A name is looked up here, and the client connects to nothing but the addresses that were
//! admitted: a name cannot answer differently a moment later.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::error::Reason;
use super::sync::lock;

/// The addresses that were admitted, by host.
#[derive(Debug, Default)]
pub(super) struct AdmittedAddresses(Mutex<HashMap<String, Vec<IpAddr>>>);

/// Looks up names, and admits their public addresses.
#[derive(Debug, Clone)]
pub(super) struct PublicResolver {
    admitted: Arc<AdmittedAddresses>,
    is_allowed: fn(IpAddr) -> bool,
}

impl PublicResolver {
    /// A resolver that admits public addresses, or all.
    pub(crate) fn new(allow_private: bool) -> Self {
        Self::with_rule(if allow_private { |_| true } else { is_public })
    }

    /// A resolver that admits what `is_allowed` says.
    pub(crate) fn with_rule(is_allowed: fn(IpAddr) -> bool) -> Self {
        Self {
            admitted: Arc::default(),
            is_allowed,
        }
    }

    /// What the client asks instead of the system.
    pub(crate) fn admitted(&self) -> Arc<AdmittedAddresses> {
        Arc::clone(&self.admitted)
    }

    /// Looks up the host of a URL, and admits its public addresses.
    ///
    /// # Errors
    ///
    /// The name cannot be looked up in `timeout`, or has no public address.
    pub(crate) fn admit(&self, url: &Url, timeout: Duration) -> Result<(), Reason> {
        match url.host() {
            Some(Host::Ipv4(address)) => self.check(address.into()),
            Some(Host::Ipv6(address)) => self.check(address.into()),
            Some(Host::Domain(host)) => {
                let unknown = |source| Reason::Name {
                    host: host.to_owned(),
                    source,
                };
                let found = look_up(host, timeout).map_err(unknown)?;
                let mut refused = None;
                let mut admitted = Vec::with_capacity(found.len());
                for address in found {
                    match self.check(address) {
                        Ok(()) => admitted.push(address),
                        Err(reason) => refused = Some(reason),
                    }
                }
                match (admitted.is_empty(), refused) {
                    (true, Some(reason)) => Err(reason),
                    (true, None) => Err(unknown(io::Error::other("it has no address"))),
                    (false, _) => {
                        lock(&self.admitted.0).insert(host.to_owned(), admitted);
                        Ok(())
                    }
                }
            }
            None => Err(Reason::NotAUrl("it has no host".to_owned())),
        }
    }

    /// Whether an address may be connected to.
    pub(crate) fn check(&self, address: IpAddr) -> Result<(), Reason> {
        if (self.is_allowed)(address) {
            Ok(())
        } else {
            Err(Reason::Private(address))
        }
    }
}

impl Resolve for AdmittedAddresses {
    fn resolve(&self, name: Name) -> Resolving {
        let admitted = lock(&self.0).get(name.as_str()).cloned();
        Box::pin(std::future::ready(match admitted {
            // Port 0 stands for the port of the URL: one name may be asked at several.
            Some(addresses) => {
                let addresses = addresses.into_iter().map(|ip| SocketAddr::new(ip, 0));
                Ok(Box::new(addresses) as Addrs)
            }
            None => Err(io::Error::other("the name was not looked up before").into()),
        }))
    }
}

/// Asks the system for the addresses of a name. The system has no time limit, so a thread asks.
fn look_up(host: &str, timeout: Duration) -> io::Result<Vec<IpAddr>> {
    let (answer, answered) = mpsc::channel();
    let name = host.to_owned();
    thread::spawn(move || {
        let found = (name.as_str(), 0).to_socket_addrs();
        let found = found.map(|found| found.map(|address| address.ip()).collect());
        // After the timeout, nobody receives.
        let _ = answer.send(found);
    });
    answered
        .recv_timeout(timeout)
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Whether an address is of the public internet: it is in none of IANA's registries of
/// special-purpose addresses (RFC 6890 and later), and is no other spelling of one that is.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        // Shared by carriers (RFC 6598).
        || (a, b & 0xc0) == (100, 64)
        // Protocol assignments, and the anycast of 6to4.
        || (a, b, c) == (192, 0, 0)
        || (a, b, c) == (192, 88, 99)
        // Benchmarking (RFC 2544).
        || (a, b & 0xfe) == (198, 18)
        // Reserved, and broadcast.
        || a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // Mapped, and translated by NAT64 (RFC 6052).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            embedded(high, low)
        }
        // 6to4 carries an address of the fourth version.
        [0x2002, high, low, ..] => embedded(high, low),
        // Teredo, benchmarking, ORCHID, documentation.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        // All other global unicast addresses begin with the bits 001.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_admitted() {
        for public in [
            "8.8.8.8",
            "193.0.6.139",
            "100.128.0.1",
            "2001:4860:4860::8888",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::1",
        ] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for special in [
            "127.0.0.1",
            "127.255.0.3",
            "0.0.0.0",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "198.19.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
        ] {
            assert!(
                !is_public(special.parse().expect("an address")),
                "{special}"
            );
        }
    }

    #[test]
    fn an_address_in_an_odd_spelling_is_what_it_is() {
        let resolver = PublicResolver::new(false);
        for odd in [
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://[::ffff:7f00:1]/",
            "http://localhost/",
        ] {
            let url = Url::parse(odd).expect("a URL");
            let refused = resolver.admit(&url, Duration::from_secs(5));
            assert!(matches!(refused, Err(Reason::Private(_))), "{odd}");
        }
    }
}
