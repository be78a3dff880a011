//! What axe-core finds wrong on a page, for readers who see, hear or point otherwise.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::browser::Browser;

/// The script of axe-core, which a package of Python carries; says so where there is none.
pub(crate) fn script() -> Option<String> {
    let paths = std::env::var_os("PATH")?;
    let pythons = std::env::split_paths(&paths).map(|folder| folder.join("python3"));
    let mut scripts = pythons.filter_map(|python| {
        let where_it_is = "import axe_core_python as it; print(it.__path__[0])";
        let outcome = Command::new(python)
            .args(["-c", where_it_is])
            .output()
            .ok()?;
        let folder = String::from_utf8(outcome.stdout).ok()?;
        fs::read_to_string(Path::new(folder.trim()).join("axe.min.js")).ok()
    });
    let script = scripts.next();
    if script.is_none() {
        println!("skipped: no Python has axe-core (pip install axe-core-python)");
    }
    script
}

/// What it finds on the page that a browser shows, with all folds open: wide, dark and narrow;
/// rules, each with the first place.
pub(crate) fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
    let script = format!(
        "{axe}; return window.axe.run(document).then(found => \
         found.violations.map(it => `${{it.id}}: ${{it.nodes[0].html}}`))"
    );
    let shown = [(1280, "light"), (1280, "dark"), (390, "light")];
    let found = shown.into_iter().flat_map(|(width, scheme)| {
        browser.resize(width, 800);
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        browser.devtools("Emulation.setEmulatedMedia", &json!({"features": features}));
        let found = browser.run(&script);
        let found = found.as_array().expect("a list").iter();
        let found = found.map(|it| format!("at {width}, {scheme}: {it}"));
        found.collect::<Vec<_>>()
    });
    found.collect()
}
