//! A text without what its typography adds: two texts that differ in typography alone become equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::script::is_unspaced;

/// Stands before a raised, lowered, circled or broken number, which is not the number in the line:
/// 10² is not 102.
const OUT_OF_LINE: char = '^';

/// Folds quotes, dashes, ellipses, ligatures, spaces and invisible characters of a text, and the
/// forms in which Unicode has one letter. Letters, figures and signs stay.
///
/// A space stays where it parts two words; beside a sign it is a matter of taste: `20 %`.
pub(crate) fn fold(text: &str) -> String {
    let characters = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .flat_map(|c| {
            is_out_of_line(c)
                .then_some(OUT_OF_LINE)
                .into_iter()
                .chain([c])
        })
        // Some quotes are a space with an accent to Unicode.
        .map(sign)
        .nfkc()
        .map(sign);
    let mut folded = String::with_capacity(text.len());
    let (mut last, mut is_apart) = (None, false);
    for c in characters {
        if c.is_whitespace() {
            is_apart = true;
            continue;
        }
        if std::mem::take(&mut is_apart) && last.is_some_and(is_of_word) && is_of_word(c) {
            folded.push(' ');
        }
        let repeats = match c {
            '-' | '"' => last == Some(c),
            '.' => folded.ends_with("..."),
            _ => false,
        };
        if !repeats {
            push(&mut folded, c);
        }
        last = Some(c);
    }
    folded
}

fn push(folded: &mut String, c: char) {
    match c {
        'œ' => folded.push_str("oe"),
        'Œ' => folded.push_str("OE"),
        'æ' => folded.push_str("ae"),
        'Æ' => folded.push_str("AE"),
        _ => folded.push(c),
    }
}

/// One quote for all, and one dash.
fn sign(c: char) -> char {
    match c {
        '\''
        | '`'
        | '\u{b4}'
        | '\u{2b9}'..='\u{2bc}'
        | '\u{2018}'..='\u{201f}'
        | '\u{2032}'..='\u{2037}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}'
        | '\u{ff07}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' => '-',
        _ => c,
    }
}

/// Soft hyphens, joiners, marks of direction, variation selectors, and the stroke that lengthens
/// Arabic words.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

fn is_out_of_line(c: char) -> bool {
    matches!(
        c,
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}' | '\u{2070}'..='\u{209c}'
            | '\u{2150}'..='\u{215f}' | '\u{2189}' | '\u{2460}'..='\u{24ff}'
    )
}

/// Whether a character belongs to a word that spaces part from others.
fn is_of_word(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn typography_is_folded() {
        for (one, other) in [
            ("\u{201c}frank\u{201d} talks", "\"frank\" talks"),
            ("\u{ab}\u{a0}franc\u{a0}\u{bb}", "\u{201e}franc\u{201c}"),
            ("don\u{2019}t", "don't"),
            ("one \u{2014} two", "one--two"),
            ("by \u{2212}5", "by \u{2013}5"),
            ("and so on\u{2026}", "and so on . . ."),
            ("20\u{a0}%", "20%"),
            ("10\u{202f}000 men", "10 000  men"),
            ("co\u{ad}operation", "cooperation"),
            ("\u{fb01}rm", "firm"),
            ("c\u{153}ur", "coeur"),
            ("cafe\u{301}", "caf\u{e9}"),
            ("中国 5 月", "中国5月"),
            ("「一个中国」", "“一个中国”"),
            ("２０", "20"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn letters_figures_and_signs_stay() {
        for (one, other) in [
            ("by 5", "by \u{2212}5"),
            ("10\u{b2} km", "102 km"),
            ("1\u{bd}", "11/2"),
            ("now here", "nowhere"),
            ("so-called", "\"so-called\""),
            ("1.5", "15"),
            ("resume", "r\u{e9}sum\u{e9}"),
            ("The Party", "the party"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }
}
