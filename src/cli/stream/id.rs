//! The ids of requests, given back as they stand.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The id of a request: any JSON, none of whose bytes is read. A figure may have more digits than
/// any type of ours, and a name may stand twice in an object.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Id(Option<Box<RawValue>>);

/// A request of which only the id is read.
#[derive(Deserialize)]
struct OfRequest {
    #[serde(default)]
    id: Id,
}

impl Id {
    /// That of a request that cannot be read, where it has one.
    pub(super) fn of_line(line: &[u8]) -> Self {
        if !is_object(line) {
            return Self::default();
        }
        serde_json::from_slice(line)
            .map(|OfRequest { id }| id)
            .unwrap_or_default()
            .in_one_line()
            .unwrap_or_default()
    }

    /// That of an event which is named.
    pub(crate) fn of_name(name: &str) -> Self {
        Self(serde_json::value::to_raw_value(name).ok())
    }

    /// The id, unless it holds a line end between its values: its answer would not be a line.
    pub(super) fn in_one_line(self) -> Option<Self> {
        let is_broken = |id: &RawValue| id.get().contains(['\r', '\n', '\t']);
        (!self.0.as_deref().is_some_and(is_broken)).then_some(self)
    }
}

/// Whether a line of JSON is an object. A list would be read as its values.
pub(super) fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{")
}

impl JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnyValue".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}
