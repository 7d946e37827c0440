//! 見かけから実質へ: each hidden class takes its part of the apparent saving.

use super::{Amount, Bound, Class, Kind, Sheet, Sum};

/// What a step of the waterfall is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// 見かけの削減: where it begins.
    Apparent,
    /// A hidden class.
    Class(Class),
    /// 実質の削減: where it ends.
    Real,
}

/// A step of the waterfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// What it takes off (negative); `None` where the class is missing, which is drawn as missing
    /// and not as zero. For the first and the last step their own amount.
    pub change: Option<Amount>,
    /// What is left after it.
    pub left: Sum,
}

/// The steps from the apparent saving to the real one, hidden classes in their order.
pub fn waterfall(sheet: &Sheet) -> Vec<Step> {
    let comparison = sheet.comparison();
    let mut left = comparison.apparent();
    let mut steps = vec![Step { kind: StepKind::Apparent, change: Some(left.amount), left }];
    let hidden = |class: &Class| {
        class.kind() == Kind::Hidden && (class.required() || sheet.amount(*class).is_some())
    };
    for class in Class::ALL.into_iter().filter(hidden) {
        let cost = sheet.amount(class);
        let gap = Sum { amount: Amount::ZERO, bound: Bound::AtLeast };
        left = left.minus(cost.map_or(gap, Sum::exact));
        let change = cost.map(|cost| Amount::ZERO.minus(cost));
        steps.push(Step { kind: StepKind::Class(class), change, left });
    }
    let real = comparison.real();
    steps.push(Step { kind: StepKind::Real, change: Some(real.amount), left: real });
    steps
}
