//! What goes into a statement and comes out of it: whole numbers, texts, and nothing.

use kajitori_domain::refusal::{Fault, Refusal, Stop};

/// The only kinds of values that a column holds; both engines keep and compare them alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Absent.
    Null,
    /// A `BIGINT`.
    Int(i64),
    /// A `TEXT`.
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(i64::from(number))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A count as a column holds it.
///
/// # Errors
/// `record-number` when it is above 2^63 − 1.
pub(crate) fn counted(number: u64) -> Result<i64, Stop> {
    let refusal = || Refusal {
        code: "record-number",
        args: vec![("number", number.to_string())],
        problems: vec![],
    };
    i64::try_from(number).map_err(|_| refusal().into())
}

/// The values of a statement, in the order of their numbers.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*] };
}
pub(crate) use values;

/// One row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The whole number in column `at`.
    pub(crate) fn int(&self, at: usize) -> Result<i64, Stop> {
        self.int_or_none(at)?.ok_or_else(|| self.wrong(at, "a number"))
    }

    /// The count in column `at`.
    pub(crate) fn count(&self, at: usize) -> Result<u64, Stop> {
        u64::try_from(self.int(at)?).map_err(|_| self.wrong(at, "a count"))
    }

    /// The whole number in column `at`, if there is one.
    pub(crate) fn int_or_none(&self, at: usize) -> Result<Option<i64>, Stop> {
        match self.0.get(at) {
            Some(Value::Int(number)) => Ok(Some(*number)),
            Some(Value::Null) => Ok(None),
            _ => Err(self.wrong(at, "a number or nothing")),
        }
    }

    /// The text in column `at`.
    pub(crate) fn text(&self, at: usize) -> Result<&str, Stop> {
        self.text_or_none(at)?.ok_or_else(|| self.wrong(at, "a text"))
    }

    /// The text in column `at`, if there is one.
    pub(crate) fn text_or_none(&self, at: usize) -> Result<Option<&str>, Stop> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            _ => Err(self.wrong(at, "a text or nothing")),
        }
    }

    /// The fault of a column that does not hold what we once wrote into it.
    pub(crate) fn wrong(&self, at: usize, wanted: &str) -> Stop {
        let kind = match self.0.get(at) {
            None => "no column",
            Some(Value::Null) => "nothing",
            Some(Value::Int(_)) => "a number",
            Some(Value::Text(_)) => "a text",
        };
        Fault { chain: format!("reading column {at} of a record: {kind} is not {wanted}") }.into()
    }
}
