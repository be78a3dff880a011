//! By what events are checked.

use crate::compare::WordLimits;
use crate::site::Sites;

/// How far a score or a probability may move, where nothing else is said.
pub const TOLERANCE: f64 = 0.02;

/// By what events are checked.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// The newsrooms that are known.
    pub sites: &'a Sites,
    /// How long accounts may be; an event with more words is not compared.
    pub limits: WordLimits,
    /// How far a score or a probability may move without being a change.
    pub tolerance: f64,
}

impl<'a> Settings<'a> {
    /// The settings of the program where nothing else is said.
    pub fn new(sites: &'a Sites) -> Self {
        Self {
            sites,
            limits: WordLimits::default(),
            tolerance: TOLERANCE,
        }
    }
}
