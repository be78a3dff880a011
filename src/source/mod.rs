//! The ground: what is compared, where it lies, and how its bytes were come by.

pub mod event;
pub mod files;
pub mod pages;
pub mod snapshot;
