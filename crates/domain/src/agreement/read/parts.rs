//! Reading the parts of a service level that are tables of their own.

use super::kind::Shape;
use super::level::MODES;
use super::{Known, condition, matching, refer, unique};
use crate::agreement::level::{
    Alternative, Change, Credit, CreditCosts, CreditTerms, CreditWhen, Deduction, Exclusion,
    RoundingMode, Verification,
};
use crate::definition::{Item, Quantities, Table};

/// Most alternatives of one service level; each doubles the combinations that are tried.
const MOST_ALTERNATIVES: usize = 6;

/// Agreed exclusions of cases; kinds without cases have none.
pub(super) fn exclusions(table: &Table<'_>, shape: Shape, known: &Known) -> Vec<Exclusion> {
    let item = shape.of_cases().then(|| table.get("exclusions")).flatten();
    let mut ids = Vec::new();
    let mut exclusions = Vec::new();
    for table in item.map(|item| item.tables()).unwrap_or_default() {
        let id = unique(&table, &mut ids, "exclusion");
        let name = table.need("name").and_then(|item| item.text());
        let clause = table.need("clause").and_then(|item| item.words());
        let rule = table.need("where").and_then(|item| condition(&item, known));
        table.finish(&[], "");
        if let (Some(id), Some(name), Some(clause), Some(rule)) = (id, name, clause, rule) {
            exclusions.push(Exclusion { id, name, clause: clause.to_owned(), rule });
        }
    }
    exclusions
}

/// Agreed deductions of interval columns.
pub(super) fn deductions(table: &Table<'_>) -> Vec<Deduction> {
    let mut ids = Vec::new();
    let mut deductions = Vec::new();
    for table in table.get("deductions").map(|item| item.tables()).unwrap_or_default() {
        let id = unique(&table, &mut ids, "deduction");
        let name = table.need("name").and_then(|item| item.text());
        let clause = table.need("clause").and_then(|item| item.words());
        let column = table.need("column").and_then(|item| item.words());
        table.finish(&[], "");
        if let (Some(id), Some(name), Some(clause), Some(column)) = (id, name, clause, column) {
            let (clause, column) = (clause.to_owned(), column.to_owned());
            deductions.push(Deduction { id, name, clause, column });
        }
    }
    deductions
}

/// Declared other ways of counting.
pub(super) fn alternatives(table: &Table<'_>, shape: Shape, known: &Known) -> Vec<Alternative> {
    let item = (shape != Shape::SampledAccuracy).then(|| table.get("alternatives")).flatten();
    let Some(item) = item else { return Vec::new() };
    let tables = item.tables();
    if tables.len() > MOST_ALTERNATIVES {
        let args = vec![("limit", MOST_ALTERNATIVES.to_string())];
        item.wrong("definition-alternatives", args);
    }
    let agreed = declared(table, if shape.of_cases() { "exclusions" } else { "deductions" });
    let mut ids = Vec::new();
    let mut alternatives = Vec::new();
    for table in &tables {
        let id = unique(table, &mut ids, "alternative");
        let name = table.need("name").and_then(|item| item.text());
        let change = change(table, shape, &agreed, known);
        if let (Some(id), Some(name), Some(change)) = (id, name, change) {
            alternatives.push(Alternative { id, name, change });
        }
    }
    alternatives
}

/// The ids under `key`, sound or not, so that what refers to a broken one is not told again.
fn declared(table: &Table<'_>, key: &'static str) -> Vec<String> {
    let array = table.get(key).and_then(|item| item.value().as_array());
    let ids = array.into_iter().flat_map(|array| array.iter());
    ids.filter_map(|item| Some(item.get_ref().get("id")?.get_ref().as_str()?.to_owned())).collect()
}

const CHANGES: [&str; 6] = ["calendar", "pause", "exclude", "ignore", "deduct", "round_clock"];

