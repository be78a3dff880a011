//! A user's own lexicon: files with entries as those of the program have them.

use std::path::PathBuf;

use super::rows::Additions;
use super::standard;
use super::validate::Known;
use crate::data::{UserTableError, read_user_table};

/// What a user's files add, each checked against the program's rows and those of the files before.
pub(super) fn read(paths: &[PathBuf]) -> Result<Additions, UserTableError> {
    let languages = standard::languages();
    let governments = standard::governments();
    let mut before = standard::all();
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
