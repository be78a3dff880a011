//! What can be said on the command line; nothing here does any work.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::compare::{self, WordLimits};
use crate::export::TableFormat;
use crate::fetch;
use crate::view::BRIEF_FINDINGS;

/// Shows how governments tell the same event differently.
///
/// Give it two or more official accounts of one call or meeting: saved pages, plain text, or
/// URLs. It extracts their text, aligns the passages that answer each other, and shows what is
/// worded differently, what only one side says, and what one side puts in the other's mouth.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, max_term_width = 100, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,

    /// Newsrooms of your own, before those that parallax knows.
    #[arg(
        long,
        global = true,
        env = "PARALLAX_SITES",
        hide_env_values = true,
        value_name = "FILE"
    )]
    pub sites: Option<PathBuf>,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  parallax compare us=whitehouse.html cn=mfa.html     two saved pages
  parallax compare fixtures/2025-11-24-xi-trump-call  a saved event
  parallax extract mfa.html                           the text of one page
  parallax init talks/2025-11-24 us=page.html cn=URL  make an event of pages
  parallax add talks/2025-11-24 ru=page.html          file a saved page into it
  parallax fetch talks/2025-11-24                     download its pages
  parallax recheck talks/2025-11-24                   is a text another since?
  parallax sites --government CN                      the newsrooms it knows
  parallax check fixtures                             is all as expected?
  parallax history texts.jsonl --phrase \"one China\"   who said it, and when
  parallax export talks -o tables                     many events as tables

Exit status:
  0  as expected
  1  differences (check; compare with --exit-code)
  2  the command line or an input is bad
  3  a source's text has changed, or its page is gone (recheck)
  4  a fetch failed, or a disk is full";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare the accounts of one event, side by side
    #[command(after_help = COMPARE_HELP)]
    Compare(Compare),
    /// Make a new event of saved pages and URLs
    #[command(after_help = INIT_HELP)]
    Init(Init),
    /// File a saved page, PDF or text into an event
    #[command(after_help = ADD_HELP)]
    Add(Add),
    /// Download every source of an event, and keep it as a snapshot
    #[command(after_help = FETCH_HELP)]
    Fetch(Fetch),
    /// Ask whether a government has changed its text since it was saved
    #[command(after_help = RECHECK_HELP)]
    Recheck(Recheck),
    /// Print the text of one page
    #[command(after_help = EXTRACT_HELP)]
    Extract(Extract),
    /// Print which sentences of two texts belong together, as `i<TAB>j<TAB>score`, from 0
    #[command(after_help = ALIGN_HELP)]
    Align(Align),
    /// Check that saved events still give what is expected
    #[command(after_help = CHECK_HELP)]
    Check(Check),
    /// Show what a government says now against what it said before, or every use of a phrase
    #[command(after_help = HISTORY_HELP)]
    History(History),
    /// Write the events of an archive as a static site
    #[command(after_help = INDEX_HELP)]
    Index(Index),
    /// Write the events of an archive as tidy tables
    #[command(after_help = EXPORT_HELP)]
    Export(Export),
    /// List the newsrooms of governments that are known
    #[command(after_help = SITES_HELP)]
    Sites(Sites),
    /// Print the JSON Schema of the report, or of what --jsonl reads and prints
    #[command(after_help = SCHEMA_HELP)]
    Schema(Schema),
    /// Print what completes commands in a shell
    #[command(after_help = COMPLETIONS_HELP)]
    Completions(Completions),
    /// Print the manual page of parallax, or of one of its commands
    #[command(after_help = MAN_HELP)]
    Man(Man),
}

const COMPARE_HELP: &str = "\
A SOURCE is a saved page, a URL, or - for standard input, with an id in front if you like: \
us=page.html. A page may be saved as HTML, MHTML or a web archive, or be a PDF with text, a Word or \
OpenDocument text, RTF, a mail or plain text; what a file is, is told by what it holds. Of a WARC \
file with several pages, one is named behind a #: talks.warc.gz#https://… \
An id that begins with a government (us, cn-mfa, uk, kremlin) also says whose account it is; so does \
--government us=US, before all else, and after it the address of the page and the outlet it names.

Examples:
  parallax compare us=whitehouse.html cn=mfa.html
  parallax compare us=https://www.whitehouse.gov/… cn=https://www.mfa.gov.cn/…
  parallax compare us.txt cn.txt ru.txt --output comparison.md
  parallax compare us.txt cn.txt -o comparison.html
  parallax compare us.txt cn.txt -o findings.csv
  parallax compare fixtures/2025-11-24-xi-trump-call --format json
  parallax compare talks                           many events: a line each
  parallax compare talks -o reports --format html  and a report each, in files
  parallax compare --jsonl < events.jsonl          a line an event, and a report

