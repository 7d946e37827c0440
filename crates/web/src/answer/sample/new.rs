//! The form of a new sample.

use kajitori_app::Failure;
use kajitori_app::sample::{self, Drawing, New};
use kajitori_domain::agreement::ServiceLevel;
use kajitori_domain::display::thousands;
use kajitori_domain::sampling::{Why, propose};
use kajitori_domain::time::Month;

use crate::answer::desk::Desk;
use crate::form::{Answer, FieldProblem, Form, Kind, tidied};
use crate::pages::sample::{Drawing as Page, Proposal};
use crate::part::Notice;
use crate::word::W;

/// The month that the form is about; the one that matters where none is named.
pub(super) fn month(desk: &Desk<'_>, from: &Form) -> Result<Month, Failure> {
    match from.raw("month") {
        "" => Ok(desk.opened.month),
        text => Month::parse(text).ok_or(Failure::Hidden),
    }
}

/// Units that a level counted in the last run; 0 where nothing was measured.
fn population(drawing: &Drawing, level: &ServiceLevel) -> u64 {
    let pack = drawing.pack.as_ref();
    let report = pack.and_then(|pack| pack.levels.iter().find(|report| report.id == level.id));
    report.and_then(|report| report.facts.adjusted).map_or(0, |amount| amount.n())
}

/// The level that is asked for, or the first with a sample agreed, and what is proposed for it.
pub(super) fn prefilled(drawing: &Drawing, query: &Form) -> Form {
    let levels = &drawing.agreement.levels;
    let asked = levels.iter().find(|level| level.id == query.raw("level"));
    let agreed = || levels.iter().find(|level| level.verification.is_some());
    let level = asked.or_else(agreed).or(levels.first());
    let size = level.map(|level| propose(level, population(drawing, level)).size);
    let size = size.filter(|size| *size > 0).map(|size| size.to_string()).unwrap_or_default();
    let id = level.map(|level| level.id.clone()).unwrap_or_default();
    let measured = if drawing.pack.is_some() { "cases" } else { "list" };
    let values = [("level", id), ("size", size), ("source", measured.to_owned())];
    Form::new(values.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

pub(super) fn page(
    desk: &Desk<'_>,
    (month, drawing): (Month, &Drawing),
    form: Form,
    notice: Option<Notice>,
) -> Page {
    let w = desk.w;
    let levels = &drawing.agreement.levels;
    let answer = |level: &ServiceLevel| Answer::new(&*level.id, desk.text(&level.name), "");
    Page {
        w,
        trail: desk
            .trail(vec![crate::shell::Crumb::new(w.t("shell-samples"), desk.place.samples())]),
        month: desk.month(month),
        of: month.to_string(),
        notice,
        form,
        levels: levels.iter().map(answer).collect(),
        sources: vec![
            Answer::new("cases", w.t("sample-from-cases"), w.t("sample-from-cases-note")),
            Answer::new("list", w.t("sample-from-list"), w.t("sample-from-list-note")),
        ],
        proposals: levels.iter().map(|level| proposal(desk, drawing, level)).collect(),
        action: desk.place.samples(),
        back: desk.place.samples(),
    }
}

fn proposal(desk: &Desk<'_>, drawing: &Drawing, level: &ServiceLevel) -> Proposal {
    let (w, all) = (desk.w, population(drawing, level));
    let proposed = propose(level, all);
    let count = |count: u64| thousands(count.into());
    let none = || w.t("sample-unknown");
    Proposal {
        level: desk.text(&level.name),
        population: if all > 0 { count(all) } else { none() },
        size: if proposed.size > 0 { count(proposed.size) } else { none() },
        why: why(w, proposed.why),
        demonstrates: proposed.demonstrates.map_or_else(none, count),
    }
}

fn why(w: W, why: Why) -> String {
    match why {
        Why::Agreed => w.t("sample-why-agreed"),
        Why::Plan(plan) => w.t2("sample-why-plan", "letter", plan.used, "accept", plan.accept),
        Why::Demonstrates => w.t("sample-why-demonstrates"),
        Why::Whole => w.t("sample-why-whole"),
    }
}

/// The sample that was typed; what is wrong is noted in the form.
pub(super) fn typed(form: &mut Form, month: Month, list: Option<&str>) -> Option<New> {
    let level = form.required("level", "pack-level");
    let size = form.required("size", "sample-size-field");
    let size = size.map(|size| tidied(&size, Kind::Code).replace(',', ""));
    let read: Option<u64> = size.as_ref().and_then(|size| size.parse().ok());
    if size.is_some() && read.is_none() {
        let (field, label) = ("size", "sample-size-field");
        form.wrong(FieldProblem { field, label, code: "number", args: Vec::new() });
    }
    let listed = match form.raw("source") {
        "list" => {
            if list.is_none() {
                let (field, label) = ("file", "sample-file");
                form.wrong(FieldProblem { field, label, code: "empty", args: Vec::new() });
            }
            Some(sample::listed(list?))
        }
        _ => None,
    };
    Some(New { month, level: level?, size: read?, listed })
}
