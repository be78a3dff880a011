//! Facts of the talks themselves: small accounts of our own, and what is found between them.

use parallax::report::{Bound, Kind, Report, Status, TalksFacts};
use parallax::{Event, Lexicon, Snapshot, compare, extract};

/// The report on accounts, each with its id, whose first two letters are its government.
fn report(accounts: &[(&str, &str)]) -> Report {
    let statements = accounts.iter().map(|(id, text)| {
        let mut statement = extract(&Snapshot::from_bytes(id, None, *text)).expect("a text");
        statement.source.government = Some(id[..2].to_uppercase());
        statement.date = Some("2024-03-06".parse().expect("a day"));
        statement
    });
    compare(&Event::default(), statements.collect(), Lexicon::standard())
}

/// The facts that are found to differ: `conflict length`.
fn found(report: &Report) -> Vec<String> {
    let facts = report.divergences.iter().filter(|it| it.kind == Kind::Fact);
    facts
        .map(|finding| {
            let status = match finding.status {
                Some(Status::Conflict) => "conflict",
                Some(Status::OneSide) => "one side",
                other => panic!("a fact is {other:?}"),
            };
            let (what, _) = finding.summary.split_once(':').expect("a label");
            format!("{status}: {what}")
        })
        .collect()
}

const ASKED: &str = "Who asked for the talks";
const LENGTH: &str = "Length of the talks";

/// Accounts of the United States and of another government.
type Pair<'a> = (&'a str, &'a str, &'a str);

