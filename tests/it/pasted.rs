//! Text as people paste it: what a site prints around a statement is told from it.

use std::path::PathBuf;
use std::time::Duration;

use crate::spent::spent;
use parallax::extract::extract;
use parallax::source::snapshot::Snapshot;
use parallax::statement::{StandInKind, Statement};

fn read_as(name: &str, bytes: &[u8]) -> Statement {
    let snapshot = Snapshot {
        path: PathBuf::from(name),
        ..Snapshot::from_bytes("x", None, bytes)
    };
    extract(&snapshot).expect("there is text")
}

fn read(text: &str) -> Statement {
    read_as("a.txt", text.as_bytes())
}

const FIRST: &str = "The two ministers spoke by telephone today and reviewed the talks that their \
                     delegations opened in the spring.";
const SECOND: &str = "The two sides agreed to keep in touch.";

/// What stands around a text, and what is told from it.
struct Case {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    title: Option<&'static str>,
    date: Option<&'static str>,
}

/// The most time for a text of half a megabyte, in a build without optimisation.
const LONGEST: Duration = Duration::from_secs(20);

const TITLE: &str = "Readout of the Minister's Call with His Counterpart";

#[test]
fn what_a_site_prints_is_no_sentence() {
    let case = |name, before, after, title, date| Case {
        name,
        before,
        after,
        title,
        date,
    };
    let (told, day) = (Some(TITLE), Some("2025-11-24"));
    for Case {
        name,
        before,
        after,
        title,
        date,
    } in [
        case("nothing", "", "", None, None),
        case("a title", "{T}\n\n", "", told, None),
        case(
            "a title and a day",
            "{T}\nNovember 24, 2025\n\n",
            "",
            told,
            day,
        ),
        case(
            "the day first",
            "24 November 2025\n\n{T}\n\n",
            "",
            told,
            day,
        ),
        case(
            "a White House page",
            "BRIEFING ROOM\n\n{T}\n\nNovember 24, 2025 • Statements and Releases\n\n",
            "\n\n###\n",
            told,
            day,
        ),
        case(
            "all of a page",
            "Skip to content\nMenu\nThe White House\nHome\nAdministration\nBriefing Room\n\n{T}\n2025-11-24\n\n",
            "\n\nShare on Facebook\nTweet\nPrint\n\nRelated news\nThe minister opens a school in the north\nNovember 20, 2025\n© 2025 All rights reserved\n",
            told,
            day,
        ),
        case(
            "a release",
            "FOR IMMEDIATE RELEASE\nOffice of the Spokesperson\nWashington, D.C.\nNovember 24, 2025\n\n{T}\n\n",
            "\n\n# # #\n\nMedia contact: press@example.org\n",
            told,
            day,
        ),
        case(
            "bylines and captions",
            "{T}\nBy Anna Example\nPublished: 24 November 2025\n\nPhoto: Press Service\n\n",
            "\n\nThe ministers by telephone (Photo by B. Example)\nTags: talks, security\n",
            told,
            day,
        ),
        case(
            "buttons in a line",
            "Home > News > Statements\n\n{T}\n\nFacebook Twitter LinkedIn\nShare | Tweet | Print\n\n",
            "\n\nNext Post: The minister opens a school\nPrevious Post: A meeting\n",
            told,
            None,
        ),
        case(
            "numbers and languages of a release",
            "{T}\nPosted On: 24 NOV 2025 7:41PM by the Bureau\n\n",
            "\n\n***\nAB/CD\n(Release ID: 123456) Visitor Counter : 99\nRead this release in: Urdu , Tamil\n",
            told,
            day,
        ),
        case(
            "where to write to",
            "{T}\n24 November 2025\n\n",
            "\n\nAssociated Links\nA – B relations\nMedia Relations: media@example.org\nThis document is also available at https://example.org\n",
            told,
            day,
        ),
        case(
            "sections of a site",
            "{T}\n24 November 2025\n\n",
            "\n\nPublished in sections: News, Conversations\nDirect link: en.example.org/d/7\n",
            told,
            day,
        ),
        case(
            "other releases behind a heading with what they are of",
            "{T}\n24 November 2025\n\n",
            "\n\nRelated Information (Relations of A and B)\nBack to Press Releases\n",
            told,
            day,
        ),
    ] {
        let text = format!("{before}{FIRST}\n\n{SECOND}{after}").replace("{T}", TITLE);
        let statement = read(&text);
        assert_eq!(statement.paragraphs, [FIRST, SECOND], "{name}");
        assert_eq!(statement.title.as_deref(), title, "{name}");
        let found = statement.date.map(|date| date.to_string());
        assert_eq!(found.as_deref(), date, "{name}");
    }
}

