//! What one side puts in the other's mouth.
//!
//! A claim is judged clause by clause: "He said that both bear a responsibility and that Washington
//! had no intention of deploying missiles" is two things, and that the other account has the first
//! does not bear out the second. A clause whose topics the other's account never brings up, nor one
//! near them, is absent. It takes more for it to be confirmed: sentences that answer each other
//! closely and no clause without words in the other's account, or the same figure.

use std::collections::BTreeSet;

use super::{Compared, finding, listed, shortened};
use crate::align::{LINK_THRESHOLD, Place};
use crate::lexicon::{Role, Verbs};
use crate::report::{Divergence, Evidence, Kind, Status, rounded};
use crate::statement::Sentence;
use crate::text::figures::Figure;
use crate::voice::{Act, Reported};

/// From this score on, the passage that answers a claim is taken to say the same.
const SAME: f64 = 0.5;

/// A clause of which the other's account has a smaller share of words is not borne out by it.
const COVERED: f64 = 0.25;

/// The same for a clause that denies: what a side is said not to do must be in its account.
const DENIED: f64 = 0.75;

/// A joint act of which the other's account has at least this share of words may stand there in
/// sentences that do not answer it one to one.
const SCATTERED: f64 = 0.5;

/// A clause of fewer terms than this ("and that it was so") has nothing to look for.
const TELLING: usize = 3;

/// A claim of no more terms than this that points back ("explained his position on it") says nothing
/// by itself.
const POINTING: usize = 5;

/// How much of a claim stands in the summary, in characters.
const QUOTED: usize = 400;

/// A sentence of the other's account, and how alike it is to the claim.
type Answer = (Place, f64);

/// A claim, and the accounts that could bear it out.
struct Claim<'a> {
    place: Place,
    reported: &'a Reported,
    asked: Vec<usize>,
    /// Whether the accounts asked are in another language, so that only their topics can be compared.
    by_topic: bool,
}

/// What is found about a claim.
struct Verdict {
    status: Status,
    topic: Option<usize>,
    answer: Option<Answer>,
    /// Topics of it that the other's account does not bring up, where it has others.
    lacking: Vec<usize>,
    /// Amounts of it that the other's account does not give, where it gives another.
    without: Vec<Figure>,
    /// The clause of it of which the other's account does not have the words, where it answers the rest.
    uncovered: Option<(usize, usize)>,
}

impl Verdict {
    fn new(status: Status, topic: Option<usize>, answer: Option<Answer>) -> Self {
        Self {
            status,
            topic,
            answer,
            lacking: Vec::new(),
            without: Vec::new(),
            uncovered: None,
        }
    }
}

/// A finding for each sentence in which a side reports what another said, promised or gave, or what
/// both did together: does the other's own account bear it out?
///
/// - `confirmed`: a passage of the other's account answers it closely, or gives its figure;
/// - `softened`: one answers it from afar or in part, or the account speaks of its topics otherwise;
/// - `absent`: the account does not bring up what a clause of it is about, and has no close answer.
///
/// Of accounts in another language only the topics can be compared: there a claim is absent, or nothing
/// is found about it.
///
/// Who gives another figure (`numbers`) does not bear out the claim.
pub(super) fn find(compared: &Compared<'_>, numbers: &[Divergence]) -> Vec<Divergence> {
    let conflicts: Vec<&Divergence> = numbers
        .iter()
        .filter(|number| number.status == Some(Status::Conflict))
        .collect();
    let mut found = Vec::new();
    for (text, voices) in compared.voices.iter().enumerate() {
        for (sentence, voice) in voices.iter().enumerate() {
            let Some(reported) = &voice.reported else {
                continue;
            };
            let Some(of) = compared.statement(&reported.of) else {
                continue;
            };
            let side = (0..compared.statements.len())
                .filter(|other| compared.same_side(of, *other))
                .collect::<Vec<_>>();
            let (alike, foreign): (Vec<usize>, Vec<usize>) = side
                .into_iter()
                .partition(|other| compared.same_language(text, *other));
            let by_topic = alike.is_empty();
            let claim = Claim {
                place: Place { text, sentence },
                reported,
                asked: if by_topic { foreign } else { alike },
                by_topic,
            };
            let Some(mut verdict) = judged(compared, &claim) else {
                continue;
            };
            let contested = |(answer, _)| is_contested(compared, &conflicts, &claim, answer);
            if verdict.status == Status::Confirmed && verdict.answer.is_some_and(contested) {
                verdict.status = Status::Softened;
            }
            found.push(told(compared, &claim, verdict));
        }
    }
    found
}

