//! A house with the cast in it, asked as any of them.

use jiff::civil::date;
use kajitori_app::engagement::{New, create};
use kajitori_app::{Call, Failure, House, gate};
use kajitori_domain::access::Actor;
use kajitori_domain::contract::Renewal;
use kajitori_domain::engagement::Confidentiality;
use kajitori_domain::id::EngagementId;
use kajitori_domain::text::Text;
use kajitori_testkit::cast::{Cast, Way, cast};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::{Ports, house};

/// A house with everybody in it.
pub(crate) struct Stage {
    pub(crate) house: House,
    pub(crate) cast: Cast,
}

impl Stage {
    pub(crate) fn new(fresh: &Fresh) -> Self {
        let (house, _) = house(fresh, Ports::default());
        Self { house, cast: cast(fresh) }
    }

    pub(crate) fn actor(&self, name: &str) -> Actor {
        let Way::Session(secret) = &self.cast.get(name).way else { panic!("{name} signs in") };
        gate::who(&self.house, secret).expect("a record").expect("somebody").actor
    }

    /// Does `work` as somebody.
    pub(crate) fn by<T>(&self, name: &str, work: impl FnOnce(&House, &Call<'_>) -> T) -> T {
        let actor = self.actor(name);
        work(&self.house, &Call::web(&actor, "r-1"))
    }

    pub(crate) fn new_engagement(&self) -> New {
        New {
            template: "payroll".to_owned(),
            tasks: vec!["payroll".to_owned(), "social-insurance".to_owned()],
            vendor: self.cast.vendor,
            name: Text::same("給与計算"),
            confidentiality: Confidentiality::Secret,
            fee_yen: Some(1_802_500),
            title: Text::same("業務委託契約書"),
            kind: "quasi-mandate".to_owned(),
            from: date(2026, 12, 1),
            until: Some(date(2027, 11, 30)),
            notice_months: 3,
            renewal: Renewal::Automatic,
        }
    }

    pub(crate) fn create(&self) -> EngagementId {
        let new = self.new_engagement();
        self.by("company-owner", |house, call| create(house, call, &new)).expect("made")
    }
}

/// The code of what was refused.
pub(crate) fn code<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> String {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal.code.to_owned(),
        Err(Failure::Hidden) => "hidden".to_owned(),
        other => panic!("{other:?}"),
    }
}
