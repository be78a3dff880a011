//! The ids of sources, and what they say of themselves.

use std::path::Path;

use super::STANDARD_INPUT;

/// The longest id, in bytes. It is a part of file names.
const MAX_ID_BYTES: usize = 40;

/// Endings of the files that are pages, which are no domains.
const FILE_ENDINGS: [&str; 18] = [
    "html",
    "htm",
    "xhtml",
    "shtml",
    "mhtml",
    "mht",
    "webarchive",
    "txt",
    "text",
    "md",
    "markdown",
    "pdf",
    "docx",
    "odt",
    "rtf",
    "eml",
    "warc",
    "json",
];

/// Whether a text can be an id.
pub(crate) fn is_id(id: &str) -> bool {
    id.len() <= MAX_ID_BYTES
        && id.starts_with(|first: char| first.is_ascii_alphanumeric())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// An id made of a file's name, or of the host of a URL: `pages/US White House.html` gives
/// `us-white-house`, `https://www.mfa.gov.cn/eng/` gives `mfa-gov-cn`.
pub(super) fn id_of(argument: &str) -> String {
    if argument == STANDARD_INPUT {
        return "standard-input".to_owned();
    }
    let stem = match argument.split_once("://") {
        Some((_, rest)) if is_url(argument) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.strip_prefix("www.").unwrap_or(host).into()
        }
        _ => Path::new(argument)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy(),
    };
    let mut id = String::new();
    for c in stem.chars().take(MAX_ID_BYTES) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() {
        "source".to_owned()
    } else {
        id.to_owned()
    }
}

/// Whether a path begins as addresses do, with a host: `whitehouse.gov/x`.
pub(super) fn is_address_without_scheme(path: &Path) -> bool {
    let Some(path) = path.to_str() else {
        return false;
    };
    let host = path.split(['/', '?', '#']).next().unwrap_or_default();
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let Some((_, last)) = host.rsplit_once('.') else {
        return false;
    };
    let is_domain = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_file = FILE_ENDINGS
        .iter()
        .any(|ending| last.eq_ignore_ascii_case(ending));
    is_domain && !is_file && host.split('.').all(is_label)
}

/// Whether an argument is a URL and no path: it begins with a scheme and two slashes, or with a
/// scheme that is fetched.
pub(super) fn is_url(argument: &str) -> bool {
    argument.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_its_scheme_is_told_from_a_file() {
        for address in [
            "whitehouse.gov/x",
            "www.mfa.gov.cn",
            "en.kremlin.ru/events/1",
            "gov.uk?a=b",
        ] {
            assert!(is_address_without_scheme(Path::new(address)), "{address}");
        }
        for file in [
            "a.html",
            "us.txt",
            "pages/us.html",
            "./a.gov",
            "../a",
            "v1.2/us",
            "whitehouse",
            ".x",
            "a b.gov/x",
            "",
        ] {
            assert!(!is_address_without_scheme(Path::new(file)), "{file}");
        }
    }
}
