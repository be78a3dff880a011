//! Which way accounts are written.

use crate::report::StatementFacts;

/// Which way a statement is written, as HTML has it: `ltr` or `rtl`.
pub(super) fn direction(statement: &StatementFacts) -> &'static str {
    match statement.language.as_deref() {
        Some("ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi") => "rtl",
        _ => "ltr",
    }
}
