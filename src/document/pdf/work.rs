//! How much work a file may ask for.

use std::borrow::Cow;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The most bytes that are read of what pages draw, each drawing as often as it is called. A page of
/// text has some ten thousand, a map some million.
const MAX_BYTES: usize = 96 << 20;

/// The most look-ups of objects while a file is opened, which finds its pages: some five a page.
const MAX_LOOKUPS_TO_OPEN: usize = 300_000;

/// The most look-ups while pages are read.
const MAX_LOOKUPS: usize = 10_000_000;

/// The most bytes of the stack that a reader takes which calls itself for each list in a list. Threads
/// have two million.
const MAX_STACK: usize = 768 << 10;

/// A look-up from so far down the stack counts once more: what is found there is held together with all
/// that lies above it.
const STACK_OF_A_LOOKUP: usize = 4 << 10;

/// A file asks for more than any statement needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spent;

/// What is left of the work that may be done for a file.
pub(super) struct Work {
    bytes: usize,
}

impl Work {
    pub(super) fn new() -> Self {
        Self { bytes: MAX_BYTES }
    }

    /// Notes that so many bytes are read, or what takes as long.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Spent> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Spent)?;
        Ok(())
    }
}

/// The bytes of a file as the reader of PDFs asks for them, once an object that it looks up: lists of
/// pages that hold each other have no other end.
pub(super) struct Counted {
    bytes: Vec<u8>,
    left: AtomicUsize,
    /// Where the stack stood when the file was opened.
    stack: usize,
}

impl Counted {
    /// The bytes of a file that is to be opened.
    pub(super) fn new(bytes: Cow<'_, [u8]>) -> Arc<Self> {
        Arc::new(Self {
            bytes: bytes.into_owned(),
            left: AtomicUsize::new(MAX_LOOKUPS_TO_OPEN),
            stack: stack(),
        })
    }

    /// The file is open, and its pages are read.
    pub(super) fn is_open(&self) {
        self.left.store(MAX_LOOKUPS, Ordering::Relaxed);
    }
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        let taken = stack().abs_diff(self.stack);
        let cost = 1 + taken / STACK_OF_A_LOOKUP;
        let left = self.left.load(Ordering::Relaxed).checked_sub(cost);
        match left.filter(|_| taken <= MAX_STACK) {
            Some(left) => self.left.store(left, Ordering::Relaxed),
            // A reader cannot be told that it has had enough, but by unwinding.
            None => panic::resume_unwind(Box::new(Spent)),
        }
        &self.bytes
    }
}

/// Where the stack stands, near enough.
#[inline(never)]
fn stack() -> usize {
    let here = 0_u8;
    std::hint::black_box(&raw const here).addr()
}

/// The result of a task, unless it asked for too much.
pub(super) fn within<T>(task: impl FnOnce() -> T) -> Result<T, Spent> {
    panic::catch_unwind(panic::AssertUnwindSafe(task)).map_err(|panic| {
        if panic.is::<Spent>() {
            Spent
        } else {
            panic::resume_unwind(panic)
        }
    })
}
