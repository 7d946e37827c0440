//! The served site: a request becomes a [`Visit`], is let in by what its route needs, and is
//! answered on a thread that may block.

mod cookie;
mod enter;
mod failure;
mod frame;
mod proxy;
mod sent;
mod visit;

use std::sync::Arc;

use kajitori_app::{Failure, House};
use kajitori_domain::display::Clockface;

pub use cookie::{clear, keep};
pub(crate) use enter::enter;
pub use failure::answer as failed;
pub use frame::{again, gate, inside, plain};
pub use proxy::{NoNetwork, Proxies};
pub use sent::{Incoming, Sent, Takes};
pub use visit::{Me, Visit};

use crate::layer::Numbers;
use crate::word::W;

/// What the site is made of.
#[derive(Clone)]
pub struct Site {
    /// The house.
    pub house: Arc<House>,
    /// Draws the number of a request.
    pub numbers: Numbers,
    /// Whether the site is reached by https.
    pub secure: bool,
    /// The proxies that say truly where a request came from.
    pub proxies: Proxies,
    /// Whom a fault is told, once; the log of whoever runs the house.
    pub tell: Tell,
}

impl Site {
    /// Shows moments in the words of `w` and in the zone of the house.
    pub fn clock(&self, w: W) -> Clockface {
        Clockface::new(w.lang(), self.house.zone())
    }
}

/// Takes the number of a request and what went wrong.
pub type Tell = Arc<dyn Fn(&str, &str) + Send + Sync>;

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("secure", &self.secure).finish_non_exhaustive()
    }
}

/// What a handler answers: a page, or why there is none.
pub type Answer = Result<axum::response::Response, Failure>;

/// Whoever answers a route. It may block.
pub type Handler = fn(&Site, &Visit) -> Answer;
