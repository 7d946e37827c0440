//! What a password must be: long, and nothing that a guesser tries first. There is no rule of
//! composition and no end of its time (NIST SP 800-63B-4, 3.1.1.2).

use crate::refusal::Refusal;

/// Fewest characters.
pub const LEAST: usize = 12;
/// Most characters.
pub const MOST: usize = 128;
/// Fewest different characters: fewer are one key held down.
const DIFFERENT: usize = 4;
/// The shortest part of a name or an address that a password may not consist of.
const OWN: usize = 4;

/// One on each line, in small letters; each is also refused with digits or signs behind it.
const COMMON: &str = include_str!("../../../content/passwords/common.txt");

/// Whether `password` is good for whoever has these `own` words: name, address, company.
///
/// # Errors
/// `password-short` and `password-long` with the limit, `password-own`, `password-common`.
pub fn accept(password: &str, own: &[&str]) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < LEAST {
        return Err(Refusal::new("password-short").with("least", LEAST.to_string()));
    }
    if length > MOST {
        return Err(Refusal::new("password-long").with("most", MOST.to_string()));
    }
    let small = password.to_lowercase();
    if own.iter().any(|own| consists(&small, own)) {
        return Err(Refusal::new("password-own"));
    }
    let mut characters: Vec<char> = small.chars().collect();
    characters.sort_unstable();
    characters.dedup();
    let lines = COMMON.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    if characters.len() < DIFFERENT || lines.into_iter().any(|line| decorated(&small, line)) {
        return Err(Refusal::new("password-common"));
    }
    Ok(())
}

/// Whether little is left of `password` without the parts of `own`.
fn consists(password: &str, own: &str) -> bool {
    let own = own.to_lowercase();
    let parts = own.split(|c: char| !c.is_alphanumeric());
    let mut rest = password.to_owned();
    for part in parts.filter(|part| part.chars().count() >= OWN) {
        rest = rest.replace(part, "");
    }
    rest.len() < password.len() && rest.chars().count() < LEAST - OWN
}

/// Whether `password` is `word`, once or repeated, with nothing but digits and signs beside it.
fn decorated(password: &str, word: &str) -> bool {
    let rest = password.replace(word, "");
    rest.len() < password.len() && !rest.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> &'static str {
        let own = ["山田 恵子 Keiko Yamada", "keiko.yamada@minato.example"];
        accept(password, &own).map_or_else(|refusal| refusal.code, |()| "")
    }

    #[test]
    fn long_is_good_and_what_is_tried_first_is_not() {
        for (password, expected) in [
            ("correct horse battery", ""),
            ("朝焼けの港に船が三艘ならぶ", ""),
            ("shortish 1!", "password-short"),
            (&"港町の朝".repeat(33), "password-long"),
            ("keikoyamada2026", "password-own"),
            ("Yamada-minato-1", "password-own"),
            ("yamada climbs the mountain", ""),
            ("Password1234!", "password-common"),
            ("passwordpassword", "password-common"),
            ("123456789012", "password-common"),
            ("aaaaaaaaaaaaaaa", "password-common"),
            ("ababababababab", "password-common"),
            ("my password is a long story", ""),
        ] {
            assert_eq!(code(password), expected, "{password}");
        }
    }
}
