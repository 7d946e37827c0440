//! The cookie that holds a session.

use axum::response::Response;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use kajitori_domain::secret::Secret;

/// Its name: with `__Host-` no other site of the domain can set it, which browsers allow by https
/// alone.
fn name(secure: bool) -> &'static str {
    if secure { "__Host-kajitori" } else { "kajitori-session" }
}

/// What the browser holds.
pub(super) fn held(headers: &HeaderMap, secure: bool) -> Option<Secret> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    let mut own = pairs.filter(|(key, _)| key.trim() == name(secure));
    own.next().map(|(_, value)| Secret::new(value.trim()))
}

/// Has the browser hold `secret` until it is closed.
pub fn keep(mut response: Response, secret: &Secret, secure: bool) -> Response {
    set(&mut response, secret.expose(), "", secure);
    response
}

/// Has the browser forget.
pub fn clear(mut response: Response, secure: bool) -> Response {
    set(&mut response, "", "; Max-Age=0", secure);
    response
}

fn set(response: &mut Response, value: &str, more: &str, secure: bool) {
    let own = name(secure);
    let secure = if secure { "; Secure" } else { "" };
    let line = format!("{own}={value}; Path=/; SameSite=Lax; HttpOnly{secure}{more}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(SET_COOKIE, line);
    }
}
