//! Statements and a lexicon to the report: the whole of the comparison, step by step.

use crate::align::{self, Alignment, Text};
use crate::diverge;
use crate::lexicon::Lexicon;
use crate::parallel;
use crate::report::{
    Compared, ComparedBy, EventFacts, PassageFacts, Report, SCHEMA, SentenceFacts, StatementFacts,
    rounded,
};
use crate::source::event::Event;
use crate::statement::Statement;
use crate::topic::Topics;
use crate::voice::{self, Voice};

/// Compares the accounts of one event.
///
/// The result does not depend on the order of `statements`, nor on the number of threads.
pub fn compare(event: &Event, mut statements: Vec<Statement>, lexicon: &Lexicon) -> Report {
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    let (alignment, (voices, topics, coverage)) = parallel::both(
        || align::align(&texts, lexicon),
        || {
            let voices = voice::voices(&statements, lexicon);
            let topics = Topics::of(&statements, lexicon);
            (voices, topics, diverge::Coverage::of(&statements))
        },
    );
    let divergences = diverge::diverge(&diverge::Compared {
        statements: &statements,
        alignment: &alignment,
        voices: &voices,
        topics: &topics,
        coverage: &coverage,
        lexicon,
    });
    Report {
        schema: SCHEMA.to_owned(),
        event: EventFacts {
            title: (!event.title.is_empty()).then(|| event.title.clone()),
            date: event.date.map(|date| date.to_string()),
        },
        compared: compared(&statements),
        passages: passage_facts(&statements, &alignment, &topics),
        divergences,
        topics: topics.facts(&statements),
        statements: statements
            .into_iter()
            .zip(voices)
            .map(|(statement, voices)| statement_facts(statement, voices))
            .collect(),
    }
}

/// By what each pair of accounts is compared.
fn compared(statements: &[Statement]) -> Vec<Compared> {
    let mut pairs = Vec::new();
    for (index, left) in statements.iter().enumerate() {
        for right in &statements[index + 1..] {
            let by = if align::comparable(left.language.as_deref(), right.language.as_deref()) {
                ComparedBy::Sentence
            } else {
                ComparedBy::Topic
            };
            let sources = [left.source.id.clone(), right.source.id.clone()];
            pairs.push(Compared { sources, by });
        }
    }
    pairs
}

fn passage_facts(
    statements: &[Statement],
    alignment: &Alignment,
    topics: &Topics,
) -> Vec<PassageFacts> {
    let id = |text: usize| statements[text].source.id.clone();
    let passages = alignment.passages.iter();
    passages
        .map(|passage| PassageFacts {
            sentences: passage
                .sentences
                .iter()
                .map(|(text, sentences)| (id(*text), sentences.clone()))
                .collect(),
            score: passage.score.map(rounded),
            topics: topics.of_passage(passage),
        })
        .collect()
}

fn statement_facts(statement: Statement, voices: Vec<Voice>) -> StatementFacts {
    StatementFacts {
        id: statement.source.id,
        government: statement.source.government,
        outlet: statement.source.outlet,
        url: statement.source.url,
        title: statement.title,
        date: statement.date.map(|date| date.to_string()),
        language: statement.language,
        retrieved: statement.retrieved,
        archived: statement.archived,
        sha256: statement.sha256,
        words: statement.words,
        paragraphs: statement.paragraphs.len(),
        sentences: statement
            .sentences
            .into_iter()
            .zip(voices)
            .map(|(sentence, voice)| SentenceFacts {
                paragraph: sentence.paragraph(),
                text: sentence.into_text(),
                speaker: voice.speaker.map(|speaker| speaker.to_string()),
                attributed_to: voice.reported.map(|reported| reported.of),
            })
            .collect(),
    }
}
