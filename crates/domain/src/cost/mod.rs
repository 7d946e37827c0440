//! 総コスト: what outsourcing really costs. The fee never stands without the hidden costs; what is
//! not known is missing, never zero, and makes every total a bound.

mod amount;
mod change;
mod class;
mod compare;
mod invoice;
mod ledger;
mod price;
mod risk;
mod sheet;
mod switching;
#[cfg(test)]
mod tests;
mod value;
mod volume;
mod waterfall;

pub use amount::{Amount, Bound, MOST, Rate, Rounding, Sum, times};
pub use change::{Allowance, CHANGE_ALERT, Creep, creep};
pub use class::{Class, Kind};
pub use compare::Comparison;
pub use invoice::{
    ChangeOrder, Currency, Difference, Finding, Invoice, InvoiceLine, InvoiceTerms, Item, Matched,
    Reason, Subject, match_invoice,
};
pub use ledger::{Entry, Line, OVERRUN, Overrun, View, gap, newly, overrun, silent, table};
pub use price::{Fee, Indexation, PriceTerms, Tier, Tiering};
pub use risk::{Driver, RUNS, Risk, RiskModel, Triangle, simulate};
pub use sheet::{Figure, Sheet};
pub use switching::{SwitchingCost, Tolerance, tolerance};
pub use value::{BreakEven, Worth, break_even, break_even_monthly, npv, worth};
pub use volume::{FACTORS, Mixed, Scenario, TOO_FEW_MONTHS, Volatility, scenarios, volatility};
pub use waterfall::{Step, StepKind, waterfall};
