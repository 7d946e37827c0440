//! What the vendor reports for a month.

use kajitori_app::Failure;
use kajitori_app::engagement::{Opened, open};
use kajitori_app::reported::{self as app, History, Level, Value};
use kajitori_domain::agreement::level::Quantity;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::display::{percent_of, thousands};
use kajitori_domain::record::Reported;
use kajitori_domain::time::Month;

use super::told::Told;
use crate::form::{Kind, tidied};
use crate::pages::intake::{HistoryLine, ReportedPage, ReportedRow};
use crate::part::{Named, Notice};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit, again, inside};
use crate::word::W;

/// The names of a row's fields, each followed by its number.
const FIELDS: [&str; 3] = ["value", "numerator", "denominator"];

/// What was reported for a month, with the form for those who may.
pub fn reported(site: &Site, visit: &Visit) -> Answer {
    let month = visit.month()?;
    let (opened, history) = known(site, visit, month)?;
    let rows = rows(visit.w, &history, |_| Default::default());
    let page = page(site, visit, (&opened, &history), (rows, None))?;
    inside(visit, (Spot::Figures, Some(&opened)), &page)
}

/// Reports the values of the form.
pub fn report(site: &Site, visit: &Visit) -> Answer {
    let (month, engagement) = (visit.month()?, visit.engagement()?);
    let (opened, history) = known(site, visit, month)?;
    let mut rows = rows(visit.w, &history, |at| typed(visit, at));
    let values = values(visit.w, &history.levels, &mut rows);
    let notice = match rows.iter().any(|row| row.problem.is_some()) {
        true => None,
        false => match app::report(&site.house, &visit.call(), (engagement, month), &values) {
            Ok(_) => return Ok(see_other(&Told::place(&opened).reported(&month.to_string()))),
            Err(Failure::Refused(refusal)) => {
                Some(Told::new(visit.w, &site.house).refused(&refusal))
            }
            Err(failure) => return Err(failure),
        },
    };
    let page = page(site, visit, (&opened, &history), (rows, notice))?;
    again(visit, (Spot::Figures, Some(&opened)), &page)
}

fn known(site: &Site, visit: &Visit, month: Month) -> Result<(Opened, History), Failure> {
    let engagement = visit.engagement()?;
    let opened = open(&site.house, &visit.call(), engagement)?;
    let history = app::history(&site.house, &visit.call(), (engagement, month))?;
    Ok((opened, history))
}

/// What was typed into row `at`.
fn typed(visit: &Visit, at: usize) -> [String; 3] {
    FIELDS.map(|field| visit.form.raw(&format!("{field}-{at}")).to_owned())
}

fn rows(w: W, history: &History, typed: impl Fn(usize) -> [String; 3]) -> Vec<ReportedRow> {
    let row = |(at, level): (usize, &Level)| {
        let counts = history
            .handed
            .iter()
            .rfind(|handed| handed.superseded.is_none() && handed.reported.level == level.id);
        ReportedRow {
            level: level.id.clone(),
            name: level.name.get(w.lang()).to_owned(),
            unit: unit(w, level),
            now: counts.map(|handed| shown(w, Some(level), &handed.reported)),
            typed: typed(at),
            problem: None,
        }
    };
    history.levels.iter().enumerate().map(row).collect()
}

fn unit(w: W, level: &Level) -> String {
    match level.target {
        Quantity::Ratio(_) => "%".to_owned(),
        Quantity::Duration(_) => w.t("intake-unit-hours"),
        Quantity::Count(_) => w.t("intake-unit-count"),
        Quantity::Number(_) => String::new(),
    }
}

