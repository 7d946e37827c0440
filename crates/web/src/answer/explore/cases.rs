//! The cases that are looked at, one by one: order and page stand in the address, as filters do.

use kajitori_app::Failure;
use kajitori_app::explore::Look;
use kajitori_domain::analytics::Explored;
use kajitori_domain::display::{Clockface, hours};
use kajitori_domain::measure::explore::{CaseTime, Scope};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::report::{Cell, Sheet};
use kajitori_domain::selection::{CaseOrder, Listing};
use kajitori_domain::time::Span;
use kajitori_domain::verdict::Fraction;

use super::Scene;
use super::ground::{ground, scope};
use super::tell::{count, span};
use crate::form::Form;
use crate::link::Link;
use crate::pages::explore::{CasesPage, KeptLine};
use crate::part::{Column, Named, Pager};
use crate::site::{Site, Visit};
use crate::word::W;

/// Cases of a page, and of a file at most.
const PAGE: u64 = 50;
const FILE: u64 = 50_000;
/// Pages at most.
const PAGES: u64 = 20_000;

/// What the list is sorted by, its word and the head of its column.
const ORDERS: [(CaseOrder, &str, &str); 6] = [
    (CaseOrder::Case, "case", "figures-case-column"),
    (CaseOrder::From, "from-time", "figures-from"),
    (CaseOrder::Until, "until-time", "figures-until"),
    (CaseOrder::Events, "events", "ask-column-events"),
    (CaseOrder::Business, "business", "explore-cases-business"),
    (CaseOrder::Clock, "clock", "explore-cases-clock"),
];

/// The order that an address asks for; the longest first where it asks for none.
fn order(query: &Form) -> (CaseOrder, bool) {
    let sort = query.raw("sort");
    let (down, word) = sort.strip_prefix('-').map_or((false, sort), |word| (true, word));
    let known = ORDERS.into_iter().find(|(_, own, _)| *own == word);
    known.map_or((CaseOrder::Business, true), |(by, ..)| (by, down))
}

fn page_of(query: &Form) -> u64 {
    query.raw("page").parse().unwrap_or(1).clamp(1, PAGES)
}

/// The page that an address asks for.
pub(super) fn listing(query: &Form) -> Listing {
    let (by, down) = order(query);
    Listing { by, down, skip: (page_of(query) - 1) * PAGE, most: PAGE }
}

/// All of it, for a file.
pub(super) fn whole(query: &Form) -> Listing {
    Listing { skip: 0, most: FILE, ..listing(query) }
}

fn listed(scene: &Scene) -> Option<(&Scope, &[CaseTime])> {
    match scene.look.as_ref().ok()?.seen.as_deref()? {
        Explored::Durations(scope, found) if scope.cases > 0 => Some((scope, &found.cases)),
        _ => None,
    }
}

/// The first page, where the one that was asked for lies behind the last.
pub(super) fn first(visit: &Visit, scene: &Scene) -> Option<Link> {
    let behind = listed(scene).is_some_and(|(_, cases)| cases.is_empty());
    (behind && page_of(&visit.query) > 1).then(|| here(visit, scene))
}

/// The list in the order that is asked for, from its first page.
fn here(visit: &Visit, scene: &Scene) -> Link {
    scene.chosen.on(scene.place.cases()).query("sort", visit.query.raw("sort"))
}

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> CasesPage {
    let w = visit.w;
    let ground = ground(site, visit, scene, &[("sort", visit.query.raw("sort").to_owned())]);
    let zone = scene.look.as_ref().map_or("", |look| look.zone());
    let clock = Clockface::new(w.lang(), zone);
    let line = |one: &CaseTime| KeptLine {
        case: Named::new(one.case.clone(), scene.place.case(&one.case)),
        from: clock.time(one.from),
        until: clock.time(one.until),
        events: count(one.events),
        // A day of business time is no day: hours alone say how long it was.
        business: w.t1("pack-unit-hours", "value", hours(one.business, 1)),
        clock: span(w, one.clock),
    };
    let (scope, cases) = listed(scene).unzip();
    let cases = cases.unwrap_or_default();
    CasesPage {
        ground,
        columns: columns(visit, scene),
        lines: cases.iter().map(line).collect(),
        pager: scope.and_then(|scope| pager(visit, scene, (scope.cases, cases.len()))),
    }
}

/// The heads: what is longest or latest comes first, and a second click turns it round.
fn columns(visit: &Visit, scene: &Scene) -> Vec<Column> {
    let (now, turned) = order(&visit.query);
    let column = |(by, word, id): (CaseOrder, &str, &str)| {
        let down = if by == now { !turned } else { by != CaseOrder::Case };
        let sort = if down { format!("-{word}") } else { word.to_owned() };
        let link = scene.chosen.on(scene.place.cases()).query("sort", &sort);
        let sorted = match (by == now, turned) {
            (false, _) => "",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        Column { name: visit.w.t(id), sort: Some(link), sorted }
    };
    ORDERS.into_iter().map(column).collect()
}

fn pager(visit: &Visit, scene: &Scene, (total, shown): (u64, usize)) -> Option<Pager> {
    let (now, shown) = (page_of(&visit.query), u64::try_from(shown).ok()?);
    let skipped = (now - 1) * PAGE;
    let to = |page: u64| here(visit, scene).query("page", &page.to_string());
    (shown > 0).then(|| Pager {
        first: count(skipped + 1),
        last: count(skipped + shown),
        total: count(total),
        before: (now > 1).then(|| to(now - 1)),
        after: (skipped + shown < total).then(|| to(now + 1)),
    })
}

/// All of them as a table.
///
/// # Errors
/// `figures-cases-many` where there are more than one file holds.
pub(super) fn sheet(
    w: W,
    look: &Look,
    (seen, listing): (&Explored, Listing),
) -> Result<Sheet, Failure> {
    let Explored::Durations(_, found) = seen else { return Err(Failure::Hidden) };
    let total = scope(seen).cases;
    if total > listing.most {
        let many = Refusal::new("figures-cases-many").with("total", total.to_string());
        return Err(many.with("most", listing.most.to_string()).into());
    }
    let clock = Clockface::new(w.lang(), look.zone());
    let cell = |span: Span| {
        let hour = i128::from(Span::HOUR.0);
        Cell::Number(Fraction { numerator: span.0.into(), denominator: hour }.to_f64())
    };
    let row = |one: &CaseTime| {
        vec![
            Cell::Text(one.case.clone()),
            Cell::Text(clock.time(one.from)),
            Cell::Text(clock.time(one.until)),
            i64::try_from(one.events).map_or(Cell::Empty, Cell::Integer),
            cell(one.business),
            cell(one.clock),
        ]
    };
    let head = |(by, _, id): (CaseOrder, &str, &str)| match by {
        CaseOrder::Business | CaseOrder::Clock => w.t1("figures-column-hours", "column", w.t(id)),
        _ => w.t(id),
    };
    Ok(Sheet {
        name: w.t("explore-cases"),
        head: ORDERS.into_iter().map(head).collect(),
        rows: found.cases.iter().map(row).collect(),
    })
}
