//! Why a line is not what the contract makes of it.

use super::super::{Fee, times};
use super::line::Reason;
use super::{InvoiceLine, Item};

/// The reasons; none where amount, quantity and price are those of the contract.
pub(super) fn reasons(item: &Item, line: &InvoiceLine, fee: Fee) -> Vec<Reason> {
    let mut reasons = Vec::new();
    // A line of the minimum or of a fixed price may name one piece at the whole price.
    let priced = !item.terms.tiers.is_empty() && line.amount != fee.total;
    let named = line.quantity.zip(item.volume).filter(|_| !item.terms.tiers.is_empty());
    if let Some((billed, counted)) = named.filter(|(billed, counted)| billed != counted) {
        // Where the minimum decides, the quantity does not.
        if priced || fee.topped_up.0 == 0 {
            reasons.push(Reason::Quantity { billed, counted });
        }
    }
    let marginal = item.terms.tiering == super::super::Tiering::Marginal;
    if let Some((billed, contract)) = line.unit_price.zip(fee.unit_price)
        && billed != contract
        && (priced || !marginal && fee.fixed.0 == 0 && fee.topped_up.0 == 0 && fee.indexed.0 == 0)
    {
        let in_a_step = item.terms.tiers.iter().any(|tier| tier.price == billed);
        reasons.push(match in_a_step {
            true => Reason::Tier { billed, contract },
            false => Reason::UnitPrice { billed, contract },
        });
    }
    if line.amount == fee.total {
        return reasons;
    }
    if fee.topped_up.0 > 0 && line.amount == fee.total.minus(fee.topped_up)
        || item.terms.minimum.is_some_and(|minimum| minimum == line.amount)
    {
        reasons.push(Reason::Minimum);
    }
    if fee.indexed.0 != 0 && line.amount == fee.total.minus(fee.indexed) {
        reasons.push(Reason::Index);
    }
    if let Some((quantity, price)) = line.quantity.zip(line.unit_price) {
        let product = times(quantity, price, item.terms.rounding);
        let plain = fee.fixed.0 == 0 && fee.indexed.0 == 0 && !marginal;
        if plain && product != line.amount && !reasons.contains(&Reason::Minimum) {
            reasons.push(Reason::Arithmetic { product });
        }
    }
    if reasons.is_empty() {
        reasons.push(Reason::Unexplained);
    }
    reasons
}
