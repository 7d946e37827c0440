//! 申告値: what the vendor says it has reached, by month; the last that was said counts.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::ServiceLevel;
use kajitori_domain::agreement::level::Quantity;
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::close::CloseState;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::id::{EngagementId, ReportId};
use kajitori_domain::record::Reported;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::text::Text;
use kajitori_domain::time::Month;
use kajitori_store::reported;
pub use kajitori_store::reported::Handed;
use kajitori_store::{Done, Read, agreement, close};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, may};

/// A service level that values are reported for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What was promised, which says the unit of its value.
    pub target: Quantity,
}

/// What was reported for a month.
#[derive(Debug, Clone)]
pub struct History {
    /// The levels of the agreement that holds at the month's end, in its order.
    pub levels: Vec<Level>,
    /// What was handed in, later ones last.
    pub handed: Vec<Handed>,
    /// Whether the asker may report for this month now.
    pub may: bool,
}

/// One value that is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The level.
    pub level: String,
    /// The value.
    pub value: Option<Decimal>,
    /// The numerator.
    pub numerator: Option<u64>,
    /// The denominator.
    pub denominator: Option<u64>,
}

/// What was reported for `month`.
///
/// # Errors
/// [`Failure::Hidden`] for those without a part in the engagement.
pub fn history(
    house: &House,
    call: &Call<'_>,
    (engagement, month): (EngagementId, Month),
) -> Result<History, Failure> {
    let scope = InEngagement(engagement);
    let report = may(house, call, scope, EngagementPermission::Report);
    ask(house, call, (scope, EngagementPermission::SeeFigures), |read, _| {
        let (levels, handed) = (levels(read, month)?, reported::list(read, month)?);
        Ok(History { levels, handed, may: report && !fixed(read, month)? })
    })
}

/// Reports values for `month`, which take the place of earlier ones.
///
/// # Errors
/// `reported-none`, `reported-level`, `reported-twice`, `reported-parts`, `reported-fixed`.
pub fn report(
    house: &House,
    call: &Call<'_>,
    (engagement, month): (EngagementId, Month),
    values: &[Value],
) -> Result<ReportId, Failure> {
    sound(values)?;
    let asked = (InEngagement(engagement), EngagementPermission::Report);
    change(house, call, asked, |write, leave| {
        if fixed(write, month)? {
            return Err(Refusal::new("reported-fixed").with("month", month.to_string()).into());
        }
        let known = levels(write, month)?;
        let report = ReportId::draw(leave.at, house.chance());
        for value in values {
            if !known.iter().any(|level| level.id == value.level) {
                return Err(Refusal::new("reported-level").with("level", &value.level).into());
            }
            let Value { level, value, numerator, denominator } = value.clone();
            let reported = Reported { level, month, value, numerator, denominator, row: 0 };
            let at = leave.at;
            let handed = Handed { report, reported, delivery: None, at, superseded: None };
            reported::add(write, &handed)?;
        }
        let mut entry =
            Entry::new(Action::ValuesReported, Object::new(ObjectKind::Report, &report));
        entry.detail = entry.detail.with("month", &month).with("values", &values.len());
        Ok(Done::new(report, Entries::one(entry)))
    })
}

/// What is wrong with values, whatever the agreement says.
fn sound(values: &[Value]) -> Result<(), Refusal> {
    if values.is_empty() {
        return Err(Refusal::new("reported-none"));
    }
    for (at, value) in values.iter().enumerate() {
        let wrong = |code| Refusal::new(code).with("level", &value.level);
        if values.iter().take(at).any(|earlier| earlier.level == value.level) {
            return Err(wrong("reported-twice"));
        }
        match (value.value, value.numerator, value.denominator) {
            (None, None, None) => return Err(wrong("reported-empty")),
            (_, Some(above), Some(below)) if above > below || below == 0 => {
                return Err(wrong("reported-parts"));
            }
            (None, Some(_), None) | (_, None, Some(_)) => return Err(wrong("reported-parts")),
            _ => {}
        }
    }
    Ok(())
}

fn fixed(read: &Read<'_, InEngagement>, month: Month) -> Result<bool, Stop> {
    let close = close::get(read, month)?;
    Ok(close.is_some_and(|close| matches!(close.value.state, CloseState::Fixed { .. })))
}

/// The levels of the agreed version that holds on the month's last day.
fn levels(read: &Read<'_, InEngagement>, month: Month) -> Result<Vec<Level>, Stop> {
    let (_, last) = month.days(None);
    let versions = agreement::list(read)?.into_iter().map(|version| version.value);
    let agreed = versions.filter(|version| {
        matches!(version.state.word(), "agreed" | "superseded") && version.from <= last
    });
    let Some(version) = agreed.max_by_key(|version| (version.from, version.number)) else {
        return Ok(Vec::new());
    };
    let read = kajitori_domain::agreement::read("agreement.toml", &version.text).0;
    let levels = read.map(|agreement| agreement.levels).unwrap_or_default();
    let level =
        |level: ServiceLevel| Level { target: level.target.value, id: level.id, name: level.name };
    Ok(levels.into_iter().map(level).collect())
}
