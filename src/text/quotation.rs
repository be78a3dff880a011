//! Which quotation marks and brackets belong together.

use std::collections::HashMap;

/// Bytes of the longest quotation or bracket that stays whole: some 60 English words or 130 Chinese
/// characters. A longer one is cut at the sentence ends inside it, since half a page is too much to
/// compare at once.
const MAX_WHOLE_BYTES: usize = 400;

/// Opening marks with their closing marks. A mark with several partners has a row for each.
const MARKS: [(char, char); 22] = [
    ('“', '”'),
    ('‘', '’'),
    ('„', '“'),
    ('„', '”'),
    ('‚', '‘'),
    ('«', '»'),
    ('‹', '›'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('［', '］'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('《', '》'),
    ('〈', '〉'),
    ('｢', '｣'),
    ('〝', '〞'),
    ('〝', '〟'),
];

/// The pairs of quotation marks and brackets in a text, by byte position.
pub(super) struct Quotations {
    /// Position of the opening mark, and the position after the closing one; by opening.
    pairs: Vec<(usize, usize)>,
    /// Position of each closing mark, to that of its opening mark.
    closes: HashMap<usize, usize>,
}

impl Quotations {
    /// Finds the pairs. A mark that finds no partner is left out.
    pub(super) fn find(text: &str) -> Self {
        let mut open: Vec<(char, usize)> = Vec::new();
        // How many of each opening mark are waiting, so that a closing mark without a partner
        // costs no search.
        let mut waiting: HashMap<char, usize> = HashMap::new();
        let mut pairs = Vec::new();
        let mut before = None;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map(|&(_, c)| c);
            let opener = closed_by(c, before, after, &waiting);
            if let Some(opener) = opener {
                while let Some((mark, from)) = open.pop() {
                    *waiting.entry(mark).or_default() -= 1;
                    if mark == opener {
                        pairs.push((from, at + c.len_utf8()));
                        break;
                    }
                }
            } else if opens(c, before, after) {
                open.push((c, at));
                *waiting.entry(c).or_default() += 1;
            }
            before = Some(c);
        }
        pairs.sort_unstable();
        let closes = pairs
            .iter()
            .filter_map(|&(from, end)| {
                let mark = text[..end].chars().next_back()?;
                Some((end - mark.len_utf8(), from))
            })
            .collect();
        Self { pairs, closes }
    }

    /// Where the mark opened that closes at `at`.
    pub(super) fn opening_of(&self, at: usize) -> Option<usize> {
        self.closes.get(&at).copied()
    }

    /// The stretches that stay in one sentence, in order of their opening.
    pub(super) fn kept_whole(&self) -> impl Iterator<Item = (usize, usize)> {
        self.pairs
            .iter()
            .copied()
            .filter(|(from, end)| end - from <= MAX_WHOLE_BYTES)
    }
}

/// The waiting mark that `c` closes.
fn closed_by(
    c: char,
    before: Option<char>,
    after: Option<char>,
    waiting: &HashMap<char, usize>,
) -> Option<char> {
    let waits = |mark: char| waiting.get(&mark).is_some_and(|&count| count > 0);
    if c == '"' {
        // Straight marks look alike on both sides: after a space and before a word, one opens.
        let opening = before.is_none_or(char::is_whitespace)
            && after.is_some_and(|c| !c.is_whitespace() && !is_closing(c));
        return (waits('"') && !opening).then_some('"');
    }
    if c == '’' && is_apostrophe(before, after) {
        return None;
    }
    MARKS
        .iter()
        .find(|&&(open, close)| close == c && waits(open))
        .map(|&(open, _)| open)
}

fn opens(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '"' => {
            before.is_none_or(|c| !c.is_alphanumeric()) || after.is_some_and(char::is_alphanumeric)
        }
        '‘' => !is_apostrophe(before, after),
        _ => MARKS.iter().any(|&(open, _)| open == c),
    }
}

fn is_apostrophe(before: Option<char>, after: Option<char>) -> bool {
    let cased = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || c.is_uppercase());
    cased(before) && cased(after)
}

/// Whether a mark can only close; `“` closes German and opens English quotations, so it is none.
pub(super) fn is_closing(c: char) -> bool {
    c != '“' && c != '‘' && MARKS.iter().any(|&(_, close)| close == c)
}

/// Whether a mark can open a quotation or a bracket.
pub(super) fn is_opening(c: char) -> bool {
    c == '"' || c == '\'' || MARKS.iter().any(|&(open, _)| open == c)
}

/// Whether a mark closes a round or square bracket.
pub(super) fn is_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］' | '】' | '〕')
}

/// Whether a mark closes a title, as `《…》` does in Chinese.
pub(super) fn is_title(c: char) -> bool {
    matches!(c, '》' | '〉')
}
