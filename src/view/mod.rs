//! What readers see of a report: plain words and numbers, in one place, without the marks of any
//! format. Who prints a report takes its words from here, so that every format says the same.
//!
//! `brief` is the first page: [`Brief::of`]. Behind it stand all [`findings`], the table of
//! [`issues`], whose [`voices`] an account gives and in which order it brings up its [`topics`].
//! Accounts are shown in the order of the report's statements, as
//! [`show_in_order`](crate::report::Report::show_in_order) puts them.

pub(crate) mod account;
pub(crate) mod brief;
pub(crate) mod common;
mod contradicted;
pub(crate) mod day;
pub(crate) mod excerpt;
pub(crate) mod finding;
pub(crate) mod gist;
pub(crate) mod issue;
pub(crate) mod labels;
pub(crate) mod languages;
pub(crate) mod last;
pub(crate) mod missing;
pub(crate) mod order;
mod others;
mod passage;
pub(crate) mod quote;
mod remark;
mod repeat;
mod shown;
pub(crate) mod side;
mod subject;
pub(crate) mod talks;
pub(crate) mod voice;

pub(crate) use brief::Brief;
pub(crate) use finding::BRIEF_FINDINGS;
pub(crate) use issue::issues;
pub(crate) use order::topics;
pub(crate) use shown::findings;
pub(crate) use side::sides;
pub(crate) use voice::voices;
