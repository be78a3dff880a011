//! The kinds of elements, as far as readers treat them differently.

use scraper::node::Element;

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// `article`.
    Article,
    /// `main`.
    Main,
    /// `nav`.
    Nav,
    /// `aside`.
    Aside,
    /// `header`.
    Header,
    /// `footer`.
    Footer,
    /// `figure` and its caption.
    Figure,
    /// `h1` to `h6`.
    Heading(u8),
    /// `p`.
    Paragraph,
    /// `li`, `dd`, `dt`.
    Item,
    /// `ul`, `ol`, `dl`.
    List,
    /// `blockquote`, `q`.
    Quote,
    /// `td`, `th`.
    Cell,
    /// `table`, `tr` and what groups rows.
    Table,
    /// `time`.
    Time,
    /// `a`.
    Link,
    /// `form`.
    Form,
    /// Any other element that begins a line of its own.
    Block,
    /// Any element within a line.
    Inline,
}

impl Tag {
    /// What an element is for, by its name.
    pub(super) fn of(element: &Element) -> Self {
        match element.name() {
            "article" => Self::Article,
            "main" => Self::Main,
            "nav" => Self::Nav,
            "aside" => Self::Aside,
            "header" => Self::Header,
            "footer" => Self::Footer,
            "figure" => Self::Figure,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" => Self::Paragraph,
            "li" | "dd" | "dt" => Self::Item,
            "ul" | "ol" | "dl" | "menu" => Self::List,
            "blockquote" => Self::Quote,
            "td" | "th" => Self::Cell,
            "table" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => Self::Table,
            "time" => Self::Time,
            "a" => Self::Link,
            "form" => Self::Form,
            "body" | "div" | "section" | "center" | "address" | "details" | "summary"
            | "fieldset" | "legend" | "pre" | "hgroup" | "search" | "label" => Self::Block,
            _ => Self::Inline,
        }
    }
}
