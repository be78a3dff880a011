//! What headlines quote: words that a reader understands without the text around them.

use parallax::render::markdown;
use parallax::report::{Divergence, Report};
use parallax::{Event, Lexicon, Snapshot, compare, extract};

const OTHER: &str = "Minister Muster met with President Example in Lisbon. \
    The two sides exchanged views on the price of herring.";

/// The headlines of what the United States says and Germany does not, or otherwise.
fn headlines(us: &str, de: &str) -> Vec<String> {
    let statements = [("us", us), ("de", de)].map(|(id, text)| {
        let text = format!("President Example met with Minister Muster in Lisbon. {text}");
        let mut statement = extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
        statement.source.government = Some(id.to_uppercase());
        statement
    });
    let report = compare(&Event::default(), statements.to_vec(), Lexicon::standard());
    let headline = |it: Divergence| it.headline;
    report.divergences.into_iter().map(headline).collect()
}

#[track_caller]
fn assert_quoted(account: &str, quoted: &str) {
    let found = headlines(account, OTHER);
    assert!(found.iter().any(|it| it.contains(quoted)), "{found:#?}");
}

#[test]
fn a_clause_that_has_only_a_verb_is_quoted_with_its_subject() {
    assert_quoted(
        "President Example thanked Minister Muster for the call and demanded that the pilots of all tankers be \
         released from prison.",
        "“President Example … demanded that the pilots of all tankers be released from prison”",
    );
    assert_quoted(
        "President Example said that the talks had been useful, and that serious consequences, sanctions among \
         them, would follow any attack on the pipeline.",
        "serious consequences, sanctions among them, would follow any attack on the pipeline”",
    );
}

#[test]
fn who_says_it_is_left_out_before_what_is_said() {
    assert_quoted(
        "President Example pointed out that the pilots of the tankers ought to be released from prison before \
         the first frost of the winter closes the harbour to all of the ships that carry grain to the people of \
         the islands in the far north of the sea.",
        "“…the pilots of the tankers ought to be released from prison before the first frost",
    );
}

#[test]
fn a_few_words_are_not_cut_off() {
    assert_quoted(
        "President Example said that the pilots of the tankers ought to be released from prison before the first \
         frost of the winter closes the harbour to all of the ships that carry grain, salt and dried fish.",
        "to all of the ships that carry grain, salt and dried fish”",
    );
}

#[test]
fn figures_are_quoted_in_their_sentence() {
    assert_quoted(
        "President Example noted that the port took in 45 ships of the fleet in June.",
        "gives 45 ships: “President Example noted that the port took in 45 ships of the fleet in June”",
    );
}

#[test]
fn a_government_that_asked_has_its_article() {
    let us = "The call was held at the request of Germany. They spoke of herring.";
    let de = "The call was held at the request of the United States. They spoke of herring.";
    let found = headlines(us, de);
    let told = found.iter().find(|it| it.contains("who asked"));
    let told = told.expect("a conflict");
    assert!(
        told.contains("the United States according to Germany"),
        "{told}"
    );
}

#[test]
fn what_is_quoted_in_another_language_has_its_topic() {
    let accounts = [
        (
            "cn",
            "王毅同布林肯举行会谈。\n\n布林肯表示，美方无意同中国脱钩。双方就农业合作交换了意见。",
        ),
        (
            "us",
            "Secretary Blinken met with Foreign Minister Wang Yi.\n\nThey discussed how farmers may work together.",
        ),
    ];
    let statements = accounts.map(|(id, text)| {
        let mut statement = extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
        statement.source.government = Some(id.to_uppercase());
        statement
    });
    let report = compare(&Event::default(), statements.to_vec(), Lexicon::standard());
    let mut told = report.divergences.iter().map(|it| it.headline.as_str());
    let quoted = told.find(|it| it.contains("脱钩"));
    let quoted = quoted.expect("an attribution");
    assert!(quoted.ends_with("”, on decoupling"), "{quoted}");
}

#[test]
fn a_clause_that_gives_the_length_is_told_with_the_facts_alone() {
    let found = headlines(
        "The two held a call on the price of herring, which lasted more than an hour and a half.",
        OTHER,
    );
    let lengths = found.iter().filter(|it| it.contains("90 minutes"));
    let lengths: Vec<&String> = lengths.collect();
    assert_eq!(lengths.len(), 1, "{found:#?}");
    assert!(lengths[0].contains("how long the talks took"), "{found:#?}");
}

#[test]
fn who_he_is_at_the_head_of_a_quotation_is_named_where_that_is_known() {
    let demanded = "He demanded that the pilots of all tankers be released from prison.";
    assert_quoted(
        &format!("President Biden spoke of the pilots. {demanded}"),
        "“He [Biden] demanded that the pilots of all tankers be released from prison”",
    );
    // Whoever of the two it is.
    assert_quoted(
        &format!("President Biden and Secretary Blinken spoke of the pilots. {demanded}"),
        "“He demanded that the pilots of all tankers be released from prison”",
    );
}

