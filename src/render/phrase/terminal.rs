//! For a terminal: how often by time and by counterpart, other forms, then every use.

use anstyle::Style;

use super::{in_how_many, name_of, names_of};
use crate::history::{PhraseHistory, PhrasePeriod, PhraseUse, PhraseWith};
use crate::render::page::Page;
use crate::render::terminal::Layout;
use crate::text::normalize::lower;
use crate::text::typography::fold;

/// The heights of a sparkline.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The height of a span without the phrase.
const NONE: char = ' ';

/// Counterparts and other forms that are shown.
const MOST_SHOWN: usize = 12;

/// In front of what belongs to a line.
const INDENT: usize = 2;

/// The uses of a phrase for a terminal.
pub fn phrase_terminal(history: &PhraseHistory, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    page.line(0, &[(&format!("“{}”", history.phrase), page.bold)]);
    page.line(0, &[(&in_how_many(history), Style::new())]);
    if let (Some(first), Some(last)) = (history.first, history.last) {
        page.line(
            0,
            &[(&format!("first on {first}, last on {last}"), Style::new())],
        );
    }
    if history.count > 0 {
        time(history, &mut page);
        if has_many_speakers(history) {
            counted_by("Who says it", &history.by_government, &mut page);
        }
        counted_by("With whom", &history.by_counterpart, &mut page);
    }
    variants(history, &mut page);
    uses(history, &mut page);
    page.text
}

fn time(history: &PhraseHistory, page: &mut Page) {
    page.head("Texts that have it, by year");
    let (first, last) = (history.by_period.first(), history.by_period.last());
    if let (Some(first), Some(last)) = (first, last) {
        let line = sparkline(&history.by_period);
        let spans = format!("{} {line} {}", first.period, last.period);
        page.line(INDENT, &[(&spans, Style::new())]);
    }
    for year in &history.by_year {
        let line = format!("{}  {} of {}", year.period, year.count, year.texts);
        let style = if year.count == 0 {
            page.dim
        } else {
            Style::new()
        };
        page.line(INDENT, &[(&line, style)]);
    }
}

/// A sign a span, as high as it has texts.
fn sparkline(periods: &[PhrasePeriod]) -> String {
    let most = periods.iter().map(|period| period.count).max().unwrap_or(0);
    let height = |period: &PhrasePeriod| match period.count {
        0 => NONE,
        count => {
            HEIGHTS[(count * HEIGHTS.len())
                .div_ceil(most)
                .clamp(1, HEIGHTS.len())
                - 1]
        }
    };
    periods.iter().map(height).collect()
}

/// Whether the head does not say already whose all texts are.
fn has_many_speakers(history: &PhraseHistory) -> bool {
    history.governments.len() > 1
}

fn counted_by(head: &str, governments: &[PhraseWith], page: &mut Page) {
    if governments.is_empty() {
        return;
    }
    page.head(head);
    for with in governments.iter().take(MOST_SHOWN) {
        let line = format!(
            "{}  {} of {}, {}",
            name_of(&with.government),
            with.count,
            with.texts,
            span(with.first.to_string(), with.last.to_string())
        );
        page.line(INDENT, &[(&line, Style::new())]);
    }
    more(governments.len(), page);
}

fn variants(history: &PhraseHistory, page: &mut Page) {
    if history.variants.is_empty() {
        return;
    }
    page.head("Other forms");
    for variant in history.variants.iter().take(MOST_SHOWN) {
        let texts = if variant.count == 1 { "text" } else { "texts" };
        let line = format!(
            "“{}”  {} {texts}{}, {}",
            variant.form,
            variant.count,
            if variant.is_inflected {
                " (inflected)"
            } else {
                ""
            },
            span(variant.first.to_string(), variant.last.to_string())
        );
        page.line(INDENT, &[(&line, Style::new())]);
    }
    more(history.variants.len(), page);
}

fn more(all: usize, page: &mut Page) {
    if all > MOST_SHOWN {
        let line = format!("and {} more", all - MOST_SHOWN);
        page.line(INDENT, &[(&line, page.dim)]);
    }
}

fn span(first: String, last: String) -> String {
    if first == last {
        return first;
    }
    format!("{first} to {last}")
}

fn uses(history: &PhraseHistory, page: &mut Page) {
    if history.uses.is_empty() {
        return;
    }
    page.head("Every use, the oldest first");
    for it in &history.uses {
        a_use(history, it, page);
    }
}

fn a_use(history: &PhraseHistory, it: &PhraseUse, page: &mut Page) {
    let date = format!("{}  ", it.date);
    let speaker = match &it.government {
        Some(government) if has_many_speakers(history) => format!("{}: ", name_of(government)),
        _ => String::new(),
    };
    let with = match it.with.is_empty() {
        true => String::new(),
        false => format!("  (with {})", names_of(&it.with)),
    };
    let mark = match &it.variant {
        Some(form) => format!("  another form: “{form}”"),
        None => String::new(),
    };
    let pieces = [
        (date.as_str(), page.bold),
        (&speaker, page.bold),
        (it.title.as_str(), Style::new()),
        (&with, page.dim),
        (&mark, page.bold),
    ];
    page.line(INDENT, &pieces);
    let form = it.variant.as_deref().unwrap_or(&history.phrase);
    let (before, found, after) = around(&it.sentence, form);
    let bold = page.bold;
    page.line(
        INDENT * 2,
        &[(before, Style::new()), (found, bold), (after, Style::new())],
    );
    if let Some(url) = &it.url {
        page.line(INDENT * 2, &[(url, page.dim)]);
    }
}

/// A sentence before, in and behind a form that it has; capital letters and kinds of quotes and
/// dashes make no difference.
fn around<'s>(sentence: &'s str, form: &str) -> (&'s str, &'s str, &'s str) {
    let alike = |c: char| fold(&lower(c.encode_utf8(&mut [0; 4])));
    let form: Vec<String> = form.chars().map(alike).collect();
    let letters: Vec<(usize, String)> = sentence
        .char_indices()
        .map(|(at, c)| (at, alike(c)))
        .collect();
    let mut starts = letters.windows(form.len().max(1));
    let found = starts.position(|some| some.iter().map(|(_, c)| c).eq(&form));
    match found {
        Some(start) => {
            let place = |letter: usize| letters.get(letter).map_or(sentence.len(), |(at, _)| *at);
            let (start, end) = (place(start), place(start + form.len()));
            (&sentence[..start], &sentence[start..end], &sentence[end..])
        }
        None => (sentence, "", ""),
    }
}
