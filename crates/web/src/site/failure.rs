//! Why there is no answer, as a page, or as JSON for programs.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use kajitori_app::Failure;
use kajitori_domain::access::DISGUISED_CONTRACTING;
use kajitori_domain::audit::Via;
use kajitori_domain::refusal::Refusal;

use super::enter::status;
use super::{Site, Visit, frame};
use crate::link;
use crate::pages::error::ErrorPage;
use crate::part::Named;
use crate::routes::{Shell, html};
use crate::shell::GateFrame;

/// That a request is larger than anything that is taken.
pub(super) fn too_large() -> Failure {
    Refusal::new("request-too-large").into()
}

/// Says why there is no answer. A fault is told to the log with the request's number.
pub fn answer(site: &Site, visit: &Visit, shell: Shell, failure: &Failure) -> Response {
    if let Failure::Fault(fault) = failure {
        (site.tell)(&visit.request, &fault.chain);
    }
    if visit.via == Via::Api {
        return told(visit, failure);
    }
    let w = visit.w;
    let (status, page) = match failure {
        Failure::Hidden => (StatusCode::NOT_FOUND, ErrorPage::hidden(w)),
        Failure::Fault(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, ErrorPage::fault(w, &visit.request))
        }
        Failure::Refused(refusal) => match status(refusal.code) {
            StatusCode::FORBIDDEN => {
                let mut page = ErrorPage::refused(w, refusal);
                page.ways.splice(0..0, instead(visit, refusal));
                (StatusCode::FORBIDDEN, page)
            }
            other => {
                let mut page = ErrorPage::impossible(w, refusal, back(visit));
                page.status = other.as_u16();
                (other, page)
            }
        },
    };
    let framed = visit.me().is_ok() && shell != Shell::Gate;
    let response = match framed {
        true => frame::plain(visit, status, &page),
        false => Ok(html(status, GateFrame { w, here: link::home().to_string() }.page(&page))),
    };
    let response = response.unwrap_or_else(|_| html(status, Ok(page.title.clone())));
    later(response, status)
}

/// What one may do instead of what the law forbids: writing to the vendor's manager.
fn instead(visit: &Visit, refusal: &Refusal) -> Option<Named> {
    let place = link::engagement(visit.part("e"));
    let forbidden = refusal.code == DISGUISED_CONTRACTING && !visit.part("e").is_empty();
    forbidden.then(|| Named::new(visit.w.t("request-new"), place.requests()))
}

/// The page that a form stands on.
fn back(visit: &Visit) -> Named {
    let path = visit.here.split('?').next().unwrap_or("/");
    let parent = path.rsplit_once('/').map_or("/", |(parent, _)| parent);
    let parent = if visit.form.raw("back").is_empty() { parent } else { visit.form.raw("back") };
    let link = link::Link::local(parent).unwrap_or_else(link::home);
    Named::new(visit.w.t("error-back"), link)
}

/// What a program is told, after RFC 9457.
fn told(visit: &Visit, failure: &Failure) -> Response {
    let w = visit.w;
    let (status, code, title) = match failure {
        Failure::Hidden => (StatusCode::NOT_FOUND, "hidden", w.t("error-hidden")),
        Failure::Fault(_) => (StatusCode::INTERNAL_SERVER_ERROR, "fault", w.t("error-fault")),
        Failure::Refused(refusal) => {
            let title = w.with(&format!("refusal-{}", refusal.code), &refusal.args);
            (status(refusal.code), refusal.code, title)
        }
    };
    let mut problem = serde_json::json!({
        "status": status.as_u16(), "code": code, "title": title, "request": visit.request,
    });
    if let Failure::Refused(refusal) = failure {
        problem["detail"] = w.with(&format!("refusal-{code}-hint"), &refusal.args).into();
        let args =
            refusal.args.iter().map(|(key, value)| ((*key).to_owned(), value.clone().into()));
        problem["args"] = args.collect::<serde_json::Map<_, _>>().into();
    }
    let mut response = Response::new(Body::from(problem.to_string()));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    later(response, status)
}

/// Whoever is too fast, or met a busy house, hears when to come again.
fn later(mut response: Response, status: StatusCode) -> Response {
    if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
    }
    response
}
