//! Pages that hold no account: every command says so, and none makes findings of them.

use std::fs;
use std::path::Path;

use crate::common::parallax;
use parallax::report::Report;
use tempfile::TempDir;

const PARAGRAPH: &str = "The two leaders spoke by telephone on Monday and agreed that their teams \
                         would meet again before the end of the year to settle what is open.";

/// Pages, each its `<title>` and body, and the code of the warning that it gives.
const PAGES: [(&str, &str, &str); 37] = [
    // Checks for robots.
    (
        "Just a moment...",
        "<h1>ports.example</h1><p>Verifying you are human.</p>",
        "check",
    ),
    (
        "Just a moment...",
        "<script>window._cf_chl_opt={}</script>",
        "check",
    ),
    (
        "Pardon Our Interruption",
        "<p>As you were browsing, something about your browser made us think you were a bot.</p>",
        "check",
    ),
    (
        "One more step",
        "<p>Please complete the security check to access ports.example</p>",
        "check",
    ),
    (
        "ports.example",
        "<p>请完成安全验证后继续访问本网站。</p>",
        "check",
    ),
    (
        "ports.example",
        "<h1>Проверка безопасности</h1><p>Подождите, мы проверяем ваш браузер. Это займёт несколько секунд.</p>",
        "check",
    ),
    // Questions about cookies.
    (
        "Before you continue",
        "<p>We use cookies and data to run this site and to measure its use.</p>",
        "consent",
    ),
    (
        "Ports",
        "<h1>We value your privacy</h1><p>We and our 812 partners store and access information on a device.</p>",
        "consent",
    ),
    (
        "Häfen",
        "<p>Diese Website verwendet Cookies. Mit der Nutzung der Seite stimmen Sie dem zu.</p>",
        "consent",
    ),
    // Refusals.
    (
        "Access Denied",
        "<h1>Access Denied</h1><p>Reference #18.2f in the log of the server.</p>",
        "refusal",
    ),
    (
        "503 Service Unavailable",
        "<p>The server is busy. Come back later today, or tomorrow.</p>",
        "refusal",
    ),
    ("403 Forbidden", "<center>nginx</center>", "refusal"),
    // Logins.
    (
        "Sign in - Ports",
        "<form><input type=password></form><p>Enter your credentials to go on.</p>",
        "login",
    ),
    (
        "Intranet",
        "<form><input name=a><input type=\"password\"><button>Go</button></form><p>Users of the ministry only.</p>",
        "login",
    ),
    (
        "Портал",
        "<h1>Вход</h1><p>Введите логин и пароль, чтобы продолжить работу.</p>",
        "login",
    ),
    // There is no such page.
    (
        "Page not found | Ports",
        "<p>Go to the front page, or look for it with the search.</p>",
        "missing",
    ),
    (
        "Ports",
        "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.</p>",
        "missing",
    ),
    (
        "Häfen",
        "<h1>Seite nicht gefunden</h1><p>Die angeforderte Seite gibt es hier nicht mehr.</p>",
        "missing",
    ),
    (
        "港口部",
        "<p>您访问的页面不存在或已被删除，请返回首页。</p>",
        "missing",
    ),
    (
        "Ports",
        "<p>La page que vous recherchez n’est plus en ligne. Revenez à l’accueil.</p>",
        "missing",
    ),
    // Pages of scripts.
    (
        "Ports",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=\"root\"></div>",
        "script",
    ),
    (
        "Ports",
        "<div id=\"root\"></div><script src=/main.js></script>",
        "script",
    ),
    ("Ports", "<div id=\"app\"><p>Loading…</p></div>", "script"),
    (
        "Ports",
        "<div id=\"__next\"><p>Please wait while the page loads.</p></div>",
        "script",
    ),
    // Covers of documents.
    (
        "Joint statement",
        "<h1>Joint statement</h1><p><a href=\"/files/joint.pdf\">Joint statement (PDF, 240 KB)</a></p>",
        "document",
    ),
    (
        "Joint statement",
        "<h1>Joint statement</h1><p>The full text of the statement can be downloaded <a href=\"/files/joint.pdf\">here</a>.</p>",
        "document",
    ),
    (
        "Joint statement",
        "<h1>Joint statement</h1><iframe src=\"/view?file=joint.pdf&amp;page=1\"></iframe>",
        "document",
    ),
    (
        "联合声明",
        "<h1>联合声明</h1><p>附件：<a href='/f/sm.docx'>联合声明全文</a></p>",
        "document",
    ),
    // Lists of other pages: see `list`.
    ("News | Ports", "<h1>News</h1>LINKS", "listing"),
    (
        "Press releases",
        "<h1>Press releases</h1><p>All that the ministry has to say to the press, newest first.</p>LINKS",
        "listing",
    ),
    (
        "Documents",
        "<h1>Documents</h1><table>ROWS</table>",
        "listing",
    ),
    (
        "Новости",
        "<h1>Новости</h1><p>Все сообщения министерства портов за последние дни.</p>LINKS",
        "listing",
    ),
    // A few words.
    (
        "Readout",
        "<h1>Readout</h1><p>Details will follow.</p>",
        "tiny",
    ),
    ("Readout", "<h1>Readout</h1><p>To be published</p>", "tiny"),
    (
        "Readout",
        "<h1>Readout</h1><div>Home</div><div>Contact us</div><div>Imprint</div>",
        "tiny",
    ),
    ("会谈", "<h1>会谈</h1><p>稍后发布。</p>", "tiny"),
    ("Readout", "<h1>Readout</h1><p>.</p>", "tiny"),
];

