//! The company that a phrase keeps: words that stand beside it more often than elsewhere. "As long
//! as we can" is another form of "as long as it takes" where Ukraine and support are spoken of, and
//! none beside "I am here".

use rustc_hash::{FxHashMap, FxHashSet};

use crate::history::series::Series;

/// Sentences with a phrase that show what company it keeps.
const FEWEST: usize = 5;

/// The part of the sentences with a phrase that a word of its company stands in.
const PART: f64 = 0.25;

/// How much more often it stands there than in all sentences.
const MORE_OFTEN: f64 = 3.0;

/// The words that stand beside a phrase, as stems.
pub(super) struct Company(FxHashSet<u32>);

impl Company {
    /// The company of a phrase that stands in these sentences of these texts; `None` where they are
    /// too few to tell.
    pub(super) fn of(series: &Series, own: &[u32], places: &[(usize, usize)]) -> Option<Self> {
        if places.len() < FEWEST {
            return None;
        }
        let mut beside: FxHashMap<u32, usize> = FxHashMap::default();
        for (text, sentence) in places {
            for stem in saying(series, *text, *sentence) {
                *beside.entry(stem).or_default() += 1;
            }
        }
        beside.retain(|stem, count| {
            !own.contains(stem) && *count as f64 >= PART * places.len() as f64
        });
        let (mut everywhere, mut sentences) = (FxHashMap::<u32, usize>::default(), 0);
        for (text, it) in series.texts().iter().enumerate() {
            sentences += it.sentences.len();
            for sentence in 0..it.sentences.len() {
                for stem in saying(series, text, sentence) {
                    if beside.contains_key(&stem) {
                        *everywhere.entry(stem).or_default() += 1;
                    }
                }
            }
        }
        beside.retain(|stem, count| {
            let here = *count as f64 / places.len() as f64;
            let anywhere = everywhere[stem] as f64 / sentences as f64;
            here >= MORE_OFTEN * anywhere
        });
        Some(Self(beside.into_keys().collect()))
    }

    /// Whether a sentence, or one beside it, has a word of it.
    pub(super) fn is_at(&self, series: &Series, text: usize, sentence: usize) -> bool {
        let sentences = series.texts()[text].sentences.len();
        let near = sentence.saturating_sub(1)..(sentence + 2).min(sentences);
        near.flat_map(|near| series.words(text, near))
            .any(|word| self.0.contains(&word.stem))
    }
}

/// The stems of a sentence that say something, each once.
fn saying(series: &Series, text: usize, sentence: usize) -> FxHashSet<u32> {
    let words = series.words(text, sentence).iter();
    let saying = words.filter(|word| !word.kind.is_function);
    saying.map(|word| word.stem).collect()
}
