//! The word vectors of the program.

use parallax::vectors::{self, Vectors};

fn cosine(vectors: &Vectors, a: &str, b: &str) -> f64 {
    let (a, b) = (vectors.find(a).expect(a), vectors.find(b).expect(b));
    let dot: f64 = a
        .values()
        .zip(b.values())
        .map(|(a, b)| f64::from(a) * f64::from(b))
        .sum();
    dot / (a.length() * b.length())
}

#[test]
fn the_vectors_of_the_program_are_whole_and_of_the_field() {
    let vectors = vectors::of("en").expect("English vectors");
    assert!(vectors.bytes().len() <= 3 << 20);
    assert!(cosine(vectors, "sanction", "embargo") > cosine(vectors, "sanction", "cultur"));
    assert!(cosine(vectors, "telephon", "phone") > 0.4);
    assert!(vectors::of("zh").is_none());
}

#[test]
fn a_file_that_is_not_whole_is_refused() {
    let vectors = vectors::of("en").expect("English vectors");
    let read = |bytes: &[u8]| Vectors::read(bytes.to_vec().into());
    assert_eq!(read(vectors.bytes()).as_ref(), Ok(vectors));
    for cut in [0, 5, 13, 20, vectors.bytes().len() - 1] {
        assert!(read(&vectors.bytes()[..cut]).is_err(), "{cut}");
    }
}
