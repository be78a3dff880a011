//! Kinds of layout that official pages have: where the lead, the heading, the day and the answers
//! stand, and pages that hold no statement. All texts are invented.

use std::path::PathBuf;

use parallax::extract::{extract, extract_with};
use parallax::source::snapshot::Snapshot;
use parallax::statement::Statement;
use parallax::{ExtractError, Sites};

const LEAD: &str =
    "The Governor of the islands opened the new quay on Friday, a year before it was due.";
const ONE: &str = "The quay is four hundred metres long and lets two grain ships be loaded at one time, where \
                   until now one had to wait.";
const TWO: &str = "Fishermen had asked that their boats keep the inner basin, and the Governor promised them \
                   that they would.";
const THREE: &str =
    "A second quay is planned on the far shore; the council will vote on its cost in spring.";

fn snapshot(html: &str, url: Option<&str>) -> Snapshot {
    Snapshot {
        path: PathBuf::from("page.html"),
        ..Snapshot::from_bytes("x", url, html)
    }
}

fn page(html: &str) -> Statement {
    extract(&snapshot(html, None)).expect("the page has text")
}

/// The page of a known site.
fn page_of(url: &str, html: &str) -> Statement {
    let snapshot = snapshot(html, Some(url));
    extract_with(&snapshot, &Sites::default()).expect("the page has text")
}

fn text() -> String {
    format!("<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>")
}

const MENU: &str = "<nav><a href=/>Home</a> <a href=/n>News</a> <a href=/c>Contact</a></nav>";
const FOOT: &str =
    "<footer><p>Office of the Governor, Mole Street 4. All rights reserved.</p></footer>";

#[test]
fn a_lead_apart_from_the_body() {
    for lead in [
        "<div class=lead><p>{}</p></div>",
        "<p class='article__chapo'>{}</p>",
        "<div class=news-intro><div><p>{}</p></div></div>",
        "<div class='page__teaser-text'><p>{}</p></div>",
        "<div itemprop=description>{}</div>",
    ] {
        let lead = lead.replace("{}", LEAD);
        for body in ["<div class=article-body>", "<div itemprop=articleBody>"] {
            let text = text();
            let html = format!(
                "{MENU}<main><h1>Governor opens quay</h1>{lead}<div class=share><a href=#>Print</a></div>{body}{text}</div></main>{FOOT}"
            );
            assert_eq!(page(&html).paragraphs, [LEAD, ONE, TWO, THREE], "{html}");
        }
    }
}

#[test]
fn a_summary_of_the_press_is_no_lead() {
    let text = text();
    let html = format!(
        "<meta property=og:description content='{LEAD}'><meta property=fb:app_id content=1><h1>Governor opens quay</h1>\
         <p class=lead>{LEAD}</p><div class=article-body>{text}</div>"
    );
    assert_eq!(page(&html).paragraphs, [ONE, TWO, THREE]);
}

#[test]
fn a_body_without_what_stands_in_it() {
    for (other, place) in [
        (
            "<nav class=crumbs><a href=/>Home</a> / <a href=/n>News</a> /</nav>",
            0,
        ),
        ("<h1>Governor opens quay</h1>", 0),
        (
            "<div class=breadcrumb><a href=/>Home</a></div><h1>Governor opens quay</h1>",
            0,
        ),
        (
            "<div role=complementary><h3>See also</h3><a href=/trip>Trip to the islands</a> <div>1 May 2020</div></div>",
            1,
        ),
        (
            "<aside><h4>On the subject</h4><p>A trip to the islands.</p></aside>",
            1,
        ),
        ("<p>Read more at https://islands.example/quay</p>", 2),
        ("<div class=share><a href=#>Share</a></div>", 2),
    ] {
        let mut parts: Vec<String> = [ONE, TWO, THREE]
            .iter()
            .map(|text| format!("<p>{text}</p>"))
            .collect();
        parts.insert(place, other.to_owned());
        let body = parts.concat();
        let html =
            format!("<title>Governor opens quay</title>{MENU}<div class=content-page>{body}</div>");
        let known = page_of("https://mfa.gov.by/en/press/1.html", &html);
        assert_eq!(known.paragraphs, [ONE, TWO, THREE], "{other}");
    }
}

