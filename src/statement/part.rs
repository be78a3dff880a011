//! What each sentence is in a statement: content, a question put to the speaker, a courtesy, a
//! heading.

use rustc_hash::FxHashSet;

use super::frame::{is_frame, is_lead_in};
use super::heading::headings;
use super::speech::{is_aside, is_courtesy};
use super::turn::{self, Opening, Turn};

/// What a sentence is in a statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// What the government says.
    #[default]
    Content,
    /// What somebody asks it.
    Question,
    /// A greeting or thanks, and no more.
    Courtesy,
    /// What the hall did: `(Applause.)`
    Aside,
    /// What says whose text follows, or heads a section of it.
    Frame,
    /// What leads in to a list and says nothing of what is in it: `The ministers discussed:`
    LeadIn,
}

/// The part of each sentence of an account in a language, given with the index of its paragraph.
pub(super) fn parts(sentences: &[(usize, &str)], language: Option<&str>) -> Vec<Part> {
    let openings = turn::openings(sentences);
    let mut parts: Vec<Part> = sentences
        .iter()
        .zip(&openings)
        .map(|((_, text), opening)| {
            let said = opening.as_ref().map_or(*text, |opening| opening.rest(text));
            if is_aside(said) {
                Part::Aside
            } else if is_courtesy(said) {
                Part::Courtesy
            } else if is_frame(text) {
                Part::Frame
            } else if is_lead_in(text) {
                Part::LeadIn
            } else {
                Part::Content
            }
        })
        .collect();
    for heading in headings(sentences, language) {
        parts[heading] = Part::Frame;
    }
    for question in questions(sentences, &openings) {
        parts[question].fill(Part::Question);
    }
    parts
}

/// The sentences of each turn that asks.
fn questions(
    sentences: &[(usize, &str)],
    openings: &[Option<Opening<'_>>],
) -> Vec<std::ops::Range<usize>> {
    let turns = turn::turns(openings);
    let askers = askers(sentences, &turns);
    turns
        .iter()
        .enumerate()
        .filter(|(place, turn)| asks(&turns, &askers, *place, turn))
        .map(|(_, turn)| turn.start..end_of_question(sentences, turn))
        .collect()
}

/// The names whose every turn ends in a question.
fn askers<'a>(sentences: &[(usize, &str)], turns: &[Turn<'a>]) -> FxHashSet<&'a str> {
    let named = |turn: &Turn<'a>| match turn.speaker {
        turn::Speaker::Named(name) => Some((name, ends_in_a_question(sentences[turn.end - 1].1))),
        _ => None,
    };
    let (asking, stating): (Vec<_>, Vec<_>) =
        turns.iter().filter_map(named).partition(|(_, asks)| *asks);
    let stating: FxHashSet<&str> = stating.into_iter().map(|(name, _)| name).collect();
    let names = asking.into_iter().map(|(name, _)| name);
    names.filter(|name| !stating.contains(name)).collect()
}

/// Whether a turn asks: by its label, or because whoever has that name only ever asks, and another
/// answers.
fn asks(turns: &[Turn<'_>], askers: &FxHashSet<&str>, place: usize, turn: &Turn<'_>) -> bool {
    match turn.speaker {
        turn::Speaker::Asks => true,
        turn::Speaker::Answers => false,
        turn::Speaker::Named(name) => {
            let next = turns.get(place + 1);
            askers.contains(name) && next.is_some_and(|next| next.speaker != turn.speaker)
        }
    }
}

/// Where a question ends: with its paragraph, or with a later one of the same turn that still asks.
/// An answer may have no label.
fn end_of_question(sentences: &[(usize, &str)], turn: &Turn<'_>) -> usize {
    let of_turn = turn.start..turn.end;
    let last = of_turn
        .clone()
        .rev()
        .find(|place| ends_in_a_question(sentences[*place].1));
    let paragraph = sentences[last.unwrap_or(turn.start)].0;
    of_turn
        .clone()
        .rev()
        .find(|place| sentences[*place].0 == paragraph)
        .map_or(turn.end, |place| place + 1)
}

fn ends_in_a_question(sentence: &str) -> bool {
    let sentence = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c));
    sentence.ends_with(is_mark)
}

fn is_mark(c: char) -> bool {
    matches!(c, '?' | '\u{ff1f}' | '\u{61f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of paragraphs of one sentence each, by their first letters.
    fn of(paragraphs: &[&str]) -> String {
        let sentences: Vec<(usize, &str)> = paragraphs.iter().copied().enumerate().collect();
        let letter = |part: Part| match part {
            Part::Content => '.',
            Part::Question => 'q',
            Part::Courtesy => 'c',
            Part::Aside => 'a',
            Part::Frame => 'f',
            Part::LeadIn => 'l',
        };
        parts(&sentences, Some("en"))
            .into_iter()
            .map(letter)
            .collect()
    }

    #[test]
    fn questions_are_told_by_their_labels() {
        let transcript = [
            "MS. ADLER: Good afternoon, everyone.",
            "The Secretary spoke with her counterpart this morning.",
            "QUESTION: Did they discuss the pipeline?",
            "MS. ADLER: They discussed energy at length.",
            "Q Thank you.",
            "Q And will there be a deal?",
            "We expect one by spring.",
            "(Laughter.)",
            "Question 3 (Kestrel News): On fish?",
            "A: There is no agreement on fish.",
        ];
        assert_eq!(of(&transcript), "c.q.qq.aq.");
        assert_eq!(
            of(&["记者：双方谈到贸易了吗？", "答：双方谈到了贸易。"]),
            "q."
        );
        assert_eq!(
            of(&["Вопрос: Обсуждался ли газ?", "Ответ: Газ обсуждался."]),
            "q."
        );
    }

    #[test]
    fn who_only_asks_and_is_answered_asks() {
        let briefing = [
            "Harbour Daily: The minister is in Oslo. Will he visit Bergen?",
            "Lin Wei: He will meet his colleague tomorrow.",
            "Harbour Daily: Is there a date for the next talks?",
            "Lin Wei: Talks go on. Does anyone doubt it?",
            "North Sea Post: What of fish?",
            "Lin Wei: We have made our position clear.",
        ];
        assert_eq!(of(&briefing), "q.q.q.");
    }

    #[test]
    fn a_topic_before_a_colon_asks_nothing() {
        let bulletin = [
            "Trade: the two sides agreed on a lower tariff.",
            "Taiwan question: China restated its position.",
            "The question: who pays for it?",
            "He asked one thing: will you sign?",
            "Q2 figures were discussed.",
        ];
        assert_eq!(of(&bulletin), ".....");
    }

    #[test]
    fn a_question_goes_on_as_long_as_it_asks() {
        let sentences = [
            (0, "Reporter: Two things."),
            (0, "First, are sanctions coming?"),
            (1, "And when do you meet again?"),
            (2, "Sanctions will follow."),
            (3, "Spokesperson: Next question."),
        ];
        let expected = [
            Part::Question,
            Part::Question,
            Part::Question,
            Part::Content,
            Part::Content,
        ];
        assert_eq!(parts(&sentences, None), expected);
    }
}
