//! Verdicts as a JUnit report, which most programs that collect test results read.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::verdict::{Outcome, Verdict};
use crate::render::{plain, plain_lines};

/// The report, as XML. It has no times: the same events give the same report.
pub fn junit(verdicts: &[Verdict]) -> String {
    let mut suite = TestSuite::new("parallax check");
    suite.add_test_cases(verdicts.iter().map(case));
    let mut report = Report::new("parallax");
    report.add_test_suite(suite);
    report
        .to_string()
        .expect("a report in memory is always written")
}

fn case(verdict: &Verdict) -> TestCase {
    let status = match &verdict.outcome {
        Outcome::AsExpected | Outcome::Close(_) | Outcome::Accepted(_) => TestCaseStatus::success(),
        Outcome::Broken { error, .. } => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message(plain_lines(error));
            status
        }
        Outcome::Changed(changes) => {
            let files: Vec<String> = changes
                .iter()
                .map(|change| change.file.display().to_string())
                .collect();
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(plain(&format!("not as expected: {}", files.join(", "))));
            let text: Vec<String> = changes
                .iter()
                .zip(&files)
                .map(|(change, file)| {
                    let note = change.note.as_deref().unwrap_or_default();
                    let lines: Vec<String> = change.lines.iter().map(ToString::to_string).collect();
                    format!("{} {}\n{}\n", plain(file), plain(note), lines.join("\n"))
                })
                .collect();
            status.set_description(text.concat());
            status
        }
    };
    let mut case = TestCase::new(plain(&verdict.event.display().to_string()), status);
    case.set_classname("parallax.check");
    case
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Change;
    use crate::render;

    #[test]
    fn no_name_or_text_acts_on_what_shows_the_report() {
        let hostile = "a\u{1b}[31m\u{9b}1m\u{202e}\"><b>\n::error::]]>";
        let change = Change {
            file: hostile.into(),
            line: 1,
            page: None,
            counts: true,
            note: Some(hostile.to_owned()),
            lines: render::changes("b\n", hostile),
        };
        let outcomes = [
            Outcome::Changed(vec![change]),
            Outcome::Broken {
                file: hostile.into(),
                error: hostile.to_owned(),
            },
        ];
        let verdicts = outcomes.map(|outcome| Verdict {
            event: hostile.into(),
            outcome,
        });
        let xml = junit(&verdicts);
        let obeyed = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
        assert_eq!(xml.chars().find(obeyed), None, "{xml:?}");
        let report = Report::deserialize_from_str(&xml).expect("well-formed");
        let cases = &report.test_suites[0].test_cases;
        assert_eq!(cases.len(), 2);
        assert_eq!(cases[0].name.as_str(), "a[31m1m\"><b> ::error::]]>");
    }
}
