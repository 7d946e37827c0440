//! The ways that cases take.

use kajitori_domain::analytics::Explored;
use kajitori_domain::measure::explore::{Variant, Variants};

use super::ground::ground;
use super::tell::{count, median, p90, share, thousandths};
use super::{Scene, VARIANTS, top};
use crate::pages::explore::{VariantLine, VariantsPage};
use crate::site::{Site, Visit};
use crate::word::W;

/// Activities of one line, at most.
const LONG: usize = 24;

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> VariantsPage {
    let (w, more) = (visit.w, [("top", visit.query.raw("top").to_owned())]);
    let ground = ground(site, visit, scene, &more);
    let seen = scene.look.as_ref().ok().and_then(|look| look.seen.as_deref());
    let Some(Explored::Variants(_, variants)) = seen else {
        return VariantsPage { ground, said: String::new(), lines: Vec::new(), more: None };
    };
    let wanted = top(visit);
    let further = wanted < VARIANTS.1 && variants.distinct > wanted;
    VariantsPage {
        ground,
        said: said(w, variants),
        lines: variants.variants.iter().map(|one| line(w, scene, variants, one)).collect(),
        more: further.then(|| {
            let link = scene.chosen.on(scene.place.variants());
            link.query("top", &(wanted.saturating_mul(4)).min(VARIANTS.1).to_string())
        }),
    }
}

fn said(w: W, variants: &Variants) -> String {
    let listed = variants.variants.len().to_string();
    w.t2("explore-variants-said", "all", count(variants.distinct), "listed", listed)
}

fn line(w: W, scene: &Scene, all: &Variants, one: &Variant) -> VariantLine {
    let most = all.variants.first().map_or(1, |first| first.cases);
    let left = one.activities.len().saturating_sub(LONG);
    // Places by frequency are those of the whole log only where nothing is chosen.
    let whole = scene.chosen.items.is_empty();
    let keep = || {
        let condition = format!("variant = {}", one.number);
        scene.chosen.with("where", &condition).on(scene.place.map())
    };
    VariantLine {
        number: count(one.number),
        cases: count(one.cases),
        share: share(one.cases, all.cases),
        covered: share(one.covered, all.cases),
        bar: thousandths(one.cases, most),
        activities: one.activities.iter().take(LONG).cloned().collect(),
        left_out: if left > 0 { w.t1("explore-left-out", "n", left) } else { String::new() },
        median: median(&one.lead),
        p90: p90(&one.lead),
        keep: whole.then(keep),
    }
}
