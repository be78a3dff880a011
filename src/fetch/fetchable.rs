//! Which URLs may be asked for at all. The URL alone decides, before any name is looked up.

use url::{ParseError, Url};

use super::error::{FetchError, Reason};

/// The longest URL that is taken, in bytes; servers refuse longer ones.
const MAX_URL_BYTES: usize = 8192;

/// The most characters of a URL in a message.
const MAX_SHOWN_CHARS: usize = 300;

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
        let bad = |reason| FetchError::new(&shown(None, written), reason);
        if written.len() > MAX_URL_BYTES {
            return Err(bad(Reason::TooLongUrl));
        }
        let url = Url::parse(written.trim()).map_err(|error| {
            bad(Reason::NotAUrl(match error {
                ParseError::RelativeUrlWithoutBase => "its beginning is missing".to_owned(),
                error => error.to_string(),
            }))
        })?;
        Ok(Self {
            url: checked(url).map_err(bad)?,
            written: written.to_owned(),
        })
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

/// A URL, or what should be one, as messages show it: short, and without what is secret in it.
/// `base` is the URL that a relative one starts from.
pub(super) fn shown(base: Option<&Url>, written: &str) -> String {
    let url = match base {
        Some(base) => base.join(written),
        None => Url::parse(written.trim()),
    };
    let harmless = match url {
        Ok(url) if url.cannot_be_a_base() && written.contains('@') => format!("{}:…", url.scheme()),
        Ok(url) if has_credentials(&url) => without_credentials(url),
        Err(_) => without_userinfo(written),
        // Some write a host without the slashes, which makes it a path.
        Ok(_)
            if written
                .split(['/', '?', '#'])
                .next()
                .is_some_and(|head| head.contains('@')) =>
        {
            without_userinfo(written)
        }
        Ok(_) => written.to_owned(),
    };
    match harmless.char_indices().nth(MAX_SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &harmless[..end]),
        None => harmless,
    }
}

fn has_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn without_userinfo(written: &str) -> String {
    match written.rsplit_once('@') {
        Some((_, rest)) => format!("…@{rest}"),
        None => written.to_owned(),
    }
}

fn without_credentials(mut url: Url) -> String {
    if url.set_username("").is_ok() && url.set_password(None).is_ok() {
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
    if has_credentials(&url) {
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
        for secret in [
            "https://me:hidden@[example.org/",
            "mailto:me:hidden@example.org",
        ] {
            let error = FetchableUrl::parse(secret).expect_err("bad");
            assert!(!error.to_string().contains("hidden"), "{error}");
        }
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

    #[test]
    fn a_redirect_is_shown_without_its_secrets() {
        let base = Url::parse("https://example.org/a/b").expect("good");
        for location in [
            "https://me:hidden@example.org/c",
            "//me:hidden@example.org/c",
            "\\\\me:hidden@example.org/c",
            "https:me:hidden@example.org",
            "https://me:hid@hidden@example.org/",
            "ftp://me:hidden@example.org/",
            "foo:me:hidden@example.org",
            "https://me:hidden@[example.org/",
            "https://me:hidden@example.org:99999/",
        ] {
            let shown = shown(Some(&base), location);
            assert!(!shown.contains("hid"), "{location}: {shown}");
        }
        for location in [
            "../c",
            "https://0x7f.2/",
            "file:///etc/passwd",
            "/@me",
            "?to=me@example.org",
        ] {
            assert_eq!(shown(Some(&base), location), location);
        }
        let long = format!("/{}", "a".repeat(100_000));
        assert!(shown(Some(&base), &long).len() < 1000);
    }
}
