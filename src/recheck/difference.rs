//! In what two texts differ: in typography, in order, or in what they say.

use super::passing::lasting;
use crate::text;
use crate::text::typography::fold;

/// In what two texts differ, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// In nothing but white space.
    Nothing,
    /// In typography, or in lines that change by themselves.
    Cosmetic,
    /// In the order of their paragraphs or sentences.
    Order,
    /// In what they say.
    Words,
}

impl Difference {
    /// Compares two texts, each given as its lines: the heading, and the paragraphs.
    pub(crate) fn of(old: &[&str], new: &[&str]) -> Self {
        if words(old).eq(words(new)) {
            return Self::Nothing;
        }
        let (old_lines, new_lines) = (lasting_lines(old), lasting_lines(new));
        if fold(&old_lines.join("\n")) == fold(&new_lines.join("\n")) {
            return Self::Cosmetic;
        }
        let is_moved = sorted(old_lines) == sorted(new_lines)
            || sorted(sentences(old)) == sorted(sentences(new));
        if is_moved { Self::Order } else { Self::Words }
    }
}

fn words<'a>(lines: &'a [&str]) -> impl Iterator<Item = &'a str> {
    lines.iter().flat_map(|line| line.split_whitespace())
}

fn lasting_lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| lasting(line)).collect()
}

/// The sentences of lines, folded; of a line of which a piece passes, what lasts.
fn sentences(lines: &[&str]) -> Vec<String> {
    let of_line = |line: &&str| {
        let lasting = lasting(line);
        if lasting == fold(line) {
            let sentences = text::sentences(line, None).into_iter();
            sentences.map(|range| fold(&line[range])).collect()
        } else {
            vec![lasting]
        }
    };
    lines.iter().flat_map(of_line).collect()
}

/// The lines that are not empty, in an order of their own.
fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.retain(|line| !line.is_empty());
    lines.sort();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(old: &str, new: &str) -> Difference {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        Difference::of(&old, &new)
    }

    /// The pairs that do not differ so.
    fn misjudged<'a>(pairs: &[(&'a str, &'a str)], as_it_is: Difference) -> Vec<String> {
        let judged = pairs.iter().map(|(old, new)| (old, new, of(old, new)));
        judged
            .filter(|(.., found)| *found != as_it_is)
            .map(|(old, new, found)| format!("{old} | {new}: {found:?}"))
            .collect()
    }

    #[test]
    fn typography_and_lines_that_pass_are_cosmetic() {
        let pairs = [
            ("He said \"no\".", "He said “no”."),
            ("He said \"no\".", "He said «\u{a0}no\u{a0}»."),
            ("It's over - for now.", "It’s over – for now."),
            ("A fall of −5 points.", "A fall of –5 points."),
            ("A rise of 20%.", "A rise of 20\u{a0}%."),
            ("And so on...", "And so on…"),
            ("The ﬁrst oﬀice.", "The first office."),
            ("L'œuvre.", "L’oeuvre."),
            ("Cafe\u{301} talks.", "Caf\u{e9} talks."),
            ("Coopera\u{ad}tion.", "Cooperation."),
            ("One.\u{200b} Two.", "One. Two."),
            ("A \"b\" c. Two.", "A “b” c.\nTwo."),
            ("他说“好”。", "他说「好」。"),
            ("Text.\nViews: 1,234", "Text.\nViews: 1,301"),
            ("Text.\n1 view", "Text.\n2 views"),
            ("Text.\n1.2K views", "Text.\n1.3K views"),
            (
                "Text.\nThis page has been viewed 12 times",
                "Text.\nThis page has been viewed 13 times",
            ),
            ("Text.\n阅读：123", "Text.\n阅读：145"),
            ("Text.\nПросмотров: 12", "Text.\nПросмотров: 19"),
            (
                "发布时间：2025-11-24 10:00 来源：外交部 阅读：123",
                "发布时间：2025-11-24 10:00 来源：外交部 阅读：145",
            ),
            (
                "Published: 3 May 2025 | Views: 12",
                "Published: 3 May 2025 | Views: 13",
            ),
            ("Text.\nUpdated at 12:31", "Text.\nUpdated at 14:02"),
            (
                "Text.\nLast updated: 30 April 2025, 14:00 GMT",
                "Text.\nLast updated: 1 May 2025, 09:30 GMT",
            ),
            ("Text.\nUpdated 5 minutes ago", "Text.\nUpdated 2 hours ago"),
            (
                "Text.\nОбновлено 30 апреля 2025",
                "Text.\nОбновлено 1 мая 2025",
            ),
            (
                "Text.\nMis à jour le 3 mai 2025 à 12h30",
                "Text.\nMis à jour le 4 mai 2025 à 9h",
            ),
            ("Text.", "Text.\nUpdated: 2025-11-24 12:31"),
            ("Text.\n1234", "Text.\n1301"),
            ("Text.\n12:31", "Text.\n12:32"),
        ];
        assert_eq!(misjudged(&pairs, Difference::Cosmetic), [""; 0]);
    }

    #[test]
    fn the_same_in_another_order_is_moved() {
        let pairs = [
            ("One.\nTwo.\nThree.", "Two.\nOne.\nThree."),
            ("He said \"no\".\nTwo.", "Two.\nHe said “no”."),
            (
                "One is here. Two is there.\nThree.",
                "One is here.\nThree. Two is there.",
            ),
            ("One.\nTwo.\nViews: 3", "Two.\nOne.\nViews: 4"),
        ];
        assert_eq!(misjudged(&pairs, Difference::Order), [""; 0]);
    }

    #[test]
    fn what_says_another_thing_is_an_edit() {
        let pairs = [
            ("Tariffs of 20 percent.", "Tariffs of 25 percent."),
            ("Tariffs: 20 percent", "Tariffs: 25 percent"),
            ("A change of 5 points.", "A change of −5 points."),
            ("They agreed.", "They discussed."),
            ("They met in 2024.", "They met in 2025."),
            (
                "The text was updated on 3 May by 12 states.",
                "The text was updated on 3 May by 15 states.",
            ),
            (
                "They exchanged views 5 times.",
                "They exchanged views 6 times.",
            ),
            (
                "They exchanged views on 5 topics.",
                "They exchanged views on 6 topics.",
            ),
            ("Shares fell 20 percent", "Shares fell 25 percent"),
            ("Updated 25 sanctions lists", "Updated 30 sanctions lists"),
            ("Published: 3 May 2025", "Published: 4 May 2025"),
            ("24 November 2025", "25 November 2025"),
            ("发布时间：2025-11-24", "发布时间：2025-11-25"),
            ("A so-called state.", "A \"so-called\" state."),
            ("One.\nTwo.", "One."),
            ("One.\nTwo.", "One.\nTwo.\nTwo."),
            ("The Party agreed.", "The party agreed."),
            ("At 14:00 they met.", "At 15:00 they met."),
        ];
        assert_eq!(misjudged(&pairs, Difference::Words), [""; 0]);
    }

    #[test]
    fn white_space_alone_is_nothing() {
        assert_eq!(
            of("One  two.\nThree.", "One two. Three."),
            Difference::Nothing
        );
    }
}
