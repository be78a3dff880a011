//! The languages that meet, and the files in which what is learnt of them lies.

use super::letters;

/// A language whose words have vectors in the space that all such languages share.
pub(super) struct LanguageFile {
    /// Its primary BCP 47 subtag.
    pub language: &'static str,
    /// Its vectors.
    pub vectors: &'static [u8],
    /// What leads from its words to English ones; English itself needs none.
    pub to_english: Option<&'static [u8]>,
    /// The letters whose runs are cut into the words that the vectors know, where its words are not
    /// told by spaces, or stand with others between two.
    pub cut: Option<fn(char) -> bool>,
}

/// The files of a language beside English: its subtag, the name of its files, and what is cut.
macro_rules! language {
    ($language:literal, $name:literal, $cut:expr) => {
        LanguageFile {
            language: $language,
            vectors: include_bytes!(concat!("../../data/vectors/", $name, ".vectors")),
            to_english: Some(include_bytes!(concat!(
                "../../data/vectors/",
                $name,
                "-english.table"
            ))),
            cut: $cut,
        }
    };
}

/// How many languages there are.
pub(super) const COUNT: usize = FILES.len();

/// All of them.
pub(super) const FILES: &[LanguageFile] = &[
    LanguageFile {
        language: "en",
        vectors: include_bytes!("../../data/vectors/english-shared.vectors"),
        to_english: None,
        cut: None,
    },
    language!("ar", "arabic", None),
    language!("de", "german", None),
    language!("es", "spanish", None),
    language!("fr", "french", None),
    language!("ja", "japanese", Some(letters::is_japanese_or_chinese)),
    language!("ko", "korean", Some(letters::is_korean)),
    language!("ru", "russian", None),
    language!("zh", "chinese", Some(letters::is_japanese_or_chinese)),
];
