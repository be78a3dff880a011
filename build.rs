//! Turns the data files of `data`, which are TOML for people, into JSON for the program: it reads
//! ten times faster, and a file that is not well-formed does not build. Lists of words of the lexicon
//! become one text each (`lexicon::Words`).

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where to write")?);
    turn(Path::new("data"), &out)
}

fn turn(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    // A folder's own line makes a new file known; a file's line, a change to it.
    println!("cargo::rerun-if-changed={}", folder.display());
    fs::create_dir_all(out)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().ok_or("an entry has a name")?;
        if path.is_dir() {
            turn(&path, &out.join(name))?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            println!("cargo::rerun-if-changed={}", path.display());
            let data: toml::Table = toml::from_str(&fs::read_to_string(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let mut data = serde_json::to_value(&data)?;
            if folder.ends_with("lexicon") {
                join(&mut data);
            }
            let json = out.join(name).with_extension("json");
            fs::write(json, serde_json::to_string(&data)?)?;
        }
    }
    Ok(())
}

/// Makes one text of each list of words: a line separator behind each word.
fn join(data: &mut Value) {
    match data {
        Value::Object(object) => object.values_mut().for_each(join),
        Value::Array(list) => {
            let words: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            match words {
                Some(words) => {
                    let text = words.iter().map(|word| format!("{word}\u{2028}")).collect();
                    *data = Value::String(text);
                }
                None => list.iter_mut().for_each(join),
            }
        }
        _ => {}
    }
}
