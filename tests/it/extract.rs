//! Bytes to statements: charsets, kinds of files, hostile pages, text, titles and dates.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::spent::spent;
use parallax::extract::{ExtractError, extract};
use parallax::source::snapshot::Snapshot;
use parallax::statement::{Method, Statement};
use proptest::prelude::*;

fn snapshot(name: &str, bytes: &[u8]) -> Snapshot {
    Snapshot {
        path: PathBuf::from(name),
        ..Snapshot::from_bytes("x", None, bytes)
    }
}

fn page(html: &str) -> Statement {
    extract(&snapshot("page.html", html.as_bytes())).expect("the page has text")
}

fn text(text: &str) -> Vec<String> {
    extract(&snapshot("page.txt", text.as_bytes())).map_or_else(|_| Vec::new(), |it| it.paragraphs)
}

/// A text with the title that is told from it: its first line can be one.
fn told(text: &str) -> Vec<String> {
    extract(&snapshot("page.txt", text.as_bytes())).map_or_else(
        |_| Vec::new(),
        |it| it.title.into_iter().chain(it.paragraphs).collect(),
    )
}

const FIRST: &str = "The two ministers spoke by telephone on Tuesday and reviewed the state of the \
                     talks that their delegations opened in the spring.";
const SECOND: &str = "They agreed that a further round should be held before the summer, and that \
                      the experts should prepare a list of open questions.";
const CHINESE: &str =
    "两国外长二日通电话，就双边关系和共同关心的问题坦诚交换意见，一致同意保持沟通。";

