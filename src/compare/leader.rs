//! Who spoke for a government in talks, by name.

use std::collections::BTreeSet;

use super::words::small_words;
use crate::annotate::AnnotatedSentence;
use crate::diverge::Compared;
use crate::lexicon::{Government, Role};
use crate::text::english::as_a_name;
use crate::text::{Match, Matcher, NormalizedText};
use crate::voice::{leaders, with_leaders};

/// Who talked is named in one of this many first sentences.
const OPENING_SENTENCES: usize = 3;

/// A given name behind the family name has at most this many words, where nothing else is known.
const MAX_GIVEN_WORDS: usize = 2;

/// A name has at most this many words.
const MAX_NAME_WORDS: usize = 4;

/// A family name in capitals has at least this many: fewer are initials, or a number.
const MIN_CAPITALS: usize = 3;

/// What stands behind the name of one to whom something else belongs.
const POSSESSIVES: [&str; 2] = ["'s", "’s"];

/// Signs of Roman numbers: "Leo XIV".
const ROMAN: [char; 3] = ['I', 'V', 'X'];

/// Letters of the names that English writes stand before this.
const MAX_LATIN: char = '\u{250}';

/// A word of a sentence.
struct NameWord {
    text: String,
    start: usize,
    end: usize,
    /// Whether a sign follows it, so that no name goes on behind it.
    is_closed: bool,
    /// Whether it stands all in capitals, as family names do: "MOTEGI Toshimitsu".
    is_in_capitals: bool,
}

/// Who spoke for the government of each account.
pub(super) struct Leaders(Vec<Option<String>>);

impl Leaders {
    /// Looks for them in the accounts.
    pub(super) fn of(compared: &Compared<'_>) -> Self {
        let mut names = vec![None; compared.statements.len()];
        for side in compared.sides {
            let name = leader(compared, side);
            side.iter()
                .for_each(|account| names[*account].clone_from(&name));
        }
        Self(names)
    }

    /// Who spoke for the government of an account.
    pub(super) fn of_account(&self, account: usize) -> Option<&str> {
        self.0[account].as_deref()
    }
}

/// Who talked for governments of which there is no account, each behind its code: listed ones whom
/// every account names at its head, and the title of one at least, where a title says who talked
/// and not on what.
pub(super) fn guests(compared: &Compared<'_>) -> Vec<(&'static str, &'static str)> {
    let own = |code: &str| {
        let mut accounts = compared.statements.iter();
        accounts.any(|it| it.source.government.as_deref() == Some(code))
    };
    let titles = compared.statements.iter().map(|it| it.title.as_deref());
    let titles: Vec<NormalizedText> = titles
        .map(|title| NormalizedText::new(title.unwrap_or_default()))
        .collect();
    let guests = with_leaders().filter(|code| !own(code)).filter_map(|code| {
        let of_title = |account: usize| guest(code, &titles[account]);
        let of_account = |account: usize| {
            let sentences = compared.annotated[account].sentences.iter();
            let mut opening = sentences.take(OPENING_SENTENCES);
            of_title(account)
                .or_else(|| opening.find_map(|sentence| guest(code, sentence.normalized())))
        };
        let accounts = 0..compared.statements.len();
        let guest = accounts.clone().find_map(of_title)?;
        let mut named = accounts.map(of_account);
        named
            .all(|name| name == Some(guest))
            .then_some((code, guest))
    });
    guests.collect()
}

/// The first listed person of a government in a text who is there himself: "Putin's war" has no
/// guest.
fn guest(code: &str, text: &NormalizedText) -> Option<&'static str> {
    let mut named = leaders(code, text).filter(|(_, at)| {
        let behind: String = text.characters()[at.end..].iter().take(2).collect();
        !POSSESSIVES.contains(&behind.as_str())
    });
    named.next().map(|(leader, _)| leader.name.as_str())
}

