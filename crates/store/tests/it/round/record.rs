//! What belongs to an engagement. Each is written in one and looked for in the other.

use kajitori_domain::access::{Log, Role};
use kajitori_domain::blob::Blob;
use kajitori_domain::engagement::{Confirmation, Finding};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{
    AgreementId, AttachmentId, ContestId, DeliveryId, MappingId, MembershipId, OrganisationId,
    PersonId, ProcessId, ReportId, RequestId, TokenId,
};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::record::Reported;
use kajitori_domain::request::{Request, RequestState};
use kajitori_domain::run::RunId;
use kajitori_domain::text::Text;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::token::Purpose;
use kajitori_store::Versioned;
use kajitori_store::attachment::{self, Attachment};
use kajitori_store::document::{self, Document};
use kajitori_store::mapping::{self, Remembered};
use kajitori_store::process::{self, Process};
use kajitori_store::reported::{self, Handed};
use kajitori_store::run::{self, Run, RunState};
use kajitori_store::terms::{self, Level, Terms};
use kajitori_store::token::{self, Token};
use kajitori_store::{confirmation, membership, request};
use kajitori_testkit::db::both;

use crate::house::{House, NOW, done, drawn, inside_id, refused};

const OCTOBER: Month = Month { year: 2026, month: 10 };

fn text(name: &str) -> Text {
    Text { ja: format!("{name}の名"), en: name.to_owned() }
}

fn blob(name: &str) -> Blob {
    Blob { sha256: Sha256::of(name.as_bytes()), bytes: 1 << 40 }
}

#[test]
fn processes_and_mappings() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let mut process = Process {
            id: ProcessId::new(NOW, drawn(1)),
            name: text("Invoices"),
            area: "finance".to_owned(),
            place: 2,
        };
        assert_eq!(house.put(|write| process::put(write, &process, None)), Ok(1));
        process.name = text("Payables");
        assert_eq!(house.put(|write| process::put(write, &process, Some(1))), Ok(2));
        assert_eq!(refused(house.put(|write| process::put(write, &process, Some(1)))), "stale");
        let (here, there) = house.found(|read| process::get(read, process.id));
        assert_eq!((here, there), (Some(Versioned { value: process, version: 2 }), None));
        assert_eq!(house.found(|read| Ok(process::list(read)?.len())), (1, 0));
        let mut mapping = Remembered {
            id: MappingId::new(NOW, drawn(1)),
            role: "log".to_owned(),
            header: Sha256::of(b"case;time"),
            text: "case = \"案件番号\"".to_owned(),
            used: NOW,
            by: Some(house.owner),
        };
        assert_eq!(house.put(|write| mapping::put(write, &mapping, None)), Ok(1));
        mapping.used = Moment(NOW.0 + 1);
        assert_eq!(house.put(|write| mapping::put(write, &mapping, Some(1))), Ok(2));
        let (here, there) = house.found(|read| mapping::list(read, "log"));
        assert_eq!(here, [Versioned { value: mapping.clone(), version: 2 }]);
        assert_eq!(there, []);
        assert_eq!(
            house.found(|read| Ok(mapping::get(read, mapping.id)?.is_some())),
            (true, false)
        );
        let again = Remembered { id: MappingId::new(NOW, drawn(2)), ..mapping };
        let taken = house.put(|write| mapping::put(write, &again, None));
        assert_eq!(refused(taken), "record-taken");
    });
}

#[test]
fn reported_values_take_each_others_place() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let value = |report: u16, level: &str, numerator| Handed {
            report: ReportId::new(NOW, drawn(report)),
            reported: Reported {
                level: level.to_owned(),
                month: OCTOBER,
                value: kajitori_domain::decimal::Decimal::parse("0.9995"),
                numerator: Some(numerator),
                denominator: None,
                row: 3,
            },
            delivery: None,
            at: Moment(NOW.0 + i64::from(report)),
            superseded: None,
        };
        let (first, second) = (value(1, "accuracy", 527_736), value(2, "accuracy", 527_700));
        let other = value(1, "delay", 9);
        for handed in [&first, &other, &second] {
            house.put(|write| reported::add(write, handed)).expect("added");
        }
        let (here, there) = house.found(|read| reported::list(read, OCTOBER));
        let gone = Handed { superseded: Some(second.at), ..first };
        assert_eq!((here, there), (vec![gone, other, second.clone()], vec![]));
        let mut foreign = value(3, "accuracy", 1);
        foreign.delivery = Some(DeliveryId::new(NOW, drawn(9)));
        let orphan = house.put(|write| reported::add(write, &foreign));
        assert_eq!(refused(orphan), "record-parent-unknown");
        assert_eq!(refused(house.put(|write| reported::add(write, &second))), "record-taken");
    });
}

