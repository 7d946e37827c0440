//! A link that was just made, shown once.

use kajitori_app::gate::Handed;
use kajitori_domain::invite::LinkKind;
use kajitori_domain::text::Lang;

use crate::link;
use crate::pages::people;
use crate::part::Named;
use crate::shell::Crumb;
use crate::site::{Site, Visit};
use crate::word::W;

/// The page of a link that was made for `name`, who reads `lang`, and where it leads on.
pub(in crate::answer) fn handed(
    site: &Site,
    visit: &Visit,
    handed: &Handed,
    (name, lang): (&str, Lang),
    (trail, next): (Vec<Crumb>, Named),
) -> people::Handed {
    let (w, theirs) = (visit.w, W::of(lang));
    let expires = site.clock(w).time(handed.expires);
    let path = link::one_time(handed.secret.expose());
    let args = [
        ("name", name.to_owned()),
        ("link", format!("{}{path}", visit.origin)),
        ("day", site.clock(theirs).time(handed.expires)),
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
        message: theirs.with(message, &args),
        expires,
        next,
    }
}
