//! Writes everything that the pack consists of.

use kajitori_domain::case::CaseRows;
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::log::Log;
use kajitori_eventlog::parquet::{self, TableWriter};
use kajitori_measures::cases::CaseTable;

use super::definition::Definition;
use crate::console::Console;
use crate::file::Folder;

/// The cases behind every number, the normalised events, and the definitions they were measured
/// under.
pub(super) fn write_data(
    folder: &Folder,
    log: &Log,
    cases: &CaseTable,
    definition: &Definition,
    watch: &dyn Watch,
) -> Result<(), Stop> {
    watch.begin(Phase::WriteCases, Some(cases.len() as u64));
    folder.put("events.parquet", |out| parquet::write(log, out))?;
    folder.put("cases.parquet", |out| {
        let mut table = TableWriter::new(cases.schema(), &log.source_sha256, out)?;
        cases.batches(&mut |batch| table.write(batch))?;
        table.finish()
    })?;
    let zone = &definition.agreement.zone;
    folder.put("cases.csv", |out| kajitori_report::cases_csv(cases, zone, out))?;
    for (name, text) in &definition.texts {
        folder.put_bytes(name, text)?;
    }
    Ok(())
}

/// The pack itself, three times the same.
pub(super) fn write(
    folder: &Folder,
    pack: &Pack,
    cases: &CaseTable,
    console: &Console,
    watch: &dyn Watch,
) -> Result<(), Stop> {
    watch.begin(Phase::Document, Some(3));
    folder.put_bytes("pack.json", &kajitori_report::json(pack)?)?;
    watch.advance(1);
    folder.put_bytes("pack.xlsx", &kajitori_report::workbook(pack, cases, &console.words)?)?;
    watch.advance(1);
    folder.put_bytes("pack.pdf", &kajitori_report::pdf(pack, &console.words)?)?;
    watch.advance(1);
    Ok(())
}
