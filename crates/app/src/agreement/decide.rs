//! A version is proposed, agreed to by the other side, or taken back.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::{Agreement, read as read_text};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::close::CloseState;
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::Side;
use kajitori_domain::pack::Definitions;
use kajitori_domain::pack::compose::kind_name;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::time::Month;
use kajitori_store::terms::{self, Level, Terms};
use kajitori_store::{Done, Read, Versioned, Write, agreement, close};

use super::see::{FILE, known};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found, hidden};

/// What becomes of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The client proposes its draft.
    Propose,
    /// The other side agrees.
    Agree,
    /// It is taken back.
    Withdraw,
}

impl Decision {
    fn permission(self) -> EngagementPermission {
        match self {
            Self::Propose | Self::Withdraw => EngagementPermission::EditContract,
            Self::Agree => EngagementPermission::AgreeContract,
        }
    }
}

/// Decides on the version `number`, as it was seen with row version `seen`.
///
/// # Errors
/// What the state machine says; `agreement-version-differs`, `stale`; hidden when the asker may not
/// know of the version.
pub fn decide(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (number, seen): (u32, u64),
    decision: Decision,
) -> Result<(), Failure> {
    let asked = (InEngagement(id), decision.permission());
    change(house, call, asked, |write, leave| {
        let side = leave.grant.side().ok_or_else(hidden)?;
        let versions = known(write, side)?;
        let version = found(versions.iter().find(|one| one.value.number == number))?.clone();
        let said = match decision {
            Decision::Propose => propose(write, version, (side, seen), leave.at)?,
            Decision::Agree => agree(write, (version, &versions), (side, seen), leave.at)?,
            Decision::Withdraw => {
                let state = version.value.state.withdraw(leave.at)?;
                let new = AgreementVersion { state, ..version.value };
                agreement::put(write, &new, Some(seen))?;
                Entries::one(entry(Action::AgreementWithdrawn, &new))
            }
        };
        Ok(Done::new((), said))
    })
}

fn entry(action: Action, version: &AgreementVersion) -> Entry {
    let mut entry = Entry::new(action, Object::new(ObjectKind::Agreement, &version.id));
    entry.after = Some(Sha256::of(version.text.as_bytes()));
    entry.detail = entry.detail.with("number", &version.number).with("from", &version.from);
    entry
}

/// The last day of the last month that is fixed, by the closing day of the agreement of then.
fn fixed_until(
    read: &Read<'_, InEngagement>,
    closing_day: Option<i8>,
) -> Result<Option<Date>, Stop> {
    let fixed = close::list(read)?.into_iter().map(|close| close.value);
    let fixed = fixed.filter(|close| matches!(close.state, CloseState::Fixed { .. }));
    let last: Option<Month> = fixed.map(|close| close.month).max();
    Ok(last.map(|month| month.days(closing_day).1))
}

fn propose(
    write: &mut Write<'_, InEngagement>,
    version: Versioned<AgreementVersion>,
    (side, seen): (Side, u64),
    at: kajitori_domain::time::Moment,
) -> Result<Entries, Stop> {
    let (read, problems) = read_text(FILE, &version.value.text);
    let closing = read.as_ref().and_then(|agreement| agreement.closing_day);
    let from = read.as_ref().map_or(version.value.from, |agreement| agreement.effective_from);
    let days = (from, fixed_until(write, closing)?);
    let state = version.value.state.propose(at, side, problems, days)?;
    let number = version.value.number;
    if let Some(agreement) = read.filter(|agreement| agreement.version != number) {
        let differs = Refusal::new("agreement-version-differs");
        let differs = differs.with("found", agreement.version.to_string());
        return Err(differs.with("number", number.to_string()).into());
    }
    let new = AgreementVersion { state, from, ..version.value };
    agreement::put(write, &new, Some(seen))?;
    Ok(Entries::one(entry(Action::AgreementProposed, &new)))
}

type Known<'a> = (Versioned<AgreementVersion>, &'a [Versioned<AgreementVersion>]);

fn agree(
    write: &mut Write<'_, InEngagement>,
    (version, versions): Known<'_>,
    (side, seen): (Side, u64),
    at: kajitori_domain::time::Moment,
) -> Result<Entries, Stop> {
    let agreement = read_text(FILE, &version.value.text).0;
    let closing = agreement.as_ref().and_then(|agreement| agreement.closing_day);
    let days = (version.value.from, fixed_until(write, closing)?);
    let state = version.value.state.agree(at, side, days)?;
    let new = AgreementVersion { state, ..version.value };
    agreement::put(write, &new, Some(seen))?;
    let agreement = agreement.ok_or_else(|| {
        Stop::from(Fault { chain: format!("version {} was proposed and is unsound", new.number) })
    })?;
    terms::add(write, new.id, &terms_of(&agreement))?;
    let mut said = Entries::one(entry(Action::AgreementAcknowledged, &new))
        .and(entry(Action::AgreementAgreed, &new));
    // What held before gives way from the new version's first day on.
    for before in versions {
        if before.value.id != new.id && matches!(before.value.state, AgreementState::Agreed { .. })
        {
            let state = before.value.state.supersede(new.from, new.id)?;
            let old = AgreementVersion { state, ..before.value.clone() };
            agreement::put(write, &old, Some(before.version))?;
            said = said.and(entry(Action::AgreementSuperseded, &old));
        }
    }
    Ok(said)
}

/// What an agreed version says, as rows.
fn terms_of(agreement: &Agreement) -> Terms {
    let definitions = Definitions::of(agreement);
    let json = |value: &dyn Fn() -> serde_json::Result<String>| value().unwrap_or_default();
    let levels = agreement.levels.iter().map(|level| Level {
        id: level.id.clone(),
        name: level.name.clone(),
        clause: level.clause.clone(),
        kind: kind_name(&level.kind).to_owned(),
        target: json(&|| serde_json::to_string(&level.target)),
    });
    let calendars = definitions.calendars.iter();
    let holders = definitions.holder_rules.iter();
    Terms {
        levels: levels.collect(),
        calendars: calendars
            .map(|one| (one.id.clone(), json(&|| serde_json::to_string(one))))
            .collect(),
        holders: holders.map(|one| json(&|| serde_json::to_string(one))).collect(),
    }
}