/// A run of an agreement that stands.
pub(crate) fn a_run() -> Run {
    Run {
        id: RunId(Sha256::of(b"inputs")),
        month: OCTOBER,
        agreement: AgreementId::new(NOW, drawn(1)),
        log_number: 3,
        engine: "0.1.0+abc".to_owned(),
        amendments: vec![ContestId::new(NOW, drawn(1)), ContestId::new(NOW, drawn(2))],
        result: Sha256::of(b"result"),
        pack: blob("pack"),
        cases: blob("cases"),
        made: NOW,
        by: PersonId::new(NOW, drawn(1)),
        state: RunState::Draft,
    }
}

#[test]
fn runs_and_documents_are_made_once() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let made = a_run();
        assert_eq!(house.put(|write| run::add(write, &made)), Ok(true));
        assert_eq!(house.put(|write| run::add(write, &made)), Ok(false));
        let published = house.put(|write| run::put_state(write, made.id, RunState::Published, 1));
        assert_eq!(published, Ok(2));
        let again = house.put(|write| run::put_state(write, made.id, RunState::Superseded, 1));
        assert_eq!(refused(again), "stale");
        let value = Run { state: RunState::Published, ..made.clone() };
        let (here, there) = house.found(|read| run::list(read, OCTOBER));
        assert_eq!((here, there), (vec![Versioned { value, version: 2 }], vec![]));
        assert_eq!(house.found(|read| Ok(run::get(read, made.id)?.is_some())), (true, false));
        let paper = |run: RunId, lang: &str| Document {
            run,
            kind: "pdf".to_owned(),
            lang: lang.to_owned(),
            blob: blob(lang),
        };
        let (ja, en) = (paper(made.id, "ja"), paper(made.id, "en"));
        assert_eq!(house.put(|write| document::add(write, &ja)), Ok(true));
        assert_eq!(house.put(|write| document::add(write, &ja)), Ok(false));
        assert_eq!(house.put(|write| document::add(write, &en)), Ok(true));
        let (here, there) = house.found(|read| document::list(read, made.id));
        assert_eq!((here, there), (vec![en, ja], vec![]));
        let orphan =
            house.put(|write| document::add(write, &paper(RunId(Sha256::of(b"no run")), "ja")));
        assert_eq!(refused(orphan), "record-parent-unknown");
    });
}

#[test]
fn the_terms_of_a_version() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let level = |id: &str| Level {
            id: id.to_owned(),
            name: text(id),
            clause: "第5条".to_owned(),
            kind: "clock_ratio".to_owned(),
            target: "95%".to_owned(),
        };
        let terms = Terms {
            levels: vec![level("z"), level("a")],
            calendars: vec![
                ("平日".to_owned(), "[平日]".to_owned()),
                ("夜間".to_owned(), String::new()),
            ],
            holders: vec!["b".to_owned(), "a".to_owned()],
        };
        let agreement = a_run().agreement;
        house.put(|write| terms::add(write, agreement, &terms)).expect("written");
        let (here, there) = house.found(|read| terms::get(read, agreement));
        let mut calendars = terms.calendars.clone();
        calendars.sort();
        assert_eq!((here, there), (Terms { calendars, ..terms.clone() }, Terms::default()));
        assert_eq!(
            refused(house.put(|write| terms::add(write, agreement, &terms))),
            "record-taken"
        );
    });
}

