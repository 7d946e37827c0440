//! The job that makes the documents of a run.

use kajitori_domain::access::{EngagementPermission, InEngagement, Log};
use kajitori_domain::audit::{self, Action, Entries, Entry, Object, ObjectKind, origin};
use kajitori_domain::blob::Blob;
use kajitori_domain::close::CloseState;
use kajitori_domain::id::EngagementId;
use kajitori_domain::job::{JobKind, JobState};
use kajitori_domain::pack::{Checkpoint, Pack};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::report::DocumentKind;
use kajitori_domain::run::RunId;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Moment;
use kajitori_domain::watch::{Phase, Watch as _};
use kajitori_store::document::Document;
use kajitori_store::run::Run;
use kajitori_store::{Done, Read, Write, checkpoint, close, document, job as stored};
use serde::{Deserialize, Serialize};

use super::kind;
use crate::call::Call;
use crate::house::House;
use crate::job::{self, Beat, Held};
use crate::measure;
use crate::run::{Failure, ask, change, found};

/// The languages of documents.
pub(super) const LANGS: [(Lang, &str); 2] = [(Lang::Ja, "ja"), (Lang::En, "en")];

/// What a job of this kind works on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Asked {
    run: RunId,
    /// Whether the month is fixed, so that the documents carry its checkpoint.
    fixed: bool,
}

/// Starts the job that makes the documents of `run`, in the transaction of whatever shows it.
///
/// # Errors
/// A fault when it cannot be written.
pub(crate) fn start(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    at: Moment,
    (run, fixed): (&Run, bool),
) -> Result<Entry, Stop> {
    let input = serde_json::to_string(&Asked { run: run.id, fixed });
    let input = input.map_err(|e| Stop::from(Fault { chain: format!("a job's input: {e}") }))?;
    let key = key(run, fixed);
    let asked = job::Asked { kind: JobKind::Document, key, input, cause: run.by };
    job::start(house, write, at, asked).map(|(_, entry)| entry)
}

fn key(run: &Run, fixed: bool) -> String {
    format!("document/{}/{}", run.id, if fixed { "fixed" } else { "shown" })
}

/// How the job stands that makes the documents of `run`; `None` when it was not asked for.
pub(crate) fn making(
    read: &Read<'_, InEngagement>,
    (run, fixed): (&Run, bool),
) -> Result<Option<JobState>, Stop> {
    Ok(stored::by_key(read, &key(run, fixed))?.map(|job| job.value.state))
}

/// Makes the documents that `job` names.
///
/// # Errors
/// A fault when one cannot be made; `job-lease-lost`.
pub(crate) fn work(
    house: &House,
    call: &Call<'_>,
    job: &Held,
    watch: &Beat<'_>,
) -> Result<(), Failure> {
    let Log::Engagement(e) = job.scope else {
        return Err(Failure::Fault(Fault { chain: format!("documents in {}", job.scope) }));
    };
    let (asked, run, signed) = gather(house, call, e, &job.input)?;
    let mut pack = Pack::clone(&*measure::pack(house, e, &run)?);
    pack.checkpoint = signed;
    let total = u64::try_from(DocumentKind::ALL.len() * LANGS.len()).ok();
    watch.begin(Phase::Document, total);
    let mut made = Vec::new();
    for one in DocumentKind::ALL {
        for (lang, code) in LANGS {
            let blob = print(house, &pack, &run, (one, lang))?;
            let kind = kind(one.extension(), asked.fixed);
            made.push(Document { run: run.id, kind, lang: code.to_owned(), blob });
            watch.advance(1);
        }
    }
    watch.holds()?;
    let scope = (InEngagement(e), EngagementPermission::Download);
    change(house, call, scope, |write, leave| {
        for one in &made {
            document::add(write, one)?;
        }
        job.end(write, leave.at, false)?;
        let mut entry =
            Entry::new(Action::DocumentMade, Object::new(ObjectKind::Document, &run.id));
        entry.detail = entry.detail.with("fixed", &asked.fixed);
        Ok(Done::new((), Entries::one(entry)))
    })
}

fn gather(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    input: &str,
) -> Result<(Asked, Run, Option<Checkpoint>), Failure> {
    let scope = (InEngagement(e), EngagementPermission::SeeFigures);
    ask(house, call, scope, |read, _| {
        let asked: Asked = serde_json::from_str(input)
            .map_err(|e| Stop::from(Fault { chain: format!("a job's input: {e}") }))?;
        let run = measure::run_of(read, asked.run)?;
        let signed = match asked.fixed {
            true => Some(found(signed(house, read, &run)?)?),
            false => None,
        };
        Ok((asked, run, signed))
    })
}

/// The state of the tree that was signed when the month was fixed with `run`.
fn signed(
    house: &House,
    read: &Read<'_, InEngagement>,
    run: &Run,
) -> Result<Option<Checkpoint>, Stop> {
    let closes = close::list(read)?.into_iter().map(|close| close.value);
    let mut fixed = closes.filter_map(|close| match close.state {
        CloseState::Fixed { at, run: fixed, .. } if fixed == run.id => Some(at),
        _ => None,
    });
    let Some(at) = fixed.next() else { return Ok(None) };
    let kept = checkpoint::list(read)?.into_iter().find(|signed| signed.at == at);
    let Some(kept) = kept else { return Ok(None) };
    let verifier = house.outside.signer.verifier();
    let log = origin(&house.outside.host, Log::Engagement(read.scope().0));
    let opened = audit::Checkpoint::open(&kept.note, &verifier);
    let opened = opened.filter(|opened| opened.origin == log && opened.size == kept.size);
    let wrong = || Fault { chain: format!("the checkpoint of {log} at {}", kept.size) };
    let audit::Checkpoint { origin, size, root, note } = opened.ok_or_else(wrong)?;
    let root = root.to_string();
    Ok(Some(Checkpoint { origin, size, root, at, verifier, note }))
}

fn print(
    house: &House,
    pack: &Pack,
    run: &Run,
    (kind, lang): (DocumentKind, Lang),
) -> Result<Blob, Stop> {
    let bytes = house.reports.document(pack, &run.cases, kind, lang)?;
    house.blobs.put(&mut |out| {
        let written = out.write_all(&bytes);
        written.map_err(|e| Fault { chain: format!("a document: {e}") }.into())
    })
}
