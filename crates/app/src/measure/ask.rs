//! Asking for a month to be measured: the same inputs are asked for once.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::amendment;
use kajitori_domain::audit::{Entries, Entry};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{AgreementId, EngagementId, JobId, PersonId};
use kajitori_domain::job::JobKind;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::{Moment, Month};
use kajitori_store::{Done, Write};
use serde::{Deserialize, Serialize};

use super::{agreement_of, amendments, log_number, tables};
use crate::call::Call;
use crate::house::House;
use crate::job;
use crate::run::{Failure, change, found};

/// What a job of this kind works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The month.
    pub month: Month,
    /// The version of the agreement.
    pub agreement: AgreementId,
    /// The last entry of the log's catalogue that counts.
    pub log_number: u64,
}

/// A run that is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Of which month.
    pub(crate) month: Month,
    /// As of which entry of the log; the last where nothing is said.
    pub(crate) log_number: Option<u64>,
    /// Who wants it.
    pub(crate) cause: PersonId,
}

/// Has `month` measured as everything stands now.
///
/// # Errors
/// `agreement-none-in-force`; as [`change`].
pub fn ask(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    month: Month,
) -> Result<JobId, Failure> {
    let asked = (InEngagement(e), EngagementPermission::Measure);
    change(house, call, asked, |write, leave| {
        let cause = found(leave.grant.actor().person())?;
        let wanted = Wanted { month, log_number: None, cause };
        let (id, entry) = start(house, write, leave.at, wanted)?;
        Ok(Done::new(id, Entries::one(entry)))
    })
}

/// Starts the job that makes the run, in the transaction of whatever asks for it.
pub(crate) fn start(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    at: Moment,
    wanted: Wanted,
) -> Result<(JobId, Entry), Stop> {
    let Wanted { month, log_number: as_of, cause } = wanted;
    let (version, _) = agreement_of(write, month)?;
    let log_number = match as_of {
        Some(number) => number,
        None => log_number(write)?,
    };
    let settled = amendments(write, month)?;
    let changes: Vec<_> = settled.iter().map(|(_, change)| change.clone()).collect();
    let texts = [
        month.to_string(),
        version.id.to_string(),
        log_number.to_string(),
        amendment::to_text(&changes),
        tables::of(write, month)?.name(),
        env!("CARGO_PKG_VERSION").to_owned(),
    ];
    let key = format!("measure/{month}/{}", Sha256::of(texts.join("\n").as_bytes()));
    let input = serde_json::to_string(&Asked { month, agreement: version.id, log_number });
    let input = input.map_err(|e| Stop::from(Fault { chain: format!("a job's input: {e}") }))?;
    job::start(house, write, at, job::Asked { kind: JobKind::Measure, key, input, cause })
}