#[test]
fn who_is_reported_is_named_where_the_account_names_a_person() {
    let reported = |account: &str| {
        let found = headlines("They exchanged views on herring.", account);
        let says = found.iter().find(|it| it.contains("as saying"));
        says.unwrap_or_else(|| panic!("{found:#?}")).clone()
    };
    let claim = "emphasised that both sides bear a responsibility for peace at sea and that the pilots of all \
                 tankers would be released from prison before winter.";
    for (account, named) in [
        (format!("President Biden {claim}"), "Biden"),
        (format!("The U.S. side {claim}"), "the United States"),
        (
            format!("After President Biden had left, the U.S. side {claim}"),
            "the United States",
        ),
    ] {
        let headline = reported(&account);
        let expected = format!("Only Germany reports {named} as saying");
        assert!(headline.starts_with(&expected), "{headline}");
    }
}

#[test]
fn they_and_it_are_named() {
    assert_quoted(
        "The two sides had a long talk. They noted that 45 tankers lie in the harbour of the city.",
        "gives 45 tankers: “They [both] noted that 45 tankers",
    );
    assert_quoted(
        "The United States discussed the price of herring. It promised to release the pilots of all tankers.",
        "“It [the United States] promised to release the pilots",
    );
}

#[test]
fn what_nobody_names_is_not_quoted_first() {
    let found = headlines(
        "President Biden and Secretary Blinken spoke of the pilots. He demanded that the pilots of all tankers be \
         released from prison. The United States demanded that the pilots of all trawlers be released from prison.",
        OTHER,
    );
    let quoted = |words: &str| found.iter().any(|it| it.contains(words));
    assert!(quoted("“The United States demanded"), "{found:#?}");
    assert!(!quoted("“He "), "{found:#?}");
}

/// The report on two accounts, each with the code of its government.
fn report(accounts: [(&str, &str); 2]) -> Report {
    let statements = accounts.map(|(id, text)| {
        let mut statement = extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
        statement.source.government = Some(id.to_uppercase());
        statement
    });
    compare(&Event::default(), statements.to_vec(), Lexicon::standard())
}

#[test]
fn a_dateline_is_not_quoted() {
    let us = "LISBON, March 3 (Example News) -- President Example demanded that the pilots of all tankers be \
              released from prison. He talked of herring.";
    let report = report([("us", us), ("de", OTHER)]);
    let mut told = report.divergences.iter().map(|it| it.headline.as_str());
    assert!(told.any(|it| it.contains("“President Example demanded")));
    let page = markdown(&report);
    let (told, texts) = page.split_once("## Side by side").expect("the texts");
    assert!(!told.contains("LISBON, March"), "{told}");
    assert!(
        texts.contains("LISBON, March 3"),
        "there it stands as it is"
    );
}

#[test]
fn a_person_is_named_in_every_language() {
    let us = "President Biden spoke with President Xi Jinping. They discussed trade.";
    let cn = "习近平主席同拜登总统通电话。\n\n拜登表示，美中关系十分重要。美方不支持“台独”，无意同中国发生冲突。";
    let report = report([("us", us), ("cn", cn)]);
    let mut told = report.divergences.iter().map(|it| it.headline.as_str());
    assert!(told.any(|it| it.starts_with("Only China reports Biden as saying")));
}

#[test]
fn what_a_person_is_reported_to_say_is_quoted_without_that_he_says_it() {
    let us = "President Biden spoke with President Xi Jinping. They discussed trade.";
    let cn = "President Xi Jinping spoke with President Biden. President Biden said that the world is in rapid change and \
              that the harbour of Lisbon will be opened.";
    let report = report([("us", us), ("cn", cn)]);
    let mut told = report.divergences.iter().map(|it| it.headline.as_str());
    assert!(told.any(|it| {
        it.starts_with("Only China reports Biden as saying: “…the world is in rapid change")
    }));
}

#[test]
fn how_long_talks_took_is_told_as_in_the_table() {
    let us = "President Example and Minister Muster spoke for more than 120 minutes. They talked of herring.";
    let found = headlines(us, OTHER);
    let length = "took: over 2 hours";
    assert!(found.iter().any(|it| it.ends_with(length)), "{found:#?}");
}

#[test]
fn what_both_did_is_told_of_both_and_a_refusal_binds_nobody() {
    assert_quoted(
        "They welcomed the reopening of the embassy in Bergen.",
        "Only the United States says of both: “They welcomed",
    );
    assert_quoted(
        "President Example stressed that under such conditions his country will not conduct any negotiations with Iran.",
        "Only the United States says: “President Example stressed that under such conditions",
    );
}
