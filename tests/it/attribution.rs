//! Who is said to speak, and what becomes of words put in another's mouth: invented accounts, each
//! with one sentence that is asked about.

use std::collections::BTreeSet;

use crate::common::{account, parallax};
use parallax::report::{Kind, Report, SentenceFacts, Status};

/// The report on two accounts, one of the United States and one of China.
fn report(us: &str, cn: &str) -> Report {
    report_of(&[("us", us), ("cn", cn)])
}

/// The sentence of the Chinese account with these words.
fn sentence<'a>(report: &'a Report, words: &str) -> &'a SentenceFacts {
    let cn = report.statement("cn").expect("the account");
    let mut sentences = cn.sentences.iter();
    sentences
        .find(|sentence| sentence.text.contains(words))
        .unwrap_or_else(|| panic!("no sentence with {words:?}"))
}

/// The U.S. account against which most claims are held.
const US: &str = "President Example spoke today with President Xi of China. He underscored that the \
    United States opposes any change to the status quo across the Taiwan Strait by force. The two \
    leaders discussed cooperation against fentanyl trafficking. The United States will provide \
    $40 million for the joint laboratory on climate research.";

#[test]
fn the_speaker_is_found_through_names_titles_pronouns_and_whole_paragraphs() {
    let cn = "On the evening of May 4, President Xi spoke with U.S. President Example on the phone at \
        the request of the latter.\n\
        President Xi pointed out that relations stand at a crossroads. Both countries gain from trade. \
        He expressed the hope that the tariffs will end.\n\
        President Example said that relations matter to him. The United States wants China to prosper. \
        It will not support any bloc. The meeting in Lima was a success. America is open to students.\n\
        The call lasted an hour.\n\
        The two presidents agreed to stay in touch.\n\
        Deputy Secretary of State of the United States Ann Specimen welcomed the students. Specimen \
        called for more of them.";
    let report = report(US, cn);
    let expected = [
        // Who asked has said nothing.
        ("at the request", Some("CN"), None),
        ("at a crossroads", Some("CN"), None),
        ("gain from trade", Some("CN"), None),
        ("the tariffs will end", Some("CN"), None),
        ("matter to him", Some("US"), Some("us")),
        ("China to prosper", Some("US"), Some("us")),
        ("any bloc", Some("US"), Some("us")),
        ("in Lima", None, None),
        ("open to students", Some("US"), Some("us")),
        ("lasted an hour", None, None),
        ("stay in touch", Some("both"), Some("us")),
        ("welcomed the students", Some("US"), Some("us")),
        ("for more of them", Some("US"), Some("us")),
    ];
    for (words, speaker, attributed) in expected {
        let sentence = sentence(&report, words);
        assert_eq!(sentence.speaker.as_deref(), speaker, "{}", sentence.text);
        let of = sentence.attributed_to.as_deref();
        assert_eq!(of, attributed, "{}", sentence.text);
    }
}

#[test]
fn a_name_behind_what_is_done_to_it_is_no_speaker() {
    for opening in [
        "President Xi opened by congratulating President Example on the launch, and President Example thanked him.",
        "President Xi, congratulating President Example on the launch, stressed the value of trade.",
        "Thanking President Example for the call, President Xi stressed the value of trade.",
        "President Xi used the call to convey his sympathy, for which President Example thanked him.",
        "President Xi started by telling President Example of the flood, and President Example thanked him.",
    ] {
        let cn = format!("President Xi spoke today with U.S. President Example. {opening}");
        let report = report(US, &cn);
        let sentence = sentence(&report, &opening[..30]);
        assert_eq!(sentence.speaker.as_deref(), Some("CN"), "{opening}");
    }
}

#[test]
fn he_is_who_opened_the_sentence_before() {
    let cn = "Chinese President Xi said on Monday that dialogue is the way out. He made the remarks while \
        talking to his U.S. counterpart, President Example. China will send an envoy to the region, he \
        said. In response to the argument presented by the American side, President Xi stressed the \
        value of trade.";
    let report = report(US, cn);
    for words in ["an envoy", "the value of trade"] {
        let sentence = sentence(&report, words);
        assert_eq!(sentence.speaker.as_deref(), Some("CN"), "{words}");
        assert_eq!(sentence.attributed_to, None, "{words}");
    }
}

#[test]
fn two_who_are_joined_are_both() {
    let cn = "Chinese Foreign Minister Wang Yi spoke today with U.S. Secretary of State Ann Example. The \
        Chinese Foreign Minister and the Secretary of State also discussed trade in soybeans.";
    let report = report(US, cn);
    let sentence = sentence(&report, "soybeans");
    assert_eq!(sentence.speaker.as_deref(), Some("both"));
}

#[test]
fn the_author_and_another_are_we() {
    let cn = "I met U.S. President Example this afternoon. President Example and I confirmed the direction of \
        our ties. We also reaffirmed the wish for more trade in soybeans. I told him that the bridge must be \
        repaired.";
    let report = report(US, cn);
    for (words, speaker) in [
        ("the direction of", "both"),
        ("soybeans", "both"),
        ("the bridge", "CN"),
    ] {
        let sentence = sentence(&report, words);
        assert_eq!(sentence.speaker.as_deref(), Some(speaker), "{words}");
    }
}

#[test]
fn who_was_told_or_merely_met_said_nothing() {
    for cn in [
        "President Example was informed of the steps that China has taken on fentanyl.",
        "Nothing was discussed concerning Taiwan.",
        "A detailed discussion of the fentanyl problem by experts will follow.",
    ] {
        let report = report(US, cn);
        let sentence = sentence(&report, &cn[..20]);
        assert_eq!(sentence.attributed_to, None, "{cn}");
    }
}

#[test]
fn a_claim_is_judged_clause_by_clause() {
    let cases = [
        (
            "U.S. President Example stressed that the United States opposes any change to the status \
             quo across the Taiwan Strait by force.",
            None,
            "word for word but for the verb, the two tell it together or bear each other out",
        ),
        (
            "President Example assured President Xi that sanctions on Chinese banks would be lifted.",
            Some(Status::Absent),
            "the other account has no sanctions",
        ),
        (
            "President Xi thanked the United States for the $40 million for the laboratory.",
            None,
            "the figure is there: it is borne out, or not judged",
        ),
        (
            "U.S. President Example praised the performance of the acrobats from Shandong.",
            Some(Status::Absent),
            "no topic, but nothing of it either",
        ),
    ];
    for (cn, expected, why) in cases {
        let report = report(US, cn);
        let found: Vec<_> = report
            .divergences
            .iter()
            .filter(|d| d.kind == Kind::Attribution && d.by.as_deref() == Some("cn"))
            .collect();
        let status = found.first().and_then(|divergence| divergence.status);
        match expected {
            Some(_) => assert_eq!(status, expected, "{why}: {cn}"),
            None => assert!(matches!(status, None | Some(Status::Confirmed)), "{why}"),
        }
    }
}

