//! Where a page is published: the host and path of a URL, and the patterns that they fall under.

use super::pattern::Pattern;

/// Hosts of archives, whose addresses hold the address of the page they keep a copy of.
const ARCHIVES: [&str; 12] = [
    "archive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.li",
    "archive.md",
    "archive.vn",
    "archive.fo",
    "arquivo.pt",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.loc.gov",
    "archive-it.org",
];

/// The host and path of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The host, in lower case, without `www.`.
    host: String,
    /// The path, with `/` at both ends.
    path: String,
}

impl Address {
    /// Reads a URL, or a host with or without a path. A copy in an archive is at the address of the
    /// page that it is a copy of. Nothing for what is no address of a page on the web.
    pub(super) fn parse(url: &str) -> Option<Self> {
        // An archive may keep another archive's copy; nobody does so often.
        let mut url = url.trim();
        for _ in 0..3 {
            let address = Self::plain(url)?;
            let is_archive = ARCHIVES.iter().any(|host| is_below(&address.host, host));
            match kept(url).filter(|_| is_archive) {
                Some(original) => url = original,
                None => return Some(address),
            }
        }
        None
    }

    /// Whether it is on the host and below the path of a pattern.
    pub(super) fn is_on(&self, pattern: &Pattern) -> bool {
        self.host == pattern.host() && self.path.starts_with(pattern.path())
    }

    /// Whether it is on the host or a subdomain of it, and below the path.
    pub(super) fn is_below(&self, pattern: &Pattern) -> bool {
        is_below(&self.host, pattern.host()) && self.path.starts_with(pattern.path())
    }

    fn plain(url: &str) -> Option<Self> {
        let rest = match url.split_once("//") {
            Some((scheme, rest)) if is_web(scheme) => rest,
            Some((before, _)) if !before.contains(['/', '.']) => return None,
            _ => url,
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let authority = rest[..end].rsplit('@').next()?;
        let host = authority.split(':').next()?.trim_end_matches('.');
        let host = host.to_ascii_lowercase();
        let named = host.contains('.') && !host.contains(|c: char| c.is_whitespace() || c == '[');
        let path = rest[end..].split(['?', '#']).next()?.trim_matches('/');
        named.then(|| Self {
            host: host.strip_prefix("www.").unwrap_or(&host).to_owned(),
            path: if path.is_empty() {
                "/".to_owned()
            } else {
                format!("/{path}/")
            },
        })
    }
}

fn is_web(scheme: &str) -> bool {
    ["http:", "https:", ""]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// The address that the address of an archive's copy holds.
fn kept(url: &str) -> Option<&str> {
    let lower = url.to_ascii_lowercase();
    let from = url
        .find("//")
        .filter(|&at| !url[..at].contains('.'))
        .map_or(0, |at| at + 2);
    let inner = ["https:/", "http:/"]
        .iter()
        .filter_map(|scheme| lower[from..].find(scheme))
        .min();
    if let Some(inner) = inner {
        let original = &url[from + inner..];
        // Some programs make one slash of two.
        return match original.split_once(":/") {
            Some((_, rest)) if !rest.starts_with('/') => Some(rest),
            _ => Some(original),
        };
    }
    // Behind the time of the copy the scheme may be left out.
    let mut parts = url[from..].splitn(4, '/').skip(2);
    let stamp = parts.next()?;
    parts
        .next()
        .filter(|_| stamp.starts_with(|first: char| first.is_ascii_digit()))
}

/// Whether a host is another, or below it.
fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serves(pattern: &str, url: &str) -> bool {
        let pattern = Pattern::try_from(pattern.to_owned()).expect(pattern);
        Address::parse(url).is_some_and(|address| address.is_below(&pattern))
    }

    #[test]
    fn a_pattern_serves_its_host_and_those_below() {
        for url in [
            "https://www.mfa.gov.cn/eng/a.html",
            "http://MFA.gov.cn",
            "https://us.mfa.gov.cn:8443/?x=1",
            "//mfa.gov.cn/a",
            "mfa.gov.cn",
            "www.mfa.gov.cn/web/a.shtml",
            "https://mfa.gov.cn./",
            "https://web.archive.org/web/20211230101500/https://www.mfa.gov.cn/a.html",
            "https://web.archive.org/web/20211230101500id_/http:/www.mfa.gov.cn/a.html",
            "https://web.archive.org/web/2021/www.mfa.gov.cn/a.html",
            "http://archive.today/2021.12.30-101500/https://www.mfa.gov.cn/",
            "https://arquivo.pt/wayback/20211230101500/https://www.mfa.gov.cn/",
            "https://webarchive.nationalarchives.gov.uk/ukgwa/20211230/https://mfa.gov.cn/",
        ] {
            assert!(serves("mfa.gov.cn", url), "{url}");
        }
        for url in [
            "https://evilmfa.gov.cn/",
            "https://mfa.gov.cn.example.org/",
            "https://example.org/mfa.gov.cn/",
            "https://example.org/https://mfa.gov.cn/",
            "https://mfa.gov.cn@example.org/",
            "https://gov.cn/",
            "ftp://mfa.gov.cn/",
            "file:///mfa.gov.cn",
            "javascript://mfa.gov.cn/",
            "mfa",
            "",
            "https://",
            "https://[::1]/",
            "https://web.archive.org/web/",
        ] {
            assert!(!serves("mfa.gov.cn", url), "{url}");
        }
    }

    #[test]
    fn a_path_is_cut_at_slashes() {
        assert!(serves("gov.br/mre", "https://www.gov.br/mre/pt-br/nota"));
        assert!(serves("gov.br/mre", "https://www.gov.br/mre?x"));
        assert!(!serves("gov.br/mre", "https://www.gov.br/mrex"));
        assert!(!serves("gov.br/mre", "https://www.gov.br/a/mre"));
    }
}