#[test]
fn furniture_of_many_languages() {
    for (text, title, date, paragraphs) in [
        (
            "首页\n新闻\n两国外交部长通电话\n发布时间：2025-11-24 10:20\n字号：大 中 小\n打印本页\n\n\
             11月24日，两国外长通电话，就双边关系交换意见。\n\n双方同意保持沟通。\n\n责任编辑：某某\n相关新闻\n部长出席开学典礼\n",
            "两国外交部长通电话",
            "2025-11-24",
            [
                "11月24日，两国外长通电话，就双边关系交换意见。",
                "双方同意保持沟通。",
            ],
        ),
        (
            "Главная\nНовости\nТелефонный разговор министров иностранных дел\n24 ноября 2025 года\n\n\
             Сегодня состоялся телефонный разговор министров двух стран.\n\nСтороны договорились \
             поддерживать контакты.\n\nПоделиться\nВерсия для печати\nЧитайте также\nМинистр открыл школу\n",
            "Телефонный разговор министров иностранных дел",
            "2025-11-24",
            [
                "Сегодня состоялся телефонный разговор министров двух стран.",
                "Стороны договорились поддерживать контакты.",
            ],
        ),
        (
            "Aller au contenu\nAccueil\nActualités\n\nEntretien téléphonique avec la ministre voisine\nParis, le 24 novembre 2025\n\n\
             Les deux ministres se sont entretenus aujourd'hui.\n\nIls sont convenus de rester en contact.\n\nPartager\nImprimer\nHaut de page\n",
            "Entretien téléphonique avec la ministre voisine",
            "2025-11-24",
            [
                "Les deux ministres se sont entretenus aujourd'hui.",
                "Ils sont convenus de rester en contact.",
            ],
        ),
        (
            "Zum Inhalt springen\nStartseite\nPressemitteilung\n\nTelefonat mit dem Außenminister des Nachbarlandes\n24. November 2025\n\n\
             Die beiden Minister haben heute telefoniert.\n\nSie vereinbarten, in Kontakt zu bleiben.\n\nSeite teilen\nDrucken\nNach oben\n",
            "Telefonat mit dem Außenminister des Nachbarlandes",
            "2025-11-24",
            [
                "Die beiden Minister haben heute telefoniert.",
                "Sie vereinbarten, in Kontakt zu bleiben.",
            ],
        ),
        (
            "Inicio\nSala de prensa\n\nConversación telefónica con el ministro vecino\n24 de noviembre de 2025\n\n\
             Los dos ministros conversaron hoy por teléfono.\n\nAcordaron mantenerse en contacto.\n\nCompartir en Facebook\nImprimir\nNoticias relacionadas\nEl ministro inaugura una escuela\n",
            "Conversación telefónica con el ministro vecino",
            "2025-11-24",
            [
                "Los dos ministros conversaron hoy por teléfono.",
                "Acordaron mantenerse en contacto.",
            ],
        ),
        (
            "الرئيسية\nالأخبار\n\nاتصال هاتفي بين وزيري خارجية البلدين\n24 نوفمبر 2025\n\n\
             أجرى وزيرا خارجية البلدين اليوم اتصالا هاتفيا.\n\nواتفق الجانبان على مواصلة التواصل.\n\nمشاركة\nطباعة\nأخبار ذات صلة\nالوزير يفتتح مدرسة\n",
            "اتصال هاتفي بين وزيري خارجية البلدين",
            "2025-11-24",
            [
                "أجرى وزيرا خارجية البلدين اليوم اتصالا هاتفيا.",
                "واتفق الجانبان على مواصلة التواصل.",
            ],
        ),
    ] {
        let statement = read(text);
        assert_eq!(statement.paragraphs, paragraphs, "{title}");
        assert_eq!(statement.title.as_deref(), Some(title));
        assert_eq!(
            statement.date.map(|date| date.to_string()).as_deref(),
            Some(date),
            "{title}"
        );
    }
}

