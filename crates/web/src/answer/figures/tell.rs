//! How a measurement reads in the language of whoever looks.

use kajitori_app::figures::{Measurement, Standing};
use kajitori_domain::agreement::level::{Bound, Direction};
use kajitori_domain::display::{Clockface, figure, hours};
use kajitori_domain::measure::level::Amount;
use kajitori_domain::pack::{LevelReport, Note};
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::Span;

use super::Scene;
use crate::link::{Link, Place, engagement};
use crate::part::{Figure, Notice, Tone};
use crate::shell::Crumb;
use crate::word::W;

/// Words, zone and addresses of one page.
pub(super) struct Tell {
    pub(super) w: W,
    pub(super) clock: Clockface,
    pub(super) place: Place,
    pub(super) month: String,
    /// The run that the page was asked for; empty where it is the one that counts.
    pub(super) run: String,
}

impl Tell {
    pub(super) fn new(w: W, scene: &Scene) -> Self {
        let shown = scene.figures.shown.as_ref();
        let zone = shown.map_or("Asia/Tokyo", |shown| shown.pack.head.zone.as_str());
        let apart = shown.filter(|shown| !shown.counts);
        Self {
            w,
            clock: Clockface::new(w.lang(), zone),
            place: engagement(&scene.opened.engagement.value.id.to_string()),
            month: scene.figures.month.to_string(),
            run: apart.map_or_else(String::new, |shown| shown.id.to_string()),
        }
    }

    pub(super) fn text(&self, text: &Text) -> String {
        text.get(self.w.lang()).to_owned()
    }

    /// The way to an engagement's pages.
    pub(super) fn trail(&self, scene: &Scene) -> Vec<Crumb> {
        vec![
            Crumb::new(self.w.t("shell-engagements"), crate::link::engagements()),
            Crumb::new(self.text(&scene.opened.engagement.value.name), self.place.hub()),
        ]
    }

    /// The step of the way to the month.
    pub(super) fn month_crumb(&self, scene: &Scene) -> Crumb {
        let name = self.w.t1("figures-month", "month", self.clock.month(scene.figures.month));
        Crumb::new(name, self.with_run(self.place.month(&self.month)))
    }

    /// The same page of the measurement that is looked at.
    pub(super) fn with_run(&self, link: Link) -> Link {
        link.query("run", &self.run)
    }

    pub(super) fn level_link(&self, level: &str) -> Link {
        self.with_run(self.place.level(&self.month, level))
    }

    pub(super) fn bound(&self, bound: Bound) -> String {
        let id = match bound.direction {
            Direction::AtLeast => "pack-at-least",
            Direction::AtMost => "pack-at-most",
        };
        let value = Figure::shown(self.w, figure::quantity(bound.value)).told();
        self.w.t1(id, "value", value)
    }

    pub(super) fn amount(&self, level: &LevelReport, amount: Option<&Amount>) -> Option<Figure> {
        let figure = figure::amount(amount?, level.target.value)?;
        Some(Figure::shown(self.w, figure))
    }

    /// A length of time as people say it: in hours, because business time has no days of 24.
    pub(super) fn hours(&self, span: Span) -> String {
        self.w.t1("pack-unit-hours", "value", hours(span, 1))
    }

    /// The sentence of a note, with names in the language of the page.
    pub(super) fn note(&self, note: &Note) -> String {
        let english = |key: &str| note.args.iter().find(|(own, _)| *own == format!("{key}_en"));
        let word = |(key, value): &(&'static str, String)| {
            let english = english(key).filter(|_| self.w.lang() == Lang::En);
            (*key, english.map_or_else(|| value.clone(), |(_, value)| value.clone()))
        };
        let args: Vec<(&str, String)> = note.args.iter().map(word).collect();
        self.w.with(&format!("pack-note-{}", note.key), &args)
    }

    /// By how much what was reported differs from what decides against it, and the sentence why.
    pub(super) fn gap(&self, level: &LevelReport) -> Option<String> {
        let found = match (level.facts.adjusted, &level.verified) {
            (Some(found), _) => found,
            (None, Some(verified)) => Amount::Ratio {
                numerator: verified.sample.correct,
                denominator: verified.sample.inspected,
            },
            (None, None) => return None,
        };
        let gap = figure::gap(level.reported.as_ref()?, &found, level.target.value)?;
        Some(Figure::shown(self.w, gap).told())
    }

    /// Whether the sample fits what was reported, as a sentence.
    pub(super) fn claim(&self, level: &LevelReport) -> Option<String> {
        let claim = level.claim.as_ref()?;
        let id = if claim.consistent { "pack-claim-consistent" } else { "pack-claim-refuted" };
        let value = level.reported.as_ref().and_then(|r| figure::reported(r, level.target.value));
        let p = match claim.p {
            p if p < 0.000_1 => "< 0.0001".to_owned(),
            p => format!("= {p:.4}"),
        };
        let args = [
            ("claim", value.map_or_else(String::new, |v| Figure::shown(self.w, v).told())),
            ("errors", claim.errors.to_string()),
            ("inspected", claim.inspected.to_string()),
            ("p", p),
        ];
        Some(self.w.with(id, &args))
    }

    /// That a measurement is a draft, or not the one that counts.
    pub(super) fn notice(&self, measurement: &Measurement) -> Option<Notice> {
        let (tone, title, text) = match (measurement.standing, measurement.counts) {
            (Standing::Draft, _) => (Tone::Watch, "figures-draft", "figures-draft-text"),
            (_, false) => (Tone::Plain, "figures-other", "figures-other-text"),
            (_, true) => return None,
        };
        Some(Notice { tone, title: self.w.t(title), text: self.w.t(text) })
    }

    /// What the first other measurement of the month says of a level, where that differs.
    pub(super) fn other(&self, scene: &Scene, level: &LevelReport) -> Option<String> {
        let other = scene.figures.others.first()?;
        let own = other.level(&level.id)?;
        if own.facts.adjusted == level.facts.adjusted && own.contractual == level.contractual {
            return None;
        }
        let none = || self.w.t("pack-verdict-no-data");
        let figure = self.amount(own, own.facts.adjusted.as_ref()).map_or_else(none, |f| f.told());
        let made = self.clock.time(other.made);
        let id = if other.counts { "figures-counts-says" } else { "figures-other-says" };
        Some(self.w.t2(id, "made", made, "value", figure))
    }

    /// From what a measurement was made.
    pub(super) fn source(&self, measurement: &Measurement) -> String {
        let args = [
            ("log", measurement.log_number.to_string()),
            ("version", measurement.agreement.to_string()),
            ("contests", measurement.amended.to_string()),
            ("made", self.clock.time(measurement.made)),
            ("run", measurement.id.to_string().chars().take(8).collect()),
        ];
        let id =
            if measurement.amended > 0 { "figures-made-from-amended" } else { "figures-made-from" };
        self.w.with(id, &args)
    }
}
