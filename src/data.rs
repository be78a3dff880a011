//! The data files of the program: TOML in the source, turned into JSON when the program is built.

use serde::de::DeserializeOwned;

/// Reads the data file `data/<name>.toml` of the program.
macro_rules! data {
    ($name:literal) => {
        $crate::data::read(
            $name,
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")),
        )
    };
}

pub(crate) use data;

/// Reads a data file as the build left it.
///
/// # Panics
///
/// The file does not have the shape that the code gives it. It is part of the program, and each is
/// read by a test.
pub(crate) fn read<T: DeserializeOwned>(name: &str, json: &str) -> T {
    match serde_json::from_str(json) {
        Ok(data) => data,
        Err(error) => panic!("data/{name}.toml is not as the program takes it: {error}"),
    }
}
