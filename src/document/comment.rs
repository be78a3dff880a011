//! The comment that a browser, or a program in its place, leaves in a page that it saves.

use jiff::fmt::strtime;

use super::origin::{Origin, web_address};

/// How far into a page a browser's comment is looked for: it stands before the page's own text.
const HEAD_BYTES: usize = 8 << 10;

/// Where and when a page was saved, by the comment in it.
pub(super) fn origin(bytes: &[u8]) -> Origin {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head = String::from_utf8_lossy(head);
    let mut rest = &*head;
    while let Some(start) = rest.find("<!--") {
        rest = &rest[start + 4..];
        let end = rest.find("-->").unwrap_or(rest.len());
        let found = of_browser(&rest[..end])
            .or_else(|| of_single_file(&rest[..end]))
            .or_else(|| of_monolith(&rest[..end]));
        if let Some(found) = found {
            return found;
        }
        rest = &rest[end..];
    }
    Origin::default()
}

/// `saved from url=(0030)https://…`, of Internet Explorer and Chromium and its kin. The figure is
/// how long the address is.
fn of_browser(comment: &str) -> Option<Origin> {
    let rest = comment.trim().strip_prefix("saved from url=(")?;
    let (_, url) = rest.split_once(')')?;
    Some(Origin {
        url: Some(web_address(url)?),
        retrieved: None,
    })
}

/// `Page saved with SingleFile`, then a line `url: https://…` and a line `saved date: …`.
fn of_single_file(comment: &str) -> Option<Origin> {
    if !comment.contains("SingleFile") {
        return None;
    }
    let field = |name: &str| {
        let mut lines = comment.lines().map(str::trim);
        lines
            .find_map(|line| line.strip_prefix(name))
            .map(str::trim)
    };
    Some(Origin {
        url: Some(web_address(field("url:")?)?),
        retrieved: field("saved date:").and_then(moment_of_script),
    })
}

/// `Saved from https://… at 2025-11-24T10:00:00Z using monolith v2.10.1`.
fn of_monolith(comment: &str) -> Option<Origin> {
    let rest = comment.trim().strip_prefix("Saved from ")?;
    let (url, rest) = rest.split_once(" at ")?;
    let (at, by) = rest.split_once(" using ")?;
    if !by.starts_with("monolith") {
        return None;
    }
    let retrieved = at.parse::<jiff::Timestamp>().ok();
    Some(Origin {
        url: Some(web_address(url)?),
        retrieved: retrieved.map(|at| at.to_string()),
    })
}

/// The time that a script of a page writes: `Mon Nov 24 2025 11:45:00 GMT+0100 (…)`.
fn moment_of_script(text: &str) -> Option<String> {
    let (time, _) = text.split_once(" (").unwrap_or((text, ""));
    let moment = strtime::parse("%a %b %d %Y %H:%M:%S GMT%z", time).ok()?;
    Some(moment.to_timestamp().ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> (Option<String>, Option<String>) {
        let found = origin(page.as_bytes());
        (found.url, found.retrieved)
    }

    const URL: &str = "https://www.example.org/call";

    #[test]
    fn the_comment_of_a_browser_is_an_address() {
        let page =
            "<!DOCTYPE html>\n<!-- saved from url=(0028)https://www.example.org/call -->\n<p>";
        assert_eq!(found(page), (Some(URL.to_owned()), None));
        for other in [
            "<!-- saved from url=(0014)about:internet -->",
            "<!-- saved from url=(0020)file:///home/a.html -->",
            "<p>saved from url=(0028)https://www.example.org/call</p>",
            "<!-- saved from url=",
            "<!-- url: https://www.example.org/call -->",
        ] {
            assert_eq!(found(other), (None, None), "{other}");
        }
    }

    #[test]
    fn single_file_and_monolith_write_a_time_too() {
        let time = Some("2025-11-24T10:45:00Z".to_owned());
        let single = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: \
            https://www.example.org/call \n saved date: Mon Nov 24 2025 11:45:00 GMT+0100 (Central \
            European Standard Time)\n-->";
        assert_eq!(found(single), (Some(URL.to_owned()), time.clone()));
        let monolith = "<!-- Saved from https://www.example.org/call at 2025-11-24T10:45:00Z using \
            monolith v2.10.1 -->\n<!DOCTYPE html>";
        assert_eq!(found(monolith), (Some(URL.to_owned()), time));
    }
}