#[test]
fn attachments_and_keys() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let beside = Attachment {
            id: AttachmentId::new(NOW, drawn(1)),
            owner: ("contest".to_owned(), "c-1".to_owned()),
            internal: true,
            file: "証跡.pdf".to_owned(),
            mime: "application/pdf".to_owned(),
            blob: blob("evidence"),
            person: house.owner,
            at: NOW,
        };
        house.put(|write| attachment::add(write, &beside)).expect("added");
        let (here, there) = house.found(|read| attachment::list(read, "contest", "c-1"));
        assert_eq!((here, there), (vec![beside.clone()], vec![]));
        assert_eq!(house.found(|read| attachment::get(read, beside.id)), (Some(beside), None));
        let mut key = Token {
            id: TokenId::new(NOW, drawn(1)),
            name: "夜間の取込".to_owned(),
            purpose: Purpose::Receive,
            sha256: Sha256::of(b"kjt_secret"),
            prefix: "kjt_0123".to_owned(),
            made: NOW,
            expires: Moment(NOW.0 + 1),
            used: None,
            revoked: None,
        };
        assert_eq!(house.put(|write| token::put(write, &key, None)), Ok(1));
        house.db.quietly(|quiet| token::used(quiet, inside_id(2), key.id, NOW)).expect("none");
        house.db.quietly(|quiet| token::used(quiet, inside_id(1), key.id, NOW)).expect("used");
        key.used = Some(NOW);
        let at_gate = house.db.gate().read(|read| token::by_hash(read, key.sha256));
        assert_eq!(at_gate, Ok(Some((inside_id(1), key.clone()))));
        key.revoked = Some(NOW);
        assert_eq!(house.put(|write| token::put(write, &key, Some(1))), Ok(2));
        let (here, there) = house.found(|read| token::get(read, key.id));
        assert_eq!((here, there), (Some(Versioned { value: key, version: 2 }), None));
        assert_eq!(house.found(|read| Ok(token::list(read)?.len())), (1, 0));
    });
}

#[test]
fn requests_and_findings() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let mut request = Request {
            id: RequestId::new(NOW, drawn(1)),
            month: Some(OCTOBER),
            text: "10月分の差額の内訳をください。".to_owned(),
            warnings: vec!["direction".to_owned()],
            by: house.owner,
            at: NOW,
            state: RequestState::Sent,
        };
        assert_eq!(house.put(|write| request::put(write, &request, None)), Ok(1));
        let answered = request.clone().answer(NOW, house.manager, "添付します。".to_owned());
        request = answered.expect("answered");
        assert_eq!(house.put(|write| request::put(write, &request, Some(1))), Ok(2));
        assert_eq!(refused(house.put(|write| request::put(write, &request, Some(1)))), "stale");
        let general = Request { id: RequestId::new(NOW, drawn(2)), month: None, ..request.clone() };
        assert_eq!(house.put(|write| request::put(write, &general, None)), Ok(1));
        let (here, there) = house.found(|read| request::list(read, 9));
        let stands = |value, version| Versioned { value, version };
        assert_eq!(here, [stands(general, 1), stands(request.clone(), 2)]);
        assert_eq!(there, []);
        let (here, there) = house.found(|read| Ok(request::get(read, request.id)?.is_some()));
        assert_eq!((here, there), (true, false));
        let mut finding = Confirmation {
            code: "tax-licence".to_owned(),
            finding: Finding::Open,
            note: "法務の田中が確認中".to_owned(),
            by: house.owner,
            at: NOW,
        };
        assert_eq!(house.put(|write| confirmation::put(write, &finding, None)), Ok(1));
        let again = house.put(|write| confirmation::put(write, &finding, None));
        assert_eq!(refused(again), "record-taken");
        finding.finding = Finding::No;
        assert_eq!(house.put(|write| confirmation::put(write, &finding, Some(1))), Ok(2));
        let (here, there) = house.found(confirmation::list);
        assert_eq!((here, there), (vec![stands_for(finding)], vec![]));
    });
}

fn stands_for(value: Confirmation) -> Versioned<Confirmation> {
    Versioned { value, version: 2 }
}

#[test]
fn only_the_first_of_an_engagement_comes_with_it() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let first = |drawn_id: u16, scope| Membership {
            id: MembershipId::new(NOW, drawn(drawn_id)),
            person: house.owner,
            organisation: OrganisationId::new(NOW, drawn(1)),
            role: Role::ClientOwner,
            scope,
            from: jiff::civil::date(2026, 11, 22),
            until: None,
            state: MembershipState::Active { since: NOW },
            suspended: false,
        };
        let put = |membership: &Membership| {
            house.change(|write| membership::put_first(write, membership).map(done))
        };
        let inside = Log::Engagement(inside_id(1));
        assert_eq!(put(&first(1, inside)), Ok(1));
        assert_eq!(refused(put(&first(2, inside))), "record-scope");
        assert_eq!(refused(put(&first(3, Log::Company))), "record-scope");
    });
}
