//! Why a file gives no text.

use super::format::Format;

/// Why a file gives no text. The message goes on from the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The file is cut off, or is not what it says.
    #[error("is not a whole {0}: open it and save it again, or give its text as a .txt file")]
    Broken(Format),
    /// The file asks for a password.
    #[error(
        "is {} that asks for a password: open it with the password and print it to a new file, or give \
         its text as a .txt file",
        .0.with_article()
    )]
    Locked(Format),
    /// The file is encrypted, and not with a password.
    #[error(
        "is {} that is encrypted: open it and print it to a new file, or give its text as a .txt file",
        .0.with_article()
    )]
    Encrypted(Format),
    /// The file is packed in a way that is no longer used, and whose bounds are not known.
    #[error(
        "is {} that is packed as in the last century: open it and print it to a new file, or give its \
         text as a .txt file",
        .0.with_article()
    )]
    Outdated(Format),
    /// The file is a PDF of pictures alone.
    #[error(
        "is a scan, pictures of pages without text: run text recognition (OCR) over it, or give its \
         text as a .txt file"
    )]
    Scan,
    /// The file holds nothing to read.
    #[error("is {} without text: give the text as a .txt file", .0.with_article())]
    NoText(Format),
    /// The file unpacks to more than any statement needs.
    #[error(
        "is {} that unpacks to more than any statement needs: give its text as a .txt file",
        .0.with_article()
    )]
    TooLarge(Format),
}
