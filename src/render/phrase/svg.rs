//! A picture of a phrase's life, for a publication: how many texts have it in each span of time,
//! the first and the last of them, and when its other forms were said.
//!
//! Nothing is loaded; all text goes through `maud`, which escapes it, and loses what a reader's
//! program would obey.

use jiff::civil::Date;
use maud::{Markup, html};

use super::in_how_many;
use crate::history::{PhraseHistory, PhraseVariant};
use crate::render::plain::plain;

/// The picture's measures, in its own units, which are pixels where there is room.
const WIDTH: f64 = 800.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 84.0;
const PLOT: f64 = 180.0;
const FORM: f64 = 22.0;
const FOOT: f64 = 34.0;

/// Other forms that have a row.
const MOST_FORMS: usize = 4;

/// Characters of a line of text that fit.
const LINE: usize = 112;

/// Lines across the plot, at most.
const MOST_LINES: usize = 4;

const INK: &str = "#1a1a1a";
const FAINT: &str = "#595959";
const RULE: &str = "#d9d9d9";
const BAR: &str = "#1f5fa8";
const OTHER: &str = "#b3541e";

/// The uses of a phrase as an SVG picture.
pub fn phrase_svg(history: &PhraseHistory) -> String {
    let forms = &history.variants[..history.variants.len().min(MOST_FORMS)];
    let height = TOP + PLOT + 28.0 + FORM * forms.len() as f64 + FOOT;
    let title = format!("“{}”", plain(&history.phrase));
    let said = description(history);
    let view = format!("0 0 {WIDTH} {height}");
    let picture = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(view) width=(WIDTH) height=(height)
            role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" {
            title id="title" { (title) }
            desc id="desc" { (said) }
            rect width="100%" height="100%" fill="#ffffff" {}
            text x=(LEFT) y="34" font-size="20" font-weight="600" fill=(INK) { (cut(&title, 64)) }
            text x=(LEFT) y="58" font-size="13" fill=(FAINT) { (cut(&said, LINE)) }
            (bars(history))
            @for (place, form) in (0_u8..).zip(forms) {
                (form_row(history, form, TOP + PLOT + 28.0 + FORM * f64::from(place)))
            }
            text x=(LEFT) y=(height - 12.0) font-size="11" fill=(FAINT) {
                (cut(&foot(history), LINE))
            }
        }
    };
    let mut text = picture.into_string();
    text.push('\n');
    text
}

/// What the picture shows, in words.
fn description(history: &PhraseHistory) -> String {
    let mut said = format!("In {}", plain(&in_how_many(history)));
    if let (Some(first), Some(last)) = (history.first, history.last) {
        said += &format!("; first on {first}, last on {last}");
    }
    said
}

fn foot(history: &PhraseHistory) -> String {
    let length = match history.by_period.first().map(|it| it.period.len()) {
        Some(4) => "a year",
        Some(_) if history.by_period[0].period.contains('Q') => "a quarter",
        _ => "a month",
    };
    let other = if history.variants.is_empty() {
        ""
    } else {
        "; dots: texts with another form"
    };
    format!("Bars: texts with these words, {length}{other}.")
}

