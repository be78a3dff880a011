//! The numbers that stand before paragraphs.

/// The number of a paragraph has at most this many digits.
const MAX_DIGITS: usize = 2;

/// What stands behind a number, and behind one in brackets.
const BEHIND: [&str; 5] = [". ", ") ", "、", "．", "）"];
const BEHIND_IN_BRACKETS: [&str; 2] = [") ", "）"];

/// Words without the number of their paragraph: "2. On trade, the ministers agreed", "(2) On trade",
/// "(a) On trade", "二、关于贸易".
pub(crate) fn without_number(words: &str) -> &str {
    let in_brackets = words.strip_prefix(['(', '（']);
    let (numbered, ends) = match in_brackets {
        Some(rest) => (rest, &BEHIND_IN_BRACKETS[..]),
        None => (words, &BEHIND[..]),
    };
    let behind = numbered.trim_start_matches(is_digit);
    let digits = numbered[..numbered.len() - behind.len()].chars().count();
    let behind = match (in_brackets, digits) {
        (Some(_), 0) => numbered.trim_start_matches(|c: char| c.is_ascii_lowercase()),
        _ => behind,
    };
    let is_number = match digits {
        0 => numbered.len() - behind.len() == 1,
        _ => digits <= MAX_DIGITS,
    };
    let rest = ends.iter().find_map(|end| behind.strip_prefix(end));
    // "三、四百人" counts people.
    let rest = rest.filter(|rest| is_number && !rest.starts_with(is_digit));
    rest.map_or(words, str::trim_start)
}

/// Whether a sign is a digit, in Latin or Chinese writing.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９') || "一二三四五六七八九十".contains(c)
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
            ("2) On trade.", "On trade."),
            ("(b) On trade.", "On trade."),
            ("(on trade) they agreed.", "(on trade) they agreed."),
            ("A. Example spoke.", "A. Example spoke."),
            ("（２）　貿易について", "貿易について"),
            ("二、关于贸易", "关于贸易"),
            ("三、四百人出席", "三、四百人出席"),
            ("十个国家", "十个国家"),
        ] {
            assert_eq!(without_number(words), expected);
        }
    }
}
