//! The days that a page states in the markup of its text.

use super::evidence::{DatedEvidence, read};
use super::search::Search;
use super::written::{self, Label};
use crate::extract::page::short_text;
use crate::extract::tag::Tag;
use crate::statement::DateSource;

/// `<time>` elements of a page that are looked at.
const MAX_TIMES: usize = 1000;
/// How far before a `<time>`, in characters, the word may stand that says whether its day is that
/// of a change.
const MAX_LABEL_DISTANCE: usize = 240;

/// The words of microdata and RDFa for the day of publication, without the name of their vocabulary.
const PROPERTIES: [&str; 4] = ["datePublished", "dateCreated", "issued", "created"];

/// An element that says in microdata or RDFa that it holds the day of publication.
pub(super) fn in_microdata(search: &Search<'_>) -> Option<DatedEvidence> {
    (0..search.page.elements.len()).find_map(|index| {
        let element = search.page.element(index)?;
        // Faster than to look for the two by name in each element of a page.
        let mut attributes = element.value().attrs();
        let name = attributes.find_map(|(attribute, value)| {
            matches!(attribute, "itemprop" | "property").then(|| property(value))?
        })?;
        let text = ["content", "datetime"]
            .iter()
            .find_map(|attribute| element.attr(attribute))
            .map_or_else(|| short_text(element), str::to_owned);
        read(&text, search.habit, DateSource::Microdata, Some(name))
    })
}

/// The word of a list of properties that is for the day of publication.
fn property(value: &str) -> Option<&str> {
    value.split_ascii_whitespace().find(|name| {
        let word = name.rsplit([':', '/', '#']).next().unwrap_or_default();
        PROPERTIES.contains(&word)
    })
}

/// A `<time datetime>` that stands by the heading or, failing that, the only one of its day.
pub(super) fn in_time_element(search: &Search<'_>) -> Option<DatedEvidence> {
    let page = search.page;
    let times: Vec<(usize, DatedEvidence)> = page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.tag == Tag::Time)
        .take(MAX_TIMES)
        .filter_map(|(index, element)| {
            let time = page.element(index)?;
            let names = ["itemprop", "class"].map(|name| time.attr(name).unwrap_or_default());
            let is_change = names.iter().any(|name| {
                let name = name.to_ascii_lowercase();
                name.contains("modified") || name.contains("updated") && !name.contains("publish")
            });
            let line = page.blocks.get(element.first).map(|block| &block.text);
            let label = line.and_then(|text| {
                let before = text.split(short_text(time).trim()).next()?;
                written::label(last_characters(before, MAX_LABEL_DISTANCE))
            });
            if is_change || label == Some(Label::Updated) {
                return None;
            }
            let datetime = time.attr("datetime")?;
            let found = read(datetime, search.habit, DateSource::Time, None)?;
            Some((element.first, found))
        })
        .collect();
    let near = search.near_heading();
    let by_heading = times.iter().find(|(block, _)| near.contains(block));
    let only = || {
        let (_, (day, _)) = times.first()?;
        times
            .iter()
            .all(|(_, (other, _))| other == day)
            .then(|| times.first())?
    };
    by_heading.or_else(only).map(|(_, found)| found.clone())
}

/// The end of a text, of so many characters.
fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    start.map_or(text, |(at, _)| &text[at..])
}