#[test]
fn between_languages_only_a_topic_that_is_not_there_tells() {
    let claims = |cn: &str| -> Vec<(Option<Status>, Option<String>)> {
        let found = report(US, cn).divergences.into_iter();
        found
            .filter(|d| d.kind == Kind::Attribution && d.by.as_deref() == Some("cn"))
            .map(|d| (d.status, d.topic))
            .collect()
    };
    let sanctions =
        "美国总统特朗普表示，美方将取消对中国银行的制裁。中美两国元首一致认为双方应保持沟通。";
    assert_eq!(
        claims(sanctions),
        [(Some(Status::Absent), Some("sanctions".to_owned()))]
    );
    // The other account speaks of Taiwan, and has no word of its independence.
    assert_eq!(
        claims("美国总统特朗普表示，美方不支持“台湾独立”。"),
        [(Some(Status::Absent), Some("taiwan-independence".to_owned()))]
    );
    // What it has, or may have in words that are not known, is not absent.
    assert_eq!(claims("美国总统特朗普表示，美方重视台湾问题。"), []);
}

#[test]
fn between_languages_what_the_other_account_says_too_is_borne_out() {
    let us = "President Example met today with President Xi of China. The two leaders welcomed the \
        recent discussions between their special envoys for climate. The two leaders will resume \
        high-level communication between the two militaries. He raised concerns about Xinjiang.";
    let cn = "国家主席习近平同美国总统会晤。两国元首欢迎两国气候特使近期开展的讨论。\
        两国元首同意恢复两军高层沟通。两国元首同意成立禁毒合作工作组。";
    let found = report(us, cn).divergences;
    let status = |words: &str| {
        let mut claims = found.iter().filter(|d| d.kind == Kind::Attribution);
        let claim = claims.find(|d| d.evidence[0].text.contains(words));
        claim.and_then(|claim| claim.status)
    };
    assert!(matches!(status("气候特使"), None | Some(Status::Confirmed)));
    assert!(matches!(status("两军"), None | Some(Status::Confirmed)));
    assert_eq!(status("禁毒"), Some(Status::Absent));
    // A silence across languages is on a topic that the other account has no word of.
    let silences = found.iter().filter(|d| d.kind == Kind::Silence);
    let topics: Vec<&str> = silences.filter_map(|d| d.topic.as_deref()).collect();
    assert!(topics.contains(&"xinjiang"), "{topics:?}");
    assert!(!topics.contains(&"climate"), "{topics:?}");
}

#[test]
fn a_chinese_account_gives_a_speech_without_quotation_marks() {
    let cn = "国家主席习近平同美国总统拜登会晤。\n\
        习近平指出，两国关系很重要。双方应该加强合作。双方提出的倡议要开放。我重视总统先生的表态。\n\
        拜登表示，美中关系至关重要。我愿重申，美方不寻求新冷战。美国不支持“台湾独立”。美方也无意同中国脱钩。\n\
        两国元首同意保持联系。";
    let us = "President Biden met today with President Xi of China. The two leaders agreed to stay in \
        touch. He raised concerns about detained citizens and about trade.";
    let report = report(us, cn);
    let mut accounts = report.statements.iter();
    let account = accounts.find(|it| it.id == "cn").unwrap();
    let speaker = |words: &str| {
        let sentence = account.sentences.iter().find(|it| it.text.contains(words));
        sentence.unwrap().speaker.clone()
    };
    assert_eq!(speaker("加强合作").as_deref(), Some("CN"));
    assert_eq!(speaker("总统先生").as_deref(), Some("CN"));
    assert_eq!(speaker("重申").as_deref(), Some("US"));
    assert_eq!(speaker("台湾独立").as_deref(), Some("US"));
    assert_eq!(speaker("脱钩").as_deref(), Some("US"));
    assert_eq!(speaker("保持联系").as_deref(), Some("both"));
    // What is put in the other's mouth is an attribution, and is not borne out by another topic.
    let independence = (report.divergences.iter())
        .find(|d| d.kind == Kind::Attribution && d.evidence[0].text.contains("台湾独立"));
    assert_eq!(independence.unwrap().status, Some(Status::Absent));
    let mut claims = report.divergences.iter();
    let decoupling =
        claims.find(|d| d.kind == Kind::Attribution && d.evidence[0].text.contains("脱钩"));
    assert_eq!(decoupling.unwrap().status, Some(Status::Absent));
}

#[test]
fn titles_and_compounds_hide_no_speaker() {
    let cn = "Minister of Foreign Affairs Wang Yi, who is visiting Ohio, the United States, held a meeting \
        with Secretary Example and discussed timber.\n\
        President Example said that relations matter to him. The United States keeps to its one-China \
        policy, is willing to talk, and welcomes students. President Example said that he likes tea.";
    let report = report(US, cn);
    let speaker = |words: &str| sentence(&report, words).speaker.clone();
    assert_eq!(speaker("discussed timber").as_deref(), Some("CN"));
    assert_eq!(speaker("one-China").as_deref(), Some("US"));
}

#[test]
fn what_the_other_account_has_in_part_is_not_confirmed() {
    let ours = "President Example met with President Xi of China. On the occasion of the 40th anniversary of \
        the canal treaty between the two countries, the two sides agreed to develop U.S.-China relations \
        into closer and steadier ones based on mutual respect and common interest.";
    let theirs = "President Xi met with U.S. President Example in Lima. The two sides agreed to make sure \
        the success of festivities for the 40th anniversary of the canal treaty between the two countries, \
        so as to inject more positive expectations into bilateral relations.";
    let found = report(ours, theirs).divergences;
    assert!(found.iter().all(|it| it.status != Some(Status::Confirmed)));
}

#[test]
fn what_both_say_together_in_other_words_is_not_absent() {
    let ours = "President Example met with President Xi of China. The two sides shared the view that the \
        ferry dispute should not become an obstacle to the development of bilateral relations. The \
        President thanked the crews.";
    let theirs = "President Xi met with U.S. President Example in Lima. The two sides believed that they \
        should attach importance to each other's human rights and make efforts to settle the ferry dispute \
        so that it will not become a stumbling block to relations. They spoke of fish.";
    let found = report(ours, theirs).divergences;
    let mut absent = found.iter().filter(|it| it.status == Some(Status::Absent));
    assert!(absent.all(|it| !it.evidence[0].text.contains("stumbling")));
}

#[test]
fn a_reply_is_told_with_what_it_answers() {
    let theirs = "President Xi met with U.S. President Example in Lima. President Xi spoke of the commitment \
        of the United States under the treaty on extradition, in particular on the application to fugitives \
        in Macau. In response, President Example reaffirmed that this will remain unchanged. They spoke of \
        grain.";
    let ours = "President Example met with President Xi of China. The two leaders spoke of grain, and agreed \
        to open the ports. The President raised the case of the detained sailors.";
    let found = report(ours, theirs).divergences;
    let mut claims = found.iter().filter(|it| it.status == Some(Status::Absent));
    let reply = claims.find(|it| it.evidence[0].text.contains("In response"));
    let reply = reply.expect("a finding");
    assert!(reply.evidence.iter().any(|it| it.text.contains("Macau")));
    assert!(reply.headline.contains(", on "), "{}", reply.headline);
    let tells_again = |it: &&parallax::report::Divergence| {
        let is_told = it.kind == Kind::Silence && it.by.as_deref() == Some("cn");
        is_told && it.evidence.iter().any(|it| it.text.contains("Macau"))
    };
    assert_eq!(found.iter().filter(tells_again).count(), 0);
}

