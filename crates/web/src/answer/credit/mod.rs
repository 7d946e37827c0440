//! Credits for missed service levels.

mod list;
mod show;
mod tell;

use kajitori_app::{Failure, credit};
use kajitori_domain::credit::Response;
use kajitori_domain::id::{CreditId, EngagementId};

use super::desk::{Desk, on_form};
use crate::form::{FieldProblem, Form, Kind, read_day, tidied};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit};
pub(super) use tell::{amount, calculated, state};

/// Every credit.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let credits = credit::list(&site.house, &visit.call(), desk.e)?;
    if let Some(file) = list::file(&desk, &credits) {
        return file;
    }
    desk.inside(Spot::Credits, &list::page(&desk, &credits))
}

/// One credit.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let (desk, id) = (Desk::new(site, visit)?, visit.id("credit")?);
    let shown = credit::show(&site.house, &visit.call(), desk.e, id)?;
    desk.inside(Spot::Credits, &show::page(&desk, &shown, Form::default(), None))
}

/// Says how much it is by the words of the rule.
pub fn compute(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let text = tidied(form.raw("yen"), Kind::Code).replace(',', "");
        let Ok(yen) = text.parse() else {
            return Ok(wrong(form, ("yen", "credit-amount"), "number"));
        };
        let amount = (yen, form.raw("text").trim());
        credit::compute(&desk.site.house, &desk.visit.call(), which, amount).map(|()| true)
    })
}

/// Tells the vendor.
pub fn notify(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, _| {
        credit::notify(&desk.site.house, &desk.visit.call(), which).map(|()| true)
    })
}

/// The vendor answers.
pub fn answer(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let accepted = match form.raw("accepted") {
            "yes" => true,
            "no" => false,
            _ => return Ok(wrong(form, ("accepted", "contest-answer"), "empty")),
        };
        let said = (accepted, form.raw("text").trim());
        credit::answer(&desk.site.house, &desk.visit.call(), which, said).map(|()| true)
    })
}

/// Claims it, over a no with a response to it.
pub fn claim(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let response = match form.raw("talked") {
            "" if form.raw("text").is_empty() => None,
            talked => match read_day(talked) {
                Some(talked) => Some(Response { talked, text: form.raw("text").trim().to_owned() }),
                None => return Ok(wrong(form, ("talked", "credit-talked"), "day")),
            },
        };
        let (house, call) = (&desk.site.house, desk.visit.call());
        credit::claim(house, &call, which, response.as_ref()).map(|()| true)
    })
}

/// Settles what was claimed.
pub fn settle(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let reference = form.raw("reference").trim();
        credit::settle(&desk.site.house, &desk.visit.call(), which, reference).map(|()| true)
    })
}

/// Lets it go.
pub fn waive(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let reason = form.raw("reason").trim();
        credit::waive(&desk.site.house, &desk.visit.call(), which, reason).map(|()| true)
    })
}

fn wrong(
    form: &mut Form,
    (field, label): (&'static str, &'static str),
    code: &'static str,
) -> bool {
    form.wrong(FieldProblem { field, label, code, args: Vec::new() });
    false
}

/// Does something with a credit: `work` answers whether it was done, or notes in the form what is
/// wrong with it.
fn step(
    site: &Site,
    visit: &Visit,
    work: impl FnOnce(&Desk<'_>, (EngagementId, CreditId, u64), &mut Form) -> Result<bool, Failure>,
) -> Answer {
    let (desk, id) = (Desk::new(site, visit)?, visit.id("credit")?);
    let mut form = visit.form.clone();
    let notice = match work(&desk, (desk.e, id, visit.version()), &mut form) {
        Ok(true) => return Ok(see_other(&desk.place.credit(&id.to_string()))),
        Ok(false) => None,
        Err(failure) => Some(desk.refused(&on_form(failure)?)),
    };
    let shown = credit::show(&site.house, &visit.call(), desk.e, id)?;
    desk.again(Spot::Credits, &show::page(&desk, &shown, form, notice))
}