/// Titles of other pages.
const TITLES: [&str; 6] = [
    "The minister meets the envoy of Tessel in the harbour",
    "Readout of the call of the two ministers of shipping",
    "Statement on the closing of the northern strait",
    "The president received the letters of six ambassadors",
    "Remarks at the opening of the lighthouse museum",
    "Joint communique of the third round of talks on pilots",
];

fn page(title: &str, body: &str) -> String {
    let links = TITLES
        .map(|title| format!("<li><a href=/n>{title}</a></li>"))
        .concat();
    let rows = TITLES.map(|title| format!("<tr><td>3.5.<td><a href=/n>{title}</a></tr>"));
    let body = body
        .replace("LINKS", &format!("<ul>{links}</ul>"))
        .replace("ROWS", &rows.concat());
    format!("<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>")
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(&path, text).expect("written");
    path.display().to_string()
}

/// An event with this page and a good one.
fn event(page: &str, more: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "pages/cn.html", page);
    write(folder.path(), "pages/us.txt", PARAGRAPH);
    let manifest = format!(
        "title = \"A call\"\n[[source]]\nid = \"cn\"\npage = \"pages/cn.html\"\n{more}\
         [[source]]\nid = \"us\"\npage = \"pages/us.txt\"\n"
    );
    write(folder.path(), "event.toml", &manifest);
    folder
}