#[test]
fn address_and_outlet_are_those_that_the_text_names() {
    let with = |line: &str| read(&format!("{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{line}\n")).source;
    let named = with("URL: https://www.mfa.gov.cn/eng/xw/202511/t20251124_1.html");
    assert_eq!(named.government.as_deref(), Some("CN"));
    assert!(
        named
            .url
            .is_some_and(|url| url.starts_with("https://www.mfa.gov.cn/"))
    );
    let alone = with("https://www.whitehouse.gov/briefings-statements/2025/11/a-call/");
    assert_eq!(alone.government.as_deref(), Some("US"));
    let button = with("https://www.facebook.com/sharer/sharer.php?u=x");
    assert_eq!(button.url, None);
    assert_eq!(
        with("Source: The Example Agency").outlet.as_deref(),
        Some("The Example Agency")
    );
    assert_eq!(
        with("来源：某某通讯社").outlet.as_deref(),
        Some("某某通讯社")
    );
}

#[test]
fn a_line_of_several_fields_is_one_outlet_and_one_day() {
    let text =
        "两国外长今天通电话，讨论了代表团春天开始的会谈。双方同意保持沟通，并将在秋天再次会晤。";
    for line in [
        "来源：某某通讯社 时间：2023-04-26",
        "来源：某某通讯社　时间：2023-04-26 18:05",
        "来源：某某通讯社　　发布时间：2023-04-26",
        "来源: 某某通讯社 日期: 2023年4月26日",
        "来源：某某通讯社2023年4月26日 18:05",
        "发布时间：2023-04-26 18:05　来源：某某通讯社",
        "2023年4月26日 18:05 | 来源：某某通讯社",
        "日期：2023年4月26日　来源：某某通讯社　作者：某某",
        "Source: 某某通讯社, 26 April 2023",
    ] {
        let read = read(&format!(
            "两国外长通电话讨论会谈\n{line}\n\n{text}\n\n{text}\n"
        ));
        let outlet = read.source.outlet.as_deref();
        let date = read.date.map(|date| date.to_string());
        assert_eq!(
            (outlet, date.as_deref()),
            (Some("某某通讯社"), Some("2023-04-26")),
            "{line}"
        );
    }
}

/// Breaks a text at the last space before a column.
fn wrapped(text: &str, columns: usize, mark: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("a line");
        if !line.is_empty() && line.len() + 1 + word.len() > columns {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("{mark}{line}\n")).collect();
    lines.concat()
}

#[test]
fn broken_lines_are_joined() {
    let long = format!("{FIRST} They noted that a further round should be held before the summer.");
    for columns in [60, 72, 80, 132, 160] {
        for mark in ["", "> ", ">> ", "    "] {
            for between in ["", mark] {
                let blank = if between.is_empty() {
                    String::new()
                } else {
                    format!("{mark}\n")
                };
                let text = [long.as_str(), SECOND, &long]
                    .map(|paragraph| wrapped(paragraph, columns, mark))
                    .join(&blank);
                let mut found = read(&text).paragraphs;
                let mut expected = vec![long.clone(), SECOND.to_owned(), long.clone()];
                if blank.is_empty() {
                    // A paragraph whose last line is full has no end that shows.
                    (found, expected) = (vec![found.join(" ")], vec![expected.join(" ")]);
                }
                assert_eq!(found, expected, "{columns} {mark:?} {blank:?}");
            }
        }
    }
}

/// The name of an institution between the title and the day says who published the text.
#[test]
fn who_signs_below_the_title_is_no_title() {
    for signature in [
        "Prime Minister's Office, Jerusalem",
        "Ministry of Foreign Affairs of Japan",
        "Presidency of the Republic, Directorate of Communications",
        "Cabinet Office",
    ] {
        let found = read(&format!(
            "{TITLE}\n{signature}\n12 May 2024\n\n{FIRST}\n\n{SECOND}\n"
        ));
        assert_eq!(found.title.as_deref(), Some(TITLE), "{signature}");
        assert_eq!(found.paragraphs, [FIRST, SECOND], "{signature}");
    }
    let alone = "Ministry of Foreign Affairs of Japan summons the chargé";
    let found = read(&format!("{alone}\n12 May 2024\n\n{FIRST}\n\n{SECOND}\n"));
    assert_eq!(found.title.as_deref(), Some(alone));
}