#[test]
fn each_unit_of_a_claim_has_a_status_of_its_own() {
    let cn = "U.S. President Example reiterated that the United States opposes any change to the status quo \
        across the Taiwan Strait, and that it does not support the independence of the island.";
    let mut found = report(US, cn).divergences;
    found.retain(|d| d.by.as_deref() == Some("cn") && !d.evidence.is_empty());
    let of = |words: &str| {
        let mut about = found.iter().filter(|d| d.evidence[0].text.contains(words));
        about.next()
    };
    // What the other account has is borne out, and bears out nothing else.
    let denial = of("does not support").expect("a finding");
    assert_ne!(denial.status, Some(Status::Confirmed));
    assert!(!denial.evidence[0].text.contains("status quo"));
    let shared = of("status quo").and_then(|divergence| divergence.status);
    assert!(matches!(shared, None | Some(Status::Confirmed)));
}

#[test]
fn a_request_for_the_talks_is_a_fact_and_no_attribution() {
    let cn =
        "President Xi spoke by telephone with President Example at the request of the U.S. side.";
    let asks = "President Example spoke today with President Xi. The call took place at the President's \
        request.";
    // A side that may say so itself is not told to be silent on it.
    for (us, expected) in [(US, Some(Status::OneSide)), (asks, None)] {
        let found = report(us, cn).divergences;
        let of_cn = |kind: Kind| {
            let mut found = found.iter();
            found.find(|d| d.kind == kind && d.by.as_deref() == Some("cn"))
        };
        assert_eq!(of_cn(Kind::Fact).and_then(|fact| fact.status), expected);
        assert!(of_cn(Kind::Attribution).is_none(), "{found:#?}");
    }
}

#[test]
fn a_sentence_is_one_sides_alone_only_where_the_other_has_nothing_like_it() {
    let alone = |cn: &str| {
        let mut found = report(US, cn).divergences;
        found.retain(|d| d.kind == Kind::Silence && d.topic.is_none());
        found.retain(|d| d.by.as_deref() == Some("cn"));
        found.len()
    };
    let museum = "President Xi recalled how porcelain workshops once shipped bowls to Philadelphia \
        merchants.";
    assert_eq!(alone(museum), 1);
    // What the other speaks of in whatever words is not said to be missing there.
    let shared = "President Xi recalled how the laboratory of climate research for both leaders was \
        provided with millions.";
    assert_eq!(alone(shared), 0);
}

#[test]
fn a_claim_may_end_in_any_way() {
    let ends = [
        ", no.",
        ",",
        ", a",
        ",;",
        "; b.",
        " and",
        " and.",
        ", and",
        ", and a.",
        ", that",
        " and that",
        "，",
        "；好",
    ];
    for end in ends {
        let claim = format!("U.S. President Example said that the answer is yes{end}");
        let report = report(US, &claim);
        let sentence = sentence(&report, "the answer is yes");
        assert!(claim.starts_with(&sentence.text), "{claim}");
        assert_eq!(sentence.attributed_to.as_deref(), Some("us"), "{claim}");
    }
}

/// Two accounts that bear each other out by the same two sentences agree on one thing.
#[test]
fn what_both_report_alike_is_confirmed_once() {
    let ours =
        "President Example spoke with President Xi of China on Monday. They discussed steel.";
    let theirs = "President Xi spoke with President Example on Monday. They discussed steel and the alliance.";
    let report = report(ours, theirs);
    let confirmed = report.divergences.iter();
    let confirmed = confirmed.filter(|it| it.status == Some(Status::Confirmed));
    let by: Vec<&str> = confirmed.filter_map(|it| it.by.as_deref()).collect();
    // Of the alliance the other account says nothing.
    assert_eq!(by, ["us"]);
}

/// Of two sentences that are the same but for one thing, neither confirms the other.
#[test]
fn another_thing_in_the_same_words_is_not_confirmed() {
    for (us, cn) in [
        (
            "They agreed to meet in Manila in November.",
            "They agreed to meet in Manila in December.",
        ),
        (
            "The two leaders agreed to meet in Beijing next year.",
            "The two leaders agreed to meet in Washington next year.",
        ),
        (
            "The two sides agreed to resume military talks.",
            "The two sides agreed to resume trade talks.",
        ),
        (
            "They agreed that Iran must never have a nuclear weapon.",
            "They agreed that Iran may have a nuclear program.",
        ),
    ] {
        let opening = "The two presidents spoke by telephone on Monday.";
        let report = report(
            &format!("{opening}\n\n{us}\n"),
            &format!("{opening}\n\n{cn}\n"),
        );
        let confirmed = report
            .divergences
            .iter()
            .find(|it| it.status == Some(Status::Confirmed));
        assert!(confirmed.is_none(), "{us} {cn}: {confirmed:?}");
        let common = report.common.iter().flat_map(|it| &it.evidence);
        let common: Vec<_> = common.map(|it| it.text.as_str()).collect();
        assert!(
            !common
                .iter()
                .any(|it| us.contains(it.trim_end_matches('.'))),
            "{common:?}"
        );
    }
}

/// What all say holds what an account has alone, denies or only discusses nowhere.
#[test]
fn common_ground_is_said_by_all() {
    for (us, mx) in [
        (
            "The President said that imports of farmed seafood were not discussed.",
            "The Prime Minister urged that imports of farmed seafood be allowed again.",
        ),
        (
            "The President said that Freedonia does not plan to join any gas union.",
            "The two presidents spoke of the gas union that Freedonia may join.",
        ),
        (
            "They agreed to start technical talks on the sea border in the spring.",
            "The Minister repeated that technical talks on the sea border are the only open question.",
        ),
        (
            "The next meeting of the council will be held in Ankara in January 2025.",
            "The next meeting of the council will be held in Ankara in March 2025.",
        ),
        (
            "They agreed on a delivery of 300 million cubic metres of water by the end of March.",
            "They agreed on a delivery of 200 million cubic metres of water by the end of March.",
        ),
        (
            "The two ministers discussed cooperation against irregular migration by sea.",
            "The Minister urged Freedonia to do more against irregular migration by sea.",
        ),
        (
            "The first train on the northern line will run in January 2027.",
            "The first train on the northern line will run in the first half of 2027.",
        ),
        (
            "The joint fair of books will open in the spring of 2027 in Quito.",
            "The joint fair of books will open in the autumn of 2027 in Quito.",
        ),
    ] {
        let opening = "The two presidents spoke by telephone on Monday.";
        let [us, mx] = [us, mx].map(|text| format!("{opening}\n\n{text}\n"));
        let report = report(&us, &mx);
        assert_eq!(report.common.len(), 0, "{us} {mx} {:?}", report.common);
    }
    let topic =
        "The two presidents discussed the war in Sudan and other regional issues of the day.";
    let none = "The two presidents discussed the main regional and global issues of the day.";
    let [us, mx] = [topic, none].map(|text| format!("They spoke on Monday.\n\n{text}\n"));
    let told = report(&us, &mx).common;
    assert!(told.iter().all(|it| !it.evidence[0].text.contains("Sudan")));
    let same = "They agreed to meet in Ankara in March 2025 with their ministers of trade.";
    let alike =
        "The two presidents agreed to meet in Ankara in March 2025, with their trade ministers.";
    let [us, mx] = [same, alike].map(|text| format!("They spoke on Monday.\n\n{text}\n"));
    assert_eq!(report(&us, &mx).common.len(), 1);
}

