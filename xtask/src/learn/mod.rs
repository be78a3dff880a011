//! `cargo xtask learn`: word vectors from texts.

mod cooccurrence;
mod corpus;
mod file;
mod svd;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use parallax::text::Terms;

use cooccurrence::Counts;
pub(crate) use corpus::{ReadError, read};

const HELP: &str = "\
Folders are read with all folders in them: .txt files, a text each, and .jsonl files (or .jsonl.xz),
a line a JSON object with a key text.

Examples:
  cargo xtask learn statements/ --output data/vectors/english.vectors
  cargo xtask learn official.jsonl --words 20000 --output english.vectors";

/// Arguments of `learn`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Folders or files of texts in one language.
    #[arg(required = true, value_name = "PATH")]
    texts: Vec<PathBuf>,
    /// The file to write.
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// The language of the texts (primary BCP 47 subtag).
    #[arg(long, default_value = "en")]
    language: String,
    /// How many words to learn, the commonest.
    #[arg(long, default_value_t = 13_500, value_parser = clap::value_parser!(u32).range(1..=40_000))]
    words: u32,
    /// Of how many numbers each vector is.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    dimensions: u32,
}

/// Why nothing was learnt.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A text cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The paths hold no text.
    #[error(
        "{0} holds no text to learn from; learn takes .txt files, and .jsonl files with a key text"
    )]
    NoTexts(String),
    /// The texts have too few words.
    #[error(
        "only {found} words occur often enough in these texts to be learnt; vectors of {dimensions} \
         numbers need as many: give more texts, or a smaller --dimensions"
    )]
    TooFewWords { found: usize, dimensions: usize },
    /// The vectors cannot be written.
    #[error("{path} cannot be written: {error}", path = path.display())]
    Write {
        path: PathBuf,
        error: std::io::Error,
    },
}

/// Learns, writes the vectors to a file, and gives a line that says so.
///
/// # Errors
///
/// A text cannot be read, there is none, or the file cannot be written.
pub(crate) fn run(arguments: &Arguments) -> Result<String, Error> {
    let texts = read(&arguments.texts)?;
    if texts.is_empty() {
        let paths = arguments.texts.iter();
        let paths: Vec<String> = paths.map(|path| path.display().to_string()).collect();
        return Err(Error::NoTexts(paths.join(", ")));
    }
    let size = Size {
        words: arguments.words as usize,
        dimensions: arguments.dimensions as usize,
    };
    let learnt = learn(&texts, &arguments.language, size)?;
    let path = &arguments.output;
    fs::write(path, &learnt.bytes).map_err(|error| Error::Write {
        path: path.clone(),
        error,
    })?;
    Ok(format!(
        "{}\t{} words\t{} texts\t{} bytes",
        path.display(),
        learnt.words,
        texts.len(),
        learnt.bytes.len()
    ))
}

/// How much is learnt.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// How many words, the commonest, at most.
    words: usize,
    /// Of how many numbers each vector is.
    dimensions: usize,
}

/// Vectors that were learnt.
struct Learnt {
    /// How many words have one.
    words: usize,
    /// The file of them.
    bytes: Vec<u8>,
}

/// Learns vectors of the words of texts in one language. The same texts give the same vectors,
/// whatever the number of cores.
///
/// # Errors
///
/// The texts have too few words.
fn learn(texts: &[String], language: &str, size: Size) -> Result<Learnt, Error> {
    let terms = Terms::new(language);
    let words = vocabulary::commonest(texts, &terms, size.words);
    if words.len() < size.dimensions {
        return Err(Error::TooFewWords {
            found: words.len(),
            dimensions: size.dimensions,
        });
    }
    let numbers: HashMap<&str, u32> = words
        .iter()
        .enumerate()
        .map(|(number, word)| (word.as_str(), number as u32))
        .collect();
    let counts = Counts::of(texts, &terms, &numbers);
    let embedded = svd::embed(&counts.ppmi(), size.dimensions);
    let rows: Vec<&[f32]> = (0..words.len()).map(|row| embedded.row(row)).collect();
    Ok(Learnt {
        bytes: file::bytes(&words, &rows, &counts.idf()),
        words: words.len(),
    })
}
