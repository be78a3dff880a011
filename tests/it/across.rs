//! Accounts in Chinese and English: what one alone says though no topic names it, and which
//! sentences answer each other.

use std::collections::BTreeSet;

use crate::common::{account, parallax};
use parallax::report::{Divergence, Kind, Report, Status};

/// The report on an English and a Chinese account.
fn report(id: &str, english: &str, chinese: &str) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = [(id, english), ("cn", chinese)];
    let sources = sources.map(|(id, text)| account(folder.path(), id, text));
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.into_iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// The first words in the evidence of each silence.
fn silences(report: &Report) -> Vec<&str> {
    let silences = report.divergences.iter();
    let silences = silences.filter(|finding| finding.kind == Kind::Silence);
    silences
        .filter_map(|finding| Some(finding.evidence.first()?.text.as_str()))
        .collect()
}

fn confirmed(report: &Report) -> Vec<&Divergence> {
    let findings = report.divergences.iter();
    findings
        .filter(|finding| finding.status == Some(Status::Confirmed))
        .collect()
}

const THAI: &str = "Foreign Minister Somchai spoke by telephone today with Foreign Minister Wang Yi of \
    the People's Republic of China.\n\
    The Minister congratulated China on the successful launch of its new crewed spacecraft.\n\
    Both ministers agreed to speed up construction of the railway that links Bangkok with Vientiane.\n\
    The Minister asked for the return of the bronze statues that were taken from a temple in Isan a \
    century ago.\n\
    He inquired after the seven fishermen whose boat sank last month off Hainan.\n\
    Thailand offered to send two young elephants to the Chengdu zoo.\n\
    Both sides will hold the next round of the strategic talks in Chiang Mai before the end of the year.";

const ON_THAILAND: &str = "外交部长王毅同泰国外长颂猜通电话。\n\
    颂猜祝贺中国新一代载人飞船成功发射。\n\
    双方同意加快中老泰铁路建设，早日实现曼谷和万象连通。\n\
    王毅表示，榴莲和山竹深受中国消费者喜爱。\n\
    王毅指出，佛教代表团下月将护送佛牙舍利赴曼谷供奉。\n\
    双方商定年底前在清迈举行新一轮战略对话。";

#[test]
fn what_no_topic_names_is_told_as_one_sides_alone() {
    let report = report("th", THAI, ON_THAILAND);
    let alone = silences(&report).join("\n");
    for words in ["bronze statues", "榴莲", "佛牙"] {
        assert!(alone.contains(words), "{words}: {alone}");
    }
    for words in [
        "spacecraft",
        "railway",
        "Chiang Mai",
        "飞船",
        "铁路",
        "清迈",
    ] {
        assert!(!alone.contains(words), "{words}: {alone}");
    }
}

#[test]
fn the_names_of_those_who_talk_make_no_words_of_a_subject() {
    let english = "The Foreign Minister of Norway met the Chinese Foreign Minister, Wang Yi, in Oslo.\n\
        Norway and China want steady and constructive ties.\n\
        The Minister urged China to hand over the two Norwegian skippers whom Chinese harbour police \
        lock up in Dalian.";
    let chinese = "外交部长王毅在奥斯陆同挪威外交大臣举行会谈。\n\
        王毅说，中国和挪威愿发展建设性、稳定的中挪关系。\n\
        王毅表示，中国北方城市欢迎挪威滑雪运动员。";
    let report = report("no", english, chinese);
    let alone = silences(&report).join("\n");
    assert!(alone.contains("skippers"), "{alone}");
    assert!(!alone.contains("constructive"), "{alone}");
}

