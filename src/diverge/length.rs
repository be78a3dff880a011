//! Words a side spent in all.

use super::{Compared, finding, listed};
use crate::report::{Divergence, Kind};

/// From this ratio on, the length itself is news.
const NOTABLE: f64 = 1.5;

/// One finding for each language, where its longest account has half as many words again as its
/// shortest. Words of different languages are not counted against each other.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let mut languages: Vec<Option<&str>> = compared
        .statements
        .iter()
        .map(|statement| statement.language.as_deref())
        .collect();
    languages.sort_unstable();
    languages.dedup();
    languages
        .into_iter()
        .filter_map(|language| in_language(compared, language))
        .collect()
}

fn in_language(compared: &Compared<'_>, language: Option<&str>) -> Option<Divergence> {
    let mut lengths: Vec<(usize, &str)> = compared
        .statements
        .iter()
        .filter(|statement| statement.language.as_deref() == language)
        .map(|statement| (statement.words, statement.source.id.as_str()))
        .collect();
    lengths.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let (longest, by) = *lengths.first()?;
    let (shortest, of) = *lengths.last()?;
    let ratio = longest as f64 / shortest.max(1) as f64;
    if ratio < NOTABLE {
        return None;
    }
    let counts: Vec<String> = lengths
        .iter()
        .map(|(words, id)| format!("{words} in {id}"))
        .collect();
    let summary = format!(
        "Words: {}, {ratio:.1} times from longest to shortest",
        listed(&counts)
    );
    Some(Divergence {
        by: Some(by.to_owned()),
        of: Some(of.to_owned()),
        ..finding(Kind::Length, summary)
    })
}
