//! Names that differ for the same thing, where the choice of name is a message.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{ForLanguages, Matcher};
use crate::data::data;

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
    pub forms: Vec<String>,
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

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let file: File = data!("lexicon/terms");
    file.term
});

/// For each entry of the matchers, its term and variant.
static PLACES: LazyLock<Vec<(usize, usize)>> = LazyLock::new(|| {
    let variants = |(term, entry): (usize, &Term)| {
        (0..entry.variants.len())
            .map(move |variant| (term, variant))
            .collect::<Vec<_>>()
    };
    TERMS.iter().enumerate().flat_map(variants).collect()
});

static MATCHERS: LazyLock<ForLanguages> = LazyLock::new(|| {
    let variants = TERMS.iter().flat_map(|term| &term.variants);
    ForLanguages::new(variants.map(|variant| &variant.language))
});

/// All terms, in the order of the file.
pub fn terms() -> &'static [Term] {
    &TERMS
}

/// The term and the variant of an entry of [`term_matcher`].
pub fn term_place(entry: usize) -> (usize, usize) {
    PLACES[entry]
}

/// Finds the variants of all terms in one language. `None` for a language without terms.
pub fn term_matcher(language: &str) -> Option<&'static Matcher> {
    MATCHERS.get(language, || {
        let places = PLACES.iter().enumerate();
        let forms = places.flat_map(|(entry, (term, variant))| {
            let variant = &TERMS[*term].variants[*variant];
            let forms = if variant.language == language {
                &variant.forms[..]
            } else {
                &[]
            };
            forms.iter().map(move |form| (entry, form.as_str()))
        });
        Matcher::new(forms)
    })
}
