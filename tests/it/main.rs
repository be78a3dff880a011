//! The whole program and its library from outside, in one binary: one link instead of twenty.

#[cfg(feature = "cli")]
mod across;
#[cfg(feature = "cli")]
mod add;
#[cfg(feature = "cli")]
mod against_last;
#[cfg(feature = "cli")]
mod align;
#[cfg(feature = "cli")]
mod attribution;
#[cfg(feature = "cli")]
mod bad_input;
mod brief;
mod cases;
#[cfg(feature = "cli")]
mod characters;
#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod common;
#[cfg(feature = "cli")]
mod compare;
#[cfg(feature = "cli")]
mod console;
mod dates;
#[cfg(feature = "cli")]
mod days;
mod documents;
#[cfg(feature = "cli")]
mod docx;
#[cfg(feature = "cli")]
mod escapes;
mod examples;
#[cfg(feature = "cli")]
mod export;
mod extract;
mod extract_layouts;
#[cfg(feature = "cli")]
mod fetch;
#[cfg(all(feature = "cli", unix))]
mod files;
#[cfg(feature = "cli")]
mod formats;
mod headlines;
#[cfg(feature = "cli")]
mod history;
#[cfg(feature = "cli")]
mod hostile;
#[cfg(feature = "cli")]
mod html;
#[cfg(feature = "cli")]
mod ids;
#[cfg(feature = "cli")]
mod index;
#[cfg(feature = "cli")]
mod init;
#[cfg(feature = "cli")]
mod jsonl;
mod layout;
#[cfg(feature = "cli")]
mod lexicon;
mod numbers;
mod official_layouts;
#[cfg(feature = "cli")]
mod one_thing;
mod opposites;
#[cfg(feature = "cli")]
mod owners;
mod pasted;
#[cfg(feature = "cli")]
mod readouts;
#[cfg(feature = "cli")]
mod recheck;
#[cfg(feature = "cli")]
mod refusals;
mod segment;
#[cfg(feature = "cli")]
mod sites;
mod spent;
mod talks;
mod together;
#[cfg(feature = "cli")]
mod topic_languages;
#[cfg(feature = "cli")]
mod topics;
mod vectors;
#[cfg(feature = "cli")]
mod warc;
