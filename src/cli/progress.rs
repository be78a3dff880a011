//! A line for each page that is being fetched, on a terminal.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The lines; none where no person looks on.
pub(super) struct Progress(Vec<ProgressBar>);

impl Progress {
    /// A line for each URL, under the name of its source.
    pub fn new(names: &[&str], urls: &[&str], shown: bool) -> Self {
        if !shown {
            return Self(vec![]);
        }
        let all = MultiProgress::with_draw_target(ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {prefix}  {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let lines = names.iter().zip(urls).map(|(name, url)| {
            let line = all.add(ProgressBar::new_spinner().with_style(style.clone()));
            line.set_prefix((*name).to_owned());
            line.set_message((*url).to_owned());
            line.enable_steady_tick(Duration::from_millis(120));
            line
        });
        Self(lines.collect())
    }

    /// The page at this place has come, or failed.
    pub fn end(&self, place: usize, came: bool) {
        if let Some(line) = self.0.get(place) {
            line.finish_with_message(if came { "fetched" } else { "failed" });
        }
    }
}
