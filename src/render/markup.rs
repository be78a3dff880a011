//! Markdown as it is built: words of ours as they are, all other text escaped.

use std::fmt::Display;

use super::plain::plain;

/// Markdown. Text of pages gets in through [`text`](Self::text) alone, which escapes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl Markup {
    /// Text that stays what it is.
    pub(crate) fn of(text: &str) -> Self {
        Self::default().text(text)
    }

    /// Appends Markdown of ours.
    pub(crate) fn ours(mut self, markdown: &'static str) -> Self {
        self.0.push_str(markdown);
        self
    }

    /// Appends a number.
    pub(crate) fn number(self, number: usize) -> Self {
        Self(format!("{}{number}", self.0))
    }

    /// Appends text that stays what it is, on one line.
    ///
    /// Forges look for addresses, names and numbers of issues in what is shown, whatever signs are
    /// escaped: there, an empty comment parts them. A dollar would begin a formula.
    pub(crate) fn text(mut self, text: &str) -> Self {
        let text = plain(text);
        for (at, c) in text.char_indices() {
            let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
            match c {
                '@' => self.0.extend(["@", NOTHING]),
                ':' if after.starts_with("//") => self.0.extend([":", NOTHING]),
                '.' if ends_with_www(before) => self.0.extend([NOTHING, "."]),
                '#' if after.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
                    self.0.extend(["\\#", NOTHING]);
                }
                '-' if before.ends_with("GH") => self.0.extend([NOTHING, "-"]),
                '$' => self.0.push_str("&#36;"),
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => self.0.extend(['\\', c]),
                _ => self.0.push(c),
            }
        }
        self
    }

    /// Appends text that begins a line, where more signs have a meaning.
    pub(crate) fn paragraph(self, text: &str) -> Self {
        let text = plain(text);
        let text = text.trim();
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = text.split_at(digits);
        let is_item = digits > 0 && rest.starts_with(['.', ')']);
        let is_block = digits == 0 && rest.starts_with(['-', '+', '=', ':']);
        let before = self.text(number);
        let before = if is_item || is_block {
            before.ours("\\")
        } else {
            before
        };
        before.text(rest)
    }

    /// Appends letters and digits in the type of code, in which nothing can be escaped; any other
    /// text as text.
    pub(crate) fn code(self, text: &str) -> Self {
        if text.chars().all(|c| c.is_ascii_alphanumeric()) {
            return self.ours("`").text(text).ours("`");
        }
        self.text(text)
    }

    /// Appends a place that can be linked to.
    pub(crate) fn anchor(self, id: &str) -> Self {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let escaped = id.chars().map(|c| match plain(c) {
            true => c.to_string(),
            false => format!("&#{};", u32::from(c)),
        });
        let id: String = escaped.collect();
        Self(format!("{}<a id=\"{id}\"></a>", self.0))
    }

    /// Appends other Markdown.
    pub(crate) fn append(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// Appends a row of a table.
    pub(crate) fn row(self, cells: impl IntoIterator<Item = Self>) -> Self {
        let row = cells.into_iter().fold(self.ours("|"), |row, cell| {
            row.ours(" ").append(&cell).ours(" |")
        });
        row.ours("\n")
    }

    /// What was built.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

/// What parts two characters and is not shown.
const NOTHING: &str = "<!-- -->";

/// Whether a text ends as the address of a site begins.
fn ends_with_www(text: &str) -> bool {
    let start = text.len().checked_sub(3);
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

impl<T: Display> From<Option<T>> for Markup {
    fn from(text: Option<T>) -> Self {
        text.map_or_else(Self::default, |text| Self::of(&text.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_a_cell_or_run() {
        assert_eq!(
            Markup::of("a | b\n<script>*x*\u{202e}</script>").into_string(),
            "a \\| b &lt;script&gt;\\*x\\*&lt;/script&gt;"
        );
        assert_eq!(
            Markup::of("[a](javascript:b) ![c]: `d`").into_string(),
            "\\[a\\](javascript:b) !\\[c\\]: \\`d\\`"
        );
    }

    #[test]
    fn a_forge_calls_nobody_and_links_nothing() {
        for (text, expected) in [
            ("ask @octocat", "ask @<!-- -->octocat"),
            ("a@example.org", "a@<!-- -->example.org"),
            ("https://a.example", "https:<!-- -->//a.example"),
            ("WWW.a.example", "WWW<!-- -->.a.example"),
            ("see #12, a/b#3", "see \\#<!-- -->12, a/b\\#<!-- -->3"),
            ("GH-12", "GH<!-- -->-12"),
            ("$$x$$ and $5", "&#36;&#36;x&#36;&#36; and &#36;5"),
            ("10:30 # ww. 東www.", "10:30 \\# ww. 東www<!-- -->."),
        ] {
            assert_eq!(Markup::of(text).into_string(), expected);
        }
    }

    #[test]
    fn a_paragraph_is_no_list_heading_or_code() {
        for (text, expected) in [
            ("- a", "\\- a"),
            ("1986. b", "1986\\. b"),
            ("1) b", "1\\) b"),
            ("===", "\\==="),
            ("    code", "code"),
            ("::error::a", "\\::error::a"),
            ("2 of 3", "2 of 3"),
            ("", ""),
        ] {
            let paragraph = Markup::default().paragraph(text);
            assert_eq!(paragraph.into_string(), expected);
        }
    }

    #[test]
    fn an_anchor_stays_in_its_attribute() {
        assert_eq!(
            Markup::default().anchor("a-b_1").into_string(),
            "<a id=\"a-b_1\"></a>"
        );
        assert_eq!(
            Markup::default().anchor("a\"\n>").into_string(),
            "<a id=\"a&#34;&#10;&#62;\"></a>"
        );
    }
}
