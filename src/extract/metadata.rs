//! What a page says of itself outside its text: `<meta>`, `<link>`, `<title>`, JSON-LD.

use scraper::{Html, Node};
use serde_json::Value;

use super::fold::fold;

/// Objects of a page's JSON-LD that are looked at.
const MAX_OBJECTS: usize = 10_000;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// `<meta>` names or properties, in lower case, with their contents.
    entries: Vec<(String, String)>,
    /// `<title>`.
    pub title: Option<String>,
    /// `<html lang>`.
    pub language: Option<String>,
    /// `<link rel=canonical>`.
    pub canonical: Option<String>,
    /// `headline` of the JSON-LD.
    pub headline: Option<String>,
    /// `datePublished` of the JSON-LD.
    pub published: Option<String>,
    /// `articleBody` of the JSON-LD, as it stands there.
    pub body: Option<String>,
}

impl Metadata {
    /// Reads the metadata of a page.
    pub(super) fn new(html: &Html) -> Self {
        let mut metadata = Self::default();
        for node in html.tree.nodes() {
            let Node::Element(element) = node.value() else {
                continue;
            };
            match element.name() {
                "meta" => {
                    let name = ["property", "name", "itemprop", "http-equiv"]
                        .iter()
                        .find_map(|name| element.attr(name));
                    if let (Some(name), Some(content)) = (name, element.attr("content")) {
                        let content = fold(content);
                        if !content.is_empty() {
                            metadata.entries.push((name.trim().to_lowercase(), content));
                        }
                    }
                }
                "html" if metadata.language.is_none() => {
                    metadata.language = element
                        .attrs()
                        .find(|(name, value)| {
                            matches!(*name, "lang" | "xml:lang") && !value.is_empty()
                        })
                        .map(|(_, value)| value.to_owned());
                }
                "link"
                    if metadata.canonical.is_none() && element.attr("rel") == Some("canonical") =>
                {
                    metadata.canonical = element.attr("href").map(str::to_owned);
                }
                // An SVG image may have a title of its own; the page's comes first.
                "title" if metadata.title.is_none() => {
                    let text: String = node
                        .children()
                        .filter_map(|child| child.value().as_text().map(|text| text.to_string()))
                        .collect();
                    metadata.title = Some(fold(&text)).filter(|title| !title.is_empty());
                }
                "script"
                    if element
                        .attr("type")
                        .is_some_and(|kind| kind.contains("ld+json")) =>
                {
                    for child in node.children() {
                        if let Some(text) = child.value().as_text() {
                            metadata.read_json(text);
                        }
                    }
                }
                _ => {}
            }
        }
        metadata
    }

    /// The content of the first of the named entries that is there.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            self.entries
                .iter()
                .find(|(entry, _)| entry == name)
                .map(|(_, content)| content.as_str())
        })
    }

    fn read_json(&mut self, text: &str) {
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            return;
        };
        let mut open = vec![&value];
        let mut seen = 0;
        while let Some(value) = open.pop() {
            seen += 1;
            if seen > MAX_OBJECTS {
                return;
            }
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(object) => {
                    let text = |key: &str| {
                        object
                            .get(key)
                            .and_then(Value::as_str)
                            .map(fold)
                            .filter(|text| !text.is_empty())
                    };
                    self.published = self.published.take().or_else(|| text("datePublished"));
                    self.headline = self.headline.take().or_else(|| text("headline"));
                    let body = object.get("articleBody").and_then(Value::as_str);
                    self.body = self.body.take().or_else(|| body.map(str::to_owned));
                    open.extend(object.get("@graph"));
                    open.extend(object.get("mainEntity"));
                }
                _ => {}
            }
        }
    }
}
