//! SQL's `LIKE`.

/// Whether `text` fits `pattern`, in which `%` stands for any characters and `_` for exactly one.
/// Upper and lower case differ.
pub(crate) fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) =
        (text.chars().collect(), pattern.chars().collect());
    let (mut t, mut p) = (0, 0);
    // The last `%` seen and the text position that it has swallowed up to; one suffices, since a
    // later `%` can take over whatever an earlier one would have had to swallow.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('%') => {
                star = Some((p, t));
                p += 1;
            }
            Some(c) if *c == '_' || *c == text[t] => {
                (t, p) = (t + 1, p + 1);
            }
            _ => match star {
                Some((place, swallowed)) => {
                    star = Some((place, swallowed + 1));
                    (t, p) = (swallowed + 1, place + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '%')
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn wildcards_stand_for_characters() {
        for (text, pattern, fits) in [
            ("", "", true),
            ("", "%", true),
            ("", "_", false),
            ("abc", "abc", true),
            ("abc", "ABC", false),
            ("abc", "a%", true),
            ("abc", "%c", true),
            ("abc", "a_c", true),
            ("ac", "a_c", false),
            ("aXbXc", "a%X%c", true),
            ("aab", "%ab", true),
            ("受付済み", "受_済み", true),
            ("受付済み", "%済", false),
            ("a%c", "a%c", true),
        ] {
            assert_eq!(like(text, pattern), fits, "{text} LIKE {pattern}");
        }
    }
}
