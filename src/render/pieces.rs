//! Text cut at its marks.

use super::plain::plain;

/// Text cut at its marks: each piece, and whether it is marked.
pub(super) fn pieces(text: &str, marks: &[(usize, usize)]) -> Vec<(String, bool)> {
    let (mut rest, mut at) = (text, 0);
    let mut up_to = |place: usize| {
        let length = place.saturating_sub(at);
        let end = rest.char_indices().nth(length).map(|(end, _)| end);
        let (piece, behind) = rest.split_at(end.unwrap_or(rest.len()));
        (rest, at) = (behind, place.max(at));
        plain(piece)
    };
    let mut pieces = Vec::with_capacity(2 * marks.len() + 1);
    for (start, end) in marks {
        pieces.push((up_to(*start), false));
        pieces.push((up_to(*end), true));
    }
    pieces.push((plain(rest), false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_lose_nothing_and_repeat_nothing() {
        let text = "The two leaders met";
        for marks in [
            &[][..],
            &[(0, 3)],
            &[(4, 7), (16, 19)],
            &[(4, 99)],
            &[(50, 60)],
        ] {
            let joined: String = pieces(text, marks)
                .into_iter()
                .map(|(text, _)| text)
                .collect();
            assert_eq!(joined, text, "{marks:?}");
        }
        let marked = pieces(text, &[(4, 7)]);
        assert_eq!(marked[1], ("two".to_owned(), true));
    }
}
