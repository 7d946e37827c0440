//! Writes everything that the pack consists of.

use kajitori_domain::case::CaseRows;
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::parquet::TableWriter;
use kajitori_measures::cases::CaseTable;

use super::definition::Definition;
use crate::console::Console;
use crate::file::Folder;

/// The cases behind every number, and the definitions they were measured under.
pub(super) fn write_data(
    folder: &Folder,
    log: &dyn Buckets,
    cases: &CaseTable,
    definition: &Definition,
    watch: &dyn Watch,
) -> Result<(), Stop> {
    watch.begin(Phase::WriteCases, Some(cases.len() as u64));
    let source = &log.shape().source_sha256;
    folder.put("cases.parquet", |out| {
        let mut table = TableWriter::new(cases.schema(), source, out)?;
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

/// The pack as the figures that everything else is made of.
pub(super) fn write_figures(folder: &Folder, pack: &Pack) -> Result<(), Stop> {
    folder.put_bytes("pack.json", &kajitori_report::json(pack)?)
}

/// The pack as people read it.
pub(super) fn write(
    folder: &Folder,
    pack: &Pack,
    cases: &CaseTable,
    console: &Console,
    watch: &dyn Watch,
) -> Result<(), Stop> {
    watch.begin(Phase::Document, Some(2));
    folder.put_bytes("pack.xlsx", &kajitori_report::workbook(pack, cases, &console.words)?)?;
    watch.advance(1);
    folder.put_bytes("pack.pdf", &kajitori_report::pdf(pack, &console.words)?)?;
    watch.advance(1);
    Ok(())
}
