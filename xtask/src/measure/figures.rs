//! What `coverage.py` measures.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How often each verdict was given.
type Verdicts = BTreeMap<String, u32>;

/// What is read of the file that `coverage.py --json` writes.
#[derive(Debug, Deserialize)]
pub(super) struct Figures {
    /// Of the findings that the labels can judge, by kind.
    findings: BTreeMap<String, Verdicts>,
    /// Of those among the first five of each event.
    first_five: Verdicts,
    /// Of the first of each event.
    first: Verdicts,
    leads: Leads,
    briefing: Briefing,
    /// Precision, recall and their mean.
    links: [f64; 3],
}

/// Units that matter most and are not the same on both sides.
#[derive(Debug, Deserialize)]
struct Leads {
    all: u32,
    /// Shown by any finding.
    any: u32,
    /// Shown by the first five.
    #[serde(rename = "first five")]
    first_five: u32,
    /// How many findings stand among the first five.
    five: u32,
    /// How many of these show a lead.
    briefing: u32,
}

/// What an analyst would lead with.
#[derive(Debug, Deserialize)]
struct Briefing {
    leads: u32,
    /// Touched by the first five.
    hit: u32,
    events: u32,
    /// Events whose first finding touches the analyst's first.
    first: u32,
}

impl Figures {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// It is not as expected.
    pub(super) fn read(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// All that has a floor, in percent: the more, the better.
    pub(super) fn shares(&self) -> Vec<(&'static str, f64)> {
        let mut judged = Verdicts::new();
        for (verdict, count) in self.findings.values().flatten() {
            *judged.entry(verdict.clone()).or_default() += count;
        }
        let Leads {
            all,
            any,
            first_five,
            five,
            briefing: shown,
        } = self.leads;
        let Briefing {
            leads,
            hit,
            events,
            first,
        } = self.briefing;
        vec![
            ("findings_true", is(&judged, "true")),
            ("findings_not_false", 100.0 - is(&judged, "false")),
            ("first_five_true", is(&self.first_five, "true")),
            (
                "first_five_not_false",
                100.0 - is(&self.first_five, "false"),
            ),
            ("first_true", is(&self.first, "true")),
            ("leads_shown", percent(any, all)),
            ("leads_shown_by_first_five", percent(first_five, all)),
            ("first_five_show_a_lead", percent(shown, five)),
            ("briefing_touched", percent(hit, leads)),
            ("briefing_first_touched", percent(first, events)),
            ("links_precision", 100.0 * self.links[0]),
            ("links_recall", 100.0 * self.links[1]),
        ]
    }
}

/// The share of a verdict.
fn is(verdicts: &Verdicts, verdict: &str) -> f64 {
    let count = verdicts.get(verdict).copied().unwrap_or(0);
    percent(count, verdicts.values().sum())
}

fn percent(part: u32, whole: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_off_the_counts() {
        let figures = Figures::read(
            r#"{"findings": {"number": {"true": 2}, "silence of a topic": {"true": 1, "false": 1}},
                "first_five": {"true": 3, "doubtful": 1}, "first": {"true": 1},
                "leads": {"all": 10, "any": 9, "first five": 5, "five": 4, "briefing": 1},
                "briefing": {"leads": 4, "hit": 3, "events": 2, "first": 1},
                "links": [0.75, 0.5, 0.6], "true": 0.75}"#,
        );
        let shares: BTreeMap<&str, f64> = figures.expect("figures").shares().into_iter().collect();
        for (name, share) in [
            ("findings_true", 75.0),
            ("findings_not_false", 75.0),
            ("first_five_true", 75.0),
            ("first_five_not_false", 100.0),
            ("leads_shown_by_first_five", 50.0),
            ("first_five_show_a_lead", 25.0),
            ("briefing_first_touched", 50.0),
            ("links_recall", 50.0),
        ] {
            assert!((shares[name] - share).abs() < 1e-9, "{name}");
        }
    }
}
