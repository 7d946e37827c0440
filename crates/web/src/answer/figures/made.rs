//! The numbers behind a level's value, each with the way to its cases.

use kajitori_app::figures::Show;
use kajitori_domain::agreement::level::Direction;
use kajitori_domain::display::thousands;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::pack::LevelReport;
use kajitori_domain::pack::definition::LevelDefinition;

use super::cases::shown;
use super::level::exclusion;
use super::tell::Tell;
use crate::link::Link;
use crate::pages::figures::Made;

/// What the value of `level` is made of; `here` is its page, where its cases are `listed`.
pub(super) fn of(
    tell: &Tell,
    level: &LevelReport,
    (terms, here, listed): (Option<&LevelDefinition>, &Link, bool),
) -> Vec<Made> {
    let (w, facts) = (tell.w, &level.facts);
    let made = |name: String, count: u64, show: Option<Show>| Made {
        name,
        count: thousands(count.into()),
        cases: show.filter(|_| listed).map(|show| shown(here, show)),
    };
    let mut out = Vec::new();
    if let Some(amount) = &facts.adjusted {
        out.push(made(w.t("figures-made-counted"), amount.n(), Some(Show::All)));
        out.extend(
            missed(level, amount)
                .map(|missed| made(w.t("figures-outside"), missed, Some(Show::Missed))),
        );
    }
    for (rule, count) in &facts.excluded {
        let name = w.t1("figures-excluded", "rule", exclusion(tell, terms, rule));
        out.push(made(name, *count, Some(Show::Excluded)));
    }
    for (id, count, show) in [
        ("figures-missing", facts.missing, Some(Show::Missing)),
        ("figures-pending", facts.pending, None),
    ] {
        if count > 0 {
            out.push(made(w.t(id), count, show));
        }
    }
    out
}

/// How many are not as promised, where each case is or is not.
fn missed(level: &LevelReport, amount: &Amount) -> Option<u64> {
    match (*amount, level.target.direction) {
        (Amount::Ratio { numerator, denominator }, Direction::AtLeast) => {
            denominator.checked_sub(numerator)
        }
        (Amount::Ratio { numerator, .. }, Direction::AtMost) => Some(numerator),
        (Amount::Count { value, .. }, _) => Some(value),
        _ => None,
    }
}
