//! Conditions on cases, with SQL's three-valued logic: what is missing is unknown. Who asks says
//! what becomes of the unknown.

use std::cmp::Ordering;
use std::rc::Rc;

use kajitori_domain::agreement::Process;
use kajitori_domain::case::Cell;
use kajitori_domain::filter::{Comparison, Expr, Filter, Literal, Operator};

use crate::like::like;
use crate::order::Order;
use crate::table::{ColumnId, Table};
use crate::view::{NONE, index};

/// For each row whether it matches; `None` where a missing value leaves it open.
pub(crate) type Answers = Rc<Vec<Option<bool>>>;

/// Who asks, and of which rows.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The rows.
    pub table: &'a Table<'a>,
    /// The order of the log.
    pub order: &'a Order,
    /// The process that asks.
    pub process: &'a Process,
    /// Which rows are closed, as the process sees it.
    closed: Vec<bool>,
}

impl<'a> Asked<'a> {
    /// `process` asks of the rows of `table`.
    pub fn new(table: &'a Table<'a>, order: &'a Order, process: &'a Process) -> Self {
        let complete = process.complete.as_ref().map(|on| table.marks.of(on));
        let closed = table.snapshots.iter().map(|case| case.closed(complete)).collect();
        Self { table, order, process, closed }
    }

    /// Whether the case of row `row` is closed.
    pub fn closed(&self, row: usize) -> bool {
        self.closed[row]
    }

