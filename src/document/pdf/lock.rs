//! The lock of a PDF file that opens without a password, but forbids printing or copying. Its key is
//! computed from the file alone, as readers compute it: ISO 32000-2, 7.6.

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::tokens::{Token, Tokens, bytes, value};

/// What fills up a password that is shorter.
const PADDING: [u8; 32] = *b"\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\
                             \x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a";

/// Bytes of a block, and of what a text in blocks begins with.
const BLOCK: usize = 16;

/// Why a lock stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shut {
    /// It asks for a password.
    Password,
    /// It is of another kind, or broken.
    Unknown,
}

/// How bytes are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    None,
    Rc4,
    Aes128,
    Aes256,
}

/// The number of an object, and how often the number was used before.
pub(super) type Id = (u32, u16);

/// An open lock.
#[derive(Debug)]
pub(super) struct Lock {
    key: Vec<u8>,
    texts: Method,
    streams: Method,
    /// Whether what is stated of the file is locked too.
    pub(super) has_metadata: bool,
}

impl Lock {
    /// Opens the lock that a dictionary describes, of a file with this id.
    pub(super) fn open(dictionary: &[u8], file: &[u8]) -> Result<Self, Shut> {
        let entries = Entries(dictionary);
        if entries.name(b"/Filter") != Some(b"/Standard") {
            return Err(Shut::Unknown);
        }
        let [streams, texts] = entries.methods()?;
        let revision = entries.number(b"/R").ok_or(Shut::Unknown)?;
        let has_metadata = entries.word(b"/EncryptMetadata") != Some(b"false");
        let key = match revision {
            2..=4 => old_key(&entries, file, has_metadata)?,
            5 | 6 => new_key(&entries, revision == 5)?,
            _ => return Err(Shut::Unknown),
        };
        Ok(Self {
            key,
            texts,
            streams,
            has_metadata,
        })
    }

    /// What opens the strings and streams of an object.
    pub(super) fn of_object(&self, id: Id) -> Opener<'_> {
        Opener { lock: self, id }
    }

    /// The key of an object.
    fn key_of(&self, (number, generation): Id, method: Method) -> Vec<u8> {
        if method == Method::Aes256 {
            return self.key.clone();
        }
        let mut hash = Md5::new();
        hash.update(&self.key);
        hash.update(&number.to_le_bytes()[..3]);
        hash.update(generation.to_le_bytes());
        if method == Method::Aes128 {
            hash.update(b"sAlT");
        }
        let mut key = hash.finalize().to_vec();
        key.truncate(self.key.len() + 5);
        key
    }

    fn opened(&self, id: Id, method: Method, bytes: &[u8]) -> Vec<u8> {
        if method == Method::None || bytes.is_empty() {
            return bytes.to_vec();
        }
        let key = self.key_of(id, method);
        match method {
            Method::None | Method::Rc4 => rc4(&key, bytes),
            Method::Aes128 => unpadded(unchained(Aes128::new_from_slice(&key).ok(), bytes)),
            Method::Aes256 => unpadded(unchained(Aes256::new_from_slice(&key).ok(), bytes)),
        }
    }
}

/// Opens the strings and streams of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opener<'l> {
    lock: &'l Lock,
    id: Id,
}

impl Opener<'_> {
    pub(super) fn text(self, bytes: &[u8]) -> Vec<u8> {
        self.lock.opened(self.id, self.lock.texts, bytes)
    }

    pub(super) fn stream(self, bytes: &[u8]) -> Vec<u8> {
        self.lock.opened(self.id, self.lock.streams, bytes)
    }
}

/// The dictionary of a lock.
struct Entries<'f>(&'f [u8]);

