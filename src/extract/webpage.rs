//! A web page to a reading: by the profile of its site, else by the generic reader.

use std::cell::LazyCell;

use jiff::civil::Date;

use super::captions::captions;
use super::date::{self, Habit, is_line};
use super::flatten::flatten;
use super::fold::weight;
use super::generic;
use super::lead::lead;
use super::letters::same_text;
use super::metadata::Metadata;
use super::owner;
use super::page::Page;
use super::parse::{self, TooComplex};
use super::plain;
use super::profile::{self, ProfileReading};
use super::reading::Reading;
use super::sentence_end::ends_sentence;
use super::table::paragraphs;
use super::title;
use crate::site::{Site, Sites};
use crate::statement::{Method, Warning};
use crate::text::language;

/// Confidence in what the selectors of a site find, where someone saw them work on its pages.
const VERIFIED_CONFIDENCE: f64 = 0.95;
/// The same where nobody did, and the generic reader bears them out.
const UNVERIFIED_CONFIDENCE: f64 = 0.7;
/// Confidence in a text that is in the page's JSON-LD alone.
const JSON_LD_CONFIDENCE: f64 = 0.5;
/// What remains of the confidence of the generic reader where a site's profile found nothing: a
/// site whose pages are no longer built as they were may hold surprises.
const FAILED_PROFILE_FACTOR: f64 = 0.5;
/// Weight that a text in a page's JSON-LD has at least.
const MIN_JSON_LD_WEIGHT: u32 = 100;
/// How many times as much as the page shows must be in its JSON-LD to be taken instead.
const JSON_LD_TO_SHOWN: u32 = 4;

/// Blocks of a body that its heading may have above it.
const MAX_BLOCKS_ABOVE_HEADING: usize = 6;

/// What is known of a page before its bytes are read.
pub(super) struct KnownSite<'a> {
    pub url: Option<&'a str>,
    /// The government whose page it is.
    pub government: Option<&'a str>,
    /// The day on which it was retrieved.
    pub retrieved: Option<Date>,
}

/// The blocks of the statement, and how they were found.
struct Body {
    blocks: Vec<usize>,
    method: Method,
    confidence: f64,
    /// The heading, where the site's profile found it.
    title: Option<String>,
    /// The texts that hold the day, where the site's profile found them.
    dates: Vec<String>,
    warnings: Vec<Warning>,
}

/// Reads a page.
pub(super) fn read<'a>(
    html: &str,
    known: &KnownSite<'_>,
    sites: &'a Sites,
) -> Result<Reading<'a>, TooComplex> {
    let page = flatten(parse::parse(html)?);
    let metadata = Metadata::new(&page.html);
    let site = profile::site_of(&page, &metadata, known.url, sites);
    let heading = title::find(&page, &metadata);
    let mut body = body(&page, site, heading.as_ref(), metadata.summary());
    let shown_heading = heading.as_ref().and_then(|heading| heading.block);
    body.blocks = after_heading(&page, body.blocks, heading.as_ref());
    if let Some(&first) = body.blocks.first() {
        // A paper sets its own summary above the text; a government its first words.
        let is_of_press = metadata.is_of_press() && site.is_none_or(|site| site.kind.is_press());
        let summary = metadata.summary().filter(|_| is_of_press);
        let lead = lead(&page, shown_heading, first, summary);
        body.blocks.splice(0..0, lead);
    }
    let captions = captions(&page, &body.blocks);
    let blocks: Vec<usize> = body
        .blocks
        .into_iter()
        .filter(|block| !captions.contains(block))
        .collect();
    let declared = metadata.language.as_deref();
    let shown = paragraphs(&page, below_day(&page, &blocks, declared));
    let in_json = metadata
        .body
        .as_deref()
        .filter(|_| body.method == Method::Generic)
        .and_then(|text| json_paragraphs(text, &shown));
    let (paragraphs, confidence) = match in_json {
        Some(paragraphs) => (paragraphs, JSON_LD_CONFIDENCE),
        None => (shown, body.confidence),
    };
    let language = language::find(&paragraphs, declared);
    let government = known
        .government
        .or_else(|| site.map(|site| site.government.as_str()));
    let search = date::Search {
        page: &page,
        metadata: &metadata,
        heading: shown_heading,
        blocks: &blocks,
        url: known.url,
        habit: Habit::of(declared, language.as_deref(), government),
        latest: known.retrieved,
    };
    let date = date::find(&search, &body.dates);
    let title = match body.title {
        Some(title) => Some(title::without_site(&title, &metadata)),
        None => heading.map(|heading| heading.text),
    };
    Ok(Reading {
        title,
        date,
        language,
        method: body.method,
        confidence,
        paragraphs,
        site,
        url: None,
        outlet: None,
        named: owner::in_metadata(&metadata),
        warnings: body.warnings,
        is_listing: false,
    })
}

