//! What stands of a delivery, in words.

use kajitori_app::House;
use kajitori_app::delivery::{By, Findings, Listed};
use kajitori_app::engagement::Opened;
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::display::{Clockface, thousands};
use kajitori_domain::problem::{Problem, Severity};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Moment;

use crate::link::{self, Place};
use crate::pages::intake::ProblemRow;
use crate::part::{Notice, Status, Tone};
use crate::shell::Crumb;
use crate::word::W;

/// Places of one problem that are shown.
const PLACES: usize = 5;

/// Words about deliveries.
pub(in crate::answer) struct Told {
    pub(in crate::answer) w: W,
    pub(in crate::answer) clock: Clockface,
}

impl Told {
    pub(in crate::answer) fn new(w: W, house: &House) -> Self {
        Self { w, clock: Clockface::new(w.lang(), house.zone()) }
    }

    /// The engagement's addresses, and the way to its deliveries.
    pub(super) fn place(opened: &Opened) -> Place {
        link::engagement(&opened.engagement.value.id.to_string())
    }

    pub(super) fn trail(&self, opened: &Opened, deliveries: bool) -> Vec<Crumb> {
        let w = self.w;
        let (place, name) = (Self::place(opened), opened.engagement.value.name.get(w.lang()));
        let mut trail = vec![
            Crumb::new(w.t("shell-engagements"), link::engagements()),
            Crumb::new(name, place.hub()),
        ];
        if deliveries {
            trail.push(Crumb::new(w.t("intake-deliveries"), place.deliveries()));
        }
        trail
    }

    pub(super) fn role(&self, role: FileRole) -> String {
        self.w.t(&format!("intake-{}", role.word()))
    }

    /// Who handed it in, as far as one may know.
    pub(super) fn by(&self, by: &By) -> String {
        match by {
            By::Person(name) => name.clone(),
            By::Side(side) => self.w.t(&format!("intake-by-{}", side.word())),
            By::Program => self.w.t("intake-by-program"),
        }
    }

    /// When a delivery began; its id says so.
    pub(super) fn since(&self, listed: &Listed) -> String {
        let at = match &listed.filed.value.delivery.state {
            DeliveryState::Received { at, .. }
            | DeliveryState::Inspected { at, .. }
            | DeliveryState::Mapped { at, .. }
            | DeliveryState::Imported { at, .. }
            | DeliveryState::Known { at, .. }
            | DeliveryState::Refused { at, .. }
            | DeliveryState::Discarded { at } => Some(*at),
            DeliveryState::Receiving { .. } | DeliveryState::Importing { .. } => None,
        };
        at.map(|at| self.clock.time(at)).unwrap_or_default()
    }

    /// How far it is.
    pub(super) fn state(&self, listed: &Listed) -> Status {
        let (tone, word) = standing(listed);
        Status::new(tone, self.w.t(&format!("intake-state-{word}")))
    }

    pub(super) fn count(&self, count: u64) -> String {
        thousands(count.into())
    }

    /// Rows that count and rows kept aside, where that is known.
    pub(super) fn rows(&self, state: &DeliveryState) -> (String, String) {
        match state {
            DeliveryState::Imported { accepted, rejected, .. } => {
                (self.count(*accepted), self.count(*rejected))
            }
            DeliveryState::Refused { rejected: rejected @ 1.., .. } => {
                (String::new(), self.count(*rejected))
            }
            _ => (String::new(), String::new()),
        }
    }

    /// What is refused, and what to do.
    pub(in crate::answer) fn refused(&self, refusal: &Refusal) -> Notice {
        let words = |id: String| self.w.with(&id, &refusal.args);
        Notice {
            tone: Tone::Bad,
            title: words(format!("refusal-{}", refusal.code)),
            text: words(format!("refusal-{}-hint", refusal.code)),
        }
    }

    /// Why a file came to nothing, as far as its code and its name say.
    pub(super) fn came_to_nothing(&self, file: &str, code: &str, rejected: u64) -> Notice {
        let args = [("file", file.to_owned()), ("rejected", self.count(rejected))];
        let words = |id: String| {
            Some(self.w.with(&id, &args)).filter(|said| {
                // What else the refusal knew is not kept.
                self.w.has(&id) && !said.contains("{$")
            })
        };
        let title = words(format!("refusal-{code}"));
        let text = words(format!("refusal-{code}-hint"));
        Notice {
            tone: Tone::Bad,
            title: title.unwrap_or_else(|| self.w.t("intake-about-refused")),
            text: text.unwrap_or_else(|| self.w.t("intake-mend")),
        }
    }

