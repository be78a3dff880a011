//! What stands around the body of every page: the head, the policy, and the one way by which pages
//! become text.

use std::borrow::Cow;

use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use memchr::memmem;
use sha2::{Digest, Sha256};

use crate::render::plain::replacing_obeyed;

/// The style that all pages have.
pub(crate) const STYLE: &str = include_str!("report.css");

/// The styles and the script of pages of one sort, and the policy that allows them, by their
/// hashes, and nothing else.
#[derive(Debug)]
pub(crate) struct Frame {
    styles: Vec<&'static str>,
    script: Option<&'static str>,
    policy: String,
}

impl Frame {
    pub(crate) fn new(styles: Vec<&'static str>, script: Option<&'static str>) -> Self {
        let policy = policy(&styles, script);
        Self {
            styles,
            script,
            policy,
        }
    }

    /// A page of its own: nothing is loaded, and nothing of what it shows runs. `head` stands
    /// before the title.
    pub(crate) fn page(&self, title: &str, head: &Markup, body: &Markup) -> String {
        let document = html! {
            (DOCTYPE)
            html lang="en" dir="ltr" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(self.policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    (head)
                    title { (title) }
                    @for style in &self.styles { style { (PreEscaped(style)) } }
                }
                body {
                    (body)
                    @if let Some(script) = self.script { script { (PreEscaped(script)) } }
                }
            }
        };
        without_deceit(document.into_string())
    }
}

fn policy(styles: &[&str], script: Option<&str>) -> String {
    let hashes: Vec<String> = styles.iter().map(|style| hash(style)).collect();
    let script = script.map_or_else(String::new, |script| {
        format!(" script-src {};", hash(script))
    });
    let styles = hashes.join(" ");
    format!("default-src 'none'; style-src {styles};{script} base-uri 'none'; form-action 'none'")
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)))
}

/// A page without characters that turn the text around them or that no one sees, and without what
/// the runner of GitHub Actions would take for a command.
pub(super) fn without_deceit(page: String) -> String {
    let begins_command = |line: &str| line.trim_start().starts_with("::");
    let safe = match replacing_obeyed(&page, |_, _| ()) {
        Cow::Owned(safe) => safe,
        Cow::Borrowed(_) => page,
    };
    let safe = match memmem::find(safe.as_bytes(), b"##[") {
        Some(_) => safe.replace("##[", "##&#91;"),
        None => safe,
    };
    if !safe.split('\n').any(begins_command) {
        return safe;
    }
    let lines = safe.split_inclusive('\n').map(|line| {
        if begins_command(line) {
            Cow::Owned(line.replacen("::", "&#58;:", 1))
        } else {
            Cow::Borrowed(line)
        }
    });
    lines.collect()
}
