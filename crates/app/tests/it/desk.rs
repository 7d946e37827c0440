//! A house with a client, a vendor and two engagements, and people at work in it.

use std::sync::Arc;

use kajitori_app::{Call, Failure, House};
use kajitori_domain::access::{
    Actor, Company, CompanyPermission, EngagementPermission, Grant, InEngagement, Log, Role,
};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::engagement::{Confidentiality, Engagement, EngagementState};
use kajitori_domain::id::{
    AgreementId, EngagementId, MembershipId, OrganisationId, PersonId, TokenId,
};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::{Organisation, Person, Side, Standing};
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::Moment;
use kajitori_domain::token::Purpose;
use kajitori_store::{
    Db, Done, Quiet, agreement, audit, engagement, membership, organisation, person,
};
use kajitori_testkit::db::{Fresh, MADE};
use kajitori_testkit::house::{Hand, Ports, house};
use kajitori_testkit::leave::{actor, leave};
use kajitori_testkit::outside::Outside;
use kajitori_testkit::reading::Reading;

/// A house at work.
pub(crate) struct Desk {
    pub(crate) house: Arc<House>,
    pub(crate) hand: Hand,
    pub(crate) reading: Reading,
    pub(crate) engagement: EngagementId,
    pub(crate) other: EngagementId,
    db: Db,
}

pub(crate) const OWNER: u8 = 1;
pub(crate) const MANAGER: u8 = 2;

pub(crate) fn who(number: u8) -> PersonId {
    PersonId::new(MADE, [number; 10])
}

fn done(value: ()) -> Done<()> {
    let object = Object::new(ObjectKind::Company, &"test");
    Done::new(value, Entries::one(Entry::new(Action::CompanyEdited, object)))
}

fn company(number: u8, side: Side) -> Organisation {
    let id = OrganisationId::new(MADE, [number; 10]);
    let (name, kana) = (Text::same(format!("会社{number}")), "カイシャ".to_owned());
    Organisation { id, side, name, kana, standing: Standing::Active }
}

fn a_person(number: u8) -> Person {
    Person {
        id: who(number),
        organisation: OrganisationId::new(MADE, [number; 10]),
        name: format!("人{number}"),
        kana: "ヒト".to_owned(),
        mail: format!("p{number}@example.jp"),
        lang: Lang::Ja,
        standing: Standing::Active,
    }
}

fn an_engagement(number: u8) -> Engagement {
    Engagement {
        id: EngagementId::new(MADE, [number; 10]),
        number: number.into(),
        vendor: OrganisationId::new(MADE, [MANAGER; 10]),
        name: Text::same("経理業務"),
        template: "finance".to_owned(),
        confidentiality: Confidentiality::Internal,
        fee_yen: None,
        state: EngagementState::Preparing { since: MADE },
    }
}

/// What makes somebody the vendor's manager.
fn managing(engagement: EngagementId) -> Membership {
    Membership {
        id: MembershipId::new(MADE, [MANAGER; 10]),
        person: who(MANAGER),
        organisation: OrganisationId::new(MADE, [MANAGER; 10]),
        role: Role::VendorManager,
        scope: Log::Engagement(engagement),
        from: jiff::civil::date(2026, 4, 1),
        until: None,
        state: MembershipState::Active { since: MADE },
        suspended: false,
    }
}

/// The agreement of the generated example.
fn agreed() -> AgreementVersion {
    let text = include_str!("../../../../examples/generated/agreement.toml");
    AgreementVersion {
        id: AgreementId::new(MADE, [1; 10]),
        number: 1,
        text: text.to_owned(),
        from: jiff::civil::date(2026, 4, 1),
        state: AgreementState::Agreed { client_at: MADE, vendor_at: MADE },
    }
}

impl Desk {
    pub(crate) fn new(fresh: &Fresh) -> Self {
        let reading = Reading::new(fresh);
        let ports = Ports { intake: Box::new(reading.clone()), ..Ports::default() };
        let (house, hand) = house(fresh, ports);
        let (db, outside) = (fresh.open(), Outside::default());
        let boss: Grant<Company> =
            leave(who(OWNER), Role::ClientOwner, Company, CompanyPermission::InvitePeople);
        let wrote = db.write(&boss, &outside.stamp(MADE), |write| {
            organisation::put(write, &company(OWNER, Side::Client), None)?;
            organisation::put(write, &company(MANAGER, Side::Vendor), None)?;
            [OWNER, MANAGER]
                .iter()
                .try_for_each(|who| person::put(write, &a_person(*who), None).map(|_| ()))?;
            engagement::add(write, &an_engagement(1))?;
            engagement::add(write, &an_engagement(2))?;
            Ok(done(()))
        });
        wrote.expect("a company");
        let (engagement, other) = (an_engagement(1).id, an_engagement(2).id);
        let desk = Self { house: Arc::new(house), hand, reading, engagement, other, db };
        let wrote = desk.db.write(&desk.grant(), &outside.stamp(MADE), |write| {
            agreement::put(write, &agreed(), None)?;
            membership::put(write, &managing(engagement), None)?;
            Ok(done(()))
        });
        wrote.expect("an agreement");
        desk
    }

    fn grant(&self) -> Grant<InEngagement> {
        let scope = InEngagement(self.engagement);
        leave(who(OWNER), Role::ClientOwner, scope, EngagementPermission::EditContract)
    }

    /// Does `work` as somebody with `role` in the first engagement.
    pub(crate) fn by<T>(&self, role: Role, work: impl FnOnce(&House, &Call<'_>) -> T) -> T {
        self.in_engagement(role, self.engagement, work)
    }

    /// Does `work` as somebody with `role` in that engagement.
    pub(crate) fn in_engagement<T>(
        &self,
        role: Role,
        engagement: EngagementId,
        work: impl FnOnce(&House, &Call<'_>) -> T,
    ) -> T {
        let number = if role.side() == Some(Side::Vendor) { MANAGER } else { OWNER };
        let actor = actor(who(number), role, Log::Engagement(engagement));
        work(&self.house, &Call::web(&actor, "r-1"))
    }

    /// Does `work` as a program with a key.
    pub(crate) fn program<T>(
        &self,
        purpose: Purpose,
        work: impl FnOnce(&House, &Call<'_>) -> T,
    ) -> T {
        let token = TokenId::new(MADE, [7; 10]);
        let actor = Actor::Token { token, engagement: self.engagement, purpose };
        work(&self.house, &Call::web(&actor, "r-2"))
    }

    /// What the engagement's tree says was done, in order.
    pub(crate) fn said(&self) -> Vec<String> {
        let rows = self.db.read(&self.grant(), |read| audit::list(read, 0, 1_000));
        let action = |row: &audit::Kept| {
            let leaf: serde_json::Value = serde_json::from_str(&row.row.leaf).expect("a leaf");
            leaf["action"].as_str().unwrap_or_default().to_owned()
        };
        rows.expect("a tree").iter().map(action).collect()
    }

    /// Does something with the record that no use case does.
    pub(crate) fn quietly(&self, work: impl Fn(&mut Quiet<'_>, Moment) -> Result<(), Stop>) {
        let at = self.house.now();
        self.db.quietly(|quiet| work(quiet, at)).expect("a record that can be reached");
    }

    /// Works at everything that is due, and answers how many jobs that were.
    pub(crate) fn work_off(&self) -> usize {
        let next = || kajitori_app::job::work(&self.house, "worker").expect("a worker");
        std::iter::from_fn(next).count()
    }
}

/// The code of the refusal that an outcome is.
pub(crate) fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> &'static str {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal.code,
        other => panic!("no refusal: {other:?}"),
    }
}
