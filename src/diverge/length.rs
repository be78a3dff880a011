//! Words a side spent in all.

use super::compared::Compared;
use super::finding::{Claim, Finding};

/// From this ratio of the longest account to the shortest on, the length itself is news.
const MIN_RATIO: f64 = 1.5;

/// One finding for each language, where its longest account has half as many words again as its
/// shortest. Words of different languages are not counted against each other.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
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

fn in_language(compared: &Compared<'_>, language: Option<&str>) -> Option<Finding> {
    let statements = compared.statements.iter().enumerate();
    let mut words: Vec<(usize, usize)> = statements
        .filter(|(_, statement)| statement.language.as_deref() == language)
        .map(|(account, statement)| (account, statement.words))
        .collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let (by, longest) = *words.first()?;
    let (of, shortest) = *words.last()?;
    if (longest as f64) < MIN_RATIO * shortest.max(1) as f64 {
        return None;
    }
    let language = language.map(str::to_owned);
    Some(Finding {
        by: Some(by),
        of: Some(of),
        ..Finding::new(Claim::Length { language, words })
    })
}
