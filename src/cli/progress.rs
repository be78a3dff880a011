//! How a long work goes, on a terminal: a line for each page that is being fetched, a bar for
//! events.

use std::collections::HashMap;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::render::plain;

/// The lines; none where no person looks on.
#[derive(Default)]
pub(super) struct Progress(HashMap<String, ProgressBar>);

impl Progress {
    /// A line for each source, by its id, with its URL.
    pub(crate) fn new<'s>(sources: impl Iterator<Item = (&'s str, &'s str)>, shown: bool) -> Self {
        if !shown {
            return Self(HashMap::new());
        }
        let all = MultiProgress::with_draw_target(ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {prefix}  {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let lines = sources.map(|(id, url)| {
            let line = all.add(ProgressBar::new_spinner().with_style(style.clone()));
            line.set_prefix(plain(id));
            line.set_message(plain(url));
            line.enable_steady_tick(Duration::from_millis(120));
            (id.to_owned(), line)
        });
        Self(lines.collect())
    }

    /// The page of this source has come, or failed.
    pub(crate) fn end(&self, id: &str, came: bool) {
        if let Some(line) = self.0.get(id) {
            line.finish_with_message(if came { "fetched" } else { "failed" });
        }
    }
}

/// How far a work on many events, or on their pages, is; nothing where no person looks on.
pub(super) struct EventBar(Option<ProgressBar>);

impl EventBar {
    /// A bar for so many of them.
    pub(crate) fn new(count: usize, shown: bool) -> Self {
        if !shown || count < 2 {
            return Self(None);
        }
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
        Self(Some(bar.with_style(style)))
    }

    /// Does what prints. The bar and results may stand on one terminal, so it is away meanwhile.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// This one, or one of this event, is done.
    pub(crate) fn step(&self, event: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(plain(event));
            bar.inc(1);
        }
    }
}

impl Drop for EventBar {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
