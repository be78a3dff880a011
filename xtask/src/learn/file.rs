//! Vectors to the file that parallax reads: [`parallax::vectors`] says how it looks.

use parallax::vectors::{IDF_PARTS, MAGIC};

/// The file of `words`, which are in order, with a row of numbers and an inverse document frequency
/// for each.
pub(super) fn bytes(words: &[String], rows: &[&[f32]], idf: &[f32]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let dimensions = rows.first().map_or(0, |row| row.len());
    for number in [words.len(), dimensions] {
        bytes.extend((number as u32).to_le_bytes());
    }
    let mut end = 0u32;
    for word in words {
        end += word.len() as u32;
        bytes.extend(end.to_le_bytes());
    }
    let idf = idf.iter();
    bytes.extend(idf.map(|idf| (idf * IDF_PARTS).round().clamp(0.0, 255.0) as u8));
    bytes.extend(words.iter().flat_map(|word| word.bytes()));
    for row in rows {
        let largest = row
            .iter()
            .fold(f32::MIN_POSITIVE, |largest, value| largest.max(value.abs()));
        let scale = f32::from(i8::MAX) / largest;
        bytes.extend(row.iter().map(|value| (value * scale).round() as i8 as u8));
    }
    bytes
}
