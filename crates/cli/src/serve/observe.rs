//! What stands around the whole site: deadlines, one line in the log and the counts for each
//! request. Neither names a path: some hold a secret.

#![expect(clippy::disallowed_methods, reason = "requests are timed")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CONTENT_LENGTH, RETRY_AFTER, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderValue, StatusCode};
use kajitori_web::routes::FORM_MOST;

use super::config::Limits;
use super::metrics::{REQUESTS, SECONDS_OF};
use super::worker::Bell;

/// Who watches over requests.
#[derive(Clone)]
pub(super) struct Watcher {
    pub(super) limits: Limits,
    pub(super) bell: Arc<Bell>,
}

/// Answers a request in time, and says that it did.
pub(super) async fn observe(
    State(watcher): State<Watcher>,
    request: Request,
    next: Next,
) -> Response {
    let (begun, method) = (Instant::now(), request.method().clone());
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let deadline = deadline(request.headers(), &watcher.limits);
    let answer = tokio::time::timeout(deadline, next.run(request)).await;
    let response = answer.unwrap_or_else(|_| late());
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    let number = response.headers().get("x-request-id").and_then(|id| id.to_str().ok());
    tracing::info!(
        request = number.unwrap_or("-"),
        method = method.as_str(),
        route,
        status,
        ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        "request"
    );
    let labels = [
        ("route", route.clone()),
        ("method", method.as_str().to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!(REQUESTS, &labels).increment(1);
    metrics::histogram!(SECONDS_OF, "route" => route).record(took);
    if !method.is_safe() {
        // It may have left a job.
        watcher.bell.ring();
    }
    response
}

/// How long a request may take: one that brings more than a form may take longer.
fn deadline(headers: &HeaderMap, limits: &Limits) -> Duration {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let length: Option<usize> = length.and_then(|length| length.parse().ok());
    let large = length.is_some_and(|length| length > FORM_MOST);
    if large || headers.contains_key(TRANSFER_ENCODING) { limits.upload } else { limits.request }
}

fn late() -> Response {
    let mut response = Response::new(Body::from("time is over; try again\n"));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("30"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_brings_a_file_may_take_long() {
        let limits = super::super::Config::default().limits;
        let headers = |name, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_str(value).expect("a value"));
            headers
        };
        let large = (FORM_MOST + 1).to_string();
        for (headers, expected) in [
            (HeaderMap::new(), limits.request),
            (headers(CONTENT_LENGTH, "100"), limits.request),
            (headers(CONTENT_LENGTH, &large), limits.upload),
            (headers(TRANSFER_ENCODING, "chunked"), limits.upload),
        ] {
            assert_eq!(deadline(&headers, &limits), expected);
        }
    }
}
