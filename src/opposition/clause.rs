//! The clauses of a sentence: what each affirms or denies, of what, who does it, and who says so.

use std::collections::BTreeSet;
use std::ops::Range;

use super::agents::Agents;
use super::content::ContentWord;
use super::operator::{Alone, Mood, Operator};
use super::outcome::{Outcome, OutcomeReader};
use super::parties::Parties;
use super::promise::{Promise, PromiseReader};
use super::tokens::ReadSentence;
use super::words::{PairKind, Term, WordList, words_of};
use crate::annotate::AnnotatedSentence;
use crate::statement::Statement;
use crate::text::Terms;
use crate::voice::{Speaker, Voice};

/// Words past which a sentence is a list, or no sentence at all: no clause of it is held against
/// others, which would cost the square of its words.
const MAX_WORDS: usize = 150;

/// A part between marks of no more words than this goes on with the clause before it.
const MAX_WORDS_OF_LIST: usize = 3;

/// Words by which a clause denies something for good: "never", and not "no longer".
const FLAT_DENIALS: [&str; 4] = ["not", "never", "neither", "nor"];

/// Words that end what follows them in a term: "stop supplying".
const STOPPING: [&str; 4] = ["stop", "cease", "halt", "end"];

/// Behind a comma they lead to what is part of the thing before it.
const NAMING_PARTS: [&str; 3] = ["including", "notably", "namely"];

/// Words before a noun, and a participle that tells more of it.
const ARTICLES: [&str; 8] = ["the", "all", "these", "those", "its", "his", "her", "their"];

/// A free negation: of a thing, not of a word of the tables.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FreeNegation {
    pub words: Range<usize>,
    /// What it denies.
    pub head: ContentWord,
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// Its characters.
    pub span: Range<usize>,
    /// Its operators, behind those of the clauses that it depends on.
    pub operators: Vec<Operator>,
    /// How many of these it has from others.
    pub inherited: usize,
    pub negations: Vec<FreeNegation>,
    pub content: Vec<ContentWord>,
    pub agents: Agents,
    /// Who says so, where it is not the account itself.
    pub holder: Option<Agents>,
    /// The government whose account it is.
    pub account: Option<String>,
    /// Whether nothing is claimed in it: a condition or a question.
    pub is_open: bool,
    /// The first word by which its sentence says until when: "until", "as".
    pub reservation: Option<String>,
    /// Whether its sentence says behind what: "after", "once".
    pub has_sequel: bool,
    /// What talks came to by it.
    pub outcome: Option<Outcome>,
    /// What it says of a promise.
    pub promise: Option<Promise>,
    /// The words by which it says that something is done whatever the other does, ...
    pub unconditional: Option<Range<usize>>,
    /// ... or only where something is done first.
    pub proviso: Option<Range<usize>>,
    /// Whether it says that something goes on as it is.
    pub is_steady: bool,
    /// Whether it denies for good, and not that something is so any longer.
    pub denies_flatly: bool,
}

/// The clauses of a sentence; none where its language has no words of the tables.
pub(super) fn clauses(
    statement: &Statement,
    sentence: &AnnotatedSentence<'_>,
    voice: &Voice,
    parties: &Parties,
) -> Vec<Clause> {
    let language = statement.language.as_deref().unwrap_or("en");
    let Some(words) = words_of(language) else {
        return Vec::new();
    };
    if sentence.words().len() > MAX_WORDS {
        return Vec::new();
    }
    let read = ReadSentence::of(sentence, words, &Terms::new(language), parties);
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

/// How a part of a sentence is joined to what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Start,
    Mark,
    Conjunction,
    Complement,
    Question,
    Reservation,
}

/// Words of a sentence between two cuts.
struct Part {
    tokens: Range<usize>,
    joint: Joint,
}

struct ClauseReader<'r> {
    read: &'r ReadSentence,
    outcomes: Option<OutcomeReader<'r>>,
    promises: Option<PromiseReader<'r>>,
    /// Where verbs of speech and act begin.
    verbs: BTreeSet<usize>,
    speaker: Option<&'r Speaker>,
    account: Option<String>,
}

