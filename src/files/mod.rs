//! Files: read within bounds, kept inside their event's folder, written whole or not at all.

mod place;
mod read;
mod unfinished;
mod write;

#[cfg(feature = "cli")]
pub(crate) use self::place::{folder_of, refuse_links};
pub(crate) use self::place::{inside, leaves, real};
pub use self::read::{
    MAX_MANIFEST_BYTES, MAX_PAGE_BYTES, ReadError, in_words, is_disk_full, read, read_text, size_of,
};
pub(crate) use self::read::{read_inside, read_text_inside, without_byte_order_mark};
#[cfg(feature = "cli")]
pub(crate) use self::unfinished::begun;
pub(crate) use self::unfinished::{clear_unfinished, unfinished};
#[cfg(feature = "cli")]
pub(crate) use self::write::{keep, keep_inside, replaced, write_again};
pub(crate) use self::write::{keep_new, write_inside};
pub use self::write::{write, write_new};
