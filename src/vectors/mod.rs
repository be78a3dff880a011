//! What words mean, as vectors: words that stand beside the same words point the same way.
//!
//! The English vectors of the program are learnt from official statements, with the tool `cargo
//! xtask learn`. They lie in the program as they lie in their file, and are read in place.
//!
//! # The file
//!
//! All numbers are little-endian. `PLXV1\n`; the number of words and of dimensions (u32 each); the
//! end of each word in the text of all words (u32 each); how rare each word is, in 16ths (u8 each);
//! the text of all words, in order; the vectors in the same order, a signed byte for each
//! dimension. Only the direction of a vector counts.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// The bytes with which a file of vectors begins.
pub const MAGIC: &[u8] = b"PLXV1\n";

/// Inverse document frequencies are kept in these parts of 1.
pub const IDF_PARTS: f32 = 16.0;

/// How rare a word counts that the vectors do not know: as rare as the rarest they know are.
pub(crate) const UNKNOWN_IDF: f64 = 8.0;

/// A word is looked for by its first bytes among one in so many words, which lie side by side in
/// the processor's cache, and then among those between two of these.
const SAMPLED: usize = 16;

/// Word vectors of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Vectors {
    bytes: Cow<'static, [u8]>,
    words: usize,
    dimensions: usize,
    /// Where the text of the words begins.
    text: usize,
    /// Where the vectors begin.
    numbers: usize,
    /// The [`first_bytes`] of one in [`SAMPLED`] words.
    samples: Vec<u64>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordVector<'v> {
    /// How much it tells that a sentence has it: the logarithm of one over the share of sentences.
    pub idf: f32,
    vector: &'v [u8],
    length: f64,
}

impl WordVector<'_> {
    /// The numbers of its vector, of which only the direction counts.
    pub fn values(&self) -> impl Iterator<Item = i8> {
        numbers(self.vector)
    }

    /// The length of that vector, never 0.
    pub fn length(&self) -> f64 {
        self.length
    }

    /// How much two words mean the same: the cosine of their directions.
    pub(crate) fn cosine(&self, other: &Self) -> f64 {
        let products = self.values().zip(other.values());
        let product: i64 = products.map(|(a, b)| i64::from(a) * i64::from(b)).sum();
        product as f64 / (self.length * other.length)
    }
}

fn numbers(vector: &[u8]) -> impl Iterator<Item = i8> {
    vector.iter().map(|byte| byte.cast_signed())
}

/// The vectors of the program for a language, where it has them: English, learnt from 15,700
/// official texts of three governments of 2021 to 2026.
pub fn of(language: &str) -> Option<&'static Vectors> {
    static ENGLISH: LazyLock<Option<Vectors>> = LazyLock::new(|| {
        Vectors::read(include_bytes!("../../data/vectors/english.vectors").into()).ok()
    });
    if language == "en" {
        ENGLISH.as_ref()
    } else {
        None
    }
}

/// The product of two vectors of whole numbers.
pub(crate) fn product(left: &[i16], right: &[i16]) -> i32 {
    // In runs of a fixed length, of which a processor multiplies and adds eight numbers at once.
    const RUN: usize = 32;
    let of_run = |left: &[i16], right: &[i16]| -> i32 {
        let products = left.iter().zip(right);
        products.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
    };
    let (left, left_rest) = left.as_chunks::<RUN>();
    let (right, right_rest) = right.as_chunks::<RUN>();
    let runs: i32 = left.iter().zip(right).map(|(a, b)| of_run(a, b)).sum();
    runs + of_run(left_rest, right_rest)
}

/// The first bytes of a word as a number, in the order of words.
fn first_bytes(word: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = word.len().min(first.len());
    first[..length].copy_from_slice(&word[..length]);
    u64::from_be_bytes(first)
}

/// The bytes are no vectors.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("is no file of word vectors, or not whole; cargo xtask learn writes one")]
pub struct NoVectors;

