//! Small words that Arabic and Korean write onto others, and French and Italian before an
//! apostrophe.

use std::iter;

use super::script::Script;

/// Korean particles behind a noun, and the plural.
const PARTICLES: &str = "가 과 까지 께 께서 는 대로 도 들 로 로부터 를 마저 만 보다 부터 에 에게 \
                         에서 와 으로 은 을 의 이 조차";

/// Bytes of the longest row of particles: hostile text has longer ones.
const MAX_PARTICLES: usize = "으로부터까지도".len();

/// Arabic conjunctions, which stand first.
const CONJUNCTIONS: [char; 2] = ['و', 'ف'];

/// Arabic prepositions, which stand before the article.
const PREPOSITIONS: [char; 3] = ['ب', 'ل', 'ك'];

/// The Arabic article, and what it is together with the preposition `ل`.
const ARTICLE: &str = "ال";
const ARTICLE_WITH_LAM: &str = "لل";

/// Arabic possessives, which stand last.
const POSSESSIVES: [&str; 7] = ["ه", "ها", "هما", "هم", "هن", "نا", "كم"];

/// French and Italian words that lose their last vowel before another, and are written onto it.
const ELIDED: &str = "c d j l m n s t qu jusqu lorsqu puisqu quoiqu quelqu \
                      un all coll dall dell nell quell sull";

/// Letters of the longest of them.
const MAX_ELIDED: usize = "lorsqu".len();

/// How many of a word's letters are an elided word, with its apostrophe: two of `l'Iran`, none of
/// `aujourd'hui`.
pub(super) fn elided(letters: impl Iterator<Item = char>) -> Option<usize> {
    let mut word = [0; MAX_ELIDED + 1];
    for (length, letter) in letters.take(MAX_ELIDED + 1).enumerate() {
        if matches!(letter, '\'' | '\u{2019}') {
            let word = &word[..length];
            let is_elided = ELIDED.split(' ').any(|elided| elided.as_bytes() == word);
            return is_elided.then_some(length + 1);
        }
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        word[length] = letter.to_ascii_lowercase() as u8;
    }
    None
}

/// Whether what follows a word, written onto it, is nothing but Korean particles or an Arabic
/// possessive.
pub(super) fn is_written_onto(ending: &str) -> bool {
    // Most endings are of Latin letters.
    !ending.is_ascii()
        && (POSSESSIVES.contains(&ending) || ending.len() <= MAX_PARTICLES && is_particles(ending))
}

fn is_particles(ending: &str) -> bool {
    ending.is_empty()
        || PARTICLES.split(' ').any(|particle| {
            let rest = ending.strip_suffix(particle);
            rest.is_some_and(is_particles)
        })
}

/// Where, in bytes, a word may begin behind Arabic conjunctions, prepositions and the article: of
/// `وبالتجارة`, behind each of `و`, `وب` and `وبال`. A letter of the word itself may look like one
/// of these, so that all are places to look at; whole words alone are found there.
pub(super) fn begins_behind(word: &str) -> Vec<usize> {
    if !word.chars().next().is_some_and(is_arabic) {
        return Vec::new();
    }
    let conjoined = word.strip_prefix(CONJUNCTIONS);
    let bare = || iter::once(word).chain(conjoined);
    let governed = || bare().filter_map(|rest| rest.strip_prefix(PREPOSITIONS));
    let definite = bare().chain(governed());
    let definite = definite.filter_map(|rest| rest.strip_prefix(ARTICLE));
    let contracted = bare().filter_map(|rest| rest.strip_prefix(ARTICLE_WITH_LAM));
    let rests = conjoined.into_iter().chain(governed());
    let rests = rests.chain(definite).chain(contracted);
    let mut begins: Vec<usize> = rests
        .filter(|rest| !rest.is_empty())
        .map(|rest| word.len() - rest.len())
        .collect();
    begins.sort_unstable();
    begins.dedup();
    begins
}

/// Whether a character is an Arabic letter.
fn is_arabic(c: char) -> bool {
    Script::of(c) == Some(Script::Arabic) && c.is_alphabetic()
}

/// An Arabic letter as it is compared: officials write `أ`, `إ` and `آ` with and without their
/// signs, and in Egypt `ى` for `ي`. `None` for vowel signs, and for the stroke that draws a word
/// out.
pub(super) fn arabic_letter(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_onto_a_word_is_told_from_other_endings() {
        for ending in ["는", "에서의", "으로부터는", "ها"] {
            assert!(is_written_onto(ending), "{ending}");
        }
        let long = "로부터".repeat(1000);
        for ending in ["적", "네시아", "태평양", "ية", &long] {
            assert!(!is_written_onto(ending), "{ending}");
        }
    }

    #[test]
    fn an_elided_word_is_told_from_the_first_letters_of_another() {
        for (word, expected) in [
            ("l'Iran", Some(2)),
            ("Qu\u{2019}elle", Some(3)),
            ("dell'Ucraina", Some(5)),
            ("aujourd'hui", None),
            ("O'Brien", None),
            ("can't", None),
            ("l", None),
        ] {
            assert_eq!(elided(word.chars()), expected, "{word}");
        }
    }

    #[test]
    fn a_word_may_begin_behind_what_is_written_onto_it() {
        let cases: [(&str, &[&str]); 6] = [
            ("الصين", &["صين"]),
            ("وبالتجارة", &["بالتجارة", "التجارة", "تجارة"]),
            ("للطاقة", &["لطاقة", "طاقة"]),
            ("سلام", &[]),
            ("و", &[]),
            ("trade", &[]),
        ];
        for (word, expected) in cases {
            let found = begins_behind(word).into_iter().map(|at| &word[at..]);
            assert_eq!(found.collect::<Vec<_>>(), expected, "{word}");
        }
    }
}
