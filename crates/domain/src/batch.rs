//! Batches: what was handed in, one after the other, and never changed again. A batch exists when
//! its entry stands in the catalogue; each entry names the hash of the one before.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::case::ColumnKind;
use crate::id::EngagementId;
use crate::refusal::{Refusal, Stop};
use crate::time::Moment;

/// Version of what an entry says.
pub const FORMAT: u32 = 1;

/// The role of an entry that only takes another batch out of force.
pub const WITHDRAWAL: &str = "withdrawal";

/// Where the events of a batch come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file, as the user named it.
    pub file: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub source_sha256: String,
    /// SHA-256 of the mapping that it was read by; of no bytes where there was none.
    pub mapping_sha256: String,
    /// What tells the operators' key from others without telling the key.
    pub key_fingerprint: String,
    /// What the file is to the measurement, e.g. `log`.
    pub role: String,
}

impl Origin {
    /// The batch's name: SHA-256 over what was read and how. The file's name is no part of it.
    pub fn batch(&self) -> String {
        let parts = [
            "kajitori batch 1",
            &self.source_sha256,
            &self.mapping_sha256,
            &self.key_fingerprint,
            &self.role,
        ];
        sha256(parts.join("\n").as_bytes())
    }
}

/// A file of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name in the store.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Sorted events of a batch in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The file.
    pub file: File,
    /// Attributes: name and kind, in the order of the file's columns.
    pub attributes: Vec<(String, ColumnKind)>,
    /// For each group of rows in the file's order: its bucket, and how many rows.
    pub groups: Vec<(u32, u64)>,
}

/// The texts of the cases that a batch brought for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The file.
    pub file: File,
    /// Number of the first of these cases.
    pub first: u32,
    /// How many.
    pub count: u32,
}

/// What the counting said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Events in the batch.
    pub accepted: u64,
    /// Rows kept aside.
    pub rejected: u64,
    /// Cases that no earlier batch had.
    pub new_cases: u32,
    /// First and last moment of its events, in microseconds since 1970-01-01T00:00:00Z.
    pub span: Option<(i64, i64)>,
    /// Problems by code.
    pub problems: Vec<(String, u64)>,
    /// Events that an earlier batch in force has with the same case, activity and moment: that
    /// batch, and how many.
    pub twice: Vec<(String, u64)>,
}

/// What the catalogue says of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// [`FORMAT`].
    pub format: u32,
    /// Place in the catalogue, from 1 without gaps.
    pub number: u64,
    /// SHA-256 of the entry before; `None` for the first.
    pub previous: Option<String>,
    /// [`Origin::batch`].
    pub batch: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The earlier batch that this one takes the place of.
    pub corrects: Option<String>,
    /// What it holds.
    pub counts: Counts,
    /// Cases in the store up to and with this batch.
    pub cases: u32,
    /// Its events.
    pub segments: Vec<Segment>,
    /// The texts that no earlier batch had, of all columns but the cases'.
    pub texts: Option<File>,
    /// The names of its new cases.
    pub names: Option<Names>,
}

impl Entry {
    /// The bytes that stand in the catalogue and that the next entry's hash is of.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Whether it only takes another batch out of force.
    pub fn is_withdrawal(&self) -> bool {
        self.corrects.is_some() && self.origin.role == WITHDRAWAL
    }

    /// Every file that it names.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        let segments = self.segments.iter().map(|segment| &segment.file);
        let names = self.names.iter().map(|names| &names.file);
        segments.chain(self.texts.iter()).chain(names)
    }
}

/// An entry that stands in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The entry.
    pub entry: Entry,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Committed {
    /// Reads what stands in the catalogue as entry `number`, and checks that it follows `before`.
    ///
    /// # Errors
    /// `store-entry-damaged` when it is no entry, not this one, or does not follow.
    pub fn read(bytes: &[u8], number: u64, before: Option<&Self>) -> Result<Self, Refusal> {
        let damaged = |why: &str| Refusal {
            code: "store-entry-damaged",
            args: vec![("number", number.to_string()), ("why", why.to_owned())],
            problems: vec![],
        };
        let entry: Entry = serde_json::from_slice(bytes).map_err(|e| damaged(&e.to_string()))?;
        if entry.format != FORMAT {
            return Err(damaged("format"));
        }
        if entry.number != number {
            return Err(damaged("number"));
        }
        if entry.previous.as_ref() != before.map(|before| &before.sha256) {
            return Err(damaged("previous"));
        }
        Ok(Self { entry, sha256: sha256(bytes) })
    }
}

/// The batches of a log store: the list that decides what exists.
pub trait Batches {
    /// Every entry, in order, each checked against the one before.
    ///
    /// # Errors
    /// A refusal when the catalogue is damaged, a fault when it cannot be read.
    fn list(&self) -> Result<Vec<Committed>, Stop>;

    /// Adds `entry` after the last, for good, at once or not at all. Answers `false` when somebody
    /// else has added an entry of that number before.
    ///
    /// # Errors
    /// A refusal or a fault when it cannot be written; then it may or may not stand.
    fn commit(&self, entry: &Entry) -> Result<bool, Stop>;
}

impl<B: Batches + ?Sized> Batches for &B {
    fn list(&self) -> Result<Vec<Committed>, Stop> {
        (**self).list()
    }

    fn commit(&self, entry: &Entry) -> Result<bool, Stop> {
        (**self).commit(entry)
    }
}

/// The log of one engagement: whose it is, and the list of its batches.
#[derive(Clone, Copy)]
pub struct LogOf<'a> {
    /// The engagement.
    pub engagement: EngagementId,
    /// Its batches.
    pub batches: &'a (dyn Batches + Send + Sync),
}

