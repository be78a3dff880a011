//! What each side calls the talks themselves.

use std::collections::BTreeMap;

use super::compared::Compared;
use super::english::english;
use super::finding::{Claim, Finding, Span};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::annotate::AnnotatedSentence;
use crate::lexicon::Tones;
use crate::text::{Match, leftmost_longest};

/// How far an adjective may stand from its noun, in characters.
const MAX_CHARACTERS_TO_NOUN: usize = 40;

/// How many words may stand between an adjective and the noun behind it: "frank strategic talks".
const MAX_WORDS_TO_NOUN: usize = 4;

/// The most characters between two adjectives of a row: ", and ".
const MAX_CHARACTERS_IN_ROW: usize = 6;

/// One finding, where a side's words for the talks are not those of the others.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let uses: Vec<BTreeMap<usize, Span>> = (0..compared.statements.len())
        .map(|text| words_for_talks(compared, text))
        .collect();
    let differs = (0..uses.len()).any(|a| {
        (0..uses.len()).any(|b| {
            !compared.same_side(a, b)
                && compared.same_language(a, b)
                && uses[a].keys().any(|word| !uses[b].contains_key(word))
        })
    });
    if !differs {
        return Vec::new();
    }
    let words = uses.iter().map(|uses| uses.keys().copied().collect());
    let spans = uses.iter().flat_map(BTreeMap::values);
    vec![Finding {
        evidence: spans
            .map(|span| span.as_evidence(EvidenceRole::Word))
            .collect(),
        ..Finding::new(Claim::Tone {
            words: words.enumerate().collect(),
        })
    }]
}

/// The words by which an account calls the talks, each with its first place.
fn words_for_talks(compared: &Compared<'_>, text: usize) -> BTreeMap<usize, Span> {
    let tones = compared.lexicon.tones();
    let adjectives = tones.adjectives.matcher_of_every_language();
    let account = &compared.annotated[text];
    let in_english = account.statement.language.as_deref() == Some("en");
    let mut uses = BTreeMap::new();
    for (sentence, content) in account.sentences.iter().enumerate() {
        let normalized = content.normalized();
        let hits = leftmost_longest(adjectives.find_in(normalized));
        if hits.is_empty() || !tones.earlier.find_in(normalized).is_empty() {
            continue;
        }
        let talks = TalksWords::of(content, tones);
        for hit in &hits {
            let is_said = if in_english {
                talks.is_said_of_talks(*hit, &hits)
            } else {
                talks.is_near_talks(*hit)
            };
            if is_said && !talks.is_wished(*hit) {
                uses.entry(hit.entry).or_insert(Span {
                    place: Place { text, sentence },
                    start: hit.start,
                    end: hit.end,
                });
            }
        }
    }
    uses
}

/// A sentence with its words for talks.
struct TalksWords<'a> {
    characters: &'a [char],
    nouns: Vec<Match>,
    unreal: Vec<Match>,
}

impl<'a> TalksWords<'a> {
    fn of(sentence: &'a AnnotatedSentence<'_>, tones: &Tones) -> Self {
        Self {
            characters: sentence.characters(),
            nouns: tones.nouns.find_in(sentence.normalized()),
            unreal: tones.unreal.find_in(sentence.normalized()),
        }
    }

    fn is_near_talks(&self, hit: Match) -> bool {
        self.nouns.iter().any(|noun| {
            let gap = noun
                .start
                .saturating_sub(hit.end)
                .max(hit.start.saturating_sub(noun.end));
            gap <= MAX_CHARACTERS_TO_NOUN
        })
    }

    /// Whether an English adjective is said of talks: a few words before a noun, with no
    /// preposition between them, or behind one, where no other noun follows that could be meant
    /// ("substantive progress in these talks").
    fn is_said_of_talks(&self, hit: Match, adjectives: &[Match]) -> bool {
        let chain = self.chain(hit, adjectives);
        // The noun may stand in the last of a row: "frank and strategic communication".
        let gap = |noun: &Match| (chain.end.min(noun.start), noun.start);
        let close = self.nouns.iter().filter(|noun| {
            let (from, to) = gap(noun);
            noun.start >= hit.end && to - from <= MAX_CHARACTERS_TO_NOUN
        });
        let ahead = close.map(|noun| {
            let (from, to) = gap(noun);
            self.words(from, to)
        });
        let before_noun = ahead.into_iter().any(|words| {
            words.len() <= MAX_WORDS_TO_NOUN
                && !words.iter().any(|word| english().is_preposition(word))
        });
        let inside = self
            .nouns
            .iter()
            .any(|noun| hit.start <= noun.start && noun.end <= hit.end);
        let clause = self.clause(chain.start, &[',', ';', ':']);
        let behind_noun = self.nouns.iter().any(|noun| {
            noun.start >= clause
                && noun.end <= chain.start
                && chain.start - noun.end <= MAX_CHARACTERS_TO_NOUN
        });
        inside || before_noun || (behind_noun && self.ends_phrase(chain.end))
    }

    /// The row of adjectives that one stands in: "candid, constructive and useful".
    fn chain(&self, hit: Match, adjectives: &[Match]) -> Match {
        let joined = |a: usize, b: usize| {
            a <= b
                && b - a <= MAX_CHARACTERS_IN_ROW
                && self.words(a, b).iter().all(|word| word == "and")
        };
        let mut chain = hit;
        for other in adjectives {
            if other.start >= chain.end && joined(chain.end, other.start) {
                chain.end = other.end;
            }
        }
        for other in adjectives.iter().rev() {
            if other.end <= chain.start && joined(other.end, chain.start) {
                chain.start = other.start;
            }
        }
        chain
    }

    /// Whether no noun follows a place: the clause ends there, or goes on with a small word.
    fn ends_phrase(&self, place: usize) -> bool {
        let stop = self
            .characters
            .get(place)
            .is_none_or(|c| !c.is_whitespace());
        let next = self.words(place, self.characters.len()).into_iter().next();
        stop || next.is_some_and(|word| english().ends_phrase(&word))
    }

    fn words(&self, from: usize, to: usize) -> Vec<String> {
        // One more than are ever looked at.
        let text: String = self.characters[from..to.min(from + 2 * MAX_CHARACTERS_TO_NOUN)]
            .iter()
            .collect();
        text.split_whitespace()
            .map(|word| {
                word.trim_matches(|c: char| !c.is_alphanumeric())
                    .to_lowercase()
            })
            .filter(|word| !word.is_empty())
            .collect()
    }

    /// Where the clause of a place begins: behind the last stop before it.
    fn clause(&self, place: usize, stops: &[char]) -> usize {
        self.characters[..place]
            .iter()
            .rposition(|c| stops.contains(c))
            .map_or(0, |end| end + 1)
    }

    /// Whether the clause before an adjective speaks of what is wished for.
    fn is_wished(&self, hit: Match) -> bool {
        let clause = self.clause(hit.start, &[';', '；', '。', '，', ':']);
        self.unreal
            .iter()
            .any(|word| word.start >= clause && word.end <= hit.start)
    }
}
