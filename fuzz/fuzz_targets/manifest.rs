//! A text as a manifest: an event whose pages lie in its folder, or an error in words.
#![no_main]

use std::path::{Component, Path};

use libfuzzer_sys::fuzz_target;
use parallax::source::event::Event;

fuzz_target!(|text: &str| {
    let folder = Path::new("event");
    match Event::of_manifest(text, folder) {
        Ok(event) => {
            assert!(!event.sources.is_empty());
            for page in event.sources.iter().filter_map(|source| source.file()) {
                let inside = page.strip_prefix(folder).expect("in the folder");
                assert!(inside.components().all(|part| matches!(part, Component::Normal(_))));
            }
            let written = event.manifest().expect("a manifest");
            Event::of_manifest(&written, folder).expect("a manifest can be read again");
        }
        Err(error) => parallax_fuzz::is_short(&error),
    }
});
