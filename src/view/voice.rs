//! Whose words an account gives, and how many of each.

use std::collections::BTreeMap;

use crate::report::{Report, StatementFacts};

/// The words of one voice in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    /// Whose they are: a leader or a government by name, both sides, or nobody's but the account's.
    pub label: String,
    /// The account of the government that speaks, as the report has it: its code, or `both`.
    pub speaker: Option<String>,
    pub words: usize,
    /// Of all words of the account, in whole percent.
    pub percent: usize,
}

/// The voices in an account, the one with most words first; the account's own comes last.
pub(crate) fn voices(report: &Report, statement: &StatementFacts) -> Vec<Share> {
    let mut words: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for sentence in &statement.sentences {
        *words.entry(sentence.speaker.as_deref()).or_default() += sentence.words;
    }
    let all: usize = words.values().sum();
    let shares = words.into_iter().filter(|(_, words)| *words > 0);
    let mut shares: Vec<Share> = shares
        .map(|(speaker, words)| Share {
            label: label(report, speaker),
            speaker: speaker.map(str::to_owned),
            words,
            percent: (100 * words + all / 2) / all,
        })
        .collect();
    shares.sort_by_key(|it| (it.speaker.is_none(), std::cmp::Reverse(it.words)));
    shares
}

fn label(report: &Report, speaker: Option<&str>) -> String {
    let Some(code) = speaker else {
        return "Narration".to_owned();
    };
    let mut statements = report.statements.iter();
    match statements.find(|it| it.government.as_deref() == Some(code)) {
        Some(side) => side.leader.clone().unwrap_or(side.government_name.clone()),
        None if code == "both" => "Joint".to_owned(),
        None => code.to_owned(),
    }
}
