//! An archive as tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Outcome, fixture, parallax};

/// Two accounts that say the same, so that no finding is made.
const SAME: &str = "The two ministers met in Oslo on 3 March 2024 and discussed trade.";

/// An account that a spreadsheet and a terminal would obey.
const HOSTILE: &str = "=1+1 was said by the minister on trade.\u{1b}[31m The talks lasted an hour.";

/// An archive of a saved event, an event two folders down, one without findings and one that is
/// broken.
fn archive() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("talks");
    copy(
        &fixture("2021-12-30-biden-putin-call"),
        &root.join("2021/call"),
    );
    event(&root.join("2024/03/same"), SAME, SAME);
    event(
        &root.join("2024/04/hostile"),
        HOSTILE,
        "The ministers met to speak about fishing.",
    );
    fs::create_dir(root.join("notes")).expect("a folder without an event");
    (folder, root)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("pages")).expect("folders");
    for file in ["event.toml"].map(PathBuf::from).into_iter().chain(
        fs::read_dir(from.join("pages"))
            .expect("pages")
            .map(|it| Path::new("pages").join(it.expect("a page").file_name())),
    ) {
        fs::copy(from.join(&file), to.join(&file)).expect("a copy");
    }
}

fn event(folder: &Path, us: &str, cn: &str) {
    fs::create_dir_all(folder.join("pages")).expect("folders");
    let manifest =
        "title = \"Talks\"\ndate = 2024-03-03\n[[source]]\nid = \"us\"\n[[source]]\nid = \"cn\"\n";
    fs::write(folder.join("event.toml"), manifest).expect("a manifest");
    fs::write(folder.join("pages/us.txt"), us).expect("a page");
    fs::write(folder.join("pages/cn.txt"), cn).expect("a page");
}

