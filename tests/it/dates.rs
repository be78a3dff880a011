//! Days of publication, in many languages and forms, and what is no evidence of one.

use std::path::PathBuf;

use parallax::extract::extract;
use parallax::source::provenance::Provenance;
use parallax::source::snapshot::Snapshot;
use parallax::statement::{DateSource, Statement};

const FIRST: &str = "The two ministers spoke by telephone on Tuesday and reviewed the state of the \
                     talks that their delegations opened in the spring.";
const SECOND: &str = "They agreed that a further round should be held before the summer, and that \
                      the experts should prepare a list of open questions.";

fn page(html: &str, government: Option<&str>, url: Option<&str>) -> Statement {
    retrieved_page(html, government, url, None)
}

fn retrieved_page(
    html: &str,
    government: Option<&str>,
    url: Option<&str>,
    retrieved: Option<&str>,
) -> Statement {
    let mut snapshot = Snapshot {
        path: PathBuf::from("page.html"),
        provenance: Provenance {
            retrieved: retrieved.map(str::to_owned),
            ..Provenance::default()
        },
        ..Snapshot::from_bytes("x", url, html)
    };
    snapshot.source.government = government.map(str::to_owned);
    extract(&snapshot).expect("the page has text")
}

fn around(line: &str) -> String {
    format!("<h1>Ministers speak</h1><div>{line}</div><p>{FIRST}</p><p>{SECOND}</p>")
}

fn day(statement: &Statement) -> Option<String> {
    statement.date.map(|day| day.to_string())
}

#[test]
fn a_line_with_the_day_in_many_languages() {
    for line in [
        "24 November 2025",
        "November 24, 2025",
        "Monday, 24th November, 2025",
        "Nov. 24, 2025 at 10:02 a.m.",
        "NOVEMBER 24, 2025",
        "24 de noviembre de 2025",
        "24 de novembro de 2025",
        "lunes, 24 de noviembre del 2025",
        "Publié le 24 novembre 2025",
        "lundi 24 novembre 2025 à 18h45",
        "24. November 2025",
        "Montag, den 24.11.2025",
        "24 novembre 2025",
        "24 ноября 2025 года, 18:05",
        "24 листопада 2025 року - 12:00",
        "24 лістапада 2025",
        "24 listopada 2025 r.",
        "24. listopadu 2025",
        "24. novembra 2025",
        "24. novembar 2025.",
        "24. новембар 2025.",
        "24 ноември 2025 г.",
        "24 noiembrie 2025",
        "24 Νοεμβρίου 2025",
        "24 nëntor 2025",
        "2025. november 24.",
        "2025 m. lapkričio 24 d.",
        "2025. gada 24. novembris",
        "24. november 2025",
        "24. marraskuuta 2025",
        "24. nóvember 2025",
        "24 Kasım 2025 Pazartesi",
        "24 KASIM 2025",
        "24 noyabr 2025",
        "24 қараша 2025",
        "24 ნოემბერი, 2025",
        "24 նոյեմբերի 2025",
        "2025年11月24日 22:30",
        "2025 年 11 月 24 日",
        "二〇二五年十一月二十四日",
        "发布于二〇二五年十一月廿四日",
        "中華民國114年11月24日",
        "令和7年11月24日",
        "令和７年１１月２４日（月）",
        "2025년 11월 24일",
        "2025. 11. 24.",
        "주체114(2025)년 11월 24일",
        "24 نوفمبر 2025",
        "٢٤ نوفمبر ٢٠٢٥",
        "24 تشرين الثاني 2025",
        "24 تشرين الثاني/نوفمبر 2025",
        "24 نوفمبر (تشرين الثاني) 2025",
        "24 نونبر 2025",
        "الاثنين 03 جمادى الآخرة 1447 الموافق 24 نوفمبر 2025",
        "۳ آذر ۱۴۰۴",
        "دوشنبه ۳ آذر ۱۴۰۴ - ۱۸:۰۵",
        "۲۴ نوامبر ۲۰۲۵",
        "۲۴ نومبر ۲۰۲۵",
        "24 בנובמבר 2025",
        "24 नवंबर 2025",
        "२४ नवम्बर २०२५",
        "২৪ নভেম্বর ২০২৫",
        "24 நவம்பர் 2025",
        "24 พฤศจิกายน 2568",
        "๒๔ พฤศจิกายน พ.ศ. ๒๕๖๘",
        "24 វិច្ឆិកា 2025",
        "Ngày 24 tháng 11 năm 2025",
        "24 Nopember 2025 | 24 November 2025",
        "Senin, 24 November 2025 18:05 WIB",
        "24 Novemba 2025",
        "2025-11-24",
        "2025/11/24",
        "24-11-2025",
        "11/24/2025",
        "24/11/2025",
    ] {
        let statement = page(&around(line), None, None);
        assert_eq!(day(&statement).as_deref(), Some("2025-11-24"), "{line}");
        let evidence = statement.date_evidence.expect(line);
        assert_eq!(evidence.from, DateSource::Text, "{line}");
        assert!(!evidence.text.is_empty(), "{line}");
    }
}

