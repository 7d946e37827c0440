//! What happened to a thing, as the audit record tells it to whoever looks.

use std::collections::BTreeMap;

use kajitori_domain::access::InEngagement;
use kajitori_domain::audit::{Exported, Object, Shown};
use kajitori_domain::id::PersonId;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::audit::{self, Kept};
use kajitori_store::{Read, audit::about};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Moment,
    /// Who did it, or who started the job that did.
    pub by: Option<PersonId>,
    /// Whether a job did it.
    pub job: bool,
    /// The word of what was done; its words are `audit-<word>`.
    pub action: String,
    /// What more there is to say, where the reader may know.
    pub detail: BTreeMap<String, String>,
}

impl Said {
    /// What stands under `key`; empty where nothing does.
    pub fn detail(&self, key: &str) -> &str {
        self.detail.get(key).map_or("", String::as_str)
    }
}

/// What was done to `objects`, in the order of time, as `side` may know it.
///
/// # Errors
/// A fault when it cannot be read.
pub fn told(
    read: &Read<'_, InEngagement>,
    objects: &[Object],
    side: Option<Side>,
) -> Result<Vec<Said>, Stop> {
    let mut rows: Vec<Kept> = Vec::new();
    for object in objects {
        rows.extend(about(read, object)?);
    }
    rows.sort_by_key(|row| row.sequence);
    rows.iter().map(|row| said(row, side)).collect()
}

fn said(kept: &audit::Kept, side: Option<Side>) -> Result<Said, Stop> {
    let wrong = || Stop::from(Fault { chain: format!("row {} of the audit", kept.sequence) });
    let open = kept.row.shown == Shown::Both || side == Some(Side::Client);
    let exported: Exported = kept.row.export(open);
    let leaf = exported.leaf().ok_or_else(wrong)?;
    let detail = match exported.detail {
        Some(text) => serde_json::from_str(&text).map_err(|_| wrong())?,
        None => BTreeMap::new(),
    };
    let mut actor = leaf.actor.split('/');
    let (kind, first, second) = (actor.next(), actor.next(), actor.next());
    let job = kind == Some("job");
    let person = if job { second } else { first.filter(|_| kind == Some("person")) };
    let by = person.and_then(|id| id.parse().ok());
    Ok(Said { at: kept.at, by, job, action: leaf.action, detail })
}
