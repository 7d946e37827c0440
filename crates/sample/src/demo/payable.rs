//! 買掛・支払: invoices from receipt to payment. Most delay is the client's own approval; payments hang
//! on one person; some invoices go back and forth about a missing order number.

mod late;
mod paths;

use super::plan::{Plan, months};
use crate::SEED;
use crate::office::{HOUR, Office};
use crate::people::Team;
use crate::random::Random;
use crate::row::Row;
use crate::trace::{Anchor, Held, Step, rows as lay, times};
use late::Late;
use paths::{ACCOUNTS, ASKED, BUYER, CANCELLED, CHECK, DESK, FORGOTTEN, HELD, NO_ORDER};
use paths::{PAY, PLAIN, POST, REMINDED, REMINDED_TWICE, SENT_BACK, TO_AND_FRO};

/// What becomes of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    InTime,
    LateClient,
    LateVendor,
    LateBoth,
    LateThird,
    Cancelled,
}

impl Fate {
    /// The path through the steps.
    fn path(self, random: &mut Random) -> &'static [Step] {
        let draw = random.below(1000);
        match self {
            Self::Cancelled => CANCELLED,
            Self::LateThird => ASKED,
            Self::LateClient if draw < 250 => NO_ORDER,
            Self::LateClient if draw < 400 => TO_AND_FRO,
            Self::LateClient if draw < 700 => REMINDED,
            Self::LateClient if draw < 900 => REMINDED_TWICE,
            Self::LateClient => PLAIN,
            Self::LateVendor | Self::LateBoth if draw < 300 => SENT_BACK,
            Self::LateVendor | Self::LateBoth => PLAIN,
            Self::InTime => match draw {
                0..50 => NO_ORDER,
                50..65 => TO_AND_FRO,
                65..110 => SENT_BACK,
                110..140 => ASKED,
                140..155 => HELD,
                155..185 => REMINDED,
                _ => PLAIN,
            },
        }
    }

    /// Who holds it for how long, of 40 agreed hours (client 12, vendor 24, third party 4).
    fn held(self, random: &mut Random) -> Held {
        let mut hours = |low: i64, high: i64| random.between(low * HOUR, high * HOUR);
        match self {
            Self::LateClient => {
                Held { client: hours(31, 51), vendor: hours(11, 19), third: hours(1, 3), pause: 0 }
            }
            Self::LateVendor => {
                Held { client: hours(2, 9), vendor: hours(42, 56), third: hours(1, 3), pause: 0 }
            }
            Self::LateBoth => {
                Held { client: hours(20, 28), vendor: hours(30, 37), third: hours(1, 2), pause: 0 }
            }
            Self::LateThird => {
                Held { client: hours(1, 4), vendor: hours(17, 22), third: hours(26, 42), pause: 0 }
            }
            Self::InTime | Self::Cancelled => Held {
                client: random.low(HOUR, 14 * HOUR),
                vendor: random.low(7 * HOUR, 21 * HOUR),
                third: random.between(HOUR / 2, 3 * HOUR),
                pause: random.between(8 * HOUR, 24 * HOUR),
            },
        }
    }
}

struct Desk {
    reception: Team,
    checkers: Team,
    posters: Team,
    approvers: Team,
    buyers: Team,
}

impl Desk {
    fn operator(&self, step: &Step, random: &mut Random) -> String {
        match step.org {
            DESK => self.reception.member(random, 150).to_owned(),
            CHECK => self.checkers.member(random, 90).to_owned(),
            // Four of five payments are entered by one and the same person.
            POST if step.activity == PAY.activity => self.posters.member(random, 800).to_owned(),
            POST => self.posters.member(random, 300).to_owned(),
            ACCOUNTS => self.approvers.member(random, 550).to_owned(),
            BUYER => self.buyers.member(random, 100).to_owned(),
            _ => String::new(),
        }
    }
}

/// All rows of the process.
pub(crate) fn rows(office: &Office) -> Vec<Row> {
    let mut random = Random::new(SEED + 1);
    let desk = Desk {
        reception: Team::new(&mut random, 6),
        checkers: Team::new(&mut random, 11),
        posters: Team::new(&mut random, 5),
        approvers: Team::new(&mut random, 4),
        buyers: Team::new(&mut random, 9),
    };
    let mut rows = Vec::new();
    let mut number = 0;
    let mut add = |path: &'static [Step], held: Held, anchor: Anchor, random: &mut Random| {
        number += 1;
        let first = first(number, random);
        let at = times(office, random, path, held, anchor);
        rows.extend(lay(path, &at, &first, |step| desk.operator(step, random)));
    };
    for plan in months() {
        let (from, until) = plan.span(office);
        let mut late = Late::new(&plan, &mut random);
        for fate in fates(&plan, &mut random) {
            let path = fate.path(&mut random);
            let planned = late.as_mut().and_then(|late| late.held(fate, &mut random));
            let held = planned.unwrap_or_else(|| fate.held(&mut random));
            let end = Anchor::End(end(from, until, &mut random));
            add(path, held, end, &mut random);
        }
        if plan.forgets() {
            let held = Fate::InTime.held(&mut random);
            let start = Anchor::Start(random.between(from, until - 1));
            add(FORGOTTEN, held, start, &mut random);
        }
    }
    rows
}

/// A moment at which an invoice is paid; more of them late in the month.
fn end(from: i64, until: i64, random: &mut Random) -> i64 {
    let any = random.between(from + 60, until - 60);
    if random.chance(300) { any.max(random.between(from + 60, until - 60)) } else { any }
}

/// What the first row of an invoice carries.
fn first(number: u32, random: &mut Random) -> Row {
    let kind = random.pick(&["紙", "紙", "メール添付", "メール添付", "メール添付", "EDI"]);
    let yen = random.low(3, 900) * random.low(100, 4000);
    Row {
        process: "買掛・支払", prefix: "AP", number, kind, amount: Some(yen), ..Row::default()
    }
}

/// The fates of a month's invoices in random order.
fn fates(plan: &Plan, random: &mut Random) -> Vec<Fate> {
    let [client, vendor, both, third] = plan.late;
    let in_time = plan.invoices - client - vendor - both - third;
    let counts = [
        (Fate::InTime, in_time),
        (Fate::LateClient, client),
        (Fate::LateVendor, vendor),
        (Fate::LateBoth, both),
        (Fate::LateThird, third),
        (Fate::Cancelled, plan.cancelled),
    ];
    let mut fates = Vec::new();
    for (fate, count) in counts {
        fates.extend((0..count).map(|_| fate));
    }
    random.shuffle(&mut fates);
    fates
}
