//! An error as text that is safe to show.

use std::error::Error;

use super::plain::plain;
use crate::lexicon::Malformed;

/// The most characters of a line of a message: a path and an address of some length, and what is
/// said of them. A file may hold a value of any length.
const MAX_LINE_CHARS: usize = 1000;

/// The characters that are kept of the end of a longer line, where it says what to do.
const KEPT_AT_END: usize = 300;

/// What an error says, on one line, whatever the files and pages that it speaks of hold. A file of
/// TOML that cannot be read is shown where its fault stands, on lines of their own. Of a very long
/// line, the middle is left out.
pub fn message(error: &(dyn Error + 'static)) -> String {
    let whole = error.to_string();
    let mut cause = Some(error);
    let mut found = None;
    while let (None, Some(error)) = (&found, cause) {
        found = malformed(error);
        cause = error.source();
    }
    let shown = found.and_then(|malformed| placed(&whole, malformed));
    let lines = shown.unwrap_or_else(|| vec![plain(&whole)]);
    let lines: Vec<String> = lines.iter().map(|line| short(line)).collect();
    lines.join("\n")
}

/// The lines of a message that ends with what is wrong in a file of TOML, and where.
fn placed(whole: &str, malformed: &Malformed) -> Option<Vec<String>> {
    let text = malformed.to_string();
    let head = format!(
        "line {}, column {}: {}",
        malformed.line, malformed.column, malformed.reason
    );
    let place = text.strip_prefix(&head)?.lines().skip(1);
    let head = plain(&(whole.strip_suffix(&text)?.to_owned() + &head));
    Some(std::iter::once(head).chain(place.map(plain)).collect())
}

fn malformed<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Malformed> {
    let boxed = error.downcast_ref::<Box<Malformed>>().map(AsRef::as_ref);
    error.downcast_ref().or(boxed)
}

/// A line without the middle of it, where it is too long.
pub(crate) fn short(line: &str) -> String {
    let count = line.chars().count();
    if count <= MAX_LINE_CHARS {
        return line.to_owned();
    }
    let mut characters = line.chars();
    let kept = MAX_LINE_CHARS - KEPT_AT_END;
    let start: String = characters.by_ref().take(kept).collect();
    let end: String = characters.skip(count - MAX_LINE_CHARS).collect();
    format!("{start} … {end}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::event::Event;

    fn said(manifest: &str, folder: &str) -> String {
        let error = Event::of_manifest(manifest, Path::new(folder)).expect_err("a fault");
        message(&error)
    }

    #[test]
    fn a_fault_in_toml_keeps_its_lines_and_gets_no_others() {
        let text = said("title = \"\"\n\"a\\n::error::b\\u001b\" = 1", "talks");
        let lines: Vec<&str> = text.lines().collect();
        let head = "talks/event.toml, line 2, column 1: unknown field `a ::error::b`";
        assert!(lines[0].starts_with(head), "{text}");
        assert_eq!(lines[1..3], ["  |", "2 | \"a\\n::error::b\\u001b\" = 1"]);
        assert_eq!(lines.len(), 4, "{text}");
    }

    #[test]
    fn of_a_very_long_value_little_is_shown() {
        let long = "a".repeat(100_000);
        for (manifest, end) in [
            (format!("title = {long}"), "^"),
            (format!("{long} = 1\ntitle = \"\""), "^"),
            (
                format!("title = \"\"\ndate = \"{long}\""),
                "write it as 2025-11-24",
            ),
        ] {
            let text = said(&manifest, "talks");
            let shown = text.lines().map(|line| line.chars().count()).max();
            assert!(shown <= Some(MAX_LINE_CHARS + 3), "{text}");
            assert!(
                text.starts_with("talks/event.toml") && text.ends_with(end),
                "{text}"
            );
        }
    }

    #[test]
    fn every_other_message_is_one_line() {
        let manifest = "title = \"\"\ndate = \"\\u001b[31m\\n::error::\\u009b\"\n";
        assert_eq!(
            said(manifest, "a\nb"),
            "a b/event.toml: date \"[31m ::error::\" is not a day; write it as 2025-11-24"
        );
    }
}
