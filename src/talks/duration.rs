//! Lengths of time in hours and minutes: `an hour and a half`, `45-minute`, полтора часа, 一个半小时.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::line::TalksWord;
use crate::data::data;
use crate::text::normalize::lower;
use crate::text::numerals::{self, Numeral};

/// Half minutes of an hour.
const HOUR: u64 = 120;

/// Half minutes of a minute.
const MINUTE: u64 = 2;

/// Talks of more hours are no talks of leaders.
const MAX_MINUTES: u64 = 24 * 60;

/// At most this many characters stand in a Chinese number with its fraction.
const MAX_CHINESE: usize = 12;

/// A length has at most this many words: "two hours and twenty-five minutes".
const MAX_WORDS: usize = 10;

/// Languages whose numbers in words are known.
const LANGUAGES: [&str; 6] = ["en", "fr", "ru", "de", "es", "ar"];

/// Languages that leave the number of a single unit out: "час".
const WITHOUT_ONE: [&str; 2] = ["ru", "uk"];

/// Languages that write a number and its unit without a space, or mostly so.
const WIDE: [&str; 3] = ["zh", "ja", "ko"];

/// "1h30": a later hour is one of the day.
const MAX_HOURS_BEFORE_SIGN: u64 = 5;

/// Words by language.
type Lists = BTreeMap<String, Vec<String>>;

/// The words of `data/talks/durations.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    hour: Lists,
    minute: Lists,
    half: Lists,
    /// In front of minutes that are a time of the day.
    clock: Lists,
    joints: Lists,
    /// Words that are a length by themselves, in minutes.
    lengths: BTreeMap<String, u64>,
    /// In half units.
    numbers: BTreeMap<String, u64>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data!("talks/durations"));

fn is_in(lists: &Lists, word: &str) -> bool {
    lists.values().flatten().any(|own| is_word(own, word))
}

/// Whether a word is one that is listed, which may end in a star.
fn is_word(listed: &str, word: &str) -> bool {
    match listed.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == listed,
    }
}

/// Half minutes of a word that is a length by itself: "полчаса", "einstündigen", "1h30".
fn whole(word: &str) -> Option<u64> {
    let mut listed = WORDS.lengths.iter();
    let listed = listed.find(|(own, _)| is_word(own, word));
    let minutes = listed.map(|(_, minutes)| *minutes).or_else(|| {
        let (hours, minutes) = word.split_once('h')?;
        let minutes = match minutes {
            "" => 0,
            _ => minutes.parse().ok().filter(|minutes| *minutes < 60)?,
        };
        let hours: u64 = hours.parse().ok()?;
        (hours <= MAX_HOURS_BEFORE_SIGN).then_some(hours * 60 + minutes)
    });
    Some(minutes? * MINUTE)
}

/// Half minutes of the unit that a word names.
fn unit(word: &str) -> Option<u64> {
    let hour = || is_in(&WORDS.hour, word).then_some(HOUR);
    hour().or_else(|| is_in(&WORDS.minute, word).then_some(MINUTE))
}

/// A length, and the words that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Duration {
    pub minutes: u32,
    pub words: Range<usize>,
}

/// The first length that begins at one of some words.
pub(super) fn first_in(words: &[TalksWord], within: Range<usize>) -> Option<Duration> {
    let first = within.start.min(words.len());
    let end = within.end.min(words.len());
    let behind = (end + MAX_WORDS).min(words.len());
    let near = words.get(first..behind)?.iter();
    let near: Vec<String> = near.map(|word| without_article(&word.text)).collect();
    let is_unit = |word: &String| unit(word).is_some() || whole(word).is_some();
    if !near.iter().any(is_unit) {
        return None;
    }
    let found = (0..end.saturating_sub(first)).find_map(|at| duration(&near, at))?;
    let Range { start, end } = found.words;
    Some(Duration {
        words: first + start..first + end,
        ..found
    })
}

/// A word in small letters, without what French writes to it: "d'une".
fn without_article(word: &str) -> String {
    let word = lower(word);
    match word.split_once(['\'', '\u{2019}']) {
        Some((article, rest)) if article.chars().count() == 1 => rest.to_owned(),
        _ => word,
    }
}

/// The length that begins at a word.
fn duration(words: &[String], at: usize) -> Option<Duration> {
    let (total, end) = hours_and_minutes(words, at)?;
    let minutes = total / MINUTE;
    let known = (1..=MAX_MINUTES).contains(&minutes);
    let minutes = u32::try_from(minutes).ok().filter(|_| known)?;
    Some(Duration {
        minutes,
        words: at..end,
    })
}

