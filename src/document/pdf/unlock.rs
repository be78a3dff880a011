//! Files that open without a password, with their lock taken off.
//!
//! Each string and stream is opened where it lies, so that all objects stay where the file says that
//! they are. What comes out is looked at as any other file: whether it was opened well is of no matter
//! for safety.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem::{find, find_iter};

use super::lock::{Id, Lock, Opener, Shut};
use super::tokens::{Token, Tokens, bytes, is_end_of_word, value};

const LOCK: &[u8] = b"/Encrypt";

const END: &[u8] = b"endstream";

/// What the key of a lock that was taken off is called.
const NO_LOCK: &[u8; LOCK.len()] = b"/Decrypt";

/// The most strings that are opened. A book with a table of contents has some thousand.
const MAX_TEXTS: usize = 500_000;

/// A file without its lock, or the file itself if it has none.
pub(super) fn unlocked(file: &[u8]) -> Result<Cow<'_, [u8]>, Shut> {
    let is_whole = |at: &usize| {
        let next = file.get(at + LOCK.len());
        next.is_none_or(|byte| is_end_of_word(*byte))
    };
    let Some(at) = find_iter(file, LOCK).find(is_whole) else {
        return Ok(Cow::Borrowed(file));
    };
    let mut tokens = Tokens::from(file, at + LOCK.len());
    let start = tokens.place();
    let (own, dictionary) = match tokens.next() {
        Some((_, Token::Dictionary)) => (None, start),
        first => {
            let id = first.and_then(|(_, number)| id(number, tokens.next()?.1));
            let id = id.ok_or(Shut::Unknown)?;
            (Some(id), object(file, id).ok_or(Shut::Unknown)?)
        }
    };
    let lock = Lock::open(&file[dictionary..], &file_id(file))?;
    let mut opened = Opened {
        file,
        opened: file.to_vec(),
        lock: &lock,
        own,
        texts: 0,
    };
    opened.open();
    Ok(Cow::Owned(opened.opened))
}

/// What tells a file from all others.
fn file_id(file: &[u8]) -> Vec<u8> {
    let places = find_iter(file, b"/ID").map(|at| at + b"/ID".len());
    let is_list = |at: &usize| file[*at..].trim_ascii_start().starts_with(b"[");
    let mut tokens = places
        .filter(is_list)
        .take(1)
        .flat_map(|at| Tokens::from(file, at));
    let first = tokens.nth(1).map(|(_, token)| token);
    match first {
        Some(Token::Text(id)) => bytes(id),
        _ => Vec::new(),
    }
}

/// Where an object begins.
fn object(file: &[u8], (number, generation): Id) -> Option<usize> {
    let head = format!("{number} {generation} obj");
    let is_whole = |at: &usize| *at == 0 || !file[at - 1].is_ascii_digit();
    let at = find_iter(file, &head).find(is_whole)?;
    Some(at + head.len())
}

fn id(number: Token<'_>, generation: Token<'_>) -> Option<Id> {
    let (number, generation) = (number.number()?, generation.number()?);
    Some((number.try_into().ok()?, generation.try_into().ok()?))
}

/// A file that is opened object by object.
struct Opened<'f> {
    file: &'f [u8],
    opened: Vec<u8>,
    lock: &'f Lock,
    /// The object that describes the lock, which is not locked.
    own: Option<Id>,
    /// How many strings were opened.
    texts: usize,
}

/// The object that is read.
#[derive(Clone, Copy)]
struct Within<'l> {
    opener: Opener<'l>,
    start: usize,
}

impl<'f> Opened<'f> {
    fn open(&mut self) {
        let mut tokens = Tokens::from(self.file, 0);
        let mut last = [Token::Close; 2];
        let mut within: Option<Within<'f>> = None;
        while let Some((place, token)) = tokens.next() {
            match token {
                Token::Word(b"obj") => {
                    let id = id(last[0], last[1]).filter(|id| self.own != Some(*id));
                    within = id.map(|id| Within {
                        opener: self.lock.of_object(id),
                        start: place.end,
                    });
                }
                Token::Word(b"endobj") => within = None,
                Token::Word(b"stream") => {
                    let end = self.stream(place, within.take());
                    tokens = Tokens::from(self.file, end);
                }
                Token::Text(text) => {
                    if let Some(within) = within {
                        self.text(place, text, within.opener);
                    }
                }
                Token::Name(LOCK) => self.opened[place].copy_from_slice(NO_LOCK),
                _ => {}
            }
            last = [last[1], token];
        }
    }

    fn text(&mut self, place: Range<usize>, text: &[u8], opener: Opener<'_>) {
        self.texts += 1;
        let open = match self.texts {
            ..=MAX_TEXTS => opener.text(&bytes(text)),
            _ => Vec::new(),
        };
        let room = &mut self.opened[place];
        let written = written(&open, room.len());
        room.fill(b' ');
        room[..written.len()].copy_from_slice(&written);
    }

    /// Opens a stream, and gives its end.
    fn stream(&mut self, word: Range<usize>, within: Option<Within<'_>>) -> usize {
        let rest = &self.file[word.end..];
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        let start = self.file.len() - rest.len();
        let end = find(rest, END).map_or(self.file.len(), |end| start + end);
        if let Some(Within {
            opener,
            start: head,
        }) = within
        {
            let head = &self.file[head..word.start];
            let body = start..start + body_length(head, &self.file[start..end]);
            if self.is_locked(head) {
                let open = opener.stream(&self.file[body.clone()]);
                let room = &mut self.opened[body];
                // What is packed ends before the spaces; elsewhere they say nothing.
                room.fill(b' ');
                room[..open.len()].copy_from_slice(&open);
            }
        }
        end
    }

    /// Whether a stream with this dictionary is locked.
    fn is_locked(&self, head: &[u8]) -> bool {
        let kind = value(head, b"/Type").and_then(|mut tokens| tokens.next());
        match kind {
            Some((_, Token::Name(b"/XRef"))) => false,
            Some((_, Token::Name(b"/Metadata"))) => self.lock.has_metadata,
            // A lock of its own, which is none.
            _ => find(head, b"/Crypt").is_none(),
        }
    }
}

/// How long a stream is that ends before these bytes end.
fn body_length(head: &[u8], bytes: &[u8]) -> usize {
    let without_line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let without_line = without_line.strip_suffix(b"\r").unwrap_or(without_line);
    let stated = value(head, b"/Length").and_then(|mut tokens| tokens.next()?.1.number());
    let stated = stated.and_then(|length| usize::try_from(length).ok());
    let is_close = |length: &usize| (without_line.len()..=bytes.len()).contains(length);
    stated.filter(is_close).unwrap_or(without_line.len())
}

/// A string as it is written in so much room. One that has too little is left out.
fn written(open: &[u8], room: usize) -> Vec<u8> {
    let is_plain = |byte: &u8| !matches!(byte, b'(' | b')' | b'\\' | b'\r');
    let has_room = open.len() + 2 <= room;
    if has_room && open.iter().all(is_plain) {
        return [b"(", open, b")"].concat();
    }
    let mut written = Vec::with_capacity(open.len() + 2);
    written.push(b'(');
    for byte in open {
        match byte {
            b'\r' => written.extend_from_slice(b"\\r"),
            b'(' | b')' | b'\\' => written.extend_from_slice(&[b'\\', *byte]),
            _ => written.push(*byte),
        }
    }
    written.push(b')');
    if written.len() <= room {
        written
    } else {
        b"()".to_vec()
    }
}
