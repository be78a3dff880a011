//! Who asked for the talks.

use std::ops::Range;

use super::cue::Cue;
use super::fact::{Asker, Fact, Mark};
use super::line::{GovernmentMention, Line, TalksWord};
use super::sides::Sides;
use crate::lexicon::Role;
use crate::text::{Match, leftmost_longest};

/// Cues by which accounts say who asked.
const ASKS: [Cue; 11] = [
    Cue::AskedBy,
    Cue::InitiatedBy,
    Cue::Request,
    Cue::RequestZh,
    Cue::InvitesZh,
    Cue::AskedBehind,
    Cue::AskedByOther,
    Cue::Asked,
    Cue::Called,
    Cue::CalledBy,
    Cue::TakesCall,
];

/// Words for talks that were held.
const TALKS: [Cue; 7] = [
    Cue::Talks,
    Cue::Held,
    Cue::Spoke,
    Cue::Phone,
    Cue::Video,
    Cue::Call,
    Cue::Meeting,
];

/// At most this many characters stand between 应 and 请求.
const MAX_CHINESE_PHRASE: usize = 16;

/// At most this many characters stand between who asked and words behind him that say so: 米国側の.
const MAX_WIDE_GAP: usize = 4;

/// At most this many words stand between "по" and "инициативе".
const MAX_ADJECTIVES: usize = 3;

/// At most this many words, as those of a day, stand before who asked where the verb stands
/// behind: "12 февраля 2022 года по инициативе".
const MAX_WORDS_BEFORE_ASKED: usize = 4;

/// At most this many words stand between "had" and its subject.
const MAX_AUXILIARIES: usize = 3;

/// The call that somebody received, and who gave it, stand within so many words behind the verb.
const MAX_WORDS_OF_CALL: usize = 16;

/// Who asked, as an account says it first.
pub(super) fn asked_by(sides: &Sides<'_>, account: usize) -> Option<Fact<Asker>> {
    let lines = sides.accounts[account].lines.iter();
    let mut lines = lines.filter(|line| line.may_tell());
    lines.find_map(|line| in_line(sides, account, line))
}

