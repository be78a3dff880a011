//! The whole program and its library from outside, in one binary: one link instead of twenty.

mod align;
mod attribution;
mod bad_input;
mod check;
mod common;
mod compare;
mod dates;
mod extract;
mod extract_layouts;
mod fetch;
mod formats;
mod hostile;
mod html;
mod init;
mod learn;
mod lexicon;
mod readouts;
mod recheck;
mod segment;
mod sites;
mod warc;
