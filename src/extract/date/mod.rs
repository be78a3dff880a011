//! The day of publication, from evidence in the page: what is not evidence is not claimed.

mod calendar;
mod clock;
mod written;

use jiff::civil::Date;

pub(super) use self::written::{Habit, is_alone, names_a_day};
use self::written::{Label, Written};
use super::dateline;
use super::metadata::Metadata;
use super::page::{Page, Tag, ends_sentence};
use crate::statement::{DateEvidence, DateSource};

/// Entries of `<meta>` that hold the day of publication, most telling first.
const ENTRIES: [&str; 40] = [
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
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "date",
    "article.published",
    "published_time",
    "date_published",
    "dc.date.published",
    "dcterms.date.issued",
    "citation_publication_date",
    "og:release_date",
    "release_date",
    "article:create_at",
    "pub_date",
    "pubtime",
    "publishtime",
    "publish_time",
    "publish-time",
    "bt:pubdate",
    "_pubtime",
    "cxenseparse:publishtime",
    "creation_date",
    "dc.created",
    "created",
];

/// Entries of `<meta>` that hold the day of the last change.
const CHANGES: [&str; 4] = [
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
];

/// The first year of pages. What software says was published before then is the zero of a clock.
const FIRST_YEAR: i16 = 1990;

/// How many blocks around the heading are searched.
const NEAR: usize = 6;
/// How many blocks above the heading are searched.
const ABOVE: usize = 3;
/// Longest block, in bytes, that counts as a line of a date.
const LINE: usize = 240;
/// Longest block, in bytes, that is a label of the date in the next.
const LABEL: usize = 40;
/// Length in bytes past which a line that ends as sentences do is one.
const SENTENCE: usize = 60;
/// How many blocks at the end of the statement may be its date.
const END: usize = 3;

/// A day, and what it is taken from.
pub(super) type Found = (Date, DateEvidence);

/// Governments that write the month before the day, in figures.
const MONTH_FIRST: [&str; 4] = ["US", "FM", "MH", "PW"];
/// Governments that write either.
const EITHER: [&str; 4] = ["CA", "PH", "KE", "UN"];

impl Habit {
    /// What is known of how a page writes days: `declared` is its `lang`, `language` that of its
    /// text, `government` whose page it is.
    pub(super) fn of(
        declared: Option<&str>,
        language: Option<&str>,
        government: Option<&str>,
    ) -> Self {
        let american = declared.is_some_and(|tag| tag.eq_ignore_ascii_case("en-US"));
        // A page's `lang` is often what its software came with: whose page it is goes before.
        let day_first = match (government, language) {
            (Some(code), _) if MONTH_FIRST.contains(&code) => Some(false),
            (Some(code), _) if EITHER.contains(&code) => None,
            (Some(_), _) => Some(true),
            (None, Some("en") | None) => american.then_some(false),
            (None, Some(_)) => Some(true),
        };
        Self {
            day_first,
            solar: matches!(language, Some("fa" | "ps")) || matches!(government, Some("IR" | "AF")),
            croatian: language == Some("hr") || government == Some("HR"),
        }
    }
}

/// Where in a page to look.
pub(super) struct Place<'a> {
    pub page: &'a Page,
    pub metadata: &'a Metadata,
    /// The block of the heading.
    pub heading: Option<usize>,
    /// The blocks of the statement.
    pub blocks: &'a [usize],
    pub url: Option<&'a str>,
    pub habit: Habit,
    /// The day on which the page was retrieved.
    pub latest: Option<Date>,
}

