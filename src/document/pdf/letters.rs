//! Bytes that a PDF file writes in letters.

/// Bytes written in 85 letters, five for four, up to `~`.
pub(super) fn base_85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group = Vec::with_capacity(5);
    for &letter in text.iter().take_while(|letter| **letter != b'~') {
        match letter {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(letter - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(four(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&four(&group)[..kept]);
    }
    bytes
}

fn four(group: &[u8]) -> [u8; 4] {
    let figure = group.iter().fold(0_u32, |sum, digit| {
        sum.wrapping_mul(85).wrapping_add(u32::from(*digit))
    });
    figure.to_be_bytes()
}

/// Bytes written in 16 letters, two for one, up to `>`.
pub(super) fn base_16(text: &[u8]) -> Vec<u8> {
    let end = memchr::memchr(b'>', text).unwrap_or(text.len());
    let digits: Vec<u8> = text[..end]
        .iter()
        .filter_map(|letter| char::from(*letter).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks(2)
        .map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_bytes() {
        assert_eq!(base_85(b"87cUR\nD]~>"), b"Hello");
        assert_eq!(base_85(b"z~>"), [0; 4]);
        assert_eq!(base_16(b"48 65 6c6C 6f>"), b"Hello");
    }
}
