//! The language of a statement: its script or its function words where they decide, else detection,
//! checked against what the page says of itself.

use whatlang::{Lang, Script};

/// Characters of the text that are looked at.
const LOOKED_AT: usize = 1500;
/// Letters below which detection is less worth than the page's own word.
const SHORT: usize = 200;
/// Function words that English is full of, and no other language.
const ENGLISH: [&str; 10] = [
    "the", "and", "by", "for", "from", "of", "that", "to", "was", "with",
];
/// From this share of a text's words on, one in eight, they tell English: in official texts they are
/// more than one in five.
const ENGLISH_SHARE: usize = 8;

/// Tells the primary BCP 47 subtag of a text; `declared` is the page's `lang`.
pub(crate) fn find(paragraphs: &[String], declared: Option<&str>) -> Option<String> {
    let text: String = paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.chars().chain([' ']))
        .take(LOOKED_AT)
        .collect();
    let declared = declared.and_then(primary);
    if let Some(language) = by_script(&text).or_else(|| by_own_script(&text)) {
        return Some(language.to_owned());
    }
    let letters = text
        .chars()
        .filter(|character| character.is_alphabetic())
        .count();
    // Most pages are in English, and detection takes as long as reading a small page.
    if letters >= SHORT && is_english(&text) {
        return Some("en".to_owned());
    }
    let detected = whatlang::detect(&text);
    match (detected, declared) {
        (Some(info), Some(declared)) => {
            let agrees = info.is_reliable() && letters >= SHORT;
            let possible = is_written_in(&declared, info.script());
            if agrees || !possible {
                Some(subtag(info.lang()).to_owned())
            } else {
                Some(declared)
            }
        }
        // A guess at a few words would keep them from being compared with others of their
        // language.
        (Some(info), None) => {
            let told = info.is_reliable() || letters >= SHORT;
            told.then(|| subtag(info.lang()).to_owned())
        }
        (None, declared) => declared,
    }
}

/// The primary subtag of a language tag.
fn primary(tag: &str) -> Option<String> {
    let subtag = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let subtag = match subtag.as_str() {
        "cn" => "zh".to_owned(),
        "jp" => "ja".to_owned(),
        "ua" => "uk".to_owned(),
        "eng" => "en".to_owned(),
        _ => subtag,
    };
    (matches!(subtag.len(), 2 | 3) && subtag.bytes().all(|byte| byte.is_ascii_lowercase()))
        .then_some(subtag)
}

/// Whether a text has as many of the function words of English as only English has. Danish has "for"
/// and "to" too, so that "the" must be among them.
fn is_english(text: &str) -> bool {
    let words = || text.split_whitespace();
    let is = |word: &str, known: &str| word.eq_ignore_ascii_case(known);
    let telling = words().filter(|word| ENGLISH.iter().any(|known| is(word, known)));
    telling.count() * ENGLISH_SHARE >= words().count() && words().any(|word| is(word, ENGLISH[0]))
}

/// The scripts that one living language writes, or nearly so.
const OWN: [(char, char, &str); 16] = [
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{780}', '\u{7bf}', "dv"),
    ('\u{a00}', '\u{a7f}', "pa"),
    ('\u{a80}', '\u{aff}', "gu"),
    ('\u{b00}', '\u{b7f}', "or"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{c80}', '\u{cff}', "kn"),
    ('\u{d00}', '\u{d7f}', "ml"),
    ('\u{d80}', '\u{dff}', "si"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{e80}', '\u{eff}', "lo"),
    ('\u{f00}', '\u{fff}', "bo"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1780}', '\u{17ff}', "km"),
];

/// The language whose own script most letters are of.
fn by_own_script(text: &str) -> Option<&'static str> {
    let mut letters = 0;
    let mut counts = [0; OWN.len()];
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        letters += 1;
        if character > '\u{36f}' {
            let of = |(first, last, _): &(char, char, &str)| (*first..=*last).contains(&character);
            if let Some(at) = OWN.iter().position(of) {
                counts[at] += 1;
            }
        }
    }
    let (at, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (2 * most > letters).then(|| OWN[at].2)
}

/// Chinese, Japanese and Korean are told by their script: kana are Japanese, hangul Korean.
fn by_script(text: &str) -> Option<&'static str> {
    let (mut han, mut kana, mut hangul, mut other) = (0, 0, 0, 0);
    for character in text.chars() {
        match character {
            '\u{3041}'..='\u{30fa}' => kana += 1,
            '\u{ac00}'..='\u{d7a3}' => hangul += 1,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => han += 1,
            _ if character.is_alphabetic() => other += 1,
            _ => {}
        }
    }
    // A character of these scripts says as much as three letters.
    if 3 * (han + kana + hangul) <= other {
        None
    } else if hangul > han + kana {
        Some("ko")
    } else if kana * 10 > han {
        Some("ja")
    } else {
        Some("zh")
    }
}

/// Whether a language may be written in a script, as far as the two scripts go that readers mix
/// up least.
fn is_written_in(language: &str, script: Script) -> bool {
    match language {
        "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "pl" | "tr" | "sv" | "da" | "nb"
        | "nn" | "no" | "fi" | "is" | "cs" | "sk" | "sl" | "hr" | "hu" | "ro" | "sq" | "et"
        | "lv" | "lt" | "mt" | "ca" | "id" | "ms" | "vi" | "sw" | "tl" | "fil" | "so" => {
            script == Script::Latin
        }
        "ru" | "uk" | "be" | "bg" | "mk" => script == Script::Cyrillic,
        "ar" | "fa" | "ur" | "ps" => script == Script::Arabic,
        "he" => script == Script::Hebrew,
        "el" => script == Script::Greek,
        "hi" | "ne" | "mr" => script == Script::Devanagari,
        "bn" => script == Script::Bengali,
        "th" => script == Script::Thai,
        "ka" => script == Script::Georgian,
        "hy" => script == Script::Armenian,
        "am" | "ti" => script == Script::Ethiopic,
        "km" => script == Script::Khmer,
        "my" => script == Script::Myanmar,
        "zh" => script == Script::Mandarin,
        "ja" => matches!(script, Script::Hiragana | Script::Katakana),
        "ko" => script == Script::Hangul,
        _ => true,
    }
}

/// The shortest ISO 639 code of a language, as BCP 47 wants it.
fn subtag(language: Lang) -> &'static str {
    let code = language.code();
    TWO_LETTERS
        .iter()
        .find(|(three, _)| *three == code)
        .map_or(code, |(_, two)| two)
}

const TWO_LETTERS: [(&str, &str); 69] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_tell_english() {
        assert!(is_english(
            "The two sides spoke of trade and agreed to meet."
        ));
        assert!(!is_english("For to dage siden talte de to sider for fred."));
        assert!(!is_english(
            "Les deux ministres parlent de \"the deal\" et de rien."
        ));
    }
}
