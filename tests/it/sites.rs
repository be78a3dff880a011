//! The newsrooms of the world: the table, the command that shows it, a user's own entries.

use std::collections::BTreeSet;
use std::fs;

use crate::common::parallax;
use parallax::site::{Site, site_of, sites};
use scraper::Selector;

/// The 193 members of the United Nations, and its two observer states.
const STATES: &str = "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH \
    CM CA CF TD CL CN CO KM CG CR CI HR CU CY CZ KP CD DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA \
    GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS \
    LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM \
    PK PW PA PG PY PE PH PL PT QA KR MD RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS \
    ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW VA PS";

/// Other codes of the table: no members, or no states.
const OTHERS: &str = "CK EU HK NATO NU TW UN XK";

const FIRST: &str = "The two ministers spoke by telephone on Tuesday and reviewed the state of the \
                     talks that their delegations opened in the spring.";

fn patterns(site: &Site) -> impl Iterator<Item = String> {
    site.domains
        .iter()
        .chain(&site.hosts)
        .map(ToString::to_string)
}

#[test]
fn every_state_has_a_newsroom_and_no_entry_another_code() {
    let states: BTreeSet<&str> = STATES.split_ascii_whitespace().collect();
    assert_eq!(states.len(), 195);
    let known: BTreeSet<&str> = states
        .iter()
        .copied()
        .chain(OTHERS.split_ascii_whitespace())
        .collect();
    let listed: BTreeSet<&str> = sites()
        .into_iter()
        .map(|site| site.government.as_str())
        .collect();
    assert_eq!(listed, known);
}

#[test]
fn every_entry_is_sound() {
    let mut seen = BTreeSet::new();
    for site in sites() {
        let name = format!("{} {}", site.government, site.outlet);
        assert!(patterns(site).next().is_some(), "{name}");
        for pattern in patterns(site) {
            let served = site_of(&format!("https://www.{pattern}")).expect(&pattern);
            assert_eq!(served.outlet, site.outlet, "{name}: {pattern}");
            assert!(seen.insert(pattern.clone()), "{pattern} stands twice");
        }
        assert!(!site.outlet.trim().is_empty(), "{name}");
        assert!(!site.languages.is_empty(), "{name}");
        for language in &site.languages {
            let letters = language.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(
                letters && matches!(language.len(), 2 | 3),
                "{name}: {language}"
            );
        }
        assert!(
            site.verified.starts_with("saved page") || site.verified.starts_with("unverified"),
            "{name}: {}",
            site.verified
        );
        let selectors = [
            &site.body,
            &site.title,
            &site.date,
            &site.drop,
            &site.fingerprint,
        ];
        for selector in selectors.into_iter().flatten() {
            assert!(Selector::parse(selector).is_ok(), "{name}: {selector}");
        }
    }
}

#[test]
fn who_publishes_under_an_address() {
    for (url, government, outlet) in [
        (
            "https://www.fmprc.gov.cn/web/",
            "CN",
            "Ministry of Foreign Affairs",
        ),
        (
            "https://www.mfa.gov.cn/eng/xw/zyxw/a.html",
            "CN",
            "Ministry of Foreign Affairs",
        ),
        ("https://english.www.gov.cn/news/a", "CN", "State Council"),
        ("https://www.gov.cn/yaowen/a", "CN", "State Council"),
        (
            "http://english.mofcom.gov.cn/article/a.shtml",
            "CN",
            "Ministry of Commerce",
        ),
        (
            "http://eng.mod.gov.cn/xb/a.html",
            "CN",
            "Ministry of National Defense",
        ),
        ("https://english.news.cn/20251124/a/c.html", "CN", "Xinhua"),
        (
            "https://obamawhitehouse.archives.gov/a",
            "US",
            "White House (Obama, archived)",
        ),
        (
            "https://2017-2021.state.gov/a/",
            "US",
            "Department of State (2017-2021, archived)",
        ),
        ("https://www.state.gov/a/", "US", "Department of State"),
        (
            "https://china.usembassy-china.org.cn/a/",
            "US",
            "Embassies and Consulates",
        ),
        (
            "https://ua.usembassy.gov/a/",
            "US",
            "Embassies and Consulates",
        ),
        ("https://www.war.gov/News/a/", "US", "Department of Defense"),
        ("http://en.kremlin.ru:80/events", "RU", "President"),
        ("https://mid.ru/ru/a/", "RU", "Ministry of Foreign Affairs"),
        ("https://www.gov.uk/government/news/a", "GB", "Government"),
        (
            "https://www.gov.br/mre/pt-br/a",
            "BR",
            "Ministry of Foreign Affairs",
        ),
        ("https://www.gov.br/saude/a", "BR", "Government"),
        (
            "https://japan.kantei.go.jp/a.html",
            "JP",
            "Prime Minister's Office",
        ),
        (
            "https://english.president.gov.tw/News/1",
            "TW",
            "Office of the President",
        ),
        (
            "https://www.un.org/sg/en/content/a",
            "UN",
            "Secretary-General",
        ),
        ("https://press.vatican.va/a", "VA", "Holy See Press Office"),
        (
            "https://web.archive.org/web/20220101000000/https://www.elysee.fr/a",
            "FR",
            "Presidency",
        ),
    ] {
        let site = site_of(url).unwrap_or_else(|| panic!("{url} is of no newsroom"));
        assert_eq!(
            (site.government.as_str(), site.outlet.as_str()),
            (government, outlet),
            "{url}"
        );
    }
    for url in [
        "https://evilmfa.gov.cn/",
        "https://mfa.gov.cn.example.org/",
        "https://notkremlin.ru/",
        "https://www.beijing.gov.cn/",
        "https://camden.gov.uk/",
        "https://example.org/?u=https://www.mfa.gov.cn/",
        "page.html",
    ] {
        assert!(site_of(url).is_none(), "{url}");
    }
}

