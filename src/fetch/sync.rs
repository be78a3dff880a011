//! Locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks a value. Each lock of this room holds a value that is whole at every moment, so it is
/// used on after a thread panicked with it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
