//! Findings in plain English, a line each. All of their words are written here.

use std::collections::BTreeSet;
use std::ops::Range;

use super::compared::Compared;
use super::finding::{Attribution, Claim, Finding, ScopeWord, Span, Step, TalksFact};
use super::kind::Status;
use super::quotation::shortened;
use crate::align::Place;
use crate::lexicon::Words;
use crate::text::english::{agree, listed};
use crate::text::figures::Figure;
use crate::unit::{Act, UnitId};
use crate::voice::ReportedAct;

/// Characters of a sentence that a summary quotes of what is attributed to the other side.
const MAX_ATTRIBUTION_QUOTE: usize = 400;

/// The same of each of two clauses that say opposite things.
const MAX_OPPOSED_QUOTE: usize = 200;

/// The same of a sentence that one side has alone.
const MAX_LONE_QUOTE: usize = 300;

/// The same of the words that an account has alone in a passage.
const MAX_WORDING_QUOTE: usize = 60;

/// How many of the terms that were looked for are listed.
const MAX_TERMS_LISTED: usize = 4;

/// How many words of a sentence are quoted before the words in question.
const WORDS_BEFORE: usize = 5;

/// How many characters of a sentence are quoted behind the words in question.
const CHARACTERS_BEHIND: usize = 50;

/// A finding in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Summary {
    pub text: String,
    /// The evidence that is quoted, by its index, and where: bytes of the text, with the quotation
    /// marks.
    pub quotes: Vec<(usize, Range<usize>)>,
}

impl Summary {
    fn quoting(before: &str, sentence: &str, limit: usize, behind: &str) -> Self {
        let quote = format!("\"{}\"", shortened(sentence, limit));
        Self {
            quotes: vec![(0, before.len()..before.len() + quote.len())],
            text: format!("{before}{quote}{behind}"),
        }
    }
}

impl From<String> for Summary {
    fn from(text: String) -> Self {
        Self {
            text,
            quotes: Vec::new(),
        }
    }
}

/// Says in English what a finding claims.
pub(crate) fn summary(compared: &Compared<'_>, finding: &Finding) -> Summary {
    let writer = Writer(compared);
    let source = |account: Option<usize>| account.map_or("", |account| compared.id(account));
    let (by, of) = (source(finding.by), source(finding.of));
    match &finding.claim {
        Claim::Contradiction { clauses } => writer.contradiction(clauses).into(),
        Claim::Length { words, .. } => writer.length(words).into(),
        Claim::TopicOrder { leads } => writer.topic_order(leads).into(),
        Claim::MissingTopic { silent, sentences } => {
            let topic = finding.topic.unwrap_or_default();
            writer.missing_topic(topic, by, silent, *sentences).into()
        }
        Claim::MissingUnits { units, silent, .. } => writer.missing_units(by, units, silent),
        Claim::Version { units } => writer.missing_version(by, of, units),
        Claim::VersionTitle { title } => Summary::from(format!(
            "{by} gives the title \"{title}\"; {of}, the same government's version in another language, does \
             not"
        )),
        Claim::VersionOrder { moved, more } => {
            let [here, there] = moved.map(|place| place.sentence + 1);
            Summary::from(format!(
                "sentence {here} of {by} is sentence {there} of {of}, the same government's version in another \
                 language; {more} more stand elsewhere"
            ))
        }
        Claim::VersionTopics { units, topics } => writer.unnamed(by, of, units, topics),
        Claim::Position { units } => writer.position(finding.topic, units),
        Claim::Attribution(claim) => writer.attribution(by, of, finding.topic, claim),
        Claim::FigureConflict { figures: [a, b] } => format!("{a} in {by}, {b} in {of}").into(),
        Claim::MissingFigures { figures, silent } => {
            let first = finding.evidence.first().map(|evidence| evidence.span);
            writer.missing_figures(by, figures, first, silent).into()
        }
        Claim::FactConflict {
            fact,
            values: [a, b],
        } => format!(
            "{}: {a} according to {by}, {b} according to {of}",
            writer.fact(*fact)
        )
        .into(),
        Claim::PlaceConflict { places } => {
            let [a, b] = places.map(|place| compared.written(place));
            format!("{a} in {by}, {b} in {of}").into()
        }
        Claim::MissingFact {
            fact,
            values,
            silent,
        } => writer.missing_fact(by, *fact, values, silent).into(),
        Claim::Strength { ladder, steps, .. } => writer.strength(*ladder, steps).into(),
        Claim::Term { term, names, .. } => writer.term(*term, names, by, of).into(),
        Claim::Scope { words } => writer.scope(words, [by, of]).into(),
        Claim::Wording { words } => writer.wording(words).into(),
        Claim::Tone { words } => writer.tone(words).into(),
    }
}

