//! What diplomats call their talks.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{ByLanguage, Words};
use crate::data::data;
use crate::text::Matcher;

/// An adjective for the talks themselves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// The adjective as it is reported.
    pub word: String,
    /// Its forms in running text.
    pub forms: Words,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// What it signals by convention.
    pub gloss: String,
}

/// The adjectives, and the nouns they must stand beside to speak of the talks.
#[derive(Debug)]
pub struct Tones {
    /// The adjectives in the order of the file.
    pub tones: Vec<Tone>,
    /// Finds them; entries are places in `tones`.
    pub matcher: Matcher,
    /// Finds the nouns for talks.
    pub nouns: Matcher,
    /// Finds words for talks that are wished for, not held.
    pub unreal: Matcher,
    /// Finds words for talks on an earlier day.
    pub earlier: Matcher,
}

#[derive(Deserialize)]
struct File {
    nouns: ByLanguage,
    unreal: ByLanguage,
    earlier: ByLanguage,
    tone: Vec<Tone>,
}

static STANDARD: LazyLock<Arc<Tones>> = LazyLock::new(|| Arc::new(Tones::with(Vec::new())));

impl Tones {
    /// Those of the program.
    pub(super) fn standard() -> Arc<Self> {
        STANDARD.clone()
    }

    /// Those of the program and a user's own. An own adjective with the word of another adds its
    /// forms to it.
    pub(super) fn with(own: Vec<Tone>) -> Self {
        let file: File = data!("lexicon/tone");
        let mut tones = file.tone;
        for tone in own {
            match tones.iter_mut().find(|entry| entry.word == tone.word) {
                Some(entry) => entry.forms.add(&tone.forms),
                None => tones.push(tone),
            }
        }
        let forms = tones
            .iter()
            .enumerate()
            .flat_map(|(entry, tone)| tone.forms.iter().map(move |form| (entry, form)));
        let words = |words: &ByLanguage| {
            Matcher::new(words.values().flat_map(Words::iter).map(|word| (0, word)))
        };
        Self {
            matcher: Matcher::new(forms),
            nouns: words(&file.nouns),
            unreal: words(&file.unreal),
            earlier: words(&file.earlier),
            tones,
        }
    }
}
