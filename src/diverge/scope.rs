//! How far a shared sentence reaches: under which condition, for whom, when, and whether it must.
//!
//! It is found only where no judgement of the rest is needed: the sentences of a passage share most
//! of their words, and in a short gap between shared words one account has a word of the lexicon to
//! which nothing in the other corresponds.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Claim, Finding, ScopeWord, Span, rounded};
use super::kind::EvidenceRole;
use super::words::{PassageToken, common, tokens};
use crate::align::{Passage, Place};
use crate::lexicon::Role;
use crate::text::months::is_english_month;
use crate::text::{Match, leftmost_longest};

/// The share of the shorter account's words that both must have in common.
const MIN_SHARED_WORDS: f64 = 0.5;

/// How many words may stand in a gap between shared words.
const MAX_GAP: usize = 6;

/// A finding for each gap in which one account reaches farther than the other.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for (index, passage) in compared.alignment.passages.iter().enumerate() {
        if passage.sentences.len() < 2 {
            continue;
        }
        let texts = passage.sentences.keys();
        let sides: Vec<Side> = texts
            .map(|text| Side::of(compared, passage, *text))
            .collect();
        for (at, left) in sides.iter().enumerate() {
            for right in &sides[at + 1..] {
                if compared.same_side(left.text, right.text)
                    || !compared.same_language(left.text, right.text)
                {
                    continue;
                }
                let sides = [left, right];
                for change in changes(sides) {
                    // The same word against a third account is the same news.
                    let new = change.iter().enumerate().any(|(side, hits)| {
                        hits.iter().any(|(place, hit)| {
                            seen.insert((sides[side].text, place.sentence, hit.start))
                        })
                    });
                    if new {
                        found.push(finding(compared, (index, passage), sides, &change));
                    }
                }
            }
        }
    }
    found
}

/// What an account has in a passage.
struct Side {
    text: usize,
    tokens: Vec<PassageToken>,
    /// Words of the lexicon.
    scopes: Vec<(Place, Match)>,
    /// These words, as [`folded`] gives them.
    said: BTreeSet<String>,
    /// Those of them by which it says how a thing is agreed: "agreed that it should be".
    agreed: BTreeSet<(Place, usize)>,
    /// Whether it tells of an agreement.
    agrees: bool,
}

/// The words of the lexicon by which each of two accounts reaches otherwise than the other.
type ScopeChange = [Vec<(Place, Match)>; 2];

impl Side {
    fn of(compared: &Compared<'_>, passage: &Passage, text: usize) -> Self {
        let language = compared.statements[text].language.as_deref();
        let matcher = compared.lexicon.scopes().matcher(language.unwrap_or("en"));
        let sentences = &passage.sentences[&text];
        let scopes = sentences.iter().flat_map(|sentence| {
            let place = Place {
                text,
                sentence: *sentence,
            };
            let sentence = compared.sentence(place);
            let mut hits = matcher.map_or_else(Vec::new, |m| {
                leftmost_longest(m.find_in(sentence.normalized()))
            });
            // The month of May leaves nothing open.
            hits.retain(|hit| !is_english_month(sentence.characters(), hit.start, hit.end));
            hits.into_iter().map(move |hit| (place, hit))
        });
        let scopes: Vec<(Place, Match)> = scopes.collect();
        let tokens = tokens(compared, text, sentences);
        let agreement = |place: Place| {
            let roles = compared.sentence(place).roles();
            roles.of(Role::Agree).first().map(|verb| verb.end)
        };
        let agreed = scopes.iter().filter(|(place, hit)| {
            let entry = &compared.lexicon.scopes().entries()[hit.entry];
            entry.agreed_alike && agreement(*place).is_some_and(|verb| verb <= hit.start)
        });
        Self {
            text,
            agreed: agreed.map(|(place, hit)| (*place, hit.start)).collect(),
            agrees: sentences.iter().any(|sentence| {
                agreement(Place {
                    text,
                    sentence: *sentence,
                })
                .is_some()
            }),
            said: scopes.iter().map(|scope| folded(&tokens, scope)).collect(),
            scopes,
            tokens,
        }
    }