/// The words that tell of a call where an account says who asked: "called", "took a call from".
pub(super) fn call(lines: &[Line<'_>], asked: Mark) -> Option<Mark> {
    let mut lines = lines.iter();
    let line = lines.find(|line| asked.sentence == Some(line.place))?;
    let calls = [Cue::Called, Cue::CalledBy, Cue::TakesCall];
    let mut calls = calls.iter().flat_map(|cue| line.cues.of_kind(*cue));
    let found = calls.find(|found| (asked.start..asked.end).contains(&found.start))?;
    Some(Mark {
        start: found.start,
        end: found.end,
        ..asked
    })
}

/// Whether an account has words that may say who asked.
pub(super) fn may_say(lines: &[Line<'_>]) -> bool {
    let mut lines = lines.iter().filter(|line| line.may_tell());
    lines.any(|line| {
        let cues = [Cue::MayAsk, Cue::AsksNot].map(|cue| line.cues.of_kind(cue));
        let found = leftmost_longest(cues.concat());
        found
            .iter()
            .any(|found| found.entry == Cue::MayAsk as usize)
    })
}

fn in_line(sides: &Sides<'_>, account: usize, line: &Line<'_>) -> Option<Fact<Asker>> {
    let cues = ASKS.map(|cue| line.cues.of_kind(cue)).concat();
    if cues.is_empty() || !is_of_talks(line) {
        return None;
    }
    let mentions = sides.mentions(line);
    let reader = AskReader {
        sides,
        account,
        line,
        spans: mentions.iter().map(|it| it.span.clone()).collect(),
        mentions,
    };
    let cues = leftmost_longest(cues).into_iter();
    let mut cues = cues.filter(|cue| !line.is_elsewhere(cue.start));
    cues.find_map(|cue| reader.read(cue))
}

/// Whether a sentence that is not the first is about the talks: it opens with a word for them, or
/// says that they were held.
fn is_of_talks(line: &Line<'_>) -> bool {
    let opens = |cue: Cue| line.cues.begin_in(cue, 0, 1);
    let held = [Cue::Held, Cue::Phone, Cue::Video, Cue::Call];
    line.is_first()
        || opens(Cue::Talks)
        || held.iter().any(|cue| !line.cues.of_kind(*cue).is_empty())
}

/// Reads who asked in one sentence.
struct AskReader<'a> {
    sides: &'a Sides<'a>,
    account: usize,
    line: &'a Line<'a>,
    mentions: &'a [GovernmentMention],
    spans: Vec<Range<usize>>,
}

impl AskReader<'_> {
    fn read(&self, cue: Match) -> Option<Fact<Asker>> {
        let is = |kind: Cue| cue.entry == kind as usize;
        let (asker, span) = if is(Cue::AskedByOther) {
            let named = self.sides.other(self.account, self.mentions)?;
            (named, cue.start..cue.end)
        } else if is(Cue::AskedBy) || is(Cue::InitiatedBy) || is(Cue::CalledBy) {
            let of_talks = is(Cue::CalledBy)
                || is(Cue::InitiatedBy) && self.is_behind_talks(cue)
                || is(Cue::AskedBy) && self.is_said_of_talks(cue);
            if !of_talks {
                return None;
            }
            let phrase = self
                .line
                .phrase_from(self.line.word_at(cue.end), &self.spans);
            let behind = self.line.span(&phrase).end;
            if self.is_joined(&phrase) {
                return None;
            }
            (self.asker(&phrase)?, cue.start..behind.max(cue.end))
        } else if is(Cue::TakesCall) {
            self.taken(cue)?
        } else if is(Cue::Request) {
            self.possessive(cue)?
        } else if is(Cue::RequestZh) || is(Cue::InvitesZh) && self.is_of_call() {
            self.chinese(cue)?
        } else if is(Cue::InvitesZh) {
            return None;
        } else if is(Cue::AskedBehind) {
            self.named_before(cue)?
        } else if is(Cue::Asked) {
            self.subject(cue)?
        } else {
            self.caller(cue)?
        };
        let (start, end) = (span.start, span.end);
        let mark = Mark {
            sentence: Some(self.line.place),
            start,
            end,
        };
        Some(Fact { value: asker, mark })
    }

    fn asker(&self, phrase: &Range<usize>) -> Option<Asker> {
        self.sides.asker(self.line, phrase, self.mentions)
    }

    /// Whether a word for the talks stands right before: "the call was initiated by".
    fn is_behind_talks(&self, cue: Match) -> bool {
        let before = self.line.word_at(cue.start).checked_sub(1);
        before.is_some_and(|before| self.is_any(&self.line.words[before], &TALKS))
    }

    /// Whether "at the request of" is said of the talks, and not of what was done in them: a word
    /// for talks, a name or a day stands before it, or a clause with such a word does; or it opens
    /// a sentence that goes on with such a word.
    fn is_said_of_talks(&self, cue: Match) -> bool {
        let line = self.line;
        let end = line.characters().len();
        let held = |from, to| TALKS.iter().any(|cue| line.cues.begin_in(*cue, from, to));
        let at = line.word_at(cue.start);
        match at.checked_sub(1).map(|before| &line.words[before]) {
            None => held(cue.end, end),
            Some(before) if before.closes => held(0, cue.start) || held(cue.end, end),
            Some(before) => {
                let is_day = self.is_any(before, &[Cue::Today, Cue::BehindCalled]);
                let named = before.is_capitalised() || before.text.parse::<u32>().is_ok();
                // Behind what was spoken of, it is said of that: "обсудили созданную по инициативе".
                let roles = line.sentence.roles();
                let spoken = [Role::Claim, Role::Discuss].map(|role| roles.of(role));
                let is_spoken_of = || spoken.concat().iter().any(|verb| verb.end <= cue.start);
                let is_foreign = !before.text.is_ascii() && !is_spoken_of();
                // "12 февраля по инициативе … состоялся".
                let opens = line.is_first() && at <= MAX_WORDS_BEFORE_ASKED && held(cue.end, end);
                (named || is_day || self.is_any(before, &TALKS) || is_foreign)
                    && (held(0, cue.start) || (named || is_foreign) && opens)
            }
        }
    }

    fn is_any(&self, word: &TalksWord, cues: &[Cue]) -> bool {
        cues.iter()
            .any(|cue| self.line.cues.covers(*cue, word.start, word.end))
    }

    /// Whether another side is named with one: "at the initiative of X and Y".
    fn is_joined(&self, phrase: &Range<usize>) -> bool {
        let next = self.line.words.get(phrase.end);
        next.is_some_and(|next| self.is_any(next, &[Cue::And]))
            && self
                .asker(&self.line.phrase_from(phrase.end + 1, &self.spans))
                .is_some()
    }

    /// "received this afternoon a telephone call from the President", "recibió del Presidente una
    /// llamada": nothing but a day stands between what was received and "from".
    fn taken(&self, cue: Match) -> Option<(Asker, Range<usize>)> {
        let line = self.line;
        let first = line.word_at(cue.end);
        let last = line.words.len().min(first + MAX_WORDS_OF_CALL);
        let is = |at: usize, cues: &[Cue]| self.is_any(&line.words[at], cues);
        let mut all = first..last;
        let call = all.find(|at| is(*at, &[Cue::Phone, Cue::Call]))?;
        let is_of_day = |at: usize| {
            let word = &line.words[at];
            let is_name =
                word.is_capitalised() || word.text.starts_with(|c: char| c.is_ascii_digit());
            is_name || is(at, &[Cue::Phone, Cue::Call, Cue::BehindCalled, Cue::Today])
        };
        let mut from = (first..last).filter(|at| is(*at, &[Cue::TakenFrom]));
        let from = from.find(|from| *from < call || (call..*from).all(is_of_day))?;
        if !line.opens_account() || (first..call).any(|at| is(at, &[Cue::And])) {
            return None;
        }
        let phrase = line.phrase_from(from + 1, &self.spans);
        let asker = self.asker(&phrase).filter(|_| !self.is_joined(&phrase))?;
        let end = line.span(&phrase).end.max(line.words[call].end);
        Some((asker, cue.start..end))
    }

    /// "at the U.S. side's request".
    fn possessive(&self, cue: Match) -> Option<(Asker, Range<usize>)> {
        let behind = self.line.word_at(cue.start);
        let owner = self.line.words.get(behind.checked_sub(1)?)?;
        if !owner.possessive {
            return self.adjective(cue, behind);
        }
        let phrase = self.line.phrase_before(behind, &self.spans);
        // The "At" that opens a sentence has a capital too.
        let upon = |at: &usize| {
            let word = &self.line.words[*at];
            self.line.cues.covers(Cue::Upon, word.start, word.end)
        };
        let opening = phrase.start.saturating_sub(1)..phrase.end;
        let upon = opening.clone().find(upon)?;
        // "At the President's request" may be either's.
        let asker = self.asker(&(upon + 1..phrase.end))?;
        Some((asker, self.line.words[upon].start..cue.end))
    }

    /// "по американской инициативе", "at U.S. request": nothing but the side stands between.
    fn adjective(&self, cue: Match, behind: usize) -> Option<(Asker, Range<usize>)> {
        let line = self.line;
        let first = behind.saturating_sub(MAX_ADJECTIVES + 1);
        let upon = (first..behind).rev().find(|at| {
            let word = &line.words[*at];
            line.cues.covers(Cue::Upon, word.start, word.end)
        })?;
        let between = upon + 1..behind;
        let is_named = |at: usize| {
            let word = &line.words[at];
            let holds = |span: &Range<usize>| span.start <= word.start && word.end <= span.end;
            self.spans.iter().any(holds) && !word.closes
        };
        let is_side = !between.is_empty() && between.clone().all(is_named);
        let start = line.words[upon].start;
        let said = Match { start, ..cue };
        let asker = self.asker(&between).filter(|_| is_side)?;
        self.is_said_of_talks(said)
            .then_some((asker, start..cue.end))
    }

    /// Whether the sentence is about a call.
    fn is_of_call(&self) -> bool {
        let calls = [Cue::Phone, Cue::Video];
        calls
            .iter()
            .any(|cue| !self.line.cues.of_kind(*cue).is_empty())
    }

    /// 米側の申し出により, 미국 측 요청으로.
    fn named_before(&self, cue: Match) -> Option<(Asker, Range<usize>)> {
        let mut named = self.mentions.iter();
        let named = named.find(|mention| {
            let gap = cue.start.checked_sub(mention.span.end);
            gap.is_some_and(|gap| gap <= MAX_WIDE_GAP)
        })?;
        let asker = self.sides.government(&named.code);
        Some((asker, named.span.start..cue.end))
    }

    /// 应美方请求.
    fn chinese(&self, cue: Match) -> Option<(Asker, Range<usize>)> {
        let begins = self.line.cues.of_kind(Cue::AskedZh).iter().rev();
        let mut begins = begins.filter(|begin| begin.end <= cue.start);
        let begin = begins.next()?;
        let near = cue.start - begin.end <= MAX_CHINESE_PHRASE;
        let between = begin.end..cue.start;
        let mut named = self.mentions.iter();
        let named = named.find(|mention| between.contains(&mention.span.start))?;
        near.then(|| (self.sides.government(&named.code), begin.start..cue.end))
    }

    /// "The Russian side requested the call", "President Sample, who had asked for the call".
    fn subject(&self, cue: Match) -> Option<(Asker, Range<usize>)> {
        let line = self.line;
        let mut behind = line.word_at(cue.start);
        for _ in 0..MAX_AUXILIARIES {
            let before = behind.checked_sub(1).map(|before| &line.words[before]);
            if before.is_some_and(|word| line.cues.covers(Cue::Auxiliary, word.start, word.end)) {
                behind -= 1;
            }
        }
        let phrase = line.phrase_before(behind, &self.spans);
        let asker = self.asker(&phrase)?;
        Some((asker, line.span(&phrase).start..cue.end))
    }

    /// The account's own side, where a phrase is nothing but a title: "the President".
    fn own_leader(&self, phrase: &Range<usize>) -> Option<Asker> {
        let mut words = self.line.words[phrase.clone()].iter();
        let is_title = words.clone().any(TalksWord::is_capitalised)
            && words.all(|word| self.is_any(word, &[Cue::Side]));
        is_title.then(|| self.sides.own(self.account)).flatten()
    }

    /// "President Example called President Sample today".
    fn caller(&self, cue: Match) -> Option<(Asker, Range<usize>)> {
        let line = self.line;
        if !line.is_first() {
            return None;
        }
        let callee = line.phrase_from(line.word_at(cue.end), &self.spans);
        let last = line.words[callee.clone()].last()?;
        let goes_on = line.words.get(callee.end).is_none_or(|next| {
            last.closes || line.cues.covers(Cue::BehindCalled, next.start, next.end)
        });
        let callee = self
            .asker(&callee)
            .filter(|_| goes_on && !last.possessive)?;
        let verb = line.word_at(cue.start);
        let mut behind = verb;
        // "President Example today called".
        if behind > 0 {
            let before = &line.words[behind - 1];
            let is_adverb = line
                .cues
                .covers(Cue::BehindCalled, before.start, before.end);
            behind -= usize::from(is_adverb && !before.closes);
        }
        let phrase = line.phrase_before(behind, &self.spans);
        let caller = self.asker(&phrase).or_else(|| self.own_leader(&phrase))?;
        let same = caller.government.is_some() && caller.government == callee.government;
        (!same).then(|| (caller, line.span(&phrase).start..cue.end))
    }
}
