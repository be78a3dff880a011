//! Chinese in traditional characters: it is read as if it stood in simplified ones, and quoted as
//! it stands.

use std::collections::BTreeSet;

use crate::common::{account, parallax};
use parallax::report::{Evidence, Report};

const ENGLISH: &str = "Readout of the President's Call with President Macron of France\n\
    May 12, 2024\n\n\
    The President spoke by phone with President Emmanuel Macron of France for 40 minutes.\n\n\
    The President raised overcapacity in the steel industry, and said that the European Union would defend its \
    market. He called on China to use its influence on Russia to end the war against Ukraine.\n\n\
    Both leaders agreed to open 12 new air routes before the end of the year.";

const SIMPLIFIED: &str = "外交部长王毅会见法国外交部长\n\
    2024年5月12日\n\
    来源：新华社\n\n\
    新华社巴黎5月12日电（记者李某）当地时间5月12日，外交部长王毅在巴黎同法国总统马克龙举行会谈，会谈持续一个半小时。\n\n\
    王毅强调，台湾问题是中国核心利益中的核心，中方坚决反对“台独”分裂势力。双方应当维护产业链供应链稳定，\
    不存在所谓“产能过剩问题”。\n\n\
    马克龙表示，法方愿同中方加强对话，欢迎两万五千名中国留学生来法学习。关于乌克兰危机，马克龙呼吁尽快停火，\
    并表示将向乌方提供30亿欧元援助。\n\n\
    双方一致同意在两周后于日内瓦继续磋商，扩大贸易，减少关税。\n\n\
    驻法大使卢沙野、外交部副部长邓励等参加会见。\n\n\
    责任编辑：李某\n\
    打印本页";

const TRADITIONAL: &str = "外交部長王毅會見法國外交部長\n\
    2024年5月12日\n\
    來源：新華社\n\n\
    新華社巴黎5月12日電（記者李某）當地時間5月12日，外交部長王毅在巴黎同法國總統馬克龍舉行會談，會談持續一個半小時。\n\n\
    王毅強調，臺灣問題是中國核心利益中的核心，中方堅決反對“台獨”分裂勢力。雙方應當維護産業鏈供應鏈穩定，\
    不存在所謂“產能過剩問題”。\n\n\
    馬克龍表示，法方願同中方加強對話，歡迎兩萬五千名中國留學生來法學習。關於烏克蘭危機，馬克龍呼籲儘快停火，\
    並表示將向烏方提供30億歐元援助。\n\n\
    雙方一致同意在兩週後於日內瓦繼續磋商，擴大貿易，減少關稅。\n\n\
    駐法大使盧沙野、外交部副部長鄧勵等參加會見。\n\n\
    責任編輯：李某\n\
    打印本頁";

fn report(sources: [(&str, &str); 2]) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = sources.map(|(id, text)| account(folder.path(), id, text));
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.into_iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// Where a piece of evidence stands, and what it is.
fn places(evidence: &[Evidence]) -> Vec<String> {
    let place = |it: &Evidence| {
        let Evidence { role, source, .. } = it;
        format!("{role:?} {source} {} {}..{}", it.sentence, it.start, it.end)
    };
    evidence.iter().map(place).collect()
}

/// The report without the characters of the accounts.
fn read(report: &Report) -> String {
    let findings = report.divergences.iter().map(|it| {
        let claim = (
            &it.id, it.kind, it.status, &it.by, &it.of, &it.topic, it.act,
        );
        (claim, it.confidence, places(&it.evidence))
    });
    let sentences = report.statements.iter().flat_map(|it| &it.sentences);
    let sentences = sentences.map(|it| (it.paragraph, it.words, &it.speaker, &it.attributed_to));
    let statements = report.statements.iter();
    let statements = statements.map(|it| (&it.language, &it.date, it.words));
    let passages = report.passages.iter();
    let passages = passages.map(|it| (&it.sentences, it.score, &it.topics));
    let facts = report.facts.values().map(|it| {
        let minutes = it.minutes.as_ref().map(|it| (it.minutes, it.bound));
        let date = it.time.as_ref().and_then(|it| it.date.clone());
        (
            minutes,
            date,
            it.format.as_ref().map(|it| &it.name),
            it.participants.len(),
        )
    });
    format!(
        "{:#?}",
        (
            findings.collect::<Vec<_>>(),
            sentences.collect::<Vec<_>>(),
            statements.collect::<Vec<_>>(),
            passages.collect::<Vec<_>>(),
            facts.collect::<Vec<_>>(),
            &report.topics,
        )
    )
}

#[test]
fn both_kinds_of_characters_give_the_same_findings() {
    let [simplified, traditional] =
        [SIMPLIFIED, TRADITIONAL].map(|text| report([("us", ENGLISH), ("cn", text)]));
    assert!(simplified.divergences.len() > 5);
    let cn = &traditional.facts["cn"];
    assert_eq!(cn.minutes.as_ref().map(|it| it.minutes), Some(90));
    assert_eq!(cn.place.as_ref().map(|it| it.name.as_str()), Some("Paris"));
    assert_eq!(read(&traditional), read(&simplified));
}

#[test]
fn an_account_is_quoted_in_its_own_characters() {
    let report = report([("us", ENGLISH), ("cn", TRADITIONAL)]);
    let own: BTreeSet<char> = TRADITIONAL.chars().collect();
    let is_foreign = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c) && !own.contains(c);
    let findings = report.divergences.iter();
    let quoted = findings.flat_map(|it| {
        let evidence = it.evidence.iter().map(|it| it.text.as_str());
        evidence.chain([it.headline.as_str()])
    });
    let sentences = report.statements.iter().flat_map(|it| &it.sentences);
    let people = report.facts["cn"].participants.iter();
    let shown = quoted
        .chain(sentences.map(|it| it.text.as_str()))
        .chain(people.filter_map(|it| it.name.as_deref()));
    for text in shown {
        assert_eq!(text.chars().find(is_foreign), None, "{text}");
    }
}

#[test]
fn accounts_in_both_kinds_of_characters_are_one_text() {
    let report = report([("cn", SIMPLIFIED), ("cn-embassy", TRADITIONAL)]);
    assert_eq!(report.statements[0].sentences.len(), report.passages.len());
    let scores: Vec<_> = report.passages.iter().map(|it| it.score).collect();
    assert!(scores.iter().all(|score| *score == Some(1.0)), "{scores:?}");
    assert!(report.divergences.is_empty(), "{:#?}", report.divergences);
}
