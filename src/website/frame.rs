//! What all pages of the site share: the frame around them, and how they lead to each other.

use std::sync::LazyLock;

use maud::{Markup, html};

use super::digest::EventDigest;
use super::slug::{government_slug, pair_slug, slug};
use crate::render::{Frame, STYLE};

/// The style of the pages that sum up, behind that of all.
pub(super) const SITE_STYLE: &str = include_str!("site.css");

/// Where the feed lies.
pub(super) const FEED: &str = "feed.xml";

/// What says in the head of a page that it was made by this command, so that it may be replaced.
pub const GENERATOR: &str = "parallax index";

static FRAME: LazyLock<Frame> = LazyLock::new(|| Frame::new(vec![STYLE, SITE_STYLE], None));

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Its path in the site, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The pages that stand in the bar over all pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Events,
    Governments,
    Topics,
    Phrases,
    Search,
    Data,
}

impl Section {
    const ALL: [(Self, &str, &str); 6] = [
        (Self::Events, "Events", "index.html"),
        (Self::Governments, "Governments", "governments.html"),
        (Self::Topics, "Topics", "topics.html"),
        (Self::Phrases, "Phrases", "phrases.html"),
        (Self::Search, "Search", "search.html"),
        (Self::Data, "Data", "data/index.html"),
    ];
}

/// How pages lead to each other from one place in the site: by paths from there, so that the site
/// can lie anywhere.
#[derive(Clone, Copy)]
pub(super) struct Links {
    /// From the page to the top.
    up: &'static str,
}

/// From a page at the top.
pub(super) const FROM_TOP: Links = Links { up: "" };

/// From a page in a folder.
pub(super) const FROM_FOLDER: Links = Links { up: "../" };

impl Links {
    fn to(self, path: &str) -> String {
        format!("{}{path}", self.up)
    }

    pub(super) fn event(self, event: &EventDigest) -> String {
        self.to(&event_path(&event.name))
    }

    /// To a finding on the page of its event.
    pub(super) fn finding(self, event: &EventDigest, id: &str) -> String {
        format!("{}#{id}", self.event(event))
    }

    /// To a sentence on the page of its event.
    pub(super) fn sentence(self, event: &EventDigest, account: &str, sentence: usize) -> String {
        format!("{}#s-{account}-{}", self.event(event), sentence + 1)
    }

    pub(super) fn government(self, code: &str) -> String {
        self.to(&government_path(code))
    }

    pub(super) fn pair(self, one: &str, other: &str) -> String {
        self.to(&pair_path(one, other))
    }

    pub(super) fn topic(self, id: &str) -> String {
        self.to(&topic_path(id))
    }
}

/// Where the page of an event lies.
pub fn event_path(name: &str) -> String {
    format!("events/{}.html", slug(name))
}

pub(super) fn government_path(code: &str) -> String {
    format!("governments/{}.html", government_slug(code))
}

/// Where the page of two governments lies, whichever is named first.
pub(super) fn pair_path(one: &str, other: &str) -> String {
    let (one, other) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    format!("pairs/{}.html", pair_slug(one, other))
}

pub(super) fn topic_path(id: &str) -> String {
    format!("topics/{}.html", slug(id))
}

/// A page that sums up.
pub(super) fn page(
    path: String,
    section: Section,
    links: Links,
    title: &str,
    main: &Markup,
) -> SiteFile {
    page_in(&FRAME, path, section, links, title, main)
}

/// The same in a frame of its own.
pub(super) fn page_in(
    frame: &Frame,
    path: String,
    section: Section,
    links: Links,
    title: &str,
    main: &Markup,
) -> SiteFile {
    let is_first = |of: &str| path == of;
    let body = html! {
        a.skip href="#main" { "Skip to the page" }
        header.bar {
            nav aria-label="Site" {
                ul {
                    @for (of, label, target) in Section::ALL {
                        li {
                            a href=(links.to(target)) aria-current=[current(of == section, is_first(target))] { (label) }
                        }
                    }
                    li { a href=(links.to(FEED)) { "Feed" } }
                }
            }
        }
        main #main {
            h1 dir="auto" { (title) }
            (main)
        }
        (footer())
    };
    let head = html! {
        (generator())
        link rel="alternate" type="application/atom+xml" title="Events and changes" href=(links.to(FEED));
    };
    SiteFile {
        bytes: frame.page(title, &head, &body).into_bytes(),
        path,
    }
}

/// Whether the bar's link is to this page, or to the section that it is of.
fn current(is_section: bool, is_page: bool) -> Option<&'static str> {
    match (is_section, is_page) {
        (_, true) => Some("page"),
        (true, false) => Some("true"),
        (false, false) => None,
    }
}

/// What stands in the head of every page of the site.
pub(super) fn generator() -> Markup {
    html! { meta name="generator" content=(GENERATOR); }
}

fn footer() -> Markup {
    html! {
        footer {
            p {
                "“Left out” says that another side raises the topic and that none of the words looked for is in the "
                "accounts of this side, nor a sentence that says as much. All findings are readings by rule: look at "
                "the evidence, which stands on the page of each event. Nothing here says whom to believe."
            }
            p { "Made by parallax " (env!("CARGO_PKG_VERSION")) "." }
        }
    }
}

/// A table of counts, which is scrolled where it is wider than the screen: the cells of its head,
/// and its rows.
pub(super) fn table_of_counts(label: &str, head: &Markup, rows: &Markup) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label=(label) {
            table.counts {
                thead { tr { (head) } }
                tbody { (rows) }
            }
        }
    }
}
