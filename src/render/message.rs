//! An error as text that is safe to show.

use std::error::Error;

use super::plain::plain;
use crate::lexicon::Malformed;

/// What an error says, on one line, whatever the files and pages that it speaks of hold. A file of
/// TOML that cannot be read is shown where its fault stands, on lines of their own.
pub fn message(error: &(dyn Error + 'static)) -> String {
    let whole = error.to_string();
    let mut cause = Some(error);
    let mut found = None;
    while let (None, Some(error)) = (&found, cause) {
        found = place(error);
        cause = error.source();
    }
    let shown = found.and_then(|(cause, lines)| {
        let head = whole.strip_suffix(&cause)?;
        Some(plain(head) + &lines.join("\n"))
    });
    shown.unwrap_or_else(|| plain(&whole))
}

/// What an error in a file of TOML says, and its lines, safe to show.
fn place(error: &(dyn Error + 'static)) -> Option<(String, Vec<String>)> {
    let (text, lines) = if let Some(error) = cause::<toml::de::Error>(error) {
        let text = error.to_string();
        let (place, reason) = text.split_at(text.rfind(error.message())?);
        let mut lines: Vec<String> = place.lines().map(plain).collect();
        // The reason stands behind the place, as in the messages of this program.
        let head = lines.first_mut()?;
        *head = format!("{head}: {}", plain(reason.trim_end()));
        (text, lines)
    } else {
        let error = cause::<Malformed>(error)?;
        let text = error.to_string();
        let head = format!(
            "line {}, column {}: {}",
            error.line, error.column, error.reason
        );
        let place = text.strip_prefix(&head)?.lines().skip(1);
        let lines = std::iter::once(plain(&head)).chain(place.map(plain));
        let lines = lines.collect();
        (text, lines)
    };
    Some((text, lines))
}

fn cause<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e E> {
    let boxed = error.downcast_ref::<Box<E>>().map(AsRef::as_ref);
    error.downcast_ref::<E>().or(boxed)
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
        let head = "talks/event.toml: TOML parse error at line 2, column 1: \
                    unknown field `a ::error::b`";
        assert!(lines[0].starts_with(head), "{text}");
        assert_eq!(lines[1..3], ["  |", "2 | \"a\\n::error::b\\u001b\" = 1"]);
        assert_eq!(lines.len(), 4, "{text}");
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
