//! Names of files and folders: safe on every system and on the web, and each of one thing alone.

use std::ops::RangeInclusive;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// What is taken over of a name, in characters: with the rest, no file system has too little room.
const MOST_CHARACTERS: usize = 72;

/// Characters of the hash that tells names apart.
const HASH: usize = 12;

/// Names that Windows has for devices.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The name of the file of something, by its own name: letters, digits and hyphens. A name that is
/// not made of these alone has a hash behind it, and so has one that looks as if it had one: no two
/// names give the same file.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
        if slug.len() == MOST_CHARACTERS {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug == name && !has_hash(slug) && !DEVICES.contains(&slug) && slug != INDEX {
        return slug.to_owned();
    }
    let hash = &HEXLOWER.encode(&Sha256::digest(name))[..HASH];
    match slug {
        "" => format!("x-{hash}"),
        slug => format!("{slug}-{hash}"),
    }
}

/// What servers show of a folder.
const INDEX: &str = "index";

/// The same for the code of a government, which is written in small letters.
pub(crate) fn government_slug(code: &str) -> String {
    let lower = code.to_ascii_lowercase();
    let is_code = CODE.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
    match is_code && !DEVICES.contains(&lower.as_str()) {
        true => lower,
        // A space is none of a code, so there is a hash, and small letters do not stand for
        // capitals.
        false => slug(&format!("{code} ")),
    }
}

/// The same for two governments, in this order.
pub(crate) fn pair_slug(one: &str, other: &str) -> String {
    let (one, other) = (government_slug(one), government_slug(other));
    // No slug has two hyphens in a row.
    let between = if one.contains('-') || other.contains('-') {
        "--"
    } else {
        "-"
    };
    format!("{one}{between}{other}")
}

/// Letters of a code: `US`, `NATO`.
const CODE: RangeInclusive<usize> = 2..=8;

fn has_hash(slug: &str) -> bool {
    let hash = slug.rsplit_once('-').map_or(slug, |(_, hash)| hash);
    hash.len() == HASH && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_that_are_safe_stay_as_they_are() {
        for name in ["2025-11-24-xi-trump-call", "call", "a1"] {
            assert_eq!(slug(name), name);
        }
        assert_eq!(government_slug("US"), "us");
    }

    #[test]
    fn no_two_names_give_one_file() {
        let twin = slug("Call");
        let long = "a".repeat(300);
        let longer = "a".repeat(301);
        let names = [
            "call", "Call", "CALL", "call ", "a/call", "a-call", "../call", "", ".", "con", "Con",
            "会谈", "会见", "index", &twin, &long, &longer, "a b", "a  b", "a_b", "<a>",
        ];
        let slugs: BTreeSet<String> = names.iter().map(|name| slug(name)).collect();
        assert_eq!(slugs.len(), names.len());
        for slug in &slugs {
            let is_safe =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(slug.bytes().all(is_safe) && slug.len() <= 90, "{slug}");
            assert!(
                !DEVICES.contains(&slug.as_str()) && !slug.starts_with('-'),
                "{slug}"
            );
        }
        let codes = ["US", "us", "Us", "EU", "NATO", "nato", "</", "..", "X Y"];
        let slugs: BTreeSet<String> = codes.iter().map(|code| government_slug(code)).collect();
        assert_eq!(slugs.len(), codes.len());
        assert_eq!(pair_slug("CN", "US"), "cn-us");
        assert_ne!(pair_slug("A-B", "C"), pair_slug("A", "B-C"));
    }
}
