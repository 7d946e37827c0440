//! Looking at how the work really goes: the map, the ways, the times, the hand-overs, what hangs on
//! whose code. What is chosen stands in the address and is the same on every page.

mod cases;
mod chosen;
mod dependency;
mod durations;
mod ground;
mod handovers;
mod map;
mod sheet;
mod tell;
mod variants;
mod work;

use kajitori_app::Failure;
use kajitori_app::engagement::{Opened, open};
use kajitori_app::explore::{Look, Looked, Missing, SheetFile, list, look, sheet_file};
use kajitori_domain::analytics::Explore;
use kajitori_domain::measure::explore::Period;
use kajitori_domain::report::TableKind;
use kajitori_domain::selection::Listing;

use crate::link::{Place, engagement};
use crate::routes::{file, see_other, table};
use crate::shell::{Body, Spot};
use crate::site::{self, Answer, Site, Visit};
use chosen::Chosen;

/// Sequences on a page, at first and at most.
const VARIANTS: (u64, u64) = (25, 200);

/// A way to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    Map,
    Variants,
    Durations,
    Handovers,
    Rework,
    Flow,
    Dependency,
    Cases,
}

impl Sight {
    const ALL: [Self; 8] = [
        Self::Map,
        Self::Variants,
        Self::Durations,
        Self::Handovers,
        Self::Rework,
        Self::Flow,
        Self::Dependency,
        Self::Cases,
    ];

    /// Its word in the names of files.
    fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Variants => "variants",
            Self::Durations => "durations",
            Self::Handovers => "handovers",
            Self::Rework => "rework",
            Self::Flow => "flow",
            Self::Dependency => "dependency",
            Self::Cases => "cases",
        }
    }

    fn ask(self, visit: &Visit) -> Explore {
        match self {
            Self::Map => Explore::Map,
            Self::Variants => Explore::Variants { top: top(visit) },
            Self::Durations | Self::Cases => Explore::Durations,
            Self::Handovers => Explore::Handovers,
            Self::Rework => Explore::Rework,
            Self::Flow => Explore::Flow(every(visit)),
            Self::Dependency => Explore::Operators,
        }
    }
}

/// How many sequences are wanted.
fn top(visit: &Visit) -> u64 {
    visit.query.raw("top").parse().unwrap_or(VARIANTS.0).clamp(1, VARIANTS.1)
}

/// How long a period is wanted.
fn every(visit: &Visit) -> Period {
    match visit.query.raw("every") {
        "day" => Period::Day,
        "week" => Period::Week,
        _ => Period::Month,
    }
}

/// What every page here begins with.
pub(super) struct Scene {
    opened: Opened,
    place: Place,
    chosen: Chosen,
    sight: Sight,
    look: Result<Box<Look>, Missing>,
}

fn scene(site: &Site, visit: &Visit, sight: Sight) -> Result<Scene, Failure> {
    let listed = (sight == Sight::Cases).then(|| cases::listing(&visit.query));
    seen(site, visit, (sight, listed))
}

fn seen(
    site: &Site,
    visit: &Visit,
    (sight, listed): (Sight, Option<Listing>),
) -> Result<Scene, Failure> {
    let (id, call) = (visit.engagement()?, visit.call());
    let opened = open(&site.house, &call, id)?;
    let chosen = Chosen::read(&visit.query);
    let asked = chosen.asked();
    let found = match listed {
        Some(listing) => list(&site.house, &call, id, (&asked, listing))?,
        None => look(&site.house, &call, id, (&asked, sight.ask(visit)))?,
    };
    let look = match found {
        Looked::Seen(look) => Ok(look),
        Looked::Missing(missing) => Err(missing),
    };
    Ok(Scene { opened, place: engagement(&id.to_string()), chosen, sight, look })
}

fn shown<B: Body>(visit: &Visit, scene: &Scene, page: &B) -> Answer {
    let spot = (Spot::Explore, Some(&scene.opened));
    if page.failed() { site::again(visit, spot, page) } else { site::inside(visit, spot, page) }
}

/// Which activity follows which.
pub fn map(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Map)?;
    shown(visit, &scene, &map::page(site, visit, &scene))
}

/// The same as a picture alone.
pub fn map_svg(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Map)?;
    let picture = map::picture(visit, &scene).ok_or(Failure::Hidden)?;
    Ok(file("image/svg+xml; charset=utf-8", "", picture.to_string()))
}

/// The ways that cases take.
pub fn variants(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Variants)?;
    shown(visit, &scene, &variants::page(site, visit, &scene))
}

/// How long cases take, and where they wait.
pub fn durations(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Durations)?;
    shown(visit, &scene, &durations::page(site, visit, &scene))
}

/// Work handed from one organisation to another.
pub fn handovers(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Handovers)?;
    shown(visit, &scene, &handovers::page(site, visit, &scene))
}

/// Work done again.
pub fn rework(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Rework)?;
    shown(visit, &scene, &work::rework(site, visit, &scene))
}

/// Cases that come and go.
pub fn flow(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Flow)?;
    shown(visit, &scene, &work::flow(site, visit, &scene))
}

/// What hangs on whose code.
pub fn dependency(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Dependency)?;
    shown(visit, &scene, &dependency::page(site, visit, &scene))
}

/// The cases that are looked at, one by one.
pub fn cases(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Sight::Cases)?;
    match cases::first(visit, &scene) {
        Some(first) => Ok(see_other(&first)),
        None => shown(visit, &scene, &cases::page(site, visit, &scene)),
    }
}

/// What a page shows, as a table that people take along.
pub fn explored(site: &Site, visit: &Visit) -> Answer {
    let (word, kind) = visit.part("file").split_once('.').ok_or(Failure::Hidden)?;
    let kind = match kind {
        "csv" => TableKind::Csv,
        "xlsx" => TableKind::Xlsx,
        _ => return Err(Failure::Hidden),
    };
    let sight = Sight::ALL.into_iter().find(|sight| sight.word() == word);
    let sight = sight.ok_or(Failure::Hidden)?;
    let listed = (sight == Sight::Cases).then(|| cases::whole(&visit.query));
    let scene = seen(site, visit, (sight, listed))?;
    let look = scene.look.as_ref().map_err(|_| Failure::Hidden)?;
    let explored = look.seen.as_ref().ok_or(Failure::Hidden)?;
    let sheet = match listed {
        Some(listing) => cases::sheet(visit.w, look, (explored, listing))?,
        None => sheet::sheet(visit.w, explored),
    };
    let made = SheetFile { sheet: &sheet, kind, lang: visit.w.lang() };
    Ok(table(kind, word, sheet_file(&site.house, &made)?))
}
