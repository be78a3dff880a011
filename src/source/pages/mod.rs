//! The folder `pages` of an event: its snapshots, and a record of when each page was seen.
//!
//! Nothing in it is ever overwritten. The first snapshot of source `us` is `us.html`, a later one
//! with other bytes `us-20211231T094500Z.html`, each with its provenance in the `.toml` file of the
//! same name. `sightings.tsv` gets a line for each time that a page was asked for.

mod folder;
mod keep;
mod name;
mod sighting;

pub use self::folder::{Pages, PagesError};
pub use self::keep::Kept;
pub(crate) use self::name::is_snapshot;
pub use self::name::{PAGES, newest, snapshots};
#[cfg(feature = "cli")]
pub(crate) use self::sighting::record;
pub use self::sighting::{Observation, Sighting, sightings};
