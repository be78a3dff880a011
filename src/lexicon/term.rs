//! Names that differ for the same thing, where the choice of name is a message.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Matcher;

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

/// Terms with the matcher whose entries count all variants, in the order of the file.
type Terms = (Vec<Term>, Matcher, Vec<(usize, usize)>);

static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let terms = super::built_in::<File>("terms.toml", include_str!("terms.toml")).term;
    let places: Vec<(usize, usize)> = terms
        .iter()
        .enumerate()
        .flat_map(|(term, entry)| (0..entry.variants.len()).map(move |variant| (term, variant)))
        .collect();
    let forms = places
        .iter()
        .enumerate()
        .flat_map(|(entry, (term, variant))| {
            terms[*term].variants[*variant]
                .forms
                .iter()
                .map(move |form| (entry, form.as_str()))
        });
    let matcher = Matcher::new(forms);
    (terms, matcher, places)
});

/// All terms; a matcher over their variants; and, for each entry of the matcher, its term and
/// variant.
pub fn terms() -> &'static Terms {
    &TERMS
}
