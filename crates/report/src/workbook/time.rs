//! Sheet 責任別時間: time and delay by holder.

use kajitori_domain::holder::Holder;
use kajitori_domain::pack::Pack;
use rust_xlsxwriter::XlsxError;

use super::miss::hours;
use super::sheet::{Book, Field};
use crate::show::Show;

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let header = [
        (word("pack-sheet-subject"), 42.0),
        (word("pack-sheet-kind"), 24.0),
        (word("pack-holder"), 16.0),
        (hours(show, &word("pack-ledger-business")), 16.0),
        (hours(show, &word("pack-ledger-outside")), 16.0),
        (hours(show, &word("pack-delay")), 16.0),
        (word("pack-delay-sole"), 16.0),
    ];
    let mut sheet = book.sheet("pack-sheet-time", &word("pack-sheet-time-note"), &header)?;
    for process in &pack.processes {
        let ledger = &process.facts.ledger;
        for holder in Holder::ALL {
            sheet.row(&[
                Field::text(show.text(&process.name)),
                Field::text(word("pack-sheet-ledger")),
                Field::text(show.holder(holder)),
                Field::Hours(ledger.business[holder.index()]),
                Field::Hours(ledger.outside[holder.index()]),
            ])?;
        }
    }
    for level in &pack.levels {
        let Some(delay) = &level.facts.delay else { continue };
        for holder in Holder::ALL {
            sheet.row(&[
                Field::text(show.text(&level.name)),
                Field::text(word("pack-delays")),
                Field::text(show.holder(holder)),
                Field::Empty,
                Field::Empty,
                Field::Hours(delay.by_holder[holder.index()]),
                Field::Count(delay.sole_cause[holder.index()]),
            ])?;
        }
    }
    sheet.finish()
}
