//! What a finding is about, as readers see it: the sentences that it quotes, and the topic of what
//! it quotes first.

use super::finding::{BRIEF_FINDINGS, ShownFinding};
use super::side::Side;
use crate::report::{Evidence, Kind, Report, TopicFacts};

/// The topics of evidence that a side takes up as well, the most important first.
pub(super) fn topics_of<'r>(report: &'r Report, evidence: &Evidence) -> Vec<&'r TopicFacts> {
    let is_on = |topic: &&TopicFacts| {
        let mention = topic.mentions.get(&evidence.source);
        let clauses = mention.and_then(Option::as_ref).map(|it| &it.clauses);
        let mut clauses = clauses.into_iter().flatten();
        clauses.any(|it| {
            it.sentence == evidence.sentence && it.start < evidence.end && evidence.start < it.end
        })
    };
    let mut topics: Vec<&TopicFacts> = report.topics.iter().filter(is_on).collect();
    topics.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    topics
}

/// Whether a side takes a topic up, and does not only have a word of it.
pub(super) fn is_taken_up(topic: &TopicFacts, side: &Side<'_>) -> bool {
    // A title that holds a word of a topic does not bring it up.
    let mentions = side.accounts.iter().map(|it| topic.mentions.get(&it.id));
    let mut mentions = mentions.filter_map(|it| it?.as_ref());
    mentions.any(|it| !it.clauses.is_empty())
}

/// Findings with those among the first that are about one thing behind each other, where the first
/// of them stood.
pub(super) fn gathered<'r>(
    report: &Report,
    mut findings: Vec<ShownFinding<'r>>,
) -> Vec<ShownFinding<'r>> {
    let rest = findings.split_off(findings.len().min(BRIEF_FINDINGS));
    let mut gathered = Vec::new();
    while !findings.is_empty() {
        let first = findings.remove(0);
        let (same, others): (Vec<_>, Vec<_>) = findings
            .into_iter()
            .partition(|other| are_about_one(report, &first, other));
        gathered.push(first);
        gathered.extend(same);
        findings = others;
    }
    gathered.extend(rest);
    gathered
}

/// Whether two findings quote one sentence, or are on one topic.
fn are_about_one(report: &Report, a: &ShownFinding<'_>, b: &ShownFinding<'_>) -> bool {
    if [a, b].iter().any(|it| is_of_whole_accounts(it)) {
        return false;
    }
    let sentences = |finding: &ShownFinding<'_>| -> Vec<(String, usize)> {
        let quotes = finding.says.iter().flat_map(|said| &said.quotes);
        let places = quotes.map(|quote| (quote.statement.id.clone(), quote.sentence));
        places.collect()
    };
    let others = sentences(b);
    let topic = topic(report, a);
    sentences(a).iter().any(|it| others.contains(it))
        || topic.is_some() && topic == self::topic(report, b)
}

/// Whether a finding is about accounts as a whole, and not about a thing that they tell.
fn is_of_whole_accounts(finding: &ShownFinding<'_>) -> bool {
    use Kind::{Length, Tone, TopicOrder, Wording};
    matches!(
        finding.divergence.kind,
        Length | TopicOrder | Tone | Wording
    )
}

/// The topic of a finding, or else the most important of what it quotes first.
fn topic<'r>(report: &'r Report, finding: &ShownFinding<'r>) -> Option<&'r str> {
    let of_quoted = || {
        let first = finding.claim()?;
        topics_of(report, first).first().map(|it| it.id.as_str())
    };
    finding.divergence.topic.as_deref().or_else(of_quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::lexicon::Lexicon;
    use crate::source::event::Event;
    use crate::source::snapshot::Snapshot;
    use crate::view::findings;

    #[test]
    fn findings_on_one_topic_stand_together() {
        let texts = [
            (
                "cn",
                "The Premier said that Taiwan is part of China. He warned that tariffs on timber harm \
                 builders. He demanded that arms are no longer sold to Taiwan.",
            ),
            (
                "us",
                "The two sides spoke of herring for an hour. They will meet again in spring.",
            ),
        ];
        let statements = texts.map(|(id, text)| {
            let mut statement =
                crate::extract::extract(&Snapshot::from_bytes(id, None, text)).expect("a text");
            statement.source.government = Some(id.to_uppercase());
            statement
        });
        let report = compare(&Event::default(), statements.into(), Lexicon::standard());
        let all = findings(&report);
        let claims: Vec<&ShownFinding<'_>> = all
            .iter()
            .filter(|it| !is_of_whole_accounts(it) && it.claim().is_some())
            .collect();
        let (first, other) = (
            claims[0],
            claims
                .iter()
                .find(|it| topic(&report, it) != topic(&report, claims[0])),
        );
        let other = *other.expect("another topic");
        let apart = vec![first.clone(), other.clone(), first.clone()];
        let numbers: Vec<usize> = gathered(&report, apart)
            .iter()
            .map(|it| it.number)
            .collect();
        assert_eq!(numbers, [first.number, first.number, other.number]);
    }
}
