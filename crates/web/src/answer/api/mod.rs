//! What programs ask and send, as JSON.

mod delivery;
mod reported;

use http::StatusCode;
use kajitori_app::{Failure, fetch};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::report::DocumentKind;
use serde::de::DeserializeOwned;

use crate::routes::{file, stream};
use crate::site::{Answer, Site, Visit};

pub use delivery::{begin, deliveries, delivery, finish, problems, receive};
pub use reported::report;

/// What programs can ask, as OpenAPI 3.1.
pub(crate) const OPENAPI: &str = include_str!("../../../../../content/api/openapi.json");

/// What programs can ask.
pub fn openapi(_: &Site, _: &Visit) -> Answer {
    Ok(file("application/json", "", OPENAPI))
}

/// The figures of a month, as they were put before both sides.
pub fn month(site: &Site, visit: &Visit) -> Answer {
    let place = (visit.engagement()?, visit.month()?);
    let fetched = fetch::figures(&site.house, &visit.call(), place)?;
    Ok(stream("application/json", "", fetched.bytes))
}

/// A document of a run: `<run>.pdf`, `.xlsx` or `.json`.
pub fn pack(site: &Site, visit: &Visit) -> Answer {
    let name = visit.part("file");
    let (run, end) = name.rsplit_once('.').ok_or(Failure::Hidden)?;
    let run = run.parse().map_err(|_| Failure::Hidden)?;
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.extension() == end);
    let kind = kind.ok_or(Failure::Hidden)?;
    let place = (visit.engagement()?, run);
    let fetched = fetch::pack(&site.house, &visit.call(), place, (kind, visit.w.code()))?;
    let media = match kind {
        DocumentKind::Pdf => "application/pdf",
        DocumentKind::Workbook => {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
        DocumentKind::Json => "application/json",
    };
    Ok(stream(media, name, fetched.bytes))
}

/// There is nothing to do with one of the vendor's workers, for those whom no law stops either.
///
/// # Errors
/// Hidden; the route has refused everybody whom the law stops.
pub fn worker(_: &Site, _: &Visit) -> Answer {
    Err(Failure::Hidden)
}

/// The JSON of a request.
fn sent<T: DeserializeOwned>(visit: &Visit) -> Result<T, Failure> {
    let wrong = |error: &serde_json::Error| {
        Failure::from(Refusal::new("request-json").with("why", error.to_string()))
    };
    serde_json::from_slice(&visit.body()).map_err(|error| wrong(&error))
}

fn created() -> StatusCode {
    StatusCode::CREATED
}