#[test]
fn who_signs_below_a_text_or_its_summary_is_no_sentence() {
    let day = "12 May 2024";
    let signed = "Directorate of Communications";
    let found = read(&format!(
        "{TITLE}\n{day}\n\n{FIRST}\n\n{SECOND}\n\n{signed}\n"
    ));
    assert_eq!(found.paragraphs, [FIRST, SECOND]);
    let summary = "The Minister spoke with his counterpart.";
    let head = "From:\nCabinet Office and The Rt Hon Anna Example MP\nPublished\n12 May 2024";
    let found = read(&format!(
        "{TITLE}\n{summary}\n\n{head}\n\n{FIRST}\n\n{SECOND}\n"
    ));
    assert_eq!(found.paragraphs, [summary, FIRST, SECOND]);
    assert_eq!(
        found.date.map(|date| date.to_string()).as_deref(),
        Some("2024-05-12")
    );
    // Without a day, a short line between sentences is a heading of the text.
    let found = read(&format!("{TITLE}\n{day}\n\n{FIRST}\n\nTrade\n\n{SECOND}\n"));
    assert_eq!(found.paragraphs, [FIRST, "Trade", SECOND]);
}

#[test]
fn a_sentence_that_is_cut_anywhere_goes_on() {
    let long = format!("{FIRST} {FIRST} They agreed to refrain from the use of force at sea.");
    let cut = long.replace("refrain from ", "refrain from\n");
    let text = format!("{TITLE}\n\n{long}\n\n{cut}\n\n{long}\n");
    assert_eq!(read(&text).paragraphs, [&*long, &long, &long]);
    // Paragraphs of a line each stay apart.
    let text = format!("{TITLE}\n{long}\n{long}\n{SECOND}\n");
    assert_eq!(read(&text).paragraphs, [&*long, &long, SECOND]);
    // So do those of one length that begin with a name in small letters.
    let named = long.replacen("The", "al-Sisi and the", 1);
    let text = format!("{named}\n{named}\n{named}\n");
    assert_eq!(read(&text).paragraphs, [&*named, &named, &named]);
}

#[test]
fn broken_words_are_joined() {
    let text = "The two govern-\nments agreed on a long-\nterm plan for the Indo-\nPacific region.\n\n\
                The two sides agreed to keep in touch.\n";
    assert_eq!(
        read(text).paragraphs,
        [
            "The two governments agreed on a long-term plan for the Indo-Pacific region.",
            SECOND
        ]
    );
}

#[test]
fn a_sentence_stays_whatever_it_begins_with() {
    for sentence in [
        "The two sides agreed to keep in touch.",
        "They agreed.",
        "Copyright protection was discussed by the two ministers.",
        "Share prices and trade were on the agenda of the talks.",
        "By telephone, the ministers agreed to meet again.",
        "From Moscow, the minister travels to Minsk.",
        "Contact between the two armies will go on.",
        "Related questions were left to the experts.",
        "Source of concern: the situation at the border.",
        "On November 24, 2025, the ministers met.",
        "Print media will not be admitted to the hall.",
        "Email was not discussed.",
        "双方同意保持沟通。",
        "Стороны договорились поддерживать контакты.",
    ] {
        for text in [
            format!("{FIRST}\n\n{sentence}\n"),
            format!("{sentence}\n\n{FIRST}\n"),
            format!("{FIRST}\n\n{sentence}\n\n{FIRST}\n\n###\n"),
            format!("{TITLE}\nNovember 24, 2025\n\n{sentence}\n\n{FIRST}\n"),
        ] {
            let found = read(&text).paragraphs;
            assert!(
                found.iter().any(|it| it == sentence),
                "{sentence}: {found:?}"
            );
        }
    }
}

