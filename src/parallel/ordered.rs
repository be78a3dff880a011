//! A stream of items, worked on by all cores, with results in the order of the items.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::fault::{self, Panicked};

/// Items under way for each core: enough that a slow one does not leave the others without work.
const ITEMS_PER_CORE: usize = 8;

/// The most that items under way may weigh together, in bytes. One that weighs more is taken alone.
const MAX_HELD: usize = 64 << 20;

/// Gives `sink` the results of a task for each item, in their order, on this thread. Items are
/// taken while there is room for them, so that memory does not grow with their number; `weight`
/// says how many bytes one holds.
///
/// # Errors
///
/// What `sink` returns; no more items are taken then.
pub(crate) fn ordered<T: Send, R: Send, E>(
    items: impl Iterator<Item = T> + Send,
    weight: impl Fn(&T) -> usize + Sync,
    task: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let workers = rayon::current_num_threads();
    let queue = Queue {
        items: Mutex::new(items),
        state: Mutex::new(State::default()),
        changed: Condvar::new(),
        most: workers * ITEMS_PER_CORE,
    };
    rayon::in_place_scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|_| queue.work(&weight, &task));
        }
        // However this thread goes on, the workers end.
        let _end = Ending(&queue);
        std::iter::from_fn(|| queue.result())
            .try_for_each(|result| sink(result.unwrap_or_else(|panicked| panicked.resume())))
    })
}

/// What the workers and the thread that waits for them share.
struct Queue<I, R> {
    items: Mutex<I>,
    state: Mutex<State<R>>,
    /// The state is another than it was.
    changed: Condvar,
    /// How many items may be under way.
    most: usize,
}

struct State<R> {
    /// How many items were taken.
    taken: usize,
    /// How many results were given away.
    given: usize,
    /// What the items under way weigh.
    held: usize,
    /// Results that wait for those before them, each with the weight of its item.
    results: BTreeMap<usize, (usize, Result<R, Panicked>)>,
    /// No more items are taken.
    is_over: bool,
}

impl<R> Default for State<R> {
    fn default() -> Self {
        Self {
            taken: 0,
            given: 0,
            held: 0,
            results: BTreeMap::new(),
            is_over: false,
        }
    }
}

impl<I, R> Queue<I, R> {
    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(&self, state: MutexGuard<'s, State<R>>) -> MutexGuard<'s, State<R>> {
        let woken = self.changed.wait(state);
        woken.unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and tells all.
    fn change<T>(&self, change: impl FnOnce(&mut State<R>) -> T) -> T {
        let changed = change(&mut self.state());
        self.changed.notify_all();
        changed
    }

    /// The next result; `None` after the last.
    fn result(&self) -> Option<Result<R, Panicked>> {
        let mut state = self.state();
        loop {
            let next = state.given;
            if let Some((weight, result)) = state.results.remove(&next) {
                state.given += 1;
                state.held -= weight;
                self.changed.notify_all();
                return Some(result);
            }
            if state.is_over && state.given == state.taken {
                return None;
            }
            state = self.wait(state);
        }
    }

    /// Waits until there is room for one item more; `false` where no more are taken.
    fn has_room(&self) -> bool {
        let mut state = self.state();
        loop {
            let under_way = state.taken - state.given;
            let has_room = under_way < self.most && state.held < MAX_HELD;
            if state.is_over || has_room || under_way == 0 {
                return !state.is_over;
            }
            state = self.wait(state);
        }
    }
}

impl<T, I: Iterator<Item = T>, R> Queue<I, R> {
    /// Works on items until there are no more.
    fn work(&self, weight: impl Fn(&T) -> usize, task: impl Fn(T) -> R) {
        while let Some((at, item)) = self.take(&weight) {
            let weight = weight(&item);
            // The panic is one of the thread that waits.
            let result = fault::on_other_thread(|| task(item))();
            self.change(|state| state.results.insert(at, (weight, result)));
        }
    }

    /// Takes the next item, with its place.
    fn take(&self, weight: impl Fn(&T) -> usize) -> Option<(usize, T)> {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.has_room() {
            return None;
        }
        match fault::on_other_thread(|| items.next())() {
            Ok(Some(item)) => self.change(|state| {
                state.taken += 1;
                state.held += weight(&item);
                Some((state.taken - 1, item))
            }),
            Ok(None) => {
                self.change(|state| state.is_over = true);
                None
            }
            Err(panicked) => {
                self.change(|state| {
                    state.is_over = true;
                    state.results.insert(state.taken, (0, Err(panicked)));
                    state.taken += 1;
                });
                None
            }
        }
    }
}

/// Ends the work on a queue.
struct Ending<'q, I, R>(&'q Queue<I, R>);

impl<I, R> Drop for Ending<'_, I, R> {
    fn drop(&mut self) {
        self.0.change(|state| state.is_over = true);
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::sleep;
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_and_few_items_are_under_way() {
        let taken = AtomicUsize::new(0);
        let most = rayon::current_num_threads() * ITEMS_PER_CORE;
        let items = (0..2000_usize).inspect(|_| {
            taken.fetch_add(1, Ordering::Relaxed);
        });
        let task = |item: usize| {
            sleep(Duration::from_micros((item % 7) as u64 * 20));
            item * 2
        };
        let mut seen = Vec::new();
        let done: Result<(), Infallible> = ordered(
            items,
            |_| 1,
            task,
            |result| {
                assert!(taken.load(Ordering::Relaxed) <= seen.len() + most + 1);
                seen.push(result);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(seen, (0..2000).map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_item_heavier_than_all_may_be_is_taken_alone() {
        let mut seen = 0;
        let done: Result<(), Infallible> = ordered(
            0..20,
            |_| MAX_HELD * 2,
            |item| item,
            |item| {
                assert_eq!(item, seen);
                seen += 1;
                Ok(())
            },
        );
        assert_eq!((done, seen), (Ok(()), 20));
    }

    #[test]
    fn a_failure_of_the_sink_ends_the_work_on_endless_items() {
        let done = ordered(
            0..,
            |_| 1,
            |item: u64| item,
            |item| match item {
                100 => Err("full"),
                _ => Ok(()),
            },
        );
        assert_eq!(done, Err("full"));
    }

    #[test]
    fn a_panic_of_a_task_or_of_the_items_is_one_of_who_waits() {
        let of_task = fault::caught(|| {
            ordered(
                0..100,
                |_| 1,
                |item| assert!(item < 50, "at odds"),
                |()| Ok::<_, ()>(()),
            )
        });
        assert!(of_task.is_err_and(|said| said.contains("at odds")));
        let items = (0..100).inspect(|item| assert!(*item < 50, "at odds"));
        let of_items = fault::caught(|| ordered(items, |_| 1, |_| (), |()| Ok::<_, ()>(())));
        assert!(of_items.is_err_and(|said| said.contains("at odds")));
    }
}
