//! Why a command could not be carried out.

use std::io;
use std::path::{Path, PathBuf};

use super::status::ExitStatus;
use crate::compare::{NoAccounts, TooManyWords};
use crate::export::TABLES;
use crate::extract::ExtractError;
use crate::fetch::FetchError;
use crate::files::{ReadError, in_words, is_disk_full};
use crate::history::PhraseError;
use crate::lexicon::UserTableError;
use crate::recheck::RecheckError;
use crate::source::MANIFEST;
use crate::source::archive::MAX_DEPTH;
use crate::source::event::EventError;
use crate::source::pages::PagesError;
use crate::source::snapshot::SnapshotError;
use crate::warc::WarcError;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error(transparent)]
    TooManyWords(#[from] TooManyWords),
    #[error(transparent)]
    NoAccounts(#[from] NoAccounts),
    #[error(transparent)]
    Phrase(#[from] PhraseError),
    #[error(
        "there is no text; name a file of texts, and a government and a counterpart that it has"
    )]
    NoText,
    #[error(
        "{path} holds no texts over time; name a folder of events, or a file with a text a line in JSON \
         (.jsonl)",
        path = .0.display()
    )]
    NoSeries(PathBuf),
    #[error("no text has the address, the day or the title \"{0}\"")]
    NoSuchText(String),
    #[error("a picture is of a phrase; say --phrase, or write as json, csv or txt")]
    PictureOfText,
    #[error("cannot read {path}: {error}", path = path.display())]
    Series {
        path: PathBuf,
        #[source]
        error: ReadError,
    },
    #[error(transparent)]
    UserTable(#[from] UserTableError),
    #[error(
        "no known newsroom publishes at {0}; add it to your own sites file, and name that with \
         --sites or PARALLAX_SITES"
    )]
    UnknownSite(String),
    #[error("no newsroom of {0} is known; write a code of ISO 3166 such as CN, or EU, NATO, UN")]
    UnknownGovernment(String),
    #[error("{0} is no government of a source; write it as us=US")]
    NoAssignment(String),
    #[error("no government is known as {0}; write a code of ISO 3166 such as CN, or EU, NATO, UN")]
    NoGovernment(String),
    #[error("no source has the id \"{0}\"; an id stands before the page: {0}=page.html")]
    UnknownId(String),
    #[error("compare needs an event folder, or two or more sources; {0} is one source")]
    OneSource(String),
    #[error("{0} is a folder among sources; name an event folder alone, or pages")]
    FolderAmongSources(String),
    #[error("--url {0} names no source; write the id of one before it: us=https://…")]
    NoSuchSource(String),
    #[error("--url {0} is no address; write it with https:// in front")]
    NotAnAddress(String),
    #[error(
        "--title {0} names no source; write the id of one before it: us=Readout; a plain title has a space \
         before its ="
    )]
    NoTitledSource(String),
    #[error("{0} is named twice; name the page of each side, with its id: us=FILE cn=FILE")]
    SourceTwice(String),
    #[error("--date {0} is no day; write it as 2025-11-24")]
    NotADay(String),
    #[error("standard input is named twice; only one source can be -")]
    StandardInputTwice,
    #[error("{0} is not UTF-8 text; save it as UTF-8, one sentence per line")]
    NotUtf8(PathBuf),
    #[error("parallax has no command {written}; {}", .meant.as_ref().map_or_else(
        || "parallax --help lists them".to_owned(),
        |meant| format!("did you mean {meant}?")
    ))]
    NoCommand {
        written: String,
        meant: Option<String>,
    },
    #[error("a Word file is not printed; name a file for it: --output report.docx")]
    PrintedFile,
    #[error(
        "{path} ends as the name of a file that is not written; name one that ends in {written}",
        path = path.display()
    )]
    UnwrittenFormat {
        path: PathBuf,
        written: &'static str,
    },
    #[error("{0} is an input of this command; write to another file")]
    OutputIsInput(PathBuf),
    #[error("cannot write {path}: {}", in_words(error))]
    Output {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("{0} exists and is not overwritten; change it by hand, or name another")]
    Exists(PathBuf),
    #[error("source \"{id}\" has no saved page {page}; parallax fetch downloads it")]
    NeverFetched { id: String, page: PathBuf },
    #[error(
        "source \"{0}\" is no file that is there, and no URL; write it as {0}=page.html or {0}=https://…"
    )]
    NotAUrl(String),
    #[error("{path}: {advice}", path = path.display())]
    StandIn { path: PathBuf, advice: String },
    #[error("cannot write {path}: there is no folder {folder}; make it first", path = path.display(), folder = folder.display())]
    NoFolder { path: PathBuf, folder: PathBuf },
    #[error("source \"{0}\" is no file; save the page, and write it as {0}=page.html")]
    NotAFile(String),
    #[error(
        "{path} is {found}, not an account; save the page of the statement itself, or say --force",
        path = path.display()
    )]
    NotFiled { path: PathBuf, found: String },
    #[error(
        "{0} is a source, not the folder of an event; name the folder first: talks/2025-11-24 {0}"
    )]
    FolderIsSource(String),
    #[error(
        "{path} is no event yet: it has no event.toml; say --title to make one, or use parallax init",
        path = .0.display()
    )]
    NoEvent(PathBuf),
    #[error(
        "--accept {path} names no event that is checked; name the folder of one, and what is to be checked \
         before it: parallax check talks --accept talks/2025-11-24",
        path = .0.display()
    )]
    NoEventToAccept(PathBuf),
    #[error("whose address is {0}? write it as --url ID={0}")]
    WhoseUrl(String),
    #[error("the title is empty; say in a line what happened")]
    EmptyTitle,
    #[error("{MANIFEST} has no source \"{0}\"; parallax add files its first page")]
    NoSource(String),
    #[error(
        "{folder} holds no event: there is no event.toml in it, nor up to {MAX_DEPTH} folders below",
        folder = .0.display()
    )]
    NoEvents(PathBuf),
    #[error("{0} says something of one event; name one event folder")]
    OfOneEvent(&'static str),
    #[error("of several, each must be a folder of events")]
    NotFolders,
    #[error("many events give a report each; name a folder for them with --output")]
    NeedsFolder,
    #[error("extract prints the text of one page; of many, say --jsonl")]
    OnePage,
    #[error("the request names no page: give it html, base64, a path or an url")]
    NoPage,
    #[error(
        "the page is null: give it html, base64 or a path; where it has none of these keys, it is fetched"
    )]
    NullPage,
    #[error("the request names several pages: give it one of html, base64 and path")]
    SeveralPages,
    #[error("the page is not in base 64: {0}")]
    Base64(#[source] data_encoding::DecodeError),
    #[error("the line asks for no comparison: a WARC file holds pages, and no events")]
    NoEventsInWarc,
    #[error("the request names {0} sources; a comparison needs two or more, or an event")]
    FewSources(usize),
    #[error(transparent)]
    Warc(#[from] WarcError),
    #[error("no table is called {0}; there are {tables}", tables = tables())]
    NoTable(String),
    #[error(
        "{path} was not written by parallax index; move it away, or name another folder",
        path = .0.display()
    )]
    NotOurs(PathBuf),
    #[error("{0} is no text; name a file or a folder for it with --output")]
    NotText(String),
    #[error("{}", joined(.0))]
    Fetch(Vec<FetchError>),
    #[error(transparent)]
    Pages(#[from] PagesError),
    #[error(transparent)]
    Recheck(#[from] RecheckError),
    #[error(
        "{task} makes parallax fail ({fault}): that is a fault of the program; please report it, with \
         the pages"
    )]
    Fault { task: String, fault: String },
    #[error("cannot write the output: {}", in_words(.0))]
    Write(#[from] io::Error),
}

