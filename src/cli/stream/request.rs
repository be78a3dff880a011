//! What a line asks for.

use std::path::PathBuf;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A page whose text is asked for: a line of `extract --jsonl`. Other keys may stand beside these.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct PageRequest {
    /// Anything; the answer has it, too.
    #[serde(default)]
    pub id: Value,
    /// The page.
    #[serde(flatten)]
    pub page: PageContent,
}

/// An event whose accounts are compared: a line of `compare --jsonl`. Other keys may stand beside
/// these.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct EventRequest {
    /// Anything; the answer has it, too.
    #[serde(default)]
    pub id: Value,
    /// The folder of a saved event, in place of all that follows.
    pub event: Option<PathBuf>,
    /// What happened, in a line.
    #[serde(default)]
    pub title: String,
    /// The day it happened, ISO 8601.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The accounts, two or more.
    #[serde(default)]
    pub sources: Vec<SourceRequest>,
}

/// An account of an event.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct SourceRequest {
    /// The source's id, which no other of the event has: `us`, `cn-mfa`.
    pub id: String,
    /// Its heading, in place of what the page says.
    pub title: Option<String>,
    /// The day of publication, in place of what the page says.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The page.
    #[serde(flatten)]
    pub page: PageContent,
}

/// A page: one of `html`, `base64` and `path`; where none of these keys is there, the page under `url`
/// is fetched.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub(crate) struct PageContent {
    /// Where it was published.
    pub url: Option<String>,
    /// A page, or plain text.
    #[serde(default, alias = "text", deserialize_with = "there")]
    pub html: Option<String>,
    /// Its bytes, whatever they are, in base 64.
    #[serde(default, deserialize_with = "there")]
    pub base64: Option<String>,
    /// The file that holds it. Of a WARC file, the page under `url`.
    #[serde(default, deserialize_with = "there")]
    pub path: Option<PathBuf>,
    /// Whose account it is, ISO 3166 alpha-2, or `EU`, `UN`.
    pub government: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was retrieved, RFC 3339.
    pub retrieved: Option<String>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// The `Content-Type` of the answer.
    pub content_type: Option<String>,
}

/// A value that is there. A null in the place of a page is a mistake, and no reason to fetch it.
fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(value: D) -> Result<Option<T>, D::Error> {
    T::deserialize(value).map(Some)
}

/// A line that is no request.
pub(crate) struct NoRequest {
    /// The id that it has all the same.
    pub id: Value,
    /// What is wrong.
    pub error: String,
}

/// The request of a line.
pub(crate) fn request<T: DeserializeOwned>(line: &[u8]) -> Result<T, NoRequest> {
    let value: Value = serde_json::from_slice(line).map_err(|error| NoRequest {
        id: Value::Null,
        error: format!("the line is no JSON: {error}"),
    })?;
    let id = value.get("id").cloned().unwrap_or_default();
    serde_json::from_value(value).map_err(|error| NoRequest {
        id,
        error: format!("the line is no request: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_request_is_told_with_its_id() {
        for (line, id, said) in [
            ("{", Value::Null, "EOF"),
            ("\"https://example.org/\"", Value::Null, "no request"),
            (
                r#"{"id": 7, "html": null, "url": "https://example.org/"}"#,
                7.into(),
                "null",
            ),
            (r#"{"id": "a", "html": 1}"#, "a".into(), "integer"),
        ] {
            let wrong = request::<PageRequest>(line.as_bytes()).expect_err(line);
            assert_eq!(wrong.id, id, "{line}");
            assert!(wrong.error.contains(said), "{}", wrong.error);
        }
        let page = request::<PageRequest>(br#"{"text": "A text.", "other": {}}"#);
        assert_eq!(
            page.ok().and_then(|it| it.page.html).as_deref(),
            Some("A text.")
        );
    }
}
