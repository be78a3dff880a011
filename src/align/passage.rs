//! Links to passages.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::input::Text;
use super::place::{Link, Place};
use super::similarity::across_languages;

/// The share of the pairs of sentences of two passages, each of another text, that are linked where
/// the passages are joined, at least.
const MIN_LINKED: f64 = 0.5;

/// Sentences, from any number of texts, that say the same thing. Where all are of one text, only
/// that side says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// For each text that has it (by index), its sentences in order.
    pub sentences: BTreeMap<usize, Vec<usize>>,
    /// The mean score of its links; `None` where it has none.
    pub score: Option<f64>,
}

/// Joins links into passages, and gives every sentence without a link a passage of its own.
///
/// The strongest link joins first, and exact matches always join. A weaker link joins two passages
/// only where many of their sentences are linked. Otherwise one link after another, from text to
/// text, would chain half of all texts together. Two texts alone have no such chains.
///
/// Passages come in reading order: that of the longest text. A passage that it lacks stands where
/// its own text has it.
pub(super) fn passages(texts: &[Text<'_>], sizes: &[usize], links: &[Link]) -> Vec<Passage> {
    let mut sets = Sets::new(sizes);
    let partners = partners(links);
    // Two sets that were not joined are not weighed again until one of them has grown.
    let mut refused = FxHashSet::default();
    for link in strongest_first(texts, links) {
        let (a, b) = (sets.root(link.left), sets.root(link.right));
        if a == b {
            continue;
        }
        let both = [a.min(b), a.max(b)].map(|set| (set, sets.members[set].len()));
        if link.score == 1.0 || !refused.contains(&both) && are_linked(&partners, &mut sets, a, b) {
            sets.join(a, b);
        } else {
            refused.insert(both);
        }
    }

    let mut scores: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for link in links {
        let root = sets.root(link.left);
        if root == sets.root(link.right) {
            let entry = scores.entry(root).or_default();
            entry.0 += link.score;
            entry.1 += 1.0;
        }
    }
    let passages = sets
        .members
        .iter()
        .enumerate()
        .filter(|(_, members)| !members.is_empty());
    let passages = passages
        .map(|(root, members)| {
            let mut sentences: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for place in members {
                sentences
                    .entry(place.text)
                    .or_default()
                    .push(place.sentence);
            }
            sentences
                .values_mut()
                .for_each(|sentences| sentences.sort_unstable());
            let score = scores.get(&root).map(|(sum, count)| sum / count);
            Passage { sentences, score }
        })
        .collect();
    in_reading_order(sizes, passages)
}

/// The sentences that each is linked to.
fn partners(links: &[Link]) -> FxHashMap<Place, Vec<Place>> {
    let mut partners: FxHashMap<Place, Vec<Place>> = FxHashMap::default();
    for link in links {
        partners.entry(link.left).or_default().push(link.right);
        partners.entry(link.right).or_default().push(link.left);
    }
    partners
}

/// Links of one language first, so that a text in another breaks none of them apart; then by score,
/// then by what the sentences say, then by their texts: the texts may come in any order.
fn strongest_first<'a>(texts: &[Text<'_>], links: &'a [Link]) -> Vec<&'a Link> {
    let mut contents: Vec<&[&str]> = texts.iter().map(|text| &text.sentences[..]).collect();
    contents.sort_unstable();
    contents.dedup();
    let rank = |text: &Text<'_>| contents.binary_search(&&text.sentences[..]);
    let ranks: Vec<_> = texts.iter().map(rank).collect();
    let key_of_end = |place: Place| {
        let sentence = texts[place.text].sentences[place.sentence];
        (sentence, place.sentence, ranks[place.text])
    };
    let key = |link: &Link| {
        let (a, b) = (key_of_end(link.left), key_of_end(link.right));
        (a.min(b), a.max(b))
    };
    let language = |place: Place| texts[place.text].language;
    let is_across = |link: &Link| across_languages(language(link.left), language(link.right));
    let mut strongest: Vec<&Link> = links.iter().collect();
    strongest.sort_by(|a, b| {
        is_across(a)
            .cmp(&is_across(b))
            .then(b.score.total_cmp(&a.score))
            .then_with(|| key(a).cmp(&key(b)))
    });
    strongest
}