/// The person of a side whom its accounts name first among those whom another side names too, or
/// else first of all, by the fullest name that any account gives: in its first sentences, or
/// anywhere, where these have the family name alone. Where no account is in English, others are read.
/// `None` where no account that is read names one whom the lexicon knows.
fn leader(compared: &Compared<'_>, side: &[usize]) -> Option<String> {
    let code = compared.statements[side[0]].source.government.as_deref()?;
    let governments = compared.lexicon.governments();
    let (government, matcher) = (governments.of(code)?, governments.matcher(code)?);
    let is_english = |account: &usize| {
        let language = compared.statements[*account].language.as_deref();
        matches!(language, None | Some("en"))
    };
    let mut accounts: Vec<usize> = (0..compared.statements.len()).filter(is_english).collect();
    let in_english = !accounts.is_empty();
    if !in_english {
        accounts = (0..compared.statements.len()).collect();
    }
    let (own, others): (Vec<usize>, Vec<usize>) =
        accounts.into_iter().partition(|it| side.contains(it));
    let named = |accounts: &[usize], most: usize| -> Vec<(String, String)> {
        let sentences = accounts.iter().flat_map(|account| {
            let sentences = &compared.annotated[*account].sentences;
            sentences.iter().take(most)
        });
        let named = sentences.flat_map(|sentence| match in_english {
            true => names(sentence, &matcher, government),
            false => names_elsewhere(sentence, &matcher, government),
        });
        named.collect()
    };
    let accounts = [own.as_slice(), &others].concat();
    let (mut own, mut others) = (
        named(&own, OPENING_SENTENCES),
        named(&others, OPENING_SENTENCES),
    );
    let former = former(compared, &matcher, government);
    own.retain(|(family, _)| !former.contains(family));
    others.retain(|(family, _)| !former.contains(family));
    let is_named_by_others =
        |(family, _): &&(String, String)| others.iter().any(|(other, _)| other == family);
    let first = own.iter().find(is_named_by_others).or(own.first());
    let (family, _) = first.or(others.first())?;
    let fullest = |all: &[(String, String)]| {
        let same = all.iter().filter(|(other, _)| other == family);
        let fullest = same.rev().max_by_key(|(_, name)| name.split(' ').count());
        fullest.map(|(_, name)| name.clone())
    };
    let name = fullest(&[own.as_slice(), &others].concat());
    if name.as_deref() != Some(family.as_str()) {
        return name;
    }
    let name = fullest(&named(&accounts, usize::MAX))?;
    let listed = || leaders(code, &NormalizedText::new(&name)).next();
    match name == *family {
        true => Some(listed().map_or(name, |(leader, _)| leader.name.clone())),
        false => Some(name),
    }
}

/// The people of a government in a sentence in another language than English: the listed ones as
/// readers of English know them and, in its letters, others as they stand there.
fn names_elsewhere(
    sentence: &AnnotatedSentence<'_>,
    matcher: &Matcher,
    government: &Government,
) -> Vec<(String, String)> {
    let listed = leaders(&government.code, sentence.normalized());
    let listed = listed.map(|(leader, _)| (leader.name.clone(), leader.name.clone()));
    let mut people: Vec<(String, String)> = listed.collect();
    if people.is_empty() {
        people = names(sentence, matcher, government);
        people.retain(|(_, name)| name.chars().all(|c| c < MAX_LATIN));
    }
    people
}

/// The family names of those whom an account in English calls former: "former Prime Minister Jane
/// Example".
fn former(compared: &Compared<'_>, matcher: &Matcher, government: &Government) -> BTreeSet<String> {
    let words = &small_words().former;
    let sentences = compared.annotated.iter().flat_map(|it| &it.sentences);
    // Few sentences have the word, and people are looked for in these.
    let sentences = sentences.filter(|it| words.iter().any(|word| it.text().contains(word)));
    let of_sentence = |sentence: &AnnotatedSentence<'_>| {
        let text = sentence.text();
        let mut people = names(sentence, matcher, government);
        people.retain(|(_, name)| {
            text.match_indices(name.as_str()).any(|(at, _)| {
                let mut before = text[..at].split_whitespace().rev();
                let word = before.find(|word| !word.starts_with(char::is_uppercase));
                word.is_some_and(|word| words.iter().any(|it| it == word))
            })
        });
        people.into_iter().map(|(family, _)| family)
    };
    sentences.flat_map(of_sentence).collect()
}

