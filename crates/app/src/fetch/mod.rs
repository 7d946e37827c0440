//! What programs fetch: the figures of a month that both sides were shown, and its documents.

use std::io::Read;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::blob::Blob;
use kajitori_domain::id::EngagementId;
use kajitori_domain::report::DocumentKind;
use kajitori_domain::run::RunId;
use kajitori_domain::time::Month;
use kajitori_store::run::{self, RunState};
use kajitori_store::{Done, close, document};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found};

/// A file that is fetched.
pub struct Fetched {
    /// The run that it is of.
    pub run: RunId,
    /// Its bytes.
    pub bytes: Box<dyn Read + Send>,
}

impl std::fmt::Debug for Fetched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetched").field("run", &self.run).finish_non_exhaustive()
    }
}

/// The figures of `month` as JSON: of the run that its close is about, else of the last that was
/// put before both sides.
///
/// # Errors
/// [`Failure::Hidden`] where there is none.
pub fn figures(
    house: &House,
    call: &Call<'_>,
    (engagement, month): (EngagementId, Month),
) -> Result<Fetched, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::SeeFigures);
    let (run, pack) = ask(house, call, asked, |read, _| {
        let own = close::get(read, month)?.and_then(|close| close.value.state.run());
        let runs = run::list(read, month)?.into_iter().map(|run| run.value);
        let mut shown = runs.filter(|run| run.state != RunState::Draft);
        let run = match own {
            Some(id) => shown.find(|run| run.id == id),
            None => shown.rfind(|run| run.state == RunState::Published),
        };
        found(run.map(|run| (run.id, run.pack)))
    })?;
    Ok(Fetched { run, bytes: house.blobs.open(&pack)? })
}

/// A document of a run that both sides were shown, in `lang`; that it was fetched is recorded.
///
/// # Errors
/// [`Failure::Hidden`] where there is none, or it was not made yet.
pub fn pack(
    house: &House,
    call: &Call<'_>,
    (engagement, id): (EngagementId, RunId),
    (kind, lang): (DocumentKind, &str),
) -> Result<Fetched, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Download);
    let blob: Blob = change(house, call, asked, |write, _| {
        let run = found(run::get(write, id)?)?.value;
        found((run.state != RunState::Draft).then_some(()))?;
        let made = document::list(write, id)?;
        let made =
            made.into_iter().find(|d| (d.kind.as_str(), &*d.lang) == (kind.extension(), lang));
        let blob = match kind {
            DocumentKind::Json => run.pack,
            _ => found(made)?.blob,
        };
        let object = Object::new(ObjectKind::Document, &id);
        let mut entry = Entry::new(Action::DocumentFetched, object);
        entry.detail = entry.detail.with("kind", &kind.extension());
        Ok(Done::new(blob, Entries::one(entry)))
    })?;
    Ok(Fetched { run: id, bytes: house.blobs.open(&blob)? })
}