#[test]
fn months_of_other_languages() {
    for (line, expected) in [
        ("3 Agustus 2024", "2024-08-03"),
        ("3 Ogos 2024", "2024-08-03"),
        ("3 août 2024", "2024-08-03"),
        ("3 آب 2024", "2024-08-03"),
        ("3 غشت 2024", "2024-08-03"),
        ("3 اوت 2024", "2024-08-03"),
        ("3 sierpnia 2024", "2024-08-03"),
        ("3. kolovoza 2024.", "2024-08-03"),
        ("3. srpna 2024", "2024-08-03"),
        ("3 Ağustos 2024", "2024-08-03"),
        ("3 HAZİRAN 2024", "2024-06-03"),
        ("3 كانون الثاني 2024", "2024-01-03"),
        ("3 كانون الأول 2024", "2024-12-03"),
        ("3 جانفي 2024", "2024-01-03"),
        ("1 مرداد 1403", "2024-07-22"),
        ("2024年1月3日", "2024-01-03"),
        ("平成31年4月30日", "2019-04-30"),
        ("令和元年5月1日", "2019-05-01"),
        ("3 мая 2024 года", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
    ] {
        let statement = page(&around(line), None, None);
        assert_eq!(day(&statement).as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn what_could_be_two_days_is_one_only_by_evidence() {
    for (lang, government, line, expected) in [
        ("en", None, "3/4/2025", None),
        ("", None, "3/4/2025", None),
        ("en", Some("US"), "3/4/2025", Some("2025-03-04")),
        ("en", Some("GB"), "3/4/2025", Some("2025-04-03")),
        ("en", Some("IN"), "03-04-2025", Some("2025-04-03")),
        ("en", Some("CA"), "3/4/2025", None),
        ("en-US", None, "3/4/2025", Some("2025-03-04")),
        ("en-US", Some("GB"), "3/4/2025", Some("2025-04-03")),
        ("en", None, "3.4.2025", Some("2025-04-03")),
        ("en", None, "4/4/2025", Some("2025-04-04")),
        ("en", Some("IR"), "1404/09/03", Some("2025-11-24")),
        ("en", None, "1404/09/03", None),
        ("en", None, "24/11/25", None),
        ("en", Some("HR"), "24. listopada 2025.", Some("2025-10-24")),
    ] {
        let html = format!("<html lang='{lang}'><body>{}</body></html>", around(line));
        let found = page(&html, government, None);
        assert_eq!(
            day(&found).as_deref(),
            expected,
            "{lang} {government:?} {line}"
        );
    }
}

#[test]
fn the_day_of_a_change_and_today_are_not_the_day_of_publication() {
    let published = Some("2025-11-24");
    for (html, expected) in [
        (around("Last updated: 26 November 2025"), None),
        (around("更新时间：2025年11月26日"), None),
        (around("最終更新日 2025年11月26日"), None),
        (around("Обновлено: 26 ноября 2025"), None),
        (around("Stand: 26.11.2025"), None),
        (around("آخر تحديث: 26 نوفمبر 2025"), None),
        (
            around("Mis à jour le 26 novembre 2025 | Publié le 24 novembre 2025"),
            published,
        ),
        (
            around("Published 24 November 2025. Last updated 26 November 2025"),
            published,
        ),
        (
            around("Updated 26 November 2025 &ndash; Posted 24 November 2025"),
            published,
        ),
        (
            around(
                "<p>Last updated</p><p>26 November 2025</p><p>Published</p><p>24 November 2025</p>",
            ),
            published,
        ),
        (
            around(
                "<time class=updated datetime=2025-11-26>26 Nov</time> <time datetime=2025-11-24>24 Nov</time>",
            ),
            published,
        ),
        (
            format!(
                "<header><div>Monday, 1 December 2025</div><nav><a href=/>Home</a></nav></header>{}",
                around("24 November 2025")
            ),
            published,
        ),
        (
            format!(
                "<header><div>Monday, 1 December 2025</div><nav><a href=/>Home</a></nav></header>{}",
                around("")
            ),
            None,
        ),
        (
            format!(
                "<article><header><div>24 November 2025</div><h1>Ministers speak</h1></header><p>{FIRST}</p><p>{SECOND}</p></article>"
            ),
            published,
        ),
        (
            format!(
                "<meta property='article:modified_time' content='2025-11-26T10:00:00Z'>{}",
                around("24 November 2025")
            ),
            published,
        ),
        (around("© 2025 Ministry of Foreign Affairs"), None),
        (format!("{}<p>24 November 2025</p>", around("")), published),
    ] {
        assert_eq!(day(&page(&html, None, None)).as_deref(), expected, "{html}");
    }
}

#[test]
fn the_day_in_a_sentence_is_not_that_of_publication_but_that_of_a_dateline_is() {
    let sentence =
        "On 20 November 2025 the two ministers spoke by telephone and reviewed the talks.";
    let stated = page(
        &format!("<h1>Ministers speak</h1><p>{sentence}</p><p>{SECOND}</p>"),
        None,
        None,
    );
    assert_eq!(day(&stated), None);
    let lined = format!("<h1>Ministers speak</h1><p>KYIV, 24 November 2025 – {FIRST} {SECOND}</p>");
    let lined = page(&lined, None, None);
    assert_eq!(day(&lined).as_deref(), Some("2025-11-24"));
    assert_eq!(lined.dateline.as_deref(), Some("KYIV, 24 November 2025"));
    let evidence = lined.date_evidence.expect("evidence");
    assert_eq!(evidence.from, DateSource::Dateline);
}

#[test]
fn the_evidence_is_named_with_its_time_and_zone() {
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    for (head, line, url, from, name, time, zone) in [
        (
            "<meta property='article:published_time' content='2025-11-24T22:30:00+08:00'>"
                .to_owned(),
            "",
            None,
            DateSource::Meta,
            Some("article:published_time"),
            Some("22:30"),
            Some("+08:00"),
        ),
        (
            "<meta name=PubDate content='2025-11-24 22:30'>".to_owned(),
            "",
            None,
            DateSource::Meta,
            Some("pubdate"),
            Some("22:30"),
            None,
        ),
        (
            "<meta name=publishdate content='2025-11-24'>".to_owned(),
            "",
            None,
            DateSource::Meta,
            Some("publishdate"),
            None,
            None,
        ),
        (
            "<meta name='DC.date' content='2025-11-24'>".to_owned(),
            "",
            None,
            DateSource::Meta,
            Some("dc.date"),
            None,
            None,
        ),
        (
            ld(
                "{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-11-24T09:00:00Z\",\"dateModified\":\"2025-11-26\"}",
            ),
            "",
            None,
            DateSource::JsonLd,
            Some("datePublished"),
            Some("09:00"),
            Some("+00:00"),
        ),
        (
            String::new(),
            "<span itemprop=datePublished content=2025-11-24>yesterday</span>",
            None,
            DateSource::Microdata,
            Some("datePublished"),
            None,
            None,
        ),
        (
            String::new(),
            "<time datetime='2025-11-24T18:05+03:00'>yesterday</time>",
            None,
            DateSource::Time,
            None,
            Some("18:05"),
            Some("+03:00"),
        ),
        (
            String::new(),
            "November 24, 2025 at 10:02 p.m. EST",
            None,
            DateSource::Text,
            None,
            Some("22:02"),
            Some("-05:00"),
        ),
        (
            String::new(),
            "",
            Some("https://example.org/2025/11/24/call/"),
            DateSource::Url,
            None,
            None,
            None,
        ),
        (
            String::new(),
            "",
            Some("http://example.org/202511/t20251124_10477.shtml"),
            DateSource::Url,
            None,
            None,
            None,
        ),
    ] {
        let html = format!(
            "<html><head>{head}</head><body>{}</body></html>",
            around(line)
        );
        let statement = page(&html, None, url);
        assert_eq!(day(&statement).as_deref(), Some("2025-11-24"), "{html}");
        let evidence = statement.date_evidence.expect("evidence");
        assert_eq!(evidence.from, from, "{html}");
        assert_eq!(evidence.name.as_deref(), name, "{html}");
        assert_eq!(evidence.time.as_deref(), time, "{html}");
        assert_eq!(evidence.zone.as_deref(), zone, "{html}");
    }
}

#[test]
fn the_best_supported_day_of_a_page_that_contradicts_itself() {
    let json = |published: &str, modified: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle",
            "datePublished": "{published}", "dateModified": "{modified}"}}</script>"#
        )
    };
    let meta = |day: &str| format!("<meta property=article:published_time content='{day}'>");
    let line = "24 November 2025";
    let url = "https://ministry.example/2025/11/24/call";
    let said = Some("2025-11-24");
    for (name, head, line, url, expected) in [
        (
            "software before a line",
            json("2025-11-24", "2025-11-25"),
            "20 November 2025",
            "",
            said,
        ),
        (
            "a line bears meta out",
            json("2026-03-01", "2026-03-01") + &meta("2025-11-24"),
            line,
            "",
            said,
        ),
        (
            "a line and an address",
            json("2026-03-01", "2026-03-01"),
            line,
            url,
            said,
        ),
        (
            "two zones",
            json("2025-11-24T22:00:00Z", ""),
            "25 November 2025",
            "",
            said,
        ),
        (
            "changed before it was published",
            json("2026-06-01", "2025-11-24"),
            line,
            "",
            said,
        ),
        (
            "changed, and nothing else",
            json("2025-11-24", "2025-11-01"),
            "",
            "",
            said,
        ),
        (
            "the zero of a clock",
            json("1970-01-01T00:00:00Z", ""),
            line,
            "",
            said,
        ),
        (
            "the zero of another",
            meta("0001-01-01T00:00:00"),
            line,
            "",
            said,
        ),
        (
            "a far day, in software",
            json("2089-01-01", ""),
            line,
            "",
            said,
        ),
        (
            "a far day, in all of it",
            json("2089-01-01", "") + &meta("2089-01-01"),
            line,
            "",
            said,
        ),
        ("a far day alone", meta("2089-01-01"), "", "", None),
        (
            "the zero of a clock alone",
            meta("1970-01-01"),
            "",
            "",
            None,
        ),
        (
            "an old day that is shown",
            String::new(),
            "28 February 1972",
            "",
            Some("1972-02-28"),
        ),
        (
            "not the day of a change",
            json("", "2025-11-30"),
            "Updated: 30 November 2025",
            "",
            None,
        ),
    ] {
        let html = format!(
            "<html><head>{head}</head><body>{}</body></html>",
            around(line)
        );
        let found = retrieved_page(
            &html,
            None,
            Some(url).filter(|url| !url.is_empty()),
            Some("2026-07-01T08:00:00Z"),
        );
        assert_eq!(day(&found).as_deref(), expected, "{name}");
    }
}