/// Half minutes, and the word behind.
fn hours_and_minutes(words: &[String], at: usize) -> Option<(u64, usize)> {
    if let Some(total) = words.get(at).and_then(|word| whole(word)) {
        return Some((total, at + 1));
    }
    let (total, end, of) = part(words, at)?;
    if of != HOUR {
        return Some((total, end));
    }
    // "an hour and a half", "two hours and ten minutes".
    let next = skip_joints(words, end);
    if next > end && words.get(next).is_some_and(|word| is_in(&WORDS.half, word)) {
        return Some((total + HOUR / 2, next + 1));
    }
    let more = [end, next].into_iter().find_map(|from| part(words, from));
    match more {
        Some((more, end, MINUTE)) => Some((total + more, end)),
        _ => Some((total, end)),
    }
}

/// A number with its unit: half minutes, the word behind, and the unit.
fn part(words: &[String], at: usize) -> Option<(u64, usize, u64)> {
    let word = words.get(at)?;
    // "half an hour", "half-hour".
    if is_in(&WORDS.half, word) {
        let next = skip_joints(words, at + 1);
        let of = unit(words.get(next)?)?;
        return Some((of / 2, next + 1, of));
    }
    let (halves, mut next) = number(words, at).or_else(|| {
        let is_of = |lists: &Lists| {
            let mut words = WITHOUT_ONE.iter().filter_map(|code| lists.get(*code));
            words.any(|words| words.iter().any(|own| is_word(own, word)))
        };
        (is_of(&WORDS.hour) || is_of(&WORDS.minute)).then_some((2, at))
    })?;
    let mut halves = halves;
    // "two and a half hours", "a half hour".
    let half = skip_joints(words, next);
    if words.get(half).is_some_and(|word| is_in(&WORDS.half, word)) {
        let is_article = halves == 2 && half == next && words[at] != "one";
        halves = if is_article { 1 } else { halves + 1 };
        next = half + 1;
    }
    let of = unit(words.get(next)?)?;
    Some((halves.checked_mul(of)? / 2, next + 1, of))
}

/// A number in halves, and the word behind.
fn number(words: &[String], at: usize) -> Option<(u64, usize)> {
    let word = words.get(at)?;
    if let Some(halves) = decimal(word) {
        return Some((halves, at + 1));
    }
    let value = |at: usize| {
        let word = words.get(at)?;
        let known = LANGUAGES.iter().find_map(|language| {
            let numeral = numerals::of_language(language).get(word);
            match numeral? {
                Numeral::Value(value) => value.checked_mul(2),
                Numeral::Scale(_) => None,
            }
        });
        known.or_else(|| WORDS.numbers.get(word).copied())
    };
    let tens = value(at)?;
    // "forty-five", "двадцать пять".
    match value(at + 1) {
        Some(ones)
            if tens >= 40 && ones < 20 && ones > 0 && !is_in(&WORDS.joints, &words[at + 1]) =>
        {
            Some((tens + ones, at + 2))
        }
        _ => Some((tens, at + 1)),
    }
}

/// Digits, with `.5` or `,5` at most.
fn decimal(word: &str) -> Option<u64> {
    let (whole, half) = match word.split_once(['.', ',']) {
        Some((whole, "5")) => (whole, 1),
        Some(_) => return None,
        None => (word, 0),
    };
    let digits = (1..=4).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
    let whole: u64 = whole.parse().ok().filter(|_| digits)?;
    Some(whole * 2 + half)
}

fn skip_joints(words: &[String], mut at: usize) -> usize {
    while words.get(at).is_some_and(|word| is_in(&WORDS.joints, word)) {
        at += 1;
    }
    at
}

/// The first length in Chinese, Japanese or Korean: minutes, and its characters.
pub(super) fn in_wide(characters: &[char]) -> Option<(u32, Range<usize>)> {
    (0..characters.len()).find_map(|at| {
        let part = wide_part(characters, at).filter(|_| may_begin(characters, at));
        let (mut total, mut end, of) = part?;
        let spaces = characters[end..].iter().take_while(|c| c.is_whitespace());
        if of == HOUR
            && let Some((more, behind, MINUTE)) = wide_part(characters, end + spaces.count())
        {
            total += more;
            end = behind;
        } else if of == HOUR && characters.get(end) == Some(&'半') {
            total += HOUR / 2;
            end += 1;
        }
        let minutes = total / MINUTE;
        let known = (1..=MAX_MINUTES).contains(&minutes);
        Some((u32::try_from(minutes).ok().filter(|_| known)?, at..end))
    })
}

