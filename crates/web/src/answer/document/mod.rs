//! Packs and attachments.

use std::io::Read as _;

use axum::response::Response;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use kajitori_app::Failure;
use kajitori_app::document::{self, Fetched};
use kajitori_domain::refusal::Fault;
use kajitori_domain::report::DocumentKind;
use kajitori_domain::text::Lang;

use crate::routes::file;
use crate::site::{Answer, Site, Visit};

/// The pack of a run: `<run>.pdf`, `.xlsx` or `.json`; both sides get the same bytes.
pub fn pack(site: &Site, visit: &Visit) -> Answer {
    let (run, ending) = visit.part("file").rsplit_once('.').ok_or(Failure::Hidden)?;
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.extension() == ending);
    let lang = match visit.query.raw("lang") {
        "en" => Lang::En,
        "ja" => Lang::Ja,
        _ => visit.w.lang(),
    };
    let run = run.parse().map_err(|_| Failure::Hidden)?;
    let what = (run, kind.ok_or(Failure::Hidden)?, lang);
    sent(document::fetch(&site.house, &visit.call(), visit.engagement()?, what)?)
}

/// A file beside something.
pub fn attachment(site: &Site, visit: &Visit) -> Answer {
    let (e, id) = (visit.engagement()?, visit.id("attachment")?);
    sent(document::attachment(&site.house, &visit.call(), e, id)?)
}

/// A file to be kept, never shown in place: what it holds is others' work.
fn sent(fetched: Fetched) -> Result<Response, Failure> {
    let Fetched { name, mime, bytes, file: mut from } = fetched;
    let mut body = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0));
    let read = from.read_to_end(&mut body);
    read.map_err(|e| Failure::Fault(Fault { chain: format!("sending {name}: {e}") }))?;
    let mut response = file("application/octet-stream", &name, body);
    if let Ok(kind) = HeaderValue::from_str(&mime) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    Ok(response)
}
