//! The data files of the program: TOML in the source, read when the program is built.

pub(crate) mod toml_file;
mod user_table;

use serde::de::DeserializeOwned;

pub use toml_file::Malformed;
pub use user_table::UserTableError;
pub(crate) use user_table::read as read_user_table;

/// Reads the data file `data/<name>.toml` of the program.
macro_rules! data {
    ($name:literal) => {
        $crate::data::read(
            $name,
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")),
        )
    };
}

/// Reads the table `<name>` of the program, whose rows the build has checked.
macro_rules! rows {
    ($name:literal) => {
        $crate::data::read_rows(
            $name,
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".rows")),
        )
    };
}

pub(crate) use {data, rows};

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

/// Reads a table as the build left it.
///
/// # Panics
///
/// The build wrote rows of another type. Each table is read by a test.
pub(crate) fn read_rows<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> T {
    match postcard::from_bytes(bytes) {
        Ok(rows) => rows,
        Err(error) => panic!("the rows of {name} are not as the program takes them: {error}"),
    }
}
