//! Writing every row.
//!
//! ```text
//! {"format":"kajitori record 1","step":6}          the schema's step
//! {"table":"person","columns":["id", …]}           then its rows, one array each
//! ["…", null, 3]
//! {"end":[{"table":"person","rows":1,"sum":"…"}, …]}
//! ```

use std::io::Write;

use kajitori_domain::refusal::{Fault, Stop};
use serde::{Deserialize, Serialize};

use super::sum::{Sum, TableSum, line};
use crate::db::{Row, Transaction};
use crate::migrate;

/// What the first line says.
pub(super) const FORMAT: &str = "kajitori record 1";

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) format: String,
    pub(super) step: u64,
}

/// The line before the rows of a table.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Section {
    pub(super) table: String,
    pub(super) columns: Vec<String>,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) end: Vec<TableSum>,
}

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The step of the schema.
    pub step: u64,
    /// Every table.
    pub tables: Vec<TableSum>,
}

/// Writes every row that `transaction` sees.
pub(super) fn copy(transaction: &Transaction, out: &mut dyn Write) -> Result<Copied, Stop> {
    let step = migrate::last();
    put(out, &Head { format: FORMAT.to_owned(), step })?;
    let mut tables = Vec::new();
    for table in migrate::tables(step) {
        let columns = transaction.columns(table)?;
        let select = select(table, &columns);
        put(out, &Section { table: table.to_owned(), columns })?;
        let mut sum = Sum::default();
        transaction.each(&select, &[], &mut |row: Row| {
            let line = line(&row);
            sum.add(&line);
            out.write_all(line.as_bytes())
                .and_then(|()| out.write_all(b"\n"))
                .map_err(|error| unwritten(&error))
        })?;
        tables.push(sum.told(table));
    }
    put(out, &End { end: tables.clone() })?;
    out.flush().map_err(|error| unwritten(&error))?;
    Ok(Copied { step, tables })
}

/// The sum of the rows of `table` that `transaction` sees.
pub(super) fn sum_of(
    transaction: &Transaction,
    table: &str,
    columns: &[String],
) -> Result<TableSum, Stop> {
    let mut sum = Sum::default();
    transaction.each(&select(table, columns), &[], &mut |row: Row| {
        sum.add(&line(&row));
        Ok(())
    })?;
    Ok(sum.told(table))
}

fn select(table: &str, columns: &[String]) -> String {
    format!("SELECT {} FROM {table}", columns.join(", "))
}

fn put(out: &mut dyn Write, line: &impl Serialize) -> Result<(), Stop> {
    let text = serde_json::to_string(line).map_err(|error| unwritten(&error.into()))?;
    writeln!(out, "{text}").map_err(|error| unwritten(&error))
}

fn unwritten(error: &std::io::Error) -> Stop {
    Fault { chain: format!("copying the record: {error}") }.into()
}