/// Finds the day of publication; `known` are the texts in which pages of this site have it.
///
/// Where the page contradicts itself, the day that most of its evidence bears out is taken, and of
/// equals the one that software was told.
pub(super) fn find(place: &Place<'_>, known: &[String]) -> Option<Found> {
    let read = |text: &str, from, name: Option<&str>| read(text, place.habit, from, name);
    let is_possible = |found: &Found| is_possible(found, place.latest);
    let of_site = known
        .iter()
        .filter_map(|text| read(text, DateSource::Profile, None))
        .find(is_possible);
    if of_site.is_some() {
        return of_site;
    }
    let published = place.metadata.published.as_deref();
    let in_json = published.and_then(|text| read(text, DateSource::JsonLd, Some("datePublished")));
    let in_meta = ENTRIES
        .iter()
        .filter_map(|name| read(place.metadata.get(&[name])?, DateSource::Meta, Some(name)))
        .find(is_possible);
    let told: Vec<Found> = in_json
        .filter(is_possible)
        .into_iter()
        .chain(in_meta)
        .collect();
    let changed = changed(place);
    let is_early = |day: Date| changed.is_none_or(|changed| !is_after(day, changed));
    if let [one, other] = &told[..]
        && is_same(one.0, other.0)
        && is_early(one.0)
    {
        return told.into_iter().next();
    }
    let in_dateline = || {
        let first = &place.page.blocks[*place.blocks.first()?].text;
        read(dateline::of(first)?, DateSource::Dateline, None)
    };
    let shown = [
        in_microdata(place),
        in_time_element(place),
        near_heading(place),
        in_dateline(),
        at_end(place),
        place.url.and_then(in_url),
    ];
    let all: Vec<Found> = told
        .into_iter()
        .chain(shown.into_iter().flatten().filter(is_possible))
        .collect();
    // A page that was changed before it was published is wrong about one of the two.
    let support = |(day, _): &Found| {
        let agreeing = all.iter().filter(|(other, _)| is_same(*day, *other));
        agreeing.count() - usize::from(!is_early(*day))
    };
    let most = all.iter().map(support).max()?;
    all.iter().find(|found| support(found) == most).cloned()
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
fn is_possible((day, evidence): &Found, latest: Option<Date>) -> bool {
    let is_told = matches!(
        evidence.from,
        DateSource::JsonLd | DateSource::Meta | DateSource::Microdata | DateSource::Time
    );
    let is_past = latest.is_none_or(|latest| !is_after(*day, latest));
    is_past && (!is_told || day.year() >= FIRST_YEAR)
}

/// The day of the last change, as software says it.
fn changed(place: &Place<'_>) -> Option<Date> {
    let metadata = place.metadata;
    let text = metadata
        .modified
        .as_deref()
        .or_else(|| metadata.get(&CHANGES))?;
    written::all(text, place.habit)
        .first()
        .map(|found| found.day)
        .filter(|day| day.year() >= FIRST_YEAR)
}

/// The first day that a text writes out and does not call that of a change.
fn read(text: &str, habit: Habit, from: DateSource, name: Option<&str>) -> Option<Found> {
    let (found, _) = labelled(text, habit)
        .into_iter()
        .find(|(_, label)| *label != Some(Label::Updated))?;
    Some(evidence(text, found, from, name))
}

/// The days of a text, and what the words before each say it is.
fn labelled(text: &str, habit: Habit) -> Vec<(Written, Option<Label>)> {
    let mut before = 0;
    written::all(text, habit)
        .into_iter()
        .map(|found| {
            let label = written::label(&text[before..found.start]);
            before = found.end;
            (found, label)
        })
        .collect()
}

fn evidence(text: &str, found: Written, from: DateSource, name: Option<&str>) -> Found {
    let clock =
        clock::read(&text[found.end..]).or_else(|| clock::read_before(&text[..found.start]));
    let (time, zone) = clock.map_or((None, None), |clock| (Some(clock.time), clock.zone));
    let evidence = DateEvidence {
        from,
        name: name.map(str::to_owned),
        text: text.chars().take(LINE).collect(),
        time,
        zone,
    };
    (found.day, evidence)
}

/// An element that says with `itemprop` that it holds the day of publication.
fn in_microdata(place: &Place<'_>) -> Option<Found> {
    (0..place.page.elements.len()).find_map(|index| {
        let element = place.page.element(index)?;
        let property = element.attr("itemprop")?;
        let name = property
            .split_ascii_whitespace()
            .find(|name| matches!(*name, "datePublished" | "dateCreated"))?;
        let text = ["content", "datetime"]
            .iter()
            .find_map(|attribute| element.attr(attribute))
            .map_or_else(|| element.text().collect(), str::to_owned);
        read(&text, place.habit, DateSource::Microdata, Some(name))
    })
}

/// A `<time datetime>` that stands by the heading or, failing that, the only one of its day.
fn in_time_element(place: &Place<'_>) -> Option<Found> {
    let page = place.page;
    let times: Vec<(usize, Found)> = page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.tag == Tag::Time)
        .filter_map(|(index, element)| {
            let time = page.element(index)?;
            let names = ["itemprop", "class"].map(|name| time.attr(name).unwrap_or_default());
            let is_change = names.iter().any(|name| {
                let name = name.to_ascii_lowercase();
                name.contains("modified") || name.contains("updated") && !name.contains("publish")
            });
            let said = page.blocks.get(element.first).map(|block| &block.text);
            let label = said.and_then(|text| {
                let shown: String = time.text().collect();
                written::label(text.split(shown.trim()).next()?)
            });
            if is_change || label == Some(Label::Updated) {
                return None;
            }
            let datetime = time.attr("datetime")?;
            let found = read(datetime, place.habit, DateSource::Time, None)?;
            Some((element.first, found))
        })
        .collect();
    let (from, to) = near(place);
    let by_heading = times.iter().find(|(block, _)| (from..to).contains(block));
    let only = || {
        let (_, (day, _)) = times.first()?;
        times
            .iter()
            .all(|(_, (other, _))| other == day)
            .then(|| times.first())?
    };
    by_heading.or_else(only).map(|(_, found)| found.clone())
}

