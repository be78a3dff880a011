//! What the data files of the lexicon hold, row by row.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::words::{ByLanguage, Words};

/// The [`weight`](Topic::weight) of a topic that does not state one.
pub(crate) const USUAL_WEIGHT: f64 = 0.5;

fn usual_weight() -> f64 {
    USUAL_WEIGHT
}

/// A topic of diplomacy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id in reports.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its name inside a sentence; `None` where that is the label.
    pub phrase: Option<String>,
    /// The government that the topic is, for a topic that is a state: where that government is a
    /// party to the event it is no topic, since every sentence names it.
    pub government: Option<String>,
    /// Ids of topics so close that who speaks of one of them is not silent on this one.
    #[serde(default)]
    pub near: Words,
    /// The states of a topic that is a conflict or a region: the name of one that takes part does
    /// not bring it up, and weak words do where two are named.
    #[serde(default)]
    pub states: Words,
    /// Whether every readout has it, so that it does not tell one sentence from another.
    #[serde(default)]
    pub general: bool,
    /// How much analysts make of it where sides differ on it, from 0 (routine) to 1.
    #[serde(default = "usual_weight")]
    pub weight: f64,
    /// The reason of the weight; empty where the topic does not state one.
    #[serde(default)]
    pub why: String,
    /// The words that bring it up.
    pub terms: ByLanguage,
    /// Words that bring it up in passing: who uses them is not silent on it.
    #[serde(default)]
    pub weak: ByLanguage,
    /// Words that hold one of the others and are about something else.
    #[serde(default)]
    pub not: ByLanguage,
}

/// A thing that goes under several names, where the choice of name is a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// What the names are names of.
    pub label: String,
    /// The names.
    #[serde(rename = "variant")]
    pub variants: Vec<Variant>,
}

/// One of the names of a [`Term`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its forms in running text.
    pub forms: Words,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// The government that uses it, where one does above all.
    pub government: Option<String>,
    /// Where that is known from.
    pub source: String,
    /// Whether it is the official or the short name of a state, and so seldom a message.
    #[serde(default)]
    pub plain: bool,
}

/// A scale of words, from the weakest to the strongest: how strongly a government says what it
/// says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Its id.
    pub id: String,
    /// What it grades.
    pub label: String,
    /// The government whose scale it is; `None` for what all sides are said to have done.
    pub government: Option<String>,
    /// Whether it grades what one side is said to have done, whoever says so: the accounts must
    /// tell of one government.
    #[serde(default)]
    pub of_one: bool,
    /// Forms that hold a rung's words and are none.
    #[serde(default)]
    pub passing: ByLanguage,
    /// Its steps.
    #[serde(rename = "rung")]
    pub rungs: Vec<Rung>,
}

/// A step of a [`Ladder`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The step in English.
    pub label: String,
    /// Its words in running text.
    pub forms: ByLanguage,
    /// Where it is known from, where that is no text that was looked at.
    #[serde(default)]
    pub source: String,
    /// Texts of the government in which it was seen.
    #[serde(default)]
    pub seen: Vec<Sighting>,
}

/// A text in which words were seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sighting {
    /// The words as they stand there.
    pub words: String,
    /// Whose words they are: a country code.
    pub government: String,
    /// The day of the text, `2024-01-04`.
    pub day: String,
    /// Who says it, and where.
    pub text: String,
    /// The address of the text, where it is known.
    pub address: Option<String>,
}

/// Small words that change how far a statement reaches, and reach equally far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// What they do.
    pub label: String,
    /// The words in running text.
    pub forms: ByLanguage,
    /// Where that is known from.
    pub source: String,
    /// Whether two accounts that tell of an agreement say the same by such words: what is agreed
    /// will be, and should be.
    #[serde(default)]
    pub agreed_alike: bool,
}

/// An adjective for the talks themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// The adjective as it is reported.
    pub word: String,
    /// Its forms in running text.
    pub forms: Words,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// What it signals by convention.
    pub gloss: String,
}

/// A government, and the words that stand for it in running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Government {
    /// ISO 3166 alpha-2 code, or `EU`, `UN`, `NATO`.
    pub code: String,
    /// Its usual name in English.
    pub name: String,
    /// Whether the name takes an article: "the United States".
    #[serde(default)]
    pub article: bool,
    /// Where the family name of its people comes first, how many words of given names stand behind
    /// it at most.
    #[serde(default)]
    pub given_words: Option<usize>,
    /// Words for the state, its seat of government and its side, in any language.
    pub names: Words,
    /// Family names of leaders and envoys who speak for it.
    #[serde(default)]
    pub people: Words,
}

