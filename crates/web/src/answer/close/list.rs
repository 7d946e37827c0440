//! The months of an engagement.

use kajitori_app::close::Month as Listed;
use kajitori_domain::access::EngagementPermission;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::time::Month;

use super::show::state;
use crate::answer::desk::{Desk, cell};
use crate::pages::close::{Closes, MonthLine};
use crate::part::{Named, Next};
use crate::site::Answer;

type List = (Vec<Listed>, Option<Month>);

pub(super) fn page(desk: &Desk<'_>, (months, over): &List) -> Closes {
    let file = |kind| desk.place.closes().query("file", kind);
    Closes {
        w: desk.w,
        trail: desk.trail(Vec::new()),
        next: over.and_then(|month| next(desk, month)),
        months: months.iter().map(|month| line(desk, month)).collect(),
        files: (file("csv"), file("xlsx")),
    }
}

pub(super) fn file(desk: &Desk<'_>, (months, _): &List) -> Option<Answer> {
    let head = ["close-month", "close-number", "close-state", "close-when", "shell-contests"];
    desk.file("shell-close", &head, || {
        let row = |month: &Listed| {
            let line = line(desk, month);
            vec![
                cell(month.close.month.to_string()),
                cell(month.close.number.to_string()),
                cell(line.state.word),
                cell(line.when),
                cell(line.contests),
            ]
        };
        months.iter().map(row).collect()
    })
}

/// A month that is over was not measured yet.
fn next(desk: &Desk<'_>, month: Month) -> Option<Next> {
    let (w, name) = (desk.w, desk.month(month));
    desk.may(EngagementPermission::Measure).then(|| Next {
        quiet: false,
        title: w.t1("close-unmeasured-title", "month", &name),
        text: w.t("close-unmeasured-text"),
        due: None,
        action: Some(Named::new(
            w.t1("close-open-month", "month", &name),
            desk.place.close(&month.to_string()),
        )),
    })
}

fn line(desk: &Desk<'_>, month: &Listed) -> MonthLine {
    let (w, close) = (desk.w, &month.close);
    let name = close.month.to_string();
    MonthLine {
        month: Named::new(desk.month(close.month), desk.place.close(&name)),
        number: number(desk, close),
        state: state(w, Some(close.state)),
        when: when(desk, close.state),
        contests: match month.contests {
            0 => String::new(),
            all => w.t2("close-contests-of", "open", month.open, "all", all),
        },
        figures: desk.place.month(&name),
    }
}

/// That a close is not the first of its month.
pub(super) fn number(desk: &Desk<'_>, close: &MonthlyClose) -> String {
    match close.number {
        1 => String::new(),
        number => desk.w.t1("close-restated", "n", number),
    }
}

fn when(desk: &Desk<'_>, state: CloseState) -> String {
    let w = desk.w;
    match state {
        CloseState::Open { since, .. } => w.t1("close-since", "at", desk.time(since)),
        CloseState::WithVendor { due, .. } | CloseState::Contested { due, .. } => {
            w.t1("part-due", "day", desk.day(due))
        }
        CloseState::Agreed { at, .. } => w.t1("close-agreed-at", "at", desk.time(at)),
        CloseState::Fixed { at, .. } => w.t1("close-fixed-at", "at", desk.time(at)),
    }
}
