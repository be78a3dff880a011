//! Which URLs may be asked for at all. The URL alone decides, before any name is looked up.

use url::Url;

use super::error::{FetchError, Reason};

/// The longest URL that is taken, in bytes; servers refuse longer ones.
const MAX_URL_BYTES: usize = 8192;

/// A URL that may be asked for: http or https, with a host, without credentials.
///
/// The fragment, which is never sent, is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchableUrl {
    url: Url,
    written: String,
}

impl FetchableUrl {
    /// Reads a URL that may be asked for.
    ///
    /// # Errors
    ///
    /// It is not one.
    pub fn parse(written: &str) -> Result<Self, FetchError> {
        let bad = |reason| FetchError::new(written, reason);
        if written.len() > MAX_URL_BYTES {
            let head: String = written.chars().take(80).collect();
            return Err(FetchError::new(&format!("{head}…"), Reason::TooLongUrl));
        }
        let url =
            Url::parse(written.trim()).map_err(|error| bad(Reason::NotAUrl(error.to_string())))?;
        // An error names the URL, and must not spread what is secret in it.
        let shown = without_credentials(url.clone());
        match checked(url) {
            Ok(url) => Ok(Self {
                url,
                written: written.to_owned(),
            }),
            Err(reason) => Err(FetchError::new(&shown, reason)),
        }
    }

    /// The URL that is asked for.
    pub fn as_url(&self) -> &Url {
        &self.url
    }

    /// The URL as a person wrote it, as messages show it.
    pub fn as_written(&self) -> &str {
        &self.written
    }
}

/// A URL as it may be shown and kept.
fn without_credentials(mut url: Url) -> String {
    let shown = url.set_username("").is_ok() && url.set_password(None).is_ok();
    if shown || (url.username().is_empty() && url.password().is_none()) {
        url.into()
    } else {
        format!("{}:…", url.scheme())
    }
}

/// The URL that a `Location` leads to from `base`.
pub(super) fn redirected(base: &Url, location: &str) -> Result<Url, Reason> {
    if location.len() > MAX_URL_BYTES {
        return Err(Reason::TooLongUrl);
    }
    let url = base
        .join(location)
        .map_err(|error| Reason::NotAUrl(error.to_string()))?;
    checked(url)
}

fn checked(mut url: Url) -> Result<Url, Reason> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Reason::Scheme(url.scheme().to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Reason::Credentials);
    }
    if url.host().is_none() {
        return Err(Reason::NotAUrl("it has no host".to_owned()));
    }
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_no_credentials() {
        for good in [
            "https://www.mfa.gov.cn/eng/",
            " http://example.org/a?b=c#d ",
            "https://例え.jp/",
        ] {
            assert!(FetchableUrl::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "www.mfa.gov.cn",
            "ftp://example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "https://user@example.org/",
            "https://:secret@example.org/",
            "http://",
            &format!("https://example.org/{}", "a".repeat(9000)),
        ] {
            assert!(FetchableUrl::parse(bad).is_err(), "{bad}");
        }
        let secret = FetchableUrl::parse("https://user:hidden@example.org/").expect_err("bad");
        assert_eq!(secret.url, "https://example.org/");
        let fragment = FetchableUrl::parse("https://example.org/a#b").expect("good");
        assert_eq!(fragment.as_url().as_str(), "https://example.org/a");
    }

    #[test]
    fn a_redirect_leads_to_the_web_alone() {
        let base = Url::parse("https://example.org/a/b").expect("good");
        let led = |location| redirected(&base, location).map(String::from);
        assert_eq!(led("../c").expect("good"), "https://example.org/c");
        assert_eq!(
            led("//example.net#c").expect("good"),
            "https://example.net/"
        );
        assert!(led("file:///etc/passwd").is_err());
        assert!(led("https://a:b@example.org/").is_err());
    }
}
