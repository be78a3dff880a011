//! Short statements within the layouts of common site software, where menus, lists of other news
//! and feet are most of the page.

use std::path::PathBuf;

use parallax::extract::extract;
use parallax::source::snapshot::Snapshot;
use parallax::statement::Statement;

fn page(html: &str) -> Statement {
    let snapshot = Snapshot {
        path: PathBuf::from("page.html"),
        ..Snapshot::from_bytes("x", None, html)
    };
    extract(&snapshot).expect("the page has text")
}

/// A heading, the markup of a statement under it, and its paragraphs.
type Case = (&'static str, String, Vec<&'static str>);

const ONE: &str = "The Foreign Minister received the Ambassador in the capital on Monday and thanked \
                   her for the work of her mission, during which trade has grown and a treaty on air \
                   services was signed.";
const TWO: &str = "Both sides are ready to open talks on visas before the end of the year.";
const KOREAN: &str = "외교부 장관은 월요일 수도에서 대사를 접견하고 지난 3년간 공관의 노력에 감사를 표했다. \
                      이 기간 동안 양국 간 교역이 늘었고 항공협정이 서명되었다.";
const ARABIC: &str = "استقبل وزير الخارجية في العاصمة يوم الاثنين السفيرة وشكرها على عمل بعثتها خلال السنوات \
                      الثلاث الماضية، التي نمت فيها التجارة بين البلدين.";
const AMHARIC: &str = "የውጭ ጉዳይ ሚኒስትሩ ሰኞ ዕለት በመዲናዋ አምባሳደሯን ተቀብለው ባለፉት ሦስት ዓመታት ለተልእኮዋ ሥራ አመስግነዋል።";
const ARMENIAN: &str = "ԱԳ նախարարը երկուշաբթի օրը մայրաքաղաքում ընդունել է դեսպանին և շնորհակալություն \
                        հայտնել վերջին երեք տարիների աշխատանքի համար։";
const HINDI: &str = "विदेश मंत्री ने सोमवार को राजधानी में राजदूत का स्वागत किया और पिछले तीन वर्षों में उनके मिशन \
                     के काम के लिए धन्यवाद दिया।";

fn statements() -> Vec<Case> {
    let heading = "Minister receives Ambassador";
    let p = |text: &str| format!("<p>{text}</p>");
    vec![
        (heading, p(ONE), vec![ONE]),
        (heading, p(ONE) + &p(TWO), vec![ONE, TWO]),
        (heading, format!("{ONE}<br><br>{TWO}"), vec![ONE, TWO]),
        (
            heading,
            format!(
                "{}<ul><li>to meet in the spring;</li><li>to renew the treaty.</li></ul>",
                p(ONE)
            ),
            vec![ONE, "to meet in the spring;", "to renew the treaty."],
        ),
        (
            heading,
            format!("{}<blockquote>{}</blockquote>", p(ONE), p(TWO)),
            vec![ONE, TWO],
        ),
        (
            heading,
            format!(
                "{}<table><tr><th>Year<th>Trade<tr><td>2023<td>12.4<tr><td>2024<td>13.9</table>{}",
                p(ONE),
                p(TWO)
            ),
            vec![ONE, "Year Trade", "2023 12.4", "2024 13.9", TWO],
        ),
        ("외교부 장관, 이웃 나라 대사 접견", p(KOREAN), vec![KOREAN]),
        (
            "وزير الخارجية يستقبل سفيرة دولة مجاورة",
            p(ARABIC),
            vec![ARABIC],
        ),
        ("ሚኒስትሩ የጎረቤት አገር አምባሳደርን ተቀበሉ", p(AMHARIC), vec![AMHARIC]),
        (
            "ԱԳ նախարարն ընդունել է դեսպանին",
            p(ARMENIAN),
            vec![ARMENIAN],
        ),
        ("विदेश मंत्री ने राजदूत से मुलाकात की", p(HINDI), vec![HINDI]),
    ]
}

