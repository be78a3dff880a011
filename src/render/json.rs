//! JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::plain::replacing_obeyed;

/// Data as indented JSON with a line end behind it.
///
/// No value is changed. What a terminal would obey is written as `\u` and its number, and so is
/// what the runner of GitHub Actions would take for a command.
pub fn json(data: &impl Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(data).expect("reports have string keys and finite numbers");
    text.push('\n');
    inert(text)
}

/// Data as JSON on one line, without the line end; values and escapes as of [`json`].
pub(crate) fn json_line(data: &impl Serialize) -> String {
    inert(serde_json::to_string(data).expect("rows have string keys and finite numbers"))
}

/// Most texts are given back as they are: they may have hundreds of megabytes.
fn inert(text: String) -> String {
    // Such characters stand in strings alone, but for the line ends of the layout.
    let escaped = replacing_obeyed(&text, |c, escaped| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        escaped.extend(units.map(|unit| format!("\\u{unit:04x}")));
    });
    match escaped.contains("##[") {
        true => escaped.replace("##[", "##\\u005b"),
        false => match escaped {
            Cow::Owned(escaped) => escaped,
            Cow::Borrowed(_) => text,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_no_value_and_a_program_reads_all() {
        let hostile = "a\u{1b}[31m\u{9b}1m\u{7f}\n\u{202e}\u{2028}\u{feff}\u{e0041}##[error]";
        let text = json(&[hostile]);
        assert_eq!(
            text,
            "[\n  \"a\\u001b[31m\\u009b1m\\u007f\\n\\u202e\\u2028\\ufeff\\udb40\\udc41##\\u005berror]\"\n]\n"
        );
        let read: Vec<String> = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read, [hostile]);
    }
}
