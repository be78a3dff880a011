//! What a finding claims, in one plain sentence: governments by their names, and what is quoted
//! without quotation marks of its own. Its words are written here, as those of the summary are in
//! `summary`.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::compared::Compared;
use super::english::english;
use super::finding::{Attribution, Claim, Finding, Span, TalksFact};
use super::kind::{EvidenceRole, Status};
use super::quotation::{quotation, room, unquoted};
use super::reference::refers_back;
use super::silence::MAX_RAISED;
use super::summary::{around, telling_verb};
use super::together::JointClaim;
use crate::lexicon::{Government, Role};
use crate::text::english::{agree, capitalised, listed};
use crate::text::figures::Figure;
use crate::text::{Matcher, NormalizedText};
use crate::unit::{UnitId, depends, is_clause_at};
use crate::voice::ReportedAct;

/// Characters that a headline quotes.
const MAX_QUOTE: usize = 160;

/// The same of each of two things that it sets side by side.
const MAX_OF_TWO: usize = 100;

/// The same of each thing that is said on one topic.
const MAX_OF_POSITION: usize = 130;

/// What another side says with this probability or more is not what one alone says.
const MAX_STATED: f64 = 0.5;

/// More topics than this are not read in one breath.
const MAX_TOPICS: usize = 3;

/// What a finding claims, in one plain sentence without a stop.
pub(crate) fn headline(compared: &Compared<'_>, finding: &Finding) -> String {
    let writer = Writer(compared);
    let (by, of) = writer.parties(finding);
    let sentence = match &finding.claim {
        Claim::Contradiction { clauses } => writer.contradiction(&by, &of, clauses),
        Claim::Attribution(claim) => {
            let told = writer.attribution(&by, &of, claim, finding.of.as_slice());
            // A reply is on the topic of what it answers.
            let claims = finding.evidence.iter();
            let claims = claims.filter(|it| it.role == EvidenceRole::Claim).count();
            match finding.topic.filter(|_| claims > 1) {
                Some(topic) => format!("{told}, on {}", writer.topic(topic)),
                None => told,
            }
        }
        Claim::FactConflict { fact, values } => {
            let [a, b] = values;
            let fact = asked(*fact);
            format!(
                "{by} and {of} contradict each other on {fact}: {a} according to {by}, {b} according to {of}"
            )
        }
        Claim::PlaceConflict { places } => {
            let [a, b] = places.map(|place| compared.characters(place));
            let context = writer.in_context(places[0]);
            format!("{by} names {a}, {of} names {b}: {context}")
        }
        Claim::MissingFact {
            fact,
            values,
            silent,
        } => {
            let says = format!("says {}", asked(*fact));
            format!("{}: {}", writer.alone(&by, &says, silent), listed(values))
        }
        Claim::Position { units } => writer.position(&by, &of, finding.topic, units),
        Claim::MissingUnits {
            units,
            silent,
            is_rest_told,
        } => writer.missing_units(&by, units, silent, *is_rest_told),
        Claim::Version { units } => writer.version(&by, &of, units),
        Claim::VersionTitle { title } => {
            format!("{by} gives the title “{title}”, and {of} does not")
        }
        Claim::VersionOrder { moved, more } => {
            let [here, there] = moved.map(|place| place.sentence + 1);
            let said = writer.part(compared.whole(moved[0]), MAX_QUOTE);
            let more = match more {
                0 => String::new(),
                more => format!(", and {more} more stand elsewhere"),
            };
            format!("{by} has this as sentence {here}, {of} as sentence {there}: {said}{more}")
        }
        Claim::VersionTopics { units, topics } => {
            let topics = topics.iter().map(|topic| writer.topic(*topic).to_owned());
            let topics = listed(&topics.collect::<Vec<String>>());
            let said = writer.unit(units[0], MAX_QUOTE);
            format!("{by} names {topics}, and {of} does not: {said}")
        }
        Claim::MissingTopic { silent, .. } => {
            let topic = writer.topic(finding.topic.unwrap_or_default()).to_owned();
            writer.raises(&by, &[topic], silent)
        }
        Claim::FigureConflict { figures: [a, b] } => format!("{by} gives {a}, {of} gives {b}"),
        Claim::MissingFigures { figures, silent } => {
            let figures: Vec<String> = figures.iter().map(Figure::to_string).collect();
            let gives = format!("gives {}", listed(&figures));
            let alone = writer.alone(&by, &gives, silent);
            match finding.evidence.first() {
                Some(evidence) => format!("{alone}: {}", writer.in_context(evidence.span)),
                None => alone,
            }
        }
        Claim::Strength {
            steps, of_versions, ..
        } => {
            let [strong, weak] = steps.map(|step| {
                let account = match of_versions {
                    true => writer.account(step.span.place.text),
                    false => writer.government(step.span.place.text),
                };
                (account, writer.quoted(step.span, MAX_OF_TWO))
            });
            let ((strong, words), (weak, others)) = (strong, weak);
            format!("{strong} uses the stronger words: {words}, where {weak} has {others}")
        }
        Claim::Term {
            term,
            names,
            of_versions,
            ..
        } => {
            let label = &compared.lexicon.terms().entries()[*term].label;
            let (by, of) = match (of_versions, finding.by, finding.of) {
                (true, Some(by), Some(of)) => (writer.account(by), writer.account(of)),
                _ => (by, of),
            };
            let [a, b] = names.each_ref().map(|names| writer.each_quoted(names));
            format!("{by} and {of} use different names for {label}: {a} and {b}")
        }
        Claim::Scope { words } => writer.scope(
            [&by, &of],
            words
                .each_ref()
                .map(|words| words.iter().map(|word| word.span).collect()),
        ),
        Claim::Wording { words } => {
            let accounts: Vec<usize> = words.iter().map(|(account, _)| *account).collect();
            match accounts.as_slice() {
                [one] => format!(
                    "{} has words of its own in a shared passage",
                    writer.account(*one)
                ),
                several => {
                    let names = writer.names(several);
                    let are_one = several.iter().all(|it| compared.same_side(several[0], *it));
                    let of = if are_one { "Accounts of " } else { "" };
                    format!("{of}{names} word a shared passage differently")
                }
            }
        }
        Claim::Tone { words } => writer.tone(words),
        Claim::TopicOrder { leads } => {
            let lead = |(account, topic): &(usize, usize)| {
                format!("{} with {}", writer.account(*account), writer.topic(*topic))
            };
            let leads: Vec<String> = leads.iter().map(lead).collect();
            format!(
                "The accounts begin with different topics: {}",
                listed(&leads)
            )
        }
        Claim::Length { words, .. } => {
            let count = |(account, words): &(usize, usize)| {
                format!("{words} words for {}", writer.account(*account))
            };
            let words: Vec<String> = words.iter().map(count).collect();
            format!("The accounts differ in length: {}", listed(&words))
        }
    };
    writer.capitalised(&sentence)
}

