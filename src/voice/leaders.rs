//! Those who speak for governments, by the names under which readers of English know them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::data;
use crate::text::{Match, Matcher, NormalizedText};

/// By government, the names with their forms, as `data/voice/leaders.toml` explains it.
type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Somebody who speaks for a government.
#[derive(Debug)]
pub(crate) struct Leader {
    /// All of the name: "Joe Biden".
    pub name: String,
    /// What a headline has room for: "Biden".
    pub short: String,
}

/// Those of one government.
struct Leaders {
    leaders: Vec<Leader>,
    /// What finds their forms: the entry of a match is the place of the leader.
    forms: Matcher,
}

static LEADERS: LazyLock<BTreeMap<String, Leaders>> = LazyLock::new(|| {
    let table: Table = data!("voice/leaders");
    let of_government = |names: BTreeMap<String, Vec<String>>| {
        let forms = names.values().enumerate();
        let forms = forms.flat_map(|(at, forms)| forms.iter().map(move |it| (at, it.as_str())));
        let forms = Matcher::new(forms);
        let leaders = names.into_iter().map(|(name, forms)| Leader {
            short: forms.into_iter().next().unwrap_or_else(|| name.clone()),
            name,
        });
        Leaders {
            leaders: leaders.collect(),
            forms,
        }
    };
    let governments = table.into_iter();
    governments
        .map(|(code, names)| (code, of_government(names)))
        .collect()
});

/// The governments of which any are listed.
pub(crate) fn with_leaders() -> impl Iterator<Item = &'static str> {
    LEADERS.keys().map(String::as_str)
}

/// Those who speak for a government and are listed, in the order in which a text names them, each
/// with the place of the name.
pub(crate) fn leaders(
    code: &str,
    text: &NormalizedText,
) -> impl Iterator<Item = (&'static Leader, Match)> {
    let of_government = LEADERS.get(code).into_iter();
    of_government.flat_map(|it| {
        let found = it.forms.find_in(text).into_iter();
        found.map(|found| (&it.leaders[found.entry], found))
    })
}
