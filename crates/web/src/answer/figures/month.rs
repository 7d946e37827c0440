//! Every level of a month.

use kajitori_app::figures::{Lacking, Measurement, Standing};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::close::CloseState;
use kajitori_domain::difference::Explanation;
use kajitori_domain::pack::LevelReport;
use kajitori_domain::verdict::Contractual;

use super::Scene;
use super::tell::Tell;
use crate::pages::figures::{LevelRow, MonthPage, Nothing, RunLine, Tally};
use crate::part::{Layers, Named, Next, Status, Tone, Verdict};
use crate::site::{Site, Visit};
use crate::word::W;

/// What whoever looks may do.
struct Able<'a> {
    site: &'a Site,
    visit: &'a Visit,
    scope: InEngagement,
}

impl Able<'_> {
    fn to(&self, wanted: May) -> bool {
        may(&self.site.house, &self.visit.call(), self.scope, wanted)
    }
}

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> MonthPage {
    let (w, figures) = (visit.w, &scene.figures);
    let tell = Tell::new(w, scene);
    let able = Able { site, visit, scope: InEngagement(scene.opened.engagement.value.id) };
    let name = tell.clock.month(figures.month);
    let near = |month| Named::new(tell.clock.month(month), tell.place.month(&month.to_string()));
    let levels = figures.shown.as_ref().map_or(&[][..], |shown| &shown.pack.levels);
    let state = figures.close.map_or("open", |close| close.state.word());
    MonthPage {
        w,
        trail: tell.trail(scene),
        close: Named::new(name.clone(), tell.place.close(&tell.month)),
        month: name,
        before: Some(near(figures.before)),
        after: figures.after.map(near),
        state: Status::new(
            tone(figures.close.map(|close| close.state)),
            w.t(&format!("close-{state}")),
        ),
        headline: if figures.shown.is_some() { headline(w, levels) } else { String::new() },
        notice: figures.shown.as_ref().and_then(|shown| tell.notice(shown)),
        runs: runs(&tell, scene),
        nothing: figures.lacking.map(|lacking| nothing(&tell, &able, lacking)),
        tally: tally(w, levels),
        next: figures.shown.as_ref().and_then(|shown| next(&tell, &able, scene, shown)),
        rows: levels.iter().map(|level| row(&tell, scene, level)).collect(),
        source: figures.shown.as_ref().map_or_else(String::new, |shown| tell.source(shown)),
        pack: figures
            .shown
            .as_ref()
            .filter(|_| able.to(May::Download))
            .map(|shown| tell.place.pack(&shown.id.to_string(), "pdf")),
    }
}

fn tone(state: Option<CloseState>) -> Tone {
    match state {
        None | Some(CloseState::Open { .. }) => Tone::Plain,
        Some(CloseState::WithVendor { .. }) => Tone::Wait,
        Some(CloseState::Contested { .. }) => Tone::Watch,
        Some(CloseState::Agreed { .. } | CloseState::Fixed { .. }) => Tone::Good,
    }
}

fn count(levels: &[LevelReport], verdict: Contractual) -> usize {
    levels.iter().filter(|level| level.contractual == verdict).count()
}

fn headline(w: W, levels: &[LevelReport]) -> String {
    let (missed, unknown) =
        (count(levels, Contractual::Missed), count(levels, Contractual::NoData));
    let id = match (levels.len(), missed, unknown) {
        (0, ..) => "pack-headline-none",
        (_, 0, 0) => "pack-headline-fine",
        (_, 0, _) => "pack-headline-unknown",
        _ => "pack-headline-missed",
    };
    let args = [
        ("all", levels.len().to_string()),
        ("missed", missed.to_string()),
        ("unknown", unknown.to_string()),
    ];
    w.with(id, &args)
}

fn tally(w: W, levels: &[LevelReport]) -> Vec<Tally> {
    let each = [Contractual::Missed, Contractual::Met, Contractual::NoData].map(|verdict| {
        let status = Verdict::Contract(verdict).status(&w);
        (count(levels, verdict), status)
    });
    let some = each.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, status)| Tally { status, count: count.to_string() }).collect()
}

