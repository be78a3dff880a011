//! Numbers in digits, with what separates their thousands and their decimals.

use std::borrow::Cow;

/// A sentence with Western digits, and their signs, for those of Arabic and Persian: ٣٫٥ and ۳٫۵
/// are 3.5. It has as many characters.
pub(super) fn in_western_digits(sentence: &str) -> Cow<'_, str> {
    let western = |c: char| {
        let digit = match c {
            '٠'..='٩' => u32::from(c) - u32::from('٠'),
            '۰'..='۹' => u32::from(c) - u32::from('۰'),
            '٫' => return '.',
            '٬' => return '\u{a0}',
            '٪' => return '%',
            _ => return c,
        };
        char::from_digit(digit, 10).unwrap_or(c)
    };
    if sentence.chars().all(|c| western(c) == c) {
        return Cow::Borrowed(sentence);
    }
    Cow::Owned(sentence.chars().map(western).collect())
}

/// How many bytes of a text, which begins with a digit, are one number with its separators. Plain
/// spaces separate thousands only where `by_spaces` says that a number may go on behind one.
pub(super) fn length(text: &str, by_spaces: bool) -> usize {
    let mut end = digits(text);
    let mut may_group = end <= 3 && !text.starts_with('0');
    while let Some(separator) = text[end..].chars().next() {
        let behind = &text[end + separator.len_utf8()..];
        let count = digits(behind);
        let goes_on = match separator {
            ',' | '.' => count > 0,
            '\'' | '\u{2019}' => may_group && count == 3,
            ' ' => may_group && count == 3 && by_spaces && !is_in_word(behind),
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => may_group && count == 3,
            _ => false,
        };
        if !goes_on {
            break;
        }
        may_group &= !matches!(separator, ',' | '.');
        end += separator.len_utf8() + count;
    }
    end
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether the digits that a text begins with go on as a name: `737s`, `100-tonne`.
fn is_in_word(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.starts_with(|c: char| c.is_alphabetic() || c == '-')
}

/// A number in thousandths; `None` for what is none (`1.2.3`) or too large to be a figure. A
/// separator before three digits separates thousands, unless it is the language's decimal mark;
/// a comma is one in English too where no thousands stand behind it (`1,5`).
pub(super) fn thousandths(text: &str, decimal_comma: bool) -> Option<u64> {
    let text: String = (text.chars())
        .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .collect();
    let marks = |mark: char| text.matches(mark).count();
    let decimal = match (marks(','), marks('.')) {
        (0, 0) => None,
        (1.., 1..) => Some(if text.rfind(',') > text.rfind('.') {
            ','
        } else {
            '.'
        }),
        (commas, 0) if is_grouped(&text, ',') && !(decimal_comma && commas == 1) => None,
        (1, 0) => Some(','),
        (_, 0) => return None,
        // Nobody writes decimals to the last nought: "1.500 tonnes".
        (0, points)
            if is_grouped(&text, '.') && (decimal_comma || points > 1 || text.ends_with('0')) =>
        {
            None
        }
        (0, 1) => Some('.'),
        _ => return None,
    };
    let (whole, fraction) = match decimal {
        Some(mark) if marks(mark) == 1 => text.split_once(mark)?,
        Some(_) => return None,
        None => (text.as_str(), ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(fraction.parse().ok()?)
}

/// Whether a mark stands between thousands: three digits behind each, or two as in India before
/// the last three.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let is_first = |group: &str| (1..=3).contains(&group.len()) && !group.starts_with('0');
    let is_led = groups.next().is_some_and(is_first);
    let mut groups = groups.rev();
    is_led
        && groups.next().is_some_and(|last| last.len() == 3)
        && groups.all(|group| group.len() == 3 || group.len() == 2 && mark == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimal_comma: bool) -> Option<(usize, u64)> {
        let length = length(text, true);
        Some((length, thousandths(&text[..length], decimal_comma)?))
    }

    #[test]
    fn separators_are_of_thousands_or_of_decimals() {
        for (text, english, continental) in [
            ("816 000 tons", Some(816_000_000), Some(816_000_000)),
            ("816\u{a0}000", Some(816_000_000), Some(816_000_000)),
            (
                "1\u{202f}250\u{202f}000",
                Some(1_250_000_000),
                Some(1_250_000_000),
            ),
            ("1'250", Some(1_250_000), Some(1_250_000)),
            ("1,5", Some(1_500), Some(1_500)),
            ("1.5", Some(1_500), Some(1_500)),
            ("1.500", Some(1_500_000), Some(1_500_000)),
            ("1.525", Some(1_525), Some(1_525_000)),
            ("1,500", Some(1_500_000), Some(1_500)),
            ("1,234.56", Some(1_234_560), Some(1_234_560)),
            ("1.234,56", Some(1_234_560), Some(1_234_560)),
            ("1.234.567", Some(1_234_567_000), Some(1_234_567_000)),
            ("1,00,000", Some(100_000_000), Some(100_000_000)),
            ("1.2.3", None, None),
            ("99999999999999999999", None, None),
        ] {
            let value = |comma| read(text, comma).map(|(_, value)| value);
            assert_eq!(
                (value(false), value(true)),
                (english, continental),
                "{text}"
            );
        }
    }

    #[test]
    fn a_space_is_not_always_between_thousands() {
        for (text, expected) in [
            ("2021 500 men", 4),
            ("5 737s", 1),
            ("12 34", 2),
            ("0 500", 1),
            ("3, 4", 1),
            ("40 0000", 2),
        ] {
            assert_eq!(length(text, true), expected, "{text}");
        }
        assert_eq!(length("15 300 men", false), 2);
    }
}
