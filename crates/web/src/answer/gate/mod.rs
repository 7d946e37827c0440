//! Signing in and out, and one-time links.

mod link;

use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode};
use kajitori_app::Failure;
use kajitori_app::gate;
use kajitori_domain::refusal::Refusal;

pub use link::{join, offer};

use crate::form::Form;
use crate::link::{Link, code as code_link, home, sign_in as sign_in_link};
use crate::pages::gate::{Code, SignIn};
use crate::part::{Notice, Tone};
use crate::routes::see_other;
use crate::site::{self, Answer, Site, Visit};

/// Where one goes afterwards: a page of this site, and no page of the gate.
fn onward(path: &str) -> Link {
    let local = Link::local(path).filter(|link| !link.as_str().starts_with("/sign-in"));
    local.unwrap_or_else(home)
}

/// Says of a refusal that is no field's what it is and what to do.
pub(super) fn refused(visit: &Visit, refusal: &Refusal) -> Notice {
    let id = format!("refusal-{}", refusal.code);
    Notice {
        tone: Tone::Bad,
        title: visit.w.with(&id, &refusal.args),
        text: visit.w.with(&format!("{id}-hint"), &refusal.args),
    }
}

/// The status of a page that comes back with a refusal.
fn status(refusal: &Refusal) -> StatusCode {
    match refusal.code {
        "sign-in-limit" => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Asks for mail and password.
pub fn ask(_: &Site, visit: &Visit) -> Answer {
    let to = onward(visit.query.raw("to"));
    if visit.me().is_ok() {
        return Ok(see_other(&to));
    }
    let ended = !visit.query.raw("ended").is_empty();
    let (tone, text) = (Tone::Good, String::new());
    let notice = ended.then(|| Notice { tone, title: visit.w.t("gate-ended"), text });
    let page = SignIn { w: visit.w, form: Form::default(), to: to.to_string(), notice };
    site::gate(visit, StatusCode::OK, &page)
}

/// Signs in by mail and password.
pub fn sign_in(site: &Site, visit: &Visit) -> Answer {
    let (mut form, to) = (visit.form.clone(), onward(visit.form.raw("to")));
    let mail = form.required("mail", "gate-mail").unwrap_or_default();
    form.required("password", "gate-password");
    let again = |form, notice, status| {
        let page = SignIn { w: visit.w, form, to: to.to_string(), notice };
        site::gate(visit, status, &page)
    };
    if !form.sound() {
        return again(form, None, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let shown = (mail.as_str(), &visit.secret_typed("password"));
    match gate::sign_in(&site.house, &visit.call(), visit.came(), shown) {
        Ok(pass) if pass.half => Ok(entered(site, &pass, &code_link().query("to", to.as_str()))),
        Ok(pass) => Ok(entered(site, &pass, &to)),
        Err(Failure::Refused(refusal)) if refusal.code == "sign-in-wrong" => {
            form.refused("mail", "gate-mail", &refusal);
            again(form, None, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Failure::Refused(refusal)) if refusal.code == "sign-in-limit" => {
            again(form, Some(refused(visit, &refusal)), status(&refusal))
        }
        Err(other) => Err(other),
    }
}

/// Has the browser hold what it was given, and leads on.
fn entered(site: &Site, pass: &gate::Pass, to: &Link) -> Response {
    site::keep(see_other(to), &pass.secret, site.secure)
}

/// Asks for the second factor.
pub fn ask_code(_: &Site, visit: &Visit) -> Answer {
    let to = onward(visit.query.raw("to"));
    code_page(visit, (Form::default(), &to), None, StatusCode::OK)
}

fn code_page(
    visit: &Visit,
    (form, to): (Form, &Link),
    notice: Option<Notice>,
    status: StatusCode,
) -> Answer {
    let mail = visit.who.as_ref().map_or_else(String::new, |who| who.person.mail.clone());
    let page = Code { w: visit.w, form, mail, to: to.to_string(), notice };
    site::gate(visit, status, &page)
}

/// Completes signing in by a code of the second factor.
pub fn code(site: &Site, visit: &Visit) -> Answer {
    second(site, visit, ("code", "gate-code-field"), &gate::second)
}

/// Completes signing in by a code for recovery.
pub fn recovery(site: &Site, visit: &Visit) -> Answer {
    second(site, visit, ("recovery", "gate-recovery-field"), &gate::recover)
}

/// A use case that completes signing in.
type Second<'a> = &'a dyn Fn(
    &kajitori_app::House,
    &kajitori_app::Call<'_>,
    gate::Came<'_>,
    (&kajitori_domain::secret::Secret, &str),
) -> Result<gate::Pass, Failure>;

fn second(
    site: &Site,
    visit: &Visit,
    (field, label): (&'static str, &'static str),
    complete: Second<'_>,
) -> Answer {
    let (mut form, to) = (visit.form.clone(), onward(visit.form.raw("to")));
    let Some(typed) = form.required(field, label) else {
        return code_page(visit, (form, &to), None, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let held = visit.secret.as_ref().ok_or(Failure::Hidden)?;
    match complete(&site.house, &visit.call(), visit.came(), (held, &typed)) {
        Ok(pass) => Ok(entered(site, &pass, &to)),
        Err(Failure::Refused(refusal)) if refusal.code.ends_with("limit") => {
            let (notice, status) = (refused(visit, &refusal), status(&refusal));
            code_page(visit, (form, &to), Some(notice), status)
        }
        Err(Failure::Refused(refusal)) if refusal.code.starts_with("session") => {
            Ok(see_other(&sign_in_link().query("to", to.as_str())))
        }
        Err(Failure::Refused(refusal)) => {
            form.refused(field, label, &refusal);
            code_page(visit, (form, &to), None, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other),
    }
}

/// Signs out; the browser forgets the session and what it has kept of pages.
pub fn sign_out(site: &Site, visit: &Visit) -> Answer {
    if let Some(held) = &visit.secret {
        gate::sign_out(&site.house, &visit.call(), held)?;
    }
    let mut response = see_other(&sign_in_link().query("ended", "1"));
    let (name, kept) = (HeaderName::from_static("clear-site-data"), "\"cache\"");
    response.headers_mut().insert(name, HeaderValue::from_static(kept));
    Ok(site::clear(response, site.secure))
}
