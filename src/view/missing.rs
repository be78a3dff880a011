//! Why nothing stands in a cell of the table of topics, in words.

use std::fmt;

use crate::report::{Report, StatementFacts, TopicFacts};

/// Why an account has nothing on a topic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Missing<'r> {
    /// It has no word for the topic, and nothing that says as much.
    NotMentioned,
    /// No words for the topic are known in its language.
    NotSearched,
    /// It has no word for the topic, but a sentence that may take it up.
    Near {
        account: &'r StatementFacts,
        /// The index of the sentence.
        sentence: usize,
    },
}

impl<'r> Missing<'r> {
    /// Why an account that has no word for a topic has none.
    pub(crate) fn of(topic: &TopicFacts, account: &'r StatementFacts) -> Self {
        match topic.nearest.get(&account.id) {
            _ if topic.unread.contains(&account.id) => Self::NotSearched,
            Some(&sentence) => Self::Near { account, sentence },
            None => Self::NotMentioned,
        }
    }

    /// The sentence that may take the topic up.
    pub(crate) fn nearest(self) -> Option<(&'r StatementFacts, usize)> {
        match self {
            Self::Near { account, sentence } => Some((account, sentence)),
            _ => None,
        }
    }

    /// The words, without the sentence.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::NotMentioned => "Not mentioned",
            Self::NotSearched => "Not searched",
            Self::Near { .. } => "Not named; nearest",
        }
    }
}

impl fmt::Display for Missing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())?;
        match self {
            Self::Near { account, sentence } => {
                let mark = account.outlet_mark().map(|mark| format!("{mark} "));
                write!(f, " {}[{}]", mark.unwrap_or_default(), sentence + 1)
            }
            _ => Ok(()),
        }
    }
}

/// What “Not searched” means, where it is said of a topic.
pub(crate) fn topic_note(report: &Report) -> Option<&'static str> {
    let is_said = report.topics.iter().any(|topic| !topic.unread.is_empty());
    is_said.then_some(
        "Not searched: no words for the topic are known in the language of that account.",
    )
}
