//! ITヘルプデスク: tickets. Some follow paths that no procedure describes, some access rights are granted
//! without a recorded approval, and urgent tickets wait overnight although their clock never stops.

mod paths;

use super::plan::{Plan, months};
use crate::SEED;
use crate::office::{DAY, HOUR, Office};
use crate::people::Team;
use crate::random::Random;
use crate::row::Row;
use crate::trace::{Anchor, Held, Step, rows as lay, times};

/// How an urgent ticket goes.
#[derive(Debug, Clone, Copy)]
enum Urgent {
    SameDay,
    NextMorning,
    Days,
}

/// A planned ticket.
#[derive(Clone, Copy)]
struct Ticket {
    path: &'static [Step],
    urgent: Option<Urgent>,
}

struct Desk {
    first: Team,
    second: Team,
    users: Team,
    admins: Team,
}

impl Desk {
    fn operator(&self, step: &Step, random: &mut Random) -> String {
        match step.org {
            paths::FIRST => self.first.member(random, 100).to_owned(),
            paths::SECOND => self.second.member(random, 550).to_owned(),
            paths::USER => self.users.member(random, 20).to_owned(),
            paths::ADMIN => self.admins.member(random, 400).to_owned(),
            _ => String::new(),
        }
    }
}

/// All rows of the process.
pub(crate) fn rows(office: &Office) -> Vec<Row> {
    let mut random = Random::new(SEED + 2);
    let desk = Desk {
        first: Team::new(&mut random, 12),
        second: Team::new(&mut random, 4),
        users: Team::new(&mut random, 60),
        admins: Team::new(&mut random, 3),
    };
    let mut rows = Vec::new();
    let mut number = 0;
    for plan in months() {
        let span = plan.span(office);
        for ticket in tickets(&plan, &mut random) {
            number += 1;
            let first = first(number, &ticket, &mut random);
            let (anchor, held) = place(&ticket, span, &mut random);
            let at = times(office, &mut random, ticket.path, held, anchor);
            rows.extend(lay(ticket.path, &at, &first, |step| desk.operator(step, &mut random)));
        }
    }
    rows
}

/// The tickets of a month in random order.
fn tickets(plan: &Plan, random: &mut Random) -> Vec<Ticket> {
    let [direct, chat] = plan.undocumented;
    let paths = [
        (paths::ESCALATED, plan.escalated[0]),
        (paths::MAKER_ASKED, plan.escalated[1]),
        (paths::PING_PONG, plan.escalated[2]),
        (paths::REOPENED, plan.reopened),
        (paths::GRANTED, plan.grants[0]),
        (paths::GRANTED_BARE, plan.grants[1]),
        (paths::CALLED, direct),
        (paths::CHATTED, chat),
        (paths::WAITED, plan.tickets * 14 / 100),
    ];
    let urgent = [Urgent::SameDay, Urgent::NextMorning, Urgent::Days];
    let mut tickets = Vec::new();
    for (path, count) in paths {
        tickets.extend((0..count).map(|_| Ticket { path, urgent: None }));
    }
    for (urgent, count) in urgent.into_iter().zip(plan.urgent) {
        let ticket = Ticket { path: paths::PLAIN, urgent: Some(urgent) };
        tickets.extend((0..count).map(|_| ticket));
    }
    let all = usize::try_from(plan.tickets).unwrap_or(0);
    tickets.resize(all.max(tickets.len()), Ticket { path: paths::PLAIN, urgent: None });
    random.shuffle(&mut tickets);
    tickets
}

/// When the ticket comes or ends, and who holds it for how long.
fn place(ticket: &Ticket, (from, until): (i64, i64), random: &mut Random) -> (Anchor, Held) {
    let Some(urgent) = ticket.urgent else {
        let held = Held {
            client: random.low(HOUR, 26 * HOUR),
            vendor: random.low(HOUR / 2, 11 * HOUR),
            third: random.low(3 * HOUR, 30 * HOUR),
            pause: 0,
        };
        return (Anchor::End(random.between(from + 60, until - 60)), held);
    };
    // Away from the month's edges, so that an urgent ticket starts and ends in the same month.
    let day = random.between(4, (until - from) / DAY - 5) * DAY + from;
    let (start, vendor) = match urgent {
        Urgent::SameDay => (random.between(60, 3 * HOUR), random.between(HOUR / 2, 4 * HOUR)),
        Urgent::NextMorning => {
            (random.between(6 * HOUR, 7 * HOUR), random.between(5 * HOUR / 2, 6 * HOUR))
        }
        Urgent::Days => (random.between(HOUR, 7 * HOUR), random.between(10 * HOUR, 20 * HOUR)),
    };
    let held = Held { client: random.between(HOUR, 5 * HOUR), vendor, ..Held::default() };
    (Anchor::Start(day + start), held)
}

/// What the first row of a ticket carries.
fn first(number: u32, ticket: &Ticket, random: &mut Random) -> Row {
    let priority = match ticket.urgent {
        Some(_) => "高",
        None => random.pick(&["中", "中", "中", "低"]),
    };
    let kind = if ticket.path.first().is_some_and(|step| step.activity == "チャット受付") {
        "チャット"
    } else {
        random.pick(&["電話", "電話", "メール", "ポータル"])
    };
    Row { process: "ITヘルプデスク", prefix: "HD", number, priority, kind, ..Row::default() }
}