#[test]
fn charsets() {
    let body = format!("<title>x</title><p>{CHINESE}</p>");
    let gbk = encoding_rs::GBK.encode(&body).0.into_owned();
    let with_meta = |label: &str, bytes: &[u8]| {
        let mut page = format!("<html><head><meta charset={label}></head>").into_bytes();
        page.extend_from_slice(bytes);
        page
    };
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(body.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let bom_utf8 = [b"\xef\xbb\xbf".as_slice(), body.as_bytes()].concat();
    let http_equiv = [
        b"<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>".as_slice(),
        &gbk,
    ]
    .concat();
    let xml = [b"<?xml version='1.0' encoding='GBK'?>".as_slice(), &gbk].concat();
    let late = [vec![b' '; 3000], with_meta("gbk", &gbk)].concat();
    let cases: [(&str, Option<&str>, Vec<u8>); 10] = [
        ("meta", None, with_meta("gb2312", &gbk)),
        ("http-equiv", None, http_equiv),
        ("XML declaration", None, xml),
        ("meta after 1024 bytes", None, late),
        ("header", Some("text/html; charset=GBK"), gbk.clone()),
        (
            "header beats meta",
            Some("text/html; charset=\"gb18030\""),
            with_meta("utf-8", &gbk),
        ),
        ("BOM beats header", Some("text/html; charset=gbk"), bom_utf8),
        ("UTF-16 with BOM", None, utf16),
        (
            "UTF-16 in meta means UTF-8",
            None,
            with_meta("utf-16", body.as_bytes()),
        ),
        ("detected", None, gbk.clone()),
    ];
    for (name, content_type, bytes) in cases {
        let mut snapshot = snapshot("page.html", &bytes);
        if let Some(content_type) = content_type {
            let headers = &mut snapshot.provenance.headers;
            headers.insert("content-type".to_owned(), content_type.to_owned());
        }
        let statement = extract(&snapshot).expect(name);
        assert_eq!(statement.paragraphs, [CHINESE], "{name}");
        assert_eq!(statement.language.as_deref(), Some("zh"), "{name}");
    }
}

#[test]
fn gb18030_characters_of_four_bytes() {
    let wanted = format!("㐂𠀀与{CHINESE}");
    let mut bytes = b"<meta charset=gb2312><p>".to_vec();
    bytes.extend_from_slice(&encoding_rs::GB18030.encode(&wanted).0);
    let statement = extract(&snapshot("page.html", &bytes)).expect("text");
    assert_eq!(statement.paragraphs, [wanted]);
}

#[test]
fn what_is_no_page() {
    let refused = |name: &str, bytes: &[u8]| {
        let error = extract(&snapshot(name, bytes)).expect_err(name);
        assert!(error.to_string().contains(name), "{error}");
        error
    };
    assert!(matches!(refused("a.html", b""), ExtractError::Empty(_)));
    assert!(matches!(
        refused("a.txt", b" \r\n\t"),
        ExtractError::Empty(_)
    ));
    assert!(matches!(
        refused("a.html", b"%PDF-1.7 ..."),
        ExtractError::Document { .. }
    ));
    for bytes in [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        b"PK\x03\x04abc",
        b"\x7fELF\x02\x01\x01",
        b"a\x00\x00\x00\x01\x02\x00b\x00\x03\x00\x00",
    ] {
        assert!(matches!(
            refused("a.html", bytes),
            ExtractError::Binary { .. }
        ));
        assert!(matches!(
            refused("a.txt", bytes),
            ExtractError::Binary { .. }
        ));
    }
    let json = br#"{"title": "Ministers speak", "text": "The two ministers spoke by telephone."}"#;
    let mut served = snapshot("page", json);
    let headers = &mut served.provenance.headers;
    headers.insert(
        "content-type".into(),
        "application/json; charset=utf-8".into(),
    );
    assert!(extract(&served).is_err_and(|error| error.to_string().contains("JSON data")));
    assert!(matches!(
        refused("a.json", json),
        ExtractError::Binary { .. }
    ));
    for html in [
        "<html><body></body></html>",
        "<script>let a = 'text';</script>",
        "<p>&nbsp;</p>",
    ] {
        assert!(matches!(
            refused("a.html", html.as_bytes()),
            ExtractError::NoText(_)
        ));
    }
}

#[test]
fn hostile_pages_take_no_time() {
    let said = format!("<p>{FIRST}</p>");
    let many = |part: &str, count: usize| part.repeat(count);
    let attributes: String = (0..400_000).map(|n| format!(" a{n}")).collect();
    let roots: String = (0..50_000).map(|n| format!("<body a{n}=1>")).collect();
    let fonts: String = (0..20_000).map(|n| format!("<font size={n}>")).collect();
    let cases = [
        ("div", many("<div>", 100_000) + &said),
        ("span and p", many("<span><p>", 100_000) + &said),
        ("b", many("<b>", 100_000) + &said),
        ("font", fonts + &many("<p>x", 20_000) + &said),
        ("a", many("<a href=x>", 100_000) + &said),
        ("table", many("<table>", 50_000) + &said),
        ("cells", many("<table><tr><td>", 50_000) + &said),
        (
            "rows",
            format!("<h1>x</h1>{said}<table>{}", many("<tr><td>a<td>b", 20_000)),
        ),
        ("foots", many("<div><p>Tel. 0123456<p>b", 10_000) + &said),
        ("list", many("<ul><li>", 20_000) + &said),
        (
            "title of many parts",
            format!("<title>{}</title>{said}", many("a | ", 100_000)),
        ),
        (
            "links for a title of many parts",
            format!(
                "<title>{}</title><nav>{}</nav>{said}",
                many("a | ", 400),
                many("<a href=x>b</a>", 50_000)
            ),
        ),
        ("svg", many("<svg><g>", 100_000) + &said),
        ("svg that ends", many("<svg><g></svg>", 50_000) + &said),
        (
            "svg in svg",
            many("<svg>", 100_000) + &said + &many("</svg>", 100_000),
        ),
        (
            "svg cells",
            String::from("<svg>") + &many("<td>", 100_000) + &said,
        ),
        ("end tags", many("</b></div></p>", 100_000) + &said),
        ("roots", roots + &said),
        ("attributes", format!("<p{attributes}>{said}")),
        (
            "attributes in a script",
            format!("<svg><script><i{attributes}></script></svg>{said}"),
        ),
        (
            "attributes behind a quote",
            format!("<i a='<' b=\"<!--\"{attributes}>{said}"),
        ),
        ("quote", format!("{said}<a b=\"{}", many("<a b='", 200_000))),
        ("comments", many("<!--", 300_000) + &said),
        (
            "broken",
            format!("{said}<![CDATA[ </p><p <p></ <!-> &#0; &#xD800; <tr><select><table>"),
        ),
    ];
    for (name, html) in cases {
        let start = spent();
        let _ = extract(&snapshot("page.html", html.as_bytes()));
        let taken = spent() - start;
        assert!(taken < Duration::from_secs(10), "{name}: {taken:?}");
    }
    for deep in ["<div>", "<b>", "<span>"] {
        assert_eq!(
            page(&(many(deep, 100_000) + &said)).paragraphs,
            [FIRST],
            "{deep}"
        );
    }
}

#[test]
fn paragraphs_of_a_page() {
    let both = [FIRST, SECOND];
    let cases = [
        ("p", format!("<p>{FIRST}</p><p>{SECOND}</p>")),
        ("br br", format!("<div>{FIRST}<br><br/>{SECOND}</div>")),
        (
            "div",
            format!("<div><div>{FIRST}</div><div>{SECOND}</div></div>"),
        ),
        (
            "list",
            format!("<ul><li>{FIRST}</li><li>{SECOND}</li></ul>"),
        ),
        (
            "quote",
            format!("<p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote>"),
        ),
        (
            "inline",
            format!(
                "<p><b>The two</b> {}</p><p>{SECOND}</p>",
                &FIRST["The two ".len()..]
            ),
        ),
        (
            "white space",
            format!(
                "<p>\u{3000}\u{3000}{}</p><p>{SECOND}&nbsp;</p>",
                FIRST.replace(' ', "&nbsp;\n\t")
            ),
        ),
        (
            "invisible",
            format!(
                "<p>\u{200b}{}\u{202e}</p><p>{SECOND}&shy;</p>",
                FIRST.replace("min", "mi&shy;n")
            ),
        ),
        (
            "empty ones",
            format!("<p></p><p>{FIRST}</p><p>&nbsp;</p><p>{SECOND}</p><p><img></p>"),
        ),
    ];
    for (name, html) in cases {
        assert_eq!(page(&html).paragraphs, both, "{name}");
    }
}

#[test]
fn a_line_end_is_no_space_in_chinese() {
    let broken = format!("<p>{}</p>", CHINESE.replace('，', "，\r\n    "));
    assert_eq!(page(&broken).paragraphs, [CHINESE]);
}

#[test]
fn a_short_statement_under_a_heavy_menu() {
    let item = |n: usize| {
        format!("<li><a href='/{n}'>Ministry department number {n} and its duties</a></li>")
    };
    let menu: String = (0..300).map(item).collect();
    let html = format!(
        "<html><head><title>Ministers speak | Foreign Ministry</title></head><body>
         <div class='header'><ul>{menu}</ul></div>
         <div class='box'><h1>Ministers speak</h1><span>24 November 2025</span>
         <p>{FIRST}</p></div>
         <div class='more'><h3><a href='/1'>Another call</a></h3><h3><a href='/2'>A visit</a></h3></div>
         <div class='cookie-banner'><p>This site keeps small files on your computer to count how
         many people read it, and to remember what they chose. You may refuse them at any time.</p></div>
         <footer><p>Ministry of Foreign Affairs, 1 Long Street. Telephone 555 0100.</p></footer>
         </body></html>"
    );
    let statement = page(&html);
    assert_eq!(statement.paragraphs, [FIRST]);
    assert_eq!(statement.title.as_deref(), Some("Ministers speak"));
    assert_eq!(
        statement.date.map(|day| day.to_string()).as_deref(),
        Some("2025-11-24")
    );
    assert_eq!(statement.method, Method::Generic);
}

/// Prose of a page's foot that no class name tells from a statement.
const FOOT: &str = "The office of communications answers for the content of these pages. It is open \
                    from Monday to Friday, and letters reach it at 1 Government Square. Links to \
                    pages of others do not mean that the ministry agrees with what they say.";

/// A page whose foot, menu and teasers say nothing of themselves, around a body.
fn unlabelled(body: &str) -> String {
    let menu: String = (0..60)
        .map(|n| format!("<li><a href='/{n}'>Department {n}</a></li>"))
        .collect();
    format!(
        "<html><head><title>Ministers speak - Foreign Ministry</title></head><body>
         <div class='a'><ul>{menu}</ul></div>{body}
         <div class='z'><div><h4><a href='/1'>Another call</a></h4><p>Two others spoke as well, it
         was said.</p></div></div><div class='y'><p>{FOOT}</p><p>{FOOT}</p></div></body></html>"
    )
}

#[test]
fn the_foot_of_a_page_by_what_it_says() {
    let menu: String = (0..30)
        .map(|n| format!("<li><a href='/{n}'>Department {n}</a></li>"))
        .collect();
    let foots = [
        "The press office answers for this page. Telephone: (012) 345-67-89, from nine to five.",
        "The press office answers for this page, and for what it says: press.office@ministry.example.",
        "本网站由外交部新闻司主办，转载请注明出处。版权所有，未经许可不得转载。",
        "Пресс-служба отвечает за эту страницу и за её содержание. Тел.: +7 (495) 012-34-56.",
        "يتولى المكتب الصحفي مسؤولية هذه الصفحة ومحتواها. جميع الحقوق محفوظة للوزارة.",
    ];
    for foot in foots {
        let page = page(&format!(
            "<title>Ministers speak - Ministry</title><ul>{menu}</ul><h1>Ministers speak</h1>
             <font><p>{FIRST}</p><p>{SECOND}</p></font>
             <div><div><p>{foot}</p><p>{FOOT}</p></div></div>"
        ));
        assert_eq!(page.paragraphs, [FIRST, SECOND], "{foot}");
    }
    // A telephone in the text itself, or an address between its paragraphs, is no foot.
    let call = "The two ministers spoke by telephone on 24 November 2025 at 10:30.";
    for between in [
        format!("<div><p>{call}</p><p>{SECOND}</p></div>"),
        format!(
            "<div><p>Write to us: a@b.example.</p><p>{call}</p></div><p>{SECOND}</p><p>{FOOT}</p>"
        ),
    ] {
        let page = page(&format!(
            "<h1>Ministers speak</h1><div><p>{FIRST}</p>{between}</div>"
        ));
        assert!(page.paragraphs.contains(&call.to_owned()), "{between}");
        assert!(page.paragraphs.contains(&SECOND.to_owned()), "{between}");
    }
}

#[test]
fn whom_to_call_is_said_in_the_text_and_at_the_foot_of_pages() {
    let page_with = |line: &str| {
        page(&format!(
            "<h1>Ministers speak</h1><div><p>{FIRST}</p><div><p>Both embassies stay open.</p>
             <p>{line}</p></div></div>"
        ))
    };
    for line in [
        "Britons in need of help should call the hotline +44 20 7008 5000, day and night.",
        "Citizens in need of help should call the hotline: +44 20 7008 5000.",
        "Citizens in the region may write to help@ministry.example or call the consuls.",
        "Граждане могут обращаться по телефону +7 (495) 012-34-56 в любое время.",
        "中国公民如需帮助，请拨打领事保护热线电话：+86-10-12308。",
    ] {
        assert_eq!(
            page_with(line).paragraphs.last().map(String::as_str),
            Some(line)
        );
    }
    for line in [
        "Press Office, Tel.: +44 20 7008 3100, E-mail: press@ministry.example",
        "Media enquiries: press@ministry.example",
        "Press Office. Telephone: 020 7008 3100. E-mail: press@ministry.example.",
    ] {
        assert_eq!(page_with(line).paragraphs, [FIRST], "{line}");
    }
}

#[test]
fn cookies_tables_and_short_lines_in_the_text() {
    let cookies = "We use cookies and similar means to make this website work and to measure how \
                   it is read. You can accept all of them or change your preferences.";
    let about = "The two ministers noted the ruling on cookies of the court, which both respect.";
    let page = page(&format!(
        "<h1>Ministers speak</h1><div><p>{FIRST}</p><p>{cookies}</p><p>{about}</p>
         <table><tr><td>Year</td><td>Trade</td></tr><tr><td>2024</td><td>12.5</td></tr></table>
         <div>{SECOND}</div><div>Both sides expressed thanks</div></div>"
    ));
    assert_eq!(
        page.paragraphs,
        [
            FIRST,
            about,
            "Year Trade",
            "2024 12.5",
            SECOND,
            "Both sides expressed thanks"
        ]
    );
}

#[test]
fn drawings_are_left_unread() {
    for drawing in [
        "<svg viewBox='0 0 1 1'><path d='M0 0'/><title>Share</title><text>Share</text></svg>",
        "<SVG><TEXT>Share</TEXT></SVG>",
        "<svg/>",
        "<svg></svg>",
        "<svg><svg/><svg><text>Share</text></svg></svg>",
        "<svg><!-- </svg> --><text>Share</text></svg>",
        "<svg a='>'><text>Share</text></svg>",
    ] {
        let html =
            format!("<h1>Ministers speak</h1><p>{drawing}{FIRST}</p>{drawing}<p>{SECOND}</p>");
        assert_eq!(page(&html).paragraphs, [FIRST, SECOND], "{drawing}");
    }
}

#[test]
fn the_heading_or_the_page_itself_says_where_the_statement_is() {
    let text = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    let h1 = "<h1>Ministers speak</h1>";
    for (name, body) in [
        (
            "under the heading",
            format!("<div class='c'>{h1}<div>{text}</div></div>"),
        ),
        ("article", format!("<article>{h1}{text}</article>")),
        ("main", format!("<div>{h1}</div><main>{text}</main>")),
        (
            "class",
            format!("<div>{h1}</div><div class='k'><div class='entry-content'>{text}</div></div>"),
        ),
        (
            "wrapped in part",
            format!("<article>{h1}<p>{FIRST}</p><div><div><p>{SECOND}</p></div></div></article>"),
        ),
        (
            "a page builder's pieces",
            format!(
                "<section class='entry-content'><div class='elementor-widget elementor-widget-heading'>\
                 {h1}</div><div class='elementor-widget-text-editor elementor-widget'><p>{FIRST}</p>\
                 </div><div class='elementor-widget elementor-widget-text-editor'><p>{SECOND}</p>\
                 </div></section>"
            ),
        ),
        (
            "a part that is named as a subscription is",
            format!("<article>{h1}<div class='paywall'>{text}</div></article>"),
        ),
    ] {
        let statement = page(&unlabelled(&body));
        assert_eq!(statement.paragraphs, [FIRST, SECOND], "{name}");
        assert!(
            statement.confidence > 0.25,
            "{name}: {}",
            statement.confidence
        );
    }
}

#[test]
fn how_sure_the_reader_is() {
    let declared = page(&format!(
        "<article><h1>Call</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    ));
    let undeclared = page(&format!("<p>{FIRST}</p><p>{SECOND}</p>"));
    assert_eq!(declared.confidence, 1.0);
    assert!(undeclared.confidence < declared.confidence);
}

#[test]
fn rows_that_no_mark_ends() {
    let thai = "นายกรัฐมนตรีได้หารือทางโทรศัพท์กับประธานาธิบดีเมื่อวันอังคารเกี่ยวกับสถานการณ์ในภูมิภาคและความร่วมมือทวิภาคีระหว่างสองประเทศ";
    let long = thai.repeat(2);
    let html = format!("<div>{long}<br>{thai}</div>");
    assert_eq!(page(&html).paragraphs, [long.as_str(), thai]);
    let html = format!("<div><div>{thai}</div><div>ทั้งสองฝ่ายขอบคุณซึ่งกันและกัน</div></div>");
    assert_eq!(page(&html).paragraphs.len(), 2);
    // A row that was broken for its length goes on in the next.
    let html = format!("<div>{}<br>{}</div>", &FIRST[..60], FIRST[60..].trim());
    assert_eq!(page(&html).paragraphs.len(), 1);
}

#[test]
fn a_text_that_only_a_script_would_show() {
    let text = format!("{FIRST}\\n\\n{SECOND}");
    let script = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{text}"}}</script>"#
    );
    let empty = page(&format!(
        "{script}<div id=root><h1>Ministers speak</h1></div>"
    ));
    assert_eq!(empty.paragraphs, [FIRST, SECOND]);
    assert_eq!(empty.confidence, 0.5);
    // What the page shows goes before what it says that it shows.
    let shown = page(&format!("{script}<h1>Ministers speak</h1><p>{SECOND}</p>"));
    assert_eq!(shown.paragraphs, [SECOND]);
}

#[test]
fn scripts_are_left_unread_and_end_where_browsers_end_them() {
    for script in [
        "<script>var text = '<p>No text.</p>';</script>",
        "<SCRIPT data-a='>'>if (a < b && '</p>') {}</Script >",
        "<script><!-- <script> no </script> text --></script>",
        "<script></scripted></script>",
        "<style>p::before { content: '<div>' }</style>",
        "<noscript><p>Please turn on scripts, or this page will not be shown.</p></noscript>",
        "<iframe><p>No text</p></iframe>",
    ] {
        let html = format!("<body><p>{FIRST}</p>{script}<p>{SECOND}</p>");
        assert_eq!(page(&html).paragraphs, [FIRST, SECOND], "{script}");
    }
    let endless = format!("<body><p>{FIRST}</p><script>var a = '<p>{SECOND}</p>'");
    assert_eq!(page(&endless).paragraphs, [FIRST]);
}

#[test]
fn centred_lines_are_captions_only_where_few_are() {
    let picture = "<p style='text-align: center'><img></p>";
    let caption = "<p style='text-align: center'>The ministers at the table.</p>";
    let body = format!("<p>{FIRST}</p>{picture}{caption}<p>{SECOND}</p>");
    assert_eq!(page(&body).paragraphs, [FIRST, SECOND]);
    let all = format!("{picture}<p align=center>{FIRST}</p>{picture}<p align=center>{SECOND}</p>");
    assert_eq!(page(&all).paragraphs, [FIRST, SECOND]);
}

#[test]
fn titles() {
    let body = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    for (head, heading) in [
        (
            "<title>Ministers speak by phone | Foreign Ministry</title>",
            "",
        ),
        (
            "<title>Ministers speak by phone - Foreign Ministry</title>",
            "<h1>Ministers speak by phone</h1>",
        ),
        (
            "<title>Foreign Ministry — Ministers speak by phone</title>",
            "<h2>Ministers speak by phone</h2>",
        ),
        (
            "<title>Foreign Ministry » Ministers speak by phone</title><meta property=og:site_name content='Foreign Ministry'>",
            "",
        ),
        (
            "<title>Foreign Ministry</title><meta property=og:title content='Ministers speak by phone'>",
            "",
        ),
        (
            "<title>Foreign Ministry</title>",
            "<h1>Ministers speak by phone</h1>",
        ),
        (
            "<title>Ministers speak by phone | Foreign Ministry</title>",
            "<h1><a href=/>Foreign Ministry</a></h1><h2>Ministers speak by phone</h2>",
        ),
        (
            "<title>x</title><meta property=og:site_name content='Foreign Ministry'>",
            "<h1>Ministers speak by phone :: Foreign Ministry</h1>",
        ),
        (
            "<title>Foreign Ministry - Ministers speak by phone</title><meta property=og:site_name content='Foreign Ministry'>",
            "",
        ),
    ] {
        let html = format!("<html><head>{head}</head><body>{heading}{body}</body></html>");
        let statement = page(&html);
        assert_eq!(
            statement.title.as_deref(),
            Some("Ministers speak by phone"),
            "{head} {heading}"
        );
        assert_eq!(statement.paragraphs, [FIRST, SECOND], "{head} {heading}");
    }
}

#[test]
fn titles_without_the_section() {
    let body = format!("<p>{FIRST}</p><p>{SECOND}</p>");
    let title = "Ministers speak by phone";
    let section = "<meta property=article:section content=Opinion>";
    let named = "<meta property=og:site_name content='The Daily'>";
    let crumbs = r#"<script type='application/ld+json'>{"@type": "BreadcrumbList",
        "itemListElement": [{"name": "Home"}, {"item": {"name": "Opinion"}}]}</script>"#;
    let json = r#"<script type='application/ld+json'>{"@type": "NewsArticle",
        "articleSection": "Opinion", "publisher": {"name": "The Daily"}}</script>"#;
    let menu = "<nav><a href=/>Home</a> <a href=/o>Opinion</a></nav>";
    for (head, heading) in [
        (format!("<title>{title} | Opinion</title>{section}"), ""),
        (
            format!("<title>{title} | Opinion | The Daily</title>{section}{named}"),
            "",
        ),
        (
            format!("<title>{title} - Opinion - The Daily</title>{named}"),
            menu,
        ),
        (
            format!("<title>Opinion | {title} - The Daily</title>{named}{section}"),
            "",
        ),
        (
            format!("<title>x</title>{section}"),
            "<h1>Ministers speak by phone | Opinion</h1>",
        ),
        (
            format!("<title>x</title>{json}"),
            "<h1>Ministers speak by phone – The Daily</h1>",
        ),
        (
            format!("<title>{title} » Opinion</title>{crumbs}"),
            "<h1>Ministers speak by phone » Opinion</h1>",
        ),
        (
            format!("<title>x</title><meta property=og:title content='{title}'>"),
            "<h1>Ministers speak by phone | News</h1>",
        ),
        (
            "<title>x | Opinion</title>".to_owned(),
            "<div class=breadcrumb><a href=/>Opinion</a></div><h1>Ministers speak by phone | Opinion</h1>",
        ),
        (
            format!("<title>The Daily</title><meta name=twitter:title content='{title}'>{named}"),
            "",
        ),
    ] {
        let html = format!("<html><head>{head}</head><body>{heading}{body}</body></html>");
        assert_eq!(
            page(&html).title.as_deref(),
            Some(title),
            "{head} {heading}"
        );
    }
    // What the page shows in its heading, and does not call a section, is part of it.
    for (head, heading) in [
        (
            "<title>Talks – a start | Ministry</title>",
            "<h1>Talks – a start</h1>",
        ),
        (
            "<title>Ministers speak – a new start | Ministry</title>",
            "",
        ),
        (
            "<title>x</title>",
            "<nav><a href=/>Kenya</a></nav><h1>Statement on floods – Kenya</h1>",
        ),
    ] {
        let html = format!("<html><head>{head}</head><body>{heading}{body}</body></html>");
        let found = page(&html).title.unwrap_or_default();
        assert!(found.contains('–') && !found.contains('|'), "{found}");
    }
}

