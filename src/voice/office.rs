//! Who holds an office that an account names without a name: "the Prime Minister", where it spoke
//! of "Prime Minister Jane Example" before.

use super::grammar::grammar;
use super::parsed::ParsedSentence;
use super::party::PartyMention;
use crate::lexicon::Role;
use crate::text::Match;
use crate::text::normalize::lower;

/// At most this many words of a name stand between an office and what is known of the name.
const MAX_WORDS_OF_FIRST_NAME: usize = 3;

/// At most this many characters stand between a state and an office of it: "China's Minister".
const MAX_GAP_BEFORE_OFFICE: usize = 3;

/// At most this many characters stand between an office and the name of who holds it, or of its
/// state.
const MAX_GAP: usize = 100;

/// The offices that an account gives, each with the government of who holds it.
#[derive(Debug, Default)]
pub(super) struct Offices(Vec<(String, String)>);

impl Offices {
    /// Keeps the offices that stand with a name or a state in a sentence, and the own leader's, who
    /// alone is called by an office that nobody was given.
    pub(super) fn note(&mut self, sentence: &ParsedSentence<'_>, own: Option<&str>) {
        for office in sentence.roles.of(Role::Office) {
            if let Some(code) = sentence.holder(*office) {
                self.add(sentence.words_of(*office), code);
            }
        }
        for title in sentence.bare_titles() {
            let office = office(&sentence.words_of(title));
            let is_given = self.0.iter().any(|(given, _)| is_called(given, &office));
            if let Some(own) = own.filter(|_| !is_given) {
                self.add(office, own.to_owned());
            }
        }
    }

    fn add(&mut self, office: String, code: String) {
        let entry = (office, code);
        if !self.0.contains(&entry) {
            self.0.push(entry);
        }
    }

    /// The government of who is called by a title. Of an office that both sides have, or one of
    /// which nothing is known, that is the account's own; so it is where nothing tells the own
    /// leader's office.
    pub(super) fn called(&self, title: &str, own: Option<&str>) -> Option<String> {
        let office = office(title);
        let exact = self.0.iter().filter(|(given, _)| *given == office);
        let mut holders: Vec<&str> = exact.map(|(_, code)| code.as_str()).collect();
        if holders.is_empty() {
            let alike = self.0.iter().filter(|(given, _)| is_called(given, &office));
            holders = alike.map(|(_, code)| code.as_str()).collect();
        }
        holders.dedup();
        let own = own?;
        let knows_own = self.0.iter().any(|(_, code)| code == own);
        match holders[..] {
            [holder] if knows_own => Some(holder.to_owned()),
            _ => Some(own.to_owned()),
        }
    }
}

/// The office in a title: "the Prime Minister", "our President".
fn office(title: &str) -> String {
    let title = lower(title);
    let office = title.split_once(' ');
    let office = office.filter(|(first, _)| grammar().title_determiners.has(first));
    office.map_or(title.clone(), |(_, office)| office.to_owned())
}

/// Whether who holds an office may be called by another.
fn is_called(office: &str, title: &str) -> bool {
    let has_word = office.split(' ').any(|word| word == title);
    let is_short = || {
        let mut apart = grammar().lasting_offices.iter();
        grammar().short_offices.has(title) && !apart.any(|it| office.starts_with(it))
    };
    office == title || has_word && is_short()
}

