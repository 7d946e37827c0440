//! What a change says of itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::audit::action::{Action, ObjectKind};
use crate::hash::Sha256;

/// The way by which something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// A page.
    Web,
    /// The programs' interface.
    Api,
    /// A job.
    Job,
    /// The command line.
    Cli,
}

/// Who may read the detail of an entry; that it exists, both sides know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Both sides.
    Both,
    /// The client alone.
    Client,
}

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// What kind of thing.
    pub kind: ObjectKind,
    /// Its id; for a month or a run, its own name.
    pub id: String,
}

impl Object {
    /// The thing of that kind and id.
    pub fn new(kind: ObjectKind, id: &dyn std::fmt::Display) -> Self {
        Self { kind, id: id.to_string() }
    }
}

/// What more there is to say, by key. A `Secret` cannot get in: it has no `Display`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Detail(BTreeMap<String, String>);

impl Detail {
    /// Nothing more.
    pub fn none() -> Self {
        Self::default()
    }

    /// The same with `value` under `key`.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: &dyn std::fmt::Display) -> Self {
        self.0.insert(key.to_owned(), value.to_string());
        self
    }

    /// Every key with its value, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The bytes that are hashed.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was done.
    pub action: Action,
    /// To what.
    pub object: Object,
    /// The hash of the thing before, if it was.
    pub before: Option<Sha256>,
    /// The hash of the thing after, if it is.
    pub after: Option<Sha256>,
    /// What more there is to say.
    pub detail: Detail,
    /// Who may read the detail.
    pub shown: Shown,
}

impl Entry {
    /// That `action` was done to `object`, for both sides to read.
    pub fn new(action: Action, object: Object) -> Self {
        let detail = Detail::none();
        Self { action, object, before: None, after: None, detail, shown: Shown::Both }
    }
}

/// What one change says of itself: one thing or more, never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries {
    first: Entry,
    rest: Vec<Entry>,
}

impl Entries {
    /// One thing.
    pub fn one(entry: Entry) -> Self {
        Self { first: entry, rest: vec![] }
    }

    /// And another.
    #[must_use]
    pub fn and(mut self, entry: Entry) -> Self {
        self.rest.push(entry);
        self
    }

    /// Every one, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// How many; 1 or more.
    pub fn count(&self) -> usize {
        1 + self.rest.len()
    }
}
