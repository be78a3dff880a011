//! The programs in `examples/` do what their first lines say.

use std::fs;
use std::path::{Path, PathBuf};

#[allow(dead_code, reason = "its main is for cargo run")]
#[path = "../../examples/event_to_html.rs"]
mod event_to_html;
#[allow(dead_code, reason = "its main is for cargo run")]
#[path = "../../examples/findings.rs"]
mod findings;
#[allow(dead_code, reason = "its main is for cargo run")]
#[path = "../../examples/text_as_json.rs"]
mod text_as_json;

fn event() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/2021-12-30-biden-putin-call")
}

#[test]
fn two_saved_pages_give_findings() {
    let pages = event().join("pages");
    let lines = findings::findings(&pages.join("us.html"), &pages.join("ru.html"));
    assert_eq!(lines.expect("compared").lines().count(), 5);
}

#[test]
fn a_page_gives_its_text_as_json() {
    let page = event().join("pages/us.html");
    let url = "https://bidenwhitehouse.archives.gov/a/";
    let text = text_as_json::text_as_json(&page, Some(url)).expect("extracted");
    let text: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(text["language"], "en");
    assert!(
        text["paragraphs"][0]
            .as_str()
            .is_some_and(|first| first.contains("Putin"))
    );
}

#[test]
fn an_event_is_compared_with_a_lexicon_of_ones_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let lexicon = folder.path().join("lexicon.toml");
    let topic =
        "[[topic]]\nid = \"calls\"\nlabel = \"Calls of today\"\nterms = { en = [\"spoke\"] }\n";
    fs::write(&lexicon, topic).expect("written");
    let html = event_to_html::event_to_html(&event(), &lexicon).expect("compared");
    assert!(html.contains("Calls of today"));
}
