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
        Outcome::AsExpected | Outcome::Accepted(_) => TestCaseStatus::success(),
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
