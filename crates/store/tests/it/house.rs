//! A house for the tests: a client, two vendors, their people.

use kajitori_domain::access::EngagementPermission;
use kajitori_domain::access::{Company, CompanyPermission, Grant, InEngagement, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::engagement::{Confidentiality, Engagement, EngagementState};
use kajitori_domain::id::{AgreementId, EngagementId, OrganisationId, PersonId};
use kajitori_domain::organisation::{Organisation, Person, Side, Standing};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::Moment;
use kajitori_store::{Db, Done, agreement, engagement, organisation, person};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::leave::leave;
use kajitori_testkit::outside::Outside;

/// The moment of every change.
pub(crate) const NOW: Moment = Moment(1_795_400_000_000_000);

/// A database with people in it.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) outside: Outside,
    pub(crate) owner: PersonId,
    pub(crate) manager: PersonId,
}

/// The code of a refusal.
pub(crate) fn code(stop: &Stop) -> &'static str {
    match stop {
        Stop::Refusal(Refusal { code, .. }) => code,
        Stop::Fault(fault) => panic!("a fault: {}", fault.chain),
    }
}

/// The code of the refusal that an outcome is.
pub(crate) fn refused<T: std::fmt::Debug>(outcome: Result<T, Stop>) -> &'static str {
    code(&outcome.expect_err("a refusal"))
}

/// The drawn part of an id.
pub(crate) fn drawn(number: u16) -> [u8; 10] {
    let mut drawn = [0; 10];
    drawn[8..].copy_from_slice(&number.to_be_bytes());
    drawn
}

/// An engagement of the vendor.
pub(crate) fn an_engagement(number: u16) -> Engagement {
    Engagement {
        id: inside_id(number),
        number: u32::from(number),
        vendor: an_organisation(2, Side::Vendor).id,
        name: Text { ja: "経理業務".to_owned(), en: "Accounting".to_owned() },
        template: "finance".to_owned(),
        confidentiality: Confidentiality::Confidential,
        fee_yen: None,
        state: EngagementState::Preparing { since: NOW },
    }
}

/// The first version of an agreement.
pub(crate) fn an_agreement() -> AgreementVersion {
    AgreementVersion {
        id: AgreementId::new(NOW, drawn(1)),
        number: 1,
        text: "[[level]]".to_owned(),
        from: jiff::civil::date(2026, 10, 1),
        state: AgreementState::Agreed { client_at: NOW, vendor_at: NOW },
    }
}

pub(crate) fn inside_id(number: u16) -> EngagementId {
    EngagementId::new(NOW, drawn(number))
}

/// What a change of `id` says of itself.
pub(crate) fn said(id: &dyn std::fmt::Display) -> Entries {
    let object = Object::new(ObjectKind::Organisation, id);
    Entries::one(Entry::new(Action::OrganisationEdited, object))
}

pub(crate) fn done<T>(value: T) -> Done<T> {
    Done::new(value, said(&"x"))
}

/// Leave of the client's owner to change the company's people.
pub(crate) fn company(owner: PersonId) -> Grant<Company> {
    leave(owner, Role::ClientOwner, Company, CompanyPermission::InvitePeople)
}

/// Leave of the client's owner in an engagement.
pub(crate) fn inside(owner: PersonId, engagement: EngagementId) -> Grant<InEngagement> {
    let scope = InEngagement(engagement);
    leave(owner, Role::ClientOwner, scope, EngagementPermission::EditContract)
}

pub(crate) fn an_organisation(number: u16, side: Side) -> Organisation {
    Organisation {
        id: OrganisationId::new(NOW, drawn(number)),
        side,
        name: Text { ja: format!("みなと暮らし{number}"), en: format!("Minato {number}") },
        kana: "ミナトクラシ".to_owned(),
        standing: Standing::Active,
    }
}

pub(crate) fn a_person(number: u16, organisation: OrganisationId) -> Person {
    Person {
        id: PersonId::new(NOW, drawn(number)),
        organisation,
        name: "舵取 花子".to_owned(),
        kana: "カジトリ ハナコ".to_owned(),
        mail: format!("p{number}@example.co.jp"),
        lang: Lang::Ja,
        standing: Standing::Active,
    }
}

impl House {
    /// Builds the house in an empty database.
    pub(crate) fn new(fresh: &Fresh) -> Self {
        let db = fresh.migrated();
        let outside = Outside::default();
        let client = an_organisation(1, Side::Client);
        let vendor = an_organisation(2, Side::Vendor);
        let (owner, manager) = (a_person(1, client.id), a_person(2, vendor.id));
        let ids = (owner.id, manager.id);
        db.write(&company(owner.id), &outside.stamp(NOW), |write| {
            organisation::put(write, &client, None)?;
            organisation::put(write, &vendor, None)?;
            person::put(write, &owner, None)?;
            person::put(write, &manager, None)?;
            Ok(done(()))
        })
        .expect("people in the house");
        Self { db, outside, owner: ids.0, manager: ids.1 }
    }

    /// The same with two engagements of the vendor, each with an agreed version.
    pub(crate) fn with_engagements(fresh: &Fresh) -> Self {
        let house = Self::new(fresh);
        for number in [1, 2] {
            let new = an_engagement(number);
            house.change(|write| engagement::add(write, &new).map(done)).expect("new");
            let leave = inside(house.owner, new.id);
            let agreement = an_agreement();
            house
                .db
                .write(&leave, &house.outside.stamp(NOW), |write| {
                    agreement::put(write, &agreement, None).map(done)
                })
                .expect("an agreement");
        }
        house
    }

    /// Changes something of the company.
    pub(crate) fn change<T>(
        &self,
        work: impl FnMut(&mut kajitori_store::Write<'_, Company>) -> Result<Done<T>, Stop>,
    ) -> Result<T, Stop> {
        self.db.write(&company(self.owner), &self.outside.stamp(NOW), work)
    }

    /// Reads something of the company.
    pub(crate) fn see<T>(
        &self,
        work: impl FnOnce(&kajitori_store::Read<'_, Company>) -> Result<T, Stop>,
    ) -> T {
        self.db.read(&company(self.owner), work).expect("a company that can be read")
    }

    /// Changes something of the first engagement.
    pub(crate) fn put<T>(
        &self,
        mut work: impl FnMut(&mut kajitori_store::Write<'_, InEngagement>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let leave = inside(self.owner, inside_id(1));
        self.db.write(&leave, &self.outside.stamp(NOW), |write| work(write).map(done))
    }

    /// What is found in the first engagement and in the second.
    pub(crate) fn found<T>(
        &self,
        work: impl Fn(&kajitori_store::Read<'_, InEngagement>) -> Result<T, Stop>,
    ) -> (T, T) {
        let [a, b] = [1, 2].map(|number| {
            self.db.read(&inside(self.owner, inside_id(number)), &work).expect("read")
        });
        (a, b)
    }
}
