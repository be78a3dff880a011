//! What the command line says of accounts: `--url us=https://…`, `--title`, `--date`.

use jiff::civil::Date;

use super::args;
use super::error::Error;
use crate::source::Source;
use crate::source::event::Event;
use crate::source::is_id;
use crate::statement::Statement;

/// What the command line says of the event and its accounts.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    titles: Vec<(usize, String)>,
    dates: Vec<(usize, Date)>,
}

impl Stated {
    /// Puts what is said of the event into it, and keeps what is said of single accounts.
    pub(crate) fn of(arguments: &args::Compare, event: &mut Event) -> Result<Self, Error> {
        let mut stated = Self::default();
        for argument in &arguments.url {
            let (at, url) = of_source(&event.sources, argument)
                .ok_or_else(|| Error::NoSuchSource(argument.clone()))?;
            if !["http://", "https://"]
                .iter()
                .any(|scheme| url.starts_with(scheme))
            {
                return Err(Error::NotAnAddress(argument.clone()));
            }
            event.sources[at].url = Some(url.to_owned());
        }
        for argument in &arguments.title {
            let of_account = of_source(&event.sources, argument);
            if of_account.is_none() && has_id(argument) {
                return Err(Error::NoTitledSource(argument.clone()));
            }
            let title = of_account.map_or(argument.as_str(), |(_, title)| title);
            if title.trim().is_empty() {
                return Err(Error::EmptyTitle);
            }
            match of_account {
                Some((at, _)) => stated.titles.push((at, title.to_owned())),
                None => event.title.clone_from(argument),
            }
        }
        for argument in &arguments.date {
            let of_account = of_source(&event.sources, argument);
            let day = of_account.map_or(argument.as_str(), |(_, day)| day);
            let day = day.parse().map_err(|_| Error::NotADay(argument.clone()))?;
            match of_account {
                Some((at, _)) => stated.dates.push((at, day)),
                None => event.date = Some(day),
            }
        }
        Ok(stated)
    }

    /// Puts what is said of single accounts into their statements.
    pub(crate) fn state(&self, event: &Event, statements: &mut [Statement]) {
        for statement in statements {
            let at = event
                .sources
                .iter()
                .position(|it| it.id == statement.source.id);
            let is_of = |of: usize| at == Some(of);
            if let Some((_, title)) = self.titles.iter().find(|(of, _)| is_of(*of)) {
                statement.title = Some(title.clone());
            }
            if let Some((_, date)) = self.dates.iter().find(|(of, _)| is_of(*of)) {
                statement.date = Some(*date);
                statement.source.date = Some(*date);
                statement.date_evidence = None;
            }
        }
    }
}

/// Whether what stands before an equals sign can be the id of a source: a plain title has a space
/// there.
fn has_id(argument: &str) -> bool {
    let id = argument.split_once('=').map(|(id, _)| id);
    id.is_some_and(|id| is_id(id) && id.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// The source whose id stands before an equals sign, and what stands behind it.
pub(super) fn of_source<'a>(sources: &[Source], argument: &'a str) -> Option<(usize, &'a str)> {
    let (id, said) = argument.split_once('=')?;
    let at = sources.iter().position(|source| source.id == id)?;
    Some((at, said))
}