/// Finds the statement by the profile of its site, else by the generic reader.
fn body(
    page: &Page,
    site: Option<&Site>,
    heading: Option<&title::Title>,
    summary: Option<&str>,
) -> Body {
    let generic = LazyCell::new(|| generic::read(page, heading, summary));
    let mut warnings = Vec::new();
    if let Some(site) = site.filter(|site| site.has_profile()) {
        // Selectors that nobody saw at work must not lose what any reader finds.
        let found = profile::read(site, page)
            .filter(|found| site.is_verified() || found.holds(&generic.blocks, page));
        if let Some(ProfileReading {
            blocks,
            title,
            dates,
        }) = found
        {
            let confidence = if site.is_verified() {
                VERIFIED_CONFIDENCE
            } else {
                UNVERIFIED_CONFIDENCE
            };
            return Body {
                blocks,
                method: Method::Profile,
                confidence,
                title,
                dates,
                warnings,
            };
        }
        warnings.push(profile::failed(site));
    }
    let factor = if warnings.is_empty() {
        1.0
    } else {
        FAILED_PROFILE_FACTOR
    };
    Body {
        blocks: generic.blocks.clone(),
        method: Method::Generic,
        confidence: generic.confidence * factor,
        title: None,
        dates: Vec::new(),
        warnings,
    }
}

/// The blocks of a body without its heading, and what leads to it from the site's first page.
fn after_heading(page: &Page, blocks: Vec<usize>, heading: Option<&title::Title>) -> Vec<usize> {
    let is_heading = |block: usize| {
        heading.is_some_and(|heading| {
            heading.block == Some(block) || same_text(&heading.text, &page.blocks[block].text)
        })
    };
    let near = blocks.iter().take(MAX_BLOCKS_ABOVE_HEADING);
    let Some(found) = near.clone().rposition(|&block| is_heading(block)) else {
        return blocks;
    };
    let is_text = |&block: &usize| ends_sentence(&page.blocks[block].text);
    if blocks.len() == found + 1 || near.take(found).any(is_text) {
        return blocks;
    }
    blocks[found + 1..].to_vec()
}

/// The blocks of a body below the line with the day and the office that opens it, where a page does not
/// set it apart.
fn below_day<'b>(page: &Page, blocks: &'b [usize], declared: Option<&str>) -> &'b [usize] {
    let habit = Habit::of(declared, None, None);
    match blocks {
        [first, rest @ ..] if !rest.is_empty() && is_line(&page.blocks[*first].text, habit) => rest,
        _ => blocks,
    }
}

/// The paragraphs that a page keeps in its JSON-LD, for a script to show: believed only where the
/// page itself shows next to nothing.
fn json_paragraphs(text: &str, shown: &[String]) -> Option<Vec<String>> {
    let total = |texts: &[String]| texts.iter().map(|text| weight(text)).sum::<u32>();
    let paragraphs = if text.contains("</") || text.contains("<br") {
        let page = flatten(parse::parse(text).ok()?);
        page.blocks.into_iter().map(|block| block.text).collect()
    } else {
        plain::paragraphs(text).ok()?
    };
    let kept = total(&paragraphs);
    (kept >= MIN_JSON_LD_WEIGHT && kept > JSON_LD_TO_SHOWN * total(shown)).then_some(paragraphs)
}
