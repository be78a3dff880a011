//! Text that a server sends after the page around it, for a script to put in its place.
//!
//! React leaves `<template id="B:1">` where the text belongs, and sends it at the end of the page
//! in `<div hidden id="S:1">`.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{Html, Node};

/// How the ids of places and of what belongs there begin.
const PLACE: &str = "B:";
const TEXT: &str = "S:";

/// Places of a page that are filled.
const MAX_PLACES: usize = 200;

/// Puts all streamed text where it belongs.
pub(super) fn put_in_place(html: &mut Html) {
    let places: Vec<(String, NodeId)> = ids(html, "template", PLACE).take(MAX_PLACES).collect();
    if places.is_empty() {
        return;
    }
    let texts: HashMap<String, NodeId> = ids(html, "div", TEXT).collect();
    for (name, place) in places {
        if let Some(&text) = texts.get(&name) {
            put(html, text, place);
        }
    }
}

/// The elements of a name whose ids begin so, by the rest of their ids.
fn ids<'a>(
    html: &'a Html,
    name: &'a str,
    prefix: &'a str,
) -> impl Iterator<Item = (String, NodeId)> + 'a {
    html.tree.nodes().filter_map(move |node| {
        let element = node.value().as_element()?;
        let id = (element.name() == name).then(|| element.attr("id"))??;
        Some((id.strip_prefix(prefix)?.to_owned(), node.id()))
    })
}

/// Moves an element before another, and shows it. What is in an element cannot be its place.
fn put(html: &mut Html, text: NodeId, place: NodeId) {
    let is_within = |node: ego_tree::NodeRef<'_, Node>| {
        node.id() == text || node.ancestors().any(|above| above.id() == text)
    };
    if html.tree.get(place).is_none_or(is_within) {
        return;
    }
    if let Some(mut place) = html.tree.get_mut(place) {
        place.insert_id_before(text);
    }
    let Some(mut text) = html.tree.get_mut(text) else {
        return;
    };
    if let Node::Element(element) = text.value() {
        element.attrs.retain(|(name, _)| &*name.local != "hidden");
    }
}
