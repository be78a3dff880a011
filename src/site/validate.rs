//! What the shape of a newsroom does not rule out, and is wrong nonetheless. Files of the program
//! and of a user are checked alike.

use std::collections::BTreeSet;

use super::pattern::Pattern;
use super::row::{Site, SiteFile};
use crate::data::toml_file::{Fault, Within};
use crate::lexicon::words::Words;

/// Checks a file of newsrooms. `before` are those of the files before it.
pub(crate) fn check(
    file: &SiteFile,
    before: &[Site],
    languages: &Words,
    is_selector: impl Fn(&str) -> bool,
) -> Result<(), Fault> {
    let mut patterns: BTreeSet<&Pattern> = before
        .iter()
        .flat_map(|site| site.domains.iter().chain(&site.hosts))
        .collect();
    for (place, site) in file.site.iter().enumerate() {
        check_site(site, languages, &is_selector)
            .and_then(|()| check_patterns(site, &mut patterns))
            .within(place)
            .within("site")?;
    }
    Ok(())
}

fn check_site(
    site: &Site,
    languages: &Words,
    is_selector: &impl Fn(&str) -> bool,
) -> Result<(), Fault> {
    let code = &site.government;
    if !(2..=8).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let reason = format!("government {code:?} is no code in capitals, such as CN or EU");
        return Err(Fault::new(reason).within("government"));
    }
    if site.outlet.trim().is_empty() {
        let reason = "outlet is empty: say who publishes there";
        return Err(Fault::new(reason).within("outlet"));
    }
    if site.domains.is_empty() && site.hosts.is_empty() {
        return Err(Fault::new("the site has neither domains nor hosts"));
    }
    for (place, tag) in site.languages.iter().enumerate() {
        check_language(tag, languages)
            .within(place)
            .within("languages")?;
    }
    for (name, selectors) in site.selector_lists() {
        if let Some(place) = selectors.iter().position(|it| !is_selector(it)) {
            let reason = format!("{:?} is no CSS selector", selectors[place]);
            return Err(Fault::new(reason).within(place).within(name));
        }
    }
    Ok(())
}

/// Checks that no other newsroom has the same host and path.
fn check_patterns<'a>(site: &'a Site, seen: &mut BTreeSet<&'a Pattern>) -> Result<(), Fault> {
    for (name, patterns) in [("domains", &site.domains), ("hosts", &site.hosts)] {
        for (place, pattern) in patterns.iter().enumerate() {
            if !seen.insert(pattern) {
                let reason = format!("{pattern} stands twice; an address has one newsroom");
                return Err(Fault::new(reason).within(place).within(name));
            }
        }
    }
    Ok(())
}

/// Checks that a text is a BCP 47 tag of a known language: its code, then subtags.
fn check_language(tag: &str, languages: &Words) -> Result<(), Fault> {
    let mut subtags = tag.split('-');
    let code = subtags.next().unwrap_or_default();
    let is_subtag = |subtag: &str| {
        (2..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if languages.contains(code) && subtags.all(is_subtag) {
        return Ok(());
    }
    let reason = format!("{tag:?} is no language tag (BCP 47), such as en or zh-Hant");
    Err(Fault::new(reason))
}
