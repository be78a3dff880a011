//! Extracts the text of a saved page, and prints it as JSON:
//! `cargo run --example text_as_json page.html https://www.mfa.gov.cn/eng/page.html`.

use std::error::Error;
use std::path::Path;

use parallax::{Snapshot, extract};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let page = arguments.next().ok_or("name a saved page")?;
    let url = arguments.next();
    println!("{}", text_as_json(Path::new(&page), url.as_deref())?);
    Ok(())
}

/// The text of a page; its URL chooses what is known of the site.
pub(crate) fn text_as_json(page: &Path, url: Option<&str>) -> Result<String, Box<dyn Error>> {
    let statement = extract(&Snapshot::from_bytes("page", url, std::fs::read(page)?))?;
    let text = json!({
        "title": statement.title,
        "date": statement.date.map(|date| date.to_string()),
        "language": statement.language,
        "outlet": statement.source.outlet,
        "paragraphs": statement.paragraphs,
    });
    Ok(serde_json::to_string_pretty(&text)?)
}
