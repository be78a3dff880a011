//! The uses of a phrase over time, for a terminal, a spreadsheet and a publication.

mod csv;
mod svg;
mod terminal;

pub use csv::phrase_csv;
pub use svg::phrase_svg;
pub use terminal::phrase_terminal;

use crate::history::PhraseHistory;
use crate::lexicon::Lexicon;
use crate::text::english::{counted, grouped, language_name, listed};

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

/// How many texts have the phrase, of how many, and of what time these are.
fn in_how_many(history: &PhraseHistory) -> String {
    let of = names_of(&history.governments);
    let mut said = format!(
        "{} of {}",
        grouped(history.count),
        counted(history.texts, "text", "texts")
    );
    if history.other_texts > 0 {
        let languages: Vec<&str> = history
            .languages
            .iter()
            .map(|it| language_name(it))
            .collect();
        said += &format!(" in {}", listed(&languages));
    }
    if !of.is_empty() {
        said += &format!(" ({of})");
    }
    if let (Some(since), Some(until)) = (history.since, history.until) {
        said += &format!(", {since} to {until}");
    }
    if history.other_texts > 0 {
        let others = counted(history.other_texts, "text", "texts");
        said += &format!("; {others} in other languages not counted");
    }
    said
}
