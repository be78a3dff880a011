//! The elements of a page that it does not show as text.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// Names by which elements call themselves that a reader opens with a click.
const OPENED_BY_CLICK: [&str; 4] = ["accordion", "collaps", "tabpanel", "tab-panel"];

/// Elements whose text is never part of the page's text. The button that opens an answer is its
/// question where it stands in a heading.
pub(super) fn is_silent(name: &str, in_heading: bool) -> bool {
    match name {
        "button" => !in_heading,
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object"
        | "embed" | "video" | "audio" | "canvas" | "map" | "select" | "option" | "textarea"
        | "input" | "head" | "title" | "meta" | "link" | "img" | "hr" | "wbr" | "dialog"
        | "noframes" | "rp" | "rt" | "figcaption" | "picture" | "source" => true,
        _ => false,
    }
}

/// Whether a reader does not see an element, and cannot open it in the text either.
pub(super) fn is_hidden(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_closed = element.attrs().any(|(name, value)| match name {
        "hidden" => true,
        "style" => is_without_display(value),
        _ => false,
    });
    is_closed && !is_opened_by_click(element) && !is_part_of_opened(node)
}

/// Whether the element around another is an accordion, or one of its entries.
fn is_part_of_opened(node: NodeRef<'_, Node>) -> bool {
    let around = node.parent();
    let around = around.and_then(|around| around.value().as_element());
    around.is_some_and(is_opened_by_click)
}

/// Whether a style says that an element is not displayed.
fn is_without_display(style: &str) -> bool {
    style.match_indices("display").any(|(at, found)| {
        style[at + found.len()..]
            .trim_start()
            .strip_prefix(':')
            .is_some_and(|value| value.trim_start().starts_with("none"))
    })
}

/// Whether an element is the part of an accordion or of tabs that a click opens.
pub(super) fn is_opened_by_click(element: &Element) -> bool {
    let is_panel = match element.attr("role") {
        Some("tabpanel") => true,
        Some("region") => element.attr("aria-labelledby").is_some(),
        _ => false,
    };
    is_panel
        || element.attr("class").is_some_and(|class| {
            let class = class.to_ascii_lowercase();
            OPENED_BY_CLICK.iter().any(|name| class.contains(name))
        })
}