/// What one account puts in the other's mouth is not confirmed by a sentence that says that it was
/// not said, or that nothing is new.
#[test]
fn words_that_the_other_side_says_it_did_not_say_are_told_of_one_side_alone() {
    for us in [
        "The President did not say that the United States opposes Taiwan independence.",
        "Taiwan was not raised by the President.",
        "There has been no change in U.S. policy on Taiwan.",
    ] {
        let us = format!("The two presidents met on Monday. {us} They spoke of farm trade.");
        let cn = "两国元首周一举行会晤。拜登总统表示，美方不支持“台独”，坚持一个中国政策。双方讨论了农产品贸易。";
        let report = report(&us, cn);
        let of_taiwan = report
            .divergences
            .iter()
            .filter(|it| it.kind == Kind::Attribution && it.evidence[0].text.contains("台独"));
        let statuses: Vec<_> = of_taiwan.map(|it| it.status).collect();
        assert_eq!(statuses, [Some(Status::Absent)], "{us}");
    }
}

#[test]
fn an_account_cut_into_lines_goes_on_with_a_speech() {
    let lines = [
        "5月6日，外交部长王毅同美国国务卿鲁比奥会晤。",
        "王毅表示，中方高度重视两国关系。",
        "双方应该加强对话。",
        "我们希望看到合作不断扩大。",
        "台湾问题是中国核心利益中的核心。",
        "中方愿扩大人文交流。",
        "鲁比奥表示，美方愿同中方保持沟通。",
        "我愿重申，一个稳定的中国符合各方利益。",
        "美国不支持“台湾独立”。",
        "美方也无意同中国“脱钩”。",
        "双方还就经贸磋商交换了意见。",
        "双方商定保持接触。",
    ];
    let us = "Secretary Rubio met today with Foreign Minister Wang Yi of China. The two discussed the \
        trade talks and detained citizens.";
    let of_lines = report(us, &lines.join("\n"));
    let speaker = |words: &str| sentence(&of_lines, words).speaker.clone();
    for own in ["加强对话", "不断扩大", "核心利益"] {
        assert_eq!(speaker(own).as_deref(), Some("CN"), "{own}");
    }
    for others in ["重申", "台湾独立", "脱钩"] {
        assert_eq!(speaker(others).as_deref(), Some("US"), "{others}");
    }
    assert_eq!(speaker("经贸磋商").as_deref(), Some("both"));
}

#[test]
fn what_the_own_leader_says_is_not_put_in_the_others_mouth() {
    for cn in [
        "President Example invited President Xi to visit the United States, and President Xi said that he would \
            come in a year of good harvests.",
        "President Example praised the orchards of Shandong; President Xi said that he would send a crate of apples \
            to the farmers of Iowa.",
    ] {
        let report = report(US, cn);
        let claims = report
            .divergences
            .iter()
            .filter(|it| it.kind == Kind::Attribution);
        for claim in claims {
            let text = &claim.evidence[0].text;
            assert!(!text.contains("he would"), "{claim:#?}");
        }
    }
}

#[test]
fn an_apology_is_stronger_than_regret() {
    let us = "Secretary Blinken spoke with Foreign Minister Wang Yi of China. Secretary Blinken regretted the loss of \
        the fishing boat Kestrel in the storm of last week.";
    let cn = "Wang Yi spoke with U.S. Secretary of State Blinken. Secretary Blinken apologized for the loss of the \
        fishing boat Kestrel in the storm of last week.";
    let report = report(us, cn);
    let mut strengths = report
        .divergences
        .iter()
        .filter(|it| it.kind == Kind::Strength);
    let strength = strengths.next().expect("a difference of strength");
    assert!(strength.headline.contains("apologized"), "{strength:#?}");
}

/// An account calls the other's leader by his family name in its second sentence: he does not speak
/// for it since.
#[test]
fn a_family_name_stays_with_the_government_it_was_introduced_with() {
    let us = "President Thomas Harlan spoke by telephone today with Premier Liu Wenbo of China. \
        Premier Liu asked for help with food aid. President Harlan pressed Premier Liu to open the ports.";
    let cn = "Premier Liu Wenbo spoke by telephone with President Thomas Harlan of the United States. \
        Premier Liu called for an end to the tariffs on steel. Premier Liu explained the position on visas.";
    let report = report(us, cn);
    for words in ["tariffs on steel", "position on visas"] {
        let sentence = sentence(&report, words);
        assert_eq!(sentence.attributed_to, None, "{words}");
        assert_eq!(sentence.speaker.as_deref(), Some("CN"), "{words}");
    }
}

#[test]
fn an_office_is_of_who_was_named_with_it() {
    let us = "President Example spoke today with Premier Li of China. The President thanked him.";
    for (cn, words, speaker) in [
        (
            "Premier Li Qiang spoke with U.S. Secretary of State Ann Specimen in Geneva. They dined. The \
                Secretary of State called for more visas for students.",
            "more visas",
            "US",
        ),
        (
            "The Premier spoke to U.S. President Example this morning. The President asked for more \
                flights between the cities.",
            "more flights",
            "US",
        ),
        (
            "The Premier spoke to U.S. President Example this morning. The Premier asked for more \
                flights between the cities.",
            "asked for more",
            "CN",
        ),
        (
            "President Xi spoke with U.S. President Example this morning. The President asked for more \
                flights between the cities.",
            "more flights",
            "CN",
        ),
        (
            "Prime Minister Li spoke with U.S. President Example in Geneva. Prime Minister thanked him \
                for the flights.",
            "for the flights",
            "CN",
        ),
    ] {
        let report = report(us, cn);
        let found = sentence(&report, words);
        assert_eq!(found.speaker.as_deref(), Some(speaker), "{}", found.text);
    }
}

#[test]
fn what_was_agreed_on_an_earlier_day_is_no_outcome() {
    let us = "President Example spoke today with President Xi of China. President Example raised the \
        detention of a geologist.";
    for claim in [
        "The two sides should act in line with what was agreed in Lima and open the consulates.",
        "The two presidents discussed the consulates, as they had agreed by letter on May 4.",
        "The two leaders had agreed last year to open the consulates.",
        "The two presidents recalled the accord of Lima on the consulates.",
    ] {
        let cn = format!("President Xi spoke with President Example. {claim}");
        let report = report(us, &cn);
        let told = report
            .divergences
            .iter()
            .find(|it| it.headline.contains("agreed on this"));
        assert!(told.is_none(), "{told:?}");
    }
    let cn = "President Xi spoke with President Example. The two presidents agreed to open the \
        consulates in Lima and Quito by the summer.";
    let told = |it: &parallax::report::Divergence| it.headline.contains("both agreed on this");
    assert!(report(us, cn).divergences.iter().any(told));
}

#[test]
fn one_thing_in_other_words_is_not_put_differently() {
    for (us, cn) in [
        (
            "reiterated the target of 300 flights a week by 2031",
            "confirmed the goal of 300 flights a week by 2031",
        ),
        (
            "stressed the importance of talks on fisheries",
            "underlined the importance of talks on fisheries",
        ),
    ] {
        let us = format!(
            "President Example spoke today with President Xi of China. The two leaders {us}."
        );
        let cn = format!("President Xi spoke with President Example. The two leaders {cn}.");
        let report = report(&us, &cn);
        let softened = |it: &&parallax::report::Divergence| it.status == Some(Status::Softened);
        let softened = report.divergences.iter().find(softened);
        assert!(softened.is_none(), "{softened:?}");
    }
}

