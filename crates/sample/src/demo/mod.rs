//! The shipped example: an invented company, three processes and a call centre, twelve months. It
//! plants situations (who waits for whom, what was keyed twice by one person); the product finds
//! the figures.

pub(crate) mod calls;
pub(crate) mod desk;
pub(crate) mod entry;
pub(crate) mod payable;
mod plan;
pub(crate) mod reported;
pub(crate) mod samples;

use std::io::{self, Write};

use crate::SEED;
use crate::export;
use crate::layout::{Column, Encoding, Layout};
use crate::office::Office;
use crate::random::Random;
use crate::row::numbered;

/// How the example's events are written: three processes in one file.
const LAYOUT: Layout = Layout {
    columns: &[
        (Column::Process, "業務"),
        (Column::Case, "案件番号"),
        (Column::Activity, "工程"),
        (Column::Status, "状態"),
        (Column::Date, "日付"),
        (Column::Time, "時刻"),
        (Column::Org, "担当部署"),
        (Column::Operator, "担当者"),
        (Column::Priority, "優先度"),
        (Column::Kind, "種別"),
        (Column::Amount, "金額"),
        (Column::Terminal, "端末"),
    ],
    encoding: Encoding::Cp932,
    broken: 96,
    footer: true,
};

/// Writes `events.csv`, `intervals.csv`, `samples.csv` and `reported.csv`, each to the writer that
/// `open` gives for its name. The same bytes every time.
///
/// # Errors
/// What `open` or a writer reports.
pub fn write<W: Write>(open: &mut dyn FnMut(&str) -> io::Result<W>) -> io::Result<()> {
    events(&mut open("events.csv")?)?;
    calls::write(&mut Random::new(SEED + 4), &mut open("intervals.csv")?)?;
    samples::write(&mut Random::new(SEED + 5), &mut open("samples.csv")?)?;
    reported::write(&mut open("reported.csv")?)
}

fn events(out: &mut dyn Write) -> io::Result<()> {
    let office = Office::new();
    let processes = [payable::rows, desk::rows, entry::rows];
    let rows = processes.iter().flat_map(|process| numbered(process(&office))).collect();
    export::write(rows, &LAYOUT, out)
}
