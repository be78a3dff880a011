//! What a line asks for.

use std::path::PathBuf;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::id::{Id, is_object};
use crate::source::provenance::time;

/// A page whose text is asked for: a line of `extract --jsonl`. Other keys may stand beside these.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct PageRequest {
    /// Anything; the answer has it, too.
    #[serde(default)]
    pub id: Id,
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
    pub id: Id,
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

/// A page: one of `html`, `base64` and `path`; where none of these keys is there, the page under
/// `url` is fetched.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub(crate) struct PageContent {
    /// Where it was published.
    pub url: Option<String>,
    /// A page, or plain text.
    #[serde(default, alias = "text", deserialize_with = "named")]
    #[schemars(with = "Option<String>")]
    pub html: Named<String>,
    /// Its bytes, whatever they are, in base 64.
    #[serde(default, deserialize_with = "named")]
    #[schemars(with = "Option<String>")]
    pub base64: Named<String>,
    /// The file that holds it. Of a WARC file, the page under `url`.
    #[serde(default, deserialize_with = "named")]
    #[schemars(with = "Option<PathBuf>")]
    pub path: Named<PathBuf>,
    /// Whose account it is, ISO 3166 alpha-2, or `EU`, `UN`.
    pub government: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was retrieved, RFC 3339.
    #[serde(default, deserialize_with = "time")]
    pub retrieved: Option<String>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// The `Content-Type` of the answer.
    pub content_type: Option<String>,
}

/// A value whose key may be there with a null. A table that has a column for each way to give a
/// page writes a null for all but one.
type Named<T> = Option<Option<T>>;

fn named<'de, T: Deserialize<'de>, D: Deserializer<'de>>(value: D) -> Result<Named<T>, D::Error> {
    Option::deserialize(value).map(Some)
}

impl PageContent {
    /// Whether the key of a page is there, though maybe with a null.
    pub(super) fn names_page(&self) -> bool {
        self.html.is_some() || self.base64.is_some() || self.path.is_some()
    }
}

/// A line that is no request.
pub(crate) struct NoRequest {
    /// The id that it has all the same.
    pub id: Id,
    /// What is wrong.
    pub error: String,
}

/// A request that has an id.
pub(crate) trait HasId {
    fn id(&self) -> &Id;
}

impl HasId for PageRequest {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl HasId for EventRequest {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// The request of a line.
pub(crate) fn request<T: DeserializeOwned + HasId>(line: &[u8]) -> Result<T, NoRequest> {
    let failed = |error| NoRequest {
        id: Id::of_line(line),
        error,
    };
    let request: T = serde_json::from_slice(line).map_err(|error| {
        let kind = if error.is_data() { "request" } else { "JSON" };
        failed(format!("the line is no {kind}: {error}"))
    })?;
    if !is_object(line) {
        return Err(failed("the line is no request: it is no object".to_owned()));
    }
    match request.id().clone().in_one_line() {
        Some(_) => Ok(request),
        None => Err(failed(
            "the id has line ends or tabs between its values: take them out".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_request_is_told_with_its_id() {
        for (line, id, said) in [
            ("{", "null", "EOF"),
            ("\"https://example.org/\"", "null", "no request"),
            (r#"{"id": "a", "html": 1}"#, "\"a\"", "integer"),
            (r#"{"id": 1, "id": 1, "html": ""}"#, "null", "duplicate"),
            (r#"{"id": 1, "html": "", "html": ""}"#, "1", "duplicate"),
            (
                r#"{"id": 2, "html": "", "retrieved": "soon"}"#,
                "2",
                "no time",
            ),
            ("{\"id\": [1,\r2], \"html\": \"\"}", "null", "line ends"),
        ] {
            let wrong = request::<PageRequest>(line.as_bytes()).expect_err(line);
            assert_eq!(json(&wrong.id), id, "{line}");
            assert!(wrong.error.contains(said), "{}", wrong.error);
        }
        let page = request::<PageRequest>(br#"{"text": "A text.", "other": {}}"#);
        let html = page.ok().and_then(|it| it.page.html).flatten();
        assert_eq!(html.as_deref(), Some("A text."));
    }

    #[test]
    fn an_id_comes_back_as_it_stands() {
        for id in [
            "123456789012345678901234567890",
            "1.10",
            "1e400",
            "-0.0",
            r#""caf\u00e9 \/""#,
            r#"{"b": 1, "a": 2, "b": 3}"#,
        ] {
            let line = format!(r#"{{"html": "A text.", "id": {id} }}"#);
            let read = request::<PageRequest>(line.as_bytes());
            assert_eq!(json(&read.ok().expect(id).id), id);
        }
    }

    fn json(id: &Id) -> String {
        serde_json::to_string(id).expect("JSON")
    }
}
