//! What the tool knows of the world: data files that an analyst can correct without knowing Rust.

mod government;

pub use government::{Government, government, governments};
