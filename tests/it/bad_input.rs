//! Bad input: a clear error that names the file and the mend, or a correct result; never a panic.

use std::fs;
use std::path::Path;

use crate::common::{fixture, parallax};
use tempfile::TempDir;

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("made");
    fs::write(&path, bytes).expect("written");
    path.display().to_string()
}

fn page(body: &str) -> String {
    format!("<!DOCTYPE html><html lang=en><head><title>t</title></head><body>{body}</body></html>")
}

#[test]
fn a_page_that_is_none_is_named_with_the_mend() {
    let folder = folder();
    let good = write(
        folder.path(),
        "good.html",
        page(&format!("<p>{PARAGRAPH}</p>")),
    );
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("empty.html", Vec::new(), "is empty"),
        ("blank.txt", b" \n\t\n".to_vec(), "is empty"),
        (
            "picture.html",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0".to_vec(),
            "not a page",
        ),
        (
            "program.html",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0".to_vec(),
            "not a page",
        ),
        (
            "document.html",
            b"%PDF-1.7\n%\xe2\xe3\n1 0 obj".to_vec(),
            "PDF",
        ),
        (
            "notext.html",
            page("<script>var a = 1;</script><img src=a.png>").into(),
            "has no text",
        ),
        ("huge.html", vec![b'a'; 50 << 20], "MiB"),
    ];
    for (name, bytes, said) in cases {
        let bad = write(folder.path(), name, bytes);
        for arguments in [vec!["compare", &bad, &good], vec!["extract", &bad]] {
            let outcome = parallax(&arguments);
            assert_eq!(outcome.status, 2, "{name}");
            assert_eq!(outcome.out, "", "{name}");
            assert!(outcome.err.contains(name), "{name}: {}", outcome.err);
            assert!(outcome.err.contains(said), "{name}: {}", outcome.err);
        }
    }
}

#[test]
fn what_is_not_a_file_is_said_to_be_none() {
    let folder = folder();
    let good = write(folder.path(), "good.txt", PARAGRAPH);
    let missing = folder.path().join("missing.html").display().to_string();
    let directory = folder.path().display().to_string();
    let pipe = folder.path().join("pipe.html");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    let mut cases = vec![(missing, "cannot read"), (directory, "folder")];
    if made.is_ok_and(|status| status.success()) {
        cases.push((pipe.display().to_string(), "is not a file"));
    }
    for (bad, said) in cases {
        let outcome = parallax(["compare", &good, &bad]);
        assert_eq!(outcome.status, 2, "{bad}");
        assert!(
            outcome.err.contains(&bad) && outcome.err.contains(said),
            "{}",
            outcome.err
        );
    }
}

#[test]
fn a_hundred_thousand_nested_tags_are_read() {
    let folder = folder();
    let depth = 100_000;
    let (open, close) = ("<div>".repeat(depth), "</div>".repeat(depth));
    let nested = write(
        folder.path(),
        "n.html",
        page(&format!("{open}<p>{PARAGRAPH}</p>{close}")),
    );
    let outcome = parallax(["extract", &nested]);
    assert_eq!(
        (outcome.status, outcome.out.trim_end()),
        (0, PARAGRAPH),
        "{}",
        outcome.err
    );
}

