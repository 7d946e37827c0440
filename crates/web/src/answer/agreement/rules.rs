//! The rules of an agreement in words: levels, calendars, holders.

use kajitori_domain::agreement::level::{
    AssignBy, Bound, Direction, Kind, Layer, OpenOverdue, Quantity, RoundingMode, ServiceLevel,
    Side,
};
use kajitori_domain::agreement::{Agreement, HolidayList};
use kajitori_domain::display::figure::{self, exact_hours};
use kajitori_domain::holder::Holder;
use kajitori_domain::pack::Definitions;
use kajitori_domain::pack::compose::kind_name;
use kajitori_domain::pack::definition::{CalendarDefinition, LevelDefinition};

use crate::answer::tell::Tell;
use crate::pages::agreement::{CalendarTable, LevelTerms};
use crate::part::{Figure, holder_name};

fn quantity(tell: &Tell, value: Quantity) -> String {
    Figure::shown(tell.w, figure::quantity(value)).told()
}

/// What is promised.
pub(crate) fn bound(tell: &Tell, bound: &Bound) -> String {
    let id = match bound.direction {
        Direction::AtLeast => "pack-at-least",
        Direction::AtMost => "pack-at-most",
    };
    tell.w.t1(id, "value", quantity(tell, bound.value))
}

/// The service levels, each with all of its rules.
pub(crate) fn levels(tell: &Tell, agreement: &Agreement) -> Vec<LevelTerms> {
    let definitions = Definitions::of(agreement);
    let both = agreement.levels.iter().zip(&definitions.levels);
    both.map(|(level, definition)| terms(tell, agreement, (level, definition))).collect()
}

fn terms(
    tell: &Tell,
    agreement: &Agreement,
    (level, definition): (&ServiceLevel, &LevelDefinition),
) -> LevelTerms {
    let w = tell.w;
    let kind = w.t(&format!("pack-kind-{}", kind_name(&level.kind)));
    let kind = match level.kind {
        Kind::ClockRatio { limit, .. } => {
            w.t2("agreement-kind-limit", "kind", kind, "hours", exact_hours(limit))
        }
        _ => kind,
    };
    let layer = w.t(match level.decided_by {
        Layer::Reported => "pack-reported",
        Layer::Recomputed => "pack-recomputed",
        Layer::Verified => "pack-verified",
    });
    let side = w.t(match level.measured_by {
        Side::Client => "pack-holder-client",
        Side::Vendor => "pack-holder-vendor",
    });
    let calendar = agreement.calendars.iter().find(|one| one.id == level.calendar);
    let calendar = calendar.map_or_else(|| level.calendar.clone(), |one| tell.text(&one.name));
    let mut more = rules(tell, level, definition);
    more.insert(0, (w.t("pack-def-calendar"), calendar));
    LevelTerms {
        id: level.id.clone(),
        name: tell.text(&level.name),
        clause: level.clause.clone(),
        target: bound(tell, &level.target),
        kind,
        decides: w.t2("agreement-decided", "layer", layer, "side", side),
        more,
    }
}

fn rules(tell: &Tell, level: &ServiceLevel, definition: &LevelDefinition) -> Vec<(String, String)> {
    let w = tell.w;
    let mut rules = Vec::new();
    let mut add = |id: &str, value: String| rules.push((w.t(id), value));
    if let Some((start, stop, pause)) = &definition.clock {
        let none = pause == "-";
        add("pack-def-start", start.clone());
        add("pack-def-stop", stop.clone());
        add("pack-def-pause", if none { w.t("pack-def-no-pause") } else { pause.clone() });
    } else {
        add("pack-def-formula", definition.formula.clone());
    }
    let population = definition.population.clone();
    add("pack-def-population", population.unwrap_or_else(|| w.t("pack-def-everything")));
    for (_, name, clause, rule) in &definition.exclusions {
        let name = w.t2("agreement-named", "name", tell.text(name), "clause", clause);
        add("pack-def-exclusion", format!("{name}: {rule}"));
    }
    if let Some(minimum) = level.minimum {
        add("agreement-minimum", quantity(tell, minimum));
    }
    add("pack-def-assign", w.t(assigned(level.assign_by)));
    if matches!(level.kind, Kind::ClockRatio { .. }) {
        add("pack-def-open", w.t(overdue(level.open_overdue)));
    }
    add("pack-def-rounding", rounding(tell, level));
    if let Some(allowance) = &level.allowance {
        let part = |holder: Holder| {
            let hours = exact_hours(allowance[holder.index()]);
            w.t2("agreement-hours", "who", holder_name(&holder, &w), "hours", hours)
        };
        add("pack-def-allowance", Holder::ALL.map(part).join(" / "));
    }
    if let Some(verification) = &level.verification {
        let method = tell.text(&verification.method);
        let size = verification.size;
        add("pack-def-verification", w.t2("agreement-sample", "method", method, "n", size));
    }
    for (_, name, change) in &definition.alternatives {
        add("pack-def-alternative", format!("{}: {change}", tell.text(name)));
    }
    if let Some(credit) = &level.credit {
        let rule = tell.text(&credit.rule);
        add("pack-def-credit", w.t2("agreement-named", "name", rule, "clause", &credit.clause));
    }
    rules
}

