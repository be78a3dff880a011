//! The selectors of a site, compiled.

use scraper::Selector;

use super::Site;

/// The selectors of a site, compiled.
#[derive(Debug, Clone)]
pub(crate) struct Selectors {
    pub body: Vec<Selector>,
    pub title: Vec<Selector>,
    pub date: Vec<Selector>,
    pub drop: Vec<Selector>,
    pub fingerprint: Vec<Selector>,
}

impl Selectors {
    pub(super) fn new(site: &Site) -> Self {
        let compile = |selectors: &[String]| -> Vec<Selector> {
            selectors
                .iter()
                .filter_map(|selector| Selector::parse(selector).ok())
                .collect()
        };
        Self {
            body: compile(&site.body),
            title: compile(&site.title),
            date: compile(&site.date),
            drop: compile(&site.drop),
            fingerprint: compile(&site.fingerprint),
        }
    }
}

/// The first selector of a site that is none.
pub(super) fn first_bad(site: &Site) -> Option<&str> {
    [
        &site.body,
        &site.title,
        &site.date,
        &site.drop,
        &site.fingerprint,
    ]
    .into_iter()
    .flatten()
    .map(String::as_str)
    .find(|selector| Selector::parse(selector).is_err())
}
