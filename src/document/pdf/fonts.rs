//! What the fonts of a file take to be loaded, counted before they are.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};

use super::depth::Depth;
use super::work::{Spent, Work};

/// The most bytes that all fonts of a file unpack to. A font of all Chinese characters has some ten
/// million.
const MAX_BYTES: usize = 96 << 20;

/// What a font counts for at least.
const MIN_FONT: usize = 32 << 10;

/// What a font counts for whose table of characters is one that all readers have.
const KNOWN_TABLE: usize = 8 << 20;

/// The work of a font that is not in the file: one of the reader is loaded in its place.
const NO_FONT: usize = 16 << 10;

/// How far what a font is made of is followed: its parts hold each other three deep.
const MAX_DEPTH: usize = 5;

/// Entries that lead away from a font, or to drawings that are not looked at.
const APART: [&[u8]; 3] = [b"Parent", b"CharProcs", b"Resources"];

/// The fonts of a file that were loaded.
pub(super) struct Fonts {
    /// Where their dictionaries lie.
    known: HashSet<(usize, usize)>,
    left: usize,
}

impl Fonts {
    pub(super) fn new() -> Self {
        Self {
            known: HashSet::new(),
            left: MAX_BYTES,
        }
    }

    /// Checks that a font may be loaded, or looked up once more.
    pub(super) fn admit(&mut self, font: Option<&Dict<'_>>, work: &mut Work) -> Result<(), Spent> {
        let Some(font) = font else {
            return work.spend(NO_FONT);
        };
        let data = font.data();
        work.spend(data.len())?;
        if !self.known.insert((data.as_ptr() as usize, data.len())) {
            return Ok(());
        }
        self.spend(MIN_FONT)?;
        self.follow_dictionary(font, &mut HashSet::new(), MAX_DEPTH)
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Spent> {
        self.left = self.left.checked_sub(bytes).ok_or(Spent)?;
        Ok(())
    }

    fn follow_dictionary(
        &mut self,
        dictionary: &Dict<'_>,
        seen: &mut HashSet<ObjectIdentifier>,
        depth: usize,
    ) -> Result<(), Spent> {
        self.spend(dictionary.data().len())?;
        for key in dictionary.keys() {
            if APART.contains(&key.as_ref()) {
                continue;
            }
            let id = dictionary.get_ref(key.as_ref()).map(ObjectIdentifier::from);
            if id.is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            let Some(value) = dictionary.get::<Object<'_>>(key.as_ref()) else {
                continue;
            };
            if key.as_ref() == b"Encoding" && is_known_table(&value) {
                self.spend(KNOWN_TABLE)?;
            }
            self.follow(&value, seen, depth)?;
        }
        Ok(())
    }

    fn follow(
        &mut self,
        value: &Object<'_>,
        seen: &mut HashSet<ObjectIdentifier>,
        depth: usize,
    ) -> Result<(), Spent> {
        let Some(depth) = depth.checked_sub(1) else {
            return Ok(());
        };
        match value {
            Object::Dict(dictionary) => self.follow_dictionary(dictionary, seen, depth),
            Object::Stream(stream) => {
                self.follow_dictionary(stream.dict(), seen, depth)?;
                self.spend(unpacked(stream)?)
            }
            Object::Array(list) => self.follow_list(list, seen, depth),
            _ => Ok(()),
        }
    }

    fn follow_list(
        &mut self,
        list: &Array<'_>,
        seen: &mut HashSet<ObjectIdentifier>,
        depth: usize,
    ) -> Result<(), Spent> {
        self.spend(list.data().len())?;
        for part in list.iter::<Dict<'_>>() {
            self.follow_dictionary(&part, seen, depth)?;
        }
        Ok(())
    }
}

/// Whether a font names a table that all readers have, which is loaded anew for each font.
fn is_known_table(encoding: &Object<'_>) -> bool {
    matches!(encoding, Object::Name(name) if is_large_table(name))
}

fn is_large_table(name: &Name<'_>) -> bool {
    let name: &[u8] = name.as_ref();
    let is_of_letters = name.ends_with(b"Encoding");
    !is_of_letters && !name.starts_with(b"Identity")
}

/// How many bytes a part of a font has, unpacked. What lies in it may not be too deep.
fn unpacked(stream: &Stream<'_>) -> Result<usize, Spent> {
    let Ok(bytes) = stream.decoded() else {
        return Ok(0);
    };
    let mut depth = Depth::default();
    depth.read(&bytes);
    if depth.is_too_deep() {
        return Err(Spent);
    }
    Ok(bytes.len())
}
