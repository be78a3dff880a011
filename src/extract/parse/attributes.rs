//! Attributes of a tag, counted before the tokenizer compares each with all before it.

/// Attributes in one tag.
pub(super) const MAX_ATTRIBUTES: usize = 1000;

/// The tag, comment or declaration that the tokenizer is in, followed only to count attributes.
#[derive(Default)]
pub(super) struct AttributeCounter<'a> {
    /// Tokens seen when it began.
    began: Option<u64>,
    is_tag: bool,
    /// Its first piece, if it is too short to hold too many.
    postponed: &'a [u8],
    quote: Option<u8>,
    value: bool,
    gap: bool,
    closed: bool,
    attributes: usize,
}

impl<'a> AttributeCounter<'a> {
    /// Attributes so far in the tag that goes on, or begins, with `piece`, which starts with `<`
    /// or is the page's beginning.
    pub(super) fn count(&mut self, piece: &'a [u8], tokens: u64, is_raw: bool) -> usize {
        if self.began != Some(tokens) || is_raw {
            let is_tag = !is_raw
                && piece.first() == Some(&b'<')
                && piece
                    .get(1)
                    .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/');
            *self = Self {
                began: Some(tokens),
                is_tag,
                ..Self::default()
            };
            if piece.len() < MAX_ATTRIBUTES {
                self.postponed = piece;
                return 0;
            }
        }
        if self.is_tag {
            let postponed = std::mem::take(&mut self.postponed);
            self.follow(postponed);
            self.follow(piece);
        }
        self.attributes
    }

    fn follow(&mut self, piece: &[u8]) {
        for &byte in piece {
            if self.closed {
                return;
            }
            if let Some(quote) = self.quote {
                if byte == quote {
                    self.quote = None;
                    self.gap = true;
                }
                continue;
            }
            match byte {
                b'>' => self.closed = true,
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => self.gap |= !self.value,
                b'/' if !self.value => self.gap = true,
                b'=' if !self.value => self.value = true,
                b'"' | b'\'' if self.value => {
                    self.quote = Some(byte);
                    self.value = false;
                }
                _ if self.value => self.value = false,
                _ if self.gap => {
                    self.gap = false;
                    self.attributes += 1;
                }
                _ => {}
            }
        }
    }
}
