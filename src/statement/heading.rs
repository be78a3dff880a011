//! Headings of sections: "2 Trilateral cooperation", "Regional security".

use super::frame::{is_lead_in, is_of_a_sentence};
use crate::text::script::is_unspaced;

/// A heading with a number has at most this many words, ...
const MAX_NUMBERED_WORDS: usize = 10;

/// ... and one without at most this many.
const MAX_WORDS: usize = 6;

/// In a script without spaces both have at most this many characters.
const MAX_CHARACTERS: usize = 20;

/// A section has so many words at least in its first paragraph, or so many characters.
const MIN_PROSE_WORDS: usize = 8;
const MIN_PROSE_CHARACTERS: usize = 24;

/// More lines than this, one behind the other, that look like headings are a list.
const MAX_RUN: usize = 2;

/// The numbers of sections go no farther.
const MAX_NUMBER: u32 = 30;

/// Languages whose headings are told without a number.
const LANGUAGES: [&str; 2] = ["en", "zh"];

/// The sentences that head a section: each a paragraph of a few words without a stop, with prose
/// behind it. Many of them without prose between are a list.
pub(super) fn headings(sentences: &[(usize, &str)], language: Option<&str>) -> Vec<usize> {
    let plain = language.is_some_and(|code| LANGUAGES.contains(&code));
    let alone = |place: usize| {
        let of = |place: usize| sentences.get(place).map(|(paragraph, _)| *paragraph);
        let before = place.checked_sub(1).and_then(of);
        before != of(place) && of(place + 1) != of(place)
    };
    let is_like = |place: usize| alone(place) && looks_like_heading(sentences[place].1, plain);
    let like: Vec<bool> = (0..sentences.len()).map(is_like).collect();
    let mut found = Vec::new();
    let mut place = 0;
    while place < like.len() {
        let run = like[place..].iter().take_while(|is| **is).count();
        let is_in_a_list = place > 0 && is_lead_in_or_item(sentences[place - 1].1);
        let heads = sentences.get(place + run);
        let heads = heads.is_some_and(|(_, text)| is_prose(text));
        if (1..=MAX_RUN).contains(&run) && heads && !is_in_a_list {
            found.extend(place..place + run);
        }
        place += run.max(1);
    }
    found
}

/// Whether what stands behind it is an item of a list.
fn is_lead_in_or_item(text: &str) -> bool {
    is_lead_in(text) || text.ends_with([':', ';', ',', '\u{ff1a}', '\u{ff1b}'])
}

fn looks_like_heading(text: &str, plain: bool) -> bool {
    let text = text.trim_end_matches([':', '\u{ff1a}']);
    let is_stopped = text
        .ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '）' | '’' | '"' | '”'));
    if is_stopped || text.contains([';', '。', '；']) {
        return false;
    }
    let rest = behind_number(text);
    let words: Vec<&str> = rest.unwrap_or(text).split_whitespace().collect();
    let Some(first) = words.first().and_then(|word| word.chars().next()) else {
        return false;
    };
    if is_unspaced(first) {
        let is_short = text.chars().count() <= MAX_CHARACTERS;
        return is_short && (plain || rest.is_some()) && !text.contains(['，', ',']);
    }
    let letters = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_verb = |word: String| {
        is_of_a_sentence(&word) || word.ends_with("ed") && word.starts_with(char::is_lowercase)
    };
    let is_sentence = words.iter().map(letters).any(is_verb);
    let most = if rest.is_some() {
        MAX_NUMBERED_WORDS
    } else {
        MAX_WORDS
    };
    first.is_uppercase() && words.len() <= most && (rest.is_some() || plain && !is_sentence)
}

/// What stands behind the number of a section; `None` where there is none.
fn behind_number(text: &str) -> Option<&str> {
    let open = text.trim_start_matches(['(', '（', '[']);
    let end = open.find(|c: char| !c.is_alphanumeric())?;
    let (number, rest) = match open.find(['、']) {
        Some(sign) if sign == end => (&open[..sign], &open[sign..]),
        _ => open.split_at(end),
    };
    let is_latin = number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_chinese = number.chars().all(|c| "一二三四五六七八九十".contains(c));
    let is_digits = number
        .parse::<u32>()
        .is_ok_and(|number| number <= MAX_NUMBER);
    let is_number = !number.is_empty() && (is_latin || is_chinese || is_digits);
    let behind = rest.trim_start_matches([')', '）', ']', '.', '、', '．', ' ', ':']);
    (is_number && behind.len() < rest.len() && !behind.is_empty()).then_some(behind)
}

/// Whether a text is prose, which a section may begin with.
fn is_prose(text: &str) -> bool {
    let is_ended = text.ends_with(|c: char| !c.is_alphanumeric());
    let is_long = text.split_whitespace().count() >= MIN_PROSE_WORDS
        || text.chars().filter(|c| is_unspaced(*c)).count() >= MIN_PROSE_CHARACTERS;
    is_ended && is_long
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The ministers spoke at length of cod, herring and the price of both.";

    fn of(paragraphs: &[&str], language: &str) -> Vec<usize> {
        let sentences: Vec<(usize, &str)> = paragraphs.iter().copied().enumerate().collect();
        headings(&sentences, Some(language))
    }

    #[test]
    fn sections_have_headings() {
        for heading in [
            "1 General discussion",
            "II. Trade",
            "(3) Fish",
            "Regional security",
            "Fish:",
        ] {
            assert_eq!(of(&[PROSE, heading, PROSE], "en"), [1], "{heading}");
        }
        assert_eq!(of(&["Outcomes", "1. Fish", PROSE], "en"), [0, 1]);
        let chinese = "双方就渔业合作、鲱鱼价格和其他共同关心的问题交换了意见，一致同意继续磋商。";
        assert_eq!(of(&["一、渔业合作", chinese], "zh"), [0]);
        assert_eq!(
            of(
                &[
                    "2. Рыболовство",
                    "Стороны обсудили цены на рыбу и договорились продолжить консультации."
                ],
                "ru"
            ),
            [0]
        );
    }

    #[test]
    fn sentences_and_lists_have_none() {
        for text in [
            "They agreed on fish",
            "President Roe met Minister Adler",
            "20 ships were counted",
            "Fish was discussed.",
            "Fish and ships;",
        ] {
            assert_eq!(of(&[PROSE, text, PROSE], "en"), [0; 0], "{text}");
        }
        assert_eq!(
            of(&["The ministers discussed:", "Fish", PROSE], "en"),
            [0; 0]
        );
        assert_eq!(of(&["Fish", "Ships", "Harbours", PROSE], "en"), [0; 0]);
        assert_eq!(of(&[PROSE, "Ann Adler, Minister"], "en"), [0; 0]);
    }
}