#[test]
fn what_the_other_says_in_other_words_is_no_silence() {
    let english = "Foreign Minister Peters telephoned his Chinese counterpart, Wang Yi, this afternoon.\n\
        The Minister thanked China for looking after the New Zealand climbers who were caught in the \
        avalanche in Sichuan.\n\
        He voiced regret that the concert of the national orchestra in Shanghai had been called off.\n\
        The Minister asked that grieving relatives be allowed to bring home the ashes of the sailor who \
        drowned in Qingdao.\n\
        Both men said that honest words between friends do no harm.\n\
        The Minister explained why the government had turned down the sale of the harbour company.\n\
        They agreed that fishing crews in distress should be helped whatever flag they sail under.\n\
        He pointed out that small states need rules that bind the strong.\n\
        Mr Peters said that he would be glad to show his colleague the hot springs of Rotorua.";
    let chinese = "外交部长王毅同新西兰外长彼得斯通电话。\n\
        彼得斯感谢中方救助在四川雪崩中遇险的新西兰登山者。\n\
        彼得斯对国家交响乐团上海演出取消表示遗憾。\n\
        彼得斯希望中方允许家属把在青岛溺亡的海员骨灰带回国。\n\
        双方都认为，朋友之间可以坦诚相见，直言不讳。\n\
        彼得斯介绍了新西兰政府否决港口公司出售案的考虑。\n\
        双方一致认为，渔民遇险时，不论悬挂哪国旗帜都应施救。\n\
        彼得斯说，小国需要能够约束强者的规则。\n\
        彼得斯表示，期待陪同王毅参观罗托鲁阿温泉。";
    let report = report("nz", english, chinese);
    assert!(silences(&report).is_empty(), "{:?}", silences(&report));
}

#[test]
fn who_says_that_the_talks_took_place_answers_the_like_alone() {
    let report = report("th", THAI, ON_THAILAND);
    for passage in &report.passages {
        let of = |id: &str| passage.sentences.get(id).cloned().unwrap_or_default();
        let opens = of("cn").contains(&0);
        assert!(!opens || of("th") == [0], "{:?}", passage.sentences);
    }
}

#[test]
fn a_link_for_another_clause_of_a_sentence_is_no_answer_to_its_topic() {
    let english = "The Foreign Minister of Norway spoke with the Chinese Foreign Minister, Wang Yi.\n\
        The two ministers reaffirmed the aim of stable and constructive relations between Norway and \
        China, and underlined how important exchanges at every level are.";
    let chinese = "外交部长王毅同挪威外交大臣通电话。\n\
        王毅指出，台湾问题是中挪关系的根基所在，希望挪方维护两国关系的政治基础，推动两国关系在正确轨道上稳定发展。";
    let report = report("no", english, chinese);
    let mut silences = report
        .divergences
        .iter()
        .filter(|it| it.kind == Kind::Silence);
    let told = silences.any(|it| it.evidence.iter().any(|it| it.text.contains("台湾")));
    assert!(told, "{:#?}", report.divergences);
}

#[test]
fn two_accounts_that_bear_each_other_out_are_told_once() {
    let english = "The President of Kenya met the President of China, Xi Jinping, in Nairobi.\n\
        The two presidents agreed to open a direct flight between Nairobi and Chengdu.";
    let chinese = "国家主席习近平在内罗毕同肯尼亚总统会晤。\n\
        肯尼亚总统表示，愿同中方开通内罗毕至成都的直航航班。";
    let report = report("ke", english, chinese);
    let pairs = confirmed(&report).into_iter().map(|finding| {
        let places = finding.evidence.iter();
        let places = places.map(|it| (it.source.as_str(), it.sentence));
        places.collect::<BTreeSet<_>>()
    });
    let pairs: Vec<_> = pairs.collect();
    let distinct: BTreeSet<_> = pairs.iter().collect();
    assert_eq!(pairs.len(), distinct.len(), "{pairs:?}");
    // What China gives as the words of Kenya does not say that both agreed.
    let of_both = confirmed(&report).into_iter();
    let of_both: Vec<_> = of_both
        .filter(|it| it.by.as_deref() == Some("ke"))
        .collect();
    assert!(of_both.is_empty(), "{of_both:#?}");
}

/// The topics of the positions of a report.
fn positions(report: &Report) -> Vec<&str> {
    let findings = report.divergences.iter();
    let positions = findings.filter(|it| it.kind == Kind::Position);
    positions.filter_map(|it| it.topic.as_deref()).collect()
}

