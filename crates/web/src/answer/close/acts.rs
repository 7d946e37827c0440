//! What whoever looks can do with a month, and the one next step.

use kajitori_app::close::Look;
use kajitori_domain::access::EngagementPermission as May;
use kajitori_domain::close::CloseState;
use kajitori_domain::contest::{Contest, ContestState};
use kajitori_domain::job::JobState;
use kajitori_domain::organisation::Side;
use kajitori_domain::time::Month;

use crate::answer::contest;
use crate::answer::desk::Desk;
use crate::pages::close::Act;
use crate::part::{Named, Next};

/// Whether a job measures the month now.
pub(super) fn measuring(look: &Look) -> bool {
    let state = look.shown.job.as_ref().map(|job| &job.state);
    matches!(state, Some(JobState::Waiting { .. } | JobState::Running { .. }))
}

/// The first open contest that waits for the side of whoever looks.
fn waiting<'a>(desk: &Desk<'_>, look: &'a Look) -> Option<&'a Contest> {
    let mut contests = look.shown.contests.iter().map(|contest| &contest.value);
    let mine = |contest: &&Contest| match contest.state {
        ContestState::Raised { .. } => contest.side != desk.side(),
        ContestState::Answered { accepted, .. } => accepted || contest.side == desk.side(),
        ContestState::Escalated { .. } => true,
        _ => false,
    };
    contests.find(mine)
}

/// The one next step.
pub(super) fn next(desk: &Desk<'_>, month: Month, look: &Look) -> Next {
    let (w, name) = (desk.w, desk.month(month));
    let plain =
        |title: String, text: String| Next { quiet: false, title, text, due: None, action: None };
    let quiet = |title: String, text: String| Next { quiet: true, ..plain(title, text) };
    let state = look.shown.close.as_ref().map(|close| close.value.state);
    match state {
        None => match desk.side() {
            Side::Client => {
                plain(w.t1("close-unmeasured-title", "month", name), w.t("close-unmeasured-text"))
            }
            Side::Vendor => {
                quiet(w.t1("close-unmeasured-title", "month", name), w.t("close-unmeasured-wait"))
            }
        },
        Some(CloseState::Open { .. }) => match desk.may(May::AskClose) {
            true => plain(w.t1("close-ask-title", "month", name), w.t("close-ask-text")),
            false => quiet(w.t("close-open-title"), w.t("close-open-text")),
        },
        Some(CloseState::WithVendor { due, .. }) => {
            let (title, text) = match desk.may(May::ConfirmClose) {
                true => (w.t1("close-confirm-title", "month", name), w.t("close-confirm-text")),
                false => {
                    let vendor = desk.party(Side::Vendor);
                    (w.t("close-wait-title"), w.t1("close-wait-text", "name", vendor))
                }
            };
            let quiet = !desk.may(May::ConfirmClose);
            Next { quiet, title, text, due: Some(desk.day(due)), action: None }
        }
        Some(CloseState::Contested { .. }) => contested(desk, look),
        Some(CloseState::Agreed { .. }) => match desk.may(May::FixClose) {
            true => plain(w.t1("close-fix-next", "month", name), w.t("close-fix-next-text")),
            false => quiet(w.t("close-fix-wait"), w.t("close-fix-wait-text")),
        },
        Some(CloseState::Fixed { .. }) => {
            quiet(w.t1("close-over-title", "month", name), w.t("close-over-text"))
        }
    }
}

fn contested(desk: &Desk<'_>, look: &Look) -> Next {
    let w = desk.w;
    let Some(one) = waiting(desk, look) else {
        return Next {
            quiet: true,
            title: w.t("close-contest-wait"),
            text: w.t("close-contest-wait-text"),
            due: None,
            action: None,
        };
    };
    let due = match one.state {
        ContestState::Raised { due, .. } | ContestState::Escalated { due, .. } => Some(due),
        _ => None,
    };
    let link = desk.place.contest(&one.id.to_string());
    Next {
        quiet: false,
        title: w.t("close-contest-next"),
        text: contest::about(desk, one),
        due: due.map(|due| desk.day(due)),
        action: Some(Named::new(w.t("close-contest-open"), link)),
    }
}

/// What can be done here now.
pub(super) fn acts(desk: &Desk<'_>, month: Month, look: &Look) -> Vec<Act> {
    let (shown, name) = (&look.shown, month.to_string());
    let version = shown.close.as_ref().map_or(0, |close| close.version);
    let of = |act, about: &str| Act {
        act,
        about: desk.w.t(about),
        version,
        blocked: None,
        main: true,
        asks: false,
        run: None,
    };
    let way = Way { desk, look, name: &name, of: &of };
    let state = shown.close.as_ref().map(|close| close.value.state);
    let acts = match state {
        None => vec![way.measure(true)],
        Some(CloseState::Open { .. }) => vec![way.ask(), way.measure(false)],
        Some(CloseState::WithVendor { .. }) => {
            vec![way.confirm(), way.contest(), way.renew(), way.measure(false)]
        }
        Some(CloseState::Contested { open, .. }) => vec![way.blocked(open)],
        Some(CloseState::Agreed { .. }) => vec![way.fix()],
        Some(CloseState::Fixed { .. }) => vec![way.restate(), way.measure(false)],
    };
    acts.into_iter().flatten().collect()
}