/// Exports to a folder with the name of the format, beside the archive.
fn export(root: &Path, format: &str) -> PathBuf {
    let tables = root.with_file_name(format);
    let outcome = parallax([
        "export".as_ref(),
        root.as_os_str(),
        "--output".as_ref(),
        tables.as_os_str(),
        "--format".as_ref(),
        format.as_ref(),
    ]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    tables
}

/// The rows of a table of JSON lines.
fn rows(tables: &Path, table: &str) -> Vec<BTreeMap<String, Value>> {
    let text = fs::read_to_string(tables.join(table).with_extension("jsonl")).expect("a table");
    let rows = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a row"));
    rows.collect()
}

#[test]
fn every_event_has_its_row_and_every_row_its_event() {
    let (_folder, root) = archive();
    let tables = export(&root, "jsonl");
    let events = rows(&tables, "events");
    let names: Vec<&Value> = events.iter().map(|event| &event["event"]).collect();
    assert_eq!(names, ["call", "same", "hostile"]);
    assert_eq!(events[1]["findings"], 0);
    assert_eq!(events[1]["first_finding"], Value::Null);
    let report = parallax([
        "compare".into(),
        root.join("2021/call"),
        "--format".into(),
        "json".into(),
    ]);
    let report: Value = serde_json::from_str(&report.out).expect("a report");
    let findings = rows(&tables, "findings");
    let of_call: Vec<_> = findings
        .iter()
        .filter(|row| row["event"] == "call")
        .collect();
    let divergences = report["divergences"].as_array().expect("findings");
    assert_eq!(of_call.len(), divergences.len());
    for (row, divergence) in of_call.iter().zip(divergences) {
        for (column, key) in [
            ("finding", "id"),
            ("kind", "kind"),
            ("headline", "headline"),
            ("confidence", "confidence"),
        ] {
            assert_eq!(row[column], divergence[key]);
        }
    }
    let sentences = rows(&tables, "sentences");
    for evidence in rows(&tables, "evidence") {
        let key = ["event", "source", "sentence"].map(|column| &evidence[column]);
        let sentence = sentences
            .iter()
            .find(|it| ["event", "source", "sentence"].map(|column| &it[column]) == key);
        let text = sentence.expect("its sentence")["text"]
            .as_str()
            .expect("text");
        assert!(text.contains(evidence["text"].as_str().expect("words")));
    }
}

#[test]
fn csv_and_json_lines_have_the_same_rows() {
    let (_folder, root) = archive();
    let [csv, jsonl] = ["csv", "jsonl"].map(|format| export(&root, format));
    for entry in fs::read_dir(&csv).expect("tables") {
        let path = entry.expect("a table").path();
        let text = fs::read_to_string(&path).expect("a table");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let columns = reader.headers().expect("columns").clone();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let lines = rows(&jsonl, &name);
        let records: Vec<_> = reader.records().map(|it| it.expect("a record")).collect();
        assert_eq!(records.len(), lines.len(), "{name}");
        for (record, line) in records.iter().zip(&lines) {
            for (column, field) in columns.iter().zip(record) {
                let value = match &line[column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    value => value.to_string(),
                };
                let plain = |text: &str| text.replace(['\'', '\u{1b}', '\n'], "");
                assert_eq!(plain(field), plain(&value), "{name} {column}");
            }
        }
    }
    let sentences = fs::read_to_string(csv.join("sentences.csv")).expect("a table");
    assert!(sentences.contains("\"'=1+1 was said") && !sentences.contains('\u{1b}'));
    let sentences = fs::read_to_string(jsonl.join("sentences.jsonl")).expect("a table");
    assert!(sentences.contains("\"=1+1 was said") && !sentences.contains('\u{1b}'));
}

#[test]
fn a_bad_event_stops_no_other_and_one_table_goes_to_a_file() {
    let (_folder, root) = archive();
    let root = root.as_path();
    fs::create_dir(root.join("broken")).expect("a folder");
    fs::write(root.join("broken/event.toml"), "title = 1").expect("a manifest");
    let file = root.join("statements.csv");
    let outcome = parallax([
        "export".as_ref(),
        root.as_os_str(),
        "-o".as_ref(),
        file.as_os_str(),
    ]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("broken: "), "{}", outcome.err);
    assert!(outcome.err.contains("1 of 4 events"), "{}", outcome.err);
    let table = fs::read_to_string(&file).expect("a table");
    assert!(
        table.contains("\"sha256\"") && table.contains("\"hostile\",\"us\""),
        "{table}"
    );
    let input = root.join("2024/03/same/pages/new.csv");
    let outcome = parallax([
        "export".as_ref(),
        root.as_os_str(),
        "-o".as_ref(),
        input.as_os_str(),
    ]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("is an input"), "{}", outcome.err);
    let outcome = parallax(["export".into(), root.join("notes")]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("holds no event"), "{}", outcome.err);
}

/// Compares the events of an archive, and writes their reports to a folder, as JSON.
fn compare_all(root: &Path, reports: &Path) -> Outcome {
    parallax([
        "compare".as_ref(),
        root.as_os_str(),
        "-o".as_ref(),
        reports.as_os_str(),
        "--format".as_ref(),
        "json".as_ref(),
    ])
}

#[test]
fn many_events_give_a_line_and_a_report_each() {
    let (_folder, root) = archive();
    fs::create_dir(root.join("broken")).expect("a folder");
    fs::write(root.join("broken/event.toml"), "title = 1").expect("a manifest");
    event(&root.join("2024/04/same"), SAME, HOSTILE);
    let reports = root.with_file_name("reports");
    let outcome = compare_all(&root, &reports);
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.out.lines().count(), 4, "{}", outcome.out);
    assert!(
        outcome.out.contains("03/same\t0 findings"),
        "{}",
        outcome.out
    );
    assert!(outcome.err.contains("broken: "), "{}", outcome.err);
    // An event of an archive is held against the archive.
    let single = parallax([
        "compare".into(),
        root.join("2021/call"),
        "--against".into(),
        root.clone(),
        "--format".into(),
        "json".into(),
    ]);
    let report = fs::read_to_string(reports.join("call.json")).expect("a report");
    assert_eq!(report, single.out);
    for of_one_name in ["03/same.json", "04/same.json"] {
        assert!(reports.join(of_one_name).is_file(), "{of_one_name}");
    }
    for wrong in [
        ["--title", "Talks"],
        ["-o", "reports.html"],
        ["--format", "csv"],
    ] {
        let outcome = parallax(
            ["compare".as_ref(), root.as_os_str()]
                .into_iter()
                .chain(wrong.map(AsRef::as_ref)),
        );
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{wrong:?}");
    }
}

/// A report that cannot be written is named, nothing is written through a link, and the others go
/// on.
#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_stops_no_other() {
    let (_folder, root) = archive();
    let reports = root.with_file_name("reports");
    let kept = root.with_file_name("kept");
    fs::write(&kept, "mine").expect("a file");
    event(&root.join("linked"), SAME, HOSTILE);
    event(&root.join("in-the-way"), SAME, HOSTILE);
    fs::create_dir_all(reports.join("in-the-way.json")).expect("a folder");
    std::os::unix::fs::symlink(&kept, reports.join("linked.json")).expect("a link");
    let outcome = compare_all(&root, &reports);
    assert_eq!(outcome.status, 2);
    for name in ["linked", "in-the-way"] {
        assert!(outcome.err.contains(name), "{}", outcome.err);
    }
    assert_eq!(fs::read_to_string(&kept).expect("a file"), "mine");
    assert!(reports.join("call.json").is_file());
}

