//! `cargo xtask learn-links`: the weights by which sentences are linked, from labelled events.

mod labels;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use parallax::Lexicon;
use parallax::align::learning::{self, FEATURE_NAMES, FEATURES, LinkWeights, PairWeights, Weights};
use parallax::align::{Alignment, Text};

use labels::{Labelled, Pair};

use crate::labelled::{LabelError, write};
use crate::logistic::{Fit, fit};

/// How strongly weights are held back: of a pair by itself, and beside its rivals.
const PAIR_RIDGE: f64 = 10.0;
const LINK_RIDGE: f64 = 1.0;

/// Evidence for the second regression is of pairs that the first has not seen, in so many parts.
const PARTS: usize = 5;

const HELP: &str = "\
A folder holds the accounts of an event as .txt files, named by what stands before the first hyphen,
and coverage.jsonl: a unit a line, as a JSON object with source, other, unit, label (same, part, near,
none, or a list of two) and answer (parts of the other account).

Example:
  cargo xtask learn-links events/*/ --output data/align/weights.toml";

/// Arguments of `learn-links`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Folders of labelled events.
    #[arg(required = true, value_name = "FOLDER")]
    events: Vec<PathBuf>,
    /// The file to write; without it, only what the weights are worth is printed.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Learns weights, and says what weights that are learnt so are worth: each event is linked by
/// those of the others.
pub(crate) fn run(arguments: &Arguments) -> Result<String, LabelError> {
    let mut labelled = Vec::new();
    for folder in &arguments.events {
        labelled.extend(labels::read(folder)?);
    }
    let events: BTreeSet<String> = labelled.iter().map(|it| it.event.clone()).collect();
    if events.len() < 2 {
        return Err(LabelError::TooFew);
    }
    let accounts: Vec<Accounts<'_>> = labelled.iter().map(Accounts::of).collect();
    let mut worth = Worth::default();
    for event in &events {
        let (left_out, rest): (Vec<&Accounts<'_>>, Vec<_>) =
            accounts.iter().partition(|it| it.labelled.event == *event);
        let weights = learnt(&rest);
        left_out.iter().for_each(|it| worth.add(it, &weights));
    }
    let weights = learnt(&accounts.iter().collect::<Vec<_>>());
    if let Some(path) = &arguments.output {
        write(path, &written(&weights, events.len(), &worth))?;
    }
    Ok(format!(
        "{} events, each linked by weights of the others: {}",
        events.len(),
        worth.line()
    ))
}

/// Two labelled accounts with the values of their pairs.
struct Accounts<'a> {
    labelled: &'a Labelled,
    texts: [Text<'a>; 2],
    pairs: Vec<([f64; FEATURES], f64)>,
}

impl<'a> Accounts<'a> {
    fn of(labelled: &'a Labelled) -> Self {
        let texts = labelled.statements.each_ref().map(Text::from);
        let pairs = learning::pairs(&texts, Lexicon::standard());
        Self {
            labelled,
            texts,
            pairs,
        }
    }

    fn columns(&self) -> usize {
        self.texts[1].sentences.len()
    }

    /// The judged pairs, with the values of each.
    fn examples<'v, X>(&self, values: impl Fn(usize) -> X + 'v) -> impl Iterator<Item = (X, bool)> {
        (0..self.pairs.len()).filter_map(move |place| {
            let pair: Pair = (place / self.columns(), place % self.columns());
            let answer = self.labelled.judge(pair)?;
            Some((values(place), answer))
        })
    }
}

/// The weights that these accounts teach.
fn learnt(accounts: &[&Accounts<'_>]) -> Weights {
    let pair = of_pairs(accounts);
    let mut examples = Vec::new();
    for part in 0..PARTS {
        let seen = accounts
            .iter()
            .enumerate()
            .filter(|(place, _)| place % PARTS != part);
        let seen: Vec<&Accounts<'_>> = seen.map(|(_, it)| *it).collect();
        if seen.is_empty() {
            continue;
        }
        let fit = of_pairs(&seen);
        for unseen in accounts.iter().skip(part).step_by(PARTS) {
            let blended = |(values, of_score): &([f64; FEATURES], f64)| {
                learning::blended(fit.log_odds(values), *of_score)
            };
            let evidence: Vec<f64> = unseen.pairs.iter().map(blended).collect();
            let margins = learning::margins(&evidence, unseen.columns());
            let values = |place: usize| [evidence[place], margins[place][0], margins[place][1]];
            examples.extend(unseen.examples(values));
        }
    }
    let link = fit(&examples, LINK_RIDGE);
    let mut features = [0.0; FEATURES];
    features.copy_from_slice(&pair.weights);
    Weights {
        pair: PairWeights {
            intercept: pair.intercept,
            features,
        },
        link: LinkWeights {
            intercept: link.intercept,
            evidence: link.weights[0],
            least_margin: link.weights[1],
            greatest_margin: link.weights[2],
        },
    }
}

/// The regression of pairs by themselves.
fn of_pairs(accounts: &[&Accounts<'_>]) -> Fit {
    let examples = accounts
        .iter()
        .flat_map(|it| it.examples(|place| it.pairs[place].0));
    fit(&examples.collect::<Vec<_>>(), PAIR_RIDGE)
}

/// How good links are.
#[derive(Default)]
struct Worth {
    right: usize,
    wrong: usize,
    found: usize,
    wanted: usize,
}

impl Worth {
    /// Counts what these weights link of two accounts.
    fn add(&mut self, accounts: &Accounts<'_>, weights: &Weights) {
        let alignment = learning::align(&accounts.texts, Lexicon::standard(), weights);
        let pairs = together(&alignment);
        for pair in &pairs {
            match accounts.labelled.judge(*pair) {
                Some(true) => self.right += 1,
                Some(false) => self.wrong += 1,
                None => {}
            }
        }
        let units = &accounts.labelled.units;
        self.wanted += units.len();
        self.found += units
            .iter()
            .filter(|unit| !unit.is_disjoint(&pairs))
            .count();
    }

    fn line(&self) -> String {
        let precision = self.right as f64 / (self.right + self.wrong).max(1) as f64;
        let recall = self.found as f64 / self.wanted.max(1) as f64;
        format!("precision {precision:.3}, recall {recall:.3}")
    }
}

/// The pairs of sentences that stand in one passage.
fn together(alignment: &Alignment) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    for passage in &alignment.passages {
        let of = |text: usize| passage.sentences.get(&text).into_iter().flatten();
        pairs.extend(of(0).flat_map(|left| of(1).map(move |right| (*left, *right))));
    }
    pairs
}

/// The file of weights.
fn written(weights: &Weights, events: usize, worth: &Worth) -> String {
    let mut text = format!(
        "# Which sentences of two accounts answer each other: the weights of two logistic regressions, learnt\n\
         # from {events} labelled events by `cargo xtask learn-links`; `src/align/features.rs` says what is weighed.\n\
         # Each event linked by weights of the others: {}.\n\n\
         # A pair by itself: what its values add to the log odds.\n[pair]\nintercept = {:.4}\nfeatures = [\n",
        worth.line(),
        weights.pair.intercept
    );
    for (name, weight) in FEATURE_NAMES.iter().zip(weights.pair.features) {
        let _ = writeln!(text, "  {weight:.4}, # {name}");
    }
    let link = &weights.link;
    let _ = write!(
        text,
        "]\n\n# The pair beside its rivals.\n[link]\nintercept = {:.4}\nevidence = {:.4}\nleast_margin = {:.4}\n\
         greatest_margin = {:.4}\n",
        link.intercept, link.evidence, link.least_margin, link.greatest_margin
    );
    text
}
