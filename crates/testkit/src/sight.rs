//! A measured month for tests: two engagements with records and an agreement, runs that say what
//! the stored pack says, and somebody who computes nothing and remembers what was asked.

use std::sync::{Arc, Mutex};

use jiff::civil::date;
use kajitori_app::House;
use kajitori_domain::access::{
    Company, CompanyPermission, EngagementPermission, Grant, InEngagement, Role,
};
use kajitori_domain::audit::{Action, Entries, Entry as Said, Object, ObjectKind};
use kajitori_domain::batch::{Batches as _, Counts, Entry, Origin, sha256};
use kajitori_domain::blob::{Blob, Blobs as _};
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::contest::Contest;
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::engagement::{Confidentiality, Engagement, EngagementState};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{AgreementId, EngagementId, OrganisationId, PersonId};
use kajitori_domain::organisation::{Organisation, Person, Side, Standing};
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::{Moment, Month};
use kajitori_store::blob::Folder;
use kajitori_store::run::Run;
pub use kajitori_store::run::RunState;
use kajitori_store::{
    Db, Done, Write, agreement, close, contest, engagement, organisation, person, run,
};

use crate::db::{Fresh, MADE};
use crate::house::{Ports, house};
use crate::leave::leave;
use crate::looking::{Looking, Written};
use crate::outside::Outside;

/// The agreement of both engagements; its level is one of the stored pack's.
pub const AGREEMENT: &str = r#"format = 1
[agreement]
id = "minato"
title = "合意"
version = 3
effective_from = "2026-04-01"
zone = "Asia/Tokyo"
[parties]
client = "みなと暮らし"
vendor = "しののめ"
[[processes]]
id = "p"
name = "請求書処理"
[[holder_rules]]
id = "all"
holder = "vendor"
[[service_levels]]
id = "invoice-on-time"
name = { ja = "請求書処理の期限内率", en = "Invoices on time" }
clause = "1"
kind = "clock_ratio"
limit = "8h"
target = "95%"
"#;

/// The month of the stored pack.
pub const OCTOBER: Month = Month { year: 2026, month: 10 };

/// The stored pack.
///
/// # Panics
/// When it is none.
pub fn stored() -> Pack {
    let text = include_str!("../../domain/tests/cases/pack.json");
    serde_json::from_str(text).expect("a stored pack")
}

/// A house with measured months.
pub struct Sight {
    /// The house.
    pub house: Arc<House>,
    /// What was asked of the logs, in order.
    pub asked: Arc<Mutex<Vec<String>>>,
    /// An engagement.
    pub engagement: EngagementId,
    /// Another one, of another vendor.
    pub foreign: EngagementId,
    /// The client, and the vendor of the first engagement.
    pub parties: [Organisation; 2],
    db: Db,
    blobs: Folder,
    outside: Outside,
}

impl std::fmt::Debug for Sight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sight").field("engagement", &self.engagement).finish_non_exhaustive()
    }
}

/// Somebody of the client (1), of the vendor (2), of the other vendor (3).
pub fn who(number: u8) -> PersonId {
    PersonId::new(MADE, [number; 10])
}

fn done<T>(value: T) -> Done<T> {
    let object = Object::new(ObjectKind::Company, &"test");
    Done::new(value, Entries::one(Said::new(Action::CompanyEdited, object)))
}

fn company(number: u8, side: Side, ja: &str, en: &str) -> Organisation {
    let (id, name) =
        (OrganisationId::new(MADE, [number; 10]), Text { ja: ja.into(), en: en.into() });
    Organisation { id, side, name, kana: "カイシャ".to_owned(), standing: Standing::Active }
}

