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

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
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

/// The results of a task for each item, in their order; as many at the same time as there are
/// cores. Whoever is done takes the next item, so that no core waits for a slow one.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], task: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = match items.len() {
        _ if cores_are_busy() => 1,
        // Two threads do no harm on one core; asking how many there are takes as long as a thread.
        few @ 0..=2 => few,
        many => thread::available_parallelism().map_or(1, |cores| cores.get().min(many)),
    };
    if workers <= 1 {
        return items.iter().map(task).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let items = places.map_while(|place| Some((place, items.get(place)?)));
        let results = items.map(|(place, item)| (place, task(item)));
        results.collect::<Vec<(usize, R)>>()
    };
    let mut results = thread::scope(|scope| {
        let others = (1..workers).map(|_| scope.spawn(fault::on_other_thread(work)));
        let others: Vec<_> = others.collect();
        let own = work();
        let others = others.into_iter().flat_map(result);
        own.into_iter().chain(others).collect::<Vec<(usize, R)>>()
    });
    results.sort_unstable_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}

/// What [`each`] gives, on this thread alone where there are fewer items than so many: with few,
/// threads cost more than they save.
pub(crate) fn each_of_many<T: Sync, R: Send>(
    items: &[T],
    many: usize,
    task: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    match items.len() < many {
        true => items.iter().map(task).collect(),
        false => each(items, task),
    }
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
