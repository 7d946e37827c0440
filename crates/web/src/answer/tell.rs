//! How what the use cases answer reads in the language of whoever looks.

use jiff::civil::Date;
use kajitori_app::audit::Who;
use kajitori_app::engagement::Opened;
use kajitori_app::{Failure, Matter};
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::display::Clockface;
use kajitori_domain::engagement::EngagementState;
use kajitori_domain::lamp::{Driver, Light, Subject};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::task::{Due, Task, days_until};
use kajitori_domain::text::Text;
use kajitori_domain::time::{Moment, Month};

use crate::form::{Form, Kind, tidied};
use crate::link::{Link, Place, engagement};
use crate::part::{Lamp, LampState, Named, Notice, Status, Theme, Tone};
use crate::shell::Crumb;
use crate::site::{Site, Visit};
use crate::word::W;

/// Days from which on something is near.
const NEAR: i32 = 5;

/// Words and zone of one page.
pub(crate) struct Tell {
    pub(crate) w: W,
    pub(crate) clock: Clockface,
}

impl Tell {
    pub(crate) fn new(site: &Site, visit: &Visit) -> Self {
        let w = visit.w;
        Self { w, clock: Clockface::new(w.lang(), site.house.zone()) }
    }

    pub(crate) fn text(&self, text: &Text) -> String {
        text.get(self.w.lang()).to_owned()
    }

    pub(crate) fn day(&self, day: Date) -> String {
        self.clock.civil(day)
    }

    pub(crate) fn time(&self, at: Moment) -> String {
        self.clock.time(at)
    }

    pub(crate) fn month(&self, month: Month) -> String {
        self.clock.month(month)
    }

    /// The way to an engagement's pages.
    pub(crate) fn trail(&self, opened: &Opened) -> Vec<Crumb> {
        vec![
            Crumb::new(self.w.t("shell-engagements"), crate::link::engagements()),
            Crumb::new(self.text(&opened.engagement.value.name), place(opened).hub()),
        ]
    }

    pub(crate) fn who(&self, who: &Who) -> String {
        let w = self.w;
        match who {
            Who::Person { name, role: Some(role) } => {
                let role = w.t(&format!("who-{}", role.word()));
                w.t2("engagement-who", "name", name, "role", role)
            }
            Who::Person { name, role: None } => name.clone(),
            Who::Worker => w.t("engagement-worker"),
            Who::Program { name } => w.t1("engagement-program", "name", name),
            Who::Job => w.t("audit-via-job"),
            Who::System => w.t("audit-system"),
            Who::Nobody => w.t("audit-nobody"),
        }
    }

    /// The name alone, where the role stands beside it.
    pub(crate) fn name(&self, who: &Who) -> String {
        match who {
            Who::Person { name, .. } => name.clone(),
            other => self.who(other),
        }
    }

    pub(crate) fn state(&self, state: EngagementState) -> Status {
        let (tone, id) = match state {
            EngagementState::Preparing { .. } => (Tone::Wait, "engagement-preparing"),
            EngagementState::Running { .. } => (Tone::Plain, "engagement-running"),
            EngagementState::Exiting { .. } => (Tone::Watch, "engagement-exiting"),
            EngagementState::Closed { .. } => (Tone::Quiet, "engagement-closed"),
        };
        Status::new(tone, self.w.t(id))
    }

    pub(crate) fn close(&self, close: Option<&MonthlyClose>) -> Status {
        let (tone, id) = match close.map_or("none", |close| close.state.word()) {
            "none" => (Tone::Quiet, "engagement-no-close"),
            "with-vendor" => (Tone::Wait, "close-with-vendor"),
            "contested" => (Tone::Watch, "close-contested"),
            "agreed" => (Tone::Wait, "close-agreed"),
            "fixed" => (Tone::Good, "close-fixed"),
            _ => (Tone::Wait, "close-open"),
        };
        Status::new(tone, self.w.t(id))
    }

    /// The lamps; `name` says what a level is called.
    pub(crate) fn lamps(
        &self,
        place: &Place,
        lamps: Option<&[(Subject, Light); 6]>,
        name: &dyn Fn(&str) -> Option<String>,
        month: Month,
    ) -> Vec<Lamp> {
        let all = lamps.into_iter().flatten();
        all.map(|(subject, light)| self.lamp(place, (*subject, light), name, month)).collect()
    }

    fn lamp(
        &self,
        place: &Place,
        (subject, light): (Subject, &Light),
        name: &dyn Fn(&str) -> Option<String>,
        month: Month,
    ) -> Lamp {
        let w = self.w;
        let (theme, way) = match subject {
            Subject::Purpose => (Theme::Purpose, None),
            Subject::Quality => (Theme::Quality, Some(place.month(&month.to_string()))),
            Subject::Cost => (Theme::Cost, None),
            Subject::Progress => (Theme::Responsibility, Some(place.closes())),
            Subject::Knowledge => (Theme::Knowledge, None),
            Subject::Safety => (Theme::Safety, None),
        };
        let said = |driver: &Driver| {
            let about = name(&driver.about).unwrap_or_else(|| driver.about.clone());
            w.t1(&format!("lamp-{}", driver.code), "about", about)
        };
        let (state, driver) = match light {
            Light::Good => (LampState::Fine, w.t("lamp-all-fine")),
            Light::Watch(driver) => (LampState::Watch, said(driver)),
            Light::Bad(driver) => (LampState::Act, said(driver)),
            Light::NoData(driver) => (LampState::NoData, said(driver)),
            Light::NotYet(code) => (LampState::NotYet, w.t(&format!("lamp-{code}"))),
        };
        let to = match theme {
            Theme::Quality => "shell-figures",
            _ => "shell-close",
        };
        let way = way.filter(|_| state != LampState::Fine);
        Lamp { theme, state, driver, way: way.map(|link| Named::new(w.t(to), link)) }
    }