/// What findings claim together, in the same way.
pub(crate) fn joint_headline(compared: &Compared<'_>, claim: &JointClaim) -> String {
    let writer = Writer(compared);
    let sentence = match claim {
        JointClaim::MissingUnits { by, units, silent } => {
            writer.missing_units(&writer.government(*by), units, silent, false)
        }
        JointClaim::MissingTopics { by, topics, silent } => {
            let topics = topics.iter().map(|topic| writer.topic(*topic).to_owned());
            let topics: Vec<String> = topics.collect();
            writer.raises(&writer.government(*by), &topics, silent)
        }
        JointClaim::Position { topic, positions } => {
            let positions = positions.iter();
            let positions = positions.map(|(by, units)| (writer.government(*by), units));
            writer.on_topic(*topic, positions)
        }
    };
    writer.capitalised(&sentence)
}

/// Writes claims about what is compared.
struct Writer<'a>(&'a Compared<'a>);

impl Writer<'_> {
    /// A sentence with a capital at its head, unless an id stands there: that is written as it was given.
    fn capitalised(&self, sentence: &str) -> String {
        let sources = self.0.statements.iter().map(|it| &it.source);
        let mut unnamed = sources.filter(|it| it.government.is_none());
        let opens = |id: &str| {
            let behind = sentence.strip_prefix(id);
            behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        };
        match unnamed.any(|it| opens(&it.id)) {
            true => sentence.to_owned(),
            false => capitalised(sentence),
        }
    }

    /// Who says it and of whom, by outlet where both accounts are of one government.
    fn parties(&self, finding: &Finding) -> (String, String) {
        let ends = (finding.by, finding.of);
        let are_one = matches!(ends, (Some(by), Some(of)) if self.0.same_side(by, of));
        let name = |account: Option<usize>| match account {
            Some(account) if are_one => self.account(account),
            Some(account) => self.government(account),
            None => String::new(),
        };
        (name(ends.0), name(ends.1))
    }

    /// What a version of a government's account has, and another in another language has not.
    fn version(&self, by: &str, of: &str, units: &[UnitId]) -> String {
        let Some((first, rest)) = units.split_first() else {
            return format!("{by} says more than {of}");
        };
        let (said, more) = (self.unit(*first, MAX_QUOTE), self.and_more(*first, rest));
        format!("{by} says what {of} leaves out: {said}{more}")
    }

    fn account(&self, account: usize) -> String {
        self.0.account_in_sentence(account)
    }

    fn government(&self, account: usize) -> String {
        self.0.government_in_sentence(account)
    }

    /// The governments of accounts, each once.
    fn names(&self, accounts: &[usize]) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in accounts.iter().map(|account| self.government(*account)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        listed(&names)
    }

    /// Who says a thing that others do not: "only" where no side is left that may say it too.
    fn alone(&self, by: &str, says: &str, others: &[usize]) -> String {
        let sides = self.0.sides;
        let is_silent = |side: &&Vec<usize>| others.iter().any(|it| side.contains(it));
        if sides.iter().filter(is_silent).count() + 1 < sides.len() {
            let others = format!("{} {}", self.names(others), self.do_not(others));
            format!("{by} {says}, and {others}")
        } else {
            format!("Only {by} {says}")
        }
    }

    /// Who raises topics of which others say nothing.
    fn raises(&self, by: &str, topics: &[String], silent: &[usize]) -> String {
        let silence = match topics.len() {
            0 | 1 => self.do_not(silent).to_owned(),
            2 => format!("{} neither", self.agree(silent, "mentions", "mention")),
            _ => format!("{} none of them", self.agree(silent, "mentions", "mention")),
        };
        format!(
            "{by} raises {}; {} {silence}",
            listed(topics),
            self.names(silent)
        )
    }

    fn do_not(&self, silent: &[usize]) -> &'static str {
        self.agree(silent, "does not", "do not")
    }

    /// The verb of the governments of accounts: of one, or of several.
    fn agree(&self, accounts: &[usize], one: &'static str, several: &'static str) -> &'static str {
        let names: BTreeSet<String> = accounts.iter().map(|it| self.government(*it)).collect();
        agree(names.len(), one, several)
    }

    /// A topic inside a sentence.
    fn topic(&self, topic: usize) -> &str {
        self.0.topics.entry(topic).phrase()
    }

    fn quoted(&self, span: Span, limit: usize) -> String {
        quotation(&self.0.characters(span), limit)
    }

    /// Words with what stands around them in their sentence.
    fn in_context(&self, span: Span) -> String {
        let context = around(self.0.text(span.place), span.start, span.end);
        quotation(&context, MAX_QUOTE)
    }

    fn each_quoted(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| self.quoted(*span, MAX_OF_TWO));
        listed(&words.collect::<Vec<_>>())
    }

    /// The words of a unit.
    fn unit(&self, id: UnitId, limit: usize) -> String {
        self.part(self.0.unit_span(id), limit)
    }

    /// Words of a sentence, behind dots where they are cut out of the middle of it.
    fn part(&self, span: Span, limit: usize) -> String {
        self.shown(span, self.telling(span, limit), limit)
    }

    /// The words that are shown of a span.
    fn shown(&self, span: Span, shown: Span, limit: usize) -> String {
        let words = self.0.characters(shown);
        if shown == span
            && depends(&words)
            && let Some(lead) = self.lead_of_joined(span)
        {
            return quotation(&format!("{lead} … {words}"), limit);
        }
        let is_inside = shown.start > 0 && words.starts_with(char::is_lowercase);
        // "Called on them to finalise it" with what "it" is.
        if is_inside && refers_back(&words) && shown.end <= MAX_WITH_REFERENT {
            return quotation(&self.0.characters(Span { start: 0, ..shown }), shown.end);
        }
        let dots = match is_inside || shown.start > span.start {
            true => "…",
            false => "",
        };
        quotation(&format!("{dots}{words}"), limit)
    }

    /// Of words that are too long to be shown whole, those from the clause on in which their most
    /// contentious topic stands, where a cut at the limit would lose it.
    fn telling(&self, span: Span, limit: usize) -> Span {
        if span.end - span.start <= room(limit) {
            return self.with_its_main_clause(span, limit);
        }
        let topics = self
            .0
            .topics
            .in_sentence(span.place.text, span.place.sentence);
        let weight = |topic: usize| self.0.topics.entry(topic).weight;
        let inside = topics.iter().filter(|it| {
            let is_inside = span.start <= it.start && it.end <= span.end;
            is_inside && !it.weak && !self.0.topics.entry(it.topic).general
        });
        let most = inside.reduce(|most, it| match weight(it.topic) > weight(most.topic) {
            true => it,
            false => most,
        });
        let Some(lost) = most.filter(|it| it.end > span.start + room(limit)) else {
            return self.without_introduction(span, limit);
        };
        let sentence = self.0.sentence(span.place);
        let characters = &sentence.characters()[..lost.start];
        let mut clause = characters[span.start..].iter();
        let comma = clause.rposition(|c| matches!(c, ',' | ';' | '，' | '；'));
        let behind = comma.map_or(span.start, |comma| span.start + comma + 1);
        let blank = characters[behind..].iter();
        let start = behind + blank.take_while(|c| c.is_whitespace()).count();
        match is_clause_at(sentence, start) {
            true => Span { start, ..span },
            false => span,
        }
    }

    /// Words that are too long without what opens them: "During the call, the President said".
    fn without_introduction(&self, span: Span, limit: usize) -> Span {
        let words = self.0.characters(span);
        if words.chars().count() <= room(limit) || !english().begins_with_occasion(&words) {
            return span;
        }
        let comma = words.split(", ").next().unwrap_or_default();
        let start = span.start + comma.chars().count() + ", ".len();
        match start < span.end && is_clause_at(self.0.sentence(span.place), start) {
            true => Span { start, ..span },
            false => span,
        }
    }

    /// "So that the risk is reduced" with what stands before it, from the nearest clause on that can be read
    /// alone, where that fits and no other side says it either.
    fn with_its_main_clause(&self, span: Span, limit: usize) -> Span {
        let before = Span {
            start: 0,
            end: span.start,
            ..span
        };
        let sides = self.0.sides;
        let others = || sides.iter().filter(|side| !side.contains(&span.place.text));
        let is_alone = |unit: UnitId| {
            let mut supports = others().filter_map(|side| self.0.support(unit, side));
            supports.all(|support| support.stated < MAX_STATED)
        };
        let mut first = span;
        for unit in self.0.units_within(before).into_iter().rev() {
            if !depends(&self.0.characters(first)) {
                break;
            }
            first = self.0.unit_span(unit);
            if span.end - first.start > limit || !is_alone(unit) {
                return span;
            }
        }
        Span {
            start: first.start,
            ..span
        }
    }

    /// What leads to the second of two things that are joined by "and": "The sides agreed" before "to
    /// widen trade", where they agreed to open talks and to widen trade.
    fn lead_of_joined(&self, span: Span) -> Option<String> {
        let before = Span {
            start: span.start.saturating_sub(MAX_QUOTE),
            end: span.start,
            ..span
        };
        let words = self.0.characters(before);
        let is_joined = words.trim_end().ends_with(" and");
        let clause = *self.0.units_within(before).last().filter(|_| is_joined)?;
        let clause = self.0.characters(self.0.unit_span(clause));
        let own = self.0.characters(span);
        let (first, _) = own.split_once(' ')?;
        let (lead, _) = clause.split_once(&format!(" {first} "))?;
        (!depends(lead) && !lead.contains([',', ';'])).then(|| lead.to_owned())
    }

    fn contradiction(&self, by: &str, of: &str, clauses: &[Span; 2]) -> String {
        let [a, b] = clauses.map(|clause| self.quoted(self.to_end_of_unit(clause), MAX_OF_TWO));
        format!("{by} and {of} contradict each other: {a} against {b}")
    }

    /// A clause with what follows it in its unit, where both can be quoted: "concern about false" with
    /// "and harmful reports".
    fn to_end_of_unit(&self, clause: Span) -> Span {
        let units = self.0.units_of(clause.place.text);
        let mut units = units.map(|unit| self.0.unit_span(unit));
        let holds = |unit: &Span| {
            unit.place == clause.place && unit.start < clause.end && clause.end <= unit.end
        };
        let end = units.find(holds).map_or(clause.end, |unit| unit.end);
        match end - clause.start <= room(MAX_OF_TWO) {
            true => Span { end, ..clause },
            false => clause,
        }
    }

    fn attribution(&self, by: &str, of: &str, claim: &Attribution, silent: &[usize]) -> String {
        let words = self.0.characters(claim.claim);
        let quotable = self.quotable(claim);
        let quote = match claim.status {
            // What is not confirmed is not quoted with it.
            Status::Confirmed => self.shown(quotable, quotable, MAX_QUOTE),
            _ => self.part(quotable, MAX_QUOTE),
        };
        let is_clause = words.starts_with("that ");
        let is_short = words.chars().count() <= room(MAX_QUOTE);
        let says = match claim.act {
            ReportedAct::Said if self.names_speaker(&words, silent) => format!("says of {of}"),
            ReportedAct::Said => format!("reports {of} as saying"),
            ReportedAct::Asked => format!("says that {of} asked for this"),
            ReportedAct::Pledged => format!("credits {of} with this"),
            ReportedAct::Agreed => "says that both agreed on this".to_owned(),
            ReportedAct::Voiced => "says that both said this".to_owned(),
            ReportedAct::Discussed => "says that both spoke of this".to_owned(),
        };
        match claim.status {
            Status::Contradicted => format!("{of} says the opposite of what {by} reports: {quote}"),
            Status::Confirmed => format!("{of} confirms what {by} reports: {quote}"),
            Status::Softened => format!("{of} puts differently what {by} reports: {quote}"),
            _ => {
                let alone = self.alone(by, &says, silent);
                match claim.act {
                    ReportedAct::Said if is_clause && is_short && self.0.sides.len() == 2 => {
                        format!("{alone} {}", unquoted(&words, MAX_QUOTE))
                    }
                    _ => format!("{alone}: {quote}"),
                }
            }
        }
    }

    /// What is quoted of a claim: all of it or, where it is too long for that and the other side has
    /// nothing of it, its unit that matters most.
    fn quotable(&self, claim: &Attribution) -> Span {
        let whole = claim.claim;
        if claim.status != Status::Absent || whole.end - whole.start <= room(MAX_QUOTE) {
            return whole;
        }
        let units = self.0.units_of(whole.place.text).filter(|unit| {
            let span = self.0.unit_span(*unit);
            span.place == whole.place && whole.start <= span.start && span.end <= whole.end
        });
        let most = units.min_by(|a, b| self.0.by_salience(*a, *b));
        most.map_or(whole, |unit| self.0.unit_span(unit))
    }

    /// Whether words name a person of the side that they are reported of: they tell of a speaker, and are
    /// not what the speaker said.
    fn names_speaker(&self, words: &str, accounts: &[usize]) -> bool {
        let governments = self.0.lexicon.governments();
        let text = NormalizedText::new(words);
        let codes = accounts
            .iter()
            .filter_map(|account| self.0.statements[*account].source.government.as_deref());
        let mut matchers = codes.filter_map(|code| governments.matcher(code));
        let has_person = |matcher: Arc<Matcher>| {
            let found = matcher.find_in(&text);
            found.iter().any(|found| found.entry == Government::PERSON)
        };
        words.starts_with("He ") || words.starts_with("She ") || matchers.any(has_person)
    }

    fn position(
        &self,
        by: &str,
        of: &str,
        topic: Option<usize>,
        units: &[Vec<UnitId>; 2],
    ) -> String {
        let [own, others] = units;
        let positions = [(by.to_owned(), own), (of.to_owned(), others)];
        match topic {
            Some(topic) => self.on_topic(topic, positions),
            None => self.each_says(&positions),
        }
    }

    /// What each says on a topic: `on tariffs, China says “…”, and the United States “…”`.
    fn on_topic<'u>(
        &self,
        topic: usize,
        positions: impl IntoIterator<Item = (String, &'u Vec<UnitId>)>,
    ) -> String {
        let positions: Vec<_> = positions.into_iter().collect();
        let topic = self.topic(topic);
        let says_enough = |units: &[UnitId]| units.iter().any(|id| self.0.says_enough(*id));
        let are_clear = positions.iter().any(|(_, units)| !self.only_names(units))
            && (positions.iter()).all(|(_, units)| self.only_names(units) || says_enough(units));
        match are_clear {
            true => format!("on {topic}, {}", self.each_says(&positions)),
            false => {
                let names = positions.into_iter().map(|(name, _)| name);
                let names: Vec<String> = names.collect();
                format!("{} speak of {topic} differently", listed(&names))
            }
        }
    }

    /// Whether units name a thing in a list of what was talked of, and have no words on it to quote.
    fn only_names(&self, units: &[UnitId]) -> bool {
        units.iter().all(|id| self.0.is_listed(*id))
    }

    fn each_says(&self, positions: &[(String, &Vec<UnitId>)]) -> String {
        let mut says: Vec<String> = Vec::new();
        // Where nobody has a position, none only lists a thing beside it.
        let talks = |units: &[UnitId]| units.iter().all(|id| self.0.only_talks(*id));
        let has_position = positions.iter().any(|(_, units)| !talks(units));
        let mut verb = "says ";
        for (name, units) in positions {
            let quote = self.first_short(units);
            if has_position && self.only_names(units) {
                says.push(format!("{name} only lists {quote}"));
                continue;
            }
            says.push(format!("{name} {verb}{quote}"));
            verb = "";
        }
        let last = says.pop().unwrap_or_default();
        match says.is_empty() {
            true => last,
            false => format!("{}, and {last}", says.join(", ")),
        }
    }

    /// The first of some units that can be quoted whole beside another, or else the first.
    fn first_short(&self, units: &[UnitId]) -> String {
        let is_short = |id: &&UnitId| {
            let span = self.0.unit_span(**id);
            let is_whole = !depends(&self.0.characters(span));
            span.end - span.start <= room(MAX_OF_POSITION) && is_whole && self.0.says_enough(**id)
        };
        let told = units.iter().find(is_short).or(units.first());
        told.map_or_else(String::new, |id| self.unit(*id, MAX_OF_POSITION))
    }

    /// `is_rest_told` says that a position tells what stands before the first unit in its sentence.
    fn missing_units(
        &self,
        by: &str,
        units: &[UnitId],
        silent: &[usize],
        is_rest_told: bool,
    ) -> String {
        if let Some(topics) = self.topics_not_mentioned(units, silent) {
            return self.raises(by, &topics, silent);
        }
        // What says nothing without the sentence before is not quoted where there is more.
        let mut units = units.to_vec();
        let is_clear = |id: &UnitId| !self.lacks_referent(*id);
        if let Some(clear) = units.iter().position(is_clear) {
            units[..=clear].rotate_right(1);
        }
        let Some((first, rest)) = units.split_first() else {
            return format!("{by} says more than {}", self.names(silent));
        };
        let units = &units;
        let verb = telling_verb(self.0, units).unwrap_or("says");
        let more = self.and_more(*first, rest);
        let alone = self.alone(by, verb, silent);
        let span = self.0.unit_span(*first);
        let shown = match is_rest_told && span.end - span.start <= room(MAX_QUOTE) {
            true => span,
            false => self.telling(span, MAX_QUOTE),
        };
        format!("{alone}: {}{more}", self.shown(span, shown, MAX_QUOTE))
    }

    /// Whether a unit opens its sentence, or is too far from its beginning, and has a word that refers to
    /// what stands before it.
    fn lacks_referent(&self, id: UnitId) -> bool {
        let span = self.0.unit_span(id);
        refers_back(&self.0.characters(span)) && (span.start == 0 || span.end > MAX_WITH_REFERENT)
    }

    /// What the units behind the one that is quoted are about: `, and more on Taiwan and trade`, or
    /// `, and 3 more points, on trade among others` where one of them has no topic.
    ///
    /// What stands in the sentence of the quoted unit, on no topic, is read with it.
    fn and_more(&self, quoted: UnitId, rest: &[UnitId]) -> String {
        let place = |unit: UnitId| self.0.unit_span(unit).place;
        let is_more =
            |unit: UnitId| place(unit) != place(quoted) || !self.0.topics_of(unit).is_empty();
        let rest: Vec<UnitId> = rest.iter().copied().filter(|it| is_more(*it)).collect();
        let topics: Vec<Option<String>> = rest.iter().map(|id| self.first_topic(*id)).collect();
        let are_known = topics.iter().all(Option::is_some);
        // What is quoted is not named again.
        let quoted = self.0.topics_of(quoted);
        let mut seen: BTreeSet<String> =
            quoted.iter().map(|it| self.topic(*it).to_owned()).collect();
        let mut topics: Vec<String> = topics.into_iter().flatten().collect();
        topics.retain(|topic| seen.insert(topic.clone()));
        let topics = listed(&topics);
        match (rest.len(), topics.as_str()) {
            (0, _) => String::new(),
            (_, topics) if are_known && !topics.is_empty() => format!(", and more on {topics}"),
            (count, topics) => {
                let points = agree(count, "point", "points");
                let among = match topics {
                    "" => String::new(),
                    topics => format!(", on {topics} among others"),
                };
                format!(", and {count} more {points}{among}")
            }
        }
    }

    /// The first topic of a unit.
    fn first_topic(&self, id: UnitId) -> Option<String> {
        let topic = *self.0.topics_of(id).first()?;
        Some(self.topic(topic).to_owned())
    }

    /// The topics of some units, as they stand in a sentence, where the silent side mentions none of
    /// them. Across languages they tell more than a quotation that the reader may not know. `None`
    /// where a unit has none, or one whose label is a list.
    fn topics_not_mentioned(&self, units: &[UnitId], silent: &[usize]) -> Option<Vec<String>> {
        let mut topics: Vec<String> = Vec::new();
        for id in units {
            let support = self.0.support(*id, silent)?;
            let topic = if support.is_across {
                *self.0.topics_across(*id).first()?
            } else {
                *self.0.topics_of(*id).first()?
            };
            if !support.is_across {
                let is_raised = |text: &usize| self.0.topics.raised(*text, topic).is_some();
                // A label that lists several things covers more than the account has said.
                let is_list = self.0.topics.entry(topic).label.contains([',', ':']);
                if support.raised >= MAX_RAISED || silent.iter().any(is_raised) || is_list {
                    return None;
                }
            }
            let phrase = self.topic(topic).to_owned();
            if !topics.contains(&phrase) {
                topics.push(phrase);
            }
        }
        (topics.len() <= MAX_TOPICS).then_some(topics)
    }

    fn scope(&self, names: [&str; 2], words: [Vec<Span>; 2]) -> String {
        let of_accounts = names
            .iter()
            .zip(&words)
            .map(|(name, words)| match words.is_empty() {
                true => format!("{name} has no such word"),
                false => format!("{name} says {}", self.reach(words)),
            });
        let of_accounts: Vec<String> = of_accounts.collect();
        format!(
            "The accounts differ in how far they go: {}",
            of_accounts.join(", ")
        )
    }

    /// Words that change how far a statement reaches. What a lone "not" denies is seen around it.
    fn reach(&self, words: &[Span]) -> String {
        match words {
            [word] if self.is_denial(*word) => self.in_context(*word),
            _ => self.each_quoted(words),
        }
    }

    /// Whether words deny.
    fn is_denial(&self, words: Span) -> bool {
        let roles = self.0.sentence(words.place).roles();
        let mut denials = roles.of(Role::Negation).iter();
        denials.any(|it| words.start <= it.start && it.end <= words.end)
    }

    fn tone(&self, words: &[(usize, Vec<usize>)]) -> String {
        let tones = self.0.lexicon.tones().adjectives.entries();
        let of_accounts = words.iter().map(|(account, words)| {
            let words: Vec<&str> = words.iter().map(|it| tones[*it].word.as_str()).collect();
            let name = self.account(*account);
            match words.is_empty() {
                true => format!("{name} has no such word"),
                false => format!("{name} calls them {}", listed(&words)),
            }
        });
        let of_accounts: Vec<String> = of_accounts.collect();
        format!(
            "The accounts describe the talks differently: {}",
            of_accounts.join("; ")
        )
    }
}

/// The question that a fact of the talks answers.
fn asked(fact: TalksFact) -> &'static str {
    match fact {
        TalksFact::AskedBy => "who asked for the talks",
        TalksFact::Format => "how the talks were held",
        TalksFact::Place => "where the talks were held",
        TalksFact::Length => "how long the talks took",
        TalksFact::Day => "on which day the talks were held",
        TalksFact::Hour => "when the talks began",
        TalksFact::Participants => "who else took part",
    }
}

/// A sentence is quoted from its beginning, so that what "it" is can be read, where that takes no more
/// characters.
const MAX_WITH_REFERENT: usize = 190;