#[test]
fn every_page_without_an_account_is_refused() {
    for (title, body, code) in PAGES {
        let event = event(&page(title, body), "");
        let folder = event.path().display().to_string();
        let compared = parallax(["compare", &folder]);
        let name = format!("{title}: {body}");
        assert_eq!((compared.status, compared.out.as_str()), (2, ""), "{name}");
        let checked = parallax(["check", &folder]);
        assert_eq!(checked.status, 1, "{name}");
        let extracted = parallax([
            "extract",
            &event.path().join("pages/cn.html").display().to_string(),
        ]);
        for said in [&compared.err, &checked.out, &extracted.err] {
            assert!(
                said.contains("cn.html") && !said.contains("us.txt"),
                "{name}: {said}"
            );
        }
        for said in [&compared.err, &extracted.err] {
            assert!(
                said.contains("no account") || said.contains("has no text"),
                "{name}: {said}"
            );
        }
        let forced = parallax(["compare", &folder, "--force", "--format", "json"]);
        // Of a page without any text, nothing can be compared.
        assert_eq!(
            forced.status == 0,
            extracted.status == 0,
            "{name}: {}",
            forced.err
        );
        if forced.status == 0 {
            let report: Report = serde_json::from_str(&forced.out).expect("a report");
            let warnings = serde_json::to_value(&report.statements[0].warnings).expect("JSON");
            assert_eq!(warnings[0]["code"], code, "{name}");
            assert!(
                checked.out.contains("no account"),
                "{name}: {}",
                checked.out
            );
        } else {
            let kind = kind(code);
            assert!(extracted.err.contains(kind), "{name}: {}", extracted.err);
        }
    }
}

/// What is said of a page in place of a code.
fn kind(code: &str) -> &str {
    match code {
        "check" => "a check for robots",
        "consent" => "a question about cookies",
        "refusal" => "a refusal",
        "login" => "a login",
        "missing" => "no such page",
        "script" => "needs JavaScript",
        "document" => "only links a document",
        "listing" => "a list of other pages",
        "tiny" => "has no text",
        other => other,
    }
}

#[test]
fn every_format_shows_what_is_wrong_beside_the_account() {
    let event = event(
        &page(
            "Readout",
            "<h1>Readout</h1><p>Details on Taiwan follow.</p>",
        ),
        "",
    );
    let folder = event.path().display().to_string();
    for format in ["terminal", "json", "html", "markdown", "csv"] {
        let shown = parallax(["compare", &folder, "--force", "--format", format]);
        assert_eq!(shown.status, 0, "{}", shown.err);
        let text = shown.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("a text of a few words and no account"),
            "{text}"
        );
    }
}

#[test]
fn a_manifest_may_say_that_a_page_is_an_account_all_the_same() {
    let text = page("Readout", "<h1>Readout</h1><p>They met today.</p>");
    let event = event(&text, "force = true\n");
    let folder = event.path().display().to_string();
    let compared = parallax(["compare", &folder]);
    assert_eq!(compared.status, 0, "{}", compared.err);
    assert!(compared.err.contains("a few words"), "{}", compared.err);
    assert_eq!(parallax(["check", &folder, "--accept"]).status, 0);
    assert_eq!(parallax(["check", &folder]).status, 0);
}

#[test]
fn a_short_account_is_none_the_less_one() {
    let links = TITLES
        .map(|title| format!("<li><a href=/n>{title}</a></li>"))
        .concat();
    let around = |body: &str| {
        format!(
            "<div class=cookie-banner><p>We use cookies and similar tools. Accept all cookies?</p></div>\
             <nav><a href=/>Home</a> <a href=/login>Log in</a><input type=\"password\"></nav>\
             <main><h1>Readout of a call</h1>{body}</main><aside><h2>Documents</h2>\
             <a href=/report.pdf>Report of the year (PDF)</a><h2>News</h2><ul>{links}</ul></aside>\
             <noscript>Please enable JavaScript.</noscript><div class=g-recaptcha></div>"
        )
    };
    for body in [
        "<p>Minister Orlan spoke today with Minister Tessel. They agreed to stay in touch on grain.</p>",
        "<p>President Orlan met the Prime Minister of Norland in the harbour town, and they spoke of grain.</p>\
         <p><a href=/call.pdf>Download PDF</a></p>",
        "<p>The ministers spoke. They discussed access denied to inspectors, and the page not turned yet: \
         a robot check of ships, a login for pilots, and news of the strait.</p>",
        "<p>奥兰部长今天同特塞尔部长通电话，就北方海峡粮食运输问题交换意见，双方同意保持沟通。</p>",
        "<p>Сегодня состоялся телефонный разговор министра Орлана с министром Тесселем. Стороны договорились \
         о встрече.</p>",
    ] {
        let page = page("Readout of a call | News | Ministry", &around(body));
        let event = event(&page, "");
        let compared = parallax(["compare", &event.path().display().to_string()]);
        assert_eq!(compared.status, 0, "{body}: {}", compared.err);
        assert!(
            !compared.err.contains("no account"),
            "{body}: {}",
            compared.err
        );
    }
}

