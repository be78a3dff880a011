//! The facts of the talks, as one account gives them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::data;

/// Two words for a state have this many first letters in common: "Ruritania", "the Ruritanian
/// side".
const SHARED_LETTERS: usize = 5;

/// What an account says of the talks themselves. What it does not say is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Talks {
    /// Who asked for them.
    pub asked_by: Option<Fact<Asker>>,
    /// By what means they were held.
    pub format: Option<Fact<Format>>,
    /// Where they were held.
    pub place: Option<Fact<Venue>>,
    /// How long they took.
    pub length: Option<Fact<Length>>,
    /// The day on which they were held.
    pub day: Option<Fact<Day>>,
    /// The time of day, `HH:MM`, at which they began.
    pub hour: Option<Fact<String>>,
    /// Who took part besides those who spoke.
    pub participants: Vec<Fact<Participant>>,
    /// Whether its language is one in which facts are looked for, so that it can lack them.
    pub is_read: bool,
    /// Whether it may say who asked in words that are not read.
    pub may_say_who_asked: bool,
}

/// A fact, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact<T> {
    /// What is said.
    pub value: T,
    /// Where.
    pub mark: Mark,
}

/// Some characters of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The sentence; `None` for the title.
    pub sentence: Option<usize>,
    /// First character.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
}

/// Who asked for the talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// The code of its government, where that is known.
    pub government: Option<String>,
    /// A state that the lexicon does not know.
    pub state: Option<String>,
    /// The last word of a person's name.
    pub person: Option<String>,
    /// As readers see it.
    pub label: String,
}

/// By what means talks are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// By telephone.
    Phone,
    /// With pictures.
    Video,
    /// A call, of whatever kind.
    Call,
    /// A meeting, which may be one by video.
    Meeting,
    /// In writing.
    Letter,
}

/// Where talks are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// As the account names it, in the characters in which that is read.
    pub name: String,
    /// The same as it stands on the page.
    pub written: String,
    /// The usual English name of the town that a name in another language is, or begins with.
    pub town: Option<Town>,
    /// Whether they were held in it, as in a town, and not at it, as at a house.
    pub is_area: bool,
    /// The code of the government whose state or seat it is.
    pub government: Option<String>,
    /// Whether it is the state itself.
    pub is_state: bool,
}

/// A town that is known by a name in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Town {
    /// Its usual English name.
    pub name: String,
    /// How many characters its name in the account has.
    pub length: usize,
}

impl Town {
    /// The town that a name begins with.
    pub(super) fn of(name: &str) -> Option<Self> {
        static TOWNS: LazyLock<BTreeMap<String, BTreeMap<String, String>>> =
            LazyLock::new(|| data!("talks/towns"));
        let towns = TOWNS.values().flatten();
        let begins = towns.filter(|(own, _)| name.starts_with(own.as_str()));
        let (own, english) = begins.max_by_key(|(own, _)| own.len())?;
        Some(Self {
            name: english.clone(),
            length: own.chars().count(),
        })
    }
}

impl Venue {
    /// The usual English name, where that of the account is known to be one of a town in another
    /// language; of a house in such a town, both.
    pub(crate) fn in_english(&self) -> String {
        match &self.town {
            Some(town) if town.length == self.name.chars().count() => town.name.clone(),
            Some(town) => format!("{} ({})", town.name, self.written),
            None => self.written.clone(),
        }
    }
}

/// The day or days of talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day, or the first of several.
    pub date: Date,
    /// The last of several.
    pub last: Option<Date>,
    /// Whether the account names it; `today` is known by the day of publication.
    pub is_named: bool,
}

/// How long talks took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// In minutes.
    pub minutes: u32,
    /// How that is qualified.
    pub bound: Bound,
}

/// How exact a length is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// No word says otherwise.
    Exact,
    /// About so long.
    About,
    /// Longer.
    More,
    /// Not quite so long.
    Less,
}

/// Who took part in the talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The name, where it is given.
    pub name: Option<String>,
    /// The office, where it is given.
    pub role: Option<String>,
}

