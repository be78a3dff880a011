//! parallax shows how governments tell the same event differently.
//!
//! When two leaders talk, each side publishes its own account. parallax takes those accounts,
//! extracts their text, aligns the sentences that answer each other and reports what diverges.
//!
//! ```
//! use parallax::{Event, Lexicon, Snapshot, compare, extract};
//!
//! let us = Snapshot::from_bytes("us", None, "The President urged China to reopen the strait.");
//! let cn = Snapshot::from_bytes("cn", None, "The two sides exchanged views on trade.");
//! let statements = vec![extract(&us)?, extract(&cn)?];
//! let report = compare(&Event::default(), statements, Lexicon::standard());
//! assert!(report.differs());
//! # Ok::<(), parallax::ExtractError>(())
//! ```
//!
//! The items on this page are the library's interface, under semantic versioning; what is hidden
//! from this documentation serves the program and its tests, and may change in any release.
//!
//! Without its default features, the crate extracts, compares, renders and checks saved pages.
//! `network` adds fetching, and `cli` the program itself.
//!
//! # The way of the data
//!
//! ```text
//! Event ─ sources ─▶ Snapshot ─ extract ─▶ Statement ─ align ─▶ Passages ─ diverge ─▶ Report ─ render ─▶ text
//! ```
//!
//! | room | from → to |
//! |---|---|
//! | `files` | a path → its bytes, within bounds; bytes → a file, whole or not at all |
//! | `fault` | a panic → an error |
//! | `document` | a saved file → the page or text in it, and where it was saved |
//! | `source` | a folder → its sources; a source → the bytes of its page, with their provenance |
//! | `warc` | a WARC file → a page in it; what went over the wire → a WARC file |
//! | `fetch` | a URL → a page, politely, and from public addresses only |
//! | `data` | the tables in `data/*.toml`, and a user's own → typed rows |
//! | `site` | a URL → the newsroom that publishes there |
//! | `lexicon` | tables of words → what the program knows of the world |
//! | `text` | text → sentences, words, figures, languages; it knows scripts and no diplomacy |
//! | `extract` | a snapshot → a [`Statement`] |
//! | `annotate` | statements → their sentences with words, verbs and figures |
//! | `vectors` | a word → its meaning, as numbers |
//! | `crosslingual` | words of one language → words and directions of another |
//! | `align` | statements → the passages that answer each other |
//! | `voice` | statements → who speaks in each sentence, and whose words it reports |
//! | `topic` | statements → which of them speaks of what |
//! | `talks` | statements → what each says of the talks themselves |
//! | `unit` | sentences → the smallest claims in them, each with its speaker and act |
//! | `estimate` | features → a probability, by weights that are data |
//! | `support` | a unit and an account → the probability that the account says it |
//! | `salience` | a unit → the probability that an analyst would lead with it |
//! | `diverge` | all of this → findings, the most important first |
//! | `compare` | statements and a lexicon → the report; it names the steps from `annotate` on |
//! | `history` | texts over time → the uses of a phrase, and what is new in a text |
//! | [`report`] | the types of the report |
//! | [`render`] | a report → text, one file a format |
//! | `export` | reports → tidy tables, in any format |
//! | [`check`] | saved events → whether they still give what is expected |
//! | `recheck` | a saved page and the page of today → whether its text has changed |
//! | `cli` | a command line → output and an exit status |
//!
//! `fetch` meets the network. `fetch` and `recheck` read the clock. `cli` reads the environment.
//! `files`, `source`, `warc`, `check`, `cli` and, for large bodies, `fetch` meet the disk, and so do
//! those who call them. The rest is pure: the same bytes give the same report on every machine, in
//! any order of sources, with any number of threads.
//!
//! # Words
//!
//! | word | meaning |
//! |---|---|
//! | event | what several governments reported: a call, a meeting, a summit |
//! | source | one government outlet's account of an event, with its id, such as `cn-mfa` |
//! | snapshot | the bytes of a page as retrieved, with their provenance |
//! | provenance | how bytes were come by: URL, time, status, headers, SHA-256 |
//! | sighting | a record that a page was asked for, and what was seen |
//! | newsroom | a site on which a government publishes |
//! | statement | the text of a snapshot: title, date, language, paragraphs, sentences |
//! | dateline | the place and day that open a first paragraph: `MOSCOW, November 24` |
//! | link | two sentences of two statements that answer each other, with a score |
//! | passage | sentences, from any number of statements, that say the same thing |
//! | voice | who speaks in a sentence, and whose words it reports |
//! | finding | one divergence, with its kind, its claim and its evidence |
//! | status | what became of a claim in the other account: confirmed, softened, absent, … |
//! | evidence | a place in a statement where a finding can be checked, with its role |
//! | topic | a subject of diplomacy, with the words for it in each language |
//! | term | one thing under several names, each with who uses it |
//! | ladder | words for one thing, graded by strength; a step of it is a rung |
//! | scope | a word that changes how far a statement reaches: *all*, *some*, *if* |
//! | tone | what a side calls the talks themselves: *candid*, *constructive* |

pub mod check;
pub mod render;
pub mod report;

#[doc(hidden)]
pub mod align;
#[doc(hidden)]
pub mod annotate;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod crosslingual;
mod data;
#[doc(hidden)]
pub mod diverge;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod estimate;
#[doc(hidden)]
pub mod export;
#[doc(hidden)]
pub mod extract;
mod fault;
#[cfg(feature = "network")]
#[doc(hidden)]
pub mod fetch;
#[doc(hidden)]
pub mod files;
#[doc(hidden)]
pub mod history;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod opposition;
mod parallel;
#[cfg(feature = "network")]
#[doc(hidden)]
pub mod recheck;
#[doc(hidden)]
pub mod salience;
#[doc(hidden)]
pub mod site;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod statement;
#[doc(hidden)]
pub mod support;
#[doc(hidden)]
pub mod talks;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod topic;
#[doc(hidden)]
pub mod unit;
#[doc(hidden)]
pub mod vectors;
mod view;
#[doc(hidden)]
pub mod voice;
#[doc(hidden)]
pub mod warc;
#[doc(hidden)]
pub mod website;

pub use compare::{WordLimits, compare};
pub use extract::{ExtractError, extract, extract_with};
pub use lexicon::{Lexicon, UserTableError};
pub use report::Report;
pub use site::Sites;
pub use source::event::{Event, EventError};
pub use source::provenance::Provenance;
pub use source::snapshot::{Snapshot, SnapshotError};
pub use source::{Location, Source};
pub use statement::{Sentence, Statement};
