//! What readers of XML share. `quick-xml` expands no entity but the five of XML and figures, and
//! holds no more than the names of the elements that are open.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The next event; `None` at the end, or where the file is no longer well formed.
pub(super) fn next<'x>(reader: &mut Reader<&'x [u8]>) -> Option<Event<'x>> {
    match reader.read_event() {
        Ok(Event::Eof) | Err(_) => None,
        Ok(event) => Some(event),
    }
}

/// Who reads the text of an office document, part by part.
pub(super) trait Visitor {
    /// An element begins.
    fn start(&mut self, element: &BytesStart<'_>);
    /// The element of this name ends.
    fn end(&mut self, name: &[u8]);
    /// Text stands here.
    fn text(&mut self, text: &str);
}

/// Shows a visitor all of a file; `None` where it is not XML.
pub(super) fn visit(xml: &[u8], visitor: &mut impl Visitor) -> Option<()> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => visitor.start(&element),
            Event::Empty(element) => {
                visitor.start(&element);
                visitor.end(element.name().as_ref());
            }
            Event::End(element) => visitor.end(element.name().as_ref()),
            Event::Eof => return Some(()),
            other => visitor.text(&text_of(&other)),
        }
    }
}

/// Whether an element has this name, prefix and all: the programs that write office documents all
/// use one prefix for a namespace.
pub(super) fn is_named(element: &BytesStart<'_>, name: &[u8]) -> bool {
    element.name().as_ref() == name
}

/// An attribute of an element.
pub(super) fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = String::from_utf8_lossy(&attribute.value);
    let plain = unescape(&value).map(std::borrow::Cow::into_owned);
    Some(plain.unwrap_or_else(|_| value.into_owned()))
}

/// The text of an event: text, or an entity in it; empty for others.
pub(super) fn text_of(event: &Event<'_>) -> String {
    match event {
        Event::Text(text) => String::from_utf8_lossy(text).into_owned(),
        Event::CData(text) => String::from_utf8_lossy(text).into_owned(),
        Event::GeneralRef(entity) => match entity.resolve_char_ref() {
            Ok(Some(character)) => character.to_string(),
            _ => {
                let name = String::from_utf8_lossy(entity);
                resolve_predefined_entity(&name)
                    .unwrap_or_default()
                    .to_owned()
            }
        },
        _ => String::new(),
    }
}
