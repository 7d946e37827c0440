//! Sheet 経路: variants, connections, rework, hand-offs and concentration, told apart by their kind.

use kajitori_domain::measure::process::ProcessFacts;
use kajitori_domain::pack::Pack;
use rust_xlsxwriter::XlsxError;

use super::miss::hours;
use super::sheet::{Book, Field, Sheet};
use crate::draw::float;
use crate::show::Show;
use crate::view::process::path;

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let header = [
        (word("pack-sheet-process"), 30.0),
        (word("pack-sheet-kind"), 24.0),
        (word("pack-sheet-item"), 50.0),
        (word("pack-edge-to"), 30.0),
        (word("pack-cases-count"), 12.0),
        (word("pack-times"), 12.0),
        (hours(show, &word("pack-median")), 14.0),
        (word("pack-operators"), 14.0),
        (word("pack-top-share"), 14.0),
        (word("pack-herfindahl"), 14.0),
    ];
    let mut sheet = book.sheet("pack-sheet-routes", &word("pack-sheet-routes-note"), &header)?;
    for process in &pack.processes {
        rows(&process.facts, show.text(&process.name), show, &mut sheet)?;
    }
    sheet.finish()
}

fn rows(
    facts: &ProcessFacts,
    name: &str,
    show: &Show<'_>,
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let start = |kind: &str, item: &str| {
        vec![Field::text(name), Field::text(show.word(kind)), Field::text(item)]
    };
    let row = |kind: &str, item: &str, rest: &[Field]| [start(kind, item), rest.to_vec()].concat();
    for variant in &facts.variants {
        let median = Field::Hours(variant.median);
        let rest = [Field::Empty, Field::Count(variant.cases), Field::Empty, median];
        sheet.row(&row("pack-variants", &path(&variant.activities), &rest))?;
    }
    let activity = |index: usize| facts.map.nodes.get(index).map_or("?", |n| n.activity.as_str());
    for edge in &facts.map.edges {
        let to = Field::text(activity(edge.to));
        let rest = [to, Field::Empty, Field::Count(edge.count), Field::Hours(edge.median)];
        sheet.row(&row("pack-edges", activity(edge.from), &rest))?;
    }
    for rework in &facts.rework {
        let rest = [Field::Empty, Field::Count(rework.cases), Field::Count(rework.repeats)];
        sheet.row(&row("pack-rework", &rework.activity, &rest))?;
    }
    for (from, to, count) in &facts.handoffs.pairs {
        let rest = [Field::text(to.as_str()), Field::Empty, Field::Count(*count)];
        sheet.row(&row("pack-handoffs", from, &rest))?;
    }
    for one in &facts.concentration {
        let rest = [
            Field::Empty,
            Field::Empty,
            Field::Count(one.events),
            Field::Empty,
            Field::Count(one.operators),
            Field::ratio(one.top, one.events),
            Field::Number(float(one.herfindahl) / 1_000_000.0),
        ];
        sheet.row(&row("pack-concentration", &one.activity, &rest))?;
    }
    Ok(())
}