#[test]
fn all_columns_are_documented() {
    let (_folder, root) = archive();
    let tables = export(&root, "csv");
    let docs = fs::read_to_string(docs()).expect("the documentation");
    for entry in fs::read_dir(tables).expect("tables") {
        let path = entry.expect("a table").path();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).expect("a table");
        let header = text
            .lines()
            .next()
            .expect("a header")
            .trim_start_matches('\u{feff}');
        let columns = header.trim().replace("\",\"", "` `").replace('"', "`");
        let row = docs
            .lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("{name} is not documented"));
        assert!(row.contains(&columns), "{name}: {columns}");
    }
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md")
}

/// Runs the documented queries over each format, and holds the tables of all formats against each
/// other; 2 where a package is missing.
const QUERIES: &str = r#"
import datetime, glob, os, re, sys
try:
    import duckdb, pandas
except ImportError as missing:
    print(missing)
    sys.exit(2)
docs, root, formats = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
queries = re.findall(r"```sql\n(.*?)```", open(docs, encoding="utf-8").read(), re.S)
assert len(queries) == 5, len(queries)
plain = lambda value: re.sub("['\x1b\n]", "", value) if isinstance(value, str) else value
plain_rows = lambda rows: [tuple(map(plain, row)) for row in rows]
answers = []
for ending in formats:
    here = [q.replace("tables/", f"{root}/{ending}/").replace(".csv'", f".{ending}'") for q in queries]
    answers.append([plain_rows(duckdb.sql(query).fetchall()) for query in here])
for answer in answers:
    assert answer == answers[0], (answer, answers[0])
print([len(rows) for rows in answers[0]])
for path in sorted(glob.glob(f"{root}/csv/*.csv")):
    name = os.path.basename(path)[:-4]
    tables = [duckdb.sql(f"FROM '{root}/{e}/{name}.{e}'") for e in formats]
    counts = [duckdb.sql(f"SELECT count(*) FROM '{root}/{e}/{name}.{e}'").fetchall() for e in formats]
    assert counts == counts[:1] * len(counts), (name, counts)
    assert len({tuple(table.columns) for table in tables}) == 1, name
    frames = [pandas.read_csv(f"{root}/csv/{name}.csv"), pandas.read_json(f"{root}/jsonl/{name}.jsonl", lines=True)]
    if "parquet" in formats:
        duckdb.sql(f"FROM '{root}/parquet/{name}.parquet'")
        try:
            frames.append(pandas.read_parquet(f"{root}/parquet/{name}.parquet"))
        except ImportError as missing:
            print("skipped:", missing)
    for frame in frames:
        assert list(frame.columns) == list(frames[0].columns) and len(frame) == len(frames[0]), name
    if "parquet" in formats and name == "events":
        kinds = dict(zip(tables[0].columns, duckdb.sql(f"FROM '{root}/parquet/events.parquet'").types))
        assert str(kinds["date"]) == "DATE" and str(kinds["findings"]) == "BIGINT", kinds
"#;

#[test]
fn duckdb_and_pandas_read_the_tables_and_answer_the_documented_questions() {
    let (_folder, root) = archive();
    let formats: &[&str] = match cfg!(feature = "parquet") {
        true => &["csv", "jsonl", "parquet"],
        false => &["csv", "jsonl"],
    };
    for format in formats {
        export(&root, format);
    }
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let pythons = std::env::split_paths(&paths).map(|folder| folder.join("python3"));
    for python in pythons.filter(|python| python.is_file()) {
        let output = Command::new(python)
            .args(["-c", QUERIES])
            .args([docs().as_path(), root.parent().expect("a folder")])
            .arg(formats.join(","))
            .output()
            .expect("Python runs");
        if output.status.code() == Some(2) {
            continue;
        }
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        return;
    }
    println!("skipped: no Python has duckdb and pandas (pip install duckdb pandas pyarrow)");
}

#[test]
fn it_is_said_how_many_rows_were_written_where() {
    let (_folder, root) = archive();
    let tables = root.with_file_name("tables");
    let [root, tables] = [root, tables].map(|path| path.display().to_string());
    let outcome = parallax(["export", &root, "-o", &tables]);
    let said = format!("rows in 8 tables, written to {tables}");
    assert!(outcome.err.contains(&said), "{}", outcome.err);
    let file = format!("{tables}/events.csv");
    let outcome = parallax(["export", &root, "-o", &file]);
    let said = format!("parallax: 3 rows in 1 table, written to {file}");
    assert!(outcome.err.contains(&said), "{}", outcome.err);
}
