//! The keyed hash that turns the names of people into codes at the door.

use hmac::{Hmac, KeyInit, Mac};
use kajitori_domain::refusal::Refusal;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;

/// Hexadecimal digits of a code: 48 bits, so that 10⁵ names collide with a chance below 2 in 10⁵;
/// a collision inside a file is refused.
const DIGITS: usize = 12;

/// The secret key of one engagement; whoever has it can find out which name has which code.
#[derive(Clone)]
pub struct Key(Hmac<Sha256>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(secret)")
    }
}

impl Key {
    /// A key from its 32 bytes.
    ///
    /// # Panics
    /// Never: the hash takes keys of any length.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Hmac::new_from_slice(&bytes).expect("a key of any length is taken"))
    }

    /// Reads the content of a key file: lines that start with `#` explain, the other is 64
    /// hexadecimal digits.
    ///
    /// # Errors
    /// `log-key-unreadable` when it is anything else.
    pub fn from_text(text: &str) -> Result<Self, Refusal> {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines =
            text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let bytes = lines.next().and_then(bytes).filter(|_| lines.next().is_none());
        bytes.map(Self::new).ok_or_else(|| Refusal {
            code: "log-key-unreadable",
            args: Vec::new(),
            problems: Vec::new(),
        })
    }

    /// The content of a key file for `bytes`, which must come from a good source of randomness.
    pub fn to_text(bytes: [u8; 32]) -> String {
        let digits: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        format!(
            "# Kajitori: この鍵は担当者名を符号に置き換えます。委託案件ごとに一つ作り、委託先と安全に共有し、公開しないでください。\n\
             # Kajitori: this key turns the names of people into codes. Keep one per engagement;\n\
             # never publish it.\n\
             {digits}\n"
        )
    }

    /// The code of the person `name`: `op-` and 12 hexadecimal digits of HMAC-SHA-256 over the name
    /// without surrounding space in Unicode's composed form (NFC).
    pub fn code(&self, name: &str) -> String {
        let mut mac = self.0.clone();
        let name: String = name.trim().nfc().collect();
        mac.update(name.as_bytes());
        let digest = mac.finalize().into_bytes();
        let digits: String = digest.iter().map(|b| format!("{b:02x}")).collect();
        format!("op-{}", &digits[..DIGITS])
    }
}

/// Whether `name` is a code already, as in a log that was coded before: it names nobody.
pub(crate) fn is_code(name: &str) -> bool {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    name.strip_prefix("op-").is_some_and(|code| code.len() == DIGITS && code.bytes().all(hex))
}

fn bytes(digits: &str) -> Option<[u8; 32]> {
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_reads_back_and_codes_names() {
        let mut secret = [7; 32];
        secret[31] = 0xa0;
        let key = Key::from_text(&Key::to_text(secret)).expect("our own key file");
        let code = key.code("山田 花子");
        assert_eq!(code, Key::new(secret).code(" 山田 花子　"));
        assert!(code.starts_with("op-") && code.len() == 15, "{code}");
        assert_ne!(code, key.code("山田 花"));
        assert_ne!(code, Key::new([7; 32]).code("山田 花子"));
        assert_eq!(key.code("が"), key.code("か\u{3099}"), "composed and decomposed are one name");
    }

    #[test]
    fn known_answer() {
        // HMAC-SHA-256 of RFC 4231 kind, computed with Python's hmac module.
        let key = Key::new([0x0b; 32]);
        assert_eq!(key.code("Hi There"), "op-198a607eb44b");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in
            ["", "# only words\n", "zz", &"0".repeat(63), &format!("{0}\n{0}", "0".repeat(64))]
        {
            let refusal = Key::from_text(text).expect_err("no key");
            assert_eq!(refusal.code, "log-key-unreadable");
        }
    }
}
