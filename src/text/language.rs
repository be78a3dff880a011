//! The language of a text: its script or its function words where they decide, else statistical
//! detection, checked against what the page declares.

use whatlang::Lang;

use super::script::Script;

/// Characters of the text that are read.
const CHARACTERS_READ: usize = 1500;
/// Letters from which on detection is more reliable than what the page declares.
const LETTERS_TO_DETECT: usize = 200;
/// Function words of English that no other language has so many of. "The" stands first.
const ENGLISH_WORDS: [&str; 10] = [
    "the", "and", "by", "for", "from", "of", "that", "to", "was", "with",
];
/// A text is English where at least one word in so many is one of these; in official English texts
/// more than one in five is.
const WORDS_PER_ENGLISH_WORD: usize = 8;

/// The primary BCP 47 subtag of a text; `declared` is the page's `lang`.
pub(crate) fn find(paragraphs: &[String], declared: Option<&str>) -> Option<String> {
    let text: String = paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.chars().chain([' ']))
        .take(CHARACTERS_READ)
        .collect();
    let declared = declared.and_then(primary);
    let letters = Letters::of(&text);
    if let Some(language) = letters.language() {
        return Some(language.to_owned());
    }
    let is_long = letters.all >= LETTERS_TO_DETECT;
    // Most pages are in English, and detection takes as long as reading a small page.
    if is_long && is_english(&text) {
        return Some("en".to_owned());
    }
    let detected = whatlang::detect(&text);
    match (detected, declared) {
        (Some(info), Some(declared)) => {
            let agrees = info.is_reliable() && is_long;
            let possible = is_written_in(&declared, info.script());
            if agrees || !possible {
                Some(subtag(info.lang()).to_owned())
            } else {
                Some(declared)
            }
        }
        // A wrong guess at a few words keeps them from being compared with texts of their language.
        (Some(info), None) => {
            let is_certain = info.is_reliable() || is_long;
            is_certain.then(|| subtag(info.lang()).to_owned())
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

/// Whether a text has as many function words of English as only English has. Danish has "for" and
/// "to" too, so "the" must be among them.
fn is_english(text: &str) -> bool {
    let words = || text.split_whitespace();
    let is = |word: &str, known: &str| word.eq_ignore_ascii_case(known);
    let function_words = words().filter(|word| ENGLISH_WORDS.iter().any(|known| is(word, known)));
    function_words.count() * WORDS_PER_ENGLISH_WORD >= words().count()
        && words().any(|word| is(word, ENGLISH_WORDS[0]))
}

/// The scripts that one living language writes, or nearly so.
const OWN_SCRIPTS: [(Script, &str); 16] = [
    (Script::Greek, "el"),
    (Script::Armenian, "hy"),
    (Script::Thaana, "dv"),
    (Script::Gurmukhi, "pa"),
    (Script::Gujarati, "gu"),
    (Script::Oriya, "or"),
    (Script::Tamil, "ta"),
    (Script::Telugu, "te"),
    (Script::Kannada, "kn"),
    (Script::Malayalam, "ml"),
    (Script::Sinhala, "si"),
    (Script::Thai, "th"),
    (Script::Lao, "lo"),
    (Script::Tibetan, "bo"),
    (Script::Georgian, "ka"),
    (Script::Khmer, "km"),
];

/// The letters of a text, counted by script.
struct Letters {
    of_script: [usize; Script::COUNT],
    all: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self {
            of_script: [0; Script::COUNT],
            all: 0,
        };
        for letter in text.chars().filter(|character| character.is_alphabetic()) {
            letters.all += 1;
            if let Some(script) = Script::of(letter) {
                letters.of_script[script as usize] += 1;
            }
        }
        letters
    }

    fn count(&self, script: Script) -> usize {
        self.of_script[script as usize]
    }

    /// The language that the scripts decide.
    fn language(&self) -> Option<&'static str> {
        self.east_asian().or_else(|| self.by_own_script())
    }

    /// Chinese, Japanese or Korean: kana are Japanese, hangul Korean.
    fn east_asian(&self) -> Option<&'static str> {
        let han = self.count(Script::Han);
        let kana = self.count(Script::Hiragana) + self.count(Script::Katakana);
        let hangul = self.count(Script::Hangul);
        let these = han + kana + hangul;
        // A character of these scripts says as much as three letters.
        if 3 * these <= self.all - these {
            None
        } else if hangul > han + kana {
            Some("ko")
        } else if kana * 10 > han {
            Some("ja")
        } else {
            Some("zh")
        }
    }

    /// The language whose own script most letters are of.
    fn by_own_script(&self) -> Option<&'static str> {
        let is_most = |script| 2 * self.count(script) > self.all;
        let mut own = OWN_SCRIPTS.into_iter();
        own.find_map(|(script, language)| is_most(script).then_some(language))
    }
}

/// Whether a language can be written in a script. Of a language that is not listed, any script is
/// taken.
fn is_written_in(language: &str, script: whatlang::Script) -> bool {
    use whatlang::Script;
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
