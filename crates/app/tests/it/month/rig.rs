//! A house in which October can be measured and closed.

use kajitori_app::{Call, Failure, House, close, contest, job, measure};
use kajitori_domain::access::{Company, CompanyPermission, Log, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::contest::Target;
use kajitori_domain::contract::AgreementVersion;
use kajitori_domain::engagement::{Confidentiality, Engagement, EngagementState};
use kajitori_domain::id::{ContestId, EngagementId, OrganisationId, PersonId};
use kajitori_domain::organisation::{Organisation, Person, Side, Standing};
use kajitori_domain::run::RunId;
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::{Month, Span};
use kajitori_store::{Db, Done, engagement, organisation, person};
pub(crate) use kajitori_testkit::counting::version;
use kajitori_testkit::counting::{Counting, Printing, agreed};
use kajitori_testkit::db::{Fresh, MADE};
use kajitori_testkit::house::{Hand, Ports, house};
use kajitori_testkit::leave::{actor, leave};
use kajitori_testkit::outside::Outside;

pub(crate) const OCTOBER: Month = Month { year: 2026, month: 10 };
pub(crate) const SEPTEMBER: Month = Month { year: 2026, month: 9 };
pub(crate) const NOVEMBER: Month = Month { year: 2026, month: 11 };

/// A house at work.
pub(crate) struct Rig {
    pub(crate) house: House,
    pub(crate) hand: Hand,
    pub(crate) db: Db,
    pub(crate) e: EngagementId,
}

/// The code of a refusal.
pub(crate) fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> &'static str {
    match outcome.expect_err("a refusal") {
        Failure::Hidden => "hidden",
        Failure::Refused(refusal) => refusal.code,
        Failure::Fault(fault) => panic!("a fault: {}", fault.chain),
    }
}

pub(crate) fn who(number: u8) -> PersonId {
    PersonId::new(MADE, [number; 10])
}

fn number(role: Role) -> u8 {
    match role {
        Role::ClientOwner => 1,
        Role::VendorManager => 2,
        Role::ClientDeputy => 3,
        Role::ClientStaff => 4,
        Role::VendorDeputy => 5,
        _ => 6,
    }
}

fn done() -> Done<()> {
    let object = Object::new(ObjectKind::Company, &"test");
    Done::new((), Entries::one(Entry::new(Action::CompanyEdited, object)))
}

fn company(number: u8, side: Side) -> Organisation {
    let id = OrganisationId::new(MADE, [number; 10]);
    let name = Text::same(format!("会社{number}"));
    Organisation { id, side, name, kana: "カイシャ".to_owned(), standing: Standing::Active }
}

fn a_person(number: u8) -> Person {
    let organisation = if [2, 5].contains(&number) { 2 } else { 1 };
    Person {
        id: who(number),
        organisation: OrganisationId::new(MADE, [organisation; 10]),
        name: format!("人{number}"),
        kana: "ヒト".to_owned(),
        mail: format!("p{number}@example.jp"),
        lang: Lang::Ja,
        standing: Standing::Active,
    }
}

fn an_engagement() -> Engagement {
    Engagement {
        id: EngagementId::new(MADE, [1; 10]),
        number: 1,
        vendor: OrganisationId::new(MADE, [2; 10]),
        name: Text::same("経理業務"),
        template: "finance".to_owned(),
        confidentiality: Confidentiality::Internal,
        fee_yen: Some(1_428_000),
        state: EngagementState::Preparing { since: MADE },
    }
}

