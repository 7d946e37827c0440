//! Values that programs report.

use kajitori_app::reported::{self, Value};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Month;
use serde::Deserialize;
use serde_json::json;

use super::{created, sent};
use crate::routes::data;
use crate::site::{Answer, Site, Visit};

/// The values of a month.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    month: Month,
    values: Vec<One>,
}

/// The value of a service level; as a text, so that no digit is lost.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    level: String,
    value: Option<String>,
    numerator: Option<u64>,
    denominator: Option<u64>,
}

/// Reports values, which take the place of earlier ones.
pub fn report(site: &Site, visit: &Visit) -> Answer {
    let Report { month, values } = sent(visit)?;
    let read = |one: One| {
        let One { level, value, numerator, denominator } = one;
        let wrong = || Refusal::new("reported-number").with("level", &level);
        let value = value.map(|text| Decimal::parse(&text).ok_or_else(wrong)).transpose()?;
        Ok(Value { level, value, numerator, denominator })
    };
    let values: Vec<Value> = values.into_iter().map(read).collect::<Result<_, Refusal>>()?;
    let place = (visit.engagement()?, month);
    let id = reported::report(&site.house, &visit.call(), place, &values)?;
    Ok(data(created(), &json!({ "id": id, "values": values.len() })))
}
