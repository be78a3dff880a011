//! Word vectors learnt from texts.

use std::fs;

use crate::common::parallax;
use parallax::vectors::{self, Size, Vectors, learn};

/// Texts in which cats and dogs keep the same company, and ships another.
fn texts() -> Vec<String> {
    let pets = ["fed", "petted", "walked", "brushed", "trained", "washed"];
    let sea = [
        "sailed", "docked", "anchored", "loaded", "launched", "moored",
    ];
    let mut texts = Vec::new();
    for round in 0..40 {
        for (index, (pet, at_sea)) in pets.iter().zip(sea).enumerate() {
            let animal = ["cat", "dog"][(round + index) % 2];
            let vessel = ["ship", "vessel"][(round + index / 2) % 2];
            texts.push(format!("Owner {pet} {animal} garden."));
            texts.push(format!("Captain {at_sea} {vessel} harbour."));
        }
    }
    texts
}

fn cosine(vectors: &Vectors, a: &str, b: &str) -> f64 {
    let (a, b) = (vectors.find(a).expect(a), vectors.find(b).expect(b));
    let dot: f64 = a
        .values()
        .zip(b.values())
        .map(|(a, b)| f64::from(a) * f64::from(b))
        .sum();
    dot / (a.length() * b.length())
}

const SIZE: Size = Size {
    words: 100,
    dimensions: 4,
};

#[test]
fn words_of_one_company_point_one_way() {
    let vectors = learn(&texts(), "en", SIZE);
    assert!(cosine(&vectors, "cat", "dog") > 0.8);
    assert!(cosine(&vectors, "ship", "vessel") > 0.8);
    assert!(cosine(&vectors, "cat", "ship") < 0.3);
    assert!(vectors.find("submarine").is_none());
}

#[test]
fn the_same_texts_give_the_same_file_which_reads_back() {
    let vectors = learn(&texts(), "en", SIZE);
    let again = learn(&texts(), "en", SIZE);
    assert!(vectors.bytes() == again.bytes());
    let read = Vectors::read(vectors.bytes().to_vec().into()).expect("read");
    assert_eq!(read.find("cat"), vectors.find("cat"));
    for cut in [0, 5, 13, 20, vectors.bytes().len() - 1] {
        assert!(
            Vectors::read(vectors.bytes()[..cut].to_vec().into()).is_err(),
            "{cut}"
        );
    }
}

#[test]
fn the_command_reads_folders_and_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines: Vec<String> = texts()
        .iter()
        .map(|text| serde_json::json!({ "text": text, "n": 1 }).to_string())
        .collect();
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).expect("written");
    fs::write(folder.path().join("b.txt"), "One more text.").expect("written");
    let output = folder.path().join("out.vectors");
    let (from, to) = (
        folder.path().display().to_string(),
        output.display().to_string(),
    );
    let outcome = parallax(["learn", &from, "--output", &to, "--dimensions", "4"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(outcome.out.contains("481 texts"), "{}", outcome.out);
    assert!(Vectors::read(fs::read(&output).expect("read").into()).is_ok());

    fs::write(folder.path().join("c.jsonl"), "{}\n").expect("written");
    let outcome = parallax(["learn", &from, "--output", &to]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("c.jsonl, line 1"), "{}", outcome.err);
}

#[test]
fn the_vectors_of_the_program_are_whole_and_of_the_field() {
    let vectors = vectors::of("en").expect("English vectors");
    assert!(vectors.bytes().len() <= 3 << 20);
    assert!(cosine(vectors, "sanction", "embargo") > cosine(vectors, "sanction", "cultur"));
    assert!(cosine(vectors, "telephon", "phone") > 0.4);
    assert!(vectors::of("zh").is_none());
}
