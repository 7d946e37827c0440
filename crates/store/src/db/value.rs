//! What goes into a statement and comes out of it: whole numbers, texts, and nothing.

use kajitori_domain::access::Log;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{
    AgreementId, AttachmentId, ContestId, ContractId, CreditId, DeliveryId, EngagementId, JobId,
    LinkId, MappingId, MembershipId, OrganisationId, PersonId, ProcessId, ReportId, RequestId,
    SampleId, SessionId, TokenId,
};
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::run::RunId;
use kajitori_domain::time::{Moment, Month};
use serde::Serialize;
use serde::de::DeserializeOwned;

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

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Int(moment.0)
    }
}

/// What stands in a column as it is shown.
macro_rules! shown {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self::Text(value.to_string())
            }
        }
    )*};
}

shown! {
    AgreementId AttachmentId ContestId ContractId CreditId DeliveryId EngagementId JobId LinkId
    MappingId MembershipId OrganisationId PersonId ProcessId ReportId RequestId SampleId SessionId
    TokenId
    Log Month RunId Sha256 jiff::civil::Date
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

/// A state as a column holds it.
///
/// # Errors
/// A fault when it is nothing that JSON can say.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Stop> {
    let text = serde_json::to_string(value);
    text.map_err(|e| Fault { chain: format!("writing a state: {e}") }.into())
}

/// A choice as a column holds it: the word by which it is written.
///
/// # Errors
/// A fault when it is no word.
pub(crate) fn word(value: &impl Serialize) -> Result<String, Stop> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        other => Err(Fault { chain: format!("writing a choice: {other:?}") }.into()),
    }
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

    /// The small count in column `at`.
    pub(crate) fn small(&self, at: usize) -> Result<u32, Stop> {
        u32::try_from(self.int(at)?).map_err(|_| self.wrong(at, "a small count"))
    }

    /// The whole number in column `at`, if there is one.
    pub(crate) fn int_or_none(&self, at: usize) -> Result<Option<i64>, Stop> {
        match self.0.get(at) {
            Some(Value::Int(number)) => Ok(Some(*number)),
            Some(Value::Null) => Ok(None),
            _ => Err(self.wrong(at, "a number or nothing")),
        }
    }

    /// The count in column `at`, if there is one.
    pub(crate) fn count_or_none(&self, at: usize) -> Result<Option<u64>, Stop> {
        match self.int_or_none(at)? {
            Some(_) => self.count(at).map(Some),
            None => Ok(None),
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

    /// The text in column `at` as something that a text says.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, at: usize) -> Result<T, Stop> {
        self.text(at)?.parse().map_err(|_| self.wrong(at, std::any::type_name::<T>()))
    }

    /// As [`Row::parsed`], where there may be nothing.
    pub(crate) fn parsed_or_none<T: std::str::FromStr>(
        &self,
        at: usize,
    ) -> Result<Option<T>, Stop> {
        match self.text_or_none(at)? {
            Some(_) => self.parsed(at).map(Some),
            None => Ok(None),
        }
    }

    /// The state in column `at`.
    pub(crate) fn state<T: DeserializeOwned>(&self, at: usize) -> Result<T, Stop> {
        let state = serde_json::from_str(self.text(at)?);
        state.map_err(|e| self.wrong(at, &e.to_string()))
    }

    /// The choice in column `at`.
    pub(crate) fn choice<T: DeserializeOwned>(&self, at: usize) -> Result<T, Stop> {
        let word = serde_json::Value::String(self.text(at)?.to_owned());
        serde_json::from_value(word).map_err(|e| self.wrong(at, &e.to_string()))
    }

    /// The moment in column `at`.
    pub(crate) fn moment(&self, at: usize) -> Result<Moment, Stop> {
        self.int(at).map(Moment)
    }

    /// The month in column `at`.
    pub(crate) fn month(&self, at: usize) -> Result<Month, Stop> {
        Month::parse(self.text(at)?).ok_or_else(|| self.wrong(at, "a month"))
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
