//! Links to passages.

use std::collections::BTreeMap;

use super::{Link, Place};

/// Sentences, from any number of texts, that say the same thing. With sentences of one text alone
/// it is what that side alone says.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// For each text that has it (by index), its sentences in order.
    pub sentences: BTreeMap<usize, Vec<usize>>,
    /// The mean score of its links; `None` where it has none.
    pub score: Option<f64>,
}

/// Joins links into passages, and gives every sentence without a link one of its own.
///
/// Passages come in reading order: that of the longest text, with what it lacks put behind the
/// sentence that precedes it in its own text.
pub(super) fn passages(sizes: &[usize], links: &[Link]) -> Vec<Passage> {
    let mut sets = Sets::new(sizes);
    let mut strongest: Vec<&Link> = links.iter().collect();
    strongest.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    for link in strongest {
        sets.join(link.left, link.right);
    }

    let mut passages: BTreeMap<usize, Passage> = BTreeMap::new();
    for (text, size) in sizes.iter().enumerate() {
        for sentence in 0..*size {
            let root = sets.root(Place { text, sentence });
            passages
                .entry(root)
                .or_insert_with(|| Passage {
                    sentences: BTreeMap::new(),
                    score: None,
                })
                .sentences
                .entry(text)
                .or_default()
                .push(sentence);
        }
    }
    let mut scores: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for link in links {
        let entry = scores.entry(sets.root(link.left)).or_default();
        entry.0 += link.score;
        entry.1 += 1.0;
    }
    for (root, (sum, count)) in scores {
        if let Some(passage) = passages.get_mut(&root) {
            passage.score = Some(sum / count);
        }
    }
    in_reading_order(sizes, passages.into_values().collect())
}

/// Puts passages where a reader of the longest text meets them.
fn in_reading_order(sizes: &[usize], passages: Vec<Passage>) -> Vec<Passage> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|text| (std::cmp::Reverse(sizes[*text]), *text));

    let mut places: BTreeMap<Place, usize> = BTreeMap::new();
    for (index, passage) in passages.iter().enumerate() {
        for (text, sentences) in &passage.sentences {
            for sentence in sentences {
                places.insert(
                    Place {
                        text: *text,
                        sentence: *sentence,
                    },
                    index,
                );
            }
        }
    }
    // A list of passages, each with the one that comes behind it; `START` stands before all.
    const START: usize = usize::MAX;
    let mut behind: BTreeMap<usize, Option<usize>> = BTreeMap::from([(START, None)]);
    for text in order {
        let mut previous = START;
        for sentence in 0..sizes[text] {
            let passage = places[&Place { text, sentence }];
            if !behind.contains_key(&passage) {
                let next = behind.insert(previous, Some(passage)).flatten();
                behind.insert(passage, next);
            }
            previous = passage;
        }
    }
    let mut passages: Vec<Option<Passage>> = passages.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(passages.len());
    let mut current = behind[&START];
    while let Some(index) = current {
        ordered.extend(passages[index].take());
        current = behind[&index];
    }
    ordered
}

/// Disjoint sets of sentences (union by lower number, with path halving).
struct Sets {
    offsets: Vec<usize>,
    parents: Vec<usize>,
}

impl Sets {
    fn new(sizes: &[usize]) -> Self {
        let offsets = sizes
            .iter()
            .scan(0, |sum, size| {
                let offset = *sum;
                *sum += size;
                Some(offset)
            })
            .collect();
        Self {
            offsets,
            parents: (0..sizes.iter().sum()).collect(),
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

    fn join(&mut self, a: Place, b: Place) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