#[test]
fn what_one_says_behind_what_both_did_is_not_said_by_both() {
    let us =
        "President Example spoke today with President Xi of China. He raised the catch of squid.";
    let cn = "President Xi spoke with President Example. The leaders discussed the shipyards, and \
        President Xi said that the dredging of the harbour must be paid for by the owners.";
    let report = report(us, cn);
    let both = |it: &&parallax::report::Divergence| {
        let quotes = it.evidence.iter().any(|it| it.text.contains("dredging"));
        it.kind == Kind::Attribution && quotes
    };
    let told = report.divergences.iter().find(both);
    assert!(told.is_none(), "{told:?}");
}

#[test]
fn what_a_side_will_do_is_not_put_in_its_mouth() {
    let us = "President Example spoke today with President Xi of China. China will lift every tariff it \
        has announced since May. Among them are tariffs on apples, pears and plums.";
    let cn = "President Xi spoke with U.S. President Example on the phone. President Xi stressed that \
        Taiwan is part of China.";
    let report = report(us, cn);
    let us = report.statement("us").expect("the account");
    for words in ["lift every tariff", "Among them"] {
        let mut sentences = us.sentences.iter();
        let sentence = sentences.find(|it| it.text.contains(words)).expect(words);
        assert_eq!(sentence.attributed_to, None, "{words}");
    }
}

#[test]
fn the_second_of_two_things_is_quoted_with_what_leads_to_both() {
    let us = "President Example spoke today with President Xi of China. He said that the United States \
        looks forward to closer work with China against fentanyl trafficking.";
    let cn = "President Xi spoke with U.S. President Example on the phone. President Example said that \
        relations matter to him. The United States looks forward to closer work with China against \
        fentanyl trafficking, and to opening ten new consulates.";
    let report = report(us, cn);
    let quoted = "“The United States looks forward … to opening ten new consulates”";
    let headlines: Vec<&str> = report
        .divergences
        .iter()
        .map(|it| it.headline.as_str())
        .collect();
    assert!(
        headlines.iter().any(|it| it.ends_with(quoted)),
        "{headlines:#?}"
    );
}

/// A clause that a position quotes is not quoted again by the silence on what depends on it, nor a
/// figure that a silence quotes by a finding of its own.
#[test]
fn one_clause_and_one_figure_are_told_once() {
    let opening = "The two presidents met on Monday.";
    let us = "She explained that there is in reality no trade deficit, since both countries have built one \
        system of ports and rails.";
    let cn = "The President raised the trade deficit of 90 billion dollars as a burden on workers.";
    let of_both = report(&format!("{opening} {us}"), &format!("{opening} {cn}"));
    let quoting = of_both.divergences.iter();
    let quoting = quoting.filter(|it| it.headline.contains("She explained that there is"));
    let kinds: Vec<Kind> = quoting.map(|it| it.kind).collect();
    assert_eq!(kinds, [Kind::Position]);

    let us = "The two sides set a trade target of 10 billion dollars by 2030. The President said that he \
        wants trade to reach 10 billion dollars.";
    let cn = "They spoke of football and of the weather in the mountains.";
    let of_one = report(&format!("{opening} {us}"), &format!("{opening} {cn}"));
    let kinds: BTreeSet<Kind> = of_one.divergences.iter().map(|it| it.kind).collect();
    assert!(kinds.contains(&Kind::Silence) && !kinds.contains(&Kind::Number));
}

#[test]
fn a_minister_speaks_for_the_state_before_the_office() {
    let us = "President Example met China's Foreign Minister in Lima for the eighth United States Foreign \
        and Strategic Dialogue.";
    for opening in [
        "China's Foreign Minister undertook to give notice of exercises at sea.",
        "The Chinese Foreign Minister pointed out that relations have come out of the low ebb.",
    ] {
        let cn = format!("The two ministers held talks in Lima. {opening}");
        let report = report(us, &cn);
        let sentence = sentence(&report, &opening[..30]);
        assert_eq!(sentence.speaker.as_deref(), Some("CN"), "{opening}");
    }
}

/// Where what comes nearest to a claim rejects something, a reader sees it on the first page.
#[test]
fn what_may_answer_a_claim_stands_beside_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let us = account(
        folder.path(),
        "us",
        "President Example spoke by telephone with President Sample of Ukraine. She condemned Ukrainian \
        threats to journalists on American soil. The two leaders discussed grain and rail freight.",
    );
    let ua = account(
        folder.path(),
        "ua",
        "President Sample spoke by telephone with President Example of the United States. He rejected as \
        baseless what is said about activity of agents in America. The two leaders discussed grain and \
        rail freight.",
    );
    let outcome = parallax(["compare", "--brief", &us, &ua]);
    let text = outcome.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("nothing like this found; nearest [2]: He rejected as baseless"),
        "{}",
        outcome.out
    );
}

#[test]
fn whoever_has_a_title_is_no_person_of_the_other_side() {
    let report = report(
        "Special Envoy Example of the United States met Lord Frostham in Lima today. The talks took place in a friendly mood.",
        "Baroness Muster met U.S. Special Envoy Ann Example in Lima today to review the fishing rules.\n\
         Baroness Muster noted that large gaps remain between the two. She repeated that the nets are too fine.\n\
         Comrade Probe said that the boats of the United States are too many. He repeated that the fines are just.",
    );
    for words in ["large gaps", "too fine", "fines are just"] {
        let said = sentence(&report, words);
        let of = said.attributed_to.as_deref();
        assert_eq!(of, None, "{words}: {said:#?}");
        assert_ne!(said.speaker.as_deref(), Some("US"), "{words}: {said:#?}");
    }
}

#[test]
fn what_both_are_told_to_hold_is_put_in_the_others_mouth() {
    let report_of = |both: &str| {
        let us = format!(
            "The Secretary of State received the Foreign Minister of China in Boston.\n\n{both} the \
             seized grain ships in the gulf have to be handed back without delay.\n\nThe ministers \
             also spoke of the exchange of students and of credit for small firms."
        );
        report(
            &us,
            "The Foreign Minister met the Secretary of State in Boston. The ministers spoke of the \
             exchange of students and of credit for small firms. He invited him to visit Harbin.",
        )
    };
    let is_put_there = |report: &Report| {
        report.divergences.iter().any(|it| {
            let is_said = it.kind == Kind::Attribution && it.status == Some(Status::Absent);
            is_said && it.evidence.iter().any(|it| it.text.contains("grain ships"))
        })
    };
    for both in [
        "Both were clear that",
        "Both ministers were adamant that",
        "They were of one mind that",
        "There was agreement that",
    ] {
        assert!(is_put_there(&report_of(both)), "{both}");
    }
    for both in [
        "Both envoys of the Secretary were clear that",
        "Both letters made plain that",
    ] {
        assert!(!is_put_there(&report_of(both)), "{both}");
    }
}

/// Who speaks in each sentence of the first of some accounts.
fn speakers(accounts: &[(&str, &str)]) -> Vec<Option<String>> {
    let report = report_of(accounts);
    let first = report.statement(accounts[0].0).expect("the account");
    let sentences = first.sentences.iter();
    sentences.map(|it| it.speaker.clone()).collect()
}

/// The report on accounts, each with its id.
fn report_of(accounts: &[(&str, &str)]) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = accounts
        .iter()
        .map(|(id, text)| account(folder.path(), id, text));
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.into_iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