fn runs(tell: &Tell, scene: &Scene) -> Vec<RunLine> {
    let (w, figures) = (tell.w, &scene.figures);
    let mut all: Vec<(&Measurement, bool)> = figures.shown.iter().map(|run| (run, true)).collect();
    all.extend(figures.others.iter().map(|run| (run, false)));
    all.sort_by_key(|(run, _)| std::cmp::Reverse((run.made, run.id)));
    let line = |(run, here): (&Measurement, bool)| {
        let link = tell.place.month(&tell.month);
        let link = if run.counts { link } else { link.query("run", &run.id.to_string()) };
        let (tone, id) = match (run.standing, run.counts) {
            (Standing::Draft, _) => (Tone::Watch, "figures-run-draft"),
            (_, true) => (Tone::Good, "figures-run-counts"),
            (Standing::Published, _) => (Tone::Plain, "figures-run-shown"),
            (Standing::Superseded, _) => (Tone::Quiet, "figures-run-before"),
        };
        let made = Named::new(tell.clock.time(run.made), link);
        RunLine { made, from: tell.source(run), state: Status::new(tone, w.t(id)), here }
    };
    all.into_iter().map(line).collect()
}

fn nothing(tell: &Tell, able: &Able<'_>, lacking: Lacking) -> Nothing {
    let (w, place) = (tell.w, &tell.place);
    let (title, text, action) = match lacking {
        Lacking::Records => {
            let way = Named::new(w.t("figures-lack-records-do"), place.new_delivery());
            let way = Some(way).filter(|_| able.to(May::Deliver));
            ("figures-lack-records", "figures-lack-records-text", way)
        }
        Lacking::Measuring => {
            let way = Named::new(w.t("figures-lack-measuring-do"), place.close(&tell.month));
            ("figures-lack-measuring", "figures-lack-measuring-text", Some(way))
        }
        Lacking::Publication => ("figures-lack-publication", "figures-lack-publication-text", None),
    };
    Nothing { title: w.t(title), text: w.t(text), action }
}

/// The one next step: the close's, for whoever's turn it is.
fn next(tell: &Tell, able: &Able<'_>, scene: &Scene, shown: &Measurement) -> Option<Next> {
    let (w, month) = (tell.w, tell.clock.month(scene.figures.month));
    let state = scene.figures.close.map(|close| close.state);
    let day = |day: jiff::civil::Date| day.to_string();
    let (title, text, due) = match state {
        Some(CloseState::WithVendor { due, .. }) if able.to(May::ConfirmClose) => {
            ("close-confirm-title", "close-confirm-text", Some(day(due)))
        }
        Some(CloseState::Agreed { .. }) if able.to(May::FixClose) => {
            ("figures-next-fix", "figures-next-fix-text", None)
        }
        None | Some(CloseState::Open { .. })
            if shown.standing == Standing::Draft && able.to(May::AskClose) =>
        {
            ("figures-next-ask", "figures-next-ask-text", None)
        }
        _ => return None,
    };
    Some(Next {
        quiet: false,
        title: w.t1(title, "month", month),
        text: w.t(text),
        due,
        action: Some(Named::new(w.t("shell-close"), tell.place.close(&tell.month))),
    })
}

fn row(tell: &Tell, scene: &Scene, level: &LevelReport) -> LevelRow {
    LevelRow {
        level: Named::new(tell.text(&level.name), tell.level_link(&level.id)),
        under: format!("{} · {}", tell.text(&level.process), level.clause),
        target: tell.bound(level.target),
        layers: Layers::of(tell.w, level),
        contractual: Verdict::Contract(level.contractual),
        statistical: Verdict::Sample(level.statistical),
        difference: difference(tell, level),
        other: tell.other(scene, level),
    }
}

/// By how much what was reported differs, and in a few words why.
fn difference(tell: &Tell, level: &LevelReport) -> Option<(String, String)> {
    let by = tell.gap(level)?;
    let by = tell.w.t1("figures-reported-by", "by", by);
    let why = match (&level.difference, &level.claim) {
        (Some(Explanation::Reproduced(sets)), _) => {
            let names = sets.first().into_iter().flatten().map(|cause| tell.text(&cause.name));
            let names = names.collect::<Vec<_>>().join(" + ");
            tell.w.t1("figures-why-reproduced", "causes", names)
        }
        (Some(Explanation::Unknown), _) => tell.w.t("figures-why-unknown"),
        (Some(Explanation::NotComparable), _) => tell.w.t("figures-why-not-comparable"),
        (Some(Explanation::Inconsistent), _) => tell.w.t("figures-why-inconsistent"),
        (_, Some(claim)) if !claim.consistent => tell.w.t("figures-why-refuted"),
        _ => return None,
    };
    Some((by, why))
}