/// Whether two passages belong together, by how many of the sentences that one has in one text and
/// the other in another text are linked.
fn are_linked(
    partners: &FxHashMap<Place, Vec<Place>>,
    sets: &mut Sets,
    a: usize,
    b: usize,
) -> bool {
    let (a, b) = if sets.members[a].len() <= sets.members[b].len() {
        (a, b)
    } else {
        (b, a)
    };
    let (mut linked, mut pairs) = (0, 0);
    let mut of_text: FxHashMap<usize, usize> = FxHashMap::default();
    for right in &sets.members[b] {
        *of_text.entry(right.text).or_default() += 1;
    }
    for left in sets.members[a].clone() {
        pairs += sets.members[b].len() - of_text.get(&left.text).unwrap_or(&0);
        for right in partners.get(&left).into_iter().flatten() {
            linked += usize::from(sets.root(*right) == b);
        }
    }
    linked as f64 >= MIN_LINKED * pairs as f64
}

/// For each sentence, by text, the index of its passage.
pub(super) fn indices(sizes: &[usize], passages: &[Passage]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = sizes.iter().map(|size| vec![0; *size]).collect();
    for (index, passage) in passages.iter().enumerate() {
        for (text, sentences) in &passage.sentences {
            for sentence in sentences {
                found[*text][*sentence] = index;
            }
        }
    }
    found
}

/// Puts passages where a reader of the longest text meets them. A passage that this text lacks
/// comes behind the one that precedes it in its own text, or before the one that follows it.
fn in_reading_order(sizes: &[usize], passages: Vec<Passage>) -> Vec<Passage> {
    let indices = indices(sizes, &passages);
    let mut texts: Vec<usize> = (0..sizes.len()).collect();
    texts.sort_by_key(|text| (std::cmp::Reverse(sizes[*text]), *text));

    let mut chain = Chain::new(passages.len());
    for text in texts {
        let own = &indices[text];
        // The passages before the first that is placed already go before that one.
        let placed = own.iter().position(|passage| chain.has(*passage));
        let mut previous = match placed {
            Some(placed) => chain.before[own[placed]],
            None => chain.last(),
        };
        for passage in own {
            if !chain.has(*passage) {
                chain.insert_behind(previous, *passage);
            }
            previous = *passage;
        }
    }
    let mut passages: Vec<Option<Passage>> = passages.into_iter().map(Some).collect();
    chain
        .order()
        .into_iter()
        .filter_map(|index| passages[index].take())
        .collect()
}

/// A list of numbers into which others are put at any place.
struct Chain {
    /// For each number, the one before it; the last entry stands for both ends of the list.
    before: Vec<usize>,
    behind: Vec<usize>,
    present: Vec<bool>,
}

impl Chain {
    fn new(size: usize) -> Self {
        let mut present = vec![false; size];
        present.push(true);
        Self {
            before: vec![size; size + 1],
            behind: vec![size; size + 1],
            present,
        }
    }

    fn end(&self) -> usize {
        self.present.len() - 1
    }

    fn last(&self) -> usize {
        self.before[self.end()]
    }

    fn has(&self, number: usize) -> bool {
        self.present[number]
    }

    fn insert_behind(&mut self, previous: usize, number: usize) {
        let next = self.behind[previous];
        self.behind[previous] = number;
        self.before[number] = previous;
        self.behind[number] = next;
        self.before[next] = number;
        self.present[number] = true;
    }

    fn order(&self) -> Vec<usize> {
        let end = self.end();
        let next = |number: &usize| Some(self.behind[*number]).filter(|next| *next != end);
        std::iter::successors(next(&end), next).collect()
    }
}

/// Disjoint sets of sentences: the smaller joins the larger, with path halving.
struct Sets {
    offsets: Vec<usize>,
    parents: Vec<usize>,
    /// For each root, the sentences of its set.
    members: Vec<Vec<Place>>,
}

impl Sets {
    fn new(sizes: &[usize]) -> Self {
        let mut offsets = Vec::with_capacity(sizes.len());
        let mut members = Vec::new();
        for (text, size) in sizes.iter().enumerate() {
            offsets.push(members.len());
            members.extend((0..*size).map(|sentence| vec![Place { text, sentence }]));
        }
        Self {
            offsets,
            parents: (0..members.len()).collect(),
            members,
        }
    }

    fn root(&mut self, place: Place) -> usize {
        let mut number = self.offsets[place.text] + place.sentence;
        while self.parents[number] != number {
            self.parents[number] = self.parents[self.parents[number]];
            number = self.parents[number];
        }
        number
    }

    fn join(&mut self, a: usize, b: usize) {
        let larger = if self.members[a].len() >= self.members[b].len() {
            a
        } else {
            b
        };
        let smaller = a + b - larger;
        let moved = std::mem::take(&mut self.members[smaller]);
        self.members[larger].extend(moved);
        self.parents[smaller] = larger;
    }
}