/// Other news: a link and a summary each.
const NEWS: [(&str, &str); 4] = [
    (
        "President to visit three countries",
        "The President will travel to the south in June, her office said on Friday.",
    ),
    (
        "Statement on the floods",
        "The Ministry expresses its sympathy with the families of those who died in the north.",
    ),
    (
        "Consular days in the provinces",
        "Consular officers will receive citizens in four towns of the south in the coming weeks.",
    ),
    (
        "Minister speaks on water",
        "In his speech the Minister called for a treaty on the rivers that cross the borders.",
    ),
];

fn news(card: fn(&str, &str) -> String) -> String {
    NEWS.iter().map(|(link, text)| card(link, text)).collect()
}

fn menu() -> String {
    (0..40)
        .map(|n| format!("<li><a href='/{n}'>Department {n} and its duties</a></li>"))
        .collect()
}

const FOOT: &str = "<p>Ministry, 12 Independence Avenue, 1000 Capital</p>
                    <p>Tel.: +999 2 555 01 00, E-mail: info@ministry.example</p>";

/// A layout: markup around a heading and a statement.
type Layout = fn(heading: &str, statement: &str) -> String;

const LAYOUTS: [(&str, Layout); 9] = [
    (
        "a field whose label is hidden, news in views",
        |heading, statement| {
            let rows = news(|link, text| {
                format!(
                    "<div class=views-row><div><span><a href=/>{link}</a></span></div><div class=field-content>{text}</div></div>"
                )
            });
            format!(
                "<h1>{heading}</h1><div class='field field-name-body field-label-hidden'><div class=field-item>{statement}</div></div><div class=view-content>{rows}</div>"
            )
        },
    ),
    (
        "a component of rich text, a list of items",
        |heading, statement| {
            let items = news(|link, text| {
                format!(
                    "<li class=item><div class=field-title><a href=/>{link}</a></div><div>{text}</div></li>"
                )
            });
            format!(
                "<main><div class=row><div class=col-8><h1>{heading}</h1><div class='component rich-text'><div>{statement}</div></div></div><div class=col-4><ul>{items}</ul></div></div></main>"
            )
        },
    ),
    (
        "a page for telephones, with an accordion",
        |heading, statement| {
            let section = news(|link, text| format!("<p><a href=/>{link}</a></p><p>{text}</p>"));
            format!(
                "<div class=wrap><h1>{heading}</h1><amp-img src=x></amp-img><div>{statement}</div><amp-accordion><section><h4>Latest news</h4><div>{section}</div></section></amp-accordion></div>"
            )
        },
    ),
    (
        "links in bold at the head of summaries",
        |heading, statement| {
            let items = news(|link, text| {
                format!(
                    "<p class=news-item><span>11.05.2025</span> <a href=/><b>{link}</b></a><br>{text}</p>"
                )
            });
            format!(
                "<div class=workarea><div class=news-detail><h3>{heading}</h3><div>{statement}</div></div><p><a href=/>Back to all news</a></p></div><div class=right>{items}</div>"
            )
        },
    ),
    ("tables that lay out", |heading, statement| {
        let cells = news(|link, text| {
            format!("<tr><td><font size=1><b><a href=/>{link}</a></b><br>{text}</font></td></tr>")
        });
        format!(
            "<table><tr><td><table><tr><td><b>{heading}</b></td></tr><tr><td><font size=2>{statement}</font></td></tr></table></td><td><table>{cells}</table></td></tr></table>"
        )
    }),
    ("RDFa, a summary and days above", |heading, statement| {
        format!(
            "<article><h1>{heading}</h1><div>The Minister and the Ambassador spoke of trade.</div><div><span>Published 12/05/2025 10h00</span><span>Updated 13/05/2025 11h00</span></div><div property='rnews:articleBody'>{statement}</div></article>"
        )
    }),
    ("a weblog of old", |heading, statement| {
        format!(
            "<div class=post><h2>{heading}</h2><div class=entry>{statement}<p class='postmetadata alt'>This entry was posted on Monday, May 12th, 2025 at 10:00 am and is filed under <a href=/>News</a>. Both comments and pings are currently closed.</p></div></div>"
        )
    }),
    ("portlets", |heading, statement| {
        let cards =
            news(|link, text| format!("<div><h4><a href=/>{link}</a></h4><p>{text}</p></div>"));
        format!(
            "<div class=portlet-body><h1>{heading}</h1><div class=journal-content-article>{statement}</div></div><div class=portlet-body><div class=journal-content-article><h3>Latest</h3>{cards}</div></div>"
        )
    }),
    ("nothing but divs", |heading, statement| {
        let cards = news(|link, text| format!("<div><a href=/>{link}</a></div><div>{text}</div>"));
        format!("<div><div>{heading}</div><div>{statement}</div></div><div>{cards}</div>")
    }),
];