/// A person of the client (1) or of a vendor (2, 3).
pub fn a_person(number: u8) -> Person {
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

fn an_engagement(number: u8, vendor: u8) -> Engagement {
    Engagement {
        id: EngagementId::new(MADE, [number; 10]),
        number: number.into(),
        vendor: OrganisationId::new(MADE, [vendor; 10]),
        name: Text { ja: "経理業務".to_owned(), en: "Accounting".to_owned() },
        template: "finance".to_owned(),
        confidentiality: Confidentiality::Internal,
        fee_yen: None,
        state: EngagementState::Running { since: date(2026, 4, 1) },
    }
}

fn terms() -> AgreementVersion {
    AgreementVersion {
        id: AgreementId::new(MADE, [1; 10]),
        number: 3,
        text: AGREEMENT.to_owned(),
        from: date(2026, 4, 1),
        state: AgreementState::Agreed { client_at: MADE, vendor_at: MADE },
    }
}

fn entry() -> Entry {
    let origin = Origin {
        file: "events.csv".to_owned(),
        bytes: 1,
        source_sha256: sha256(b"events"),
        mapping_sha256: sha256(b""),
        key_fingerprint: sha256(b"key"),
        role: "log".to_owned(),
    };
    Entry {
        format: 1,
        number: 1,
        previous: None,
        batch: origin.batch(),
        origin,
        corrects: None,
        counts: Counts::default(),
        cases: 0,
        segments: Vec::new(),
        texts: None,
        names: None,
    }
}

impl Sight {
    /// A house on `fresh` whose two engagements have an agreement and nothing else.
    ///
    /// # Panics
    /// When it cannot be built.
    pub fn new(fresh: &Fresh) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let analytics = Box::new(Looking { asked: Arc::clone(&asked) });
        let reports = Box::new(Written);
        let (house, _) = house(fresh, Ports { analytics, reports, ..Ports::default() });
        let parties = [
            company(1, Side::Client, "みなと暮らし株式会社", "Minato Kurashi"),
            company(2, Side::Vendor, "しののめ業務サービス株式会社", "Shinonome Services"),
        ];
        let sight = Self {
            house: Arc::new(house),
            asked,
            engagement: an_engagement(1, 2).id,
            foreign: an_engagement(2, 3).id,
            parties,
            db: fresh.open(),
            blobs: Folder::open(&fresh.files).expect("a folder for files"),
            outside: Outside::default(),
        };
        sight.people();
        for engagement in [sight.engagement, sight.foreign] {
            sight.write(engagement, |write| agreement::put(write, &terms(), None).map(|_| ()));
        }
        sight
    }

    fn people(&self) {
        let boss: Grant<Company> =
            leave(who(1), Role::ClientOwner, Company, CompanyPermission::InvitePeople);
        let other = company(3, Side::Vendor, "北斗コンタクト株式会社", "Hokuto Contact");
        let written = self.db.write(&boss, &self.outside.stamp(MADE), |write| {
            for party in self.parties.iter().chain([&other]) {
                organisation::put(write, party, None)?;
            }
            for number in 1..=3 {
                person::put(write, &a_person(number), None)?;
            }
            engagement::add(write, &an_engagement(1, 2))?;
            engagement::add(write, &an_engagement(2, 3))?;
            Ok(done(()))
        });
        written.expect("a company");
    }

    fn grant(&self, engagement: EngagementId) -> Grant<InEngagement> {
        let scope = InEngagement(engagement);
        leave(who(1), Role::ClientOwner, scope, EngagementPermission::EditContract)
    }

    fn write(
        &self,
        engagement: EngagementId,
        mut work: impl FnMut(&mut Write<'_, InEngagement>) -> Result<(), Stop>,
    ) {
        let (grant, stamp) = (self.grant(engagement), self.outside.stamp(MADE));
        let written = self.db.write(&grant, &stamp, |write| work(write).map(done));
        written.expect("something of a test");
    }

    /// Puts a batch into the catalogue.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn records(&self, engagement: EngagementId) {
        self.batch(engagement, &entry());
    }

    /// Puts another batch into a catalogue that has one.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn later_records(&self, engagement: EngagementId) {
        let first = entry();
        let origin = Origin { source_sha256: sha256(b"later"), ..first.origin.clone() };
        let previous = Some(sha256(first.to_bytes().as_slice()));
        let later = Entry { number: 2, previous, batch: origin.batch(), origin, ..first };
        self.batch(engagement, &later);
    }

    fn batch(&self, engagement: EngagementId, entry: &Entry) {
        let grant = self.grant(engagement);
        let say = |_: &Entry| {
            let object = Object::new(ObjectKind::Company, &"test");
            Entries::one(Said::new(Action::CompanyEdited, object))
        };
        let batches = self.db.batches(&grant).adding(self.outside.stamp(MADE), &say);
        assert_eq!(batches.commit(entry), Ok(true));
    }

    /// Adds run `number` of October; the later the higher its number. Answers its name.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn run(
        &self,
        engagement: EngagementId,
        (number, state): (u8, RunState),
        pack: &Pack,
    ) -> RunId {
        let id = RunId(Sha256::of(&[number]));
        let made = Run {
            id,
            month: OCTOBER,
            agreement: terms().id,
            log_number: 1,
            engine: "test".to_owned(),
            amendments: Vec::new(),
            result: Sha256::of(b"result"),
            pack: self.keep(&serde_json::to_vec(pack).expect("a pack")),
            cases: self.keep(&[number]),
            made: Moment(MADE.0 + i64::from(number) * 1_000_000),
            by: PersonId::new(MADE, [1; 10]),
            state,
        };
        self.write(engagement, |write| run::add(write, &made).map(|_| ()));
        id
    }

    fn keep(&self, bytes: &[u8]) -> Blob {
        let mut write = |to: &mut (dyn std::io::Write + Send)| {
            to.write_all(bytes).expect("room");
            Ok(())
        };
        self.blobs.put(&mut write).expect("a kept file")
    }

    /// Writes a close.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn close(&self, made: &MonthlyClose, was: Option<u64>) {
        self.write(made.engagement, |write| close::put(write, made, was).map(|_| ()));
    }

    /// Writes a contest.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn contest(&self, engagement: EngagementId, made: &Contest) {
        self.write(engagement, |write| contest::put(write, made, None).map(|_| ()));
    }
}