With --jsonl a request is a JSON object a line: event (the folder of one), or title, date and sources, each \
with an id and a page as for extract --jsonl. For each there is a line, in order: id, input and report (that \
of --format json), or error. docs/jsonl.md has all keys, `parallax schema event-request` the schema.

A finding on what an account says or leaves out has a confidence, the probability that it holds: of \
findings with 0.9, about nine in ten do. --min-confidence 0.9 leaves out the others. What is read off \
the text, such as a figure, a fact of the talks or a contradiction, has none, and stays.

What seems to be no account (a check for robots, a login, a page that only links a PDF, a list of other \
pages, a few words) is refused with exit status 2; --force compares it all the same. Warnings stand in \
the report beside the account (JSON: statements[].warnings, each with a code and a text).

Weights of your own (--weights FILE) take the place of those that the confidence is computed with: \
`cargo xtask learn-estimates` learns them from units that you labelled.

A lexicon of your own (--lexicon FILE, again for each more, or PARALLAX_LEXICON) is TOML:

  [[topic]]
  id = \"fishing\"
  label = \"Fishing\"
  terms = { en = [\"fishing\", \"fisher*\"], zh = [\"渔业\"] }

  [[term]]
  id = \"strait\"
  label = \"the strait\"
  variant = [
    { forms = [\"North\"], language = \"en\", government = \"US\", source = \"maps\" },
    { forms = [\"Sea Gate\"], language = \"en\", source = \"own observation\" },
  ]

Entries are written as in data/lexicon/*.toml (topic, term, ladder, scope, tone); one with the id of \
another adds its words to it.";

const INIT_HELP: &str = "\
A file goes to the folder pages of the event, as parallax add files it; a URL is downloaded by parallax \
fetch. Government and outlet are filled in where the URL is of a known newsroom; else the id says whose \
account it is (us, cn-mfa), and the outlet is the URL's host. A manifest that is there already stays \
as it is. Without --title the title of the first file is taken, without --date the day that the \
folder's name begins with.

Examples:
  parallax init talks/2025-11-24 --title \"Call between Xi and Trump\" \\
    us=https://www.whitehouse.gov/… cn=https://www.mfa.gov.cn/eng/…
  parallax init talks/2025-11-24 us=page.html cn=https://www.mfa.gov.cn/eng/…
  parallax fetch talks/2025-11-24
  parallax compare talks/2025-11-24";

const ADD_HELP: &str = "\
For a site that lets no program in: save the page in a browser, and add the file. It goes to the folder \
pages of the event, with its provenance beside it: the URL, the time, the SHA-256. Nothing is ever \
overwritten: a newer copy of a page is kept beside the old one. A source that the manifest does not \
have is added to it.

What seems to hold no account (a check for robots, a login, a list of other pages) is refused with exit \
status 2, unless you say --force.

Examples:
  parallax add talks/2025-11-24 cn=saved.html
  parallax add talks/2025-11-24 cn=saved.pdf --url https://www.mfa.gov.cn/eng/…
  parallax add talks/2025-11-24 us=us.txt ru=ru.txt --url us=https://…
  parallax add talks/2025-11-24 us=page.html --title \"Call\"  make the event, too";

const FETCH_HELP: &str = "\
Pages go to the folder pages of the event, each with its provenance beside it. Nothing is ever \
overwritten: a page with other bytes than before is kept beside the old one, and a page that the \
manifest does not name is the newest. A line in pages/sightings.tsv says when each was asked for. \
A check for robots, a login or a \"Page not found\" in place of the page is not kept: exit status 4. A \
page that is there but seems to hold no account (a list, the link to a PDF) is kept, with a warning.

Of folders of events, all pages are asked for side by side, those of one host one after another, and each \
line has the name of its event in front. An event that cannot be fetched is named, the others go on, and \
the exit status is that of the worst.

Examples:
  parallax fetch talks/2025-11-24
  parallax fetch talks/2021-12-30 --archived=gone  an archive's copy, if gone
  parallax fetch talks/2025-11-24 --contact desk@example.org
  parallax fetch talks                             many events";

const RECHECK_HELP: &str = "\
Text is compared with text: a page that changed around the same text is told apart from a text that \
changed, and a download that failed from a page that is gone. Other quotes, dashes or spaces, a \
counter of readers and an \"Updated at\" line are cosmetic, and no change; another publication date is \
one. A check for robots, a login or a \"Page not found\" in place of the page is suspect, and no change. \
A changed text is kept beside the old one.

A page is compared with the one that the manifest names, or else with the first that was saved, and \
also with the one kept last. To take an edit as known, name the new page in event.toml: \
page = \"pages/us-20251124T120000Z.html\".

Of folders of events, all pages are asked for side by side, those of one host one after another, and each \
source has the name of its event in front; JSON has events[], each with name, event and sources. An event \
that cannot be rechecked is named, the others go on, and the exit status is that of the worst.

Exit status: 0 as saved; 2 nothing changed, but a source was never fetched or its page cannot be \
read; 3 a text has changed or moved, or a page is gone; 4 nothing changed, as far as the sites could \
be asked.

Examples:
  parallax recheck talks/2025-11-24
  parallax recheck talks/2025-11-24 --format json
  parallax recheck talks                         many events
  parallax recheck talks/2025-11-24 us=new.html  a page that you saved just now
  parallax recheck talks/2025-11-24 --history    what was seen of each page";

const EXTRACT_HELP: &str = "\
With --jsonl, sources are files of requests, WARC files or folders of them; without one, standard input is \
read. A request is a JSON object a line: a page as html, base64 (its bytes) or path, or else the url that \
is fetched; beside it, if you like, id, url, government, outlet, retrieved, status, content_type. For each \
there is a line, in order: id, input, title, date, language, government, outlet, url, words, paragraphs, \
warnings and more; or id, input, line, url and error. All cores work, memory does not grow with the number \
of pages, and the exit status is 2 only where an input cannot be read to its end. `parallax schema \
page-request` and `page-text` have the schema; docs/jsonl.md says how Spark and GNU parallel run it.

Examples:
  parallax extract page.html
  parallax extract https://www.mfa.gov.cn/eng/a.html
  parallax extract statement.pdf
  curl https://… | parallax extract -
  parallax extract page.html --url https://www.mfa.gov.cn/a.html --format json
  parallax extract talks.warc.gz --url https://www.mfa.gov.cn/eng/a.html
  parallax extract --jsonl < requests.jsonl > texts.jsonl
  parallax extract --jsonl crawl/                  all pages of its WARC files";

const ALIGN_HELP: &str = "\
Examples:
  parallax align us.html cn.html
  parallax align us.txt cn.txt --lines    each line of the files is a sentence";

const CHECK_HELP: &str = "\
A DIR is an event folder, or a folder of event folders. An event is as expected when the text of \
each page is that of expected/<id>.txt, and the report that of expected/report.json.

A file events.txt beside event folders names those that must be there, a line each: an event that was \
deleted fails. --accept writes the events that are there to it, if the file exists.

Examples:
  parallax check fixtures
  parallax check fixtures/2025-11-24-xi-trump-call --accept
  parallax check fixtures --junit results.xml

Under GitHub Actions (GITHUB_ACTIONS is set) what changed is also printed as annotations.";

const HISTORY_HELP: &str = "\
A series is a file of a text a line, each a JSON object with the keys government (a code such as US), \
date (2025-11-24), title, url and paragraphs (a list of strings); other keys may stand beside them. With \
whom a text was, is what governments its title names. A line that is no text is left out and named, and \
the exit status is 2. Of an event in a folder, each account is a text, with the governments of the others.

Without --phrase, a text is held against the earlier ones of the same government and those with the same \
counterpart: set phrases (what the government repeats word for word) that are new, gone or in other \
words, other names for the same thing, steps on its scales, topics, names, length and order. Each has its \
sentences, and how many texts of how many bear it out.

With --phrase, a text has the phrase itself where its words stand in it in that order, \
in capital letters or not. Other forms of it (inflected, a word put in, some words changed) are listed and counted apart.

JSON of a phrase (parallax.phrase/1): phrase, count (the texts that have the phrase itself), texts (all in its \
languages), languages, other_texts (in other languages, not counted), first and last (the days of \
the first and the last of these), by_year, by_period, by_government, by_counterpart, variants[] \
{form, is_close, is_inflected, count, first, last}, uses[] {date, title, url, government, with, \
sentence, variant}; variant is null for the phrase itself.

JSON without --phrase (parallax.account-history/1): text, earlier and earlier_with (how many, in its \
language), other_texts (in other languages, not counted), limits \
(what cannot be said of so few, or null), changes[] \
{kind, headline, what, before, with_counterpart, count, of, now, earlier}; now and earlier have date, \
title, url and sentence.

Examples:
  parallax history us.jsonl                              its newest text
  parallax history us.jsonl --with JP --text 2023-08-18
  parallax history talks --government CN --with US       its last account
  parallax history us.jsonl --phrase \"as long as it takes\"
  parallax history us.jsonl --phrase \"peace plan\" --with JP --format json
  parallax history *.jsonl --phrase \"peace plan\" -o uses.csv
  parallax history us.jsonl --phrase \"peace plan\" -o life.svg  a picture of it";

const EXPORT_HELP: &str = "\
A DIR is an event folder, or a folder of them, up to four folders deep. Saved pages are compared; no \
site is asked. An event that cannot be compared is named, the others are written, and the exit status \
is 2.

To a folder go all tables, a file each; to a file goes one: --table, or the one that the file is named \
after (statements.csv), or else the findings. Without --output it is printed.

  events      an event, with its first finding
  statements  an account of an event
  sentences   a sentence of an account, with its passage
  links       two accounts of one passage, with what each says in it
  findings    a finding, with what it quotes
  evidence    a place in an account that a finding rests on
  topics      a topic in an account, spoken of or not
  facts       a fact of the talks that an account gives

Every row has the name of its event: that of its folder. Ids of findings are those of the reports; \
passages and sentences count from 1, as in reports for readers (in the report's JSON: from 0).

Examples:
  parallax export talks -o tables
  parallax export talks -o tables --format parquet
  parallax export talks -o findings.csv
  parallax export talks --table topics --format jsonl
  duckdb -c \"SELECT kind, count(*) FROM 'tables/findings.csv' GROUP BY kind\"";

const INDEX_HELP: &str = "\
A DIR is an event folder, or a folder of them, up to four folders deep. Saved pages are compared; no \
site is asked. An event that cannot be compared is named, the site has the others, and the exit status \
is 2.

The site is plain HTML with relative links, which needs no server and no JavaScript: it can be opened \
from a disk, put on a share, or published. For feed readers, --url says where.

  index.html         all events by date, each with its first finding
  events/            a page an event: its report
  governments/       a page a government: its topics over time, what it leaves
                     out, whose words its accounts give, its findings by kind
  pairs/             the same for two governments
  topics/            a page a topic: who raises it, who leaves it out
  phrases.html       what a government repeats word for word, with every use
  search.html        search without a server
  feed.xml           the events, and changes that recheck found (Atom)
  data/              the tables of parallax export, as CSV

Run again, it compares only events that changed: a fingerprint of the program, its options and the \
files of each event is kept in .parallax-index.json, with what the other pages need. What stands there \
then is what a new folder would get, byte for byte. Files that it did not write are left alone; where one \
has the name of a page, it is named, and the exit status is 2.

Examples:
  parallax index talks -o site
  parallax index talks archive/2025 -o site --title \"Calls and meetings\"
  parallax index talks -o site --url https://desk.example.org/talks/";

const SITES_HELP: &str = "\
A file of your own (--sites FILE, or PARALLAX_SITES) is TOML, and its entries go first:

  [[site]]
  government = \"GB\"
  outlet = \"Royal Household\"
  domains = [\"royal.uk\"]
  languages = [\"en\"]
  body = [\".article__body\"]    # CSS selectors; title, date and drop too

Examples:
  parallax sites
  parallax sites list --government CN
  parallax sites show https://www.mfa.gov.cn/eng/a.html
  parallax sites list --format json --sites my-sites.toml";

const SCHEMA_HELP: &str = "\
Examples:
  parallax schema > report.schema.json
  parallax schema page-request          what extract --jsonl reads";

const COMPLETIONS_HELP: &str = "\
Examples:
  parallax completions bash \\
    > ~/.local/share/bash-completion/completions/parallax
  parallax completions zsh > ~/.zfunc/_parallax
  parallax completions fish > ~/.config/fish/completions/parallax.fish";

const MAN_HELP: &str = "\
Examples:
  parallax man | man -l -
  parallax man compare > parallax-compare.1";

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// An event folder, or two or more sources; or folders of events, up to four folders deep. With
    /// --jsonl: files of requests, or such folders [default: standard input].
    #[arg(required_unless_present = "jsonl", value_name = "EVENT_DIR|SOURCE")]
    pub sources: Vec<String>,
    /// Read an event a line, and print a report a line, as JSON.
    #[arg(long, conflicts_with_all = [
        "title", "date", "url", "format", "brief", "all", "output", "government", "exit_code", "width",
        "warc",
    ])]
    pub jsonl: bool,
    /// What happened, in a line; or ID=TITLE, the title of one account.
    #[arg(long, value_name = "TITLE|ID=TITLE")]
    pub title: Vec<String>,
    /// The day it happened, such as 2025-11-24; or ID=DATE, the day on which one account was
    /// published.
    #[arg(long, value_name = "DATE|ID=DATE")]
    pub date: Vec<String>,
    /// Where an account was published, again for each more; it chooses the profile of the site.
    #[arg(long, value_name = "ID=URL")]
    pub url: Vec<String>,
    /// How to print the comparison [default: as the file of --output ends, else terminal].
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// Write only the brief: one page with the first findings, what all sides say, and what each
    /// leads with. CSV and JSON have its findings alone, issues-csv has no brief. A terminal has nothing else anyway, unless
    /// --all is given.
    #[arg(long, conflicts_with = "all")]
    pub brief: bool,
    /// Print all of the report to the terminal: every finding, the issues one by one, and the texts
    /// side by side.
    #[arg(long)]
    pub all: bool,
    /// How many findings the brief has.
    #[arg(long, default_value_t = BRIEF_FINDINGS, value_name = "NUMBER", value_parser = some)]
    pub findings: usize,
    /// Write to a file instead of standard output: report.html, .docx, .md, .json or
    /// .csv.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whose account a source is, by its id: us=US. It goes before what id and page say.
    #[arg(long, value_name = "ID=CC")]
    pub government: Vec<String>,
    /// Compare pages that seem to hold no account, too: a check for robots, a list of other pages, a
    /// few words. They are refused otherwise.
    #[arg(long)]
    pub force: bool,
    /// Hold each account against its government's last one with the same counterpart, too: among the
    /// events of a folder, or the texts of a series (.jsonl), which may be given again. Folders of
    /// events are held against themselves.
    #[arg(long, value_name = "DIR|FILE.jsonl")]
    pub against: Vec<PathBuf>,
    /// Exit with 1 when the accounts differ.
    #[arg(long)]
    pub exit_code: bool,
    /// What findings are made by.
    #[command(flatten)]
    pub finding: FindingArguments,
    /// Columns to fill [default: those of the terminal].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
    /// Print to the terminal all at once. Else a report longer than the screen goes through
    /// PARALLAX_PAGER, PAGER or less.
    #[arg(long)]
    pub no_pager: bool,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
    /// Whether an archive is asked.
    #[command(flatten)]
    pub archive: ArchiveArguments,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder of the new event.
    #[arg(value_name = "EVENT_DIR")]
    pub event: PathBuf,
    /// What happened, in a line [default: the title of the first file, or the folder's name].
    #[arg(long)]
    pub title: Option<String>,
    /// The day it happened, such as 2025-11-24.
    #[arg(long, value_parser = day)]
    pub date: Option<Date>,
    /// File pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
    /// The accounts, each with its id: us=page.html, cn=https://…
    #[arg(required = true, value_name = "ID=FILE|URL")]
    pub sources: Vec<String>,
}

/// Arguments of `add`.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The folder of an event.
    #[arg(value_name = "EVENT_DIR")]
    pub event: PathBuf,
    /// The saved files, each with the id of its source: us=page.html
    #[arg(required = true, value_name = "ID=FILE")]
    pub files: Vec<String>,
    /// Where the page was published; of several files, with the id in front.
    #[arg(long, value_name = "[ID=]URL")]
    pub url: Vec<String>,
    /// What happened, in a line, for an event that is not there yet.
    #[arg(long)]
    pub title: Option<String>,
    /// The day it happened, such as 2025-11-24, for an event that is not there yet.
    #[arg(long, value_parser = day)]
    pub date: Option<Date>,
    /// File pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `fetch`.
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// The folder of an event, with its event.toml; or folders of events, up to four folders deep.
    #[arg(required = true, value_name = "EVENT_DIR")]
    pub events: Vec<PathBuf>,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
    /// Whether an archive is asked.
    #[command(flatten)]
    pub archive: ArchiveArguments,
}

/// Arguments of `recheck`.
#[derive(Debug, Args)]
pub(crate) struct Recheck {
    /// The folder of an event, with its event.toml and pages; or folders of events, up to four folders
    /// deep.
    #[arg(value_name = "EVENT_DIR")]
    pub event: PathBuf,
    /// Pages of one event that you saved just now, instead of asking their sites: us=new.html
    #[arg(value_name = "ID=FILE|EVENT_DIR")]
    pub files: Vec<String>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
    /// Show what was seen of each page over time, from the kept pages and pages/sightings.tsv. No
    /// site is asked.
    #[arg(long)]
    pub history: bool,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
}

/// What findings are made by.
#[derive(Debug, Clone, Args)]
pub(crate) struct FindingArguments {
    /// Your own topics, terms, ladders and tones, beside those of the program.
    #[arg(
        long,
        env = "PARALLAX_LEXICON",
        hide_env_values = true,
        value_name = "FILE"
    )]
    pub lexicon: Vec<PathBuf>,
    /// Weights of the estimates that you learnt from your own labels, in place of those of the
    /// program.
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// Leave out findings with less confidence, from 0 to 1; those that have none stay.
    #[arg(long, value_name = "PROBABILITY", value_parser = probability)]
    pub min_confidence: Option<f64>,
}

impl FindingArguments {
    /// The files that are read for it.
    pub(crate) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.lexicon.iter().chain(&self.weights)
    }
}

/// How long accounts may be.
#[derive(Debug, Clone, Args)]
pub(crate) struct LimitArguments {
    /// Longest account that is compared, in words, with a sentence for every five of them at most.
    /// Time and memory grow with it: some 0.7 GiB for two accounts of a million words.
    #[arg(long, default_value_t = compare::MAX_WORDS, value_name = "WORDS")]
    pub max_words: usize,
    /// Most words of all accounts of an event together.
    #[arg(long, default_value_t = compare::MAX_WORDS_IN_ALL, value_name = "WORDS")]
    pub max_words_in_all: usize,
}

impl LimitArguments {
    /// The limits that they come to.
    pub(crate) fn limits(&self) -> WordLimits {
        WordLimits {
            account: self.max_words,
            all: self.max_words_in_all,
        }
    }
}

/// How URLs are fetched.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Fetching")]
pub(crate) struct Network {
    /// Your address, as sites are told whom to write to.
    #[arg(long, env = "PARALLAX_CONTACT", value_name = "MAIL|URL")]
    pub contact: Option<String>,
    /// Pause between two requests to one host, in seconds.
    #[arg(long, default_value = "1", value_name = "SECONDS", value_parser = seconds)]
    pub delay: Duration,
    /// Longest wait for an answer, in seconds. A page with its redirects and retries gets it once,
    /// and once more for each of --retries; pauses do not count.
    #[arg(long, default_value = "30", value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Duration,
    /// How often to ask again when a site is busy or does not answer.
    #[arg(long, default_value_t = 3, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(..=10))]
    pub retries: u32,
    /// Fetch what robots.txt asks programs not to, if you have the right.
    #[arg(long)]
    pub ignore_robots: bool,
    /// Connect to addresses that are not public, for a server of your own.
    #[arg(long)]
    pub allow_private: bool,
    /// Also keep what went over the wire, as a WARC 1.1 file; .warc.gz compresses it.
    #[arg(long, value_name = "FILE")]
    pub warc: Option<PathBuf>,
}

/// Whether an archive is asked.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Archives")]
pub(crate) struct ArchiveArguments {
    /// Ask an archive for the page as it was at the time of the event: at once, or only when its
    /// site says that it is gone: by its status (404, 410), or in words.
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true,
        default_missing_value = "always", value_name = "WHEN")]
    pub archived: Option<ArchivedWhen>,
    /// The archive's Memento TimeGate (RFC 7089); the page's URL is put behind it.
    #[arg(long, default_value = fetch::TIMEGATE, value_name = "URL")]
    pub timegate: String,
}

/// When an archive is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ArchivedWhen {
    /// Instead of the site.
    Always,
    /// When the site says that the page is gone.
    Gone,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write the day as 2025-11-24".to_owned())
}

fn some(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| "write a number from 1 on".to_owned())
}

fn probability(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|probability| (0.0..=1.0).contains(probability))
        .ok_or_else(|| "write a number from 0 to 1, such as 0.9".to_owned())
}

/// Seconds, up to an hour.
fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .filter(|seconds| (0.0..=3600.0).contains(seconds))
        .map(Duration::from_secs_f64)
        .ok_or_else(|| "write seconds, such as 2 or 0.5, up to 3600".to_owned())
}

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// A saved page, or a URL; with --jsonl: files of requests, WARC files, folders of those [default:
    /// standard input].
    #[arg(required_unless_present = "jsonl", value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// Read a request a line, or WARC files, and print a result a line.
    #[arg(long, conflicts_with_all = ["url", "format", "warc"])]
    pub jsonl: bool,
    /// Where the page was published; it chooses the profile of the site.
    #[arg(long)]
    pub url: Option<String>,
    /// How to print the text.
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
    /// Whether an archive is asked.
    #[command(flatten)]
    pub archive: ArchiveArguments,
}

/// Arguments of `align`.
#[derive(Debug, Args)]
pub(crate) struct Align {
    /// One text.
    pub a: String,
    /// The other.
    pub b: String,
    /// The files hold a sentence a line.
    #[arg(long)]
    pub lines: bool,
    /// Longest text that is aligned, in words. Time and memory grow with it.
    #[arg(long, default_value_t = compare::MAX_WORDS, value_name = "WORDS")]
    pub max_words: usize,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Event folders, or folders of them [default: those that --accept names, else fixtures].
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write what comes out now as the new expectation, after showing it: of all events, or of those that
    /// are named by their folder or its name. May be repeated.
    #[arg(long, value_name = "EVENT", num_args = 0..=1)]
    pub accept: Option<Vec<PathBuf>>,
    /// Go through the events that are not as expected, one by one: accept what comes out now, reject it
    /// (the expectation stays, and the event fails), skip it (for later; it fails, too), or quit.
    #[arg(long, conflicts_with = "accept")]
    pub review: bool,
    /// How far a score, a confidence or an importance (0 to 1) may move without being a change. What
    /// moves less, other bytes of a page with the same text, and keys that are new in the format never
    /// fail an event.
    #[arg(long, value_name = "P", default_value_t = crate::check::TOLERANCE, value_parser = probability)]
    pub tolerance: f64,
    /// Also write a JUnit report.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// Series of texts, a JSON object a line; folders of events, or of folders of them.
    #[arg(required = true, value_name = "FILE.jsonl|DIR")]
    pub sources: Vec<PathBuf>,
    /// Show every use of a phrase.
    #[arg(long, value_name = "WORDS")]
    pub phrase: Option<String>,
    /// The text that is held against the earlier ones, by its address, its day or a part of its title
    /// [default: the newest].
    #[arg(long, value_name = "URL|DATE|TITLE", conflicts_with = "phrase")]
    pub text: Option<String>,
    /// Only the texts of one government: a code of ISO 3166 such as CN, or EU, NATO, UN.
    #[arg(long, value_name = "CC")]
    pub government: Option<String>,
    /// With --phrase, only the texts of talks with one government; else the newest of them is held
    /// against all.
    #[arg(long, value_name = "CC")]
    pub with: Option<String>,
    /// How to print what is found [default: as the file of --output ends, else terminal].
    #[arg(long, value_enum)]
    pub format: Option<HistoryFormat>,
    /// Write to a file instead of standard output: uses.csv, .json, .svg or .txt.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Columns to fill [default: those of the terminal].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,
    /// Print to the terminal all at once. Else what is longer than the screen goes through
    /// PARALLAX_PAGER, PAGER or less.
    #[arg(long)]
    pub no_pager: bool,
}

/// Formats of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryFormat {
    /// As wide as the terminal.
    Terminal,
    /// Everything, as JSON.
    Json,
    /// A row a use or a change, for a spreadsheet.
    Csv,
    /// A picture of a phrase's life.
    Svg,
}

impl HistoryFormat {
    /// The format that the name of a file ends in.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "svg" => Some(Self::Svg),
            "txt" => Some(Self::Terminal),
            _ => None,
        }
    }
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Event folders, or folders of them.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write to a folder, all tables; or to a file, one.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    /// How tables are written [default: as the file of --output ends, else csv].
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Write this table alone.
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    /// Compare pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
    /// What findings are made by.
    #[command(flatten)]
    pub finding: FindingArguments,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// What is described.
    #[arg(value_enum, default_value_t = Described::Report)]
    pub of: Described,
}

/// What has a JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Described {
    /// What `compare --format json` prints.
    Report,
    /// A line that `extract --jsonl` reads.
    PageRequest,
    /// A line that `extract --jsonl` prints.
    PageText,
    /// A line that `compare --jsonl` reads.
    EventRequest,
    /// A line that `compare --jsonl` prints.
    EventReport,
    /// A line that either prints of what it could not have.
    Failure,
}

/// Arguments of `index`.
#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Event folders, or folders of them.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write the site to this folder.
    #[arg(long, short, value_name = "FOLDER")]
    pub output: PathBuf,
    /// What the site is called.
    #[arg(long, default_value = "Events", value_name = "TITLE")]
    pub title: String,
    /// Where the site will stand, for the feed: its links are relative to it.
    #[arg(long, value_name = "URL", value_parser = site_url)]
    pub url: Option<url::Url>,
    /// Compare pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
    /// What findings are made by.
    #[command(flatten)]
    pub finding: FindingArguments,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
}

/// The address of a folder on the web.
fn site_url(text: &str) -> Result<url::Url, String> {
    let url = url::Url::parse(text).map_err(|error| error.to_string())?;
    match matches!(url.scheme(), "http" | "https") && url.path().ends_with('/') {
        true => Ok(url),
        false => Err("write it as https://…/, with a slash at its end".to_owned()),
    }
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// One of the commands, such as compare.
    pub command: Option<String>,
}

/// Arguments of `sites`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Sites {
    /// What to show; the list, if nothing is said.
    #[command(subcommand)]
    pub command: Option<SitesCommand>,
    /// What of the list to show, and how.
    #[command(flatten)]
    pub list: SitesList,
}

/// What `sites` can show.
#[derive(Debug, Subcommand)]
pub(crate) enum SitesCommand {
    /// List them, a line each
    List(SitesList),
    /// Print all that is known of the one that publishes at an address
    Show(SitesShow),
}

/// Arguments of `sites list`.
#[derive(Debug, Args)]
pub(crate) struct SitesList {
    /// Only those of one government: a code of ISO 3166 such as CN, or EU, NATO, UN.
    #[arg(long, value_name = "CODE")]
    pub government: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Arguments of `sites show`.
#[derive(Debug, Args)]
pub(crate) struct SitesShow {
    /// A domain, or the URL of a page.
    #[arg(value_name = "DOMAIN|URL")]
    pub address: String,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Formats of the table of newsrooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table, as wide as the terminal.
    Text,
    /// Everything, as JSON.
    Json,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Side by side, as wide as the terminal.
    Terminal,
    /// The report, as `parallax schema` describes it.
    Json,
    /// One file to read in a browser, to print and to send on.
    Html,
    /// Tables that paste into a document.
    Markdown,
    /// A row a finding, for a spreadsheet.
    Csv,
    /// A Word file, to edit and send on; it goes to a file.
    Docx,
    /// A row an issue and a column a side, for a spreadsheet.
    IssuesCsv,
}

impl ReportFormat {
    /// The format that the name of a file ends in.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Self::Json),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "docx" => Some(Self::Docx),
            "txt" => Some(Self::Terminal),
            _ => None,
        }
    }

    /// Its name on the command line.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// For spreadsheets.
    Csv,
    /// An object a line.
    Jsonl,
    /// Columns with their types, for DuckDB, pandas, Spark.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl ExportFormat {
    /// The format that the name of a file ends in.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            #[cfg(feature = "parquet")]
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// What the names of its files end in, which is its name on the command line.
    pub(crate) fn ending(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it can be printed.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl)
    }
}

impl From<ExportFormat> for TableFormat {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Jsonl => Self::JsonLines,
            #[cfg(feature = "parquet")]
            ExportFormat::Parquet => Self::Parquet,
        }
    }
}

/// Formats of what `recheck` found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// A few lines a source.
    Text,
    /// One object, `parallax.recheck/1`.
    Json,
}

/// Formats of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// A paragraph a line.
    Text,
    /// Title, date, language, paragraphs, method.
    Json,
    /// Title as a heading, then paragraphs.
    Markdown,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Columns of the narrowest terminal that most people have.
    const COLUMNS: usize = 80;

    #[test]
    fn help_is_read_in_eighty_columns() {
        let program = Cli::command();
        for command in program.get_subcommands().chain([&program]) {
            let help = command.get_after_help().map(ToString::to_string);
            let help = help.unwrap_or_default();
            let lines: Vec<&str> = help.lines().collect();
            for line in &lines {
                let is_laid_out = line.starts_with("  ");
                assert!(!is_laid_out || line.chars().count() <= COLUMNS, "{line}");
            }
            // A paragraph that is broken by hand is broken again where the terminal ends.
            let is_prose = |line: &str| !line.is_empty() && !line.starts_with("  ");
            for pair in lines.windows(2).filter(|it| it[0] != "Examples:") {
                assert!(!is_prose(pair[0]) || !is_prose(pair[1]), "{pair:?}");
            }
        }
    }
}
