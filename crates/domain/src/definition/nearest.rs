//! The known name that a misspelt one probably means.

/// Names longer than this are not compared.
const LONGEST: usize = 64;

/// The candidate that differs least from `name`, if it differs by at most a third of its letters;
/// the first of equally near ones.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = |text: &str| -> Vec<char> {
        text.chars().flat_map(char::to_lowercase).filter(|c| !"-_ ".contains(*c)).collect()
    };
    let wanted = plain(name);
    if wanted.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters = plain(candidate);
        let allowed = (wanted.len().max(letters.len()) / 3).max(1);
        if letters.len() > LONGEST || wanted.len().abs_diff(letters.len()) > allowed {
            continue;
        }
        let distance = distance(&wanted, &letters);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Levenshtein's distance: insertions, deletions and replacements.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        let names = ["target", "minimum", "assign_by", "start", "影響度"];
        let cases = [
            ("targt", Some("target")),
            ("assignBy", Some("assign_by")),
            ("Start", Some("start")),
            ("影響", Some("影響度")),
            ("stop", None),
            ("tarring", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(nearest(name, names), expected, "{name}");
        }
    }
}
