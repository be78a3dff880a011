//! The accounts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::provenance::Archive;
use crate::statement::Warning;

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct StatementFacts {
    /// The source's id.
    pub id: String,
    /// What readers call it: the plain name of its government, with the outlet where two accounts
    /// are of one government.
    #[serde(default)]
    pub name: String,
    /// The plain name of its government; its id where nobody knows whose it is.
    #[serde(default)]
    pub government_name: String,
    /// ISO 3166 alpha-2 code, or `EU`, `UN`.
    pub government: Option<String>,
    /// Who speaks for its government in the talks, by the fullest name that an account gives; null
    /// where no account names a person whom the lexicon knows.
    #[serde(default)]
    pub leader: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its heading.
    pub title: Option<String>,
    /// The day of publication, ISO 8601.
    pub date: Option<String>,
    /// Primary language subtag, BCP 47.
    pub language: Option<String>,
    /// When the page was retrieved, RFC 3339.
    pub retrieved: Option<String>,
    /// What whoever saved the page says of it.
    #[serde(default)]
    pub note: Option<String>,
    /// The archive's copy that the page is; null for a page from its own site.
    pub archived: Option<Archive>,
    /// SHA-256 of the page's bytes.
    pub sha256: String,
    /// How many words its sentences have.
    pub words: usize,
    /// How many paragraphs it has.
    pub paragraphs: usize,
    /// What a reader should know of it: that the page seems to hold no account, that nobody knows
    /// whose it is.
    #[serde(default)]
    pub warnings: Vec<Warning>,
    /// Its sentences in reading order.
    pub sentences: Vec<SentenceFacts>,
}

/// One sentence of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SentenceFacts {
    /// The sentence.
    pub text: String,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// How many words it has.
    #[serde(default)]
    pub words: usize,
    /// The government that speaks or acts in it, `both`, or null where that is not clear.
    pub speaker: Option<String>,
    /// The source whose words or promises it reports; null where it reports nobody else's.
    pub attributed_to: Option<String>,
    /// What is known of it in English, where it is in another language; absent where nothing is. It
    /// is no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Gist>,
}

/// What a reader who does not know a sentence's language can see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Gist {
    /// The labels of its topics.
    pub topics: Vec<String>,
    /// The English names of the states that it names, or whose people it names.
    pub names: Vec<String>,
    /// Its figures and days, in English.
    pub figures: Vec<String>,
}

impl StatementFacts {
    /// What tells an account from the others of its government, where there are any: the outlet, in
    /// most cases.
    pub fn outlet_mark(&self) -> Option<&str> {
        let mark = self.name.strip_prefix(&self.government_name)?;
        mark.strip_prefix(" (")?.strip_suffix(')')
    }

    /// Government and id, as a column is headed: `CN cn-mfa`.
    pub fn heading(&self) -> String {
        match &self.government {
            Some(government) => format!("{government} {}", self.id),
            None => self.id.clone(),
        }
    }
}

/// Who talked, side by side: leaders by name where those of all sides are known, and else
/// governments: a state among persons reads as one of them.
pub(crate) fn parties(statements: &[StatementFacts]) -> String {
    let sides = sides(statements);
    let are_named = have_leaders(statements);
    let party = |it: &&StatementFacts| match &it.leader {
        Some(leader) if are_named => leader.clone(),
        _ => it.government_name.clone(),
    };
    sides.iter().map(party).collect::<Vec<_>>().join(" – ")
}

/// Whether there are several sides, and it is known who talked for each.
pub(crate) fn have_leaders(statements: &[StatementFacts]) -> bool {
    sides(statements).len() > 1 && statements.iter().all(|it| it.leader.is_some())
}

/// The first account of each side.
fn sides(statements: &[StatementFacts]) -> Vec<&StatementFacts> {
    let mut sides: Vec<&StatementFacts> = Vec::new();
    for statement in statements {
        let is_same = |it: &&StatementFacts| {
            statement.government.is_some() && it.government == statement.government
        };
        if !sides.iter().any(is_same) {
            sides.push(statement);
        }
    }
    sides
}
