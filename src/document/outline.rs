//! The paragraphs of an office document while it is read, and which of them is the title.

/// What a paragraph is in its document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A heading of the first rank.
    Heading,
    /// Any other paragraph.
    #[default]
    Body,
}

/// How deep paragraphs stand in each other: a text box in a paragraph holds some of its own.
const MAX_NESTED: usize = 32;

/// Paragraphs in reading order.
#[derive(Debug, Default)]
pub(super) struct Outline {
    done: Vec<(Role, String)>,
    open: Vec<(Role, String)>,
    /// The paragraph before, whose end was taken out by a change.
    joined: Option<(Role, String)>,
}

impl Outline {
    /// A paragraph begins.
    pub(super) fn begin(&mut self) {
        if self.open.len() < MAX_NESTED {
            let begun = self.joined.take().unwrap_or_default();
            self.open.push(begun);
        }
    }

    /// The paragraph that is open is of this role.
    pub(super) fn is_a(&mut self, role: Role) {
        if let Some((of_open, _)) = self.open.last_mut() {
            *of_open = role;
        }
    }

    /// Text of the paragraph that is open.
    pub(super) fn push(&mut self, text: &str) {
        if let Some((_, open)) = self.open.last_mut() {
            open.push_str(text);
        }
    }

    /// The paragraph that is open ends; with `goes_on`, it goes on in the next.
    pub(super) fn end(&mut self, goes_on: bool) {
        let Some(ended) = self.open.pop() else { return };
        if goes_on {
            self.joined = Some(ended);
        } else if !ended.1.trim().is_empty() {
            self.done.push(ended);
        }
    }

    /// The title, and the other paragraphs. It is the paragraph in the style of one, else what the
    /// file states, else a heading at the top. A title that the text repeats is taken out of it.
    pub(super) fn finish(mut self, stated: Option<String>) -> (Option<String>, Vec<String>) {
        self.done.extend(
            self.joined
                .take()
                .filter(|(_, text)| !text.trim().is_empty()),
        );
        let styled = self.done.iter().position(|(role, _)| *role == Role::Title);
        let repeated = || {
            let stated = words(stated.as_deref()?);
            let first = self.done.iter().take(3);
            first
                .enumerate()
                .find_map(|(at, (_, text))| (words(text) == stated).then_some(at))
        };
        let heading = || {
            let first = self.done.first()?;
            (stated.is_none() && first.0 == Role::Heading).then_some(0)
        };
        let at = styled.or_else(repeated).or_else(heading);
        let title = match at {
            Some(at) => Some(self.done.remove(at).1),
            None => stated,
        };
        let paragraphs = self.done.into_iter().map(|(_, text)| text).collect();
        (title, paragraphs)
    }
}

/// The words of a text, for two to be held against each other.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
