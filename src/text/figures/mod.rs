//! Figures in running text, in digits or in words: in English, French, Russian and Chinese, and the
//! commonest in Spanish, German, Arabic, Japanese and Korean.
//!
//! Equal figures compare equal, however they are written: `10-percent`, `ten per cent` and 百分之十
//! are one figure. A span of time keeps its own unit, and [`FigureMatch::agrees`] says which spans
//! are one: an hour and twenty minutes, 80 minutes. What only looks like a figure is none: the
//! number of an article, the year before a name, an hour of the day.

mod amount;
mod bound;
mod calendar;
mod context;
mod designation;
mod figure;
mod figure_set;
mod found;
mod money;
mod number;
mod numbers;
mod piece;
mod quantity;
mod reader;
mod reading;
mod share;
mod things;
mod time;
mod tongue;

pub(crate) use figure::{Figure, Unit};
pub(crate) use figure_set::FigureSet;
pub(crate) use found::FigureMatch;
pub(crate) use reader::Figures;
pub(crate) use tongue::are_well_read;

#[cfg(test)]
mod tests {
    use super::Figures;

    fn read(sentence: &str) -> Vec<String> {
        let found = Figures::of(sentence, None).matches;
        found.iter().map(|found| found.figure.to_string()).collect()
    }

    #[test]
    fn figures_are_read_in_many_languages() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "es",
                "del 20 al 8,5 por ciento",
                &["20 percent", "8.5 percent"],
            ),
            ("es", "más de 150 millones de dólares", &["USD 150 million"]),
            (
                "es",
                "durante tres horas el 12 de mayo",
                &["3 hours", "May 12"],
            ),
            ("de", "von 20 auf 8 Prozent", &["20 percent", "8 percent"]),
            ("de", "1,5 Milliarden Euro", &["EUR 1.5 billion"]),
            ("de", "am 12. Mai drei Stunden lang", &["May 12", "3 hours"]),
            ("de", "am 12. November 2025", &["November 12", "2025"]),
            ("fr", "en sept ans", &["7 years"]),
            ("ar", "150 مليون دولار", &["USD 150 million"]),
            ("ar", "من 20 إلى 8 في المئة", &["20 percent", "8 percent"]),
            ("ar", "لمدة عشر سنوات", &["10 years"]),
            ("ar", "٣٫٥ مليار دولار", &["USD 3.5 billion"]),
            ("ar", "من ٢٠٪ إلى ٨٪", &["20 percent", "8 percent"]),
            (
                "es",
                "una delegación y un grupo de 40 estudiantes",
                &["40 estudiantes"],
            ),
            ("ja", "5月12日に3時間", &["May 12", "3 hours"]),
            ("ja", "1億5千万ドル", &["USD 150 million"]),
            ("ja", "20％から8％に", &["20 percent", "8 percent"]),
            ("ko", "5월 12일 세 시간", &["May 12"]),
            ("ko", "1억 5천만 달러를", &["USD 150 million"]),
            ("ko", "20퍼센트에서 8퍼센트로", &["20 percent", "8 percent"]),
            ("ko", "10년간 공급", &["10 years"]),
            ("ko", "선원 40명을", &["40 people"]),
        ];
        let read = |(language, sentence, _): &(&str, &str, &[&str])| -> Vec<String> {
            let found = Figures::of(sentence, Some(language)).matches;
            found.iter().map(|it| it.figure.to_string()).collect()
        };
        let wrong = cases.iter().map(|case| (case, read(case)));
        let wrong: Vec<_> = wrong.filter(|(case, found)| found != case.2).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn figures_are_read_however_they_are_written() {
        let cases: &[(&str, &[&str])] = &[
            ("a 10-percent tariff", &["10 percent"]),
            ("10 per cent, 10%, ten percent", &["10 percent"; 3]),
            (
                "加征百分之十的关税，24%的对等关税",
                &["10 percent", "24 percent"],
            ),
            (
                "cut by twenty-five percent, then by 2.5 percent",
                &["25 percent", "2.5 percent"],
            ),
            (
                "up 3 percentage points, 上升3个百分点",
                &["3 percentage points"; 2],
            ),
            (
                "$1.5 billion and USD 500 million",
                &["USD 1.5 billion", "USD 500 million"],
            ),
            ("$ 500 million in aid", &["USD 500 million"]),
            ("US$2,000.50", &["USD 2,000.5"]),
            (
                "one billion U.S. dollars, 10亿美元, 十亿美元",
                &["USD 1 billion"; 3],
            ),
            (
                "贸易额达到1.2万亿元，另有五千万欧元",
                &["CNY 1.2 trillion", "EUR 50 million"],
            ),
            ("one hundred and fifty million yen", &["JPY 150 million"]),
            (
                "for 90 days; a 60-day truce; 九十天",
                &["90 days", "60 days", "90 days"],
            ),
            (
                "suspended for one year, 暂停一年, 三个月",
                &["1 year", "1 year", "3 months"],
            ),
            (
                "lasted about 75 minutes, 两个小时",
                &["75 minutes", "2 hours"],
            ),
            (
                "on January 9–10, 12 January, the 3rd of March and Jan. 7",
                &[
                    "January 9",
                    "January 10",
                    "January 12",
                    "March 3",
                    "January 7",
                ],
            ),
            ("11月24日晚，十二月三日", &["November 24", "December 3"]),
            ("by 2030, 到2030年，到二〇三〇年", &["2030"; 3]),
            ("the ninth summit, the 9th summit, 第九次峰会", &["9th"; 3]),
            (
                "40 million people and 500 large aircraft",
                &["40 million people", "500 aircraft"],
            ),
            ("25 million tonnes of soybeans", &["25 million tons"]),
            (
                "a $600 credit, A$600, UAH 5 bn",
                &["USD 600", "AUD 600", "UAH 5 billion"],
            ),
            ("from 5 to 7 percent", &["5 to 7 percent"]),
            ("from 57 to 47 percent", &["57 percent", "47 percent"]),
            ("a year and a half, 1h20", &["1.5 years", "80 minutes"]),
            ("two in three", &["66.7 percent"]),
            ("6,000 Ukrainians fled", &["6,000 Ukrainians"]),
        ];
        for (sentence, expected) in cases {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
    }

    #[test]
    fn what_is_no_figure_is_not_read_as_one() {
        for sentence in [
            "it may 5 times",
            "one day, one person, version 1.2.3, the G20",
            "99999999999999999999 percent",
            "First, peace. Third, trade. In the 21st century",
            "the two leaders and the three countries",
            "一方面，两国元首一致认为，不断百尺竿头",
            "at 10 a.m. on Section 301 of the act",
            "a half-day forum on Annex 3 and Nord Stream 2",
            "3月",
        ] {
            assert!(
                read(sentence).is_empty(),
                "{sentence}: {:?}",
                read(sentence)
            );
        }
    }

    #[test]
    fn formulas_and_designations_are_no_figures() {
        for (language, sentence) in [
            ("en", "The key is to follow the \"five musts\"."),
            (
                "en",
                "They met on the sidelines of the 21st APEC Ministers' Forum.",
            ),
            (
                "en",
                "The two, as two important forces, see each other as partners.",
            ),
            ("en", "He recalled the “four noes” and six assurances."),
            ("fr", "La France soutient la solution à deux États."),
            (
                "fr",
                "Il a cité « trois axes », cinq principes et deux grandes puissances.",
            ),
            (
                "es",
                "Apoyan la solución de dos Estados y cuatro principios.",
            ),
            (
                "ru",
                "Решение на основе двух государств, «пять принципов», двух стран",
            ),
            ("de", "eine Lösung mit zwei Staaten nach fünf Prinzipien"),
            (
                "zh",
                "关键是做到“五个必须”，支持两国方案，四不一无意没有改变。",
            ),
        ] {
            let found = Figures::of(sentence, Some(language)).matches;
            assert!(found.is_empty(), "{sentence}: {found:?}");
        }
        let prisoners = Figures::of("\"Five ships\" and seven prisoners left.", None);
        assert_eq!(prisoners.matches[0].figure.to_string(), "7 prisoners");
    }

    #[test]
    fn a_span_up_to_now_is_marked() {
        let is_past = |(language, sentence): &(&str, &str)| {
            let found = Figures::of(sentence, Some(language)).matches;
            found.iter().any(|found| found.is_past)
        };
        let past = [
            ("en", "Eighty years ago they met."),
            ("en", "Relations have gone through 31 years of development."),
            ("en", "The war has brought death for almost 1,000 days."),
            ("en", "More than 1,000 days of full-scale war went by."),
            ("en", "It has been so for the previous eight years."),
            ("en", "the 50-year course of relations"),
            ("fr", "Depuis près de 1 000 jours, la guerre dure."),
            ("fr", "au bout de 31 ans de relations"),
            ("es", "Desde hace más de 1.000 días sigue la guerra."),
            ("de", "Seit fast 1000 Tagen dauert der Krieg."),
            ("ru", "На протяжении последних восьми лет"),
            ("ru", "75 лет дипломатических отношений"),
            ("ar", "منذ 31 عاما"),
            ("zh", "80年前双方会面。"),
            ("zh", "两国建交31年来，关系发展。"),
            ("zh", "双方庆祝建交60周年。"),
            ("ko", "지난 50년 동안"),
        ];
        let missed: Vec<_> = past.iter().filter(|case| !is_past(case)).collect();
        assert!(missed.is_empty(), "{missed:?}");
        let news = [
            ("en", "A truce of 90 days was agreed."),
            ("en", "It has suspended its tariffs for 90 days."),
            ("en", "23 prisoners of war came home."),
            ("en", "The fund lasts for ten years."),
            ("fr", "La trêve est de 30 jours."),
            ("es", "La tregua es de 30 días."),
            ("ru", "Перемирие на 30 дней."),
            ("zh", "停火30天。"),
        ];
        let wrong: Vec<_> = news.iter().filter(|case| is_past(case)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
