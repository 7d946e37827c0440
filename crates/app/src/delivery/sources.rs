//! The inputs beside events, read again when a month is measured.

use std::io;

use kajitori_domain::access::InEngagement;
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::intake::{Handed, Tables};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::record::Reported;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Month;
use kajitori_domain::watch::Watch;
use kajitori_store::{Read, delivery, mapping as remembered, reported};

use super::finish::handed;
use crate::house::House;
use crate::run::found;

/// Deliveries that are looked at.
const LOOK: u32 = 100_000;

/// Which tables count for a month, before they are read.
#[derive(Debug)]
pub(crate) struct Sources {
    files: Vec<(FileRole, Handed, Mapping)>,
    reported: Vec<Reported>,
}

/// The interval and sample files in force, in the order in which they came, and what was reported
/// for `month`.
///
/// # Errors
/// A fault when they cannot be read.
pub(crate) fn sources(read: &Read<'_, InEngagement>, month: Month) -> Result<Sources, Stop> {
    let mut files = Vec::new();
    for filed in delivery::list(read, LOOK)?.into_iter().rev().map(|filed| filed.value) {
        let table = matches!(filed.delivery.role, FileRole::Intervals | FileRole::Samples);
        let imported = matches!(filed.delivery.state, DeliveryState::Imported { .. });
        let (true, true, None) = (table, imported, filed.withdrawn) else { continue };
        let id = found(filed.mapping)?;
        let text = found(remembered::get(read, id)?)?.value.text;
        let mapping = mapping::read(&filed.delivery.file, &text).0;
        let mapping = mapping.ok_or_else(|| Refusal::new("delivery-not-mapped"))?;
        files.push((filed.delivery.role, handed(&filed)?, mapping));
    }
    let last = reported::list(read, month)?.into_iter().filter(|r| r.superseded.is_none());
    Ok(Sources { files, reported: last.map(|handed| handed.reported).collect() })
}

impl Sources {
    /// Reads them, each by the mapping that it was imported by.
    ///
    /// # Errors
    /// As the intake.
    pub(crate) fn read(&self, house: &House, watch: &dyn Watch) -> Result<Tables, Stop> {
        let mut all = Tables { reported: self.reported.clone(), ..Tables::default() };
        for (role, file, mapping) in &self.files {
            let one = house.intake.table(*role, file, mapping, &mut io::sink(), watch)?;
            all.intervals.extend(one.intervals);
            all.samples.extend(one.samples);
            all.inputs.extend(one.inputs);
            all.examples.extend(one.examples);
            for (code, count) in one.problems {
                match all.problems.iter_mut().find(|(known, _)| *known == code) {
                    Some((_, known)) => *known = known.saturating_add(count),
                    None => all.problems.push((code, count)),
                }
            }
        }
        all.problems.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        Ok(all)
    }
}
