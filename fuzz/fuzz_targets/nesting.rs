//! Bytes as the tags of a page, deep and mis-nested: two bytes a step. The first says what is
//! written (a start tag, an end tag, both swapped, text, what opens raw text without an end), the
//! second how often. So a short input is a large page, and what grows with the square is met.
#![no_main]

use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use parallax_fuzz::spent;

/// Elements by which the tree builder changes its mode, or whose end tags are implied.
const ELEMENTS: [&str; 56] = [
    "li", "dd", "dt", "p", "div", "span", "a", "b", "i", "nobr", "font", "table", "tbody", "tr", "td",
    "th", "caption", "colgroup", "col", "svg", "math", "foreignObject", "desc", "mi", "mtext",
    "annotation-xml", "textarea", "title", "style", "script", "noscript", "plaintext", "template", "xmp",
    "iframe", "noembed", "noframes", "select", "option", "optgroup", "button", "form", "frameset",
    "head", "body", "html", "ul", "ol", "dl", "h1", "h2", "ruby", "rt", "applet", "object", "pre",
];

/// What is written around elements.
const TEXTS: [&str; 16] = [
    "The two sides agreed to meet. ",
    "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<", "</", ">", "&", "&lt;/title&gt;", "\0", "\n",
    "<p>The minister said that the talks were candid, and that they would go on.</p>",
    " <br/> ", "\u{4e24}\u{56fd}\u{3002}",
];

/// The largest page, in bytes.
const MAX_PAGE: usize = 1 << 16;
/// The time of a processor that such a page takes at most, with all that a fuzzed program checks.
const MAX_TIME: Duration = Duration::from_secs(3);

fn piece(step: u8) -> String {
    let name = ELEMENTS[usize::from(step) % ELEMENTS.len()];
    let next = ELEMENTS[(usize::from(step) + 1) % ELEMENTS.len()];
    match usize::from(step) / ELEMENTS.len() {
        0 => format!("<{name}>"),
        1 => format!("</{name}>"),
        2 => format!("<{name}><{next}>"),
        3 => format!("<{name}>word</{next}>"),
        _ => TEXTS[usize::from(step) % TEXTS.len()].to_owned(),
    }
}

fuzz_target!(|steps: &[u8]| {
    let mut page = String::new();
    // What the steps since this place wrote can be written again.
    let mut mark = 0;
    for step in steps.chunks_exact(2) {
        let &[what, count] = step else { continue };
        let times = match count {
            0..128 => 1,
            128..192 => usize::from(count - 126),
            192..254 => usize::from(count - 190) * 32,
            254 => {
                mark = page.len();
                1
            }
            255 => {
                let again = page[mark..].to_owned();
                let times = usize::from(what).pow(2).min((MAX_PAGE - page.len()) / again.len().max(1));
                page.push_str(&again.repeat(times));
                continue;
            }
        };
        let piece = piece(what);
        page.push_str(&piece.repeat(times.min((MAX_PAGE - page.len()) / piece.len())));
    }
    let start = spent();
    parallax_fuzz::read_page(None, page.as_bytes());
    let taken = spent() - start;
    assert!(taken < MAX_TIME, "{taken:?}");
});
