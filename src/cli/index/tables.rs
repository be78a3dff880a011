//! The tables of a site. The rows of events that did not change are copied from the tables that are
//! there.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use blake3::Hasher;
use tempfile::NamedTempFile;

use super::folder::{SiteFolder, place_for};
use crate::cli::error::Error;
use crate::cli::output::unwritten;
use crate::export::{Exported, TABLES, Table, TableFormat, TableWriter};
use crate::files;
use crate::website::{DATA, Kept, KeptEvent, table_path};

/// The rows of an event, table by table, as CSV.
pub(super) fn rows(exported: &Exported<'_>) -> Vec<Vec<u8>> {
    let rows = TABLES.map(|table| {
        let whole = written(table, Some(exported)).unwrap_or_default();
        whole
            .get(header(table).len()..)
            .unwrap_or_default()
            .to_vec()
    });
    rows.into()
}

/// What stands over the rows of a table.
fn header(table: &'static Table) -> Vec<u8> {
    written(table, None).unwrap_or_default()
}

/// A table in memory. Nothing can fail there.
fn written(table: &'static Table, exported: Option<&Exported<'_>>) -> io::Result<Vec<u8>> {
    let mut writer = TableWriter::new(table, TableFormat::Csv, Vec::new())?;
    if let Some(exported) = exported {
        writer.write(exported)?;
    }
    writer.finish()
}

/// The hash of rows, table by table.
pub(super) fn hash(rows: &[Vec<u8>]) -> String {
    let mut hash = Hasher::new();
    for rows in rows {
        hash.update(rows);
    }
    hash.finalize().to_hex().to_string()
}

/// The tables of the run before.
pub(super) struct OldTables {
    paths: Vec<PathBuf>,
    /// Whether nobody wrote to any of them since.
    are_untouched: bool,
}

impl OldTables {
    pub(super) fn of(folder: &SiteFolder, kept: &Kept) -> Self {
        let end = |place: usize| {
            let events = kept.events.iter();
            let ends = events.filter_map(|event| event.rows.get(place));
            ends.map(|(start, length)| start.saturating_add(*length))
                .max()
        };
        let mut tables = TABLES.iter().enumerate();
        let is_untouched = |(place, table): (usize, &&Table)| {
            let end = end(place);
            end.is_some_and(|end| folder.is_untouched(&table_path(table.name), end))
        };
        Self {
            are_untouched: tables.all(is_untouched),
            paths: TABLES.map(|table| path(folder.root(), table)).into(),
        }
    }

    /// Whether the rows of an event are still what was written.
    pub(super) fn have(&self, event: &KeptEvent<'_>) -> bool {
        self.are_untouched && event.rows.len() == self.paths.len()
            || self.hash(&event.rows).as_ref() == Some(&event.rows_hash)
    }

    /// The hash of the rows of an event, whose places are given; `None` where they are not there.
    fn hash(&self, rows: &[(u64, u64)]) -> Option<String> {
        if rows.len() != self.paths.len() {
            return None;
        }
        let mut hash = Hasher::new();
        for (path, (start, length)) in self.paths.iter().zip(rows) {
            let mut file = File::open(path).ok()?;
            file.seek(SeekFrom::Start(*start)).ok()?;
            let mut rows = Vec::new();
            file.take(*length).read_to_end(&mut rows).ok()?;
            if rows.len() as u64 != *length {
                return None;
            }
            hash.update(&rows);
        }
        Some(hash.finalize().to_hex().to_string())
    }
}

fn path(root: &Path, table: &Table) -> PathBuf {
    root.join(table_path(table.name))
}

/// Tables that are being written; they have their names when all are whole.
pub(super) struct Tables<'f>(Vec<TableFile<'f>>);

struct TableFile<'f> {
    root: &'f Path,
    path: PathBuf,
    old: Option<File>,
    new: NamedTempFile,
    /// How many bytes it will have with those that wait.
    length: u64,
    /// Bytes of the old table that wait to be copied: events beside each other are copied at once.
    waiting: (u64, u64),
}

impl<'f> Tables<'f> {
    /// Begins all tables, in the folder of a site.
    pub(super) fn begin(root: &'f Path, kept: &Kept) -> Result<Self, Error> {
        // What a run that was ended left there.
        files::clear_unfinished(&root.join(DATA));
        let tables = TABLES.map(|table| TableFile::begin(root, table, kept));
        Ok(Self(tables.into_iter().collect::<Result<_, _>>()?))
    }

    /// Adds the rows of an event, and says where they stand.
    pub(super) fn append(&mut self, rows: &[Vec<u8>]) -> Result<Vec<(u64, u64)>, Error> {
        let tables = self.0.iter_mut().zip(rows);
        tables.map(|(table, rows)| table.append(rows)).collect()
    }

    /// Adds rows that stand in the old tables, and says where they stand now.
    pub(super) fn copy(&mut self, rows: &[(u64, u64)]) -> Result<Vec<(u64, u64)>, Error> {
        let tables = self.0.iter_mut().zip(rows);
        tables.map(|(table, rows)| table.copy(*rows)).collect()
    }

    /// Gives the tables their names.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        for mut table in std::mem::take(&mut self.0) {
            table
                .flush()
                .map_err(|error| unwritten(&table.path, error))?;
            let TableFile {
                root, path, new, ..
            } = table;
            files::keep_inside(root, new, &path).map_err(|error| unwritten(&path, error))?;
        }
        Ok(())
    }
}

impl<'f> TableFile<'f> {
    fn begin(root: &'f Path, table: &'static Table, kept: &Kept) -> Result<Self, Error> {
        let path = path(root, table);
        let header = header(table);
        let is_ours = |bytes: &[u8]| bytes.starts_with(&header);
        place_for(root, &path, !kept.events.is_empty(), is_ours)?;
        let begun = || {
            let folder = path.parent().unwrap_or(root);
            fs::create_dir_all(folder)?;
            let mut new = files::begun(folder)?;
            new.write_all(&header)?;
            Ok(new)
        };
        let new = begun().map_err(|error| unwritten(&path, error))?;
        Ok(Self {
            root,
            old: File::open(&path).ok(),
            new,
            length: header.len() as u64,
            waiting: (0, 0),
            path,
        })
    }

    fn append(&mut self, rows: &[u8]) -> Result<(u64, u64), Error> {
        let written = self.flush().and_then(|()| self.new.write_all(rows));
        written.map_err(|error| unwritten(&self.path, error))?;
        Ok(self.grown(rows.len() as u64))
    }

    fn copy(&mut self, (start, length): (u64, u64)) -> Result<(u64, u64), Error> {
        let (first, waiting) = self.waiting;
        if waiting > 0 && first + waiting != start {
            self.flush().map_err(|error| unwritten(&self.path, error))?;
        }
        if self.waiting.1 == 0 {
            self.waiting = (start, 0);
        }
        self.waiting.1 += length;
        Ok(self.grown(length))
    }

    fn grown(&mut self, by: u64) -> (u64, u64) {
        let start = self.length;
        self.length += by;
        (start, by)
    }

    /// Copies what waits.
    fn flush(&mut self) -> io::Result<()> {
        let (start, length) = std::mem::take(&mut self.waiting);
        if length == 0 {
            return Ok(());
        }
        let Some(old) = &mut self.old else {
            return Err(io::ErrorKind::NotFound.into());
        };
        old.seek(SeekFrom::Start(start))?;
        let copied = io::copy(&mut old.take(length), self.new.as_file_mut())?;
        match copied == length {
            true => Ok(()),
            false => Err(io::Error::other("it was changed meanwhile; run it again")),
        }
    }
}
