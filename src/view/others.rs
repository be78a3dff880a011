//! What sides do of which a finding between two others claims nothing: no side is left out unsaid.

use super::finding::{NothingFound, OtherSide, Said};
use super::issue::not_said;
use super::passage::Passages;
use super::quote::{Marks, Quote};
use super::side::{Side, sides};
use super::talks::fact_of_side;
use crate::report::{Divergence, Evidence, EvidenceRole, Kind, Report, StatementFacts, TopicFacts};

/// A passage whose sentences are less alike may have no more than a set phrase in common.
const MIN_CLOSE: f64 = 0.5;

/// The sides that a finding neither quotes nor finds silent.
pub(super) fn others<'r>(
    report: &'r Report,
    passages: &Passages<'_>,
    divergence: &Divergence,
    evidence: &[Evidence],
    says: &[Said<'r>],
    nothing: &[NothingFound<'r>],
) -> Vec<OtherSide<'r>> {
    let sides = sides(report);
    if sides.len() < 3 || evidence.is_empty() || is_of_all_or_one(&sides, divergence) {
        return Vec::new();
    }
    let is_told = |side: &Side<'_>| {
        let is_silent = nothing.iter().any(|it| it.names.contains(&side.name));
        is_silent || says.iter().any(|it| side.is_of(it.statement))
    };
    let others = sides.iter().filter(|side| !is_told(side));
    let told = others.map(|side| {
        let by_topic = || of_topic(report, divergence, side);
        let by_fact = || of_fact(report, divergence, evidence, side);
        by_topic()
            .or_else(by_fact)
            .unwrap_or_else(|| of_passage(report, passages, divergence, evidence, side))
    });
    let mut others: Vec<OtherSide<'r>> = Vec::new();
    for it in told {
        let alike = |known: &&mut OtherSide<'_>| {
            known.quote.is_none() && it.quote.is_none() && known.told == it.told
        };
        match others.iter_mut().find(alike) {
            Some(known) => known.names.extend(it.names),
            None => others.push(it),
        }
    }
    others
}

/// Whether a finding tells of all accounts, or of those of one side.
fn is_of_all_or_one(sides: &[Side<'_>], divergence: &Divergence) -> bool {
    let is_of = |side: &Side<'_>, id: &Option<String>| {
        let id = id.as_deref();
        side.accounts.iter().any(|it| id == Some(it.id.as_str()))
    };
    let mut sides = sides.iter();
    let is_within = sides.any(|it| is_of(it, &divergence.by) && is_of(it, &divergence.of));
    is_within
        || matches!(
            divergence.kind,
            Kind::Length | Kind::Tone | Kind::TopicOrder
        )
}

/// Of a topic on which others state positions, the first sentence of a side on it.
fn of_topic<'r>(
    report: &'r Report,
    divergence: &Divergence,
    side: &Side<'r>,
) -> Option<OtherSide<'r>> {
    if divergence.kind != Kind::Position {
        return None;
    }
    let mut topics = report.topics.iter();
    let topic = topics.find(|it| divergence.topic.as_ref() == Some(&it.id))?;
    let first = |statement: &&'r StatementFacts| first_on(topic, statement);
    let first = side.accounts.iter().copied().find_map(|it| first(&it));
    Some(match first {
        Some(quote) => OtherSide {
            names: vec![side.name],
            told: "on this".to_owned(),
            quote: Some(quote),
        },
        None => {
            let missing = not_said(topic, side);
            OtherSide {
                names: vec![side.name],
                told: missing.label().to_lowercase(),
                quote: missing
                    .nearest()
                    .and_then(|(account, at)| quote(account, at)),
            }
        }
    })
}

/// The first sentence of an account on a topic.
fn first_on<'r>(topic: &TopicFacts, statement: &'r StatementFacts) -> Option<Quote<'r>> {
    let mention = topic.mentions.get(&statement.id)?.as_ref()?;
    let clause = mention.clauses.first();
    let sentence = clause.map_or(mention.first, |clause| clause.sentence);
    quote(statement, sentence)
}

/// Of a fact of the talks, what a side says of it.
fn of_fact<'r>(
    report: &Report,
    divergence: &Divergence,
    evidence: &[Evidence],
    side: &Side<'r>,
) -> Option<OtherSide<'r>> {
    let is_fact = divergence.kind == Kind::Fact;
    let told = is_fact.then(|| fact_of_side(report, evidence, side))??;
    Some(OtherSide {
        names: vec![side.name],
        told,
        quote: None,
    })
}

/// The sentence of a side in the passage of a claim.
fn of_passage<'r>(
    report: &'r Report,
    passages: &Passages<'_>,
    divergence: &Divergence,
    evidence: &[Evidence],
    side: &Side<'r>,
) -> OtherSide<'r> {
    let claims = evidence
        .iter()
        .filter(|it| it.role != EvidenceRole::Nearest);
    let passages = claims.filter_map(|it| passages.of_sentence(&it.source, it.sentence));
    let is_close = |passage: &usize| {
        let score = report.passages[*passage].score;
        score.is_none_or(|score| score >= MIN_CLOSE)
    };
    let mut quotes = passages.filter(is_close).filter_map(|passage| {
        let sentences = &report.passages[passage].sentences;
        let accounts = side.accounts.iter().copied();
        let mut own = accounts.filter_map(|it| Some((it, *sentences.get(&it.id)?.first()?)));
        let (statement, sentence) = own.next()?;
        quote(statement, sentence)
    });
    let quote = quotes.next();
    let told = match (&quote, divergence.kind) {
        (Some(_), _) => "comes close",
        // It was not found silent, as another side was.
        (None, Kind::Silence) => "may have a part of it",
        (None, _) => "not part of this finding; no sentence of it comes close",
    };
    OtherSide {
        names: vec![side.name],
        told: told.to_owned(),
        quote,
    }
}

fn quote(statement: &StatementFacts, sentence: usize) -> Option<Quote<'_>> {
    statement.sentences.get(sentence)?;
    Some(Quote {
        statement,
        sentence,
        marks: Marks::new(),
        role: EvidenceRole::Nearest,
    })
}
