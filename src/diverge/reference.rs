//! Words that say nothing without what stands before them: "finalise it", "to that end".

use super::english::english;

/// Whether words refer to a thing that stands before them: "called on them to finalise it without
/// delay".
pub(super) fn refers_back(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let list: Vec<&str> = words.split_whitespace().collect();
    let mut places = 1..list.len();
    let english = english();
    english.ends_referring(words)
        || english.begins_referring(words)
        || places.any(|at| {
            let behind = list.get(at + 1);
            english.is_object(list[at])
                && behind.is_none_or(|it| english.follows_object(it))
                && list[at - 1] != "that"
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_and_ends_refer_back() {
        for (words, refers) in [
            ("called on the bank to repay it without delay", true),
            ("The bank is ready to lend more to that end.", true),
            ("This is a matter of great weight for the bank", true),
            ("The envoy did not agree to it.", true),
            ("They are calling on the bank to repay the loan", true),
            ("said that it will repay the loan", false),
            ("It was agreed to repay the loan", false),
        ] {
            assert_eq!(refers_back(words), refers, "{words}");
        }
    }
}
