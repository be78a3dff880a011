//! The sentences of a text that those of another were compared with.

/// For each sentence of a text, the sentences of another that it was compared with, best first.
#[derive(Debug, Clone, Default)]
pub(super) struct Neighbours {
    /// For each sentence, where its own begin in `all`, and one more at the end.
    starts: Vec<usize>,
    /// Sentences of the other text, each with its score.
    all: Vec<(u32, f64)>,
}

impl Neighbours {
    /// From pairs, each once: a sentence of so many, one of the other text, and their score.
    pub(super) fn of(
        sentences: usize,
        pairs: impl Iterator<Item = (usize, usize, f64)> + Clone,
    ) -> Self {
        let mut starts = vec![0; sentences + 1];
        for (sentence, ..) in pairs.clone() {
            starts[sentence + 1] += 1;
        }
        for sentence in 0..sentences {
            starts[sentence + 1] += starts[sentence];
        }
        let mut free = starts.clone();
        let mut all = vec![(0, 0.0); starts[sentences]];
        for (sentence, other, score) in pairs {
            all[free[sentence]] = (other as u32, score);
            free[sentence] += 1;
        }
        for own in starts.windows(2) {
            all[own[0]..own[1]].sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        Self { starts, all }
    }

    /// Those of a sentence, best first, with their scores.
    pub(super) fn of_sentence(
        &self,
        sentence: usize,
    ) -> impl Iterator<Item = (usize, f64)> + use<'_> {
        let own = match self.starts.get(sentence..sentence + 2) {
            Some(own) => &self.all[own[0]..own[1]],
            None => &[],
        };
        own.iter().map(|(other, score)| (*other as usize, *score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_first_and_of_equals_those_that_stand_first() {
        let pairs = [
            (0, 1, 0.2),
            (2, 0, 0.5),
            (0, 3, 0.7),
            (0, 2, 0.7),
            (2, 1, 0.6),
        ];
        let neighbours = Neighbours::of(3, pairs.into_iter());
        let of = |sentence| -> Vec<usize> {
            let own = neighbours.of_sentence(sentence);
            own.map(|(other, _)| other).collect()
        };
        assert_eq!([of(0), of(1), of(2)], [vec![2, 3, 1], vec![], vec![1, 0]]);
        assert_eq!(Neighbours::default().of_sentence(0).count(), 0);
    }
}