#[test]
fn headings() {
    let text = text();
    for (title, head, heading) in [
        (
            "Governor opens quay | News | Islands",
            "",
            "<h1><div><span>Governor opens quay</span><span> </span></div></h1>",
        ),
        (
            "News « Islands",
            "<div class=top><h1><a href=/en/>Government of the Islands</a></h1></div>",
            "<h2>Governor opens quay</h2>",
        ),
        (
            "Islands",
            "<h1 class=site-name>Government of the Islands</h1>",
            "<h2>Governor opens quay</h2>",
        ),
        (
            "Governor opens quay View|News | Islands",
            "<h1><a href=/index.html>Government of the Islands</a></h1><h2>Island News</h2>",
            "<h3>Governor opens quay</h3>",
        ),
        (
            "Governor opens quay",
            "",
            "<h1><span class=kicker>Trade</span> Governor opens quay</h1>",
        ),
    ] {
        let html = format!("<title>{title}</title>{head}{MENU}<main>{heading}{text}</main>{FOOT}");
        let read = page(&html);
        assert_eq!(read.title.as_deref(), Some("Governor opens quay"), "{html}");
        assert_eq!(read.paragraphs, [ONE, TWO, THREE], "{html}");
    }
}

#[test]
fn a_heading_that_nobody_closed_is_not_the_text() {
    let html = format!("<h2>Governor opens quay<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>");
    assert_eq!(page(&html).paragraphs, [ONE, TWO, THREE]);
}

#[test]
fn key_points_above_the_lead() {
    let points = [
        "Two ships are loaded at one time",
        "The inner basin stays with the boats",
        "A vote on a second quay in spring",
    ];
    let list: String = points
        .iter()
        .map(|point| format!("<li><div><span>{point}</span><span> </span></div></li>"))
        .collect();
    let text = text();
    let html = format!(
        "<h1>Governor opens quay</h1><div><div class=facts><ul>{list}</ul></div></div><div><div>{text}</div></div>"
    );
    let expected: Vec<&str> = points.into_iter().chain([ONE, TWO, THREE]).collect();
    assert_eq!(page(&html).paragraphs, expected);
}

#[test]
fn text_that_is_streamed_into_a_hidden_element() {
    let text = text();
    let html = format!(
        "<div id=app>{MENU}<h1>Governor opens quay</h1><template id='B:0'></template></div>{FOOT}\
         <div hidden id='S:0'><div><p>{ONE}</p><template id='B:1'></template></div></div>\
         <div hidden id='S:1'><p>{TWO}</p><p>{THREE}</p></div><div hidden id='x'>{text}</div>"
    );
    assert_eq!(page(&html).paragraphs, [ONE, TWO, THREE]);
}

#[test]
fn streamed_text_whose_place_is_in_itself() {
    let html = format!(
        "<p>{ONE}</p><template id='B:0'></template><div hidden id='S:0'><template id='B:1'></template></div>\
         <div hidden id='S:1'><p>{TWO}</p><template id='B:0'></template><template id='B:1'></template></div>"
    );
    assert_eq!(page(&html).paragraphs, [ONE, TWO]);
}

#[test]
fn answers_of_a_standing_page() {
    let answers = [
        "Ask at the office on the mole, which is open from dawn to dusk on all days but Sunday.",
        "A berth costs four crowns a night, and half of that for boats that were built on the islands.",
        "Boats may stay for thirty nights; after that the office must be asked anew, in writing.",
    ];
    let each = |layout: fn(usize, &str) -> String| -> String {
        answers
            .iter()
            .enumerate()
            .map(|(at, answer)| layout(at, answer))
            .collect()
    };
    for list in [
        each(|at, answer| {
            format!(
                "<li><strong><a name=q{at}></a>Question {at}?</strong><p>{answer}</p><h5><a href=#top>Back to the questions</a></h5></li>"
            )
        }),
        each(|at, answer| {
            format!(
                "<h3><button aria-controls=a{at}>Question {at}?</button></h3><div class=accordion-panel id=a{at} hidden><p>{answer}</p></div>"
            )
        }),
        each(|at, answer| {
            format!(
                "<div class=accordion><button>Question {at}?</button><div class=panel style='display: none'><p>{answer}</p></div></div>"
            )
        }),
        each(|at, answer| {
            format!(
                "<h3><button id=b{at}>Question {at}?</button></h3><div role=region aria-labelledby=b{at} hidden><p>{answer}</p></div>"
            )
        }),
        each(|at, answer| format!("<li><a href=/q{at}>Question {at}</a>: {answer}</li>")),
        each(|at, answer| {
            format!(
                "<div class=card><h3>Question {at}</h3><div>{}</div></div>",
                answer.trim_end_matches('.')
            )
        }),
        each(|at, answer| {
            format!("<details><summary>Question {at}?</summary><div>{answer}</div></details>")
        }),
    ] {
        let html = format!(
            "{MENU}<main><h1>Questions and answers</h1><div class=field-item><p>{ONE}</p>{list}</div></main>{FOOT}"
        );
        let text = page(&html).paragraphs.join("\n");
        for answer in answers {
            assert!(
                text.contains(answer.trim_end_matches('.')),
                "{html}\n{text}"
            );
        }
        assert!(!text.contains("Back to"), "{text}");
    }
}

