//! How the accounts of an event are compared, whichever command asks for it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::args::{FindingArguments, LimitArguments};
use super::error::Error;
use super::nobody::Nobody;
use super::past::Past;
use crate::compare::{WordLimits, admit, compare, doubts_of_each};
use crate::extract;
use crate::history::CutText;
use crate::lexicon::Lexicon;
use crate::report::Report;
use crate::site::Sites;
use crate::source::event::Event;
use crate::source::snapshot::Snapshot;
use crate::statement::Statement;

/// How accounts are compared.
pub(crate) struct Comparing<'a> {
    /// What is known of diplomacy.
    pub lexicon: &'a Lexicon,
    limits: WordLimits,
    /// Whether pages that seem to hold no account are compared, too.
    force: bool,
    /// Findings with less confidence are left out.
    min_confidence: Option<f64>,
    /// What the accounts are held against.
    pub past: Option<Past>,
}

/// A report, with what a person should know of how its pages were read.
pub(super) struct Compared {
    /// The event.
    pub event: Event,
    /// The report.
    pub report: Report,
    /// Its accounts by their ids, cut into words; none where they are held against none.
    pub texts: BTreeMap<String, Arc<CutText>>,
    /// A line each.
    pub warnings: Vec<String>,
    /// Its accounts of no known government.
    pub nobody: Nobody,
}

/// The lexicon with a user's own files, where any are named.
pub(super) fn own_lexicon(finding: &FindingArguments) -> Result<Option<Lexicon>, Error> {
    if finding.files().next().is_none() {
        return Ok(None);
    }
    let lexicon = Lexicon::with_files(&finding.lexicon)?;
    Ok(Some(match &finding.weights {
        Some(path) => lexicon.weighted_by(path)?,
        None => lexicon,
    }))
}

impl<'a> Comparing<'a> {
    /// As a command line says it, with the user's own lexicon where there is one.
    pub(super) fn of(
        finding: &FindingArguments,
        limits: &LimitArguments,
        force: bool,
        own: Option<&'a Lexicon>,
    ) -> Self {
        Self {
            lexicon: own.unwrap_or_else(|| Lexicon::standard()),
            limits: limits.limits(),
            force,
            min_confidence: finding.min_confidence,
            past: None,
        }
    }

    /// Compares the saved pages of the event of a folder.
    pub(super) fn saved(&self, folder: &Path, sites: &Sites) -> Result<Compared, Error> {
        let event = Event::load(folder)?;
        let mut statements = Vec::with_capacity(event.sources.len());
        let (mut warnings, mut nobody) = (Vec::new(), Nobody::default());
        for source in &event.sources {
            let snapshot = Snapshot::read(source.clone(), source.saved_page()?)?;
            let statement = extract::extract_with(&snapshot, sites)?;
            let path = snapshot.path.display();
            warnings.extend(
                statement
                    .warnings
                    .iter()
                    .map(|it| format!("{path}: {}", it.text)),
            );
            statements.push(statement);
        }
        statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        for (statement, doubts) in statements.iter().zip(doubts_of_each(&event, &statements)) {
            let name = statement.source.name();
            let doubts = nobody.sift(&name, doubts).into_iter();
            warnings.extend(doubts.map(|it| format!("{name}: {}", it.text)));
        }
        let past = self.past.as_ref();
        let kept = past.map_or(&[][..], |past| past.keep(folder, &event, &statements));
        let mut report = self.compared(&event, statements)?;
        let texts = self.held(&mut report, kept);
        Ok(Compared {
            event,
            report,
            texts,
            warnings,
            nobody,
        })
    }

    /// Compares the accounts of an event, and holds them against earlier ones.
    ///
    /// # Errors
    ///
    /// One is no account, or too long.
    pub(super) fn report(
        &self,
        event: &Event,
        statements: Vec<Statement>,
    ) -> Result<Report, Error> {
        let mut report = self.compared(event, statements)?;
        self.held(&mut report, &[]);
        Ok(report)
    }

    fn compared(&self, event: &Event, statements: Vec<Statement>) -> Result<Report, Error> {
        if !self.force {
            admit(&statements)?;
        }
        self.limits.admit(&statements)?;
        let mut report = compare(event, statements, self.lexicon);
        if let Some(confidence) = self.min_confidence {
            report.leave_out_below(confidence);
        }
        Ok(report)
    }

    fn held(&self, report: &mut Report, kept: &[Arc<CutText>]) -> BTreeMap<String, Arc<CutText>> {
        let past = self.past.as_ref();
        past.map_or_else(BTreeMap::new, |past| past.hold(report, kept, self.lexicon))
    }
}