#[test]
fn the_list_is_a_table_as_wide_as_the_terminal() {
    let all = parallax(["sites"]);
    assert_eq!((all.status, all.err.as_str()), (0, ""));
    assert_eq!(all.out, parallax(["sites", "list"]).out);
    assert!(all.out.lines().all(|line| line.chars().count() <= 80));
    let head = all.out.lines().next().unwrap_or_default();
    for name in [
        "GOV",
        "OUTLET",
        "DOMAINS",
        "LANGUAGES",
        "PROFILE",
        "VERIFIED",
    ] {
        assert!(head.contains(name), "{head}");
    }
    let chinese = parallax(["sites", "list", "--government", "cn"]).out;
    assert!(chinese.contains("mfa.gov.cn") && !chinese.contains("kremlin"));
    let json = parallax(["sites", "list", "--government", "CN", "--format", "json"]).out;
    let entries: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    assert!(entries.iter().all(|entry| entry["government"] == "CN"));
    assert!(
        entries
            .iter()
            .any(|entry| entry["profile"] == true && entry["domains"][0] == "fmprc.gov.cn")
    );
    let none = parallax(["sites", "list", "--government", "QQ"]);
    assert_eq!((none.status, none.out.as_str()), (2, ""));
}

#[test]
fn show_prints_all_of_the_entry_that_serves_an_address() {
    for address in [
        "mfa.gov.cn",
        "https://www.mfa.gov.cn/eng/a.html",
        "us.mfa.gov.cn",
    ] {
        let shown = parallax(["sites", "show", address]);
        assert_eq!(shown.status, 0, "{address}: {}", shown.err);
        for fact in [
            "CN",
            "Ministry of Foreign Affairs",
            "#News_Body_Txt_A",
            "zh, en",
            "saved page",
        ] {
            assert!(shown.out.contains(fact), "{address}: {fact}\n{}", shown.out);
        }
    }
    let unknown = parallax(["sites", "show", "example.org"]);
    assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
    for said in ["example.org", "add it to your own sites file"] {
        assert!(unknown.err.contains(said), "{}", unknown.err);
    }
}

