//! What readers call an account: by the plain name of its government, and by outlet where two accounts
//! are of one government.

use super::compared::Compared;
use crate::lexicon::Government;

impl Compared<'_> {
    /// The name of an account, as it heads a column: `China`, or `China (Foreign Ministry)`.
    pub(crate) fn account_name(&self, account: usize) -> String {
        let name = self.plain_name(account);
        match self.told_apart_by(account) {
            Some(mark) => format!("{name} ({mark})"),
            None => name,
        }
    }

    /// The government of an account inside a sentence: `the United States`.
    pub(super) fn government_in_sentence(&self, account: usize) -> String {
        self.with_article(account, self.plain_name(account))
    }

    /// An account inside a sentence: its government, and the outlet where that is needed.
    pub(super) fn account_in_sentence(&self, account: usize) -> String {
        self.with_article(account, self.account_name(account))
    }

    /// The name of the government of an account: `United States`.
    pub(crate) fn plain_name(&self, account: usize) -> String {
        let source = &self.statements[account].source;
        match (self.known_government(account), &source.government) {
            (Some(government), _) => government.name.clone(),
            (None, Some(code)) => code.clone(),
            // Whose account it is, nobody knows: its id is the name that the user gave it.
            (None, None) => source.id.clone(),
        }
    }

    fn with_article(&self, account: usize, name: String) -> String {
        match self.known_government(account) {
            Some(government) if government.article => format!("the {name}"),
            _ => name,
        }
    }

    fn known_government(&self, account: usize) -> Option<&Government> {
        let code = self.statements[account].source.government.as_deref()?;
        self.lexicon.governments().of(code)
    }

    /// What tells an account from the others of its government: the outlet, else the language, else
    /// the id. `None` where it is the only one.
    fn told_apart_by(&self, account: usize) -> Option<&str> {
        let others = 0..self.statements.len();
        let others = others.filter(|it| *it != account && self.same_side(account, *it));
        let others: Vec<usize> = others.collect();
        if others.is_empty() {
            return None;
        }
        let outlets: Vec<Option<&str>> = others.iter().map(|it| self.outlet(*it)).collect();
        let languages: Vec<Option<&str>> = others.iter().map(|it| self.language(*it)).collect();
        let outlet = self
            .outlet(account)
            .filter(|it| !outlets.contains(&Some(it)));
        let language = self
            .language(account)
            .filter(|it| !languages.contains(&Some(it)));
        outlet.or(language).or(Some(self.id(account)))
    }

    /// The outlet of an account, without the name of its government: `Ministry of Foreign Affairs`.
    fn outlet(&self, account: usize) -> Option<&str> {
        let outlet = self.statements[account].source.outlet.as_deref()?;
        let rest = outlet.strip_suffix(self.plain_name(account).as_str());
        let rest = rest.and_then(|rest| rest.trim_end().strip_suffix(" of"));
        Some(rest.unwrap_or(outlet))
    }

    fn language(&self, account: usize) -> Option<&str> {
        self.statements[account].language.as_deref()
    }
}
