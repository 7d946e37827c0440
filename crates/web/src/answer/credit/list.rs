//! The list of credits.

use kajitori_app::credit::RunOf;
use kajitori_domain::credit::{Credit, CreditState};
use kajitori_domain::report::Cell;
use kajitori_domain::text::Text;

use super::tell::{amount, calculated, state};
use crate::answer::desk::{Desk, cell};
use crate::pages::credit::{CreditRow, Credits};
use crate::part::Named;
use crate::site::Answer;

type Listed = (Credit, RunOf, Option<Text>);

pub(super) fn page(desk: &Desk<'_>, credits: &[Listed]) -> Credits {
    let file = |kind| desk.place.credits().query("file", kind);
    Credits {
        w: desk.w,
        trail: desk.trail(Vec::new()),
        rows: credits.iter().map(|credit| row(desk, credit)).collect(),
        files: (file("csv"), file("xlsx")),
        closes: desk.place.closes(),
    }
}

pub(super) fn file(desk: &Desk<'_>, credits: &[Listed]) -> Option<Answer> {
    let head = [
        "pack-level",
        "close-month",
        "credit-amount",
        "credit-calculation",
        "close-state",
        "close-when",
    ];
    desk.file("shell-credits", &head, || {
        let line = |listed: &Listed| {
            let row = row(desk, listed);
            vec![
                cell(row.credit.name),
                cell(listed.1.month.to_string()),
                listed.0.amount_yen.map_or(Cell::Empty, Cell::Integer),
                cell(row.calculation),
                cell(row.state.word),
                cell(row.due),
            ]
        };
        credits.iter().map(line).collect()
    })
}

fn row(desk: &Desk<'_>, (credit, run, name): &Listed) -> CreditRow {
    let name = name.as_ref().map_or_else(|| credit.level.clone(), |name| desk.text(name));
    CreditRow {
        credit: Named::new(name, desk.place.credit(&credit.id.to_string())),
        month: Named::new(desk.month(run.month), desk.place.close(&run.month.to_string())),
        amount: amount(desk, credit.amount_yen),
        calculation: calculated(desk, &credit.clause, credit.calculation.as_ref()),
        state: state(desk.w, &credit.state),
        due: match credit.state {
            CreditState::Notified { due, .. } => desk.w.t1("part-due", "day", desk.day(due)),
            _ => String::new(),
        },
    }
}
