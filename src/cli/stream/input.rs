//! What a filter is asked: lines of requests and pages of WARC files, from files, folders and
//! standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::lines::{LineError, Lines};
use crate::cli::archive::{self, ArchivedEvent};
use crate::files;
use crate::source::STANDARD_INPUT;
use crate::source::archive::{MAX_DEPTH, files_below};
use crate::warc::{self, START_BYTES, WarcPage, WarcPages, begins_as_warc};

/// What an input holds.
pub(super) enum Item {
    /// Something to answer.
    Asked { at: Place, asked: Asked },
    /// What is no request.
    Bad { at: Place, error: String },
    /// What keeps an input from being read on.
    End { at: Place, error: String },
}

/// Something to answer.
pub(crate) enum Asked {
    /// A line with a request.
    Line(Vec<u8>),
    /// A page of a WARC file.
    Page(Box<WarcPage>),
    /// A saved event. Its path may be no text, and so in no line.
    Event(ArchivedEvent),
}

/// Where an item stands.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The input, as it is named; `-` is standard input.
    pub input: String,
    /// The number of the line, from 1; none in a WARC file.
    pub line: Option<usize>,
}

impl Item {
    /// How many bytes it holds.
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Asked {
                asked: Asked::Line(line),
                ..
            } => line.len(),
            Self::Asked {
                asked: Asked::Page(page),
                ..
            } => page.size(),
            Self::Asked {
                asked: Asked::Event(_),
                ..
            } => 1,
            Self::Bad { error, .. } | Self::End { error, .. } => error.len(),
        }
    }
}

/// What a folder among the inputs stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Folders {
    /// The WARC files in it, by path.
    OfWarcs,
    /// Its events: a request each.
    OfEvents,
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

/// The items of inputs, one input after another, each opened when its turn comes.
pub(super) fn items(inputs: Vec<String>, folders: Folders) -> impl Iterator<Item = Item> + Send {
    inputs
        .into_iter()
        .flat_map(move |input| of_input(input, folders))
}

fn of_input(input: String, folders: Folders) -> Items {
    if input == STANDARD_INPUT {
        return of_stream(input, Box::new(BufReader::new(io::stdin())));
    }
    let path = PathBuf::from(&input);
    match folders {
        _ if !path.is_dir() => of_file(&path),
        Folders::OfWarcs => of_warcs(input, &path),
        Folders::OfEvents => of_events(input, path),
    }
}

fn of_warcs(input: String, folder: &Path) -> Items {
    let files = files_below(folder, warc::is_warc);
    if files.is_empty() {
        let error = format!(
            "the folder holds no WARC file: none ends in .warc, .arc, .warc.gz or .arc.gz, in it or up to \
             {MAX_DEPTH} folders below"
        );
        return end(input, error);
    }
    Box::new(files.into_iter().flat_map(|file| of_file(&file)))
}

fn of_events(input: String, folder: PathBuf) -> Items {
    let events = match archive::events(&[folder]) {
        Ok(events) => events,
        Err(error) => return end(input, error.to_string()),
    };
    Box::new(events.into_iter().map(move |event| {
        let at = Place {
            input: input.clone(),
            line: None,
        };
        let asked = Asked::Event(event);
        Item::Asked { at, asked }
    }))
}

fn of_file(path: &Path) -> Items {
    let input = path.display().to_string();
    // A pipe is as good as a file; it was named for this.
    match File::open(path) {
        Ok(file) => of_stream(input, Box::new(BufReader::new(file))),
        Err(error) => end(input, unreadable(&error)),
    }
}

fn unreadable(error: &io::Error) -> String {
    format!("cannot be read: {}", files::in_words(error))
}

fn end(input: String, error: String) -> Items {
    let at = Place { input, line: None };
    Box::new(std::iter::once(Item::End { at, error }))
}

type Stream = Box<dyn BufRead + Send>;

/// A stream, by what it holds: a WARC file or lines, either compressed with gzip.
fn of_stream(input: String, stream: Stream) -> Items {
    let started = begun(stream, 2).and_then(|(head, stream)| match head.as_slice() {
        [0x1f, 0x8b] => {
            let plain = BufReader::new(warc::gunzipped(stream));
            begun(Box::new(plain), START_BYTES)
        }
        _ => begun(stream, START_BYTES),
    });
    match started {
        Err(error) => end(input, unreadable(&error)),
        Ok((head, stream)) if begins_as_warc(&head) => of_warc(input, stream),
        Ok((_, stream)) => of_lines(input, stream),
    }
}

/// The first bytes of a stream, and the whole of it.
fn begun(mut stream: Stream, bytes: usize) -> io::Result<(Vec<u8>, Stream)> {
    let mut head = Vec::with_capacity(bytes);
    (&mut stream).take(bytes as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(stream);
    Ok((head, Box::new(whole)))
}

fn of_warc(input: String, stream: Stream) -> Items {
    Box::new(WarcPages::new(stream).map(move |page| {
        let at = Place {
            input: input.clone(),
            line: None,
        };
        match page {
            Ok(page) => Item::Asked {
                at,
                asked: Asked::Page(Box::new(page)),
            },
            Err(error) => Item::End {
                at,
                error: error.to_string(),
            },
        }
    }))
}

fn of_lines(input: String, stream: Stream) -> Items {
    Box::new(Lines::new(stream).map(move |(number, line)| {
        let at = Place {
            input: input.clone(),
            line: Some(number),
        };
        match line {
            Ok(line) => Item::Asked {
                at,
                asked: Asked::Line(line),
            },
            Err(LineError::Io(error)) => Item::End {
                at,
                error: unreadable(&error),
            },
            Err(error @ LineError::TooLong) => Item::Bad {
                at,
                error: error.to_string(),
            },
        }
    }))
}
