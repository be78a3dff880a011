//! The table from the words of a language to English ones.
//!
//! The file: `PLXT1\n`; the number of words (u32); how many translations each has, in the order of
//! the words in the file of vectors (u8 each); then the translations, each the number of an English
//! word in the shared vectors (u16) and its share in 255ths (u8). Numbers are little-endian.

const MAGIC: &[u8] = b"PLXT1\n";

/// How many bytes a translation has.
const ENTRY: usize = 3;

/// The table of a language.
#[derive(Debug)]
pub(super) struct Table {
    entries: &'static [u8],
    /// For each word, where its translations begin among all, and one more at the end.
    first: Vec<u32>,
}

impl Table {
    /// Reads a table, without copying it; `None` where it is none, or not whole.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (words, rest) = rest.split_first_chunk::<4>()?;
        let (counts, entries) = rest.split_at_checked(u32::from_le_bytes(*words) as usize)?;
        let mut first = Vec::with_capacity(counts.len() + 1);
        let mut sum = 0;
        first.push(sum);
        for count in counts {
            sum += u32::from(*count);
            first.push(sum);
        }
        (entries.len() == ENTRY * sum as usize).then_some(Self { entries, first })
    }

    /// The translations of a word by its number: numbers of English words, each with its share.
    pub(super) fn find(&self, number: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = match self.first.get(number..number + 2) {
            Some([start, end]) => *start as usize..*end as usize,
            _ => 0..0,
        };
        let entries = &self.entries[ENTRY * range.start..ENTRY * range.end];
        entries.chunks_exact(ENTRY).map(|entry| {
            let number = u16::from_le_bytes([entry[0], entry[1]]);
            (usize::from(number), f64::from(entry[2]) / 255.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_not_whole_is_refused() {
        let whole: &[u8] = b"PLXT1\n\x02\0\0\0\x01\0\x07\0\xff";
        let table = Table::read(whole).unwrap();
        assert_eq!(table.find(0).collect::<Vec<_>>(), [(7, 1.0)]);
        assert_eq!(table.find(1).count() + table.find(2).count(), 0);
        for cut in 0..whole.len() {
            assert!(Table::read(&whole[..cut]).is_none(), "{cut}");
        }
    }
}
