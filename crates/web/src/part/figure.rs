//! A figure in its three layers.

use kajitori_domain::agreement::level::Layer;
use kajitori_domain::display::figure::{self, Behind, Unit};
use kajitori_domain::display::thousands;
use kajitori_domain::pack::LevelReport;

use crate::word::W;

/// A value as people read it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The number.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// What stands behind it: numerator and denominator, or how many.
    pub behind: String,
}

impl Figure {
    /// A figure.
    pub fn new(
        value: impl Into<String>,
        unit: impl Into<String>,
        behind: impl Into<String>,
    ) -> Self {
        Self { value: value.into(), unit: unit.into(), behind: behind.into() }
    }

    /// A value with the words of its unit.
    pub fn shown(w: W, figure: figure::Figure) -> Self {
        let behind = match figure.behind {
            Behind::Of(hits, all) => {
                format!("{} / {}", thousands(hits.into()), thousands(all.into()))
            }
            Behind::Cases(n) => w.t1("pack-behind", "n", thousands(n.into())),
            Behind::Unknown => String::new(),
        };
        Self { unit: unit(w, figure.unit), value: figure.value, behind }
    }

    /// The value with its unit, as it stands in a sentence.
    pub fn told(&self) -> String {
        if self.unit.is_empty() {
            self.value.clone()
        } else {
            format!("{} {}", self.value, self.unit)
        }
    }
}

fn unit(w: W, unit: Unit) -> String {
    match unit {
        Unit::Percent => "%".to_owned(),
        Unit::Points => "pt".to_owned(),
        Unit::Hours => w.t("figures-unit-hours"),
        Unit::Cases => w.t("figures-unit-cases"),
        Unit::Plain => String::new(),
    }
}

/// 申告, 再計算 and 検証 of one service level. What is missing is said, never shown as zero.
#[derive(Debug, Clone)]
pub struct Layers {
    /// 申告値.
    pub reported: Option<Figure>,
    /// 再計算値.
    pub recomputed: Option<Figure>,
    /// 検証値.
    pub verified: Option<Figure>,
    /// Which one decides the contractual verdict: 0 reported, 1 recomputed, 2 verified.
    pub decides: u8,
}

impl Layers {
    /// The layers of a level.
    pub fn of(w: W, level: &LevelReport) -> Self {
        let target = level.target.value;
        let shown = |figure: Option<figure::Figure>| figure.map(|figure| Figure::shown(w, figure));
        let (reported, verified) = (level.reported.as_ref(), level.verified.as_ref());
        Self {
            reported: shown(reported.and_then(|one| figure::reported(one, target))),
            recomputed: shown(level.facts.adjusted.and_then(|one| figure::amount(&one, target))),
            verified: shown(verified.and_then(|one| figure::sample(&one.sample, target))),
            decides: match level.decided_by {
                Layer::Reported => 0,
                Layer::Recomputed => 1,
                Layer::Verified => 2,
            },
        }
    }
}
