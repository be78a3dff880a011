//! Statements and a lexicon to the report: the whole of the comparison, step by step.

mod common;
mod days;
mod doubts;
mod evidence;
mod facts;
mod gist;
mod heading;
mod leader;
mod limit;
mod talks;
mod topics;
mod words;

#[cfg(feature = "cli")]
pub(crate) use days::far_apart;
pub use doubts::NoAccounts;
pub(crate) use doubts::admit;
#[cfg(feature = "cli")]
pub(crate) use doubts::of_each as doubts_of_each;
pub use limit::{MAX_WORDS, MAX_WORDS_IN_ALL, TooManyWords, WordLimits};
#[cfg(feature = "cli")]
pub(crate) use limit::{within_limit, words_within_limit};

use crate::align::{Text, align};
use crate::annotate::annotate;
use crate::diverge::{Compared, diverge, shared, sides};
use crate::lexicon::Lexicon;
use crate::opposition::Polarity;
use crate::parallel;
use crate::report::Report;
use crate::salience::{self, Salience};
use crate::source::event::Event;
use crate::statement::Statement;
use crate::support::{Accounts, Model, Reading};
use crate::talks::talks as talks_of;
use crate::topic::Topics;
use crate::unit::Units;
use crate::voice::{introduced_people, voices};

/// Compares the accounts of one event.
///
/// The result does not depend on the order of `statements`, nor on the number of threads. Time and
/// memory grow with their length; the program refuses accounts of more words than
/// [`WordLimits`] admit.
///
/// ```
/// use parallax::{Event, Lexicon, Snapshot, compare, extract, render};
///
/// let mut statements = Vec::new();
/// for (id, text) in [("us", "They spoke for an hour."), ("cn", "They had a long talk.")] {
///     statements.push(extract(&Snapshot::from_bytes(id, None, text))?);
/// }
/// let report = compare(&Event::default(), statements, Lexicon::standard());
/// assert_eq!(report.statements[0].id, "cn");
/// let html = render::html(&report);
/// # assert!(html.contains("an hour"));
/// # Ok::<(), parallax::ExtractError>(())
/// ```
pub fn compare(event: &Event, mut statements: Vec<Statement>, lexicon: &Lexicon) -> Report {
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    let (alignment, (annotated, introduced, voices, topics, talks)) = parallel::both(
        || align(&texts, lexicon),
        || {
            let annotated = annotate(&statements, lexicon);
            let introduced = introduced_people(&annotated, lexicon);
            let voices = voices(&annotated, &introduced, lexicon);
            let topics = Topics::of(&annotated, lexicon);
            let talks = talks_of(&annotated, lexicon);
            (annotated, introduced, voices, topics, talks)
        },
    );
    let polarity = Polarity::of(&annotated, &voices, &introduced, lexicon);
    let units = Units::of(&annotated, &voices);
    let reading = Reading {
        annotated: &annotated,
        voices: &voices,
        units: &units,
        topics: &topics,
        alignment: &alignment,
    };
    let weights = lexicon.weights();
    let supports = Accounts::of(reading).supports(&Model::new(weights));
    let salience = salience::of_units(&reading, &Salience::new(&weights.salience));
    let compared = Compared {
        units: &units,
        supports: &supports,
        salience: &salience,
        statements: &statements,
        sides: &sides(&statements),
        annotated: &annotated,
        alignment: &alignment,
        voices: &voices,
        people: &introduced,
        topics: &topics,
        polarity: &polarity,
        talks: &talks,
        lexicon,
    };
    let shared = shared(&compared);
    let findings = diverge(&compared, &shared);
    facts::report(event, &compared, &shared, &findings)
}