#[test]
fn a_line_that_ends_a_sentence_is_no_button() {
    let text = "The ministers thanked those who had come from abroad, and above all the\nmedia.\n\n\
                They will meet again in the capital, where the embassy is to open on\nNovember 24, 2025.\n";
    assert_eq!(
        read(text).paragraphs,
        [
            "The ministers thanked those who had come from abroad, and above all the media.",
            "They will meet again in the capital, where the embassy is to open on November 24, 2025.",
        ]
    );
}

#[test]
fn points_and_headings_of_the_text_stay() {
    let text = format!(
        "{TITLE}\nNovember 24, 2025\n\n{FIRST}\n\nOn trade\n\n{SECOND}\n\nThey agreed:\n\n- to open \
         two consulates\n- to resume flights\n"
    );
    assert_eq!(
        read(&text).paragraphs,
        [
            FIRST,
            "On trade",
            SECOND,
            "They agreed:",
            "- to open two consulates",
            "- to resume flights"
        ]
    );
}

#[test]
fn markdown_is_text_too() {
    let text = "# Readout of the Minister's Call\n\n*November 24, 2025*\n\n![the ministers](a.jpg)\n\n\
                The two ministers [spoke by\ntelephone](https://example.org/a_b) today and **reviewed** the talks.\n\n\
                ## On trade\n\nThe two sides agreed to \\*keep\\* in touch.\n\n[1]: https://example.org/\n";
    for name in ["a.md", "a.txt"] {
        let statement = read_as(name, text.as_bytes());
        assert_eq!(
            statement.title.as_deref(),
            Some("Readout of the Minister's Call")
        );
        assert_eq!(
            statement.date.map(|date| date.to_string()).as_deref(),
            Some("2025-11-24")
        );
        assert_eq!(
            statement.paragraphs,
            [
                "The two ministers spoke by telephone today and reviewed the talks.",
                "On trade",
                "The two sides agreed to *keep* in touch.",
            ]
        );
    }
}

#[test]
fn links_below_a_text_are_none_of_its_sentences() {
    let text = format!(
        "# {TITLE}\n\n{FIRST}\n\nThey signed:\n\n- [a paper on fishing](https://example.org/p)\n\n\
         {SECOND}\n\n- [Relations of the two countries](https://example.org/r)\n- [Press \
         contacts](https://example.org/c)\n"
    );
    assert_eq!(
        read_as("a.md", text.as_bytes()).paragraphs,
        [FIRST, "They signed:", "- a paper on fishing", SECOND]
    );
}

#[test]
fn charsets_of_text_files() {
    let utf16 = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect()
    };
    let french = "Les deux ministres se sont entretenus par téléphone, à l'initiative de la partie \
                  française, et ont évoqué la coopération.";
    let chinese = "两国外长通电话，就双边关系和共同关心的问题坦诚交换意见，一致同意保持沟通。";
    for text in [french, chinese] {
        let marked = ["\u{feff}", text].concat().into_bytes();
        for bytes in [marked, utf16(text), text.as_bytes().to_vec()] {
            assert_eq!(read_as("a.txt", &bytes).paragraphs, [text]);
        }
    }
    let windows = encoding_rs::WINDOWS_1252.encode(french).0;
    assert_eq!(read_as("a.txt", &windows).paragraphs, [french]);
    let gb18030 = encoding_rs::GB18030.encode(chinese).0;
    assert_eq!(read_as("a.txt", &gb18030).paragraphs, [chinese]);
}

#[test]
fn a_hostile_text_is_read_in_time() {
    let line = "Share 12 nov 2024 the two sides spoke of many things, and then of some more-\n";
    let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
    let asks = |at: usize| {
        let name: String = [at, at / 26, at / 676, at / 17_576]
            .map(letter)
            .iter()
            .collect();
        format!("A{name}: why?\n")
    };
    for (name, text) in [
        ("brackets", "[".repeat(1_000_000) + "\n## x\n"),
        (
            "marks",
            "## x\n".to_owned() + &"*".repeat(500_000) + &"<![](".repeat(100_000),
        ),
        ("broken words", line.repeat(10_000)),
        ("parts of a word", "an-\n".repeat(100_000) + "\nend.\n"),
        ("names that only ask", (0..100_000).map(asks).collect()),
        (
            "a head without end",
            "One short line\n".repeat(50_000) + "May 2, 2024\n\nThey agreed to meet.\n",
        ),
    ] {
        let start = spent();
        drop(extract(&Snapshot::from_bytes("x", None, text.as_str())));
        let took = spent() - start;
        assert!(took < LONGEST, "{name}: {took:?}");
    }
}

