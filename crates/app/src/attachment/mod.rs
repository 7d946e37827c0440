//! Files beside contests, credits and engagements: kept as they came, never opened here.

mod kind;

use std::io::Read;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind, Shown};
use kajitori_domain::id::{AttachmentId, EngagementId};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_store::Done;
use kajitori_store::attachment::{self, Attachment};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found, leave};

pub use kind::Media;

/// Bytes of a file beside something at most: 20 MiB.
pub const BYTES_MOST: u64 = 20 << 20;

/// Bytes by which a file is recognised.
const LOOK: usize = 8 << 10;

/// A file that is added.
pub struct New<'a> {
    /// Beside what: the kind of thing, and its id.
    pub owner: (ObjectKind, String),
    /// Whether only the client may see it.
    pub internal: bool,
    /// Its name, as its owner has it.
    pub file: String,
    /// Its bytes.
    pub from: &'a mut dyn Read,
}

impl std::fmt::Debug for New<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("New").field("owner", &self.owner).finish_non_exhaustive()
    }
}

/// A file that is fetched.
pub struct Fetched {
    /// What is known of it.
    pub attachment: Attachment,
    /// Its bytes.
    pub bytes: Box<dyn Read + Send>,
}

impl std::fmt::Debug for Fetched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetched").field("attachment", &self.attachment).finish_non_exhaustive()
    }
}

/// Adds a file beside something that the caller has made sure of.
///
/// # Errors
/// `attachment-empty`, `attachment-too-large`, `attachment-kind`; `attachment-internal` where the
/// vendor wants to keep something from itself.
pub fn add(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
    new: New<'_>,
) -> Result<AttachmentId, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Attach);
    let side = leave(house, call, asked)?.grant.side();
    if new.internal && side != Some(Side::Client) {
        return Err(Refusal::new("attachment-internal").into());
    }
    let (media, blob) = keep(house, new.from)?;
    let (kind, owner) = (new.owner.0, new.owner.1);
    let file = media.named(&new.file);
    change(house, call, asked, |write, leave| {
        let id = AttachmentId::draw(leave.at, house.chance());
        let person = found(leave.grant.actor().person())?;
        attachment::add(
            write,
            &Attachment {
                id,
                owner: (kind.word().to_owned(), owner.clone()),
                internal: new.internal,
                file: file.clone(),
                mime: media.mime().to_owned(),
                blob,
                person,
                at: leave.at,
            },
        )?;
        let object = Object::new(ObjectKind::Attachment, &id);
        let mut entry = Entry::new(Action::AttachmentAdded, object);
        entry.after = Some(blob.sha256);
        entry.detail = entry.detail.with("file", &file).with("owner", &owner);
        entry.shown = if new.internal { Shown::Client } else { Shown::Both };
        Ok(Done::new(id, Entries::one(entry)))
    })
}

/// Recognises a file by its first bytes and keeps it whole.
fn keep(
    house: &House,
    from: &mut dyn Read,
) -> Result<(Media, kajitori_domain::blob::Blob), Failure> {
    let broken = |error: std::io::Error| Fault { chain: format!("a file on its way: {error}") };
    let mut head = Vec::new();
    from.take(LOOK as u64).read_to_end(&mut head).map_err(|e| Stop::from(broken(e)))?;
    if head.is_empty() {
        return Err(Refusal::new("attachment-empty").into());
    }
    let media = Media::of(&head).ok_or_else(|| Refusal::new("attachment-kind"))?;
    let blob = house.blobs.put(&mut |out| {
        let mut whole = head.as_slice().chain(&mut *from).take(BYTES_MOST + 1);
        let copied = std::io::copy(&mut whole, out).map_err(broken)?;
        match copied > BYTES_MOST {
            true => Err(Refusal::new("attachment-too-large").into()),
            false => Ok(()),
        }
    })?;
    Ok((media, blob))
}

/// The files beside something, in the order in which they came; the vendor does not learn of what
/// the client keeps to itself.
///
/// # Errors
/// [`Failure::Hidden`] for those without a part in the engagement.
pub fn list(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
    (kind, owner): (ObjectKind, &str),
) -> Result<Vec<Attachment>, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Download);
    ask(house, call, asked, |read, leave| {
        let client = leave.grant.side() == Some(Side::Client);
        let files = attachment::list(read, kind.word(), owner)?;
        Ok(files.into_iter().filter(|file| client || !file.internal).collect())
    })
}

/// A file beside something, to be kept by whoever fetches it.
///
/// # Errors
/// [`Failure::Hidden`] where there is none for the asker.
pub fn fetch(
    house: &House,
    call: &Call<'_>,
    (engagement, id): (EngagementId, AttachmentId),
) -> Result<Fetched, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Download);
    let attachment = ask(house, call, asked, |read, leave| {
        let client = leave.grant.side() == Some(Side::Client);
        found(attachment::get(read, id)?.filter(|file| client || !file.internal))
    })?;
    let bytes = house.blobs.open(&attachment.blob)?;
    Ok(Fetched { attachment, bytes })
}
