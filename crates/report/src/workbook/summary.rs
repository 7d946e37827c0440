//! Sheet 要約: the verdicts.

use kajitori_domain::pack::Pack;
use rust_xlsxwriter::XlsxError;

use super::sheet::{Book, Field};
use crate::show::Show;
use crate::view::{difference, verdict};

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let header = [
        (word("pack-level"), 42.0),
        ("ID".to_owned(), 18.0),
        (word("pack-clause"), 20.0),
        (word("pack-target"), 14.0),
        (word("pack-reported"), 14.0),
        (word("pack-recomputed"), 14.0),
        (word("pack-sheet-numerator"), 10.0),
        (word("pack-sheet-denominator"), 10.0),
        (word("pack-verified"), 14.0),
        (word("pack-sheet-correct"), 10.0),
        (word("pack-sheet-inspected"), 10.0),
        (word("pack-contractual"), 14.0),
        (word("pack-statistical"), 14.0),
        (word("pack-difference"), 50.0),
    ];
    let head = &pack.head;
    let note = format!(
        "{}　{} / {}　{}",
        show.text(&head.title),
        show.text(&head.client),
        show.text(&head.vendor),
        head.note.as_ref().map_or("", |n| show.text(n)),
    );
    let mut sheet = book.sheet("pack-sheet-summary", &note, &header)?;
    for level in &pack.levels {
        let [value, numerator, denominator] = Field::amount(level.facts.adjusted.as_ref());
        let value = match value {
            Field::Empty => Field::text(word("pack-verdict-no-data")),
            value => value,
        };
        let sample = level.verified.as_ref().map(|v| &v.sample);
        let sampled = |count: Option<u64>| count.map_or(Field::Empty, Field::Count);
        let (mark, words, sets) = difference::explanation(level.difference.as_ref(), show);
        sheet.row(&[
            Field::text(show.text(&level.name)),
            Field::text(level.id.as_str()),
            Field::text(level.clause.as_str()),
            Field::text(show.bound(level.target)),
            Field::text(show.reported(level).value),
            value,
            numerator,
            denominator,
            sample.map_or(Field::Empty, |s| Field::ratio(s.correct, s.inspected)),
            sampled(sample.map(|s| s.correct)),
            sampled(sample.map(|s| s.inspected)),
            Field::text(word(verdict::contractual(level.contractual).word)),
            Field::text(word(verdict::statistical(level.statistical).word)),
            Field::text([vec![format!("{mark} {words}")], sets].concat().join(" | ")),
        ])?;
    }
    sheet.finish()
}
