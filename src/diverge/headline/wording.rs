//! The words that accounts choose for one thing: stronger ones, other names, words that reach
//! farther, words of their own.

use super::Writer;
use super::excerpt::MAX_OF_TWO;
use crate::diverge::finding::{ScopeWord, Span, Step};
use crate::lexicon::Role;

impl Writer<'_> {
    pub(super) fn strength(&self, strong: &str, weak: &str, steps: &[Step; 2]) -> String {
        let [words, others] = steps.map(|step| self.quoted(step.span, MAX_OF_TWO));
        format!("{strong} uses the stronger words: {words}, where {weak} has {others}")
    }

    pub(super) fn term(&self, by: &str, of: &str, term: usize, names: &[Vec<Span>; 2]) -> String {
        let label = &self.0.lexicon.terms().entries()[term].label;
        let [a, b] = names.each_ref().map(|names| self.each_quoted(names));
        format!("{by} and {of} use different names for {label}: {a} and {b}")
    }

    pub(super) fn scope(&self, by: &str, of: &str, words: &[Vec<ScopeWord>; 2]) -> String {
        let reach = |name: &str, words: &[ScopeWord]| match words.is_empty() {
            true => format!("{name} has no such word"),
            false => format!("{name} says {}", self.reach(words)),
        };
        let [own, others] = words;
        let (own, others) = (reach(by, own), reach(of, others));
        format!("The accounts differ in how far they go: {own}, {others}")
    }

    /// Words that change how far a statement reaches. What a lone "not" denies is seen around it.
    fn reach(&self, words: &[ScopeWord]) -> String {
        let spans: Vec<Span> = words.iter().map(|word| word.span).collect();
        match spans.as_slice() {
            [word] if self.is_denial(*word) => self.in_context(*word),
            spans => self.each_quoted(spans),
        }
    }

    /// Whether words deny.
    fn is_denial(&self, words: Span) -> bool {
        let roles = self.0.sentence(words.place).roles();
        let mut denials = roles.of(Role::Negation).iter();
        denials.any(|it| words.start <= it.start && it.end <= words.end)
    }

    pub(super) fn wording(&self, words: &[(usize, Vec<Span>)]) -> String {
        let accounts: Vec<usize> = words.iter().map(|(account, _)| *account).collect();
        match accounts.as_slice() {
            [one] => format!(
                "{} has words of its own in a shared passage",
                self.account(*one)
            ),
            several => {
                let names = self.names(several);
                let are_one = several.iter().all(|it| self.0.same_side(several[0], *it));
                let of = if are_one { "Accounts of " } else { "" };
                format!("{of}{names} word a shared passage differently")
            }
        }
    }
}
