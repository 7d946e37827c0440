//! The case table as CSV for spreadsheets and scripts: UTF-8 with BOM, CRLF, safe against formula
//! injection.

use std::io::Write;

use kajitori_domain::case::{CaseRows, Cell, ColumnKind};
use kajitori_domain::display::Clockface;
use kajitori_domain::formula::disarmed;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::text::Lang;
use kajitori_domain::time::{Moment, Span};

/// Writes every row of `cases`. Times are ISO 8601 with the offset of `zone` (an IANA name);
/// durations are exact seconds, and say so in their header `NAME [s]`; a missing value is an
/// empty field. A text that a spreadsheet could take for a formula
/// ([`kajitori_domain::formula`]) gets an apostrophe in front.
///
/// # Errors
/// When `out` cannot be written, or the rows cannot be read.
pub fn cases_csv(cases: &dyn CaseRows, zone: &str, mut out: impl Write) -> Result<(), Stop> {
    let fault = |e: &dyn std::fmt::Display| Fault { chain: format!("writing the case table: {e}") };
    let clock = Clockface::new(Lang::En, zone);
    out.write_all("\u{FEFF}".as_bytes()).map_err(|e| fault(&e))?;
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(&mut out);
    let header = cases.columns().into_iter().map(|(name, kind)| match kind {
        ColumnKind::Duration => disarmed(&format!("{name} [s]")).into_owned(),
        _ => disarmed(&name).into_owned(),
    });
    writer.write_record(header).map_err(|e| fault(&e))?;
    let mut written = Ok(());
    cases.each(&mut |cells| {
        written = writer.write_record(cells.iter().map(|cell| field(cell, &clock)));
        written.is_ok()
    })?;
    written.map_err(|e| fault(&e))?;
    Ok(writer.flush().map_err(|e| fault(&e))?)
}

fn field(cell: &Cell<'_>, clock: &Clockface) -> String {
    match cell {
        Cell::Missing => String::new(),
        Cell::Text(text) => disarmed(text).into_owned(),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) => value.to_string(),
        Cell::Boolean(value) => value.to_string(),
        Cell::Time(at) => clock.stamp(Moment(*at)),
        Cell::Duration(span) => Span(*span).exact_seconds(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_exact_seconds() {
        for (micros, expected) in
            [(0, "0"), (1, "0.000001"), (90_500_000, "90.5"), (-1_500_000, "-1.5")]
        {
            assert_eq!(Span(micros).exact_seconds(), expected);
        }
    }
}
