//! The small words of English by which phrases are recognised.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;

/// The words, as `data/diverge/english.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct English {
    phrase: PhraseWords,
    reference: ReferenceWords,
    noun: NounWords,
    period: PeriodWords,
    person: PersonWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseWords {
    prepositions: String,
    ends: String,
    leads_on: String,
    introductions: Vec<String>,
    lead_ins: Vec<String>,
    asides: Vec<String>,
    reasons: Vec<String>,
    parts: Vec<String>,
    reported: Vec<String>,
    open_ends: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferenceWords {
    ends: Vec<String>,
    starts: Vec<String>,
    objects: String,
    behind_objects: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NounWords {
    before: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodWords {
    periods: String,
    last: String,
    this: String,
    next: String,
    each: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonWords {
    pronouns: String,
    sides: String,
    state: String,
    it_is: Vec<String>,
}

/// Who says a thing, and that he says it, is told in so many characters.
const MAX_LEAD_IN: usize = 90;

/// Which of several periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Last,
    This,
    Next,
    Each,
}

static ENGLISH: LazyLock<English> = LazyLock::new(|| data!("diverge/english"));

/// The words of English.
pub(super) fn english() -> &'static English {
    &ENGLISH
}

impl English {
    pub(crate) fn is_preposition(&self, word: &str) -> bool {
        is_in(&self.phrase.prepositions, word)
    }

    /// Whether a word lets a phrase end before it.
    pub(crate) fn ends_phrase(&self, word: &str) -> bool {
        self.is_preposition(word) || is_in(&self.phrase.ends, word)
    }

    /// Whether a word leads from a phrase that is whole to another.
    pub(super) fn leads_on(&self, word: &str) -> bool {
        is_in(&self.phrase.leads_on, word)
    }

    /// Whether words begin with a phrase that tells on what occasion a thing is said, and not on
    /// what.
    pub(super) fn begins_with_occasion(&self, words: &str) -> bool {
        begins_with_any(&self.phrase.introductions, &words.to_lowercase())
    }

    /// Words behind the first that tell that somebody says them, where these stand near the head.
    pub(super) fn behind_lead_in<'w>(&self, words: &'w str) -> Option<&'w str> {
        let head: String = words.chars().take(MAX_LEAD_IN).collect();
        let ends = self.phrase.lead_ins.iter().filter_map(|lead_in| {
            let at = head.find(lead_in.as_str())?;
            Some(at + lead_in.len())
        });
        ends.min().map(|end| &words[end..])
    }

    /// Words behind a verb at their head that tells that somebody says them: "said that".
    pub(super) fn behind_saying<'w>(&self, words: &'w str) -> Option<&'w str> {
        let mut lead_ins = self.phrase.lead_ins.iter();
        lead_ins.find_map(|lead_in| words.strip_prefix(lead_in.trim_start()))
    }

    /// Words with dots for what is told by the way: "the two cities, both of them ports, agreed".
    pub(super) fn without_asides(&self, words: &str) -> String {
        let mut kept = words.to_owned();
        for opener in &self.phrase.asides {
            let opening = format!(", {opener}");
            let Some(start) = kept.find(&opening) else {
                continue;
            };
            if let Some(length) = kept[start + opening.len()..].find(", ") {
                let end = start + opening.len() + length + ",".len();
                kept.replace_range(start..end, " …");
            }
        }
        kept
    }

    /// Whether words begin with some that are told by the way.
    pub(super) fn begins_with_aside(&self, words: &str) -> bool {
        begins_with_any(&self.phrase.asides, words)
    }

    /// Whether words are a clause that gives a reason, or a place, and can be read alone.
    pub(super) fn gives_reason(&self, words: &str) -> bool {
        begins_with_any(&self.phrase.reasons, words)
    }

    /// Whether words are a part of what is said: "including the herring".
    pub(super) fn begins_part(&self, words: &str) -> bool {
        begins_with_any(&self.phrase.parts, words)
    }

    /// Whether words are what somebody says, and need no more than who says it.
    pub(super) fn begins_reported(&self, words: &str) -> bool {
        begins_with_any(&self.phrase.reported, words)
    }

    /// Whether words begin with some that refer to what stands before them.
    pub(super) fn begins_referring(&self, words: &str) -> bool {
        begins_with_any(&self.reference.starts, &words.to_lowercase())
    }

    /// Whether words end with some that refer to what stands before them.
    pub(super) fn ends_referring(&self, words: &str) -> bool {
        let mut ends = self.reference.ends.iter();
        ends.any(|end| words.ends_with(end.as_str()))
    }

    /// Whether a word refers to a thing that stands before it, where it is an object.
    pub(super) fn is_object(&self, word: &str) -> bool {
        is_in(&self.reference.objects, word)
    }

    /// Whether a word may follow such an object.
    pub(super) fn follows_object(&self, word: &str) -> bool {
        is_in(&self.reference.behind_objects, word)
    }

    /// Words without those at their end that lead to what is not quoted.
    pub(super) fn without_open_ends<'w>(&self, words: &'w str) -> &'w str {
        let ends = self.phrase.open_ends.iter();
        ends.fold(words, |words, end| {
            words.strip_suffix(end.as_str()).unwrap_or(words)
        })
    }

    /// Whether a word is of a period: "year".
    pub(super) fn is_period(&self, word: &str) -> bool {
        is_in(&self.period.periods, word)
    }

    /// Which period a word before it means.
    pub(super) fn which_period(&self, word: &str) -> Option<Period> {
        let lists = [
            (&self.period.last, Period::Last),
            (&self.period.this, Period::This),
            (&self.period.next, Period::Next),
            (&self.period.each, Period::Each),
        ];
        let which = lists.into_iter().find(|(list, _)| is_in(list, word));
        which.map(|(_, period)| period)
    }

    /// Whether words begin with somebody whom they do not name: "He said".
    pub(super) fn begins_with_person(&self, words: &str) -> bool {
        begins_with_word_of(&self.person.pronouns, words)
    }

    /// Whether words begin with several whom they do not name: "They agreed".
    pub(super) fn begins_with_sides(&self, words: &str) -> bool {
        begins_with_word_of(&self.person.sides, words)
    }

    /// Whether words begin with what may be a government, or nothing at all: "It hopes", "It is
    /// hoped".
    pub(super) fn begins_with_state(&self, words: &str) -> bool {
        begins_with_word_of(&self.person.state, words)
    }

    /// Whether words begin with a pronoun that may stand for nothing: "It is hoped".
    pub(super) fn begins_with_it_is(&self, words: &str) -> bool {
        begins_with_any(&self.person.it_is, words)
    }

    /// Whether a noun follows a word.
    pub(super) fn is_before_noun(&self, word: &str) -> bool {
        is_in(&self.noun.before, word)
    }
}

fn begins_with_word_of(list: &str, words: &str) -> bool {
    let first = words.split_once(' ').map(|(first, _)| first);
    first.is_some_and(|first| is_in(list, first))
}

fn begins_with_any(openers: &[String], words: &str) -> bool {
    openers.iter().any(|it| words.starts_with(it.as_str()))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