/// The people of a government in a sentence: the word that is listed, and the name as it stands
/// there.
fn names(
    sentence: &AnnotatedSentence<'_>,
    matcher: &Matcher,
    government: &Government,
) -> Vec<(String, String)> {
    let found = matcher.find_in(sentence.normalized());
    if !found.iter().any(|found| found.entry == Government::PERSON) {
        return Vec::new();
    }
    let words = words(sentence.text());
    let offices = sentence.roles().of(Role::Office);
    let states: Vec<Match> = (found.iter().copied())
        .filter(|found| found.entry != Government::PERSON)
        .collect();
    let is_in = |all: &[Match], word: &NameWord| {
        let touches = |it: &Match| it.start < word.end && word.start < it.end;
        all.iter().any(touches)
    };
    let is_office = |word: &NameWord| is_in(offices, word);
    let is_name = |word: &NameWord| {
        let is_capital = word.text.starts_with(char::is_uppercase);
        is_capital && !is_office(word) && !is_in(&states, word)
    };
    let people = found
        .iter()
        .filter(|found| found.entry == Government::PERSON);
    // An office with a given name may be listed, and the given with the family name; or the family
    // name alone, behind the given name of somebody else.
    let gap = usize::from(government.given_words.is_none()) * 2;
    let goes_on = |it: &Match| {
        people
            .clone()
            .any(|on| it.start < on.start && on.start < it.end + gap)
    };
    let people = people
        .clone()
        .filter(|it| !goes_on(it))
        .filter_map(|found| {
            let touched = |word: &NameWord| found.start < word.end && word.start < found.end;
            // "von der Leyen" is listed with its small words.
            let is_listed = |word: &NameWord| {
                touched(word) && !word.text.is_empty() && !is_office(word) && !is_in(&states, word)
            };
            let mut listed = (0..words.len()).filter(|at| is_listed(&words[*at]));
            let listed_first = listed.next()?;
            let at = listed.next_back().unwrap_or(listed_first);
            let before = (0..listed_first).rev().take(MAX_NAME_WORDS - 1);
            let before = before.take_while(|it| is_name(&words[*it]) && !words[*it].is_closed);
            let first = before.last().unwrap_or(listed_first);
            // The first word of a sentence has a capital by itself.
            let first = if first == 0 { listed_first } else { first };
            let goes_on = |last: usize| {
                let next = words.get(last + 1).filter(|_| !words[last].is_closed);
                next.is_some_and(is_name)
            };
            let is_family_first =
                government.given_words.is_some() || words[at].is_in_capitals && first == at;
            let most = match is_family_first && first == at {
                true => government.given_words.unwrap_or(MAX_GIVEN_WORDS),
                false => 0,
            };
            let last = at + (at..at + most).take_while(|it| goes_on(*it)).count();
            let name = words[first..=last].iter().map(|word| word.text.as_str());
            let family = if is_family_first { first } else { at };
            Some((
                words[family].text.clone(),
                name.collect::<Vec<_>>().join(" "),
            ))
        });
    people.collect()
}

fn words(sentence: &str) -> Vec<NameWord> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in sentence.split(char::is_whitespace) {
        let length = piece.chars().count();
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.trim_end_matches("’s").trim_end_matches("'s");
        // The point of an initial closes nothing.
        let is_initial = bare.chars().count() == 1 && piece.ends_with('.');
        let is_in_capitals = bare.chars().count() >= MIN_CAPITALS
            && bare.chars().all(|c| c.is_uppercase() || c == '-')
            && !bare.chars().all(|c| ROMAN.contains(&c));
        let text = match (is_initial, is_in_capitals) {
            (true, _) => piece.to_owned(),
            (false, true) => as_a_name(bare),
            (false, false) => bare.to_owned(),
        };
        words.push(NameWord {
            text,
            is_in_capitals,
            start: at,
            end: at + length,
            is_closed: !is_initial && !piece.ends_with(char::is_alphanumeric),
        });
        at += length + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::statement::Sentence;

    fn first(sentence: &str, code: &str) -> Option<String> {
        let lexicon = Lexicon::standard();
        let sentence = Sentence::new(sentence, 0);
        let sentence = AnnotatedSentence::of(&sentence, Some("en"), lexicon.verbs());
        let government = lexicon.governments().of(code).expect("a government");
        names(&sentence, &government.matcher(), government)
            .into_iter()
            .next()
            .map(|(_, name)| name)
    }

    #[test]
    fn a_name_is_as_full_as_it_stands() {
        let sentence = "Today President Donald J. Trump spoke with President Xi Jinping of China.";
        assert_eq!(first(sentence, "US").as_deref(), Some("Donald J. Trump"));
        assert_eq!(first(sentence, "CN").as_deref(), Some("Xi Jinping"));
        let sentence =
            "Mr. MOTEGI Toshimitsu, Minister of Japan, spoke with H.E. Mr. WANG Yi of China.";
        assert_eq!(first(sentence, "JP").as_deref(), Some("Motegi Toshimitsu"));
        assert_eq!(first(sentence, "CN").as_deref(), Some("Wang Yi"));
        assert_eq!(
            first("Yesterday Trump called.", "US").as_deref(),
            Some("Trump")
        );
        assert_eq!(first("They met at the White House.", "US"), None);
        let sentence = "The President of Ukraine Volodymyr Zelenskyy spoke with Keir Starmer.";
        assert_eq!(
            first(sentence, "UA").as_deref(),
            Some("Volodymyr Zelenskyy")
        );
        assert_eq!(first(sentence, "GB").as_deref(), Some("Keir Starmer"));
        assert_eq!(
            first("President Emmanuel Macron spoke by telephone.", "FR").as_deref(),
            Some("Emmanuel Macron")
        );
        assert_eq!(
            first("President Yoon Suk Yeol chaired the meeting.", "KR").as_deref(),
            Some("Yoon Suk Yeol")
        );
        assert_eq!(
            first("He met with Wang Yi, who had flown in.", "CN").as_deref(),
            Some("Wang Yi")
        );
        assert_eq!(
            first(
                "He called Prime Minister Boris Johnson of the United Kingdom.",
                "GB"
            )
            .as_deref(),
            Some("Boris Johnson")
        );
    }
}