#[test]
fn a_table_with_a_link() {
    let rows: String = (1..6)
        .map(|n| format!("<tr><td><p>Quay {n}</p></td><td><div>{n}00 metres</div></td></tr>"))
        .collect();
    let html = format!(
        "<h1>Quays</h1><p>{ONE}</p><table><tr><td>Quay 0</td><td><a href=/0>map</a></td></tr>{rows}</table>"
    );
    let paragraphs = page(&html).paragraphs;
    assert_eq!(
        paragraphs[1..4],
        ["Quay 0 map", "Quay 1 100 metres", "Quay 2 200 metres"]
    );
}

#[test]
fn pages_without_a_statement() {
    for html in [
        // The statement is a PDF; ministers beside it.
        "<h2>Programme of the islands for 2021</h2><a href=p.pdf>programme.pdf</a><div class=view>\
         <div>Minister Delegate to the Minister of Trade who is in charge of all small harbours and the ferries between them</div>\
          \
         <div>Minister Delegate to the Minister of Works who is in charge of all lighthouses and of the buoys between them</div>\
         <div>Minister Delegate to the Minister of Boats who is in charge of all nets and ropes and of the sails upon the boats</div>\
         <div>Secretary of State in the Office of the Governor who is in charge of all that the other ministers have left over</div>\
         <div>Secretary of State in the Office of the Governor who is in charge of the schools and of the teachers in them</div></div>",
        // A script fills the page.
        "<div class=banner><p>An official website of the Islands, which is kept by the Office of the Governor.</p>\
         <p>Sites that end in .islands belong to the Government of the Islands.</p></div><h1>Daily report</h1><div id=app></div>",
        "<main><h1>Register of boats</h1><p>{{ register.text }}</p><div>{{name}}</div><p>No boats found</p>\
         <pre>{\"text\":\"Boats, as of 13.04.2020\",\"rows\":[\"a;b;c\"]}</pre></main>",
        "<h1>Boats</h1><p>[{\"name\":\"Gull\",\"length\":12.5},{\"name\":\"Tern\",\"length\":9.25}]</p>",
    ] {
        let title = html.split(['>', '<']).nth(2).unwrap_or_default();
        let html = format!("<title>{title}</title>{MENU}{html}{FOOT}");
        let read = extract(&snapshot(&html, None));
        assert!(
            matches!(read, Err(ExtractError::NoText(_))),
            "{html}\n{read:?}"
        );
    }
}

fn day(html: &str) -> Option<String> {
    page(html).date.map(|day| day.to_string())
}

