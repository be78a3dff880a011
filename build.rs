//! Turns the data files of `src`, which are TOML for people, into JSON for the program: it reads
//! ten times faster, and a file that is not well-formed does not build.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where to write")?);
    turn(Path::new("src"), &out)
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
            let json = out.join(name).with_extension("json");
            fs::write(json, serde_json::to_string(&data)?)?;
        }
    }
    Ok(())
}
