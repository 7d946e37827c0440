//! Sheet 未達案件: the worst misses of every level.

use kajitori_domain::holder::Holder;
use kajitori_domain::pack::Pack;
use rust_xlsxwriter::XlsxError;

use super::sheet::{Book, Field};
use crate::show::Show;

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let mut header = vec![
        (word("pack-level"), 42.0),
        (word("pack-case"), 26.0),
        (word("pack-case-start"), 20.0),
        (word("pack-case-stop"), 20.0),
        (hours(show, &word("pack-case-clock")), 12.0),
        (hours(show, &word("pack-case-excess")), 12.0),
    ];
    for part in ["pack-sheet-held", "pack-sheet-delay"] {
        header.extend(Holder::ALL.map(|h| (show.with(part, &[("holder", show.holder(h))]), 13.0)));
    }
    let mut sheet = book.sheet("pack-sheet-misses", &word("pack-cases-legend"), &header)?;
    for level in &pack.levels {
        for miss in &level.facts.misses {
            let mut row = vec![
                Field::text(show.text(&level.name)),
                Field::text(miss.case.as_str()),
                miss.start.map_or(Field::Empty, Field::Time),
                miss.stop.map_or_else(|| Field::text(word("pack-case-open")), Field::Time),
                miss.clock.map_or(Field::Empty, Field::Hours),
                miss.excess.map_or(Field::Empty, Field::Hours),
            ];
            row.extend(miss.by_holder.map(Field::Hours));
            row.extend(miss.delay.map(Field::Hours));
            sheet.row(&row)?;
        }
    }
    sheet.finish()
}

/// A label with its unit.
pub(crate) fn hours(show: &Show<'_>, label: &str) -> String {
    show.with("pack-sheet-hours", &[("label", label.to_owned())])
}
