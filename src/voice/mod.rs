//! Who speaks or acts in each sentence, and whose words it reports: speaker attribution and
//! reported speech.
//!
//! A readout is a chain of "X said, Y stressed, the two agreed". The subject of a sentence's first
//! verb of speech or act stands in front of it (`speaker`): a person or government by name, both
//! sides at once, a title that can only be the own leader's, or a pronoun for the one last named.
//! Where none is found, the sentence has no speaker, but for one habit of the genre: a paragraph
//! that opens with what somebody said goes on with it in sentences that name nobody ("Biden said
//! that … . The United States does not …"). These have the same speaker. Chinese readouts give all
//! of a speech so, in the speaker's own first person and without quotation marks.

mod grammar;
mod leaders;
mod office;
mod parsed;
mod party;
mod people;
mod people_unspaced;
mod reported;
mod speaker;

use std::collections::BTreeMap;

pub(crate) use grammar::{is_passive, is_reply};
pub(crate) use leaders::{leaders, with_leaders};
pub use reported::{Reported, ReportedAct};
pub(crate) use reported::{joint_act, names_nobody, only_cites, tells_words};
pub use speaker::Speaker;

use crate::annotate::AnnotatedStatement;
use crate::lexicon::Lexicon;
use office::Offices;
use parsed::ParsedSentence;
use party::Party;
use speaker::Known;

/// The voice of a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// Who speaks or acts in it.
    pub speaker: Option<Speaker>,
    /// What it reports of another side.
    pub reported: Option<Reported>,
    /// Whether it names no speaker, and goes on with the words of who spoke before.
    pub goes_on: bool,
    /// Whether it says that the sides met, and has no verb for what was said.
    pub only_meets: bool,
}

/// How many sentences an account has at least that is taken to be cut into lines: of a few, each
/// may be a paragraph.
const MIN_LINES: usize = 12;

/// The names of people of each government, by its code.
pub type People = BTreeMap<String, Vec<String>>;

/// The voices of all sentences of all statements, in their order. `introduced` are the people whom
/// the accounts introduce ([`introduced_people`]).
pub fn voices(
    accounts: &[AnnotatedStatement<'_>],
    introduced: &People,
    lexicon: &Lexicon,
) -> Vec<Vec<Voice>> {
    let governments = lexicon.governments();
    let mut parties = party::parties(accounts, governments);
    for party in &mut parties {
        let people = introduced.get(&party.code);
        let matcher = people.and_then(|people| governments.matcher_with(&party.code, people));
        if let Some(matcher) = matcher {
            party.matcher = matcher;
        }
    }
    accounts
        .iter()
        .map(|account| of_account(account, &parties))
        .collect()
}

/// The names by which accounts introduce people of each government: "President of Ukraine Petro
/// Example".
pub fn introduced_people(accounts: &[AnnotatedStatement<'_>], lexicon: &Lexicon) -> People {
    let governments = lexicon.governments();
    people::introduced(
        accounts,
        &party::parties(accounts, governments),
        governments,
    )
}

/// The voices of the sentences of a statement.
fn of_account(account: &AnnotatedStatement<'_>, parties: &[Party<'_>]) -> Vec<Voice> {
    let mut discourse = Discourse::new(account.statement.source.government.as_deref());
    let is_cut = is_cut_into_lines(account);
    account
        .sentences
        .iter()
        .map(|sentence| {
            let parsed = ParsedSentence::of(sentence, parties);
            let paragraph = if is_cut { 0 } else { sentence.paragraph() };
            discourse.voice(&parsed, paragraph)
        })
        .collect()
}

/// Whether a Chinese account has lost its paragraphs: nearly each sentence stands on a line of its
/// own, so that a line ends nobody's words.
fn is_cut_into_lines(account: &AnnotatedStatement<'_>) -> bool {
    let sentences = account.sentences.len();
    let lines = account.sentences.last().map_or(0, |it| it.paragraph() + 1);
    account.statement.language.as_deref() == Some("zh")
        && sentences >= MIN_LINES
        && 10 * lines >= 9 * sentences
}

/// What earlier sentences of a statement say about who speaks in the next.
struct Discourse<'a> {
    /// The government whose statement it is.
    own: Option<&'a str>,
    /// The government that a pronoun refers to.
    last_named: Option<String>,
    /// Whether the last sentence told what the author and somebody else did.
    author_with_other: bool,
    /// The words that a paragraph goes on with.
    continued: Option<Speech>,
    /// What the own side said in the paragraph, before it told what another said.
    own_speech: Option<Speech>,
    /// Who holds which office.
    offices: Offices,
}

/// What somebody said, with which a paragraph may go on.
#[derive(Clone)]
struct Speech {
    /// The government of who said it.
    of: String,
    /// The index of the paragraph.
    paragraph: usize,
    /// Whether it is told in the past.
    is_past: bool,
    /// The name of who said it, where a person did.
    by: Option<String>,
}

