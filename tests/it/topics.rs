//! Which topics a sentence brings up, and which it does not, however near its words come.

use std::collections::BTreeSet;
use std::fs;

use crate::common::{account, parallax};
use parallax::report::{Kind, Report};

/// A sentence, the topics that it brings up, and those that it does not: ids with spaces between.
const ROWS: [(&str, &str, &str); 170] = [
    (
        "He hoped for a multi-polar world of many voices.",
        "multipolarity",
        "",
    ),
    (
        "They will work together on climate finance for islands.",
        "climate",
        "",
    ),
    (
        "The Minister is welcome to visit the harbour in spring.",
        "visits",
        "",
    ),
    (
        "They spoke of a limit to strategic weapons in the north.",
        "arms-control",
        "",
    ),
    (
        "They agreed to deepen relations on the basis of respect and reciprocity.",
        "",
        "unfair-trade",
    ),
    (
        "She asked for a fair and non-discriminatory treatment of its companies.",
        "unfair-trade",
        "",
    ),
    (
        "They took note of the joint research work of the committee on relations.",
        "",
        "science",
    ),
    (
        "Both will properly handle the ferry issue.",
        "",
        "guardrails",
    ),
    (
        "He spoke of the rights of Russian-speaking pupils.",
        "russian-speakers",
        "denazification russia",
    ),
    (
        "Any treaty must reflect the new territorial realities.",
        "territorial-status",
        "occupied-territories",
    ),
    (
        "They will manage differences with patience.",
        "differences",
        "guardrails",
    ),
    (
        "She condemned the atrocities in the valley.",
        "atrocities",
        "accountability",
    ),
    (
        "He recalled the commitment to our allies in the north.",
        "alliances",
        "defence-treaties",
    ),
    (
        "The Turkish Cypriot leader came by boat.",
        "cyprus",
        "turkey",
    ),
    (
        "They prepare confidence-building measures on the island.",
        "confidence-building",
        "de-escalation",
    ),
    (
        "They opened two crossing points for pupils.",
        "crossing-points",
        "corridors",
    ),
    (
        "The Bilateral Consultation Mechanism met in the morning.",
        "",
        "dialogue",
    ),
    (
        "Soldiers of North Korea built the bridge.",
        "north-korea",
        "korea",
    ),
    (
        "Border troops fired at the boat.",
        "border-security",
        "border-question",
    ),
    (
        "She asked for the extradition of the banker.",
        "extradition",
        "law-enforcement",
    ),
    (
        "They condemned the attack of the Kurdistan Workers' Party on the depot.",
        "",
        "iraq",
    ),
    ("They spoke of oil from the Kurdistan Region.", "iraq", ""),
    (
        "印方愿以战略思维和开放态度处理分歧，推动两国关系向前发展。",
        "",
        "peacekeepers",
    ),
    (
        "双方讨论了向该国派遣维和部队的问题，并同意继续保持沟通。",
        "peacekeepers",
        "",
    ),
    (
        "The blockade has grave consequences for the civilian population.",
        "civilians",
        "consequences",
    ),
    (
        "The licences are due under the Trade and Cooperation Agreement.",
        "",
        "trade",
    ),
    (
        "Ninety people have been hurt by mines since the end of the war.",
        "",
        "peace-talks",
    ),
    (
        "They welcomed the plan of inviting four new members.",
        "",
        "visits",
    ),
    (
        "The crossing was opened for aid trucks.",
        "humanitarian",
        "",
    ),
    ("He thanked Serbia for the tents.", "", "kosovo"),
    (
        "She spoke of Serbia and of the crossing near Pristina.",
        "kosovo",
        "",
    ),
    (
        "The railway will reach Kazakhstan in May.",
        "",
        "central-asia",
    ),
    (
        "The railway will link Kazakhstan with Uzbekistan.",
        "central-asia",
        "",
    ),
    (
        "He raised the demilitarized status of the eastern islands.",
        "",
        "denazification",
    ),
    (
        "He warned that new settlements near Hebron put a two-state solution out of reach.",
        "two-states settlements",
        "israel-gaza peace-talks",
    ),
    (
        "They spoke of the release of all hostages from Gaza.",
        "hostages israel-gaza",
        "detained-citizens",
    ),
    ("Both noted the situation in West Asia.", "middle-east", ""),
    (
        "She named the coercion of small fishing nations.",
        "coercion",
        "economic-coercion",
    ),
    (
        "He objected to economic coercion against Lithuania.",
        "economic-coercion",
        "coercion",
    ),
    (
        "The minister congratulated him on the new office.",
        "congratulations",
        "elections",
    ),
    (
        "They hoped for fair elections in the spring.",
        "elections",
        "congratulations",
    ),
    (
        "He asked that NATO membership be ruled out.",
        "nato-enlargement",
        "nato alliances",
    ),
    ("She thanked NATO for its help.", "nato", "nato-enlargement"),
    (
        "The leaders will work with allies and partners.",
        "",
        "nato alliances defence-treaties",
    ),
    (
        "He affirmed that Article 5 covers the Senkaku Islands.",
        "defence-treaties east-china-sea",
        "alliances",
    ),
    (
        "He asked for legally binding guarantees.",
        "security-guarantees",
        "defence-treaties",
    ),
    (
        "Strike weapons must not stand so close to the border.",
        "missiles",
        "military-aid",
    ),
    (
        "Patriot missiles and drones were promised.",
        "air-defence drones",
        "missiles",
    ),
    (
        "Nord Stream 2 deprives the state of income.",
        "nord-stream",
        "shipping",
    ),
    (
        "They spoke of energy security in winter.",
        "energy-security",
        "energy power-grid",
    ),
    (
        "Cooperation in energy is to grow.",
        "energy",
        "energy-security",
    ),
    (
        "The Minsk agreements must be carried out.",
        "minsk-normandy",
        "ceasefire",
    ),
    ("A ceasefire must come first.", "ceasefire", "peace-talks"),
    (
        "There will be severe consequences.",
        "consequences",
        "sanctions",
    ),
    (
        "He called on the other side to lift the sanctions.",
        "sanctions-relief",
        "sanctions",
    ),
    (
        "The build-up of Russian forces goes on.",
        "build-up",
        "battlefield aggression",
    ),
    (
        "Economic and judicial reforms were praised.",
        "governance",
        "corruption",
    ),
    (
        "She praised the steps of de-oligarchization.",
        "corruption",
        "governance",
    ),
    ("Both uphold the rule of law.", "", "governance corruption"),
    (
        "Families of Flight PS752 wait for justice.",
        "ps752",
        "mh17 aircraft",
    ),
    (
        "They want to settle the Northern Ireland Protocol soon.",
        "ni-protocol",
        "northern-ireland",
    ),
    (
        "The Good Friday Agreement must hold.",
        "northern-ireland",
        "ni-protocol",
    ),
    (
        "China will buy soybeans again.",
        "farm-purchases",
        "agriculture trade",
    ),
    (
        "The fee on ships is called off, as is the port fee.",
        "port-fees",
        "shipping",
    ),
    (
        "Forced labor taints these goods.",
        "forced-labour",
        "human-rights",
    ),
    (
        "He recalled the Cairo Declaration.",
        "postwar-order",
        "egypt history",
    ),
    (
        "He spoke with the Member of the Political Bureau of the CPC Central Committee.",
        "",
        "china-path",
    ),
    (
        "The wounded were given medical care.",
        "",
        "health pandemic",
    ),
    (
        "Egypt offered to host the talks.",
        "egypt",
        "africa middle-east",
    ),
    (
        "The trade envoy and the Minister of Finance took part.",
        "",
        "trade finance",
    ),
    (
        "The ports along the coast were shown to the guests.",
        "",
        "shipping port-fees",
    ),
    (
        "A museum of science and research was opened.",
        "",
        "science culture-sport education",
    ),
    (
        "Students of the university greeted the guest.",
        "",
        "education exchanges",
    ),
    (
        "The Washington Declaration serves the denuclearization of the peninsula.",
        "denuclearization",
        "nuclear-arms arms-control",
    ),
    (
        "The extension of New START was welcomed.",
        "arms-control",
        "nuclear-arms missiles",
    ),
    (
        "The net zero goal and the Paris Agreement were named.",
        "climate-targets",
        "climate cop",
    ),
    (
        "They fear attacks by ransomware.",
        "ransomware",
        "cyber disinformation",
    ),
    (
        "The one-China principle is the foundation, he said.",
        "one-china",
        "taiwan taiwan-arms",
    ),
    (
        "Sound ties serve the sustainable development of the border regions.",
        "",
        "development sustainable-development",
    ),
    (
        "They will carry out the 2030 Agenda.",
        "sustainable-development",
        "development",
    ),
    (
        "It must become easier to keep up exchanges between the people of the two countries.",
        "exchanges",
        "",
    ),
    (
        "The army left three settlements in the north.",
        "",
        "settlements",
    ),
    (
        "The list of goods stands in Annex II to the treaty.",
        "",
        "occupied-territories",
    ),
    (
        "Drivers complained of reckless conduct on the roads.",
        "",
        "provocations",
    ),
    (
        "The bank joins multilateral lenders.",
        "",
        "multilateralism",
    ),
    (
        "She sent her condolences to the families of the miners.",
        "condolences",
        "good-wishes",
    ),
    (
        "He conveyed his best wishes for the harvest festival.",
        "good-wishes",
        "condolences",
    ),
    (
        "Both sides should refrain from unilateral measures in the hills of the West Bank.",
        "settlements",
        "protectionism",
    ),
    (
        "No unilateral steps may be taken in the Strait.",
        "",
        "protectionism tariffs",
    ),
    (
        "The ministers warned against protectionism and unilateral tariffs.",
        "protectionism tariffs",
        "",
    ),
    (
        "The Premier named safe streets and economic stability at home as her first aims.",
        "economic-situation",
        "world-economy",
    ),
    (
        "A recovery of the world economy needs open sea lanes.",
        "world-economy",
        "economic-situation",
    ),
    (
        "Nobody should look at the islands with tinted glasses or ideological bias.",
        "strategic-perception",
        "cold-war",
    ),
    (
        "The islands need not take sides between the two of them.",
        "",
        "cold-war",
    ),
    (
        "The Minister spoke against a new Cold War and bloc confrontation.",
        "cold-war",
        "",
    ),
    (
        "Since the end of the Cold War the lighthouse has stood empty.",
        "",
        "cold-war",
    ),
    (
        "He charged the other side with sabotage of the ferry agreement.",
        "",
        "hybrid",
    ),
    (
        "Acts of sabotage on undersea cables worry the harbour towns.",
        "hybrid",
        "",
    ),
    (
        "Nobody will gain by slander and smears against the fishermen.",
        "disinformation",
        "containment",
    ),
    (
        "The Chamber drafted a treaty between Fiji and Tonga on buoys.",
        "",
        "relations",
    ),
    (
        "They will responsibly manage the relationship in the years ahead.",
        "relations",
        "",
    ),
    (
        "He worried about changes to the democratic system of the state and its independent judiciary.",
        "democratic-system",
        "elections",
    ),
    (
        "Checks and balances must outlast any cabinet of theirs.",
        "democratic-system",
        "",
    ),
    (
        "The Congress of the Communist Party set itself new aims.",
        "party-congress",
        "",
    ),
    (
        "An economic corridor is to link the port with the hills.",
        "economic-corridors",
        "belt-and-road corridors",
    ),
    (
        "The Middle Corridor shortens the way of all freight.",
        "economic-corridors",
        "",
    ),
    (
        "She listed national security and secure borders among her aims.",
        "national-security border-security",
        "world-economy",
    ),
    (
        "The National Security Advisor received him at the gate.",
        "",
        "national-security",
    ),
    (
        "After the military coup the junta closed the airport.",
        "coups",
        "democracy",
    ),
    (
        "Heightened tensions help nobody along the coast.",
        "tensions",
        "provocations",
    ),
    (
        "The withdrawal of troops from the valley ended in May.",
        "troop-withdrawal",
        "build-up",
    ),
    (
        "The airstrikes hit three villages in the hills.",
        "air-attacks",
        "",
    ),
    (
        "The island built a tower with medical countermeasures in its cellar.",
        "",
        "trade-war",
    ),
    (
        "The bank wants a legally binding accord on plastics.",
        "",
        "security-guarantees",
    ),
    (
        "He voted by proxy in the fishing union.",
        "",
        "iran-proxies",
    ),
    (
        "The Palestinian Authority opened a school for nurses.",
        "palestinians",
        "israel-gaza",
    ),
    (
        "He prayed at the Al-Aqsa mosque last week.",
        "jerusalem",
        "settlements",
    ),
    (
        "The mercenaries of the Wagner Group left the mine.",
        "mercenaries",
        "sahel",
    ),
    (
        "Firefighters agreed on the repatriation of the boats and on a fair share of the cost.",
        "",
        "migration defence-spending",
    ),
    (
        "The artillery of the fort fired a salute.",
        "",
        "military-aid",
    ),
    (
        "The court heard of the death penalty last week.",
        "",
        "detained-citizens",
    ),
    (
        "They signed an Open Skies accord for their airlines.",
        "",
        "arms-control",
    ),
    (
        "Practical cooperation of the coast guards goes on.",
        "",
        "economy",
    ),
    (
        "The trilateral meeting took note of the new buoys.",
        "",
        "peace-talks",
    ),
    ("Its airspace is open to all the airlines.", "", "airspace"),
    (
        "Further expansion of the fish market was agreed.",
        "",
        "nato-enlargement",
    ),
    (
        "They recalled the nuclear and missile museum in the hills.",
        "",
        "denuclearization",
    ),
    (
        "Camp David is a house in the woods.",
        "",
        "trilateral-jp-kr",
    ),
    (
        "The clinic warned of economic consequences and high costs.",
        "",
        "consequences",
    ),
    (
        "An invasion would meet a resolute, massive and united response.",
        "consequences",
        "",
    ),
    (
        "双方坚决反对在海上侵权挑衅的行径。",
        "provocations",
        "intellectual-property",
    ),
    ("双方愿加强知识产权保护合作。", "intellectual-property", ""),
    (
        "遏制、威慑、干涉中国是绝对行不通的。",
        "containment",
        "internal-affairs",
    ),
    (
        "He spoke of the growing number of tourists at the lake.",
        "tourism",
        "travel",
    ),
    (
        "They agreed on direct flights in spring.",
        "travel",
        "tourism",
    ),
    (
        "They met at the Asia-Pacific Economic Cooperation meeting.",
        "apec",
        "asia-pacific indo-pacific",
    ),
    (
        "双方期待亚太经济合作组织会议取得成果。",
        "apec",
        "asia-pacific indo-pacific",
    ),
    (
        "The Asia-Pacific is the theater that comes first.",
        "asia-pacific",
        "indo-pacific",
    ),
    (
        "He asked her to take the legitimate concerns of fishermen seriously.",
        "",
        "root-causes",
    ),
    (
        "Обсуждалось проведение специальной военной операции и её ход.",
        "special-operation",
        "aggression",
    ),
    ("双方要守住不冲突的底线，管住渡轮。", "", "red-lines"),
    (
        "She stressed peace and stability across the Strait.",
        "strait-peace",
        "status-quo",
    ),
    (
        "Any change of the status quo is refused.",
        "status-quo",
        "strait-peace",
    ),
    ("They are members of the G20.", "g20", "groupings"),
    (
        "任何“以武助独”“以台制华”图谋都将被挫败。",
        "taiwan taiwan-independence",
        "",
    ),
    (
        "Both ministers welcomed the reunification of families after the war.",
        "",
        "taiwan-independence",
    ),
    (
        "Обсуждалось воссоединение семей, разделённых войной.",
        "",
        "taiwan-independence",
    ),
    (
        "Выражена заинтересованность в освобождении удерживаемых в Газе израильтян.",
        "hostages",
        "detained-citizens",
    ),
    (
        "He spoke of grave breaches of humanitarian law.",
        "humanitarian-law",
        "civilians",
    ),
    (
        "Названы внесудебные расправы над несогласными и другие факты.",
        "atrocities",
        "",
    ),
    (
        "They build on the progress discussed at the Woodside Summit.",
        "past-understandings",
        "",
    ),
    (
        "He does not pursue the strangulation of the other country.",
        "containment",
        "",
    ),
    (
        "双方将共同遏制疫情蔓延，并加强渡轮往来。",
        "",
        "containment",
    ),
    (
        "Малайзийский премьер рассказал о рыбной ловле и квотах.",
        "",
        "mh17",
    ),
    (
        "Стороны обсудили поставки вакцины «Спутник V» в регион.",
        "pandemic",
        "space",
    ),
    (
        "Le Président s'est félicité de la qualité des échanges sur le hareng.",
        "",
        "congratulations",
    ),
    (
        "Le Président a félicité le Premier ministre de sa victoire au hareng.",
        "congratulations",
        "",
    ),
    (
        "Стороны говорили о сжиженном газе и о его цене.",
        "",
        "israel-gaza",
    ),
    (
        "Президент Объединённых Арабских Эмиратов рассказал о ловле.",
        "",
        "middle-east",
    ),
    (
        "Стороны видят пространство для манёвра в вопросе квот.",
        "",
        "exercises",
    ),
    (
        "She hoped for peace and stability across the region of the lakes.",
        "",
        "strait-peace",
    ),
    ("中方将采取必要措施保护渔民安全。", "", "consequences"),
    (
        "中方感谢对方为中国渔民提供安全保障。",
        "",
        "security-guarantees",
    ),
    (
        "They will keep an open door for fishermen from the coast.",
        "",
        "nato-enlargement",
    ),
    ("双方同意加强边境管控，维护渔民利益。", "", "migration"),
    ("双方讨论了核设施的安全问题和渡轮。", "", "iran-nuclear"),
    (
        "It is the worst storm since the Second World War.",
        "",
        "history",
    ),
    (
        "C'est la pire crise des ferries depuis la Seconde Guerre mondiale.",
        "",
        "history",
    ),
    (
        "He spoke of Russia's war against the bakers of Ukraine.",
        "ukraine-war",
        "aggression",
    ),
    (
        "旧朝鮮半島出身労働者の問題を議論しました。",
        "history",
        "korea",
    ),
];

