//! `parallax history`: what a government says now against what it said before.

use std::path::PathBuf;

use super::args::{self, HistoryFormat};
use super::context::Context;
use super::error::Error;
use super::output::OutputFile;
use super::pager;
use super::status::ExitStatus;
use crate::files;
use crate::history::{self, PhraseHistory, Series, Text};
use crate::render;
use crate::source::government_id::government_of_code;

/// The largest series that is read, in bytes: a hundred times what a government publishes in a year.
const MAX_SERIES_BYTES: u64 = 1 << 30;

/// Lines without a text that are named one by one.
const MOST_NAMED: usize = 5;

/// Prints every use of a phrase.
pub(crate) fn run(
    arguments: &args::History,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let mut inputs = context.inputs();
    inputs.add_files(&arguments.sources);
    let output = arguments.output.as_deref();
    let output = output
        .map(|path| OutputFile::new(path, &inputs))
        .transpose()?;
    let (mut texts, is_whole) = texts(&arguments.sources, context)?;
    keep(&mut texts, arguments)?;
    let found = history::phrase(&Series::new(texts), &arguments.phrase)?;
    let format = format(arguments);
    let text = rendered(&found, format, arguments, context);
    match output {
        Some(output) => output.write(text.as_bytes())?,
        None => show(&text, format, arguments, context)?,
    }
    Ok(match is_whole {
        true => ExitStatus::Expected,
        false => ExitStatus::BadInput,
    })
}

/// The texts of series, and whether each line was one.
fn texts(files: &[PathBuf], context: &mut Context<'_>) -> Result<(Vec<Text>, bool), Error> {
    let (mut texts, mut is_whole) = (Vec::new(), true);
    for path in files {
        let unread = |error| Error::Series {
            path: path.clone(),
            error,
        };
        let bytes = files::read(path, MAX_SERIES_BYTES).map_err(unread)?;
        let (read, errors) = history::read_lines(&bytes);
        texts.extend(read);
        is_whole &= errors.is_empty();
        let path = path.display();
        for (line, error) in errors.iter().take(MOST_NAMED) {
            context.warn(format_args!("{path}, line {line}: {error}; it is left out"))?;
        }
        if errors.len() > MOST_NAMED {
            let more = errors.len() - MOST_NAMED;
            context.warn(format_args!("{path}: {more} more lines are left out"))?;
        }
    }
    Ok((texts, is_whole))
}

/// Leaves the texts of the government and with the counterpart that are asked for.
fn keep(texts: &mut Vec<Text>, arguments: &args::History) -> Result<(), Error> {
    let code = |given: &Option<String>| {
        let given = given.as_ref();
        let code = given.map(|given| {
            government_of_code(given).ok_or_else(|| Error::NoGovernment(given.clone()))
        });
        code.transpose()
    };
    let (own, with) = (code(&arguments.government)?, code(&arguments.with)?);
    texts.retain(|text| {
        let is_own = own.is_none() || text.government == own;
        is_own && with.as_ref().is_none_or(|with| text.with.contains(with))
    });
    Ok(())
}

/// The format that is asked for, or else the one that the name of the output ends in.
fn format(arguments: &args::History) -> HistoryFormat {
    let named = arguments.output.as_deref().and_then(HistoryFormat::of_file);
    arguments
        .format
        .or(named)
        .unwrap_or(HistoryFormat::Terminal)
}

fn rendered(
    found: &PhraseHistory,
    format: HistoryFormat,
    arguments: &args::History,
    context: &Context<'_>,
) -> String {
    match format {
        HistoryFormat::Terminal => {
            let width = arguments.width.map_or(context.terminal.width, usize::from);
            let colour = arguments.output.is_none() && context.console.colour();
            render::phrase_terminal(found, &render::Layout { width, colour })
        }
        HistoryFormat::Json => render::json(found),
        HistoryFormat::Csv => render::phrase_csv(found),
        HistoryFormat::Svg => render::phrase_svg(found),
    }
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
