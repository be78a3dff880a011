//! Bytes as a user's lexicon file: words that can be looked for, or an error in few words.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use parallax::lexicon::Lexicon;
use parallax_fuzz::{folder, is_short, write};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| folder("lexicon"));

const SENTENCE: &str = "The two sides strongly urged all parties to hold candid talks on trade.";

fuzz_target!(|bytes: &[u8]| {
    let file = write(&FOLDER, "own.toml", bytes);
    match Lexicon::with_files(&[file]) {
        Ok(lexicon) => {
            for language in ["en", "zh", "ru"] {
                let tables = [
                    lexicon.topics().matcher(language),
                    lexicon.terms().matcher(language),
                    lexicon.ladders().matcher(language),
                    lexicon.scopes().matcher(language),
                    lexicon.tones().adjectives.matcher(language),
                ];
                for matcher in tables.into_iter().flatten() {
                    for found in matcher.find(SENTENCE) {
                        assert!(found.start < found.end && found.end <= SENTENCE.len());
                    }
                }
            }
        }
        Err(error) => is_short(&error),
    }
});
