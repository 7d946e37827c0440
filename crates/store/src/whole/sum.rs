//! Sums of rows that do not hang on their order, which the two engines are free to choose.

use kajitori_domain::hash::Sha256;
use serde::{Deserialize, Serialize};

use crate::db::{Row, Value};

/// How many rows a table has, and the sum of their hashes: of the same rows on either engine the
/// same. It finds damage; against forgery stand the hash of the whole file and the audit's trees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// The sum of their hashes, in hexadecimal.
    pub sum: String,
}

/// A sum on its way.
#[derive(Debug, Default)]
pub(super) struct Sum {
    rows: u64,
    halves: [u128; 2],
}

impl Sum {
    /// Adds a row as it is written.
    pub(super) fn add(&mut self, line: &str) {
        self.rows += 1;
        let Sha256(hash) = Sha256::of(line.as_bytes());
        for (half, bytes) in self.halves.iter_mut().zip(hash.chunks_exact(16)) {
            let number = bytes.iter().fold(0_u128, |all, byte| all << 8 | u128::from(*byte));
            *half = half.wrapping_add(number);
        }
    }

    pub(super) fn told(&self, table: &str) -> TableSum {
        let sum = format!("{:032x}{:032x}", self.halves[0], self.halves[1]);
        TableSum { table: table.to_owned(), rows: self.rows, sum }
    }
}

/// A row as one line without its end.
pub(super) fn line(row: &Row) -> String {
    let value = |value: &Value| match value {
        Value::Null => serde_json::Value::Null,
        Value::Int(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
    };
    serde_json::Value::from(row.0.iter().map(value).collect::<Vec<_>>()).to_string()
}

/// The values of a line; `None` for anything that [`line`] does not write.
pub(super) fn values(line: &str) -> Option<Vec<Value>> {
    let read: Vec<serde_json::Value> = serde_json::from_str(line).ok()?;
    let value = |value: serde_json::Value| match value {
        serde_json::Value::Null => Some(Value::Null),
        serde_json::Value::Number(number) => number.as_i64().map(Value::Int),
        serde_json::Value::String(text) => Some(Value::Text(text)),
        _ => None,
    };
    read.into_iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let row = Row(vec![Value::Null, Value::Int(i64::MIN), Value::from("「a\"\n\u{1}」")]);
        assert_eq!(values(&line(&row)), Some(row.0));
        for wrong in ["", "{}", "[1.5]", "[true]", "[[1]]", "[9223372036854775808]"] {
            assert_eq!(values(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_sum_forgets_the_order_and_nothing_else() {
        let sum = |lines: &[&str]| {
            let mut sum = Sum::default();
            lines.iter().for_each(|line| sum.add(line));
            sum.told("t")
        };
        assert_eq!(sum(&["[1]", "[2]"]), sum(&["[2]", "[1]"]));
        assert_ne!(sum(&["[1]", "[2]"]), sum(&["[1]", "[3]"]));
        assert_ne!(sum(&["[1]"]), sum(&["[1]", "[1]"]));
    }
}