#[test]
fn a_bad_manifest_is_named_with_the_mend() {
    let source = "[[source]]\nid = \"us\"\npage = \"pages/us.html\"\n";
    let other = "[[source]]\nid = \"cn\"\npage = \"pages/cn.html\"\n";
    let title = "title = \"A call\"\n";
    let cases = [
        (
            format!("{title}colour = 1\n{source}{other}"),
            "unknown field `colour`",
        ),
        (format!("{title}{source}rank = 1\n"), "unknown field `rank`"),
        (
            format!("{title}{source}{source}"),
            "two sources have the id \"us\"",
        ),
        (title.to_owned(), "has no [[source]]"),
        (
            title.to_owned() + &"[[source]]\nid = \"us\"\n".repeat(1001),
            "1001 sources; no event of more than 1000",
        ),
        (format!("{source}{other}"), "missing field `title`"),
        (
            format!("{title}date = \"24 November\"\n{source}"),
            "is not a day",
        ),
        (
            format!("{title}[[source]]\nid = \"us\"\n"),
            "has no saved page",
        ),
        (
            format!("{title}[[source]]\nid = \"u s\"\npage = \"a\"\n"),
            "cannot be a source's id",
        ),
        (
            format!("{title}[[source]]\nid = \"us\"\npage = \"../a.html\"\n"),
            "leaves the event",
        ),
        (
            format!("{title}[[source]]\nid = \"us\"\npage = \"/etc/passwd\"\n"),
            "leaves the event",
        ),
        ("title = ".to_owned(), "event.toml"),
        (format!("{title}{source}{other}"), "cannot read"),
    ];
    for (manifest, said) in cases {
        let folder = folder();
        write(folder.path(), "event.toml", &manifest);
        let outcome = parallax(["compare".into(), folder.path().as_os_str().to_owned()]);
        assert_eq!(outcome.status, 2, "{manifest}");
        assert!(outcome.err.contains(said), "{manifest}: {}", outcome.err);
        assert!(
            outcome.err.contains(&*folder.path().to_string_lossy()),
            "{}",
            outcome.err
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_event_folder_is_not_followed() {
    let (folder, outside) = (folder(), folder());
    let page = write(
        outside.path(),
        "us.html",
        page(&format!("<p>{PARAGRAPH}</p>")),
    );
    fs::create_dir(folder.path().join("pages")).expect("made");
    std::os::unix::fs::symlink(page, folder.path().join("pages/us.html")).expect("linked");
    let manifest = "title = \"A call\"\n[[source]]\nid = \"us\"\npage = \"pages/us.html\"\n";
    write(folder.path(), "event.toml", manifest);
    let outcome = parallax(["compare".into(), folder.path().as_os_str().to_owned()]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.err.contains("leaves the event folder"),
        "{}",
        outcome.err
    );
}

#[test]
fn a_page_that_is_not_that_of_its_provenance_is_refused() {
    let folder = folder();
    let good = write(folder.path(), "good.txt", PARAGRAPH);
    let page = write(
        folder.path(),
        "us.html",
        page(&format!("<p>{PARAGRAPH}</p>")),
    );
    write(
        folder.path(),
        "us.toml",
        format!("sha256 = \"{}\"\n", "0".repeat(64)),
    );
    let outcome = parallax(["compare", &page, &good]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .err
            .contains("is not the page its provenance speaks of"),
        "{}",
        outcome.err
    );
}

#[test]
fn a_bad_command_line_says_what_would_be_good() {
    let folder = folder();
    let one = write(folder.path(), "a.txt", PARAGRAPH);
    let two = write(folder.path(), "b.txt", PARAGRAPH);
    let again = format!("{}/./a.txt", folder.path().display());
    let nothing = folder.path().join("nothing");
    fs::create_dir(&nothing).expect("made");
    let nothing = nothing.display().to_string();
    let cases: &[(&[&str], &str)] = &[
        (&["compare", &one], "two or more sources"),
        (&["compare", &one, &one], "us=FILE cn=FILE"),
        (&["compare", &one, &again], "is named twice"),
        (&["compare", &nothing], "parallax init makes one"),
        (&["compare", &one, &two, "--findings", "0"], "from 1 on"),
        (
            &["compare", &one, &two, "--title", "chn=foo"],
            "names no source",
        ),
        (
            &["compare", "us=ftp://www.example.org/", &one],
            "only http and https",
        ),
        (
            &["extract", "https://me:secret@www.example.org/"],
            "user name or password",
        ),
        (&["fetch", &one, "--delay=-1"], "--delay"),
        (&["init", "x", "--title", "t", "us=page.html"], "and no URL"),
        (&["compare", &one, "--format", "pdf"], "possible values"),
        (&["compare", &one, "--width", "3"], "--width"),
        (&["align", &one], "<B>"),
        (&["frobnicate"], "Commands: compare, "),
        (&["comapre", &one, &one], "exists: 'compare'"),
        (&["exract", &one], "exists: 'extract'"),
        (
            &["compare", &one, &one, "--fromat=json"],
            "exists: '--format'",
        ),
        (&["fetch", &one, "--delya=1"], "exists: '--delay'"),
        (&["man", "comprae"], "did you mean compare?"),
        (
            &["compare", "us=whitehouse.gov/x", &one],
            "write https://whitehouse.gov/x",
        ),
        (
            &["extract", "www.mfa.gov.cn"],
            "write https://www.mfa.gov.cn",
        ),
        (
            &["compare", &one, &two, "--title", " "],
            "the title is empty",
        ),
        (
            &["init", "x", "--title", "", "us=https://www.example.org/"],
            "the title is empty",
        ),
    ];
    for (arguments, said) in cases {
        let outcome = parallax(*arguments);
        assert_eq!(
            (outcome.status, outcome.out.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        assert!(outcome.err.contains(said), "{arguments:?}: {}", outcome.err);
    }
}

#[test]
fn a_plain_title_may_have_an_equals_sign() {
    let folder = folder();
    let one = write(folder.path(), "a.txt", PARAGRAPH);
    let two = write(
        folder.path(),
        "b.txt",
        "Nothing was agreed, said the other side.",
    );
    for title in ["A call: x=y", "Call =Anruf", "a=Readout"] {
        let outcome = parallax(["compare", &one, &two, "--title", title]);
        assert_eq!(outcome.status, 0, "{title}: {}", outcome.err);
    }
}

#[test]
fn an_empty_text_of_lines_is_said_to_be() {
    let folder = folder();
    let one = write(folder.path(), "a.txt", PARAGRAPH);
    for empty in ["", "\n \n", "\u{feff}"] {
        let two = write(folder.path(), "b.txt", empty);
        let outcome = parallax(["align", &one, &two, "--lines"]);
        assert_eq!((outcome.status, outcome.out.as_str()), (0, ""));
        assert!(outcome.err.contains("b.txt is empty"), "{}", outcome.err);
    }
}

#[test]
fn a_file_of_what_no_text_has_is_said_to_have_no_text() {
    let folder = folder();
    for nothing in [
        "\u{7f}",
        "\u{7f}\n",
        "\u{1}\n\u{2}\n",
        "\u{200b}",
        "\u{feff}\u{7f}",
    ] {
        let path = write(folder.path(), "a.txt", nothing);
        let outcome = parallax(["extract", &path]);
        assert_eq!(outcome.status, 2, "{nothing:?}");
        let is_fault = outcome.err.contains("fault of the program");
        assert!(!is_fault, "{nothing:?}: {}", outcome.err);
    }
}

#[test]
fn what_is_wrong_in_one_of_many_manifests_keeps_its_lines() {
    let talks = folder();
    for event in ["a", "b\nc"] {
        let event = talks.path().join(event);
        fs::create_dir(&event).expect("made");
        write(&event, "event.toml", "title = \"x\"\nnone = 1\n");
    }
    let path = talks.path().display().to_string();
    for command in ["compare", "recheck", "fetch"] {
        let said = parallax([command, &path]).err;
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines.contains(&"2 | none = 1"), "{command}: {said}");
        assert!(!lines.contains(&"c: "), "{command}: {said}");
    }
    let history = parallax(["recheck", &path, "--history"]);
    assert_eq!(history.status, 2);
    assert!(history.err.contains("2 of 2 events"), "{}", history.err);
    let checked = parallax(["check", &path]).out;
    assert!(!checked.contains("--accept"), "{checked}");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = folder();
    let a = write(folder.path(), "a.txt", PARAGRAPH);
    let b = write(
        folder.path(),
        "b.txt",
        "Nothing was agreed, said the other side afterwards.",
    );
    let out = folder.path().join("report.json");
    let output = out.display().to_string();
    let outcome = parallax(["compare", &a, &b, "--format", "json", "--output", &output]);
    assert_eq!(
        (outcome.status, outcome.out.as_str()),
        (0, ""),
        "{}",
        outcome.err
    );
    let written = fs::read_to_string(&out).expect("the report");
    assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());

    let nowhere = folder
        .path()
        .join("no/such/folder/report.json")
        .display()
        .to_string();
    let outcome = parallax(["compare", &a, &b, "--output", &nowhere]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains(&nowhere), "{}", outcome.err);
    let left: Vec<_> = fs::read_dir(folder.path())
        .expect("read")
        .flatten()
        .collect();
    assert_eq!(left.len(), 3, "no temporary file is left: {left:?}");
}

#[test]
fn an_account_that_is_too_long_is_named_with_the_mend() {
    let folder = folder();
    let long = write(
        folder.path(),
        "long.txt",
        format!("{PARAGRAPH}\n\n").repeat(5),
    );
    let short = write(folder.path(), "short.txt", PARAGRAPH);
    let (us, cn) = (format!("us={short}"), format!("cn={long}"));
    let commands: [&[&str]; 3] = [
        &["compare", &us, &cn],
        &["align", &short, &long],
        &["align", "--lines", &short, &long],
    ];
    for command in commands {
        let limited = parallax(&[command, &["--max-words", "100"]].concat());
        assert_eq!(limited.status, 2, "{command:?}");
        for said in ["long.txt", "135 words", "more than 100", "--max-words"] {
            assert!(limited.err.contains(said), "{command:?}: {}", limited.err);
        }
        assert_eq!(parallax(command).status, 0, "{command:?}");
    }
    let huge = write(folder.path(), "huge.txt", "a b c d\n\n".repeat(150_000));
    let refused = parallax(&["compare", &us, &format!("cn={huge}")]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("cn (") && refused.err.contains("600000 words"));
}

#[test]
fn a_sentence_that_is_too_long_is_said_to_be_cut() {
    let folder = folder();
    let endless = write(
        folder.path(),
        "endless.txt",
        format!(
            "{PARAGRAPH}\n\nThey said {}.",
            "that it is so, ".repeat(1000)
        ),
    );
    let short = write(folder.path(), "short.txt", PARAGRAPH);
    let compared = parallax(&["compare", &format!("us={endless}"), &format!("cn={short}")]);
    assert_eq!(compared.status, 0);
    let said = "paragraph 2 has a sentence of more than 6000 bytes";
    assert!(compared.err.contains(said), "{}", compared.err);
    assert!(compared.err.contains("endless.txt"), "{}", compared.err);
}

#[test]
fn accounts_that_are_too_long_together_are_counted() {
    let folder = folder();
    let sides = ["us", "cn"].map(|id| {
        let text = format!("{PARAGRAPH} {id}\n");
        let file = write(folder.path(), &format!("{id}.txt"), text);
        format!("{id}={file}")
    });
    let [us, cn] = &sides;
    let compare = |more: &[&str]| parallax(&[&["compare", us.as_str(), cn][..], more].concat());
    let limited = compare(&["--max-words-in-all", "50"]);
    assert_eq!(limited.status, 2);
    for said in [
        "2 accounts have 56 words",
        "more than 50",
        "--max-words-in-all",
    ] {
        assert!(limited.err.contains(said), "{}", limited.err);
    }
    assert_eq!(compare(&["--max-words-in-all", "56"]).status, 0);

    let event = fixture("2021-12-30-biden-putin-call").display().to_string();
    let check = |more: &[&str]| parallax(&[&["check", event.as_str()][..], more].concat());
    for limit in ["--max-words", "--max-words-in-all"] {
        let limited = check(&[limit, "10"]);
        assert_eq!(limited.status, 1);
        assert!(limited.out.contains(limit), "{}", limited.out);
        assert_eq!(check(&[limit, "100000"]).status, 0);
    }
}

#[test]
fn lines_without_a_word_count_too() {
    let folder = folder();
    let blank = write(folder.path(), "blank.txt", "\n".repeat(200));
    let refused = parallax(["align", "--lines", &blank, &blank, "--max-words", "100"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("200 words"), "{}", refused.err);
}
