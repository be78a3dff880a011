//! JSON lines: an object a row, with every column.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::table::{Column, Row, Value};
use crate::render::json_line;

pub(super) struct JsonLines<W: Write> {
    columns: &'static [Column],
    out: W,
}

impl<W: Write> JsonLines<W> {
    pub(super) fn new(columns: &'static [Column], out: W) -> Self {
        Self { columns, out }
    }

    pub(super) fn write(&mut self, row: &Row) -> io::Result<()> {
        let columns = self.columns;
        writeln!(self.out, "{}", json_line(&Object { columns, row }))
    }

    pub(super) fn finish(self) -> W {
        self.out
    }
}

/// A row under the names of its columns.
struct Object<'r> {
    columns: &'static [Column],
    row: &'r Row,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(self.row) {
            object.serialize_entry(column.name, value)?;
        }
        object.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Day(day) => serializer.collect_str(day),
        }
    }
}