    /// The cell of row `row`.
    pub fn cell(&self, column: ColumnId, row: usize) -> Cell<'a> {
        self.table.cell(column, row, self.order, !self.closed[row])
    }

    /// For each row, whether it matches, where unknown is no match; without a filter every row
    /// does.
    pub fn matches(&self, filter: Option<&'a Filter>) -> Vec<bool> {
        self.answers(filter).into_iter().map(|answer| answer == Some(true)).collect()
    }

    /// For each row, whether it matches: `None` where a missing value leaves it open. Without a
    /// filter every row does.
    pub fn answers(&self, filter: Option<&'a Filter>) -> Vec<Option<bool>> {
        match filter {
            None => vec![Some(true); self.table.snapshots.len()],
            Some(filter) => self.all(&self.compile(&filter.expr)),
        }
    }

    /// The answers of all rows, a column at a time where a question is about one column.
    fn all(&self, node: &Node<'a>) -> Vec<Option<bool>> {
        let rows = 0..self.table.snapshots.len();
        match node {
            Node::ByText(column, answers) => {
                let answer = |code| if code == NONE { None } else { answers[index(code)] };
                rows.map(|row| answer(self.table.code(*column, row, self.order))).collect()
            }
            Node::Not(inner) => self.all(inner).into_iter().map(|a| a.map(|a| !a)).collect(),
            Node::And(a, b) => self.joined(a, b, both),
            Node::Or(a, b) => self.joined(a, b, either),
            Node::Compare(how, a, b) => match (&**a, &**b) {
                (
                    Node::Column(column),
                    Node::Value(Cell::Integer(value) | Cell::Time(value) | Cell::Duration(value)),
                ) => {
                    let Some(known) = self.table.whole(*column) else {
                        return rows.map(|row| truth(self, node, row)).collect();
                    };
                    rows.map(|row| known(row).map(|known| fits(*how, known.cmp(value)))).collect()
                }
                _ => rows.map(|row| truth(self, node, row)).collect(),
            },
            Node::Column(ColumnId::BuiltIn(3)) => {
                self.closed.iter().map(|closed| Some(!closed)).collect()
            }
            _ => rows.map(|row| truth(self, node, row)).collect(),
        }
    }

    fn joined(
        &self,
        a: &Node<'a>,
        b: &Node<'a>,
        join: fn(Option<bool>, Option<bool>) -> Option<bool>,
    ) -> Vec<Option<bool>> {
        self.all(a).into_iter().zip(self.all(b)).map(|(a, b)| join(a, b)).collect()
    }

    fn compile(&self, expr: &'a Expr) -> Node<'a> {
        let boxed = |expr: &'a Expr| Box::new(self.compile(expr));
        if let Some(fits) = self.texts(expr) {
            return fits;
        }
        match expr {
            Expr::Column(name, _) => {
                self.table.find(name).map_or(Node::Value(Cell::Missing), Node::Column)
            }
            Expr::Literal(literal) => Node::Value(cell(literal)),
            Expr::Not(inner) => Node::Not(boxed(inner)),
            Expr::And(a, b) => Node::And(boxed(a), boxed(b)),
            Expr::Or(a, b) => Node::Or(boxed(a), boxed(b)),
            Expr::Compare(how, a, b) => Node::Compare(*how, boxed(a), boxed(b)),
            Expr::Arithmetic(how, a, b) => Node::Arithmetic(*how, boxed(a), boxed(b)),
            Expr::In(inner, list) => Node::In(boxed(inner), list.iter().map(cell).collect()),
            Expr::Like(inner, pattern) => Node::Like(boxed(inner), pattern),
            Expr::IsMissing(inner) => Node::IsMissing(boxed(inner)),
        }
    }

    /// A question about one column of texts is answered once per text, not once per row.
    fn texts(&self, expr: &'a Expr) -> Option<Node<'a>> {
        let (Expr::Compare(_, inner, _) | Expr::In(inner, _) | Expr::Like(inner, _)) = expr else {
            return None;
        };
        let Expr::Column(name, _) = &**inner else { return None };
        let column = self.table.find(name)?;
        let texts = self.table.texts(column)?;
        let answer = |text: &str| match expr {
            Expr::Compare(how, _, other) => match &**other {
                Expr::Literal(literal) => Some(compare(*how, &Cell::Text(text), &cell(literal))),
                _ => None,
            },
            Expr::In(_, list) => Some(within(&Cell::Text(text), list.iter().map(cell))),
            Expr::Like(_, pattern) => Some(Some(like(text, pattern))),
            _ => None,
        };
        let answers: Option<Vec<Option<bool>>> =
            texts.iter().map(|text| answer(text.unwrap_or_default())).collect();
        Some(Node::ByText(column, answers?))
    }
}

/// A condition ready to be asked of many rows.
enum Node<'a> {
    Column(ColumnId),
    Value(Cell<'a>),
    ByText(ColumnId, Vec<Option<bool>>),
    Not(Box<Node<'a>>),
    And(Box<Node<'a>>, Box<Node<'a>>),
    Or(Box<Node<'a>>, Box<Node<'a>>),
    Compare(Comparison, Box<Node<'a>>, Box<Node<'a>>),
    Arithmetic(Operator, Box<Node<'a>>, Box<Node<'a>>),
    In(Box<Node<'a>>, Vec<Cell<'a>>),
    Like(Box<Node<'a>>, &'a str),
    IsMissing(Box<Node<'a>>),
}

/// A constant as a cell.
pub(crate) fn cell(literal: &Literal) -> Cell<'_> {
    match literal {
        Literal::Text(text) => Cell::Text(text),
        Literal::Integer(value) => Cell::Integer(*value),
        Literal::Number(value) => Cell::Number(*value),
        Literal::Boolean(value) => Cell::Boolean(*value),
        Literal::Time(value) => Cell::Time(*value),
        Literal::Duration(value) => Cell::Duration(*value),
    }
}

/// True, false or unknown.
fn truth(asked: &Asked<'_>, node: &Node<'_>, row: usize) -> Option<bool> {
    match node {
        Node::ByText(column, answers) => match asked.table.code(*column, row, asked.order) {
            NONE => None,
            code => answers[index(code)],
        },
        Node::Not(inner) => truth(asked, inner, row).map(|known| !known),
        Node::And(a, b) => match truth(asked, a, row) {
            Some(false) => Some(false),
            left => both(left, truth(asked, b, row)),
        },
        Node::Or(a, b) => match truth(asked, a, row) {
            Some(true) => Some(true),
            left => either(left, truth(asked, b, row)),
        },
        Node::Compare(how, a, b) => compare(*how, &value(asked, a, row), &value(asked, b, row)),
        Node::In(inner, list) => within(&value(asked, inner, row), list.iter().cloned()),
        Node::Like(inner, pattern) => match value(asked, inner, row) {
            Cell::Text(text) => Some(like(text, pattern)),
            _ => None,
        },
        Node::IsMissing(inner) => Some(value(asked, inner, row) == Cell::Missing),
        Node::Column(_) | Node::Value(_) | Node::Arithmetic(..) => match value(asked, node, row) {
            Cell::Boolean(known) => Some(known),
            _ => None,
        },
    }
}

/// Whether both hold.
pub(crate) fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Whether one of both holds.
pub(crate) fn either(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn value<'a>(asked: &Asked<'a>, node: &Node<'a>, row: usize) -> Cell<'a> {
    match node {
        Node::Column(column) => asked.cell(*column, row),
        Node::Value(cell) => cell.clone(),
        Node::Arithmetic(how, a, b) => {
            arithmetic(*how, &value(asked, a, row), &value(asked, b, row)).unwrap_or(Cell::Missing)
        }
        _ => truth(asked, node, row).map_or(Cell::Missing, Cell::Boolean),
    }
}

/// Whether `value` is one of a list.
pub(crate) fn within<'a>(value: &Cell<'a>, list: impl Iterator<Item = Cell<'a>>) -> Option<bool> {
    let mut unknown = *value == Cell::Missing;
    for item in list {
        match compare(Comparison::Equal, value, &item) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => unknown = true,
        }
    }
    (!unknown).then_some(false)
}

/// Whether two values compare so.
pub(crate) fn compare(how: Comparison, a: &Cell<'_>, b: &Cell<'_>) -> Option<bool> {
    let order = match (a, b) {
        (Cell::Text(a), Cell::Text(b)) => a.cmp(b),
        (Cell::Boolean(a), Cell::Boolean(b)) => a.cmp(b),
        (Cell::Integer(a), Cell::Integer(b))
        | (Cell::Time(a), Cell::Time(b))
        | (Cell::Duration(a), Cell::Duration(b)) => a.cmp(b),
        _ => number(a)?.partial_cmp(&number(b)?)?,
    };
    Some(fits(how, order))
}

fn fits(how: Comparison, order: Ordering) -> bool {
    match how {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    }
}

fn number(cell: &Cell<'_>) -> Option<f64> {
    match cell {
        Cell::Number(value) => Some(*value),
        #[expect(clippy::cast_precision_loss, reason = "integers widen to numbers")]
        Cell::Integer(value) => Some(*value as f64),
        _ => None,
    }
}

/// `None` where an operand is missing, the result is out of range, or the divisor is zero.
pub(crate) fn arithmetic<'a>(how: Operator, a: &Cell<'_>, b: &Cell<'_>) -> Option<Cell<'a>> {
    use Cell::{Duration, Integer, Number, Time};
    use Operator::{Add, Divide, Multiply, Subtract};
    match (a, how, b) {
        (Integer(a), Add, Integer(b)) => a.checked_add(*b).map(Integer),
        (Integer(a), Subtract, Integer(b)) => a.checked_sub(*b).map(Integer),
        (Integer(a), Multiply, Integer(b)) => a.checked_mul(*b).map(Integer),
        (Duration(a), Add, Duration(b)) => a.checked_add(*b).map(Duration),
        (Duration(a), Subtract, Duration(b)) | (Time(a), Subtract, Time(b)) => {
            a.checked_sub(*b).map(Duration)
        }
        (Time(a), Add, Duration(b)) | (Duration(a), Add, Time(b)) => a.checked_add(*b).map(Time),
        (Time(a), Subtract, Duration(b)) => a.checked_sub(*b).map(Time),
        _ => {
            let (a, b) = (number(a)?, number(b)?);
            let result = match how {
                Add => a + b,
                Subtract => a - b,
                Multiply => a * b,
                Divide => a / b,
            };
            result.is_finite().then_some(Number(result))
        }
    }
}
