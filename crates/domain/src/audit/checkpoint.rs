//! Checkpoints after C2SP `tlog-checkpoint`: the root of a tree at a size, signed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::access::Log;
use crate::audit::note::{Signer, open};
use crate::audit::tree::Frontier;
use crate::hash::Sha256;

/// What stands between the host and the tree in an origin.
pub(super) const PRODUCT: &str = "/kajitori/";

/// What a tree is called to the world, e.g. `bpo.example.co.jp/kajitori/engagement/<id>`.
pub fn origin(host: &str, log: Log) -> String {
    format!("{host}{PRODUCT}{log}")
}

/// A tree at a size, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which tree ([`origin`]).
    pub origin: String,
    /// How many leaves.
    pub size: u64,
    /// Their root.
    pub root: Sha256,
    /// The note: this and the signature.
    pub note: String,
}

impl Checkpoint {
    /// Signs a tree as it stands.
    pub fn sign(origin: &str, frontier: &Frontier, signer: &dyn Signer) -> Self {
        let (size, root) = (frontier.size(), frontier.root());
        let note = signer.sign(&format!("{origin}\n{size}\n{}\n", BASE64.encode(root.0)));
        Self { origin: origin.to_owned(), size, root, note }
    }

    /// Reads a note that the owner of `verifier` has signed; `None` when it is none, or no
    /// checkpoint. Further lines are left to whoever wrote them.
    pub fn open(note: &str, verifier: &str) -> Option<Self> {
        let mut lines = open(note, verifier)?.lines();
        let (origin, size_text, root) = (lines.next()?, lines.next()?, lines.next()?);
        let size: u64 = size_text.parse().ok()?;
        let root = Sha256(BASE64.decode(root).ok()?.try_into().ok()?);
        let sound = !origin.is_empty() && size.to_string() == size_text;
        sound.then(|| Self { origin: origin.to_owned(), size, root, note: note.to_owned() })
    }
}