/// Writes claims about what is compared.
struct Writer<'a>(&'a Compared<'a>);

impl Writer<'_> {
    fn ids(&self, accounts: &[usize]) -> String {
        let ids: Vec<&str> = accounts.iter().map(|account| self.0.id(*account)).collect();
        listed(&ids)
    }

    fn topic(&self, topic: usize) -> &str {
        &self.0.topics.entry(topic).label
    }

    fn quoted(&self, span: Span) -> String {
        format!("\"{}\"", self.0.written(span))
    }

    /// Words with what stands around them in their sentence.
    fn in_context(&self, span: Span) -> String {
        let context = around(
            self.0.written(self.0.whole(span.place)),
            span.start,
            span.end,
        );
        format!("\"{context}\"")
    }

    fn contradiction(&self, clauses: &[Span; 2]) -> String {
        let [a, b] = clauses.map(|clause| {
            let words = self.0.written(clause);
            let id = self.0.id(clause.place.text);
            format!("{id} \"{}\"", shortened(words, MAX_OPPOSED_QUOTE))
        });
        format!("The two accounts contradict each other: {a} / {b}")
    }

    fn length(&self, words: &[(usize, usize)]) -> String {
        let counts: Vec<String> = words
            .iter()
            .map(|(account, words)| format!("{words} in {}", self.0.id(*account)))
            .collect();
        let of = |end: Option<&(usize, usize)>| end.map_or(0, |(_, words)| *words);
        let (longest, shortest) = (of(words.first()), of(words.last()));
        let ratio = longest as f64 / shortest.max(1) as f64;
        let counts = listed(&counts);
        format!("Words: {counts}, {ratio:.1} times from longest to shortest")
    }

    fn topic_order(&self, leads: &[(usize, usize)]) -> String {
        let leads: Vec<String> = leads
            .iter()
            .map(|(account, topic)| format!("{} with {}", self.0.id(*account), self.topic(*topic)))
            .collect();
        format!("First topic raised: {}", leads.join("; "))
    }

    fn missing_topic(&self, topic: usize, by: &str, silent: &[usize], sentences: usize) -> String {
        let first = silent.first().copied().unwrap_or_default();
        let terms = self.0.topics.looked_for(first, topic);
        let terms = terms.into_iter().flat_map(Words::iter);
        let listed: Vec<String> = terms
            .clone()
            .take(MAX_TERMS_LISTED)
            .map(|term| format!("\"{}\"", term.trim_end_matches('*')))
            .collect();
        let more = match terms.count() - listed.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!(
            "{}: not mentioned in {}; {by} gives it {sentences} {} (looked for {}{more})",
            self.topic(topic),
            self.ids(silent),
            agree(sentences, "sentence", "sentences"),
            listed.join(", "),
        )
    }

    fn missing_version(&self, by: &str, of: &str, units: &[UnitId]) -> Summary {
        let mut summary = Summary::from(format!(
            "{by} says, and {of}, the same government's version in another language, does not: "
        ));
        self.append_units(&mut summary, units, 0);
        summary
    }

    fn unnamed(&self, by: &str, of: &str, units: &[UnitId], topics: &[usize]) -> Summary {
        let topics = topics.iter().map(|topic| self.topic(*topic).to_owned());
        let topics = topics.collect::<Vec<String>>().join(", ");
        let mut summary = Summary::from(format!(
            "{by} names {topics}, and {of}, the same government's version in another language, does not: "
        ));
        self.append_units(&mut summary, units, 0);
        summary
    }

    fn missing_units(&self, by: &str, units: &[UnitId], silent: &[usize]) -> Summary {
        let do_not = agree(silent.len(), "does not", "do not");
        let silent = self.ids(silent);
        let mut summary = Summary::from(match telling_verb(self.0, units) {
            Some(verb) => format!("{by} {verb}, and {silent} {do_not} report it: "),
            None => format!("{by} says, and {silent} {do_not}: "),
        });
        self.append_units(&mut summary, units, 0);
        summary
    }

    fn position(&self, topic: Option<usize>, units: &[Vec<UnitId>; 2]) -> Summary {
        let mut summary = Summary::from(match topic {
            Some(topic) => format!("On {}, both state their own position: ", self.topic(topic)),
            None => "Both take this up, each otherwise: ".to_owned(),
        });
        let mut evidence = 0;
        for units in units {
            let Some(first) = units.first() else { continue };
            let part = if evidence == 0 { "" } else { " / " };
            summary
                .text
                .push_str(&format!("{part}{} ", self.0.id(first.text)));
            self.append_units(&mut summary, units, evidence);
            evidence += units.len();
        }
        summary
    }

    /// Adds quotations of units, a quotation a sentence. The first is the evidence of this index.
    fn append_units(&self, summary: &mut Summary, units: &[UnitId], first: usize) {
        let place = |id: &UnitId| self.0.unit(*id).place;
        let sentences: BTreeSet<Place> = units.iter().map(place).collect();
        let limit = MAX_LONE_QUOTE / sentences.len().max(1);
        let mut at = first;
        for of_sentence in units.chunk_by(|a, b| place(a) == place(b)) {
            if at > first {
                summary.text.push_str("; ");
            }
            let words: Vec<&str> = (of_sentence.iter())
                .map(|id| self.0.written(self.0.unit_span(*id)))
                .collect();
            let from = summary.text.len();
            let quote = shortened(&words.join(" … "), limit);
            summary.text.push_str(&format!("\"{quote}\""));
            summary.quotes.push((at, from..summary.text.len()));
            at += of_sentence.len();
        }
    }

    fn attribution(
        &self,
        by: &str,
        of: &str,
        topic: Option<usize>,
        claim: &Attribution,
    ) -> Summary {
        let verb = match claim.act {
            ReportedAct::Said => "reports",
            ReportedAct::Asked => "reports that the other asked",
            ReportedAct::Pledged => "acknowledges",
            ReportedAct::Agreed | ReportedAct::Voiced | ReportedAct::Discussed => "says both",
        };
        let label = topic.map(|topic| self.topic(topic));
        let outcome = match (claim.status, label) {
            (Status::Contradicted, _) => format!("{of} says the opposite"),
            (Status::Confirmed, _) => format!("{of} has it too"),
            (Status::Softened, Some(label)) => format!("{of} speaks of it otherwise ({label})"),
            (Status::Softened, None) => format!("{of} puts it otherwise"),
            (_, Some(label)) => format!("{of} does not say this ({label}: not mentioned)"),
            (_, None) => format!("no passage of {of} answers it closely"),
        };
        Summary::quoting(
            &format!("{by} {verb}: "),
            self.0.written(claim.claim),
            MAX_ATTRIBUTION_QUOTE,
            &format!("; {outcome}"),
        )
    }

    fn missing_figures(
        &self,
        by: &str,
        figures: &[Figure],
        first: Option<Span>,
        silent: &[usize],
    ) -> String {
        let names: Vec<String> = figures.iter().map(Figure::to_string).collect();
        format!(
            "{} {} in {by} alone: {} (not in {})",
            listed(&names),
            agree(figures.len(), "is", "are"),
            first.map(|span| self.in_context(span)).unwrap_or_default(),
            self.ids(silent)
        )
    }

    /// What a fact of the talks answers.
    fn fact(&self, fact: TalksFact) -> &'static str {
        match fact {
            TalksFact::AskedBy => "Who asked for the talks",
            TalksFact::Format => "Format of the talks",
            TalksFact::Place => "Place of the talks",
            TalksFact::Length => "Length of the talks",
            TalksFact::Day => "Day of the talks",
            TalksFact::Hour => "Beginning of the talks",
            TalksFact::Participants => "Also took part",
        }
    }

    fn missing_fact(
        &self,
        by: &str,
        fact: TalksFact,
        values: &[String],
        silent: &[usize],
    ) -> String {
        let (fact, values, silent) = (self.fact(fact), listed(values), self.ids(silent));
        format!("{fact}: {values} according to {by}; not said in {silent}")
    }

    fn strength(&self, ladder: usize, steps: &[Step; 2]) -> String {
        let ladder = &self.0.lexicon.ladders().entries()[ladder];
        let [strong, weak] = steps.map(|step| {
            let words = self.quoted(step.span);
            let rung = &ladder.rungs[step.rung].label;
            format!("{words} ({rung}) in {}", self.0.id(step.span.place.text))
        });
        format!("Step on {}: {strong}, {weak}", ladder.label)
    }

    fn term(&self, term: usize, names: &[Vec<Span>; 2], by: &str, of: &str) -> String {
        let [names_by, names_of] = names.each_ref().map(|names| {
            let names: Vec<String> = names.iter().map(|name| self.quoted(*name)).collect();
            names.join(", ")
        });
        let label = &self.0.lexicon.terms().entries()[term].label;
        format!("Name for {label}: {names_by} in {by}, {names_of} in {of}")
    }

    fn scope(&self, words: &[Vec<ScopeWord>; 2], ids: [&str; 2]) -> String {
        let scopes = self.0.lexicon.scopes().entries();
        let mut reach = Vec::new();
        for (words, id) in words.iter().zip(ids) {
            reach.extend(words.iter().map(|word| {
                let label = &scopes[word.entry].label;
                format!("{} ({label}) in {id}", self.quoted(word.span))
            }));
            if words.is_empty() {
                reach.push(format!("not in {id}"));
            }
        }
        let first = words.iter().flatten().next();
        let context = first.map(|word| format!(": {}", self.in_context(word.span)));
        format!("Reach: {}{}", reach.join(", "), context.unwrap_or_default())
    }

    fn wording(&self, words: &[(usize, Vec<Span>)]) -> String {
        let alone: Vec<String> = words
            .iter()
            .map(|(account, spans)| {
                let words: Vec<&str> = spans.iter().map(|s| self.0.written(*s)).collect();
                let words = shortened(&words.join(" … "), MAX_WORDING_QUOTE);
                format!("\"{words}\" in {} alone", self.0.id(*account))
            })
            .collect();
        alone.join("; ")
    }

    fn tone(&self, words: &[(usize, Vec<usize>)]) -> String {
        let tones = self.0.lexicon.tones().adjectives.entries();
        let of_accounts: Vec<String> = words
            .iter()
            .map(|(account, words)| {
                let words: Vec<&str> = words.iter().map(|it| tones[*it].word.as_str()).collect();
                let words = match words.len() {
                    0 => "no such word".to_owned(),
                    _ => words.join(", "),
                };
                format!("{words} in {}", self.0.id(*account))
            })
            .collect();
        format!("Words for the talks themselves: {}", of_accounts.join("; "))
    }
}

