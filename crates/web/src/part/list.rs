//! Lists: what they are filtered by, how they are sorted, which page is shown.

use crate::link::Link;

/// A filter that is on.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// What it says.
    pub name: String,
    /// The same list without it.
    pub without: Link,
}

/// A column that a list can be sorted by.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// The same list sorted by it; `None` where that makes no sense.
    pub sort: Option<Link>,
    /// How it is sorted now: `ascending`, `descending` or empty.
    pub sorted: &'static str,
}

/// Which part of a list is shown.
#[derive(Debug, Clone)]
pub struct Pager {
    /// Number of the first row shown, as people write it.
    pub first: String,
    /// Number of the last row shown.
    pub last: String,
    /// How many there are.
    pub total: String,
    /// The page before.
    pub before: Option<Link>,
    /// The page after.
    pub after: Option<Link>,
}
