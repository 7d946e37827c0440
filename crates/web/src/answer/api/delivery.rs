//! Files that programs hand in, piece by piece.

use http::StatusCode;
use kajitori_app::Failure;
use kajitori_app::delivery::{self, Begin, Shown};
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::DeliveryId;
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::Refusal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{created, sent};
use crate::routes::data;
use crate::site::{Answer, Site, Visit};

/// What is announced.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    role: FileRole,
    file: String,
    bytes: u64,
    corrects: Option<DeliveryId>,
}

/// That all of it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Finish {
    sha256: Option<Sha256>,
}

fn place(visit: &Visit) -> Result<delivery::Place, Failure> {
    Ok((visit.engagement()?, visit.id("delivery")?))
}

/// Announces a file.
pub fn begin(site: &Site, visit: &Visit) -> Answer {
    let New { role, file, bytes, corrects } = sent(visit)?;
    let new = Begin { role, file, corrects };
    let id = delivery::begin(&site.house, &visit.call(), visit.engagement()?, (&new, bytes))?;
    Ok(data(created(), &json!({ "id": id, "state": "receiving", "received": 0 })))
}

/// Takes a piece that begins where the address says.
pub fn receive(site: &Site, visit: &Visit) -> Answer {
    let offset = visit.query.raw("offset").parse();
    let offset = offset.map_err(|_| Refusal::new("request-offset"))?;
    let mut incoming = visit.incoming().ok_or_else(|| Refusal::new("request-offset"))?;
    let piece = (offset, &mut incoming as &mut dyn std::io::Read);
    let received = delivery::receive(&site.house, &visit.call(), place(visit)?, piece)?;
    Ok(data(StatusCode::OK, &json!({ "received": received })))
}

/// Takes a file as whole and looks through it.
pub fn finish(site: &Site, visit: &Visit) -> Answer {
    let body = visit.body();
    let Finish { sha256 } = match body.is_empty() {
        true => Finish::default(),
        false => serde_json::from_slice(&body)
            .map_err(|e| Refusal::new("request-json").with("why", e.to_string()))?,
    };
    delivery::finish(&site.house, &visit.call(), place(visit)?, sha256)?;
    // A program that may hand in may see how it stands.
    delivery(site, visit)
}

/// Everything that was handed in, the last first.
pub fn deliveries(site: &Site, visit: &Visit) -> Answer {
    let all = delivery::list(&site.house, &visit.call(), visit.engagement()?)?;
    let one = |listed: &delivery::Listed| {
        let own = &listed.filed.value.delivery;
        json!({
            "id": own.id, "role": own.role, "file": own.file, "state": own.state.word(),
            "inForce": listed.in_force,
        })
    };
    let all: Vec<Value> = all.listed.iter().map(one).collect();
    Ok(data(StatusCode::OK, &json!({ "deliveries": all })))
}

/// How a delivery stands.
pub fn delivery(site: &Site, visit: &Visit) -> Answer {
    let shown = delivery::show(&site.house, &visit.call(), place(visit)?)?;
    Ok(data(StatusCode::OK, &told(visit, &shown)))
}

fn told(visit: &Visit, shown: &Shown) -> Value {
    let filed = &shown.listed.filed.value;
    let own = &filed.delivery;
    let mut told = json!({
        "id": own.id, "role": own.role, "file": own.file, "state": own.state.word(),
        "bytes": filed.bytes, "received": shown.arrived, "inForce": shown.listed.in_force,
    });
    match &own.state {
        DeliveryState::Imported { batch, accepted, rejected, .. } => {
            told["batch"] = batch.clone().into();
            (told["accepted"], told["rejected"]) = ((*accepted).into(), (*rejected).into());
        }
        DeliveryState::Known { batch, .. } => told["batch"] = batch.clone().into(),
        DeliveryState::Refused { code, rejected, .. } => {
            (told["code"], told["rejected"]) = (code.clone().into(), (*rejected).into());
            told["title"] = visit.w.t("intake-about-refused").into();
        }
        DeliveryState::Inspected { questions, .. } => told["questions"] = (*questions).into(),
        _ => {}
    }
    if let Some(job) = &shown.job {
        told["progress"] = json!({ "done": job.progress.0, "total": job.progress.1 });
    }
    told
}

/// What is wrong with a file, by kind, with the first places of each.
pub fn problems(site: &Site, visit: &Visit) -> Answer {
    let shown = delivery::show(&site.house, &visit.call(), place(visit)?)?;
    let findings = shown.findings.unwrap_or_default();
    let of = |(code, count): &(String, u64)| {
        let own = findings.examples.iter().filter(|example| example.code == code);
        let places: Vec<Value> = own.clone().map(place_of).collect();
        let args = own.clone().next().map(Problem::words).unwrap_or_default();
        json!({
            "code": code, "rows": count, "places": places,
            "title": visit.w.with(&format!("problem-{code}"), &args),
            "hint": visit.w.with(&format!("problem-{code}-hint"), &args),
        })
    };
    let problems: Vec<Value> = findings.problems.iter().map(of).collect();
    let (accepted, rejected) = (findings.accepted, findings.rejected);
    let told = json!({ "accepted": accepted, "rejected": rejected, "problems": problems });
    Ok(data(StatusCode::OK, &told))
}

fn place_of(problem: &Problem) -> Value {
    let place = &problem.place;
    json!({ "row": place.row, "column": place.column, "value": place.value })
}
