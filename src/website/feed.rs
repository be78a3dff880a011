//! The feed: events, and changes of accounts that `recheck` found, the newest first (Atom, RFC
//! 4287).

use std::cmp::Reverse;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

use super::archive::Archive;
use super::changes::changes;
use super::digest::EventDigest;
use super::frame::{FEED, FROM_TOP, GENERATOR, SiteFile};
use crate::render::plain;
use crate::text::english::capitalised;
use crate::view::side::in_sentence;

/// So many entries a feed has: more than a reader asks for at once.
const MOST_ENTRIES: usize = 200;

/// What is said of an event in the feed: so many of its findings.
const FINDINGS: usize = 3;

/// An entry.
struct Entry {
    /// What no other entry has, and what stays the same between two runs.
    key: String,
    updated: Timestamp,
    title: String,
    link: String,
    summary: String,
}

/// The feed of an archive; `url` is where its site stands, where that is known.
pub(super) fn feed(archive: &Archive<'_>, title: &str, url: Option<&str>) -> SiteFile {
    let mut entries: Vec<Entry> = archive.events.iter().map(|it| of_event(it)).collect();
    entries.extend(of_changes(archive));
    entries.sort_by(|a, b| (Reverse(a.updated), &a.key).cmp(&(Reverse(b.updated), &b.key)));
    entries.truncate(MOST_ENTRIES);
    SiteFile {
        path: FEED.to_owned(),
        // Nothing can fail in memory.
        bytes: written(&entries, title, url).unwrap_or_default(),
    }
}

fn of_event(event: &EventDigest) -> Entry {
    let findings = event.findings.iter().take(FINDINGS);
    let findings: Vec<&str> = findings.map(|it| it.headline.as_str()).collect();
    Entry {
        key: format!("event {}", event.name),
        updated: retrieved(event),
        title: event.heading.clone(),
        link: FROM_TOP.event(event),
        summary: match findings.is_empty() {
            true => "No finding.".to_owned(),
            false => findings.join(" – "),
        },
    }
}

/// When an event came: when its last account was retrieved, or else its day.
fn retrieved(event: &EventDigest) -> Timestamp {
    let accounts = event
        .accounts
        .iter()
        .filter_map(|it| it.retrieved.as_deref());
    let retrieved = accounts.filter_map(|at| at.parse().ok()).max();
    let day = || {
        let midnight = event.date?.to_datetime(Time::midnight());
        TimeZone::UTC.to_timestamp(midnight).ok()
    };
    retrieved.or_else(day).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn of_changes(archive: &Archive<'_>) -> Vec<Entry> {
    let changes = changes(&archive.events, None).into_iter();
    let entries = changes.map(|it| Entry {
        key: format!(
            "change {} {} {}",
            it.event.name, it.account.id, it.change.at
        ),
        updated: it.change.at,
        title: format!(
            "{} {}",
            capitalised(&in_sentence(&it.account.name)),
            it.change.told()
        ),
        link: FROM_TOP.event(it.event),
        summary: it.event.heading.clone(),
    });
    entries.collect()
}

fn written(entries: &[Entry], title: &str, url: Option<&str>) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let mut feed = xml
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    if let Some(url) = url {
        feed = feed.with_attribute(("xml:base", url));
    }
    feed.write_inner_content(|xml| {
        text(xml, "generator", GENERATOR)?;
        text(xml, "title", title)?;
        text(xml, "id", &id(&format!("feed {title}")))?;
        let updated = entries.iter().map(|it| it.updated).max();
        text(
            xml,
            "updated",
            &updated.unwrap_or(Timestamp::UNIX_EPOCH).to_string(),
        )?;
        xml.create_element("author")
            .write_inner_content(|xml| text(xml, "name", title))?;
        link(xml, "self", FEED)?;
        link(xml, "alternate", "index.html")?;
        entries.iter().try_for_each(|entry| write_entry(xml, entry))
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn write_entry(xml: &mut Writer<Vec<u8>>, entry: &Entry) -> std::io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "title", &entry.title)?;
        text(xml, "id", &id(&entry.key))?;
        text(xml, "updated", &entry.updated.to_string())?;
        link(xml, "alternate", &entry.link)?;
        text(xml, "summary", &entry.summary)
    })?;
    Ok(())
}

/// An element with text, which is escaped, and loses what a reader's program would obey.
fn text(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    let text = plain(text);
    xml.create_element(name)
        .write_text_content(BytesText::new(&text))?;
    Ok(())
}

fn link(xml: &mut Writer<Vec<u8>>, rel: &str, href: &str) -> std::io::Result<()> {
    let link = xml.create_element("link");
    let link = link
        .with_attribute(("rel", rel))
        .with_attribute(("href", href));
    link.write_empty()?;
    Ok(())
}

/// An id for a key, which needs no address to be one: a UUID of the form for what one makes
/// oneself.
fn id(key: &str) -> String {
    let hash = HEXLOWER.encode(&Sha256::digest(key));
    let (a, b, c, d, e) = (
        &hash[..8],
        &hash[8..12],
        &hash[13..16],
        &hash[17..20],
        &hash[20..32],
    );
    format!("urn:uuid:{a}-{b}-8{c}-8{d}-{e}")
}
