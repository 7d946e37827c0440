//! Names of people become codes before anything is kept.

use kajitori_domain::refusal::Stop;
use unicode_normalization::UnicodeNormalization;

use crate::interner::{Full, Interner};
use crate::key::{Key, is_code};
use crate::source::refusal;

/// How a name becomes a code.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Coder<'k> {
    /// By the engagement's key.
    Keyed(&'k Key),
    /// By order of appearance, for looking at a file without a key.
    Numbered,
}

/// The codes given so far in one file.
pub(crate) struct People<'k> {
    coder: Coder<'k>,
    /// Names as written, and for each the number of its code.
    names: Interner,
    codes_of: Vec<u32>,
    /// Codes, and for each the composed name that has it.
    codes: Interner,
    owners: Interner,
}

/// A text column is full.
pub(crate) fn full(file: &str) -> impl Fn(Full) -> Stop {
    let file = file.to_owned();
    move |Full| refusal("log-too-much-text", &file).into()
}

impl<'k> People<'k> {
    pub(crate) fn new(coder: Coder<'k>) -> Self {
        Self {
            coder,
            names: Interner::default(),
            codes_of: Vec::new(),
            codes: Interner::default(),
            owners: Interner::default(),
        }
    }

    /// The code of `name`; refuses when two people would get one code.
    pub(crate) fn code(&mut self, name: &str, file: &str) -> Result<&str, Stop> {
        let known = self.names.len();
        let index = usize::try_from(self.names.intern(name).map_err(full(file))?);
        let index = index.unwrap_or(usize::MAX);
        if index == known {
            let composed: String = name.nfc().collect();
            let before = self.owners.find(&composed);
            let number = match (before, self.coder) {
                (Some(number), _) => number,
                (None, Coder::Keyed(_)) if is_code(&composed) => {
                    self.give(&composed, &composed, file)?
                }
                (None, Coder::Keyed(key)) => self.give(&key.code(name), &composed, file)?,
                (None, Coder::Numbered) => {
                    let code = format!("op-{}", self.codes.len() + 1);
                    self.give(&code, &composed, file)?
                }
            };
            self.codes_of.push(number);
        }
        let number = self.codes_of.get(index).copied().unwrap_or(u32::MAX);
        Ok(self.codes.get(number))
    }

    fn give(&mut self, code: &str, owner: &str, file: &str) -> Result<u32, Stop> {
        if self.codes.find(code).is_some() {
            return Err(refusal("log-operator-collision", file).into());
        }
        self.owners.intern(owner).map_err(full(file))?;
        self.codes.intern(code).map_err(full(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_one_code() {
        let key = Key::new([1; 32]);
        let mut people = People::new(Coder::Keyed(&key));
        let mut code = |name: &str| people.code(name, "f").map(str::to_owned).expect("room");
        let (a, b) = (code("が"), code("山田"));
        assert_eq!(a, code("か\u{3099}"));
        assert_eq!(b, code("山田"));
        assert_ne!(a, b);
    }

    #[test]
    fn a_hundred_thousand_names_do_not_collide() {
        let key = Key::new([2; 32]);
        let mut people = People::new(Coder::Keyed(&key));
        for index in 0..100_000 {
            people.code(&format!("担当者{index}"), "f").expect("no collision");
        }
        assert_eq!(people.codes.len(), 100_000);
    }
}
