//! Figures and dates that one side gives otherwise, or alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Compared, agree, around, finding, listed};
use crate::align::Place;
use crate::report::{Divergence, Kind, Status, rounded};

/// Below this score two sentences may give figures for different things, so differing figures are
/// no conflict.
const SAME_MATTER: f64 = 0.45;

/// A figure with its unit. Equal figures compare equal, however they are written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Figure {
    unit: Unit,
    /// Thousandths of the unit, so that figures can be compared to the digit.
    value: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Percent,
    /// An amount in a currency (ISO 4217).
    Money(&'static str),
    /// A span of time, in its own unit: 90 days is not said to be three months.
    Span(&'static str),
    /// A day of a year not given: month and day as `MMDD`.
    Day,
}

/// A figure where it stands in a sentence, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    figure: Figure,
    start: usize,
    end: usize,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = decimal(self.value);
        match &self.unit {
            Unit::Percent => write!(f, "{value} percent"),
            Unit::Money(currency) => {
                let scales = [(1_000_000_000, "billion"), (1_000_000, "million")];
                match scales.iter().find(|(scale, _)| self.value >= scale * 1000) {
                    Some((scale, name)) => {
                        write!(f, "{currency} {} {name}", decimal(self.value / scale))
                    }
                    None => write!(f, "{currency} {value}"),
                }
            }
            Unit::Span(unit) => write!(f, "{value} {unit}{}", if value == "1" { "" } else { "s" }),
            Unit::Day => {
                let (month, day) = (self.value / 100_000, self.value / 1000 % 100);
                write!(f, "{} {day}", MONTHS[(month.max(1) as usize - 1) % 12])
            }
        }
    }
}

