//! The facts of the talks, as the report holds them.

use std::collections::BTreeMap;

use crate::diverge::Compared;
use crate::report::{
    AskedByFact, FactEvidence, MinutesFact, ParticipantFact, PublishedFact, TalksFacts, TimeFact,
    WordFact,
};
use crate::statement::Statement;
use crate::talks::{Fact, Mark, Talks};

/// What each account says of the talks, by its source.
pub(super) fn by_source(compared: &Compared<'_>) -> BTreeMap<String, TalksFacts> {
    let accounts = compared.statements.iter().zip(compared.talks);
    accounts
        .map(|(statement, talks)| (statement.source.id.clone(), facts(statement, talks)))
        .collect()
}

fn facts(statement: &Statement, talks: &Talks) -> TalksFacts {
    let evidence = |mark: Mark| evidence(statement, mark);
    let people = talks.participants.iter();
    TalksFacts {
        asked_by: talks.asked_by.as_ref().map(|fact| AskedByFact {
            government: fact.value.government.clone(),
            name: fact.value.label.clone(),
            evidence: evidence(fact.mark),
        }),
        format: (talks.format.as_ref()).map(|fact| word(statement, fact, fact.value.name())),
        place: (talks.place.as_ref()).map(|fact| word(statement, fact, &fact.value.in_english())),
        minutes: talks.length.as_ref().map(|fact| MinutesFact {
            minutes: fact.value.minutes,
            bound: fact.value.bound,
            evidence: evidence(fact.mark),
        }),
        time: time(statement, talks),
        participants: people
            .map(|fact| ParticipantFact {
                name: fact.value.name.clone(),
                role: fact.value.role.clone(),
                evidence: evidence(fact.mark),
            })
            .collect(),
        published: published(statement),
    }
}

fn word<T>(statement: &Statement, fact: &Fact<T>, name: &str) -> WordFact {
    WordFact {
        name: name.to_owned(),
        evidence: evidence(statement, fact.mark),
    }
}

fn time(statement: &Statement, talks: &Talks) -> Option<TimeFact> {
    let day = talks.day.as_ref();
    let hour = talks.hour.as_ref();
    let marks = [day.map(|day| day.mark), hour.map(|hour| hour.mark)];
    let evidence: Vec<FactEvidence> = marks
        .into_iter()
        .flatten()
        .map(|mark| evidence(statement, mark))
        .collect();
    (!evidence.is_empty()).then(|| TimeFact {
        date: day.map(|day| day.value.date.to_string()),
        last_date: day.and_then(|day| Some(day.value.last?.to_string())),
        hour: hour.map(|hour| hour.value.clone()),
        evidence,
    })
}

fn published(statement: &Statement) -> Option<PublishedFact> {
    let evidence = statement.date_evidence.as_ref();
    Some(PublishedFact {
        date: statement.date?.to_string(),
        time: evidence.and_then(|evidence| evidence.time.clone()),
        zone: evidence.and_then(|evidence| evidence.zone.clone()),
        text: evidence.map(|evidence| evidence.text.clone()),
    })
}

fn evidence(statement: &Statement, mark: Mark) -> FactEvidence {
    let text = match mark.sentence {
        Some(sentence) => statement.sentences[sentence].text(),
        None => statement.title.as_deref().unwrap_or_default(),
    };
    let characters = text.chars().skip(mark.start);
    FactEvidence {
        sentence: mark.sentence,
        start: mark.start,
        end: mark.end,
        text: characters.take(mark.end - mark.start).collect(),
    }
}