impl<'f> Entries<'f> {
    fn token(&self, key: &[u8]) -> Option<Token<'f>> {
        value(self.0, key)?.next().map(|(_, token)| token)
    }

    fn number(&self, key: &[u8]) -> Option<i64> {
        self.token(key)?.number()
    }

    fn name(&self, key: &[u8]) -> Option<&'f [u8]> {
        match self.token(key)? {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    fn word(&self, key: &[u8]) -> Option<&'f [u8]> {
        match self.token(key)? {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The first bytes of a string.
    fn bytes<const N: usize>(&self, key: &[u8]) -> Result<[u8; N], Shut> {
        let Some(Token::Text(text)) = self.token(key) else {
            return Err(Shut::Unknown);
        };
        bytes(text).first_chunk().copied().ok_or(Shut::Unknown)
    }

    /// How streams and strings are locked.
    fn methods(&self) -> Result<[Method; 2], Shut> {
        match self.number(b"/V") {
            Some(1 | 2) => Ok([Method::Rc4; 2]),
            Some(4 | 5) => Ok([self.method(b"/StmF")?, self.method(b"/StrF")?]),
            _ => Err(Shut::Unknown),
        }
    }

    /// A method that has a name in the dictionary.
    fn method(&self, key: &[u8]) -> Result<Method, Shut> {
        let name = match self.name(key) {
            None | Some(b"/Identity") => return Ok(Method::None),
            Some(name) => name,
        };
        let methods = value(self.0, b"/CF").ok_or(Shut::Unknown)?;
        let methods = self.rest(&methods);
        let own = value(methods, name).ok_or(Shut::Unknown)?;
        match Entries(Entries(methods).rest(&own)).name(b"/CFM") {
            Some(b"/None") => Ok(Method::None),
            Some(b"/V2") => Ok(Method::Rc4),
            Some(b"/AESV2") => Ok(Method::Aes128),
            Some(b"/AESV3") => Ok(Method::Aes256),
            _ => Err(Shut::Unknown),
        }
    }

    fn rest(&self, tokens: &Tokens<'_>) -> &'f [u8] {
        &self.0[tokens.place()..]
    }
}

/// The key of a lock as it was until 2008.
fn old_key(entries: &Entries<'_>, file: &[u8], has_metadata: bool) -> Result<Vec<u8>, Shut> {
    let revision = entries.number(b"/R").unwrap_or_default();
    let length = match entries.number(b"/V") {
        Some(1) => 5,
        Some(2) => entries.number(b"/Length").unwrap_or(40).clamp(40, 128) as usize / 8,
        _ => BLOCK,
    };
    let owner: [u8; 32] = entries.bytes(b"/O")?;
    // The number is of 32 bits, with a sign or without.
    let permissions = entries.number(b"/P").ok_or(Shut::Unknown)? as u32;
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(owner);
    hash.update(permissions.to_le_bytes());
    hash.update(file);
    if revision >= 4 && !has_metadata {
        hash.update([0xff; 4]);
    }
    let mut key = hash.finalize().to_vec();
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key[..length]).to_vec();
        }
    }
    key.truncate(length);
    let user: [u8; 16] = entries.bytes(b"/U")?;
    let is_open = if revision == 2 {
        rc4(&key, &PADDING)[..16] == user
    } else {
        proof(&key, file) == user
    };
    if is_open {
        Ok(key)
    } else {
        Err(Shut::Password)
    }
}

/// What shows that a key is right.
fn proof(key: &[u8], file: &[u8]) -> [u8; 16] {
    let hash = Md5::new().chain_update(PADDING).chain_update(file);
    let mut proof = hash.finalize().to_vec();
    for round in 0..20 {
        let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        proof = rc4(&key, &proof);
    }
    proof.try_into().unwrap_or_default()
}

/// The key of a lock as it is since.
fn new_key(entries: &Entries<'_>, is_first: bool) -> Result<Vec<u8>, Shut> {
    let user: [u8; 48] = entries.bytes(b"/U")?;
    let (proof, salts) = user.split_at(32);
    let (proof_salt, key_salt) = salts.split_at(8);
    let hash = |salt: &[u8]| {
        let first = Sha256::digest(salt).to_vec();
        if is_first { first } else { hardened(first) }
    };
    if hash(proof_salt) != proof {
        return Err(Shut::Password);
    }
    let locked: [u8; 32] = entries.bytes(b"/UE")?;
    let chained = [&[0; BLOCK][..], &locked].concat();
    Ok(unchained(
        Aes256::new_from_slice(&hash(key_salt)).ok(),
        &chained,
    ))
}

