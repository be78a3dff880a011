//! What a page says of itself outside its text: `<meta>`, `<link>`, `<title>`, JSON-LD.

use scraper::{Html, Node};
use serde_json::Value;

use super::broken_json as json;
use super::fold::fold;

/// Objects of a page's JSON-LD that are looked at.
const MAX_OBJECTS: usize = 10_000;

/// Objects and values that a page's JSON-LD may have to be read at all: an object of a few bytes takes
/// most of a kilobyte. A long article in it has some ten thousand commas.
const MAX_VALUES: usize = 100_000;

/// Sections of a list that are looked at.
const MAX_SECTIONS: usize = 20;

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
    /// `dateModified` of the JSON-LD.
    pub modified: Option<String>,
    /// `name` of the publisher in the JSON-LD.
    pub publisher: Option<String>,
    /// Sections that the JSON-LD says the page is in, and those on the way to it.
    pub sections: Vec<String>,
    /// `articleBody` of the JSON-LD, as it stands there.
    pub body: Option<String>,
    /// Whether the JSON-LD calls the page a piece of news.
    is_news_article: bool,
}

/// Entries that papers and broadcasters write for those who count their readers.
const PRESS_ENTRIES: [&str; 8] = [
    "fb:app_id",
    "fb:pages",
    "article:publisher",
    "parsely-title",
    "parsely-pub-date",
    "sailthru.date",
    "sailthru.title",
    "news_keywords",
];

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

    /// What the page says of itself for lists of pages.
    pub(super) fn summary(&self) -> Option<&str> {
        self.get(&["og:description", "description"])
    }

    /// Whether the page calls itself one of a paper or a broadcaster.
    pub(super) fn is_of_press(&self) -> bool {
        self.is_news_article || self.get(&PRESS_ENTRIES).is_some()
    }

    /// The contents of all entries of these names.
    pub(super) fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        self.entries
            .iter()
            .filter(|(entry, _)| names.contains(&entry.as_str()))
            .map(|(_, content)| content.as_str())
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
        let Some(value) = json_value(text) else {
            let found = |key| json::string_of(text, key).map(fold);
            self.published = self.published.take().or_else(|| found("datePublished"));
            self.modified = self.modified.take().or_else(|| found("dateModified"));
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
                    let named = |key: &str| words(object.get(key)?);
                    let mut kinds = each(object.get("@type")).filter_map(Value::as_str);
                    self.is_news_article |= kinds.any(|kind| kind.ends_with("NewsArticle"));
                    self.published = self.published.take().or_else(|| named("datePublished"));
                    self.modified = self.modified.take().or_else(|| named("dateModified"));
                    self.headline = self.headline.take().or_else(|| named("headline"));
                    let publisher = || words(object.get("publisher")?.get("name")?);
                    self.publisher = self.publisher.take().or_else(publisher);
                    self.sections
                        .extend(each(object.get("articleSection")).filter_map(words));
                    self.sections
                        .extend(each(object.get("itemListElement")).filter_map(crumb));
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

/// The value that a script holds, mended where need be; `None` where it cannot be read, or is too much.
fn json_value(text: &str) -> Option<Value> {
    let values = memchr::memchr3_iter(b'{', b'[', b',', text.as_bytes());
    if values.take(MAX_VALUES + 1).count() > MAX_VALUES {
        return None;
    }
    let value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&json::mended(text)));
    value.ok()
}

/// A value's text, if it is one.
fn words(value: &Value) -> Option<String> {
    value.as_str().map(fold).filter(|text| !text.is_empty())
}

/// The values of a list, or the one that stands alone.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
    .iter()
    .take(MAX_SECTIONS)
}

/// The name of a step on the way to a page.
fn crumb(step: &Value) -> Option<String> {
    let name = |value: &Value| words(value.get("name")?);
    name(step).or_else(|| name(step.get("item")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_of_endless_values_is_not_held() {
        let of = |values| {
            let list = "{},".repeat(values) + "{}";
            format!(r#"{{"datePublished": "2025-11-24", "x": [{list}]}}"#)
        };
        assert!(json_value(&of(1_000)).is_some());
        assert!(json_value(&of(MAX_VALUES)).is_none());
        let mut metadata = Metadata::default();
        metadata.read_json(&of(MAX_VALUES));
        assert_eq!(metadata.published.as_deref(), Some("2025-11-24"));
    }
}
