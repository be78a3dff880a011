//! Bytes as the files of what is expected of an event: a verdict that can be printed, and nothing
//! written. A line of `=` ends a file.
#![no_main]

use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use parallax::check;
use parallax::site::Sites;
use parallax_fuzz::{folder, write};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let event = folder("expected");
    for name in ["pages", "expected"] {
        fs::create_dir_all(event.join(name)).expect("a folder");
    }
    let manifest = "title = \"A call\"\n[[source]]\nid = \"cn\"\npage = \"pages/cn.txt\"\n\
                    [[source]]\nid = \"us\"\npage = \"pages/us.txt\"\n";
    write(&event, "event.toml", manifest);
    write(&event, "pages/cn.txt", "The ministers held talks.\n\nThey agreed to meet again in May.\n");
    write(&event, "pages/us.txt", "The ministers held candid talks.\n\nThey agreed to meet in May.\n");
    event
});

const FILES: [&str; 3] = ["expected/cn.txt", "expected/us.txt", "expected/report.json"];

/// Writes every verdict in each way that there is.
struct Writing;

impl check::Watch for Writing {
    type Error = Infallible;

    fn seen(&mut self, verdict: &check::Verdict) -> Result<(), Infallible> {
        check::verdict_lines(verdict, 80);
        for annotation in check::annotations(verdict) {
            assert!(!annotation.contains('\n'));
        }
        Ok(())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut rest = bytes;
    for name in FILES {
        let end = rest.windows(2).position(|pair| pair == b"=\n");
        let (file, after) = end.map_or((rest, &[][..]), |end| (&rest[..end], &rest[end + 2..]));
        write(&FOLDER, name, file);
        rest = after;
    }
    let before = FILES.map(|name| fs::read(FOLDER.join(name)).expect("a file"));
    let sites = Sites::default();
    let Ok(verdicts) = check::check(&[FOLDER.clone()], &check::Settings::new(&sites), &mut Writing);
    let [verdict] = verdicts.as_slice() else {
        panic!("one event");
    };
    // The event itself is never broken, and a fault of the program would be caught.
    assert!(!matches!(verdict.outcome, check::Outcome::Broken { .. }), "{verdict:?}");
    assert_eq!(before, FILES.map(|name| fs::read(FOLDER.join(name)).expect("a file")));
});
