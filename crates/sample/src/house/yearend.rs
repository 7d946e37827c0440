//! 年末調整: 1,142 employees once a year, all in time and without a complaint; but three kinds of
//! declarations are done by one person alone.

use jiff::civil::{Date, date};

use super::payroll::{DESK, STAFF};
use crate::SEED;
use crate::office::{HOUR, Office};
use crate::people::Team;
use crate::random::Random;
use crate::row::Row;
use crate::trace::By::{Client, End, Vendor};
use crate::trace::{Anchor, Held, Step, rows as lay, step, times};

/// A kind of declaration: how many of them the first three of the team did.
struct Kind {
    work: Step,
    done: [u32; 3],
}

/// The step that does the work is called by the kind.
const fn kind(name: &'static str, done: [u32; 3]) -> Kind {
    Kind { work: step(name, "確認待ち", DESK, Client, 100), done }
}

const KINDS: [Kind; 5] = [
    kind("通常", [302, 121, 91]),
    kind("住宅ローン", [286, 0, 0]),
    kind("中途入社", [206, 0, 0]),
    kind("海外", [80, 0, 0]),
    kind(AGAIN, [40, 16, 0]),
];
/// Done once more, because something became known after the year's end.
const AGAIN: &str = "再年調";

const RECEIVE: Step = step("申告書受領", "計算中", DESK, Vendor, 100);
const FINISH: Step = step("年調結果確認", "年調済", STAFF, End, 0);

/// When declarations come in: in November and December, and in January those that are done again.
const SEASON: (Date, Date) = (date(2025, 11, 10), date(2025, 12, 12));
const SECOND: (Date, Date) = (date(2026, 1, 7), date(2026, 1, 20));

/// All rows of the process; only the step that does the work says who of `clerks` did it.
pub(super) fn rows(office: &Office, clerks: &Team) -> Vec<Row> {
    let mut random = Random::new(SEED + 9);
    let mut cases: Vec<(&Kind, &str)> = Vec::new();
    for kind in &KINDS {
        for (name, done) in clerks.names().zip(kind.done) {
            cases.extend((0..done).map(|_| (kind, name)));
        }
    }
    random.shuffle(&mut cases);
    let mut rows = Vec::new();
    for ((kind, name), number) in cases.into_iter().zip(1..) {
        let work = kind.work;
        let path = [RECEIVE, work, FINISH];
        let (from, until) = if work.activity == AGAIN { SECOND } else { SEASON };
        let start = random.between(office.end_of(from), office.end_of(until));
        let held = Held {
            client: random.between(3 * HOUR, 16 * HOUR),
            vendor: random.low(4 * HOUR, 40 * HOUR),
            ..Held::default()
        };
        let at = times(office, &mut random, &path, held, Anchor::Start(start));
        let first = Row { process: "年末調整", prefix: "YE", number, ..Row::default() };
        rows.extend(lay(&path, &at, &first, |step| {
            if step.activity == work.activity { name.to_owned() } else { String::new() }
        }));
    }
    rows
}