/// The acts of a month.
struct Way<'a, 'b> {
    desk: &'a Desk<'b>,
    look: &'a Look,
    name: &'a str,
    of: &'a dyn Fn(Named, &str) -> Act,
}

impl Way<'_, '_> {
    fn named(&self, id: &str, link: crate::link::Link) -> Named {
        Named::new(self.desk.w.t(id), link)
    }

    /// The last run, as the form sends it.
    fn latest(&self) -> Option<String> {
        self.look.shown.latest.as_ref().map(|run| run.id.to_string())
    }

    fn measure(&self, first: bool) -> Option<Act> {
        let facts = self.look.shown.facts;
        let fixed = self.look.shown.close.as_ref().map(|close| close.value.state.word());
        let idle = fixed == Some("fixed") && !facts.newer_records;
        if !self.desk.may(May::Measure) || idle || measuring(self.look) {
            return None;
        }
        let id = if first { "close-measure" } else { "close-measure-again" };
        let about = if first { "close-measure-about" } else { "close-measure-again-about" };
        let act = (self.of)(self.named(id, self.desk.place.rerun(self.name)), about);
        Some(Act { main: first, ..act })
    }

    fn ask(&self) -> Option<Act> {
        let (shown, w) = (&self.look.shown, self.desk.w);
        let run = self.latest()?;
        let code = match shown.facts {
            _ if measuring(self.look) => Some("close-measuring"),
            facts if !facts.month_over => Some("refusal-close-month-open"),
            facts if facts.earlier_open => Some("refusal-close-earlier-open"),
            facts if facts.newer_records => Some("refusal-close-run-stale"),
            _ => None,
        };
        let act = (self.of)(
            self.named("close-ask", self.desk.place.request(self.name)),
            "close-ask-about",
        );
        let due = shown.confirm_due.map(|due| self.desk.day(due)).unwrap_or_default();
        let about = w.t1("close-ask-about", "day", due);
        let wanted = Act { blocked: code.map(|code| w.t(code)), run: Some(run), about, ..act };
        self.desk.may(May::AskClose).then_some(wanted)
    }

    /// The last run is newer than the one that the vendor is shown.
    fn renew(&self) -> Option<Act> {
        let shown = self.look.shown.run.as_ref().map(|run| run.id.to_string());
        let run = self.latest().filter(|latest| Some(latest) != shown.as_ref())?;
        let link = self.desk.place.request(self.name);
        let act = (self.of)(self.named("close-renew", link), "close-renew-about");
        self.desk.may(May::AskClose).then_some(Act { run: Some(run), ..act })
    }

    fn confirm(&self) -> Option<Act> {
        let link = self.desk.place.confirmation(self.name);
        let act = (self.of)(self.named("close-confirm", link), "close-confirm-about");
        let blocked = self.look.shown.rerun_due.then(|| self.desk.w.t("close-rerun"));
        self.desk.may(May::ConfirmClose).then_some(Act { blocked, asks: true, ..act })
    }

    fn contest(&self) -> Option<Act> {
        let link = self.desk.place.new_contest().query("month", self.name);
        let act = (self.of)(self.named("contest-raise", link), "contest-about");
        let vendor = self.desk.side() == Side::Vendor;
        let may = self.desk.may(May::Contest) && vendor;
        may.then_some(Act { asks: true, main: false, ..act })
    }

    fn blocked(&self, open: u32) -> Option<Act> {
        let (id, link) = match self.desk.side() {
            Side::Client => ("close-fix", self.desk.place.fixing(self.name)),
            Side::Vendor => ("close-confirm", self.desk.place.confirmation(self.name)),
        };
        let may = self.desk.may(May::FixClose) || self.desk.may(May::ConfirmClose);
        let act = (self.of)(self.named(id, link), "close-fix-about");
        let blocked = Some(self.desk.w.t1("close-fix-blocked", "n", open));
        may.then_some(Act { blocked, asks: true, ..act })
    }

    fn fix(&self) -> Option<Act> {
        let link = self.desk.place.fixing(self.name);
        let act = (self.of)(self.named("close-fix", link), "close-fix-about");
        self.desk.may(May::FixClose).then_some(Act { asks: true, ..act })
    }

    /// The last run says something else than the fixed one.
    fn restate(&self) -> Option<Act> {
        let shown = self.look.shown.run.as_ref().map(|run| run.id.to_string());
        let run = self.latest().filter(|latest| Some(latest) != shown.as_ref())?;
        let link = self.desk.place.restatement(self.name);
        let act = (self.of)(self.named("close-restate", link), "close-restate-about");
        self.desk.may(May::FixClose).then_some(Act { run: Some(run), ..act })
    }
}
