//! A new engagement from a template: with its processes, its contract, and a draft of the
//! agreement. Whoever makes it answers for it.

use jiff::civil::Date;
use kajitori_domain::access::{
    Actor, Company, CompanyPermission, EngagementPermission, InEngagement, Log, Role,
};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::contract::{AgreementState, AgreementVersion, Contract, Renewal};
use kajitori_domain::engagement::{Confidentiality, Engagement, EngagementState};
use kajitori_domain::id::{
    AgreementId, ContractId, EngagementId, MembershipId, OrganisationId, ProcessId,
};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::{Organisation, Side};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::template::{Fill, Template, find};
use kajitori_domain::text::Text;
use kajitori_store::process::Process;
use kajitori_store::{
    Done, Write, agreement, contract, engagement, membership, organisation, person, process,
};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found};

/// What an engagement is made of.
#[derive(Debug, Clone)]
pub struct New {
    /// The template's id.
    pub template: String,
    /// The tasks that are given out, by id.
    pub tasks: Vec<String>,
    /// The vendor.
    pub vendor: OrganisationId,
    /// Its name.
    pub name: Text,
    /// How confidential what the vendor handles is.
    pub confidentiality: Confidentiality,
    /// The monthly fee in yen, where it is known.
    pub fee_yen: Option<i64>,
    /// The title of contract and agreement.
    pub title: Text,
    /// The kind of contract.
    pub kind: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// Months of notice.
    pub notice_months: u32,
    /// How the contract goes on.
    pub renewal: Renewal,
}

/// What a new engagement can be made of.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The vendors that are in force, by name.
    pub vendors: Vec<Organisation>,
}

/// What a new engagement can be made of.
///
/// # Errors
/// Hidden or refused to those who may make none.
pub fn offer(house: &House, call: &Call<'_>) -> Result<Offer, Failure> {
    ask(house, call, (Company, CompanyPermission::CreateEngagement), |read, _| {
        let all = organisation::list(read)?.into_iter().map(|one| one.value);
        let vendors = all.filter(|one| one.side == Side::Vendor && one.standing.is_active());
        Ok(Offer { vendors: vendors.collect() })
    })
}

/// Makes an engagement, with its maker as its owner.
///
/// # Errors
/// `engagement-template-unknown`, `engagement-tasks-missing`, `engagement-vendor-unknown`,
/// `engagement-name-missing`, `engagement-fee`, and what is wrong with the contract.
pub fn create(house: &House, call: &Call<'_>, new: &New) -> Result<EngagementId, Failure> {
    let template = checked(new)?;
    let asked = (Company, CompanyPermission::CreateEngagement);
    let Actor::Person { person: maker, session, second_factor, memberships } = call.actor else {
        return Err(Failure::Hidden);
    };
    let (maker, at) = (*maker, house.now());
    let id = EngagementId::draw(at, house.chance());
    let own = MembershipId::draw(at, house.chance());
    let made = change(house, call, asked, |write, leave| {
        let vendor = organisation::get(write, new.vendor)?.map(|vendor| vendor.value);
        let vendor = vendor.filter(|one| one.side == Side::Vendor && one.standing.is_active());
        let vendor = vendor.ok_or_else(|| Refusal::new("engagement-vendor-unknown"))?;
        let client = found(organisation::list(write)?.into_iter().find(is_client))?.value;
        let home = found(person::get(write, maker)?)?.value.organisation;
        let engagement = Engagement {
            id,
            number: engagement::next_number(write)?,
            vendor: vendor.id,
            name: new.name.clone(),
            template: template.id.clone(),
            confidentiality: new.confidentiality,
            fee_yen: new.fee_yen,
            state: EngagementState::Preparing { since: leave.at },
        };
        engagement::add(write, &engagement)?;
        let membership = Membership {
            id: own,
            person: maker,
            organisation: home,
            role: Role::ClientOwner,
            scope: Log::Engagement(id),
            from: leave.today,
            until: None,
            state: MembershipState::Active { since: leave.at },
            suspended: false,
        };
        membership::put_first(write, &membership)?;
        let made = Entry::new(Action::EngagementCreated, Object::new(ObjectKind::Engagement, &id));
        let joined = Entry::new(Action::MemberJoined, Object::new(ObjectKind::Membership, &own));
        let value = (engagement.number, membership, [client.name, vendor.name]);
        Ok(Done::new(value, Entries::one(made).and(joined)))
    })?;
    let (number, membership, parties) = made;
    let mut memberships = memberships.clone();
    memberships.push(membership);
    let (session, second_factor) = (*session, *second_factor);
    let owner = Actor::Person { person: maker, session, second_factor, memberships };
    fill(house, &Call { actor: &owner, ..*call }, (id, template, new), (number, parties))?;
    Ok(id)
}

