//! How long accounts may be.

use crate::statement::Statement;

/// The most words of an account that are compared, unless somebody asks for more: three megabytes
/// of English, some hundred times a long joint statement. Two such accounts take 300 MiB of memory
/// or more, and it grows with their length.
pub const MAX_WORDS: usize = 500_000;

/// The most words of all accounts together that are compared, unless somebody asks for more: two of
/// the longest, or fifty of 20,000 words.
pub const MAX_WORDS_IN_ALL: usize = 1_000_000;

/// The words of which a sentence is one at least where there are many: what is kept of a sentence,
/// and of those that it may answer, is as much for a single word. Sentences of the genre have
/// twenty.
const WORDS_OF_A_SENTENCE: usize = 5;

/// Sentences that are compared however few words may be.
const FEW_SENTENCES: usize = 1_000;

/// How many words are compared at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordLimits {
    /// Of one account.
    pub account: usize,
    /// Of all accounts together.
    pub all: usize,
}

impl Default for WordLimits {
    fn default() -> Self {
        Self {
            account: MAX_WORDS,
            all: MAX_WORDS_IN_ALL,
        }
    }
}

/// Accounts have more words than are compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TooManyWords {
    /// One account has.
    #[error(
        "{account} has {words} words, and no account of more than {limit} is compared: save the \
         statement alone, or raise the limit (--max-words), which takes more time and memory"
    )]
    Account {
        /// The account.
        account: String,
        /// Its words.
        words: usize,
        /// The limit.
        limit: usize,
    },
    /// All together have.
    #[error(
        "{accounts} accounts have {words} words, and no more than {limit} are compared in all: leave \
         some out, or raise the limit (--max-words-in-all), which takes more time and memory"
    )]
    All {
        /// How many accounts there are.
        accounts: usize,
        /// Their words.
        words: usize,
        /// The limit.
        limit: usize,
    },
    /// Accounts are cut into more sentences than so many words make.
    #[error(
        "{accounts} is cut into {sentences} sentences, and no more than {limit} are compared: save the \
         statement alone, or raise the limit of words ({option}), which takes more time and memory"
    )]
    Sentences {
        /// The account, or all of them.
        accounts: String,
        /// The sentences.
        sentences: usize,
        /// The limit.
        limit: usize,
        /// The option that raises it.
        option: &'static str,
    },
}

impl WordLimits {
    /// Refuses accounts with more words.
    pub(crate) fn admit(self, statements: &[Statement]) -> Result<(), TooManyWords> {
        let mut each = statements.iter();
        each.try_for_each(|statement| within_limit(statement, self.account))?;
        let words = statements.iter().map(|statement| statement.words).sum();
        if words > self.all {
            return Err(TooManyWords::All {
                accounts: statements.len(),
                words,
                limit: self.all,
            });
        }
        let sentences = statements.iter().map(|it| it.sentences.len()).sum();
        let all = || "what all accounts say".to_owned();
        sentences_within_limit(sentences, self.all, "--max-words-in-all", all)
    }
}

/// Refuses an account with more words than `limit`, or with more sentences than so many words make.
pub(crate) fn within_limit(statement: &Statement, limit: usize) -> Result<(), TooManyWords> {
    let name = || statement.source.name();
    words_within_limit(statement.words, limit, name)?;
    sentences_within_limit(statement.sentences.len(), limit, "--max-words", name)
}

/// Refuses more sentences than `words` make; `option` raises them.
fn sentences_within_limit(
    sentences: usize,
    words: usize,
    option: &'static str,
    accounts: impl FnOnce() -> String,
) -> Result<(), TooManyWords> {
    let limit = (words / WORDS_OF_A_SENTENCE).max(FEW_SENTENCES);
    if sentences <= limit {
        return Ok(());
    }
    Err(TooManyWords::Sentences {
        accounts: accounts(),
        sentences,
        limit,
        option,
    })
}

/// Refuses so many words of an account, whose name is only asked for then.
pub(crate) fn words_within_limit(
    words: usize,
    limit: usize,
    account: impl FnOnce() -> String,
) -> Result<(), TooManyWords> {
    if words <= limit {
        return Ok(());
    }
    let account = account();
    Err(TooManyWords::Account {
        account,
        words,
        limit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract;
    use crate::source::snapshot::Snapshot;

    #[test]
    fn accounts_are_limited_one_by_one_and_in_all() {
        let account = |id, text| extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
        let accounts = [account("us", "One two three."), account("cn", "One two.")];
        let said = |account, all| {
            let limits = WordLimits { account, all };
            limits.admit(&accounts).err().map(|error| error.to_string())
        };
        assert_eq!(said(3, 5), None);
        let one = said(2, 5).expect("an account is too long");
        assert!(
            one.starts_with("us (us) has 3 words") && one.contains("(--max-words)"),
            "{one}"
        );
        let all = said(3, 4).expect("all are too long");
        assert!(all.starts_with("2 accounts have 5 words"), "{all}");
        assert!(all.contains("(--max-words-in-all)"), "{all}");
    }

    #[test]
    fn accounts_of_tiny_sentences_are_limited_by_those() {
        let text = "One.\n\n".repeat(1_001);
        let account = extract(&Snapshot::from_bytes("us", None, text)).expect("a text");
        let said = |words| within_limit(&account, words).err();
        assert_eq!(said(5_005), None);
        let refused = said(5_000).expect("too many").to_string();
        assert!(
            refused.starts_with("us (us) is cut into 1001 sentences")
                && refused.contains("more than 1000")
                && refused.contains("(--max-words)"),
            "{refused}"
        );
        let limits = WordLimits {
            account: 5_005,
            all: 10_000,
        };
        let refused = limits
            .admit(&[account.clone(), account])
            .expect_err("too many");
        assert!(
            refused.to_string().contains("(--max-words-in-all)"),
            "{refused}"
        );
    }
}
