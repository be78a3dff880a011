//! A sentence to its clauses: it is cut into parts (`cut`), each part is read for itself (`part`),
//! and the parts are joined to the clauses that they make together.

mod cut;
mod part;
mod reader;

use super::agents::Agents;
use super::clause::Clause;
use super::content::ContentWord;
use super::grammar::grammar;
use super::operator::Operator;
use super::outcome::OutcomeReader;
use super::parties::Parties;
use super::promise::PromiseReader;
use super::tokens::ReadSentence;
use super::words::{WordList, words_of};
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::voice::Voice;
use cut::{Joint, Part};
use reader::ClauseReader;

/// Words past which a sentence is a list, or no sentence at all: no clause of it is held against
/// others, which would cost the square of its words.
const MAX_WORDS: usize = 150;

/// A part between marks of no more words than this goes on with the clause before it.
const MAX_WORDS_OF_LIST: usize = 3;

/// The clauses of a sentence; none where its language has no words of the tables.
pub(super) fn clauses(
    account: &AnnotatedStatement<'_>,
    sentence: &AnnotatedSentence<'_>,
    voice: &Voice,
    parties: &Parties,
) -> Vec<Clause> {
    let statement = account.statement;
    let language = statement.language.as_deref().unwrap_or("en");
    let Some(words) = words_of(language) else {
        return Vec::new();
    };
    if sentence.words().len() > MAX_WORDS {
        return Vec::new();
    }
    let read = ReadSentence::of(sentence, words, &account.terms, parties);
    if read.tokens.is_empty() {
        return Vec::new();
    }
    let verbs = sentence.roles().verbs();
    let reader = ClauseReader {
        read: &read,
        outcomes: OutcomeReader::of(language, sentence, &read),
        promises: PromiseReader::of(language, sentence),
        verbs: verbs.iter().map(|verb| verb.start).collect(),
        speaker: voice.speaker.as_ref(),
        account: statement.source.government.clone(),
    };
    reader.clauses()
}

