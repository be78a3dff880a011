//! A report to text: one file a format.

mod account;
mod cell;
mod changes;
mod csv;
mod direction;
mod docx;
mod html;
mod json;
mod markdown;
mod markup;
mod message;
mod page;
mod phrase;
mod pieces;
mod plain;
mod sites;
mod styled;
mod terminal;

pub use account::{account_csv, account_terminal};
pub use changes::{ChangedLine, Run, changes};
pub(crate) use csv::harmless;
pub use csv::{csv, issues_csv};
pub(crate) use direction::direction_of;
pub use docx::{docx, docx_brief, docx_whole};
pub(crate) use html::{Frame, OnSite, STYLE, html_on_site, link, side_classes};
pub use html::{html, html_brief, html_whole};
pub use json::json;
pub(crate) use json::json_line;
pub use markdown::{markdown, markdown_brief, markdown_whole, statement_markdown};
pub use message::message;
#[cfg(feature = "cli")]
pub(crate) use message::short;
pub use phrase::{phrase_csv, phrase_svg, phrase_terminal};
pub use plain::{plain, plain_lines};
pub use sites::sites;
pub use styled::StyledLine;
pub use terminal::{Layout, terminal, terminal_brief, terminal_whole};
