//! A table that is written row by row, in any format.

use std::io::{self, Write};

use super::csv::CsvTable;
use super::json_lines::JsonLines;
#[cfg(feature = "parquet")]
use super::parquet::ParquetTable;
use super::table::{Exported, Table};

/// The formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// For spreadsheets.
    Csv,
    /// An object a line.
    JsonLines,
    /// Columns, with their types.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// A table that is being written. Rows go out as events come, so that memory does not grow with
/// their number.
pub struct TableWriter<W: Write + Send> {
    table: &'static Table,
    format: Format<W>,
    rows: usize,
}

enum Format<W: Write + Send> {
    Csv(Box<CsvTable<W>>),
    JsonLines(JsonLines<W>),
    #[cfg(feature = "parquet")]
    Parquet(Box<ParquetTable<W>>),
}

impl<W: Write + Send> TableWriter<W> {
    /// Begins a table.
    ///
    /// # Errors
    ///
    /// What `out` gives.
    pub fn new(table: &'static Table, format: TableFormat, out: W) -> io::Result<Self> {
        let format = match format {
            TableFormat::Csv => Format::Csv(Box::new(CsvTable::new(table, out)?)),
            TableFormat::JsonLines => Format::JsonLines(JsonLines::new(table.columns, out)),
            #[cfg(feature = "parquet")]
            TableFormat::Parquet => Format::Parquet(Box::new(ParquetTable::new(table, out)?)),
        };
        Ok(Self {
            table,
            format,
            rows: 0,
        })
    }

    /// How many rows were written.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Writes the rows of an event.
    ///
    /// # Errors
    ///
    /// What the output gives.
    pub fn write(&mut self, exported: &Exported<'_>) -> io::Result<()> {
        for row in (self.table.rows)(exported) {
            self.rows += 1;
            match &mut self.format {
                Format::Csv(csv) => csv.write(&row)?,
                Format::JsonLines(lines) => lines.write(&row)?,
                #[cfg(feature = "parquet")]
                Format::Parquet(parquet) => parquet.write(row)?,
            }
        }
        Ok(())
    }

    /// Ends the table, and gives the output back.
    ///
    /// # Errors
    ///
    /// What the output gives.
    pub fn finish(self) -> io::Result<W> {
        match self.format {
            Format::Csv(csv) => csv.finish(),
            Format::JsonLines(lines) => Ok(lines.finish()),
            #[cfg(feature = "parquet")]
            Format::Parquet(parquet) => parquet.finish(),
        }
    }
}
