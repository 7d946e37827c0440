//! A page in the shell of whoever looks.

use http::StatusCode;
use kajitori_app::engagement::Opened;
use kajitori_domain::organisation::Side;
use kajitori_domain::text::Text;

use super::{Answer, Visit};
use crate::routes::html;
use crate::shell::{Body, ClientFrame, GateFrame, Open, Spot, VendorFrame};
use crate::word::W;

/// A page of the gate.
///
/// # Errors
/// None; it has the form of its siblings.
pub fn gate<B: Body>(visit: &Visit, status: StatusCode, body: &B) -> Answer {
    let frame = GateFrame { w: visit.w, here: visit.here.clone() };
    Ok(html(status, frame.page(body)))
}

/// A page that is about no engagement, or an error.
///
/// # Errors
/// Hidden when nobody is signed in.
pub fn plain<B: Body>(visit: &Visit, status: StatusCode, body: &B) -> Answer {
    framed(visit, (Spot::Elsewhere, None), status, body)
}

/// A page at `spot` of the navigation, inside an engagement or not.
///
/// # Errors
/// Hidden when nobody is signed in.
pub fn inside<B: Body>(visit: &Visit, (spot, opened): (Spot, Option<&Opened>), body: &B) -> Answer {
    framed(visit, (spot, opened), StatusCode::OK, body)
}

/// The same page again, because something was filled in wrongly.
///
/// # Errors
/// Hidden when nobody is signed in.
pub fn again<B: Body>(visit: &Visit, (spot, opened): (Spot, Option<&Opened>), body: &B) -> Answer {
    framed(visit, (spot, opened), StatusCode::UNPROCESSABLE_ENTITY, body)
}

fn framed<B: Body>(
    visit: &Visit,
    (spot, opened): (Spot, Option<&Opened>),
    status: StatusCode,
    body: &B,
) -> Answer {
    let (who, w, here) = (visit.me()?, visit.w, visit.here.clone());
    let person = who.person.name.clone();
    let organisation = word(w, &who.organisation.name);
    let open = opened.map(|opened| Open {
        id: opened.engagement.value.id.to_string(),
        name: word(w, &opened.engagement.value.name),
        other: word(w, &opened.other().name),
        month: opened.month.to_string(),
    });
    let sees = visit.sees.clone();
    let page = match who.organisation.side {
        Side::Client => ClientFrame { w, person, organisation, spot, sees, open, here }.page(body),
        Side::Vendor => VendorFrame { w, person, organisation, spot, sees, open, here }.page(body),
    };
    Ok(html(status, page))
}

fn word(w: W, text: &Text) -> String {
    text.get(w.lang()).to_owned()
}
