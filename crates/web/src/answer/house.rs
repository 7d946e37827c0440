//! Files that pages load, the language, and how the house is.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_TYPE, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use kajitori_app::Failure;

use crate::layer::COOKIE;
use crate::link::{self, Link};
use crate::routes::{file, see_other};
use crate::site::{Answer, Site, Visit};

const TEXT: &str = "text/plain; charset=utf-8";

/// Answers as long as the program runs.
pub fn alive(_: &Site, _: &Visit) -> Answer {
    Ok(file(TEXT, "", "alive\n"))
}

/// Answers 200 while the record can be reached and is the one that this program knows.
pub fn ready(site: &Site, visit: &Visit) -> Answer {
    match site.house.ready() {
        Ok(()) => Ok(file(TEXT, "", "ready\n")),
        Err(failure) => {
            (site.tell)(&visit.request, &format!("not ready: {failure:?}"));
            let mut response = file(TEXT, "", "not ready\n");
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            Ok(response)
        }
    }
}

/// A file by its name.
pub fn asset(_: &Site, visit: &Visit) -> Answer {
    let asset = crate::asset::find(visit.part("name")).ok_or(Failure::Hidden)?;
    let mut response = Response::new(Body::from(asset.text.as_str()));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(asset.media));
    Ok(response)
}

/// Keeps the choice of a language for a year and goes back to where it was made.
pub fn language(site: &Site, visit: &Visit) -> Answer {
    let lang = if visit.form.raw("lang") == "en" { "en" } else { "ja" };
    // A page of this site; anything else leads home.
    let back = Link::local(visit.form.raw("to")).unwrap_or_else(link::home);
    let mut response = see_other(&back);
    let secure = if site.secure { "; Secure" } else { "" };
    let cookie =
        format!("{COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    Ok(response)
}
