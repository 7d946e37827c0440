//! Everything that reading a log gives, to be compared in tests.

use std::fmt::Write;

use arrow::array::AsArray;
use arrow::datatypes::UInt32Type;
use kajitori_domain::mapping::Mapping;
use kajitori_domain::refusal::Stop;

use super::opened_events;
use crate::log::text;
use crate::opened::Opened;
use crate::people::Coder;

/// What reading came to.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct Dump {
    pub(crate) rows: Vec<String>,
    pub(crate) accepted: u64,
    pub(crate) rejected: u64,
    pub(crate) problems: String,
    pub(crate) kept_aside: String,
    pub(crate) refused: Option<String>,
}

/// Reads `opened`.
pub(crate) fn dump(opened: Opened<'_>, mapping: &Mapping, coder: Coder<'_>) -> Dump {
    let mut rejects = Vec::new();
    let (events, intake) = match opened_events(opened, mapping, coder, &mut rejects) {
        Ok(read) => read,
        Err(Stop::Refusal(refusal)) => {
            let refused = Some(format!("{} {:?}", refusal.code, refusal.args));
            return Dump { refused, ..Dump::default() };
        }
        Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
    };
    let batch = events.log.batch();
    let mut rows = vec![format!("{:?}", batch.schema())];
    for row in 0..batch.num_rows() {
        let mut line = String::new();
        for column in batch.columns() {
            write!(line, "{}|", text(column, row)).expect("memory");
        }
        rows.push(line);
    }
    for column in batch.columns() {
        if let Some(texts) = column.as_dictionary_opt::<UInt32Type>() {
            let codes: Vec<Option<u32>> = texts.keys().iter().collect();
            let texts: Vec<_> = texts.values().as_string::<i32>().iter().collect();
            rows.push(format!("{codes:?} {texts:?}"));
        }
    }
    Dump {
        rows,
        accepted: events.accepted,
        rejected: events.rejected,
        problems: format!("{:?}", intake.findings),
        refused: None,
        kept_aside: {
            drop(intake);
            String::from_utf8(rejects).expect("UTF-8")
        },
    }
}