#[test]
fn what_two_accounts_share_is_said() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let one = write(folder.path(), "a.txt", PARAGRAPH);
    let copy = write(folder.path(), "b.txt", PARAGRAPH);
    let page = write(
        folder.path(),
        "c.html",
        &page("Readout", &format!("<p>{PARAGRAPH}</p>")),
    );
    for (other, said, code) in [
        (&one, "are the same page", "same_page"),
        (&copy, "are the same page", "same_page"),
        (&page, "have the same text", "same_text"),
    ] {
        let said = format!("cn ({other}) and us ({one}) {said}");
        let (us, cn) = (format!("us={one}"), format!("cn={other}"));
        let outcome = parallax(["compare", &us, &cn, "--format", "json"]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert!(outcome.err.contains(&said), "{}", outcome.err);
        assert!(outcome.out.contains(code), "{}", outcome.out);
    }
}

#[test]
fn a_text_in_no_language_is_said_to_be_in_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let numbers = write(
        folder.path(),
        "a.txt",
        "12 34 56 78. 90 12 34 56 78. 1 2 3 4 5 6 7.",
    );
    let text = write(folder.path(), "b.txt", PARAGRAPH);
    let outcome = parallax(["compare", &format!("us={text}"), &format!("cn={numbers}")]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(
        outcome.err.contains("its language is not known"),
        "{}",
        outcome.err
    );
}

#[test]
fn an_account_of_which_no_words_are_known_is_said_to_be_compared_with_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let portuguese = "O presidente conversou hoje com o primeiro-ministro sobre a pesca e os portos. Os dois \
                      concordaram em manter contato e em reduzir as cotas de pesca ainda este ano.";
    let polish = "Prezydent rozmawiał dzisiaj z premierem o połowach i o portach. Obaj zgodzili się, że będą \
                  w kontakcie i że jeszcze w tym roku zmniejszą kwoty połowowe.";
    let english = write(folder.path(), "b.txt", PARAGRAPH);
    for (text, language) in [(portuguese, "Portuguese"), (polish, "Polish")] {
        let account = write(folder.path(), "a.txt", text);
        let sources = [format!("br={account}"), format!("us={english}")];
        for format in ["terminal", "markdown", "html", "json"] {
            let outcome = parallax(["compare", &sources[0], &sources[1], "--format", format]);
            let told = outcome.out.split_whitespace().collect::<Vec<_>>().join(" ");
            let said = format!("it is in {language}, of which no words are known");
            assert!(told.contains(&said), "{format}: {told}");
            assert!(!told.contains("by topic alone"), "{format}: {told}");
        }
        // Beside one in its own language it is compared word by word.
        let outcome = parallax(["compare", &sources[0], &format!("us={account}")]);
        assert!(
            !outcome.err.contains("no words are known"),
            "{}",
            outcome.err
        );
    }
}

#[test]
fn a_page_that_was_answered_with_an_error_is_none() {
    let event = event(&page("Ports", &format!("<p>{PARAGRAPH}</p>")), "");
    for (status, code) in [
        (404, "no such page"),
        (403, "a refusal"),
        (503, "a refusal"),
    ] {
        write(
            event.path(),
            "pages/cn.toml",
            &format!("status = {status}\n"),
        );
        let compared = parallax(["compare", &event.path().display().to_string()]);
        assert_eq!(compared.status, 2, "{status}");
        assert!(compared.err.contains(code), "{}", compared.err);
    }
}