    /// The words of the lexicon that have a word among these tokens.
    fn scopes_at(&self, from: usize, to: usize) -> Vec<(Place, Match)> {
        let tokens = &self.tokens[from..to.min(self.tokens.len())];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return Vec::new();
        };
        let before =
            |(place, hit): &(Place, Match)| (*place, hit.end) <= (first.place, first.start);
        let within = |(place, hit): &(Place, Match)| (*place, hit.start) < (last.place, last.end);
        let near = self.scopes.partition_point(before)..self.scopes.partition_point(within);
        let touches = |scope: &&(Place, Match)| !touched(tokens, scope).is_empty();
        let near = self.scopes.get(near).unwrap_or_default();
        near.iter().filter(touches).copied().collect()
    }
}

/// The words of a hit, in one case.
fn folded(tokens: &[PassageToken], hit: &(Place, Match)) -> String {
    let inside = touched(tokens, hit).iter();
    let words: Vec<&str> = inside.map(|token| token.folded.as_str()).collect();
    words.join(" ")
}

/// The tokens that a hit touches, among tokens in order.
fn touched<'t>(tokens: &'t [PassageToken], (place, hit): &(Place, Match)) -> &'t [PassageToken] {
    let from = tokens.partition_point(|token| (token.place, token.end) <= (*place, hit.start));
    let behind = tokens.partition_point(|token| (token.place, token.start) < (*place, hit.end));
    tokens.get(from..behind).unwrap_or_default()
}

fn changes(sides: [&Side; 2]) -> Vec<ScopeChange> {
    let [left, right] = sides;
    if left.scopes.is_empty() && right.scopes.is_empty() {
        return Vec::new();
    }
    let mut shared = common(&left.tokens, &right.tokens);
    let shorter = left.tokens.len().min(right.tokens.len());
    if (shared.len() as f64) < MIN_SHARED_WORDS * shorter as f64 {
        return Vec::new();
    }
    // Where each gap begins; the first and the last lie at the ends of both.
    shared.push((left.tokens.len(), right.tokens.len()));
    let mut begin = (0, 0);
    let mut changes = Vec::new();
    for (i, j) in shared {
        let (from, to) = ([begin.0, begin.1], [i, j]);
        begin = (i + 1, j + 1);
        if (0..2).any(|side| to[side] - from[side] > MAX_GAP) {
            continue;
        }
        let change = [0, 1].map(|side| {
            let other = 1 - side;
            // A word beside the gap counts: "only if" and "if" are both a condition.
            let near = sides[other].scopes_at(from[other].saturating_sub(1), to[other] + 1);
            let mut hits = sides[side].scopes_at(from[side], to[side]);
            hits.retain(|(_, hit)| near.iter().all(|(_, like)| like.entry != hit.entry));
            // The word itself may stand elsewhere in the other's sentence: nothing is lacking.
            let own = |scope: &(Place, Match)| folded(&sides[side].tokens, scope);
            hits.retain(|scope| !sides[other].said.contains(&own(scope)));
            let is_agreed = |(place, hit): &(Place, Match)| {
                sides[other].agrees && sides[side].agreed.contains(&(*place, hit.start))
            };
            hits.retain(|scope| !is_agreed(scope));
            hits
        });
        if change.iter().any(|hits| !hits.is_empty()) {
            changes.push(change);
        }
    }
    changes
}

fn finding(
    compared: &Compared<'_>,
    (index, passage): (usize, &Passage),
    sides: [&Side; 2],
    change: &ScopeChange,
) -> Finding {
    // Who has a word comes first; of two who have, the first account.
    let order = if change[0].is_empty() { [1, 0] } else { [0, 1] };
    let texts = order.map(|side| sides[side].text);
    let words = order.map(|side| change[side].iter().map(scope_word).collect::<Vec<_>>());
    let mut evidence = Vec::new();
    for (words, text) in words.iter().zip(texts) {
        evidence.extend(
            words
                .iter()
                .map(|word| word.span.as_evidence(EvidenceRole::Word)),
        );
        if words.is_empty() {
            let first = passage.sentences[&text].first();
            evidence.extend(first.map(|sentence| {
                let place = Place {
                    text,
                    sentence: *sentence,
                };
                compared.whole(place).as_evidence(EvidenceRole::Answer)
            }));
        }
    }
    Finding {
        by: Some(texts[0]),
        of: Some(texts[1]),
        passage: Some(index),
        score: passage.score.map(rounded),
        evidence,
        ..Finding::new(Claim::Scope { words })
    }
}

fn scope_word((place, hit): &(Place, Match)) -> ScopeWord {
    ScopeWord {
        entry: hit.entry,
        span: Span {
            place: *place,
            start: hit.start,
            end: hit.end,
        },
    }
}
