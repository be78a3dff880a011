//! What is known of the pages of known sites: the selectors of `sites.toml`.

use std::sync::{LazyLock, OnceLock};

use scraper::Selector;
use serde::Deserialize;

use super::metadata::Metadata;
use super::page::Page;
use crate::data::data;

/// A site whose pages are known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Host names; their subdomains count too.
    pub domains: Vec<String>,
    /// ISO 3166 alpha-2 code, or `EU`, `UN`.
    pub government: String,
    /// Who publishes there.
    pub outlet: String,
    body: Vec<String>,
    title: Vec<String>,
    date: Vec<String>,
    drop: Vec<String>,
    #[serde(default)]
    fingerprint: Vec<String>,
    /// The pages on which the selectors were seen to work.
    pub verified: Option<String>,
    /// Where the selectors come from, if from no page.
    pub unverified: Option<String>,
    #[serde(skip)]
    selectors: OnceLock<Selectors>,
}

/// The selectors of a site, compiled when one of its pages is first read.
#[derive(Debug)]
struct Selectors {
    body: Vec<Selector>,
    title: Vec<Selector>,
    date: Vec<Selector>,
    drop: Vec<Selector>,
}

/// The statement as a site's selectors find it.
pub(super) struct Found {
    /// Indexes of the body's blocks.
    pub blocks: Vec<usize>,
    /// The heading.
    pub title: Option<String>,
    /// The text, or the `datetime`, of what holds the day.
    pub dates: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    site: Vec<Site>,
}

static SITES: LazyLock<Vec<Site>> = LazyLock::new(|| {
    let file: File = data!("extract/sites");
    file.site
});

/// The sites that are known, in the order of `sites.toml`.
pub fn sites() -> &'static [Site] {
    &SITES
}

/// The site of a page: by its address, else by the address it gives itself, else by elements that
/// only this site has.
pub(super) fn of(page: &Page, metadata: &Metadata, url: Option<&str>) -> Option<&'static Site> {
    if let Some(host) = url.and_then(host) {
        return by_host(&host);
    }
    [metadata.canonical.as_deref(), metadata.get(&["og:url"])]
        .into_iter()
        .flatten()
        .filter_map(host)
        .find_map(|host| by_host(&host))
        .or_else(|| SITES.iter().find(|site| site.has_fingerprint(page)))
}

/// The site that publishes under a URL.
pub fn site_of(url: &str) -> Option<&'static Site> {
    by_host(&host(url)?)
}

/// The site with the longest domain that the host belongs to.
fn by_host(host: &str) -> Option<&'static Site> {
    SITES
        .iter()
        .flat_map(|site| site.domains.iter().map(move |domain| (domain, site)))
        .filter(|(domain, _)| {
            host.strip_suffix(domain.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
        .max_by_key(|(domain, _)| domain.len())
        .map(|(_, site)| site)
}

/// The host name in an address.
fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("//")?;
    if !matches!(
        scheme.to_ascii_lowercase().as_str(),
        "http:" | "https:" | ""
    ) {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    (!host.is_empty()).then_some(host)
}

impl Site {
    fn has_fingerprint(&self, page: &Page) -> bool {
        !self.fingerprint.is_empty()
            && self
                .fingerprint
                .iter()
                .filter_map(|selector| Selector::parse(selector).ok())
                .all(|selector| page.html.select(&selector).next().is_some())
    }

    /// Reads a page of the site; nothing if its body is not where it should be.
    pub(super) fn read(&self, page: &Page) -> Option<Found> {
        let selectors = self.selectors.get_or_init(|| Selectors {
            body: compile(&self.body),
            title: compile(&self.title),
            date: compile(&self.date),
            drop: compile(&self.drop),
        });
        let mut dropped = vec![false; page.blocks.len()];
        for (first, last) in selectors
            .drop
            .iter()
            .flat_map(|selector| spans(page, selector))
        {
            dropped[first..last].fill(true);
        }
        let blocks = selectors.body.iter().find_map(|selector| {
            let mut blocks: Vec<usize> = spans(page, selector)
                .into_iter()
                .flat_map(|(first, last)| first..last)
                .filter(|&block| !dropped[block] && page.blocks[block].weight > 0)
                .collect();
            blocks.sort_unstable();
            blocks.dedup();
            (!blocks.is_empty()).then_some(blocks)
        })?;
        Some(Found {
            blocks,
            title: texts(page, &selectors.title).into_iter().next(),
            dates: texts(page, &selectors.date),
        })
    }
}

fn compile(selectors: &[String]) -> Vec<Selector> {
    selectors
        .iter()
        .filter_map(|selector| Selector::parse(selector).ok())
        .collect()
}

/// The blocks of what a selector finds.
fn spans(page: &Page, selector: &Selector) -> Vec<(usize, usize)> {
    page.html
        .select(selector)
        .filter_map(|found| page.index_of(found.id()))
        .map(|index| {
            let element = &page.elements[index];
            (element.first, element.last.min(page.blocks.len()))
        })
        .collect()
}

/// The texts of what the selectors find; `datetime` first, where there is one.
fn texts(page: &Page, selectors: &[Selector]) -> Vec<String> {
    selectors
        .iter()
        .flat_map(|selector| page.html.select(selector))
        .flat_map(|found| {
            let text: String = found.text().collect();
            [found.attr("datetime").map(str::to_owned), Some(text)]
        })
        .flatten()
        .map(|text| super::fold::fold(&text))
        .filter(|text| !text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_is_sound() {
        for site in sites() {
            assert!(
                site.verified.is_some() != site.unverified.is_some(),
                "{:?}: say either what was verified, or that nothing was",
                site.domains
            );
            for selector in [
                &site.body,
                &site.title,
                &site.date,
                &site.drop,
                &site.fingerprint,
            ]
            .into_iter()
            .flatten()
            {
                assert!(Selector::parse(selector).is_ok(), "{selector}");
            }
        }
    }

    #[test]
    fn hosts() {
        for (url, outlet) in [
            (
                "https://www.fmprc.gov.cn/web/",
                Some("Ministry of Foreign Affairs"),
            ),
            ("https://www.gov.cn/x", Some("State Council")),
            (
                "http://en.kremlin.ru:80/events",
                Some("President of Russia"),
            ),
            ("https://notkremlin.ru/", None),
            ("https://kremlin.ru.example.org/", None),
            ("page.html", None),
        ] {
            let found = host(url).and_then(|host| by_host(&host));
            assert_eq!(found.map(|site| site.outlet.as_str()), outlet, "{url}");
        }
    }
}
