//! The findings of a report as readers see them: what is told once, what each account says of it,
//! and where nothing is found, that.

use super::finding::{NothingFound, Said, ShownFinding, claim, doubt};
use super::others::others;
use super::passage::Passages;
use super::quote::{Quote, quotes};
use super::repeat::{Told, evidence_of, told_once};
use super::side::{Side, sides};
use super::subject::{gathered, is_taken_up, topics_of};
use crate::report::{Divergence, Evidence, EvidenceRole, Kind, Report, StatementFacts, Status};

/// So many sentences of an account are shown of one finding; of more, the number is told.
const MAX_QUOTES: usize = 4;

/// All findings, the most important first; of the first, those about one thing stand together. What
/// two accounts of one government say is told once.
pub(crate) fn findings(report: &Report) -> Vec<ShownFinding<'_>> {
    let passages = Passages::of(report);
    let told = told_once(report).into_iter();
    let shown = told.map(|told| shown(report, &passages, told)).collect();
    let mut findings = gathered(report, shown);
    for (finding, number) in findings.iter_mut().zip(1..) {
        finding.number = number;
    }
    findings
}

/// A finding as readers see it, without its number.
fn shown<'r>(report: &'r Report, passages: &Passages<'_>, told: Told<'r>) -> ShownFinding<'r> {
    let Told {
        divergence,
        anchor,
        ids,
        also,
        telling,
    } = told;
    let evidence = evidence_of(divergence, telling);
    let all = quotes(report, evidence);
    let lacks = lacks(divergence);
    let is_nearest = |quote: &Quote<'_>| lacks && quote.role == EvidenceRole::Nearest;
    let (nearest, told): (Vec<Quote<'r>>, Vec<Quote<'r>>) = all.into_iter().partition(is_nearest);
    let mut nothing = match telling {
        _ if !lacks => Vec::new(),
        Some(telling) => nothing_of_each(report, &telling.lacked_by, nearest),
        None => {
            let names = silent(report, divergence, &told);
            let nearest = nearest.into_iter().next();
            let is_known = nearest.is_some() || !names.is_empty();
            let nothing = NothingFound {
                names,
                topic: None,
                nearest,
            };
            is_known.then_some(nothing).into_iter().collect()
        }
    };
    if may_speak_of_it(divergence) {
        let sides = sides(report);
        for nothing in &mut nothing {
            nothing.topic = spoken_of(report, evidence, &sides, &nothing.names);
        }
    }
    let headline = match (telling, divergence.headline.as_str()) {
        (Some(telling), _) => telling.headline.as_str(),
        (None, "") => &divergence.summary,
        (None, headline) => headline,
    };
    let mut says = by_account(told);
    if divergence.kind == Kind::Position {
        for said in &mut says {
            said.begin_with_what_is_told(headline);
        }
    }
    ShownFinding {
        divergence,
        anchor,
        number: 0,
        ids,
        also,
        headline,
        doubt: match telling {
            Some(telling) => doubt(telling.confidence),
            None => doubt(divergence.confidence),
        },
        others: others(report, passages, divergence, evidence, &says, &nothing),
        says,
        nothing,
        evidence,
    }
}

/// Whether a side in which nothing of a claim is found may speak of its topic all the same: it does
/// not claim that the side is silent on it, and is about what was said and not about the talks.
fn may_speak_of_it(divergence: &Divergence) -> bool {
    let is_silence = divergence.kind == Kind::Silence && divergence.topic.is_some();
    !is_silence && divergence.kind != Kind::Fact
}

/// The first topic of a claim that a side takes up, too.
fn spoken_of<'r>(
    report: &'r Report,
    evidence: &[Evidence],
    sides: &[Side<'_>],
    names: &[&str],
) -> Option<&'r str> {
    let topics = topics_of(report, claim(evidence)?);
    let is_silent = |side: &&Side<'_>| names.contains(&side.name);
    let mut common = topics.into_iter().filter(|topic| {
        let mut silent = sides.iter().filter(is_silent).peekable();
        silent.peek().is_some() && silent.all(|side| is_taken_up(topic, side))
    });
    common.next().map(|topic| topic.phrase.as_str())
}

/// Whether a finding claims that an account lacks something.
fn lacks(divergence: &Divergence) -> bool {
    let has = |role: EvidenceRole| divergence.evidence.iter().any(|it| it.role == role);
    divergence.kind == Kind::Silence
        || divergence.kind == Kind::Version
            && has(EvidenceRole::Claim)
            && !has(EvidenceRole::Answer)
        || matches!(divergence.status, Some(Status::Absent | Status::OneSide))
}

/// The names of the accounts in which nothing is found: those of the government that a finding is
/// of, or else the only other account.
fn silent<'r>(report: &'r Report, divergence: &Divergence, told: &[Quote<'_>]) -> Vec<&'r str> {
    let id_of = |id: &Option<String>| id.as_deref().and_then(|id| report.statement(id));
    let is_told = |it: &StatementFacts| told.iter().any(|quote| quote.statement.id == it.id);
    let Some(of) = id_of(&divergence.of) else {
        let others = report.statements.iter().filter(|it| !is_told(it));
        let names: Vec<&str> = others.map(|it| it.name.as_str()).collect();
        // Of several others, a finding says nothing one by one.
        return if names.len() == 1 { names } else { Vec::new() };
    };
    if divergence.status == Some(Status::OneSide) {
        // It stands against all other sides.
        let by = divergence.by.as_deref();
        let others = sides(report).into_iter();
        let others =
            others.filter(|side| !side.accounts.iter().any(|it| by == Some(it.id.as_str())));
        return others.map(|side| side.name).collect();
    }
    let is_version = id_of(&divergence.by).is_some_and(|by| by.government == of.government);
    if is_version || of.government.is_none() {
        return vec![of.name.as_str()];
    }
    let side = report.statements.iter();
    let side: Vec<&StatementFacts> = side.filter(|it| it.government == of.government).collect();
    if side.iter().any(|it| is_told(it)) {
        let silent = side.into_iter().filter(|it| !is_told(it));
        silent.map(|it| it.name.as_str()).collect()
    } else {
        vec![of.government_name.as_str()]
    }
}

/// That each side among some sources says nothing of a claim, with the first that is nearest.
fn nothing_of_each<'r>(
    report: &'r Report,
    lacked_by: &[String],
    nearest: Vec<Quote<'r>>,
) -> Vec<NothingFound<'r>> {
    let is_silent = |it: &&StatementFacts| lacked_by.contains(&it.id);
    let silent = sides(report).into_iter();
    let silent = silent.filter(|side| side.accounts.iter().any(is_silent));
    silent
        .map(|side| NothingFound {
            names: vec![side.name],
            topic: None,
            nearest: nearest
                .iter()
                .find(|quote| side.is_of(quote.statement))
                .cloned(),
        })
        .collect()
}

fn by_account(quotes: Vec<Quote<'_>>) -> Vec<Said<'_>> {
    let mut says: Vec<Said<'_>> = Vec::new();
    for quote in quotes {
        match says
            .iter_mut()
            .find(|it| it.statement.id == quote.statement.id)
        {
            Some(said) if said.quotes.len() < MAX_QUOTES => said.quotes.push(quote),
            Some(said) => said.more += 1,
            None => says.push(Said {
                statement: quote.statement,
                quotes: vec![quote],
                more: 0,
            }),
        }
    }
    says
}
