//! Fetching documents and attachments; both sides get the same bytes.

use std::io::Read;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::close::CloseState;
use kajitori_domain::id::{AttachmentId, EngagementId};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::report::DocumentKind;
use kajitori_domain::run::RunId;
use kajitori_domain::text::Lang;
use kajitori_store::run::RunState;
use kajitori_store::{Done, attachment as file, close, document, sample};

use super::kind;
use super::work::LANGS;
use crate::call::Call;
use crate::house::House;
use crate::measure;
use crate::run::{Failure, ask, change, found, hidden, may};

/// A file to be taken along.
pub struct Fetched {
    /// Its name.
    pub name: String,
    /// Its media type, as it was given.
    pub mime: String,
    /// How long it is.
    pub bytes: u64,
    /// What it holds.
    pub file: Box<dyn Read + Send>,
}

impl std::fmt::Debug for Fetched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetched").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The document of a run: that of the fixed month where it is fixed with that run. That it was
/// fetched is recorded.
///
/// # Errors
/// Hidden from the vendor while the run is a draft; `document-not-made`.
pub fn fetch(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    (id, wanted, lang): (RunId, DocumentKind, Lang),
) -> Result<Fetched, Failure> {
    let scope = (InEngagement(e), EngagementPermission::Download);
    let code = LANGS.iter().find(|(one, _)| *one == lang).map_or("ja", |(_, code)| *code);
    let (blob, month) = change(house, call, scope, |write, leave| {
        let known = measure::run_of(write, id)?;
        if leave.grant.side() == Some(Side::Vendor) && known.state == RunState::Draft {
            return Err(hidden());
        }
        let closes = close::list(write)?;
        let fixed = closes
            .iter()
            .any(|close| matches!(close.value.state, CloseState::Fixed { run, .. } if run == id));
        let documents = document::list(write, id)?;
        let kind = kind(wanted.extension(), fixed);
        let made = documents.into_iter().find(|one| one.kind == kind && one.lang == code);
        let made = made.ok_or_else(|| Stop::from(Refusal::new("document-not-made")))?;
        let object = Object::new(ObjectKind::Document, &id);
        let mut entry = Entry::new(Action::DocumentFetched, object);
        entry.detail = entry.detail.with("kind", &kind).with("lang", &code);
        entry.detail = entry.detail.with("sha256", &made.blob.sha256);
        Ok(Done::new((made.blob, known.month), Entries::one(entry)))
    })?;
    let short: String = id.to_string().chars().take(8).collect();
    let name = format!("kajitori-{month}-{short}-{code}.{}", wanted.extension());
    let mime = match wanted {
        DocumentKind::Pdf => "application/pdf",
        DocumentKind::Workbook => {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
        DocumentKind::Json => "application/json",
    };
    let file = house.blobs.open(&blob)?;
    Ok(Fetched { name, mime: mime.to_owned(), bytes: blob.bytes, file })
}

/// A file beside something.
///
/// # Errors
/// Hidden from the vendor where it is the client's own, and from whoever does not inspect beside a
/// sample that was not handed over.
pub fn attachment(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    id: AttachmentId,
) -> Result<Fetched, Failure> {
    let scope = (InEngagement(e), EngagementPermission::Download);
    let able = |wanted| may(house, call, InEngagement(e), wanted);
    let known = ask(house, call, scope, |read, _| {
        let known = found(file::get(read, id)?)?;
        let (kind, owner) = &known.owner;
        let early = kind == ObjectKind::Sample.word()
            && match owner.parse() {
                Ok(of) => !found(sample::get(read, of)?)?.value.state.is_open(),
                Err(_) => true,
            };
        let own = known.internal && !able(EngagementPermission::SeeInternalNotes);
        match own || (early && !able(EngagementPermission::SeeSampleEarly)) {
            true => Err(hidden()),
            false => Ok(known),
        }
    })?;
    let file = house.blobs.open(&known.blob)?;
    Ok(Fetched { name: known.file, mime: known.mime, bytes: known.blob.bytes, file })
}
