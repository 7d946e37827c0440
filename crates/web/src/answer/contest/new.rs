//! The form of a new contest.

use kajitori_app::Failure;
use kajitori_app::contest::{New, Raising};
use kajitori_domain::contest::Target;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Month;

use crate::answer::desk::Desk;
use crate::form::{Answer, FieldProblem, Form, Kind, tidied};
use crate::pages::contest::NewContest;
use crate::part::Notice;

/// Characters that a reason has at least, so that the other side can check it.
const LEAST: usize = 10;

/// The month that the form is about; the one that matters where none is named.
pub(super) fn month(desk: &Desk<'_>, from: &Form) -> Result<Month, Failure> {
    match from.raw("month") {
        "" => Ok(desk.opened.month),
        text => Month::parse(text).ok_or(Failure::Hidden),
    }
}

/// What the address says of the target.
pub(super) fn prefilled(query: &Form) -> Form {
    let given = |name: &str| (name.to_owned(), query.raw(name).to_owned());
    let mut values: Vec<(String, String)> = ["level", "case", "row"].map(given).to_vec();
    let target = match query.raw("target") {
        "" if !query.raw("row").is_empty() => "event",
        target => target,
    };
    values.push(("target".to_owned(), target.to_owned()));
    Form::new(values)
}

pub(super) fn page(
    desk: &Desk<'_>,
    (month, raising): (Month, &Raising),
    form: Form,
    notice: Option<Notice>,
) -> NewContest {
    let w = desk.w;
    let target = |value: &str, id: &str, note: &str| Answer::new(value, w.t(id), w.t(note));
    let levels = raising.pack.iter().flat_map(|pack| &pack.levels);
    let levels = levels.map(|level| Answer::new(level.id.as_str(), desk.text(&level.name), ""));
    let all = std::iter::once(Answer::new("", w.t("contest-level-none"), ""));
    NewContest {
        w,
        trail: desk.trail(vec![desk.close_crumb(month)]),
        month: desk.month(month),
        notice,
        form,
        targets: vec![
            target("event", "contest-event", "contest-event-note"),
            target("pause", "contest-pause", "contest-pause-note"),
            target("sample", "contest-sample", "contest-sample-note"),
            target("exclusion", "contest-exclusion", "contest-exclusion-note"),
        ],
        levels: all.chain(levels).collect(),
        of: month.to_string(),
        action: desk.place.contests(),
        back: desk.place.close(&month.to_string()),
        due: desk.day(raising.due),
        other: desk.text(&desk.opened.other().name),
    }
}

/// The contest that was typed; what is wrong is noted in the form.
pub(super) fn typed(form: &mut Form, month: Month) -> Option<New> {
    let kind = form.required("target", "contest-target");
    let case = form.required("case", "contest-case").map(|case| tidied(&case, Kind::Code));
    let reason = form.required("reason", "contest-reason");
    if reason.as_ref().is_some_and(|reason| reason.chars().count() < LEAST) {
        let args = vec![("least", LEAST.to_string())];
        let (field, label) = ("reason", "contest-reason");
        form.wrong(FieldProblem { field, label, code: "reason-short", args });
    }
    let kind = kind?;
    let level = match kind.as_str() {
        "sample" | "exclusion" => form.required("level", "pack-level")?,
        _ => String::new(),
    };
    let (case, reason) = (case?, reason?);
    let target = match kind.as_str() {
        "event" => Target::Event { case, row: row(form)? },
        "pause" => Target::Pause { case },
        "sample" => Target::Unit { level, unit: case },
        "exclusion" => Target::Exclusion { level, case },
        _ => return None,
    };
    Some(New { month, target, reason })
}

/// The row of the event, where one is named.
pub(super) fn row(form: &mut Form) -> Option<Option<u64>> {
    let text = tidied(form.raw("row"), Kind::Code);
    if text.is_empty() {
        return Some(None);
    }
    let read = text.parse().ok();
    if read.is_none() {
        let (field, label) = ("row", "contest-row");
        form.wrong(FieldProblem { field, label, code: "row", args: Vec::new() });
    }
    read.map(Some)
}

/// Puts a refusal to the field that it is about; what is about no field is told above the form.
pub(super) fn belongs(
    form: &mut Form,
    desk: &Desk<'_>,
    month: Month,
    refusal: &Refusal,
) -> Option<Notice> {
    if refusal.code != "contest-target-unknown" {
        return Some(desk.refused(refusal));
    }
    let args = vec![("case", form.raw("case").to_owned()), ("month", desk.month(month))];
    let (field, label) = ("case", "contest-case");
    form.wrong(FieldProblem { field, label, code: "case-unknown", args });
    None
}
