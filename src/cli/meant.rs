//! What a person meant by a command or an option that is mistyped.

use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use strsim::osa_distance;

use super::args::Cli;
use crate::files;

/// Letters of a word for each mistake that is forgiven in it.
const LETTERS_PER_MISTAKE: usize = 3;

/// Letters of a word that are looked at: no name has as many.
const MAX_LETTERS: usize = 64;

/// Files of a folder that are looked at.
const MAX_FILES: usize = 10_000;

/// What the parser says of a command line, with the one name that was meant in place of all that it
/// finds alike.
pub(super) fn explained(mut error: clap::Error, arguments: &[String]) -> String {
    let command = command_of(arguments);
    let (wrong, suggested, names) = match error.kind() {
        ErrorKind::InvalidSubcommand => (
            ContextKind::InvalidSubcommand,
            ContextKind::SuggestedSubcommand,
            commands_of(&command),
        ),
        ErrorKind::UnknownArgument => {
            let names = command.get_arguments().filter_map(|it| it.get_long());
            let names: Vec<String> = names.map(|name| format!("--{name}")).collect();
            (ContextKind::InvalidArg, ContextKind::SuggestedArg, names)
        }
        _ => return error.render().to_string(),
    };
    let Some(ContextValue::String(written)) = error.get(wrong) else {
        return error.render().to_string();
    };
    if let Some(meant) = nearest(written, &names) {
        error.insert(suggested, ContextValue::String(meant.to_owned()));
        return error.render().to_string();
    }
    let said = error.render().to_string();
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("{said}Commands: {}\n", names.join(", ")),
        _ => said,
    }
}

/// The name of a command of the program that is meant by another.
pub(super) fn command_meant(written: &str) -> Option<String> {
    nearest(written, &commands_of(&Cli::command())).map(str::to_owned)
}

/// The file of a folder that is meant by the name of one that is not there.
pub(super) fn file_meant(path: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(files::folder_of(path)).ok()?;
    let names = entries.take(MAX_FILES).flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    let meant = nearest(path.file_name()?.to_str()?, &names)?;
    Some(path.with_file_name(meant))
}

/// The names of the commands below a command.
fn commands_of(command: &clap::Command) -> Vec<String> {
    let below = command.get_subcommands();
    below.map(|it| it.get_name().to_owned()).collect()
}

/// The command that arguments name, with the options of all commands.
fn command_of(arguments: &[String]) -> clap::Command {
    let mut command = Cli::command();
    command.build();
    for argument in arguments.iter().skip(1) {
        if let Some(below) = command.find_subcommand(argument) {
            command = below.clone();
        }
    }
    command
}

/// The name that is written so with the fewest mistakes: a letter that is wrong, missing, too much,
/// or changed for the next; or the only one that begins so.
fn nearest<'a>(written: &str, names: &'a [String]) -> Option<&'a str> {
    let written = written.split('=').next().unwrap_or(written).to_lowercase();
    let forgiven = (written.chars().count() / LETTERS_PER_MISTAKE).max(1);
    let head: String = written.chars().take(MAX_LETTERS).collect();
    let mistakes = names.iter().map(|name| (osa_distance(&head, name), name));
    let near = mistakes.filter(|(mistakes, _)| *mistakes <= forgiven).min();
    if let Some((_, name)) = near {
        return Some(name);
    }
    let mut begin = names
        .iter()
        .filter(|name| written.len() > 2 && name.starts_with(&written));
    begin
        .next()
        .filter(|_| begin.next().is_none())
        .map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_commands_are_known() {
        for (written, meant) in [
            ("comapre", Some("compare")),
            ("compre", Some("compare")),
            ("Compare", Some("compare")),
            ("exract", Some("extract")),
            ("fecth", Some("fetch")),
            ("recehck", Some("recheck")),
            ("comp", None),
            ("frobnicate", None),
        ] {
            assert_eq!(command_meant(written).as_deref(), meant, "{written}");
        }
    }
}
