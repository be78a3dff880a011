//! The selectors of a site, compiled.

use scraper::Selector;

use super::row::Site;

/// The selectors of a site, compiled.
#[derive(Debug)]
pub(crate) struct Selectors {
    pub body: Vec<Selector>,
    pub title: Vec<Selector>,
    pub date: Vec<Selector>,
    pub drop: Vec<Selector>,
}

impl Selectors {
    /// Compiles those of a site.
    pub(crate) fn new(site: &Site) -> Self {
        Self {
            body: compile(&site.body),
            title: compile(&site.title),
            date: compile(&site.date),
            drop: compile(&site.drop),
        }
    }
}

/// Whether a text is a CSS selector.
pub(super) fn is_selector(text: &str) -> bool {
    Selector::parse(text).is_ok()
}

/// Compiles selectors.
pub(crate) fn compile(selectors: &[String]) -> Vec<Selector> {
    let selectors = selectors.iter();
    selectors
        .filter_map(|selector| Selector::parse(selector).ok())
        .collect()
}
