//! What the name of an output file ends in: a format that the command does not write is refused.

use std::path::Path;

use super::error::Error;

/// Endings that stand for a format. What ends otherwise is text, or the name of a folder.
const OF_FORMATS: [&str; 58] = [
    "7z", "adoc", "arrow", "avif", "bmp", "csv", "db", "doc", "docm", "docx", "dot", "dotx", "eml",
    "eps", "epub", "feather", "gif", "gz", "htm", "html", "jpeg", "jpg", "json", "jsonl", "key",
    "md", "mht", "mhtml", "ndjson", "numbers", "odp", "ods", "odt", "pages", "parquet", "pdf",
    "png", "ppt", "pptx", "ps", "rtf", "sql", "sqlite", "svg", "tex", "tif", "tiff", "toml", "tsv",
    "webp", "xhtml", "xls", "xlsm", "xlsx", "xml", "yaml", "yml", "zip",
];

/// Whether a name ends as that of a file of some format.
pub(super) fn is_of_format(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| OF_FORMATS.contains(&ending.as_str()))
}

/// Refuses a name that ends as that of a file of a format. `written` are the endings that the
/// command knows, of which it has none.
pub(super) fn refuse_format(path: &Path, written: &'static str) -> Result<(), Error> {
    if !path.is_dir() && is_of_format(path) {
        let path = path.to_owned();
        return Err(Error::UnwrittenFormat { path, written });
    }
    Ok(())
}
