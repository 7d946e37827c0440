//! What things are about, and what changed, in words: equal changes in a row stand in one line.

use kajitori_app::Matter;
use kajitori_app::audit::Change;
use kajitori_app::engagement::Opened;
use kajitori_domain::contest::Target;

use super::tell::{Tell, place, thing};
use crate::link::{Link, Place};
use crate::part::{Event, Named};
use crate::word::W;

/// Things that a line of equal changes names; the rest is counted.
const NAMED: usize = 3;

/// A change, and what it is about.
pub(crate) type News<'a> = (&'a Change, &'a Matter);

impl Tell {
    /// `what`, with what it is about.
    pub(crate) fn about(&self, what: String, matter: &Matter) -> String {
        match self.matter(matter) {
            about if about.is_empty() => what,
            about => self.w.t2("home-about", "what", what, "about", about),
        }
    }

    /// What something is about: month, level, thing; empty where nothing is known.
    pub(crate) fn matter(&self, matter: &Matter) -> String {
        let w = self.w;
        let parts = [
            matter.month.map(|month| self.month(month)),
            matter.level.as_ref().map(|level| self.text(level)),
            matter.target.as_ref().map(|target| about_target(w, target)),
            matter.version.map(|number| w.t1("home-version", "n", number)),
            matter.name.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(w.t("list-and").as_str())
    }

    /// Whether two changes stand in one line: the same done by the same on one day.
    pub(crate) fn alike(&self, one: &Change, other: &Change) -> bool {
        one.alike(other) && self.clock.day(one.at) == self.clock.day(other.at)
    }

    /// What changed, in words: changes that are alike, the newest first, never none.
    pub(crate) fn event(&self, opened: &Opened, row: &[News<'_>], named: bool) -> Option<Event> {
        let w = self.w;
        let (first, matter) = row.first()?;
        let (place, what) = (place(opened), w.t(&format!("audit-{}", first.action)));
        let (what, about) = match row.len() {
            1 => {
                let link = thing(&place, &first.object, &first.id);
                (Named::new(self.about(what, matter), link), String::new())
            }
            n => {
                let what = w.t2("home-alike", "what", what, "n", n);
                (Named::new(what, all_of(&place, first)), self.things(row))
            }
        };
        Some(Event {
            at: self.time(first.at),
            by: self.who(&first.by),
            what,
            about,
            place: if named { self.text(&opened.engagement.value.name) } else { String::new() },
        })
    }

    /// The first things of a line by name, each once, and how many more there are.
    fn things(&self, row: &[News<'_>]) -> String {
        let mut names: Vec<String> = Vec::new();
        for (_, matter) in row {
            let name = self.matter(matter);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let and = self.w.t("list-and");
        match (names.join(&and), more) {
            (names, 0) => names,
            (names, more) => self.w.t2("home-and-more", "names", names, "n", more),
        }
    }
}

/// What is contested, in words.
pub(crate) fn about_target(w: W, target: &Target) -> String {
    match target {
        Target::Event { case, row: Some(row) } => {
            w.t2("contest-about-event", "case", case, "row", row)
        }
        Target::Event { case, row: None } => w.t1("contest-about-missing", "case", case),
        Target::Pause { case } => w.t1("contest-about-pause", "case", case),
        Target::Unit { unit, .. } => w.t1("contest-about-unit", "unit", unit),
        Target::Exclusion { case, .. } => w.t1("contest-about-exclusion", "case", case),
    }
}

/// Where all things of a kind are looked at.
fn all_of(place: &Place, change: &Change) -> Link {
    match change.object.as_str() {
        "contest" => place.contests(),
        "credit" => place.credits(),
        "delivery" => place.deliveries(),
        "sample" => place.samples(),
        "close" => place.closes(),
        kind => thing(place, kind, &change.id),
    }
}