#[test]
fn conflicts_are_found_and_come_first() {
    let cases: &[(Pair<'_>, &[&str])] = &[
        (
            (
                "President Example spoke today with President Muster at the request of the Russian side. They discussed grain.",
                "ru",
                "President Muster had a telephone conversation with President Example at the initiative of the American side. They discussed grain.",
            ),
            &[ASKED],
        ),
        (
            (
                "The call, which took place at Moscow's request, covered grain exports.",
                "ru",
                "The conversation was initiated by the U.S. side. Grain exports were discussed.",
            ),
            &[ASKED],
        ),
        (
            (
                "President Example spoke today with President Muster. The call was placed by the Russian side.",
                "ru",
                "The conversation was initiated by the U.S. side. Grain exports were discussed.",
            ),
            &[ASKED],
        ),
        (
            (
                "President Biden called President Putin today to discuss grain.",
                "ru",
                "Vladimir Putin called Joseph Biden. The presidents discussed grain.",
            ),
            &[ASKED],
        ),
        (
            (
                "Secretary Blinken received a call from Foreign Minister Wang Yi this morning.",
                "cn",
                "On March 6, Foreign Minister Wang Yi spoke on the phone with U.S. Secretary of State Blinken at the request of the latter.",
            ),
            &[ASKED],
        ),
        (
            (
                "President Example of Freedonia telephoned President Muster this morning to discuss fish.",
                "ru",
                "President Example spoke by telephone with President Muster at the initiative of the American side.",
            ),
            &[ASKED],
        ),
        (
            (
                "President Example of the United States and President Muster spoke by phone for 45 minutes.",
                "ru",
                "The presidents spoke by telephone. The conversation lasted an hour and ten minutes.",
            ),
            &[LENGTH],
        ),
        (
            (
                "President Example spoke today with President Muster, in the evening, for 45 minutes.",
                "ru",
                "The presidents spoke by telephone. The conversation lasted two hours.",
            ),
            &[LENGTH],
        ),
        (
            (
                "The two leaders held a 30-minute call on Tuesday about fish.",
                "ru",
                "The leaders had a telephone conversation. It lasted almost two hours.",
            ),
            &[LENGTH],
        ),
        (
            (
                "President Example met with Chancellor Muster. The meeting lasted more than three hours.",
                "de",
                "President Example and Chancellor Muster met. Their meeting lasted half an hour.",
            ),
            &[LENGTH],
        ),
        (
            (
                "President Example held a video call today with President Muster.",
                "ru",
                "President Muster had a telephone conversation with President Example.",
            ),
            &["Format of the talks"],
        ),
        (
            (
                "President Example met with Foreign Minister Muster on March 1 to discuss fish.",
                "ru",
                "On March 5, the Foreign Minister had a meeting with the President of the United States.",
            ),
            &["Day of the talks"],
        ),
        (
            (
                "Secretary Sample met with Minister Muster in Geneva to discuss fish.",
                "ru",
                "Minister Muster met with Secretary Sample in Vienna. Fish was discussed.",
            ),
            &["Place of the talks"],
        ),
        (
            (
                "President Example spoke with President Muster at the request of President Muster. The call lasted 20 minutes.",
                "ru",
                "At the request of the U.S. side, President Muster spoke by phone with President Example for an hour.",
            ),
            &[ASKED, LENGTH],
        ),
        (
            (
                "President Example spoke by telephone today with President Muster of Russia, at his request.",
                "ru",
                "President Muster spoke by telephone with President Example at the request of the U.S. side.",
            ),
            &[ASKED],
        ),
        (
            (
                "On March 3, for approximately 25 minutes, President Example held a telephone talk with President Muster.",
                "ru",
                "President Muster spoke by telephone with President Example. The conversation lasted an hour.",
            ),
            &[LENGTH],
        ),
    ];
    for ((us, id, other), expected) in cases {
        let report = report(&[("us", us), (id, other)]);
        let expected: Vec<String> = expected
            .iter()
            .map(|what| format!("conflict: {what}"))
            .collect();
        assert_eq!(
            found(&report),
            expected,
            "{us}\n{other}\n{:#?}",
            report.facts
        );
        let first = &report.divergences[..expected.len()];
        assert!(
            first.iter().all(|finding| finding.kind == Kind::Fact),
            "{us}\n{first:#?}"
        );
    }
}

#[test]
fn what_one_side_alone_says_is_found() {
    let cases: &[(Pair<'_>, &[&str])] = &[
        (
            (
                "President Biden spoke today with President Xi. They discussed trade.",
                "cn",
                "On the morning of March 6, President Xi Jinping took a phone call from President Biden. They discussed trade.",
            ),
            &[ASKED],
        ),
        (
            (
                "President Biden spoke today with President Xi. They discussed trade.",
                "cn",
                "3月6日上午，国家主席习近平应约同美国总统拜登通电话。双方讨论了贸易问题。",
            ),
            &[ASKED],
        ),
        (
            (
                "President Biden spoke today with President Putin. They discussed trade.",
                "ru",
                "По инициативе американской стороны состоялся телефонный разговор Владимира Путина с Джозефом Байденом. Разговор продолжался около 50 минут.",
            ),
            &[ASKED, LENGTH],
        ),
        (
            (
                "President Biden spoke today with President Macron. They discussed trade.",
                "fr",
                "À la demande des États-Unis, le Président s'est entretenu par téléphone avec le Président Biden. L'entretien a duré une heure.",
            ),
            &[ASKED, LENGTH],
        ),
        (
            (
                "President Example spoke with President Muster. Secretary of State Paula Beispiel also joined the call.",
                "ru",
                "President Muster spoke with President Example about fish.",
            ),
            &["Also took part"],
        ),
        (
            (
                "President Example spoke with President Muster. The minister of finance and the envoy for fish took part in the call.",
                "ru",
                "President Muster spoke with President Example. The envoy for fish took part in the call.",
            ),
            &["Also took part"],
        ),
        (
            (
                "The presidents spoke by phone. The call began at 9:30 a.m. and concerned fish.",
                "ru",
                "The presidents spoke by telephone about fish.",
            ),
            &["Beginning of the talks"],
        ),
        (
            (
                "The presidents spoke by phone. The call lasted two hours.",
                "cn",
                "两国元首通电话。",
            ),
            &[LENGTH],
        ),
    ];
    for ((us, id, other), expected) in cases {
        let report = report(&[("us", us), (id, other)]);
        let mut found = found(&report);
        found.sort();
        let mut expected: Vec<String> = expected
            .iter()
            .map(|what| format!("one side: {what}"))
            .collect();
        expected.sort();
        assert_eq!(found, expected, "{us}\n{other}\n{:#?}", report.facts);
    }
}

#[test]
fn what_is_the_same_or_is_said_of_other_talks_gives_nothing() {
    let cases: &[Pair<'_>] = &[
        // The same, in other words.
        (
            "President Biden called President Putin today.",
            "ru",
            "Vladimir Putin had a telephone conversation with Joseph Biden at the initiative of the American side.",
        ),
        (
            "President Example spoke with President Muster at the request of the Russian side.",
            "ru",
            "At Moscow's initiative, President Muster spoke by telephone with President Example.",
        ),
        (
            "President Example called President Muster today.",
            "ru",
            "President Example telephoned President Muster.",
        ),
        (
            "President Biden placed a call to President Xi today.",
            "cn",
            "3月6日，习近平主席应约同拜登总统通电话。",
        ),
        (
            "The call lasted an hour and twenty minutes.",
            "ru",
            "The conversation lasted 80 minutes.",
        ),
        (
            "The presidents spoke by phone for about an hour.",
            "ru",
            "The presidents spoke by telephone. The conversation lasted 55 minutes.",
        ),
        (
            "The call lasted 75 minutes.",
            "ru",
            "The conversation lasted more than an hour.",
        ),
        (
            "The call lasted 90 minutes.",
            "ru",
            "Разговор продолжался полтора часа.",
        ),
        (
            "The call lasted about fifty minutes.",
            "cn",
            "两国元首通电话。通话持续约50分钟。",
        ),
        (
            "President Example met virtually with President Muster.",
            "ru",
            "President Muster held a meeting with President Example via videoconference.",
        ),
        (
            "President Example held a call with President Muster.",
            "ru",
            "President Muster held a videoconference with President Example.",
        ),
        (
            "President Example met with President Muster on March 5.",
            "cn",
            "On March 6, President Muster held a meeting with President Example.",
        ),
        (
            "Secretary Sample met with Minister Muster in Geneva.",
            "ru",
            "Minister Muster met with Secretary Sample in Switzerland.",
        ),
        (
            "Secretary Sample met with Minister Muster at the White House.",
            "ru",
            "Minister Muster met with Secretary Sample in Washington.",
        ),
        (
            "President Example spoke with President Muster. Minister of Finance Paula Beispiel also joined the call.",
            "ru",
            "President Muster spoke with President Example. Paula Beispiel took part in the conversation.",
        ),
        // Other talks.
        (
            "President Example spoke with President Muster. Following a call last week at the request of the Russian side, they discussed fish.",
            "ru",
            "President Muster spoke with President Example about fish.",
        ),
        (
            "President Example spoke with President Muster. Their previous call lasted three hours.",
            "ru",
            "President Muster spoke with President Example about fish.",
        ),
        (
            "President Example spoke with President Muster. They agreed to a truce of 72 hours.",
            "ru",
            "President Muster spoke with President Example about fish.",
        ),
        (
            "President Example spoke with President Muster about a program launched at the initiative of France.",
            "ru",
            "President Muster spoke with President Example about fish.",
        ),
        (
            "President Example spoke by phone with President Muster ahead of their meeting in Vienna.",
            "ru",
            "President Muster spoke by telephone with President Example after a videoconference of ministers.",
        ),
        (
            "President Example called President Muster a friend of peace at a dinner.",
            "ru",
            "President Muster thanked President Example.",
        ),
        (
            "President Example called for a truce.",
            "ru",
            "President Muster called on all sides to show restraint.",
        ),
        (
            "President Example will speak tomorrow with President Muster at the request of the Russian side.",
            "ru",
            "President Muster is to speak with President Example.",
        ),
    ];
    for (us, id, other) in cases {
        let report = report(&[("us", us), (id, other)]);
        assert!(
            found(&report).is_empty(),
            "{:?}\n{us}\n{other}\n{:#?}",
            found(&report),
            report.facts
        );
    }
}

#[test]
fn facts_have_their_places() {
    let text = "At the request of the U.S. side, President Xi spoke by phone with President Biden on March 6. \
        The call lasted nearly two hours. Wang Yi and He Lifeng took part in the call.";
    let report = report(&[("cn", text), ("us", "They spoke.")]);
    let facts: &TalksFacts = &report.facts["cn"];
    let asked = facts.asked_by.as_ref().expect("who asked");
    assert_eq!(asked.government.as_deref(), Some("US"));
    let format = facts.format.as_ref().expect("a format");
    let minutes = facts.minutes.as_ref().expect("a length");
    assert_eq!((format.name.as_str(), minutes.minutes), ("phone call", 120));
    let people: Vec<&str> = facts
        .participants
        .iter()
        .filter_map(|it| it.name.as_deref())
        .collect();
    assert_eq!(people, ["Wang Yi", "He Lifeng"]);
    let time = facts.time.as_ref().expect("a day");
    assert_eq!(time.date.as_deref(), Some("2024-03-06"));
    let sentences = &report.statement("cn").expect("the account").sentences;
    for evidence in [
        &asked.evidence,
        &format.evidence,
        &minutes.evidence,
        &facts.participants[0].evidence,
    ] {
        let sentence = &sentences[evidence.sentence.expect("a sentence")].text;
        let said: String = sentence
            .chars()
            .skip(evidence.start)
            .take(evidence.end - evidence.start)
            .collect();
        assert_eq!(said, evidence.text);
    }
}

#[test]
fn how_the_sides_spoke_is_read_in_german_and_spanish() {
    let english = "They spoke by telephone on Monday. They discussed fish and the railway.";
    for (government, text, format) in [
        (
            "de",
            "Bundeskanzler Muster hat am Montag mit Präsident Beispiel telefoniert. Beide sprachen über Fisch und die Bahn.",
            Some("phone call"),
        ),
        (
            "de",
            "Bundeskanzler Muster und Präsident Beispiel sprachen in einer Videokonferenz über Fisch und die Bahn.",
            Some("video call"),
        ),
        (
            "es",
            "El presidente Muestra mantuvo una conversación telefónica con el presidente Ejemplo. Ambos hablaron de la pesca y del tren.",
            Some("phone call"),
        ),
        (
            "de",
            "Bundeskanzler Muster sprach über Fisch. Das Ministerium ist telefonlos und hat keine Schalter.",
            None,
        ),
    ] {
        let report = report(&[(government, text), ("us", english)]);
        let found = report.facts.get(government);
        let found = found.and_then(|facts| facts.format.as_ref());
        assert_eq!(found.map(|it| it.name.as_str()), format, "{text}");
    }
}

#[test]
fn places_of_talks_are_read_in_chinese() {
    for (sentence, place) in [
        (
            "5月9日，外交部长王毅在北京会见美国国务卿布林肯。",
            Some("Beijing"),
        ),
        (
            "5月9日，外交部长王毅在上海会见了美国国务卿布林肯。",
            Some("Shanghai"),
        ),
        (
            "5月9日，王毅在东京应约会见美国国务卿布林肯。",
            Some("Tokyo"),
        ),
        (
            "5月9日，习近平主席在中南海同美国总统拜登举行会晤。",
            Some("中南海"),
        ),
        ("5月9日，王毅在会谈后会见美国国务卿布林肯。", None),
        ("5月9日，王毅在访问期间会见美国国务卿布林肯。", None),
        ("5月9日，王毅在京会见美国国务卿布林肯。", None),
    ] {
        let text = format!("{sentence}双方同意加强合作，保持沟通。");
        let report = report(&[
            ("cn", &text),
            (
                "us",
                "The two ministers met in Beijing. They spoke of trade.",
            ),
        ]);
        let facts = &report.facts["cn"];
        let found = facts.place.as_ref().map(|it| it.name.as_str());
        assert_eq!(found, place, "{sentence}");
        let format = facts.format.as_ref().map(|it| it.name.as_str());
        assert!(place.is_none() || format == Some("meeting"), "{sentence}");
        // A name in another language is no other place.
        let facts = report.divergences.iter().filter(|it| it.kind == Kind::Fact);
        let conflicts = facts.filter(|it| it.status == Some(Status::Conflict));
        assert_eq!(conflicts.count(), 0, "{sentence}");
    }
}

#[test]
fn a_length_stands_behind_what_else_is_said_of_the_talks() {
    let minutes = |sentence: &str| {
        let text = format!("President Xi spoke by phone with President Biden. {sentence}");
        let report = report(&[("cn", &text), ("us", "They spoke.")]);
        let length = report.facts["cn"].minutes.as_ref();
        length.map(|length| length.minutes)
    };
    for sentence in [
        "The call, which was made at the request of the U.S. side, lasted about 35 minutes.",
        "The conversation, held at the U.S. side's request, lasted for 35 minutes.",
        "The call took place at the request of the U.S. side and lasted 35 minutes.",
        "The talk between the two leaders, the third this year, lasted around 35 minutes.",
        "The 35-minute call was held at the request of the U.S. side.",
    ] {
        assert_eq!(minutes(sentence), Some(35), "{sentence}");
    }
    for sentence in [
        "The ceasefire, which was made at the request of the U.S. side, lasted 35 minutes.",
        "The outage, of which the leaders spoke, lasted 35 minutes.",
    ] {
        assert_eq!(minutes(sentence), None, "{sentence}");
    }
    let french = "Le Président s'est entretenu par téléphone, pendant plus de deux heures, avec le Président Biden.";
    let report = report(&[("fr", french), ("us", "They spoke.")]);
    let length = report.facts["fr"].minutes.as_ref();
    assert_eq!(length.map(|length| length.minutes), Some(120));
}

#[test]
fn a_fact_is_one_finding() {
    let report = report(&[
        (
            "ru",
            "President Muster spoke by telephone with President Example at the initiative of the American side. The conversation lasted over an hour.",
        ),
        (
            "us",
            "President Example spoke with President Muster at Russia's request. The call lasted 45 minutes.",
        ),
    ]);
    let others = report
        .divergences
        .iter()
        .filter(|it| matches!(it.kind, Kind::Number | Kind::Attribution | Kind::Silence));
    assert_eq!(others.count(), 0, "{:#?}", report.divergences);
    assert_eq!(found(&report).len(), 2);
}

/// The place and the day of an account of Wednesday, 6 March 2024.
fn place_and_day(text: &str) -> (Option<String>, Option<String>) {
    let report = report(&[("cn", text), ("us", "They spoke.")]);
    let facts = &report.facts["cn"];
    let place = facts.place.as_ref().map(|place| place.name.clone());
    let day = facts.time.as_ref().and_then(|time| time.date.clone());
    (place, day)
}

#[test]
fn places_and_days_are_read_from_datelines_and_days_of_the_week() {
    let cases: &[(&str, Option<&str>, Option<&str>)] = &[
        (
            "LISBON, March 4 -- Premier Example met with Chancellor Muster here on Monday.",
            Some("Lisbon"),
            Some("2024-03-04"),
        ),
        (
            "LISBON, March 5 (Xinhua) -- Premier Example met with visiting Chancellor Muster.",
            Some("Lisbon"),
            Some("2024-03-05"),
        ),
        (
            "Foreign Minister Example, who is visiting Lisbon, Portugal, held a meeting with Minister Muster.",
            Some("Lisbon, Portugal"),
            None,
        ),
        (
            "Foreign Minister Example, who is visiting the region, held a meeting with Minister Muster.",
            None,
            None,
        ),
        (
            "Foreign Minister Example held talks in Lisbon on Tuesday with Foreign Minister Muster.",
            Some("Lisbon"),
            Some("2024-03-05"),
        ),
        (
            "President Example spoke earlier today with President Muster.",
            None,
            Some("2024-03-06"),
        ),
        (
            "The following is attributable to Spokesperson Ann Adler:\n\nSecretary Example met today with Minister Muster in Lisbon.",
            Some("Lisbon"),
            Some("2024-03-06"),
        ),
        (
            "Secretary Example met with Minister Muster. The meeting took place in Lisbon on Monday.",
            Some("Lisbon"),
            Some("2024-03-04"),
        ),
        (
            "The Prime Minister spoke to President Muster.\n\nThe Prime Minister spoke this afternoon to President Muster of Lisbon.",
            None,
            Some("2024-03-06"),
        ),
        (
            "The Prime Minister spoke to President Muster.\n\nThe Prime Minister also spoke today to his party.",
            None,
            None,
        ),
        (
            "Le Président s'est entretenu lundi par téléphone avec le Chancelier.",
            None,
            Some("2024-03-04"),
        ),
        (
            "President Example held a meeting today and welcomed Chancellor Muster to the White House.",
            Some("White House"),
            Some("2024-03-06"),
        ),
        // Of other talks, or of no talks.
        (
            "LISBON, March 5 -- Premier Example spoke by telephone with Chancellor Muster.",
            None,
            Some("2024-03-05"),
        ),
        (
            "FACT SHEET - President Example met with Chancellor Muster.",
            None,
            None,
        ),
        (
            "President Example spoke with President Muster about the talks in Lisbon.",
            None,
            None,
        ),
        (
            "President Example spoke with President Muster ahead of the summit on Monday.",
            None,
            None,
        ),
        (
            "Talks between Vladimir Example and President Muster were held in Lisbon at the initiative of Portugal.",
            Some("Lisbon"),
            None,
        ),
        (
            "President Example received the Foreign Minister, Ann Muster, at the Winter Palace in Lisbon.",
            Some("Lisbon"),
            None,
        ),
        (
            "President Example received a telephone call from President Muster in Lisbon.",
            None,
            None,
        ),
        (
            "President Example met with President Muster, who will travel to Lisbon on Friday.",
            None,
            None,
        ),
    ];
    for (text, place, day) in cases {
        let expected = (place.map(str::to_owned), day.map(str::to_owned));
        assert_eq!(place_and_day(text), expected, "{text}");
    }
}

#[test]
fn frames_and_headings_are_no_silences() {
    let us = "The following is attributable to Spokesperson Ann Adler:\n\n\
        Secretary Example met today with Minister Muster to discuss the price of herring and the rights of fishermen.\n\n\
        The ministers agreed on the following points:\n\n\
        Herring quotas will be cut by a tenth next year.";
    let ru = "Minister Muster met with Secretary Example.\n\n\
        1 General discussion\n\n\
        Both spoke at length of shipping lanes in the north and of pilots for tankers.\n\n\
        2 Other matters\n\n\
        Minister Muster demanded that tankers carry two pilots in the straits from June.";
    let report = report(&[("us", us), ("ru", ru)]);
    for finding in &report.divergences {
        for text in [
            "attributable",
            "General discussion",
            "Other matters",
            "following points",
        ] {
            let is_claimed = finding.evidence.iter().any(|it| it.text.contains(text));
            assert!(
                !is_claimed && !finding.headline.contains(text),
                "{finding:#?}"
            );
        }
    }
}

#[test]
fn a_length_and_a_meal_tell_of_the_talks() {
    let facts = |text: &str| {
        let report = report(&[("us", text), ("cn", "The two leaders spoke of ferries.")]);
        let facts = &report.facts["us"];
        let format = facts.format.as_ref().map(|it| it.name.clone());
        (format, facts.minutes.as_ref().map(|it| it.minutes))
    };
    let held = "The President held talks with Premier Example on ferries. Their 40-minute exchange was candid.";
    assert_eq!(facts(held).1, Some(40));
    let other =
        "The President held talks with Premier Example on ferries. Their 40-minute ride was calm.";
    assert_eq!(facts(other).1, None);
    let meeting = Some("meeting".to_owned());
    let dinner = "The President hosted an informal dinner today with Premier Example. They spoke of ferries.";
    assert_eq!(facts(dinner).0, meeting);
    let margins = "The President spoke with Premier Example on the margins of a summit. They spoke of ferries.";
    assert_eq!(facts(margins).0, meeting);
}

#[test]
fn a_chinese_day_with_its_year_is_the_day_of_the_talks() {
    let day = |text: &str| {
        let statements = [("cn", text), ("us", "They spoke.")].map(|(id, text)| {
            let mut statement = extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
            statement.source.government = Some(id.to_uppercase());
            statement.date = None;
            statement
        });
        let report = compare(&Event::default(), statements.into(), Lexicon::standard());
        let time = report.facts["cn"].time.as_ref();
        time.and_then(|time| time.date.clone())
    };
    let opens =
        "2024年3月4日，外交部长王毅应约同美国国务卿布林肯通电话。双方就渡轮问题交换了意见。";
    assert_eq!(day(opens).as_deref(), Some("2024-03-04"));
    let later = "外交部长王毅应约同美国国务卿布林肯通电话。双方于2024年3月4日商定渡轮计划。";
    assert_eq!(day(later), None);
}

/// The facts of an account without a day of its own beside one of another government.
fn facts_of(id: &str, text: &str, other: &str) -> TalksFacts {
    let statements = [(id, text), (other, "They spoke of the ferries at length.")];
    let statements = statements.map(|(id, text)| {
        let mut statement = extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
        statement.source.government = Some(id.to_uppercase());
        statement.date = None;
        statement
    });
    let report = compare(&Event::default(), statements.into(), Lexicon::standard());
    report.facts[id].clone()
}

#[test]
fn a_day_with_its_year_needs_no_day_of_publication() {
    let opening = [
        (
            "cn",
            "On March 4, 2024, Foreign Minister Wang Yi had a phone conversation with Secretary of State Example. They spoke of the ferries and of the harbour.",
        ),
        (
            "gb",
            "The Prime Minister spoke to President Example on 4 March 2024. They spoke of the ferries and of the harbour of the island.",
        ),
        (
            "ru",
            "4 марта 2024 года состоялся телефонный разговор министра иностранных дел с коллегой. Они обсудили вопросы паромного сообщения и рыболовства.",
        ),
        (
            "fr",
            "Le 4 mars 2024, le ministre s'est entretenu par téléphone avec son homologue. Ils ont évoqué les liaisons par ferry et la pêche dans les eaux communes.",
        ),
        (
            "de",
            "Am 4. März 2024 telefonierte der Bundeskanzler mit dem Präsidenten. Sie sprachen über die Fähren und über den Fischfang in den gemeinsamen Gewässern.",
        ),
        (
            "es",
            "El 4 de marzo de 2024 el ministro mantuvo una conversación telefónica con su homólogo. Hablaron de los transbordadores y de la pesca en las aguas comunes.",
        ),
        (
            "jp",
            "2024年3月4日、外務大臣は電話会談を行いました。両大臣は渡船と漁業について意見を交換しました。",
        ),
    ];
    for (id, text) in opening {
        let time = facts_of(id, text, "us").time;
        let date = time.and_then(|time| time.date);
        assert_eq!(date.as_deref(), Some("2024-03-04"), "{text}");
    }
    for text in [
        // Nobody can say of which year.
        "On March 4, Foreign Minister Wang Yi had a phone conversation with Secretary of State Example. They spoke of the ferries and of the harbour.",
        // The day of something else.
        "Foreign Minister Wang Yi recalled the treaty of March 4, 2024. It opened the strait to the ferries and to the fishing boats of both.",
    ] {
        assert!(facts_of("cn", text, "us").time.is_none(), "{text}");
    }
}

#[test]
fn who_asked_is_read_in_other_languages() {
    let talks = [
        (
            "ru",
            "12 февраля по американской инициативе состоялся телефонный разговор министров. Они обсудили вопросы паромного сообщения и рыболовства.",
        ),
        (
            "ru",
            "12 февраля по инициативе американской стороны состоялся телефонный разговор министров. Они обсудили вопросы паромного сообщения и рыболовства.",
        ),
        (
            "ru",
            "По просьбе американской стороны состоялся телефонный разговор министров. Они обсудили вопросы паромного сообщения и рыболовства.",
        ),
        (
            "ua",
            "За ініціативи американської сторони відбулася телефонна розмова міністрів. Вони обговорили питання поромного сполучення та рибальства.",
        ),
        (
            "ua",
            "За американською ініціативою відбулася телефонна розмова міністрів. Вони обговорили питання поромного сполучення та рибальства.",
        ),
        (
            "cn",
            "外交部长王毅应约同美国国务卿布林肯通电话。双方就渡轮航线和渔业合作问题交换了意见。",
        ),
        (
            "cn",
            "应美国国务卿布林肯请求，外交部长王毅同其通电话。双方就渡轮航线和渔业合作问题交换了意见。",
        ),
        (
            "cn",
            "应美方邀请，外交部长王毅同布林肯通电话。双方就渡轮航线和渔业合作问题交换了意见。",
        ),
        (
            "fr",
            "À la demande du président américain, le ministre s'est entretenu par téléphone avec lui. Ils ont évoqué les liaisons par ferry et la pêche dans les eaux communes.",
        ),
        (
            "fr",
            "Le ministre s'est entretenu par téléphone avec M. Blinken à la demande des États-Unis. Ils ont évoqué les liaisons par ferry et la pêche dans les eaux communes.",
        ),
        (
            "de",
            "Auf Bitte der amerikanischen Seite telefonierte der Bundeskanzler mit Präsident Biden. Sie sprachen über die Fähren und über den Fischfang in den Gewässern.",
        ),
        (
            "de",
            "Der Bundeskanzler telefonierte auf amerikanische Initiative mit Präsident Biden. Sie sprachen über die Fähren und über den Fischfang in den Gewässern.",
        ),
        (
            "es",
            "A petición de la parte estadounidense, el ministro mantuvo una conversación telefónica con Blinken. Hablaron de los transbordadores y de la pesca en las aguas comunes.",
        ),
        (
            "jp",
            "米側の申し出により、外務大臣は電話会談を行いました。両大臣は渡船と漁業について意見を交換しました。",
        ),
        (
            "cn",
            "Foreign Minister Wang Yi spoke by phone with Secretary Blinken at U.S. request. They spoke of the ferries and of the harbour.",
        ),
    ];
    for (id, text) in talks {
        let asked = facts_of(id, text, "us").asked_by;
        let government = asked.and_then(|asked| asked.government);
        assert_eq!(government.as_deref(), Some("US"), "{text}");
    }
    for (id, text) in [
        (
            "ru",
            "Состоялся телефонный разговор министров. Они обсудили созданную по американской инициативе группу и вопросы рыболовства в проливе.",
        ),
        (
            "cn",
            "应美方邀请，外交部长王毅将于五月访问美国。双方就渡轮航线和渔业合作问题交换了意见。",
        ),
        (
            "gb",
            "The Prime Minister spoke to President Example on the China initiative. They spoke of the ferries and of the harbour of the island.",
        ),
    ] {
        assert_eq!(facts_of(id, text, "us").asked_by, None, "{text}");
    }
}

#[test]
fn a_town_that_names_an_agreement_is_no_place() {
    let place = |text: &str| place_and_day(text).0;
    assert_eq!(
        place("The ministers met in Geneva today."),
        Some("Geneva".to_owned())
    );
    assert_eq!(place("The ministers met in Minsk format today."), None);
    assert_eq!(
        place("The ministers met in the Astana process today."),
        None
    );
}

#[test]
fn a_chinese_opening_says_how_long_the_talks_lasted() {
    let english = "President Muster met President Example for 90 minutes. They discussed grain.";
    let chinese = "李某在巴黎同马斯特总统举行会谈，会谈持续一个半小时。双方讨论了粮食问题。";
    let report = report(&[("us", english), ("cn", chinese)]);
    let minutes = |id: &str| report.facts[id].minutes.as_ref().map(|it| it.minutes);
    assert_eq!([minutes("us"), minutes("cn")], [Some(90), Some(90)]);
}

#[test]
fn leaders_are_named_in_english_where_no_account_is() {
    let report = report(&[
        (
            "fr",
            "Le président de la République Emmanuel Macron s'est entretenu avec le président russe Vladimir \
            Poutine pendant plus de deux heures. Les deux présidents ont parlé du blé et des navires.",
        ),
        (
            "ru",
            "Состоялся телефонный разговор Владимира Путина с Президентом Франции Эммануэлем Макроном. \
            Обсуждались поставки зерна и судоходство.",
        ),
    ]);
    let heading = &report.event.heading;
    assert!(
        heading.starts_with("Emmanuel Macron – Vladimir Putin"),
        "{heading}"
    );
}

#[test]
fn a_leader_whom_all_accounts_call_by_the_family_name_has_a_full_name() {
    let report = report(&[
        (
            "us",
            "President Trump and President Putin spoke today. They spoke of grain.",
        ),
        (
            "ru",
            "Putin and Trump spoke of grain and of ships. The talk was frank.",
        ),
    ]);
    let heading = &report.event.heading;
    assert!(
        heading.contains("Donald Trump") && heading.contains("Vladimir Putin"),
        "{heading}"
    );
}

#[test]
fn leaders_are_named_as_fully_as_any_account_names_them() {
    let report = report(&[
        (
            "us",
            "President Trump and President Putin spoke by telephone today. They spoke of grain.",
        ),
        (
            "ru",
            "The leaders spoke of grain and of ships. Vladimir Putin thanked Donald Trump. The talk was \
            frank. It took an hour. Asked about ships, Vladimir Putin said that they may sail.",
        ),
    ]);
    let heading = &report.event.heading;
    assert!(heading.contains("Vladimir Putin"), "{heading}");
}

/// What an account of a government says of the talks, beside one that says no more than that they spoke.
fn facts_in(id: &str, text: &str) -> TalksFacts {
    let report = report(&[(id, text), ("xx", "They spoke.")]);
    report.facts[id].clone()
}

#[test]
fn how_the_sides_spoke_is_read_wherever_an_account_says_it() {
    let cases: &[(&str, &str, Option<&str>)] = &[
        (
            "cn",
            "In a meeting with Prime Minister Example on the sidelines of a summit, Muster spoke of herring.",
            Some("meeting"),
        ),
        (
            "cn",
            "Example calls on both sides to fish less. Both spoke of herring for long.",
            None,
        ),
        (
            "fr",
            "Le Président et le Chancelier ont parlé du hareng. Tous deux souhaitent moins de pêche. Ils restent             en contact. Avant cet appel, le Président s'était entretenu avec le Premier ministre.",
            Some("call"),
        ),
        (
            "fr",
            "Le Président et le Chancelier ont parlé du hareng. Lors de cet entretien téléphonique, ils ont parlé             des quotas.",
            Some("phone call"),
        ),
        (
            "fr",
            "Le Président et le Chancelier ont eu un échange. Ils ont lancé un appel à la retenue.",
            None,
        ),
        (
            "de",
            "Der Kanzler empfing heute Premierminister Muster in Berlin. Beide sprachen über Hering.",
            Some("meeting"),
        ),
        (
            "de",
            "Der Kanzler forderte weniger Fang. Während des Telefonats nannte er Quoten.",
            Some("phone call"),
        ),
        (
            "ru",
            "На встрече с министром Примеровым министр Образцов говорил о сельди и о квотах.",
            Some("meeting"),
        ),
        (
            "es",
            "En una llamada con el ministro Muestra, el ministro habló de la pesca del arenque.",
            Some("call"),
        ),
        (
            "kr",
            "외교부 장관은 오늘 일본 외무대신과 전화통화를 가졌다. 양측은 어업 문제를 논의하였다.",
            Some("phone call"),
        ),
    ];
    for (id, text, format) in cases {
        let facts = facts_in(id, text);
        let found = facts.format.as_ref().map(|it| it.name.as_str());
        assert_eq!(found, *format, "{text}");
    }
    let mut urging = extract(&Snapshot::from_bytes(
        "cn",
        None,
        "Muster spoke of herring when meeting with Example.",
    ))
    .expect("a text");
    urging.title = Some("Muster calls on both sides to fish less".to_owned());
    let other = extract(&Snapshot::from_bytes("us", None, "They spoke.")).expect("a text");
    let report = compare(&Event::default(), vec![urging, other], Lexicon::standard());
    let format = report.facts["cn"].format.as_ref();
    assert_eq!(format.map(|it| it.name.as_str()), Some("meeting"));
}

#[test]
fn lengths_are_read_in_other_languages() {
    let cases: &[(&str, &str, Option<u32>)] = &[
        (
            "de",
            "Der Kanzler telefonierte mit Präsident Muster. In dem 75-minütigen Gespräch ging es um Hering.",
            Some(75),
        ),
        (
            "de",
            "Der Kanzler und Präsident Muster sprachen heute eine halbe Stunde lang am Telefon über Hering.",
            Some(30),
        ),
        (
            "de",
            "Der Kanzler führte heute ein Gespräch von rund 40 Minuten mit Präsident Muster über Hering.",
            Some(40),
        ),
        (
            "de",
            "Der Kanzler telefonierte mit Präsident Muster. Das Gespräch dauerte anderthalb Stunden.",
            Some(90),
        ),
        (
            "fr",
            "Le Président a eu un entretien téléphonique d'une heure avec le Chancelier sur le hareng.",
            Some(60),
        ),
        (
            "fr",
            "Le Président s'est entretenu avec le Chancelier. Lors de cet échange de 1h30, ils ont parlé du hareng.",
            Some(90),
        ),
        (
            "ru",
            "Состоялся 75-минутный разговор Президента с Канцлером. Обсуждались квоты на сельдь.",
            Some(75),
        ),
        (
            "ru",
            "Президент говорил с Канцлером. В ходе полуторачасовой беседы обсуждались квоты на сельдь.",
            Some(90),
        ),
        (
            "es",
            "El Presidente mantuvo una conversación telefónica de unos 40 minutos con el Canciller.",
            Some(40),
        ),
        (
            "jp",
            "3月6日、午後5時40分から約40分間、外務大臣は国務長官と電話会談を行いました。",
            Some(40),
        ),
        (
            "jp",
            "3月6日、午後5時40分から、外務大臣は国務長官と電話会談を行いました。",
            None,
        ),
        ("cn", "外交部长同国务卿进行了约一个小时的通话。", Some(60)),
        (
            "cn",
            "外交部长同国务卿通电话，就延长渡轮停航48小时交换意见。",
            None,
        ),
        (
            "de",
            "Der Kanzler telefonierte mit Präsident Muster über eine 24-stündige Pause der Fähren.",
            None,
        ),
    ];
    for (id, text, minutes) in cases {
        let found = facts_in(id, text).minutes.map(|it| it.minutes);
        assert_eq!(found, *minutes, "{text}");
    }
}

#[test]
fn places_are_those_of_conferences_and_of_houses_in_towns() {
    let cases: &[(&str, &str, Option<&str>)] = &[
        (
            "us",
            "Secretary Example met today with Minister Muster on the sidelines of the Munich Security Conference.",
            Some("Munich"),
        ),
        (
            "us",
            "Secretary Example met today with Minister Muster. They spoke on the margins of the 79th UN General \
            Assembly about herring.",
            Some("New York"),
        ),
        (
            "us",
            "Secretary Example met today with Minister Muster on the sidelines of the G20 Leaders' Summit.",
            None,
        ),
        (
            "us",
            "Secretary Example met today with Minister Muster to speak of the Munich Security Conference.",
            None,
        ),
        (
            "us",
            "RIO DE JANEIRO, March 5 (Xinhua) -- Secretary Example met with Minister Muster on the sidelines of a summit.",
            Some("Rio de Janeiro"),
        ),
        (
            "us",
            "RIO DE JANEIRO, March 5 (Xinhua) -- Secretary Example and Minister Muster spoke by telephone of herring.",
            None,
        ),
        (
            "cn",
            "外交部长王某在天津迎宾馆会见印度外长。",
            Some("Tianjin (天津迎宾馆)"),
        ),
        (
            "cn",
            "外交部长王某在罗马尼亚议会会见外长。",
            Some("罗马尼亚议会"),
        ),
    ];
    for (id, text, place) in cases {
        let found = facts_in(id, text).place.map(|it| it.name);
        assert_eq!(found.as_deref(), *place, "{text}");
    }
}

#[test]
fn a_day_without_its_month_is_the_last_of_its_number() {
    // The accounts are of Wednesday, 6 March 2024.
    let cases: &[(&str, &str, Option<&str>)] = &[
        (
            "cn",
            "国防部长董某5日晚应约同美国国防部长视频通话。",
            Some("2024-03-05"),
        ),
        (
            "cn",
            "国防部长董某7日上午会见美国国防部长。",
            Some("2024-03-07"),
        ),
        (
            "cn",
            "国防部长董某28日在巴黎会见美国国防部长。",
            Some("2024-02-28"),
        ),
        ("cn", "国防部长董某31日在巴黎会见美国国防部长。", None),
        (
            "cn",
            "国防部长董某同出席5日开幕的论坛的美国国防部长会谈。",
            None,
        ),
        (
            "jp",
            "外務大臣は5日午後、国務長官と電話会談を行いました。",
            Some("2024-03-05"),
        ),
    ];
    for (id, text, day) in cases {
        let found = facts_in(id, text).time.and_then(|it| it.date);
        assert_eq!(found.as_deref(), *day, "{text}");
    }
}

#[test]
fn a_title_has_the_day_of_the_accounts_where_none_says_when_they_talked() {
    let heading = |days: [&str; 2], text: &str| {
        let accounts = [("us", text), ("ru", "Example and Muster spoke of ships.")];
        let statements = accounts.into_iter().zip(days).map(|((id, text), day)| {
            let mut statement = extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
            statement.source.government = Some(id.to_uppercase());
            statement.date = day.parse().ok();
            statement
        });
        let statements: Vec<_> = statements.collect();
        compare(&Event::default(), statements, Lexicon::standard())
            .event
            .heading
    };
    let silent = "The two ministers spoke by telephone of herring.";
    let days = ["2024-03-06", "2024-03-07"];
    assert!(heading(days, silent).ends_with(", telephone call, 6 March 2024"));
    let told = "The two ministers spoke by telephone of herring on March 5.";
    assert!(heading(days, told).ends_with(", 5 March 2024"));
    for days in [["2024-03-06", "2024-03-09"], ["2024-03-06", ""]] {
        assert!(heading(days, silent).ends_with(", telephone call"));
    }
}

#[test]
fn a_title_has_two_days_in_a_row_and_no_others() {
    let heading = |other: &str| {
        let us = "The two ministers spoke by telephone of herring on January 26, 2022.";
        let cn = format!("The two ministers spoke by telephone of herring on {other}, 2022.");
        report(&[("us", us), ("cn", &cn)]).event.heading
    };
    assert!(heading("January 27").ends_with(", telephone call, 26/27 January 2022"));
    assert!(heading("January 29").ends_with(", telephone call"));
}

#[test]
fn who_talked_for_a_government_without_an_account_is_in_the_title() {
    let titled = |us: &str, gb: &str, gb_opens: &str| {
        let us = format!(
            "{us}\n\nPresident Joe Biden spoke by telephone with Prime Minister Rishi Sunak and President \
            Volodymyr Zelenskyy of Ukraine.\n\nThey spoke of herring."
        );
        let gb = format!("{gb}\n\n{gb_opens}\n\nThey spoke of herring and of ships.");
        report(&[("us", &us), ("gb", &gb)]).event.heading
    };
    let call = "Call with President Zelenskyy of Ukraine";
    let opens = "Rishi Sunak and Joe Biden spoke by telephone to Ukrainian President Zelenskyy.";
    let heading = titled(call, call, opens);
    assert!(heading.contains(" – Volodymyr Zelenskyy, "), "{heading}");
    // Each account names who was there, and a title says so.
    let other = "Rishi Sunak and Joe Biden spoke by telephone.";
    let readout = "Readout of the call";
    for heading in [
        titled(call, readout, other),
        titled(readout, readout, opens),
        titled(
            "Call on Zelenskyy's plan",
            "Call on Zelenskyy's plan",
            opens,
        ),
    ] {
        assert!(!heading.contains("Zelenskyy"), "{heading}");
    }
}

#[test]
fn who_is_called_by_his_family_name_and_his_office_has_a_full_name() {
    let report = report(&[
        (
            "us",
            "Secretary Austin spoke by telephone with Minister Dong Jun of China. They spoke of ships.",
        ),
        (
            "cn",
            "Dong Jun spoke by telephone with U.S. Secretary Austin. The talk was frank.",
        ),
    ]);
    let heading = &report.event.heading;
    assert!(heading.contains("Lloyd Austin"), "{heading}");
}

/// What is read of an account of one sentence.
fn read_of(opening: &str) -> TalksFacts {
    facts_in("us", opening)
}

#[test]
fn talks_with_a_place_are_a_meeting() {
    for (text, format, place) in [
        (
            "Minister Muster held talks with Foreign Secretary Example in Beijing on Friday.",
            Some("meeting"),
            Some("Beijing"),
        ),
        (
            "Minister Muster holds talks with Foreign Secretary Example in Lima.",
            Some("meeting"),
            Some("Lima"),
        ),
        (
            "On Monday, Minister Muster had talks with his counterpart in Oslo.",
            Some("meeting"),
            Some("Oslo"),
        ),
        (
            "Minister Muster held in-depth talks with President Example at Hyderabad House.",
            Some("meeting"),
            Some("Hyderabad House"),
        ),
        (
            "Vice Minister Muster held political consultations with Deputy Secretary Example in Doha.",
            Some("meeting"),
            Some("Doha"),
        ),
        (
            "Minister Muster held several rounds of talks with Envoy Example in Muscat.",
            Some("meeting"),
            Some("Muscat"),
        ),
        (
            "Minister Muster held talks with Foreign Secretary Example in Beijing by telephone.",
            Some("phone call"),
            None,
        ),
        (
            "Minister Muster held talks with Foreign Secretary Example on the war in Ukraine.",
            None,
            None,
        ),
        (
            "Minister Muster held talks with Foreign Secretary Example in March.",
            None,
            None,
        ),
        (
            "Minister Muster is to hold talks with Foreign Secretary Example in Beijing.",
            None,
            None,
        ),
    ] {
        let facts = read_of(text);
        let found = facts.format.map(|it| it.name);
        assert_eq!(found.as_deref(), format, "{text}");
        assert_eq!(facts.place.map(|it| it.name).as_deref(), place, "{text}");
    }
}

#[test]
fn talks_of_several_days_have_all_of_them() {
    for text in [
        "Adviser Muster met on March 3-4 with Minister Example in Malta.",
        "Adviser Muster met with Minister Example in Malta on March 3–4, 2024.",
        "From March 3 to 4, local time, Adviser Muster held several rounds of meetings with Minister Example in Malta.",
        "On March 3 and 4, Adviser Muster met with Minister Example.",
        "On 3 and 4 March, Adviser Muster met with Minister Example.",
        "Adviser Muster and Minister Example held talks on 3-4 March 2024.",
        "Between March 3 and 4, Adviser Muster met with Minister Example.",
        "3月3日至4日，王毅同美国国务卿布林肯在马耳他举行会晤。",
        "2024年3月3日至4日，王毅同美国国务卿布林肯在马耳他举行会晤。",
        "当地时间3月3日至4日，王毅同美国国务卿布林肯在马耳他举行会晤。",
        "3月3日、4日，王毅同美国国务卿布林肯举行会晤。",
        "3–4 марта состоялась встреча министра с советником президента на Мальте.",
        "3 и 4 марта министр провел переговоры с советником президента на Мальте.",
        "С 3 по 4 марта министр провел переговоры с советником президента на Мальте.",
        "Les 3 et 4 mars 2024, le ministre a rencontré le conseiller du président à Malte.",
        "Du 3 au 4 mars, le ministre s'est entretenu avec le conseiller du président à Malte.",
        "Am 3. und 4. März 2024 traf sich der Minister mit dem Berater des Präsidenten.",
        "Vom 3. bis 4. März traf sich der Minister mit dem Berater des Präsidenten in Malta.",
        "Los días 3 y 4 de marzo el ministro se reunió con el asesor del presidente en Malta.",
        "Over March 3 and 4, Adviser Muster held consultations with Minister Example in Malta.",
    ] {
        let time = read_of(text).time.unwrap_or_else(|| panic!("{text}"));
        let days = (time.date.as_deref(), time.last_date.as_deref());
        assert_eq!(days, (Some("2024-03-03"), Some("2024-03-04")), "{text}");
    }
}

#[test]
fn the_day_is_read_in_other_languages() {
    for (text, day) in [
        (
            "Dans l'après-midi du 4 mars 2024, le ministre a tenu une visioconférence avec son homologue.",
            "2024-03-04",
        ),
        (
            "Dans la matinée du 4 mars, le ministre s'est entretenu avec son homologue.",
            "2024-03-04",
        ),
        (
            "Le ministre a rencontré son homologue le lundi 4 mars.",
            "2024-03-04",
        ),
        (
            "Ce lundi 4 mars, le ministre a rencontré son homologue.",
            "2024-03-04",
        ),
        (
            "Der Kanzler hat am heutigen Mittwoch mit dem Präsidenten gesprochen.",
            "2024-03-06",
        ),
        (
            "Der Kanzler telefonierte heute mit dem Präsidenten.",
            "2024-03-06",
        ),
        (
            "Der Kanzler telefonierte am Montag mit dem Präsidenten.",
            "2024-03-04",
        ),
        (
            "Am Montag, dem 4. März 2024, telefonierte der Kanzler mit dem Präsidenten.",
            "2024-03-04",
        ),
        (
            "Der Kanzler telefonierte gestern mit dem Präsidenten.",
            "2024-03-05",
        ),
        (
            "El ministro habló hoy con su homólogo por teléfono.",
            "2024-03-06",
        ),
        (
            "El ministro se reunió el lunes con su homólogo.",
            "2024-03-04",
        ),
        (
            "El lunes 4 de marzo el ministro habló con su homólogo.",
            "2024-03-04",
        ),
        (
            "Президент сьогодні провів телефонну розмову з прем'єр-міністром.",
            "2024-03-06",
        ),
        ("本日、外務大臣は電話会談を行いました。", "2024-03-06"),
        (
            "외교부 장관은 오늘 외무대신과 전화통화를 가졌다.",
            "2024-03-06",
        ),
    ] {
        let time = read_of(text).time.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(time.date.as_deref(), Some(day), "{text}");
    }
    for text in [
        "Nach dem gestrigen Gipfel sprach der Kanzler mit dem Präsidenten.",
        "Tras la reunión del lunes, el ministro habló con su homólogo.",
    ] {
        assert!(read_of(text).time.is_none(), "{text}");
    }
}

#[test]
fn a_length_is_read_however_it_is_qualified() {
    let (nearly, over, about, exact) = (Bound::Less, Bound::More, Bound::About, Bound::Exact);
    for (text, minutes, bound) in [
        ("The call lasted barely ten minutes.", 10, nearly),
        ("The call went on for over two hours.", 120, over),
        ("The call lasted just under an hour.", 60, nearly),
        ("The call took some 90 minutes.", 90, about),
        ("The call ran to nearly three hours.", 180, nearly),
        ("The call ran 45 minutes.", 45, exact),
        ("The conversation stretched to two hours.", 120, exact),
        ("The call lasted a little under an hour.", 60, nearly),
        ("The call lasted well over an hour.", 60, over),
        ("The call lasted no more than twenty minutes.", 20, nearly),
        ("The call lasted for about half an hour.", 30, about),
        ("The call continued for upwards of two hours.", 120, over),
        ("Das Gespräch dauerte knapp eine Stunde.", 60, nearly),
        ("Das Gespräch dauerte kaum zehn Minuten.", 10, nearly),
        (
            "In einer einstündigen Videokonferenz hat der Kanzler mit dem Präsidenten gesprochen.",
            60,
            exact,
        ),
        ("L'entretien a duré à peine dix minutes.", 10, nearly),
        (
            "L'entretien s'est prolongé pendant plus de deux heures.",
            120,
            over,
        ),
        ("Разговор продолжался почти два часа.", 120, nearly),
        ("La conversación duró apenas diez minutos.", 10, nearly),
        ("La llamada se extendió por más de una hora.", 60, over),
        ("通话持续近一个小时。", 60, nearly),
    ] {
        let length = read_of(text).minutes.unwrap_or_else(|| panic!("{text}"));
        assert_eq!((length.minutes, length.bound), (minutes, bound), "{text}");
    }
}

#[test]
fn lengths_far_apart_are_a_conflict() {
    let short =
        "President Example spoke with President Muster. The call lasted barely ten minutes.";
    let long =
        "President Muster spoke with President Example. The call went on for over two hours.";
    let found = found(&report(&[("us", short), ("ru", long)]));
    assert_eq!(found, [format!("conflict: {LENGTH}")]);
}

#[test]
fn who_received_a_call_did_not_ask_for_it() {
    for (id, text) in [
        (
            "in",
            "Prime Minister received a telephone call today from the President of the USA.",
        ),
        (
            "in",
            "Prime Minister Example received today a phone call from President Biden of the USA.",
        ),
        (
            "br",
            "President Muster received, on the afternoon of Tuesday (5), a telephone call from the President of the United States, Joe Biden.",
        ),
        (
            "br",
            "The minister took a call this morning from Secretary Blinken.",
        ),
        (
            "br",
            "President Muster received a congratulatory call from President Biden.",
        ),
        (
            "br",
            "President Muster answered a call on Tuesday, March 5, from the U.S. President.",
        ),
        (
            "cn",
            "Secretary Blinken received a call yesterday from Wang Yi. They spoke of the harbour.",
        ),
        (
            "fr",
            "Le Président a reçu un appel téléphonique du président américain. Ils ont évoqué les liaisons par ferry et la pêche dans les eaux communes.",
        ),
        (
            "fr",
            "Le Président a reçu aujourd'hui un appel de Joe Biden. Ils ont évoqué les liaisons par ferry et la pêche dans les eaux communes.",
        ),
        (
            "es",
            "El presidente recibió hoy una llamada telefónica del presidente de Estados Unidos, Joe Biden. Hablaron de los transbordadores y de la pesca en las aguas comunes.",
        ),
        (
            "de",
            "Der Bundeskanzler erhielt heute einen Anruf von Präsident Biden. Sie sprachen über die Fähren und über den Fischfang in den Gewässern.",
        ),
        (
            "jp",
            "米側からの電話を受け、外務大臣は電話会談を行いました。両大臣は渡船と漁業について意見を交換しました。",
        ),
        (
            "cn",
            "外交部长王毅接到美国国务卿布林肯打来的电话。双方就渡轮航线和渔业合作问题交换了意见。",
        ),
    ] {
        let facts = facts_of(id, text, "us");
        let asked = facts.asked_by.and_then(|asked| asked.government);
        let expected = if text.contains("from Wang") {
            "CN"
        } else {
            "US"
        };
        assert_eq!(asked.as_deref(), Some(expected), "{text}");
        let format = facts.format.map(|it| it.name);
        assert_ne!(format.as_deref(), Some("meeting"), "{text}");
    }
    for text in [
        "President Muster took a phone call with Prime Minister Example from Washington.",
        "President Muster received the Minister and had a phone call with the team from Washington.",
        "President Muster took a call to discuss the aid from the United States.",
        "President Muster received calls for restraint from the United States.",
    ] {
        assert_eq!(facts_of("br", text, "us").asked_by, None, "{text}");
    }
}

#[test]
fn the_talks_are_no_meeting_of_others() {
    for (text, expected) in [
        (
            "President Example talked today with President Muster to discuss the harbour, and the United Nations General Assembly meetings in May.",
            None,
        ),
        (
            "President Example spoke with President Muster to discuss the grain, the ferries, and a meeting of ministers.",
            None,
        ),
        (
            "President Example spoke with President Muster, who had left the Cabinet meeting.",
            None,
        ),
        (
            "Readout of President Example's Call with President Muster\nMarch 6, 2024\n\nPresident Example, between two meetings, spoke with President Muster. They spoke of the harbour and of the ferries.",
            Some("call"),
        ),
        (
            "Readout of President Example's Phone Call with President Muster\nMarch 6, 2024\n\nPresident Example held, in place of the meeting, talks with President Muster. They spoke of the harbour.",
            Some("phone call"),
        ),
        (
            "Readout of President Example's Meeting with President Muster\nMarch 6, 2024\n\nPresident Example met President Muster. They spoke of the harbour and of the ferries.",
            Some("meeting"),
        ),
        (
            "President Example met with President Muster to discuss the grain, and the Cabinet meeting.",
            Some("meeting"),
        ),
        (
            "President Example held a meeting with President Muster on the ferries.",
            Some("meeting"),
        ),
    ] {
        let format = facts_of("us", text, "ru").format.map(|it| it.name);
        assert_eq!(format.as_deref(), expected, "{text}");
    }
}

#[test]
fn the_side_that_gives_no_account_asked_for_nothing() {
    let text = "3月5日，正在柬埔寨暹粒出席东盟会议的外交部长王毅应约同美国国务卿布林肯会谈。双方就渡轮航线交换了意见。";
    let facts = facts_of("cn", text, "us");
    let asked = facts.asked_by.and_then(|asked| asked.government);
    assert_eq!(asked.as_deref(), Some("US"));
    assert!(facts.place.expect("a place").name.contains("暹粒"));
}

#[test]
fn talks_begin_behind_the_line_that_says_whose_text_follows() {
    let facts = facts_in(
        "us",
        "Admiralty Press Secretary Rear Adm. Ann Adler provided the following readout:\n\nSecretary Example met \
         today with Minister Muster in Siem Reap, Cambodia. They spoke of the ferries.",
    );
    let time = facts.time.expect("a day");
    assert_eq!(
        time.date.map(|it| it.to_string()).as_deref(),
        Some("2024-03-06")
    );
    assert_eq!(facts.place.expect("a place").name, "Siem Reap, Cambodia");
}

#[test]
fn a_title_has_no_state_among_persons() {
    let us = "President Biden spoke today with the leaders of France and the United Kingdom about herring.";
    let fr =
        "President Macron spoke today with President Biden of the United States about herring.";
    let gb =
        "The Prime Minister spoke today to President Biden and President Macron about herring.";
    let heading = report(&[("us", us), ("fr", fr), ("gb", gb)]).event.heading;
    assert!(
        !heading.contains("Biden") && heading.contains("United Kingdom"),
        "{heading}"
    );
    let heading = report(&[("us", us), ("fr", fr)]).event.heading;
    assert!(
        heading.contains("Joe Biden") && heading.contains("Macron"),
        "{heading}"
    );
}