fn bars(history: &PhraseHistory) -> Markup {
    let periods = &history.by_period;
    let most = periods.iter().map(|it| it.count).max().unwrap_or(0).max(1);
    let step = (WIDTH - LEFT - RIGHT) / periods.len().max(1) as f64;
    let base = TOP + PLOT;
    let high = |count: usize| PLOT * count as f64 / most as f64;
    let marks = lines(most);
    html! {
        @for count in marks {
            @let y = rounded(base - high(count));
            line x1=(LEFT) x2=(WIDTH - RIGHT) y1=(y) y2=(y) stroke=(RULE) stroke-width="1" {}
            text x=(LEFT - 8.0) y=(rounded(y + 4.0)) font-size="11" text-anchor="end" fill=(FAINT) {
                (count)
            }
        }
        @for (place, period) in periods.iter().enumerate() {
            @let x = LEFT + step * place as f64;
            @if period.count > 0 {
                rect x=(rounded(x + step * 0.1)) y=(rounded(base - high(period.count)))
                    width=(rounded(step * 0.8)) height=(rounded(high(period.count))) fill=(BAR) {
                    title { (period.period) ": " (period.count) " of " (period.texts) }
                }
            }
            @if begins_year(history, place) {
                line x1=(rounded(x)) x2=(rounded(x)) y1=(base) y2=(base + 5.0) stroke=(FAINT) {}
                text x=(rounded(x + 3.0)) y=(base + 16.0) font-size="11" fill=(FAINT) {
                    (format!("{:04}", period.from.year()))
                }
            }
        }
        line x1=(LEFT) x2=(WIDTH - RIGHT) y1=(base) y2=(base) stroke=(INK) stroke-width="1" {}
    }
}

/// Whether the year of a span is written under it: where it begins, and where years have room.
fn begins_year(history: &PhraseHistory, place: usize) -> bool {
    let year = |place: usize| history.by_period[place].from.year();
    let years = history.by_year.len().max(1) as i16;
    let every = years / 16 + 1;
    let begins = place == 0 || year(place) != year(place - 1);
    begins && (year(place) - year(0)) % every == 0
}

/// The counts at which lines go across.
fn lines(most: usize) -> Vec<usize> {
    let steps = [1, 2, 5].iter().map(|step| *step as usize);
    let mut scale = 1_usize;
    loop {
        let step = steps
            .clone()
            .map(|step| step * scale)
            .find(|step| most / step <= MOST_LINES);
        match step {
            Some(step) => return (1..=most / step).map(|line| line * step).collect(),
            None => scale *= 10,
        }
    }
}

/// The texts with another form, each at its day.
fn form_row(history: &PhraseHistory, form: &PhraseVariant, y: f64) -> Markup {
    let uses = history.uses.iter();
    let of_form = uses.filter(|it| it.variant.as_deref() == Some(form.form.as_str()));
    let days: std::collections::BTreeSet<Date> = of_form.map(|it| it.date).collect();
    let name = format!("“{}” ({})", plain(&form.form), form.count);
    html! {
        g {
            @for day in &days {
                circle cx=(rounded(place_of(history, *day))) cy=(y + 4.0) r="3.5" fill=(OTHER) {
                    title { (day) }
                }
            }
            @let first = days.first().map_or(LEFT, |day| place_of(history, *day));
            @let last = days.last().map_or(LEFT, |day| place_of(history, *day));
            @if last < WIDTH * 0.55 {
                text x=(rounded(last + 9.0)) y=(y + 8.0) font-size="12" fill=(INK) {
                    (cut(&name, 48))
                }
            } @else if first > WIDTH * 0.4 {
                text x=(rounded(first - 9.0)) y=(y + 8.0) font-size="12" text-anchor="end" fill=(INK) {
                    (cut(&name, 48))
                }
            } @else {
                text x=(rounded(last - 9.0)) y=(y - 3.0) font-size="12" text-anchor="end" fill=(INK) {
                    (cut(&name, 48))
                }
            }
        }
    }
}

/// The place of a day along the picture.
fn place_of(history: &PhraseHistory, day: Date) -> f64 {
    let periods = &history.by_period;
    let span = periods
        .partition_point(|period| period.from <= day)
        .saturating_sub(1);
    let (Some(period), step) = (
        periods.get(span),
        (WIDTH - LEFT - RIGHT) / periods.len().max(1) as f64,
    ) else {
        return LEFT;
    };
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    let whole = match periods.get(span + 1) {
        Some(next) => days(period.from, next.from),
        None => days(period.from, day).max(1.0) * 2.0,
    };
    let part = (days(period.from, day) / whole.max(1.0)).clamp(0.0, 1.0);
    LEFT + step * (span as f64 + part)
}

fn rounded(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// A text of at most so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