#[test]
fn who_belongs_to_no_known_government_is_given_to_no_other() {
    let un = "The Secretary-General hosted a dinner today with the Greek Cypriot leader, Mr. Nikos \
        Christodoulides, and the leader of the other community, H.E. Mr. Example Sample.";
    let cy = "The President thanked the Secretary-General for the dinner.";
    let own = "President Example Sample, who dined with Nikos Christodoulides, said that the soup was \
        cold.\n\n\
        President Sample recalled that the Cypriot side had left early. The spoons of the last years \
        are too short.\n\n\
        The President noted that Mr. Christodoulides had a fork. He called for longer spoons; the \
        Cypriot side opposed them.";
    let spoke = speakers(&[("north", own), ("un", un), ("cy", cy)]);
    assert_eq!(spoke, [const { None::<String> }; 5]);
}

#[test]
fn a_thing_of_a_state_is_no_speaker() {
    let us = "The ministers met in Lima on Monday. Chinese tariffs on steel outlined how the trade will go \
        on. China outlined its own view of the trade.";
    let spoke = speakers(&[("us", us), ("cn", US)]);
    assert_eq!(spoke[1..], [None, Some("CN".to_owned())]);
}

#[test]
fn russian_ukrainian_and_german_verbs_say_who_speaks() {
    let de = "The Chancellor spoke by telephone.";
    let ru = "По инициативе германской стороны состоялся телефонный разговор. Владимир Путин \
        констатировал, что урожай мал.\n\n\
        Погода была ясной.\n\n\
        Владимир Путин проинформировал о работе школ.";
    let said = Some("RU".to_owned());
    let spoke = speakers(&[("ru", ru), ("de", de)]);
    assert_eq!(spoke, [None, said.clone(), None, said]);
    let uk = "Володимир Зеленський наголосив, що мости потрібні.";
    assert_eq!(speakers(&[("ua", uk), ("de", de)]), [Some("UA".to_owned())]);
    let german = "Der Bundeskanzler unterstrich, dass Brücken fehlen. Mit Blick auf China betonte er, dass \
        der Hafen offen bleibt.";
    let said = Some("DE".to_owned());
    let cn = ("cn", "The Premier spoke of the bridges.");
    // Whoever stands before a German verb behind a preposition is not its subject.
    assert_eq!(speakers(&[("de", german), cn]), [said, None]);
}

#[test]
fn who_is_called_former_talked_for_nobody() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outcome = parallax([
        "compare".to_owned(),
        account(
            folder.path(),
            "in",
            "Prime Minister Modi met the Chief Adviser in the garden. He did not speak of former Prime \
             Minister Sheikh Hasina.",
        ),
        account(
            folder.path(),
            "bd",
            "Prime Minister Modi was kind. He had good relations with Sheikh Hasina, he said.",
        ),
    ]);
    let title = outcome.out.lines().next().expect("a title");
    assert!(!title.contains("Hasina"), "{title}");
}

/// What a speaker adds in words of his own is not credited to the side that he welcomes.
#[test]
fn what_a_speaker_stresses_himself_is_nobody_elses_promise() {
    for added in [
        "underlining strong U.S. support for the ferries",
        "noting that the United States will pay for the ferries",
    ] {
        let us = format!(
            "The Minister met his guest. He welcomed China's commitment to open the ports, {added}."
        );
        let report = report(
            &us,
            "President Xi of China spoke of the harvest in the south.",
        );
        let credited = report.divergences.iter();
        let credited = credited.filter(|it| it.kind == Kind::Attribution);
        let mut credited = credited.flat_map(|it| &it.evidence);
        let is_added = |start: usize, text: &str| {
            let from = text.find(added).expect("the words");
            start >= text[..from].chars().count()
        };
        assert!(
            !credited.any(|it| it.text.contains(added) && is_added(it.start, &it.text)),
            "{added}"
        );
    }
}

#[test]
fn sides_that_an_adjective_names_speak() {
    let (ru, ua, us) = (
        Some("RU".to_owned()),
        Some("UA".to_owned()),
        Some("US".to_owned()),
    );
    let other = (
        "us",
        "The Secretary spoke of the ferries and of the harbour by telephone.",
    );
    let russian = "12 марта по американской инициативе состоялся телефонный разговор министра с \
        Государственным секретарём США Э.Блинкеном.\n\n\
        Как отметил глава российского МИД, паромы ходят редко.\n\n\
        Российский лидер подчеркнул, что гавань мелкая.\n\n\
        Американский президент заявил, что мост будет построен.\n\n\
        Госсекретарь указал, что рыба дорогая.\n\n\
        Российские паромы давно не красили, отметил учёный.\n\n\
        «Маяк погас», – подчеркнул российский министр.";
    let spoke = speakers(&[("ru", russian), other]);
    let expected = [
        None,
        ru.clone(),
        ru.clone(),
        us.clone(),
        us.clone(),
        None,
        ru.clone(),
    ];
    assert_eq!(spoke, expected);
    let ukrainian = "Український президент наголосив, що пором ходить рідко.\n\n\
        Як зазначив глава американського МЗС, міст буде збудовано.\n\n\
        Американський лідер підкреслив, що гавань мілка.";
    let spoke = speakers(&[("ua", ukrainian), other]);
    assert_eq!(spoke, [ua, us.clone(), us.clone()]);
    let french = "Le président américain a souligné que le port est petit. Le chef de la diplomatie russe a \
        rappelé que le pont est vieux.\n\n\
        Après un échange avec la délégation russe hier soir un pêcheur a déclaré que le phare est éteint.";
    let spoke = speakers(&[
        ("fr", french),
        other,
        ("ru", "They spoke of the ferries at length."),
    ]);
    assert_eq!(spoke, [us.clone(), ru.clone(), None]);
    let german = "Der amerikanische Präsident betonte, dass der Hafen klein ist. Der US-Außenminister \
        erklärte, dass die Brücke alt ist.\n\n\
        Den russischen Leuchtturm würdigte ein Fischer.";
    let spoke = speakers(&[
        ("de", german),
        other,
        ("ru", "They spoke of the ferries at length."),
    ]);
    assert_eq!(spoke, [us.clone(), us, None]);
}

#[test]
fn a_chinese_speech_goes_on_until_somebody_else_begins() {
    let cn = "3月4日，国务委员兼外长王毅应约同美国国务卿布林肯通电话。\n\n\
        布林肯表示美方关注渡轮航线。王毅表示，港口会议是一次成功的会议。会议最重要的成果是，确立习近平主席关于海港的倡议。\
        航线将继续开放。王毅说，渔业合作应当恢复。\n\n\
        美国国务卿布林肯表示，愿继续讨论灯塔问题。";
    let us = (
        "us",
        "The Secretary spoke of the ferries and of the harbour by telephone.",
    );
    let (of_us, of_cn) = (Some("US".to_owned()), Some("CN".to_owned()));
    let spoke = speakers(&[("cn", cn), us]);
    assert_eq!(spoke[1], of_us);
    assert_eq!(spoke[2..6], vec![of_cn; 4]);
    assert_eq!(spoke[6], of_us);
    let report = report(us.1, cn);
    assert_eq!(sentence(&report, "应约").attributed_to, None);
}

