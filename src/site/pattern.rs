//! A pattern of the addresses of pages.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A host, and perhaps a path: `gov.br/mre`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    host: String,
    /// With `/` at both ends.
    path: String,
}

/// A text that is no pattern of addresses.
#[derive(Debug, thiserror::Error)]
#[error(
    "{0:?} is no domain: write it in small letters, without https:// and www., such as mfa.gov.cn or gov.br/mre"
)]
pub struct NotAPattern(String);

impl TryFrom<String> for Pattern {
    type Error = NotAPattern;

    fn try_from(text: String) -> Result<Self, NotAPattern> {
        let (host, path) = text.split_once('/').unwrap_or((&text, ""));
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let good = host.contains('.')
            && !host.starts_with("www.")
            && host.split('.').all(is_label)
            && !path.contains(['?', '#', ' ']);
        let path = path.trim_matches('/');
        if !good {
            return Err(NotAPattern(text));
        }
        Ok(Self {
            host: host.to_owned(),
            path: if path.is_empty() {
                "/".to_owned()
            } else {
                format!("/{path}/")
            },
        })
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.to_string()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.host, self.path.trim_end_matches('/'))
    }
}

impl Pattern {
    /// Its host, in lower case, without `www.`.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Its path, with `/` at both ends.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// How much of an address it names: of two patterns that serve one, the longer is meant.
    pub(super) fn length(&self) -> (usize, usize) {
        (self.host.len(), self.path.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pattern() {
        for text in [
            "https://mfa.gov.cn",
            "www.mfa.gov.cn",
            "MFA.gov.cn",
            "cn",
            "",
            "a..b",
            ".gov.cn",
            "*.gov.cn",
            "gov.cn/a b",
        ] {
            assert!(Pattern::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
