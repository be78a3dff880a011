//! A row a change.

use super::kind_name;
use crate::history::{AccountHistory, Change, Quoted};
use crate::render::csv::table;

const HEADER: [&str; 15] = [
    "number",
    "kind",
    "headline",
    "what",
    "before",
    "count",
    "of",
    "date",
    "title",
    "url",
    "sentence",
    "earlier_date",
    "earlier_title",
    "earlier_url",
    "earlier_sentence",
];

/// The changes in a text as CSV, the most telling first.
pub fn account_csv(history: &AccountHistory) -> String {
    let text = &history.text;
    let changes = history.changes.iter().enumerate();
    let row = |(index, change): (usize, &Change)| {
        let sentence = |it: &Option<Quoted>| it.as_ref().map(|it| it.sentence.clone());
        let earlier = change.earlier.as_ref();
        let of_earlier = |part: fn(&Quoted) -> String| earlier.map(part).unwrap_or_default();
        [
            (index + 1).to_string(),
            kind_name(change.kind).to_owned(),
            change.headline.clone(),
            change.what.clone(),
            change.before.clone().unwrap_or_default(),
            change.count.to_string(),
            change.of.to_string(),
            text.date.to_string(),
            text.title.clone(),
            text.url.clone().unwrap_or_default(),
            sentence(&change.now).unwrap_or_default(),
            of_earlier(|it| it.date.to_string()),
            of_earlier(|it| it.title.clone()),
            of_earlier(|it| it.url.clone().unwrap_or_default()),
            of_earlier(|it| it.sentence.clone()),
        ]
    };
    table(HEADER, changes.map(row))
}
