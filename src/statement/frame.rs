//! What stands around the content of an account: whose text follows, and what leads in to a list.
//! The words are in `data/statement/frames.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::{NamesStand, Phrases};
use crate::data::data;

/// A frame names at most this many words of names: a spokesperson with an office.
const MAX_NAMES: usize = 8;

/// A frame is told by its words up to a colon that stands within this many characters.
const MAX_CHARACTERS: usize = 160;

/// A dateline has at most this many bytes.
const MAX_DATELINE: usize = 60;

/// What may end a dateline: the mark behind the outlet, or a dash.
const DATELINE_ENDS: [&str; 5] = [") ", " – ", " — ", " - ", " -- "];

/// Whether a sentence says whose text follows, and no more: "The following is attributable to
/// ...:", perhaps behind a dateline; or that the text ends here.
pub(super) fn is_frame(sentence: &str) -> bool {
    let covers = |words: &str| {
        let covers = |stand| FRAMES.frame.covers(words, MAX_NAMES, stand);
        // "Press Secretary Ann Adler provided the following readout:".
        covers(NamesStand::Behind) || words.ends_with(':') && covers(NamesStand::Before)
    };
    covers(sentence) || behind_dateline(sentence).is_some_and(covers) || is_closing(sentence)
}

/// What stands behind a dateline: "LIMA, Peru (Example News) The following is …".
fn behind_dateline(sentence: &str) -> Option<&str> {
    let ends = DATELINE_ENDS.iter();
    let ends = ends.filter_map(|end| Some(sentence.find(end)? + end.len()));
    let (place, rest) = sentence.split_at_checked(ends.min()?)?;
    let is_name = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.starts_with(char::is_lowercase)
    };
    (place.len() <= MAX_DATELINE && place.split_whitespace().all(is_name)).then_some(rest)
}

/// Whether a sentence is made of brackets alone, of which one says that the text ends, or who
/// edited it: "(完)【编辑:…】".
fn is_closing(sentence: &str) -> bool {
    let mut notes = sentence.split(['(', '（', '[', '【']);
    let is_bare = notes.next().is_some_and(|before| before.trim().is_empty());
    let mut told = false;
    let are_notes = notes.all(|note| {
        let Some((words, behind)) = note.split_once([')', '）', ']', '】']) else {
            return false;
        };
        let (label, _) = words.split_once([':', '：', ' ']).unwrap_or((words, ""));
        told |= FRAMES.closing.contains(&label.to_lowercase());
        behind.trim_matches(['.', '。', ' ', '\u{3000}']).is_empty()
    });
    is_bare && told && are_notes
}

/// Whether a sentence leads in to a list, and says nothing of what is in it: "The ministers
/// discussed:".
pub(super) fn is_lead_in(sentence: &str) -> bool {
    sentence.ends_with([':', '\u{ff1a}'])
        && (FRAMES.lead_in).covers(sentence, MAX_NAMES, NamesStand::Before)
}

/// The bytes of the frame with which a sentence opens, up to its colon; 0 where there is none.
pub(super) fn length(sentence: &str) -> usize {
    let mut characters = sentence.char_indices().take(MAX_CHARACTERS);
    let colon = characters.find(|(_, c)| matches!(c, ':' | '\u{ff1a}'));
    let behind = colon.map_or(0, |(at, colon)| at + colon.len_utf8());
    if is_frame(&sentence[..behind]) {
        behind
    } else {
        0
    }
}

/// Whether a word is one of a sentence, so that it heads nothing.
pub(super) fn is_of_a_sentence(word: &str) -> bool {
    let word = word.to_lowercase();
    FRAMES.no_heading.contains(&word)
}

/// The file, with its phrases in the form in which they are looked for.
struct Frames {
    frame: Phrases,
    lead_in: Phrases,
    closing: Vec<String>,
    no_heading: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    frames: Vec<String>,
    around_frames: Vec<String>,
    lead_ins: Vec<String>,
    around_lead_ins: Vec<String>,
    closing: Vec<String>,
    no_heading: Vec<String>,
}

static FRAMES: LazyLock<Frames> = LazyLock::new(|| {
    let file: File = data!("statement/frames");
    Frames {
        frame: Phrases::new(&file.frames, &file.around_frames),
        lead_in: Phrases::new(&file.lead_ins, &file.around_lead_ins),
        closing: file.closing,
        no_heading: file.no_heading,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_says_whose_text_follows() {
        for sentence in [
            "The following is attributable to Spokesperson Ann Adler:",
            "The following is attributable to NSC Spokesperson Ann B. Adler:",
            "A summary of the summit talk follows.",
            "The full text of the joint statement is as follows:",
            "LIMA, Peru (Example News) The following is attributable to Spokesperson Ann Adler:",
            "OSLO — The text of the statement follows.",
            "Admiralty Press Secretary Rear Adm. Ann Adler provided the following readout:",
            "Spokesperson Ann Adler issued the following statement on the call:",
            "(完) 【编辑:李四】",
            "（完）",
            "The below is attributable to Spokesperson Ann Adler:",
            "Der Sprecher der Bundesregierung, Karl Muster, teilt mit:",
            "La porte-parole du gouvernement, Anne Exemple, communique ce qui suit :",
            "Официальный представитель МИД России Иван Примеров сообщил следующее:",
        ] {
            assert!(is_frame(sentence), "{sentence}");
        }
        for sentence in [
            "The damage is attributable to the storm.",
            "The following is a threat to peace:",
            "Both (Ann Adler and her guest) issued the following statement",
            "(The talks go on.)",
            "Ann Adler provided the following reasons:",
            "(完) 双方同意继续对话。",
            "The ministers issued the following warning:",
            "Der Bundeskanzler erklärt:",
            "Der Sprecher der Bundesregierung lobte den Fang:",
        ] {
            assert!(!is_frame(sentence), "{sentence}");
        }
        let sentence =
            "The following is attributable to Spokesperson Ann Adler: Fish was discussed.";
        assert_eq!(&sentence[length(sentence)..], " Fish was discussed.");
        assert_eq!(length("Trade: tariffs were lowered."), 0);
    }

    #[test]
    fn a_lead_in_says_nothing_of_the_list() {
        for sentence in [
            "The leaders discussed:",
            "The two ministers agreed on the following points:",
            "Minister Roe put forward three proposals:",
            "He put forward five proposals:",
            "双方讨论了以下问题：",
        ] {
            assert!(is_lead_in(sentence), "{sentence}");
        }
        for sentence in [
            "The leaders discussed Ukraine and Gaza:",
            "The leaders discussed fish:",
            "The leaders agreed to cut tariffs:",
            "The leaders agreed.",
        ] {
            assert!(!is_lead_in(sentence), "{sentence}");
        }
    }
}
