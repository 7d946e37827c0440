//! 給与計算: 1,180 payslips a month, all in time; now and then one is wrong and put right after payday.

use jiff::civil::Date;
use kajitori_domain::time::Month;

use crate::SEED;
use crate::office::{DAY, HOUR, Office};
use crate::people::Team;
use crate::random::Random;
use crate::row::Row;
use crate::trace::By::{Client, End, Third, Vendor};
use crate::trace::{Anchor, Held, Step, rows as lay, step, times};

/// Payslips of a month.
const SLIPS: u32 = 1180;
/// How many of them were wrong, November 2025 to October 2026.
const WRONG: [u32; 12] = [0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0];
/// Day of the month on which, or on the office day before which, wages are paid.
const PAYDAY: i8 = 25;

pub(super) const DESK: &str = "仙台センター 給与";
pub(super) const STAFF: &str = "みなと暮らし 人事課";
const BANK: &str = "取引銀行";

const RECEIVE: Step = step("勤怠受領", "計算中", DESK, Vendor, 20);
const COMPUTE: Step = step("給与計算", "計算中", DESK, Vendor, 50);
const ASK: Step = step("確認依頼", "確認待ち", DESK, Client, 100);
const CONFIRM: Step = step("確認", "確認済", STAFF, Vendor, 30);
const DELIVER: Step = step("振込データ納品", "支給待ち", DESK, Third, 100);
const PAY: Step = step("支給", "支給済", BANK, End, 0);
const CLAIM: Step = step("誤り申出", "訂正中", STAFF, Vendor, 100);
const CORRECT: Step = step("訂正計算", "訂正支給待ち", DESK, Third, 100);
const REPAY: Step = step("差額支給", "訂正済", BANK, End, 0);

const PLAIN: &[Step] = &[RECEIVE, COMPUTE, ASK, CONFIRM, DELIVER, PAY];
const CORRECTION: &[Step] = &[CLAIM, CORRECT, REPAY];

/// All rows of the process; `clerks` compute the wages.
pub(super) fn rows(office: &Office, clerks: &Team) -> Vec<Row> {
    let mut random = Random::new(SEED + 8);
    let staff = Team::new(&mut random, 3);
    let mut rows = Vec::new();
    let mut number = 0;
    let start = Month { year: 2025, month: 11 };
    for (month, wrong) in (0..).map(|n| start.plus(n)).zip(WRONG) {
        let payday = office.end_of(payday(month)) - DAY + HOUR;
        for slip in 0..SLIPS {
            number += 1;
            let first = Row { process: "給与計算", prefix: "PR", number, ..Row::default() };
            let mut add = |path: &[Step], held: Held, anchor: Anchor, random: &mut Random| {
                let at = times(office, random, path, held, anchor);
                rows.extend(lay(path, &at, &first, |step| match step.org {
                    DESK => clerks.member(random, 130).to_owned(),
                    STAFF => staff.member(random, 500).to_owned(),
                    _ => String::new(),
                }));
            };
            let held = held(&mut random);
            add(PLAIN, held, Anchor::End(payday), &mut random);
            if slip < wrong {
                let found = Anchor::Start(payday + random.between(2 * HOUR, 5 * HOUR));
                add(CORRECTION, corrected(&mut random), found, &mut random);
            }
        }
    }
    rows
}

fn held(random: &mut Random) -> Held {
    Held {
        client: random.between(2 * HOUR, 7 * HOUR),
        vendor: random.between(14 * HOUR, 28 * HOUR),
        third: random.between(6 * HOUR, 20 * HOUR),
        pause: 0,
    }
}

/// Short enough that a correction ends in the month of its payday.
fn corrected(random: &mut Random) -> Held {
    Held {
        vendor: random.between(2 * HOUR, 4 * HOUR),
        third: random.between(HOUR, 3 * HOUR),
        ..Held::default()
    }
}

fn payday(month: Month) -> Date {
    let (first, _) = month.days(None);
    Date::new(first.year(), first.month(), PAYDAY).unwrap_or(first)
}
