//! A link that was just made, shown once.

use kajitori_app::gate::Handed;
use kajitori_domain::invite::LinkKind;

use crate::link;
use crate::pages::people;
use crate::part::Named;
use crate::shell::Crumb;
use crate::site::{Site, Visit};

/// The page of a link that was made for `name`, and where it leads on.
pub(in crate::answer) fn handed(
    site: &Site,
    visit: &Visit,
    handed: &Handed,
    (name, trail, next): (&str, Vec<Crumb>, Named),
) -> people::Handed {
    let w = visit.w;
    let expires = site.clock(w).time(handed.expires);
    let path = link::one_time(handed.secret.expose());
    let args = [
        ("name", name.to_owned()),
        ("link", format!("{}{path}", visit.origin)),
        ("day", expires.clone()),
    ];
    let (title, message) = match handed.kind {
        LinkKind::Reset => ("people-reset-made", "people-reset-message"),
        LinkKind::Invite | LinkKind::SetUp => ("people-invite-made", "people-invite-message"),
    };
    people::Handed {
        w,
        trail,
        title: w.t1(title, "name", name),
        about: w.t("people-handed-about"),
        message: w.with(message, &args),
        expires,
        next,
    }
}
