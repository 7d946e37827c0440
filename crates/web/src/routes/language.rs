//! Choosing the language.

use axum::response::Response;
use http::HeaderValue;
use http::header::SET_COOKIE;

use crate::form::{Form, raw};
use crate::layer::COOKIE;
use crate::link::{self, Link};

/// Keeps the choice for a year and goes back to where it was made.
pub(super) async fn choose(secure: bool, body: String) -> Response {
    let form = Form::new(raw(&body));
    let lang = if form.raw("lang") == "en" { "en" } else { "ja" };
    let mut response = super::see_other(&back(form.raw("to")));
    let secure = if secure { "; Secure" } else { "" };
    let cookie =
        format!("{COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}

/// A page of this site; anything else leads home.
fn back(to: &str) -> Link {
    Link::local(to).unwrap_or_else(link::home)
}
