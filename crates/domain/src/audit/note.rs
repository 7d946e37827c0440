//! Signed notes after C2SP `signed-note`: a text, an empty line, and who signed it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::hash::Sha256;

/// The algorithm's byte: Ed25519.
const ED25519: u8 = 1;

/// Somebody who signs for the house.
pub trait Signer: Send + Sync {
    /// The signer's name, as notes have it: no blanks, no plus sign.
    fn name(&self) -> &str;

    /// What others check signatures by: name, hash and key, with plus signs between.
    fn verifier(&self) -> String;

    /// The note of `text`, which ends its last line.
    fn sign(&self, text: &str) -> String;
}

fn key_id(name: &str, key: &[u8]) -> [u8; 4] {
    let Sha256([a, b, c, d, ..]) = Sha256::of_parts([name.as_bytes(), b"\n", key]);
    [a, b, c, d]
}

fn hex(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}

/// A name that a note can have.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

/// A signer with the key at hand.
pub struct KeySigner {
    name: String,
    key: SigningKey,
}

impl std::fmt::Debug for KeySigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeySigner").field("verifier", &self.verifier()).finish_non_exhaustive()
    }
}

impl KeySigner {
    /// A signer called `name`, whose Ed25519 key comes from `seed`; `None` where notes cannot have
    /// that name.
    pub fn new(name: &str, seed: &[u8; 32]) -> Option<Self> {
        let key = SigningKey::from_bytes(seed);
        is_name(name).then(|| Self { name: name.to_owned(), key })
    }

    fn public(&self) -> Vec<u8> {
        [&[ED25519][..], self.key.verifying_key().as_bytes()].concat()
    }
}

impl Signer for KeySigner {
    fn name(&self) -> &str {
        &self.name
    }

    fn verifier(&self) -> String {
        let public = self.public();
        let id = hex(key_id(&self.name, &public));
        format!("{}+{id}+{}", self.name, BASE64.encode(public))
    }

    fn sign(&self, text: &str) -> String {
        let id = key_id(&self.name, &self.public());
        let signature = self.key.sign(text.as_bytes()).to_bytes();
        let signed = BASE64.encode([&id[..], &signature].concat());
        format!("{text}\n— {} {signed}\n", self.name)
    }
}

/// The text of `note`, if the owner of `verifier` has signed it.
pub fn open<'a>(note: &'a str, verifier: &str) -> Option<&'a str> {
    let (name, id, key) = read_verifier(verifier)?;
    // The text may hold empty lines; the signatures start after the last one.
    let (text, signatures) = note.rsplit_once("\n\n")?;
    let text = &note[..=text.len()];
    let signatures = signatures.strip_suffix('\n')?;
    let mut good = false;
    for line in signatures.split('\n') {
        let (signer, signed) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = BASE64.decode(signed).ok().filter(|bytes| bytes.len() > 4)?;
        let (signed_id, signature) = bytes.split_at(4);
        if signer == name && signed_id == id {
            let signature = Signature::from_slice(signature).ok()?;
            key.verify_strict(text.as_bytes(), &signature).ok()?;
            good = true;
        }
    }
    good.then_some(text)
}

fn read_verifier(verifier: &str) -> Option<(&str, [u8; 4], VerifyingKey)> {
    let mut parts = verifier.splitn(3, '+');
    let (name, id_text, key) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = BASE64.decode(key).ok()?;
    let (algorithm, key) = bytes.split_first()?;
    let id = key_id(name, &bytes);
    if !is_name(name) || *algorithm != ED25519 || hex(id) != id_text {
        return None;
    }
    let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
    Some((name, id, key))
}
