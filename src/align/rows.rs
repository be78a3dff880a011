//! Rows of neighbouring sentences, by hashes of their letters.

/// One account may split a statement into sentences differently: where one has a semicolon, the
/// other has a full stop. A run of equal letters spans at most this many pairs of sentences.
pub(super) const MAX_RUN_PAIRS: usize = 16;

/// For each sentence, the hashes of its letters, of those of it and the next, and so on, as far as
/// a run may go. An empty sentence ends it. The same letters have the same hash, however split
/// (FNV-1a).
pub(super) fn row_hashes(sentences: &[&str]) -> Vec<Vec<u64>> {
    let starts = 0..sentences.len();
    starts
        .map(|start| hashes_from(sentences, start).collect())
        .collect()
}

fn hashes_from(sentences: &[&str], start: usize) -> impl Iterator<Item = u64> {
    let sentences = sentences[start..].iter().take(MAX_RUN_PAIRS);
    let sentences = sentences.take_while(|letters| !letters.is_empty());
    sentences.scan(0xcbf2_9ce4_8422_2325, |hash: &mut u64, letters| {
        let bytes = letters.bytes();
        *hash = bytes.fold(*hash, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Some(*hash)
    })
}
