//! A list as people take it along. Whoever makes one has been admitted to what it holds.

use kajitori_domain::report::{Sheet, TableKind};
use kajitori_domain::text::Lang;

use crate::house::House;
use crate::run::Failure;

/// The bytes of a list.
///
/// # Errors
/// A fault when it cannot be made.
pub fn sheet(
    house: &House,
    sheet: &Sheet,
    kind: TableKind,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    house.reports.table(sheet, kind, lang, &mut bytes)?;
    Ok(bytes)
}
