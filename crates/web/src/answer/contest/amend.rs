//! What both agree on, as it was filled in: its form follows from what is contested.

use kajitori_app::{Failure, contest};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::contest::Target;
use kajitori_domain::display::Clockface;
use kajitori_domain::holder::Holder;
use kajitori_domain::id::ContestId;
use kajitori_domain::time::Moment;

use super::new::row;
use crate::answer::desk::Desk;
use crate::form::{Answer, FieldProblem, Form};
use crate::pages::contest::{Change, Mend};
use crate::part::holder_name;
use crate::word::W;

/// Whom a case can be given to by an agreement.
const HOLDERS: [Holder; 4] = [Holder::Client, Holder::Vendor, Holder::Third, Holder::Pause];

/// How `target` can be mended.
pub(super) fn mend(w: W, target: &Target) -> Mend {
    let answer = |value: &str, id: &str| Answer::new(value, w.t(id), "");
    let holder = |holder: &Holder| Answer::new(holder.word(), holder_name(holder, &w), "");
    let (change, answers) = match target {
        Target::Event { row, .. } => {
            (Change::Holder(row.is_none()), HOLDERS.iter().map(holder).collect())
        }
        Target::Pause { .. } => (Change::Pause, Vec::new()),
        Target::Unit { .. } => (
            Change::Unit,
            vec![
                answer("right", "contest-unit-right"),
                answer("wrong", "contest-unit-wrong"),
                answer("leave", "contest-unit-leave"),
            ],
        ),
        Target::Exclusion { .. } => (
            Change::Case,
            vec![
                answer("excluded", "contest-case-excluded"),
                answer("counts", "contest-case-counts"),
            ],
        ),
    };
    Mend { change, answers }
}

/// The change that was filled in; `None` after noting in the form what is wrong.
pub(super) fn typed(
    desk: &Desk<'_>,
    id: ContestId,
    form: &mut Form,
) -> Result<Option<Amendment>, Failure> {
    let shown = contest::show(&desk.site.house, &desk.visit.call(), desk.e, id)?;
    let clock = Clockface::new(desk.w.lang(), &shown.zone);
    Ok(of(&shown.told.contest.value.target, &clock, form))
}

fn of(target: &Target, clock: &Clockface, form: &mut Form) -> Option<Amendment> {
    match target {
        Target::Event { case, row: known } => {
            let chosen = form.required("change", "contest-change");
            let row = match known {
                Some(row) => *row,
                None => {
                    form.required("row", "contest-row")?;
                    row(form)??
                }
            };
            let chosen = chosen?;
            let holder = HOLDERS.into_iter().find(|holder| holder.word() == chosen)?;
            Some(Amendment::Holder { case: case.clone(), row, holder })
        }
        Target::Pause { case } => {
            let from = moment(form, clock, ("from", "contest-pause-from"));
            let until = moment(form, clock, ("until", "contest-pause-until"));
            Some(Amendment::Pause { case: case.clone(), from: from?, until: until? })
        }
        Target::Unit { level, unit } => {
            let correct = match form.required("change", "contest-change")?.as_str() {
                "right" => Some(true),
                "wrong" => Some(false),
                _ => None,
            };
            Some(Amendment::Unit { level: level.clone(), unit: unit.clone(), correct })
        }
        Target::Exclusion { level, case } => {
            let counts = form.required("change", "contest-change")? == "counts";
            Some(Amendment::Case { level: level.clone(), case: case.clone(), counts })
        }
    }
}

fn moment(
    form: &mut Form,
    clock: &Clockface,
    (field, label): (&'static str, &'static str),
) -> Option<Moment> {
    let text = form.required(field, label)?;
    let read = clock.read(&text);
    if read.is_none() {
        form.wrong(FieldProblem { field, label, code: "moment", args: Vec::new() });
    }
    read
}
