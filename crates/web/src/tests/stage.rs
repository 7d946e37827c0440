//! A house with everybody in it, and a browser for each of them.

use std::sync::Arc;

use kajitori_app::House;
use kajitori_testkit::cast::{Cast, cast};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::{Ports, house};

use super::browser::Browser;
use crate::site::{Proxies, Site};

/// The site of `house`, reached by https. A fault fails the test.
pub(super) fn site_of(house: impl Into<Arc<House>>) -> Site {
    let numbers = Arc::new(|| "number-1".to_owned());
    let tell = Arc::new(|_: &str, chain: &str| panic!("a fault: {chain}"));
    Site { house: house.into(), numbers, secure: true, proxies: Proxies::default(), tell }
}

/// A house with everybody in it.
pub(super) struct Stage {
    pub(super) fresh: Fresh,
    pub(super) site: Site,
    pub(super) cast: Cast,
}

impl Stage {
    /// One with the ports that `ports` makes.
    pub(super) fn with(ports: impl FnOnce(&Fresh) -> Ports) -> Self {
        Self::on(Fresh::file(), ports)
    }

    /// One whose record is `fresh`.
    pub(super) fn on(fresh: Fresh, ports: impl FnOnce(&Fresh) -> Ports) -> Self {
        let cast = cast(&fresh);
        let ports = ports(&fresh);
        let (house, _) = house(&fresh, ports);
        Self { site: site_of(house), cast, fresh }
    }

    /// One whose ports refuse.
    pub(super) fn new() -> Self {
        Self::with(|_| Ports::default())
    }

    /// The same, where ports that refuse may end in a fault: only who is let in matters.
    pub(super) fn silent(mut self) -> Self {
        self.site.tell = Arc::new(|_, _| {});
        self
    }

    /// The browser, or program, of somebody.
    pub(super) fn browser(&self, name: &str) -> Browser {
        Browser::of(&self.site, self.cast.get(name))
    }

    /// An address inside the first engagement.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/engagements/{}{rest}", self.cast.engagement)
    }
}

/// What makes an engagement of two tasks, beginning on the day that is typed as `from`.
pub(super) fn founding<'a>(vendor: &'a str, from: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("template", "payroll"),
        ("name", "給与計算 本社"),
        ("vendor", vendor),
        ("tasks", "payroll"),
        ("tasks", "social-insurance"),
        ("title", "業務委託契約書"),
        ("from", from),
        ("notice_months", "3"),
    ]
}
