//! Units that people labelled by reading, with the features that the program sees in them.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::align::{Place, Text, align};
use parallax::annotate::annotate;
use parallax::salience;
use parallax::support::{Accounts, FEATURES, Reading};
use parallax::topic::Topics;
use parallax::unit::{Act, Unit, Units};
use parallax::voice::{introduced_people, voices};
use parallax::{Lexicon, Statement};

use crate::labelled::{LabelError, name, rows, statements};

/// The shortest part of a label that is looked for where a sentence ends within it.
const MIN_PART: usize = 20;

/// What a reader found an account to have of a unit, from least to most.
pub(crate) const GRADES: [&str; 4] = ["none", "near", "part", "same"];

/// A labelled unit.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    pub event: String,
    pub unit: String,
    pub features: [f64; FEATURES],
    /// Places in [`GRADES`]: one, or two where a careful reader could not decide.
    pub grades: Vec<usize>,
    /// The features of how much it matters.
    pub salience: [f64; salience::FEATURES],
    /// How much it matters, 1 to 3.
    pub matters: u8,
}

/// The labelled units of an event: a folder with a text an account, and `coverage.jsonl`.
pub(crate) fn of_event(folder: &Path) -> Result<Vec<Labelled>, LabelError> {
    let statements = statements(folder)?;
    let lexicon = Lexicon::standard();
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    let alignment = align(&texts, lexicon);
    let annotated = annotate(&statements, lexicon);
    let voices = voices(&annotated, &introduced_people(&annotated, lexicon), lexicon);
    let topics = Topics::of(&annotated, lexicon);
    let units = Units::of(&annotated, &voices);
    let mut accounts = Accounts::of(Reading {
        annotated: &annotated,
        voices: &voices,
        units: &units,
        topics: &topics,
        alignment: &alignment,
    });
    let event = name(folder);
    let index: BTreeMap<&str, usize> = (statements.iter().enumerate())
        .map(|(index, statement)| (statement.source.id.as_str(), index))
        .collect();
    let mut labelled = Vec::new();
    for row in rows(folder)? {
        let (Some(text), Some(other)) = (
            index.get(row.source.as_str()),
            index.get(row.other.as_str()),
        ) else {
            continue;
        };
        let Some((place, start, end)) = find(&statements[*text], *text, &row.unit) else {
            eprintln!("{event}: not found in {}: {}", row.source, row.unit);
            continue;
        };
        let of_sentence = units.of_sentence(place).iter();
        let known =
            of_sentence.max_by_key(|unit| unit.end.min(end).saturating_sub(unit.start.max(start)));
        let unit = Unit {
            place,
            start,
            end,
            speaker: known.and_then(|unit| unit.speaker.clone()),
            act: known.map_or(Act::Said, |unit| unit.act),
            is_outright: false,
        };
        let grade = |label: &String| GRADES.iter().position(|grade| grade == label);
        labelled.push(Labelled {
            event: event.clone(),
            features: accounts.features(&unit, *other),
            salience: salience::features(&annotated[*text], &voices[*text], &topics, &unit),
            unit: row.unit,
            grades: row.label.names().iter().filter_map(grade).collect(),
            matters: row.matters,
        });
    }
    Ok(labelled)
}

/// The sentence that holds a unit, or most of it, and the characters of the unit in it.
fn find(statement: &Statement, text: usize, unit: &str) -> Option<(Place, usize, usize)> {
    let unit: Vec<char> = squeezed(unit);
    let mut best: Option<(usize, Place, usize, usize)> = None;
    for (sentence, whole) in statement.sentences.iter().enumerate() {
        let whole: Vec<char> = squeezed(whole.text());
        let found = position(&whole, &unit)
            .map(|start| (start, start + unit.len()))
            .or_else(|| position(&unit, &whole).map(|_| (0, whole.len())))
            .or_else(|| overlap(&whole, &unit));
        if let Some((start, end)) = found {
            let length = end - start;
            if best.is_none_or(|(longest, ..)| length > longest) {
                best = Some((length, Place { text, sentence }, start, end));
            }
        }
    }
    best.map(|(_, place, start, end)| (place, start, end))
}

fn squeezed(text: &str) -> Vec<char> {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .collect()
}

fn position(whole: &[char], part: &[char]) -> Option<usize> {
    whole
        .windows(part.len().max(1))
        .position(|window| window == part)
}

/// Where a unit that runs over sentences begins or ends in one.
fn overlap(whole: &[char], unit: &[char]) -> Option<(usize, usize)> {
    (MIN_PART..=whole.len().min(unit.len()))
        .rev()
        .find_map(|length| {
            if whole.starts_with(&unit[unit.len() - length..]) {
                Some((0, length))
            } else if whole.ends_with(&unit[..length]) {
                Some((whole.len() - length, whole.len()))
            } else {
                None
            }
        })
}
