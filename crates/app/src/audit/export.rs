//! The record as one file that verifies offline.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Bundle, Entries, Entry, Object, ObjectKind, Shown};
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_store::{Done, Read, audit, checkpoint};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found};

/// Rows that are read at a time.
const BLOCK: u32 = 1_000;

/// The record of an engagement up to this export, which is its last row, under a signature of its
/// own. Details that are the client's stay out of what the vendor takes along.
///
/// # Errors
/// Hidden or refused to those who may not take it along.
pub fn export(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Vec<u8>, Failure> {
    let asked = (InEngagement(id), EngagementPermission::ExportAudit);
    change(house, call, asked, |_, _| {
        let object = Object::new(ObjectKind::Audit, &id);
        let entry = Entry::new(Action::AuditExported, object);
        Ok(Done::new((), Entries::one(entry)).sealed())
    })?;
    ask(house, call, asked, |read, leave| {
        write(read, leave.grant.side() == Some(Side::Client), house.verifier())
    })
}

fn write(read: &Read<'_, InEngagement>, whole: bool, verifier: String) -> Result<Vec<u8>, Stop> {
    let signed = checkpoint::list(read)?;
    let size = found(signed.last())?.size;
    let notes = signed.into_iter().map(|signed| signed.note).collect();
    let mut out = Vec::new();
    let unwritten = |why: std::io::Error| Stop::from(Fault { chain: why.to_string() });
    Bundle { notes, verifier }.write(&mut out).map_err(unwritten)?;
    let mut from = 0;
    while from < size {
        let block = audit::list(read, from, BLOCK)?;
        let Some(last) = block.last() else { break };
        from = last.sequence + 1;
        // Rows that came after the signature are the next export's.
        for kept in block.iter().take_while(|kept| kept.sequence < size) {
            let detail = whole || kept.row.shown == Shown::Both;
            Bundle::write_row(&mut out, &kept.row, detail).map_err(unwritten)?;
        }
    }
    Ok(out)
}
