//! The accounts of an event, each against its government's last one with the same counterpart.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::account::Change;
use super::account::last::against_last;
use super::counterpart::counterparts;
use super::series::{CutText, Cutter, Text};
use crate::lexicon::Lexicon;
use crate::report::{
    AccountChange, AgainstLast, EarlierAccount, Report, SentenceFacts, StatementFacts,
};
use crate::statement::Sentence;

/// Changes of an account that are told: more is for `history`.
const MOST: usize = 5;

/// The latest earlier texts of a government by which its set phrases are told, and those of them
/// with the same counterpart that are taken besides.
pub const LATEST_TEXTS: usize = 12;
pub const LATEST_WITH: usize = 6;

/// Holds the accounts of a report against earlier texts, which `cutter` cut: of each government,
/// those before the day of its account. Gives the accounts by their ids, cut for that; one that is
/// the same text as one of `kept`, which `cutter` cut too, is not cut and read again.
pub fn hold_against_last(
    report: &mut Report,
    kept: &[Arc<CutText>],
    earlier: &[&Arc<CutText>],
    cutter: &Cutter,
    lexicon: &Lexicon,
) -> BTreeMap<String, Arc<CutText>> {
    let own = report.statements.iter().map(|statement| {
        let day = day_of(report, statement).unwrap_or_default();
        let text = Text::of_account(report, statement, day);
        let same = kept.iter().find(|it| it.is_same(&text, statement)).cloned();
        let cut = || Arc::new(cutter.cut(text.with_sentences(statement)));
        (statement.id.clone(), same.unwrap_or_else(cut))
    });
    let own: BTreeMap<String, Arc<CutText>> = own.collect();
    let accounts = report.statements.iter();
    let held = accounts.filter_map(|statement| {
        let own = &own[&statement.id];
        of_account(report, statement, own, earlier, cutter, lexicon)
    });
    report.against_last = held.collect();
    own
}

/// An account against the last one; `None` where nobody knows whose it is, with whom, or of which
/// day.
fn of_account(
    report: &Report,
    statement: &StatementFacts,
    own: &Arc<CutText>,
    earlier: &[&Arc<CutText>],
    cutter: &Cutter,
    lexicon: &Lexicon,
) -> Option<AgainstLast> {
    statement.government.as_ref()?;
    day_of(report, statement)?;
    if own.with.is_empty() {
        return None;
    }
    let mut texts = chosen(own, earlier);
    let count = texts.len();
    texts.push(Arc::clone(own));
    let series = cutter.series(texts, own.language());
    let found = against_last(&series, count, lexicon);
    let last = found.as_ref().map(|it| named(&series.texts()[it.last]));
    let is_with = |code: &&String| {
        let last = found.as_ref().map(|it| &series.texts()[it.last]);
        last.is_none_or(|last| last.with.contains(code))
    };
    let with = own.with.iter().filter(is_with);
    let with = with.map(|code| plain_name(code, report, lexicon)).collect();
    let changes = found.iter().flat_map(|it| &it.changes).take(MOST);
    let changes = changes.map(|change| told(change, statement)).collect();
    Some(AgainstLast {
        source: statement.id.clone(),
        with,
        last,
        earlier: count,
        changes,
    })
}

/// The day of an account, or else of its event.
fn day_of(report: &Report, statement: &StatementFacts) -> Option<Date> {
    let day = |date: &Option<String>| date.as_deref().and_then(|it| it.parse().ok());
    day(&statement.date).or_else(|| day(&report.event.date))
}

/// The plain name of a government; its code where nobody knows it.
fn plain_name(code: &str, report: &Report, lexicon: &Lexicon) -> String {
    let mut own = report.statements.iter();
    let own = own.find(|it| it.government.as_deref() == Some(code));
    let mut known = lexicon.governments().entries().iter();
    let known = known.find(|it| it.code == code);
    let name = own.map(|it| &it.government_name);
    let name = name.or(known.map(|it| &it.name));
    name.map_or_else(|| code.to_owned(), Clone::clone)
}

/// The texts that an account is held against, the oldest first: in its language, before its day,
/// and not itself.
fn chosen(own: &Text, earlier: &[&Arc<CutText>]) -> Vec<Arc<CutText>> {
    let is_other = |text: &Text| text.url.is_none() || text.url != own.url;
    let mut texts: Vec<&Arc<CutText>> = (earlier.iter().copied())
        .filter(|text| text.government == own.government && text.language() == own.language())
        .filter(|text| text.date < own.date && is_other(text))
        .collect();
    texts.sort_by_key(|text| text.date);
    let latest = texts.len().saturating_sub(LATEST_TEXTS);
    let (older, latest) = texts.split_at(latest);
    let is_with = |text: &&&Arc<CutText>| text.with.iter().any(|it| own.with.contains(it));
    let with: Vec<&Arc<CutText>> = older.iter().filter(is_with).copied().collect();
    let with = with[with.len().saturating_sub(LATEST_WITH)..].iter();
    with.chain(latest).map(|text| Arc::clone(text)).collect()
}

fn named(text: &Text) -> EarlierAccount {
    EarlierAccount {
        date: text.date.to_string(),
        title: text.title.clone(),
        url: text.url.clone(),
    }
}

fn told(change: &Change, statement: &StatementFacts) -> AccountChange {
    let now = change.now.as_ref();
    let place = now.and_then(|now| {
        let mut sentences = statement.sentences.iter();
        sentences.position(|it| it.text == now.sentence)
    });
    let earlier = change.earlier.as_ref();
    AccountChange {
        kind: change.kind,
        headline: change.headline.clone(),
        what: change.what.clone(),
        before: change.before.clone(),
        sentence: place,
        earlier: earlier.map(|it| it.sentence.clone()),
        earlier_date: earlier.map(|it| it.date.to_string()),
    }
}

impl Text {
    /// An account of a report as a text of its government, of a day, without its sentences.
    pub(crate) fn of_account(report: &Report, statement: &StatementFacts, date: Date) -> Self {
        let own = statement.government.as_deref();
        let others = report.statements.iter();
        let others = others.filter_map(|it| it.government.clone());
        let mut with: Vec<String> = others.filter(|it| Some(it.as_str()) != own).collect();
        with.sort();
        with.dedup();
        let title = statement.title.clone();
        let title = title.or_else(|| report.event.title.clone());
        let title = title.unwrap_or_default();
        if with.is_empty() {
            with = counterparts(&title, own);
        }
        Self {
            government: statement.government.clone(),
            date,
            title,
            url: statement.url.clone(),
            with,
            language: statement.language.clone(),
            sentences: Vec::new(),
        }
    }

    /// It with the sentences of its account.
    pub(crate) fn with_sentences(mut self, statement: &StatementFacts) -> Self {
        let language = self.language.as_deref();
        let sentences = statement.sentences.iter();
        let sentences = sentences.map(|it| Sentence::in_language(&it.text, it.paragraph, language));
        self.sentences = sentences.collect();
        self
    }

    /// Whether it is another text with the sentences of an account. To cut these into words takes
    /// longer than all else.
    fn is_same(&self, other: &Self, statement: &StatementFacts) -> bool {
        let Self {
            government,
            date,
            title,
            url,
            with,
            language,
            sentences,
        } = self;
        let is_same_sentence =
            |(own, it): (&Sentence, &SentenceFacts)| own.is_plainly(&it.text, it.paragraph);
        (government, date, title) == (&other.government, &other.date, &other.title)
            && (url, with, language) == (&other.url, &other.with, &other.language)
            && sentences.len() == statement.sentences.len()
            && (sentences.iter().zip(&statement.sentences)).all(is_same_sentence)
    }
}
