//! What goes through states: each state is read again as it was written.

use jiff::civil::date;
use kajitori_domain::access::ActorName;
use kajitori_domain::blob::Blob;
use kajitori_domain::contract::{AgreementState, Contract, Renewal};
use kajitori_domain::delivery::{Delivery, DeliveryState, FileRole};
use kajitori_domain::engagement::EngagementState;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{AgreementId, ContractId, DeliveryId, MappingId, SampleId};
use kajitori_domain::organisation::Side;
use kajitori_domain::sample::{DrawnSample, SampleState};
use kajitori_domain::time::Month;
use kajitori_store::delivery::{self, Filed};
use kajitori_store::unit::{self, Unit};
use kajitori_store::{Versioned, agreement, contract, engagement, person, sample};
use kajitori_testkit::db::both;

use crate::house::{
    House, NOW, a_person, an_agreement, an_engagement, an_organisation, done, drawn, refused,
};
use crate::round::record::a_run;

const OCTOBER: Month = Month { year: 2026, month: 10 };

#[test]
fn engagements_are_listed_in_the_company_and_edited_inside() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let (listed, next) =
            house.see(|read| Ok((engagement::list(read)?, engagement::next_number(read)?)));
        let first = an_engagement(1);
        let both = [first.clone(), an_engagement(2)].map(|value| Versioned { value, version: 1 });
        assert_eq!((listed.as_slice(), next), (both.as_slice(), 3));
        let mut new = first;
        new.fee_yen = Some(1_200_000);
        new.state = EngagementState::Exiting { since: date(2026, 4, 1), ends: date(2027, 3, 31) };
        assert_eq!(house.put(|write| engagement::put(write, &new, 1)), Ok(2));
        assert_eq!(refused(house.put(|write| engagement::put(write, &new, 1))), "stale");
        let other = refused(house.put(|write| engagement::put(write, &an_engagement(2), 1)));
        assert_eq!(other, "record-scope");
        let (here, there) = house.found(engagement::get);
        assert_eq!(here, Versioned { value: new, version: 2 });
        assert_eq!(there.version, 1);
        let taken = house.change(|write| engagement::add(write, &an_engagement(2)).map(done));
        assert_eq!(refused(taken), "record-taken");
    });
}

#[test]
fn people_are_invited_to_an_engagement_from_its_two_sides() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        for (number, organisation) in [(11, 1), (12, 2)] {
            let new = a_person(number, an_organisation(organisation, Side::Vendor).id);
            assert_eq!(house.put(|write| person::add(write, &new)), Ok(1));
        }
        let third = an_organisation(3, Side::Vendor);
        house
            .change(|write| kajitori_store::organisation::put(write, &third, None).map(done))
            .expect("another vendor");
        let foreign = refused(house.put(|write| person::add(write, &a_person(13, third.id))));
        assert_eq!(foreign, "record-scope");
    });
}

#[test]
fn contracts_and_versions_of_the_agreement() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let mut paper = Contract {
            id: ContractId::new(NOW, drawn(1)),
            title: "業務委託基本契約".to_owned(),
            kind: "quasi-mandate".to_owned(),
            from: date(2026, 4, 1),
            until: None,
            notice_months: 3,
            renewal: Renewal::ByAgreement,
        };
        assert_eq!(house.put(|write| contract::put(write, &paper, None)), Ok(1));
        paper.until = Some(date(2028, 3, 31));
        assert_eq!(house.put(|write| contract::put(write, &paper, Some(1))), Ok(2));
        let (here, there) = house.found(|read| contract::get(read, paper.id));
        assert_eq!((here, there), (Some(Versioned { value: paper, version: 2 }), None));
        assert_eq!(house.found(|read| Ok(contract::list(read)?.len())), (1, 0));

        let mut version = an_agreement();
        version.state = AgreementState::Superseded {
            from: date(2026, 11, 1),
            by: AgreementId::new(NOW, drawn(2)),
        };
        assert_eq!(house.put(|write| agreement::put(write, &version, Some(1))), Ok(2));
        let (here, there) = house.found(|read| agreement::get(read, version.id));
        assert_eq!(here, Some(Versioned { value: version.clone(), version: 2 }));
        assert_eq!(there, Some(Versioned { value: an_agreement(), version: 1 }));
        let mut twice = an_agreement();
        twice.id = AgreementId::new(NOW, drawn(3));
        let taken = house.put(|write| agreement::put(write, &twice, None));
        assert_eq!(refused(taken), "record-taken");
        assert_eq!(house.found(|read| Ok(agreement::list(read)?.len())), (1, 1));
    });
}

