//! A person goes through what is not as expected, event by event.

use std::io::{self, BufRead, Read};

use super::console::Console;

/// The longest answer that is read, in bytes.
const MAX_ANSWER: u64 = 1024;

/// What a person is asked of each event.
const QUESTION: &str = "is what comes out now right? accept, reject, skip or quit [a/r/s/q]";

/// What a person says of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// What comes out now is right.
    Accept,
    /// It is wrong, and the expectation stays.
    Reject,
    /// That is for later.
    Skip,
    /// And so is all that follows.
    Quit,
}

impl Answer {
    fn of(line: &str) -> Option<Self> {
        match line.trim().to_ascii_lowercase().as_str() {
            "a" | "accept" => Some(Self::Accept),
            "r" | "reject" => Some(Self::Reject),
            "s" | "skip" => Some(Self::Skip),
            "q" | "quit" => Some(Self::Quit),
            _ => None,
        }
    }
}

/// A person's way through the events.
pub(super) struct Review<R> {
    answers: R,
    has_quit: bool,
    accepted: usize,
    rejected: usize,
    skipped: usize,
}

impl<R: BufRead> Review<R> {
    /// A review whose answers stand in lines.
    pub(super) fn new(answers: R) -> Self {
        Self {
            answers,
            has_quit: false,
            accepted: 0,
            rejected: 0,
            skipped: 0,
        }
    }

    /// Whether a person accepts what was shown. What is no answer is asked again; where no more
    /// answers come, all that follows is skipped.
    pub(super) fn accepts(&mut self, console: &mut Console<'_>) -> io::Result<bool> {
        let answer = match self.has_quit {
            true => Answer::Quit,
            false => self.answer(console)?,
        };
        match answer {
            Answer::Accept => self.accepted += 1,
            Answer::Reject => self.rejected += 1,
            Answer::Skip | Answer::Quit => self.skipped += 1,
        }
        self.has_quit |= answer == Answer::Quit;
        Ok(answer == Answer::Accept)
    }

    fn answer(&mut self, console: &mut Console<'_>) -> io::Result<Answer> {
        loop {
            console.ask(QUESTION)?;
            let mut line = Vec::new();
            let mut bounded = (&mut self.answers).take(MAX_ANSWER);
            if bounded.read_until(b'\n', &mut line)? == 0 {
                console.warn("no more answers came; what is left is skipped")?;
                return Ok(Answer::Quit);
            }
            if let Some(answer) = Answer::of(&String::from_utf8_lossy(&line)) {
                return Ok(answer);
            }
        }
    }

    /// How many events a person said what of.
    pub(super) fn summary(&self) -> String {
        let Self {
            accepted,
            rejected,
            skipped,
            ..
        } = self;
        format!("reviewed: {accepted} accepted, {rejected} rejected, {skipped} skipped")
    }
}
