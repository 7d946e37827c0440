//! Codes: short texts that the program knows, when they come back from where they were stored.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer, de};

/// A text that stands in the program, e.g. the code of a problem.
pub type Code = &'static str;

/// Distinct codes at most. The program has some hundreds; a stored pack of any version has no more.
const MOST: usize = 4_096;

/// Characters of a code at most.
const LONGEST: usize = 64;

static KNOWN: Mutex<BTreeSet<Code>> = Mutex::new(BTreeSet::new());

/// The code that reads `text`: always the same one. `None` for what no code looks like, and when
/// there are more than any program has.
pub fn code(text: &str) -> Option<Code> {
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    if text.len() > LONGEST || !text.bytes().all(plain) {
        return None;
    }
    let mut known = KNOWN.lock().ok()?;
    if let Some(code) = known.get(text) {
        return Some(code);
    }
    if known.len() >= MOST {
        return None;
    }
    let code: Code = text.to_owned().leak();
    known.insert(code);
    Some(code)
}

fn known<E: de::Error>(text: &str) -> Result<Code, E> {
    code(text).ok_or_else(|| E::custom("not a code"))
}

/// Reads one code.
pub(crate) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Code, D::Error> {
    known(&String::deserialize(from)?)
}

/// Reads codes, each with a value.
pub(crate) fn pairs<'de, D, T>(from: D) -> Result<Vec<(Code, T)>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let pairs = Vec::<(String, T)>::deserialize(from)?;
    pairs.into_iter().map(|(text, value)| Ok((known(&text)?, value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_kept_once_and_nothing_else_is_kept() {
        let first = code("time-missing").expect("a code");
        let second = code(&String::from("time-missing")).expect("a code");
        assert_eq!((first, first.as_ptr()), (second, second.as_ptr()));
        let long = "a".repeat(65);
        for text in ["Time", "time missing", "日時", long.as_str()] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
