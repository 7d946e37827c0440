//! A visitor of a measured house, whose answers a test can read.

use std::sync::{Arc, Mutex};

use axum::response::Response;
use kajitori_app::Failure;
use kajitori_app::gate::Who;
use kajitori_domain::access::{Log, Role};
use kajitori_domain::audit::Via;
use kajitori_domain::id::{EngagementId, SessionId};
use kajitori_domain::organisation::Side;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Moment;
use kajitori_testkit::db::Fresh;
use kajitori_testkit::leave::actor;
use kajitori_testkit::sight::{Sight, a_person, who};

use super::stage::site_of;
use crate::form::{Form, raw};
use crate::site::{Handler, Site, Visit};
use crate::word::W;

/// A house with a visitor's site.
pub(super) struct Place {
    pub(super) sight: Sight,
    site: Site,
    _fresh: Fresh,
}

/// What came back: the status and the page.
pub(super) struct Seen {
    pub(super) status: u16,
    pub(super) kind: String,
    pub(super) page: String,
}

impl Place {
    pub(super) fn new() -> Self {
        let fresh = Fresh::file();
        let sight = Sight::new(&fresh);
        let site = site_of(Arc::clone(&sight.house));
        Self { sight, site, _fresh: fresh }
    }

    /// Asks `handler` as somebody with `role` in the first engagement.
    pub(super) fn ask(
        &self,
        handler: Handler,
        role: Role,
        (parts, query): (&[(&str, &str)], &str),
    ) -> Result<Seen, Failure> {
        let visit = self.visit(role, self.sight.engagement, (parts, query));
        handler(&self.site, &visit).map(seen)
    }

    fn visit(
        &self,
        role: Role,
        engagement: EngagementId,
        (parts, query): (&[(&str, &str)], &str),
    ) -> Visit {
        let vendor = role.side() == Some(Side::Vendor);
        let number = if vendor { 2 } else { 1 };
        let actor = actor(who(number), role, Log::Engagement(engagement));
        let known = Who {
            session: SessionId::new(Moment(0), [1; 10]),
            person: a_person(number),
            organisation: self.sight.parties[usize::from(vendor)].clone(),
            half: false,
            actor: actor.clone(),
        };
        let mut path = vec![("e".to_owned(), engagement.to_string())];
        path.extend(parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        Visit {
            actor,
            who: Some(known),
            secret: None,
            w: W::of(Lang::Ja),
            sees: crate::shell::Sight::default(),
            via: Via::Web,
            request: "number-1".to_owned(),
            here: "/".to_owned(),
            path,
            query: Form::new(raw(query)),
            form: Form::default(),
            sent: Mutex::new(None),
            address: String::new(),
            agent: String::new(),
            origin: String::new(),
        }
    }
}

fn seen(response: Response) -> Seen {
    let (head, body) = response.into_parts();
    let kind = head.headers.get("content-type").and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let bytes = runtime.block_on(axum::body::to_bytes(body, 1 << 22)).unwrap();
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    Seen { status: head.status.as_u16(), kind, page }
}
