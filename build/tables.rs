//! The tables of the program that a user's file does not hold, and what can be wrong with them.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::data::toml_file::{Fault, Within};
use crate::lexicon::checks::{check_distinct, check_text, check_version, check_words, each};
use crate::lexicon::rows::{Government, Role, ToneFile, VerbFile};
use crate::lexicon::validate::Known;
use crate::lexicon::words::Words;
use crate::site::row::SiteFile;

/// The file of languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// Codes of ISO 639.
    pub codes: Words,
}

/// The file of governments.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GovernmentFile {
    /// Titles before a family name.
    pub titles: Words,
    /// The governments.
    pub government: Vec<Government>,
}

/// Checks the table of languages.
pub fn check_languages(file: &LanguageFile) -> Result<(), Fault> {
    let is_code = |code: &str| {
        matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    if let Some(place) = file.codes.iter().position(|code| !is_code(code)) {
        let fault = Fault::new("a code of ISO 639 has two or three small letters");
        return Err(fault.within(place).within("codes"));
    }
    check_words(&file.codes).within("codes")
}

/// Checks the table of governments.
pub fn check_governments(file: &GovernmentFile) -> Result<(), Fault> {
    check_words(&file.titles).within("titles")?;
    let mut codes = BTreeSet::new();
    each("government", &file.government, |government| {
        let code = &government.code;
        if !(2..=8).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let reason = format!("{code:?} is no code in capitals, such as CN or EU");
            return Err(Fault::new(reason).within("code"));
        }
        if !codes.insert(code) {
            return Err(Fault::new(format!("{code:?} stands in another entry")).within("code"));
        }
        check_text(&government.name).within("name")?;
        check_words(&government.names).within("names")?;
        check_distinct(&government.people).within("people")
    })
}

/// Checks the table of tones, with its nouns.
pub fn check_tones(file: &ToneFile, known: &Known<'_>) -> Result<(), Fault> {
    check_version(file.version)?;
    known.check_lists(&file.nouns).within("nouns")?;
    known.check_lists(&file.unreal).within("unreal")?;
    known.check_lists(&file.earlier).within("earlier")?;
    known.check_tones(&file.tone)
}

/// Checks the table of verbs.
pub fn check_verbs(file: &VerbFile, known: &Known<'_>) -> Result<(), Fault> {
    if let Some(role) = Role::ALL.iter().find(|role| !file.contains_key(role)) {
        return Err(Fault::new(format!("[{}] is missing", role.name())));
    }
    for (role, words) in file {
        known.check_lists(words).within(role.name())?;
    }
    Ok(())
}

/// Checks that the lexicon has the governments of newsrooms.
pub fn check_known(file: &SiteFile, governments: &GovernmentFile) -> Result<(), Fault> {
    each("site", &file.site, |site| {
        let mut known = governments.government.iter();
        if known.any(|government| government.code == site.government) {
            return Ok(());
        }
        let reason = "lexicon/governments.toml has no such government; add it there";
        Err(Fault::new(reason).within("government"))
    })
}
