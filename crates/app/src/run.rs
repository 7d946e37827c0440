//! The only way to the record: permission, decision, transaction and audit meet here.

use jiff::civil::Date;
use kajitori_domain::access::{Denial, Grant, Log, Scope, admit};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::{Done, Read, Write};

use crate::call::Call;
use crate::house::House;

/// Why something was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is no such thing, as far as the asker may know.
    Hidden,
    /// It is understood and cannot be done.
    Refused(Refusal),
    /// Ours; for the log.
    Fault(Fault),
}

/// What `hidden` is called on its way through a transaction.
const HIDDEN: &str = "hidden";

/// That there is no such thing in this scope.
pub fn hidden() -> Stop {
    Refusal::new(HIDDEN).into()
}

/// What was found, or that there is no such thing.
///
/// # Errors
/// [`hidden`].
pub fn found<T>(found: Option<T>) -> Result<T, Stop> {
    found.ok_or_else(hidden)
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refusal(refusal) if refusal.code == HIDDEN => Self::Hidden,
            Stop::Refusal(refusal) => Self::Refused(refusal),
            Stop::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Stop::Refusal(refusal).into()
    }
}

/// Leave to do one thing, and when that is.
#[derive(Debug)]
pub struct Leave<S: Scope> {
    /// What `domain` has given.
    pub grant: Grant<S>,
    /// The moment of the call.
    pub at: Moment,
    /// Its day here.
    pub today: Date,
}

/// Leave for `call` to do `wanted` in `scope`. An attempt that the law forbids is recorded.
///
/// # Errors
/// [`Failure::Hidden`] or [`Failure::Refused`], as the rule says.
pub fn leave<S: Scope>(
    house: &House,
    call: &Call<'_>,
    (scope, wanted): (S, S::Permission),
) -> Result<Leave<S>, Failure> {
    let at = house.now();
    let today = house.day(at);
    match admit(call.actor, scope, wanted, today) {
        Ok(grant) => Ok(Leave { grant, at, today }),
        Err(Denial::Hidden) => Err(Failure::Hidden),
        Err(Denial::Refused { refusal, recorded }) => {
            if recorded && exists(house, scope.log())? {
                record(house, call, at, (scope.log(), wanted.into().word(), &refusal))?;
            }
            Err(Failure::Refused(refusal))
        }
    }
}

/// Whether `call` may do `wanted` in `scope`; to show a way or not, never instead of asking.
pub fn may<S: Scope>(house: &House, call: &Call<'_>, scope: S, wanted: S::Permission) -> bool {
    admit(call.actor, scope, wanted, house.day(house.now())).is_ok()
}

/// Reads in `scope`, as of one moment.
///
/// # Errors
/// As [`leave`], and what `work` says.
pub fn ask<S: Scope, T>(
    house: &House,
    call: &Call<'_>,
    asked: (S, S::Permission),
    work: impl FnOnce(&Read<'_, S>, &Leave<S>) -> Result<T, Stop>,
) -> Result<T, Failure> {
    let leave = leave(house, call, asked)?;
    let answer = house.db.read(&leave.grant, |read| {
        found(kajitori_store::scope_exists(read)?.then_some(()))?;
        work(read, &leave)
    });
    answer.map_err(Failure::from)
}

/// Changes something in `scope`, with what it says of itself, or nothing at all. `work` may be done
/// again from the start.
///
/// # Errors
/// As [`leave`], and what `work` says; `stale`, `record-busy`.
pub fn change<S: Scope, T>(
    house: &House,
    call: &Call<'_>,
    asked: (S, S::Permission),
    mut work: impl FnMut(&mut Write<'_, S>, &Leave<S>) -> Result<Done<T>, Stop>,
) -> Result<T, Failure> {
    let leave = leave(house, call, asked)?;
    let stamp = house.stamp(call, leave.at);
    let answer = house.db.write(&leave.grant, &stamp, |write| {
        found(kajitori_store::scope_exists(write)?.then_some(()))?;
        work(write, &leave)
    });
    answer.map_err(Failure::from)
}

/// Whether there is an engagement of that name; a forbidden attempt elsewhere leaves no tree.
fn exists(house: &House, log: Log) -> Result<bool, Failure> {
    house.db.gate().read(|read| kajitori_store::log_exists(read, log)).map_err(Failure::from)
}

fn record(
    house: &House,
    call: &Call<'_>,
    at: Moment,
    (log, wanted, refusal): (Log, &'static str, &Refusal),
) -> Result<(), Failure> {
    let stamp = house.stamp(call, at);
    let name = call.actor.name();
    let gate = house.db.gate();
    let said = gate.change((log, &name), &stamp, |_| {
        let object = Object::new(ObjectKind::Permission, &wanted);
        let mut entry = Entry::new(Action::AttemptRefused, object);
        entry.detail = entry.detail.with("code", &refusal.code);
        Ok(Done::new((), Entries::one(entry)))
    });
    said.map_err(Failure::from)
}
