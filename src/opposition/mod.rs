//! Whether two passages say opposite things of one thing.
//!
//! # The method
//!
//! 1. `words`: a table of words that say opposite things (`data/opposition/opposites.toml`), and of
//!    the small words that deny, ask, hope or make conditions (`polarity.toml`).
//! 2. `reading`: a sentence is cut into clauses. A clause that is said, promised or denied ("denied
//!    that …") keeps the words of the clause that says so. Each `clause` has operators (the words
//!    of the tables, with what negates them), content (the words it is about), agents and a holder:
//!    who does it, and who says so. Small words that show how others hang together are in
//!    `grammar.toml`.
//! 3. `opposed`: two clauses are opposed where they are about the same thing, of the same agent and
//!    in the same mood (a demand is no fact, a promise no deed; `same`), and where an odd number of
//!    their operators is turned round (`contrast`): "refused to lift" is the opposite of "agreed to
//!    lift", and no opposite of "agreed to impose".
//!
//! 4. `outcome`: a clause that denies what talks came to ("no commitment on volumes was made") is
//!    opposed to one that tells it of the same thing ("committed to buy").
//!
//! 5. `promise`: who says that a promise was not kept takes for granted that it was given, which
//!    the other may deny.
//!
//! 6. `withheld`: a sentence that says that nothing was said bears out nothing.
//!
//! Where a clause has an operator that says nothing of its object ("criticised the sanctions") and
//! the other clause has none of its pair, nothing is claimed. It is better to miss a contradiction
//! than to accuse two accounts that agree.

mod agents;
mod clause;
mod content;
mod contrast;
mod grammar;
mod operator;
mod opposed;
mod outcome;
mod parties;
mod promise;
mod reading;
mod rebuttal;
mod same;
mod tokens;
mod withheld;
mod words;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use crate::align::Place;
use crate::annotate::AnnotatedStatement;
use crate::lexicon::Lexicon;
use crate::voice::{People, Voice};
use clause::Clause;
use content::ContentWord;
pub use opposed::Opposition;
use outcome::{Outcome, may_deny};
use parties::Parties;
pub(crate) use rebuttal::{calls_invented, calls_untrue, denies_existence, rebuts};
pub(crate) use withheld::Withheld;

/// Of an account so many sentences that deny an outcome are held against all of another. No account
/// has more; each costs a look at every sentence.
const MAX_DENIALS: usize = 32;

/// The accounts of an event, read for what they affirm and deny. Sentences are read when they are
/// first asked about.
pub struct Polarity<'a> {
    accounts: &'a [AnnotatedStatement<'a>],
    voices: &'a [Vec<Voice>],
    parties: Parties,
    clauses: Vec<Vec<OnceLock<Vec<Clause>>>>,
    /// For each account, its sentences that deny an outcome.
    denials: Vec<OnceLock<Vec<usize>>>,
    /// For each sentence, what it holds back.
    withheld: Vec<Vec<OnceLock<Option<Withheld>>>>,
}

impl fmt::Debug for Polarity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Polarity").finish_non_exhaustive()
    }
}