/// A number of thousandths as a decimal.
fn decimal(thousandths: u64) -> String {
    match thousandths % 1000 {
        0 => (thousandths / 1000).to_string(),
        rest => format!("{}.{rest:03}", thousandths / 1000)
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// The amounts of a sentence: figures that no two statements share by chance, such as sums of money.
pub(super) fn amounts(sentence: &str) -> BTreeSet<Figure> {
    figures(sentence)
        .into_iter()
        .map(|found| found.figure)
        .filter(|figure| matches!(figure.unit, Unit::Money(_)))
        .collect()
}

/// Conflicts inside passages; then figures that one side alone gives anywhere.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let figures: Vec<Vec<Vec<Found>>> = compared
        .statements
        .iter()
        .map(|statement| {
            statement
                .sentences
                .iter()
                .map(|s| figures(&s.text))
                .collect()
        })
        .collect();
    let datelines = datelines(compared);
    let mut found = conflicts(compared, &figures, &datelines);
    let conflicting: BTreeSet<(String, usize)> = found
        .iter()
        .flat_map(|conflict| &conflict.evidence)
        .map(|evidence| (evidence.source.clone(), evidence.sentence))
        .collect();
    found.extend(one_side(compared, &figures, &datelines, &conflicting));
    found
}

fn conflicts(
    compared: &Compared<'_>,
    figures: &[Vec<Vec<Found>>],
    datelines: &BTreeSet<Figure>,
) -> Vec<Divergence> {
    let mut found = Vec::new();
    for link in &compared.alignment.links {
        if link.score < SAME_MATTER || compared.same_side(link.left.text, link.right.text) {
            continue;
        }
        let left = by_unit(&figures[link.left.text][link.left.sentence]);
        let right = by_unit(&figures[link.right.text][link.right.sentence]);
        for (unit, left_figures) in &left {
            let ([a], Some([b])) = (left_figures.as_slice(), right.get(unit).map(Vec::as_slice))
            else {
                continue;
            };
            let known = |text: usize, figure: &Figure| {
                figures[text]
                    .iter()
                    .flatten()
                    .any(|found| found.figure == *figure)
            };
            if a.figure == b.figure
                || datelines.contains(&a.figure)
                || datelines.contains(&b.figure)
                || known(link.right.text, &a.figure)
                || known(link.left.text, &b.figure)
            {
                continue;
            }
            let (by, of) = (compared.id(link.left.text), compared.id(link.right.text));
            let summary = format!("{} in {by}, {} in {of}", a.figure, b.figure);
            found.push(Divergence {
                status: Some(Status::Conflict),
                by: Some(by.to_owned()),
                of: Some(of.to_owned()),
                passage: compared.passage_of(link.left),
                score: Some(rounded(link.score)),
                evidence: vec![
                    compared.evidence(link.left, a.start, a.end),
                    compared.evidence(link.right, b.start, b.end),
                ],
                ..finding(Kind::Number, summary)
            });
        }
    }
    found
}

/// The days around those on which the accounts were published: an evening in one capital is the
/// next morning in another, which is no conflict and no news.
fn datelines(compared: &Compared<'_>) -> BTreeSet<Figure> {
    let published = compared
        .statements
        .iter()
        .filter_map(|statement| statement.date);
    published
        .flat_map(|date| [date.yesterday(), Ok(date), date.tomorrow()])
        .flatten()
        .map(|date| {
            day(
                date.month().unsigned_abs().into(),
                date.day().unsigned_abs().into(),
            )
        })
        .collect()
}

fn by_unit(found: &[Found]) -> BTreeMap<&Unit, Vec<&Found>> {
    let mut units: BTreeMap<&Unit, Vec<&Found>> = BTreeMap::new();
    for found in found {
        units.entry(&found.figure.unit).or_default().push(found);
    }
    units
}

/// A finding for each sentence with figures that no account of another side gives. The days on
/// which the accounts were published are no news, and a number that another side has in whatever
/// form (a mechanism that "turns 25", 25 years of it) is not said to be alone.
fn one_side(
    compared: &Compared<'_>,
    figures: &[Vec<Vec<Found>>],
    datelines: &BTreeSet<Figure>,
    conflicting: &BTreeSet<(String, usize)>,
) -> Vec<Divergence> {
    let numerals: Vec<BTreeSet<u64>> = compared
        .statements
        .iter()
        .map(|statement| {
            statement
                .sentences
                .iter()
                .flat_map(|s| numerals(&s.text))
                .collect()
        })
        .collect();
    let mut seen: BTreeSet<(usize, &Figure)> = BTreeSet::new();
    let mut found = Vec::new();
    for (text, sentences) in figures.iter().enumerate() {
        let others: Vec<usize> = (0..figures.len())
            .filter(|other| !compared.same_side(text, *other))
            .collect();
        let Some(of) = others.first() else { continue };
        let silent: Vec<&str> = others.iter().map(|other| compared.id(*other)).collect();
        let side = (0..text)
            .find(|first| compared.same_side(*first, text))
            .unwrap_or(text);
        for (sentence, list) in sentences.iter().enumerate() {
            let place = Place { text, sentence };
            if conflicting.contains(&(compared.id(text).to_owned(), sentence)) {
                continue;
            }
            let alone: Vec<&Found> = list
                .iter()
                .filter(|item| {
                    let mut given = others
                        .iter()
                        .flat_map(|other| figures[*other].iter().flatten());
                    !datelines.contains(&item.figure)
                        && !others
                            .iter()
                            .any(|other| numerals[*other].contains(&item.numeral()))
                        && !given.any(|other| other.figure == item.figure)
                        && seen.insert((side, &item.figure))
                })
                .collect();
            let Some(first) = alone.first() else { continue };
            let names: Vec<String> = alone.iter().map(|item| item.figure.to_string()).collect();
            let summary = format!(
                "{} {} in {} alone: \"{}\" (not in {})",
                listed(&names),
                agree(alone.len(), "is", "are"),
                compared.id(text),
                around(compared.text(place), first.start, first.end),
                listed(&silent)
            );
            let evidence = alone
                .iter()
                .map(|item| compared.evidence(place, item.start, item.end));
            found.push(Divergence {
                status: Some(Status::OneSide),
                by: Some(compared.id(text).to_owned()),
                of: Some(compared.id(*of).to_owned()),
                passage: compared.passage_of(place),
                evidence: evidence.collect(),
                ..finding(Kind::Number, summary)
            });
        }
    }
    found
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The bare numbers of a sentence, whatever they count.
fn numerals(sentence: &str) -> Vec<u64> {
    let number = |piece: &Placed| match &piece.0 {
        Piece::Number(value) => Some(value / 1000),
        Piece::Word(word) => in_words(word),
        _ => None,
    };
    pieces(sentence).iter().filter_map(number).collect()
}

impl Found {
    /// The number without its unit, as [`numerals`] gives it: a day without its month.
    fn numeral(&self) -> u64 {
        let whole = self.figure.value / 1000;
        if self.figure.unit == Unit::Day {
            whole % 100
        } else {
            whole
        }
    }
}

/// What one step of the scan sees: a number, a month, another word in lower case, or a sign.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Number(u64),
    Month(u64),
    Word(String),
    Sign(char),
}

/// A piece with its characters.
type Placed = (Piece, usize, usize);

/// The figures of a sentence, in English and Chinese, in digits or in words.
fn figures(sentence: &str) -> Vec<Found> {
    let pieces = pieces(sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match figure_at(&pieces, at) {
            Some((figures, next)) => {
                let (start, end) = (pieces[at].1, pieces[next - 1].2);
                found.extend(
                    figures
                        .into_iter()
                        .map(|figure| Found { figure, start, end }),
                );
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The figures that begin at a piece, and the piece behind them. Only a range gives two.
fn figure_at(pieces: &[Placed], at: usize) -> Option<(Vec<Figure>, usize)> {
    money_before(pieces, at)
        .or_else(|| day_after_month(pieces, at))
        .or_else(|| chinese(pieces, at))
        .or_else(|| number_then_unit(pieces, at))
}

/// `$1.5 billion`, `USD 500 million`.
fn money_before(pieces: &[Placed], at: usize) -> Option<(Vec<Figure>, usize)> {
    let mut next = at;
    let currency = match &pieces.get(next)?.0 {
        Piece::Sign('$') => "USD",
        Piece::Sign('€') => "EUR",
        Piece::Sign('£') => "GBP",
        Piece::Sign('¥') => "CNY",
        Piece::Word(word) if word == "usd" || word == "us" => {
            if word == "us" && pieces.get(at + 1)?.0 != Piece::Sign('$') {
                return None;
            }
            if word == "us" {
                next += 1;
            }
            "USD"
        }
        Piece::Word(word) if word == "eur" => "EUR",
        Piece::Word(word) if word == "rmb" || word == "cny" => "CNY",
        _ => return None,
    };
    let (value, next) = number(pieces, next + 1)?;
    Some((
        vec![Figure {
            unit: Unit::Money(currency),
            value,
        }],
        next,
    ))
}

/// `January 9`, `January 9–10`, `9 January`.
fn day_after_month(pieces: &[Placed], at: usize) -> Option<(Vec<Figure>, usize)> {
    let day_at = |index: usize| match pieces.get(index)?.0 {
        Piece::Number(value) if value % 1000 == 0 && (1000..=31_000).contains(&value) => {
            Some(value / 1000)
        }
        _ => None,
    };
    if let Some(month) = month_at(pieces, at) {
        let first = day_at(at + 1)?;
        let dash = matches!(pieces.get(at + 2), Some((Piece::Sign('-' | '–' | '—'), ..)));
        return match day_at(at + 3).filter(|_| dash) {
            Some(last) => Some((vec![day(month, first), day(month, last)], at + 4)),
            None => Some((vec![day(month, first)], at + 2)),
        };
    }
    let first = day_at(at)?;
    let month = month_at(pieces, at + 1)?;
    Some((vec![day(month, first)], at + 2))
}

fn month_at(pieces: &[Placed], at: usize) -> Option<u64> {
    match pieces.get(at)?.0 {
        Piece::Month(month) => Some(month),
        _ => None,
    }
}

/// The month that a word names, in full or cut short. Months have a capital: "may" is a verb.
fn month(word: &str) -> Option<u64> {
    let named = |month: &str| {
        month == word || (word.len() >= 3 && word != "May" && month.starts_with(word))
    };
    MONTHS
        .iter()
        .position(|month| named(month))
        .map(|index| index as u64 + 1)
}

fn day(month: u64, day: u64) -> Figure {
    Figure {
        unit: Unit::Day,
        value: (month * 100 + day) * 1000,
    }
}

/// `百分之十`, `11月24日`.
fn chinese(pieces: &[Placed], at: usize) -> Option<(Vec<Figure>, usize)> {
    let sign = |index: usize, c: char| matches!(pieces.get(index), Some((Piece::Sign(found), ..)) if *found == c);
    if sign(at, '百') && sign(at + 1, '分') && sign(at + 2, '之') {
        let (value, next) = number(pieces, at + 3).or_else(|| chinese_number(pieces, at + 3))?;
        return Some((
            vec![Figure {
                unit: Unit::Percent,
                value,
            }],
            next,
        ));
    }
    let (Piece::Number(month), ..) = pieces.get(at)? else {
        return None;
    };
    let (Piece::Number(date), ..) = pieces.get(at + 2)? else {
        return None;
    };
    if !sign(at + 1, '月') || !sign(at + 3, '日') || !(1000..=12_000).contains(month) {
        return None;
    }
    Some((vec![day(month / 1000, date / 1000)], at + 4))
}

/// A Chinese number below a hundred.
fn chinese_number(pieces: &[Placed], at: usize) -> Option<(u64, usize)> {
    let mut value = 0;
    let mut digit = None;
    let mut next = at;
    while let Some((Piece::Sign(c), ..)) = pieces.get(next) {
        match "零一二三四五六七八九".chars().position(|other| other == *c) {
            Some(found) => digit = Some(found as u64),
            None if *c == '十' => value += digit.take().unwrap_or(1) * 10,
            None => break,
        }
        next += 1;
    }
    (next > at).then_some(((value + digit.unwrap_or(0)) * 1000, next))
}

/// `10 percent`, `10-percent`, `10%`, `90 days`, `500 million dollars`.
fn number_then_unit(pieces: &[Placed], at: usize) -> Option<(Vec<Figure>, usize)> {
    let (value, mut next) = number(pieces, at)?;
    while matches!(pieces.get(next), Some((Piece::Sign('-' | '‑' | '‐'), ..))) {
        next += 1;
    }
    let unit = match &pieces.get(next)?.0 {
        Piece::Sign('%' | '％') => Unit::Percent,
        Piece::Word(word) => match word.as_str() {
            "percent" | "percentage" | "pct" => Unit::Percent,
            "per" if matches!(&pieces.get(next + 1)?.0, Piece::Word(word) if word == "cent") => {
                next += 1;
                Unit::Percent
            }
            "dollar" | "dollars" | "usd" => Unit::Money("USD"),
            "euro" | "euros" => Unit::Money("EUR"),
            "yuan" | "renminbi" => Unit::Money("CNY"),
            "yen" => Unit::Money("JPY"),
            "rubles" | "roubles" => Unit::Money("RUB"),
            "hour" | "hours" => Unit::Span("hour"),
            "day" | "days" => Unit::Span("day"),
            "week" | "weeks" => Unit::Span("week"),
            "month" | "months" => Unit::Span("month"),
            "year" | "years" => Unit::Span("year"),
            _ => return None,
        },
        _ => return None,
    };
    Some((vec![Figure { unit, value }], next + 1))
}

/// A number in digits or words with its magnitude, and the piece behind it.
fn number(pieces: &[Placed], at: usize) -> Option<(u64, usize)> {
    let value = match &pieces.get(at)?.0 {
        Piece::Number(value) => *value,
        Piece::Word(word) => in_words(word)? * 1000,
        Piece::Month(_) | Piece::Sign(_) => return None,
    };
    let magnitude = match pieces.get(at + 1) {
        Some((Piece::Word(word), ..)) => match word.as_str() {
            "hundred" => 100,
            "thousand" => 1000,
            "million" => 1_000_000,
            "billion" | "bn" => 1_000_000_000,
            "trillion" => 1_000_000_000_000,
            _ => 1,
        },
        _ => 1,
    };
    Some((
        value.checked_mul(magnitude)?,
        at + 1 + usize::from(magnitude > 1),
    ))
}

/// Numbers that statements write in words. "One" is left out: it is a pronoun as often.
fn in_words(word: &str) -> Option<u64> {
    const WORDS: [(&str, u64); 21] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("hundred", 100),
    ];
    WORDS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, value)| *value)
}

fn pieces(sentence: &str) -> Vec<Placed> {
    let characters: Vec<char> = sentence.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let start = at;
        let c = characters[at];
        if c.is_ascii_digit() {
            while at < characters.len()
                && (characters[at].is_ascii_digit()
                    || (matches!(characters[at], ',' | '.')
                        && characters.get(at + 1).is_some_and(char::is_ascii_digit)))
            {
                at += 1;
            }
            let text: String = characters[start..at]
                .iter()
                .filter(|c| **c != ',')
                .collect();
            if let Some(value) = thousandths(&text) {
                pieces.push((Piece::Number(value), start, at));
            }
        } else if c.is_alphabetic() && !('\u{3040}'..='\u{9fff}').contains(&c) {
            while at < characters.len()
                && characters[at].is_alphabetic()
                && !('\u{3040}'..='\u{9fff}').contains(&characters[at])
            {
                at += 1;
            }
            let word: String = characters[start..at].iter().collect();
            let piece = month(&word).map_or_else(|| Piece::Word(word.to_lowercase()), Piece::Month);
            pieces.push((piece, start, at));
        } else {
            at += 1;
            if !c.is_whitespace() {
                pieces.push((Piece::Sign(c), start, at));
            }
        }
    }
    pieces
}

/// A decimal number in thousandths; `None` for what is none (`1.2.3`) or too large to be a figure.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains('.') {
        return None;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(fraction.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_however_they_are_written() {
        let cases: &[(&str, &[&str])] = &[
            ("a 10-percent tariff", &["10 percent"]),
            (
                "10 per cent, 10%, ten percent",
                &["10 percent", "10 percent", "10 percent"],
            ),
            (
                "加征百分之十的关税，24%的对等关税",
                &["10 percent", "24 percent"],
            ),
            (
                "$1.5 billion and USD 500 million",
                &["USD 1.5 billion", "USD 500 million"],
            ),
            ("$ 500 million in aid", &["USD 500 million"]),
            ("US$2,000.50", &["USD 2000.5"]),
            ("for 90 days; a 60-day truce", &["90 days", "60 days"]),
            (
                "on January 9–10 and 12 January",
                &["January 9", "January 10", "January 12"],
            ),
            ("11月24日晚", &["November 24"]),
            ("it may 5 times", &[]),
            ("one day, one person, version 1.2.3, the G20", &[]),
            ("99999999999999999999 percent", &[]),
        ];
        for (sentence, expected) in cases {
            let found: Vec<String> = figures(sentence)
                .iter()
                .map(|found| found.figure.to_string())
                .collect();
            assert_eq!(found, *expected, "{sentence}");
        }
    }
}
