//! Verbs with which a statement reports what somebody said or did.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{ByLanguage, Matcher};
use crate::data::data;

/// Verbs by what they make of their subject.
#[derive(Debug)]
pub struct Verbs {
    /// Entry 0: to say, promise or hold something (`said`, `made clear`). Entry 1: to do so
    /// together (`agreed`). Entry 2: to speak of something without a position (`discussed`). Entry 3:
    /// to meet (`spoke with`), which tells nothing of what was said.
    pub matcher: Matcher,
    /// The verbs of entry 0, for tests and lists.
    pub claims: Vec<String>,
    /// Finds nouns for what was said (`the mention by …`).
    pub nouns: Matcher,
    /// Finds what is said to have been done together, with nobody named who did (`it was agreed`).
    pub together: Matcher,
    /// Finds nouns for what a side promises or gives (`commitment`).
    pub pledges: Matcher,
    /// Finds thanks and praise for what somebody else gives (`thanked`).
    pub thanks: Matcher,
    /// Finds words for both sides at once (`the two leaders`).
    pub both: Matcher,
    /// Finds pronouns for the one last named (`he`).
    pub pronouns: Matcher,
    /// Finds titles that stand for a government's own leader when nobody is named (`the
    /// President`).
    pub titles: Matcher,
    /// Finds words in which an author speaks for himself (`I`, `we`).
    pub self_words: Matcher,
    /// Finds words that deny (`does not`).
    pub negations: Matcher,
    /// Finds words in which an author speaks for all that took part (`we`).
    pub we: Matcher,
    /// Finds what stands before who asked (`at the request of`).
    pub requests: Matcher,
    /// Finds what stands behind who asked (`at the President's request`).
    pub petitions: Matcher,
    /// Finds what tells that the other side asked (`at the request of the latter`).
    pub requested: Matcher,
    /// Finds words for the event itself, which is no speaker (`the call`).
    pub events: Matcher,
    /// Finds offices, as they stand before the name of a person (`Foreign Minister`).
    pub offices: Matcher,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    claim: ByLanguage,
    noun: ByLanguage,
    agree: ByLanguage,
    discuss: ByLanguage,
    meet: ByLanguage,
    together: ByLanguage,
    pledge: ByLanguage,
    thank: ByLanguage,
    both: ByLanguage,
    pronoun: ByLanguage,
    title: ByLanguage,
    author: ByLanguage,
    negation: ByLanguage,
    we: ByLanguage,
    request: ByLanguage,
    petition: ByLanguage,
    requested: ByLanguage,
    event: ByLanguage,
    office: ByLanguage,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let file: File = data!("lexicon/verbs");
    let all = |entry, words: &ByLanguage| -> Vec<(usize, String)> {
        words
            .values()
            .flatten()
            .map(|word| (entry, word.clone()))
            .collect()
    };
    let matcher = |words: Vec<(usize, String)>| {
        Matcher::new(words.iter().map(|(entry, word)| (*entry, word.as_str())))
    };
    let mut spoken = all(0, &file.claim);
    spoken.extend(all(1, &file.agree));
    spoken.extend(all(2, &file.discuss));
    spoken.extend(all(3, &file.meet));
    Verbs {
        matcher: matcher(spoken),
        claims: file.claim.values().flatten().cloned().collect(),
        nouns: matcher(all(0, &file.noun)),
        together: matcher(all(0, &file.together)),
        pledges: matcher(all(0, &file.pledge)),
        thanks: matcher(all(0, &file.thank)),
        both: matcher(all(0, &file.both)),
        pronouns: matcher(all(0, &file.pronoun)),
        titles: matcher(all(0, &file.title)),
        self_words: matcher(all(0, &file.author)),
        negations: matcher(all(0, &file.negation)),
        we: matcher(all(0, &file.we)),
        requests: matcher(all(0, &file.request)),
        petitions: matcher(all(0, &file.petition)),
        requested: matcher(all(0, &file.requested)),
        events: matcher(all(0, &file.event)),
        offices: matcher(all(0, &file.office)),
    }
});

/// All of them.
pub fn verbs() -> &'static Verbs {
    &VERBS
}
