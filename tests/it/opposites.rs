//! Accounts that say opposite things, and accounts that agree in words that deny: short invented
//! accounts, compared as a whole.

use std::collections::BTreeMap;

use parallax::report::{Divergence, EvidenceRole, Kind, Status};
use parallax::{Event, Lexicon, Snapshot, compare, extract};
use serde::Deserialize;

/// The accounts of `tests/data/opposites`.
#[derive(Deserialize)]
struct Cases {
    opposite: Vec<Case>,
    agreeing: Vec<Case>,
}

/// Two accounts, by their ids.
#[derive(Deserialize)]
struct Case {
    name: String,
    /// The ids, where they are not `us` and `ru`.
    ids: Option<[String; 2]>,
    #[serde(flatten)]
    texts: BTreeMap<String, toml::Value>,
}

fn cases() -> Cases {
    let text = include_str!("../data/opposites/cases.toml");
    toml::from_str(text).expect("cases")
}

impl Case {
    fn divergences(&self) -> Vec<Divergence> {
        let ids = ["us".to_owned(), "ru".to_owned()];
        let ids = self.ids.as_ref().unwrap_or(&ids);
        let statements = ids.iter().map(|id| {
            let text = self.texts[id].as_str().expect("a text");
            let mut snapshot = Snapshot::from_bytes(id, None, text);
            snapshot.source.government = Some(id.to_uppercase());
            extract(&snapshot).expect("a statement")
        });
        compare(&Event::default(), statements.collect(), Lexicon::standard()).divergences
    }
}

fn says_opposite(divergence: &Divergence) -> bool {
    divergence.kind == Kind::Contradiction || divergence.status == Some(Status::Contradicted)
}

#[test]
fn opposites_are_found_and_stand_first() {
    let mut missed = Vec::new();
    for case in cases().opposite {
        let divergences = case.divergences();
        match divergences.first().filter(|first| says_opposite(first)) {
            None => missed.push(case.name),
            Some(first) => {
                let has = |role| first.evidence.iter().any(|it| it.role == role);
                for role in [
                    EvidenceRole::Claim,
                    EvidenceRole::Answer,
                    EvidenceRole::Word,
                ] {
                    assert!(has(role), "{}: {role:?}", case.name);
                }
                let again = divergences[1..].iter().filter(|it| says_opposite(it));
                assert_eq!(again.count(), 0, "{}: told once", case.name);
            }
        }
    }
    assert!(missed.is_empty(), "missed: {missed:?}");
}

#[test]
fn accounts_that_agree_are_not_accused() {
    let mut accused = Vec::new();
    for case in cases().agreeing {
        let found = case.divergences().into_iter().find(says_opposite);
        accused.extend(found.map(|found| format!("{}: {}", case.name, found.summary)));
    }
    assert!(accused.is_empty(), "accused: {accused:#?}");
}
