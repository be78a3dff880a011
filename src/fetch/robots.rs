//! robots.txt (RFC 9309): what a site asks programs not to fetch.

use std::time::Duration;

/// How much of a robots.txt is read, in bytes: what RFC 9309 asks for at the least.
pub(super) const MAX_ROBOTS_BYTES: u64 = 500 << 10;

/// The name by which robots.txt speaks to this program.
const PRODUCT: &str = "parallax";

/// The longest pause that a robots.txt can ask for.
const MAX_PAUSE: Duration = Duration::from_secs(30);

/// What a robots.txt says to this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RobotsTxt {
    rules: Vec<Rule>,
    /// The pause between two requests that it asks for, where it does.
    pub pause: Option<Duration>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allow: bool,
    /// The path it begins with, percent-encoded alike everywhere; `*` stands for anything, `$` at
    /// the end for the end.
    path: String,
}

impl RobotsTxt {
    /// Reads a robots.txt. All groups that name the program count together; where none does,
    /// those for everybody.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut own: Option<Self> = None;
        let mut common = Self::default();
        // Whether the group that is read is for this program, and for everybody.
        let (mut names_us, mut names_all) = (false, false);
        let mut heading = false;
        for line in text.trim_start_matches('\u{feff}').split(['\r', '\n']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    if !heading {
                        (names_us, names_all) = (false, false);
                    }
                    heading = true;
                    if value == "*" {
                        names_all = true;
                    } else if product(value).eq_ignore_ascii_case(PRODUCT) {
                        names_us = true;
                        own.get_or_insert_default();
                    }
                    continue;
                }
                // An empty one rules nothing, but ends the heading of its group as any other.
                "allow" | "disallow" if value.is_empty() => {}
                "allow" | "disallow" => {
                    let rule = Rule {
                        allow: key.trim().eq_ignore_ascii_case("allow"),
                        path: normalized(value),
                    };
                    if names_us {
                        own.get_or_insert_default().rules.push(rule.clone());
                    }
                    if names_all {
                        common.rules.push(rule);
                    }
                }
                "crawl-delay" => {
                    let pause = value
                        .parse()
                        .ok()
                        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
                        .map(|pause| pause.min(MAX_PAUSE));
                    if names_us {
                        own.get_or_insert_default().pause = pause;
                    }
                    if names_all {
                        common.pause = pause;
                    }
                }
                // Sitemaps and the like stand outside of groups, and end none.
                _ => continue,
            }
            heading = false;
        }
        own.unwrap_or(common)
    }

    /// Whether a path with its query may be fetched: the longest rule decides, and of two as long
    /// the one that allows.
    pub(crate) fn allows(&self, path: &str) -> bool {
        let path = normalized(path);
        if path == "/robots.txt" {
            return true;
        }
        self.rules
            .iter()
            .filter(|rule| matches(&rule.path, &path))
            .max_by_key(|rule| (rule.path.len(), rule.allow))
            .is_none_or(|rule| rule.allow)
    }
}

/// The name at the front of `parallax/1.0 (...)`.
fn product(agent: &str) -> &str {
    let end = agent
        .find(|c: char| !(c.is_ascii_alphabetic() || c == '-' || c == '_'))
        .unwrap_or(agent.len());
    &agent[..end]
}

/// A path with its percent-encoding in one form: what needs none has none, the rest is in capitals.
fn normalized(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut bytes = path.bytes().peekable();
    let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
    let mut rest = path.as_bytes();
    while let Some(byte) = bytes.next() {
        rest = &rest[1..];
        let code = match (byte, hex(rest.first().copied()), hex(rest.get(1).copied())) {
            (b'%', Some(high), Some(low)) => {
                bytes.nth(1);
                rest = &rest[2..];
                // Two digits of sixteen are a byte.
                (high * 16 + low) as u8
            }
            _ => byte,
        };
        let was_encoded = byte == b'%';
        let plain = code.is_ascii_alphanumeric() || b"-._~".contains(&code);
        if plain || (!was_encoded && code.is_ascii_graphic()) {
            out.push(char::from(code));
        } else {
            out.push_str(&format!("%{code:02X}"));
        }
    }
    out
}