#[test]
fn days_in_the_places_of_official_pages() {
    let text = text();
    for (head, before, opening, behind) in [
        // Software says when somebody began to write, the page when it was published.
        (
            "<meta name=dcterms.date content=2022-01-21>",
            "<time datetime=2022-01-25>25.01.2022</time>",
            "",
            "",
        ),
        (
            "<meta name=dcterms.created content=2022-01-21>",
            "<div class=date>25 January 2022</div>",
            "",
            "",
        ),
        ("<meta name=dc.date content=2022-01-25>", "", "", ""),
        // The day opens the lead, or closes the text.
        ("", "", "25.1.2022 - ", ""),
        ("", "", "Press release of 25 January 2022 | Stad – ", ""),
        ("", "", "Stad, 25 January 2022. ", ""),
        ("", "", "(Stad, 25.01.22) ", ""),
        ("", "", "", "<p>Stad, January 25, 2022</p>"),
        ("", "", "", "<p>January 25, 2022, Old Stad</p>"),
        ("", "", "", "<p>Date: 25/01/2022</p>"),
        // Labels.
        ("", "<p>Datum: 25.01.2022</p><p>20.01.2022</p>", "", ""),
        (
            "",
            "<p>Deadline: 3 March 2022</p><p>25 January 2022</p>",
            "",
            "",
        ),
        ("", "<dl><dt>Date</dt><dd>2022-01-25</dd></dl>", "", ""),
        // Names of elements.
        (
            "",
            "<div class=video-caption>Film published on 10 January 2022</div><div class=publish-date>25 January 2022</div>",
            "",
            "",
        ),
        (
            "",
            "<div>By <span class=deadline>3 March 2022</span></div><div>25 January 2022</div>",
            "",
            "",
        ),
        (
            "",
            "<div class=event-date>3 March 2022</div><div>25 January 2022</div>",
            "",
            "",
        ),
        // Two digits, and RDFa.
        ("", "<p>25.01.22</p>", "", ""),
        ("", "<p>25-Jan-22</p>", "", ""),
        (
            "",
            "<span property='schema:dateCreated' content='2022-01-25T12:45:46+00:00'></span>",
            "",
            "",
        ),
        (
            "",
            "<span property='dc:issued' content='2022-01-25'></span>",
            "",
            "",
        ),
        // JSON-LD that templates broke.
        (
            "<script type='application/ld+json'>{\"headline\":\"The \"new\" quay\",\"datePublished\":\"2022-01-25\"}</script>",
            "",
            "",
            "",
        ),
        (
            "<script type='application/ld+json'>{\"description\":\"one\ntwo\",\"datePublished\":\"2022-01-25\",}</script>",
            "",
            "",
            "",
        ),
    ] {
        let html = format!(
            "<html lang=de><head>{head}</head><h1>Governor opens quay</h1>{before}<div><p>{opening}{LEAD}</p>{text}{behind}</div>"
        );
        assert_eq!(day(&html).as_deref(), Some("2022-01-25"), "{html}");
    }
}

#[test]
fn days_that_are_not_of_publication() {
    let text = text();
    for (head, before) in [
        (
            "<div id=header><h1><a href=/>Islands</a></h1><span class=date>2 March 2022 | 14:39</span></div>",
            "",
        ),
        ("", "<div class=clock>2 March 2022 14:39</div>"),
        ("", "<p>Closing date: 2 March 2022</p>"),
        (
            "",
            "<div class=photo-caption>The quay on 2 March 2022</div>",
        ),
        ("", "<p>Section 1.2.10</p>"),
    ] {
        let html = format!("{head}{MENU}<div><h2>Governor opens quay</h2>{before}{text}</div>");
        assert_eq!(day(&html), None, "{html}");
    }
}

#[test]
fn the_line_with_the_day_and_the_office_is_no_text() {
    let html = format!(
        "{MENU}<div class=container><h1>The ministers spoke</h1><p>Ministry of Ports | November 24, 2025 \
         | Press release</p><p>{ONE}</p><p>{TWO}</p></div>{FOOT}"
    );
    let statement = page(&html);
    assert_eq!(statement.paragraphs, [ONE, TWO]);
    assert_eq!(
        statement.date.map(|date| date.to_string()).as_deref(),
        Some("2025-11-24")
    );
}

#[test]
fn utf8_that_declares_something_else() {
    let said = "El señor alcalde señaló que el muelle estará abierto también en invierno.";
    for charset in ["iso-8859-1", "windows-1251", "gb2312"] {
        let long = format!("{said} {said} {said}");
        let html = format!("<meta charset={charset}><h1>Muelle</h1><p>{long}</p>");
        assert_eq!(page(&html).paragraphs, [long]);
    }
    let html = b"<meta charset=iso-8859-1><h1>Muelle</h1><p>El se\xf1or alcalde abri\xf3 el muelle el viernes.</p>";
    let read = extract(&Snapshot::from_bytes("x", None, html.to_vec())).expect("a text");
    assert_eq!(
        read.paragraphs,
        ["El señor alcalde abrió el muelle el viernes."]
    );
}

const QUAY: &str = "Governor opens the new quay on the inner basin";