#[test]
fn a_file_of_ones_own_adds_and_overrides() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let own = path("own.toml");
    let entries = "[[site]]\ngovernment = \"GB\"\noutlet = \"Royal Household\"\ndomains = [\"royal.uk\"]\n\n\
         [[site]]\ngovernment = \"RU\"\noutlet = \"The Kremlin\"\ndomains = [\"kremlin.ru\"]\n\
         languages = [\"ru\"]\nbody = [\"#mine\"]\n";
    fs::write(&own, entries).expect("written");
    let show = |address: &str| parallax(["sites", "show", address, "--sites", &own]).out;
    assert!(show("www.royal.uk").contains("Royal Household"));
    assert!(show("kremlin.ru").contains("The Kremlin"));
    assert!(show("mid.ru").contains("Ministry of Foreign Affairs"));

    let page = path("page.html");
    let html = format!("<h1>A call</h1><p>{FIRST} {FIRST}</p><div id=mine>{FIRST} Mine.</div>");
    fs::write(&page, html).expect("written");
    let url = "http://kremlin.ru/events/1";
    let read = parallax([
        "extract", &page, "--url", url, "--format", "json", "--sites", &own,
    ]);
    let facts: serde_json::Value = serde_json::from_str(&read.out).expect("JSON");
    assert_eq!(facts["outlet"], "The Kremlin");

    for (entry, line, said) in [
        ("colour = 1\n", "line 1", "colour"),
        (
            "[[site]]\noutlet = \"x\"\ndomains = [\"x.org\"]\n",
            "line 1",
            "government",
        ),
        (
            "[[site]]\ngovernment = \"GB\"\noutlet = \"x\"\n\ndomains = [\"https://x.org\"]\n",
            "line 5",
            "no domain",
        ),
        (
            "[[site]]\ngovernment = \"GB\"\noutlet = \"x\"\ndomains = [\"x.org\"]\nbody = [\"p[\"]\n",
            "line 5",
            "no CSS selector",
        ),
        (
            "[[site]]\ngovernment = \"gb\"\noutlet = \"x\"\ndomains = [\"x.org\"]\n",
            "line 2",
            "no code",
        ),
        (
            "[[site]]\ngovernment = \"GB\"\noutlet = \"x\"\ndomains = [\"x.org\"]\nlanguages = [\"English\"]\n",
            "line 5",
            "no language",
        ),
        (
            "\n[[site]]\ngovernment = \"GB\"\noutlet = \"x\"\n",
            "line 2",
            "neither",
        ),
        (
            "[[site]]\ngovernment = \"GB\"\noutlet = \"x\"\ndomains = [\"x.org\"]\nrank = 1\n",
            "line 5",
            "rank",
        ),
    ] {
        let bad = path("bad.toml");
        fs::write(&bad, entry).expect("written");
        let outcome = parallax(["sites", "--sites", &bad]);
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{entry}");
        for said in [&bad, line, said] {
            assert!(outcome.err.contains(said), "{entry}: {}", outcome.err);
        }
    }
    let missing = parallax(["sites", "--sites", &path("none.toml")]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("none.toml"), "{}", missing.err);
}

#[test]
fn the_environment_names_ones_own_file_and_the_command_line_another() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str, outlet: &str| {
        let entry = format!(
            "[[site]]\ngovernment = \"GB\"\noutlet = \"{outlet}\"\ndomains = [\"royal.uk\"]\n"
        );
        let path = folder.path().join(name);
        fs::write(&path, entry).expect("written");
        path
    };
    let (one, other) = (file("one.toml", "One"), file("other.toml", "Other"));
    let show = |more: &[&std::ffi::OsStr]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(["sites", "show", "royal.uk"])
            .args(more)
            .env("PARALLAX_SITES", &one)
            .output()
            .expect("run");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(show(&[]).contains("One"));
    assert!(show(&["--sites".as_ref(), other.as_os_str()]).contains("Other"));
}

#[test]
fn a_profile_that_finds_nothing_is_noticed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = folder.path().join("page.html").display().to_string();
    let url = "https://www.mfa.gov.cn/eng/a.html";
    let method = |html: String| {
        fs::write(&page, html).expect("written");
        let outcome = parallax(["extract", &page, "--url", url, "--format", "json"]);
        let facts: serde_json::Value = serde_json::from_str(&outcome.out).expect("JSON");
        (facts["method"].clone(), outcome.err)
    };
    let (found, err) = method(format!("<div id=News_Body_Txt_A><p>{FIRST}</p></div>"));
    assert_eq!((found.as_str(), err.as_str()), (Some("profile"), ""));
    let (found, err) = method(format!("<div id=moved><p>{FIRST}</p></div>"));
    assert_eq!(found, "generic");
    for said in [
        "page.html",
        "Ministry of Foreign Affairs",
        "fmprc.gov.cn",
        "parallax sites show https://fmprc.gov.cn/",
    ] {
        assert!(err.contains(said), "{err}");
    }
    let shown = parallax(["sites", "show", "https://fmprc.gov.cn/"]).out;
    assert!(shown.contains("#News_Body_Txt_A"), "{shown}");
}

#[test]
fn selectors_that_nobody_saw_at_work_do_not_lose_the_text() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = folder.path().join("page.html").display().to_string();
    let html = format!(
        "<article><h1>Ministers speak</h1><p>{FIRST}</p><p>{FIRST}</p></article>
         <aside class=govspeak><p>Sign up for news.</p></aside>"
    );
    fs::write(&page, html).expect("written");
    let url = "https://www.gov.uk/government/news/a";
    let outcome = parallax(["extract", &page, "--url", url]);
    assert!(outcome.out.contains(FIRST), "{}", outcome.out);
    assert!(
        outcome.err.contains("sites show https://gov.uk/"),
        "{}",
        outcome.err
    );
    let shown = parallax(["sites", "show", "https://gov.uk/"]).out;
    assert!(shown.contains(".govspeak"), "{shown}");
}
