//! Checking an export against signed notes, with nothing else at hand.

use std::io::{BufRead, Read as _};

use crate::audit::checkpoint::{Checkpoint, PRODUCT};
use crate::audit::row::Exported;
use crate::audit::tree::{Frontier, leaf_hash};
use crate::hash::Sha256;
use crate::refusal::Refusal;

/// Bytes of a line at most.
const LINE_MOST: u64 = 1 << 20;

/// What an export proved to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Which tree.
    pub origin: String,
    /// How many rows.
    pub rows: u64,
    /// How many of them without their detail.
    pub without_detail: u64,
    /// Size and root of each checkpoint, smallest first.
    pub checkpoints: Vec<(u64, Sha256)>,
}

/// What is wrong with an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The file cannot be read.
    Unreadable {
        /// Why.
        why: String,
    },
    /// There is no note.
    NoNote,
    /// A note is not signed by the key, or is no checkpoint.
    Note {
        /// Which, from 1.
        number: usize,
    },
    /// Notes of different trees.
    Origins,
    /// A line is no row, or not written the one way that rows are.
    Line {
        /// Which, from 1.
        line: u64,
    },
    /// A row belongs to another tree or another place.
    Place {
        /// Which, from 1.
        line: u64,
    },
    /// The detail of a row is not the one that was recorded.
    Detail {
        /// Which, from 1.
        line: u64,
    },
    /// The rows up to a checkpoint are not those that were signed.
    Root {
        /// How many rows were signed.
        size: u64,
    },
    /// Fewer rows than were signed.
    Short {
        /// How many rows there are.
        rows: u64,
        /// How many were signed.
        size: u64,
    },
    /// Rows after the last checkpoint, which nothing proves.
    Unsigned {
        /// How many rows there are.
        rows: u64,
        /// How many of them were signed.
        size: u64,
    },
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        let sized = |code, rows: u64, size: u64| {
            Self::new(code).with("rows", rows.to_string()).with("size", size.to_string())
        };
        match broken {
            Broken::Unreadable { why } => Self::new("audit-unreadable").with("why", why),
            Broken::NoNote => Self::new("audit-no-note"),
            Broken::Note { number } => Self::new("audit-note").with("number", number.to_string()),
            Broken::Origins => Self::new("audit-origins"),
            Broken::Line { line } => Self::new("audit-line").with("line", line.to_string()),
            Broken::Place { line } => Self::new("audit-place").with("line", line.to_string()),
            Broken::Detail { line } => Self::new("audit-detail").with("line", line.to_string()),
            Broken::Root { size } => Self::new("audit-root").with("size", size.to_string()),
            Broken::Short { rows, size } => sized("audit-short", rows, size),
            Broken::Unsigned { rows, size } => sized("audit-unsigned", rows, size),
        }
    }
}

/// Checks the rows of `export` against every one of `notes`, each signed by the owner of
/// `verifier`, the largest of which must cover every row.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify(
    export: &mut dyn BufRead,
    notes: &[&str],
    verifier: &str,
) -> Result<Verified, Broken> {
    verify_rows(export, &checkpoints(notes, verifier)?)
}

/// Checks the rows of `export` against checkpoints of one tree, smallest first, whose signatures
/// were checked before.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify_rows(
    export: &mut dyn BufRead,
    checkpoints: &[Checkpoint],
) -> Result<Verified, Broken> {
    let Some(last) = checkpoints.last() else { return Err(Broken::NoNote) };
    let log = last.origin.split_once(PRODUCT).map_or("", |(_, log)| log);
    let (mut frontier, mut waiting) = (Frontier::default(), checkpoints.iter().peekable());
    let mut without_detail = 0;
    loop {
        while let Some(reached) = waiting.next_if(|next| next.size == frontier.size()) {
            if reached.root != frontier.root() {
                return Err(Broken::Root { size: reached.size });
            }
        }
        let Some(row) = next(export, frontier.size() + 1)? else { break };
        check(&row, log, frontier.size())?;
        without_detail += u64::from(row.detail.is_none());
        frontier.append(leaf_hash(row.leaf.as_bytes()));
    }
    let (rows, size) = (frontier.size(), last.size);
    match rows.cmp(&size) {
        std::cmp::Ordering::Less => Err(Broken::Short { rows, size }),
        std::cmp::Ordering::Greater => Err(Broken::Unsigned { rows, size }),
        std::cmp::Ordering::Equal => Ok(Verified {
            origin: last.origin.clone(),
            rows,
            without_detail,
            checkpoints: checkpoints.iter().map(|one| (one.size, one.root)).collect(),
        }),
    }
}

/// The checkpoints that `notes` are, smallest first: each signed by the owner of `verifier`, all of
/// one tree.
///
/// # Errors
/// The first note that is none, or of another tree.
pub fn checkpoints(notes: &[&str], verifier: &str) -> Result<Vec<Checkpoint>, Broken> {
    let mut read = Vec::new();
    for (index, note) in notes.iter().enumerate() {
        let opened = Checkpoint::open(note, verifier);
        read.push(opened.ok_or(Broken::Note { number: index + 1 })?);
    }
    read.sort_by_key(|one| one.size);
    let one_tree = read.windows(2).all(|pair| pair[0].origin == pair[1].origin);
    if one_tree { Ok(read) } else { Err(Broken::Origins) }
}

fn next(export: &mut dyn BufRead, number: u64) -> Result<Option<Exported>, Broken> {
    let mut line = Vec::new();
    let read = export.take(LINE_MOST).read_until(b'\n', &mut line);
    match read {
        Err(error) => Err(Broken::Unreadable { why: error.to_string() }),
        Ok(0) => Ok(None),
        Ok(_) => Exported::parse(&line).map(Some).ok_or(Broken::Line { line: number }),
    }
}

fn check(row: &Exported, log: &str, seq: u64) -> Result<(), Broken> {
    let line = seq + 1;
    let leaf = row.leaf().ok_or(Broken::Line { line })?;
    if leaf.seq != seq || leaf.log != log {
        return Err(Broken::Place { line });
    }
    if row.detail_fits(&leaf) { Ok(()) } else { Err(Broken::Detail { line }) }
}
