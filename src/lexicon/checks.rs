//! Checks that rows of all kinds have in common.

use std::collections::BTreeSet;

use super::words::Words;
use crate::data::toml_file::{Fault, Within};

/// The version of the files that is understood.
const VERSION: u32 = 1;

/// Checks each row under a key.
pub(crate) fn each<'a, T>(
    key: &str,
    rows: &'a [T],
    mut check: impl FnMut(&'a T) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for (place, row) in rows.iter().enumerate() {
        check(row).within(place).within(key)?;
    }
    Ok(())
}

/// Checks that each row has an id of its own.
pub(crate) fn check_ids<'a, T>(
    key: &str,
    name: &str,
    rows: &'a [T],
    id: impl Fn(&'a T) -> &'a String,
) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    each(key, rows, |row| {
        let id = id(row);
        check_text(id).within(name)?;
        if seen.insert(id) {
            return Ok(());
        }
        Err(Fault::new(format!("{id:?} stands in another entry of this file")).within(name))
    })
}

/// Checks the version of a file.
pub(crate) fn check_version(version: Option<u32>) -> Result<(), Fault> {
    match version {
        Some(version) if version != VERSION => {
            let reason =
                format!("version {version} is not known; this program reads version {VERSION}");
            Err(Fault::new(reason).within("version"))
        }
        _ => Ok(()),
    }
}

/// Checks a text that must not be empty.
pub(crate) fn check_text(text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() {
        return Err(Fault::new("it is empty"));
    }
    Ok(())
}

/// Checks a list of words that must have some.
pub(crate) fn check_words(words: &Words) -> Result<(), Fault> {
    if words.is_empty() {
        return Err(Fault::new(
            "the list has no words; write some, or leave it out",
        ));
    }
    check_distinct(words)
}

/// Checks a list of words: each is one, and stands there once.
pub(crate) fn check_distinct(words: &Words) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for (place, word) in words.iter().enumerate() {
        let bare = word.strip_suffix('*').unwrap_or(word);
        if bare.is_empty() || bare.trim() != bare {
            let reason = format!("{word:?} is no word: it is empty, or has a space at an end");
            return Err(Fault::new(reason).within(place));
        }
        if !seen.insert(spelling(word)) {
            return Err(Fault::new(format!("{word:?} stands in the list twice")).within(place));
        }
    }
    Ok(())
}

/// A word as the matcher knows it: an abbreviation in capitals matches in capitals only.
pub(crate) fn spelling(word: &str) -> String {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic);
    if word.is_ascii() && letters.count() > 1 && word == word.to_ascii_uppercase() {
        word.to_owned()
    } else {
        word.to_lowercase()
    }
}
