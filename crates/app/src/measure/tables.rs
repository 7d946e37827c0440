//! The inputs beside events: files of interval records and samples, what the vendor reported, and
//! what the client's own inspection found.

use kajitori_domain::access::InEngagement;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::SampleId;
use kajitori_domain::intake::Tables;
use kajitori_domain::pack::InputReport;
use kajitori_domain::record::{Reported, Sample};
use kajitori_domain::refusal::Stop;
use kajitori_domain::sample::{DrawnSample, SampleState};
use kajitori_domain::time::Month;
use kajitori_domain::watch::Watch;
use kajitori_store::{Read, Versioned, reported, sample, unit};

use crate::delivery::{Sources, sources};
use crate::house::House;

/// Which tables count for a month, before the files among them are read.
pub(super) struct Found {
    files: Sources,
    inspected: Vec<Sample>,
    inputs: Vec<InputReport>,
    /// The samples of the record that no run rests on yet.
    pub(super) fresh: Vec<SampleId>,
}

impl Found {
    /// What makes them the same as others.
    pub(super) fn name(&self) -> String {
        let record: Vec<&str> = self.inputs.iter().map(|input| input.sha256.as_str()).collect();
        format!("{:?} {}", self.files, record.join(" "))
    }

    /// Reads the files, and puts what the record holds beside them.
    ///
    /// # Errors
    /// As the intake.
    pub(super) fn read(&self, house: &House, watch: &dyn Watch) -> Result<Tables, Stop> {
        let mut tables = self.files.read(house, watch)?;
        tables.samples.extend(self.inspected.iter().cloned());
        tables.inputs.extend(self.inputs.iter().cloned());
        Ok(tables)
    }
}

/// The tables that count for `month`.
///
/// # Errors
/// A fault when they cannot be found.
pub(super) fn of(read: &Read<'_, InEngagement>, month: Month) -> Result<Found, Stop> {
    let (files, reported) = (sources(read, month)?, said(read, month)?);
    let (mut samples, mut fresh) = (Vec::new(), Vec::new());
    for drawn in sample::all(read)?.into_iter().map(|drawn| drawn.value) {
        match drawn.state {
            SampleState::Inspected { .. } => fresh.push(drawn.id),
            SampleState::Used { .. } => {}
            _ => continue,
        }
        found(&drawn, &unit::list(read, drawn.id)?, &mut samples);
    }
    let inputs = [table("reported", &reported), table("samples", &samples)];
    let inputs = inputs.into_iter().flatten().collect();
    Ok(Found { files, inspected: samples, inputs, fresh })
}

/// What the vendor said of `month` last.
fn said(read: &Read<'_, InEngagement>, month: Month) -> Result<Vec<Reported>, Stop> {
    let handed = reported::list(read, month)?;
    let standing = handed.into_iter().filter(|handed| handed.superseded.is_none());
    Ok(standing.map(|handed| handed.reported).collect())
}

/// What the inspection of a sample found. A unit that two checkers saw has two rows, by which the
/// errors that neither found are estimated; where a third decided otherwise, that word alone.
fn found(drawn: &DrawnSample, units: &[Versioned<unit::Unit>], into: &mut Vec<Sample>) {
    for unit in units.iter().map(|unit| &unit.value) {
        let row = |inspector: Option<&str>, correct| Sample {
            level: drawn.level.clone(),
            at: unit.at,
            unit: unit.unit.clone(),
            stratum: Some(unit.stratum.clone()).filter(|stratum| !stratum.is_empty()),
            inspector: inspector.map(str::to_owned),
            correct,
            row: u64::from(unit.place) + 1,
        };
        let both = unit.first.zip(unit.second);
        let agreed = both.map(|(first, second)| first && second);
        match (both, unit.decided.or(agreed).or(unit.first)) {
            (Some((first, second)), Some(right)) if right == (first && second) => {
                into.push(row(Some("1"), first));
                into.push(row(Some("2"), second));
            }
            (_, Some(right)) => into.push(row(None, right)),
            (_, None) => {}
        }
    }
}

/// A table of the record as an input, by the hash of what it holds; none where it is empty.
fn table<T: std::fmt::Debug>(role: &'static str, rows: &[T]) -> Option<InputReport> {
    let text: String = rows.iter().map(|row| format!("{row:?}\n")).collect();
    let sha256 = Sha256::of(text.as_bytes()).to_string();
    let accepted = u64::try_from(rows.len()).ok();
    let (file, rejected) = (format!("{role}.record"), Some(0));
    (!rows.is_empty()).then_some(InputReport { role, file, sha256, accepted, rejected })
}
