//! Line by line: width, trailing blanks, banned words, code left behind in comments, module names.

use super::finding::Finding;
use super::rules::{Banned, Rules};
use super::source::Source;
use crate::tokens;

/// Checks every line and the name of every source.
pub(super) fn check(sources: &[Source], rules: &Rules) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in sources {
        found.extend(name(source, rules));
        let inside_text = tokens::text_lines(&source.tokens);
        for (line, number) in source.text.lines().zip(1..) {
            let masked = inside_text.contains(&number);
            let defects = [width(line, rules), blanks(line, masked), code(line, masked)];
            let words = rules.banned.iter().map(|banned| word(line, banned));
            for (what, remedy) in defects.into_iter().chain(words).flatten() {
                found.push(Finding::new(&source.path, number, what, remedy));
            }
        }
        if !source.text.is_empty() && !source.text.ends_with('\n') {
            let what = "the last line has no end";
            found.push(Finding::new(&source.path, 0, what, "run cargo fmt"));
        }
    }
    found
}

type Defect = Option<(String, String)>;

fn width(line: &str, rules: &Rules) -> Defect {
    let width = line.chars().count();
    (width > rules.line_most).then(|| {
        let what = format!("{width} characters; the limit is {}", rules.line_most);
        (what, "break the line (cargo fmt does not break comments and texts)".to_owned())
    })
}

fn blanks(line: &str, masked: bool) -> Defect {
    let blank = line.ends_with(char::is_whitespace) && !masked;
    blank.then(|| ("blanks at the end of the line".to_owned(), "run cargo fmt".to_owned()))
}

/// A comment that reads like a statement.
fn code(line: &str, masked: bool) -> Defect {
    let comment = line.trim_start().strip_prefix("//")?;
    if masked || comment.starts_with(['/', '!']) {
        return None;
    }
    let comment = comment.trim();
    let ends = comment.ends_with(';') || comment.ends_with('{');
    let closes = matches!(comment, "}" | "})" | "};" | "});");
    let opens = ["let ", "pub ", "use ", "#[", "return"].iter().any(|s| comment.starts_with(s));
    let marks = ["(", "=", "::", "{"].iter().any(|mark| comment.contains(mark));
    let prose = comment.contains(". ") || comment.contains(", ");
    (closes || ends && (opens || marks && !prose)).then(|| {
        let remedy = "delete it (the history keeps it), or say in words what is meant";
        ("code in a comment".to_owned(), remedy.to_owned())
    })
}

fn word(line: &str, banned: &Banned) -> Defect {
    let inside_a_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let starts_bare = banned.word.starts_with(char::is_alphanumeric);
    let ends_bare = banned.word.ends_with(char::is_alphanumeric);
    let hit = line.match_indices(&banned.word).any(|(at, word)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !(starts_bare && inside_a_name(before) || ends_bare && inside_a_name(after))
    });
    hit.then(|| (format!("`{}` is not allowed", banned.word), banned.instead.clone()))
}

fn name(source: &Source, rules: &Rules) -> Option<Finding> {
    let stem = source
        .path
        .strip_suffix(".rs")?
        .strip_suffix("/mod")
        .map_or_else(|| source.path.trim_end_matches(".rs").to_owned(), str::to_owned);
    let last = stem.rsplit('/').next()?;
    rules.module_names.iter().any(|forbidden| forbidden == last).then(|| {
        let what = format!("a module named `{last}` says nothing about what is inside");
        Finding::new(&source.path, 0, what, "name it by what it does, or move its parts to users")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(path: &str, text: &str) -> Vec<String> {
        let banned = |word: &str| Banned { word: word.to_owned(), instead: "x".to_owned() };
        let rules = Rules {
            line_most: 20,
            module_names: vec!["utils".to_owned()],
            banned: vec![banned("BAD"), banned("[bad(")],
            ..Rules::default()
        };
        let source = Source::new(path, text).unwrap();
        check(&[source], &rules).into_iter().map(|f| format!("{} {}", f.line, f.what)).collect()
    }

    #[test]
    fn width_counts_characters_not_bytes() {
        assert_eq!(whats("a.rs", "//! 二十文字以内ならば通る行\n"), [""; 0]);
        let found = whats("a.rs", "\n//! 0123456789abcdef_\n");
        assert_eq!(found, ["2 21 characters; the limit is 20"]);
    }

    #[test]
    fn words_are_banned_as_words() {
        assert_eq!(whats("a.rs", "// BADGE BAD_ aBAD\n"), [""; 0]);
        assert_eq!(whats("a.rs", "// BAD: x\n"), ["1 `BAD` is not allowed"]);
        assert_eq!(whats("a.rs", "#[bad(x)]\n"), ["1 `[bad(` is not allowed"]);
    }

    #[test]
    fn code_in_comments_is_found_and_prose_is_not() {
        for comment in ["// let a = 1;", "// }", "// f(a);", "// if a {"] {
            assert_eq!(whats("a.rs", &format!("{comment}\n")), ["1 code in a comment"]);
        }
        for comment in ["// a; then b;", "// Why. Also:", "/// let a = 1;"] {
            assert_eq!(whats("a.rs", &format!("{comment}\nuse a;\n")), [""; 0], "{comment}");
        }
        assert_eq!(whats("a.rs", "const A: B = \"\n// x;\n\";\n"), [""; 0]);
    }

    #[test]
    fn blanks_and_names_that_say_nothing() {
        assert_eq!(whats("a.rs", "mod a; \n"), ["1 blanks at the end of the line"]);
        let nameless = "0 a module named `utils` says nothing about what is inside";
        assert_eq!(whats("a/utils.rs", "mod a;\n"), [nameless]);
        assert_eq!(whats("a/utils/mod.rs", "mod a;\n"), [nameless]);
    }
}
