//! Pages of the past, through the Memento protocol (RFC 7089).

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use url::Url;

use super::error::Reason;
use super::fetchable::FetchableUrl;
use crate::source::provenance::{MEMENTO_DATETIME, moment};
use crate::warc::Exchange;

/// The TimeGate that is asked where none is named: the Internet Archive's.
pub const TIMEGATE: &str = "https://web.archive.org/web/";

/// The header that says which moment is wanted.
pub(super) const ACCEPT_DATETIME: &str = "accept-datetime";

/// The URL at which a TimeGate gives copies of a page: its own URL with the page's behind it.
pub(super) fn timegate_url(timegate: &str, url: &Url) -> Result<FetchableUrl, Reason> {
    FetchableUrl::parse(&format!("{timegate}{url}")).map_err(|error| error.reason)
}

/// A moment as HTTP writes it.
pub(super) fn http_date(at: Timestamp) -> Option<String> {
    rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&at)
        .ok()
}

/// A moment without the fraction of its second.
pub(crate) fn truncated_to_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// When an archive took the copy that it answers with.
///
/// # Errors
///
/// The answer is no copy of an archive.
pub(super) fn memento_datetime(answer: &Exchange) -> Result<Timestamp, Reason> {
    let Some(date) = answer.header(MEMENTO_DATETIME) else {
        return Err(Reason::NoMemento(
            "its answer does not say of when it is".to_owned(),
        ));
    };
    moment(date).ok_or_else(|| Reason::NoMemento(format!("its Memento-Datetime is {date:?}")))
}

/// The URL of the bytes as they were archived, where an archive's own URL leads to a page with
/// links rewritten and a toolbar added: archives that run the Wayback software give the bytes for
/// `/web/20211230000000id_/…`.
pub(super) fn raw_capture(url: Url) -> Url {
    let Some((stamp, rest)) = url
        .path()
        .strip_prefix("/web/")
        .and_then(|path| path.split_once('/'))
    else {
        return url;
    };
    if stamp.len() != 14 || !stamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return url;
    }
    let path = format!("/web/{stamp}id_/{rest}");
    let mut url = url.clone();
    url.set_path(&path);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_url_of_a_copy_is_changed() {
        let cases = [
            (
                "https://web.archive.org/web/20211231010203/https://example.org/a?b=c",
                "https://web.archive.org/web/20211231010203id_/https://example.org/a?b=c",
            ),
            (
                "https://web.archive.org/web/20211231010203id_/https://example.org/",
                "https://web.archive.org/web/20211231010203id_/https://example.org/",
            ),
            (
                "https://example.org/web/page.html",
                "https://example.org/web/page.html",
            ),
        ];
        for (from, to) in cases {
            let url = Url::parse(from).expect("a URL");
            assert_eq!(raw_capture(url).as_str(), to);
        }
    }

    #[test]
    fn a_moment_is_written_as_http_does() {
        let at = "2021-12-31T00:00:00Z".parse().expect("a time");
        assert_eq!(
            http_date(at).as_deref(),
            Some("Fri, 31 Dec 2021 00:00:00 GMT")
        );
    }
}
