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

/// What all sides call the talks, in the words of the first account, with a place in each other side
/// that has these words too; `None` where no word is shared, or the sides have no language in common.
pub(crate) fn shared(compared: &Compared<'_>) -> Option<(Span, Vec<Place>)> {
    let [first, others @ ..] = compared.sides else {
        return None;
    };
    let text = *first.first()?;
    let own = fullest(words_for_talks(compared, text), |_| true)?;
    let of_others: Option<Vec<_>> = (others.iter())
        .map(|side| {
            let other = side.iter().find(|it| compared.same_language(text, **it))?;
            fullest(words_for_talks(compared, *other), |word| {
                own.contains_key(word)
            })
        })
        .collect();
    let of_others = of_others.filter(|it| !it.is_empty())?;
    let is_shared = |word: &usize| of_others.iter().all(|uses| uses.contains_key(word));
    let shared = own.iter().filter(|(word, _)| is_shared(word));
    let mut shared: Vec<Span> = shared.map(|(_, span)| *span).collect();
    shared.sort_by_key(|span| span.start);
    // A lone word is a scrap of a sentence.
    let [first, .., last] = shared[..] else {
        return None;
    };
    let row = Span {
        end: last.end,
        ..first
    };
    // What stands between them may be said by one side alone.
    let is_within = |span: &Span| row.start <= span.start && span.end <= row.end;
    let mut within = own.iter().filter(|(_, span)| is_within(span));
    let told = within
        .all(|(word, _)| is_shared(word))
        .then(|| in_clause(compared, row))?;
    let places = of_others.iter().flat_map(|uses| uses.values().next());
    Some((told, places.map(|span| span.place).collect()))
}

/// Those of some words that stand in the sentence that has most of them; `None` where there are none.
fn fullest(
    mut uses: BTreeMap<usize, Span>,
    is_asked: impl Fn(&usize) -> bool,
) -> Option<BTreeMap<usize, Span>> {
    uses.retain(|word, _| is_asked(word));
    let count = |place: Place| uses.values().filter(|it| it.place == place).count();
    let places = uses.values().map(|it| it.place);
    let fullest = places.max_by_key(|place| (count(*place), std::cmp::Reverse(*place)))?;
    uses.retain(|_, span| span.place == fullest);
    Some(uses)
}

/// Words for talks with who held them, where these open the sentence, and the noun right behind: "The two
/// sides had candid talks".
fn in_clause(compared: &Compared<'_>, words: Span) -> Span {
    let sentence = compared.sentence(words.place);
    let nouns = compared
        .lexicon
        .tones()
        .nouns
        .find_in(sentence.normalized());
    let behind = nouns.iter().filter(|noun| noun.start == words.end + 1);
    let before = &sentence.characters()[..words.start];
    let opens = before.len() <= MAX_CHARACTERS_TO_NOUN && !before.contains(&',');
    // Some forms begin with the "and" of their row.
    let told = compared.characters(words);
    let joined = told.len() - told.trim_start_matches("and ").len();
    Span {
        start: if opens { 0 } else { words.start + joined },
        end: behind.map(|noun| noun.end).max().unwrap_or(words.end),
        ..words
    }
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
