//! A defect of ours ends in a page with a reference, never in a broken connection.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::StatusCode;

use super::{RequestId, chosen};
use crate::pages::error::ErrorPage;
use crate::shell::GateFrame;
use crate::word::W;

/// Answers 500 with the request's number where the page behind it breaks.
pub async fn catch(request: Request, next: Next) -> Response {
    let lang = chosen(request.headers());
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let mut inner = Box::pin(next.run(request));
    let outcome = std::future::poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| inner.as_mut().poll(context))) {
            Ok(Poll::Ready(response)) => Poll::Ready(Some(response)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(None),
        }
    });
    match outcome.await {
        Some(response) => response,
        None => page(W::of(lang), &id),
    }
}

fn page(w: W, id: &str) -> Response {
    let frame = GateFrame { w, here: crate::link::home().to_string() };
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    crate::routes::html(status, frame.page(&ErrorPage::fault(w, id)))
}
