//! JSON.

use serde::Serialize;

/// Data as indented JSON with a line end behind it.
pub fn json(data: &impl Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(data).expect("reports have string keys and finite numbers");
    text.push('\n');
    text
}
