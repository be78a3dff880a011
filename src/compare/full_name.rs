//! The whole names of those who speak for governments, as readers of English know them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::data;
use crate::text::{Matcher, NormalizedText};

/// By government, the names with their forms, as `data/compare/leaders.toml` explains it.
type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The names of one government.
struct Names {
    names: Vec<String>,
    /// What finds their forms: the entry of a match is the place of its name.
    forms: Matcher,
}

static NAMES: LazyLock<BTreeMap<String, Names>> = LazyLock::new(|| {
    let table: Table = data!("compare/leaders");
    let of_government = |names: BTreeMap<String, Vec<String>>| {
        let forms = names.values().enumerate();
        let forms = forms.flat_map(|(at, forms)| forms.iter().map(move |it| (at, it.as_str())));
        Names {
            forms: Matcher::new(forms),
            names: names.keys().cloned().collect(),
        }
    };
    let governments = table.into_iter();
    governments
        .map(|(code, names)| (code, of_government(names)))
        .collect()
});

/// Those who speak for a government and are listed, in the order in which a text names them.
pub(super) fn full_names(code: &str, text: &NormalizedText) -> Vec<&'static str> {
    let Some(names) = NAMES.get(code) else {
        return Vec::new();
    };
    let found = names.forms.find_in(text).into_iter();
    found.map(|it| names.names[it.entry].as_str()).collect()
}
