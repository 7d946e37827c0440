//! The agreement: versions, a draft, one version, two compared, what becomes of one.

pub(crate) mod compare;
pub(crate) mod draft;
mod list;
pub(crate) mod rules;
mod show;

use kajitori_app::Failure;
use kajitori_app::agreement::{Decision, decide};
use kajitori_domain::contract::AgreementState;

use crate::answer::tell::{Tell, on_form};
use crate::link::engagement;
use crate::part::{Status, Tone};
use crate::routes::see_other;
use crate::site::{Answer, Site, Visit};

pub use compare::comparison;
pub use draft::{draft, save};
pub use list::list;
pub use show::version;

/// The number of a version that the path names.
fn numbered(visit: &Visit) -> Result<u32, Failure> {
    visit.id("number")
}

/// How a version stands.
fn state(tell: &Tell, state: AgreementState, holds: bool) -> Status {
    let w = tell.w;
    let (tone, id) = match state {
        AgreementState::Draft { .. } => (Tone::Quiet, "agreement-draft"),
        AgreementState::Proposed { .. } => (Tone::Wait, "agreement-proposed"),
        AgreementState::Agreed { .. } if holds => (Tone::Good, "agreement-holds"),
        AgreementState::Agreed { .. } => (Tone::Good, "agreement-agreed"),
        AgreementState::Superseded { .. } if holds => (Tone::Watch, "agreement-holds-still"),
        AgreementState::Superseded { .. } => (Tone::Quiet, "agreement-superseded"),
        AgreementState::Withdrawn { .. } => (Tone::Quiet, "agreement-withdrawn"),
    };
    Status::new(tone, w.t(id))
}

/// Proposes a draft.
pub fn propose(site: &Site, visit: &Visit) -> Answer {
    decided(site, visit, Decision::Propose)
}

/// Agrees to a proposed version.
pub fn acknowledge(site: &Site, visit: &Visit) -> Answer {
    decided(site, visit, Decision::Agree)
}

/// Takes a version back.
pub fn withdraw(site: &Site, visit: &Visit) -> Answer {
    decided(site, visit, Decision::Withdraw)
}

fn decided(site: &Site, visit: &Visit, decision: Decision) -> Answer {
    let (id, number) = (visit.engagement()?, numbered(visit)?);
    let seen = (number, visit.version());
    match decide(&site.house, &visit.call(), id, seen, decision) {
        Ok(()) => {
            let place = engagement(&id.to_string());
            let withdrawn = decision == Decision::Withdraw;
            let to =
                if withdrawn { place.agreements() } else { place.version(&number.to_string()) };
            Ok(see_other(&to))
        }
        Err(failure) => {
            let refusal = on_form(failure)?;
            show::again(site, visit, &refusal)
        }
    }
}