impl ParsedSentence<'_> {
    /// Some of its words, in small letters.
    pub(super) fn words_of(&self, found: Match) -> String {
        let words: String = self.characters[found.start..found.end].iter().collect();
        lower(&words)
    }

    /// The government of who holds an office: whose name stands behind it, or whose state beside
    /// it.
    fn holder(&self, office: Match) -> Option<String> {
        let mut mentions = self.mentions.iter();
        let holder = mentions.find(|mention| {
            let found = mention.found;
            if mention.is_person() {
                return self.is_named_by(office, found);
            }
            let of_state = found.start > office.end
                && self
                    .between(office.end, found.start)
                    .is_some_and(|words| matches!(words.trim(), "of" | "of the"));
            of_state || self.stands_before(found, office)
        });
        holder.map(|mention| mention.party.code.clone())
    }

    /// Whether an office of a state follows its name: "China's Foreign Minister".
    pub(super) fn has_office(&self, state: Match) -> bool {
        let mut offices = self.roles.of(Role::Office).iter();
        offices.any(|office| self.stands_before(state, *office))
    }

    /// Whether a state stands right before an office: "the Chinese Minister", "China's Minister".
    fn stands_before(&self, state: Match, office: Match) -> bool {
        let gap = office.start.saturating_sub(state.end);
        (1..=MAX_GAP_BEFORE_OFFICE).contains(&gap)
            && self
                .between(state.end, office.start)
                .is_some_and(|words| matches!(words.trim(), "" | "'s" | "\u{2019}s"))
    }

    /// Whether a name follows an office: "Prime Minister Jane Example", "the Secretary, Ann
    /// Example".
    fn is_named_by(&self, office: Match, name: Match) -> bool {
        if name.start < office.end {
            // "President Xi" is found as a whole.
            return name.start <= office.start && office.end < name.end;
        }
        let Some(between) = self.between(office.end, name.start) else {
            return false;
        };
        let between = between.trim_start_matches(',');
        let words: Vec<&str> = between.split_whitespace().collect();
        words.len() <= MAX_WORDS_OF_FIRST_NAME
            && words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase) && !word.ends_with(','))
    }

    /// What stands between two places; `None` where they are so far apart that nobody is named
    /// there.
    fn between(&self, from: usize, to: usize) -> Option<String> {
        let between = &self.characters[from..to];
        (between.len() <= MAX_GAP).then(|| between.iter().collect())
    }

    /// Whether somebody opens the sentence whose name stands behind an office, and belongs to no
    /// party that is known: "President Jane Example said".
    pub(super) fn opens_with_unknown(&self) -> bool {
        let offices = self.roles.of(Role::Office).iter();
        let mut opening = offices.filter(|office| {
            let is_capital = self.characters[office.start].is_uppercase();
            is_capital && self.words_between(0, office.start) == 0
        });
        opening.any(|office| {
            let behind: String = self.characters[office.end..].iter().collect();
            let words = behind.split_whitespace();
            let name = words.take_while(|word| word.starts_with(char::is_uppercase));
            let end = office.end + name.map(|word| 1 + word.chars().count()).sum::<usize>();
            let is_known = |it: &PartyMention<'_>| it.found.start < end;
            let is_longer = |it: &Match| it.start <= office.start && office.end < it.end;
            let is_inner = self.roles.of(Role::Office).iter().any(is_longer);
            end > office.end && !is_inner && !self.mentions.iter().any(is_known)
        })
    }

    /// Titles by which somebody is called who is not named with them. Indian readouts leave out the
    /// article at the beginning of a sentence or clause: "Prime Minister thanked him".
    pub(super) fn bare_titles(&self) -> Vec<Match> {
        let titles = self.roles.of(Role::Title).iter();
        let is_bare = |title: &&Match| {
            let words = self.words_of(**title);
            let first = words.split(' ').next().unwrap_or_default();
            let opens = title.start == 0 || self.before(title.start).ends_with(", ");
            if !opens && words.is_ascii() && !grammar().title_determiners.has(first) {
                return false;
            }
            let word = self.word_behind(title.end);
            let names = |it: &Match| it.start <= title.end + 1 && title.end < it.end;
            let is_named = self.people().any(|it| names(&it.found));
            // "The Secretary-General" is another's title.
            let goes_on = self.characters.get(title.end) == Some(&'-');
            !is_named && !goes_on && word != "of" && !word.starts_with(char::is_uppercase)
        };
        titles.filter(is_bare).copied().collect()
    }
}
