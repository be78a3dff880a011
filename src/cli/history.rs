//! `parallax history`: what a government says now against what it said before.

use std::collections::BTreeSet;

use super::args::{self, HistoryFormat};
use super::context::Context;
use super::endings::refuse_format;
use super::error::Error;
use super::output::OutputFile;
use super::pager;
use super::series;
use super::status::ExitStatus;
use crate::history::{self, AccountHistory, PhraseHistory, Series, Text};
use crate::lexicon::Lexicon;
use crate::render::{self, Layout};
use crate::source::archive::events_below;
use crate::source::government_id::government_of_code;
use crate::text::english::grouped;

/// Prints every use of a phrase, or what has changed in a text.
pub(crate) fn run(
    arguments: &args::History,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let mut inputs = context.inputs();
    inputs.add_files(&arguments.sources);
    for folder in arguments.sources.iter().filter(|path| path.is_dir()) {
        for event in events_below(folder) {
            inputs.add_event(&event);
        }
    }
    let format = format(arguments)?;
    let output = arguments.output.as_deref();
    let output = output
        .map(|path| OutputFile::new(path, &inputs))
        .transpose()?;
    let (mut texts, is_whole) = series::texts(&arguments.sources, context)?;
    let own = code(arguments.government.as_deref())?;
    let with = code(arguments.with.as_deref())?;
    let is_with = |text: &Text| with.as_ref().is_none_or(|with| text.with.contains(with));
    texts.retain(|text| own.is_none() || text.government == own);
    if arguments.phrase.is_some() {
        texts.retain(is_with);
    }
    let series = Series::new(texts);
    let text = match &arguments.phrase {
        Some(phrase) => {
            let found = history::phrase(&series, phrase)?;
            of_phrase(&found, format, &layout(arguments, context))
        }
        None => {
            let chosen = chosen(&series, arguments.text.as_deref(), is_with)?;
            let found = history::account_history(&series, chosen.place, Lexicon::standard());
            of_text(&found, &chosen, format, &layout(arguments, context))?
        }
    };
    match output {
        Some(output) => output.write_and_tell(text.as_bytes(), context)?,
        None => show(&text, format, arguments, context)?,
    }
    Ok(match is_whole {
        true => ExitStatus::Expected,
        false => ExitStatus::BadInput,
    })
}

/// The government that is asked for, by its code or a name.
fn code(given: Option<&str>) -> Result<Option<String>, Error> {
    let known = |given: &str| {
        government_of_code(given).ok_or_else(|| Error::NoGovernment(given.to_owned()))
    };
    given.map(known).transpose()
}

/// The format that is asked for, or else the one that the name of the output ends in.
fn format(arguments: &args::History) -> Result<HistoryFormat, Error> {
    let output = arguments.output.as_deref();
    let known = arguments.format.or(output.and_then(HistoryFormat::of_file));
    if let (None, Some(path)) = (known, output) {
        refuse_format(path, ".csv, .json, .svg or .txt")?;
    }
    Ok(known.unwrap_or(HistoryFormat::Terminal))
}

fn layout(arguments: &args::History, context: &Context<'_>) -> Layout {
    Layout {
        width: arguments.width.map_or(context.terminal.width, usize::from),
        colour: arguments.output.is_none() && context.console.colour(),
    }
}

fn of_phrase(found: &PhraseHistory, format: HistoryFormat, layout: &Layout) -> String {
    match format {
        HistoryFormat::Terminal => render::phrase_terminal(found, layout),
        HistoryFormat::Json => render::json(found),
        HistoryFormat::Csv => render::phrase_csv(found),
        HistoryFormat::Svg => render::phrase_svg(found),
    }
}

fn of_text(
    found: &AccountHistory,
    chosen: &Chosen,
    format: HistoryFormat,
    layout: &Layout,
) -> Result<String, Error> {
    Ok(match format {
        HistoryFormat::Terminal => render::account_terminal(found, chosen.why().as_deref(), layout),
        HistoryFormat::Json => render::json(found),
        HistoryFormat::Csv => render::account_csv(found),
        HistoryFormat::Svg => return Err(Error::PictureOfText),
    })
}

/// The text that is held against earlier ones.
struct Chosen {
    /// Its place in the series.
    place: usize,
    /// How many texts could have been taken, and of how many governments.
    of: usize,
    governments: usize,
}

impl Chosen {
    /// Why this text was taken, and how another is; `None` where there was no other.
    fn why(&self) -> Option<String> {
        let of_governments = match self.governments {
            0 | 1 => String::new(),
            several => format!(", of {several} governments"),
        };
        (self.of > 1).then(|| {
            format!(
                "The newest of {} texts{of_governments}; --text, --government and --with choose another:",
                grouped(self.of)
            )
        })
    }
}

/// The text that is asked for: the newest with the counterpart that has the address, the day or the
/// title.
fn chosen(
    series: &Series,
    asked: Option<&str>,
    is_with: impl Fn(&Text) -> bool,
) -> Result<Chosen, Error> {
    let is_asked = |text: &Text| {
        let Some(asked) = asked else {
            return true;
        };
        text.url.as_deref() == Some(asked)
            || text.date.to_string() == asked
            || text.title.to_lowercase().contains(&asked.to_lowercase())
    };
    let texts = series.texts();
    let places =
        (0..texts.len()).filter(|place| is_with(&texts[*place]) && is_asked(&texts[*place]));
    let places: Vec<usize> = places.collect();
    let none = || asked.map_or(Error::NoText, |asked| Error::NoSuchText(asked.to_owned()));
    let governments = places.iter().map(|place| &texts[*place].government);
    Ok(Chosen {
        place: *places.last().ok_or_else(none)?,
        of: places.len(),
        governments: governments.collect::<BTreeSet<_>>().len(),
    })
}

/// Shows what was found through the pager, or on standard output.
fn show(
    text: &str,
    format: HistoryFormat,
    arguments: &args::History,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let paged = format == HistoryFormat::Terminal && !arguments.no_pager;
    match &context.terminal.pager {
        Some(pager) if paged && pager::show(pager, text)? => {}
        _ => match format {
            HistoryFormat::Terminal | HistoryFormat::Csv => context.console.text(text)?,
            HistoryFormat::Json | HistoryFormat::Svg => context.console.document(text)?,
        },
    }
    Ok(())
}
