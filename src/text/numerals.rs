//! Numbers in words and in the digits of many scripts.

use std::hash::Hash;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::data::data;

/// The most characters of a number in Chinese characters; a longer run of them is no number.
const MAX_CHINESE_LENGTH: usize = 16;

/// The words of numbers, as `numerals.toml` has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    english: EnglishWords,
    french: NumeralWords,
    spanish: NumeralWords,
    german: NumeralWords,
    russian: NumeralWords,
    arabic: NumeralWords,
    chinese: ChineseCharacters,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct EnglishWords {
    small: Vec<String>,
    tens: Vec<String>,
    scales: FxHashMap<String, u64>,
    ordinals: Vec<String>,
    tens_ordinals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumeralWords {
    values: FxHashMap<String, u64>,
    scales: FxHashMap<String, u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChineseCharacters {
    digits: Vec<String>,
    tens: FxHashMap<char, u64>,
    scales: FxHashMap<char, u64>,
}

/// What a word or a character is in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// A number of its own: `seven`, `twenty`, 七, 廿.
    Value(u64),
    /// A factor of what stands before it: `hundred`, 百.
    Scale(u64),
}

/// The numerals of a language.
type NumeralTable = FxHashMap<String, Numeral>;

struct Numerals {
    english: NumeralTable,
    french: NumeralTable,
    spanish: NumeralTable,
    german: NumeralTable,
    russian: NumeralTable,
    arabic: NumeralTable,
    unknown: NumeralTable,
    ordinals: FxHashMap<String, u64>,
    chinese: FxHashMap<char, Numeral>,
}

static NUMERALS: LazyLock<Numerals> = LazyLock::new(|| {
    let file: File = data!("text/numerals");
    let (english, chinese) = (file.english, file.chinese);
    let small = english.small.into_iter().zip(0..);
    let tens = english.tens.into_iter().zip((20..).step_by(10));
    let ordinals = english.ordinals.into_iter().zip(1..);
    let tens_ordinals = english.tens_ordinals.into_iter().zip((20..).step_by(10));
    let digits = chinese.digits.iter().zip(0..);
    let digits = digits.flat_map(|(forms, digit)| forms.chars().map(move |form| (form, digit)));
    Numerals {
        english: table(small.chain(tens), english.scales),
        french: table(file.french.values, file.french.scales),
        spanish: table(file.spanish.values, file.spanish.scales),
        german: table(file.german.values, file.german.scales),
        russian: table(file.russian.values, file.russian.scales),
        arabic: table(file.arabic.values, file.arabic.scales),
        unknown: NumeralTable::default(),
        ordinals: ordinals.chain(tens_ordinals).collect(),
        chinese: table(digits.chain(chinese.tens), chinese.scales),
    }
});

fn table<Word: Eq + Hash>(
    values: impl IntoIterator<Item = (Word, u64)>,
    scales: impl IntoIterator<Item = (Word, u64)>,
) -> FxHashMap<Word, Numeral> {
    let values = values
        .into_iter()
        .map(|(word, value)| (word, Numeral::Value(value)));
    let scales = scales
        .into_iter()
        .map(|(word, scale)| (word, Numeral::Scale(scale)));
    values.chain(scales).collect()
}

/// What words, in lower case, are in the numbers of a language, as a primary BCP 47 subtag. The
/// table is empty for a language that is not known.
pub(crate) fn of_language(language: &str) -> &'static NumeralTable {
    match language {
        "en" => &NUMERALS.english,
        "fr" => &NUMERALS.french,
        "es" => &NUMERALS.spanish,
        "de" => &NUMERALS.german,
        "ru" => &NUMERALS.russian,
        "ar" => &NUMERALS.arabic,
        _ => &NUMERALS.unknown,
    }
}

/// The place in a row that an English word, in lower case, names.
pub(crate) fn english_ordinal(word: &str) -> Option<u64> {
    NUMERALS.ordinals.get(word).copied()
}

/// What a Chinese character is in a number.
pub(crate) fn chinese(character: char) -> Option<Numeral> {
    NUMERALS.chinese.get(&character).copied()
}

