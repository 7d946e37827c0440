//! Licences of every resolved package, as SPDX expressions, against the list of accepted ones.

use super::finding::Finding;
use super::rules::{self, Rules};
use crate::metadata::Package;

/// Fails on a package whose licence is missing, unreadable or not accepted.
pub(super) fn check(packages: &[Package], rules: &Rules) -> Vec<Finding> {
    let mut found = Vec::new();
    for package in packages {
        if rules.licence_exceptions.iter().any(|(name, _)| *name == package.name) {
            continue;
        }
        let what = match package.licence.as_deref() {
            None => "states no licence".to_owned(),
            Some(text) => match accepts(text, &rules.licences) {
                Ok(true) => continue,
                Ok(false) => format!("is under {text}, which is not accepted"),
                Err(why) => format!("states a licence that cannot be read ({text}): {why}"),
            },
        };
        let what = format!("{} {} {what}", package.name, package.version);
        let remedy = "replace the package, or accept its licence with a reason in this file";
        found.push(Finding::new(rules::PATH, 0, what, remedy));
    }
    let resolved = |name: &String| packages.iter().any(|package| package.name == *name);
    for (name, _) in rules.licence_exceptions.iter().filter(|(name, _)| !resolved(name)) {
        let what = format!("the licence exception for {name} is no longer needed");
        found.push(Finding::new(rules::PATH, 0, what, "remove it"));
    }
    found
}

/// True when the expression can be met with accepted licences alone: `AND` binds closer than `OR`,
/// and the old `A/B` means `A OR B`.
fn accepts(expression: &str, accepted: &[String]) -> Result<bool, String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (answer, rest) = any_of(&words, accepted)?;
    if rest.is_empty() { Ok(answer) } else { Err(format!("'{}' is left over", rest.join(" "))) }
}

type Parsed<'w> = Result<(bool, &'w [&'w str]), String>;

fn any_of<'w>(words: &'w [&'w str], accepted: &[String]) -> Parsed<'w> {
    let (mut answer, mut rest) = all_of(words, accepted)?;
    while let ["OR", more @ ..] = rest {
        let (next, left) = all_of(more, accepted)?;
        (answer, rest) = (answer | next, left);
    }
    Ok((answer, rest))
}

fn all_of<'w>(words: &'w [&'w str], accepted: &[String]) -> Parsed<'w> {
    let (mut answer, mut rest) = one(words, accepted)?;
    while let ["AND", more @ ..] = rest {
        let (next, left) = one(more, accepted)?;
        (answer, rest) = (answer & next, left);
    }
    Ok((answer, rest))
}

fn one<'w>(words: &'w [&'w str], accepted: &[String]) -> Parsed<'w> {
    let known = |id: &str| accepted.iter().any(|a| a == id);
    match words {
        ["(", inner @ ..] => match any_of(inner, accepted)? {
            (answer, [")", rest @ ..]) => Ok((answer, rest)),
            _ => Err("a bracket is not closed".to_owned()),
        },
        [id, "WITH", exception, rest @ ..] => Ok((known(&format!("{id} WITH {exception}")), rest)),
        ["AND" | "OR" | "WITH" | ")", ..] | [] => Err("a licence is missing".to_owned()),
        [id, rest @ ..] => Ok((known(id), rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(expression: &str) -> Result<bool, String> {
        let accepted = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        accepts(expression, &accepted)
    }

    #[test]
    fn expressions_are_read_as_spdx_says() {
        let table = [
            ("MIT", Ok(true)),
            ("GPL-3.0-only", Ok(false)),
            ("GPL-2.0-only OR MIT", Ok(true)),
            ("MIT/GPL-2.0", Ok(true)),
            ("MIT AND GPL-2.0-only", Ok(false)),
            ("GPL-2.0-only AND MIT OR Apache-2.0", Ok(true)),
            ("GPL-2.0-only AND (MIT OR Apache-2.0)", Ok(false)),
            ("(MIT OR GPL-2.0-only) AND Apache-2.0", Ok(true)),
            ("Apache-2.0 WITH LLVM-exception", Ok(true)),
            ("MIT WITH LLVM-exception", Ok(false)),
        ];
        for (expression, expected) in table {
            assert_eq!(judged(expression), expected, "{expression}");
        }
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        for text in ["", "MIT AND", "(MIT", "MIT MIT", "OR MIT", "MIT)"] {
            assert!(judged(text).is_err(), "{text}");
        }
    }

    #[test]
    fn unknown_licences_and_stale_exceptions_are_named() {
        let rules = Rules {
            licences: vec!["MIT".to_owned()],
            licence_exceptions: vec![("gone".to_owned(), "why".to_owned())],
            ..Rules::default()
        };
        let package = |name: &str, licence: Option<&str>| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
        };
        let packages =
            [package("a", Some("MIT")), package("b", None), package("c", Some("AGPL-3.0"))];
        let whats: Vec<String> = check(&packages, &rules).into_iter().map(|f| f.what).collect();
        assert_eq!(
            whats,
            [
                "b 1.0.0 states no licence",
                "c 1.0.0 is under AGPL-3.0, which is not accepted",
                "the licence exception for gone is no longer needed",
            ]
        );
    }
}
