//! Sheet データの問題: kinds with their examples.

use kajitori_domain::pack::Pack;
use rust_xlsxwriter::XlsxError;

use super::sheet::{Book, Field};
use crate::show::Show;
use crate::view::data::{hint, message};

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let header = [
        (word("pack-sheet-code"), 26.0),
        (word("pack-problem-count"), 10.0),
        (word("pack-file"), 30.0),
        (word("pack-sheet-row"), 10.0),
        (word("pack-sheet-line"), 10.0),
        (word("pack-column"), 18.0),
        (word("pack-sheet-value"), 26.0),
        (word("pack-problem"), 60.0),
        (word("pack-sheet-hint"), 60.0),
    ];
    let mut sheet = book.sheet("pack-sheet-problems", &word("pack-data-legend"), &header)?;
    for (code, count) in &pack.data.problems {
        let mut examples = pack.data.examples.iter().filter(|p| p.code == *code).peekable();
        if examples.peek().is_none() {
            sheet.row(&[Field::text(*code), Field::Count(*count)])?;
        }
        for problem in examples {
            let place = &problem.place;
            let number = |n: Option<u64>| n.map_or(Field::Empty, Field::Count);
            sheet.row(&[
                Field::text(*code),
                Field::Count(*count),
                Field::text(place.file.as_str()),
                number(place.row),
                number(place.line),
                Field::optional(place.column.clone()),
                Field::optional(place.value.clone()),
                Field::text(message(problem, show)),
                Field::text(hint(problem, show)),
            ])?;
        }
    }
    sheet.finish()
}
