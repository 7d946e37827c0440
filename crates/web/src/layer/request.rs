//! Every request has a number, which stands in its answer, in the log and on the page of a fault.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;

/// Draws the number of a request; only the binary draws anything at random.
pub type Numbers = Arc<dyn Fn() -> String + Send + Sync>;

/// The number of a request.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Gives each request a number. One that a sender chose is not taken: it could be anything.
pub async fn number(State(numbers): State<Numbers>, mut request: Request, next: Next) -> Response {
    let id = numbers();
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
