//! A sentence with the words in it that say who speaks.

use super::grammar::{
    LOOK_BEHIND, grammar, has_role, is_adjective, is_deed, is_denied_passive, is_of_noun,
    is_of_present, is_passive,
};
use super::party::{Party, PartyMention};
use crate::annotate::AnnotatedSentence;
use crate::lexicon::{Role, Roles};
use crate::text::Match;
use crate::text::normalize::lower;
use crate::text::script::is_wide;

/// At most this many words ("and", "in addition") stand before the subject of a clause.
pub(super) const MAX_WORDS_BEFORE_SUBJECT: usize = 2;

/// At most this many characters (但, 同时) stand so in a language without spaces.
const MAX_CHARACTERS_BEFORE_SUBJECT: usize = 2;

/// Adjectives of states end so in Russian and in Ukrainian.
const SLAVIC_ADJECTIVES: [&str; 24] = [
    "ский",
    "ская",
    "ское",
    "ские",
    "ского",
    "ской",
    "ским",
    "ских",
    "скую",
    "скими",
    "скому",
    "ском",
    "ський",
    "ська",
    "ське",
    "ські",
    "ського",
    "ської",
    "ській",
    "ським",
    "ських",
    "ську",
    "ськими",
    "ською",
];

/// A sentence with the words in it that say who speaks.
pub(super) struct ParsedSentence<'a> {
    pub characters: &'a [char],
    /// The places in it where words begin and where clauses are parted.
    bounds: SentenceBounds,
    /// All parties of the event.
    pub parties: &'a [Party<'a>],
    /// The places that name a party, in order.
    pub mentions: Vec<PartyMention<'a>>,
    /// The verbs that say what their subject does.
    pub verbs: Vec<Match>,
    /// What its words do in it.
    pub roles: &'a Roles,
}

/// Where the words of a sentence begin, and where its clauses do, in order: sought once, whatever
/// the number of names and verbs that ask.
struct SentenceBounds {
    words: Vec<usize>,
    clauses: Vec<usize>,
}

impl SentenceBounds {
    fn of(characters: &[char]) -> Self {
        let is_space = |place: usize| characters[place].is_whitespace();
        let begins = |place: &usize| !is_space(*place) && (*place == 0 || is_space(place - 1));
        let is_break = |c: char| matches!(c, ',' | ';' | '，' | '；' | '：' | ':');
        let breaks = characters.iter().zip(1..);
        Self {
            words: (0..characters.len()).filter(begins).collect(),
            clauses: breaks
                .filter(|(c, _)| is_break(**c))
                .map(|(_, behind)| behind)
                .collect(),
        }
    }

    /// How many words begin from one place to before another.
    fn words_beginning(&self, from: usize, to: usize) -> usize {
        let before = |place: usize| self.words.partition_point(|word| *word < place);
        before(to).saturating_sub(before(from))
    }

    /// Where the clause ends in which a place lies, if another follows.
    fn clause_behind(&self, place: usize) -> Option<usize> {
        let before = self.clauses.partition_point(|start| *start <= place);
        self.clauses.get(before).copied()
    }

    /// Where the clause begins in which a place lies.
    fn clause_start(&self, place: usize) -> usize {
        let before = self.clauses.partition_point(|start| *start <= place);
        before.checked_sub(1).map_or(0, |last| self.clauses[last])
    }
}