impl Vectors {
    /// Reads a file of vectors, without copying it.
    ///
    /// # Errors
    ///
    /// It is none, or not whole.
    pub fn read(bytes: Cow<'static, [u8]>) -> Result<Self, NoVectors> {
        let number = |at: usize| {
            let bytes = bytes
                .get(at..at + 4)
                .and_then(|bytes| bytes.try_into().ok());
            bytes.map(u32::from_le_bytes).ok_or(NoVectors)
        };
        if !bytes.starts_with(MAGIC) {
            return Err(NoVectors);
        }
        let ends = MAGIC.len() + 8;
        let words = number(MAGIC.len())? as usize;
        let dimensions = number(MAGIC.len() + 4)? as usize;
        let text = words
            .checked_mul(5)
            .and_then(|size| ends.checked_add(size))
            .ok_or(NoVectors)?;
        let length = match words {
            0 => 0,
            _ => number(ends + 4 * (words - 1))? as usize,
        };
        let numbers = text + length;
        let size = words.checked_mul(dimensions).ok_or(NoVectors)?;
        if numbers.checked_add(size) != Some(bytes.len()) {
            return Err(NoVectors);
        }
        let mut vectors = Self {
            bytes,
            words,
            dimensions,
            text,
            numbers,
            samples: Vec::new(),
        };
        let sampled = (0..words).step_by(SAMPLED);
        let sampled = sampled.map(|number| first_bytes(vectors.word(number)));
        vectors.samples = sampled.collect();
        Ok(vectors)
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many words there are.
    pub fn words(&self) -> usize {
        self.words
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Looks up a word, as [`crate::text::Terms`] gives it.
    pub fn find(&self, word: &str) -> Option<WordVector<'_>> {
        self.number(word).map(|number| self.known(number))
    }

    /// How rare a word is, which takes no look at its vector.
    pub fn idf(&self, word: &str) -> Option<f32> {
        self.idf_among(word, 0..self.words)
    }

    /// The same, of a word that stands among some numbers, if anywhere.
    pub(crate) fn idf_among(&self, word: &str, numbers: Range<usize>) -> Option<f32> {
        let number = self.number_among(word, numbers);
        number.map(|number| self.idf_of(number))
    }

    /// The number of a word, in the order of the file.
    pub fn number(&self, word: &str) -> Option<usize> {
        self.number_among(word, 0..self.words)
    }

    fn number_among(&self, word: &str, numbers: Range<usize>) -> Option<usize> {
        let first = first_bytes(word.as_bytes());
        let below = self.samples.partition_point(|sample| *sample < first);
        // Few words have the same first bytes.
        let alike = self.samples[below..].iter();
        let above = below + alike.take_while(|sample| **sample == first).count();
        let mut low = numbers.start.max(below.saturating_sub(1) * SAMPLED);
        let mut high = numbers.end.min(above * SAMPLED);
        while low < high {
            let middle = low.midpoint(high);
            match self.word(middle).cmp(word.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// A word by its number.
    pub fn text(&self, number: usize) -> Option<&str> {
        (number < self.words).then(|| std::str::from_utf8(self.word(number)).ok())?
    }

    fn word(&self, number: usize) -> &[u8] {
        let end = |number: usize| {
            let at = MAGIC.len() + 8 + 4 * number;
            let bytes = &self.bytes[at..at + 4];
            u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
        };
        let start = if number == 0 { 0 } else { end(number - 1) };
        // A file that is out of order gives no words, and breaks nothing.
        self.bytes[self.text..self.numbers]
            .get(start..end(number))
            .unwrap_or_default()
    }

    fn idf_of(&self, number: usize) -> f32 {
        f32::from(self.bytes[MAGIC.len() + 8 + 4 * self.words + number]) / IDF_PARTS
    }

    fn known(&self, number: usize) -> WordVector<'_> {
        let at = self.numbers + number * self.dimensions;
        let vector = &self.bytes[at..at + self.dimensions];
        let squares: i64 = numbers(vector).map(|value| i64::from(value).pow(2)).sum();
        WordVector {
            idf: self.idf_of(number),
            length: (squares.max(1) as f64).sqrt(),
            vector,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_and_no_other() {
        let vectors = of("en").unwrap();
        for number in 0..vectors.words() {
            let word = vectors.text(number).unwrap();
            assert_eq!(vectors.number(word), Some(number), "{word}");
            assert_eq!(vectors.number(&format!("{word}\0")), None, "{word}");
        }
        assert_eq!(vectors.number(""), None);
        assert_eq!(vectors.number("\u{10ffff}"), None);
    }

    #[test]
    fn how_rare_a_word_is_is_told_without_its_vector() {
        let vectors = of("en").unwrap();
        let number = vectors.number("tariff").unwrap();
        let idf = vectors.find("tariff").map(|known| known.idf);
        assert!(idf.is_some());
        assert_eq!(vectors.idf("tariff"), idf);
        assert_eq!(vectors.idf_among("tariff", number..number + 1), idf);
        assert_eq!(vectors.idf_among("tariff", 0..number), None);
        assert_eq!(vectors.idf("no word"), None);
    }
}
