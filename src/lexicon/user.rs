//! A user's own lexicon: files with entries as those of the program have them.

use std::path::PathBuf;

use super::rows::{Additions, Government};
use super::validate::Known;
use super::words::Words;
use crate::data::{UserTableError, read_user_table, rows};

/// What a user's files add, each checked against the program's rows and those of the files before.
pub(super) fn read(paths: &[PathBuf]) -> Result<Additions, UserTableError> {
    let languages: Words = rows!("lexicon/languages");
    let governments: Vec<Government> = rows!("lexicon/governments");
    let mut before = standard();
    let mut all = Additions::default();
    for path in paths {
        let known = Known {
            languages: &languages,
            governments: &governments,
            before: &before,
        };
        let more: Additions = read_user_table(path, |rows| known.check(rows))?;
        before.extend(more.clone());
        all.extend(more);
    }
    Ok(all)
}

/// The rows of the program.
fn standard() -> Additions {
    let tones: super::rows::ToneFile = rows!("lexicon/tone");
    Additions {
        version: None,
        topic: rows!("lexicon/topics"),
        term: rows!("lexicon/terms"),
        ladder: rows!("lexicon/ladders"),
        scope: rows!("lexicon/scope"),
        tone: tones.tone,
    }
}