#[test]
fn a_sentence_brings_up_what_it_is_about() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    for (sentence, topics, others) in ROWS {
        // Parties that no row names, so that no state is one of them.
        let one = write("fj.txt", sentence);
        let other = write("to.txt", "The weather was mild that day.");
        let outcome = parallax([
            "compare".to_owned(),
            "--format=json".to_owned(),
            format!("fj={one}"),
            format!("to={other}"),
        ]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let report: Report = serde_json::from_str(&outcome.out).expect("a report");
        let found = report.passages.iter().flat_map(|passage| &passage.topics);
        let found: BTreeSet<&str> = found.map(String::as_str).collect();
        for topic in topics.split_whitespace() {
            assert!(
                found.contains(topic),
                "no {topic} in {sentence:?}: {found:?}"
            );
        }
        for topic in others.split_whitespace() {
            assert!(!found.contains(topic), "{topic} in {sentence:?}: {found:?}");
        }
    }
}

/// Whether what the first of two governments says brings up a topic.
fn brings_up(ids: [&str; 2], text: &str, topic: &str) -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outcome = parallax([
        "compare".to_owned(),
        "--format=json".to_owned(),
        account(folder.path(), ids[0], text),
        account(folder.path(), ids[1], "The weather was mild that day."),
    ]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let mut found = report.passages.iter().flat_map(|passage| &passage.topics);
    found.any(|it| it == topic)
}