/// Whether the answer gives another figure than the claim.
fn is_contested(
    compared: &Compared<'_>,
    conflicts: &[&Divergence],
    claim: &Claim<'_>,
    answer: Place,
) -> bool {
    conflicts.iter().any(|number| {
        let stands = |place: Place| {
            let mut evidence = number.evidence.iter();
            evidence.any(|e| e.source == compared.id(place.text) && e.sentence == place.sentence)
        };
        stands(claim.place) && stands(answer)
    })
}

fn judged(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Verdict> {
    if claim.asked.is_empty() {
        return None;
    }
    if claim.by_topic {
        return unraised(compared, claim);
    }
    let linked = linked(compared, claim);
    // Word for word the same: the two tell it together.
    if linked.is_some_and(|(_, score)| score >= 1.0) {
        return None;
    }
    if claim.reported.act == Act::Asked {
        return Some(who_asked(compared, claim));
    }
    let clauses = Clauses::of(compared, claim);
    let (missing, raised) = (clauses.missing(compared, claim), clauses.raised());
    let lacking = clauses.lacking();
    let topic = raised.map(|(topic, _)| topic);
    if let Some((answer, without)) = same_figure(compared, claim) {
        return Some(Verdict {
            lacking,
            without,
            ..Verdict::new(Status::Confirmed, topic, Some(answer))
        });
    }
    // A link that has nothing of the topic answers something else in the sentence.
    let linked = linked.filter(|(place, _)| {
        topic.is_none_or(|topic| compared.topics.touches(place.text, place.sentence, topic))
    });
    if let Some(answer) = linked.filter(|(_, score)| *score >= SAME) {
        let mut bounds = clauses.0.iter().map(|clause| clause.bounds);
        let uncovered = bounds.find(|bounds| !is_covered(compared, claim, *bounds));
        let whole = missing.is_none()
            && lacking.is_empty()
            && uncovered.is_none()
            && topic.is_none_or(|topic| names(compared, answer.0, topic))
            && is_as_firm(compared, claim, answer.0);
        let status = if whole {
            Status::Confirmed
        } else {
            Status::Softened
        };
        return Some(Verdict {
            lacking,
            uncovered,
            ..Verdict::new(status, topic, Some(answer))
        });
    }
    if let Some(topic) = missing {
        let answer = linked.or_else(|| nearest(compared, claim));
        return Some(Verdict::new(Status::Absent, Some(topic), answer));
    }
    if let Some((topic, place)) = raised {
        let score = compared.alignment.similarity.score(claim.place, place);
        let answer = linked.or(Some((place, score)));
        return Some(Verdict {
            lacking,
            ..Verdict::new(Status::Softened, Some(topic), answer)
        });
    }
    if linked.is_some() {
        return Some(Verdict::new(Status::Softened, None, linked));
    }
    let nearest = nearest(compared, claim);
    let is_absent = match claim.reported.act {
        Act::Said => !points_back(compared, claim),
        // What both agreed on may stand in the other's account in any words.
        Act::Agreed => {
            let terms = compared.coverage.of_sentence(claim.place);
            nearest.is_none_or(|(_, score)| score < LINK_THRESHOLD)
                && compared.coverage.share(&terms, &claim.asked) < SCATTERED
        }
        // What both spoke of, or what one is thanked for, is told in too many ways: only a topic that
        // is not there at all tells that it is absent.
        Act::Discussed | Act::Pledged | Act::Asked => false,
    };
    is_absent.then(|| Verdict::new(Status::Absent, None, nearest))
}

/// What topics alone tell of a claim: that the other side brings up none of a clause's.
fn unraised(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Verdict> {
    let readable = |topic: &usize| {
        let mut asked = claim.asked.iter();
        asked.all(|text| compared.topics.looked_for(*text, *topic).is_some())
    };
    let clauses = Clauses::of(compared, claim);
    let missing = clauses.0.iter().filter_map(|clause| clause.missing);
    let topic = most_told(compared, claim, missing.filter(readable))?;
    Some(Verdict::new(Status::Absent, Some(topic), None))
}

/// Of topics that the other side does not bring up, the one that the claiming side makes most of.
fn most_told(
    compared: &Compared<'_>,
    claim: &Claim<'_>,
    topics: impl Iterator<Item = usize>,
) -> Option<usize> {
    let words = |topic: usize| compared.topics.share_of_words(claim.place.text, topic);
    topics.max_by(|a, b| words(*a).total_cmp(&words(*b)).then(b.cmp(a)))
}

/// Whether the other side says too that it asked for the talks.
fn who_asked(compared: &Compared<'_>, claim: &Claim<'_>) -> Verdict {
    let clauses = Clauses::of(compared, claim);
    let own = claim.asked.iter().find_map(|text| {
        let sentences = &compared.statements[*text].sentences;
        let sentence = sentences
            .iter()
            .position(|sentence| sentence.roles(compared.lexicon.verbs()).has(Role::Petition))?;
        Some(Place {
            text: *text,
            sentence,
        })
    });
    let raised = clauses.raised();
    let (status, place) = match (own, raised) {
        (Some(place), _) => (Status::Confirmed, Some(place)),
        (None, Some((_, place))) => (Status::Softened, Some(place)),
        (None, None) => (Status::Absent, None),
    };
    let score = |place| {
        (
            place,
            compared.alignment.similarity.score(claim.place, place),
        )
    };
    let topic = match status {
        Status::Absent => clauses.missing(compared, claim),
        _ => raised.map(|(topic, _)| topic),
    };
    let answer = place.map(score).or_else(|| nearest(compared, claim));
    Verdict::new(status, topic, answer)
}

fn told(compared: &Compared<'_>, claim: &Claim<'_>, verdict: Verdict) -> Divergence {
    let Verdict {
        status,
        topic,
        answer,
        lacking,
        without,
        uncovered,
    } = verdict;
    let by = compared.id(claim.place.text);
    let of = compared.id(answer.map_or(claim.asked[0], |(other, _)| other.text));
    let name = |topic: usize| compared.topics.entry(topic).label.as_str();
    let label = topic.map(name);
    let mut outcome = match (status, label) {
        (Status::Confirmed, _) => format!("{of} has it too"),
        (Status::Softened, Some(label)) => format!("{of} speaks of it otherwise ({label})"),
        (Status::Softened, None) => format!("{of} puts it otherwise"),
        (_, Some(label)) => format!("nothing of it in {of} ({label}: not mentioned)"),
        (_, None) => format!("no passage of {of} answers it closely"),
    };
    let labels = lacking.into_iter().map(|topic| name(topic).to_owned());
    let figures = without.iter().map(ToString::to_string);
    let lacks: Vec<String> = labels.chain(figures).collect();
    if !lacks.is_empty() {
        outcome = format!("{outcome}; not mentioned there: {}", listed(&lacks));
    }
    let part = uncovered.map(|(start, end)| trimmed(compared, claim.place, start, end));
    if let Some(part) = &part {
        outcome = format!("{outcome}; not borne out: \"{}\"", part.text);
    }
    let verb = match claim.reported.act {
        Act::Said => "reports",
        Act::Asked => "reports that the other asked",
        Act::Pledged => "acknowledges",
        Act::Agreed | Act::Discussed => "says both",
    };
    let quoted = shortened(compared.text(claim.place), QUOTED);
    let mut evidence = vec![compared.whole(claim.place)];
    evidence.extend(answer.map(|(other, _)| compared.whole(other)));
    evidence.extend(part);
    Divergence {
        status: Some(status),
        by: Some(by.to_owned()),
        of: Some(of.to_owned()),
        passage: compared.passage_of(claim.place),
        topic: topic.map(|topic| compared.topics.entry(topic).id.clone()),
        score: answer.map(|(_, score)| rounded(score)),
        evidence,
        ..finding(
            Kind::Attribution,
            format!("{by} {verb}: \"{quoted}\"; {outcome}"),
        )
    }
}

/// A clause as evidence, without the "and" or comma that it begins with.
fn trimmed(compared: &Compared<'_>, place: Place, start: usize, end: usize) -> Evidence {
    let whole = compared.evidence(place, start, end);
    let led = whole.text.trim_start_matches([',', ';', ' ']);
    let led = led.strip_prefix("and ").unwrap_or(led);
    let skipped = whole.text.chars().count() - led.chars().count();
    let length = led.trim_end_matches([',', ';', '.', ' ']).chars().count();
    compared.evidence(place, start + skipped, start + skipped + length)
}

/// Whether the words of a clause stand somewhere in the other's account, so far as it has any.
fn is_covered(compared: &Compared<'_>, claim: &Claim<'_>, (start, end): (usize, usize)) -> bool {
    let sentence = compared.text(claim.place);
    // That he "reiterated" it is the claim's word, not his.
    let spoken = compared
        .sentence(claim.place)
        .roles(compared.lexicon.verbs())
        .verbs();
    let is_spoken = |at: usize| {
        spoken
            .iter()
            .any(|verb| (verb.start..verb.end).contains(&at))
    };
    let clause: String = (start..end)
        .zip(sentence.chars().skip(start))
        .map(|(at, c)| if is_spoken(at) { ' ' } else { c })
        .collect();
    let terms = compared.coverage.terms(claim.place.text, &clause);
    let wanted = if compared.lexicon.verbs().find(&clause).has(Role::Negation) {
        DENIED
    } else {
        COVERED
    };
    terms.len() < TELLING || compared.coverage.share(&terms, &claim.asked) >= wanted
}

/// Whether a sentence brings up a topic itself, and not only one near it.
fn names(compared: &Compared<'_>, place: Place, topic: usize) -> bool {
    let mentioned = compared.topics.in_sentence(place.text, place.sentence);
    mentioned.iter().any(|mention| mention.topic == topic)
}

/// Whether the answer commits its side as far as the claim says: who "agreed" did more than who
/// "discussed".
fn is_as_firm(compared: &Compared<'_>, claim: &Claim<'_>, answer: Place) -> bool {
    let reported = compared.voices[answer.text][answer.sentence]
        .reported
        .as_ref();
    claim.reported.act != Act::Agreed
        || reported.is_none_or(|reported| reported.act != Act::Discussed)
}

/// Whether a claim names nothing itself but points back to what the sentence before it names and the
/// other account speaks of too: "He explained his position on it."
fn points_back(compared: &Compared<'_>, claim: &Claim<'_>) -> bool {
    let terms = compared.coverage.of_sentence(claim.place);
    terms.len() <= POINTING && is_about_shared(compared, claim)
}

/// Whether the sentence before a claim, in its paragraph, is about what the other account speaks of
/// too. Then so may be the claim, which names no topic itself: "He expounded his position on it."
fn is_about_shared(compared: &Compared<'_>, claim: &Claim<'_>) -> bool {
    let Place { text, sentence } = claim.place;
    let sentences = &compared.statements[text].sentences;
    let Some(before) = sentence
        .checked_sub(1)
        .filter(|before| sentences[*before].paragraph() == sentences[sentence].paragraph())
    else {
        return false;
    };
    let mentioned = compared.topics.in_sentence(text, before).iter();
    mentioned.filter(|mention| !mention.weak).any(|mention| {
        let mut asked = claim.asked.iter();
        asked.any(|text| compared.topics.taken_up(*text, mention.topic).is_some())
    })
}

/// The best sentence of the accounts asked that is linked to the claim.
fn linked(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Answer> {
    compared
        .alignment
        .linked_to(claim.place)
        .filter(|(other, _)| claim.asked.contains(&other.text) && answers(compared, *other))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// Whether a sentence can answer a claim: that the sides met answers nothing that was said there.
fn answers(compared: &Compared<'_>, place: Place) -> bool {
    let topics = compared.topics.in_sentence(place.text, place.sentence);
    !compared.voices[place.text][place.sentence].only_meets || !topics.is_empty()
}

/// The sentence of the accounts asked that is most like the claim.
fn nearest(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Answer> {
    claim
        .asked
        .iter()
        .filter_map(|text| compared.alignment.similarity.nearest(claim.place, *text))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// The first sentence of the accounts asked that gives one of the claim's amounts, and the amounts that
/// none of them gives.
fn same_figure(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<(Answer, Vec<Figure>)> {
    let amounts: BTreeSet<&Figure> = compared.sentence(claim.place).figures().amounts().collect();
    if amounts.is_empty() {
        return None;
    }
    let mut given = BTreeSet::new();
    let mut first = None;
    for text in &claim.asked {
        for sentence in 0..compared.statements[*text].sentences.len() {
            let place = Place {
                text: *text,
                sentence,
            };
            for amount in compared.sentence(place).figures().amounts() {
                if amounts.contains(amount) {
                    first = first.or(Some(place));
                }
                given.insert(amount);
            }
        }
    }
    let place = first?;
    let score = compared.alignment.similarity.score(claim.place, place);
    let without = amounts.difference(&given).copied().cloned().collect();
    Some(((place, score), without))
}

/// What the accounts asked make of a clause.
struct Clause {
    /// Its first character, and the one behind its last.
    bounds: (usize, usize),
    /// Where none of its topics is brought up, the rarest of them.
    missing: Option<usize>,
    /// A topic of it that is brought up, and the sentence that does.
    raised: Option<(usize, Place)>,
    /// Where some are brought up, those that are not.
    lacking: Vec<usize>,
}

/// The clauses of a claim.
struct Clauses(Vec<Clause>);

impl Clauses {
    fn of(compared: &Compared<'_>, claim: &Claim<'_>) -> Self {
        let Place { text, sentence } = claim.place;
        let (start, end) = (claim.reported.start, claim.reported.end);
        let cuts = cuts(compared.sentence(claim.place), compared.lexicon.verbs()).into_iter();
        let mut bounds = vec![start];
        bounds.extend(cuts.filter(|cut| (start + 1..end).contains(cut)));
        bounds.push(end);
        let clause = |clause: &[usize]| {
            let topics: BTreeSet<usize> = compared
                .topics
                .in_sentence(text, sentence)
                .iter()
                .filter(|mention| !mention.weak)
                .filter(|mention| clause[0] <= mention.start && mention.end <= clause[1])
                .map(|mention| mention.topic)
                .filter(|topic| !compared.topics.entry(*topic).general)
                .collect();
            judged_clause(compared, claim, (clause[0], clause[1]), topics)
        };
        Self(bounds.windows(2).map(clause).collect())
    }

    /// The topic of a clause of which the other side brings up none.
    fn missing(&self, compared: &Compared<'_>, claim: &Claim<'_>) -> Option<usize> {
        let missing = self.0.iter().filter_map(|clause| clause.missing);
        most_told(compared, claim, missing)
    }

    /// The first topic that is brought up, and the sentence that does.
    fn raised(&self) -> Option<(usize, Place)> {
        self.0.iter().find_map(|clause| clause.raised)
    }

    /// The topics that are not brought up, in clauses of which others are.
    fn lacking(&self) -> Vec<usize> {
        let lacking = self.0.iter().flat_map(|clause| &clause.lacking);
        let mut lacking: Vec<usize> = lacking.copied().collect();
        lacking.dedup();
        lacking
    }
}

fn judged_clause(
    compared: &Compared<'_>,
    claim: &Claim<'_>,
    bounds: (usize, usize),
    topics: BTreeSet<usize>,
) -> Clause {
    // Where it is to happen tells less than what: strike weapons in Ukraine are the weapons. That a
    // state is named in the other's account too bears out only that it was spoken of.
    let is_state = |topic: &usize| compared.topics.entry(*topic).government.is_some();
    let tells = |topic: &usize| !is_state(topic) || claim.reported.act == Act::Discussed;
    let only_states = topics.iter().all(is_state);
    let mut rarest_first: Vec<usize> = topics.into_iter().collect();
    rarest_first.sort_by_key(|topic| {
        let texts = 0..compared.statements.len();
        let sentences: usize = texts
            .map(|text| compared.topics.sentences_on(text, *topic).len())
            .sum();
        (sentences, *topic)
    });
    let telling = rarest_first.iter().filter(|topic| tells(topic));
    let raised = telling.copied().find_map(|topic| {
        let answer = claim.asked.iter().find_map(|text| {
            let sentence = compared.topics.taken_up(*text, topic)?;
            Some(Place {
                text: *text,
                sentence,
            })
        });
        answer.map(|place| (topic, place))
    });
    let named = |topic: &usize| {
        let mut texts = claim.asked.iter();
        texts.any(|text| compared.topics.raised(*text, *topic).is_some())
    };
    let counts = |topic: &usize| only_states || !is_state(topic);
    let unnamed = rarest_first
        .into_iter()
        .filter(|topic| counts(topic) && !named(topic));
    let mut lacking: Vec<usize> = unnamed.collect();
    let missing = lacking.first().copied().filter(|_| raised.is_none());
    if raised.is_none() {
        lacking.clear();
    }
    Clause {
        bounds,
        missing,
        raised,
        lacking,
    }
}

/// Words behind "and" that begin a clause of the same subject.
const AUXILIARIES: [&str; 16] = [
    "is", "are", "was", "were", "will", "would", "does", "do", "did", "has", "have", "had", "can",
    "should", "must", "may",
];

/// How many words of a subject may stand between ", and" and its verb.
const SUBJECT: usize = 5;

/// Where clauses of a sentence begin, in characters: behind a semicolon, at ", that", at "and that",
/// at "and" before a verb, and at ", and" before a subject with a verb.
fn cuts(sentence: &Sentence, verbs: &Verbs) -> Vec<usize> {
    let characters = sentence.characters();
    let spoken = sentence.roles(verbs).verbs();
    let spoken: BTreeSet<usize> = spoken.iter().map(|verb| verb.start).collect();
    let begins = |at: usize, words: &str| {
        words
            .chars()
            .enumerate()
            .all(|(place, c)| characters.get(at + place) == Some(&c))
    };
    // Where the words behind a place begin, as far as punctuation.
    let words = |from: usize| {
        let clause = characters[from..].iter();
        let end = clause.take_while(|c| !matches!(c, ',' | ';' | '.')).count();
        (from..from + end)
            .filter(|at| *at == from || characters[at - 1] == ' ')
            .take(SUBJECT + 1)
            .collect::<Vec<_>>()
    };
    let verb = |at: usize| {
        spoken.contains(&at)
            || AUXILIARIES
                .iter()
                .any(|word| begins(at, word) && characters.get(at + word.len()) == Some(&' '))
    };
    let joins = |at: usize| {
        let clause = || at > 0 && characters[at - 1] == ',' && words(at + 5).into_iter().any(verb);
        begins(at, " and that ") || (begins(at, " and ") && (verb(at + 5) || clause()))
    };
    (0..characters.len())
        .filter(|at| matches!(characters[*at], ';' | '；') || begins(*at, ", that ") || joins(*at))
        .collect()
}