/// The verb of what the government that gives the account does with all of some units, where that
/// is more than saying them.
pub(super) fn telling_verb(compared: &Compared<'_>, units: &[UnitId]) -> Option<&'static str> {
    Some(match compared.telling_act(units)? {
        Act::Demanded => "demands",
        Act::Warned => "warns or objects",
        Act::Promised => "commits itself",
        Act::Offered => "offers",
        Act::Concerned => "voices concern or criticism",
        _ => return None,
    })
}

/// A part of a sentence with some words before it and behind it.
pub(super) fn around(sentence: &str, start: usize, end: usize) -> String {
    let before: String = sentence.chars().take(start).collect();
    let starts = before
        .char_indices()
        .zip(std::iter::once(' ').chain(before.chars()))
        .filter(|((_, c), last)| last.is_whitespace() && !c.is_whitespace())
        .map(|((at, _), _)| at);
    let starts: Vec<usize> = starts.collect();
    let first = starts.len().saturating_sub(WORDS_BEFORE);
    let lead = if first > 0 { "…" } else { "" };
    let before = &before[starts.get(first).copied().unwrap_or(0)..];
    let rest: String = sentence.chars().skip(start).collect();
    let rest = shortened(&rest, end - start + CHARACTERS_BEHIND);
    format!("{lead}{before}{rest}")
}
