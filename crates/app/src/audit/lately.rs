//! What changed lately and is news to somebody.

use std::borrow::Cow;

use kajitori_domain::access::InEngagement;
use kajitori_domain::audit::Shown;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_store::{Read, audit, scope_exists};
use serde::Deserialize;

use super::list::{Change, change, parsed};
use super::who::Names;

/// What is no news to anybody: that something was looked at, that a program works, and the steps of
/// a file before its records count.
const QUIET: [&str; 8] = [
    "attempt-refused",
    "delivery-begun",
    "delivery-inspected",
    "delivery-mapped",
    "delivery-received",
    "document-fetched",
    "document-made",
    "job-started",
];
/// Rows that are looked through for what changed lately.
const LOOKED: u64 = 200;

/// Who did what, of a row; the rest of it is not read.
#[derive(Deserialize)]
struct Glance<'a> {
    #[serde(borrow)]
    action: Cow<'a, str>,
    #[serde(borrow)]
    actor: Cow<'a, str>,
    #[serde(borrow)]
    object: Cow<'a, str>,
}

/// What changed lately.
pub(crate) struct Lately {
    /// The newest, the newest first, at most as many as were asked for.
    pub(crate) changes: Vec<Change>,
    /// How much more changed.
    pub(crate) more: usize,
}

/// What changed lately in an engagement and is news to `reader`, who did nothing of it: since
/// `since`, at most `most` of it told. What only the client may know of is no news to the vendor.
pub(crate) fn lately(
    read: &Read<'_, InEngagement>,
    (side, reader, names): (Side, &str, &Names),
    (since, most): (Option<Moment>, usize),
) -> Result<Lately, Stop> {
    let mut found = Lately { changes: Vec::new(), more: 0 };
    if !scope_exists(read)? {
        return Ok(found);
    }
    let size = audit::head(read)?.size();
    let looked = u32::try_from(LOOKED).unwrap_or(u32::MAX);
    for kept in audit::list(read, size.saturating_sub(LOOKED), looked)?.into_iter().rev() {
        let known = kept.row.shown == Shown::Both || side == Side::Client;
        if !known || since.is_some_and(|since| kept.at <= since) {
            continue;
        }
        let Glance { action, actor, object } = parsed(&kept)?;
        // That a file came in is told of the file, which has a name, not again of its batch.
        let twice = action == "delivery-imported" && object == "batch";
        if actor == reader || twice || QUIET.contains(&&*action) {
            continue;
        }
        if found.changes.len() < most {
            let leaf = parsed(&kept)?;
            found.changes.push(change(&kept, leaf, Some(side), names));
        } else {
            found.more += 1;
        }
    }
    Ok(found)
}
