//! Names that differ for the same thing, where the choice of name is a message.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{ForLanguages, Words};
use crate::data::data;
use crate::text::Matcher;

/// A thing that goes under several names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// What the names are names of.
    pub label: String,
    /// The names.
    #[serde(rename = "variant")]
    pub variants: Vec<Variant>,
}

/// One of the names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its forms in running text.
    pub forms: Words,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// The government that uses it, where one does above all.
    pub government: Option<String>,
    /// Where that is known from.
    pub source: String,
}

#[derive(Deserialize)]
struct File {
    term: Vec<Term>,
}

/// Terms, and what finds them.
#[derive(Debug)]
pub struct TermTable {
    entries: Vec<Term>,
    /// For each entry of the matchers, its term and variant.
    places: Vec<(usize, usize)>,
    matchers: ForLanguages,
}

static STANDARD: LazyLock<Arc<TermTable>> = LazyLock::new(|| Arc::new(TermTable::with(Vec::new())));

impl TermTable {
    /// The terms of the program.
    pub(super) fn standard() -> Arc<Self> {
        STANDARD.clone()
    }

    /// The terms of the program and a user's own. An own term with the id of another adds its
    /// variants to it.
    pub(super) fn with(own: Vec<Term>) -> Self {
        let file: File = data!("lexicon/terms");
        let mut entries = file.term;
        for term in own {
            match entries.iter_mut().find(|entry| entry.id == term.id) {
                Some(entry) => entry.variants.extend(term.variants),
                None => entries.push(term),
            }
        }
        let variants = entries.iter().flat_map(|term| &term.variants);
        let matchers = ForLanguages::new(variants.map(|variant| &variant.language));
        let places = entries.iter().enumerate().flat_map(|(term, entry)| {
            (0..entry.variants.len()).map(move |variant| (term, variant))
        });
        Self {
            places: places.collect(),
            matchers,
            entries,
        }
    }

    /// All terms.
    pub fn entries(&self) -> &[Term] {
        &self.entries
    }

    /// The term and the variant of an entry of [`matcher`](Self::matcher).
    pub fn place(&self, entry: usize) -> (usize, usize) {
        self.places[entry]
    }

    /// Finds the variants of all terms in one language. `None` for a language without terms.
    pub fn matcher(&self, language: &str) -> Option<&Matcher> {
        self.matchers.get(language, || {
            let places = self.places.iter().enumerate();
            let forms = places.flat_map(|(entry, (term, variant))| {
                let variant = &self.entries[*term].variants[*variant];
                let forms = Some(&variant.forms).filter(|_| variant.language == language);
                let forms = forms.into_iter().flat_map(Words::iter);
                forms.map(move |form| (entry, form))
            });
            Matcher::new(forms)
        })
    }
}
