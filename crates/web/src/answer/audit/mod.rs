//! The record of changes, of an engagement or of the company.

mod detail;
mod view;

use kajitori_app::Failure;
use kajitori_app::audit::{self, Ask, Listed};
use kajitori_app::engagement::{Opened, open};
use kajitori_app::explore::{SheetFile, sheet_file};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::report::TableKind;

use crate::answer::tell::{day, place};
use crate::form::Form;
use crate::link;
use crate::routes::{file, table};
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// The item of an address that says whether sign-ins are left out, and its two values.
const SIGNS: &str = "sign-ins";
const HIDDEN: &str = "hidden";
const SHOWN: &str = "shown";

/// Whether a page leaves out that people came and went: unless its address says otherwise.
fn without_sign_ins(query: &Form) -> bool {
    query.raw(SIGNS) != SHOWN
}

/// What the address asks for; a day that is none asks for nothing.
fn asked(visit: &Visit, paged: bool) -> Ask {
    let mut query = visit.query.clone();
    let day = day(&mut query, ("day", "audit-day"), false);
    let page: usize = query.raw("page").parse().unwrap_or(1);
    Ask {
        actor: query.raw("actor").to_owned(),
        action: query.raw("kind").to_owned(),
        day,
        // A program that asks for the table gets all of it, unless it says otherwise.
        without_sign_ins: match paged {
            true => without_sign_ins(&query),
            false => query.raw(SIGNS) == HIDDEN,
        },
        page: paged.then(|| page.saturating_sub(1)),
    }
}

fn inside(site: &Site, visit: &Visit, paged: bool) -> Result<(Opened, Listed), Failure> {
    let (id, call) = (visit.engagement()?, visit.call());
    let listed = audit::of_engagement(&site.house, &call, id, &asked(visit, paged))?;
    Ok((open(&site.house, &call, id)?, listed))
}

/// An engagement's record.
pub fn record(site: &Site, visit: &Visit) -> Answer {
    let (opened, listed) = inside(site, visit, true)?;
    let place = place(&opened);
    let scope = InEngagement(opened.engagement.value.id);
    let takes = may(&site.house, &visit.call(), scope, EngagementPermission::ExportAudit);
    let frame = view::Frame {
        here: place.audit(),
        files: [place.audit_table("csv"), place.audit_table("xlsx")],
        export: takes.then(|| place.audit_export()),
        opened: Some(&opened),
    };
    let page = view::page(site, visit, &listed, frame);
    site::inside(visit, (Spot::Record, Some(&opened)), &page)
}

/// The company's record.
pub fn company(site: &Site, visit: &Visit) -> Answer {
    let listed = audit::of_company(&site.house, &visit.call(), &asked(visit, true))?;
    let frame = view::Frame {
        here: link::company_audit(),
        files: [link::listed("audit", "csv"), link::listed("audit", "xlsx")],
        export: None,
        opened: None,
    };
    let page = view::page(site, visit, &listed, frame);
    site::inside(visit, (Spot::CompanyRecord, None), &page)
}

fn taken(site: &Site, visit: &Visit, listed: &Listed, kind: TableKind) -> Answer {
    let sheet = view::sheet(site, visit, listed);
    let file = SheetFile { sheet: &sheet, kind, lang: visit.w.lang() };
    Ok(table(kind, "audit", sheet_file(&site.house, &file)?))
}

/// An engagement's record as CSV.
pub fn csv(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, &inside(site, visit, false)?.1, TableKind::Csv)
}

/// An engagement's record as a workbook.
pub fn xlsx(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, &inside(site, visit, false)?.1, TableKind::Xlsx)
}

fn of_company(site: &Site, visit: &Visit) -> Result<Listed, Failure> {
    audit::of_company(&site.house, &visit.call(), &asked(visit, false))
}

/// The company's record as CSV.
pub fn company_csv(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, &of_company(site, visit)?, TableKind::Csv)
}

/// The company's record as a workbook.
pub fn company_xlsx(site: &Site, visit: &Visit) -> Answer {
    taken(site, visit, &of_company(site, visit)?, TableKind::Xlsx)
}

/// The record as one file that verifies offline.
pub fn export(site: &Site, visit: &Visit) -> Answer {
    let id = visit.engagement()?;
    let bytes = audit::export(&site.house, &visit.call(), id)?;
    Ok(file("application/jsonl; charset=utf-8", "audit.jsonl", bytes))
}