impl ClauseReader<'_> {
    fn clauses(&self) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        // The clause behind which "that" stood last, whose words clauses behind it depend on.
        let mut holding: Option<Clause> = None;
        for part in self.parts() {
            let clause = self.clause(&part);
            // "There is no agreement on the canal, or on the lock, without a treaty" leaves one open.
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
        find_objects(&mut clauses, &self.topic());
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
        for clause in clauses {
            clause.is_open |= is_open || is_for_now && !clause.denies();
            clause.reservation.clone_from(&reservation);
            clause.has_sequel = has_sequel;
        }
    }

    /// Where the sentence is cut.
    fn parts(&self) -> Vec<Part> {
        let read = self.read;
        let mut parts = vec![Part {
            tokens: 0..read.tokens.len(),
            joint: Joint::Start,
        }];
        for at in 1..read.tokens.len() {
            let joint = if self.is_complement(at - 1) {
                Joint::Complement
            } else if read.is(at, WordList::Question) && read.begins_term(at) {
                Joint::Question
            } else if self.is_reserved(at) && read.begins_term(at) {
                Joint::Reservation
            } else if read.is(at, WordList::Conjunction) && read.begins_term(at) {
                Joint::Conjunction
            } else if read.tokens[at].follows_mark {
                Joint::Mark
            } else {
                continue;
            };
            if let Some(last) = parts.last_mut() {
                let end = std::mem::replace(&mut last.tokens.end, at);
                parts.push(Part {
                    tokens: at..end,
                    joint,
                });
            }
        }
        parts
    }

    /// Whether a word opens what is said: "that", alone or at the end of a term.
    fn is_complement(&self, at: usize) -> bool {
        let read = self.read;
        let ends_term = || {
            let term = read.tokens[at].term;
            term.is_some() && read.tokens.get(at + 1).is_none_or(|next| next.term != term)
        };
        read.is(at, WordList::Complement)
            || read.tokens[at].folded == "that"
                && ends_term()
                && !read.is(at, WordList::Conjunction)
    }

    /// Whether a word is of a condition under which something stays denied: "until", "as long as".
    fn is_reserved(&self, at: usize) -> bool {
        self.read.is(at, WordList::Reservation) && self.read.is(at, WordList::Condition)
    }

    fn has_auxiliary(&self, tokens: &Range<usize>) -> bool {
        let mut tokens = tokens.clone();
        tokens.any(|at| self.read.is(at, WordList::Auxiliary))
    }

    fn has_verb(&self, span: &Range<usize>) -> bool {
        self.verbs.range(span.clone()).next().is_some()
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
        // "Increase and diversify trade": the first has no object of its own. "And progress was made"
        // has a subject of its own.
        let lacks_object = last.content.is_empty()
            && has_own
            && !last.operators.is_empty()
            && !self.has_auxiliary(&part.tokens);
        !has_own && is_short && !self.has_verb(&clause.span)
            || lacks_object
                && part.joint == Joint::Conjunction
                && clause.agents == Agents::default()
    }

    /// Whether a word leads to what is part of the thing before it: "areas, including the shelf".
    fn names_part(&self, at: usize) -> bool {
        let token = &self.read.tokens[at];
        token.follows_mark && NAMING_PARTS.contains(&token.folded.as_str())
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
        let verb = part.tokens.clone().find(|at| {
            !self.read.is(*at, WordList::Conjunction) && !self.read.is(*at, WordList::Adverb)
                || matches!(self.read.tokens[*at].folded.as_str(), "to" | "on")
        });
        let has_own_verb = self.has_verb(&clause.span) || self.has_auxiliary(&part.tokens);
        let goes_on = verb.is_some_and(|at| {
            let word = &self.read.tokens[at].folded;
            // "The fishing quota" is a thing.
            let is_noun = at > part.tokens.start && self.read.is(at - 1, WordList::Adverb);
            word == "to" || word == "on" && !has_own_verb || word.ends_with("ing") && !is_noun
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
        let is_about = opening.is_some_and(|at| self.read.tokens[at].folded == "about");
        if (says_nothing || is_about) && clause.outcome.is_none() {
            let outcome = last.outcome.as_ref();
            clause.outcome = outcome.and_then(|outcome| outcome.of_more(&clause.content));
        }
    }

    fn clause(&self, part: &Part) -> Clause {
        let read = self.read;
        let tokens = part.tokens.clone();
        let zone = self.subject_zone(&tokens);
        let agents = self.agents(&zone);
        // "The crisis in Mali": a name behind another word is of what the clause is about.
        let is_noun = |at: &usize| self.is_content(*at) && !self.is_agent(*at);
        let subject = zone.start..zone.clone().find(is_noun).unwrap_or(zone.end);
        let content: Vec<ContentWord> = tokens
            .clone()
            .filter(|at| self.is_content(*at) && !(subject.contains(at) && self.is_agent(*at)))
            .filter_map(|at| ContentWord::of(&read.tokens[at]))
            .collect();
        let mut operators: Vec<Operator> = Vec::new();
        let mut at_token: Vec<usize> = Vec::new();
        for at in tokens.clone() {
            let term = read.term_at(at).filter(|_| read.begins_term(at));
            let term = term.filter(|_| !self.is_attribute(at) && !self.names_part(at));
            if let Some(term) = term.filter(|term| is_operator(term)) {
                let mut operator = Operator::new(term, self.precedes_deed(at));
                operator.stops = STOPPING.contains(&read.tokens[at].folded.as_str());
                operators.push(operator);
                at_token.push(at);
            }
        }
        drop_light(&mut operators, &mut at_token);
        let negations = self.negations(&tokens, &mut operators, &at_token);
        let is_limited = self.is_limited(&tokens, &operators);
        let first = &read.tokens[tokens.start];
        let last = &read.tokens[tokens.end - 1];
        let mut clause = Clause {
            span: first.start..last.end,
            operators,
            inherited: 0,
            negations,
            content,
            agents,
            holder: None,
            account: self.account.clone(),
            is_open: matches!(part.joint, Joint::Question | Joint::Reservation) || is_limited,
            reservation: None,
            has_sequel: false,
            outcome: None,
            promise: None,
            unconditional: self.first_of(&tokens, WordList::Unconditional),
            proviso: self.first_of(&tokens, WordList::Proviso),
            is_steady: tokens.clone().any(|at| read.is(at, WordList::Steady)),
            denies_flatly: tokens
                .clone()
                .any(|at| FLAT_DENIALS.contains(&read.tokens[at].folded.as_str())),
        };
        let promises = self.promises.as_ref();
        clause.promise = promises.and_then(|reader| reader.promise(&clause.span));
        let outcomes = self.outcomes.as_ref();
        let outcome = |reader: &OutcomeReader<'_>| {
            reader.outcome(&tokens, &clause.span, &clause.operators, &clause.agents)
        };
        clause.outcome = outcomes.and_then(outcome);
        clause
    }

    /// The first term of a list among some words.
    fn first_of(&self, tokens: &Range<usize>, list: WordList) -> Option<Range<usize>> {
        let mut terms = tokens.clone().filter_map(|at| self.read.term_at(at));
        let found = terms.find(|term| term.is(list))?;
        Some(found.start..found.end)
    }

    /// Whether a word tells more of the noun behind it: "the detained sailors".
    fn is_attribute(&self, at: usize) -> bool {
        let read = self.read;
        let folded = |at: usize| read.tokens[at].folded.as_str();
        let follows_article = at > 0 && ARTICLES.contains(&folded(at - 1));
        let is_noun = |at: usize| {
            at < read.tokens.len() && self.is_content(at) && !read.tokens[at].follows_mark
        };
        follows_article && folded(at).ends_with("ed") && is_noun(at + 1)
    }

    /// Whether the term of a word ends in "to", or that follows it.
    fn precedes_deed(&self, at: usize) -> bool {
        let tokens = &self.read.tokens;
        let is_inside = |it: &usize| tokens[*it].term == tokens[at].term;
        let behind = (at..tokens.len()).find(|it| !is_inside(it));
        let last = behind.unwrap_or(tokens.len()) - 1;
        let mut ends = [Some(last), behind].into_iter().flatten();
        ends.any(|it| tokens[it].folded == "to")
    }

    /// Whether it denies with an exception, which may as well be told as an affirmation: "no peace
    /// without talks", "peace only through talks".
    fn is_limited(&self, tokens: &Range<usize>, operators: &[Operator]) -> bool {
        let read = self.read;
        let terms = tokens.clone().filter(|at| read.begins_term(*at));
        let has = |list: WordList| terms.clone().any(|at| read.is(at, list));
        let denies =
            |at: usize| read.is(at, WordList::Negation) && !read.is(at, WordList::Exception);
        has(WordList::Restriction)
            || has(WordList::Exception)
                && (terms.clone().any(denies) || operators.iter().any(Operator::denies))
    }

    /// The words of a part before its first verb that is known.
    fn subject_zone(&self, tokens: &Range<usize>) -> Range<usize> {
        let read = self.read;
        let is_verb = |at: &usize| {
            self.verbs.contains(&read.tokens[*at].start)
                || read.is(*at, WordList::Negation)
                || read.is(*at, WordList::Auxiliary)
                || read.term_at(*at).is_some_and(is_operator)
        };
        let end = tokens.clone().find(is_verb).unwrap_or(tokens.end);
        tokens.start..end
    }

    /// Who a subject names.
    fn agents(&self, zone: &Range<usize>) -> Agents {
        let read = self.read;
        let mut agents = Agents::default();
        let mut follows_noun = false;
        for at in zone.clone() {
            let token = &read.tokens[at];
            follows_noun |= self.is_content(at) && !self.is_agent(at);
            if let Some(code) = &token.party {
                agents.named.insert(code.clone());
            } else if read.is(at, WordList::Joint) {
                agents.joint = true;
            } else if read.is(at, WordList::Pronoun) {
                match self.speaker {
                    Some(Speaker::Government(code)) => {
                        agents.named.insert(code.clone());
                    }
                    Some(Speaker::Both) => agents.joint = true,
                    None => {}
                }
            } else if token.is_name && !follows_noun && !read.is(at, WordList::Light) {
                agents.named.insert(token.folded.clone());
            }
        }
        agents
    }

    fn is_agent(&self, at: usize) -> bool {
        let token = &self.read.tokens[at];
        token.party.is_some()
            || token.is_name
            || self.read.is(at, WordList::Joint)
            || self.read.is(at, WordList::Pronoun)
    }

    /// Whether a word is of what the clause is about.
    fn is_content(&self, at: usize) -> bool {
        let token = &self.read.tokens[at];
        let has_meaning = !token.stems.is_empty() || token.party.is_some();
        // A term that only keeps others from being read is as much content as any word.
        let is_small = self.read.term_at(at).is_some_and(|term| !term.is_neutral());
        has_meaning && !is_small && !(self.verbs.contains(&token.start))
    }

    /// Hangs each negation on the operator that it stands before, or gives it with the word that it
    /// denies.
    fn negations(
        &self,
        tokens: &Range<usize>,
        operators: &mut [Operator],
        at_token: &[usize],
    ) -> Vec<FreeNegation> {
        let read = self.read;
        let mut free = Vec::new();
        for at in tokens.clone() {
            let Some(term) = read.term_at(at) else {
                continue;
            };
            if !read.begins_term(at) || !term.is(WordList::Negation) || is_operator(term) {
                continue;
            }
            let words = term.start..term.end;
            let behind = at..tokens.end;
            let head = behind.skip(1).find(|next| {
                read.tokens[*next].start >= term.end
                    && (at_token.contains(next)
                        || self.is_content(*next) && read.tokens[*next].party.is_none())
            });
            let operator = head.and_then(|head| at_token.iter().position(|at| *at == head));
            let operator = operator.map(|at| given(operators, at));
            match (operator, head) {
                (Some(operator), _) => operators[operator].negations.push(words),
                (None, Some(head)) => {
                    let head = ContentWord::of(&read.tokens[head]);
                    free.extend(head.map(|head| FreeNegation { words, head }));
                }
                // Nothing stands behind it: it denies the verb before it.
                (None, None) => {
                    let before = at_token.iter().rposition(|operator| *operator < at);
                    if let Some(before) = before {
                        operators[before].negations.push(words);
                    }
                }
            }
        }
        free
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

/// Whether a term affirms or denies, or gives a clause its mood.
fn is_operator(term: &Term) -> bool {
    term.poles().next().is_some()
        || [
            WordList::Denial,
            WordList::Demand,
            WordList::Wish,
            WordList::Future,
            WordList::Talk,
            WordList::Blame,
        ]
        .iter()
        .any(|list| term.is(*list))
}

/// What is denied where a verb is: who "never gave his consent" did not consent.
fn given(operators: &[Operator], verb: usize) -> usize {
    let is_accord = |it: &Operator| it.is_of(PairKind::Accord) || it.is_of(PairKind::Commitment);
    let gives = operators[verb].term.is(WordList::Giving);
    let has_accord = operators.get(verb + 1).is_some_and(is_accord);
    verb + usize::from(gives && has_accord)
}

/// Drops light verbs before the word of their pair that counts: "reached a deadlock" is no success.
fn drop_light(operators: &mut Vec<Operator>, at_token: &mut Vec<usize>) {
    for at in (1..operators.len()).rev() {
        let [verb, noun] = &operators[at - 1..=at] else {
            continue;
        };
        if verb.term.is(WordList::Light) && verb.poles_with(noun).is_some() {
            operators.remove(at - 1);
            at_token.remove(at - 1);
        }
    }
}

impl Clause {
    /// The deed that it takes for granted in condemning it, or in asking for its end.
    pub(super) fn charge(&self) -> Option<Self> {
        let (first, others) = self.operators.split_first()?;
        let is_asked = first.term.is(WordList::Demand) && !first.is_negated();
        let asked = others.first().filter(|it| is_asked && !it.is_negated());
        let mut operators = others.to_vec();
        if asked.is_some_and(Operator::ends) {
            operators.remove(0);
        } else if asked.is_some_and(|it| it.stops && it.is_of(PairKind::Deed)) {
            // "Stop supplying" is one word of the tables: what is to end is that it is supplied.
            let words = operators[0].term.start..operators[0].term.end;
            operators[0].negations.push(words);
        } else if !first.blames() || first.is_negated() {
            return None;
        }
        Some(Self {
            operators,
            inherited: 0,
            agents: Agents::default(),
            holder: None,
            ..self.clone()
        })
    }

    /// Whether an operator is what a deed right before it is done to: "resume the talks on cod".
    pub(super) fn is_object_of_deed(&self, operator: &Operator) -> bool {
        let mut before = self.operators.iter().filter(|it| it.is_of(PairKind::Deed));
        operator.mood() == Some(Mood::Talk)
            && before.any(|deed| {
                let between = deed.term.end..operator.term.start;
                between.start <= between.end
                    && !self.content.iter().any(|it| between.contains(&it.start))
            })
    }

    /// Whether it says that something is not so, or will not be done.
    pub(super) fn denies(&self) -> bool {
        let denies = |it: &Operator| it.is_negated() || it.alone() == Alone::Denied;
        !self.negations.is_empty() || self.operators.iter().any(denies)
    }

    /// Whether it is against what it is about, or finds it bad.
    pub(super) fn is_against(&self) -> bool {
        let judges = |it: &&Operator| it.is_of(PairKind::Stance) || it.is_of(PairKind::Judgement);
        let mut own = self.operators.iter().filter(judges);
        own.any(|it| it.denies() != it.is_negated())
    }

    /// What it is about, meetings too where it says what came of one.
    pub(super) fn subject_matter(&self) -> Vec<ContentWord> {
        let of_outcome = self.outcome.iter().flat_map(Outcome::object);
        self.content.iter().chain(of_outcome).cloned().collect()
    }

    /// Adds a part that belongs to it.
    fn take_in(&mut self, part: Self) {
        self.span.end = part.span.end;
        match &mut self.outcome {
            Some(outcome) => outcome.extend(&part.content),
            None => self.outcome = part.outcome,
        }
        // "Neither signed nor initialled" is denied once.
        for operator in part.operators {
            if self
                .operators
                .iter()
                .all(|own| own.poles_with(&operator).is_none())
            {
                self.operators.push(operator);
            }
        }
        self.negations.extend(part.negations);
        self.content.extend(part.content);
        self.is_open |= part.is_open;
    }

    /// Makes it what another clause says, promises or denies.
    fn depend_on(&mut self, holder: &Self) {
        let mut operators = holder.operators.clone();
        self.inherited = operators.len();
        operators.append(&mut self.operators);
        self.operators = operators;
        self.holder = Some(holder.agents.clone());
        self.is_open |= holder.is_open;
    }
}
