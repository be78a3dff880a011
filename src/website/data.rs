//! The page of the tables that lie beside the pages.

use maud::html;

use super::frame::{FROM_FOLDER, Section, SiteFile, page, table_of_counts};
use crate::export::TABLES;

/// The folder of the tables.
pub const DATA: &str = "data";

/// Where a table lies.
pub fn table_path(table: &str) -> String {
    format!("{DATA}/{table}.csv")
}

pub(super) fn data() -> SiteFile {
    let main = html! {
        p.lede {
            "The archive as tidy tables, for spreadsheets, pandas, DuckDB: CSV in UTF-8 with a heading. "
            "Every row has the name of its event, and ids of findings are those of the reports."
        }
        (table_of_counts(
            "Tables",
            &html! {
                th scope="col" { "Table" }
                th scope="col" { "A row is" }
                th scope="col" { "Columns" }
            },
            &html! {
                @for table in TABLES {
                    tr {
                        th scope="row" { a href={ (table.name) ".csv" } { (table.name) ".csv" } }
                        td { (table.row) }
                        td { @for (at, column) in table.columns.iter().enumerate() { @if at > 0 { ", " } code { (column.name) } } }
                    }
                }
            },
        ))
    };
    page(
        format!("{DATA}/index.html"),
        Section::Data,
        FROM_FOLDER,
        "Data",
        &main,
    )
}
