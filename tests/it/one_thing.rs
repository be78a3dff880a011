//! What two accounts say of one thing under no topic of the lexicon, what both say in other words,
//! and how these are told: invented accounts.

use crate::common::{account, parallax};
use parallax::report::{Divergence, Kind, Report, Status};

/// The report on two accounts, one of Greece and one of Albania, with a sentence that is asked
/// about.
fn report(gr: &str, al: &str) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = [("gr", gr), ("al", al)].map(|(id, said)| {
        let text = format!(
            "The two ministers met today and looked back on a year of joint work on roads.\n\n{said}\n\n\
             A commission on railways will convene in the autumn."
        );
        account(folder.path(), id, &text)
    });
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.into_iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// Whether a position sets words of one account beside words of the other.
fn are_beside(report: &Report, gr: &str, al: &str) -> bool {
    let positions = report.divergences.iter();
    let mut positions = positions.filter(|it| it.kind == Kind::Position);
    positions.any(|it| {
        let has = |words: &str| it.evidence.iter().any(|it| it.text.contains(words));
        has(gr) && has(al)
    })
}

/// Whether words stand in what both say.
fn is_common(report: &Report, words: &str) -> bool {
    let mut said = report.common.iter().flat_map(|it| &it.evidence);
    said.any(|it| it.text.contains(words))
}

/// Whether any finding says that the other account has nothing of words.
fn are_missing(report: &Report, words: &str) -> bool {
    let absent = |it: &&Divergence| it.kind == Kind::Silence || it.status == Some(Status::Absent);
    let mut absent = report.divergences.iter().filter(absent);
    absent.any(|it| it.evidence.iter().any(|it| it.text.contains(words)))
}

#[test]
fn a_remark_on_a_thing_that_both_name_is_no_point_of_its_own() {
    let gr = "Both sides agreed to prepare the joint fair of beekeepers in Ioannina, which opens on the first Sunday.";
    let al = "It was agreed to prepare the fair of beekeepers in Ioannina together.";
    assert!(!are_missing(&report(gr, al), "which opens on"));
    let al = "The ministers had lunch on the terrace of the palace.";
    assert!(are_missing(&report(gr, al), "which opens on"));
}

#[test]
fn one_thing_under_no_topic_is_a_position_of_both() {
    for (gr, al) in [
        (
            "The Minister regretted the removal of the bells from the old monastery in the hills.",
            "The Minister said that the monastery is being repaired by masters of their craft.",
        ),
        (
            "The Minister warned that use of Article 34 would harm the fishermen of both shores.",
            "He recalled that Article 34 is a lawful part of the treaty on pilots.",
        ),
    ] {
        let report = report(gr, al);
        let [first, second] = [gr, al].map(|words| words.split_at(30).0);
        assert!(
            are_beside(&report, first, second),
            "{:#?}",
            report.divergences
        );
    }
}

#[test]
fn a_verb_or_a_sea_that_both_name_is_no_position() {
    let report = report(
        "The Minister opposed any attempt to alter the rules of the harbour office.",
        "The Minister said that nobody wishes to alter the hymn of the other.",
    );
    assert!(
        !are_beside(&report, "harbour office", "hymn"),
        "{:#?}",
        report.divergences
    );
}

#[test]
fn who_stays_in_touch_continues_contacts() {
    let report = report(
        "The Minister and Minister Hasani of Albania agreed to stay in touch.",
        "It was agreed to continue contacts.",
    );
    assert!(is_common(&report, "continue contacts"), "{report:#?}");
}

#[test]
fn what_is_called_unlawful_is_not_said_by_who_calls_it_final() {
    let report = report(
        "The Minister said that the award of the tribunal on the strait is final.",
        "The Minister said that the award of the tribunal on the strait is illegal.",
    );
    assert!(!is_common(&report, "tribunal"), "{report:#?}");
}

#[test]
fn a_quotation_has_what_its_pronoun_means() {
    let report = report(
        "The Minister repeated his regret that Albania ties the ferry to the pipeline, and called on it to open it without delay.",
        "The Minister spoke of the price of olives.",
    );
    let silences = report.divergences.iter();
    let silences = silences.filter(|it| it.headline.contains("without delay"));
    for silence in silences {
        assert!(silence.headline.contains("ferry"), "{}", silence.headline);
    }
}

#[test]
fn one_thing_in_opposite_words_is_no_position() {
    for (gr, al) in [
        (
            "The Minister did not agree to close the causeway.",
            "The causeway will remain open.",
        ),
        (
            "The Minister proposed to set up a joint clam reserve.",
            "The idea of a joint clam reserve was raised.",
        ),
    ] {
        let report = report(gr, al);
        let is_told = are_beside(&report, &gr[13..], &al[..12]);
        assert!(!is_told, "{:#?}", report.divergences);
    }
}

#[test]
fn what_both_are_said_to_ask_for_stands_beside_what_will_not_be() {
    for (gr, al) in [
        (
            "Both ministers underlined that the salvage work off the cape has to stop.",
            "The Minister made clear that the salvage work off the cape will continue.",
        ),
        (
            "Both ministers were clear that the lighthouse at Karavi must be closed.",
            "The Minister said that the lighthouse at Karavi will stay open.",
        ),
    ] {
        let report = report(gr, al);
        let is_told = are_beside(&report, &gr[..20], &al[13..30]);
        assert!(is_told, "{:#?}", report.divergences);
    }
}
