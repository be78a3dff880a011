//! The numbers that stand before paragraphs.

/// The number of a paragraph has at most this many digits.
const MAX_DIGITS: usize = 2;

/// Words without the number of their paragraph: "2. On trade, the ministers agreed", or "(2) On
/// trade".
pub(crate) fn without_number(words: &str) -> &str {
    let stopped = words.split_once(". ");
    let in_brackets = || words.strip_prefix('(')?.split_once(") ");
    let numbered = stopped
        .filter(is_numbered)
        .or_else(|| in_brackets().filter(is_numbered));
    numbered.map_or(words, |(_, words)| words)
}

/// Whether words before others are the number of a paragraph.
fn is_numbered((number, _): &(&str, &str)) -> bool {
    (1..=MAX_DIGITS).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_a_figure() {
        for (words, expected) in [
            ("2. On trade, they agreed.", "On trade, they agreed."),
            ("12. On trade.", "On trade."),
            ("(1) On trade. (2) On fish.", "On trade. (2) On fish."),
            ("(2024) On trade.", "(2024) On trade."),
            ("2.5 percent was agreed.", "2.5 percent was agreed."),
            ("2024. The year", "2024. The year"),
            ("No. 2 was sold.", "No. 2 was sold."),
        ] {
            assert_eq!(without_number(words), expected);
        }
    }
}
