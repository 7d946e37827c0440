//! Changes of an engagement's settings.

use kajitori_app::Failure;
use kajitori_app::engagement::{
    Contracted, Edit, Step, answer as put_fact, edit, note, put_contract, put_process, step as take,
};
use kajitori_domain::contract::Contract;
use kajitori_domain::engagement::Finding;
use kajitori_domain::id::ContractId;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Moment;

use super::choices;
use super::new::named;
use super::settings::{again, refused};
use crate::answer::tell::{day, number};
use crate::form::Form;
use crate::link::engagement;
use crate::routes::see_other;
use crate::site::{Answer, Site, Visit};

fn done(site: &Site, visit: &Visit, outcome: Result<(), Failure>, at: &str) -> Answer {
    match outcome {
        Ok(()) => {
            let place = engagement(&visit.engagement()?.to_string());
            Ok(see_other(&place.settings().at(at)))
        }
        Err(failure) => {
            // Only these two forms have the page's own fields.
            let own = matches!(at, "data" | "contract");
            let typed = if own { visit.form.clone() } else { Form::default() };
            refused(site, visit, (typed, failure))
        }
    }
}

/// Name, fee, confidentiality.
pub fn data(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    form.required("name", "engagement-name");
    let fee_yen = number(&mut form, ("fee", "engagement-fee"));
    if !form.sound() {
        return again(site, visit, (form, None));
    }
    let new = Edit {
        version: visit.version(),
        name: named(&form, "name", "name_en"),
        fee_yen,
        confidentiality: choices::class(form.raw("confidentiality")),
    };
    let outcome = edit(&site.house, &visit.call(), visit.engagement()?, &new);
    done(site, visit, outcome, "data")
}

/// The contract.
pub fn contract(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    form.required("title", "engagement-title");
    let from = day(&mut form, ("from", "engagement-from"), true);
    let until = day(&mut form, ("until", "engagement-until"), false);
    let notice = number(&mut form, ("notice_months", "engagement-notice-months"));
    let Some(from) = from.filter(|_| form.sound()) else {
        return again(site, visit, (form, None));
    };
    let contract = Contract {
        id: ContractId::new(Moment(0), [0; 10]),
        title: form.raw("title").trim().to_owned(),
        kind: form.raw("kind").to_owned(),
        from,
        until,
        notice_months: notice.and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        renewal: choices::renewal(form.raw("renewal")),
    };
    let seen = form.raw("contract").parse().ok().map(|id| (id, visit.version()));
    let new = Contracted { seen, contract };
    let outcome = put_contract(&site.house, &visit.call(), visit.engagement()?, &new);
    done(site, visit, outcome, "contract")
}

/// A process.
pub fn process(site: &Site, visit: &Visit) -> Answer {
    let seen = visit.form.raw("process").parse().ok().map(|id| (id, visit.version()));
    let name = named(&visit.form, "name", "name_en");
    let (call, id) = (visit.call(), visit.engagement()?);
    let outcome = put_process(&site.house, &call, id, (seen, &name));
    done(site, visit, outcome, "processes")
}

fn finding(visit: &Visit) -> Result<Finding, Failure> {
    let unknown = || Refusal::new("record-parent-unknown").into();
    Finding::parse(visit.form.raw("finding")).ok_or_else(unknown)
}

/// What was found out about a duty.
pub fn duty(site: &Site, visit: &Visit) -> Answer {
    let (call, id) = (visit.call(), visit.engagement()?);
    let code = (visit.form.raw("code"), visit.version());
    let found = (finding(visit)?, visit.form.raw("note"));
    let outcome = note(&site.house, &call, id, code, found);
    done(site, visit, outcome, "duties")
}

/// Whether a fact holds.
pub fn fact(site: &Site, visit: &Visit) -> Answer {
    let (call, id) = (visit.call(), visit.engagement()?);
    let fact = (visit.form.raw("fact"), visit.version());
    let outcome = put_fact(&site.house, &call, id, fact, finding(visit)?);
    done(site, visit, outcome, "duties")
}

/// Begins, gives notice, goes on after all, ends.
pub fn step(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    let step = match form.raw("step") {
        "start" => day(&mut form, ("day", "engagement-first-day"), true).map(Step::Start),
        "notice" => day(&mut form, ("day", "engagement-last-day"), true).map(Step::Notice),
        "resume" => Some(Step::Resume),
        "close" => Some(Step::Close),
        _ => return Err(Refusal::new("record-parent-unknown").into()),
    };
    let Some(step) = step else { return again(site, visit, (form, None)) };
    let (call, id) = (visit.call(), visit.engagement()?);
    let outcome = take(&site.house, &call, id, (step, visit.version()));
    done(site, visit, outcome, "state")
}
