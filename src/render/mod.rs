//! A report to text: one file a format.

mod cell;
mod changes;
mod csv;
mod html;
mod json;
mod labels;
mod markdown;
mod plain;
mod quote;
mod sites;
mod terminal;

pub use changes::{ChangedLine, Run, changes};
pub use csv::csv;
pub use html::html;
pub use json::json;
pub use markdown::{markdown, statement_markdown};
pub use sites::sites;
pub use terminal::{Layout, terminal};
