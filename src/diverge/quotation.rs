//! What a headline quotes, cut where a phrase ends.

use super::english::english;
use crate::text::numbering::without_number;

/// Marks behind which a phrase ends.
const MARKS: [char; 7] = [',', ';', ':', '，', '；', '、', '：'];

/// A word of more characters before a stop is no abbreviation.
const MAX_ABBREVIATION: usize = 4;

/// The most characters of a quotation that has room for about `limit`: the last words of what is
/// said are worth more than an even length.
pub(super) fn room(limit: usize) -> usize {
    limit + limit / 5
}

/// The most characters of words that are quoted whole: what would be cut off of them is too short to
/// be worth a cut.
pub(super) fn whole(limit: usize) -> usize {
    limit + 2 * limit / 5
}

/// Words in quotation marks, with single ones inside, cut to about `limit` characters.
pub(super) fn quotation(words: &str, limit: usize) -> String {
    format!("“{}”", unquoted(words, limit))
}

/// Words cut to about `limit` characters, with single quotation marks for double ones; without any
/// where the cut, or the account, leaves one without its other.
pub(super) fn unquoted(words: &str, limit: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = [' ', ',', ';', ':', '.'];
    let words = without_number(&words).trim_matches(ends);
    // The last "and" of a list leads to what is not quoted.
    let words = words.strip_suffix("; and").unwrap_or(words);
    let words = english().without_open_ends(words);
    let words = words.trim_matches(ends);
    let words = match words.chars().count() <= whole(limit) {
        true => words.to_owned(),
        false => shortened(words, limit),
    };
    let mut open = 0_usize;
    let mut is_balanced = true;
    let mut single = String::with_capacity(words.len());
    for letter in words.chars() {
        let opens = matches!(letter, '“' | '«' | '「' | '„') || letter == '"' && open == 0;
        let closes = matches!(letter, '”' | '»' | '」' | '"');
        if opens {
            open += 1;
            single.push('‘');
        } else if closes {
            is_balanced &= open > 0;
            open = open.saturating_sub(1);
            single.push('’');
        } else {
            single.push(letter);
        }
    }
    if is_balanced && open == 0 {
        single
    } else {
        words.replace(['“', '”', '"', '«', '»', '「', '」', '„'], "")
    }
}

/// Words cut behind the last sentence that ends within the room for `limit` characters, and in the
/// second half of it; or else behind the last such phrase, or a word.
pub(super) fn shortened(words: &str, limit: usize) -> String {
    if words.chars().count() <= room(limit) {
        return words.to_owned();
    }
    let byte = |characters| {
        let mut indices = words.char_indices();
        indices.nth(characters).map_or(words.len(), |(at, _)| at)
    };
    let (half, all) = (byte(limit / 2), &words[..byte(room(limit))]);
    let spaces = || all.match_indices(' ').map(|(at, _)| at);
    let is_before_phrase = |at: &usize| {
        let next = words[at + 1..].split(' ').next().unwrap_or_default();
        english().leads_on(next)
    };
    // "The U.S. President" goes on behind its stops.
    let ends_sentence = |at: &usize| {
        let next = words[at + 1..].chars().next();
        let stopped = words[..*at].strip_suffix(['.', '!', '?']);
        let is_word = |word: &str| word.chars().count() > MAX_ABBREVIATION;
        next.is_some_and(char::is_uppercase)
            && stopped
                .and_then(|it| it.split(' ').next_back())
                .is_some_and(is_word)
    };
    let marks = all.match_indices(MARKS).map(|(at, _)| at);
    let phrase = spaces().filter(is_before_phrase).chain(marks).max();
    let ends = [spaces().rfind(ends_sentence), phrase, spaces().next_back()];
    let end = ends.into_iter().flatten().find(|at| *at > half);
    format!("{}…", closed(&all[..end.unwrap_or(all.len())]))
}

/// Words without those at their end that lead to what is cut off.
fn closed(words: &str) -> &str {
    let words = words.trim_end_matches([',', ';', ' ', '.']);
    match words.rsplit_once(' ') {
        Some((rest, last)) if english().leads_on(last) || english().ends_phrase(last) => {
            closed(rest)
        }
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_have_no_double_marks_inside() {
        assert_eq!(
            quotation("no “new Cold War”, it said,", 99),
            "“no ‘new Cold War’, it said”"
        );
        assert_eq!(quotation("a \"great\" wall", 99), "“a ‘great’ wall”");
        assert_eq!(quotation("spoke of “one", 99), "“spoke of one”");
        assert_eq!(quotation("one” and two", 99), "“one and two”");
        assert_eq!(quotation("one, two; and", 99), "“one, two”");
    }

    #[test]
    fn what_somebody_is_besides_is_told_by_the_way() {
        assert_eq!(
            english().without_asides("Li, also a member of the council, noted this"),
            "Li … noted this"
        );
    }

    #[test]
    fn a_quotation_is_cut_where_a_phrase_ends() {
        let of = |words: &str| unquoted(words, 40);
        let whole = "the minister refused to open the northern port";
        assert_eq!(of(whole), whole);
        assert_eq!(
            of("the minister refused to open the port to a large and heavy Danish vessel"),
            "the minister refused to open the port…"
        );
        assert_eq!(
            of("the minister refused to open the port, calling this a grave and new threat"),
            "the minister refused to open the port…"
        );
        // A few characters more are not worth a cut.
        let longer = "the minister refused to open the northern port to ships";
        assert_eq!(of(longer), longer);
        assert_eq!(
            of("The minister refused to answer. But he told the press that he may yet resign"),
            "The minister refused to answer…"
        );
        assert_eq!(
            of(&"word ".repeat(20)),
            format!("{}word…", "word ".repeat(8))
        );
        assert_eq!(of(&"部长拒绝开放港口，".repeat(8)).chars().count(), 45);
    }
}
