//! A finding as readers see it, in every format: one headline, what each account says, and where
//! nothing is found, that, with the nearest sentence in second place.

use super::labels::more_sentences;
use super::quote::Quote;
use crate::report::{Divergence, Evidence, EvidenceRole, Kind, StatementFacts};
use crate::text::english::agree;

/// So many findings are told where nobody asks for more or fewer.
pub(crate) const BRIEF_FINDINGS: usize = 5;

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
    /// The ids of the findings that it stands for, its own first, but for those that a finding
    /// further up stands for.
    pub ids: Vec<&'r str>,
    /// Other accounts of the same government of which the same is found.
    pub also: Vec<&'r StatementFacts>,
    /// What it claims.
    pub headline: &'r str,
    /// In a word in brackets, that it is not sure.
    pub doubt: Option<&'static str>,
    /// What each account says, in the order of the evidence.
    pub says: Vec<Said<'r>>,
    /// Where nothing is found; of several sides, that of each.
    pub nothing: Vec<NothingFound<'r>>,
    /// Of three sides or more, what those do that it does not claim anything of.
    pub others: Vec<OtherSide<'r>>,
    /// Where it can be checked.
    pub(super) evidence: &'r [Evidence],
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
    pub names: Vec<&'r str>,
    /// A topic of the claim on which they say something else.
    pub(super) topic: Option<&'r str>,
    /// The nearest thing that they say.
    pub nearest: Option<Quote<'r>>,
}

/// What a side does of which a finding between others claims nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OtherSide<'r> {
    /// What it is called; several of which the same is told stand together.
    pub names: Vec<&'r str>,
    /// What is known of it, in other words than where nothing was found of what was looked for:
    /// `comes close`, `not part of this finding; no sentence of it comes close`.
    pub told: String,
    /// Its sentence.
    pub quote: Option<Quote<'r>>,
}

impl NothingFound<'_> {
    /// `nothing found` or, where that could be read as a silence on the topic,
    /// `speaks of sanctions, but nothing like this found`. What is nearest may reject the claim.
    pub(crate) fn told(&self) -> String {
        let Some(topic) = self.topic else {
            return match self.nearest.as_ref().is_some_and(Quote::rebuts) {
                true => "nothing like this found".to_owned(),
                false => "nothing found".to_owned(),
            };
        };
        let speaks = agree(self.names.len(), "speaks", "speak");
        format!("{speaks} of {topic}, but nothing like this found")
    }
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

    /// What stands in place of the quotations that are not shown: `and 2 more sentences: [19],
    /// [22]`.
    pub(crate) fn left_out(&self, extent: Extent) -> Option<String> {
        let rest = &self.quotes[self.quoted(extent).len()..];
        let count = rest.len() + self.more;
        let places = rest.iter().map(|quote| format!("[{}]", quote.sentence + 1));
        let unknown = (self.more > 0).then(|| "…".to_owned());
        let places: Vec<String> = places.chain(unknown).collect();
        (count > 0).then(|| format!("{}: {}", more_sentences(count), places.join(", ")))
    }
}

impl Said<'_> {
    /// Puts the first sentence of which a headline quotes something before the others.
    pub(super) fn begin_with_what_is_told(&mut self, headline: &str) {
        let headline = letters_quoted(headline);
        let is_told = |quote: &Quote<'_>| {
            let mut words = marked_letters(quote).into_iter();
            words.any(|it| headline.contains(&it))
        };
        if let Some(place) = self.quotes.iter().position(is_told) {
            self.quotes[..=place].rotate_right(1);
        }
    }
}

impl<'r> ShownFinding<'r> {
    /// Whether the headline quotes all the words of a sentence that matter, so that its place is
    /// enough. Words from the middle of a clause are read only with those before them; the name of a
    /// topic that is left out quotes nothing.
    pub(crate) fn headline_tells(&self, quote: &Quote<'_>) -> bool {
        if self.divergence.kind == Kind::Silence && quote.role == EvidenceRole::Word {
            return false;
        }
        let headline = letters_quoted(self.headline);
        let mut words = marked_letters(quote).into_iter();
        words.all(|it| headline.contains(&it)) && !goes_on(quote)
    }
}

/// Whether words of a sentence that matter begin inside it, and not with a name.
fn goes_on(quote: &Quote<'_>) -> bool {
    let begins = quote.marks.iter().map(|(start, _)| *start);
    let mut inside = begins.filter(|start| *start > 0);
    inside.any(|start| {
        let mut behind = quote.text().chars().skip(start);
        behind.next().is_some_and(char::is_lowercase)
    })
}

/// The letters of the words of a sentence that matter: each mark, or all of it.
fn marked_letters(quote: &Quote<'_>) -> Vec<String> {
    let characters: Vec<char> = quote.text().chars().collect();
    let whole = [(0, characters.len())];
    let marks = match quote.marks.as_slice() {
        [] => &whole[..],
        marks => marks,
    };
    let words = marks.iter().map(|(start, end)| {
        let end = (*end).min(characters.len());
        let words = &characters[(*start).min(end)..end];
        letters(&words.iter().collect::<String>())
    });
    words.collect()
}

/// The letters and digits of a text: headlines have other quotation marks and stops.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The same of a headline, without the names that it puts between the words of an account: “He
/// [Biden] warned”.
fn letters_quoted(headline: &str) -> String {
    let mut pieces = headline.split(" [");
    let first = pieces.next().map(letters);
    let behind = pieces.map(|piece| letters(piece.split_once(']').map_or(piece, |(_, it)| it)));
    first.into_iter().chain(behind).collect()
}

/// Of an estimate that is not sure, how sure it is, as it stands behind what is told.
pub(super) fn doubt(confidence: Option<f64>) -> Option<&'static str> {
    match confidence? {
        SURE.. => None,
        HALF_SURE.. => Some("(probable)"),
        _ => Some("(uncertain)"),
    }
}

impl<'r> ShownFinding<'r> {
    /// All names by which links lead to it, its own first.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &str> {
        let others = self.ids.iter().copied().filter(|id| *id != self.anchor);
        std::iter::once(self.anchor.as_str()).chain(others)
    }

    /// What it claims first, as evidence.
    pub(super) fn claim(&self) -> Option<&'r Evidence> {
        claim(self.evidence)
    }

    /// Where nothing is found, as far as it is shown: briefly without what is nearest, but for what
    /// may be the answer, and at once for all sides of which the same is told.
    pub(crate) fn nothing_shown(&self, extent: Extent) -> Vec<NothingFound<'r>> {
        match extent {
            Extent::Whole => self.nothing.clone(),
            Extent::Brief => told_at_once(&self.nothing),
        }
    }
}

/// That nothing is found, once for all sides of which the same is told.
fn told_at_once<'r>(nothing: &[NothingFound<'r>]) -> Vec<NothingFound<'r>> {
    let mut told: Vec<NothingFound<'r>> = Vec::new();
    for it in nothing.iter().filter(|it| !it.names.is_empty()) {
        let answer = it.nearest.clone().filter(Quote::rebuts);
        let mut alike = told.iter_mut().filter(|known| known.nearest.is_none());
        match alike.find(|known| answer.is_none() && known.topic == it.topic) {
            Some(known) => known.names.extend(&it.names),
            None => told.push(NothingFound {
                nearest: answer,
                ..it.clone()
            }),
        }
    }
    told
}

/// What evidence claims first.
pub(super) fn claim(evidence: &[Evidence]) -> Option<&Evidence> {
    let mut claims = evidence.iter();
    claims.find(|it| matches!(it.role, EvidenceRole::Claim | EvidenceRole::Word))
}
