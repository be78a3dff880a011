//! How whole accounts differ: in their words for the talks, in length, in what they begin with.

use super::Writer;
use crate::text::english::listed;

impl Writer<'_> {
    pub(super) fn tone(&self, words: &[(usize, Vec<usize>)]) -> String {
        let tones = self.0.lexicon.tones().adjectives.entries();
        let of_account = |(account, words): &(usize, Vec<usize>)| {
            let words: Vec<&str> = words.iter().map(|it| tones[*it].word.as_str()).collect();
            let name = self.account(*account);
            match words.is_empty() {
                true => format!("{name} has no such word"),
                false => format!("{name} calls them {}", listed(&words)),
            }
        };
        let of_accounts: Vec<String> = words.iter().map(of_account).collect();
        let of_accounts = of_accounts.join("; ");
        format!("The accounts describe the talks differently: {of_accounts}")
    }

    pub(super) fn topic_order(&self, leads: &[(usize, usize)]) -> String {
        let lead = |(account, topic): &(usize, usize)| {
            format!("{} with {}", self.account(*account), self.topic(*topic))
        };
        let leads: Vec<String> = leads.iter().map(lead).collect();
        let leads = listed(&leads);
        format!("The accounts begin with different topics: {leads}")
    }

    pub(super) fn length(&self, words: &[(usize, usize)]) -> String {
        let count = |(account, words): &(usize, usize)| {
            format!("{words} words for {}", self.account(*account))
        };
        let words: Vec<String> = words.iter().map(count).collect();
        format!("The accounts differ in length: {}", listed(&words))
    }
}
