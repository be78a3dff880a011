//! Pages from the network: a URL → the bytes as answered, with their provenance.
//!
//! `fetcher` fetches a page or many. `fetchable` says which URLs may be asked for at all, `resolver`
//! which addresses are connected to, `robots` and `permission` what a site asks not to fetch.
//! `request` repeats requests and follows redirects, `retry` says when to repeat, `throttle` when a
//! host may be asked again, and `client` asks once. `body` makes a page of an answer, and `memento`
//! knows the protocol of archives.

mod body;
mod client;
mod error;
mod fetchable;
mod fetcher;
mod memento;
mod options;
mod permission;
mod request;
mod resolver;
mod retry;
mod robots;
mod sync;
mod throttle;

pub use self::error::{FetchError, Reason};
pub use self::fetchable::FetchableUrl;
pub use self::fetcher::{Fetcher, Wanted};
pub use self::memento::TIMEGATE;
pub(crate) use self::memento::truncated_to_second;
pub use self::options::{Archived, GoneNotice, Options};
