//! What changed between two texts, word by word.

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff};

use super::plain;

/// Lines around a change that are shown with it.
const CONTEXT: usize = 1;

/// The lines that changed, each with its words marked: `[-gone-]` and `{+new+}`, also without
/// colour.
pub fn changes(old: &str, new: &str, colour: bool) -> Vec<String> {
    let (gone, added) = if colour {
        (AnsiColor::Red.on_default(), AnsiColor::Green.on_default())
    } else {
        (Style::new(), Style::new())
    };
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_lines(old, new);
    let mut lines = Vec::new();
    for (index, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if index > 0 {
            lines.push("…".to_owned());
        }
        for operation in group {
            let old_lines: Vec<&str> = operation
                .old_range()
                .filter_map(|line| diff.old_slice(line))
                .collect();
            let new_lines: Vec<&str> = operation
                .new_range()
                .filter_map(|line| diff.new_slice(line))
                .collect();
            match operation {
                DiffOp::Equal { .. } => {
                    lines.extend(
                        old_lines
                            .iter()
                            .map(|line| format!("  {}", plain(line.trim_end()))),
                    );
                }
                DiffOp::Replace { .. } if old_lines.len() == new_lines.len() => {
                    for (old, new) in old_lines.iter().zip(&new_lines) {
                        lines.push(format!("~ {}", words(old, new, gone, added)));
                    }
                }
                _ => {
                    let side = |lines: &[&str], sign: &str, style: Style| -> Vec<String> {
                        lines
                            .iter()
                            .map(|line| {
                                format!("{style}{sign} {}{style:#}", plain(line.trim_end()))
                            })
                            .collect()
                    };
                    lines.extend(side(&old_lines, "-", gone));
                    lines.extend(side(&new_lines, "+", added));
                }
            }
        }
    }
    lines
}

/// A changed line, with runs of changed words marked.
fn words(old: &str, new: &str, gone: Style, added: Style) -> String {
    let (old, new) = (plain(old.trim_end()), plain(new.trim_end()));
    let diff = TextDiff::from_unicode_words(&old, &new);
    let mut line = String::new();
    let mut open: Option<ChangeTag> = None;
    let close = |line: &mut String, tag: Option<ChangeTag>| match tag {
        Some(ChangeTag::Delete) => line.push_str(&format!("-]{gone:#}")),
        Some(ChangeTag::Insert) => line.push_str(&format!("+}}{added:#}")),
        _ => {}
    };
    for change in diff.iter_all_changes() {
        if open != Some(change.tag()) {
            close(&mut line, open);
            match change.tag() {
                ChangeTag::Delete => line.push_str(&format!("{gone}[-")),
                ChangeTag::Insert => line.push_str(&format!("{added}{{+")),
                ChangeTag::Equal => {}
            }
            open = Some(change.tag());
        }
        line.push_str(change.value());
    }
    close(&mut line, open);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_is_marked_in_its_line() {
        let lines = changes(
            "one\nthe leaders met\nend\n",
            "one\nthe leaders spoke\nend\n",
            false,
        );
        assert_eq!(lines, ["  one", "~ the leaders [-met-]{+spoke+}", "  end"]);
    }

    #[test]
    fn equal_texts_have_no_changes() {
        assert!(changes("a\nb\n", "a\nb\n", false).is_empty());
    }

    #[test]
    fn added_and_deleted_lines_are_whole() {
        assert_eq!(changes("a\n", "a\nb\n", false), ["  a", "+ b"]);
        assert_eq!(changes("a\nb\n", "a\n", false), ["  a", "- b"]);
    }
}