impl Rig {
    pub(crate) fn new(fresh: &Fresh) -> Self {
        let (analytics, reports) = (Box::new(Counting), Box::new(Printing));
        let ports = Ports { analytics, reports, ..Ports::default() };
        let (house, hand) = house(fresh, ports);
        let (db, outside) = (fresh.open(), Outside::default());
        let (scope, wanted) = (Company, CompanyPermission::InvitePeople);
        let boss = leave(who(1), Role::ClientOwner, scope, wanted);
        let wrote = db.write(&boss, &outside.stamp(MADE), |write| {
            organisation::put(write, &company(1, Side::Client), None)?;
            organisation::put(write, &company(2, Side::Vendor), None)?;
            for number in 1..=6 {
                person::put(write, &a_person(number), None)?;
            }
            engagement::add(write, &an_engagement())?;
            Ok(done())
        });
        wrote.expect("a company");
        let rig = Self { house, hand, db, e: an_engagement().id };
        rig.agreed(&version(1, jiff::civil::date(2026, 4, 1)));
        rig
    }

    /// Writes a version of the agreement.
    pub(crate) fn agreed(&self, version: &AgreementVersion) {
        agreed(&self.db, (self.e, who(1)), version);
    }

    /// Does `work` as somebody with `role`.
    pub(crate) fn by<T>(&self, role: Role, work: impl FnOnce(&House, &Call<'_>) -> T) -> T {
        self.hand.forward(Span::MINUTE.0);
        let actor = actor(who(number(role)), role, Log::Engagement(self.e));
        work(&self.house, &Call::web(&actor, "r-1"))
    }

    /// Has the workers do whatever is due.
    pub(crate) fn work(&self) {
        self.hand.forward(Span::SECOND.0);
        while job::work(&self.house, "worker-1").expect("a job that ends").is_some() {}
    }

    /// Has `month` measured.
    pub(crate) fn measure(&self, month: Month) -> RunId {
        self.by(Role::ClientStaff, |house, call| measure::ask(house, call, self.e, month))
            .expect("a job");
        self.work();
        self.look(month).shown.latest.expect("a run").id
    }

    /// The month as the client sees it.
    pub(crate) fn look(&self, month: Month) -> close::Look {
        self.sees(Role::ClientOwner, month)
    }

    /// The month as somebody sees it.
    pub(crate) fn sees(&self, role: Role, month: Month) -> close::Look {
        self.by(role, |house, call| close::show(house, call, self.e, month)).expect("a month")
    }

    /// What stands before everybody's eyes now.
    pub(crate) fn seen(&self, month: Month) -> close::Seen {
        let look = self.look(month).shown;
        let version = look.close.expect("a close").version;
        close::Seen { version, run: look.latest.expect("a run").id }
    }

    pub(crate) fn ask(&self, month: Month) -> Result<(), Failure> {
        let seen = self.seen(month);
        self.by(Role::ClientOwner, |house, call| close::ask(house, call, (self.e, month), seen))
    }

    pub(crate) fn confirm(&self, month: Month) -> Result<(), Failure> {
        let version = self.seen(month).version;
        let which = (self.e, month);
        self.by(Role::VendorManager, |house, call| close::confirm(house, call, which, version))
    }

    pub(crate) fn fix(&self, month: Month) -> Result<(), Failure> {
        let version = self.seen(month).version;
        let which = (self.e, month);
        self.by(Role::ClientOwner, |house, call| close::fix(house, call, which, version))
    }

    /// The word of the month's state.
    pub(crate) fn state(&self, month: Month) -> &'static str {
        self.look(month).shown.close.expect("a close").value.state.word()
    }

    /// A contest of the vendor about whether a case counts.
    pub(crate) fn contest(&self, case: &str) -> Result<ContestId, Failure> {
        let target = Target::Exclusion { level: "on-time".to_owned(), case: case.to_owned() };
        self.contest_of(Role::VendorManager, target)
    }

    /// A contest about `target`.
    pub(crate) fn contest_of(&self, role: Role, target: Target) -> Result<ContestId, Failure> {
        let reason = "検収が遅れたため".to_owned();
        let new = contest::New { month: OCTOBER, target, reason };
        self.by(role, |house, call| contest::raise(house, call, self.e, &new))
    }

    /// The version of a contest.
    pub(crate) fn contest_version(&self, id: ContestId) -> u64 {
        let shown = self.by(Role::Auditor, |house, call| contest::show(house, call, self.e, id));
        shown.expect("a contest").told.contest.version
    }
}