/// A hash of a hash that takes long to compute. The password, which is empty, has no part in it.
fn hardened(first: Vec<u8>) -> Vec<u8> {
    let mut hash = first;
    for round in 1.. {
        let mixed = chained(&hash, &hash.repeat(64));
        // The remainder of the number that the first block is, as 256 leaves one.
        let remainder = mixed[..BLOCK]
            .iter()
            .map(|byte| u32::from(*byte))
            .sum::<u32>()
            % 3;
        hash = match remainder {
            0 => Sha256::digest(&mixed).to_vec(),
            1 => Sha384::digest(&mixed).to_vec(),
            _ => Sha512::digest(&mixed).to_vec(),
        };
        let last = mixed.last().copied().unwrap_or_default();
        if round >= 64 && u32::from(last) <= round - 32 {
            break;
        }
    }
    hash.truncate(32);
    hash
}

/// Blocks that are locked one after the other, with the first half of a key; the second half goes
/// before them.
fn chained(key: &[u8], blocks: &[u8]) -> Vec<u8> {
    let Some(cipher) = key
        .get(..BLOCK)
        .and_then(|key| Aes128::new_from_slice(key).ok())
    else {
        return Vec::new();
    };
    let mut before = [0; BLOCK];
    before.copy_from_slice(&key[BLOCK..2 * BLOCK]);
    let mut locked = Vec::with_capacity(blocks.len());
    for block in blocks.as_chunks::<BLOCK>().0 {
        let mut mixed = mixed(*block, before).into();
        cipher.encrypt_block(&mut mixed);
        before = mixed.into();
        locked.extend_from_slice(&before);
    }
    locked
}

/// What such blocks were. The first goes before them.
fn unchained<C>(cipher: Option<C>, blocks: &[u8]) -> Vec<u8>
where
    C: BlockCipherDecrypt<BlockSize = aes::cipher::typenum::U16>,
{
    let Some(cipher) = cipher else {
        return Vec::new();
    };
    let blocks = blocks.as_chunks::<BLOCK>().0;
    let mut open = Vec::with_capacity(blocks.len() * BLOCK);
    for pair in blocks.windows(2) {
        let mut block = pair[1].into();
        cipher.decrypt_block(&mut block);
        open.extend_from_slice(&mixed(block.into(), pair[0]));
    }
    open
}

fn mixed(block: [u8; BLOCK], with: [u8; BLOCK]) -> [u8; BLOCK] {
    std::array::from_fn(|at| block[at] ^ with[at])
}

/// Bytes without those that fill up the last block, each of which says how many they are.
fn unpadded(mut bytes: Vec<u8>) -> Vec<u8> {
    let fill = bytes.last().map_or(0, |last| usize::from(*last));
    if (1..=BLOCK).contains(&fill) {
        bytes.truncate(bytes.len() - fill);
    }
    bytes
}

/// RC4, which locks and opens alike.
fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut other = 0_u8;
    for at in 0..256 {
        other = other
            .wrapping_add(state[at])
            .wrapping_add(key[at % key.len()]);
        state.swap(at, usize::from(other));
    }
    let (mut one, mut other) = (0_u8, 0_u8);
    let mut next = || {
        one = one.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(one)]);
        state.swap(usize::from(one), usize::from(other));
        let sum = state[usize::from(one)].wrapping_add(state[usize::from(other)]);
        state[usize::from(sum)]
    };
    bytes.iter().map(|byte| byte ^ next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_locked_as_published() {
        // Of RFC 6229 and of NIST SP 800-38A.
        assert_eq!(rc4(&[1, 2, 3, 4, 5], &[0; 4]), [0xb2, 0x39, 0x63, 0x05]);
        let key = b"\x2b\x7e\x15\x16\x28\xae\xd2\xa6\xab\xf7\x15\x88\x09\xcf\x4f\x3c";
        let first: [u8; 16] = std::array::from_fn(|at| at as u8);
        let block = b"\x6b\xc1\xbe\xe2\x2e\x40\x9f\x96\xe9\x3d\x7e\x11\x73\x93\x17\x2a";
        let locked = chained(&[&key[..], &first].concat(), block);
        assert_eq!(locked[..4], [0x76, 0x49, 0xab, 0xac]);
        let cipher = Aes128::new_from_slice(key).ok();
        assert_eq!(unchained(cipher, &[&first[..], &locked].concat()), block);
    }
}
