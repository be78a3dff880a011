//! Who looks on while events are checked.

use super::verdict::Verdict;

/// Who looks on while events are checked: decides what is accepted, and is told how each event
/// fared.
pub trait Watch {
    /// Why it cannot go on.
    type Error;

    /// Whether what comes out now becomes the new expectation of an event that gives something else
    /// than expected. Nothing is accepted where this is not said.
    ///
    /// # Errors
    ///
    /// What ends the check.
    fn accepts(&mut self, _verdict: &Verdict) -> Result<bool, Self::Error> {
        Ok(false)
    }

    /// Takes note of a verdict, before anything of it is written. An expectation that cannot be
    /// written is told in a second verdict on the same event.
    ///
    /// # Errors
    ///
    /// What ends the check.
    fn seen(&mut self, verdict: &Verdict) -> Result<(), Self::Error>;
}
