//! What changed between two reports, in their own terms.
//!
//! Reports are read as JSON, so that one of an older version is read too. Findings are joined by
//! their ids, claims or evidence (`findings`, `order`), and everything else by what it is about (`parts`). What says
//! nothing of the accounts does not count: scores that move a little, when and with what bytes a
//! page was saved, and keys that an older version did not have.

mod drift;
mod findings;
mod order;
mod parts;
mod value;
mod walk;

use std::collections::BTreeSet;

use serde_json::Value;

use self::drift::Drift;
use self::value::{array, text};
use crate::render::ChangedLine;

/// What changed between two reports.
#[derive(Debug, Default)]
pub(super) struct Reported {
    /// What counts.
    pub counted: Vec<ChangedLine>,
    /// What does not, in a few lines.
    pub uncounted: Vec<ChangedLine>,
    /// The id of the first finding that is gone or another, as the old report has it.
    pub first: Option<String>,
    /// The accounts whose pages have other bytes.
    pub saved_again: BTreeSet<String>,
}

/// What changed between two reports, where scores may move by `tolerance`; `None` where one of them
/// is no report.
pub(super) fn reported(old: &str, new: &str, tolerance: f64) -> Option<Reported> {
    let (old, new): (Value, Value) = (
        serde_json::from_str(old).ok()?,
        serde_json::from_str(new).ok()?,
    );
    for report in [&old, &new] {
        report.get("statements")?.as_array()?;
        report.get("divergences")?.as_array()?;
    }
    let mut drift = Drift::new(tolerance, !same_sentences(&old, &new));
    let found = findings::changes(&old, &new, &mut drift);
    let mut counted = found.lines;
    counted.extend(parts::changes(&old, &new, &mut drift));
    Some(Reported {
        counted,
        first: found.first,
        uncounted: drift.lines(),
        saved_again: drift.saved_again,
    })
}