/// A line by the heading: one that says it is of publication, else the first that does not say
/// it is of a change. Below the heading first: above it there may be today's date.
fn near_heading(place: &Place<'_>) -> Option<Found> {
    let page = place.page;
    let (from, to) = near(place);
    let after = place
        .heading
        .map_or(from, |heading| heading.clamp(from, to));
    let above = (from..after)
        .rev()
        .take(ABOVE)
        .filter(|&block| !is_page_header(place, block));
    let mut first = None;
    for index in (after..to).chain(above) {
        let text = &page.blocks[index].text;
        // The day in a sentence is that of what it tells.
        if text.len() > LINE || text.len() > SENTENCE && ends_sentence(text) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .map(|index| page.blocks[index].text.as_str());
        for (at, (found, label)) in labelled(text, place.habit).into_iter().enumerate() {
            let label = label.or_else(|| {
                let before = before.filter(|before| at == 0 && before.len() <= LABEL)?;
                let has_day = !written::all(before, place.habit).is_empty();
                written::label(before).filter(|_| !has_day)
            });
            let evidence = || evidence(text, found, DateSource::Text, None);
            match label {
                Some(Label::Published) => return Some(evidence()),
                Some(Label::Updated) => {}
                None if first.is_none() => first = Some(evidence()),
                None => {}
            }
        }
    }
    first
}

/// Whether a block is in the page's own header or menu, which the heading is not in.
fn is_page_header(place: &Place<'_>, block: usize) -> bool {
    let page = place.page;
    let mut at = page.blocks[block].owner;
    loop {
        let element = &page.elements[at];
        let holds = |heading: usize| (element.first..element.last).contains(&heading);
        if place.heading.is_some_and(holds) {
            return false;
        }
        let chrome = matches!(
            element.tag,
            Tag::Header | Tag::Nav | Tag::Aside | Tag::Footer
        );
        if chrome || element.hint.never || element.hint.rarely {
            return true;
        }
        if element.parent == at {
            return false;
        }
        at = element.parent;
    }
}