#[test]
fn a_name_is_told_from_the_office_before_it() {
    let us = "Secretary of State Antony Blinken spoke today with Director Yang Jiechi. He stressed that the harbour matters.";
    for office in [
        "Director of the Office of the Central Commission for Foreign Affairs",
        "Minister of Water Resources and Rural Development",
        "Chairman of the Committee for Ocean Policy",
    ] {
        let cn = format!(
            "On March 4, {office} Yang Jiechi had a phone conversation with Secretary of State Antony Blinken. \
             Yang Jiechi said that the harbour matters to both."
        );
        let report = report(us, &cn);
        let account = report.statement("cn").expect("the account");
        assert_eq!(account.leader.as_deref(), Some("Yang Jiechi"), "{office}");
    }
    let unknown = "On March 4, Director of the Office of the Central Commission for Foreign Affairs Zhou \
        Lin spoke by phone with Secretary of State Antony Blinken. Zhou Lin stressed that the ferries matter.";
    let spoke = speakers(&[("cn", unknown), ("us", us)]);
    assert_eq!(spoke[1].as_deref(), Some("CN"));
}

#[test]
fn the_name_of_an_agreement_speaks_for_no_state() {
    let ru =
        "Минские соглашения, подчеркнул учёный, давно подписаны. Минский процесс отметил юбилей.";
    let by = (
        "by",
        "The Minister spoke of the ferries and of the harbour by telephone.",
    );
    let spoke = speakers(&[("ru", ru), by]);
    assert!(!spoke.contains(&Some("BY".to_owned())), "{spoke:?}");
}

/// The speakers and sides in whose mouth it is put of the sentences of a Chinese account, from the
/// second on.
fn told_by(cn: &str) -> Vec<(Option<String>, Option<String>)> {
    let report = report(US, cn);
    let told = report.statement("cn").expect("the account");
    let told = told.sentences.iter().skip(1);
    told.map(|it| (it.speaker.clone(), it.attributed_to.clone()))
        .collect()
}

/// The opening of a paragraph in which one side accuses the other.
const ACCUSED: &str = "Wang Yi met with U.S. Secretary of State Ann Example in Rome.\n\
    Wang Yi said that ties have suffered in the past years.";

#[test]
fn what_the_other_is_accused_of_is_told_by_who_accuses() {
    let own = (Some("CN".to_owned()), None);
    for deed in [
        "The U.S. Congress has introduced forty bills on the island.",
        "The United States has repeatedly called for a boycott of our firms.",
        "The U.S. Commerce Department added thirty of our firms to its list.",
        "The United States introduced a series of sanctions on the shipyards of Dalian.",
        "The United States supports those who want to split the country.",
        "The Secretary-General of the United Nations has called for an end to all blocs.",
        "President Example has threatened our ports with new fees.",
    ] {
        let told = told_by(&format!(
            "{ACCUSED} {deed} It even builds small circles on the coasts of Asia."
        ));
        assert_eq!(told, vec![own.clone(); 3], "{deed}");
    }
}

#[test]
fn words_of_the_other_told_within_a_speech_are_its_words() {
    let told = told_by(&format!(
        "{ACCUSED} The United States has promised that it will lift the fees. The deed is still to come."
    ));
    let own = Some("CN".to_owned());
    assert_eq!(told[1], (own.clone(), Some("us".to_owned())));
    assert_eq!(told[2], (own, None));
    // Told as the rest is, they begin words of its own.
    let told = told_by(&format!(
        "{ACCUSED} Secretary Example introduced the position of her side. The United States wants calm."
    ));
    let other = (Some("US".to_owned()), Some("us".to_owned()));
    assert_eq!(told[1..], [other.clone(), other]);
}

#[test]
fn that_the_talks_are_over_is_no_silence() {
    let cn = "A telephone conversation between President Xi and the President of the United States has just \
        concluded. The two leaders discussed cooperation against fentanyl trafficking.";
    let report = report(US, cn);
    let over = sentence(&report, "just concluded");
    let mut told = report.divergences.iter().flat_map(|it| &it.evidence);
    assert!(
        told.all(|it| it.text != over.text),
        "{:?}",
        report.divergences
    );
}

#[test]
fn what_both_should_do_is_said_by_who_speaks() {
    let cn = "President Xi spoke today with U.S. President Example.\n\n\
        President Xi stressed that the year marks an anniversary. The two sides should sum up experience and \
        treat each other as equals. Both sides must keep the strait open. The two sides welcomed the harvest.";
    let of_cn: Vec<_> = told_by(cn)
        .into_iter()
        .map(|(speaker, _)| speaker)
        .collect();
    let of_cn: Vec<_> = of_cn.iter().map(Option::as_deref).collect();
    assert_eq!(of_cn[1..], [Some("CN"), Some("CN"), Some("both")]);
}

#[test]
fn somebody_of_a_third_state_is_nobodys_own() {
    let uk = "The Prime Minister and Canadian Prime Minister Justin Trudeau spoke to Norwegian President Specimen \
        today.\n\nThe Prime Minister and Prime Minister Trudeau welcomed the harvest.\n\nPresident Specimen \
        thanked them.";
    let ca = "Prime Minister Trudeau spoke with the Prime Minister of the United Kingdom today.";
    let found = speakers(&[("gb", uk), ("ca", ca)]);
    assert_eq!(found[1].as_deref(), Some("both"));
    assert_eq!(found[2], None);
}

#[test]
fn what_is_told_otherwise_stands_in_a_sentence_that_is_linked() {
    let us = "President Example spoke with President Xi today. The leaders discussed how the United States is working \
        around the clock to fulfil the main requests of China for security assistance.";
    let cn = "President Xi spoke with U.S. President Example. The Presidents discussed concrete support that will \
        strengthen the defence capabilities of China at sea, on land and in the air. President Xi thanked the United \
        States for a humanitarian aid package and for direct budget support.";
    let report = report(us, cn);
    let mut found = report.divergences.iter();
    let otherwise = found.find(|it| it.status == Some(Status::Softened));
    let evidence = &otherwise.expect("an attribution").evidence;
    assert!(
        evidence
            .iter()
            .any(|it| it.text.contains("concrete support")),
        "{evidence:#?}"
    );
}

#[test]
fn what_names_several_rare_things_of_the_other_account_is_not_absent() {
    let us = "President Example spoke with President Xi today. President Example and President Xi emphasised the \
        importance of a full investigation into the circumstances behind missiles falling in Andorra yesterday.";
    let cn = "President Xi spoke with U.S. President Example. The leaders also discussed the recent landslide in eastern \
        Andorra, and the need to assess the situation, including a full investigation into what happened, and work in \
        partnership with neighbours to respond accordingly.";
    let report = report(us, cn);
    let mut found = report.divergences.iter();
    assert!(
        found.all(|it| it.status != Some(Status::Absent) || it.by.as_deref() != Some("us")),
        "{:#?}",
        report.divergences
    );
}

#[test]
fn what_both_say_is_no_position() {
    let us = "President Example spoke with President Xi today. They underscored their enduring support for Ukraine's \
        resistance. They expressed their condolences for the loss of life as a result of Russian attacks on Ukraine \
        overnight. They stressed that, whatever the outcome of that inquiry, Putin's invasion of Ukraine is squarely to \
        blame for the ongoing shortages.";
    let cn = "President Xi spoke with U.S. President Example. They conveyed their condolences for the deaths caused by the \
        brutal attacks overnight. Regardless of the outcome of that inquiry, it is clear that Putin's invasion of \
        Ukraine is to blame for the ongoing hunger and ensuing shortages.";
    let report = report(us, cn);
    let is_shared = |text: &str| text.starts_with("Regardless of the outcome");
    let mut common = report.common.iter().flat_map(|it| &it.evidence);
    assert!(common.any(|it| is_shared(&it.text)), "{:#?}", report.common);
    let positions = report.divergences.iter();
    let positions = positions.filter(|it| it.kind == Kind::Position);
    let mut evidence = positions.flat_map(|it| &it.evidence);
    assert!(
        evidence.all(|it| !is_shared(&it.text)),
        "{:#?}",
        report.divergences
    );
}

