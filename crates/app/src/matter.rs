//! What a task, a change or a job is about, so that people can tell one from another.

use std::collections::BTreeMap;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::contest::Target;
use kajitori_domain::id::{DeliveryId, EngagementId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;
use kajitori_domain::text::Text;
use kajitori_domain::time::Month;
use kajitori_store::{Read, delivery, run};
use serde::Deserialize;

use crate::audit::Change;
use crate::call::Call;
use crate::house::House;
use crate::job::Seen;
use crate::run::{Failure, ask};

/// What something is about, as far as it is known and the reader may know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// Of which month.
    pub month: Option<Month>,
    /// Of which service level, by its name.
    pub level: Option<Text>,
    /// What is contested.
    pub target: Option<Target>,
    /// Which version of the agreement.
    pub version: Option<u32>,
    /// The name of the file, or of the process.
    pub name: Option<String>,
    /// The delivery, where there is a page about it.
    pub delivery: Option<DeliveryId>,
}

impl Matter {
    /// What a change says itself of what it is about.
    pub(crate) fn told(change: &Change) -> Self {
        let detail = change.detail.as_deref().unwrap_or_default();
        let said = |wanted: &str| {
            let found = detail.iter().find(|(key, _)| key == wanted);
            found.map(|(_, value)| value.as_str())
        };
        let name = |key: &str| said(key).map(str::to_owned);
        let nothing = Self::default();
        match change.object.as_str() {
            "delivery" | "attachment" => Self { name: name("file"), ..nothing },
            "process" => Self { name: name("name"), ..nothing },
            "run" | "report" => Self { month: said("month").and_then(Month::parse), ..nothing },
            "close" => Self { month: Month::parse(&change.id), ..nothing },
            "agreement" => Self { version: said("number").and_then(|n| n.parse().ok()), ..nothing },
            _ => nothing,
        }
    }
}

/// What jobs of every kind say of what they work on.
#[derive(Debug, Default, Deserialize)]
struct Input {
    month: Option<Month>,
    run: Option<RunId>,
    delivery: Option<DeliveryId>,
}

/// What each of `jobs` works on.
///
/// # Errors
/// A fault when it cannot be read.
pub fn of_jobs(house: &House, call: &Call<'_>, jobs: &[&Seen]) -> Result<Vec<Matter>, Failure> {
    let mut places: BTreeMap<EngagementId, Vec<usize>> = BTreeMap::new();
    for (at, seen) in jobs.iter().enumerate() {
        places.entry(seen.engagement).or_default().push(at);
    }
    let mut matters = vec![Matter::default(); jobs.len()];
    for (engagement, own) in places {
        let asked = (InEngagement(engagement), EngagementPermission::SeeDeliveries);
        let found = ask(house, call, asked, |read, _| {
            let each = own.iter().map(|at| of_job(read, &jobs[*at].job.value.input));
            each.collect::<Result<Vec<Matter>, Stop>>()
        })?;
        for (at, matter) in own.into_iter().zip(found) {
            matters[at] = matter;
        }
    }
    Ok(matters)
}

fn of_job(read: &Read<'_, InEngagement>, input: &str) -> Result<Matter, Stop> {
    let input: Input = serde_json::from_str(input).unwrap_or_default();
    let filed = match input.delivery {
        Some(id) => delivery::get(read, id)?,
        None => None,
    };
    let month = match (input.month, input.run) {
        (None, Some(id)) => run::get(read, id)?.map(|run| run.value.month),
        (month, _) => month,
    };
    let name = filed.as_ref().map(|filed| filed.value.delivery.file.clone());
    let delivery = filed.map(|filed| filed.value.delivery.id);
    Ok(Matter { month, name, delivery, ..Matter::default() })
}
