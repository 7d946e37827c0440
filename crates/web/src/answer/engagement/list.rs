//! The list of engagements, as a page and as a table.

use kajitori_app::engagement::{Inside, Row, list as read_list};
use kajitori_app::explore::{SheetFile, sheet_file};
use kajitori_app::run::may;
use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::organisation::Side;
use kajitori_domain::report::{Cell, Sheet, TableKind};
use kajitori_domain::task::days_until;

use crate::answer::tell::{Tell, place};
use crate::form::Answer as Choice;
use crate::link::{self, Link, engagements};
use crate::pages::engagement::{Engagements, Filter, Line};
use crate::part::{Chosen, Status, Tone};
use crate::routes::table;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// Days from which on the last day to give notice is near.
const NEAR: i32 = 60;

fn rows(site: &Site, visit: &Visit) -> Result<(Vec<Line>, Vec<Row>), kajitori_app::Failure> {
    let asked = (visit.query.raw("text"), visit.query.raw("state"));
    let listed = read_list(&site.house, &visit.call(), asked)?;
    let tell = Tell::new(site, visit);
    let lines = listed.rows.iter().map(|row| line(site, &tell, row)).collect();
    Ok((lines, listed.rows))
}

/// Every engagement one may see.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let (lines, _) = rows(site, visit)?;
    let (w, query) = (visit.w, &visit.query);
    let (text, state) = (query.raw("text").to_owned(), query.raw("state").to_owned());
    let file = |ending| filtered(link::listed("engagements", ending), &text, &state);
    let creates = may(&site.house, &visit.call(), Company, CompanyPermission::CreateEngagement);
    let page = Engagements {
        w,
        count: lines.len(),
        files: (!lines.is_empty()).then(|| (file("csv"), file("xlsx"))),
        client: visit.me()?.organisation.side == Side::Client,
        chosen: chosen(visit, &text, &state),
        filter: Filter { states: states(visit), text, state },
        new: creates.then(link::new_engagement),
        lines,
    };
    site::inside(visit, (Spot::Engagements, None), &page)
}

fn filtered(link: Link, text: &str, state: &str) -> Link {
    link.query("text", text).query("state", state)
}

fn states(visit: &Visit) -> Vec<Choice> {
    let w = visit.w;
    let all = [
        ("", "engagement-any"),
        ("preparing", "engagement-preparing"),
        ("running", "engagement-running"),
        ("exiting", "engagement-exiting"),
        ("closed", "engagement-closed"),
    ];
    all.into_iter().map(|(value, id)| Choice::new(value, w.t(id), "")).collect()
}

fn chosen(visit: &Visit, text: &str, state: &str) -> Vec<Chosen> {
    let named = states(visit).into_iter().find(|one| one.value == state && !state.is_empty());
    let mut chosen = Vec::new();
    if !text.is_empty() {
        let without = filtered(engagements(), "", state);
        chosen.push(Chosen { name: text.to_owned(), without });
    }
    if let Some(named) = named {
        chosen.push(Chosen { name: named.label, without: filtered(engagements(), text, "") });
    }
    chosen
}

fn line(site: &Site, tell: &Tell, row: &Row) -> Line {
    let w = tell.w;
    let engagement = &row.engagement;
    let inside = row.inside.as_ref();
    let today = site.house.day(site.house.now());
    let notice = inside.and_then(|inside| inside.notice);
    let near = notice.map(|day| days_until(day, today)).and_then(|days| match days {
        ..0 => Some(Status::new(Tone::Bad, w.t("engagement-notice-past"))),
        0..=NEAR => Some(Status::new(Tone::Watch, w.t1("engagement-notice-near", "n", days))),
        _ => None,
    });
    let other = match inside {
        Some(inside) => tell.text(&inside.opened.other().name),
        None => row.vendor.as_ref().map(|vendor| tell.text(&vendor.name)).unwrap_or_default(),
    };
    let processes = |inside: &Inside| {
        let names: Vec<String> = inside.processes.iter().map(|name| tell.text(name)).collect();
        names.join(w.t("list-and").as_str())
    };
    Line {
        name: tell.text(&engagement.name),
        hub: inside.map(|inside| place(&inside.opened).hub()),
        number: format!("EN-{:03}", engagement.number),
        vendor: other,
        processes: inside.map(processes).unwrap_or_default(),
        state: tell.state(engagement.state),
        lamps: inside.map_or_else(Vec::new, |inside| {
            let place = place(&inside.opened);
            tell.lamps(&place, inside.lamps.as_ref(), &|_| None, inside.opened.month)
        }),
        close: inside.map(|inside| tell.close(inside.close.as_ref())),
        notice: notice.map(|day| tell.day(day)).unwrap_or_default(),
        notice_near: near,
    }
}

/// The list as CSV.
pub fn csv(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, TableKind::Csv)
}

/// The list as a workbook.
pub fn xlsx(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, TableKind::Xlsx)
}

fn taken(site: &Site, visit: &Visit, kind: TableKind) -> Answer {
    let (lines, _) = rows(site, visit)?;
    let w = visit.w;
    let client = visit.me()?.organisation.side == Side::Client;
    let other = if client { "engagement-vendor" } else { "engagement-client" };
    let heads = ["engagement-number", "engagement-name", other, "engagement-processes"];
    let mut head: Vec<String> = heads.iter().map(|id| w.t(id)).collect();
    head.extend([w.t("engagement-state"), w.t("engagement-close")]);
    if client {
        head.push(w.t("engagement-notice"));
    }
    let text = Cell::Text;
    let row = |line: Line| {
        let close = line.close.map_or(Cell::Empty, |close| text(close.word));
        let mut cells = vec![text(line.number), text(line.name), text(line.vendor)];
        cells.extend([text(line.processes), text(line.state.word), close]);
        cells.extend(client.then(|| text(line.notice)));
        cells
    };
    let rows = lines.into_iter().map(row).collect();
    let sheet = Sheet { name: w.t("shell-engagements"), head, rows };
    let file = SheetFile { sheet: &sheet, kind, lang: w.lang() };
    Ok(table(kind, "engagements", sheet_file(&site.house, &file)?))
}
