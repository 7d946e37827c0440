//! Answers: a page, or the way to another one.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};
use kajitori_domain::report::TableKind;

use crate::link::Link;

/// A page with its status; where its template failed, an empty 500.
pub fn html(status: StatusCode, page: askama::Result<String>) -> Response {
    let (status, body) = match page {
        Ok(page) => (status, Body::from(page)),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, Body::empty()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

/// After something was done: the page that shows it.
pub fn see_other(link: &Link) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    // Addresses are percent-encoded where they are made, so they are sound header values.
    if let Ok(value) = HeaderValue::from_str(link.as_str()) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

/// A file under `name`, to be kept by the browser where `name` is not empty.
pub fn file(media: &'static str, name: &str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media));
    if !name.is_empty() {
        let line = format!("attachment; filename*=UTF-8''{}", crate::link::encoded(name));
        if let Ok(line) = HeaderValue::from_str(&line) {
            response.headers_mut().insert(CONTENT_DISPOSITION, line);
        }
    }
    response
}

/// A table that people take along, as `stem` with the ending of its kind.
pub fn table(kind: TableKind, stem: &str, bytes: Vec<u8>) -> Response {
    let (media, ending) = match kind {
        TableKind::Csv => ("text/csv; charset=utf-8", "csv"),
        TableKind::Xlsx => {
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
        }
    };
    file(media, &format!("{stem}.{ending}"), bytes)
}
