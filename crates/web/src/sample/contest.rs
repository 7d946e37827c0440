//! Samples: raising a contest, and the same with what is wrong.

use crate::form::{Answer, FieldProblem};
use crate::pages::contest::NewContest;
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::gate::form;
use super::{Album, Eye, day, e, l, october, trail};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let mut page = contest(w);
    album.add("contest", Eye::Vendor, Spot::Contests, &page);
    page.form = form(&[("target", "pause"), ("case", "INV-2610-9"), ("reason", "承認が遅い")], &[]);
    let month = [("case", "INV-2610-9".to_owned()), ("month", october(w))];
    page.form.wrong(FieldProblem {
        field: "case",
        label: "contest-case",
        code: "case-unknown",
        args: month.to_vec(),
    });
    let least = vec![("least", "20".to_owned())];
    page.form.wrong(FieldProblem {
        field: "reason",
        label: "contest-reason",
        code: "reason-short",
        args: least,
    });
    album.add("contest-wrong", Eye::Vendor, Spot::Contests, &page);
}

fn contest(w: W) -> NewContest {
    let target = |value: &str, id: &str, note: &str| Answer::new(value, w.t(id), w.t(note));
    NewContest {
        w,
        trail: trail(
            w,
            vec![Crumb::new(w.t1("close-title", "month", october(w)), e().close("2026-10"))],
        ),
        month: october(w),
        form: form(&[("target", "event"), ("case", "INV-2610-01834")], &[]),
        targets: vec![
            target("event", "contest-event", "contest-event-note"),
            target("pause", "contest-pause", "contest-pause-note"),
            target("sample", "contest-sample", "contest-sample-note"),
            target("exclusion", "contest-exclusion", "contest-exclusion-note"),
        ],
        levels: vec![
            Answer::new("on-time", l(w, "支払期日の遵守", "Paid on time"), ""),
            Answer::new("payroll-on-time", l(w, "給与計算の納期", "Payroll on time"), ""),
        ],
        action: e().contests(),
        back: e().close("2026-10"),
        due: day(w, "2026/11/30"),
    }
}