impl<'a> ParsedSentence<'a> {
    /// Finds parties and verbs in a sentence.
    pub(crate) fn of(sentence: &'a AnnotatedSentence<'_>, parties: &'a [Party<'a>]) -> Self {
        let mut mentions: Vec<PartyMention<'a>> = parties
            .iter()
            .flat_map(|party| {
                let named = party.named_in(sentence.normalized());
                named.map(move |found| PartyMention { party, found })
            })
            .collect();
        mentions.sort_by_key(|mention| mention.found);
        let characters = sentence.characters();
        let roles = sentence.roles();
        let all = roles.verbs();
        let is_act = |verb: &Match| {
            let is_said = !has_role(*verb, Role::Claim)
                || !(is_passive(characters, *verb)
                    || is_deed(characters, *verb)
                    || is_adjective(characters, *verb)
                    || is_of_noun(characters, &all, *verb));
            is_said && !roles.cites(*verb) && !is_denied_passive(characters, *verb)
        };
        let verbs = all.iter().copied().filter(is_act).collect();
        Self {
            bounds: SentenceBounds::of(characters),
            characters,
            parties,
            mentions,
            verbs,
            roles,
        }
    }

    /// The people it names.
    pub(crate) fn people(&self) -> impl Iterator<Item = &PartyMention<'a>> {
        self.mentions.iter().filter(|mention| mention.is_person())
    }

    /// Whether it says that the sides met, and has no verb for what was said, nor for what was to
    /// be said there.
    pub(crate) fn only_meets(&self) -> bool {
        !self.verbs.is_empty()
            && self.verbs.iter().all(|verb| has_role(*verb, Role::Meet))
            && !self.roles.has(Role::Purpose)
    }

    /// Whether its subject says something.
    pub(crate) fn claims(&self) -> bool {
        self.verbs.iter().any(|verb| has_role(*verb, Role::Claim))
    }

    /// Whether it opens with somebody who says something, where none is known whose words it could
    /// be.
    pub(crate) fn claims_of_unknown(&self) -> bool {
        let Some(verb) = self.verbs.first().filter(|it| has_role(**it, Role::Claim)) else {
            return false;
        };
        if self.is_unspaced() {
            let is_known = |it: &PartyMention<'_>| it.found.start < verb.start;
            let named = self.clause_start(verb.start) + 1 < verb.start;
            return named && !self.opens_with_pronoun() && !self.mentions.iter().any(is_known);
        }
        let subject = self.word_ahead(verb.start);
        subject.starts_with(char::is_uppercase) && self.opening_person().is_none()
    }

    /// Whether a sentence is about the event itself: "The call lasted an hour."
    pub(crate) fn is_of_event(&self) -> bool {
        self.roles
            .of(Role::Event)
            .iter()
            .any(|found| self.opens(0, *found))
    }

    /// The government of the person whose name opens the sentence.
    pub(crate) fn opening_person(&self) -> Option<String> {
        if self.is_unspaced() {
            let opens =
                |it: &&PartyMention<'_>| self.opens_wide_clause(it.found) && !self.owns(it.found);
            let mut people = self.people().filter(opens);
            return people.next().map(|it| it.party.code.clone());
        }
        let first = self.people().next()?;
        let before: String = self.characters[..first.found.start].iter().collect();
        // Titles and given names have capitals: "Deputy Prime Minister Jane Example".
        let is_titled = || {
            let mut words = before.split_whitespace();
            words.all(|word| word.starts_with(char::is_uppercase) && !word.ends_with(','))
        };
        let opens = self.opens(0, first.found) || is_titled();
        (opens && !self.is_possessive(first.found)).then(|| first.party.code.clone())
    }

    /// Whether a pronoun for one who speaks opens the sentence.
    pub(crate) fn opens_with_pronoun(&self) -> bool {
        let mut pronouns = self.roles.of(Role::Pronoun).iter();
        pronouns.any(|found| self.opens(0, *found))
    }

    /// The people it names who may be the next "he": not those with whom or of whom somebody else
    /// speaks.
    fn standing_people(&self) -> impl Iterator<Item = &PartyMention<'a>> {
        self.people()
            .filter(|it| !self.follows_preposition(it.found) && !self.owns(it.found))
    }

    /// Whether it names people who may be the next "he".
    pub(crate) fn names_people(&self) -> bool {
        self.standing_people().next().is_some()
    }

    /// The government of all people who may be the next "he", where it is one.
    pub(crate) fn only_person(&self) -> Option<String> {
        let first = &self.standing_people().next()?.party.code;
        self.standing_people()
            .all(|mention| mention.party.code == *first)
            .then(|| first.clone())
    }

    /// The last name of the person of a government who says what the first verb tells.
    pub(crate) fn speaking_person(&self, code: &str) -> Option<String> {
        let verb = self.verbs.first()?.start;
        let before = |it: &&PartyMention<'_>| it.party.code == code && it.found.end <= verb;
        let person = self.people().filter(before).last()?;
        Some(self.last_name(person.found))
    }

    fn last_name(&self, person: Match) -> String {
        let name = self.words_of(person);
        name.rsplit(' ').next().unwrap_or_default().to_owned()
    }

    /// Whether it tells of a person, by his last name, who does not open it: so nobody speaks of
    /// himself.
    pub(crate) fn tells_of(&self, last_name: &str) -> bool {
        let mut people = self.people();
        self.opening_person().is_none() && people.any(|it| self.last_name(it.found) == last_name)
    }

    /// Whether it reproaches a government with something, or demands it: its state opens the
    /// sentence or a clause of it, before what nobody says of his own side.
    pub(crate) fn reproaches(&self, code: &str) -> bool {
        let states = self.mentions.iter();
        let mut states = states.filter(|it| it.party.code == code && !it.is_person());
        !self.tells_words() && states.any(|it| self.is_reproached(it.found))
    }

    fn is_reproached(&self, state: Match) -> bool {
        let clause = self.clause_start(state.start);
        let (opens, end) = match self.is_unspaced() {
            true => (
                state.start - clause <= MAX_CHARACTERS_BEFORE_SUBJECT,
                self.clause_behind(state.end),
            ),
            false => (clause == 0 && self.opens(0, state), self.characters.len()),
        };
        let rest: String = self.characters[state.end..end].iter().collect();
        let rest = lower(&rest);
        let is_demanded = || {
            let mut words = rest.split(|c: char| !c.is_alphanumeric());
            let mut demands = grammar().demands.iter();
            words.any(|word| grammar().obligations.has(word))
                || demands.any(|it| rest.starts_with(it))
        };
        let reproach = || {
            grammar()
                .reproaches
                .iter()
                .filter_map(|it| word_at(&rest, it))
                .min()
        };
        let is_reproached = || {
            let Some(at) = reproach() else { return false };
            let before = state.end..state.end + rest[..at].chars().count();
            let mut shields = grammar().shields.iter();
            let is_within = |it: &Match| before.contains(&it.start);
            let is_claimed = self
                .verbs
                .iter()
                .any(|it| has_role(*it, Role::Claim) && is_within(it));
            let is_denied = self.roles.of(Role::Negation).iter().any(is_within);
            !is_claimed && !is_denied && !shields.any(|it| word_at(&rest[..at], it).is_some())
        };
        opens && !self.is_possessive(state) && (is_demanded() || is_reproached())
    }

    /// Whether the first verb says that something was done together, and nobody is named who did
    /// it.
    pub(crate) fn is_together(&self) -> bool {
        self.roles
            .of(Role::Together)
            .first()
            .is_some_and(|together| {
                let first = self
                    .verbs
                    .iter()
                    .all(|verb| has_role(*verb, Role::Meet) || verb.start >= together.start);
                // "What was agreed in Busan" is about an earlier day.
                let before = self.word_ahead(together.start).to_lowercase();
                let relative = grammar().relatives.has(&before);
                first && !relative && !grammar().agents.has(&self.word_behind(together.end))
            })
    }

    /// Whether the sentence opens with a preposition: "In response to ...".
    pub(crate) fn opens_with_preposition(&self) -> bool {
        grammar().prepositions.has(&lower(&self.word_behind(0)))
    }

    /// Whether a mention stands at the beginning of a clause: in "what the two leaders had agreed"
    /// it is not the subject of the sentence.
    pub(crate) fn opens(&self, clause: usize, found: Match) -> bool {
        self.words_between(clause, found.start) <= MAX_WORDS_BEFORE_SUBJECT
    }

    /// Where the clause of a verb begins: behind the last comma or semicolon before it.
    pub(crate) fn clause_start(&self, verb: usize) -> usize {
        self.bounds.clause_start(verb)
    }

    /// Where the clause of a place ends.
    pub(crate) fn clause_behind(&self, place: usize) -> usize {
        let next = self.bounds.clause_behind(place);
        next.unwrap_or(self.characters.len())
    }

    /// Whether a state is named by an adjective, in a language that writes it small: "американский",
    /// "russe". That which opens a sentence has a capital, and in Slavic languages an ending of its own.
    pub(crate) fn is_state_adjective(&self, found: Match) -> bool {
        let word: String = self.characters[found.start..found.end].iter().collect();
        let mut endings = SLAVIC_ADJECTIVES.iter();
        word.starts_with(char::is_lowercase) || endings.any(|ending| word.ends_with(ending))
    }

    /// Where what is said of a mention ends: before the next verb of the sentence that follows
    /// "and" ("thanked ... and stressed"), or the next verb of saying that follows a comma
    /// ("welcomed ..., stressing").
    pub(crate) fn clause_end(&self, from: usize) -> usize {
        let says_anew = |verb: &Match| {
            let before = self.characters[..verb.start].iter().rev();
            let mark = before.copied().find(|c| !c.is_whitespace());
            has_role(*verb, Role::Claim) && matches!(mark, Some(',' | '，'))
        };
        self.verbs
            .iter()
            .filter(|verb| verb.start > from)
            .find(|verb| {
                grammar().conjunctions.has(&self.word_ahead(verb.start)) || says_anew(verb)
            })
            .map_or(self.characters.len(), |verb| verb.start)
    }

    /// Whether a mention owns what stands behind it: "Ukraine's", "the United States' ".
    pub(crate) fn is_possessive(&self, found: Match) -> bool {
        matches!(self.characters.get(found.end), Some('\'' | '\u{2019}'))
    }

    /// Whether a mention owns what stands behind it, in any language: 拜登总统的承诺.
    pub(crate) fn owns(&self, found: Match) -> bool {
        let behind = self.characters[found.end..].iter();
        let behind: String = behind.take(LOOK_BEHIND).collect();
        let mut titles = grammar().suffixed_titles.iter();
        let untitled = titles.find_map(|title| behind.strip_prefix(title));
        self.is_possessive(found) || untitled.unwrap_or(&behind).starts_with('的')
    }

    /// Whether a mention is a part of a word: "the one-China policy", "Germany-China relations".
    pub(crate) fn is_in_compound(&self, found: Match) -> bool {
        let before = found.start.checked_sub(1).map(|at| self.characters[at]);
        let behind = self.characters.get(found.end).copied();
        [before, behind].contains(&Some('-'))
    }

    /// Whether a mention stands behind a preposition, so that it is not a subject.
    pub(crate) fn follows_preposition(&self, found: Match) -> bool {
        let before = self.before(found.start);
        self.is_addressed(&before)
            || self.is_joined_to_unknown(found, &before)
            || grammar().prepositions.has(&self.preposition(found.start))
    }

    /// The word in front of a name, titles and articles left out, in lower case; empty behind a
    /// comma. The "of" of "Minister of Trade" is of the title.
    pub(crate) fn preposition(&self, place: usize) -> String {
        let (word, at) = self.word_leading(place);
        let mut offices = self.roles.of(Role::Office).iter();
        let within = offices.find(|office| office.start < at && at < office.end);
        match within {
            Some(office) => self.preposition(office.start),
            None => word,
        }
    }

    /// The word in front of a place, words with capitals and articles left out, and where it
    /// begins.
    fn word_leading(&self, place: usize) -> (String, usize) {
        let before = self.before(place);
        let words = before.split_whitespace().rev();
        let words = words.take_while(|word| !word.ends_with(','));
        let mut last = "";
        for word in words {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.is_empty() || grammar().articles.has(&bare.to_lowercase()) {
                continue;
            }
            last = bare;
            if !bare.starts_with(char::is_uppercase) {
                break;
            }
        }
        let begins = match last {
            "" => before.len(),
            last => last.as_ptr() as usize - before.as_ptr() as usize,
        };
        let behind = before[begins..].chars().count();
        (last.to_lowercase(), place - behind)
    }

    /// Whether a Chinese word for "and" or "with" stands before a name, and before that somebody of
    /// whom nothing is known: 某部长与美国总统会谈.
    fn is_joined_to_unknown(&self, found: Match, before: &str) -> bool {
        let clause = self.clause_start(found.start);
        let mut known = self.mentions.iter();
        let is_known = known.any(|it| (clause..found.start).contains(&it.found.start));
        let before = self.without_titles(before);
        let mut joins = grammar().infixed_conjunctions.iter();
        !is_known && joins.any(|join| before.ends_with(join))
    }

    /// Whether a text ends in a Chinese preposition, without titles and states behind it: 同美国总统.
    pub(crate) fn is_addressed(&self, before: &str) -> bool {
        let before = self.without_titles(before);
        let mut prepositions = grammar().prefixed_prepositions.iter();
        prepositions.any(|preposition| before.ends_with(preposition))
    }

    /// A text without the titles and states at its end.
    fn without_titles<'t>(&self, mut text: &'t str) -> &'t str {
        let names = self.parties.iter().flat_map(|party| party.names.iter());
        let words: Vec<&str> = names.chain(grammar().suffixed_titles.iter()).collect();
        while let Some(rest) = words.iter().find_map(|word| text.strip_suffix(word)) {
            text = rest;
        }
        text
    }

    /// The characters before a place, as far as one needs to look.
    pub(crate) fn before(&self, place: usize) -> String {
        let from = place.saturating_sub(LOOK_BEHIND);
        self.characters[from..place].iter().collect()
    }

    /// The word behind a place; empty where a comma or the end comes first.
    pub(crate) fn word_behind(&self, place: usize) -> String {
        let rest = self.characters[place..].iter();
        rest.skip_while(|c| matches!(c, ' ' | '\'' | '\u{2019}'))
            .take(LOOK_BEHIND)
            .take_while(|c| c.is_alphanumeric())
            .collect()
    }

    /// The word before a place.
    pub(crate) fn word_ahead(&self, place: usize) -> String {
        let before = self.before(place);
        before
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .to_owned()
    }

    /// How many words, or parts of words, stand between two places.
    pub(crate) fn words_between(&self, from: usize, to: usize) -> usize {
        let is_inside = |place: usize| !self.characters[place].is_whitespace();
        let begun = from > 0 && from < to && is_inside(from - 1) && is_inside(from);
        usize::from(begun) + self.bounds.words_beginning(from, to)
    }

    /// Whether "by" stands among the last `words` words before a place.
    pub(crate) fn has_agent_before(&self, place: usize, words: usize) -> bool {
        self.before(place)
            .split_whitespace()
            .rev()
            .take(words)
            .any(|word| grammar().agents.has(word))
    }

    /// Whether it is in a language that puts no spaces between words.
    fn is_unspaced(&self) -> bool {
        self.characters.first().is_some_and(|c| is_wide(*c))
    }

    /// Whether a person opens a clause of a language without spaces, but for his titles: 美国总统拜登. In
    /// 确立习近平总书记的核心地位 nobody does.
    fn opens_wide_clause(&self, found: Match) -> bool {
        let clause = self.clause_start(found.start);
        let before: String = self.characters[clause..found.start].iter().collect();
        let before = before.trim_matches(|c: char| !c.is_alphanumeric());
        let mut titles = grammar().suffixed_titles.iter();
        before.is_empty()
            || titles.any(|title| before.ends_with(title)) && !self.is_addressed(before)
    }

    /// Whether a Chinese sentence is more of what somebody says, in his own person and without
    /// quotation marks: no person opens it, nobody's words begin in it, both sides do nothing in
    /// it, and it is not about the event.
    pub(crate) fn goes_on_unquoted(&self) -> bool {
        self.is_unspaced()
            && !self.is_together()
            && !self.is_of_event()
            && self.opening_person().is_none()
            && !self.opens_speech()
            && !self.both_act()
    }

    /// Whether a side is named before a verb of speech behind which its words begin: 美方表示，.
    fn opens_speech(&self) -> bool {
        let opens = |verb: &Match| {
            let rest: String = self.characters[verb.end..].iter().take(2).collect();
            let mut openings = grammar().speech_openings.iter();
            openings.any(|opening| rest.starts_with(opening))
        };
        let is_named = |verb: &Match| {
            let from = self.clause_start(verb.start);
            let mut mentions = self.mentions.iter();
            mentions.any(|it| it.found.start >= from && it.found.end <= verb.start)
        };
        // 希望美方信守承诺，: who hopes goes on.
        let claims = || self.verbs.iter().filter(|it| has_role(**it, Role::Claim));
        let is_first = |verb: &Match| {
            let clause = self.clause_start(verb.start);
            !claims().any(|it| (clause..verb.start).contains(&it.start))
        };
        claims().any(|verb| opens(verb) && is_first(verb) && is_named(verb))
    }

    /// Whether both sides open the sentence, and act in it. What both should do is said by one.
    fn both_act(&self) -> bool {
        let both = self.roles.of(Role::Both).iter();
        let mut opening = both.filter(|found| self.opens(0, **found) && found.start == 0);
        opening.any(|found| {
            let rest: String = self.characters[found.end..].iter().take(2).collect();
            let mut modals = grammar().modals.iter();
            let is_urged = modals.any(|modal| rest.starts_with(modal));
            // 双方提出的倡议: what both put forward is no act of theirs.
            let acts = |verb: &Match| {
                !has_role(*verb, Role::Meet) && self.characters.get(verb.end) != Some(&'的')
            };
            !is_urged && self.verbs.iter().any(acts)
        })
    }

    /// Whether a sentence demands something of another government than one, and so goes on with
    /// what that one says: the government opens it, and must or should do something.
    pub(crate) fn demands_of_other(&self, code: &str) -> bool {
        let Some(first) = self.mentions.first().filter(|it| !it.is_person()) else {
            return false;
        };
        let is_other = first.party.code != code && self.opens(0, first.found);
        let rest: String = self.characters[first.found.end..].iter().collect();
        let mut words = rest.split(|c: char| !c.is_alphanumeric());
        is_other
            && !self.is_possessive(first.found)
            && words.any(|word| grammar().obligations.has(word))
    }

    /// Whether somebody says of both sides what they must or should do: "Both sides should".
    pub(super) fn is_urged(&self, both: Match) -> bool {
        grammar().obligations.has(&self.word_behind(both.end))
    }

    /// Whether a sentence demands something of both sides, and so goes on with what somebody says.
    pub(crate) fn demands_of_both(&self) -> bool {
        let both = self.roles.of(Role::Both).first();
        both.is_some_and(|found| self.opens(0, *found) && self.is_urged(*found))
    }

    /// Whether its first verb tells what is or has been, as words do that are told in the past:
    /// "The United States has introduced", "opposes".
    pub(crate) fn tells_of_present(&self) -> bool {
        let mut verbs = self.verbs.iter();
        let first = verbs.find(|verb| !has_role(**verb, Role::Meet));
        first.is_some_and(|verb| is_of_present(self.characters, *verb))
    }

    /// Whether its first verb is one by which words are told, even within words of another.
    pub(crate) fn tells_words(&self) -> bool {
        let verb = self.verbs.first();
        verb.is_some_and(|verb| grammar().utterances.has(&self.words_of(*verb)))
    }

    /// Whether a mention begins the name of a body of the state, of which a deed is told: "The U.S.
    /// Commerce Department added thirty firms to its list".
    pub(crate) fn names_a_body(&self, mention: &PartyMention<'_>) -> bool {
        let behind = self.characters[mention.found.end..].iter();
        let behind: String = behind.take(LOOK_BEHIND).collect();
        let words = behind.split_whitespace();
        let name = words.take_while(|word| word.starts_with(char::is_uppercase));
        let is_body = name.last().is_some_and(|word| {
            let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            grammar().institutions.has(word)
        });
        is_body && !mention.is_person() && behind.starts_with(' ') && !self.tells_words()
    }

    /// Whether a body of a state opens the sentence, of which a deed is told.
    pub(crate) fn opens_with_body(&self) -> bool {
        let mut mentions = self.mentions.iter();
        mentions.any(|it| self.opens(0, it.found) && self.names_a_body(it))
    }

    /// Whether a sentence that names no speaker can be more of what somebody said: nobody acts
    /// in it, no person opens it, the author does not speak in it, and it is not about the event.
    pub(crate) fn can_continue(&self) -> bool {
        let acts = self.is_together()
            || self
                .verbs
                .iter()
                .any(|verb| !has_role(*verb, Role::Meet) && !is_passive(self.characters, *verb));
        let by_author = self.roles.has(Role::Author) || self.roles.has(Role::We);
        !acts && !self.is_of_event() && !by_author && self.opening_person().is_none()
    }
}

