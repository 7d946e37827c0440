//! A request that changes something must come from our own pages.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::StatusCode;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::chosen;
use crate::pages::error::ErrorPage;
use crate::shell::GateFrame;
use crate::word::W;

/// Refuses requests of other sites, by `Sec-Fetch-Site` and, where a browser does not send it, by
/// `Origin` against `Host`. One that has neither passes, because no browser sends such: therefore
/// cookies are `SameSite=Lax`, nothing is changed by GET, and programs sign in by token and only
/// below `/api`. A proxy must hand on `Host` and `Origin` unchanged.
pub fn csrf() -> CsrfLayer {
    CsrfLayer::new()
}

/// Says in the person's language what [`csrf`] refused.
pub async fn foreign(request: Request, next: Next) -> Response {
    let w = W::of(chosen(request.headers()));
    let response = next.run(request).await;
    if response.extensions().get::<ProtectionError>().is_none() {
        return response;
    }
    let frame = GateFrame { w, here: crate::link::home().to_string() };
    crate::routes::html(StatusCode::FORBIDDEN, frame.page(&ErrorPage::foreign(w)))
}