fn is_client(one: &kajitori_store::Versioned<Organisation>) -> bool {
    one.value.side == Side::Client
}

fn checked(new: &New) -> Result<&'static Template, Refusal> {
    let template =
        find(&new.template).ok_or_else(|| Refusal::new("engagement-template-unknown"))?;
    let known = new.tasks.iter().filter(|task| template.task(task).is_some()).count();
    let code = match new {
        _ if known == 0 => "engagement-tasks-missing",
        New { name, .. } if name.ja.trim().is_empty() => "engagement-name-missing",
        New { fee_yen: Some(..0), .. } => "engagement-fee",
        _ => {
            return contract_of(new, ContractId::new(kajitori_domain::time::Moment(0), [0; 10]))
                .checked()
                .map(|_| template);
        }
    };
    Err(Refusal::new(code))
}

fn contract_of(new: &New, id: ContractId) -> Contract {
    Contract {
        id,
        title: new.title.ja.trim().to_owned(),
        kind: new.kind.clone(),
        from: new.from,
        until: new.until,
        notice_months: new.notice_months,
        renewal: new.renewal,
    }
}

/// Fills the new engagement, as its owner. Where this does not come to its end the engagement
/// stands without it, and its owner adds what is missing on its pages.
fn fill(
    house: &House,
    call: &Call<'_>,
    (id, template, new): (EngagementId, &Template, &New),
    (number, [client, vendor]): (u32, [Text; 2]),
) -> Result<(), Failure> {
    let title = new.title.clone();
    let (from, until) = (new.from, new.until);
    let text = template.agreement_text(&Fill { number, title, client, vendor, from, until });
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    change(house, call, asked, |write, leave| {
        let contract = contract_of(new, ContractId::draw(leave.at, house.chance()));
        contract::put(write, &contract, None)?;
        let version = AgreementVersion {
            id: AgreementId::draw(leave.at, house.chance()),
            number: 1,
            text: text.clone(),
            from,
            state: AgreementState::Draft { edited: leave.at },
        };
        agreement::put(write, &version, None)?;
        let contract = Object::new(ObjectKind::Contract, &contract.id);
        let drafted = Object::new(ObjectKind::Agreement, &version.id);
        let said = Entries::one(Entry::new(Action::ContractEdited, contract))
            .and(Entry::new(Action::AgreementDrafted, drafted));
        put_processes(house, write, (template, new), said, leave.at)
    })
}

fn put_processes(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    (template, new): (&Template, &New),
    mut said: Entries,
    at: kajitori_domain::time::Moment,
) -> Result<Done<()>, Stop> {
    let chosen = template.tasks.iter().filter(|task| new.tasks.contains(&task.id));
    for (task, place) in chosen.zip(1_u32..) {
        let process = Process {
            id: ProcessId::draw(at, house.chance()),
            name: task.name.clone(),
            area: format!("{}/{}", template.id, task.id),
            place,
        };
        process::put(write, &process, None)?;
        let object = Object::new(ObjectKind::Process, &process.id);
        let mut entry = Entry::new(Action::ProcessEdited, object);
        entry.detail = entry.detail.with("name", &process.name.ja);
        said = said.and(entry);
    }
    Ok(Done::new((), said))
}
