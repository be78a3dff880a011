//! How sentences end, in all scripts.

use std::ops::Range;

/// These scripts: those behind Latin, Greek and Cyrillic and before Chinese, from Armenian, Hebrew
/// and Arabic to those of India and South-East Asia.
const UNMARKED_SCRIPTS: Range<char> = '\u{530}'..'\u{2000}';

/// Whether a text is in a script in which many sentences end without a mark.
pub(super) fn is_unmarked(text: &str) -> bool {
    let first = text.chars().find(|character| character.is_alphabetic());
    first.is_some_and(|first| UNMARKED_SCRIPTS.contains(&first))
}

/// Whether a text ends as sentences end.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']', '*'])
        .ends_with([
            '.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '；', '｡', '।', '॥', '۔', '؟',
            '؛', '።', '፧', '၊', '။', '។', '៕', '։', '་', '།', '༎', '෴', '᠃',
        ])
}
