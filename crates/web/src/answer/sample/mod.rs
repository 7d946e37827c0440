//! Samples that the client draws.

mod list;
mod new;
mod show;

use std::io::Read as _;

use kajitori_app::{Failure, sample};
use kajitori_domain::id::{EngagementId, SampleId};
use kajitori_domain::refusal::Fault;

use super::desk::{Desk, on_form};
use crate::form::{FieldProblem, Form};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit};

/// Bytes of a list or of findings at most.
const FILE_MOST: u64 = 8 << 20;

/// Every sample.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let samples = sample::list(&site.house, &visit.call(), desk.e)?;
    if let Some(file) = list::file(&desk, &samples) {
        return file;
    }
    desk.inside(Spot::Samples, &list::page(&desk, &samples))
}

/// The form of a new sample.
pub fn new(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let month = new::month(&desk, &visit.query)?;
    let drawing = sample::drawing(&site.house, &visit.call(), desk.e, month)?;
    let form = new::prefilled(&drawing, &visit.query);
    desk.inside(Spot::Samples, &new::page(&desk, (month, &drawing), form, None))
}

/// Draws a sample.
pub fn draw(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let (house, call) = (&site.house, visit.call());
    let month = new::month(&desk, &visit.form)?;
    let drawing = sample::drawing(house, &call, desk.e, month)?;
    let mut form = visit.form.clone();
    let list = text(visit)?;
    let drawn = match new::typed(&mut form, month, list.as_deref()) {
        Some(new) if form.sound() => sample::draw(house, &call, desk.e, &new),
        _ => {
            let page = new::page(&desk, (month, &drawing), form, None);
            return desk.again(Spot::Samples, &page);
        }
    };
    match drawn {
        Ok(id) => Ok(see_other(&desk.place.drawn(&id.to_string()))),
        Err(failure) => {
            let notice = Some(desk.refused(&on_form(failure)?));
            let page = new::page(&desk, (month, &drawing), form, notice);
            desk.again(Spot::Samples, &page)
        }
    }
}

/// The file that came, as text; `None` where none did.
fn text(visit: &Visit) -> Result<Option<String>, Failure> {
    let Some(file) = visit.incoming().filter(|file| !file.name.is_empty()) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let read = file.take(FILE_MOST).read_to_end(&mut bytes);
    read.map_err(|e| Failure::Fault(Fault { chain: format!("a list on its way: {e}") }))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// One sample.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let (desk, id) = (Desk::new(site, visit)?, visit.id("sample")?);
    let shown = sample::show(&site.house, &visit.call(), desk.e, id)?;
    desk.inside(Spot::Samples, &show::page(&desk, &shown, Form::default(), None))
}

/// Hands a sample over.
pub fn deliver(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, _| {
        sample::deliver(&desk.site.house, &desk.visit.call(), which).map(|()| true)
    })
}

/// Makes a sample worth nothing.
pub fn void(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let reason = form.raw("reason").trim();
        sample::void(&desk.site.house, &desk.visit.call(), which, reason).map(|()| true)
    })
}

/// Writes down what was found of the units of the page.
pub fn inspect(site: &Site, visit: &Visit) -> Answer {
    step(site, visit, |desk, which, form| {
        let (house, call) = (&desk.site.house, desk.visit.call());
        let shown = sample::show(house, &call, which.0, which.1)?;
        let found = (&*show::typed(&shown, form), form.raw("finish") == "yes");
        sample::inspect(house, &call, which, found).map(|()| true)
    })
}

/// Writes down what was found, from a file.
pub fn findings(site: &Site, visit: &Visit) -> Answer {
    let list = text(visit)?;
    step(site, visit, |desk, which, form| {
        let Some(text) = &list else { return Ok(wrong(form, "empty", String::new())) };
        match sample::read_findings(text) {
            Ok(found) => {
                let (house, call) = (&desk.site.house, desk.visit.call());
                sample::inspect(house, &call, which, (&found, false)).map(|()| true)
            }
            Err(lines) => {
                let lines: Vec<String> = lines.iter().take(10).map(usize::to_string).collect();
                Ok(wrong(form, "findings", lines.join(", ")))
            }
        }
    })
}

fn wrong(form: &mut Form, code: &'static str, lines: String) -> bool {
    let (field, label, args) = ("file", "sample-findings", vec![("lines", lines)]);
    form.wrong(FieldProblem { field, label, code, args });
    false
}

type Which = (EngagementId, SampleId, u64);

/// Does something with a sample: `work` answers whether it was done, or notes in the form what is
/// wrong with it.
fn step(
    site: &Site,
    visit: &Visit,
    work: impl FnOnce(&Desk<'_>, Which, &mut Form) -> Result<bool, Failure>,
) -> Answer {
    let (desk, id): (_, SampleId) = (Desk::new(site, visit)?, visit.id("sample")?);
    let mut form = visit.form.clone();
    let here = desk.place.drawn(&id.to_string()).query("from", form.raw("from"));
    let notice = match work(&desk, (desk.e, id, visit.version()), &mut form) {
        Ok(true) => return Ok(see_other(&here)),
        Ok(false) => None,
        Err(failure) => Some(desk.refused(&on_form(failure)?)),
    };
    let shown = sample::show(&site.house, &visit.call(), desk.e, id)?;
    desk.again(Spot::Samples, &show::page(&desk, &shown, form, notice))
}
