//! Conditions on a case's columns, in the syntax of an SQL `WHERE` clause.

use crate::case::ColumnKind;

/// A type-checked condition, with the words it was written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// As written in the agreement.
    pub source: String,
    /// What it means; always of kind boolean.
    pub expr: Expr,
}

/// A typed expression. Comparisons and arithmetic have operands of one kind (integers widened to numbers);
/// SQL's three-valued logic holds: a comparison with a missing value is unknown, and unknown is not a match.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A column of the case.
    Column(String, ColumnKind),
    /// A constant.
    Literal(Literal),
    /// Logical negation.
    Not(Box<Expr>),
    /// Logical and.
    And(Box<Expr>, Box<Expr>),
    /// Logical or.
    Or(Box<Expr>, Box<Expr>),
    /// Comparison.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `+ - * /` on integers and numbers, `+ -` on durations and times.
    Arithmetic(Operator, Box<Expr>, Box<Expr>),
    /// `IN (…)` over constants; negated by `Not`.
    In(Box<Expr>, Vec<Literal>),
    /// `LIKE` with `%` and `_`; negated by `Not`.
    Like(Box<Expr>, String),
    /// `IS NULL`; negated by `Not`.
    IsMissing(Box<Expr>),
}

/// A constant of a filter.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// Text.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Time(i64),
    /// Microseconds.
    Duration(i64),
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// An arithmetic operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`; division by zero is missing.
    Divide,
}
