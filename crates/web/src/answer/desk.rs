//! What the pages of closes, contests, credits and samples have in common.

use jiff::civil::Date;
use kajitori_app::close::Said;
use kajitori_app::engagement::{Opened, open};
use kajitori_app::run::may;
use kajitori_app::{Failure, document};
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::display::{Clockface, thousands};
use kajitori_domain::id::{EngagementId, PersonId};
use kajitori_domain::organisation::{Person, Side};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::report::{Cell, Sheet, TableKind};
use kajitori_domain::text::Text;
use kajitori_domain::time::{Moment, Month};

use crate::form::write_day;
use crate::link::{Link, Place, engagement, engagements};
use crate::part::{Event, Named, Notice, Tone};
use crate::routes::table;
use crate::shell::{Body, Crumb, Spot};
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// An engagement that somebody is at work in.
pub(super) struct Desk<'a> {
    pub(super) site: &'a Site,
    pub(super) visit: &'a Visit,
    pub(super) w: W,
    pub(super) e: EngagementId,
    pub(super) opened: Opened,
    pub(super) place: Place,
    pub(super) clock: Clockface,
}

impl<'a> Desk<'a> {
    pub(super) fn new(site: &'a Site, visit: &'a Visit) -> Result<Self, Failure> {
        let (w, e) = (visit.w, visit.engagement()?);
        let opened = open(&site.house, &visit.call(), e)?;
        let clock = Clockface::new(w.lang(), site.house.zone());
        Ok(Self { site, visit, w, e, opened, place: engagement(&e.to_string()), clock })
    }

    pub(super) fn side(&self) -> Side {
        self.opened.side()
    }

    pub(super) fn may(&self, wanted: EngagementPermission) -> bool {
        may(&self.site.house, &self.visit.call(), InEngagement(self.e), wanted)
    }

    pub(super) fn text(&self, text: &Text) -> String {
        text.get(self.w.lang()).to_owned()
    }

    pub(super) fn day(&self, day: Date) -> String {
        write_day(self.w, day)
    }

    pub(super) fn time(&self, at: Moment) -> String {
        self.clock.time(at)
    }

    pub(super) fn month(&self, month: Month) -> String {
        self.clock.month(month)
    }

    pub(super) fn yen(&self, yen: i64) -> String {
        let amount = thousands(u128::from(yen.unsigned_abs()));
        self.w.t1("credit-yen", "amount", amount)
    }

    /// What a side is called: its organisation.
    pub(super) fn party(&self, side: Side) -> String {
        self.text(match side {
            Side::Client => &self.opened.client.name,
            Side::Vendor => &self.opened.vendor.name,
        })
    }

    /// Who it was, of those who may stand in the record.
    pub(super) fn who(&self, by: Option<PersonId>, people: &[Person]) -> String {
        let known = by.and_then(|by| people.iter().find(|person| person.id == by));
        known.map_or_else(|| self.w.t("close-somebody"), |person| person.name.clone())
    }

    /// What happened, the newest first.
    pub(super) fn events(&self, said: &[Said], people: &[Person], here: &Link) -> Vec<Event> {
        let one = |said: &Said| Event {
            at: self.time(said.at),
            by: match said.job {
                true => self.w.t("close-by-job"),
                false => self.who(said.by, people),
            },
            what: Named::new(self.w.t(&format!("audit-{}", said.action)), here.clone()),
            about: String::new(),
            place: String::new(),
        };
        said.iter().rev().map(one).collect()
    }

    /// The way to a page of the engagement.
    pub(super) fn trail(&self, more: Vec<Crumb>) -> Vec<Crumb> {
        let mut trail = vec![
            Crumb::new(self.w.t("shell-engagements"), engagements()),
            Crumb::new(self.text(&self.opened.engagement.value.name), self.place.hub()),
        ];
        trail.extend(more);
        trail
    }

    /// The step of the way to a month's close.
    pub(super) fn close_crumb(&self, month: Month) -> Crumb {
        let name = self.w.t1("close-title", "month", self.month(month));
        Crumb::new(name, self.place.close(&month.to_string()))
    }

    pub(super) fn inside<B: Body>(&self, spot: Spot, page: &B) -> Answer {
        site::inside(self.visit, (spot, Some(&self.opened)), page)
    }

    pub(super) fn again<B: Body>(&self, spot: Spot, page: &B) -> Answer {
        site::again(self.visit, (spot, Some(&self.opened)), page)
    }

    /// Why something could not be done, above the form where it was tried.
    pub(super) fn refused(&self, refusal: &Refusal) -> Notice {
        let (title, hint) =
            (format!("refusal-{}", refusal.code), format!("refusal-{}-hint", refusal.code));
        let words = |id: &str| self.w.with(id, &refusal.args);
        Notice { tone: Tone::Bad, title: words(&title), text: words(&hint) }
    }

    /// The list as a file, where the address asks for one.
    pub(super) fn file(
        &self,
        name: &str,
        head: &[&str],
        rows: impl FnOnce() -> Vec<Vec<Cell>>,
    ) -> Option<Answer> {
        let kind = match self.visit.query.raw("file") {
            "csv" => TableKind::Csv,
            "xlsx" => TableKind::Xlsx,
            _ => return None,
        };
        let head = head.iter().map(|id| self.w.t(id)).collect();
        let sheet = Sheet { name: self.w.t(name), head, rows: rows() };
        let made = document::sheet(&self.site.house, &sheet, kind, self.w.lang());
        Some(made.map(|bytes| table(kind, &sheet.name, bytes)))
    }
}

/// A refusal that belongs on the form where it was tried; whatever else goes its own way.
pub(super) fn on_form(failure: Failure) -> Result<Refusal, Failure> {
    match failure {
        Failure::Refused(refusal)
            if !refusal.code.starts_with("access-") && refusal.code != "record-busy" =>
        {
            Ok(refusal)
        }
        other => Err(other),
    }
}

/// A text as a cell.
pub(super) fn cell(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}
