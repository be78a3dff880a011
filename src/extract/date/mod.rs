//! The day of publication, from evidence in the page: what is not evidence is not claimed.

mod address;
mod calendar;
mod clock;
mod dateline;
mod evidence;
mod habit;
mod line;
mod markup;
mod search;
mod shown;
mod written;

use jiff::civil::Date;

pub(super) use self::address::in_url;
pub(super) use self::dateline::dateline;
pub(crate) use self::dateline::without_dateline;
use self::evidence::read;
pub(super) use self::evidence::{DatedEvidence, stated};
pub(super) use self::habit::Habit;
pub(super) use self::line::{before_day, day_at_an_end, is_line, read_line};
use self::markup::{in_microdata, in_time_element};
pub(super) use self::search::Search;
use self::shown::{at_end, in_dated_element, in_opening, near_heading, of_event, published_below};
pub(super) use self::written::is_alone;
use crate::statement::DateSource;

/// Entries of `<meta>` that hold the day of publication, the surest first.
const PUBLISHED_ENTRIES: [&str; 36] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publicationdate",
    "firstpublishedtime",
    "govuk:first-published-at",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "article.published",
    "published_time",
    "date_published",
    "dc.date.published",
    "dcterms.date.issued",
    "citation_publication_date",
    "og:release_date",
    "release_date",
    "pub_date",
    "pubtime",
    "schema:datepublished",
    "dc:issued",
    "dct:issued",
    "dcterms:issued",
    "eprints.date",
    "publishtime",
    "publish_time",
    "publish-time",
    "bt:pubdate",
    "_pubtime",
    "cxenseparse:publishtime",
];

/// Entries of `<meta>` that hold a day of which they do not say that it is that of publication: often
/// the one on which somebody began to write.
const CREATED_ENTRIES: [&str; 13] = [
    "dc.date",
    "dcterms.date",
    "date",
    "dc:date",
    "dc.date.created",
    "dcterms.created",
    "dc:created",
    "dcterms:created",
    "schema:datecreated",
    "article:create_at",
    "creation_date",
    "dc.created",
    "created",
];

/// Entries of `<meta>` that hold the day of the last change.
const MODIFIED_ENTRIES: [&str; 4] = [
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
];

/// The first year of pages. What software says was published before then is the zero of a clock.
const FIRST_YEAR: i16 = 1990;

/// Finds the day of publication; `known` are the texts in which pages of this site have it.
///
/// Where the page contradicts itself, the day that most of its evidence bears out is taken, and of
/// equals the one that the page states for software.
pub(super) fn find(search: &Search<'_>, known: &[String]) -> Option<DatedEvidence> {
    let read = |text: &str, from, name: Option<&str>| read(text, search.habit, from, name);
    let is_possible = |found: &DatedEvidence| is_possible(found, search.latest);
    let of_site = known
        .iter()
        .filter_map(|text| read(text, DateSource::Profile, None))
        .find(is_possible);
    if of_site.is_some() {
        return of_site;
    }
    let published = search.metadata.published.as_deref();
    let in_json = published.and_then(|text| read(text, DateSource::JsonLd, Some("datePublished")));
    let in_meta = |names: &[&'static str]| {
        names
            .iter()
            .filter_map(|name| read(search.metadata.get(&[name])?, DateSource::Meta, Some(name)))
            .find(is_possible)
    };
    let from_software: Vec<DatedEvidence> = in_json
        .filter(is_possible)
        .into_iter()
        .chain(in_meta(&PUBLISHED_ENTRIES))
        .collect();
    let changed = changed(search);
    let is_early = |day: Date| changed.is_none_or(|changed| !is_after(day, changed));
    if let [one, other] = &from_software[..]
        && is_same(one.0, other.0)
        && is_early(one.0)
    {
        return from_software.into_iter().next();
    }
    let (labelled, beside) = near_heading(search);
    let shown = [
        in_microdata(search),
        in_time_element(search),
        labelled,
        in_meta(&CREATED_ENTRIES),
        beside,
        in_opening(search),
        at_end(search),
        search.url.and_then(in_url),
    ];
    let all: Vec<DatedEvidence> = from_software
        .into_iter()
        .chain(shown.into_iter().flatten().filter(is_possible))
        .collect();
    // A page that was changed before it was published is wrong about one of the two.
    let support = |(day, _): &DatedEvidence| {
        let agreeing = all.iter().filter(|(other, _)| is_same(*day, *other));
        agreeing.count() - usize::from(!is_early(*day))
    };
    let most = all.iter().map(support).max();
    most.and_then(|most| all.iter().find(|found| support(found) == most).cloned())
        .or_else(|| in_dated_element(search).filter(is_possible))
        .or_else(|| published_below(search).filter(is_possible))
        .or_else(|| of_event(search).filter(is_possible))
}

/// The day in the dateline of a first paragraph.
pub(super) fn dateline_day(paragraph: &str, habit: Habit) -> Option<DatedEvidence> {
    read(dateline(paragraph)?, habit, DateSource::Dateline, None)
}

/// Whether two days are one, as two clocks give it.
fn is_same(one: Date, other: Date) -> bool {
    !is_after(one, other) && !is_after(other, one)
}

/// Whether a day is later than another wherever one lives.
fn is_after(day: Date, other: Date) -> bool {
    other.tomorrow().is_ok_and(|next| day > next)
}

/// Whether a page can have been published on the day: not after it was retrieved and, by what
/// software says, not before there were pages.
fn is_possible((day, evidence): &DatedEvidence, latest: Option<Date>) -> bool {
    let is_from_software = matches!(
        evidence.from,
        DateSource::JsonLd | DateSource::Meta | DateSource::Microdata | DateSource::Time
    );
    let is_past = latest.is_none_or(|latest| !is_after(*day, latest));
    is_past && (!is_from_software || day.year() >= FIRST_YEAR)
}

/// The day of the last change, as software says it.
fn changed(search: &Search<'_>) -> Option<Date> {
    let metadata = search.metadata;
    let text = metadata
        .modified
        .as_deref()
        .or_else(|| metadata.get(&MODIFIED_ENTRIES))?;
    written::all(text, search.habit)
        .first()
        .map(|found| found.day)
        .filter(|day| day.year() >= FIRST_YEAR)
}
