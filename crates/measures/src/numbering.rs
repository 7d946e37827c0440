//! The numbers of the variants before anything is measured: a first light pass, only where a
//! condition of the agreement speaks of them.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::agreement::level::{Change, Kind};
use kajitori_domain::case::BUILT_IN;
use kajitori_domain::filter::{Expr, Filter};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use rayon::prelude::*;

use crate::catalogue::{Catalogue, Numbers};
use crate::distinct::pack;
use crate::order::Order;
use crate::study::Study;
use crate::view::{Events, index};
use crate::windows::MONTHS;

/// The column that has the number.
const COLUMN: &str = BUILT_IN[BUILT_IN.len() - 1].0;

/// Whether `agreement` asks for the number of a variant.
pub(crate) fn asked(agreement: &Agreement) -> bool {
    let mut filters: Vec<&Filter> =
        agreement.processes.iter().filter_map(|p| p.population.as_ref()).collect();
    let mut column = false;
    for level in &agreement.levels {
        filters.extend(&level.population);
        filters.extend(level.exclusions.iter().map(|exclusion| &exclusion.rule));
        filters.extend(level.alternatives.iter().filter_map(|a| match &a.change {
            Change::Exclude(rule) => Some(rule),
            _ => None,
        }));
        match &level.kind {
            Kind::CaseRatio { hit: filter } | Kind::CountLimit { of: filter } => {
                filters.push(filter);
            }
            Kind::MeanColumn { column: name } => column |= name == COLUMN,
            _ => {}
        }
    }
    column || filters.iter().any(|filter| speaks(&filter.expr))
}

fn speaks(expr: &Expr) -> bool {
    match expr {
        Expr::Column(name, _) => name == COLUMN,
        Expr::Literal(_) => false,
        Expr::Not(inner) | Expr::In(inner, _) | Expr::Like(inner, _) | Expr::IsMissing(inner) => {
            speaks(inner)
        }
        Expr::And(a, b) | Expr::Or(a, b) | Expr::Compare(_, a, b) | Expr::Arithmetic(_, a, b) => {
            speaks(a) || speaks(b)
        }
    }
}

/// Numbers every sequence that a case had at the end of a window: by how many cases have it at the
/// end of the month.
pub(crate) fn of(study: Study<'_>, log: &dyn Buckets) -> Result<Numbers, Stop> {
    let catalogue = Catalogue::new();
    (0..log.len()).into_par_iter().try_for_each(|bucket| {
        let read = log.read(bucket, &Wanted::trace())?;
        let events = Events::new(&read)?;
        let (order, mut bytes) = (Order::new(&events), Vec::new());
        for case in 0..order.codes() {
            let rows = order.of(case);
            let known = |place: usize| {
                let until = study.windows.get(place).until.0;
                rows.partition_point(|row| events.time[index(*row)] < until)
            };
            let mut before = 0;
            for place in 0..MONTHS {
                let length = known(place);
                let last = place == MONTHS - 1;
                if length > 0 && (last || length > before) {
                    let codes = rows[..length].iter().map(|row| events.activity.of[index(*row)]);
                    pack(codes, &mut bytes);
                    catalogue.add(&bytes, u32::from(last));
                }
                before = length;
            }
        }
        Ok::<_, Stop>(())
    })?;
    Ok(catalogue.numbers(study.names()))
}
