//! What readers call an account: by the plain name of its government, and by outlet where two accounts
//! are of one government.

use super::compared::Compared;

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
        let name = self.plain_name(account);
        match self.takes_article(account) {
            true => format!("the {name}"),
            false => name,
        }
    }

    /// An account inside a sentence: its government, and the outlet where that is needed.
    pub(super) fn account_in_sentence(&self, account: usize) -> String {
        let name = self.account_name(account);
        match self.takes_article(account) {
            true => format!("the {name}"),
            false => name,
        }
    }

    /// The name of the government of an account: `United States`.
    pub(crate) fn plain_name(&self, account: usize) -> String {
        let source = &self.statements[account].source;
        let code = source.government.as_deref();
        let known = code.and_then(|code| self.lexicon.governments().of(code));
        match (known, code) {
            (Some(government), _) => government.name.clone(),
            (None, Some(code)) => code.to_owned(),
            // Whose account it is, nobody knows: its id is the name that the user gave it.
            (None, None) => source.id.clone(),
        }
    }

    fn takes_article(&self, account: usize) -> bool {
        let code = self.statements[account].source.government.as_deref();
        let known = code.and_then(|code| self.lexicon.governments().of(code));
        known.is_some_and(|government| government.article)
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