impl ClauseReader<'_> {
    fn clauses(&self) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        // The clause behind which "that" stood last, whose words clauses behind it depend on.
        let mut holding: Option<Clause> = None;
        for part in self.parts() {
            let clause = self.clause(&part);
            // "There is no agreement on the canal, or on the lock, without a treaty" leaves one
            // open.
            if self.read.is(part.tokens.start, WordList::Exception) {
                clauses.iter_mut().for_each(|it| it.is_open |= it.denies());
            }
            let last = clauses.last().cloned();
            let Some(last) = last else {
                clauses.push(clause);
                continue;
            };
            if self.goes_on(&last, &clause, &part) {
                if let Some(last) = clauses.last_mut() {
                    last.take_in(clause);
                }
                continue;
            }
            let says_something = !last.operators.is_empty() || self.has_verb(&last.span);
            let mut clause = clause;
            // "Voiced concern that the shelling endangers them": the concern is about what follows.
            if part.joint == Joint::Complement
                && let Some(last) = clauses.last_mut()
                && let Some(told) = last.outcome.as_mut().filter(|it| it.has_no_object_yet())
                && let Some(reader) = &self.outcomes
            {
                told.extend(&reader.about(part.tokens.clone()));
                last.span.end = clause.span.end;
            }
            match part.joint {
                Joint::Complement if says_something && !self.is_only_joint(&last) => {
                    clause.depend_on(&last);
                    holding = Some(last);
                }
                Joint::Complement => {
                    if let Some(holding) = &holding {
                        clause.depend_on(holding);
                    }
                }
                _ => self.follow(&mut clause, &last, &part),
            }
            clauses.push(clause);
        }
        self.condition(&mut clauses);
        let topic = self.topic();
        find_objects(&mut clauses, &topic);
        // "On fish, the views of the two differ".
        let bare = clauses.iter_mut().filter(|it| it.content.is_empty());
        bare.for_each(|clause| clause.content.clone_from(&topic));
        clauses
    }

    /// What an adverbial in front says that the sentence is about: "On medicines, they agreed".
    fn topic(&self) -> Vec<ContentWord> {
        let read = self.read;
        let marked = (1..read.tokens.len()).find(|at| read.tokens[*at].follows_mark);
        let topic = marked.filter(|_| read.is(0, WordList::Topical));
        let topic = topic.into_iter().flat_map(|end| 1..end);
        let topic = topic.filter(|at| self.is_content(*at));
        let topic = topic.filter_map(|at| ContentWord::of(&read.tokens[at]));
        topic
            .filter(|word| !word.is_date && !word.is_number)
            .collect()
    }

    /// Says of clauses under which condition they stand. A refusal until something comes is a
    /// refusal; a promise until then is none that could be denied.
    fn condition(&self, clauses: &mut [Clause]) {
        let read = self.read;
        let all = 0..read.tokens.len();
        let has = |list: WordList| all.clone().any(|at| read.is(at, list));
        let is_condition = |at: usize| read.is(at, WordList::Condition);
        let is_open = all
            .clone()
            .any(|at| is_condition(at) && !self.is_reserved(at));
        let is_for_now = has(WordList::Condition);
        let reservation = all.clone().find(|at| read.is(*at, WordList::Reservation));
        let reservation = reservation.map(|at| read.tokens[at].folded.clone());
        let has_sequel = has(WordList::Sequel);
        let is_of_earlier_time = has(WordList::Earlier);
        let is_of_now = has(WordList::Now);
        for clause in clauses {
            clause.is_open |= is_open || is_for_now && !clause.denies();
            clause.reservation.clone_from(&reservation);
            clause.has_sequel = has_sequel;
            clause.is_of_earlier_time = is_of_earlier_time;
            clause.is_of_now = is_of_now;
        }
    }

    /// Whether a clause has no word but a conjunction: "and that".
    fn is_only_joint(&self, clause: &Clause) -> bool {
        clause.content.is_empty() && clause.operators.is_empty() && !self.has_verb(&clause.span)
    }

    /// Whether a part belongs to the clause before it: an item of a list, or what an adverbial in
    /// front is about.
    fn goes_on(&self, last: &Clause, clause: &Clause, part: &Part) -> bool {
        if matches!(
            part.joint,
            Joint::Complement | Joint::Question | Joint::Reservation
        ) {
            return false;
        }
        let has_own = clause.operators.len() + clause.negations.len() > 0;
        let is_short =
            part.tokens.len() <= MAX_WORDS_OF_LIST + 1 || self.names_part(part.tokens.start);
        // "Increase and diversify trade": the first has no object of its own. "And progress was
        // made" has a subject of its own.
        let lacks_object = last.content.is_empty()
            && has_own
            && !last.operators.is_empty()
            && !self.has_auxiliary(&part.tokens);
        !has_own && is_short && !self.has_verb(&clause.span)
            || lacks_object
                && part.joint == Joint::Conjunction
                && clause.agents == Agents::default()
    }

    /// A part that follows another clause has its holder, and the agents too where it names none. A
    /// further infinitive, participle or "on" is promised, asked for or agreed like the first.
    fn follow(&self, clause: &mut Clause, last: &Clause, part: &Part) {
        clause.holder.clone_from(&last.holder);
        let held = last.operators[..last.inherited].iter().cloned();
        let mut before: Vec<Operator> = held.collect();
        let names_none = clause.agents == Agents::default();
        if names_none {
            clause.agents = last.agents.clone();
        }
        let word = |at: usize| &self.read.tokens[at].folded;
        let is_infinitive = |at: usize| grammar().infinitives.contains(word(at));
        let is_on = |at: usize| grammar().objects_of_accord.contains(word(at));
        let verb = part.tokens.clone().find(|at| {
            !self.read.is(*at, WordList::Conjunction) && !self.read.is(*at, WordList::Adverb)
                || is_infinitive(*at)
                || is_on(*at)
        });
        let has_own_verb = self.has_verb(&clause.span) || self.has_auxiliary(&part.tokens);
        let goes_on = verb.is_some_and(|at| {
            // "The fishing quota" is a thing.
            let is_noun = at > part.tokens.start && self.read.is(at - 1, WordList::Adverb);
            is_infinitive(at) || is_on(at) && !has_own_verb || word(at).ends_with("ing") && !is_noun
        });
        if goes_on {
            let own = last.operators[last.inherited..].iter();
            before.extend(own.filter(|it| it.mood().is_some()).take(1).cloned());
        }
        clause.inherited = before.len();
        before.append(&mut clause.operators);
        clause.operators = before;
        let says_nothing = clause.negations.is_empty()
            && clause.operators.len() == clause.inherited
            && !self.has_verb(&clause.span);
        // "About steel, and about workers who are held".
        let mut opening = part.tokens.clone();
        let opening = opening.find(|at| !self.read.is(*at, WordList::Conjunction));
        let is_about = opening.is_some_and(|at| grammar().objects_of_concern.contains(word(at)));
        if (says_nothing || is_about) && clause.outcome.is_none() {
            let outcome = last.outcome.as_ref();
            clause.outcome = outcome.and_then(|outcome| outcome.of_more(&clause.content));
        }
    }
}

/// Gives a clause that denies an outcome, and not of what, what the other clauses of its sentence
/// are about: "they spoke of steel, but no agreement was reached". What an adverbial in front names
/// is all that it is about, and is part of what the sentence tells.
fn find_objects(clauses: &mut [Clause], topic: &[ContentWord]) {
    if !topic.is_empty() {
        let outcomes = clauses.iter_mut().filter_map(|it| it.outcome.as_mut());
        let mut open = outcomes.filter(|it| it.lacks_object() || !it.is_denied());
        open.by_ref().for_each(|it| it.extend(topic));
        return;
    }
    let contents: Vec<Vec<ContentWord>> = clauses.iter().map(Clause::subject_matter).collect();
    for (at, clause) in clauses.iter_mut().enumerate() {
        let Some(outcome) = clause.outcome.as_mut().filter(|it| it.lacks_object()) else {
            continue;
        };
        let others = contents
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        let others: Vec<ContentWord> = others.flat_map(|(_, words)| words).cloned().collect();
        outcome.find_object(&others);
    }
}
