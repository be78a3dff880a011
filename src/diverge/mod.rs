//! Statements and passages to findings: what diverges between accounts.
//!
//! One file, or folder, a kind. Each looks at everything that was compared and gives its findings; `rank`
//! decides what comes first. A finding is a claim about two governments: each carries the places
//! where it can be checked, and where a kind cannot be sure it finds nothing. A finding holds
//! indices and typed facts; `headline` and `summary` put it into English, and `id` names it.

mod asked;
mod attribution;
mod compared;
mod contradiction;
mod english;
mod fact;
pub(crate) mod finding;
pub(crate) mod headline;
pub(crate) mod id;
pub(crate) mod kind;
mod length;
mod names;
mod number;
pub(crate) mod one_thing;
mod pair;
mod place;
mod position;
mod position_across;
mod quotation;
mod rank;
mod rebuttal;
mod reference;
mod retold;
mod scope;
mod shared;
mod silence;
mod strength;
pub(crate) mod summary;
pub(crate) mod swapped;
mod term;
pub(crate) mod together;
pub(crate) mod tone;
pub(crate) mod topic_order;
mod version;
mod weight;
mod wording;
mod words;

pub use compared::{Compared, sides};
pub use finding::Finding;
pub use shared::{Shared, shared};

use crate::parallel;
use one_thing::Things;

/// Finds what diverges, the most important first; what is shared is no difference.
pub fn diverge(compared: &Compared<'_>, shared: &[Shared]) -> Vec<Finding> {
    let scope = scope::find(compared);
    let things = Things::of(compared);
    let ((numbers, attributions), (tones, mut words)) = parallel::both(
        || {
            let mut numbers = number::find(compared);
            numbers.extend(place::find(compared));
            let attributions = attribution::find(compared, &numbers, &scope, &things);
            (numbers, attributions)
        },
        || {
            let mut words = strength::find(compared);
            words.extend(term::find(compared));
            words.extend(wording::find(compared, &scope));
            (tone::find(compared), words)
        },
    );
    words.extend(scope);
    // One thing is told once: what is contradicted or put in the other's mouth, then positions,
    // then silences.
    let contradictions = contradiction::find(compared);
    let mut told = attribution::told(compared, &attributions);
    told.extend(contradiction::told(compared, &contradictions));
    told.extend(fact::told(compared));
    // What both say is no difference.
    told.extend(shared::told(compared, shared));
    let (mut positions, mut in_positions) = position::find(compared, &things, &told);
    let (across, in_across) = position_across::find(compared, &told);
    positions.extend(across);
    in_positions.extend(in_across);
    let in_positions = in_positions.difference(&told).copied().collect();
    told.extend(&in_positions);
    let mut found = contradictions;
    found.extend(length::find(compared));
    found.extend(topic_order::find(compared));
    found.extend(silence::find(compared, &told, &in_positions));
    found.extend(version::find(compared));
    found.extend(positions);
    found.extend(attribution::told_once(compared, attributions, &told));
    found.extend(tones);
    found.extend(numbers);
    found.extend(words);
    contradiction::told_once(compared, &mut found);
    silence::tell_figures_once(compared, &mut found);
    let mut found = fact::without_repeats(compared, found);
    found.extend(fact::find(compared));
    rank::ordered(compared, found)
}