/// The names of the tables.
fn tables() -> String {
    TABLES.map(|table| table.name).join(", ")
}

/// Errors in a row.
fn joined(errors: &[FetchError]) -> String {
    let lines: Vec<String> = errors.iter().map(advised).collect();
    lines.join("; ")
}

/// What is said of a page that could not be had, where an archive can be asked.
pub(crate) fn advised(error: &FetchError) -> String {
    if error.may_be_archived() {
        format!("{error}; --archived asks an archive for it")
    } else {
        error.to_string()
    }
}

impl Error {
    /// The exit status that the error gives.
    pub(crate) fn status(&self) -> ExitStatus {
        match self {
            Self::Fetch(errors) if !errors.iter().any(FetchError::is_bad_input) => {
                ExitStatus::FetchFailed
            }
            // Nothing is wrong with the input: as after a failed fetch, the same command may
            // succeed later.
            error if error.is_disk_full() => ExitStatus::FetchFailed,
            _ => ExitStatus::BadInput,
        }
    }

    /// The file that is named and is not there.
    pub(crate) fn absent_file(&self) -> Option<&Path> {
        let (path, why) = match self {
            Self::Snapshot(SnapshotError::Unreadable { path, source }) => (path, source),
            Self::Series { path, error } => (path, error),
            _ => return None,
        };
        let is_absent =
            matches!(why, ReadError::Io(error) if error.kind() == io::ErrorKind::NotFound);
        is_absent.then_some(path)
    }

    fn is_disk_full(&self) -> bool {
        match self {
            Self::Output { error, .. } | Self::Write(error) => is_disk_full(error),
            Self::Pages(error) | Self::Recheck(RecheckError::Pages(error)) => {
                is_disk_full(&error.source)
            }
            Self::Recheck(RecheckError::Retrieval { source, .. }) => is_disk_full(source),
            _ => false,
        }
    }
}
