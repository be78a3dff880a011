//! The first bytes of terms, by which these are looked up.

/// Bytes of a head. Few terms share their first four.
pub(super) const HEAD: usize = 4;

/// The first bytes of a normalized term as a number, with zeros behind a shorter term.
pub(super) type Head = u32;

/// How many bits of each of two first bytes are looked at, by which small letters are told apart,
/// and how many pairs there are.
pub(super) const BITS: u32 = 5;
pub(super) const PAIRS: usize = 1 << (2 * BITS);

/// The number of the first two bytes of a head, by their last bits.
pub(super) fn pair_of(head: Head) -> usize {
    last_bits(head, 0) << BITS | last_bits(head, 1)
}

/// The last bits of a byte of a head.
pub(super) fn last_bits(head: Head, at: u32) -> usize {
    (head >> (u8::BITS * at)) as usize % (1 << BITS)
}

/// The first bytes of a text.
pub(super) fn head(text: &[u8]) -> Head {
    let mut head = [0; HEAD];
    let length = text.len().min(HEAD);
    head[..length].copy_from_slice(&text[..length]);
    Head::from_le_bytes(head)
}

/// The first bytes of a head, at least one.
pub(super) fn first(head: Head, length: usize) -> Head {
    head & Head::MAX >> (u8::BITS as usize * (HEAD - length))
}
