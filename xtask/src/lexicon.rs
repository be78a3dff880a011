//! `cargo xtask lexicon`: how often each word of the lexicon stands in texts at hand.
//!
//! A word that stands in no text may be misspelt, or one that nobody writes. So the words that
//! never occur are listed, by the rows they belong to, and the steps of a government's ladder that
//! were seen in no text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::PathBuf;

use clap::Args;
use parallax::Lexicon;
use parallax::lexicon::{ByLanguage, Words};
use parallax::text::Matcher;
use rayon::prelude::*;

use crate::learn::{ReadError, read};

/// The languages whose words are counted.
const LANGUAGES: [&str; 2] = ["en", "zh"];

const HELP: &str = "\
Texts are .txt, .jsonl with a key \"text\" a line, or .jsonl.xz (which needs xz); or folders of these.

Examples:
  cargo xtask lexicon official-zh.jsonl.xz official-en.jsonl.xz
  cargo xtask lexicon corpus/ --counts counts.tsv";

/// Arguments of `lexicon`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Files of texts, or folders.
    #[arg(required = true, value_name = "FILE")]
    texts: Vec<PathBuf>,
    /// Write all counts, parted by tabs.
    #[arg(long, value_name = "FILE")]
    counts: Option<PathBuf>,
}

/// Why words cannot be counted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{path} cannot be written: {error}", path = path.display())]
    Write { path: PathBuf, error: io::Error },
}

/// A word of the lexicon.
struct Form {
    table: &'static str,
    /// The row that it belongs to.
    row: String,
    language: String,
    word: String,
}

/// Counts, prints what never occurs, and gives a closing line.
///
/// # Errors
///
/// Texts cannot be read, or counts cannot be written.
pub(crate) fn run(arguments: &Arguments) -> Result<String, Error> {
    let texts = read(&arguments.texts)?;
    let forms = forms(Lexicon::standard());
    let counts = count(&forms, &texts);
    if let Some(path) = &arguments.counts {
        let error = |error| Error::Write {
            path: path.clone(),
            error,
        };
        fs::write(path, table(&forms, &counts)).map_err(error)?;
    }
    let never = never(&forms, &counts);
    print!("{}", listed(&never));
    print!("{}", unseen(Lexicon::standard()));
    Ok(format!(
        "{} words, {} in none of {} texts",
        forms.len(),
        never.len(),
        texts.len()
    ))
}

/// The words of all tables that findings are made by.
fn forms(lexicon: &Lexicon) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut add = |table, row: &str, language: &str, words: &Words| {
        if LANGUAGES.contains(&language) {
            forms.extend(words.iter().map(|word| Form {
                table,
                row: row.to_owned(),
                language: language.to_owned(),
                word: word.to_owned(),
            }));
        }
    };
    let mut add_all = |table, row: &str, words: &ByLanguage| {
        for (language, words) in words {
            add(table, row, language, words);
        }
    };
    for topic in lexicon.topics().entries() {
        add_all("topics", &topic.id, &topic.terms);
        add_all("topics", &topic.id, &topic.weak);
    }
    for ladder in lexicon.ladders().entries() {
        for rung in &ladder.rungs {
            let row = format!("{}: {}", ladder.id, rung.label);
            add_all("ladders", &row, &rung.forms);
        }
    }
    for scope in lexicon.scopes().entries() {
        add_all("scope", &scope.label, &scope.forms);
    }
    for term in lexicon.terms().entries() {
        for variant in &term.variants {
            add("terms", &term.id, &variant.language, &variant.forms);
        }
    }
    for tone in lexicon.tones().adjectives.entries() {
        add("tone", &tone.word, &tone.language, &tone.forms);
    }
    forms
}

/// In how many texts each word stands.
fn count(forms: &[Form], texts: &[String]) -> Vec<usize> {
    let words = forms.iter().enumerate();
    let matcher = Matcher::new(words.map(|(place, form)| (place, form.word.as_str())));
    let in_text = |mut counts: Vec<usize>, text: &String| {
        let lines = text.lines().flat_map(|line| matcher.find(line));
        let mut found: Vec<usize> = lines.map(|found| found.entry).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().for_each(|form| counts[form] += 1);
        counts
    };
    let sum = |mut left: Vec<usize>, right: Vec<usize>| {
        left.iter_mut().zip(right).for_each(|(a, b)| *a += b);
        left
    };
    let none = || vec![0; forms.len()];
    texts.par_iter().fold(none, in_text).reduce(none, sum)
}

/// The words that stand in no text.
fn never<'f>(forms: &'f [Form], counts: &[usize]) -> Vec<&'f Form> {
    let counted = forms.iter().zip(counts);
    counted
        .filter(|(_, count)| **count == 0)
        .map(|(form, _)| form)
        .collect()
}

/// Words by the rows that they belong to, a row a line.
fn listed(forms: &[&Form]) -> String {
    let mut rows: BTreeMap<(&str, &str, &str), Vec<&str>> = BTreeMap::new();
    for form in forms {
        let row = (form.table, form.row.as_str(), form.language.as_str());
        rows.entry(row).or_default().push(&form.word);
    }
    let mut list = String::new();
    for ((table, row, language), words) in rows {
        let _ = writeln!(list, "{table}\t{row}\t{language}\t{}", words.join(", "));
    }
    list
}

/// The steps of ladders that were seen in no text of their government.
fn unseen(lexicon: &Lexicon) -> String {
    let mut list = String::new();
    let ladders = lexicon.ladders().entries().iter();
    for ladder in ladders.filter(|ladder| ladder.government.is_some()) {
        for rung in ladder.rungs.iter().filter(|rung| rung.seen.is_empty()) {
            let _ = writeln!(list, "never seen\t{}: {}", ladder.id, rung.label);
        }
    }
    list
}

/// All counts, a word a line.
fn table(forms: &[Form], counts: &[usize]) -> String {
    let mut table = "table\trow\tlanguage\tword\ttexts\n".to_owned();
    for (form, count) in forms.iter().zip(counts) {
        let (kind, row) = (form.table, &form.row);
        let (language, word) = (&form.language, &form.word);
        let _ = writeln!(table, "{kind}\t{row}\t{language}\t{word}\t{count}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_texts() {
        let form = |language: &str, word: &str| Form {
            table: "topics",
            row: "tariffs".to_owned(),
            language: language.to_owned(),
            word: word.to_owned(),
        };
        let forms = [
            form("en", "tariff*"),
            form("zh", "关税"),
            form("en", "levy"),
        ];
        let texts = ["Tariffs, and tariffs again.\nA tariff.", "加征关税。"];
        let counts = count(&forms, &texts.map(str::to_owned));
        assert_eq!(counts, [1, 1, 0]);
        assert_eq!(
            listed(&never(&forms, &counts)),
            "topics\ttariffs\ten\tlevy\n"
        );
    }

    #[test]
    fn each_step_of_a_government_was_seen() {
        assert_eq!(unseen(Lexicon::standard()), "");
    }
}
