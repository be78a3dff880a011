//! Verdicts as annotations of GitHub Actions, which shows them beside the files of a change.
//!
//! The format is that of "workflow commands": `::error file=F,line=N,title=T::message`, where what
//! would end a part is written as `%` and its number in hex.

use super::change::Change;
use super::verdict::{Outcome, Verdict};
use crate::render::{plain, plain_lines};

/// Lines of a difference in one annotation: it is shown in a small box.
const SHOWN: usize = 10;

/// The annotations of a verdict, a line each, at the page that caused a change or else at the file
/// of what is expected; none for an event that is as expected.
pub fn annotations(verdict: &Verdict) -> Vec<String> {
    let event = verdict.event.display();
    match &verdict.outcome {
        Outcome::AsExpected | Outcome::Close(_) => vec![],
        Outcome::Broken { file, error } => vec![annotation(
            "error",
            &file.display().to_string(),
            1,
            &format!("{event} cannot be checked"),
            error,
        )],
        Outcome::Changed(changes) => of_changes("error", "is not as expected", changes),
        Outcome::Accepted(changes) => of_changes("notice", "has a new expectation", changes),
    }
}

fn of_changes(level: &str, what: &str, changes: &[Change]) -> Vec<String> {
    changes
        .iter()
        .map(|change| {
            let file = change.file.display().to_string();
            let mut shown: Vec<String> = change.note.iter().cloned().collect();
            shown.extend(change.lines.iter().take(SHOWN).map(ToString::to_string));
            if change.lines.len() > SHOWN {
                shown.push("…".to_owned());
            }
            let title = format!("{file} {what}");
            let message = shown.join("\n");
            match &change.page {
                Some(page) => annotation(level, &page.display().to_string(), 1, &title, &message),
                None => annotation(level, &file, change.line, &title, &message),
            }
        })
        .collect()
}

fn annotation(level: &str, file: &str, line: usize, title: &str, message: &str) -> String {
    format!(
        "::{level} file={},line={line},title={}::{}",
        property(file),
        property(title),
        data(message)
    )
}

/// Text behind the second `::`. The runner shows each line of it, and takes `##[` for a heading.
fn data(text: &str) -> String {
    encoded(&plain_lines(text).replace("##[", "## ["))
}

fn encoded(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Text as the value of a property, where a colon and a comma would end it too.
fn property(text: &str) -> String {
    encoded(&plain(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_begin_a_command_of_its_own() {
        let verdict = Verdict {
            event: "fixtures/a".into(),
            outcome: Outcome::Broken {
                file: "fixtures/a,b:c/event.toml".into(),
                error: "100% wrong\n::set-output name=x::y".into(),
            },
        };
        assert_eq!(
            annotations(&verdict),
            [
                "::error file=fixtures/a%2Cb%3Ac/event.toml,line=1,title=fixtures/a cannot be \
                 checked::100%25 wrong%0A::set-output name=x::y"
            ]
        );
    }
}