/// A number in Chinese characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChineseNumber {
    /// What it amounts to.
    pub value: u64,
    /// How many characters it has.
    pub length: usize,
    /// Whether digits stand in a row, as in years (二〇二五); 两三 is "two or three".
    pub has_digits_in_row: bool,
}

/// The number in Chinese characters that a text begins with: 二十四, 一百五十万, 二〇二五.
pub(crate) fn chinese_number(text: impl Iterator<Item = char>) -> Option<ChineseNumber> {
    let (mut total, mut group, mut digits) = (0_u64, 0_u64, None::<u64>);
    let (mut length, mut has_digits_in_row) = (0, false);
    for numeral in text.take(MAX_CHINESE_LENGTH).map_while(chinese) {
        match numeral {
            Numeral::Value(digit @ 0..10) => {
                has_digits_in_row |= digits.is_some();
                digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
            }
            Numeral::Value(tens) => group = group.checked_add(tens)?,
            Numeral::Scale(scale) if has_digits_in_row || length == 0 && scale != 10 => {
                return None;
            }
            Numeral::Scale(scale @ 0..10_000) => {
                let times = digits.take().unwrap_or(1).checked_mul(scale)?;
                group = group.checked_add(times)?;
            }
            Numeral::Scale(scale) => {
                group = group.checked_add(digits.take().unwrap_or(0))?;
                total = total.checked_add(group)?.checked_mul(scale)?;
                group = 0;
            }
        }
        length += 1;
    }
    let value = total.checked_add(group)?.checked_add(digits.unwrap_or(0))?;
    (length > 0).then_some(ChineseNumber {
        value,
        length,
        has_digits_in_row,
    })
}

/// The value of a digit, in the scripts that pages are dated in.
pub(crate) fn digit(character: char) -> Option<u32> {
    const ZEROS: [char; 11] = ['0', '٠', '۰', '०', '০', '๐', '໐', '၀', '០', '௦', '０'];
    let code = u32::from(character);
    ZEROS
        .iter()
        .map(|zero| u32::from(*zero))
        .find(|zero| (*zero..zero + 10).contains(&code))
        .map(|zero| code - zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers() {
        let english = of_language("en");
        assert_eq!(english.get("nineteen"), Some(&Numeral::Value(19)));
        assert_eq!(english.get("ninety"), Some(&Numeral::Value(90)));
        assert_eq!(english.get("million"), Some(&Numeral::Scale(1_000_000)));
        assert_eq!(english.get("tariff"), None);
        assert_eq!(of_language("fr").get("seize"), Some(&Numeral::Value(16)));
        assert!(of_language("xx").is_empty());
        assert_eq!(english_ordinal("ninth"), Some(9));
        assert_eq!(english_ordinal("fiftieth"), Some(50));
    }

    #[test]
    fn chinese_numbers_are_read() {
        let cases = [
            ("二十四日", Some((24, 3, false))),
            ("廿四日", Some((24, 2, false))),
            ("十月", Some((10, 1, false))),
            ("一百五十万", Some((1_500_000, 5, false))),
            ("两千亿", Some((200_000_000_000, 3, false))),
            ("二〇二五年", Some((2025, 4, true))),
            ("两三天", Some((23, 2, true))),
            ("百尺竿头", None),
            ("二五万", None),
            ("月", None),
        ];
        for (text, expected) in cases {
            let number = chinese_number(text.chars());
            let number = number.map(|read| (read.value, read.length, read.has_digits_in_row));
            assert_eq!(number, expected, "{text}");
        }
        assert_eq!(chinese_number("万".repeat(20).chars()), None);
        assert_eq!(
            chinese_number(("一".to_owned() + &"亿".repeat(9)).chars()),
            None
        );
    }

    #[test]
    fn digits_of_many_scripts_are_read() {
        let digits: Vec<Option<u32>> = "7٧۷७৭๗７a七".chars().map(digit).collect();
        assert_eq!(digits[..7], [Some(7); 7]);
        assert_eq!(digits[7..], [None, None]);
    }
}
