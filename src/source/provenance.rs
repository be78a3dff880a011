//! Provenance: how the bytes of a page were come by.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// The header that says of which moment an archive's copy is (RFC 7089).
pub(crate) const MEMENTO_DATETIME: &str = "memento-datetime";

/// The headers of an answer that provenance keeps: what bears on the text, and on its age.
pub(crate) const KEPT_HEADERS: [&str; 7] = [
    "content-encoding",
    "content-language",
    "content-type",
    "date",
    "etag",
    "last-modified",
    MEMENTO_DATETIME,
];

/// What is noted of a page that nobody fetched.
pub(crate) const SAVED: &str = "saved by a person";

/// How the bytes of a page were come by: the file `pages/us.toml` beside `pages/us.html`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Provenance {
    /// The URL that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The URL that answered, after redirects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<String>,
    /// The redirects from the one to the other, each its status and the URL that gave it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<String>,
    /// When the page was retrieved, RFC 3339 in UTC.
    #[serde(deserialize_with = "time", skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// HTTP status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// SHA-256 of the bytes, in lower-case hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// How many bytes there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// The program that retrieved them, with its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What a reader should know about these bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// HTTP headers that matter to the text, names in lower case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The archive's copy that this is, where the page did not come from its own site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Archive>,
}

impl Provenance {
    /// What a person says of these bytes; what this program notes of every saved file is none.
    pub fn remark(&self) -> Option<&str> {
        let note = self.note.as_deref()?.trim();
        (!note.is_empty() && !note.starts_with(SAVED)).then_some(note)
    }
}

/// Where an archive's copy comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Archive {
    /// The URL of the page on its own site.
    pub original: String,
    /// When the archive took its copy, RFC 3339 in UTC.
    pub taken: String,
}

/// A time (RFC 3339), as it is written, where there is one.
pub(crate) fn time<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    let text: Option<String> = Option::deserialize(value)?;
    if text
        .as_ref()
        .is_some_and(|text| text.parse::<Timestamp>().is_err())
    {
        return Err(D::Error::custom(
            "this is no time; write it as 2025-11-24T10:00:00Z",
        ));
    }
    Ok(text)
}

/// The archive's copy that an answer from `url` with these headers is, names in lower case; `None`
/// for a page that its own site answered with.
pub(crate) fn archive(url: &str, headers: &BTreeMap<String, String>) -> Option<Archive> {
    let taken = moment(headers.get(MEMENTO_DATETIME)?)?;
    let original = headers.get("link").and_then(|links| original(links));
    Some(Archive {
        original: original.unwrap_or(url).to_owned(),
        taken: taken.to_string(),
    })
}

/// The moment that a header of HTTP names.
pub(crate) fn moment(date: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(date).ok()
}

/// The target of the link (RFC 8288) with the relation `original`.
fn original(links: &str) -> Option<&str> {
    links.split('<').find_map(|link| {
        let (target, parameters) = link.split_once('>')?;
        let relation = parameters.split(';').find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case("rel").then_some(value)
        })?;
        let mut relations = relation
            .trim_matches([' ', '"', ','])
            .split_ascii_whitespace();
        relations
            .any(|relation| relation.eq_ignore_ascii_case("original"))
            .then_some(target)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_headers() {
        let headers = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            pairs
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect()
        };
        let at = ("memento-datetime", "Fri, 31 Dec 2021 01:02:03 GMT");
        let here = "https://archive.example/2021/a";
        assert_eq!(
            archive(
                here,
                &headers(&[("link", "<https://a.example/>; rel=\"original\"")])
            ),
            None
        );
        for (link, original) in [
            (
                "<https://a.example/x,y>; rel=\"original\", <https://b.example/>; rel=\"timegate\"",
                "https://a.example/x,y",
            ),
            (
                "<https://b.example/>; rel=timegate, <https://a.example/>; a=b; REL=original",
                "https://a.example/",
            ),
            (
                "<https://a.example/>; rel=\"timegate original\"",
                "https://a.example/",
            ),
            ("<https://a.example/>; rel=\"first memento\"", here),
            ("nonsense", here),
        ] {
            let copy = archive(here, &headers(&[at, ("link", link)])).expect(link);
            assert_eq!(copy.original, original, "{link}");
            assert_eq!(copy.taken, "2021-12-31T01:02:03Z");
        }
    }
}
