//! What every answer tells the browser to forbid.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue};

/// Nothing is inline, so neither a nonce nor `unsafe-inline` is needed.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// Nothing of the machine is for a page of ours.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// What an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A page, or data: for one person, not to be kept.
    Page,
    /// A file whose name says its content: to be kept for ever.
    Asset,
}

/// The headers of a class; `secure` where the site is reached by https.
pub fn headers(class: Class, secure: bool) -> HeaderMap {
    let fixed = HeaderValue::from_static;
    let mut out = HeaderMap::new();
    out.insert(CONTENT_SECURITY_POLICY, fixed(POLICY));
    out.insert(HeaderName::from_static("cross-origin-opener-policy"), fixed("same-origin"));
    out.insert(HeaderName::from_static("cross-origin-resource-policy"), fixed("same-origin"));
    out.insert(HeaderName::from_static("permissions-policy"), fixed(PERMISSIONS));
    // Not `no-referrer`: browsers would then send `Origin: null`, and the origin check fails.
    out.insert(REFERRER_POLICY, fixed("same-origin"));
    out.insert(X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    match class {
        Class::Page => {
            out.insert(CACHE_CONTROL, fixed("no-store"));
            out.insert(VARY, fixed("Accept-Language, Cookie, Origin, Sec-Fetch-Site"));
        }
        Class::Asset => {
            out.insert(CACHE_CONTROL, fixed("public, max-age=31536000, immutable"));
        }
    }
    if secure {
        let year = fixed("max-age=31536000; includeSubDomains");
        out.insert(STRICT_TRANSPORT_SECURITY, year);
    }
    out
}

/// Adds the headers to every answer, over whatever a page has set.
pub async fn security(secure: bool, request: Request, next: Next) -> Response {
    let asset = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let found = asset && response.status().is_success();
    let class = if found { Class::Asset } else { Class::Page };
    for (name, value) in &headers(class, secure) {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    response
}
