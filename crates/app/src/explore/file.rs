//! What was seen, as a table that people take along.

use kajitori_domain::report::{Sheet, TableKind};
use kajitori_domain::text::Lang;

use crate::house::House;
use crate::run::Failure;

/// A table, as a file.
#[derive(Debug)]
pub struct SheetFile<'a> {
    /// The table as the page shows it.
    pub sheet: &'a Sheet,
    /// The kind of table.
    pub kind: TableKind,
    /// Its language.
    pub lang: Lang,
}

/// The bytes of a table that a page shows; whoever has it has been let in to it before.
///
/// # Errors
/// A fault when it cannot be made.
pub fn sheet_file(house: &House, file: &SheetFile<'_>) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    house.reports.table(file.sheet, file.kind, file.lang, &mut bytes)?;
    Ok(bytes)
}