    /// That there is nothing that could be said of the file.
    pub(super) fn no_columns(&self) -> Notice {
        let (title, text) = (self.w.t("intake-no-columns"), self.w.t("intake-mend"));
        Notice { tone: Tone::Bad, title, text }
    }

    /// That not one row can be read: how many there are, the first reason, and what to do.
    pub(super) fn unreadable(&self, findings: &Findings) -> Option<Notice> {
        if findings.accepted > 0 || findings.rejected == 0 {
            return None;
        }
        let rows = self.count(findings.rejected);
        let title = self.w.t1("refusal-delivery-none-readable", "rows", rows);
        let hint = self.w.t("refusal-delivery-none-readable-hint");
        let first = findings.examples.iter().find(|one| one.severity == Severity::Error);
        let text = first.map_or_else(
            || hint.clone(),
            |problem| {
                let what = self.w.with(&format!("problem-{}", problem.code), &problem.words());
                let place = self.row_of(problem).into_iter().chain(problem.place.column.clone());
                let place = place.collect::<Vec<_>>().join(" ");
                let args = [("where", place), ("what", what), ("hint", hint.clone())];
                self.w.with("intake-first-reason", &args)
            },
        );
        Some(Notice { tone: Tone::Bad, title, text })
    }

    /// The problems, most frequent first, each with its first places.
    pub(super) fn problems(&self, findings: &Findings) -> Vec<ProblemRow> {
        let counted = findings.problems.iter().filter(|(_, count)| *count > 0);
        counted.map(|(code, count)| self.problem(code, *count, &findings.examples)).collect()
    }

    fn problem(&self, code: &str, count: u64, examples: &[Problem]) -> ProblemRow {
        let own: Vec<&Problem> = examples.iter().filter(|example| example.code == code).collect();
        let args = own.first().map(|first| first.words()).unwrap_or_default();
        let words = |id: String| self.w.with(&id, &args);
        let warns = own.first().is_some_and(|first| first.severity == Severity::Warning);
        ProblemRow {
            what: words(format!("problem-{code}")),
            hint: words(format!("problem-{code}-hint")),
            rows: self.count(count),
            examples: own.iter().take(PLACES).map(|example| self.place_of(example)).collect(),
            severity: match warns {
                true => Status::new(Tone::Watch, self.w.t("intake-used")),
                false => Status::new(Tone::Bad, self.w.t("intake-not-used")),
            },
        }
    }

    fn row_of(&self, problem: &Problem) -> Option<String> {
        problem.place.row.map(|row| self.w.t1("intake-row", "n", self.count(row)))
    }

    fn place_of(&self, problem: &Problem) -> String {
        let place = &problem.place;
        let value = place.value.as_ref().map(|value| format!("“{value}”"));
        let parts = [self.row_of(problem), place.column.clone(), value];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A cell of a preview: moments as people here read them.
    pub(super) fn cell(&self, head: &str, text: &str) -> String {
        let moment = matches!(head, "time" | "start" | "at").then(|| text.parse().ok()).flatten();
        match moment.map(|at: jiff::Timestamp| Moment(at.as_microsecond())) {
            Some(at) => self.clock.time(at),
            None => text.to_owned(),
        }
    }
}

/// How a delivery stands: its tone, and the word that says so.
pub(super) fn standing(listed: &Listed) -> (Tone, &'static str) {
    let state = &listed.filed.value.delivery.state;
    match state {
        DeliveryState::Receiving { .. } | DeliveryState::Importing { .. } => {
            (Tone::Wait, state.word())
        }
        DeliveryState::Received { .. }
        | DeliveryState::Inspected { .. }
        | DeliveryState::Mapped { .. } => (Tone::Watch, "to-map"),
        DeliveryState::Imported { .. } if !listed.in_force => (Tone::Quiet, "withdrawn"),
        DeliveryState::Imported { rejected: 0, .. } => (Tone::Good, "imported"),
        DeliveryState::Imported { .. } => (Tone::Watch, "partly"),
        DeliveryState::Known { .. } => (Tone::Plain, "known"),
        DeliveryState::Refused { .. } => (Tone::Bad, "refused"),
        DeliveryState::Discarded { .. } => (Tone::Quiet, "discarded"),
    }
}
