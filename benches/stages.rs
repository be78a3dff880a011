//! What each stage costs, and the whole way, on the shipped China-U.S. event: `cargo bench --bench
//! stages`.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use divan::{Bencher, black_box};
use parallax::align::{Text, align};
use parallax::annotate::annotate;
use parallax::check;
use parallax::cli::Terminal;
use parallax::cli::run;
use parallax::compare::compare;
use parallax::diverge::{Compared, diverge, shared, sides};
use parallax::extract::extract;
use parallax::lexicon::Lexicon;
use parallax::opposition::Polarity;
use parallax::render;
use parallax::report::Report;
use parallax::salience::{self, Salience};
use parallax::site::Sites;
use parallax::source::event::Event;
use parallax::source::snapshot::Snapshot;
use parallax::statement::Statement;
use parallax::support::{Accounts, Model, Reading};
use parallax::talks::talks;
use parallax::text;
use parallax::topic::Topics;
use parallax::unit::Units;
use parallax::voice::{introduced_people, voices};

const EVENT: &str = "2025-11-24-xi-trump-call";
const PAIR: &str = "2021-12-30-biden-putin-call";

fn main() {
    divan::main();
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn event() -> Event {
    Event::load(&fixtures().join(EVENT)).expect("a shipped event")
}

fn snapshots(event: &Event) -> Vec<Snapshot> {
    let sources = event.sources.iter();
    sources
        .map(|source| {
            let page = source.saved_page().expect("its page");
            Snapshot::read(source.clone(), page).expect("read")
        })
        .collect()
}

fn statements(event: &Event) -> Vec<Statement> {
    let snapshots = snapshots(event);
    snapshots
        .iter()
        .map(|snapshot| extract(snapshot).expect("its text"))
        .collect()
}

fn report() -> Report {
    let event = event();
    compare(&event, statements(&event), Lexicon::standard())
}

#[divan::bench]
fn load_event() -> Event {
    event()
}

#[divan::bench]
fn read_snapshots(bencher: Bencher) {
    let event = event();
    bencher.bench(|| snapshots(&event));
}

#[divan::bench]
fn extract_five_pages(bencher: Bencher) {
    let snapshots = snapshots(&event());
    bencher.bench(|| snapshots.iter().map(extract).collect::<Vec<_>>());
}

#[divan::bench]
fn cut_sentences(bencher: Bencher) {
    let statements = statements(&event());
    bencher.bench(|| {
        for statement in &statements {
            for paragraph in &statement.paragraphs {
                black_box(text::sentences(paragraph, statement.language.as_deref()));
            }
        }
    });
}

#[divan::bench]
fn align_five_accounts(bencher: Bencher) {
    let statements = statements(&event());
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    bencher.bench(|| align(&texts, Lexicon::standard()));
}

#[divan::bench]
fn annotate_sentences(bencher: Bencher) {
    let statements = statements(&event());
    let lexicon = Lexicon::standard();
    bencher.bench(|| annotate(&statements, lexicon).len());
}

#[divan::bench]
fn find_voices(bencher: Bencher) {
    let statements = statements(&event());
    let lexicon = Lexicon::standard();
    let annotated = annotate(&statements, lexicon);
    bencher.bench(|| {
        let introduced = introduced_people(&annotated, lexicon);
        voices(&annotated, &introduced, lexicon)
    });
}

#[divan::bench]
fn find_topics(bencher: Bencher) {
    let statements = statements(&event());
    let lexicon = Lexicon::standard();
    let annotated = annotate(&statements, lexicon);
    bencher.bench(|| Topics::of(&annotated, lexicon));
}

#[divan::bench]
fn estimate_supports(bencher: Bencher) {
    let statements = statements(&event());
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    let lexicon = Lexicon::standard();
    let alignment = align(&texts, lexicon);
    let annotated = annotate(&statements, lexicon);
    let voices = voices(&annotated, &introduced_people(&annotated, lexicon), lexicon);
    let topics = Topics::of(&annotated, lexicon);
    let units = Units::of(&annotated, &voices);
    let reading = Reading {
        annotated: &annotated,
        voices: &voices,
        units: &units,
        topics: &topics,
        alignment: &alignment,
    };
    let model = Model::new(lexicon.weights());
    bencher.bench(|| Accounts::of(reading).supports(&model));
}

#[divan::bench]
fn find_talks(bencher: Bencher) {
    let statements = statements(&event());
    let lexicon = Lexicon::standard();
    let annotated = annotate(&statements, lexicon);
    bencher.bench(|| talks(&annotated, lexicon));
}

#[divan::bench]
fn find_divergences(bencher: Bencher) {
    let statements = statements(&event());
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    let lexicon = Lexicon::standard();
    let alignment = align(&texts, Lexicon::standard());
    let annotated = annotate(&statements, lexicon);
    let introduced = introduced_people(&annotated, lexicon);
    let voices = voices(&annotated, &introduced, lexicon);
    let topics = Topics::of(&annotated, lexicon);
    let talks = talks(&annotated, lexicon);
    let units = Units::of(&annotated, &voices);
    let reading = Reading {
        annotated: &annotated,
        voices: &voices,
        units: &units,
        topics: &topics,
        alignment: &alignment,
    };
    let weights = lexicon.weights();
    let supports = Accounts::of(reading).supports(&Model::new(weights));
    let salience = salience::of_units(&reading, &Salience::new(&weights.salience));
    let sides = sides(&statements);
    // Clauses are read when they are first asked about, so their reading counts.
    bencher.bench(|| {
        let polarity = Polarity::of(&annotated, &voices, &introduced, lexicon);
        let compared = Compared {
            statements: &statements,
            sides: &sides,
            annotated: &annotated,
            alignment: &alignment,
            voices: &voices,
            people: &introduced,
            topics: &topics,
            units: &units,
            supports: &supports,
            salience: &salience,
            polarity: &polarity,
            talks: &talks,
            lexicon,
        };
        diverge(&compared, &shared(&compared))
    });
}

#[divan::bench(args = ["terminal", "html", "markdown", "csv", "json"])]
fn render_report(bencher: Bencher, format: &str) {
    let report = report();
    let layout = render::Layout {
        width: 100,
        colour: false,
    };
    bencher.bench(|| match format {
        "terminal" => render::terminal(&report, &layout),
        "html" => render::html(&report),
        "markdown" => render::markdown(&report),
        "csv" => render::csv(&report),
        _ => render::json(&report),
    });
}

/// What is compared: a shipped event, or two pages.
struct Comparison {
    name: String,
    sources: Vec<OsString>,
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The shipped events of two pages and of five, and the pages that `PARALLAX_PAGES` names, with
/// what parts a list of paths between them.
fn comparisons() -> Vec<Comparison> {
    let shipped = [PAIR, EVENT].map(|event| Comparison {
        name: event.to_owned(),
        sources: vec![fixtures().join(event).into()],
    });
    let pages: Vec<OsString> = std::env::var_os("PARALLAX_PAGES")
        .iter()
        .flat_map(std::env::split_paths)
        .zip('a'..)
        .map(|(page, id)| format!("{id}={}", page.display()).into())
        .collect();
    let given = (!pages.is_empty()).then(|| Comparison {
        name: "PARALLAX_PAGES".to_owned(),
        sources: pages,
    });
    shipped.into_iter().chain(given).collect()
}

/// The command itself, from the pages on disk to the report as HTML, in one process that is warm.
#[divan::bench(args = comparisons())]
fn whole_way(comparison: &Comparison) -> Vec<u8> {
    let command = ["parallax", "compare", "--format", "html"].map(OsString::from);
    let arguments = command
        .into_iter()
        .chain(comparison.sources.iter().cloned());
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let code = run(arguments, &Terminal::of_process(), &mut out, &mut errors);
    assert!(code < 2, "{}", String::from_utf8_lossy(&errors));
    out
}

/// Nobody looks on.
struct Nobody;

impl check::Watch for Nobody {
    type Error = std::convert::Infallible;

    fn seen(&mut self, _: &check::Verdict) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// The shipped events held to their expectations, over all cores.
#[divan::bench]
fn check_shipped_events(bencher: Bencher) {
    let sites = Sites::default();
    let folders = [fixtures()];
    bencher.bench(|| {
        let settings = check::Settings::new(&sites);
        check::check(&folders, &settings, &mut Nobody).expect("checked")
    });
}