fn assigned(by: AssignBy) -> &'static str {
    match by {
        AssignBy::Start => "pack-assign-start",
        AssignBy::Due => "pack-assign-due",
        AssignBy::Stop => "pack-assign-stop",
    }
}

fn overdue(open: OpenOverdue) -> &'static str {
    match open {
        OpenOverdue::Miss => "pack-open-miss",
        OpenOverdue::Wait => "pack-open-wait",
    }
}

fn rounding(tell: &Tell, level: &ServiceLevel) -> String {
    let id = match level.rounding.mode {
        RoundingMode::None => "pack-rounding-none",
        RoundingMode::HalfUp => "pack-rounding-half-up",
        RoundingMode::Down => "pack-rounding-down",
        RoundingMode::Up => "pack-rounding-up",
    };
    tell.w.t1(id, "digits", level.rounding.digits)
}

/// The calendars; days with the same hours stand together.
pub(crate) fn calendars(tell: &Tell, agreement: &Agreement) -> Vec<CalendarTable> {
    let definitions = Definitions::of(agreement).calendars;
    let used = |id: &str| {
        agreement.calendar == id || agreement.levels.iter().any(|level| level.calendar == id)
    };
    let shown = agreement.calendars.iter().zip(&definitions).filter(|(own, _)| used(&own.id));
    shown
        .map(|(own, told)| {
            let holidays = match own.holidays {
                HolidayList::Japan => tell.w.t("pack-calendar-japan"),
                HolidayList::None => tell.w.t("agreement-no-holidays"),
            };
            CalendarTable {
                name: tell.text(&own.name),
                about: tell.w.t2("agreement-zone", "zone", &own.zone, "holidays", holidays),
                hours: hours(tell, told),
                exceptions: exceptions(tell, told),
            }
        })
        .collect()
}

fn spans(tell: &Tell, spans: &str) -> String {
    match spans {
        "" => tell.w.t("pack-calendar-closed"),
        spans => spans.replace('-', "–").replace(' ', tell.w.t("list-and").as_str()),
    }
}

fn hours(tell: &Tell, calendar: &CalendarDefinition) -> Vec<(String, String)> {
    let w = tell.w;
    let day = |day: usize| w.t(&format!("pack-weekday-{day}"));
    let mut rows: Vec<(usize, usize, &str)> = Vec::new();
    for (at, hours) in calendar.weekdays.iter().enumerate() {
        match rows.last_mut() {
            Some((_, last, same)) if *same == hours => *last = at,
            _ => rows.push((at, at, hours)),
        }
    }
    let named = |(from, until, hours): (usize, usize, &str)| {
        let days = if from == until {
            day(from)
        } else {
            w.t2("agreement-days", "from", day(from), "until", day(until))
        };
        (days, spans(tell, hours))
    };
    rows.into_iter().map(named).collect()
}

/// Days that differ; days that follow each other with the same hours and reason stand together.
fn exceptions(tell: &Tell, calendar: &CalendarDefinition) -> Vec<(String, String, String)> {
    let mut rows: Vec<(jiff::civil::Date, jiff::civil::Date, &str, String)> = Vec::new();
    for (day, hours, reason) in &calendar.exceptions {
        let Ok(day) = day.parse::<jiff::civil::Date>() else { continue };
        let reason = reason.as_ref().map(|reason| tell.text(reason)).unwrap_or_default();
        match rows.last_mut() {
            Some((_, last, same, why))
                if last.tomorrow().is_ok_and(|next| next == day)
                    && *same == hours
                    && *why == reason =>
            {
                *last = day;
            }
            _ => rows.push((day, day, hours, reason)),
        }
    }
    let named = |(from, until, hours, reason): (_, _, &str, String)| {
        let days = if from == until {
            tell.day(from)
        } else {
            let (from, until) = (tell.day(from), tell.day(until));
            tell.w.t2("agreement-days", "from", from, "until", until)
        };
        (days, spans(tell, hours), reason)
    };
    rows.into_iter().map(named).collect()
}

/// Holder rules: after which events, who holds, by which clause.
pub(crate) fn holders(tell: &Tell, agreement: &Agreement) -> Vec<(String, String, String)> {
    let w = tell.w;
    let rule = |rule: &kajitori_domain::pack::definition::HolderDefinition| {
        let holder = rule.holder.map(|holder| holder_name(&holder, &w));
        let holder = holder.unwrap_or_else(|| w.t("pack-holder-keeps"));
        (rule.on.clone(), holder, rule.clause.clone().unwrap_or_default())
    };
    Definitions::of(agreement).holder_rules.iter().map(rule).collect()
}
