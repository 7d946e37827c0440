//! The list of people and organisations, and the same as a file.

use kajitori_app::person::{self, Filter, Joined, Listed};
use kajitori_app::run::may;
use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::display::thousands;
use kajitori_domain::organisation::Organisation;
use kajitori_domain::report::{Cell, Sheet, TableKind};

use super::{SPOT, tell};
use crate::form::{Answer as Choice, Form};
use crate::link::{self, Link};
use crate::pages::people;
use crate::part::{Chosen, Named, Notice, Pager, Tone};
use crate::routes::table;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// Rows of a page.
const ROWS: usize = 50;

/// What the address asks for; what it names wrongly counts as nothing.
fn filter(query: &Form) -> Filter {
    Filter {
        text: query.raw("text").trim().to_owned(),
        organisation: query.raw("organisation").parse().ok(),
        joined: Joined::ALL.into_iter().find(|state| state.word() == query.raw("state")),
    }
}

/// The list that `filter` asks for, at `to`.
fn narrowed(to: Link, filter: &Filter) -> Link {
    let organisation = filter.organisation.map_or_else(String::new, |id| id.to_string());
    to.query("text", &filter.text)
        .query("organisation", &organisation)
        .query("state", filter.joined.map_or("", Joined::word))
}

/// Everybody, as the address asks.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let (w, call, filter) = (visit.w, visit.call(), filter(&visit.query));
    let found = person::list(&site.house, &call, &filter)?;
    let page: usize = visit.query.raw("page").parse().unwrap_or(1);
    let (from, pager) = paged(found.people.len(), page, &narrowed(link::people(), &filter));
    let shown = found.people.iter().skip(from).take(ROWS);
    let new = may(&site.house, &call, Company, CompanyPermission::InvitePeople);
    let to_new = || (link::new_person(), link::new_person().query("kind", "organisation"));
    let files = (link::people_csv(), link::people_xlsx());
    let page = people::People {
        w,
        notice: done(visit),
        chosen: chosen(&filter, &found.organisations, w),
        lines: shown.map(|one| tell::line(one, w)).collect(),
        count: thousands(found.people.len() as u128),
        pager,
        files: (narrowed(files.0, &filter), narrowed(files.1, &filter)),
        workers: tell::workers(found.workers, w),
        organisations: found.organisations.iter().map(|one| organisation(one, w)).collect(),
        filter: fields(&filter, &found.organisations, w),
        new: new.then(to_new),
    };
    site::inside(visit, SPOT, &page)
}

fn done(visit: &Visit) -> Option<Notice> {
    let title = match visit.query.raw("done") {
        "organisation" => "people-organisation-added",
        _ => return None,
    };
    Some(Notice { tone: Tone::Good, title: visit.w.t(title), text: String::new() })
}

/// The index of the first row of a page, and the way to the others.
fn paged(count: usize, page: usize, here: &Link) -> (usize, Option<Pager>) {
    let last = count.div_ceil(ROWS).max(1);
    let page = page.clamp(1, last);
    let from = (page - 1) * ROWS;
    if last == 1 {
        return (from, None);
    }
    let to = |page: usize| here.clone().query("page", &page.to_string());
    let pager = Pager {
        first: (from + 1).to_string(),
        last: count.min(from + ROWS).to_string(),
        total: count.to_string(),
        before: (page > 1).then(|| to(page - 1)),
        after: (page < last).then(|| to(page + 1)),
    };
    (from, Some(pager))
}

fn organisation((one, people): &(Organisation, usize), w: W) -> people::OrganisationLine {
    let name = one.name.get(w.lang()).to_owned();
    let joined = if one.standing.is_active() { Joined::Yes } else { Joined::Suspended };
    people::OrganisationLine {
        organisation: Named::new(name, link::organisation(&one.id.to_string())),
        side: tell::side(one.side, w),
        people: people.to_string(),
        state: tell::standing(joined, w),
    }
}

fn fields(filter: &Filter, all: &[(Organisation, usize)], w: W) -> people::Filter {
    let mut organisations = vec![Choice::new("", w.t("people-any"), "")];
    organisations.extend(
        all.iter().map(|(one, _)| Choice::new(one.id.to_string(), one.name.get(w.lang()), "")),
    );
    let mut states = vec![Choice::new("", w.t("people-any"), "")];
    states.extend(
        Joined::ALL.map(|state| Choice::new(state.word(), tell::standing(state, w).word, "")),
    );
    people::Filter {
        text: filter.text.clone(),
        organisation: filter.organisation.map_or_else(String::new, |id| id.to_string()),
        organisations,
        state: filter.joined.map_or("", Joined::word).to_owned(),
        states,
    }
}

/// The filters that are on, each with the list without it.
fn chosen(filter: &Filter, all: &[(Organisation, usize)], w: W) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    let mut on = |name: String, without: Filter| {
        chosen.push(Chosen { name, without: narrowed(link::people(), &without) });
    };
    if !filter.text.is_empty() {
        on(filter.text.clone(), Filter { text: String::new(), ..filter.clone() });
    }
    if let Some(id) = filter.organisation {
        let one = all.iter().find(|(one, _)| one.id == id);
        let name = one.map_or_else(String::new, |(one, _)| one.name.get(w.lang()).to_owned());
        on(name, Filter { organisation: None, ..filter.clone() });
    }
    if let Some(state) = filter.joined {
        on(tell::standing(state, w).word, Filter { joined: None, ..filter.clone() });
    }
    chosen
}

/// The list as CSV.
pub fn csv(site: &Site, visit: &Visit) -> Answer {
    file(site, visit, TableKind::Csv)
}

/// The list as a workbook.
pub fn xlsx(site: &Site, visit: &Visit) -> Answer {
    file(site, visit, TableKind::Xlsx)
}

fn file(site: &Site, visit: &Visit, kind: TableKind) -> Answer {
    let (w, call) = (visit.w, visit.call());
    let found = person::list(&site.house, &call, &filter(&visit.query))?;
    let head = [
        "member-name",
        "gate-kana",
        "gate-mail",
        "people-organisation",
        "people-company-role",
        "people-engagements",
        "me-state",
    ];
    let sheet = Sheet {
        name: w.t("shell-people"),
        head: head.map(|id| w.t(id)).to_vec(),
        rows: found.people.iter().map(|one| row(one, w)).collect(),
    };
    let bytes = person::table(&site.house, &call, (&sheet, kind, w.lang()))?;
    Ok(table(kind, "people", bytes))
}

fn row(one: &Listed, w: W) -> Vec<Cell> {
    let line = tell::line(one, w);
    let texts = [line.person.name, one.person.kana.clone(), line.mail, line.organisation];
    let mut row: Vec<Cell> = texts.into_iter().map(Cell::Text).collect();
    row.push(Cell::Text(line.company));
    row.push(Cell::Integer(i64::try_from(tell::engagements(one)).unwrap_or(i64::MAX)));
    row.push(Cell::Text(line.state.word));
    row
}
