//! Whose account a page is, where nobody says: by its address, else by the outlet that it names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::cue::as_cue;
use super::metadata::Metadata;
use super::sentence_end::ends_sentence;
use crate::data::data;
use crate::site::Site;
use crate::source::Source;
use crate::source::government_id::{government_of_shared_id, governments_named};
use crate::statement::{Warning, WarningCode};
use crate::text::typography::fold;

/// Characters past which a text is no name of an outlet.
const MAX_NAME_CHARACTERS: usize = 100;
/// Lines at the head and the foot of a pasted text that may name its outlet.
const LINES_AT_ENDS: usize = 4;

/// The words of `outlets.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutletTable {
    institutions: Vec<String>,
    heads: Vec<String>,
    /// What stands before the name of an outlet in a line.
    leads: Vec<String>,
    sole: BTreeMap<String, Vec<String>>,
}

static TABLE: LazyLock<OutletTable> = LazyLock::new(|| {
    let mut table: OutletTable = data!("extract/outlets");
    let words = table.institutions.iter_mut().chain(&mut table.heads);
    for word in words.chain(table.sole.values_mut().flatten()) {
        // As names are folded; a space at the end keeps a word whole.
        let end = if word.ends_with(' ') { " " } else { "" };
        *word = as_cue(&fold(word)) + end;
    }
    table
});

/// An outlet that a page names, and its government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedOutlet {
    pub government: String,
    pub name: String,
}

/// The outlet that a page says it is of: the name of its site.
pub(super) fn in_metadata(metadata: &Metadata) -> Option<NamedOutlet> {
    let entries = [
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
    ];
    let named = metadata.all(&entries).chain(metadata.publisher.as_deref());
    let titles = metadata.title.iter().flat_map(|title| {
        let parts = title.split(['|', '–', '—', '»', '_']);
        // The first part is what the page is about.
        parts.skip(1)
    });
    named.chain(titles).find_map(|name| {
        let folded = comparable(name)?;
        let mut heads = TABLE.heads.iter();
        let mut institutions = TABLE.institutions.iter();
        let is_institution = institutions.any(|it| folded.contains(it.as_str()))
            || heads.any(|head| folded.starts_with(head.as_str()));
        of_name(name, &folded, is_institution)
    })
}

/// The outlet that signs a text: the one that it says published it, or a line at its head or foot that
/// is its name.
pub(super) fn in_text(outlet: Option<&str>, paragraphs: &[String]) -> Option<NamedOutlet> {
    let last = paragraphs
        .len()
        .saturating_sub(LINES_AT_ENDS)
        .max(LINES_AT_ENDS);
    let first = paragraphs.iter().take(LINES_AT_ENDS);
    let ends = first.chain(paragraphs.iter().skip(last));
    let lines = ends.map(String::as_str).filter(|line| !ends_sentence(line));
    outlet.into_iter().chain(lines).find_map(|line| {
        let name = without_lead(&comparable(line)?);
        of_name(line, &name, begins_with_institution(&name))
    })
}

/// Whether a line of a text is the name of who may have published it: of an institution, with or without
/// its government, or of an outlet.
pub(super) fn is_signature(line: &str) -> bool {
    let Some(name) = comparable(line).filter(|_| !ends_sentence(line)) else {
        return false;
    };
    let name = without_lead(&name);
    begins_with_institution(&name) || sole_owner(&name).is_some()
}

fn begins_with_institution(name: &str) -> bool {
    let mut institutions = TABLE.institutions.iter();
    institutions.any(|institution| name.starts_with(institution.as_str()))
}

/// The government of a name that is of one alone.
fn sole_owner(name: &str) -> Option<&'static str> {
    let mut owners = TABLE.sole.iter();
    let owner = owners.find(|(_, names)| names.iter().any(|sole| sole == name));
    owner.map(|(code, _)| code.as_str())
}

fn without_lead(name: &str) -> String {
    let leads = TABLE.leads.iter();
    let name = leads.fold(name, |name, lead| {
        let rest = name.strip_prefix(lead.as_str());
        rest.unwrap_or(name).trim_start()
    });
    name.to_owned()
}

/// The government of a name: one that needs no more words, or the one that an institution is of.
fn of_name(name: &str, folded: &str, is_institution: bool) -> Option<NamedOutlet> {
    let outlet = |government: &str| NamedOutlet {
        government: government.to_owned(),
        name: name.trim().to_owned(),
    };
    if let Some(code) = sole_owner(folded) {
        return Some(outlet(code));
    }
    match is_institution.then(|| governments_named(name))?.as_slice() {
        [one] => Some(outlet(one)),
        _ => None,
    }
}

fn comparable(text: &str) -> Option<String> {
    let is_name = text.chars().take(MAX_NAME_CHARACTERS + 1).count() <= MAX_NAME_CHARACTERS;
    is_name.then(|| as_cue(fold(text).trim()))
}

/// The source, with what its manifest leaves open filled in; and what a person should know of it.
pub(super) fn completed(
    source: &Source,
    site: Option<&Site>,
    named: Option<NamedOutlet>,
) -> (Source, Option<Warning>) {
    let mut source = source.clone();
    if let Some(site) = site {
        source.outlet.get_or_insert_with(|| site.outlet.clone());
    }
    let told = site.map(|site| {
        let what = format!("its address is of {} ({})", site.outlet, site.government);
        (site.government.clone(), what)
    });
    let told = told.or_else(|| {
        let named = named?;
        let what = format!("the page names {} ({})", named.name, named.government);
        Some((named.government, what))
    });
    let warning = match (&source.government, told) {
        (Some(government), Some((other, what))) if *government != other => {
            let id = &source.id;
            Some(Warning::new(
                WarningCode::OtherGovernment,
                format!(
                    "it is taken as the account of {government}, but {what}; see that it is the page of \
                     the right side (--government {id}=CC, or government in event.toml, says whose it is)"
                ),
            ))
        }
        (None, Some((government, _))) => {
            source.government = Some(government);
            None
        }
        (None, None) => by_shared_id(&mut source),
        _ => None,
    };
    (source, warning)
}

/// Takes an id that several governments go by as that of the one it is mostly used for.
fn by_shared_id(source: &mut Source) -> Option<Warning> {
    let government = government_of_shared_id(&source.id)?;
    let id = &source.id;
    let text = format!(
        "by its id alone it is taken as the account of {government}; if it is another's, say so with \
         --government {id}=CC"
    );
    source.government = Some(government);
    Some(Warning::new(WarningCode::OtherGovernment, text))
}
