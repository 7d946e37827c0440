//! How the house is, for whoever runs it; nothing of business.

use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::outside::Condition;
use kajitori_store::{About, job};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// How the house is.
#[derive(Debug, Clone)]
pub struct System {
    /// The machine.
    pub condition: Condition,
    /// The record.
    pub record: About,
    /// Jobs: the kind's word, the state's, how many.
    pub jobs: Vec<(String, String, u64)>,
    /// The name under which checkpoints are known.
    pub host: String,
    /// What signatures are checked by.
    pub verifier: String,
}

/// How the house is.
///
/// # Errors
/// Hidden to everybody but the system administrator.
pub fn system(house: &House, call: &Call<'_>) -> Result<System, Failure> {
    let jobs =
        ask(house, call, (Company, CompanyPermission::SeeSystem), |read, _| job::counts(read))?;
    Ok(System {
        condition: house.outside.machine.condition(),
        record: house.db.about()?,
        jobs,
        host: house.outside.host.clone(),
        verifier: house.verifier(),
    })
}
