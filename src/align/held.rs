//! What a sentence says, in hand to be held against many others.

use super::vocabulary::TermId;

/// Lists of weighted terms whose cosines with other lists are computed. To merge two lists for each
/// cosine takes several times as long.
pub(super) struct Held {
    /// For each term, where its weights stand; those of a term that no list has stand first.
    places: Vec<usize>,
    /// For each term, its weight in each list.
    weights: Vec<f64>,
    /// The terms of the lists.
    terms: Vec<TermId>,
}

impl Held {
    /// With room for terms of numbers up to one.
    pub(crate) fn new(last: TermId) -> Self {
        Self {
            places: vec![0; last as usize + 1],
            weights: Vec::new(),
            terms: Vec::new(),
        }
    }

    /// Takes lists in place of those before.
    pub(crate) fn take(&mut self, lists: &[&[(TermId, f64)]]) {
        for term in self.terms.drain(..) {
            self.places[term as usize] = 0;
        }
        self.weights.clear();
        self.weights.resize(lists.len(), 0.0);
        for (list, terms) in lists.iter().enumerate() {
            for (term, weight) in *terms {
                let place = &mut self.places[*term as usize];
                if *place == 0 {
                    *place = self.weights.len();
                    self.weights.resize(*place + lists.len(), 0.0);
                    self.terms.push(*term);
                }
                self.weights[*place + list] = *weight;
            }
        }
    }

    /// The cosine of a list, by its place, and of other terms, all at unit length.
    pub(crate) fn cosine(&self, list: usize, others: &[(TermId, f64)]) -> f64 {
        let mut sum = 0.0;
        for (term, weight) in others {
            sum += self.weights[self.places[*term as usize] + list] * weight;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::Held;

    #[test]
    fn a_list_has_a_cosine_with_terms_that_it_shares() {
        let mut held = Held::new(9);
        held.take(&[&[(1, 1.0)], &[(2, 1.0)]]);
        held.take(&[&[(1, 0.6), (3, 0.8)], &[(3, 1.0)]]);
        for (list, others, expected) in [
            (0, &[(1, 0.8), (3, 0.6)], 0.96),
            (1, &[(1, 0.8), (3, 0.6)], 0.6),
            (1, &[(2, 0.8), (9, 0.6)], 0.0),
        ] {
            let cosine = held.cosine(list, others);
            assert!((cosine - expected).abs() < 1e-12, "{list} {others:?}");
        }
    }
}
