//! Answers: a page, the way to another one, a file, data.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};
use kajitori_domain::report::TableKind;
use tokio::sync::mpsc::{Receiver, channel};

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

/// A file under `name` that is read while it is sent, so that it is never held as a whole.
pub fn stream(media: &'static str, name: &str, from: Box<dyn Read + Send>) -> Response {
    let (sender, pieces) = channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut from = from;
        loop {
            let mut piece = vec![0; PIECE];
            let read = from.read(&mut piece).map(|length| {
                piece.truncate(length);
                Bytes::from(std::mem::take(&mut piece))
            });
            let over = read.as_ref().map_or(true, Bytes::is_empty);
            let end = matches!(&read, Ok(piece) if piece.is_empty());
            if end || sender.blocking_send(read).is_err() || over {
                return;
            }
        }
    });
    file(media, name, Body::from_stream(Pieces(pieces)))
}

/// Bytes that are read at a time, and pieces that wait for whoever fetches them.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 4;

struct Pieces(Receiver<io::Result<Bytes>>);

impl futures_core::Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Bytes>>> {
        self.0.poll_recv(context)
    }
}

/// What a program is told.
pub fn data(status: StatusCode, value: &serde_json::Value) -> Response {
    let mut response = file("application/json", "", value.to_string());
    *response.status_mut() = status;
    response
}