#[test]
fn titles_without_spaces_around_the_name_of_the_site() {
    for (head, expected) in [
        (
            "<title>两国外长通电话_中华人民共和国外交部</title>",
            "两国外长通电话",
        ),
        (
            "<title>两国外长通电话——中华人民共和国外交部</title>",
            "两国外长通电话",
        ),
        ("<title>两国外长通电话-新华网</title>", "两国外长通电话"),
        (
            "<title>两国外长通电话--国际--人民网</title>",
            "两国外长通电话",
        ),
        ("<title>两国外长通电话｜外務省</title>", "两国外长通电话"),
        (
            "<title>外交大事——两国外长通电话</title>",
            "外交大事——两国外长通电话",
        ),
        (
            "<title>外交大事——两国外长通电话——要闻</title><meta name=SiteName content=要闻>",
            "外交大事——两国外长通电话",
        ),
    ] {
        let html = format!("<html><head>{head}</head><body><p>{CHINESE}</p></body></html>");
        assert_eq!(page(&html).title.as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn dates() {
    let day = Some("2025-11-24");
    for (head, line, expected) in [
        (
            "<meta property='article:published_time' content='2025-11-24T22:30:00Z'>",
            "",
            day,
        ),
        (
            "<script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2025-11-24\"}]}</script>",
            "",
            day,
        ),
        (
            "<meta name=PubDate content='2025-11-24 22:30'>",
            "1 January 2020",
            day,
        ),
        ("", "<time datetime='2025-11-24'>yesterday</time>", day),
        ("", "November 24, 2025", day),
        ("", "来源：外交部 2025年11月24日 22:30", day),
        ("", "24 ноября 2025 года, 18:00", day),
        ("", "Publié le 24 novembre 2025", day),
        ("", "24 листопада 2025 року - 12:00", day),
        ("", "© 2025 Foreign Ministry", None),
        ("", "", None),
    ] {
        let html = format!(
            "<html><head>{head}</head><body><h1>Ministers speak</h1><div>{line}</div><p>{FIRST}</p>
             <p>{SECOND}</p><p>Copyright 2024</p></body></html>"
        );
        let found = page(&html).date.map(|day| day.to_string());
        assert_eq!(found.as_deref(), expected, "{head}{line}");
    }
}

#[test]
fn known_sites() {
    let html = format!(
        "<html><head><title>通电话 — 外交部</title></head><body><div id=News_Body_Title>两国外长通电话</div>
         <span id=News_Body_Time>2025-11-24</span><div id=News_Body_Txt_A><p>　　{CHINESE}</p></div>
         <p>{FIRST}</p><p>{SECOND}</p></body></html>"
    );
    let statement = page(&html);
    assert_eq!(statement.method, Method::Profile);
    assert_eq!(statement.paragraphs, [CHINESE]);
    assert_eq!(statement.title.as_deref(), Some("两国外长通电话"));
    assert_eq!(statement.source.government.as_deref(), Some("CN"));

    let mut moved = snapshot("page.html", format!("<p>{FIRST}</p>").as_bytes());
    moved.source.url = Some("http://en.kremlin.ru/events/president/news/1".to_owned());
    moved.source.outlet = Some("kremlin.ru".to_owned());
    let statement = extract(&moved).expect("text");
    assert_eq!(statement.method, Method::Generic);
    assert_eq!(statement.source.government.as_deref(), Some("RU"));
    assert_eq!(statement.source.outlet.as_deref(), Some("kremlin.ru"));
}

#[test]
fn plain_text() {
    for (name, given, expected) in [
        (
            "a line each",
            "One line.\nAnother line\r\nA third.",
            vec!["One line.", "Another line", "A third."],
        ),
        (
            "blocks",
            "A line that is\nbroken here.\n\nAnother one.",
            vec!["A line that is broken here.", "Another one."],
        ),
        (
            "Chinese blocks",
            "两国外长通\n电话。\n\n双方同意。",
            vec!["两国外长通电话。", "双方同意。"],
        ),
        (
            "points",
            "They agreed:\n- to talk\n- to meet\n\nThat is all.",
            vec!["They agreed:", "- to talk", "- to meet", "That is all."],
        ),
        ("marks", "\u{feff}A\u{200b} b\u{7f} c.\n", vec!["A b c."]),
    ] {
        assert_eq!(text(given), expected, "{name}");
    }
    let marked = extract(&snapshot(
        "a.md",
        b"# The call\n\nOne line.\n\n## Then\n\nTwo.",
    ))
    .expect("text");
    assert_eq!(marked.title.as_deref(), Some("The call"));
    assert_eq!(marked.paragraphs, ["One line.", "Then", "Two."]);
}

#[test]
fn languages() {
    for (language, declared, sentence) in [
        ("en", "zh", FIRST),
        ("zh", "en", CHINESE),
        (
            "ja",
            "",
            "両国の外相は電話で会談し、二国間関係について意見を交わした。",
        ),
        (
            "ru",
            "",
            "Министры иностранных дел двух стран провели телефонный разговор и договорились о новых встречах.",
        ),
        (
            "uk",
            "uk",
            "Міністри закордонних справ двох країн провели телефонну розмову та домовилися про нові зустрічі.",
        ),
        (
            "fr",
            "fr-FR",
            "Les deux ministres se sont entretenus par téléphone.",
        ),
        (
            "ar",
            "",
            "أجرى وزيرا خارجية البلدين اتصالا هاتفيا واتفقا على عقد جولة جديدة من المحادثات.",
        ),
    ] {
        let html = format!("<html lang='{declared}'><p>{sentence}</p></html>");
        assert_eq!(
            page(&html).language.as_deref(),
            Some(language),
            "{sentence}"
        );
    }
}

#[test]
fn saved_pages_of_the_chinese_ministry() {
    let data = std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let folder = data.join("pages/cn-fmprc");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    for entry in entries {
        let path = entry.expect("a folder that can be read").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut saved = snapshot(
            &name,
            &std::fs::read(&path).expect("a page that can be read"),
        );
        let known = extract(&saved).expect(&name);
        assert_eq!(known.method, Method::Profile, "{name}");
        assert_eq!(known.language.as_deref(), Some("zh"), "{name}");
        assert_eq!(
            known.date.map(|day| day.to_string()).as_deref(),
            name.get(..10),
            "{name}"
        );
        assert!(known.paragraphs.len() >= 3, "{name}");
        saved.source.url = Some("https://example.org/unknown".to_owned());
        let unknown = extract(&saved).expect(&name);
        assert_eq!(unknown.method, Method::Generic, "{name}");
        assert_eq!(unknown.paragraphs, known.paragraphs, "{name}");
        assert_eq!(unknown.title, known.title, "{name}");
        assert_eq!(unknown.date, known.date, "{name}");
    }
}

/// Pages out of scraps that meet each other as they do in the wild.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just(FIRST.to_owned()),
        Just(CHINESE.to_owned()),
        "[a-z一-丁 .。\u{a0}\u{200b}\n;]{0,40}",
        prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div class='comment'>",
            "<div>",
            "</div>",
            "<br>",
            "<table><tr><td>",
            "</td>",
            "</table>",
            "<ul><li>",
            "</ul>",
            "<h1>",
            "</h1>",
            "<a href=x>",
            "</a>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "<pre>",
            "</pre>",
            "<article>",
            "<svg>",
            "<",
            "<title>",
            "</title>",
            "<select>",
            "<template>",
            "</template>",
            "<body id='nav'>",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for name in ["a.html", "a.txt", "a"] {
            let _ = extract(&snapshot(name, &bytes));
        }
    }

    #[test]
    fn no_text_is_invented(html in scraps()) {
        if let Ok(statement) = extract(&snapshot("a.html", html.as_bytes())) {
            for paragraph in &statement.paragraphs {
                // A parser moves misplaced text out of tables, so only the order within a
                // paragraph is that of the page.
                let mut rest = html.chars();
                for letter in paragraph.chars().filter(|letter| letter.is_alphanumeric()) {
                    prop_assert!(rest.any(|other| other == letter), "{letter} in {paragraph}");
                }
                prop_assert_eq!(paragraph.trim(), paragraph.as_str());
                let unclean = paragraph.contains(['\n', '\u{a0}', '\u{200b}']);
                prop_assert!(!paragraph.is_empty() && !unclean);
            }
        }
    }

    #[test]
    fn own_output_reads_the_same(html in scraps()) {
        if let Ok(statement) = extract(&snapshot("a.html", html.as_bytes())) {
            // In a text, lines above the title are the site's: "BRIEFING ROOM". So are three short
            // lines or more below the last sentence: "Share", "Print".
            let told = told(&statement.paragraphs.join("\n"));
            let is_title = told.first().is_some_and(|title| !title.ends_with(['.', '。']));
            let is_line = |line: &String| !line.ends_with(['.', '。']);
            let is_short = |line: &String| is_line(line) && line.chars().count() < 24;
            let places = 0..=statement.paragraphs.len().saturating_sub(told.len());
            let mut fits = places.filter(|at| {
                let (above, rest) = statement.paragraphs.split_at(*at);
                let Some(below) = rest.strip_prefix(told.as_slice()) else {
                    return false;
                };
                (above.is_empty() || is_title && above.iter().all(is_line))
                    && (below.is_empty() || below.len() >= 3 && below.iter().all(is_short))
            });
            prop_assert!(fits.next().is_some(), "{told:?} {statement:?}");
        }
    }

    #[test]
    fn own_output_in_a_page_reads_the_same(
        paragraphs in prop::collection::vec(
            prop::sample::select(vec![FIRST, SECOND, FOOT, CHINESE]), 1..8)
    ) {
        let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        for html in [
            body.clone(),
            format!("<article>{body}</article>"),
            format!("<div><div>{body}</div></div>"),
        ] {
            prop_assert_eq!(&page(&html).paragraphs, &paragraphs);
        }
    }

    #[test]
    fn each_paragraph_is_a_run_of_the_page(html in prop::collection::vec(prop_oneof![
        prop::sample::select(vec![
            "<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>", "<ul><li>", "</ul>", "<h2>",
            "</h2>", "<blockquote>", "</blockquote>", "<a href=x>", "</a>", "<pre>", "</pre>",
            "<nav>", "</nav>", "&amp;", FIRST, SECOND, CHINESE,
        ]).prop_map(str::to_owned),
        "[a-z一-丁 .。\u{a0}\u{200b}\n;]{0,40}",
    ], 0..40).prop_map(|scraps| scraps.concat())) {
        let letters = |text: &str| -> String {
            text.chars().filter(|letter| letter.is_alphanumeric()).collect()
        };
        let shown: String = html
            .replace("&amp;", "&")
            .split('<')
            .map(|piece| letters(piece.split_once('>').map_or(piece, |(_, text)| text)))
            .collect();
        if let Ok(statement) = extract(&snapshot("a.html", html.as_bytes())) {
            for paragraph in &statement.paragraphs {
                prop_assert!(shown.contains(&letters(paragraph)), "{paragraph}");
            }
        }
    }

    #[test]
    fn own_output_of_text_reads_the_same(given in "[a-z一-丁 .。\u{a0}\u{200b}\u{200c}ب\r\n\u{2028}-]{1,80}") {
        let once = text(&given);
        prop_assert_eq!(told(&once.join("\n")), once);
    }
}

#[test]
fn a_text_of_lines_without_end_is_refused() {
    for (name, line) in [("a.txt", "a\n"), ("a.txt", "a\r\n\n"), ("a.md", "# a\n")] {
        let text = line.repeat(600_000);
        let refused = extract(&snapshot(name, text.as_bytes()));
        assert!(matches!(refused, Err(ExtractError::TooComplex(_))));
    }
}
