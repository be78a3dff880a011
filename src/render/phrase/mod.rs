//! The uses of a phrase over time, for a terminal, a spreadsheet and a publication.

mod csv;
mod svg;
mod terminal;

pub use csv::phrase_csv;
pub use svg::phrase_svg;
pub use terminal::phrase_terminal;

use crate::history::PhraseHistory;
use crate::lexicon::Lexicon;

/// The usual name of a government.
fn name_of(code: &str) -> String {
    let governments = Lexicon::standard().governments();
    let known = governments.of(code);
    known.map_or_else(|| code.to_owned(), |government| government.name.clone())
}

/// The usual names of governments, in a row.
fn names_of(codes: &[String]) -> String {
    let names: Vec<String> = codes.iter().map(|code| name_of(code)).collect();
    names.join(", ")
}

/// A number with separators of thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How many texts have the phrase, of how many, and of what time these are.
fn in_how_many(history: &PhraseHistory) -> String {
    let of = names_of(&history.governments);
    let mut said = format!(
        "{} of {} texts",
        grouped(history.count),
        grouped(history.texts)
    );
    if !of.is_empty() {
        said += &format!(" ({of})");
    }
    if let (Some(since), Some(until)) = (history.since, history.until) {
        said += &format!(", {since} to {until}");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let numbers = [0, 999, 1_000, 1_234_567].map(grouped);
        assert_eq!(numbers, ["0", "999", "1,000", "1,234,567"]);
    }
}
