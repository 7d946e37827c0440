//! The files that pages load.

use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};

/// A file by its name.
pub(super) async fn asset(Path(name): Path<String>) -> Response {
    let Some(asset) = crate::asset::find(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(asset.text.as_str()));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(asset.media));
    response
}