    /// What waits, in words, with the month and the thing that it is about.
    pub(crate) fn task(
        &self,
        opened: &Opened,
        (task, matter): (&Task, &Matter),
        today: Date,
    ) -> crate::part::Task {
        let w = self.w;
        let about = Month::parse(&task.about).map_or_else(String::new, |month| self.month(month));
        let (due, urgency) = match task.due {
            Due::Open => (String::new(), Status::new(Tone::Wait, w.t("home-due-open"))),
            Due::By(day) => (self.day(day), self.urgency(days_until(day, today))),
        };
        let what = w.t1(&format!("task-{}", task.code), "about", about);
        crate::part::Task {
            what: Named::new(self.about(what, matter), task_link(&place(opened), task)),
            place: self.text(&opened.engagement.value.name),
            due,
            urgency,
        }
    }

    fn urgency(&self, days: i32) -> Status {
        let w = self.w;
        match days {
            ..0 => Status::new(Tone::Bad, w.t1("home-due-late", "n", days.unsigned_abs())),
            0 => Status::new(Tone::Bad, w.t("home-due-today")),
            1..=NEAR => Status::new(Tone::Watch, w.t1("home-due-days", "n", days)),
            _ => Status::new(Tone::Wait, w.t1("home-due-days", "n", days)),
        }
    }

    /// Why something cannot be done, above the form where it was tried.
    pub(crate) fn refused(&self, refusal: &Refusal) -> Notice {
        let words =
            |end: &str| self.w.with(&format!("refusal-{}{end}", refusal.code), &refusal.args);
        Notice { tone: Tone::Bad, title: words(""), text: words("-hint") }
    }
}

/// The pages of an opened engagement.
pub(crate) fn place(opened: &Opened) -> Place {
    engagement(&opened.engagement.value.id.to_string())
}

/// A refusal that belongs on the form where it was tried; whatever else goes its own way.
///
/// # Errors
/// What is no such refusal.
pub(crate) fn on_form(failure: Failure) -> Result<Refusal, Failure> {
    match failure {
        Failure::Refused(refusal)
            if !refusal.code.starts_with("access-") && refusal.code != "record-busy" =>
        {
            Ok(refusal)
        }
        other => Err(other),
    }
}

fn task_link(place: &Place, task: &Task) -> Link {
    let about = task.about.as_str();
    match task.code {
        "ask-close" | "fix-close" => place.close(about),
        "confirm-close" => place.close(about),
        "map-delivery" => place.mapping(about),
        "agree-version" => place.agreements(),
        code if code.ends_with("-contest") => place.contest(about),
        code if code.ends_with("-credit") => place.credit(about),
        code if code.ends_with("-delivery") => place.delivery(about),
        _ => place.drawn(about),
    }
}

/// Where one looks at a thing of the record.
pub(crate) fn thing(place: &Place, kind: &str, id: &str) -> Link {
    match kind {
        "membership" | "person" => place.members(),
        "contest" => place.contest(id),
        "credit" => place.credit(id),
        "delivery" => place.delivery(id),
        "batch" | "mapping" | "report" => place.deliveries(),
        "sample" => place.drawn(id),
        "agreement" => place.agreements(),
        "token" => place.tokens(),
        "request" => place.requests(),
        "close" if Month::parse(id).is_some() => place.close(id),
        "close" | "run" => place.closes(),
        _ => place.hub(),
    }
}

/// A day as it was typed, in any of the usual ways; a problem is noted where it is none, or where
/// one is needed and absent.
pub(crate) fn day(
    form: &mut Form,
    (field, label): (&'static str, &'static str),
    needed: bool,
) -> Option<Date> {
    let text = tidied(form.raw(field), Kind::Code).replace('/', "-");
    if text.is_empty() {
        if needed {
            form.required(field, label);
        }
        return None;
    }
    let parts: Vec<&str> = text.split('-').collect();
    let read = match parts.as_slice() {
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}").parse().ok(),
        _ => None,
    };
    if read.is_none() {
        form.wrong(crate::form::FieldProblem { field, label, code: "day", args: Vec::new() });
    }
    read
}

/// A whole number as it was typed; a problem is noted where it is none.
pub(crate) fn number(form: &mut Form, (field, label): (&'static str, &'static str)) -> Option<i64> {
    let text = tidied(form.raw(field), Kind::Code).replace(',', "");
    if text.is_empty() {
        return None;
    }
    let read = text.parse().ok();
    if read.is_none() {
        form.wrong(crate::form::FieldProblem { field, label, code: "number", args: Vec::new() });
    }
    read
}
