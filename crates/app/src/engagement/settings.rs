//! An engagement's own data: name, fee, confidentiality, contract, processes.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind, Shown};
use kajitori_domain::contract::{AgreementState, Contract};
use kajitori_domain::engagement::{Confidentiality, Engagement, StartFacts};
use kajitori_domain::id::{ContractId, EngagementId, PersonId, ProcessId};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::text::Text;
use kajitori_domain::time::Month;
use kajitori_store::process::Process;
use kajitori_store::{Done, Read, Versioned, agreement, contract, engagement, membership, process};

use super::{Opened, Questions, read_open};
use crate::audit::{Names, Who};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found, hidden};

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The head.
    pub opened: Opened,
    /// The contract, once there is one.
    pub contract: Option<Versioned<Contract>>,
    /// The processes.
    pub processes: Vec<Versioned<Process>>,
    /// What the template asks.
    pub questions: Questions,
    /// What must stand before it starts.
    pub facts: StartFacts,
    /// Who answers for it: each role with whoever holds it.
    pub people: Vec<(Role, Option<Who>)>,
    /// Today here.
    pub today: Date,
}

/// The settings of `id`.
///
/// # Errors
/// Hidden or refused to those who may not change them.
pub fn settings(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Settings, Failure> {
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    ask(house, call, asked, |read, leave| {
        let role = leave.grant.role().ok_or_else(hidden)?;
        let questions = Questions::read(read)?;
        let facts = start_facts(read, &questions, leave.today)?;
        let names = Names::inside(read, role.side())?;
        let who = |person: Option<PersonId>| person.map(|person| names.person(person));
        Ok(Settings {
            opened: read_open(read, role, Month::of(leave.today).plus(-1))?,
            contract: contract::list(read)?.pop(),
            processes: process::list(read)?,
            people: vec![
                (Role::ClientOwner, who(facts.owner)),
                (Role::ClientDeputy, who(facts.deputy)),
                (Role::VendorManager, who(facts.manager)),
            ],
            facts,
            questions,
            today: leave.today,
        })
    })
}

/// What must stand before an engagement starts, as it stands on `today`.
pub(super) fn start_facts(
    read: &Read<'_, InEngagement>,
    questions: &Questions,
    today: Date,
) -> Result<StartFacts, Stop> {
    let members = membership::list(read)?;
    let holding = |role: Role| -> Vec<PersonId> {
        let own = members.iter().map(|member| &member.value);
        own.filter(|m| m.role == role && m.counts(today)).map(|m| m.person).collect()
    };
    let manager = holding(Role::VendorManager).first().copied();
    let workers = holding(Role::VendorStaff);
    let agreed = |state: AgreementState| matches!(state, AgreementState::Agreed { .. });
    Ok(StartFacts {
        owner: holding(Role::ClientOwner).first().copied(),
        deputy: holding(Role::ClientDeputy).first().copied(),
        manager,
        manager_sole_worker: manager.is_some_and(|manager| workers == [manager]),
        agreement: agreement::list(read)?.iter().any(|version| agreed(version.value.state)),
        licence_open: questions.open(),
    })
}

/// New data of an engagement, over the version that was seen.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The version that was seen.
    pub version: u64,
    /// Its name.
    pub name: Text,
    /// The monthly fee in yen, where it is known.
    pub fee_yen: Option<i64>,
    /// How confidential.
    pub confidentiality: Confidentiality,
}

/// Changes an engagement's data.
///
/// # Errors
/// `engagement-name-missing`, `engagement-fee`, `stale`.
pub fn edit(house: &House, call: &Call<'_>, id: EngagementId, edit: &Edit) -> Result<(), Failure> {
    if edit.name.ja.trim().is_empty() {
        return Err(Refusal::new("engagement-name-missing").into());
    }
    if edit.fee_yen.is_some_and(|fee| fee < 0) {
        return Err(Refusal::new("engagement-fee").into());
    }
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    change(house, call, asked, |write, _| {
        let was = engagement::get(write)?.value;
        let mut entry =
            Entry::new(Action::EngagementEdited, Object::new(ObjectKind::Engagement, &id));
        // What the fee became is the client's alone.
        entry.shown = Shown::Client;
        entry.detail = entry.detail.with("name", &edit.name.ja);
        let new = Engagement {
            name: edit.name.clone(),
            fee_yen: edit.fee_yen,
            confidentiality: edit.confidentiality,
            ..was
        };
        engagement::put(write, &new, edit.version)?;
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// A contract as a person writes it; `seen` is the one that it takes the place of.
#[derive(Debug, Clone)]
pub struct Contracted {
    /// Id and version of the one that was seen.
    pub seen: Option<(ContractId, u64)>,
    /// What it says; its id is not looked at.
    pub contract: Contract,
}

/// Writes the contract.
///
/// # Errors
/// What is wrong with it; `stale`; hidden when the one that was seen is none.
pub fn put_contract(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    new: &Contracted,
) -> Result<(), Failure> {
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    change(house, call, asked, |write, leave| {
        let id = match new.seen {
            Some((id, _)) => found(contract::get(write, id)?)?.value.id,
            None => ContractId::draw(leave.at, house.chance()),
        };
        let contract = Contract { id, ..new.contract.clone() }.checked()?;
        contract::put(write, &contract, new.seen.map(|(_, version)| version))?;
        let object = Object::new(ObjectKind::Contract, &id);
        Ok(Done::new((), Entries::one(Entry::new(Action::ContractEdited, object))))
    })
}

/// Names a process anew, or adds one; `seen` is the one that was seen, with its version.
///
/// # Errors
/// `engagement-name-missing`, `stale`; hidden when there is no such process.
pub fn put_process(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (seen, name): (Option<(ProcessId, u64)>, &Text),
) -> Result<(), Failure> {
    if name.ja.trim().is_empty() {
        return Err(Refusal::new("engagement-name-missing").into());
    }
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    change(house, call, asked, |write, leave| {
        let process = match seen {
            Some((id, _)) => {
                Process { name: name.clone(), ..found(process::get(write, id)?)?.value }
            }
            None => {
                let last = process::list(write)?.last().map_or(0, |last| last.value.place);
                let (area, place) = (engagement::get(write)?.value.template, last + 1);
                let id = ProcessId::draw(leave.at, house.chance());
                Process { id, name: name.clone(), area, place }
            }
        };
        process::put(write, &process, seen.map(|(_, version)| version))?;
        let object = Object::new(ObjectKind::Process, &process.id);
        let mut entry = Entry::new(Action::ProcessEdited, object);
        entry.detail = entry.detail.with("name", &process.name.ja);
        Ok(Done::new((), Entries::one(entry)))
    })
}
