//! The table of newsrooms, as wide as the terminal.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::cell::{self, Cell};
use crate::site::Site;

const HEAD: [&str; 6] = [
    "GOV",
    "OUTLET",
    "DOMAINS",
    "LANGUAGES",
    "PROFILE",
    "VERIFIED",
];

/// What stands between columns.
const GAP: &str = "  ";

/// The least that the columns of outlets and of domains take.
const LEAST: usize = 12;

/// Sites as a table `width` columns wide: a row each, wrapped where it is longer.
pub fn sites(sites: &[&Site], width: usize) -> String {
    let rows: Vec<[String; 6]> = std::iter::once(HEAD.map(str::to_owned))
        .chain(sites.iter().map(|site| facts(site)))
        .collect();
    let mut widths: Vec<usize> = (0..HEAD.len())
        .map(|column| rows.iter().map(|row| row[column].width()).max())
        .map(Option::unwrap_or_default)
        .collect();
    // Outlets and domains share what the others leave, two parts to three.
    let others: usize = widths.iter().sum::<usize>() - widths[1] - widths[2];
    let left = width.saturating_sub(others + GAP.len() * (HEAD.len() - 1));
    if widths[1] + widths[2] > left {
        widths[1] = widths[1].min(left * 2 / 5).max(LEAST);
        widths[2] = widths[2].min(left.saturating_sub(widths[1])).max(LEAST);
    }
    let mut text = String::new();
    for row in rows {
        let cells = row.map(|fact| {
            let mut cell = Cell::default();
            cell.push(&fact, Style::new());
            cell
        });
        for line in cell::row(&cells, &widths, GAP) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn facts(site: &Site) -> [String; 6] {
    let addresses: Vec<String> = site
        .domains
        .iter()
        .chain(&site.hosts)
        .map(ToString::to_string)
        .collect();
    let verified = if site.is_verified() {
        "yes"
    } else {
        "unverified"
    };
    [
        site.government.clone(),
        site.outlet.clone(),
        addresses.join(" "),
        site.languages.join(" "),
        if site.has_profile() { "yes" } else { "-" }.to_owned(),
        verified.to_owned(),
    ]
}
