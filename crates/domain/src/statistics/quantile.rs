//! Percentiles that say how they were found.

use serde::Serialize;

use super::digest::Digest;
use super::order::percentile;
use crate::decimal::Decimal;

/// A percentile and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Percentile {
    /// The value, in the unit of the values (µs for durations).
    pub value: i64,
    /// How it was found.
    pub method: Method,
}

/// How a percentile was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Nearest rank among all values.
    Exact,
    /// Estimated from a t-digest; see [`Digest`] for its error.
    TDigest,
}

impl Method {
    /// The id of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "percentile-exact",
            Self::TDigest => "percentile-t-digest",
        }
    }
}

/// Values whose percentiles are wanted: kept as they are up to a number, digested beyond it.
///
/// Which method answers depends on the number of values alone, never on the order or the parts in
/// which they came. Exact answers depend on neither; digested ones are the same for the same parts
/// merged in the same order.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantiles {
    kept: usize,
    values: Vec<i64>,
    digest: Option<Digest>,
}

impl Quantiles {
    /// Exact up to `kept` values (8 bytes each), a t-digest (up to 28 kB) beyond.
    pub fn exact_until(kept: usize) -> Self {
        Self { kept, values: Vec::new(), digest: None }
    }

    /// How many values there are.
    pub fn count(&self) -> u64 {
        self.digest.as_ref().map_or(self.values.len() as u64, Digest::count)
    }

    /// Takes a value in.
    pub fn push(&mut self, value: i64) {
        match &mut self.digest {
            Some(digest) => digest.push(value),
            None => self.values.push(value),
        }
        self.digest_if_many();
    }

    /// Takes all values of another part in; parts must come in a fixed order.
    pub fn merge(&mut self, other: Self) {
        match (&mut self.digest, other.digest) {
            (None, None) => self.values.extend(other.values),
            (Some(digest), None) => digest.merge(digest_of(other.values)),
            (Some(digest), Some(more)) => digest.merge(more),
            (None, Some(more)) => {
                let mut digest = digest_of(std::mem::take(&mut self.values));
                digest.merge(more);
                self.digest = Some(digest);
            }
        }
        self.digest_if_many();
    }

    /// The percentiles `qs` (0–1) in their order; `None` each where there is no value.
    pub fn percentiles(&self, qs: &[Decimal]) -> Vec<Option<Percentile>> {
        if let Some(digest) = &self.digest {
            let found = |q: &Decimal| digest.percentile(*q);
            return qs.iter().map(|q| found(q).map(|v| Method::TDigest.says(v))).collect();
        }
        let mut ascending = self.values.clone();
        ascending.sort_unstable();
        qs.iter().map(|q| percentile(&ascending, *q).map(|v| Method::Exact.says(v))).collect()
    }

    fn digest_if_many(&mut self) {
        if self.digest.is_none() && self.values.len() > self.kept {
            self.digest = Some(digest_of(std::mem::take(&mut self.values)));
        }
    }
}

impl Method {
    fn says(self, value: i64) -> Percentile {
        Percentile { value, method: self }
    }
}

/// Sorted first, so that the order in which they came says nothing.
fn digest_of(mut values: Vec<i64>) -> Digest {
    values.sort_unstable();
    let mut digest = Digest::new();
    for value in values {
        digest.push(value);
    }
    digest
}
