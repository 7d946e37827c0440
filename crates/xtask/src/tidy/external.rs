//! The table of registry packages in `docs/architecture.md`: heavy or foreign things live in the
//! crates named there, a new dependency needs a row, and some packages never enter the tree.

use super::ARCHITECTURE;
use super::finding::Finding;
use super::markdown::{self, Row};
use crate::metadata::{Crate, Metadata};

const HEADER: [&str; 3] = ["package", "only from", "because"];
const NOWHERE: &str = "nowhere";
const ANY: &str = "any";

/// A row: name patterns (a trailing `*` matches any end) and the crates that may use them.
struct Wrapped {
    patterns: Vec<String>,
    only: Vec<String>,
    nowhere: bool,
    any: bool,
    line: usize,
}

/// Compares the table with the direct dependencies, and the banned packages with the whole tree.
pub(super) fn check(architecture: &str, metadata: &Metadata) -> Vec<Finding> {
    let Some(rows) = markdown::table(architecture, &HEADER) else {
        let what = format!("no table has the header | {} |", HEADER.join(" | "));
        return vec![Finding::new(ARCHITECTURE, 0, what, "restore the table of packages")];
    };
    let wrapped: Vec<Wrapped> = rows.iter().map(read).collect();
    let mut found = Vec::new();
    for one in &metadata.crates {
        let mut names: Vec<&String> = one.outer.iter().map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        found.extend(names.into_iter().filter_map(|name| direct(one, name, &wrapped)));
    }
    for row in wrapped.iter().filter(|row| row.nowhere) {
        let entered = metadata.packages.iter().filter(|p| matches(row, &p.name));
        found.extend(entered.map(|package| {
            let what = format!("{} {} is in the tree", package.name, package.version);
            let remedy = format!("find who brings it: cargo tree -i {}", package.name);
            Finding::new(ARCHITECTURE, row.line, what, remedy)
        }));
    }
    found
}

fn read(row: &Row) -> Wrapped {
    let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
    let names = |at| markdown::quoted(cell(at)).into_iter().map(str::to_owned).collect();
    Wrapped {
        patterns: names(0),
        only: names(1),
        nowhere: cell(1) == NOWHERE,
        any: cell(1) == ANY,
        line: row.line,
    }
}

fn direct(one: &Crate, name: &str, wrapped: &[Wrapped]) -> Option<Finding> {
    let path = format!("crates/{}/Cargo.toml", one.name);
    let Some(row) = wrapped.iter().find(|row| matches(row, name)) else {
        let what = format!("`{name}` is in no row of the table of packages");
        let remedy = format!("add it to {ARCHITECTURE}: which crate may use it, and why");
        return Some(Finding::new(&path, 0, what, remedy));
    };
    if row.any || row.only.contains(&one.name) {
        return None;
    }
    let what = format!("`{}` uses `{name}`, which belongs elsewhere", one.name);
    let homes = if row.only.is_empty() { NOWHERE.to_owned() } else { row.only.join(", ") };
    let remedy = format!("its place is: {homes} ({ARCHITECTURE}:{})", row.line);
    Some(Finding::new(&path, 0, what, remedy))
}

fn matches(row: &Wrapped, name: &str) -> bool {
    row.patterns.iter().any(|pattern| match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => pattern == name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::{EdgeKind, Package};

    const TABLE: &str = "| package | only from | because |\n|-|-|-|\n\
        | `typst*` | `report` | x |\n| `openssl-sys` | nowhere | x |\n| `serde` | any | x |\n";

    fn whats(outer: &[&str], tree: &[&str]) -> Vec<String> {
        let one = Crate {
            name: "domain".to_owned(),
            inner: Vec::new(),
            outer: outer.iter().map(|n| ((*n).to_owned(), EdgeKind::Normal)).collect(),
            roots: Vec::new(),
        };
        let packages = tree.iter().map(|name| Package {
            name: (*name).to_owned(),
            version: "1.0.0".to_owned(),
            licence: None,
        });
        let metadata = Metadata { crates: vec![one], packages: packages.collect() };
        check(TABLE, &metadata).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn a_package_outside_its_place_or_without_a_row_fails() {
        assert_eq!(whats(&["serde"], &["typst"]), [""; 0]);
        assert_eq!(
            whats(&["typst-pdf"], &[]),
            ["`domain` uses `typst-pdf`, which belongs elsewhere"]
        );
        assert_eq!(whats(&["left-pad"], &[]), ["`left-pad` is in no row of the table of packages"]);
    }

    #[test]
    fn a_banned_package_fails_even_when_others_bring_it() {
        assert_eq!(whats(&[], &["openssl-sys"]), ["openssl-sys 1.0.0 is in the tree"]);
    }
}