/// A line with nothing but a date, at the end of the statement or right behind it.
fn at_end(place: &Place<'_>) -> Option<Found> {
    let last = *place.blocks.last()?;
    let from = last.saturating_sub(END - 1);
    let to = (last + END).min(place.page.blocks.len());
    (from..to)
        .filter(|&index| place.blocks.contains(&index) || index > last)
        .map(|index| &place.page.blocks[index].text)
        .filter(|text| text.len() <= LINE && is_alone(text))
        .find_map(|text| read(text, place.habit, DateSource::Text, None))
}

/// The blocks around the heading and up to the statement's first.
fn near(place: &Place<'_>) -> (usize, usize) {
    let length = place.page.blocks.len();
    let start = place.blocks.first().copied();
    let Some(anchor) = place.heading.or(start) else {
        return (0, 0);
    };
    let end = start.map_or(anchor, |start| start.clamp(anchor, anchor + 4 * NEAR));
    (
        anchor.saturating_sub(NEAR).min(length),
        (end + NEAR / 2).min(length),
    )
}

/// A day in the path of an address: `/2021/12/30/`, `/202112/30/`, `t20211230_`.
pub(super) fn in_url(url: &str) -> Option<Found> {
    let evidence = DateEvidence {
        from: DateSource::Url,
        name: None,
        text: url.to_owned(),
        time: None,
        zone: None,
    };
    day_in_url(url).map(|day| (day, evidence))
}

fn day_in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let digits: Vec<&str> = path
        .split(|character: char| !character.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    for (index, run) in digits.iter().enumerate() {
        let next = |offset: usize| digits.get(index + offset).copied().unwrap_or("");
        let day = match run.len() {
            8 => day_of(&run[..4], &run[4..6], &run[6..]),
            6 if next(1).len() == 2 => day_of(&run[..4], &run[4..], next(1)),
            4 if next(1).len() <= 2 && next(2).len() <= 2 => day_of(run, next(1), next(2)),
            4 if next(1).len() == 4 => day_of(run, &next(1)[..2], &next(1)[2..]),
            _ => None,
        };
        if day.is_some() {
            return day;
        }
    }
    None
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Date> {
    calendar::gregorian(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn parse(text: &str) -> Option<Date> {
        written::all(text, Habit::default())
            .first()
            .map(|found| found.day)
    }

    #[test]
    fn written_forms() {
        let day = date(2025, 11, 24);
        for text in [
            "November 24, 2025",
            "24 November 2025",
            "Nov. 24th, 2025",
            "2025年11月24日",
            "2025 年 11 月 24 日",
            "2025-11-24 22:30",
            "2025/11/24",
            "2025.11.24",
            "24 ноября 2025 года",
            "24 листопада 2025 року",
            "24 novembre 2025",
            "24 de noviembre de 2025",
            "令和7年11月24日",
            "24.11.2025",
            "24/11/2025",
            "11/24/2025",
            "Monday, November 24, 2025 at 10:02",
            "2025-11-24T22:30:00+08:00",
            "٢٤ نوفمبر ٢٠٢٥",
            "20251124",
            "Published: 24 Nov 2025",
        ] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
        for text in [
            "© 2025",
            "2025",
            "03/04/2025",
            "2025-13-24",
            "November 2025",
            "99999999999",
            "24 2025",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn addresses() {
        for (url, day) in [
            (
                "https://a.gov/news/2021/12/30/call/",
                Some(date(2021, 12, 30)),
            ),
            (
                "http://a.gov.cn/202112/t20211230_10477.shtml",
                Some(date(2021, 12, 30)),
            ),
            (
                "http://a.cn/n1/2021/1230/c1-2.html",
                Some(date(2021, 12, 30)),
            ),
            ("https://a.gov/news/67487", None),
        ] {
            assert_eq!(day_in_url(url), day, "{url}");
        }
    }
}
