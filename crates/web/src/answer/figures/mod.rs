//! The figures of a month, a level, a case.

mod case;
mod cases;
mod level;
mod made;
mod month;
mod series;
mod tell;

use kajitori_app::Failure;
use kajitori_app::engagement::{Opened, open};
use kajitori_app::figures::{self, CaseWanted, CasesFile, MonthFigures};
use kajitori_domain::report::TableKind;
use kajitori_domain::run::RunId;
use kajitori_domain::time::Month;

use crate::routes::table;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// What every page here begins with.
struct Scene {
    opened: Opened,
    figures: MonthFigures,
}

fn scene(site: &Site, visit: &Visit, month: Option<Month>) -> Result<Scene, Failure> {
    let (id, call) = (visit.engagement()?, visit.call());
    let opened = open(&site.house, &call, id)?;
    let run: Option<RunId> = match visit.query.raw("run") {
        "" => None,
        run => Some(run.parse().map_err(|_| Failure::Hidden)?),
    };
    let month = month.unwrap_or(opened.month);
    let figures = figures::month(&site.house, &call, id, (month, run))?;
    Ok(Scene { opened, figures })
}

/// Every level of a month.
pub fn month(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Some(visit.month()?))?;
    let page = month::page(site, visit, &scene);
    site::inside(visit, (Spot::Figures, Some(&scene.opened)), &page)
}

/// One level, and the cases behind it.
pub fn level(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit, Some(visit.month()?))?;
    let Some(measurement) = &scene.figures.shown else {
        let page = month::page(site, visit, &scene);
        return site::inside(visit, (Spot::Figures, Some(&scene.opened)), &page);
    };
    let report = measurement.level(visit.part("level")).ok_or(Failure::Hidden)?;
    let asked = cases::asked(&visit.query);
    let of = (measurement, report.id.as_str());
    let cases = figures::cases(&site.house, &visit.call(), visit.engagement()?, of, &asked)?;
    let page = level::page(site, visit, &scene, (measurement, report, &cases));
    let spot = (Spot::Figures, Some(&scene.opened));
    if cases.problems.is_empty() {
        return site::inside(visit, spot, &page);
    }
    site::again(visit, spot, &page)
}

/// The cases behind a level as CSV.
pub fn cases_csv(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, TableKind::Csv)
}

/// The cases behind a level as a workbook.
pub fn cases_xlsx(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, TableKind::Xlsx)
}

fn taken(site: &Site, visit: &Visit, kind: TableKind) -> Answer {
    let scene = scene(site, visit, Some(visit.month()?))?;
    let measurement = scene.figures.shown.as_ref().ok_or(Failure::Hidden)?;
    let report = measurement.level(visit.part("level")).ok_or(Failure::Hidden)?;
    let (asked, w) = (cases::asked(&visit.query), visit.w);
    let name = report.name.get(w.lang());
    let file = CasesFile { level: &report.id, asked: &asked, kind, lang: w.lang(), name };
    let head = |column: &str| cases::head(w, column, report);
    let of = (visit.engagement()?, measurement);
    let bytes = figures::cases_file(&site.house, &visit.call(), of, &file, &head)?;
    Ok(table(kind, &format!("{}-{}", scene.figures.month, report.id), bytes))
}

/// The last month of a year that was measured, for whoever asks about no month.
fn measured(site: &Site, visit: &Visit) -> Result<Scene, Failure> {
    let now = scene(site, visit, None)?;
    if now.figures.shown.is_some() {
        return Ok(now);
    }
    for back in 1..12 {
        let before = scene(site, visit, Some(now.figures.month.plus(-back)))?;
        if before.figures.shown.is_some() {
            return Ok(before);
        }
    }
    Ok(now)
}

/// One case.
pub fn case(site: &Site, visit: &Visit) -> Answer {
    let month = match visit.query.raw("month") {
        "" => None,
        month => Some(Month::parse(month).ok_or(Failure::Hidden)?),
    };
    let scene = match month {
        Some(_) => scene(site, visit, month)?,
        None => measured(site, visit)?,
    };
    let measurement = scene.figures.shown.as_ref().ok_or(Failure::Hidden)?;
    let level = Some(visit.query.raw("level")).filter(|level| !level.is_empty());
    let wanted = CaseWanted { case: visit.part("case"), level };
    let of = (visit.engagement()?, measurement);
    let told = figures::case(&site.house, &visit.call(), of, wanted)?;
    let page = case::page(site, visit, &scene, (measurement, &told));
    site::inside(visit, (Spot::Figures, Some(&scene.opened)), &page)
}
