//! Sample: the cases that are looked at, one by one.

use crate::pages::explore::{CasesPage, KeptLine};
use crate::part::{Column, Named, Pager};
use crate::word::W;

use super::super::{day, e, l};
use super::ground::ground;

const HEADS: [(&str, &str, &str); 6] = [
    ("figures-case-column", "case", ""),
    ("figures-from", "-from-time", ""),
    ("figures-until", "-until-time", ""),
    ("ask-column-events", "-events", ""),
    ("explore-cases-business", "business", "descending"),
    ("explore-cases-clock", "-clock", ""),
];

pub(super) fn cases(w: W) -> CasesPage {
    let column = |(id, sort, sorted): (&str, &str, &'static str)| Column {
        name: w.t(id),
        sort: Some(e().cases().query("sort", sort)),
        sorted,
    };
    let hours = |value: &str| l(w, &format!("{value}時間"), &format!("{value} h"));
    let line = |[case, from, until, events, business, clock]: [&str; 6]| KeptLine {
        case: Named::new(case, e().case(case)),
        from: day(w, from),
        until: day(w, until),
        events: events.to_owned(),
        business: hours(business),
        clock: hours(clock),
    };
    CasesPage {
        ground: ground(w, "explore-cases", "explore-cases-lead"),
        columns: HEADS.into_iter().map(column).collect(),
        lines: vec![
            line(["INV-2610-01834", "2026/10/05 09:12", "2026/10/30 17:40", "14", "162", "608"]),
            line(["INV-2610-00291", "2026/10/01 10:03", "2026/10/22 11:20", "11", "131", "505"]),
            line(["INV-2610-02210", "2026/10/09 14:45", "2026/10/27 16:02", "9", "109", "433"]),
        ],
        pager: Some(Pager {
            first: "1".to_owned(),
            last: "50".to_owned(),
            total: "3,162".to_owned(),
            before: None,
            after: Some(e().cases().query("page", "2")),
        }),
    }
}
