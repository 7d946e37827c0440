//! The table of crates in `docs/architecture.md` is the configuration: an edge that is not in it
//! fails, and so does a crate that is missing there or described and absent.

use super::ARCHITECTURE;
use super::finding::Finding;
use super::markdown::{self, Row};
use crate::metadata::{Crate, EdgeKind};

const HEADER: [&str; 5] = ["crate", "is", "may use", "dev may use", "never"];
const PLANNED: &str = "(planned)";

/// One crate as the table describes it.
struct Described {
    name: String,
    planned: bool,
    line: usize,
    normal: Vec<String>,
    dev: Vec<String>,
}

/// Compares the table with cargo's metadata, each way.
pub(super) fn check(architecture: &str, crates: &[Crate]) -> Vec<Finding> {
    let Some(rows) = markdown::table(architecture, &HEADER) else {
        let what = format!("no table has the header | {} |", HEADER.join(" | "));
        return vec![Finding::new(ARCHITECTURE, 0, what, "restore the table of crates")];
    };
    let described: Vec<Described> = rows.iter().map(describe).collect();
    let mut found = Vec::new();
    for row in &described {
        found.extend(presence(row, crates));
        found.extend(unknown_names(row, &described));
    }
    for one in crates {
        match described.iter().find(|row| row.name == one.name) {
            Some(row) => found.extend(forbidden(one, row)),
            None => found.push(Finding::new(
                ARCHITECTURE,
                0,
                format!("crate `{}` is not in the table", one.name),
                "add its row: what it is, what it may use, what it never does",
            )),
        }
    }
    found
}

fn describe(row: &Row) -> Described {
    let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
    let names = |at| markdown::quoted(cell(at)).into_iter().map(str::to_owned).collect();
    Described {
        name: markdown::quoted(cell(0)).first().unwrap_or(&"").to_string(),
        planned: cell(0).contains(PLANNED),
        line: row.line,
        normal: names(2),
        dev: names(3),
    }
}

fn presence(row: &Described, crates: &[Crate]) -> Option<Finding> {
    let exists = crates.iter().any(|one| one.name == row.name);
    let (what, remedy) = match (exists, row.planned) {
        (false, false) => ("does not exist", format!("mark it {PLANNED}, or remove its row")),
        (true, true) => ("exists now", format!("remove the mark {PLANNED}")),
        _ => return None,
    };
    Some(Finding::new(ARCHITECTURE, row.line, format!("crate `{}` {what}", row.name), remedy))
}

fn unknown_names(row: &Described, all: &[Described]) -> Vec<Finding> {
    let known = |name: &String| all.iter().any(|other| other.name == *name);
    let named = row.normal.iter().chain(&row.dev).filter(|name| !known(name));
    named
        .map(|name| {
            let what = format!("`{}` may use `{name}`, which has no row", row.name);
            Finding::new(ARCHITECTURE, row.line, what, "name a crate of the table")
        })
        .collect()
}

fn forbidden(one: &Crate, row: &Described) -> Vec<Finding> {
    let allowed = |(to, kind): &&(String, EdgeKind)| {
        row.normal.contains(to) || (*kind == EdgeKind::Dev && row.dev.contains(to))
    };
    let edges = one.inner.iter().filter(|edge| !allowed(edge));
    edges
        .map(|(to, kind)| {
            let how = if *kind == EdgeKind::Dev { " in tests" } else { "" };
            let what = format!("`{}` uses `{to}`{how}, which the table does not allow", one.name);
            let remedy = format!(
                "move the code to where both may reach it, or argue for the edge in \
                 {ARCHITECTURE}:{} in a commit of its own",
                row.line
            );
            Finding::new(&format!("crates/{}/Cargo.toml", one.name), 0, what, remedy)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| crate | is | may use | dev may use | never |\n|-|-|-|-|-|\n\
        | `low` | x | — | — | x |\n| `high` | x | `low` | `kit` | x |\n\
        | `kit` | x | `low` | — | x |\n| `later` (planned) | x | `low` | — | x |\n";

    fn crate_named(name: &str, inner: &[(&str, EdgeKind)]) -> Crate {
        Crate {
            name: name.to_owned(),
            inner: inner.iter().map(|(to, kind)| ((*to).to_owned(), *kind)).collect(),
            outer: Vec::new(),
            roots: Vec::new(),
        }
    }

    fn whats(high: &[(&str, EdgeKind)], more: &[Crate]) -> Vec<String> {
        let mut crates = vec![crate_named("low", &[]), crate_named("high", high)];
        crates.push(crate_named("kit", &[("low", EdgeKind::Normal)]));
        crates.extend_from_slice(more);
        check(TABLE, &crates).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn allowed_edges_pass() {
        let high = [("low", EdgeKind::Normal), ("low", EdgeKind::Dev), ("kit", EdgeKind::Dev)];
        assert_eq!(whats(&high, &[]), [""; 0]);
    }

    #[test]
    fn a_test_edge_used_normally_fails() {
        let found = whats(&[("kit", EdgeKind::Normal)], &[]);
        assert_eq!(found, ["`high` uses `kit`, which the table does not allow"]);
    }

    #[test]
    fn undescribed_and_already_built_crates_fail() {
        let found = whats(&[], &[crate_named("new", &[]), crate_named("later", &[])]);
        assert_eq!(found, ["crate `later` exists now", "crate `new` is not in the table"]);
    }

    #[test]
    fn a_described_crate_must_exist_and_name_known_ones() {
        let table = TABLE.replace("| `high` | x | `low`", "| `gone` | x | `ghost`");
        let found = check(&table, &[crate_named("low", &[]), crate_named("kit", &[])]);
        let whats: Vec<&str> = found.iter().map(|f| f.what.as_str()).collect();
        assert_eq!(
            whats,
            ["crate `gone` does not exist", "`gone` may use `ghost`, which has no row"]
        );
    }

    #[test]
    fn a_missing_table_fails() {
        assert_eq!(check("# nothing", &[]).len(), 1);
    }
}
