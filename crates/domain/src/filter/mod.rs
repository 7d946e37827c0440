//! Conditions on a case's columns, in the syntax of an SQL `WHERE` clause.

mod check;
mod literal;
mod parse;
#[cfg(test)]
mod tests;

use crate::case::ColumnKind;

pub use parse::parse;

/// What is wrong with a condition, and where inside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterProblem {
    /// Which kind; its words are `problem-<code>` and `problem-<code>-hint` in the Fluent files.
    pub code: &'static str,
    /// Line inside the condition, counting from 1.
    pub line: u64,
    /// Character in that line, counting from 1; also the argument `at` of the words.
    pub column: u64,
    /// The part of the condition that it is about.
    pub value: String,
    /// Arguments of the words.
    pub args: Vec<(&'static str, String)>,
}

/// A type-checked condition, with the words it was written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// As written in the agreement.
    pub source: String,
    /// What it means; always of kind boolean.
    pub expr: Expr,
}

/// A typed expression. Comparisons and arithmetic have operands of one kind (integers widened to
/// numbers); SQL's three-valued logic holds: a comparison with a missing value is unknown, and
/// unknown is not a match.
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

impl Expr {
    /// The kind of its values. A quotient is always a number, also of two integers; the difference
    /// of two times is a duration.
    pub fn kind(&self) -> ColumnKind {
        match self {
            Self::Column(_, kind) => *kind,
            Self::Literal(literal) => literal.kind(),
            Self::Arithmetic(operator, left, right) => {
                check::arithmetic(*operator, left.kind(), right.kind())
                    .unwrap_or(ColumnKind::Number)
            }
            _ => ColumnKind::Boolean,
        }
    }
}

impl Literal {
    /// The kind of the value.
    pub fn kind(&self) -> ColumnKind {
        match self {
            Self::Text(_) => ColumnKind::Text,
            Self::Integer(_) => ColumnKind::Integer,
            Self::Number(_) => ColumnKind::Number,
            Self::Boolean(_) => ColumnKind::Boolean,
            Self::Time(_) => ColumnKind::Time,
            Self::Duration(_) => ColumnKind::Duration,
        }
    }
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
    /// `/`; the quotient is a number, also of two integers; division by zero is missing.
    Divide,
}