/// Where a word that begins so stands in a text in small letters, or wide characters anywhere.
fn word_at(text: &str, beginning: &str) -> Option<usize> {
    let opens = |at: &usize| {
        let before = text[..*at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() && !is_wide(c))
    };
    let mut found = text.match_indices(beginning).map(|(at, _)| at);
    found.find(opens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::statement::Sentence;

    #[test]
    fn bounds_are_those_that_a_look_at_the_characters_finds() {
        for text in [
            "He said,  that; it\u{3000}was",
            " a ,b",
            "",
            ",",
            "习近平指出，双方：合作",
        ] {
            let sentence = Sentence::new(text, 0);
            let annotated = AnnotatedSentence::of(&sentence, None, Lexicon::standard().verbs());
            let parsed = ParsedSentence::of(&annotated, &[]);
            let characters = parsed.characters;
            for to in 0..=characters.len() {
                let before = characters[..to].iter();
                let stop = before.rev().position(|c| ",;:，；：".contains(*c));
                let start = stop.map_or(0, |back| to - back);
                assert_eq!(parsed.clause_start(to), start, "{text} {to}");
                for from in 0..=characters.len() {
                    let between: String = characters[from.min(to)..to].iter().collect();
                    let words = between.split_whitespace().count();
                    assert_eq!(parsed.words_between(from, to), words, "{text} {from} {to}");
                }
            }
        }
    }
}
