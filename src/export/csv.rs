//! CSV, as the findings of one event are written: RFC 4180, all fields in quotes, with the byte
//! order mark that spreadsheets need, and the escape that keeps them from obeying a field.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::table::{Row, Table, Value};
use crate::render::harmless;

pub(super) struct CsvTable<W: Write>(Writer<W>);

impl<W: Write> CsvTable<W> {
    pub(super) fn new(table: &Table, mut out: W) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Always)
            .from_writer(out);
        writer.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Self(writer))
    }

    pub(super) fn write(&mut self, row: &Row) -> io::Result<()> {
        for value in row {
            self.0.write_field(field(value).as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(|error| error.into_error())
    }
}

fn field(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => "".into(),
        Value::Text(text) => harmless(text),
        Value::Integer(number) => number.to_string().into(),
        // With its point, so that no reader takes the column for one of whole numbers.
        Value::Number(number) => format!("{number:?}").into(),
        Value::Flag(flag) => flag.to_string().into(),
        Value::Day(day) => day.to_string().into(),
    }
}
