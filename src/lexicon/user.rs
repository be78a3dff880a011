//! A user's own lexicon: a file with entries as the program's own data files have them.

use std::path::{Path, PathBuf};

use super::Lexicon;
use super::rows::Additions;
use super::words::Words;
use crate::source::files::{self, ReadError};

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 8 << 20;

/// The version of the files that is understood.
const VERSION: u32 = 1;

/// Why a lexicon file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// It cannot be read.
    #[error("cannot read {path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ReadError,
    },
    /// It is not as a lexicon is written.
    #[error("{path}: {error}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and in which line.
        error: Box<toml::de::Error>,
    },
    /// An entry says something that cannot be.
    #[error("{path}, line {line}: {reason}")]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what would be right.
        reason: String,
    },
}

/// What is wrong with a file: words of the line that says it, and the reason.
type Flaw = (String, String);

impl Lexicon {
    /// What the program knows, with a user's own files, in their order. An entry with the id of
    /// another adds its words to it; a ladder needs an id of its own.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not as the program's own data files are written; the error names
    /// the file, and the line where there is one.
    pub fn with_files(paths: &[PathBuf]) -> Result<Self, LexiconError> {
        let mut all = Additions::default();
        for path in paths {
            let (text, file) = read(path)?;
            if let Some((at, reason)) = flaw(&file, &all) {
                return Err(LexiconError::Wrong {
                    path: path.clone(),
                    line: line_of(&text, &at),
                    reason,
                });
            }
            all.topic.extend(file.topic);
            all.term.extend(file.term);
            all.ladder.extend(file.ladder);
            all.scope.extend(file.scope);
            all.tone.extend(file.tone);
        }
        Ok(Self::with(all))
    }
}

fn read(path: &Path) -> Result<(String, Additions), LexiconError> {
    let unreadable = |error| LexiconError::Unreadable {
        path: path.to_owned(),
        error,
    };
    let text = files::read_text(path, MAX_FILE).map_err(unreadable)?;
    let file = toml::from_str(&text).map_err(|error| LexiconError::Malformed {
        path: path.to_owned(),
        error: Box::new(error),
    })?;
    Ok((text, file))
}

/// What the shape of a file does not rule out, and is wrong nonetheless. `before` holds the entries of
/// the files before it.
fn flaw(file: &Additions, before: &Additions) -> Option<Flaw> {
    let standard = Lexicon::standard();
    if let Some(version) = file.version.filter(|version| *version != VERSION) {
        let reason =
            format!("version {version} is not known; this program reads version {VERSION}");
        return Some(("version".to_owned(), reason));
    }
    let topics = || {
        let own = before.topic.iter().chain(&file.topic);
        standard.topics().entries().iter().chain(own)
    };
    for topic in &file.topic {
        if topic.id.is_empty() || topic.terms.values().all(Words::is_empty) && topic.weak.is_empty()
        {
            return Some((
                topic.id.clone(),
                format!("topic {:?} has no words", topic.id),
            ));
        }
        if let Some(near) = topic
            .near
            .iter()
            .find(|id| topics().all(|topic| topic.id != *id))
        {
            return Some((near.to_owned(), format!("no topic has the id {near:?}")));
        }
    }
    for term in &file.term {
        let mut others = standard.terms().entries().iter().chain(&before.term);
        if term.variants.len() < 2 && others.all(|other| other.id != term.id) {
            let reason = format!("term {:?} has one name; it needs two or more", term.id);
            return Some((term.id.clone(), reason));
        }
    }
    for (index, ladder) in file.ladder.iter().enumerate() {
        let mut others = standard
            .ladders()
            .entries()
            .iter()
            .chain(&before.ladder)
            .chain(&file.ladder[..index]);
        if others.any(|other| other.id == ladder.id) {
            let reason = format!(
                "a ladder {:?} is there already; choose another id",
                ladder.id
            );
            return Some((ladder.id.clone(), reason));
        }
        if ladder.rungs.len() < 2 {
            let reason = format!("ladder {:?} has no two rungs to compare", ladder.id);
            return Some((ladder.id.clone(), reason));
        }
    }
    None
}

/// The first line, from 1, that has these words.
fn line_of(text: &str, words: &str) -> usize {
    let quoted = format!("\"{words}\"");
    let find = |words: &str| text.lines().position(|line| line.contains(words));
    find(&quoted).or_else(|| find(words)).unwrap_or(0) + 1
}
