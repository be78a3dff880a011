//! A finding as readers see it, in every format: one headline, what each account says, and where
//! nothing is found, that, with the nearest sentence in second place.

use super::labels::more_sentences;
use super::quote::{Quote, quotes};
use super::repeat::{Told, evidence_of, told_once};
use super::side::sides;
use crate::report::{Divergence, EvidenceRole, Kind, Report, StatementFacts, Status};

/// So many sentences of an account are shown of one finding; of more, the number is told.
const MAX_QUOTES: usize = 4;

/// A finding of this confidence or more is told without a doubt.
const SURE: f64 = 0.9;

/// A finding of less confidence than this is hardly more than a guess.
const HALF_SURE: f64 = 0.7;

/// A finding, in the words that readers see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownFinding<'r> {
    /// The finding of the report.
    pub divergence: &'r Divergence,
    /// Its name for links, that no other has.
    pub anchor: String,
    /// Its place among all that are shown, from 1.
    pub number: usize,
    /// The ids of the findings that it stands for, its own first, but for those that a finding further
    /// up stands for.
    pub ids: Vec<&'r str>,
    /// Other accounts of the same government of which the same is found.
    pub also: Vec<&'r StatementFacts>,
    /// What it claims.
    pub headline: &'r str,
    /// In a word, that it is not sure.
    pub doubt: Option<&'static str>,
    /// What each account says, in the order of the evidence.
    pub says: Vec<Said<'r>>,
    /// Where nothing is found; of several sides, that of each.
    pub nothing: Vec<NothingFound<'r>>,
}

/// What one account says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said<'r> {
    /// The account.
    pub statement: &'r StatementFacts,
    /// Its sentences.
    pub quotes: Vec<Quote<'r>>,
    /// How many more it has.
    pub more: usize,
}

/// That accounts say nothing of a claim.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NothingFound<'r> {
    /// What the accounts are called.
    pub names: String,
    /// The nearest thing that they say.
    pub nearest: Option<Quote<'r>>,
}

/// How much of a finding is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// A quotation of each account, where the headline does not have its words already.
    Brief,
    /// All that is told of it.
    Whole,
}

impl Extent {
    /// Of a report that is shown as a whole, or by its first page.
    pub(crate) fn of(is_whole: bool) -> Self {
        match is_whole {
            true => Self::Whole,
            false => Self::Brief,
        }
    }
}

impl<'r> Said<'r> {
    /// The quotations that are shown.
    pub(crate) fn quoted(&self, extent: Extent) -> &[Quote<'r>] {
        match extent {
            Extent::Brief => &self.quotes[..self.quotes.len().min(1)],
            Extent::Whole => &self.quotes,
        }
    }

    /// What stands in place of the quotations that are not shown: `and 2 more sentences: [19], [22]`.
    pub(crate) fn left_out(&self, extent: Extent) -> Option<String> {
        let rest = &self.quotes[self.quoted(extent).len()..];
        let count = rest.len() + self.more;
        let places = rest.iter().map(|quote| format!("[{}]", quote.sentence + 1));
        let unknown = (self.more > 0).then(|| "…".to_owned());
        let places: Vec<String> = places.chain(unknown).collect();
        (count > 0).then(|| format!("{}: {}", more_sentences(count), places.join(", ")))
    }
}

impl<'r> ShownFinding<'r> {
    /// Whether the headline quotes all the words of a sentence that matter, so that its place is enough.
    pub(crate) fn headline_tells(&self, quote: &Quote<'_>) -> bool {
        let headline = letters(self.headline);
        let characters: Vec<char> = quote.text().chars().collect();
        let whole = [(0, characters.len())];
        let marks = match quote.marks.as_slice() {
            [] => &whole[..],
            marks => marks,
        };
        let words = marks.iter().map(|(start, end)| {
            let end = (*end).min(characters.len());
            characters[(*start).min(end)..end]
                .iter()
                .collect::<String>()
        });
        words
            .map(|words| letters(&words))
            .all(|it| headline.contains(&it))
    }
}

/// The letters and digits of a text: headlines have other quotation marks and stops.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// All findings, the most important first. What two accounts of one government say is told once.
pub(crate) fn findings(report: &Report) -> Vec<ShownFinding<'_>> {
    let told = told_once(report).into_iter().zip(1..);
    told.map(|(told, number)| shown(report, told, number))
        .collect()
}

/// A finding as readers see it.
fn shown<'r>(report: &'r Report, told: Told<'r>, number: usize) -> ShownFinding<'r> {
    let Told {
        divergence,
        anchor,
        ids,
        also,
        telling,
    } = told;
    let all = quotes(report, evidence_of(divergence, telling));
    let lacks = lacks(divergence);
    let is_nearest = |quote: &Quote<'_>| lacks && quote.role == EvidenceRole::Nearest;
    let (nearest, told): (Vec<Quote<'r>>, Vec<Quote<'r>>) = all.into_iter().partition(is_nearest);
    let nothing = match telling {
        _ if !lacks => Vec::new(),
        Some(telling) => nothing_of_each(report, &telling.lacked_by, nearest),
        None => {
            let names = silent(report, divergence, &told).join(", ");
            let nearest = nearest.into_iter().next();
            let is_known = nearest.is_some() || !names.is_empty();
            let nothing = NothingFound { names, nearest };
            is_known.then_some(nothing).into_iter().collect()
        }
    };
    ShownFinding {
        divergence,
        anchor,
        number,
        ids,
        also,
        headline: match (telling, divergence.headline.as_str()) {
            (Some(telling), _) => &telling.headline,
            (None, "") => &divergence.summary,
            (None, headline) => headline,
        },
        doubt: match telling {
            Some(telling) => doubt(telling.confidence),
            None => doubt(divergence.confidence),
        },
        says: by_account(told),
        nothing,
    }
}

/// Whether a finding claims that an account lacks something.
fn lacks(divergence: &Divergence) -> bool {
    matches!(divergence.kind, Kind::Silence | Kind::Version)
        || matches!(divergence.status, Some(Status::Absent | Status::OneSide))
}

/// Of an estimate that is not sure, how sure it is.
pub(super) fn doubt(confidence: Option<f64>) -> Option<&'static str> {
    match confidence? {
        SURE.. => None,
        HALF_SURE.. => Some("probable"),
        _ => Some("uncertain"),
    }
}

/// The names of the accounts in which nothing is found: those of the government that a finding is of,
/// or else the only other account.
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
            names: side.name.to_owned(),
            nearest: nearest
                .iter()
                .find(|quote| side.is_of(quote.statement))
                .cloned(),
        })
        .collect()
}

impl<'r> ShownFinding<'r> {
    /// All names by which links lead to it, its own first.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &str> {
        let others = self.ids.iter().copied().filter(|id| *id != self.anchor);
        std::iter::once(self.anchor.as_str()).chain(others)
    }

    /// Where nothing is found, as far as it is shown: briefly without what is nearest, and at once.
    pub(crate) fn nothing_shown(&self, extent: Extent) -> Vec<NothingFound<'r>> {
        let names: Vec<&str> = self.nothing.iter().map(|it| it.names.as_str()).collect();
        match extent {
            Extent::Whole => self.nothing.clone(),
            Extent::Brief if names.is_empty() => Vec::new(),
            Extent::Brief => vec![NothingFound {
                names: names.join(", "),
                nearest: None,
            }],
        }
    }
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