/// A value as people read it, with what stands behind it.
fn shown(w: W, level: Option<&Level>, reported: &Reported) -> String {
    let ratio = level.is_none_or(|level| matches!(level.target, Quantity::Ratio(_)));
    let unit = level.map(|level| unit(w, level)).unwrap_or_default();
    let value = reported.value.map(|value| match ratio {
        true => format!("{} %", percent_of(value)),
        false => format!("{value} {unit}").trim().to_owned(),
    });
    let count = |count: u64| thousands(count.into());
    let parts = reported.numerator.zip(reported.denominator);
    let parts = parts.map(|(above, below)| format!("{} / {}", count(above), count(below)));
    match (value, parts) {
        (Some(value), Some(parts)) => w.t2("list-behind", "value", value, "behind", parts),
        (value, parts) => value.or(parts).unwrap_or_default(),
    }
}

/// The values that were typed; what cannot be read is noted in its row.
fn values(w: W, levels: &[Level], rows: &mut [ReportedRow]) -> Vec<Value> {
    let mut values = Vec::new();
    for (row, level) in rows.iter_mut().zip(levels) {
        let texts = row.typed.clone().map(|text| tidied(&text, Kind::Code).replace(',', ""));
        if texts.iter().all(String::is_empty) {
            continue;
        }
        match read(level, &texts) {
            Some(value) => values.push(value),
            None => row.problem = Some(w.t1("field-number", "label", &row.name)),
        }
    }
    values
}

fn read(level: &Level, [value, above, below]: &[String; 3]) -> Option<Value> {
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    let share = matches!(level.target, Quantity::Ratio(_)) && !value.ends_with('%');
    let value = match given(value) {
        Some(text) if share => Some(Decimal::parse(&format!("{text}%"))?),
        Some(text) => Some(Decimal::parse(&text)?),
        None => None,
    };
    let count = |text: &String| match given(text) {
        Some(text) => text.parse().ok().map(Some),
        None => Some(None),
    };
    let (numerator, denominator) = (count(above)?, count(below)?);
    Some(Value { level: level.id.clone(), value, numerator, denominator })
}

fn page(
    site: &Site,
    visit: &Visit,
    (opened, history): (&Opened, &History),
    (rows, notice): (Vec<ReportedRow>, Option<Notice>),
) -> Result<ReportedPage, Failure> {
    let (w, month) = (visit.w, visit.month()?);
    let (told, place) = (Told::new(w, &site.house), Told::place(opened));
    let other = |by: i32| {
        let month = month.plus(by);
        Named::new(told.clock.month(month), place.reported(&month.to_string()))
    };
    let line = |handed: &kajitori_app::reported::Handed| {
        let level = history.levels.iter().find(|level| level.id == handed.reported.level);
        let name = level.map(|level| level.name.get(w.lang()).to_owned());
        let from = |id: &kajitori_domain::id::DeliveryId| {
            Named::new(w.t("intake-by-file"), place.delivery(&id.to_string()))
        };
        HistoryLine {
            name: name.unwrap_or_else(|| handed.reported.level.clone()),
            value: shown(w, level, &handed.reported),
            at: told.clock.time(handed.at),
            from: handed.delivery.as_ref().map(from),
            superseded: handed.superseded.is_some(),
        }
    };
    Ok(ReportedPage {
        w,
        trail: told.trail(opened, false),
        month: told.clock.month(month),
        others: vec![other(-1), other(1)],
        notice,
        rows,
        action: history.may.then(|| place.reported(&month.to_string())),
        file: history.may.then(|| place.new_delivery()),
        history: history.handed.iter().rev().map(line).collect(),
    })
}

#[cfg(test)]
mod tests {
    use kajitori_domain::decimal::Decimal;
    use kajitori_domain::text::Lang;
    use kajitori_domain::time::Month;

    use super::*;

    #[test]
    fn each_language_has_its_own_brackets() {
        let reported = Reported {
            level: "x".to_owned(),
            month: Month::parse("2026-10").expect("a month"),
            value: Decimal::parse("0.9709"),
            numerator: Some(3_301),
            denominator: Some(3_400),
            row: 2,
        };
        let told = |lang| shown(W::of(lang), None, &reported);
        assert_eq!(told(Lang::Ja), "97.09 %（3,301 / 3,400）");
        assert_eq!(told(Lang::En), "97.09 % (3,301 / 3,400)");
    }
}