const NORWAY: &str = "Foreign Minister Eide of Norway spoke by telephone with the Chinese Foreign Minister, Wang Yi.\n\
    The Minister voiced deep worry about the large drills that Chinese warships held off Taiwan.\n\
    The two ministers looked forward to a visit to Oslo in spring.";

#[test]
fn what_each_says_on_a_topic_that_matters_stands_side_by_side() {
    let chinese = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        王毅强调，台湾问题是中国核心利益中的核心，任何人不得插手。\n\
        双方期待明年春天在奥斯陆再次会面。";
    assert!(positions(&report("no", NORWAY, chinese)).contains(&"taiwan"));
    // What is said in both, and what both did, is no position of either.
    let english = "Foreign Minister Eide of Norway spoke by telephone with the Chinese Foreign Minister, Wang Yi.\n\
        The Minister said that Norway adheres to its one China policy.\n\
        The two ministers exchanged views on Ukraine.";
    let chinese = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        艾德表示，挪威坚持一个中国政策。\n\
        双方就乌克兰问题交换意见。";
    let report = report("no", english, chinese);
    assert_eq!(positions(&report), Vec::<&str>::new());
}

/// What two sentences that answer each other say on a topic, where neither says what the other does.
#[test]
fn sentences_that_are_linked_may_give_positions() {
    let english = "Foreign Minister Eide of Norway spoke by telephone with the Chinese Foreign Minister, Wang Yi.\n\
        The Minister stressed that Norway will go on taking the steps needed to keep advanced \
        technologies from being used against its security, without unduly limiting trade and investment. He \
        voiced concern over the war in Ukraine and the launches by North Korea.\n\
        The two ministers looked forward to a visit to Oslo in spring.";
    let chinese = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        中国企业被挪方制裁的单子越拉越长，经贸科技打压措施层出不穷。\n\
        双方期待明年春天在奥斯陆再次会面。";
    let report = report("no", english, chinese);
    let mut passages = report.passages.iter();
    assert!(passages.any(|it| it.sentences.len() == 2 && it.sentences["no"] == [1]));
    assert!(positions(&report).contains(&"export-controls"));
}

const BIDEN: &str = "President Biden spoke by telephone with President Xi Jinping of China.\n\
    The President raised concerns over support for Russia's defense industrial base.\n\
    The two leaders welcomed progress on climate change.";

#[test]
fn narrow_commas_part_clauses_as_wide_ones_do() {
    let wide = "国家主席习近平同美国总统拜登通电话。\n\
        习近平强调，台湾问题是中美关系第一条不可逾越的红线。\n\
        拜登表示，美方不寻求进行“新冷战”，不寻求通过强化同盟关系反对中国，美国不支持“台湾独立”。";
    let narrow = wide.replace('，', ",");
    let told = |chinese: &str| {
        let report = report("us", BIDEN, chinese);
        let findings = report.divergences.into_iter();
        let told = findings.map(|it| (it.kind, it.status, it.topic));
        told.collect::<Vec<_>>()
    };
    let found = told(wide);
    let topic = Some("taiwan-independence");
    let mut absent = found.iter().filter(|it| it.1 == Some(Status::Absent));
    assert!(absent.any(|it| it.2.as_deref() == topic), "{found:#?}");
    assert_eq!(told(&narrow), found);
    // What is put in the other's mouth is not told by its topic again.
    let mut silent = found.iter().filter(|it| it.0 == Kind::Silence);
    assert!(silent.all(|it| it.2.as_deref() != topic), "{found:#?}");
}

#[test]
fn what_an_account_in_english_alone_says_is_quoted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let chinese = "国家主席习近平同美国总统拜登通电话。\n\
        双方同意保持沟通。";
    let sources = [("us", BIDEN), ("cn", chinese)];
    let sources = sources.map(|(id, text)| account(folder.path(), id, text));
    let outcome = parallax(["compare".to_owned()].into_iter().chain(sources));
    let told = outcome.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains(
            "“The President raised concerns over support for Russia's defense industrial base”"
        ),
        "{told}"
    );
}

