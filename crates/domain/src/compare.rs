//! Two texts compared line by line: the shortest way from one to the other.

/// A line of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the first.
    Gone(&'a str),
    /// Only in the second.
    New(&'a str),
}

/// Steps of the search at most; texts that are further apart are shown as replaced.
const FURTHEST: usize = 2_000;

/// What has to go and to come for `first` to become `second`.
pub fn lines<'a>(first: &'a str, second: &'a str) -> Vec<Line<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (first.lines().collect(), second.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b);
    let tail = tail.count();
    let (old_mid, new_mid) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut found: Vec<Line<'a>> = old[..head].iter().map(|line| Line::Same(line)).collect();
    found.extend(between(old_mid, new_mid));
    found.extend(old[old.len() - tail..].iter().map(|line| Line::Same(line)));
    found
}

/// Myers' search, with every step remembered; the ways are then followed backwards.
fn between<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let (n, m) = (old.len(), new.len());
    let most = (n + m).min(FURTHEST);
    // How far a way gets in `old` on each diagonal, which are counted from `middle`.
    let middle = most + 1;
    let mut reach = vec![0_usize; 2 * most + 3];
    let mut steps: Vec<Vec<usize>> = Vec::new();
    for step in 0..=most {
        steps.push(reach.clone());
        for diagonal in (middle - step..=middle + step).step_by(2) {
            let mut x = start(&reach, diagonal, (middle, step));
            // Diagonals outside the two texts lead nowhere.
            let Some(mut y) = (x + middle).checked_sub(diagonal) else { continue };
            while x < n && y < m && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            reach[diagonal] = x;
            if x >= n && y >= m {
                return follow(&steps, (old, new), middle);
            }
        }
    }
    let gone = old.iter().map(|line| Line::Gone(line));
    gone.chain(new.iter().map(|line| Line::New(line))).collect()
}

/// Where a way begins on `diagonal`: below the longer of its neighbours, or right of it.
fn start(reach: &[usize], diagonal: usize, (middle, step): (usize, usize)) -> usize {
    let down = diagonal == middle - step
        || (diagonal != middle + step && reach[diagonal - 1] < reach[diagonal + 1]);
    if down { reach[diagonal + 1] } else { reach[diagonal - 1] + 1 }
}

fn follow<'a>(
    steps: &[Vec<usize>],
    (old, new): (&[&'a str], &[&'a str]),
    middle: usize,
) -> Vec<Line<'a>> {
    let (mut x, mut y) = (old.len(), new.len());
    let mut back = Vec::new();
    for (step, reach) in steps.iter().enumerate().rev() {
        let diagonal = x + middle - y;
        let began = start(reach, diagonal, (middle, step));
        let before = (began + middle).saturating_sub(diagonal);
        while step > 0 && x > began && y > before || step == 0 && x > 0 && y > 0 {
            (x, y) = (x - 1, y - 1);
            back.push(Line::Same(old[x]));
        }
        if step == 0 {
            break;
        }
        let down = diagonal == middle - step
            || (diagonal != middle + step && reach[diagonal - 1] < reach[diagonal + 1]);
        if down {
            y -= 1;
            back.push(Line::New(new[y]));
        } else {
            x -= 1;
            back.push(Line::Gone(old[x]));
        }
    }
    back.reverse();
    back
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(first: &str, second: &str) -> Vec<String> {
        let show = |line: &Line<'_>| match line {
            Line::Same(text) => format!(" {text}"),
            Line::Gone(text) => format!("-{text}"),
            Line::New(text) => format!("+{text}"),
        };
        lines(first, second).iter().map(show).collect()
    }

    #[test]
    fn what_came_and_what_went() {
        assert_eq!(shown("a\nb\nc", "a\nx\nc"), [" a", "-b", "+x", " c"]);
        assert_eq!(shown("", "a\nb"), ["+a", "+b"]);
        assert_eq!(shown("a\nb", ""), ["-a", "-b"]);
        assert_eq!(shown("a\nb\nd\ne", "b\nc\nd"), ["-a", " b", "+c", " d", "-e"]);
        assert_eq!(shown("a\na", "a"), [" a", "-a"]);
        assert_eq!(shown("same", "same"), [" same"]);
    }

    #[test]
    fn texts_too_far_apart_are_replaced() {
        let side = |name: &str| (0..FURTHEST).map(|n| format!("{name}{n}\n")).collect::<String>();
        let (first, second) = (side("a"), side("b"));
        let found = lines(&first, &second);
        assert_eq!(found.len(), 2 * FURTHEST);
        assert!(found[..FURTHEST].iter().all(|line| matches!(line, Line::Gone(_))));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn both_texts_stand_in_the_comparison(
            first in proptest::collection::vec("[abc]", 0..12),
            second in proptest::collection::vec("[abc]", 0..12),
        ) {
            let (one, other) = (first.join("\n"), second.join("\n"));
            let found = lines(&one, &other);
            let old: Vec<&str> = found.iter().filter_map(|line| match line {
                Line::Same(text) | Line::Gone(text) => Some(*text),
                Line::New(_) => None,
            }).collect();
            let new: Vec<&str> = found.iter().filter_map(|line| match line {
                Line::Same(text) | Line::New(text) => Some(*text),
                Line::Gone(_) => None,
            }).collect();
            prop_assert_eq!(old, first);
            prop_assert_eq!(new, second);
        }
    }
}
