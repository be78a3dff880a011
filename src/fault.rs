//! Faults of the program while it reads one page or one event: each is caught, so that the others
//! are still read.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
#[cfg(feature = "cli")]
use std::sync::Once;

/// The most characters of a panic's message that are passed on: it may quote a whole page.
const MAX_MESSAGE_CHARS: usize = 200;

thread_local! {
    /// Whether a panic on this thread is caught.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
    /// Where the last caught panic arose.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The result of a task, or what its panic says and where it arose.
///
/// The task works on values of its own and on what it only reads, so that nothing half changed is
/// left behind.
pub(crate) fn caught<T>(task: impl FnOnce() -> T) -> Result<T, String> {
    let outer = IS_CAUGHT.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(task));
    IS_CAUGHT.set(outer);
    result.map_err(|panic| {
        let said = message(&*panic);
        match PLACE.take() {
            Some(place) => format!("{said}, {place}"),
            None => said,
        }
    })
}

/// A task for another thread: its panic is one of the thread that waits for it, which
/// [takes it over](Panicked::resume), and is caught where that thread's are.
pub(crate) fn on_other_thread<T>(task: impl FnOnce() -> T) -> impl FnOnce() -> Result<T, Panicked> {
    let is_caught = IS_CAUGHT.get();
    move || {
        IS_CAUGHT.set(is_caught);
        panic::catch_unwind(AssertUnwindSafe(task)).map_err(|panic| Panicked {
            panic,
            place: PLACE.take(),
        })
    }
}

/// A panic of another thread.
pub(crate) struct Panicked {
    panic: Box<dyn Any + Send>,
    place: Option<String>,
}

impl Panicked {
    /// Goes on with the panic on this thread.
    pub(crate) fn resume(self) -> ! {
        PLACE.set(self.place);
        panic::resume_unwind(self.panic)
    }
}

/// Keeps a panic that is caught from writing to standard error, amid the output of a command. Any
/// other writes there as before.
#[cfg(feature = "cli")]
pub(crate) fn silence_caught() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if IS_CAUGHT.get() {
                note_place(panic);
            } else {
                before(panic);
            }
        }));
    });
}

#[cfg(feature = "cli")]
fn note_place(panic: &panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    PLACE.set(place);
}

/// The text of a panic, in one line.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("panic without a message");
    let shown: String = text.chars().take(MAX_MESSAGE_CHARS).collect();
    shown.escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_in_one_short_line() {
        assert_eq!(caught(|| 1), Ok(1));
        let panics: [fn(); 3] = [
            || panic!("plain"),
            || panic!("two\nlines \u{1b}[31m {}", "x".repeat(5000)),
            || panic::panic_any(7),
        ];
        for task in panics {
            let said = caught(task).expect_err("it panics");
            assert!(
                said.len() < 400 && !said.contains(['\n', '\u{1b}']),
                "{said}"
            );
        }
    }

    #[cfg(feature = "cli")]
    #[test]
    fn a_panic_of_another_thread_is_caught_by_who_waits() {
        silence_caught();
        let said = caught(|| {
            std::thread::scope(|scope| {
                let task = on_other_thread(|| -> u32 {
                    assert!(IS_CAUGHT.get());
                    panic!("at odds")
                });
                match scope.spawn(task).join() {
                    Ok(Err(panicked)) => panicked.resume(),
                    _ => 1,
                }
            })
        });
        let said = said.expect_err("it panics");
        assert!(said.starts_with("at odds, src/fault.rs"), "{said}");
    }

    #[test]
    fn a_task_within_a_task_leaves_the_outer_caught() {
        let said = caught(|| {
            assert!(caught(|| panic!("inner")).is_err());
            assert!(IS_CAUGHT.get());
            panic!("outer")
        });
        assert!(said.is_err_and(|said: String| said.contains("outer")));
        assert!(!IS_CAUGHT.get());
    }
}