impl std::fmt::Debug for LogOf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LogOf").field("engagement", &self.engagement).finish_non_exhaustive()
    }
}

/// The batches in force up to entry `until` (all when `None`), in the catalogue's order: those that
/// no other one corrects, and that have events of their own.
pub fn in_force(entries: &[Committed], until: Option<u64>) -> Vec<&Committed> {
    let known = entries.iter().filter(|c| until.is_none_or(|until| c.entry.number <= until));
    let known: Vec<&Committed> = known.collect();
    let corrected: Vec<&String> = known.iter().filter_map(|c| c.entry.corrects.as_ref()).collect();
    let stands = |c: &&Committed| !corrected.contains(&&c.entry.batch) && !c.entry.is_withdrawal();
    known.into_iter().filter(stands).collect()
}

/// Whether an entry after number `since` brings or takes away an event at a moment that `reaches`,
/// or one whose time nobody knows. What happens after a month is no matter of that month.
pub fn newer(entries: &[Committed], since: u64, reaches: impl Fn(Moment) -> bool) -> bool {
    let begins = |entry: &Entry| {
        let first = entry.counts.span.map(|(first, _)| Moment(first));
        entry.counts.accepted > 0 && first.is_none_or(&reaches)
    };
    entries.iter().map(|one| &one.entry).filter(|entry| entry.number > since).any(|entry| {
        let before = entries.iter().map(|one| &one.entry);
        let mut replaced = before.filter(|one| entry.corrects.as_ref() == Some(&one.batch));
        begins(entry) || replaced.any(begins)
    })
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: u64, previous: Option<&Committed>, corrects: Option<&str>) -> Committed {
        let origin = Origin {
            file: format!("{number}.csv"),
            bytes: number,
            source_sha256: sha256(&number.to_be_bytes()),
            mapping_sha256: sha256(b""),
            key_fingerprint: sha256(b"key"),
            role: "log".to_owned(),
        };
        let entry = Entry {
            format: FORMAT,
            number,
            previous: previous.map(|p| p.sha256.clone()),
            batch: format!("b{number}"),
            origin,
            corrects: corrects.map(str::to_owned),
            counts: Counts::default(),
            cases: 0,
            segments: vec![],
            texts: None,
            names: None,
        };
        Committed::read(&entry.to_bytes(), number, previous).expect("an entry")
    }

    #[test]
    fn entries_follow_each_other_by_hash() {
        let first = entry(1, None, None);
        let second = entry(2, Some(&first), None);
        let bytes = second.entry.to_bytes();
        assert!(Committed::read(&bytes, 2, Some(&first)).is_ok());
        for (number, before) in [(2, None), (3, Some(&first)), (2, Some(&second))] {
            let refusal = Committed::read(&bytes, number, before).expect_err("no successor");
            assert_eq!(refusal.code, "store-entry-damaged");
        }
        assert!(Committed::read(&bytes[..40], 2, Some(&first)).is_err());
    }

    #[test]
    fn a_corrected_batch_is_in_force_as_of_earlier() {
        let first = entry(1, None, None);
        let second = entry(2, Some(&first), None);
        let third = entry(3, Some(&second), Some("b1"));
        let all = [first, second, third];
        let numbers =
            |until| -> Vec<u64> { in_force(&all, until).iter().map(|c| c.entry.number).collect() };
        assert_eq!(numbers(None), [2, 3]);
        assert_eq!(numbers(Some(2)), [1, 2]);
        let [_, _, third] = &all;
        let mut fourth = entry(4, Some(third), Some("b2"));
        fourth.entry.origin.role = WITHDRAWAL.to_owned();
        let all = [all.to_vec(), vec![fourth]].concat();
        let numbers: Vec<u64> = in_force(&all, None).iter().map(|c| c.entry.number).collect();
        assert_eq!(numbers, [3], "a withdrawal has no events of its own");
    }

    #[test]
    fn records_of_later_months_are_not_newer_records_of_a_month() {
        let at = |number, corrects, span: Option<(i64, i64)>| {
            let mut made = entry(number, None, corrects);
            made.entry.counts = Counts { accepted: 1, span, ..Counts::default() };
            made
        };
        let until = |end: i64| move |at: Moment| at.0 < end;
        let first = at(1, None, Some((10, 20)));
        let later = at(2, None, Some((100, 120)));
        let across = at(3, None, Some((90, 130)));
        let unknown = at(4, None, None);
        let replaces = at(5, Some("b1"), Some((100, 110)));
        let mut nothing = at(6, None, None);
        nothing.entry.counts.accepted = 0;
        for (entries, since, is_newer) in [
            (vec![&first], 1, false),
            (vec![&first], 0, true),
            (vec![&first, &later], 1, false),
            (vec![&first, &later, &across], 1, true),
            (vec![&first, &unknown], 1, true),
            (vec![&first, &replaces], 1, true),
            (vec![&first, &nothing], 1, false),
        ] {
            let entries: Vec<Committed> = entries.into_iter().cloned().collect();
            let found = newer(&entries, since, until(100));
            assert_eq!(found, is_newer, "{entries:?} since {since}");
        }
    }

    #[test]
    fn a_batch_is_named_by_what_was_read_and_how() {
        let origin = entry(1, None, None).entry.origin;
        let renamed = Origin { file: "other.csv".to_owned(), ..origin.clone() };
        assert_eq!(origin.batch(), renamed.batch());
        let keyed = Origin { key_fingerprint: sha256(b"other"), ..origin.clone() };
        assert_ne!(origin.batch(), keyed.batch());
    }
}
