//! JSON that templates wrote without care.

/// A text as it would be without the faults that templates make most: line ends and tabs within
/// strings, quotation marks written for HTML, a comma behind the last value, comment marks around the
/// whole.
pub(super) fn mended(text: &str) -> String {
    let text = text
        .replace("&quot;", "\"")
        .replace("<![CDATA[", "")
        .replace("]]>", "");
    let start = text.find(['{', '[']).unwrap_or_default();
    let end = text.rfind(['}', ']']).map_or(text.len(), |at| at + 1);
    let mut mended = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in text.get(start..end).unwrap_or_default().chars() {
        if in_string {
            let ends = character == '"' && !escaped;
            in_string = !ends;
            escaped = character == '\\' && !escaped;
            mended.push(if character.is_control() {
                ' '
            } else {
                character
            });
            continue;
        }
        if matches!(character, '}' | ']') {
            let kept = mended.trim_end();
            let kept = kept.strip_suffix(',').unwrap_or(kept).len();
            mended.truncate(kept);
        }
        in_string = character == '"';
        mended.push(character);
    }
    mended
}

/// The first string that stands behind a key, where nothing else can be read.
pub(super) fn string_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.match_indices(key).find_map(|(at, found)| {
        let behind = text[at + found.len()..].strip_prefix('"')?;
        let value = behind.trim_start().strip_prefix(':')?;
        let value = value.trim_start().strip_prefix('"')?;
        let end = value.find('"')?;
        Some(&value[..end]).filter(|value| value.len() <= MAX_STRING)
    })
}

/// Bytes of a string that is looked for.
const MAX_STRING: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_faults() {
        for (broken, whole) in [
            ("{\"a\": \"one\ntwo\"}", "{\"a\": \"one two\"}"),
            ("{\"a\": [1, 2, ],\n}", "{\"a\": [1, 2]}"),
            ("{&quot;a&quot;: 1}", "{\"a\": 1}"),
            ("//<![CDATA[\n{\"a\": 1}\n//]]>", "{\"a\": 1}"),
            ("{\"a\": \"\\\"} ,]\"}", "{\"a\": \"\\\"} ,]\"}"),
            ("no JSON", "no JSON"),
        ] {
            assert_eq!(mended(broken), whole, "{broken}");
        }
    }

    #[test]
    fn a_string_behind_its_key() {
        let text = "{\"headline\": \"He said \"no\"\", \"datePublished\" : \"2021-05-03\"";
        assert_eq!(string_of(text, "datePublished"), Some("2021-05-03"));
        assert_eq!(string_of(text, "dateModified"), None);
        assert_eq!(string_of("datePublished", "datePublished"), None);
    }
}
