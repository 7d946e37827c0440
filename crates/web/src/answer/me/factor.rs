//! My second factor.

use kajitori_app::Failure;
use kajitori_app::gate;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::secret::Secret;

use super::SPOT;
use crate::answer::gate::refused;
use crate::form::Form;
use crate::link::me;
use crate::pages::me::{Codes, Enrolling, Factor};
use crate::part::Notice;
use crate::picture::qr;
use crate::routes::see_other;
use crate::site::{self, Answer, Site, Visit};

/// My second factor, or what it takes to enrol one.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let page = page(site, visit, (Form::default(), None), None)?;
    site::inside(visit, SPOT, &page)
}

fn page(
    site: &Site,
    visit: &Visit,
    (form, notice): (Form, Option<Notice>),
    begun: Option<&Secret>,
) -> Result<Factor, Failure> {
    let (w, call) = (visit.w, visit.call());
    let own = gate::account(&site.house, &call)?;
    let enrolling = match own.second_factor {
        true => None,
        false => Some(gate::enrolment(&site.house, &call, begun)?),
    };
    let enrolling = enrolling.map(|one| Enrolling {
        picture: qr(&one.address, &w.t("me-factor-picture")),
        address: one.address,
        spelled: spelled(one.shared.expose()),
        shared: one.shared.expose().to_owned(),
    });
    Ok(Factor { w, form, notice, enrolling, codes: w.t1("me-codes-left", "n", own.codes) })
}

/// In groups of four.
fn spelled(shared: &str) -> String {
    let groups: Vec<&str> = (0..shared.len())
        .step_by(4)
        .filter_map(|from| shared.get(from..shared.len().min(from + 4)))
        .collect();
    groups.join(" ")
}

/// Enrols, removes, or makes new codes.
pub fn change(site: &Site, visit: &Visit) -> Answer {
    match visit.form.raw("do") {
        "enrol" => enrol(site, visit),
        "renew" => renew(site, visit),
        "remove" => remove(site, visit),
        _ => show(site, visit),
    }
}

fn enrol(site: &Site, visit: &Visit) -> Answer {
    let (shared, mut form) = (visit.secret_typed("shared"), visit.form.clone());
    let code = form.required("code", "gate-code-field").unwrap_or_default();
    form.required("password", "me-current");
    if !form.sound() {
        return site::again(visit, SPOT, &page(site, visit, (form, None), Some(&shared))?);
    }
    let shown = (&shared, code.as_str(), &visit.secret_typed("password"));
    match gate::enrol(&site.house, &visit.call(), visit.came(), shown) {
        Ok(shown) => {
            let response = codes(visit, &shown.codes, true)?;
            Ok(site::keep(response, &shown.secret, site.secure))
        }
        Err(failure) => again(site, visit, (failure, "password"), Some(&shared)),
    }
}

fn renew(site: &Site, visit: &Visit) -> Answer {
    let password = visit.secret_typed("renewing");
    match gate::renew_codes(&site.house, &visit.call(), visit.came(), &password) {
        Ok(new) => codes(visit, &new, false),
        Err(failure) => again(site, visit, (failure, "renewing"), None),
    }
}

fn remove(site: &Site, visit: &Visit) -> Answer {
    let password = visit.secret_typed("removing");
    match gate::remove(&site.house, &visit.call(), visit.came(), &password) {
        Ok(shown) => {
            let response = see_other(&me().query("done", "removed"));
            Ok(site::keep(response, &shown.secret, site.secure))
        }
        Err(failure) => again(site, visit, (failure, "removing"), None),
    }
}

fn codes(visit: &Visit, codes: &[Secret], enrolled: bool) -> Answer {
    let codes = codes.iter().map(|code| code.expose().to_owned()).collect();
    site::inside(visit, SPOT, &Codes { w: visit.w, codes, enrolled })
}

/// The page again, with what was refused at its field.
fn again(
    site: &Site,
    visit: &Visit,
    (failure, password): (Failure, &'static str),
    begun: Option<&Secret>,
) -> Answer {
    let Failure::Refused(refusal) = failure else { return Err(failure) };
    let mut form = visit.form.clone();
    let notice = noted(&mut form, visit, &refusal, password);
    site::again(visit, SPOT, &page(site, visit, (form, notice), begun)?)
}

fn noted(
    form: &mut Form,
    visit: &Visit,
    refusal: &Refusal,
    password: &'static str,
) -> Option<Notice> {
    match refusal.code {
        "password-wrong" => form.refused(password, "me-current", refusal),
        "sign-in-code" => form.refused("code", "gate-code-field", refusal),
        _ => return Some(refused(visit, refusal)),
    }
    None
}
