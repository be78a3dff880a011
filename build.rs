//! Turns the data files of `data`, which are TOML for people, into what the program reads quickly.
//!
//! Lexicon and newsrooms are read into the program's own rows, checked by its own rules, and
//! written in a binary form: a wrong row does not build. The other files become JSON.

#![allow(
    unreachable_pub,
    reason = "the modules that are shared with the program are public there"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;

use data::toml_file::{self, Fault};
use lexicon::rows::{Additions, ToneFile, VerbFile};
use lexicon::validate::Known;
use site::row::{Site, SiteFile};
use tables::{GovernmentFile, LanguageFile};

#[path = "build/tables.rs"]
mod tables;

/// The modules of the program that are used here stand under the names that they have there.
#[path = "src/data"]
#[allow(dead_code, reason = "the program uses the rest")]
mod data {
    pub mod toml_file;
}

#[path = "src/lexicon"]
#[allow(dead_code, reason = "the program uses the rest")]
mod lexicon {
    pub mod checks;
    pub mod rows;
    pub mod validate;
    pub mod words;
}

#[path = "src/site"]
#[allow(dead_code, reason = "the program uses the rest")]
mod site {
    pub mod pattern;
    pub mod row;
    pub mod validate;
}

/// Folders whose files become rows.
const OF_ROWS: [&str; 2] = ["lexicon", "newsrooms"];

fn main() {
    if let Err(error) = build() {
        // A line each, since cargo ends a message at the end of its line.
        for line in error.to_string().lines() {
            println!("cargo::error={line}");
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where to write")?);
    let data = Path::new("data");
    write_json(data, &out)?;
    for folder in OF_ROWS {
        fs::create_dir_all(out.join(folder))?;
    }
    write_rows(data, &out)
}

/// Turns the files of a folder and of those below it into JSON.
fn write_json(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    // A folder's own line makes a new file known; a file's line, a change to it.
    println!("cargo::rerun-if-changed={}", folder.display());
    fs::create_dir_all(out)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().ok_or("an entry has a name")?;
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() && !OF_ROWS.iter().any(|of_rows| name == *of_rows) {
            write_json(&path, &out.join(name))?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            let data: toml::Table = read(&path, |_| Ok(()))?;
            let json = out.join(name).with_extension("json");
            fs::write(json, serde_json::to_string(&data)?)?;
        }
    }
    Ok(())
}

/// Checks the files of rows, and writes each table.
fn write_rows(data: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let lexicon = data.join("lexicon");
    let file = |name: &str| lexicon.join(name).with_extension("toml");
    let languages: LanguageFile = read(&file("languages"), tables::check_languages)?;
    let governments: GovernmentFile = read(&file("governments"), tables::check_governments)?;
    let mut all = Additions::default();
    for name in ["topics", "terms", "ladders", "scope"] {
        let known = Known {
            languages: &languages.codes,
            governments: &governments.government,
            before: &all,
        };
        let more = read(&file(name), |rows| known.check(rows))?;
        all.extend(more);
    }
    let known = Known {
        languages: &languages.codes,
        governments: &governments.government,
        before: &all,
    };
    let tones: ToneFile = read(&file("tone"), |rows| tables::check_tones(rows, &known))?;
    let verbs: VerbFile = read(&file("verbs"), |rows| tables::check_verbs(rows, &known))?;
    let rows = |name: &str| out.join(name).with_extension("rows");
    write(&rows("lexicon/languages"), &languages.codes)?;
    write(&rows("lexicon/titles"), &governments.titles)?;
    write(&rows("lexicon/governments"), &governments.government)?;
    write(&rows("lexicon/topics"), &all.topic)?;
    write(&rows("lexicon/terms"), &all.term)?;
    write(&rows("lexicon/ladders"), &all.ladder)?;
    write(&rows("lexicon/scope"), &all.scope)?;
    write(&rows("lexicon/tone"), &tones)?;
    write(&rows("lexicon/verbs"), &verbs)?;
    let sites = newsrooms(&data.join("newsrooms"), &languages, &governments)?;
    write(&rows("newsrooms"), &sites)
}

/// The newsrooms of all files, in the order of their names.
fn newsrooms(
    folder: &Path,
    languages: &LanguageFile,
    governments: &GovernmentFile,
) -> Result<Vec<Site>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths: Vec<PathBuf> = paths.map_err(|error: std::io::Error| error)?;
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let mut all: Vec<Site> = Vec::new();
    for path in paths {
        let check = |file: &SiteFile| {
            // Whether selectors are such is tested: their parser is too large for a build script.
            site::validate::check(file, &all, &languages.codes, |_| true)?;
            tables::check_known(file, governments)
        };
        let file: SiteFile = read(&path, check)?;
        all.extend(file.site);
    }
    Ok(all)
}

/// Reads a data file.
fn read<T: DeserializeOwned>(
    path: &Path,
    check: impl FnOnce(&T) -> Result<(), Fault>,
) -> Result<T, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml_file::parse(&text, check)
        .map_err(|malformed| format!("{}, {malformed}", path.display()).into())
}

/// Writes a table.
fn write(path: &Path, rows: &impl Serialize) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(path, postcard::to_allocvec(rows)?)?)
}
