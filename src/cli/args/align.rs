//! Arguments and help of `parallax align`.

use clap::Args;

use crate::compare;

pub(super) const HELP: &str = "\
Examples:
  parallax align us.html cn.html
  parallax align us.txt cn.txt --lines    each line of the files is a sentence";

/// Arguments of `align`.
#[derive(Debug, Args)]
pub(crate) struct Align {
    /// One text.
    pub a: String,
    /// The other.
    pub b: String,
    /// The files hold one sentence per line.
    #[arg(long)]
    pub lines: bool,
    /// Longest text that is aligned, in words. Time and memory grow with it.
    #[arg(long, default_value_t = compare::MAX_WORDS, value_name = "WORDS")]
    pub max_words: usize,
}
