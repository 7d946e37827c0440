//! 請求の突合: each line of an invoice beside the contract's price, the counted volume and the approved
//! changes (R025, R054).

mod explain;
mod line;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Amount, PriceTerms};
use crate::decimal::Decimal;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::time::Month;

pub use line::{Difference, Finding, Matched, Reason};

/// A currency by its three capital letters (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// 円.
    pub const YEN: Self = Self(*b"JPY");

    /// Reads `JPY`; `None` for anything but three capital letters.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.to_string()
    }
}

impl TryFrom<String> for Currency {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not three capital letters")
    }
}

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// An item of the contract, by its code.
    Item(String),
    /// A change request, by its number.
    Change(String),
}

/// An item of the contract in the month of the invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its code.
    pub code: String,
    /// Its price terms for a month.
    pub terms: PriceTerms,
    /// The volume of the month as the client counts it; `None` while nobody has counted.
    pub volume: Option<Decimal>,
    /// The index of the month, where the terms follow one.
    pub index: Option<Decimal>,
}

/// A change request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeOrder {
    /// Its number.
    pub id: String,
    /// Whether it was approved before the work began.
    pub approved: bool,
    /// The amount that was approved.
    pub amount: Amount,
    /// What earlier invoices have charged of it.
    pub billed: Amount,
}

/// What an invoice of one month is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceTerms {
    /// The currency of the contract.
    pub currency: Currency,
    /// The month that is charged.
    pub month: Month,
    /// The items of the contract in force in that month.
    pub items: Vec<Item>,
    /// The change requests.
    pub changes: Vec<ChangeOrder>,
    /// Items and months that earlier invoices have charged.
    pub billed: BTreeSet<(String, Month)>,
}

/// A line of an invoice, without tax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// Its row in the file, counting from 1.
    pub row: u64,
    /// What it is for.
    pub subject: Subject,
    /// The month that it charges.
    pub month: Month,
    /// The quantity, where the line names one.
    pub quantity: Option<Decimal>,
    /// The unit price, where the line names one.
    pub unit_price: Option<Decimal>,
    /// The amount.
    pub amount: Amount,
    /// Its currency.
    pub currency: Currency,
}

/// An invoice, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// Every line, in its order.
    pub lines: Vec<Matched>,
    /// What is charged.
    pub billed: Amount,
    /// What of it agrees with the contract.
    pub agreed: Amount,
    /// What a person must look at.
    pub open: Amount,
    /// Items of the contract that no line charges.
    pub unbilled: Vec<String>,
}

impl Invoice {
    /// Whether every line agrees with the contract.
    pub fn clean(&self) -> bool {
        self.lines.iter().all(|line| line.finding == Finding::Matched)
    }
}

/// Holds every line against the contract.
///
/// # Errors
/// `invoice-empty` without a line; `invoice-currency-mixed` where a line is not in the contract's
/// currency, with a problem `invoice-line-currency` for each: amounts of two currencies have no
/// sum.
pub fn match_invoice(terms: &InvoiceTerms, lines: &[InvoiceLine]) -> Result<Invoice, Refusal> {
    if lines.is_empty() {
        return Err(Refusal::new("invoice-empty"));
    }
    let foreign = |line: &InvoiceLine| {
        let mut problem = Problem::field("invoice-line-currency", "currency")
            .with("found", line.currency.to_string())
            .with("expected", terms.currency.to_string());
        problem.place.row = Some(line.row);
        (line.currency != terms.currency).then_some(problem)
    };
    let problems: Vec<Problem> = lines.iter().filter_map(foreign).collect();
    if !problems.is_empty() {
        return Err(Refusal { problems, ..Refusal::new("invoice-currency-mixed") });
    }
    let mut seen = line::Seen::new(terms);
    let lines: Vec<Matched> = lines.iter().map(|line| seen.matched(line)).collect();
    let sum = |matched: fn(&Matched) -> bool| {
        let amounts = lines.iter().filter(|line| matched(line)).map(|line| line.amount);
        amounts.fold(Amount::ZERO, Amount::plus)
    };
    let billed = sum(|_| true);
    let agreed = sum(|line| line.finding == Finding::Matched);
    let named: BTreeMap<&str, ()> = lines.iter().filter_map(line::item_of).collect();
    let left = |item: &&Item| !named.contains_key(item.code.as_str());
    let unbilled = terms.items.iter().filter(left).map(|item| item.code.clone()).collect();
    Ok(Invoice { billed, agreed, open: billed.minus(agreed), unbilled, lines })
}