impl<'a> Discourse<'a> {
    fn new(own: Option<&'a str>) -> Self {
        Self {
            own,
            last_named: None,
            author_with_other: false,
            continued: None,
            own_speech: None,
            offices: Offices::default(),
        }
    }

    /// The voice of the next sentence.
    fn voice(&mut self, sentence: &ParsedSentence<'_>, paragraph: usize) -> Voice {
        let continued = self.continued.take();
        let continued = continued.filter(|speech| speech.paragraph == paragraph);
        let continued = self.turned_back(continued, sentence);
        if let Some(speech) = continued.as_ref().filter(|_| sentence.goes_on_unquoted()) {
            self.continued.clone_from(&continued);
            let reported = match self.own == Some(&speech.of) {
                true => sentence.told_within(&self.known()),
                false => sentence.as_continuation(&speech.of),
            };
            return Voice {
                speaker: Some(Speaker::Government(speech.of.clone())),
                reported,
                goes_on: true,
                only_meets: sentence.only_meets(),
            };
        }
        self.offices.note(sentence, self.own);
        let speaker = sentence.speaker(&self.known());
        self.author_with_other = speaker == Some(Speaker::Both)
            && (self.author_with_other || sentence.tells_of_author_and_other());
        self.remember_name(sentence, speaker.as_ref());
        let names_no_speaker = speaker.is_none() || sentence.only_meets();
        let (speaker, reported, goes_on) = match continued {
            Some(speech)
                if names_no_speaker && sentence.can_continue()
                    || sentence.demands_of_other(&speech.of)
                    || sentence.demands_of_both()
                    || sentence.opens_with_body()
                    || speech.is_past && sentence.tells_of_present() =>
            {
                let reported = if self.own == Some(&speech.of) {
                    // "The United States has said that": its words, told within those of the own side.
                    let told = sentence.reported(self.own, speaker.as_ref());
                    told.filter(|_| sentence.tells_words())
                } else {
                    sentence.as_continuation(&speech.of)
                };
                let speaker = Speaker::Government(speech.of.clone());
                self.continued = Some(speech);
                (Some(speaker), reported, true)
            }
            continued => {
                let reported = sentence.reported(self.own, speaker.as_ref());
                self.continued = match &speaker {
                    Some(Speaker::Government(code)) if sentence.claims() => Some(Speech {
                        of: code.clone(),
                        paragraph,
                        is_past: !sentence.tells_of_present(),
                        by: sentence.speaking_person(code),
                    }),
                    None if sentence.is_of_event() => continued,
                    _ => None,
                };
                (speaker, reported, false)
            }
        };
        Voice {
            speaker,
            reported,
            goes_on,
            only_meets: sentence.only_meets(),
        }
    }

    /// What is known of who may speak next.
    fn known(&self) -> Known<'_> {
        Known {
            own: self.own,
            last_named: self.last_named.as_deref(),
            author_with_other: self.author_with_other,
            offices: &self.offices,
        }
    }

    /// The words that a paragraph goes on with: where it told what another said, and a sentence
    /// cannot be his words, again those of the own side.
    fn turned_back(
        &mut self,
        continued: Option<Speech>,
        sentence: &ParsedSentence<'_>,
    ) -> Option<Speech> {
        let speech = continued?;
        if self.own == Some(&speech.of) {
            self.own_speech = Some(speech.clone());
            return Some(speech);
        }
        let by = speech.by.as_deref();
        if by.is_some_and(|by| sentence.tells_of(by)) || sentence.reproaches(&speech.of) {
            let own = self.own_speech.take();
            return own.filter(|own| own.paragraph == speech.paragraph);
        }
        Some(speech)
    }

    /// Whether somebody is the subject of a sentence of whom nobody knows for whom he speaks: an
    /// account whose government is not known calls its own leader "the President".
    fn is_of_unknown(&self, sentence: &ParsedSentence<'_>) -> bool {
        let is_called = || self.own.is_none() && !sentence.bare_titles().is_empty();
        sentence.claims_of_unknown() || sentence.opens_with_unknown() || is_called()
    }

    /// Keeps whom a pronoun in the next sentence refers to.
    fn remember_name(&mut self, sentence: &ParsedSentence<'_>, speaker: Option<&Speaker>) {
        if let Some(Speaker::Government(code)) = speaker {
            self.last_named = Some(code.clone());
        } else if let (None, Some(code)) = (speaker, sentence.opening_person()) {
            // A sentence without a verb of speech: "President Trump called him a great leader."
            self.last_named = Some(code);
        } else if speaker.is_none() && self.is_of_unknown(sentence) {
            // "Ms. Example noted …": the next "he" or "she" may be this one, whom nobody knows.
            self.last_named = None;
        } else if sentence.opens_with_pronoun() {
            // "He made the remarks while talking to President Example": the next "he" is this one.
        } else if sentence.names_people() {
            // Where several are named, the next "he" may be any of them.
            self.last_named = sentence.only_person();
        }
    }
}
