//! What one government says in one language and not in another.
//!
//! China publishes in Chinese first and in English later, and not alike: sentences are left out,
//! people have lesser titles, and what stood first stands last.

mod left_out;
mod order;
mod titles;

use super::compared::Compared;
use super::finding::Finding;
use crate::align::Place;

/// A finding for what each version of a government's account has that another, in another language,
/// lacks.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let accounts = 0..compared.statements.len();
    let found = accounts.filter_map(|by| {
        // A commentary is no version of a readout: that is nearer to another account.
        let of = nearest_version(compared, by)?;
        if nearest_version(compared, of) != Some(by) {
            return None;
        }
        let mut found = left_out::find(compared, by, of);
        found.extend(titles::find(compared, by, of));
        if by < of {
            found.extend(order::find(compared, by, of));
        }
        Some(found)
    });
    found.flatten().collect()
}

/// The account of the same government, in another language, that has most of its sentences in
/// common with this one.
fn nearest_version(compared: &Compared<'_>, account: usize) -> Option<usize> {
    let shared = |other: &usize| {
        let sentences = compared.statements[*other].sentences.len();
        let is_shared = |sentence: &usize| {
            let place = Place {
                text: *other,
                sentence: *sentence,
            };
            !compared.linked_in(account, place).is_empty()
        };
        let shared = (0..sentences).filter(is_shared).count();
        shared as f64 / sentences.max(1) as f64
    };
    let versions = 0..compared.statements.len();
    versions
        .filter(|other| compared.are_versions(account, *other))
        .max_by(|a, b| shared(a).total_cmp(&shared(b)).then(b.cmp(a)))
}