#[test]
fn the_day_below_a_title_that_ends_as_sentences_do_is_no_sentence() {
    let statement = read(&format!(
        "The Minister spoke with his counterpart.\n\nNovember 24, 2025\n\n{FIRST}\n\n{SECOND}\n"
    ));
    assert_eq!(statement.paragraphs, [FIRST, SECOND]);
    assert_eq!(
        statement.title.as_deref(),
        Some("The Minister spoke with his counterpart.")
    );
}

#[test]
fn a_list_of_other_pages_is_no_account() {
    for list in [
        "News\n\n24 November 2025\nThe President receives the Prime Minister of a neighbour\nRead more\n\
         23 November 2025\nStatement on the strait\nRead more\n21 November 2025\nThe Minister opens a \
         port in the north\nRead more\n20 November 2025\nPress release on the climate meeting\n1 2 3 Next\n",
        "Press releases\n\nThe President receives a guest\nNov 24, 2025\nThe President received the \
         Prime Minister of a neighbour today.\n\nA statement on the strait\nNov 23, 2025\nThe ministry \
         issued a statement on the strait.\n\nThe Minister opens a port\nNov 21, 2025\nThe Minister \
         opened a port in the north.\n\nThe climate meeting\nNov 20, 2025\nThe Minister will attend it.\n",
        "外交部新闻\n外交部发言人主持例行记者会 2025-11-24\n外交部长会见邻国外长 2025-11-23\n\
         外交部发言人就海峡局势答记者问 2025-11-21\n外交部副部长出席会议 2025-11-20\n",
        "Новости\n24.11.2025 Телефонный разговор с премьер-министром соседней страны\n23.11.2025 \
         Заявление о положении в проливе\n21.11.2025 Министр открыл порт на севере\n20.11.2025 \
         Министр примет участие в конференции\n",
    ] {
        let found = read(list).stand_in.map(|found| found.kind);
        assert_eq!(found, Some(StandInKind::Listing), "{list}");
    }
}

#[test]
fn an_account_that_gives_many_days_is_no_list() {
    let days = "24 November 2025\nThe two ministers opened the talks in the capital.\n\n25 November \
                2025\nThey turned to trade and to the ports.\n\n26 November 2025\nThey agreed on a \
                paper on fishing.\n\n27 November 2025\nThey signed it in front of the press.\n";
    let meetings = format!(
        "{TITLE}\n\n{FIRST}\n\nRounds of talks so far:\n\n- First round, 3 March 2025\n- Second round, \
         4 May 2025\n- Third round, 6 July 2025\n- Fourth round, 2 September 2025\n\n{SECOND}\n"
    );
    let dated =
        format!("{TITLE}\nNovember 24, 2025\nUpdated: November 25, 2025\n\n{FIRST}\n\n{SECOND}\n");
    for text in [days, &meetings, &dated] {
        assert_eq!(read(text).stand_in, None, "{text}");
    }
}

#[test]
fn what_another_publisher_prints_is_no_sentence() {
    let text = "Ministers met in Lima\n\n11\n\nMay 4, 2024\n\nThe ministers met in Lima today. They spoke of 40 \
        ferries.\n\n/Public Release. This material from the originating organization/author(s) might be of a \
        certain time, and edited for clarity, style and length. Example.News does not take sides, and all \
        views, positions, and conclusions that are expressed herein are solely those of the author(s). It \
        does not answer for them in any way.View in full here.\n";
    let sentences = read(text).sentences;
    let sentences: Vec<&str> = sentences.iter().map(|it| it.text()).collect();
    let expected = [
        "The ministers met in Lima today.",
        "They spoke of 40 ferries.",
    ];
    assert_eq!(sentences, expected);
    let named = "Undersecretary Ma. Jane P. Example led the delegation. She spoke of ferries.";
    assert_eq!(read(named).sentences.len(), 2);
}
