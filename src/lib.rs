//! parallax shows how governments tell the same event differently.
//!
//! When two leaders talk, each side publishes its own account. parallax takes those accounts,
//! extracts their text, aligns the sentences that answer each other and reports what diverges.
//!
//! # The way of the data
//!
//! ```text
//! Event ─ sources ─▶ Snapshot ─ extract ─▶ Statement ─ align ─▶ Passages ─ diverge ─▶ Report ─ render ─▶ text
//! ```
//!
//! | room | its door | from → to |
//! |---|---|---|
//! | [`source::event`] | [`Event::load`](source::event::Event::load) | a folder → its sources |
//! | [`source::snapshot`] | [`Snapshot::read`](source::snapshot::Snapshot::read) | a source → the bytes of its page |
//! | [`extract`] | [`extract::extract`] | a snapshot → a [`Statement`](statement::Statement) |
//! | [`site`] | [`Sites::of`](site::Sites::of) | a URL → the newsroom that publishes there |
//! | [`text`] | [`text::sentences`], [`text::words`] | text → sentences, words |
//! | [`align`] | [`align::align`] | statements → passages |
//! | [`annotate`] | [`annotate::annotate`] | statements → their sentences with words, verbs and figures |
//! | [`topic`], [`voice`] | [`topic::Topics::of`], [`voice::voices`] | statements → who speaks of what |
//! | [`diverge`] | [`diverge::diverge`] | statements and passages → divergences |
//! | [`compare`] | [`compare::compare`] | statements → the report that holds it all |
//! | [`render`] | one function for each format | a report → text |
//! | [`check`] | [`check::check`] | saved events → what changed |
//!
//! Disk and clock are met only in `event`, `snapshot`, `check` and the command line; the rest is
//! pure: the same bytes give the same report on every machine, in any order of sources.

pub mod align;
pub mod annotate;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
mod data;
pub mod diverge;
pub mod extract;
#[cfg(feature = "network")]
pub mod fetch;
pub mod lexicon;
mod parallel;
#[cfg(feature = "network")]
pub mod recheck;
pub mod render;
pub mod report;
pub mod site;
pub mod source;
pub mod statement;
pub mod text;
pub mod topic;
pub mod vectors;
pub mod voice;
pub mod warc;
