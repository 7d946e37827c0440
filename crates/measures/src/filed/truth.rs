//! A condition on one row, with SQL's three-valued logic: what is missing is unknown.

use kajitori_domain::case::Cell;
use kajitori_domain::filter::Expr;

use crate::condition::{arithmetic, both, cell, compare, either, within};
use crate::like::like;

/// The value of a column in the row in hand.
pub(super) type Value<'v, 'a> = &'v dyn Fn(&str) -> Cell<'a>;

/// True, false or unknown.
pub(super) fn truth<'a>(expr: &'a Expr, of: Value<'_, 'a>) -> Option<bool> {
    match expr {
        Expr::Not(inner) => truth(inner, of).map(|known| !known),
        Expr::And(a, b) => match truth(a, of) {
            Some(false) => Some(false),
            left => both(left, truth(b, of)),
        },
        Expr::Or(a, b) => match truth(a, of) {
            Some(true) => Some(true),
            left => either(left, truth(b, of)),
        },
        Expr::Compare(how, a, b) => compare(*how, &value(a, of), &value(b, of)),
        Expr::In(inner, list) => within(&value(inner, of), list.iter().map(cell)),
        Expr::Like(inner, pattern) => match value(inner, of) {
            Cell::Text(text) => Some(like(text, pattern)),
            _ => None,
        },
        Expr::IsMissing(inner) => Some(value(inner, of) == Cell::Missing),
        Expr::Column(..) | Expr::Literal(_) | Expr::Arithmetic(..) => match value(expr, of) {
            Cell::Boolean(known) => Some(known),
            _ => None,
        },
    }
}

fn value<'a>(expr: &'a Expr, of: Value<'_, 'a>) -> Cell<'a> {
    match expr {
        Expr::Column(name, _) => of(name),
        Expr::Literal(literal) => cell(literal),
        Expr::Arithmetic(how, a, b) => {
            arithmetic(*how, &value(a, of), &value(b, of)).unwrap_or(Cell::Missing)
        }
        _ => truth(expr, of).map_or(Cell::Missing, Cell::Boolean),
    }
}
