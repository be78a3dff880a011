//! What belongs together in the accounts of an event, linked by hand, and how near an alignment
//! comes to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use parallax::align::{Text, align};
use parallax::lexicon::Lexicon;
use parallax::text;
use serde::Deserialize;

/// The real events that were at hand when the thresholds were chosen. The others came later, so
/// that they show what to expect of an event that nobody has seen.
pub(crate) const SEEN_EVENTS: [&str; 5] = [
    "2021-11-10-sullivan-yermak-meeting",
    "2021-12-09-biden-zelenskyy-call",
    "2021-12-30-biden-putin-call",
    "2022-02-13-biden-zelenskyy-call",
    "2022-03-30-biden-zelenskyy-call",
];

/// An event as somebody linked it.
#[derive(Deserialize)]
struct Event {
    /// A source, words of its sentence, another source, words of that one's; 1 where the two must
    /// be linked, 0 where they may be.
    links: Vec<Row>,
}

type Row = (String, String, String, String, u8);

/// How many links are right.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    /// Links that must be.
    right: usize,
    /// Links that must not be.
    wrong: usize,
    /// Rows that must be linked, and are.
    found: usize,
    /// Rows that must be linked.
    wanted: usize,
}

impl Score {
    /// The share of links that are right.
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    /// The share of what must be linked that is.
    pub(crate) fn recall(self) -> f64 {
        self.found as f64 / self.wanted.max(1) as f64
    }

    /// The harmonic mean of both.
    pub(crate) fn f1(self) -> f64 {
        let both = self.precision() + self.recall();
        if both == 0.0 {
            0.0
        } else {
            2.0 * self.precision() * self.recall() / both
        }
    }
}

impl std::ops::Add for Score {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            found: self.found + other.found,
            wanted: self.wanted + other.wanted,
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "precision {:.3} recall {:.3} F1 {:.3} ({} right, {} wrong, {} of {} found)",
            self.precision(),
            self.recall(),
            self.f1(),
            self.right,
            self.wrong,
            self.found,
            self.wanted
        )
    }
}

/// The scores of the saved events of the project. `show` prints each link, right or wrong, and
/// what is missing.
pub(crate) fn fixtures(show: bool) -> BTreeMap<String, Score> {
    saved("links.json", show)
}

/// The scores of the saved events across languages: Chinese accounts against English ones.
pub(crate) fn across_languages(show: bool) -> BTreeMap<String, Score> {
    saved("crosslingual.json", show)
}

/// The scores of saved events by the links of a file.
fn saved(links: &str, show: bool) -> BTreeMap<String, Score> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |event: &str, source: &str| {
        let texts = root.join("fixtures").join(event).join("expected");
        fs::read_to_string(texts.join(source).with_extension("txt")).expect("an account")
    };
    scores(&root.join("tests/data/alignment").join(links), text, show)
}

/// The scores of a folder with a `links.json` and a folder for each event; the files of a source
/// begin with its name.
pub(crate) fn readouts(folder: &Path, show: bool) -> BTreeMap<String, Score> {
    let text = |event: &str, source: &str| {
        let entries = fs::read_dir(folder.join(event)).expect("an event");
        let mut paths = entries.map(|entry| entry.expect("an entry").path());
        let path = paths.find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(source) && name.ends_with(".txt")
        });
        fs::read_to_string(path.expect("a source's text")).expect("a text")
    };
    scores(&folder.join("links.json"), text, show)
}

/// Scores every event of a file of links; `text` gives the text of a source of an event.
fn scores(
    links: &Path,
    text: impl Fn(&str, &str) -> String,
    show: bool,
) -> BTreeMap<String, Score> {
    let file = fs::read_to_string(links).expect("a file of links");
    let events: BTreeMap<String, Event> = serde_json::from_str(&file).expect("links");
    let scored = events.into_iter().map(|(name, event)| {
        let sources: BTreeSet<&str> = event
            .links
            .iter()
            .flat_map(|(a, _, b, ..)| [a.as_str(), b.as_str()])
            .collect();
        let texts: Vec<(&str, String)> = sources
            .into_iter()
            .map(|id| (id, text(&name, id)))
            .collect();
        let score = score(&name, &event.links, &texts, show);
        (name, score)
    });
    scored.collect()
}

/// The language of a text.
fn language(text: &str) -> &'static str {
    if text.contains('。') { "zh" } else { "en" }
}

/// Aligns the texts of an event, each with its source, and holds the links against the rows.
fn score(name: &str, rows: &[Row], accounts: &[(&str, String)], show: bool) -> Score {
    let texts: Vec<Text<'_>> = accounts
        .iter()
        .map(|(_, text)| (text, language(text)))
        .map(|(text, language)| Text {
            language: Some(language),
            sentences: text
                .lines()
                .flat_map(|line| {
                    text::sentences(line, Some(language))
                        .into_iter()
                        .map(|range| &line[range])
                })
                .collect(),
            ..Text::default()
        })
        .collect();
    let mut score = Score::default();
    let mut met = BTreeSet::new();
    // Rows are of one language, or across languages.
    let of_accounts: BTreeMap<&str, _> = (accounts.iter().zip(&texts))
        .map(|((id, _), text)| (*id, text.language))
        .collect();
    let is_across = |a: &str, b: &str| of_accounts[a] != of_accounts[b];
    let across = rows.iter().any(|row| is_across(&row.0, &row.2));
    let links = align(&texts, Lexicon::standard()).links.into_iter();
    let links = links.filter(|link| {
        let [a, b] = [link.left, link.right].map(|place| accounts[place.text].0);
        is_across(a, b) == across
    });
    for link in links {
        let [a, b] = [link.left, link.right].map(|place| {
            (
                accounts[place.text].0,
                texts[place.text].sentences[place.sentence],
            )
        });
        let is = |row: &Row| {
            let meets = |x: (&str, &str), y: (&str, &str)| {
                x.0 == row.0 && x.1.contains(&row.1) && y.0 == row.2 && y.1.contains(&row.3)
            };
            meets(a, b) || meets(b, a)
        };
        let these: Vec<usize> = (0..rows.len()).filter(|row| is(&rows[*row])).collect();
        if these.is_empty() {
            score.wrong += 1;
        } else if these.iter().any(|row| rows[*row].4 == 1) {
            score.right += 1;
        }
        if show {
            let mark = if these.is_empty() { "WRONG" } else { "right" };
            println!(
                "{name}: {mark} {:.3} {these:?}\n  {}\n  {}",
                link.score, a.1, b.1
            );
        }
        met.extend(these);
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.4 == 1) {
        score.wanted += 1;
        if met.contains(&index) {
            score.found += 1;
        } else if show {
            println!("{name}: MISSED {row:?}");
        }
    }
    score
}
