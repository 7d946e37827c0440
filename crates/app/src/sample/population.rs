//! What a sample is drawn from: the cases that a service level counts, or a list that was handed
//! in.

use kajitori_domain::analytics::{CaseAsk, CasePage};
use kajitori_domain::draw::Unit;
use kajitori_domain::filter::Literal;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::{Moment, Window};
use kajitori_store::run::Run;

use crate::house::House;

/// Cases of one question.
const PAGE: u64 = 5_000;

/// A unit that can be drawn, and when it was processed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The unit.
    pub unit: Unit,
    /// When; `None` where the list does not say.
    pub at: Option<Moment>,
}

/// The units of a list: one a line, after a comma its stratum. A first line that says `unit` is a
/// head.
pub fn listed(text: &str) -> Vec<Listed> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    let parted = lines.map(|line| line.split_once(',').unwrap_or((line, "")));
    let named = parted.map(|(unit, stratum)| (plain(unit), plain(stratum)));
    let named = named.enumerate().filter(|(place, (unit, _))| *place > 0 || unit != "unit");
    let named = named.filter(|(_, (unit, _))| !unit.is_empty());
    let of = |(_, (unit, stratum)): (usize, (String, String))| {
        let stratum = Some(stratum).filter(|stratum| !stratum.is_empty());
        Listed { unit: Unit { unit, stratum }, at: None }
    };
    named.map(of).collect()
}

/// A cell without its quotation marks.
fn plain(cell: &str) -> String {
    let cell = cell.trim();
    let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    inner.unwrap_or(cell).replace("\"\"", "\"")
}

/// The cases of `run` that `level` counts.
///
/// # Errors
/// A fault when the run's cases cannot be read.
pub(super) fn cases(house: &House, run: &Run, level: &str) -> Result<Vec<Listed>, Stop> {
    let mut found = Vec::new();
    loop {
        let skip = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let level = Some(level.to_owned());
        let ask = CaseAsk { level, skip, most: PAGE, ..CaseAsk::default() };
        let page = house.analytics.cases(&run.cases, &ask)?;
        let before = found.len();
        found.extend(rows(&page)?);
        if found.len() == before || u64::try_from(found.len()).is_ok_and(|n| n >= page.total) {
            return Ok(found);
        }
    }
}

fn rows(page: &CasePage) -> Result<Vec<Listed>, Stop> {
    let place = |name: &str| page.columns.iter().position(|(column, _)| column == name);
    let missing = || Stop::from(Fault { chain: "a case table without case_id".to_owned() });
    let (case, end) = (place("case_id").ok_or_else(missing)?, place("end_time"));
    let rows = page.rows.iter().filter_map(|row| {
        let Some(Some(Literal::Text(name))) = row.get(case) else { return None };
        let at = match end.and_then(|end| row.get(end)) {
            Some(Some(Literal::Time(at))) => Some(Moment(*at)),
            _ => None,
        };
        Some(Listed { unit: Unit { unit: name.clone(), stratum: None }, at })
    });
    Ok(rows.collect())
}

/// The moment by which a unit belongs to its month.
pub(super) fn inside(at: Option<Moment>, window: Window) -> Moment {
    at.filter(|at| window.contains(*at)).unwrap_or(Moment(window.until.0.saturating_sub(1)))
}

/// The list as a file that both sides can draw from again.
pub(super) fn text(units: &[Listed]) -> String {
    let cell = |text: &str| match text.contains([',', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let line = |listed: &Listed| {
        let stratum = listed.unit.stratum.as_deref().unwrap_or("");
        format!("{},{}\n", cell(&listed.unit.unit), cell(stratum))
    };
    std::iter::once("unit,stratum\n".to_owned()).chain(units.iter().map(line)).collect()
}
