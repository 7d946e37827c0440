//! One line of an invoice.

use std::collections::BTreeMap;

use super::super::Amount;
use super::explain::reasons;
use super::{ChangeOrder, InvoiceLine, InvoiceTerms, Subject};
use crate::decimal::Decimal;
use crate::time::Month;

/// A line and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Its row in the file.
    pub row: u64,
    /// What it is for.
    pub subject: Subject,
    /// What it charges.
    pub amount: Amount,
    /// What was found.
    pub finding: Finding,
}

/// What was found about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// 一致: amount, quantity and price are those of the contract.
    Matched,
    /// 差異.
    Differs(Difference),
    /// 契約にない: the contract has no such item in that month.
    NotInContract,
    /// 変更の記録なし: nobody knows of such a change request.
    ChangeUnknown,
    /// 未承認の変更: it was not approved before the work began.
    ChangeNotApproved,
    /// 二重請求.
    BilledTwice {
        /// The row that has charged it before; `None` where an earlier invoice has.
        first: Option<u64>,
    },
    /// 照合できない: something is missing, so that nothing can be said. Not matched.
    Unproven {
        /// The code of the refusal that says what is missing, e.g. `price-volume-missing`.
        code: &'static str,
    },
}

impl Finding {
    /// Its word, in the ids of words `invoice-finding-<word>`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::Differs(_) => "differs",
            Self::NotInContract => "not-in-contract",
            Self::ChangeUnknown => "change-unknown",
            Self::ChangeNotApproved => "change-not-approved",
            Self::BilledTwice { .. } => "billed-twice",
            Self::Unproven { .. } => "unproven",
        }
    }
}

/// How a line differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the contract makes of it.
    pub expected: Amount,
    /// Charged − expected; 0 where quantity and price differ and happen to give the same amount.
    pub by: Amount,
    /// Why, as far as the line tells; [`Reason::Unexplained`] where it does not.
    pub reasons: Vec<Reason>,
}

/// Why a line differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// 数量: another quantity than was counted.
    Quantity {
        /// Charged.
        billed: Decimal,
        /// Counted.
        counted: Decimal,
    },
    /// 段階: the price of another step than the one that the volume reaches (R025).
    Tier {
        /// Charged.
        billed: Decimal,
        /// The price of the step.
        contract: Decimal,
    },
    /// 単価: a price that is in no step.
    UnitPrice {
        /// Charged.
        billed: Decimal,
        /// The price of the step.
        contract: Decimal,
    },
    /// 最低料金: less than the minimum, or the minimum where the volume exceeds it.
    Minimum,
    /// 指数: the adjustment by the index is left out.
    Index,
    /// 計算: quantity × price is not the amount.
    Arithmetic {
        /// Quantity × price.
        product: Amount,
    },
    /// 変更の上限: together with earlier invoices more than was approved.
    OverApproval,
    /// 不明.
    Unexplained,
}

impl Reason {
    /// Its word, in the ids of words `invoice-reason-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Quantity { .. } => "quantity",
            Self::Tier { .. } => "tier",
            Self::UnitPrice { .. } => "unit-price",
            Self::Minimum => "minimum",
            Self::Index => "index",
            Self::Arithmetic { .. } => "arithmetic",
            Self::OverApproval => "over-approval",
            Self::Unexplained => "unexplained",
        }
    }
}

/// The item that a line is for, as a key.
pub(super) fn item_of(line: &Matched) -> Option<(&str, ())> {
    match &line.subject {
        Subject::Item(code) => Some((code, ())),
        Subject::Change(_) => None,
    }
}

/// The lines of an invoice that were looked at.
pub(super) struct Seen<'a> {
    terms: &'a InvoiceTerms,
    items: BTreeMap<(String, Month), u64>,
    changes: BTreeMap<String, (u64, Amount)>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(terms: &'a InvoiceTerms) -> Self {
        Self { terms, items: BTreeMap::new(), changes: BTreeMap::new() }
    }

    pub(super) fn matched(&mut self, line: &InvoiceLine) -> Matched {
        let finding = match &line.subject {
            Subject::Item(code) => self.item(code, line),
            Subject::Change(id) => self.change(id, line),
        };
        Matched { row: line.row, subject: line.subject.clone(), amount: line.amount, finding }
    }

    fn item(&mut self, code: &str, line: &InvoiceLine) -> Finding {
        let key = (code.to_owned(), line.month);
        if let Some(first) = self.items.get(&key) {
            return Finding::BilledTwice { first: Some(*first) };
        }
        if self.terms.billed.contains(&key) {
            return Finding::BilledTwice { first: None };
        }
        self.items.insert(key, line.row);
        let known = self.terms.items.iter().find(|item| item.code == code);
        let Some(item) = known.filter(|_| line.month == self.terms.month) else {
            return Finding::NotInContract;
        };
        match item.terms.fee(item.volume, item.index) {
            Err(refusal) => Finding::Unproven { code: refusal.code },
            Ok(fee) => {
                let reasons = reasons(item, line, fee);
                let by = line.amount.minus(fee.total);
                match reasons.is_empty() {
                    true => Finding::Matched,
                    false => Finding::Differs(Difference { expected: fee.total, by, reasons }),
                }
            }
        }
    }

    /// A change may be charged in parts, up to what was approved; the same part twice shows as too
    /// much, or as a line like one before.
    fn change(&mut self, id: &str, line: &InvoiceLine) -> Finding {
        let Some(order) = self.terms.changes.iter().find(|order| order.id == id) else {
            return Finding::ChangeUnknown;
        };
        let ChangeOrder { approved: true, amount, billed, .. } = order else {
            return Finding::ChangeNotApproved;
        };
        let (first, before) = match self.changes.get(id) {
            Some((row, before)) => (Some(*row), *before),
            None => (None, Amount::ZERO),
        };
        let left = amount.minus(*billed).minus(before);
        let charged = before.plus(line.amount);
        self.changes.insert(id.to_owned(), (first.unwrap_or(line.row), charged));
        match line.amount {
            Amount(..=0) => Finding::Differs(Difference {
                expected: Amount::ZERO,
                by: line.amount,
                reasons: vec![Reason::Unexplained],
            }),
            _ if left <= Amount::ZERO => Finding::BilledTwice { first },
            billed if billed > left => Finding::Differs(Difference {
                expected: left,
                by: billed.minus(left),
                reasons: vec![Reason::OverApproval],
            }),
            _ => Finding::Matched,
        }
    }
}
