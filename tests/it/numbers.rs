//! Figures of two accounts: the same in another dress, in conflict, on one side alone, or none.
//! Invented accounts, each an opening and a sentence that is asked about.

use parallax::report::{Divergence, Kind, Status};
use parallax::{Event, Lexicon, Snapshot, compare, extract};

/// What is right for two sentences.
enum Right {
    /// No finding: the figures are one, or there are none, or they are of different things.
    Nothing,
    /// No conflict, though either side alone may have its figure.
    NoConflict,
    /// A conflict, with both figures as English names them.
    Conflict(&'static str, &'static str),
    /// A figure that one side alone gives.
    OneSide(&'static str),
}

use Right::{Conflict, NoConflict, Nothing, OneSide};

/// Sentences in two accounts, what is right, and why.
type Row = (&'static str, &'static str, Right, &'static str);

/// The same quantity in another dress.
const SAME: &[Row] = &[
    (
        "Some 40 planes were handed over.",
        "Some 40 aircraft were handed over.",
        Nothing,
        "things under another name",
    ),
    (
        "About 300 servicemen came home.",
        "About 300 soldiers came home.",
        Nothing,
        "people under another name",
    ),
    (
        "He spoke of 120 detainees in the camp.",
        "He spoke of 120 prisoners in the camp.",
        Nothing,
        "prisoners",
    ),
    (
        "The harvest came to 412 500 tonnes.",
        "The harvest came to 412,500 tonnes.",
        Nothing,
        "a plain space",
    ),
    (
        "The harvest came to 412\u{a0}500 tonnes.",
        "The harvest came to 412,500 tonnes.",
        Nothing,
        "a no-break space",
    ),
    (
        "Lenders promised 2\u{202f}340\u{202f}000 euros.",
        "Lenders promised 2.34 million euros.",
        Nothing,
        "a narrow space",
    ),
    (
        "Some 1\u{2009}200 workers went home.",
        "Some 1200 workers went home.",
        Nothing,
        "a thin space",
    ),
    (
        "Exports reached 2,7 million barrels.",
        "Exports reached 2.7 million barrels.",
        Nothing,
        "a decimal comma in English",
    ),
    (
        "The grant is worth $2.5-3 billion.",
        "The grant is worth 2.5 to 3 billion dollars.",
        Nothing,
        "a range of money",
    ),
    (
        "The grant is worth between $2 billion and $3 billion.",
        "The grant is worth $2-3 billion.",
        Nothing,
        "a range with its unit twice",
    ),
    (
        "Between four and six ferries will sail each day.",
        "From 4 to 6 ferries will sail each day.",
        Nothing,
        "a range in words",
    ),
    (
        "Ten to fifteen engineers will come.",
        "10–15 engineers will come.",
        Nothing,
        "a range with a dash",
    ),
    (
        "Aid worth half a million euros was pledged.",
        "Aid worth 500,000 euros was pledged.",
        Nothing,
        "half a million",
    ),
    (
        "Aid worth a quarter of a billion dollars was pledged.",
        "Aid worth $250 million was pledged.",
        Nothing,
        "a quarter of a billion",
    ),
    (
        "Aid worth two and a half million dollars was pledged.",
        "Aid worth $2.5m was pledged.",
        Nothing,
        "a mixed number, and a short million",
    ),
    (
        "Aid worth a million dollars was pledged.",
        "Aid worth $1,000,000 was pledged.",
        Nothing,
        "an article for one",
    ),
    (
        "A third of exports go by rail.",
        "About 33 percent of exports go by rail.",
        Nothing,
        "a third",
    ),
    (
        "Three quarters of the wheat was lost.",
        "75 per cent of the wheat was lost.",
        Nothing,
        "three quarters",
    ),
    (
        "Prices rose by two and a half percent.",
        "Prices rose by 2½ percent.",
        Nothing,
        "a fraction in one sign",
    ),
    (
        "Two dozen observers will come.",
        "Some 24 observers will come.",
        Nothing,
        "dozens that are counted",
    ),
    (
        "A couple of hundred lorries wait at the border.",
        "About 200 lorries wait at the border.",
        Nothing,
        "a couple of hundred",
    ),
    (
        "The ministers spoke for an hour and forty minutes.",
        "The ministers spoke for 100 minutes.",
        Nothing,
        "hours and minutes",
    ),
    (
        "The ministers spoke for two and a half hours.",
        "The ministers spoke for 150 minutes.",
        Nothing,
        "a part of an hour",
    ),
    (
        "The ministers spoke for 1h40.",
        "The ministers spoke for 100 minutes.",
        Nothing,
        "a short form",
    ),
    (
        "The ministers spoke for three-quarters of an hour.",
        "The ministers spoke for 45 minutes.",
        Nothing,
        "three-quarters of an hour",
    ),
    (
        "The waiver lasts a year and a half.",
        "The waiver lasts 18 months.",
        Nothing,
        "a year and a half",
    ),
    (
        "The waiver lasts two weeks.",
        "The waiver lasts 14 days.",
        Nothing,
        "weeks and days",
    ),
    (
        "The waiver lasts 90 days.",
        "The waiver lasts three months.",
        Nothing,
        "a month is not a number of days, yet near",
    ),
    (
        "The link has run for half a century.",
        "The link has run for fifty years.",
        Nothing,
        "half a century",
    ),
    (
        "The panel will meet twice a year.",
        "The panel will meet every six months.",
        Nothing,
        "a frequency",
    ),
    (
        "The panel will meet every two weeks.",
        "The panel will meet every 14 days.",
        Nothing,
        "a frequency in days",
    ),
    (
        "The panel will meet four times a year.",
        "The panel will meet every three months.",
        Nothing,
        "so many times a year",
    ),
    (
        "The duty falls from 34 percent to 24 percent.",
        "The duty falls by 10 percentage points to 24 percent.",
        Nothing,
        "a step follows from two shares",
    ),
    (
        "The fair runs from 15 to 17 May.",
        "The fair runs on May 15–17.",
        Nothing,
        "days on either side of their month",
    ),
    (
        "The fair opens on the 3rd of June.",
        "The fair opens on June 3.",
        Nothing,
        "an ordinal day",
    ),
    (
        "They will mark the 50th anniversary of relations.",
        "They will mark fifty years of relations.",
        Nothing,
        "an anniversary is a span",
    ),
    (
        "Seven fishermen were released.",
        "7 fishermen were released.",
        Nothing,
        "an irregular plural",
    ),
    (
        "Twelve persons were released.",
        "12 people were released.",
        Nothing,
        "two plurals of one word",
    ),
    (
        "India will lend 500 crore rupees.",
        "India will lend 5 billion rupees.",
        Nothing,
        "an Indian scale",
    ),
    (
        "More than 300 prisoners came home.",
        "At least 320 prisoners came home.",
        Nothing,
        "two lower bounds",
    ),
    (
        "Nearly 1.5 million doses were sent.",
        "1.46 million doses were sent.",
        Nothing,
        "nearly",
    ),
    (
        "Trade came to 12.4 billion dollars.",
        "Trade came to 12.38 billion dollars.",
        Nothing,
        "a rounded number",
    ),
    (
        "The third round of talks will be in Rome.",
        "The 3rd round of talks will be in Rome.",
        Nothing,
        "an ordinal in words",
    ),
    (
        "They will answer within 10 days.",
        "They will answer in the next ten days.",
        Nothing,
        "a deadline",
    ),
    (
        "They will answer within 10 days.",
        "They will answer by 9 December.",
        Nothing,
        "a deadline may be told as a day or as a span",
    ),
    (
        "The delegation arrived with 40 lorries of flour, 15 of sugar.",
        "The delegation arrived with 40 lorries of flour and 15 of sugar.",
        Nothing,
        "a list",
    ),
    (
        "Both will cut 3,5 bn dollars of debt.",
        "Both will cut $3.5bn of debt.",
        Nothing,
        "a short billion",
    ),
    (
        "The pipeline is 1 250 km long.",
        "The pipeline is 1,250 kilometres long.",
        Nothing,
        "an abbreviated unit",
    ),
    (
        "Scores of tankers wait off the port.",
        "60 tankers wait off the port.",
        Nothing,
        "a vague figure, and one in its range",
    ),
    (
        "Tens of thousands of tonnes were burnt.",
        "40,000 tonnes were burnt.",
        Nothing,
        "a vague figure of tonnes",
    ),
    (
        "One in four farms lies idle.",
        "A quarter of farms lies idle.",
        Nothing,
        "a share of a few",
    ),
    (
        "The quota is 10k vehicles.",
        "The quota is 10,000 vehicles.",
        Nothing,
        "a short thousand",
    ),
    (
        "It is the fiftieth anniversary of ties.",
        "It is the 50th anniversary of ties.",
        Nothing,
        "an ordinal in words",
    ),
    (
        "The ban lasts 72 hours.",
        "The ban lasts three days.",
        Nothing,
        "hours and days",
    ),
    (
        "The panel will meet every other year.",
        "The panel will meet every two years.",
        Nothing,
        "every other",
    ),
];

/// The same in other languages, with what opens either account.
const SAME_ELSEWHERE: &[(&str, Row)] = &[
    (
        FRENCH,
        (
            "Le prêt est de 2,5 milliards de dollars.",
            "Le prêt est de 2.500 millions de dollars.",
            Nothing,
            "a comma before decimals",
        ),
    ),
    (
        FRENCH,
        (
            "La récolte atteint 412 500 tonnes.",
            "La récolte atteint 412.500 tonnes.",
            Nothing,
            "a point between thousands",
        ),
    ),
    (
        FRENCH,
        (
            "L'entretien a duré 1h20.",
            "L'entretien a duré une heure et vingt minutes.",
            Nothing,
            "hours and minutes",
        ),
    ),
    (
        FRENCH,
        (
            "La hausse est de 3,5 %.",
            "La hausse est de trois et demi pour cent.",
            Nothing,
            "a mixed number",
        ),
    ),
    (
        FRENCH,
        (
            "La trêve durera 60 jours.",
            "La trêve durera 90 jours.",
            Conflict("60 days", "90 days"),
            "a conflict",
        ),
    ),
    (
        RUSSIAN,
        (
            "Объём кредита составит 1,5 млрд долларов.",
            "Объём кредита составит полтора миллиарда долларов.",
            Nothing,
            "one and a half",
        ),
    ),
    (
        RUSSIAN,
        (
            "Объём кредита составит полмиллиарда долларов.",
            "Объём кредита составит 500 млн долларов.",
            Nothing,
            "half a billion",
        ),
    ),
    (
        RUSSIAN,
        (
            "Беседа лидеров продолжалась полтора часа.",
            "Беседа лидеров продолжалась 90 минут.",
            Nothing,
            "a part of an hour",
        ),
    ),
    (
        RUSSIAN,
        (
            "Беседа лидеров продолжалась 1 час 20 минут.",
            "Беседа лидеров продолжалась 80 минут.",
            Nothing,
            "hours and minutes",
        ),
    ),
    (
        RUSSIAN,
        (
            "Пошлина на сталь составит 15 процентов.",
            "Пошлина на сталь составит 12 процентов.",
            Conflict("15 percent", "12 percent"),
            "a conflict",
        ),
    ),
    (
        CHINESE,
        (
            "贷款总额为15亿美元。",
            "贷款总额为十五亿美元。",
            Nothing,
            "digits and characters",
        ),
    ),
    (
        CHINESE,
        (
            "贷款总额为5亿美元。",
            "贷款总额为五亿美元。",
            Nothing,
            "digits and characters",
        ),
    ),
    (
        CHINESE,
        (
            "援助粮食共1.5万吨。",
            "援助粮食共15000吨。",
            Nothing,
            "ten thousands",
        ),
    ),
    (
        CHINESE,
        (
            "会谈持续了一个半小时。",
            "会谈持续了90分钟。",
            Nothing,
            "a part of an hour",
        ),
    ),
    (
        CHINESE,
        (
            "停火将持续90天。",
            "停火将持续60天。",
            Conflict("90 days", "60 days"),
            "a conflict",
        ),
    ),
];

/// Numbers that are no figures, and figures that are no news.
const NO_FIGURE: &[Row] = &[
    (
        "They discussed F-35 fighters and Su-57 deliveries.",
        "They discussed fighters.",
        Nothing,
        "models of aircraft",
    ),
    (
        "They discussed H5N1 vaccines and COVID-19 drugs.",
        "They discussed vaccines.",
        Nothing,
        "names of diseases",
    ),
    (
        "They discussed Article 4 consultations.",
        "They discussed consultations.",
        Nothing,
        "an article",
    ),
    (
        "They discussed Resolutions 1701 and 2231 obligations.",
        "They discussed obligations.",
        Nothing,
        "resolutions",
    ),
    (
        "They discussed Section 232 tariffs.",
        "They discussed tariffs.",
        Nothing,
        "a section of an act",
    ),
    (
        "They discussed G20 commitments and P5+1 talks.",
        "They discussed commitments.",
        Nothing,
        "groups",
    ),
    (
        "They discussed Group of 77 proposals.",
        "They discussed proposals.",
        Nothing,
        "a group",
    ),
    (
        "They discussed Nord Stream 2 sanctions.",
        "They discussed sanctions.",
        Nothing,
        "a name with a number",
    ),
    (
        "They discussed MH17 and Flight 655 victims.",
        "They discussed the victims.",
        Nothing,
        "flights",
    ),
    (
        "They discussed the 1967 borders.",
        "They discussed the borders.",
        Nothing,
        "a year that names a thing",
    ),
    (
        "They recalled the 2015 Minsk agreements.",
        "They recalled the Minsk agreements.",
        Nothing,
        "a year before a name",
    ),
    (
        "They recalled the 2021 Joint Statement.",
        "They recalled the Joint Statement.",
        Nothing,
        "a year before a name",
    ),
    (
        "They discussed 5G networks and 2+2 consultations.",
        "They discussed networks.",
        Nothing,
        "a format",
    ),
    (
        "They discussed Boeing 737 deliveries.",
        "They discussed deliveries.",
        Nothing,
        "a model",
    ),
    (
        "They discussed phase two purchases.",
        "They discussed purchases.",
        Nothing,
        "a phase",
    ),
    (
        "The two sides and the three countries agreed on trade.",
        "The sides agreed on trade.",
        Nothing,
        "numbers that point back",
    ),
    (
        "The talks began at 9 a.m. in the palace.",
        "The talks began in the palace.",
        Nothing,
        "a clock",
    ),
    (
        "The talks began at 14h30 in the palace.",
        "The talks began in the palace.",
        Nothing,
        "a clock in the French way",
    ),
    (
        "The envoys will meet at 15:45 in the palace.",
        "The envoys will meet in the palace.",
        Nothing,
        "a clock with a colon",
    ),
    (
        "Trade has doubled, a threefold rise in places.",
        "Trade has grown.",
        Nothing,
        "multiples in words",
    ),
    (
        "Dozens of ships and hundreds of drivers wait.",
        "Ships and drivers wait.",
        Nothing,
        "vague figures",
    ),
    (
        "This was the fourth call this year.",
        "They will call again.",
        Nothing,
        "a place in a row of calls",
    ),
    (
        "The 20th Party Congress set the course.",
        "The Congress set the course.",
        Nothing,
        "the number of a congress",
    ),
    (
        "Relations were restored thirty years ago.",
        "Relations were restored.",
        Nothing,
        "how long ago",
    ),
    (
        "Work under the 2021-25 plan goes on.",
        "Work under the plan goes on.",
        Nothing,
        "years of a plan",
    ),
    (
        "No third party should meddle.",
        "Nobody should meddle.",
        Nothing,
        "a third party",
    ),
    (
        "The world sees changes of a kind not seen in a century.",
        "The world sees changes.",
        Nothing,
        "a set phrase",
    ),
    (
        "The 12-year-old boy came home.",
        "The boy came home.",
        Nothing,
        "an age",
    ),
    (
        "In May the ministers may meet.",
        "The ministers may meet.",
        Nothing,
        "the month of May",
    ),
    (
        "Troops keep to the 38th parallel.",
        "Troops keep to the parallel.",
        Nothing,
        "a line on the map",
    ),
];

/// Figures of different things, which do not contradict each other.
const NO_CONFLICT: &[Row] = &[
    (
        "Japan will invest 550 million dollars in American shipyards.",
        "Japan plans to invest 200 million dollars in American bakeries.",
        NoConflict,
        "the name of a state is no purpose",
    ),
    (
        "Korea will pay one billion dollars a year for the garrison.",
        "Korea will buy 600 million dollars of beef a year.",
        NoConflict,
        "a year is no purpose",
    ),
    (
        "The tariffs on cars will be lowered to 15 percent.",
        "The tariffs on steel will remain at 50 percent.",
        NoConflict,
        "duties on two things",
    ),
    (
        "Germany will raise its defence spending to five percent.",
        "Germany will not keep its defence spending at two percent.",
        NoConflict,
        "one of them is denied",
    ),
    (
        "The minister was invited to visit Oslo in April.",
        "The minister was invited to visit Oslo on April 9.",
        NoConflict,
        "a day of the month",
    ),
    (
        "The minister will march to Oslo in spring, and may visit Bergen.",
        "The minister will go to Oslo in October, and visit Bergen.",
        NoConflict,
        "words that are names of months",
    ),
    (
        "They thanked for $300 million for grain storage.",
        "They thanked for $700 million in housing credit.",
        NoConflict,
        "sums for two purposes",
    ),
    (
        "Duties fall by 10 percent.",
        "Duties fall to 10.5 percent.",
        NoConflict,
        "by and to",
    ),
    (
        "The truce begins on 4 March and ends later.",
        "The truce lasts until 9 March at least.",
        NoConflict,
        "a beginning and an end",
    ),
    (
        "The presidents spoke on November 15.",
        "The presidents spoke on November 16.",
        Nothing,
        "a day in two time zones",
    ),
    (
        "The plant will open in 2031.",
        "The plant must close by 2045.",
        Nothing,
        "two years of different things",
    ),
    (
        "They will buy 12 million tons of soybeans this year.",
        "They will buy 25 million tons of soybeans next year.",
        NoConflict,
        "two years",
    ),
    (
        "They will buy 12 million tons of soybeans in 2031.",
        "They will buy 25 million tons of soybeans in 2032.",
        NoConflict,
        "two years in digits",
    ),
];

/// Figures that differ, or that one side lacks.
const DIFFERENT: &[Row] = &[
    (
        "They discussed trade, which reached 32 million dollars, and set a goal of 60 million dollars.",
        "They discussed trade and confirmed the target of 100 million dollars.",
        Conflict("USD 60 million", "USD 100 million"),
        "the second figure of a sentence, called alike",
    ),
    (
        "The navy will get 24 new airplanes by spring.",
        "By spring the navy will get 18 new aircraft.",
        Conflict("24 airplanes", "18 aircraft"),
        "things under another name",
    ),
    (
        "About 900 soldiers left the province.",
        "Some 600 troops left the province.",
        Conflict("900 soldiers", "600 troops"),
        "people under another name",
    ),
    (
        "The flood killed 75 persons in the delta.",
        "The flood killed 57 people in the delta.",
        Conflict("75 people", "57 people"),
        "persons",
    ),
    (
        "Six ferries and 14 vessels crossed the bay.",
        "Six ferries and 11 ships crossed the bay.",
        Conflict("14 vessels", "11 ships"),
        "ships",
    ),
    (
        "The line will be 340 kilometres long.",
        "The line will be 430 km long.",
        Conflict("340 kilometers", "430 kilometers"),
        "a unit in short",
    ),
    (
        "The plant will ship 25 metric tons a day.",
        "The plant will ship 52 tonnes a day.",
        Conflict("25 tons", "52 tons"),
        "a unit spelt otherwise",
    ),
    (
        "The minister was invited to visit Oslo in April.",
        "The minister was invited to visit Oslo in October.",
        Conflict("April", "October"),
        "months",
    ),
    (
        "They will deliver 7 wagons of salt.",
        "They will deliver 9 wagons of salt.",
        Conflict("7 wagons", "9 wagons"),
        "counts",
    ),
    (
        "They will deliver 4 and 7 wagons of salt.",
        "They will deliver 4 and 9 wagons of salt.",
        Conflict("7 wagons", "9 wagons"),
        "the one of a list that differs",
    ),
    (
        "The truce will last 90 days.",
        "The truce will last 60 days.",
        Conflict("90 days", "60 days"),
        "spans",
    ),
    (
        "The truce will last two weeks.",
        "The truce will last ten days.",
        Conflict("2 weeks", "10 days"),
        "spans in two units",
    ),
    (
        "The grant is worth $1.5-2 billion.",
        "The grant is worth $1.5-3 billion.",
        Conflict(
            "USD 1.5 billion to 2 billion",
            "USD 1.5 billion to 3 billion",
        ),
        "ranges",
    ),
    (
        "The grant is worth half a billion dollars.",
        "The grant is worth 400 million dollars.",
        Conflict("USD 500 million", "USD 400 million"),
        "sums in words",
    ),
    (
        "Six policemen were wounded.",
        "Eight policemen were wounded.",
        Conflict("6 policemen", "8 policemen"),
        "an irregular plural",
    ),
    (
        "Duties will be cut to 47 percent.",
        "Duties will be cut to 45 percent.",
        Conflict("47 percent", "45 percent"),
        "shares",
    ),
    (
        "They will withdraw by 9 December.",
        "They will withdraw by 19 December.",
        Conflict("December 9", "December 19"),
        "deadlines",
    ),
    (
        "The plant will open by 2031.",
        "The plant will open by 2035.",
        Conflict("2031", "2035"),
        "years",
    ),
    (
        "The panel will meet twice a year.",
        "The panel will meet every two months.",
        Conflict("every 6 months", "every 2 months"),
        "frequencies",
    ),
    (
        "They exchanged 190 prisoners of war.",
        "They exchanged 175 prisoners of war.",
        Conflict("190 prisoners of war", "175 prisoners of war"),
        "prisoners",
    ),
    (
        "The donation is 2 million doses of vaccine.",
        "The donation is 1.2 million doses of vaccine.",
        Conflict("2 million doses", "1.2 million doses"),
        "doses",
    ),
    (
        "They agreed to trade grain and 25 ships.",
        "They agreed to trade grain.",
        OneSide("25 ships"),
        "a count",
    ),
    (
        "They discussed the sale of 40 new F-16 fighter jets.",
        "They discussed the sale of jets.",
        OneSide("40 jets"),
        "a count before a model",
    ),
    (
        "They agreed on aid of $350 million.",
        "They agreed on aid.",
        OneSide("USD 350 million"),
        "a sum",
    ),
    (
        "They agreed on a truce of 45 days.",
        "They agreed on a truce.",
        OneSide("45 days"),
        "a term",
    ),
    (
        "They agreed to report every six weeks.",
        "They agreed to report.",
        OneSide("every 6 weeks"),
        "a frequency",
    ),
    (
        "They agreed that the ban ends by 1 October.",
        "They agreed that the ban ends.",
        OneSide("October 1"),
        "a deadline",
    ),
    (
        "It was the third call this year.",
        "It was the fourth call this year.",
        Conflict("3rd", "4th"),
        "the place of one call",
    ),
];

const ENGLISH: &str = "The presidents spoke by telephone.";
const FRENCH: &str = "Les ministres des affaires étrangères des deux pays se sont entretenus au téléphone, et ils \
    ont salué la qualité de leurs relations.";
const RUSSIAN: &str = "Президенты двух стран провели телефонный разговор.";
const CHINESE: &str = "两国外长通了电话。";

#[test]
fn figures_are_compared_as_quantities() {
    let english = [SAME, NO_FIGURE, NO_CONFLICT, DIFFERENT];
    let rows = english.into_iter().flatten().map(|row| (ENGLISH, row));
    let elsewhere = SAME_ELSEWHERE.iter().map(|(opening, row)| (*opening, row));
    let wrong: Vec<String> = rows.chain(elsewhere).filter_map(wrong).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What is wrong of a row, from either side.
fn wrong((opening, (us, ru, right, why)): (&str, &Row)) -> Option<String> {
    for (us, ru, order) in [(us, ru, [0, 1]), (ru, us, [1, 0])] {
        let numbers = numbers(opening, us, ru);
        let is_right = match right {
            Nothing => numbers.is_empty(),
            NoConflict => numbers
                .iter()
                .all(|number| number.status == Some(Status::OneSide)),
            Conflict(one, another) => {
                let given = [one, another];
                let [us, ru] = order.map(|at| given[at]);
                let expected = format!("{ru} in ru, {us} in us");
                matches!(numbers.as_slice(), [only] if only.status == Some(Status::Conflict) && only.summary == expected)
            }
            OneSide(figure) => {
                matches!(numbers.as_slice(), [only] if only.status == Some(Status::OneSide) && only.summary.starts_with(figure))
            }
        };
        if !is_right {
            let found: Vec<&str> = numbers
                .iter()
                .map(|finding| finding.summary.as_str())
                .collect();
            return Some(format!("{why}: {us} | {ru}: {found:?}"));
        }
    }
    None
}

/// The findings on numbers in two accounts.
fn numbers(opening: &str, us: &str, ru: &str) -> Vec<Divergence> {
    let statements = [("us", us), ("ru", ru)].map(|(id, sentence)| {
        let snapshot = Snapshot::from_bytes(id, None, format!("{opening} {sentence}"));
        extract(&snapshot).expect("a statement")
    });
    let report = compare(&Event::default(), statements.into(), Lexicon::standard());
    let findings = report.divergences.into_iter();
    findings
        .filter(|finding| finding.kind == Kind::Number)
        .collect()
}