/// The one thing that an alternative changes.
fn change(table: &Table<'_>, shape: Shape, agreed: &[String], known: &Known) -> Option<Change> {
    let fitting: Vec<&'static str> = CHANGES
        .into_iter()
        .filter(|key| match *key {
            "calendar" | "pause" | "round_clock" => shape.has_clock(),
            "exclude" => shape.of_cases(),
            "deduct" => !shape.of_cases(),
            _ => true,
        })
        .collect();
    let given: Vec<(&str, Item<'_>)> =
        fitting.iter().filter_map(|key| Some((*key, table.get(key)?))).collect();
    table.finish(&CHANGES, shape.word());
    let [(key, item)] = given.as_slice() else {
        table.wrong("definition-alternative", vec![("known", fitting.join(", "))]);
        return None;
    };
    match *key {
        "calendar" => refer(item, "calendar", &known.calendars).map(Change::Calendar),
        "pause" => matching::pause(item).map(Change::Pause),
        "exclude" => condition(item, known).map(Change::Exclude),
        "ignore" => refer(item, "exclusion", agreed).map(Change::Ignore),
        "deduct" => item.words().map(|column| Change::Deduct(column.to_owned())),
        _ => {
            let table = item.table()?;
            let to = table.need("to").and_then(|item| item.duration());
            let modes: Vec<(&'static str, RoundingMode)> =
                MODES.into_iter().filter(|(_, mode)| *mode != RoundingMode::None).collect();
            let mode = table.need("mode").and_then(|item| item.choice(&modes));
            table.finish(&[], "");
            Some(Change::RoundClock(to?, mode?))
        }
    }
}

/// How the client verifies.
pub(super) fn verification(item: &Item<'_>) -> Option<Verification> {
    let table = item.table()?;
    let most = 1_000_000_000_000;
    let method = table.need("method").and_then(|item| item.text());
    let size = table.need("size").and_then(|item| item.integer(1, most));
    let population = table.get("population").map(|item| (item.integer(1, most), item));
    let seed = table.get("seed").map(|item| item.words().map(str::to_owned));
    table.finish(&[], "");
    if let (Some(size), Some((Some(population), item))) = (size, &population)
        && *population < size
    {
        item.wrong("definition-sample-size", vec![("size", size.to_string())]);
    }
    let population = population.and_then(|(number, _)| u64::try_from(number?).ok());
    Some(Verification {
        method: method?,
        size: u64::try_from(size?).ok()?,
        population,
        seed: seed.flatten(),
    })
}

/// Months in a row that a rule may ask for.
const MONTHS_MOST: i64 = 12;

/// What follows from a miss, in words; with `when` and one of `percent_of_fee` and `yen`, also so
/// that the product can propose it, and with `months` only once so many in a row are missed.
pub(super) fn credit(item: &Item<'_>) -> Option<Credit> {
    let table = item.table()?;
    let clause = table.need("clause").and_then(|item| item.words());
    let rule = table.need("rule").and_then(|item| item.text());
    let choices =
        [("below_target", CreditWhen::BelowTarget), ("below_minimum", CreditWhen::BelowMinimum)];
    let when = table.get("when").map(|item| item.choice(&choices));
    let share = table.get("percent_of_fee").map(|item| item.ratio());
    let yen = table.get("yen").map(|item| item.integer(1, 1_000_000_000_000));
    let months = table.get("months").map(|item| item.integer(1, MONTHS_MOST));
    table.finish(&[], "");
    let terms = match (when, share, yen) {
        (None, None, None) if months.is_none() => None,
        (Some(when), Some(share), None) => Some((when?, CreditCosts::ShareOfFee(share?))),
        (Some(when), None, Some(yen)) => Some((when?, CreditCosts::Yen(yen?))),
        _ => {
            item.wrong("definition-credit-costs", vec![]);
            return None;
        }
    };
    let months = u32::try_from(months.unwrap_or(Some(1))?).ok()?;
    let terms = terms.map(|(when, costs)| CreditTerms { when, costs, months });
    Some(Credit { clause: clause?.to_owned(), rule: rule?, terms })
}
