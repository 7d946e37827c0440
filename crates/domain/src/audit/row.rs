//! A leaf of the tree: its bytes, and how it is kept and exported.
//!
//! A leaf is JSON with sorted ASCII keys, texts and whole numbers only, and so equal to its form
//! after RFC 8785. It holds the detail's hash with a nonce: a row exported without its detail still
//! verifies and says nothing.

use serde::{Deserialize, Serialize};

use crate::access::{ActorName, Log};
use crate::audit::entry::{Entry, Shown, Via};
use crate::audit::tree::leaf_hash;
use crate::hash::Sha256;
use crate::time::Moment;

/// Where, when and by whom something was done.
#[derive(Debug, Clone, Copy)]
pub struct Happening<'a> {
    /// The tree.
    pub log: Log,
    /// The place in it, from 0.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// By which way.
    pub via: Via,
    /// The request's id.
    pub request: &'a str,
    /// Who.
    pub actor: &'a ActorName,
    /// 128 drawn bits that keep the detail from being guessed by its hash.
    pub nonce: [u8; 16],
}

/// What a leaf says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// The action's word.
    pub action: String,
    /// Who, as [`ActorName`] writes it.
    pub actor: String,
    /// The hash of the thing after, in hexadecimal; empty where there is none.
    pub after: String,
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// The hash of the thing before, in hexadecimal; empty where there is none.
    pub before: String,
    /// SHA-256 of nonce and detail.
    pub detail_sha256: Sha256,
    /// The tree, as [`Log`] writes it.
    pub log: String,
    /// The kind of the thing.
    pub object: String,
    /// Its id.
    pub object_id: String,
    /// The request's id.
    pub request: String,
    /// The place in the tree, from 0.
    pub seq: u64,
    /// Who may read the detail.
    pub shown: Shown,
    /// By which way.
    pub via: Via,
}

/// A leaf as the record keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The leaf's bytes.
    pub leaf: String,
    /// The leaf's hash in the tree.
    pub leaf_sha256: Sha256,
    /// The detail's bytes.
    pub detail: String,
    /// The nonce, in hexadecimal.
    pub nonce: String,
    /// Who may read the detail.
    pub shown: Shown,
}

fn detail_hash(nonce: &str, detail: &str) -> Sha256 {
    Sha256::of_parts([nonce.as_bytes(), detail.as_bytes()])
}

impl Row {
    /// The row of `entry`.
    pub fn of(entry: &Entry, happening: &Happening<'_>) -> Self {
        let nonce: String = happening.nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let detail = entry.detail.to_text();
        let hash = |hash: Option<Sha256>| hash.map(|hash| hash.to_string()).unwrap_or_default();
        let leaf = Leaf {
            action: entry.action.word().to_owned(),
            actor: happening.actor.to_string(),
            after: hash(entry.after),
            at_us: happening.at.0,
            before: hash(entry.before),
            detail_sha256: detail_hash(&nonce, &detail),
            log: happening.log.to_string(),
            object: entry.object.kind.word().to_owned(),
            object_id: entry.object.id.clone(),
            request: happening.request.to_owned(),
            seq: happening.seq,
            shown: entry.shown,
            via: happening.via,
        };
        let leaf = serde_json::to_string(&leaf).unwrap_or_default();
        let leaf_sha256 = leaf_hash(leaf.as_bytes());
        Self { leaf, leaf_sha256, detail, nonce, shown: entry.shown }
    }

    /// The row as an export has it; without its detail where the reader may not see it.
    pub fn export(&self, with_detail: bool) -> Exported {
        let shown = |text: &String| with_detail.then(|| text.clone());
        let (detail, nonce) = (shown(&self.detail), shown(&self.nonce));
        Exported { detail, leaf: self.leaf.clone(), nonce }
    }
}

/// One line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exported {
    /// The detail's bytes, where the reader may see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The leaf's bytes.
    pub leaf: String,
    /// The nonce in hexadecimal, where the reader may see the detail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

impl Exported {
    /// The line, with its end.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Reads a line with its end; only the one way to write it is read.
    pub fn parse(line: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(line).ok()?;
        (read.to_line().as_bytes() == line).then_some(read)
    }

    /// The leaf; only the one way to write it is read.
    pub fn leaf(&self) -> Option<Leaf> {
        let leaf: Leaf = serde_json::from_str(&self.leaf).ok()?;
        (serde_json::to_string(&leaf).ok()? == self.leaf).then_some(leaf)
    }

    /// Whether the detail is the one of `leaf`, or is kept back whole.
    pub fn detail_fits(&self, leaf: &Leaf) -> bool {
        match (&self.nonce, &self.detail) {
            (Some(nonce), Some(detail)) => {
                nonce.len() == 32 && detail_hash(nonce, detail) == leaf.detail_sha256
            }
            (None, None) => true,
            _ => false,
        }
    }
}
