//! データ入力: lots of warranty cards, delivered in time; but a growing share of lots is keyed twice at
//! one and the same terminal, so that the second entry verifies nothing.

use super::plan::{Plan, months};
use crate::SEED;
use crate::office::{HOUR, Office};
use crate::people::Team;
use crate::random::Random;
use crate::row::Row;
use crate::trace::By::{Client, End, Vendor};
use crate::trace::{Anchor, Held, Step, rows as lay, step, times};

/// Working time within which a lot is due.
const LIMIT: i64 = 16 * HOUR;
const SITE: &str = "高松 データ入力室";
const MINATO: &str = "みなと暮らし お客様登録課";

const RECEIVE: Step = step("原票受領", "受領", SITE, Vendor, 10);
const SCAN: Step = step("スキャン", "入力中", SITE, Vendor, 15);
const KEY: Step = step("一次入力", "入力中", SITE, Vendor, 35);
const KEY_AGAIN: Step = step("二次入力", "照合中", SITE, Vendor, 25);
const COMPARE: Step = step("突合", "照合中", SITE, Vendor, 15);
const ASK: Step = step("疑義照会", "疑義回答待ち", SITE, Client, 50);
const REPLY: Step = step("疑義回答", "入力中", MINATO, Vendor, 5);
const DELIVER: Step = step("納品", "検収待ち", SITE, Client, 50);
const ACCEPT: Step = step("検収", "完了", MINATO, End, 0);

const PLAIN: &[Step] = &[RECEIVE, SCAN, KEY, KEY_AGAIN, COMPARE, DELIVER, ACCEPT];
const ASKED: &[Step] = &[RECEIVE, SCAN, KEY, ASK, REPLY, KEY_AGAIN, COMPARE, DELIVER, ACCEPT];

/// A planned lot.
#[derive(Debug, Clone, Copy)]
struct Lot {
    late: bool,
    one_terminal: bool,
}

/// All rows of the process.
pub(crate) fn rows(office: &Office) -> Vec<Row> {
    let mut random = Random::new(SEED + 3);
    let keyers = Team::new(&mut random, 14);
    let clients = Team::new(&mut random, 3);
    let mut rows = Vec::new();
    let mut number = 0;
    for plan in months() {
        let span = plan.span(office);
        for lot in lots(&plan, &mut random) {
            number += 1;
            let asks = !lot.late && random.chance(160);
            let path = if asks { ASKED } else { PLAIN };
            let start = start(lot, asks, span, &mut random);
            let held = held(lot, &mut random);
            let at = times(office, &mut random, path, held, Anchor::Start(start));
            let first = first(number, &mut random);
            let mut lot_rows = lay(path, &at, &first, |step| match step.org {
                MINATO => clients.member(&mut random, 500).to_owned(),
                _ => keyers.member(&mut random, 120).to_owned(),
            });
            terminals(lot, &mut lot_rows, &mut random);
            rows.extend(lot_rows);
        }
    }
    rows
}

fn lots(plan: &Plan, random: &mut Random) -> Vec<Lot> {
    let [all, late, one_terminal] = plan.lots;
    let mut lots: Vec<Lot> =
        (0..all).map(|index| Lot { late: false, one_terminal: index < one_terminal }).collect();
    random.shuffle(&mut lots);
    for lot in lots.iter_mut().take(usize::try_from(late).unwrap_or(0)) {
        lot.late = true;
    }
    lots
}

/// When the lot comes, so that it is due in the month; one with a question early enough that it
/// stays due in the month when the answer's time is added.
fn start(lot: Lot, asks: bool, (from, until): (i64, i64), random: &mut Random) -> i64 {
    let until = if lot.late || asks { until - (until - from) / 3 } else { until };
    random.between(from + 60, until - 60) - LIMIT
}

fn held(lot: Lot, random: &mut Random) -> Held {
    let vendor = if lot.late { (18, 24) } else { (5, 14) };
    Held {
        client: random.between(4 * HOUR, 20 * HOUR),
        vendor: random.between(vendor.0 * HOUR, vendor.1 * HOUR),
        ..Held::default()
    }
}

/// Notes at which terminal the first and the second entry were keyed.
fn terminals(lot: Lot, rows: &mut [Row], random: &mut Random) {
    let first = random.between(1, 14);
    let second =
        if lot.one_terminal { first } else { (first + random.between(1, 13) - 1) % 14 + 1 };
    for row in rows {
        row.terminal = match row.activity {
            "一次入力" => Some(first),
            "二次入力" => Some(second),
            _ => None,
        };
    }
}

fn first(number: u32, random: &mut Random) -> Row {
    let kind = random.pick(&["手書き保証登録カード", "印字保証登録カード", "アンケートはがき"]);
    Row { process: "データ入力", prefix: "DE", number, kind, ..Row::default() }
}
