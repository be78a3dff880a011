//! What readers call an account: by the plain name of its government, and by outlet where two
//! accounts are of one government.

use super::compared::Compared;
use crate::lexicon::Government;
use crate::text::english::language_name;

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
        self.in_sentence(account, self.plain_name(account))
    }

    /// An account inside a sentence: its government, and the outlet where that is needed.
    pub(super) fn account_in_sentence(&self, account: usize) -> String {
        self.in_sentence(account, self.account_name(account))
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

    fn in_sentence(&self, account: usize, name: String) -> String {
        match self.known_government(account) {
            Some(_) => self.lexicon.governments().in_sentence(&name),
            None => name,
        }
    }

    fn known_government(&self, account: usize) -> Option<&Government> {
        let code = self.statements[account].source.government.as_deref()?;
        self.lexicon.governments().of(code)
    }

    /// What tells an account from the others of its government: the outlet, else the language, else
    /// the id. `None` where it is the only one.
    fn told_apart_by(&self, account: usize) -> Option<String> {
        let others = 0..self.statements.len();
        let others = others.filter(|it| *it != account && self.same_side(account, *it));
        let others: Vec<usize> = others.collect();
        if others.is_empty() {
            return None;
        }
        let outlets: Vec<Option<String>> = others.iter().map(|it| self.outlet(*it)).collect();
        let languages: Vec<Option<&str>> = others.iter().map(|it| self.language(*it)).collect();
        let outlet = self.outlet(account);
        let outlet = outlet.filter(|it| is_latin(it) && !outlets.contains(&Some(it.clone())));
        let language = self
            .language(account)
            .filter(|it| !languages.contains(&Some(it)))
            .map(|code| format!("in {}", language_name(code)));
        let name = outlet.or(language);
        Some(name.unwrap_or_else(|| self.id(account).to_owned()))
    }

    /// The outlet of an account, without the name of its government: `Ministry of Foreign Affairs`.
    /// It has no brackets, since the name of the account puts it between some.
    fn outlet(&self, account: usize) -> Option<String> {
        let outlet = self.statements[account].source.outlet.as_deref()?;
        let rest = outlet.strip_suffix(self.plain_name(account).as_str());
        let rest = rest.and_then(|rest| rest.trim_end().strip_suffix(" of"));
        let outlet = rest.unwrap_or(outlet);
        let inside = outlet.strip_suffix(')');
        let inside = inside.and_then(|it| it.rsplit_once(" ("));
        Some(inside.map_or_else(
            || outlet.to_owned(),
            |(outlet, inside)| format!("{outlet}, {inside}"),
        ))
    }

    fn language(&self, account: usize) -> Option<&str> {
        self.statements[account].language.as_deref()
    }
}

/// Whether a name is in Latin letters, which readers of English can read.
fn is_latin(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
}