/// The two sides of a conflict name each other in every sentence; only what is between them is the
/// topic.
#[test]
fn the_names_of_the_parties_are_no_topic() {
    let of_one = "Armenia and Azerbaijan opened a school for pilots. Armenia will send teachers.";
    for (ids, has_topic) in [(["am", "az"], false), (["am", "fr"], true)] {
        let found = brings_up(ids, of_one, "armenia-azerbaijan");
        assert_eq!(found, has_topic, "{ids:?}");
    }
}

/// A region is no topic of its own where only its name is that of who takes part.
#[test]
fn a_region_is_not_brought_up_by_a_state_that_takes_part() {
    let ferries = "Bangladesh thanked India for the ferries.";
    for (text, ids, has_topic) in [
        (ferries, ["bd", "in"], false),
        (ferries, ["fj", "to"], true),
        ("Both spoke of South Asia.", ["bd", "in"], true),
    ] {
        let found = brings_up(ids, text, "south-asia");
        assert_eq!(found, has_topic, "{ids:?} {text}");
    }
}

/// Who speaks of a topic near another is not silent on that.
#[test]
fn a_topic_nearby_answers_for_another() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outcome = parallax([
        "compare".to_owned(),
        "--format=json".to_owned(),
        account(
            folder.path(),
            "fj",
            "The Minister condemned the war of aggression. The ferry was late.",
        ),
        account(
            folder.path(),
            "to",
            "The Minister asked about the situation around Ukraine and about cocoa prices.",
        ),
    ]);
    let report: Report = serde_json::from_str(&outcome.out).expect("a report");
    let mut topics = report.topics.iter();
    let war = topics.find(|it| it.id == "ukraine-war").expect("the war");
    assert_eq!(war.mentions["fj"], None);
    assert_eq!(war.otherwise, ["fj"]);
}

#[test]
fn a_name_inside_a_longer_name_is_not_used() {
    for (whole, expected) in [
        ("the People's Republic of China", 0),
        ("the People\u{2019}s Republic of China", 0),
        ("the Republic of China", 1),
    ] {
        let us =
            format!("The two leaders spoke of ports, and of a bridge between Guam and {whole}.");
        let cn = "The two leaders spoke of ports, and of elections in the Taiwan region.";
        let folder = tempfile::tempdir().expect("a temporary folder");
        let sources =
            [("us", us.as_str()), ("cn", cn)].map(|(id, text)| account(folder.path(), id, text));
        let arguments = ["compare".to_owned(), "--format=json".to_owned()];
        let outcome = parallax(arguments.into_iter().chain(sources));
        let report: Report = serde_json::from_str(&outcome.out).expect("a report");
        let terms = report.divergences.iter().filter(|it| it.kind == Kind::Term);
        assert_eq!(terms.count(), expected, "{whole}");
    }
}
