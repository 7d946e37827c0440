//! `pack.xlsx`: the pack's tables and the cases behind every number. Text is always written as a
//! string, never as a formula; the creation time is the end of the month, so the same pack gives
//! the same bytes.
//! Rows pass through unnamed temporary files of the library: memory does not grow with them.

mod case;
mod definition;
mod miss;
mod problem;
mod route;
mod series;
mod sheet;
mod summary;
mod time;

use kajitori_domain::case::CaseRows;
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Moment;
use kajitori_domain::words::Words;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::show::Show;
use sheet::Book;

/// The pack as a workbook in the language of `words`: summary, series, missed cases, time by
/// holder, routes, problems, definitions, and one row per case of `cases` up to the format's
/// limit, which the sheet says when it is reached.
///
/// # Errors
/// When the workbook cannot be written, which is a defect of ours, or the cases cannot be read.
pub fn workbook(pack: &Pack, cases: &dyn CaseRows, words: &Words) -> Result<Vec<u8>, Stop> {
    let show = Show::new(pack, words);
    let mut workbook = Workbook::new();
    properties(pack, &show, &mut workbook).map_err(|e| fault(&e))?;
    let mut book = Book::new(&mut workbook, &show);
    tables(pack, &show, &mut book).map_err(|e| fault(&e))?;
    case::write(cases, &show, &mut book)?;
    Ok(workbook.save_to_buffer().map_err(|e| fault(&e))?)
}

fn fault(error: &XlsxError) -> Fault {
    Fault { chain: format!("writing the workbook: {error}") }
}

fn properties(pack: &Pack, show: &Show<'_>, workbook: &mut Workbook) -> Result<(), XlsxError> {
    let last = Moment(pack.head.window.until.0.saturating_sub(1));
    let created = ExcelDateTime::from_timestamp(last.0.div_euclid(1_000_000))?;
    let title = show.with("pack-title", &[("month", show.clock.month(pack.head.month))]);
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author(show.text(&pack.head.vendor))
            .set_company(show.text(&pack.head.client))
            .set_comment(format!("run {}", pack.provenance.run_id))
            .set_creation_datetime(&created),
    );
    Ok(())
}

fn tables(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    summary::write(pack, show, book)?;
    series::write(pack, show, book)?;
    miss::write(pack, show, book)?;
    time::write(pack, show, book)?;
    route::write(pack, show, book)?;
    problem::write(pack, show, book)?;
    definition::write(pack, show, book)
}
