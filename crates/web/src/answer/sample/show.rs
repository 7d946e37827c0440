//! One sample.

use kajitori_app::sample::{Found, Shown, UnitOf};
use kajitori_domain::access::EngagementPermission as May;
use kajitori_domain::display::thousands;
use kajitori_domain::organisation::Side;
use kajitori_domain::sample::SampleState;

use super::list::state;
use crate::answer::desk::Desk;
use crate::form::Form;
use crate::link::Link;
use crate::pages::sample::{Check, SamplePage, UnitRow};
use crate::part::{Named, Next, Notice, Pager};
use crate::shell::Crumb;

/// Units of one page.
const PAGE: usize = 100;

/// What the fields of a unit begin with.
const FIELDS: [(&str, &str); 3] =
    [("first", "sample-first"), ("second", "sample-second"), ("decided", "sample-decided")];

/// The place of the page's first unit.
fn from(desk: &Desk<'_>, form: &Form) -> usize {
    let text = match form.raw("from") {
        "" => desk.visit.query.raw("from"),
        text => text,
    };
    text.parse::<usize>().unwrap_or(0) / PAGE * PAGE
}

pub(super) fn page(
    desk: &Desk<'_>,
    shown: &Shown,
    form: Form,
    notice: Option<Notice>,
) -> SamplePage {
    let (w, sample) = (desk.w, &shown.sample.value);
    let id = sample.id.to_string();
    let here = desk.place.drawn(&id);
    let from = from(desk, &form);
    let level = shown.agreement.level(&sample.level);
    let delivered = matches!(sample.state, SampleState::Delivered { .. });
    let over = matches!(sample.state, SampleState::Inspected { .. } | SampleState::Used { .. });
    let step = |step: &str| desk.place.drawn_step(&id, step);
    let inspects = delivered && desk.may(May::InspectSample);
    let drawn = matches!(sample.state, SampleState::Drawn { .. });
    let voidable = drawn || delivered || matches!(sample.state, SampleState::Inspected { .. });
    let units = shown.units.iter().skip(from).take(PAGE);
    SamplePage {
        w,
        trail: desk.trail(vec![Crumb::new(w.t("shell-samples"), desk.place.samples())]),
        month: desk.month(sample.month),
        title: level.map_or_else(|| sample.level.clone(), |level| desk.text(&level.name)),
        state: state(w, &sample.state),
        notice: notice.or_else(|| voided(desk, &sample.state)),
        next: next(desk, &sample.state),
        facts: facts(desk, shown),
        files: files(desk, shown),
        units: units.map(|unit| row(desk, unit, &form)).collect(),
        pager: pager(shown.units.len(), from, &here),
        open: over || (desk.side() == Side::Client && !drawn),
        inspect: inspects.then(|| (step("inspection"), step("findings"))),
        deliver: (drawn && desk.may(May::DeliverSample)).then(|| step("delivery")),
        void: (voidable && desk.may(May::DrawSample)).then(|| step("void")),
        form,
        version: shown.sample.version,
        from,
        changes: desk.events(&shown.said, &shown.people, &here),
    }
}

fn voided(desk: &Desk<'_>, state: &SampleState) -> Option<Notice> {
    let SampleState::Void { reason, .. } = state else { return None };
    Some(Notice {
        tone: crate::part::Tone::Quiet,
        title: desk.w.t("sample-state-void"),
        text: reason.clone(),
    })
}

fn facts(desk: &Desk<'_>, shown: &Shown) -> Vec<(String, String)> {
    let (w, sample) = (desk.w, &shown.sample.value);
    let count = |count: u64| thousands(count.into());
    vec![
        (w.t("sample-population"), count(sample.population)),
        (w.t("sample-size-field"), count(sample.size)),
        (w.t("sample-seed"), sample.seed.clone()),
    ]
}

fn files(desk: &Desk<'_>, shown: &Shown) -> Vec<Named> {
    let files = shown.files.iter();
    let way = |id: String| desk.place.attachment(&id);
    files.map(|file| Named::new(file.file.clone(), way(file.id.to_string()))).collect()
}

fn row(desk: &Desk<'_>, unit: &UnitOf, form: &Form) -> UnitRow {
    let found = [unit.first, unit.second, unit.decided];
    let check = |((field, label), found): (&(&str, &str), Option<bool>)| {
        let name = format!("{field}-{}", unit.place);
        let value = match (form.raw(&name), found) {
            ("1", _) => "1",
            ("0", _) => "0",
            (_, Some(true)) => "1",
            (_, Some(false)) => "0",
            (_, None) => "",
        };
        Check { name, label: desk.w.t(label), value }
    };
    let mut checks = FIELDS.iter().zip(found).map(check);
    let mut one =
        || checks.next().unwrap_or(Check { name: String::new(), label: String::new(), value: "" });
    UnitRow {
        place: (unit.place + 1).to_string(),
        unit: unit.unit.clone(),
        stratum: unit.stratum.clone(),
        checks: [one(), one(), one()],
        torn: unit.first.zip(unit.second).is_some_and(|(a, b)| a != b) && unit.decided.is_none(),
    }
}

fn pager(total: usize, from: usize, here: &Link) -> Option<Pager> {
    let count = |number: usize| thousands(u128::try_from(number).unwrap_or(0));
    let last = total.min(from + PAGE);
    let at = |place: usize| here.clone().query("from", &place.to_string());
    (total > PAGE).then(|| Pager {
        first: count(from + 1),
        last: count(last),
        total: count(total),
        before: from.checked_sub(PAGE).map(at),
        after: (last < total).then(|| at(last)),
    })
}

fn next(desk: &Desk<'_>, state: &SampleState) -> Next {
    let client = desk.side() == Side::Client;
    let (title, text) = match (state, client) {
        (SampleState::Drawn { .. }, _) => ("sample-next-deliver", "sample-next-deliver-text"),
        (SampleState::Delivered { .. }, true) => {
            ("sample-next-inspect", "sample-next-inspect-text")
        }
        (SampleState::Delivered { .. }, false) => ("sample-next-wait", "sample-next-wait-text"),
        (SampleState::Inspected { .. }, _) => ("sample-next-measure", "sample-next-measure-text"),
        (SampleState::Used { .. }, _) => ("sample-next-over", "sample-next-over-text"),
        (SampleState::Void { .. }, _) => ("sample-next-void", "sample-next-void-text"),
    };
    let quiet = !matches!(title, "sample-next-deliver" | "sample-next-inspect");
    Next { quiet, title: desk.w.t(title), text: desk.w.t(text), due: None, action: None }
}

/// What was found of the units whose fields came.
pub(super) fn typed(shown: &Shown, form: &Form) -> Vec<Found> {
    let said = |field: &str, unit: &UnitOf| match form.raw(&format!("{field}-{}", unit.place)) {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    };
    let from: usize = form.raw("from").parse().unwrap_or(0);
    let came = shown.units.iter().skip(from / PAGE * PAGE).take(PAGE);
    let of = |unit: &UnitOf| Found {
        unit: unit.unit.clone(),
        first: said("first", unit),
        second: said("second", unit),
        decided: said("decided", unit),
    };
    came.map(of).collect()
}
