//! The versions as a view.

use kajitori_app::agreement::{Listed, list as read_list};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::contract::{AgreementState, AgreementVersion};

use super::state;
use crate::answer::tell::{Tell, place};
use crate::link::Place;
use crate::pages::agreement::{Agreements, VersionLine};
use crate::part::{Named, Next};
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// The versions.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let id = visit.engagement()?;
    let listed = read_list(&site.house, &visit.call(), id)?;
    let tell = Tell::new(site, visit);
    let place = place(&listed.opened);
    let allowed = |wanted| may(&site.house, &visit.call(), InEngagement(id), wanted);
    let drafts = allowed(May::EditContract);
    let has_draft =
        listed.versions.iter().any(|one| matches!(one.value.state, AgreementState::Draft { .. }));
    let word = if has_draft { "agreement-draft-open" } else { "agreement-draft-new" };
    let page = Agreements {
        w: visit.w,
        trail: tell.trail(&listed.opened),
        next: next(&tell, &listed, &place, allowed(May::AgreeContract)),
        lines: lines(&tell, &listed, &place),
        draft: drafts.then(|| Named::new(visit.w.t(word), place.draft())),
    };
    site::inside(visit, (Spot::Agreement, Some(&listed.opened)), &page)
}

/// A version that waits for the reader's side.
fn next(tell: &Tell, listed: &Listed, place: &Place, agrees: bool) -> Option<Next> {
    let (w, side) = (tell.w, listed.opened.side());
    let waiting = listed
        .versions
        .iter()
        .find(|one| matches!(one.value.state, AgreementState::Proposed { by, .. } if by != side))?;
    let number = waiting.value.number.to_string();
    let to = place.version(&number);
    let action = agrees.then(|| Named::new(w.t("agreement-read-proposed"), to));
    Some(Next {
        quiet: false,
        title: w.t1("agreement-waits", "n", &number),
        text: w.t("agreement-waits-about"),
        due: Some(tell.day(waiting.value.from)),
        action,
    })
}

fn lines(tell: &Tell, listed: &Listed, place: &Place) -> Vec<VersionLine> {
    let w = tell.w;
    let line = |at: usize, version: &AgreementVersion| {
        let number = version.number.to_string();
        let before = listed.versions.get(at + 1).map(|before| before.value.number.to_string());
        let since = match version.state {
            AgreementState::Draft { edited } => tell.time(edited),
            AgreementState::Proposed { at, .. } | AgreementState::Withdrawn { at } => tell.time(at),
            AgreementState::Agreed { client_at, vendor_at } => tell.time(client_at.max(vendor_at)),
            AgreementState::Superseded { from, .. } => tell.day(from),
        };
        VersionLine {
            version: Named::new(w.t1("agreement-number", "n", &number), place.version(&number)),
            from: tell.day(version.from),
            state: state(tell, version.state, listed.holds == Some(version.number)),
            since,
            compare: before.map(|before| place.comparison(&number).query("with", &before)),
        }
    };
    listed.versions.iter().enumerate().map(|(at, one)| line(at, &one.value)).collect()
}
