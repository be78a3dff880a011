//! Which way accounts are written.

use crate::report::StatementFacts;

/// Which way a statement is written, as HTML has it: `ltr` or `rtl`.
pub(super) fn direction(statement: &StatementFacts) -> &'static str {
    statement.language.as_deref().map_or("ltr", direction_of)
}

/// Which way a language is written.
pub(crate) fn direction_of(language: &str) -> &'static str {
    match language {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}
