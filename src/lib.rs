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
//! | [`event`] | [`Event::load`](event::Event::load) | a folder → its sources |
//! | [`snapshot`] | [`Snapshot::read`](snapshot::Snapshot::read) | a source → the bytes of its page |
//! | [`extract`] | [`extract::extract`] | a snapshot → a [`Statement`](statement::Statement) |
//! | [`site`] | [`Sites::of`](site::Sites::of) | a URL → the newsroom that publishes there |
//! | [`segment`] | [`segment::sentences`], [`segment::words`] | text → sentences, words |
//! | [`align`] | [`align::align`] | statements → passages |
//! | [`topic`], [`voice`] | [`topic::Topics::of`], [`voice::voices`] | statements → who speaks of what |
//! | [`diverge`] | [`diverge::diverge`] | statements and passages → divergences |
//! | [`report`] | [`report::Report::new`] | statements → the report that holds it all |
//! | [`render`] | one function for each format | a report → text |
//! | [`check`] | [`check::check`] | saved events → what changed |
//!
//! Disk and clock are met only in `event`, `snapshot`, `check` and the command line; the rest is
//! pure: the same bytes give the same report on every machine, in any order of sources.

pub mod align;
pub mod check;
pub mod cli;
mod data;
pub mod diverge;
pub mod event;
pub mod extract;
pub mod fetch;
mod figure;
mod letters;
pub mod lexicon;
pub mod output;
pub mod pager;
pub mod pages;
mod parallel;
pub mod recheck;
pub mod render;
pub mod report;
pub mod run;
pub mod segment;
pub mod site;
pub mod snapshot;
pub mod statement;
pub mod topic;
pub mod vectors;
pub mod voice;
pub mod warc;
