//! The language of a text: its script or its function words where they decide, else statistical
//! detection, checked against what the page declares.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use whatlang::Lang;

use super::script::Script;
use crate::data::data;

/// Characters of the text that are read.
const CHARACTERS_READ: usize = 1500;
/// Letters from which on detection is more reliable than what the page declares.
const LETTERS_TO_DETECT: usize = 200;
/// A text is English where at least one word in so many is a function word of English; in official
/// texts in English more than one in five is.
const WORDS_PER_ENGLISH_WORD: usize = 8;

/// What is known of languages, as `languages.toml` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Languages {
    english_words: Vec<String>,
    aliases: HashMap<String, String>,
    scripts: HashMap<String, Vec<String>>,
    two_letters: HashMap<String, String>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| data!("text/languages"));

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
    let subtag = LANGUAGES.aliases.get(&subtag).cloned().unwrap_or(subtag);
    (matches!(subtag.len(), 2 | 3) && subtag.bytes().all(|byte| byte.is_ascii_lowercase()))
        .then_some(subtag)
}

/// Whether a text has as many function words of English as only English has. Danish has "for" and
/// "to" too, so "the" must be among them.
fn is_english(text: &str) -> bool {
    let words = || text.split_whitespace();
    let is = |word: &str, known: &str| word.eq_ignore_ascii_case(known);
    let function_words =
        words().filter(|word| LANGUAGES.english_words.iter().any(|known| is(word, known)));
    function_words.count() * WORDS_PER_ENGLISH_WORD >= words().count()
        && words().any(|word| is(word, "the"))
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
    let has_language = |list: &Vec<String>| list.iter().any(|listed| listed == language);
    let in_script = LANGUAGES.scripts.get(script.name());
    in_script.is_some_and(has_language) || !LANGUAGES.scripts.values().any(has_language)
}

/// The shortest ISO 639 code of a language, as BCP 47 asks for.
fn subtag(language: Lang) -> &'static str {
    let code = language.code();
    LANGUAGES.two_letters.get(code).map_or(code, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_scripts() {
        use whatlang::Script;
        assert!(is_written_in("en", Script::Latin));
        assert!(!is_written_in("en", Script::Cyrillic));
        assert!(is_written_in("ja", Script::Hiragana) && is_written_in("ja", Script::Katakana));
        assert!(is_written_in("zh", Script::Mandarin));
        assert!(is_written_in("uz", Script::Cyrillic) && is_written_in("uz", Script::Latin));
        let scripts = LANGUAGES.scripts.keys();
        let is_known = |name: &String| Script::all().iter().any(|script| script.name() == name);
        assert!(scripts.into_iter().all(is_known));
        assert_eq!(subtag(Lang::Eng), "en");
        assert_eq!(primary("cn-ZH").as_deref(), Some("zh"));
    }

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