#[test]
fn of_a_topic_that_is_left_out_the_english_sentence_is_quoted_and_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let english = "Prime Minister Netanyahu spoke by telephone with President Putin of Russia.\n\
        The Prime Minister strongly criticized the dangerous cooperation between Russia and Iran.";
    let russian = "Состоялся телефонный разговор Владимира Путина с Премьер-министром Израиля Биньямином Нетаньяху.\n\
        Обсуждались вопросы торговли.";
    let sources = [("il", english), ("ru", russian)];
    let sources = sources.map(|(id, text)| account(folder.path(), id, text));
    let outcome = parallax(["compare".to_owned()].into_iter().chain(sources));
    let told = outcome.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("“The Prime Minister strongly criticized the dangerous cooperation between Russia and Iran”"),
        "{told}"
    );
    // What names a topic alone is no quotation: the sentence is shown.
    let wide = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        王毅强调，台湾问题是中国核心利益中的核心。";
    let english = "Foreign Minister Eide of Norway spoke by telephone with the Chinese Foreign Minister, Wang Yi.\n\
        The two ministers welcomed more trade in salmon.";
    let sources = [("no", english), ("cn", wide)];
    let sources = sources.map(|(id, text)| account(folder.path(), id, text));
    let outcome = parallax(["compare".to_owned()].into_iter().chain(sources));
    assert!(
        outcome.out.contains("台湾问题是中国核心利益中的核心"),
        "{}",
        outcome.out
    );
}

#[test]
fn a_part_of_a_topic_that_is_put_in_the_others_mouth_is_not_hidden_by_the_topic() {
    let chinese = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        艾德表示，挪威不支持“台湾独立”。\n\
        双方期待明年春天在奥斯陆再次会面。";
    let report = report("no", NORWAY, chinese);
    let mut findings = report.divergences.iter();
    let told = findings.any(|it| {
        it.status == Some(Status::Absent) && it.topic.as_deref() == Some("taiwan-independence")
    });
    assert!(told, "{:#?}", report.divergences);
}

/// The words that are put in the other's mouth and that its own account does not have.
fn put_in_its_mouth(report: &Report) -> String {
    let findings = report.divergences.iter();
    let absent =
        findings.filter(|it| it.kind == Kind::Attribution && it.status == Some(Status::Absent));
    let words: Vec<&str> = absent.map(|it| it.evidence[0].text.as_str()).collect();
    words.join("\n")
}

/// That a sentence is linked, or much like one of the other's, says nothing where that names the
/// wider topic alone.
#[test]
fn weighty_words_put_in_the_others_mouth_are_found_beside_a_sentence_on_the_wider_topic() {
    let english = "Foreign Minister Eide of Norway spoke by telephone with the Chinese Foreign Minister, Wang Yi.\n\
        The Minister stressed Norway's support for its partners in the region and its worry about Chinese \
        pressure on Taiwan and in the Taiwan Strait.";
    let chinese = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        艾德表示，挪威愿同中方扩大贸易。挪威不支持“台湾独立”，希望台湾海峡局势以两岸都能接受的方式和平解决。";
    let report = report("no", english, chinese);
    let words = put_in_its_mouth(&report);
    assert!(words.contains("不支持“台湾独立”"), "{words}");
}

#[test]
fn words_of_the_other_side_that_no_topic_names_are_told_where_it_has_no_trace_of_them() {
    let english = "Foreign Minister Eide of Norway spoke by telephone with the Chinese Foreign Minister, Wang Yi.\n\
        The Minister said that lines of communication must stay open.\n\
        He asked that the two Norwegian climbers who are missing in Sichuan be searched for.";
    let chinese = "外交部长王毅同挪威外交大臣艾德通电话。\n\
        艾德表示，中国古代诗人的作品深受挪威人民喜爱。\n\
        艾德说，双方应保持沟通渠道畅通。";
    let report = report("no", english, chinese);
    let words = put_in_its_mouth(&report);
    assert!(words.contains("诗人"), "{words}");
    assert!(!words.contains("沟通"), "{words}");
}

