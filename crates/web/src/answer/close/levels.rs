//! The figures of a close, with those of the run before where they differ.

use kajitori_app::close::Look;
use kajitori_domain::agreement::level::{Bound, Direction};
use kajitori_domain::display::figure;
use kajitori_domain::pack::{LevelReport, Pack};
use kajitori_domain::time::Month;

use crate::answer::desk::Desk;
use crate::pages::close::Settled;
use crate::part::{Figure, Layers, Named, Verdict};
use crate::word::W;

pub(super) fn lines(desk: &Desk<'_>, month: Month, look: &Look) -> Vec<Settled> {
    let Some(pack) = &look.pack else { return Vec::new() };
    let line = |level| settled(desk, month, level, look.before.as_deref());
    pack.levels.iter().map(line).collect()
}

/// The layer that decides.
fn deciding(w: W, level: &LevelReport) -> (Option<Figure>, Option<Figure>) {
    let layers = Layers::of(w, level);
    let value = match layers.decides {
        0 => layers.reported.clone(),
        1 => layers.recomputed,
        _ => layers.verified,
    };
    (layers.reported, value)
}

fn settled(desk: &Desk<'_>, month: Month, level: &LevelReport, before: Option<&Pack>) -> Settled {
    let (w, name) = (desk.w, desk.text(&level.name));
    let (reported, value) = deciding(w, level);
    let old = before.and_then(|pack| pack.levels.iter().find(|old| old.id == level.id));
    let old = old.and_then(|old| {
        let told = |figure: Option<Figure>| {
            figure.map_or_else(|| w.t("pack-verdict-no-data"), |figure| figure.told())
        };
        let (was, now) = (told(deciding(w, old).1), told(value.clone()));
        let same = was == now && old.contractual == level.contractual;
        (!same).then_some((was, Verdict::Contract(old.contractual)))
    });
    Settled {
        level: Named::new(name, desk.place.level(&month.to_string(), &level.id)),
        reported,
        value,
        target: bound(w, level.target),
        verdict: Verdict::Contract(level.contractual),
        before: old,
    }
}

/// What was promised, in words.
pub(in crate::answer) fn bound(w: W, bound: Bound) -> String {
    let id = match bound.direction {
        Direction::AtLeast => "pack-at-least",
        Direction::AtMost => "pack-at-most",
    };
    w.t1(id, "value", Figure::shown(w, figure::quantity(bound.value)).told())
}
