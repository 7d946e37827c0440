//! Engagements: the list, a new one, the hub, the settings.

mod choices;
mod hub;
mod list;
mod new;
mod put;
mod settings;

use kajitori_app::engagement::hub as read_hub;

use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

pub use list::{csv, list, xlsx};
pub use new::{create, new};
pub use put::{contract, data, duty, fact, process, step};
pub use settings::settings;

/// The hub.
pub fn hub(site: &Site, visit: &Visit) -> Answer {
    let hub = read_hub(&site.house, &visit.call(), visit.engagement()?)?;
    let page = hub::page(site, visit, &hub);
    site::inside(visit, (Spot::Hub, Some(&hub.opened)), &page)
}
