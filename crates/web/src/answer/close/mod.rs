//! 月次確定.

mod acts;
mod levels;
mod list;
mod show;
mod sure;

use kajitori_app::close::Seen;
use kajitori_app::{Failure, close, measure};

use super::desk::Desk;
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit};
pub(super) use levels::bound;

/// Every month.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let desk = Desk::new(site, visit)?;
    let listed = close::list(&site.house, &visit.call(), desk.e)?;
    if let Some(file) = list::file(&desk, &listed) {
        return file;
    }
    desk.inside(Spot::Close, &list::page(&desk, &listed))
}

/// One month.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    let look = close::show(&site.house, &visit.call(), desk.e, month)?;
    desk.inside(Spot::Close, &show::page(&desk, month, &look))
}

/// Measures a month anew.
pub fn run(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    measure::ask(&site.house, &visit.call(), desk.e, month)?;
    Ok(see_other(&desk.place.close(&month.to_string())))
}

/// What the form says of what was before the person's eyes.
fn seen(visit: &Visit) -> Result<Seen, Failure> {
    let run = visit.form.raw("run").parse().map_err(|_| Failure::Hidden)?;
    Ok(Seen { version: visit.version(), run })
}

/// Asks the vendor to confirm.
pub fn ask(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    close::ask(&site.house, &visit.call(), (desk.e, month), seen(visit)?)?;
    Ok(see_other(&desk.place.close(&month.to_string())))
}

/// Asks the vendor's person once more.
pub fn confirmation(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    let look = close::show(&site.house, &visit.call(), desk.e, month)?;
    desk.inside(Spot::Close, &sure::confirm(&desk, month, &look)?)
}

/// Confirms for the vendor.
pub fn confirm(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    close::confirm(&site.house, &visit.call(), (desk.e, month), visit.version())?;
    Ok(see_other(&desk.place.close(&month.to_string())))
}

/// Asks the client's person once more.
pub fn fixing(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    let look = close::show(&site.house, &visit.call(), desk.e, month)?;
    desk.inside(Spot::Close, &sure::fix(&desk, month, &look)?)
}

/// Fixes the month.
pub fn fix(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    close::fix(&site.house, &visit.call(), (desk.e, month), visit.version())?;
    Ok(see_other(&desk.place.close(&month.to_string())))
}

/// Opens a second close beside the fixed one.
pub fn restate(site: &Site, visit: &Visit) -> Answer {
    let (desk, month) = (Desk::new(site, visit)?, visit.month()?);
    close::restate(&site.house, &visit.call(), (desk.e, month), seen(visit)?)?;
    Ok(see_other(&desk.place.close(&month.to_string())))
}