#[test]
fn short_statements_in_common_layouts() {
    for (name, layout) in LAYOUTS {
        for (heading, markup, paragraphs) in statements() {
            let html = format!(
                "<html><head><title>{heading} - Ministry</title></head><body><div class=top><ul>{}</ul>
                 </div>{}<div class=bottom><div>{FOOT}</div></div></body></html>",
                menu(),
                layout(heading, &markup)
            );
            let statement = page(&html);
            assert_eq!(statement.paragraphs, paragraphs, "{name}: {heading}");
            assert_eq!(statement.title.as_deref(), Some(heading), "{name}");
        }
    }
}

#[test]
fn all_entries_of_a_live_page() {
    let entries = [ONE, TWO, NEWS[0].1];
    let layouts: [fn(&str) -> String; 2] = [
        |text| {
            format!(
                "<article itemprop=liveBlogUpdate><time>14:05</time><span class=byline>By a writer</span><div itemprop=articleBody><p>{text}</p></div><ul class=share><li><a href=/>Facebook</a></li></ul></article>"
            )
        },
        |text| {
            format!(
                "<div class=e><div>14:05 GMT</div><div><p>{text}</p></div><div><a href=/>Share on Facebook</a> <a href=/>Copy link</a></div></div>"
            )
        },
    ];
    for layout in layouts {
        let stream: String = entries.into_iter().map(layout).collect();
        let html = format!(
            "<title>Talks: live</title><ul>{}</ul><div class=w><h1>Talks: live</h1><div>{stream}</div>
             </div><footer>{FOOT}</footer>",
            menu()
        );
        assert_eq!(page(&html).paragraphs, entries, "{stream}");
    }
}

/// Inside the body, a line that leads on to another page is the site's, in whatever language.
#[test]
fn lines_that_lead_on_are_no_part_of_a_statement() {
    for line in [
        "For more information: <a href=/a>Treaty on air services</a>",
        "Weitere Informationen finden Sie <a href=/a>hier</a>",
        "Lire la suite : <a href=/a>Accord aérien</a>",
        "Lea también: <a href=/a>Acuerdo aéreo</a>",
        "Подробнее: <a href=/a>Соглашение</a>",
        "Zobacz także: <a href=/a>Umowa lotnicza</a>",
        "اقرأ أيضا: <a href=/a>اتفاقية النقل الجوي</a>",
        "関連リンク <a href=/a>航空協定</a>",
    ] {
        let html = format!(
            "<h1>Minister receives Ambassador</h1><div class=text><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>"
        );
        assert_eq!(page(&html).paragraphs, [ONE, TWO], "{line}");
    }
    let said = "More information on the treaty will be given to the Ambassador in May.";
    let html = format!("<h1>Minister receives Ambassador</h1><p>{ONE}</p><p>{said}</p>");
    assert_eq!(page(&html).paragraphs, [ONE, said]);
}