#[test]
fn deliveries_with_what_was_kept_aside() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let blob = Blob { sha256: Sha256::of(b"rejects"), bytes: 7 };
        let mut filed = Filed {
            delivery: Delivery {
                id: DeliveryId::new(NOW, drawn(1)),
                role: FileRole::Log,
                file: "実績 10月.csv".to_owned(),
                side: Side::Vendor,
                state: DeliveryState::Receiving { got: 0, expected: 5 },
            },
            bytes: 5,
            source: None,
            mapping: None,
            findings: None,
            rejects: None,
            corrects: None,
            withdrawn: None,
            by: ActorName::Person { person: house.manager },
        };
        assert_eq!(house.put(|write| delivery::put(write, &filed, None)), Ok(1));
        let (sha256, mapping) = (Sha256::of(b"a,b\n1"), MappingId::new(NOW, drawn(1)));
        filed.delivery.state = DeliveryState::Mapped { at: NOW, sha256, mapping };
        filed.mapping = Some(mapping);
        let orphan = house.put(|write| delivery::put(write, &filed, Some(1)));
        assert_eq!(refused(orphan), "record-parent-unknown");
        (filed.mapping, filed.source) = (None, Some(sha256));
        (filed.rejects, filed.findings) = (Some(blob), Some(blob));
        (filed.corrects, filed.withdrawn) = (Some("b1".to_owned()), Some(NOW));
        filed.delivery.state = DeliveryState::Refused {
            at: NOW,
            code: "log-unusable".to_owned(),
            rejected: 1,
            sha256,
        };
        assert_eq!(house.put(|write| delivery::put(write, &filed, Some(1))), Ok(2));
        let (here, there) = house.found(|read| delivery::list(read, 10));
        assert_eq!((here, there), (vec![Versioned { value: filed.clone(), version: 2 }], vec![]));
        let found = house.found(|read| Ok(delivery::get(read, filed.delivery.id)?.is_some()));
        assert_eq!(found, (true, false));
    });
}

#[test]
fn samples_and_their_units() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let mut drawn_sample = DrawnSample {
            id: SampleId::new(NOW, drawn(1)),
            level: "accuracy".to_owned(),
            month: OCTOBER,
            size: 2_000,
            population: 528_000,
            seed: "2026-10/1".to_owned(),
            state: SampleState::Drawn { at: NOW, units: 2_000 },
        };
        assert_eq!(house.put(|write| sample::put(write, &drawn_sample, None)), Ok(1));
        drawn_sample.state = SampleState::Used { run: a_run().id, units: 2_000 };
        assert_eq!(house.put(|write| sample::put(write, &drawn_sample, Some(1))), Ok(2));
        let (here, there) = house.found(|read| sample::list(read, OCTOBER));
        let expected = Versioned { value: drawn_sample.clone(), version: 2 };
        assert_eq!((here, there), (vec![expected.clone()], vec![]));
        let (here, there) = house.found(|read| sample::get(read, drawn_sample.id));
        assert_eq!((here, there), (Some(expected), None));
        let mut one = Unit {
            sample: drawn_sample.id,
            unit: "伝票 00017".to_owned(),
            stratum: String::new(),
            place: 0,
            at: NOW,
            first: Some(false),
            second: None,
            decided: None,
        };
        assert_eq!(house.put(|write| unit::put(write, &one, None)), Ok(1));
        one.decided = Some(true);
        assert_eq!(house.put(|write| unit::put(write, &one, Some(1))), Ok(2));
        let (here, there) = house.found(|read| unit::list(read, drawn_sample.id));
        assert_eq!((here, there), (vec![Versioned { value: one, version: 2 }], vec![]));
    });
}
