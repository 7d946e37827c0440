//! Ratios of two columns of the interval records, e.g. answered of offered calls.

use std::collections::BTreeMap;

use kajitori_domain::agreement::level::{Change, Kind, ServiceLevel};
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::record::Interval;

use super::alternatives::{Subset, subsets};
use super::slots::{Place, Week};
use crate::study::Study;
use crate::windows::MONTHS;

/// Sums of some rows.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    numerator: i128,
    denominator: i128,
}

impl Sums {
    fn add(&mut self, (numerator, denominator): (i64, i64)) {
        self.numerator += i128::from(numerator);
        self.denominator += i128::from(denominator);
    }

    /// `None` when a sum is larger than any count, or the deductions leave less than the
    /// numerator.
    fn amount(self) -> Option<Amount> {
        let numerator = u64::try_from(self.numerator).ok()?;
        let denominator = u64::try_from(self.denominator).ok()?;
        (numerator <= denominator).then_some(Amount::Ratio { numerator, denominator })
    }
}

/// The columns that a way of counting looks at, as places in a row's values; `None` where the
/// records lack it.
struct Columns {
    numerator: Option<usize>,
    denominator: Option<usize>,
    deducted: Vec<Option<usize>>,
}

impl Columns {
    /// Numerator, and denominator after deductions; `None` when a needed count is missing (or
    /// negative, which no count is), or when the row contradicts itself: neither the numerator
    /// nor the deductions are ever larger than the whole. One such row would hide the misses of
    /// others.
    fn read(&self, row: &Interval) -> Option<(i64, i64)> {
        let value = |place: Option<usize>| row.values.get(place?)?.filter(|count| *count >= 0);
        let mut denominator = value(self.denominator)?;
        let numerator = value(self.numerator).filter(|part| *part <= denominator)?;
        for column in &self.deducted {
            denominator = denominator.checked_sub(value(*column)?)?;
        }
        (denominator >= 0).then_some((numerator, denominator))
    }
}

struct Ratio<'a> {
    study: Study<'a>,
    level: &'a ServiceLevel,
    numerator: &'a str,
    denominator: &'a str,
    /// Agreed deductions: id and column.
    deductions: Vec<(&'a str, &'a str)>,
    rows: Vec<Vec<&'a Interval>>,
}

impl<'a> Ratio<'a> {
    fn new(study: Study<'a>, level: &'a ServiceLevel) -> Option<Self> {
        let Kind::IntervalRatio { numerator, denominator, deductions, group } = &level.kind else {
            return None;
        };
        let mut rows = vec![Vec::new(); MONTHS];
        for row in &study.intervals?.rows {
            let place = study.windows.place(row.start.0);
            let ours = group.is_none() || row.group == *group;
            if let Some(place) = place.filter(|_| ours) {
                rows[place].push(row);
            }
        }
        let deductions = deductions.iter().map(|d| (&*d.id, &*d.column)).collect();
        Some(Self { study, level, numerator, denominator, deductions, rows })
    }

    fn columns<'c>(&self, deducted: impl Iterator<Item = &'c str>) -> Columns {
        let names = self.study.intervals.map_or(&[][..], |records| &records.columns);
        let find = |name: &str| names.iter().position(|known| known == name);
        Columns {
            numerator: find(self.numerator),
            denominator: find(self.denominator),
            deducted: deducted.map(find).collect(),
        }
    }

    fn agreed(&self) -> Columns {
        self.columns(self.deductions.iter().map(|(_, column)| *column))
    }

    /// The amount of a window; `None` without any record of it, or where [`Sums::amount`] has none.
    fn amount(&self, place: usize, columns: &Columns) -> Option<Amount> {
        let rows = &self.rows[place];
        let mut sums = Sums::default();
        rows.iter().filter_map(|row| columns.read(row)).for_each(|counts| sums.add(counts));
        if rows.is_empty() { None } else { sums.amount() }
    }

    fn alternative(&self, subset: &Subset) -> Option<Amount> {
        let changes = || subset.changes(self.level);
        let ignored = |id: &str| changes().any(|c| matches!(c, Change::Ignore(of) if of == id));
        let kept = self.deductions.iter().filter(|(id, _)| !ignored(id)).map(|(_, column)| *column);
        let more = changes().filter_map(|change| match change {
            Change::Deduct(column) => Some(column.as_str()),
            _ => None,
        });
        self.amount(MONTHS - 1, &self.columns(kept.chain(more)))
    }
}

/// Fills in the facts of an interval ratio. Everything stays empty when there are no interval
/// records.
pub(super) fn fill<'a>(study: Study<'a>, level: &'a ServiceLevel, into: &mut LevelFacts) {
    let sets = subsets(level);
    let Some(ratio) = Ratio::new(study, level) else {
        into.alternatives = sets.iter().map(|set| (set.ids(level), None)).collect();
        return;
    };
    let (month, agreed) = (MONTHS - 1, ratio.agreed());
    for (place, (_, amount)) in into.series.iter_mut().enumerate() {
        *amount = ratio.amount(place, &agreed);
    }
    into.adjusted = into.series[month].1;
    into.raw = ratio.amount(month, &ratio.columns(std::iter::empty()));
    let here = &ratio.rows[month];
    let unread = here.iter().filter(|row| agreed.read(row).is_none()).count();
    into.missing = crate::discover::count(unread);
    into.excluded = excluded(&ratio, &agreed);
    into.alternatives = sets.iter().map(|set| (set.ids(level), ratio.alternative(set))).collect();
    into.worst_slot = level.slot.and_then(|slot| {
        let week = Week::new(study, slot)?;
        let mut slots: BTreeMap<Place, Sums> = BTreeMap::new();
        for row in here {
            if let Some(counts) = agreed.read(row) {
                slots.entry(week.place(row.start.0)).or_default().add(counts);
            }
        }
        let amounts = slots.into_iter().filter_map(|(place, sums)| Some((place, sums.amount()?)));
        week.worst(level.target.direction, amounts)
    });
}

/// What each deduction took out of the rows that count.
fn excluded(ratio: &Ratio<'_>, agreed: &Columns) -> Vec<(String, u64)> {
    let counted = || ratio.rows[MONTHS - 1].iter().filter(|row| agreed.read(row).is_some());
    let sum = |column: Option<usize>| -> u64 {
        let value = |row: &&Interval| row.values.get(column?).copied().flatten();
        let counts = counted().filter_map(value).filter_map(|count| u64::try_from(count).ok());
        counts.fold(0, u64::saturating_add)
    };
    let each = ratio.deductions.iter().zip(&agreed.deducted);
    each.map(|((id, _), column)| ((*id).to_owned(), sum(*column))).collect()
}
