//! Contests.

mod amend;
mod list;
mod new;
mod show;
mod tell;

use kajitori_app::contest;
use kajitori_app::{Failure, attachment};
use kajitori_domain::audit::ObjectKind;
use kajitori_domain::id::ContestId;

use super::desk::{Desk, on_form};
use crate::form::Form;
use crate::part::Notice;
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit};
pub(super) use tell::{about, state};

/// Every contest.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let contests = contest::list(&site.house, &visit.call(), desk.e)?;
    let shown = list::shown(&desk, contests);
    if let Some(file) = list::file(&desk, &shown) {
        return file;
    }
    desk.inside(Spot::Contests, &list::page(&desk, &shown))
}

/// The form of a new contest.
pub fn new(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let month = new::month(&desk, &visit.query)?;
    let raising = contest::raising(&site.house, &visit.call(), desk.e, month)?;
    let form = new::prefilled(&visit.query);
    desk.inside(Spot::Contests, &new::page(&desk, (month, &raising), form, None))
}

/// Raises a contest.
pub fn raise(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let (house, call) = (&site.house, visit.call());
    let month = new::month(&desk, &visit.form)?;
    let raising = contest::raising(house, &call, desk.e, month)?;
    let mut form = visit.form.clone();
    let typed = new::typed(&mut form, month);
    let raised = match typed {
        Some(new) if form.sound() => contest::raise(house, &call, desk.e, &new),
        _ => {
            let page = new::page(&desk, (month, &raising), form, None);
            return desk.again(Spot::Contests, &page);
        }
    };
    match raised {
        Ok(id) => attached(&desk, id),
        Err(failure) => {
            let refusal = on_form(failure)?;
            let notice = new::belongs(&mut form, &desk, month, &refusal);
            let page = new::page(&desk, (month, &raising), form, notice);
            desk.again(Spot::Contests, &page)
        }
    }
}

/// Puts the file that came beside the contest; one that is not taken is told on the contest's page.
fn attached(desk: &Desk<'_>, id: ContestId) -> Answer {
    let link = desk.place.contest(&id.to_string());
    let incoming = desk.visit.incoming().filter(|file| !file.name.is_empty());
    let Some(mut file) = incoming else { return Ok(see_other(&link)) };
    let new = attachment::New {
        owner: (ObjectKind::Contest, id.to_string()),
        internal: false,
        file: file.name.clone(),
        from: &mut file,
    };
    match attachment::add(&desk.site.house, &desk.visit.call(), desk.e, new) {
        Ok(_) => Ok(see_other(&link)),
        Err(failure) => Ok(see_other(&link.query("wrong", on_form(failure)?.code))),
    }
}

/// One contest.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let (desk, id) = (Desk::new(site, visit)?, visit.id("contest")?);
    let shown = contest::show(&site.house, &visit.call(), desk.e, id)?;
    let page = show::page(&desk, &shown, Form::default(), show::wrong(&desk));
    desk.inside(Spot::Contests, &page)
}

/// Puts a further file beside a contest.
pub fn attach(site: &Site, visit: &Visit) -> Answer {
    let (desk, id) = (Desk::new(site, visit)?, visit.id("contest")?);
    contest::show(&site.house, &visit.call(), desk.e, id)?;
    attached(&desk, id)
}

/// The other side answers.
pub fn answer(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let accepted = match form.raw("accepted") {
            "yes" => true,
            "no" => false,
            _ => return Ok(show::missing(form, "accepted", "contest-answer")),
        };
        let said = (accepted, form.raw("text").trim());
        contest::answer(&desk.site.house, &desk.visit.call(), which, said).map(|()| true)
    })
}

/// Both agree on what changes.
pub fn agree(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let Some(change) = amend::typed(desk, which.1, form)? else { return Ok(false) };
        contest::agree(&desk.site.house, &desk.visit.call(), which, &change).map(|()| true)
    })
}

/// Whoever raised it takes the other side's no.
pub fn reject(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let reason = form.raw("text").trim();
        contest::reject(&desk.site.house, &desk.visit.call(), which, reason).map(|()| true)
    })
}

/// Brings it before those higher up.
pub fn escalate(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, _| {
        contest::escalate(&desk.site.house, &desk.visit.call(), which).map(|()| true)
    })
}

/// Those higher up have decided.
pub fn decide(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let change = match form.raw("changes") {
            "no" => None,
            "yes" => match amend::typed(desk, which.1, form)? {
                Some(change) => Some(change),
                None => return Ok(false),
            },
            _ => return Ok(show::missing(form, "changes", "contest-decision")),
        };
        let decided = (change.as_ref(), form.raw("text").trim());
        contest::decide(&desk.site.house, &desk.visit.call(), which, decided).map(|()| true)
    })
}

/// Whoever raised it thinks better of it.
pub fn withdraw(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, _| {
        contest::withdraw(&desk.site.house, &desk.visit.call(), which).map(|()| true)
    })
}

type Which = (kajitori_domain::id::EngagementId, ContestId, u64);

/// Does something with a contest: `work` answers whether it was done, or notes in the form what is
/// wrong with it.
fn step(
    site: &Site,
    visit: &Visit,
    work: impl FnOnce(&Desk<'_>, Which, &mut Form) -> Result<bool, Failure>,
) -> Answer {
    let (desk, id) = (Desk::new(site, visit)?, visit.id("contest")?);
    let mut form = visit.form.clone();
    let notice: Option<Notice> = match work(&desk, (desk.e, id, visit.version()), &mut form) {
        Ok(true) => return Ok(see_other(&desk.place.contest(&id.to_string()))),
        Ok(false) => None,
        Err(failure) => Some(desk.refused(&on_form(failure)?)),
    };
    let shown = contest::show(&site.house, &visit.call(), desk.e, id)?;
    desk.again(Spot::Contests, &show::page(&desk, &shown, form, notice))
}
