//! `README.md` and `README.ja.md` say the same: same structure, same commands, linked to each
//! other.

use super::finding::Finding;
use super::markdown;

pub(super) const ENGLISH: &str = "README.md";
pub(super) const JAPANESE: &str = "README.ja.md";

/// Compares headings and commands, and looks for the links.
pub(super) fn check(english: &str, japanese: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let (ours, theirs) = (markdown::headings(english), markdown::headings(japanese));
    let levels = |list: &[(usize, usize)]| list.iter().map(|(level, _)| *level).collect::<Vec<_>>();
    if levels(&ours) != levels(&theirs) {
        let at = differing(&levels(&ours), &levels(&theirs));
        let line = theirs.get(at).map_or(0, |(_, line)| *line);
        let what = format!("its headings differ from {ENGLISH} from number {} on", at + 1);
        found.push(Finding::new(JAPANESE, line, what, "give both the same headings, in order"));
    }
    let (ours, theirs) = (markdown::commands(english), markdown::commands(japanese));
    let texts = |list: &[(String, usize)]| list.iter().map(|c| c.0.clone()).collect::<Vec<_>>();
    if texts(&ours) != texts(&theirs) {
        let at = differing(&texts(&ours), &texts(&theirs));
        let line = theirs.get(at).map_or(0, |(_, line)| *line);
        let what = format!("its commands differ from {ENGLISH} from number {} on", at + 1);
        found.push(Finding::new(JAPANESE, line, what, "give both the same commands, in order"));
    }
    for (path, text, other) in [(ENGLISH, english, JAPANESE), (JAPANESE, japanese, ENGLISH)] {
        if !markdown::links(text).iter().any(|(to, _)| *to == other) {
            let what = format!("does not link to {other}");
            found.push(Finding::new(path, 0, what, "link it near the top"));
        }
    }
    found
}

fn differing<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH_TEXT: &str = "# K\n[日本語](README.ja.md)\n## A\n```sh\nrun # x\n```\n";

    fn whats(japanese: &str) -> Vec<(usize, String)> {
        check(ENGLISH_TEXT, japanese).into_iter().map(|f| (f.line, f.what)).collect()
    }

    #[test]
    fn same_structure_and_commands_pass() {
        let japanese = "# 舵\n[English](README.md)\n## あ\n```sh\nrun # 説明\n```\n";
        assert_eq!(whats(japanese), []);
    }

    #[test]
    fn differences_are_found() {
        let found = whats("# 舵\n### あ\n```sh\nwalk\n```\n");
        let expected = [
            (2, "its headings differ from README.md from number 2 on"),
            (4, "its commands differ from README.md from number 1 on"),
            (0, "does not link to README.md"),
        ];
        assert_eq!(found, expected.map(|(line, what)| (line, what.to_owned())));
    }
}