#[test]
fn a_heading_that_all_pages_of_a_site_have_is_no_title() {
    let menu = "<nav><a href=/>Home</a> <a href=/n>Press releases</a></nav>";
    for (title, above) in [
        // The same section in all places, and a link in the menu.
        ("Press releases", format!("{menu}<h1>Press releases</h1>")),
        // For those who hear the page.
        (
            "Detail of news",
            format!("{menu}<h1 class=sr-only>Detail of news</h1>"),
        ),
        (
            "Detail of news - Office",
            format!("<div id=banner>{menu}<h1>Detail of news - Office</h1></div>"),
        ),
        // The site's name, in the header of all pages.
        (
            "Governor opens the new quay on the inner basin | Office of the Governor of the islands",
            format!("<header><h1>Office of the Governor of the islands</h1>{menu}</header>"),
        ),
    ] {
        let text = text();
        let html = format!(
            "<title>{title}</title>{above}<div><h2>{QUAY}</h2><p>24 November 2025</p>{text}</div>{FOOT}"
        );
        let page = page(&html);
        assert_eq!(page.title.as_deref(), Some(QUAY), "{html}");
        assert_eq!(page.paragraphs, [ONE, TWO, THREE], "{html}");
    }
    // A heading beside the menu stays one where no other is declared.
    let text = text();
    let html = format!(
        "<title>{QUAY}</title><header>{menu}<h1>{QUAY}</h1></header><h2>Four hundred metres of quay</h2>{text}"
    );
    assert_eq!(page(&html).title.as_deref(), Some(QUAY));
}

#[test]
fn a_bold_paragraph_above_the_body_is_its_lead() {
    let text = text();
    let lead = "The Governor of the islands opened the new quay on the inner basin on Friday, a year before \
                it was due, in the presence of two mayors.";
    for class in ["field-highlight", "x12"] {
        let html = format!(
            "{MENU}<main><h1>{QUAY}</h1><div>24.11.2025</div><div class={class}><p><strong>{lead}</strong></p></div>\
             <div class=article-content>{text}</div></main>{FOOT}"
        );
        assert_eq!(page(&html).paragraphs, [lead, ONE, TWO, THREE], "{html}");
    }
}

#[test]
fn a_day_beside_a_drawing_of_a_calendar_is_that_of_the_page() {
    for drawing in [
        "<i class='far fa-calendar-alt'></i>",
        "<span class='bi bi-calendar-event'></span>",
        "<svg class='icon icon-calendar'><use href=#c></use></svg>",
    ] {
        let text = text();
        let html = format!(
            "{MENU}<main><h1>{QUAY}</h1><div>{drawing} 24 November 2025</div>{text}</main>"
        );
        let day = page(&html).date.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2025-11-24"), "{html}");
    }
}

#[test]
fn the_only_day_of_a_page_may_be_called_that_of_an_event_or_stand_below() {
    let text = text();
    for (above, below) in [
        ("<p class='event-date'>24.11.2025</p>", ""),
        (
            "",
            "<div><a href=q.pdf>Plan of the quay</a></div><dl><dt>Author</dt><dd>Press Unit</dd>\
             <dt>First published</dt><dd>24.11.2025 16:20</dd></dl>",
        ),
    ] {
        let html = format!("{MENU}<main><h1>{QUAY}</h1>{above}{text}{below}</main>");
        let day = page(&html).date.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2025-11-24"), "{html}");
    }
    // The days of other pages are none of this one.
    let others = "<h3>More</h3><div><a href=1>Boats</a> <span>Published: 20 November 2025</span></div>\
                  <div><a href=2>Grain</a> <span>Published: 18 November 2025</span></div>";
    let html = format!("{MENU}<main><h1>{QUAY}</h1>{text}</main><div>{others}</div>");
    assert_eq!(page(&html).date, None);
}

#[test]
fn what_offices_print_below_a_text_is_none() {
    let text = text();
    for below in [
        "<p>(Release ID: 2193) Visitor Counter: 12</p>",
        "<p>For media enquiries, please write to the harbour office.</p>",
        "<p>- Ends -</p>",
        "<div class='jp-relatedposts'><p>Governor visits the fish market with the mayor.</p></div>",
    ] {
        let html = format!("{MENU}<main><h1>{QUAY}</h1>{text}{below}</main>{FOOT}");
        assert_eq!(page(&html).paragraphs, [ONE, TWO, THREE], "{html}");
    }
}
