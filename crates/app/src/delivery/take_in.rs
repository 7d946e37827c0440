//! Somebody has said how a file is read: the mapping is remembered, and a job reads it.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry};
use kajitori_domain::delivery::FileRole;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{MappingId, PersonId};
use kajitori_domain::job::JobKind;
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::delivery::{self, Filed};
use kajitori_store::mapping::{self as remembered, Remembered};
use kajitori_store::{Done, Versioned, Write, batch};

use super::Place;
use super::findings::Findings;
use super::import::Input;
use super::look::inspection;
use super::own::{entry, own};
use crate::call::Call;
use crate::house::House;
use crate::job::{self, Asked};
use crate::run::{Failure, change};

/// What somebody has said of a file.
#[derive(Debug, Clone)]
pub struct Said {
    /// What it is.
    pub role: FileRole,
    /// How it is read.
    pub mapping: Mapping,
    /// The version that the person saw.
    pub version: u64,
}

/// How a delivery is to be read, with nothing left open.
pub(super) struct Ready {
    pub(super) mapping: MappingId,
    pub(super) questions: u32,
    pub(super) cause: PersonId,
}

/// Has a file read as somebody has said, and remembers it for files with the same head.
///
/// # Errors
/// `delivery-not-mapped`, `delivery-questions-open`, `delivery-none-readable`, `stale`; as the
/// intake where the file cannot be read so.
pub fn take_in(house: &House, call: &Call<'_>, place: Place, said: &Said) -> Result<(), Failure> {
    let (_, found) = inspection(house, call, place, said)?;
    let questions = u32::try_from(found.questions.len()).unwrap_or(u32::MAX);
    if questions == 0 && found.accepted == 0 {
        let rows = found.rejected.to_string();
        return Err(Refusal::new("delivery-none-readable").with("rows", rows).into());
    }
    let findings = Findings::of(&found, None);
    let (header, text) = (header_of(&found.columns), mapping::write(&said.mapping));
    let blob = findings.keep(house)?;
    let (engagement, id) = place;
    let asked = (InEngagement(engagement), EngagementPermission::MapDelivery);
    change(house, call, asked, |write, leave| {
        let Versioned { value: mut filed, version } = own(write, &leave.grant, id)?;
        if version != said.version {
            return Err(Refusal::new("stale").into());
        }
        let cause = leave.grant.actor().person();
        let cause = cause.ok_or_else(crate::run::hidden)?;
        filed.delivery.role = said.role;
        filed.findings = Some(blob);
        let new = Remembered {
            id: MappingId::draw(leave.at, house.chance()),
            role: said.role.word().to_owned(),
            header,
            text: text.clone(),
            used: leave.at,
            by: Some(cause),
        };
        let ready = Ready { mapping: remember(write, &new)?, questions, cause };
        let (mapped, started) = start_import(house, write, leave.at, (&mut filed, ready))?;
        delivery::put(write, &filed, Some(version))?;
        Ok(Done::new((), Entries::one(mapped).and(started)))
    })
}

/// The hash of a file's head, by which its mapping is found again.
pub(super) fn header_of(columns: &[String]) -> Sha256 {
    Sha256::of(columns.join("\u{1f}").as_bytes())
}

fn remember(write: &mut Write<'_, InEngagement>, new: &Remembered) -> Result<MappingId, Stop> {
    let known = remembered::list(write, &new.role)?;
    let same =
        known.into_iter().find(|k| (k.value.header, &k.value.text) == (new.header, &new.text));
    match same {
        Some(Versioned { value, version }) => {
            let again = Remembered { used: new.used, by: new.by, ..value };
            remembered::put(write, &again, Some(version))?;
            Ok(again.id)
        }
        None => {
            remembered::put(write, new, None)?;
            Ok(new.id)
        }
    }
}

/// Starts the job that reads a file; the caller writes the delivery.
pub(super) fn start_import(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    at: Moment,
    (filed, ready): (&mut Filed, Ready),
) -> Result<(Entry, Entry), Stop> {
    let Ready { mapping, questions, cause } = ready;
    let state = filed.delivery.state.clone().map(at, mapping, questions)?;
    let catalogue = u64::try_from(batch::list(write)?.len()).unwrap_or(u64::MAX);
    let input = Input { delivery: filed.delivery.id, catalogue };
    // Each time that a file is taken anew is a job of its own.
    let key = format!("import/{}/{}", filed.delivery.id, write.tree_size());
    let asked = Asked { kind: JobKind::Import, key, input: input.to_text(), cause };
    let (job, started) = job::start(house, write, at, asked)?;
    filed.mapping = Some(mapping);
    filed.delivery.state = state.import(job)?;
    let mut mapped = entry(Action::DeliveryMapped, filed);
    mapped.detail = mapped.detail.with("mapping", &mapping);
    Ok((mapped, started))
}