/// Whether a path begins as a rule says. Each part between stars is looked for once, from the
/// left, so time is that of a search for each.
fn matches(rule: &str, path: &str) -> bool {
    let (rule, to_end) = match rule.strip_suffix('$') {
        Some(rule) => (rule, true),
        None => (rule, false),
    };
    let mut parts = rule.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return !to_end || rest.is_empty();
    };
    for part in middle {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    if to_end {
        rest.ends_with(last)
    } else {
        rest.contains(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_of_the_right_group_decides() {
        let cases: &[(&str, &str, bool)] = &[
            ("", "/a", true),
            ("User-agent: *\nDisallow: /", "/a", false),
            ("User-agent: *\nDisallow:", "/a", true),
            ("User-agent: other\nDisallow: /", "/a", true),
            (
                "User-agent: parallax\nDisallow:\n\nUser-agent: *\nDisallow: /",
                "/a",
                true,
            ),
            (
                "User-agent: other\nAllow:\nUser-agent: *\nDisallow: /a",
                "/a",
                false,
            ),
            ("User-agent: *\rDisallow: /a\rAllow: /b", "/a", false),
            (
                "User-agent: *\nDisallow: /\nUser-agent: Parallax/2.0\nAllow: /",
                "/a",
                true,
            ),
            (
                "User-agent: other\nUser-agent: parallax\nDisallow: /a",
                "/ab",
                false,
            ),
            (
                "User-agent: parallax\nDisallow: /a\nUser-agent: parallax\nDisallow: /b",
                "/b",
                false,
            ),
            ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
            ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
            ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
            ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true),
            ("User-agent: *\nDisallow: /a*b*c", "/a--b--c--", false),
            ("User-agent: *\nDisallow: /a*b*c", "/a--c--b", true),
            ("User-agent: *\nDisallow: /caf%C3%a9", "/café", false),
            ("User-agent: *\nDisallow: /%61", "/a", false),
            ("User-agent: *\nDisallow: /a%2Fb", "/a/b", true),
            ("user-AGENT : *  # all\r\nDISALLOW :/a #x", "/a", false),
            ("User-agent: *\nSitemap: /s\nDisallow: /a", "/a", false),
            ("\u{feff}User-agent: *\nDisallow: /a", "/a", false),
            ("Disallow: /a", "/a", true),
            ("User-agent: *\nDisallow: /", "/robots.txt", true),
            ("User-agent: *\nDisallow: /?page=", "/?page=2", false),
        ];
        for (robots, path, expected) in cases {
            assert_eq!(
                RobotsTxt::parse(robots.as_bytes()).allows(path),
                *expected,
                "{robots:?} of {path}"
            );
        }
    }

    #[test]
    fn a_pause_is_taken_within_bounds() {
        let pause = |text: &str| RobotsTxt::parse(text.as_bytes()).pause;
        let cases = [
            ("User-agent: *\nCrawl-delay: 2.5", Some(2.5)),
            ("User-agent: *\nCrawl-delay: 86400", Some(30.0)),
            ("User-agent: *\nCrawl-delay: -1", None),
            ("User-agent: *\nCrawl-delay: NaN", None),
            ("User-agent: other\nCrawl-delay: 2", None),
        ];
        for (robots, expected) in cases {
            assert_eq!(
                pause(robots),
                expected.map(Duration::from_secs_f64),
                "{robots}"
            );
        }
    }

    #[test]
    fn many_stars_cost_no_more_than_a_search() {
        let rule = format!("User-agent: *\nDisallow: /{}b", "a*".repeat(10_000));
        assert!(RobotsTxt::parse(rule.as_bytes()).allows(&format!("/{}", "a".repeat(20_000))));
    }

    #[test]
    fn no_bytes_are_too_odd() {
        RobotsTxt::parse(&[0xff, 0xfe, b':', b'\n', 0, b'%']);
        assert!(RobotsTxt::parse(b"User-agent: *\nDisallow: /%\nDisallow: /%4").allows("/a%"));
    }
}