/// Whether a length may begin at a character: not inside a number, nor behind the hour of a time of the
/// day.
fn may_begin(characters: &[char], at: usize) -> bool {
    let mut before = characters[..at].iter().rev().filter(|c| !c.is_whitespace());
    let Some(before) = before.next() else {
        return true;
    };
    let mut signs = WORDS.clock.values().flatten();
    !before.is_ascii_digit() && !signs.any(|sign| sign.chars().eq([*before]))
}

/// A number with its unit, as [`part`] gives it. 多 stands between them where it is more.
fn wide_part(characters: &[char], at: usize) -> Option<(u64, usize, u64)> {
    let (mut halves, mut next) = chinese_halves(&characters[at..]).map(|(n, l)| (n, at + l))?;
    let skip = |next: usize, signs: &[char]| {
        let is = characters
            .get(next)
            .is_some_and(|sign| signs.contains(sign));
        next + usize::from(is)
    };
    // 两个多小时, 十多个小时.
    for _ in 0..2 {
        next = skip(next, &['多', '个']);
    }
    if characters.get(next) == Some(&'半') {
        halves += 1;
        next += 1;
    }
    let rest = &characters[next..];
    let (word, of) = [(&WORDS.hour, HOUR), (&WORDS.minute, MINUTE)]
        .into_iter()
        .find_map(|(lists, of)| {
            let mut words = WIDE.iter().filter_map(|code| lists.get(*code)).flatten();
            let begins = |word: &&String| {
                word.chars()
                    .eq(rest.iter().copied().take(word.chars().count()))
            };
            words.find(begins).map(|word| (word, of))
        })?;
    Some((halves.checked_mul(of)? / 2, next + word.chars().count(), of))
}

/// 一, 45, 二十, 半: in halves, with its length in characters.
fn chinese_halves(characters: &[char]) -> Option<(u64, usize)> {
    if characters.first() == Some(&'半') {
        return Some((1, 1));
    }
    let digits = characters.iter().take(MAX_CHINESE);
    let digits = digits.take_while(|sign| sign.is_ascii_digit()).count();
    if digits > 0 {
        let number: String = characters[..digits].iter().collect();
        return Some((decimal(&number)?, digits));
    }
    let number = numerals::chinese_number(characters.iter().copied())?;
    Some((number.value.checked_mul(2)?, number.length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talks::line::words;

    fn minutes(text: &str) -> Option<u32> {
        let characters: Vec<char> = text.chars().collect();
        let words = words(&characters);
        let found = first_in(&words, 0..words.len()).map(|found| found.minutes);
        found.or_else(|| in_wide(&characters).map(|(minutes, _)| minutes))
    }

    #[test]
    fn lengths_are_read_however_they_are_written() {
        for (text, expected) in [
            ("45 minutes", 45),
            ("a 45-minute call", 45),
            ("an hour", 60),
            ("an hour-long call", 60),
            ("half an hour", 30),
            ("a half-hour call", 30),
            ("an hour and a half", 90),
            ("one and a half hours", 90),
            ("two and a half hours", 150),
            ("an hour and ten minutes", 70),
            ("an hour and twenty-five minutes", 85),
            ("1 hour 20 minutes", 80),
            ("1.5 hours", 90),
            ("ninety minutes", 90),
            ("fifty-five minutes", 55),
            ("час", 60),
            ("полтора часа", 90),
            ("два с половиной часа", 150),
            ("час двадцать минут", 80),
            ("сорок пять минут", 45),
            ("полчаса", 30),
            ("півтори години", 90),
            ("une heure et demie", 90),
            ("deux heures", 120),
            ("quarante-cinq minutes", 45),
            ("约50分钟", 50),
            ("一个半小时", 90),
            ("半小时", 30),
            ("半个小时", 30),
            ("两个多小时", 120),
            ("一小时二十分钟", 80),
            ("75-minütigen", 75),
            ("eine halbe Stunde", 30),
            ("einstündigen", 60),
            ("anderthalb Stunden", 90),
            ("d'une heure", 60),
            ("d’1h30", 90),
            ("75-минутный", 75),
            ("часовой", 60),
            ("полуторачасовая", 90),
            ("una hora y media", 90),
            ("40 minutos", 40),
            ("午後5時40分から約65分間", 65),
            ("1時間半", 90),
            ("1시간 20분간", 80),
            ("오후 5시 40분부터 30분간", 30),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        for text in [
            "half of it",
            "the hour of need",
            "in a minute's time and",
            "24/7",
            "17h30",
            "午後5時40分から",
            "오후 5시 40분부터",
            "0 minutes",
        ] {
            let read = minutes(text);
            assert!(read.is_none_or(|minutes| minutes <= 1), "{text}: {read:?}");
        }
    }
}