impl Talks {
    /// Where its facts stand.
    pub(crate) fn marks(&self) -> impl Iterator<Item = Mark> + '_ {
        let one = [
            self.asked_by.as_ref().map(|fact| fact.mark),
            self.format.as_ref().map(|fact| fact.mark),
            self.place.as_ref().map(|fact| fact.mark),
            self.length.as_ref().map(|fact| fact.mark),
            self.day.as_ref().map(|fact| fact.mark),
            self.hour.as_ref().map(|fact| fact.mark),
        ];
        let many = self.participants.iter().map(|fact| fact.mark);
        one.into_iter().flatten().chain(many)
    }
}

impl Format {
    /// Its name in reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone call",
            Self::Video => "video call",
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Letter => "written message",
        }
    }

    /// Whether talks cannot have been held in both ways. "Call" may be either kind, and a meeting
    /// may be one by video.
    pub(crate) fn excludes(self, other: Self) -> bool {
        let pair = (self.min(other), self.max(other));
        matches!(
            pair,
            (Self::Phone, Self::Video | Self::Meeting) | (Self::Phone | Self::Video, Self::Letter)
        )
    }
}

impl Asker {
    /// Whether both cannot have asked alone: they are of two governments. A person whose government
    /// is not known is nobody's.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        match (&self.government, &other.government) {
            (Some(one), Some(other)) => one != other,
            (Some(_), None) => other.state.is_some(),
            (None, Some(_)) => self.state.is_some(),
            (None, None) => match (&self.state, &other.state) {
                (Some(one), Some(other)) => !is_same_state(one, other),
                _ => false,
            },
        }
    }
}

impl Day {
    /// Whether it cannot be the other day. An evening in one capital is the next morning in
    /// another.
    pub(crate) fn excludes(self, other: Self) -> bool {
        let ends_before = |one: Self, other: Self| {
            let days = one.last.unwrap_or(one.date).until(other.date);
            days.is_ok_and(|days| days.get_days() > 1)
        };
        let are_apart = ends_before(self, other) || ends_before(other, self);
        self.is_named && other.is_named && are_apart
    }
}

/// Whether two words are for one state.
fn is_same_state(one: &str, other: &str) -> bool {
    let first = |word: &str| word.chars().take(SHARED_LETTERS).collect::<String>();
    first(one) == first(other)
}

impl Length {
    /// The least and the most minutes that the words allow. People round to five minutes, and a
    /// quarter of what they call an hour.
    fn range(self) -> (f64, f64) {
        let minutes = f64::from(self.minutes);
        let slack = (minutes * 0.1).max(5.0);
        match self.bound {
            Bound::Exact => (minutes - slack, minutes + slack),
            Bound::About => (minutes - 2.0 * slack, minutes + 2.0 * slack),
            Bound::More => (minutes, minutes * 2.0),
            Bound::Less => (minutes * 0.75, minutes),
        }
    }

    /// Whether talks cannot have taken both.
    pub(crate) fn excludes(self, other: Self) -> bool {
        let (one, other) = (self.range(), other.range());
        one.1 < other.0 || other.1 < one.0
    }
}

/// As readers count it: in hours from two on, and where it is one.
impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.bound {
            Bound::Exact => "",
            Bound::About => "about ",
            Bound::More => "over ",
            Bound::Less => "nearly ",
        })?;
        let (hours, minutes) = match (self.minutes / 60, self.minutes % 60) {
            (1, 1..) => (0, self.minutes),
            both => both,
        };
        let counted = |count: u32, unit: &str| match count {
            1 => format!("1 {unit}"),
            _ => format!("{count} {unit}s"),
        };
        let parts = [(hours, "hour"), (minutes, "minute")].into_iter();
        let parts = parts.filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, unit)| counted(count, unit)).collect();
        f.write_str(&parts.join(" "))
    }
}

impl std::fmt::Display for Participant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.role, &self.name) {
            (Some(role), Some(name)) => write!(f, "{role} {name}"),
            (Some(one), None) | (None, Some(one)) => f.write_str(one),
            (None, None) => Ok(()),
        }
    }
}