/// Whether all accounts have the same sentences in the same order, so that their numbers say the
/// same.
fn same_sentences(old: &Value, new: &Value) -> bool {
    let sentences = |report: &Value| -> Vec<(String, Vec<String>)> {
        let statements = array(report, "statements").iter();
        let of = |statement: &Value| {
            let sentences = array(statement, "sentences").iter();
            sentences.map(|it| text(it, "text").to_owned()).collect()
        };
        statements
            .map(|it| (text(it, "id").to_owned(), of(it)))
            .collect()
    };
    sentences(old) == sentences(new)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::TOLERANCE;

    fn report() -> Value {
        let finding = |id: &str, headline: &str, confidence: f64| {
            json!({
                "id": id, "kind": "silence", "status": null, "headline": headline,
                "summary": format!("{headline}."), "confidence": confidence, "passage": 0,
                "evidence": [{"role": "claim", "source": "us", "sentence": 0, "start": 0, "end": 5,
                    "text": "trade"}],
            })
        };
        json!({
            "statements": [{"id": "us", "title": "Call", "sha256": "aa", "retrieved": null,
                "words": 2, "sentences": [{"text": "They discussed trade."}]}],
            "divergences": [
                finding("silence-a", "Only China speaks of trade", 0.9),
                finding("silence-b", "Only Japan speaks of fish", 0.5),
                finding("silence-c", "Only Korea speaks of grain", 0.49),
            ],
            "passages": [{"sentences": {"us": [0]}, "score": null, "topics": ["trade"]}],
            "topics": [{"id": "trade", "label": "trade", "importance": 0.5,
                "mentions": {"us": {"sentences": 1, "words": 3, "first": 0}}}],
            "facts": {"us": {"format": {"name": "phone call"}}},
            "common": [],
        })
    }

    /// What is done to a report, what counts in it, and what does not.
    type Case = (
        fn(&mut Value),
        &'static [&'static str],
        &'static [&'static str],
    );

    #[test]
    fn each_kind_of_change_is_told_in_the_terms_of_the_report() {
        let cases: &[Case] = &[
            (|_| (), &[], &[]),
            (
                |it| it["statements"][0]["sha256"] = "bb".into(),
                &[],
                &["  (not counted) saved again: us"],
            ),
            (
                |it| it["divergences"][0]["confidence"] = 0.89.into(),
                &[],
                &["  (not counted) 1 score moved by at most 0.010"],
            ),
            (
                |it| it["divergences"][0]["confidence"] = 0.8.into(),
                &["~ finding 1 (Only China speaks of trade): confidence [-0.9-]{+0.8+}"],
                &[],
            ),
            (
                |it| it["topics"][0]["importance"] = 0.6.into(),
                &["~ topic trade: importance [-0.5-]{+0.6+}"],
                &[],
            ),
            (
                |it| it["divergences"][0]["color"] = "red".into(),
                &[],
                &["  (not counted) new in the format: color"],
            ),
            (
                |it| drop(it["divergences"].as_array_mut().unwrap().remove(1)),
                &["- finding 2 is gone: Only Japan speaks of fish (silence-b)"],
                &[],
            ),
            (
                |it| {
                    let mut new = it["divergences"][0].clone();
                    new["id"] = "silence-d".into();
                    new["headline"] = "Only India speaks of tea".into();
                    it["divergences"].as_array_mut().unwrap().insert(0, new);
                },
                &["+ finding 1 is new: Only India speaks of tea (silence-d)"],
                &[],
            ),
            (
                |it| it["divergences"].as_array_mut().unwrap().swap(0, 1),
                &["~ order: Only Japan speaks of fish: finding [-2-]{+1+}"],
                &[],
            ),
            (
                |it| it["divergences"].as_array_mut().unwrap().swap(1, 2),
                &[],
                &["  (not counted) 1 finding changed places with equals"],
            ),
            (
                |it| it["divergences"][0]["headline"] = "Only China speaks of tea".into(),
                &["~ finding 1 is reworded: Only China speaks of [-trade-]{+tea+}"],
                &[],
            ),
            (
                // One finding in other words, from which its id is made.
                |it| {
                    let finding = &mut it["divergences"][1];
                    finding["id"] = "silence-z".into();
                    finding["headline"] = "Only Japan speaks of herring".into();
                    finding["evidence"][0]["text"] = "herring".into();
                    it["divergences"][0]["evidence"][0]["text"] = "trade".into();
                },
                &[
                    "+ finding 2 is new: Only Japan speaks of herring (silence-z)",
                    "- finding 2 is gone: Only Japan speaks of fish (silence-b)",
                ],
                &[],
            ),
            (
                |it| {
                    let finding = &mut it["divergences"][1];
                    finding["id"] = "silence-z".into();
                    finding["headline"] = "Only Japan tells of fish".into();
                },
                &[
                    "~ finding 2 is reworded: Only Japan [-speaks-]{+tells+} of fish",
                    "~ finding 2 (Only Japan tells of fish): id silence-[-b-]{+z+}",
                ],
                &[],
            ),
            (
                |it| it["divergences"][0]["status"] = "absent".into(),
                &["~ finding 1 (Only China speaks of trade): status [-none-]{+absent+}"],
                &[],
            ),
            (
                |it| it["divergences"][0]["evidence"][0]["text"] = "fish".into(),
                &[
                    "~ finding 1 (Only China speaks of trade): evidence us (claim): [-trade-]{+fish+}",
                ],
                &[],
            ),
            (
                |it| it["divergences"][1]["id"] = "silence-z".into(),
                &["~ finding 2 (Only Japan speaks of fish): id silence-[-b-]{+z+}"],
                &[],
            ),
            (
                |it| it["statements"][0]["title"] = "Talk".into(),
                &["~ account us: title [-Call-]{+Talk+}"],
                &[],
            ),
            (
                |it| it["facts"]["us"]["format"] = Value::Null,
                &["~ report: facts us format [-{\"name\":\"phone call\"}-]{+none+}"],
                &[],
            ),
            (
                |it| it["facts"]["cn"] = "new".into(),
                &["~ report: facts cn [-none-]{+new+}"],
                &[],
            ),
            (
                |it| it["topics"][0]["unread"] = json!(["cn"]),
                &["~ topic trade: unread [-none-]{+[\"cn\"]+}"],
                &[],
            ),
            (
                |it| it["passages"][0]["sentences"] = json!({}),
                &[
                    "- passage is gone: us: They discussed trade.",
                    "+ passage is new: ",
                ],
                &[],
            ),
            (
                // A sentence in front of all others moves every number, and says nothing of them.
                |it| {
                    let sentences = it["statements"][0]["sentences"].as_array_mut().unwrap();
                    sentences.insert(0, json!({"text": "Hello."}));
                    it["divergences"][0]["evidence"][0]["sentence"] = 1.into();
                    it["divergences"][0]["passage"] = 1.into();
                    it["passages"][0]["sentences"]["us"] = json!([1]);
                    it["topics"][0]["mentions"]["us"]["first"] = 1.into();
                },
                &["~ account us: another text, of [-1-]{+2+} sentences"],
                &[],
            ),
        ];
        let old = report();
        let mut wrong = Vec::new();
        for (number, (change, counted, uncounted)) in cases.iter().enumerate() {
            let mut new = report();
            change(&mut new);
            let found = reported(&old.to_string(), &new.to_string(), TOLERANCE).expect("reports");
            let texts = |lines: &[ChangedLine]| -> Vec<String> {
                lines.iter().map(ToString::to_string).collect()
            };
            let told = (texts(&found.counted), texts(&found.uncounted));
            if told.0 != *counted || told.1 != *uncounted {
                wrong.push((number, told));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_is_no_report_is_compared_as_text() {
        for text in ["", "[]", "{}", "{\"statements\": 1}"] {
            assert!(reported(text, "{}", TOLERANCE).is_none(), "{text}");
        }
    }
}
