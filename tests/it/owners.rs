//! Whose account a page is: by what a person says, by its address, by the outlet that it names.

use std::fs;

use crate::common::parallax;
use parallax::report::{Report, WarningCode};

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

const OTHER: &str =
    "They spoke on Monday of grain and of the northern strait, and agreed on a next call.";

fn page(head: &str) -> String {
    format!(
        "<html lang=en><head><title>A call</title>{head}</head><body><p>{PARAGRAPH}</p></body></html>"
    )
}

/// The government of the account in a file, given so, the codes of its warnings, and what is said.
fn owner(
    file: &str,
    text: &str,
    id: &str,
    more: &[&str],
) -> (Option<String>, Vec<WarningCode>, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(file);
    fs::write(&path, text).expect("written");
    let other = folder.path().join("fr.txt");
    fs::write(&other, OTHER).expect("written");
    let (path, other) = (path.display(), format!("fr={}", other.display()));
    let source = if id.is_empty() {
        path.to_string()
    } else {
        format!("{id}={path}")
    };
    let arguments = ["compare", "--format=json", source.as_str(), &other];
    let outcome = parallax(arguments.iter().chain(more).map(ToString::to_string));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let account = report
        .statements
        .into_iter()
        .find(|it| it.id != "fr")
        .expect("an account");
    let codes = account.warnings.iter().map(|warning| warning.code);
    // These pages are not laid out as those of their sites.
    let codes = codes.filter(|code| *code != WarningCode::Layout);
    (account.government, codes.collect(), outcome.err)
}

#[test]
fn what_is_said_comes_first_then_the_id_the_address_and_the_outlet() {
    let kremlin =
        page("<link rel=canonical href=\"http://en.kremlin.ru/events/president/news/1\">");
    let og = page("<meta property=\"og:url\" content=\"https://www.whitehouse.gov/briefings/1\">");
    let named =
        page("<meta property=\"og:site_name\" content=\"Ministry of Foreign Affairs of Japan\">");
    let plain = page("");
    let signed = format!(
        "{PARAGRAPH}\n\nSource: Ministry of Foreign Affairs of the People's Republic of China\n"
    );
    let none: &[WarningCode] = &[];
    let other: &[WarningCode] = &[WarningCode::OtherGovernment];
    let unknown: &[WarningCode] = &[WarningCode::NoGovernment];
    for (file, text, id, more, government, codes) in [
        (
            "a.html",
            &kremlin,
            "",
            &["--government", "a=UA"][..],
            "UA",
            other,
        ),
        ("a.html", &kremlin, "ua", &[], "UA", other),
        ("a.html", &kremlin, "ru", &[], "RU", none),
        ("a.html", &kremlin, "page", &[], "RU", none),
        ("a.html", &og, "", &[], "US", none),
        ("a.html", &named, "", &[], "JP", none),
        ("a.html", &named, "cn", &[], "CN", other),
        ("a.txt", &signed, "", &[], "CN", none),
        ("mfa.html", &kremlin, "", &[], "RU", none),
        ("mfa.html", &plain, "", &[], "CN", other),
        ("a.html", &plain, "us2", &[], "US", none),
        ("a.html", &plain, "downing-street", &[], "GB", none),
        ("a.html", &plain, "cn-zh", &[], "CN", none),
        ("whitehouse.html", &plain, "", &[], "US", none),
        ("uk.html", &plain, "", &[], "GB", none),
        ("a.html", &plain, "", &["--government", "a=uk"], "GB", none),
        ("in-china.html", &plain, "", &[], "", unknown),
        ("my-us-page.html", &plain, "", &[], "", unknown),
        ("a.html", &plain, "readout", &[], "", unknown),
        ("in-china.html", &og, "", &[], "US", none),
    ] {
        let (found, warned, said) = owner(file, text, id, more);
        let name = format!("{id}={file}: {said}");
        assert_eq!(found.as_deref().unwrap_or_default(), government, "{name}");
        assert_eq!(warned, codes, "{name}");
    }
}

#[test]
fn a_contradiction_names_both_and_a_gap_says_what_to_do() {
    let kremlin =
        page("<link rel=canonical href=\"http://en.kremlin.ru/events/president/news/1\">");
    let (_, _, said) = owner("a.html", &kremlin, "us", &[]);
    assert!(
        said.contains("account of US") && said.contains("(RU)"),
        "{said}"
    );
    let (_, _, said) = owner("a.html", &page(""), "readout", &[]);
    assert!(
        said.contains("--government readout=") && said.contains("who speaks"),
        "{said}"
    );
}

#[test]
fn a_government_that_cannot_be_given_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = ["us", "cn"].map(|id| {
        let path = folder.path().join(id);
        fs::write(&path, PARAGRAPH).expect("written");
        format!("{id}={}", path.display())
    });
    for (given, said) in [
        ("us", "write it as us=US"),
        ("us=Atlantis", "no government is known as Atlantis"),
        ("jp=JP", "no source has the id \"jp\""),
    ] {
        let outcome = parallax(["compare", &sources[0], &sources[1], "--government", given]);
        assert_eq!(outcome.status, 2, "{given}");
        assert!(outcome.err.contains(said), "{}", outcome.err);
    }
}

#[test]
fn many_accounts_of_nobody_are_told_in_one_line() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let event = |name: &str, ids: &[String]| {
        let event = folder.path().join(name);
        fs::create_dir_all(event.join("pages")).expect("folders");
        let sources = ids.iter().map(|id| format!("[[source]]\nid = \"{id}\"\n"));
        let manifest = format!("title = \"Talks\"\n{}", sources.collect::<String>());
        fs::write(event.join("event.toml"), manifest).expect("a manifest");
        for id in ids {
            let text = format!("{OTHER} So says {id}.");
            fs::write(event.join(format!("pages/{id}.txt")), text).expect("a page");
        }
        event.display().to_string()
    };
    let ids: Vec<String> = (0..6).map(|number| format!("desk{number}")).collect();
    let one = event("first", &ids);
    let said = |err: &str| {
        let lines = err.lines().filter(|line| line.contains("known"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let outcome = parallax(["compare", "--format=json", &one]);
    let lines = said(&outcome.err);
    assert_eq!(lines.len(), 1, "{}", outcome.err);
    assert!(
        lines[0].contains("6 accounts are of no known government"),
        "{lines:?}"
    );
    assert!(
        lines[0].contains("desk2") && lines[0].contains("and 3 more"),
        "{lines:?}"
    );
    event("second", &ids[..2]);
    let archive = folder.path().display().to_string();
    let outcome = parallax(["compare", &archive]);
    let lines = said(&outcome.err);
    assert_eq!(lines.len(), 1, "{}", outcome.err);
    assert!(lines[0].contains("8 accounts"), "{lines:?}");
}

#[test]
fn a_page_that_names_another_government_is_told_when_it_is_added() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("saved.txt");
    let text = format!("A call\n\n{PARAGRAPH}\n\nMinistry of Foreign Affairs of Japan\n");
    fs::write(&path, text).expect("written");
    let source = format!("us={}", path.display());
    let event = folder.path().join("call").display().to_string();
    let outcome = parallax(["add", &event, &source, "--title", "A call"]);
    assert!(
        outcome
            .err
            .contains("taken as the account of US, but the page names Ministry"),
        "{}",
        outcome.err
    );
}
