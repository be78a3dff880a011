//! Parquet: columns with their types, any of which may be null. Rows are gathered, and written a
//! group at a time.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::Date;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::table::{Column, ColumnKind, Row, Table, Value};

/// The bytes of text after which a group is written.
const GROUP_BYTES: usize = 8 << 20;

/// The rows after which a group is written.
const GROUP_ROWS: usize = 50_000;

/// The day from which Parquet counts.
const FIRST_DAY: Date = jiff::civil::date(1970, 1, 1);

pub(super) struct ParquetTable<W: Write + Send> {
    columns: &'static [Column],
    writer: SerializedFileWriter<W>,
    rows: Vec<Row>,
    bytes: usize,
}

impl<W: Write + Send> ParquetTable<W> {
    pub(super) fn new(table: &Table, out: W) -> io::Result<Self> {
        let fields = table.columns.iter().map(field);
        let fields = fields.collect::<Result<Vec<TypePtr>, ParquetError>>()?;
        let schema = Type::group_type_builder(table.name).with_fields(fields);
        Ok(Self {
            columns: table.columns,
            writer: SerializedFileWriter::new(out, Arc::new(schema.build()?), Arc::default())?,
            rows: Vec::new(),
            bytes: 0,
        })
    }

    pub(super) fn write(&mut self, row: Row) -> io::Result<()> {
        self.bytes += row.iter().map(size).sum::<usize>();
        self.rows.push(row);
        if self.bytes > GROUP_BYTES || self.rows.len() >= GROUP_ROWS {
            self.write_group()?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        if !self.rows.is_empty() {
            self.write_group()?;
        }
        Ok(self.writer.into_inner()?)
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.writer.next_row_group()?;
        for (at, column) in self.columns.iter().enumerate() {
            let Some(writer) = group.next_column()? else {
                break;
            };
            let values = self.rows.iter().map(|row| &row[at]);
            write_column(column.kind, values, writer)?;
        }
        group.close()?;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }
}

fn field(column: &Column) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match column.kind {
        ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnKind::Integer => (Physical::INT64, None),
        ColumnKind::Number => (Physical::DOUBLE, None),
        ColumnKind::Flag => (Physical::BOOLEAN, None),
        ColumnKind::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let field = Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    field.build().map(Arc::new)
}

fn size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        _ => size_of::<Value>(),
    }
}

fn write_column<'v>(
    kind: ColumnKind,
    values: impl Iterator<Item = &'v Value>,
    writer: SerializedColumnWriter<'_>,
) -> Result<(), ParquetError> {
    match kind {
        ColumnKind::Text => write_values::<ByteArrayType>(values, writer, |value| match value {
            Value::Text(text) => Some(ByteArray::from(text.as_str())),
            _ => None,
        }),
        ColumnKind::Integer => write_values::<Int64Type>(values, writer, |value| match value {
            Value::Integer(number) => Some(*number),
            _ => None,
        }),
        ColumnKind::Number => write_values::<DoubleType>(values, writer, |value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        }),
        ColumnKind::Flag => write_values::<BoolType>(values, writer, |value| match value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }),
        ColumnKind::Day => write_values::<Int32Type>(values, writer, |value| match value {
            Value::Day(day) => (*day - FIRST_DAY).get_days().into(),
            _ => None,
        }),
    }
}

/// Writes the values of a column; what is none of its kind is null.
fn write_values<'v, T: DataType>(
    values: impl Iterator<Item = &'v Value>,
    mut writer: SerializedColumnWriter<'_>,
    of: impl Fn(&Value) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let values: Vec<Option<T::T>> = values.map(of).collect();
    let levels: Vec<i16> = values.iter().map(|it| i16::from(it.is_some())).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    writer
        .typed::<T>()
        .write_batch(&values, Some(&levels), None)?;
    writer.close()
}
