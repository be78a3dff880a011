//! How accounts in different languages were compared, in words.

use std::collections::BTreeMap;

use crate::report::{ComparedBy, PairFacts, Report, StatementFacts};
use crate::statement::WarningCode;
use crate::text::english::{language_name, listed};

/// What a reader is told of accounts in different languages; `None` where there are none.
pub(crate) fn across_languages(report: &Report) -> Option<String> {
    let accounts = Accounts::of(report);
    let linked = accounts.told(
        |pair| pair.across_languages && !pair.missing_by_topic && pair.by != ComparedBy::Topic,
        "sentences are linked to those of the others by an estimate, and nothing is translated",
        "Different languages, so sentences are linked by an estimate, and nothing is translated",
    );
    let only_linked = accounts.told(
        |pair| pair.missing_by_topic,
        "sentences are linked to those of the others by an estimate, and nothing is translated; what \
         only one side says is told by topic alone",
        "Different languages, so sentences are linked by an estimate, and nothing is translated; what \
         only one side says is told by topic alone",
    );
    let by_topic = accounts.told(
        |pair| pair.by == ComparedBy::Topic,
        "account is compared with the others by topic alone",
        "Different languages, so compared by topic alone",
    );
    let both: Vec<String> = linked
        .into_iter()
        .chain(only_linked)
        .chain(by_topic)
        .collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// Whether no words are known in the language of an account.
pub(super) fn is_unread(account: &StatementFacts) -> bool {
    let mut warnings = account.warnings.iter();
    warnings.any(|it| it.code == WarningCode::UnreadLanguage)
}

/// The accounts with the language that most of them are in.
struct Accounts<'r> {
    report: &'r Report,
    main: Option<&'r str>,
}

impl<'r> Accounts<'r> {
    fn of(report: &'r Report) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for statement in &report.statements {
            if let Some(language) = &statement.language {
                *counts.entry(language).or_default() += 1;
            }
        }
        // Of as many accounts in two languages, those in English are the ones that readers read.
        let main = counts
            .into_iter()
            .max_by_key(|(language, count)| (*count, *language == "en"));
        let main = main.map(|(language, _)| language);
        Self { report, main }
    }

    /// What is true of some pairs: of the accounts in other languages than most, where it is true
    /// of all pairs of theirs, and else of the pairs one by one.
    fn told(&self, is: fn(&PairFacts) -> bool, of_some: &str, of_pairs: &str) -> Option<String> {
        let is = |pair: &PairFacts| is(pair) && !self.is_unread(pair);
        let all = self.report.compared.iter();
        let pairs: Vec<&PairFacts> = all.filter(|pair| is(pair)).collect();
        if pairs.is_empty() {
            return None;
        }
        let others = self.report.statements.iter();
        let others = others.filter(|it| it.language.as_deref() != self.main);
        let others: Vec<&StatementFacts> = others
            .filter(|it| pairs.iter().any(|pair| pair.sources.contains(&it.id)))
            .collect();
        let is_of_others = |pair: &PairFacts| others.iter().any(|it| pair.sources.contains(&it.id));
        let are_all = self
            .report
            .compared
            .iter()
            .all(|pair| is(pair) == (is_of_others(pair) && self.is_across(pair)));
        let language = others.first().and_then(|it| it.language.as_deref());
        let are_one = others.iter().all(|it| it.language.as_deref() == language);
        let told = match language.filter(|_| are_all && are_one) {
            Some(language) => {
                let names: Vec<&str> = others.iter().map(|it| it.name.as_str()).collect();
                let (are, their) = match names.len() {
                    1 => ("is", "its"),
                    _ => ("are", "their"),
                };
                let (names, language) = (listed(&names), language_name(language));
                // A name may say it already.
                match names.contains(&format!("(in {language})")) {
                    true => format!("{names}: {their} {of_some}."),
                    false => format!("{names} {are} in {language}: {their} {of_some}."),
                }
            }
            None => {
                let pairs = pairs.iter().map(|pair| self.names(pair));
                let pairs: Vec<String> = pairs.collect();
                format!("{of_pairs}: {}.", pairs.join(", "))
            }
        };
        Some(told)
    }

    /// Whether nothing is read of an account of a pair that is compared by topic, as a warning on it says.
    fn is_unread(&self, pair: &PairFacts) -> bool {
        let mut accounts = pair
            .sources
            .iter()
            .filter_map(|id| self.report.statement(id));
        pair.by == ComparedBy::Topic && accounts.any(is_unread)
    }

    /// Whether the accounts of a pair are in two languages.
    fn is_across(&self, pair: &PairFacts) -> bool {
        let language = |id: &String| self.report.statement(id)?.language.as_deref();
        let [a, b] = pair.sources.each_ref().map(language);
        a != b
    }

    fn names(&self, pair: &PairFacts) -> String {
        let name = |id: &String| match self.report.statement(id) {
            Some(statement) => statement.name.clone(),
            None => id.clone(),
        };
        pair.sources.each_ref().map(name).join(" – ")
    }
}