impl<'a> Polarity<'a> {
    /// Reads accounts, which introduce some people.
    pub fn of(
        accounts: &'a [AnnotatedStatement<'a>],
        voices: &'a [Vec<Voice>],
        introduced: &People,
        lexicon: &Lexicon,
    ) -> Self {
        Self {
            accounts,
            voices,
            parties: Parties::of(accounts, introduced, lexicon),
            clauses: accounts.iter().map(unread).collect(),
            denials: accounts.iter().map(|_| OnceLock::new()).collect(),
            withheld: accounts.iter().map(unread).collect(),
        }
    }

    /// Whether two sentences of different accounts say opposite things, and by which words: their
    /// clauses that have most in common.
    pub fn between(&self, a: Place, b: Place) -> Option<Opposition> {
        self.between_parts((a, &(0..usize::MAX)), (b, &(0..usize::MAX)))
    }

    /// The same of parts of sentences, given by their characters: clauses that reach into them.
    pub fn between_parts(
        &self,
        a: (Place, &Range<usize>),
        b: (Place, &Range<usize>),
    ) -> Option<Opposition> {
        let mut best: Option<Opposition> = None;
        for (left, right) in self.clauses_of_both(a, b) {
            let opposed = opposed::opposed(left, right);
            let is_better =
                |found: &Opposition| best.as_ref().is_none_or(|best| found.shared > best.shared);
            if let Some(found) = opposed.filter(is_better) {
                best = Some(found);
            }
        }
        best
    }

    /// Whether parts of sentences, given by their characters, say one thing in opposite words.
    pub(crate) fn agree(&self, a: (Place, &Range<usize>), b: (Place, &Range<usize>)) -> bool {
        let mut clauses = self.clauses_of_both(a, b);
        clauses.any(|(left, right)| opposed::agreed(left, right))
    }

    /// Whether of parts of sentences one asks for what will not be so by the other.
    pub(crate) fn stand_apart(&self, a: (Place, &Range<usize>), b: (Place, &Range<usize>)) -> bool {
        let mut clauses = self.clauses_of_both(a, b);
        clauses.any(|(left, right)| opposed::stand_apart(left, right))
    }

    /// Whether a part of a sentence, given by its characters, asks for something or says what will
    /// be: no other stands apart from anything.
    pub(crate) fn takes_stand(&self, place: Place, part: &Range<usize>) -> bool {
        let clauses = self.clauses(place).iter();
        let mut reached = clauses.filter(|it| reaches(it, part));
        reached.any(Clause::takes_stand)
    }

    /// Each clause that reaches into a part of a sentence, beside each of another's.
    fn clauses_of_both(
        &self,
        (a, part_a): (Place, &Range<usize>),
        (b, part_b): (Place, &Range<usize>),
    ) -> impl Iterator<Item = (&Clause, &Clause)> {
        let own = self.clauses(a).iter().filter(|it| reaches(it, part_a));
        own.flat_map(move |own| {
            let others = self.clauses(b).iter().filter(|it| reaches(it, part_b));
            others.map(move |other| (own, other))
        })
    }

    /// The sentences of an account that say of something that it was not agreed on, or not spoken
    /// of.
    pub fn denials(&self, text: usize) -> &[usize] {
        self.denials[text].get_or_init(|| {
            let account = &self.accounts[text];
            let language = account.statement.language.as_deref().unwrap_or("en");
            let may_deny = |place: &usize| may_deny(language, &account.sentences[*place]);
            let denies = |sentence: &usize| {
                let sentence = *sentence;
                let mut clauses = self.clauses(Place { text, sentence }).iter();
                clauses.any(|it| it.outcome.as_ref().is_some_and(Outcome::is_denied))
            };
            // Most sentences have no word for it, and are not read for that.
            let sentences = (0..self.clauses[text].len()).filter(may_deny);
            sentences.filter(denies).take(MAX_DENIALS).collect()
        })
    }

    /// Whether a part of a sentence, given by its characters, says that something is not so, will
    /// not be done, or was not agreed on or spoken of.
    pub(crate) fn denies(&self, place: Place, part: &Range<usize>) -> bool {
        let clauses = self.clauses(place).iter();
        let mut reached = clauses.filter(|it| reaches(it, part));
        reached.any(|it| it.denies() || it.outcome.as_ref().is_some_and(Outcome::is_denied))
    }

    /// Whether a part of a sentence is against its thing, or finds it bad: "is illegal".
    pub(crate) fn is_against(&self, place: Place, part: &Range<usize>) -> bool {
        let clauses = self.clauses(place).iter();
        let mut reached = clauses.filter(|it| reaches(it, part));
        reached.any(Clause::is_against)
    }

    /// Whether a sentence says that nothing was said of a thing, or that a stand is what it was.
    pub(crate) fn withheld(&self, place: Place) -> Option<Withheld> {
        *self.withheld[place.text][place.sentence].get_or_init(|| {
            let account = &self.accounts[place.text];
            let language = account.statement.language.as_deref().unwrap_or("en");
            withheld::withheld(language, &account.sentences[place.sentence])
        })
    }

    fn clauses(&self, place: Place) -> &[Clause] {
        self.clauses[place.text][place.sentence].get_or_init(|| {
            let mut clauses = self.read(place);
            let outcomes = clauses.iter_mut().filter_map(|it| it.outcome.as_mut());
            let lacking = |it: &&mut Outcome| it.lacks_object() && it.leaves_open();
            let mut lacking = outcomes.filter(lacking).peekable();
            if let (Some(before), Some(_)) = (place.sentence.checked_sub(1), lacking.peek()) {
                let before = self.read(Place {
                    sentence: before,
                    ..place
                });
                let content = before.iter().flat_map(Clause::subject_matter);
                let content: Vec<ContentWord> = content.collect();
                lacking.for_each(|it| it.find_context(&content));
            }
            clauses.iter_mut().for_each(Clause::settle);
            clauses
        })
    }

    fn read(&self, place: Place) -> Vec<Clause> {
        let account = &self.accounts[place.text];
        let voice = &self.voices[place.text][place.sentence];
        let sentence = &account.sentences[place.sentence];
        reading::clauses(account, sentence, voice, &self.parties)
    }
}

/// A place for what is read of each sentence of an account, when it is first asked about.
fn unread<T>(account: &AnnotatedStatement<'_>) -> Vec<OnceLock<T>> {
    let sentences = account.sentences.iter();
    sentences.map(|_| OnceLock::new()).collect()
}

/// Whether a clause reaches into a part of its sentence.
fn reaches(clause: &Clause, part: &Range<usize>) -> bool {
    clause.span.start < part.end && part.start < clause.span.end
}