/// What a user's file adds. Every part of it may be absent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Additions {
    /// The version of the format.
    pub version: Option<u32>,
    /// Topics.
    #[serde(default)]
    pub topic: Vec<Topic>,
    /// Terms.
    #[serde(default)]
    pub term: Vec<Term>,
    /// Ladders.
    #[serde(default)]
    pub ladder: Vec<Ladder>,
    /// Words of scope.
    #[serde(default)]
    pub scope: Vec<Scope>,
    /// Adjectives for talks.
    #[serde(default)]
    pub tone: Vec<Tone>,
}

impl Additions {
    /// Takes the rows of another file.
    pub(crate) fn extend(&mut self, more: Self) {
        self.topic.extend(more.topic);
        self.term.extend(more.term);
        self.ladder.extend(more.ladder);
        self.scope.extend(more.scope);
        self.tone.extend(more.tone);
    }
}

/// The file of tones.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToneFile {
    /// The version of the format.
    pub version: Option<u32>,
    /// Nouns for talks.
    pub nouns: ByLanguage,
    /// Words for talks that are wished for, not held.
    pub unreal: ByLanguage,
    /// Words for talks on an earlier day.
    pub earlier: ByLanguage,
    /// Adjectives for talks.
    pub tone: Vec<Tone>,
}

/// The file of verbs: the words of each role.
pub(crate) type VerbFile = BTreeMap<Role, ByLanguage>;

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A verb: to say, promise or hold something (`said`, `made clear`).
    Claim,
    /// A verb: to do so together (`agreed`).
    Agree,
    /// A verb: to speak of something without a position (`discussed`).
    Discuss,
    /// A verb: to meet (`spoke with`), which tells nothing of what was said.
    Meet,
    /// A noun for what was said (`the mention by …`).
    Noun,
    /// What is said to have been done together, with nobody named who did (`it was agreed`).
    Together,
    /// A noun for what a side promises or gives (`commitment`).
    Pledge,
    /// Thanks and praise for what somebody else gives (`thanked`).
    #[serde(rename = "thank")]
    Thanks,
    /// Both sides at once (`the two leaders`).
    Both,
    /// A pronoun for the one last named (`he`).
    Pronoun,
    /// A title that stands for a government's own leader when nobody is named (`the President`).
    Title,
    /// A word in which an author speaks for himself (`I`, `we`).
    Author,
    /// A word that denies (`does not`).
    Negation,
    /// A word in which an author speaks for all that took part (`we`).
    We,
    /// What stands before who asked (`at the request of`).
    Request,
    /// What stands behind who asked (`at the President's request`).
    Petition,
    /// What tells that the other side asked (`at the request of the latter`).
    Requested,
    /// A word for the event itself, which is no speaker (`the call`).
    Event,
    /// An office, as it stands before the name of a person (`Foreign Minister`).
    Office,
    /// Words that cite what was agreed on an earlier day (`had agreed`).
    Cited,
    /// What the sides met for, where that is to say something (`to underscore`).
    Purpose,
    /// A noun of what an office is for (`Affairs`), with which its name goes on.
    #[serde(rename = "office_noun")]
    OfficeNoun,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 22] = [
        Self::Claim,
        Self::Agree,
        Self::Discuss,
        Self::Meet,
        Self::Noun,
        Self::Together,
        Self::Pledge,
        Self::Thanks,
        Self::Both,
        Self::Pronoun,
        Self::Title,
        Self::Author,
        Self::Negation,
        Self::We,
        Self::Request,
        Self::Petition,
        Self::Requested,
        Self::Event,
        Self::Office,
        Self::Cited,
        Self::Purpose,
        Self::OfficeNoun,
    ];

    /// Its name in the file of verbs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Agree => "agree",
            Self::Discuss => "discuss",
            Self::Meet => "meet",
            Self::Noun => "noun",
            Self::Together => "together",
            Self::Pledge => "pledge",
            Self::Thanks => "thank",
            Self::Both => "both",
            Self::Pronoun => "pronoun",
            Self::Title => "title",
            Self::Author => "author",
            Self::Negation => "negation",
            Self::We => "we",
            Self::Request => "request",
            Self::Petition => "petition",
            Self::Requested => "requested",
            Self::Event => "event",
            Self::Office => "office",
            Self::Cited => "cited",
            Self::Purpose => "purpose",
            Self::OfficeNoun => "office_noun",
        }
    }
}
