//! Putting a copy back into an empty database.

use std::io::BufRead;

use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::time::Moment;

use super::out::{Copied, End, FORMAT, Head, Section, sum_of};
use super::sum::{Sum, TableSum, line, values};
use crate::db::{Mode, Row, Transaction};
use crate::migrate;
use crate::record::Db;

/// Puts the copy that `from` gives into `db`, which must be empty, makes the schema of its step and
/// then the newest; all rows stand when this answers, or none. `at` is when.
///
/// # Errors
/// `record-not-empty`; `record-schema-newer` when a later program made it; `backup-damaged` when it
/// is no copy, or its rows are not those that were written.
pub fn put_back(db: &Db, from: &mut dyn BufRead, at: Moment) -> Result<Copied, Stop> {
    let mut lines = Lines { from, number: 0 };
    let head: Head = lines.parsed()?;
    if head.format != FORMAT {
        return Err(lines.damaged());
    }
    if head.step > migrate::last() {
        let newer = Refusal::new("record-schema-newer").with("number", head.step.to_string());
        return Err(newer.with("known", migrate::last().to_string()).into());
    }
    let transaction = db.engine.begin(Mode::Write)?;
    transaction.lock_schema()?;
    if transaction.has_table("migration")? {
        return Err(Refusal::new("record-not-empty").into());
    }
    migrate::make(&transaction, at, head.step)?;
    let tables = fill(&transaction, &mut lines, head.step)?;
    transaction.commit()?;
    db.migrate(at)?;
    Ok(Copied { step: head.step, tables })
}

fn fill(
    transaction: &Transaction,
    lines: &mut Lines<'_>,
    step: u64,
) -> Result<Vec<TableSum>, Stop> {
    let (mut tables, known): (Vec<TableSum>, Vec<&str>) = (Vec::new(), migrate::tables(step));
    let mut next = lines.next()?;
    loop {
        if let Ok(End { end }) = serde_json::from_str(&next) {
            let whole = end == tables && tables.len() == known.len();
            return if whole { Ok(tables) } else { Err(lines.damaged()) };
        }
        let section: Section = serde_json::from_str(&next).map_err(|_| lines.damaged())?;
        let expected = known.get(tables.len()).copied();
        let columns = transaction.columns(&section.table)?;
        if expected != Some(&section.table) || columns != section.columns {
            return Err(lines.damaged());
        }
        let (sum, after) = table(transaction, lines, &section)?;
        if sum_of(transaction, &section.table, &columns)? != sum {
            return Err(lines.damaged());
        }
        tables.push(sum);
        next = after;
    }
}

/// Writes the rows of a table, and answers the line after them.
fn table(
    transaction: &Transaction,
    lines: &mut Lines<'_>,
    section: &Section,
) -> Result<(TableSum, String), Stop> {
    let numbers: Vec<String> = (1..=section.columns.len()).map(|n| format!("${n}")).collect();
    let insert = format!(
        "INSERT INTO {} ({}) VALUES ({})",
        section.table,
        section.columns.join(", "),
        numbers.join(", ")
    );
    // Statements stay prepared for as long as the program runs; there are as many as tables.
    let insert: &'static str = insert.leak();
    let mut sum = Sum::default();
    loop {
        let next = lines.next()?;
        if !next.starts_with('[') {
            return Ok((sum.told(&section.table), next));
        }
        let row = values(&next).map(Row).filter(|row| row.0.len() == section.columns.len());
        let row = row.filter(|row| line(row) == next).ok_or_else(|| lines.damaged())?;
        transaction.change(insert, &row.0)?;
        sum.add(&next);
    }
}

/// The lines of a copy.
struct Lines<'a> {
    from: &'a mut dyn BufRead,
    number: u64,
}

impl Lines<'_> {
    fn next(&mut self) -> Result<String, Stop> {
        let mut line = String::new();
        self.number += 1;
        let read = self.from.read_line(&mut line);
        let read = read.map_err(|e| Fault { chain: format!("reading a copy: {e}") })?;
        match line.pop() {
            Some('\n') if read > 0 => Ok(line),
            _ => Err(self.damaged()),
        }
    }

    fn parsed<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, Stop> {
        let line = self.next()?;
        serde_json::from_str(&line).map_err(|_| self.damaged())
    }

    fn damaged(&self) -> Stop {
        let place = format!("record.jsonl:{}", self.number);
        Refusal::new("backup-damaged").with("file", place).into()
    }
}
