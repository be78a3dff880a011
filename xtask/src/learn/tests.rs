//! What is learnt, and whether parallax reads it.

use std::fs;

use parallax::vectors::Vectors;

use super::{Arguments, Size, learn, run};

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

fn read(bytes: Vec<u8>) -> Vectors {
    Vectors::read(bytes.into()).expect("a file of vectors")
}

const SIZE: Size = Size {
    words: 100,
    dimensions: 4,
};

#[test]
fn words_of_one_company_point_one_way() {
    let vectors = read(learn(&texts(), "en", SIZE).expect("enough words").bytes);
    assert!(cosine(&vectors, "cat", "dog") > 0.8);
    assert!(cosine(&vectors, "ship", "vessel") > 0.8);
    assert!(cosine(&vectors, "cat", "ship") < 0.3);
    assert!(vectors.find("submarine").is_none());
}

#[test]
fn the_same_texts_give_the_same_file_which_reads_back() {
    let learnt = learn(&texts(), "en", SIZE).expect("enough words");
    let again = learn(&texts(), "en", SIZE).expect("enough words");
    assert!(learnt.bytes == again.bytes);
    let vectors = read(learnt.bytes.clone());
    assert_eq!((vectors.words(), vectors.dimensions()), (learnt.words, 4));
    assert!(vectors.bytes() == learnt.bytes);
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
    let arguments = Arguments {
        texts: vec![folder.path().to_owned()],
        output: output.clone(),
        language: "en".to_owned(),
        words: 100,
        dimensions: 4,
    };
    let line = run(&arguments).expect("learnt");
    assert!(line.contains("481 texts"), "{line}");
    assert!(Vectors::read(fs::read(&output).expect("read").into()).is_ok());

    fs::write(folder.path().join("c.jsonl"), "{}\n").expect("written");
    let error = run(&arguments).expect_err("no text").to_string();
    assert!(error.contains("c.jsonl, line 1"), "{error}");
}

#[test]
fn too_few_words_and_what_is_no_file_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("a.txt");
    fs::write(&text, "One short text.").expect("written");
    for (path, said) in [
        (text.as_path(), "only 0 words"),
        ("/dev/zero".as_ref(), "not a file"),
    ] {
        let arguments = Arguments {
            texts: vec![path.to_owned()],
            output: folder.path().join("out.vectors"),
            language: "en".to_owned(),
            words: 100,
            dimensions: 4,
        };
        let error = run(&arguments).expect_err(said).to_string();
        assert!(error.contains(said), "{error}");
    }
}
