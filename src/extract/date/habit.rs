//! How a page writes days that could be read in two ways.

/// How a page writes what could be read in two ways. All is unknown, unless there is evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Habit {
    /// Whether the day stands before the month in `3/4/2025`.
    pub day_first: Option<bool>,
    /// Years from 1324 to 1477 in figures are of the Solar Hijri calendar.
    pub solar: bool,
    /// The language is Croatian, whose *listopad* is October: it is November to its neighbours.
    pub croatian: bool,
}

/// Governments that write the month before the day, in figures.
const MONTH_FIRST: [&str; 4] = ["US", "FM", "MH", "PW"];
/// Governments that write either.
const EITHER: [&str; 4] = ["CA", "PH", "KE", "UN"];

impl Habit {
    /// What is known of how a page writes days: `declared` is its `lang`, `language` that of its
    /// text, `government` whose page it is.
    pub(crate) fn of(
        declared: Option<&str>,
        language: Option<&str>,
        government: Option<&str>,
    ) -> Self {
        let american = declared.is_some_and(|tag| tag.eq_ignore_ascii_case("en-US"));
        // A page's `lang` is often what its software came with: whose page it is goes before.
        let day_first = match (government, language) {
            (Some(code), _) if MONTH_FIRST.contains(&code) => Some(false),
            (Some(code), _) if EITHER.contains(&code) => None,
            (Some(_), _) => Some(true),
            (None, Some("en") | None) => american.then_some(false),
            (None, Some(_)) => Some(true),
        };
        Self {
            day_first,
            solar: matches!(language, Some("fa" | "ps")) || matches!(government, Some("IR" | "AF")),
            croatian: language == Some("hr") || government == Some("HR"),
        }
    }
}
