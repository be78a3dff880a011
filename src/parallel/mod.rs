//! Work side by side: within one comparison, each task on a thread of its own; over a stream of
//! items, in order, by all cores (`ordered`).
//!
//! `rayon`, which checks events side by side, would do this too, but its pool starts a thread for
//! each core before the first task runs. On two cores a new thread takes 0.09 ms; a new pool takes
//! 0.14 ms with 2 threads, 0.8 ms with 16 and 2.8 ms with 64, and a whole comparison as a process
//! takes 13 ms. Where a pool of `rayon` is at work, all cores are busy, and a comparison keeps to
//! the thread it runs on.

#[cfg(feature = "cli")]
mod ordered;

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};

#[cfg(feature = "cli")]
pub(crate) use self::ordered::ordered;
use crate::fault::{self, Panicked};

/// The results of two tasks that run at the same time.
pub(crate) fn both<A, B: Send>(
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if cores_are_busy() {
        return (one(), other());
    }
    thread::scope(|scope| {
        let other = scope.spawn(fault::on_other_thread(other));
        let one = one();
        (one, result(other))
    })
}

/// The results of a task for each item, in their order; as many at the same time as there are cores.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], task: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let at_once = match items.len() {
        _ if cores_are_busy() => 1,
        // Two threads do no harm on one core; asking how many there are takes as long as a thread.
        few @ 1..=2 => few,
        _ => thread::available_parallelism().map_or(1, NonZero::get),
    };
    let task = &task;
    let mut results = Vec::with_capacity(items.len());
    for batch in items.chunks(at_once) {
        let [first, rest @ ..] = batch else { continue };
        thread::scope(|scope| {
            let rest: Vec<_> = rest
                .iter()
                .map(|item| scope.spawn(fault::on_other_thread(move || task(item))))
                .collect();
            results.push(task(first));
            results.extend(rest.into_iter().map(result));
        });
    }
    results
}

/// What a thread gives. Its panic goes on here.
fn result<T>(thread: ScopedJoinHandle<'_, Result<T, Panicked>>) -> T {
    match thread.join() {
        Ok(result) => result.unwrap_or_else(|panicked| panicked.resume()),
        Err(panic) => resume_unwind(panic),
    }
}

fn cores_are_busy() -> bool {
    rayon::current_thread_index().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_items() {
        let items: Vec<u64> = (0..100).collect();
        let results = each(&items, |item| {
            thread::sleep(std::time::Duration::from_micros(100 - item));
            item * 2
        });
        assert_eq!(
            results,
            items.iter().map(|item| item * 2).collect::<Vec<_>>()
        );
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }

    #[test]
    fn beside_other_comparisons_results_are_the_same() {
        rayon::join(
            || assert_eq!(both(|| 1, || "two"), (1, "two")),
            || assert_eq!(each(&[1, 2, 3], |item| item * 2), [2, 4, 6]),
        );
    }

    #[test]
    fn a_panic_is_not_lost() {
        let caught = std::panic::catch_unwind(|| both(|| 1, || panic!("lost")));
        assert!(caught.is_err());
    }
}