#[test]
fn a_row_of_adjectives_is_said_of_talks_as_a_whole() {
    let us = "President Example spoke with President Xi today. The two sides had candid, substantive, and constructive \
        discussions on the price of bread.";
    let cn = "President Xi spoke with U.S. President Example. The two sides conducted candid, substantive and constructive \
        strategic communication on the price of bread.";
    let report = report(us, cn);
    let mut found = report.divergences.iter();
    let tone = found.find(|it| it.kind == Kind::Tone);
    let tone = tone.expect("what only China calls the talks");
    assert!(
        tone.headline.contains("China calls them candid"),
        "{}",
        tone.headline
    );
}

#[test]
fn words_of_the_other_told_within_a_chinese_speech_are_its_words() {
    let told = told_by(
        "中国国家主席习近平同美国总统通电话。\n\n\
         习近平表示，经贸关系是两国关系的压舱石。美方多次表示不寻求与中方脱钩，希望美方落到实处。两国贸易很重要。",
    );
    let own = Some("CN".to_owned());
    assert_eq!(told[1], (own.clone(), Some("us".to_owned())));
    assert_eq!(told[2], (own, None));
}

#[test]
fn that_a_thing_was_talked_of_is_not_told_beside_what_was_said_of_it() {
    let us = "Secretary Blinken met with Foreign Minister Wang Yi in Beijing.\n\n\
        Human Rights were discussed, including in Xinjiang, and the Secretary referenced this as an area which the United \
        States and China must engage, even where viewpoints diverge.";
    let cn = "Foreign Minister Wang Yi held talks with U.S. Secretary of State Antony Blinken.\n\n\
        They discussed the herring of the North. Wang Yi called for mutual understanding between the peoples.";
    let report = report(us, cn);
    let quoted = report.divergences.iter().map(|it| it.headline.as_str());
    let told: Vec<&str> = quoted.filter(|it| it.contains("Human Rights")).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
}

#[test]
fn he_is_nobody_who_is_only_named_in_what_is_said() {
    let own = || Some("CN".to_owned());
    for (cn, expected) in [
        // A minister whom only the account introduces, and whose name no space parts.
        (
            "5月4日，国防部长林样本应约与美国国防部长奥森会谈。\n林样本首先通报有关情况。他指出，习近平主席与\
             拜登总统在利马会晤。当前的困难，责任在美方。但美方必须停止售武。希望美方信守承诺，多做实事。",
            vec![own(); 5],
        ),
        // One of whom nothing is known.
        (
            "5月4日，双方同拜登总统会谈。\n某部长通报情况。他指出，习近平主席与拜登总统在利马会晤。",
            vec![None, None],
        ),
        (
            "President Xi told guests that the visit of President Biden was a success. He said that the door \
             is open.",
            vec![own()],
        ),
        (
            "China was glad about the gifts from President Biden. He said that the door is open.",
            vec![None],
        ),
    ] {
        let told = told_by(cn).into_iter().map(|(speaker, _)| speaker);
        assert_eq!(told.collect::<Vec<_>>(), expected, "{cn}");
    }
}

#[test]
fn who_is_introduced_in_chinese_speaks_for_the_state_before_his_title() {
    let cn = "5月4日，国防部长林样本应约与美国国防部长奥森会谈。\n林样本强调，关税没有赢家。\n\
        奥森表示，贸易十分重要。他认为，双方应保持沟通。";
    let told: Vec<_> = told_by(cn).into_iter().map(|(_, of)| of).collect();
    let other = || Some("us".to_owned());
    assert_eq!(told, [None, other(), other()]);
}

#[test]
fn a_reproach_to_a_side_is_none_of_its_words() {
    let begun = "President Xi said that trade serves both. President Biden replied that the United States seeks \
        no new Cold War.";
    let begun_zh = "习近平指出，合作是唯一正确选择。拜登表示，美国不寻求新冷战。";
    for (begun, more, is_own) in [
        (begun, "Biden's promise has yet to be kept.", true),
        (
            begun,
            "The world sees that President Biden's stated aim is forgotten.",
            true,
        ),
        (
            begun,
            "The U.S. side is still sticking to wrong words and deeds.",
            true,
        ),
        (
            begun,
            "The United States has failed to keep the deal.",
            true,
        ),
        (
            begun,
            "The United States should not go back on its word.",
            true,
        ),
        (
            begun,
            "The U.S. must stop interfering in internal affairs.",
            true,
        ),
        (begun, "The United States does not undermine anyone.", false),
        (
            begun,
            "The United States is concerned about provocations at sea.",
            false,
        ),
        (begun, "America is open to students.", false),
        (begun_zh, "拜登总统的承诺至今没有落实。", true),
        (begun_zh, "美方仍在错误道路上越走越远。", true),
        (begun_zh, "但美方必须尊重中方核心利益。", true),
        (begun_zh, "美方不寻求遏制中国，无意干涉。", false),
        (begun_zh, "美方愿同中方保持沟通。", false),
    ] {
        let told = told_by(&format!("{begun}{more}"));
        let last = told.last().expect("a sentence");
        let expected = match is_own {
            true => (Some("CN".to_owned()), None),
            false => (Some("US".to_owned()), Some("us".to_owned())),
        };
        assert_eq!(*last, expected, "{more}");
    }
}

#[test]
fn what_somebody_says_is_reported_and_what_he_does_is_told_of_him() {
    for (more, verb) in [
        (
            "President Biden mentioned the orchards.",
            "reports Biden as saying",
        ),
        (
            "President Biden conveyed regret for the flood.",
            "reports Biden as saying",
        ),
        (
            "President Biden accepted the gift of ten pandas.",
            "says of the United States",
        ),
    ] {
        let cn = format!("President Xi spoke today with President Biden. {more}");
        let report = report(US, &cn);
        let mut told = report.divergences.iter();
        let told = told.find(|it| it.headline.contains("Biden "));
        let headline = &told.expect("a finding").headline;
        assert!(headline.contains(verb), "{headline}");
    }
}

#[test]
fn what_is_told_without_who_said_it_is_of_both_or_of_nobody() {
    let holy = "The Pope called for peace. The Pope spoke of the orphans.";
    let own = "Владимир Путин поздравил понтифика. Условлено искать пути к справедливому миропорядку. Выражена готовность строить \
        новые мосты.";
    let report = report_of(&[("ru", own), ("va", holy)]);
    let heads: Vec<&str> = report
        .divergences
        .iter()
        .map(|it| it.headline.as_str())
        .collect();
    assert!(
        heads.iter().any(|it| it.contains("both agreed on this")),
        "{heads:?}"
    );
    let us =
        "President Biden welcomed the landing. The readiness to build more ships was reaffirmed.";
    let report = report_of(&[("us", us), ("cn", "President Xi discussed the weather.")]);
    let offers = |it: &parallax::report::Divergence| it.headline.contains("offers");
    assert!(!report.divergences.iter().any(offers));
}