/// The report on the accounts of two governments.
fn of_two(accounts: [(&str, &str); 2]) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = accounts.map(|(id, text)| account(folder.path(), id, text));
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.into_iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// The topics that each side is silent on, by who raises them.
fn silent_topics(report: &Report) -> BTreeSet<(&str, &str)> {
    let silences = report.divergences.iter();
    let silences = silences.filter(|it| it.kind == Kind::Silence);
    silences
        .filter_map(|it| Some((it.by.as_deref()?, it.topic.as_deref()?)))
        .collect()
}

const NUNCIO: &str = "Cardinal Secretary of State Parolin spoke by telephone with the Foreign Minister of Russia, \
    Sergey Lavrov.\n\
    The Cardinal asked Moscow to make a gesture for the families, and stressed that dialogue between the parties \
    is needed to find solutions to the conflict.\n\
    He sent his best wishes for Christmas.";

const ON_NUNCIO: &str = "Состоялся телефонный разговор Сергея Лаврова с Государственным секретарём Ватикана Пьетро Паролином.\n\
    Сергей Лавров пожелал успехов в исполнении этой миссии и поздравил с праздником.\n\
    Подчёркнуто, что для урегулирования конфликта необходимо устранить его первопричины.\n\
    Выражено намерение продолжать диалог между сторонами.";

#[test]
fn what_the_account_in_english_alone_asks_for_is_told_beside_a_russian_one() {
    let report = of_two([("va", NUNCIO), ("ru", ON_NUNCIO)]);
    let silent = silent_topics(&report);
    assert!(silent.contains(&("va", "goodwill-gestures")), "{silent:?}");
    // One thing by two names is nobody's alone.
    for topic in ["peace-talks", "good-wishes", "congratulations"] {
        assert!(silent.iter().all(|it| it.1 != topic), "{silent:?}");
    }
}

#[test]
fn a_link_for_one_topic_hides_neither_another_nor_what_each_says_on_it() {
    let israel = "Prime Minister Netanyahu spoke with the President of France, Emmanuel Macron.\n\
        The Prime Minister said that each blow against Hezbollah gives the people of Lebanon a chance to shake it \
        off, and the Galilee a chance to live in security.\n\
        He thanked the President for the wine.\n\
        The two will meet in autumn.";
    let france = "Le Président Emmanuel Macron s'est entretenu avec le Premier ministre israélien Benjamin Netanyahou.\n\
        Il a souligné que les livraisons d'armes et l'extension de la guerre au Liban n'apporteront à personne la paix \
        et la sécurité.\n\
        Il a rappelé que la musique rapproche les peuples.\n\
        Une rencontre est prévue cet automne.";
    let report = of_two([("il", israel), ("fr", france)]);
    let mut passages = report.passages.iter();
    let is_linked = passages.any(|it| it.sentences.len() == 2 && it.sentences["il"] == [1]);
    assert!(is_linked, "{:?}", report.passages);
    let silent = silent_topics(&report);
    assert!(silent.contains(&("il", "hezbollah")), "{silent:?}");
    assert!(silent.contains(&("fr", "military-aid")), "{silent:?}");
    assert_eq!(positions(&report), ["lebanon"]);
}

#[test]
fn in_languages_without_an_estimate_positions_stand_side_by_side_too() {
    let china = "Foreign Minister Wang Yi met with the Japanese Foreign Minister, Takeshi Iwaya, in Beijing.\n\
        Questions of principle such as history and Taiwan must be handled properly, so that the political foundation \
        of relations stands firm.\n\
        Students of both countries are welcome to visit each other.\n\
        China protects the rights of all foreign companies.";
    let japan = "岩屋外務大臣は、北京において王毅外交部長と会談を行いました。\n\
        岩屋大臣から、台湾海峡の平和と安定は我が国にとっても極めて重要であると強調しました。\n\
        岩屋大臣から、拘束されている邦人の早期釈放を求めました。\n\
        両外相は、外交当局間の対話を続けることで一致しました。";
    assert_eq!(
        positions(&of_two([("cn", china), ("jp", japan)])),
        ["taiwan"]
    );
}
