//! A condition, worked out column by column over the cases of a bucket, with SQL's three-valued
//! logic: what is missing is unknown.

use std::borrow::Cow;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::case::Cell;
use kajitori_domain::filter::{Comparison, Expr, Filter, Operator};
use kajitori_eventlog::bucket::Buckets;

use super::columns::{Column, Source};
use crate::condition::{arithmetic, both, cell, compare, within};
use crate::like::like;
use crate::view::{NONE, index};

/// A condition, ready for every bucket of a log.
pub(crate) struct Condition<'a> {
    node: Node<'a>,
    /// The columns that it uses, each once.
    pub(crate) sources: Vec<Source>,
}

enum Node<'a> {
    Column(usize),
    Value(Cell<'a>),
    /// A question about one column of texts, answered once per text.
    ByText(usize, Vec<Option<bool>>),
    Not(Box<Node<'a>>),
    And(Box<Node<'a>>, Box<Node<'a>>),
    Or(Box<Node<'a>>, Box<Node<'a>>),
    Compare(Comparison, Box<Node<'a>>, Box<Node<'a>>),
    Arithmetic(Operator, Box<Node<'a>>, Box<Node<'a>>),
    In(Box<Node<'a>>, Vec<Cell<'a>>),
    Like(Box<Node<'a>>, &'a str),
    IsMissing(Box<Node<'a>>),
}

impl<'a> Condition<'a> {
    /// Prepares `filter` for `log`.
    pub(crate) fn new(
        filter: &'a Filter,
        log: &dyn Buckets,
        agreement: Option<&Agreement>,
    ) -> Self {
        let mut prepare = Prepare { log, agreement, sources: Vec::new() };
        let node = prepare.node(&filter.expr);
        Self { node, sources: prepare.sources }
    }

    /// For each of `cases` cases, whether it is known to match; `columns` belong to
    /// [`Condition::sources`].
    pub(crate) fn matches(&self, columns: &[Column<'a>], cases: usize) -> Vec<bool> {
        let eval = Eval { columns, cases };
        eval.truths(&self.node).into_iter().map(|truth| truth == Some(true)).collect()
    }
}

struct Prepare<'b> {
    log: &'b dyn Buckets,
    agreement: Option<&'b Agreement>,
    sources: Vec<Source>,
}

impl Prepare<'_> {
    fn node<'a>(&mut self, expr: &'a Expr) -> Node<'a> {
        if let Some(known) = self.by_text(expr) {
            return known;
        }
        match expr {
            Expr::Column(name, kind) => {
                Node::Column(self.place(Source::new(name, *kind, self.agreement)))
            }
            Expr::Literal(literal) => Node::Value(cell(literal)),
            Expr::Not(inner) => Node::Not(self.boxed(inner)),
            Expr::And(a, b) => Node::And(self.boxed(a), self.boxed(b)),
            Expr::Or(a, b) => Node::Or(self.boxed(a), self.boxed(b)),
            Expr::Compare(how, a, b) => Node::Compare(*how, self.boxed(a), self.boxed(b)),
            Expr::Arithmetic(how, a, b) => Node::Arithmetic(*how, self.boxed(a), self.boxed(b)),
            Expr::In(inner, list) => Node::In(self.boxed(inner), list.iter().map(cell).collect()),
            Expr::Like(inner, pattern) => Node::Like(self.boxed(inner), pattern),
            Expr::IsMissing(inner) => Node::IsMissing(self.boxed(inner)),
        }
    }

    fn boxed<'a>(&mut self, expr: &'a Expr) -> Box<Node<'a>> {
        Box::new(self.node(expr))
    }

    fn place(&mut self, source: Source) -> usize {
        let known = self.sources.iter().position(|other| *other == source);
        known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        })
    }

    fn by_text<'a>(&mut self, expr: &'a Expr) -> Option<Node<'a>> {
        let (Expr::Compare(_, inner, _) | Expr::In(inner, _) | Expr::Like(inner, _)) = expr else {
            return None;
        };
        let Expr::Column(name, kind) = &**inner else { return None };
        let source = Source::new(name, *kind, self.agreement);
        let texts = source.shared(self.log)?;
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
        Some(Node::ByText(self.place(source), answers?))
    }
}

struct Eval<'a, 'b> {
    columns: &'b [Column<'a>],
    cases: usize,
}

impl<'a> Eval<'a, '_> {
    fn truths(&self, node: &Node<'a>) -> Vec<Option<bool>> {
        match node {
            Node::ByText(column, answers) => match &self.columns[*column] {
                Column::Texts(codes, _) => {
                    let answer = |code: &u32| match *code {
                        NONE => None,
                        code => answers[index(code)],
                    };
                    codes.iter().map(answer).collect()
                }
                Column::Cells(_) => vec![None; self.cases],
            },
            Node::Not(inner) => {
                self.truths(inner).into_iter().map(|truth| truth.map(|known| !known)).collect()
            }
            Node::And(a, b) => self.pairs(a, b, both),
            Node::Or(a, b) => self.pairs(a, b, either),
            Node::Compare(how, a, b) => {
                let (a, b) = (self.values(a), self.values(b));
                self.each(|at| compare(*how, a.at(at), b.at(at)))
            }
            Node::In(inner, list) => {
                let inner = self.values(inner);
                self.each(|at| within(inner.at(at), list.iter().cloned()))
            }
            Node::Like(inner, pattern) => {
                let inner = self.values(inner);
                self.each(|at| match inner.at(at) {
                    Cell::Text(text) => Some(like(text, pattern)),
                    _ => None,
                })
            }
            Node::IsMissing(inner) => {
                let inner = self.values(inner);
                self.each(|at| Some(*inner.at(at) == Cell::Missing))
            }
            Node::Column(_) | Node::Value(_) | Node::Arithmetic(..) => {
                let values = self.values(node);
                self.each(|at| match values.at(at) {
                    Cell::Boolean(known) => Some(*known),
                    _ => None,
                })
            }
        }
    }

    fn each(&self, truth: impl Fn(usize) -> Option<bool>) -> Vec<Option<bool>> {
        (0..self.cases).map(truth).collect()
    }

    fn pairs(
        &self,
        a: &Node<'a>,
        b: &Node<'a>,
        join: impl Fn(Option<bool>, Option<bool>) -> Option<bool>,
    ) -> Vec<Option<bool>> {
        let (a, b) = (self.truths(a), self.truths(b));
        a.into_iter().zip(b).map(|(a, b)| join(a, b)).collect()
    }

    fn values<'n>(&self, node: &'n Node<'a>) -> Values<'a, 'n> {
        let cells = match node {
            Node::Value(value) => return Values::One(Cow::Borrowed(value)),
            Node::Column(column) => {
                let column = &self.columns[*column];
                (0..self.cases).map(|at| column.cell(at)).collect()
            }
            Node::Arithmetic(how, a, b) => {
                let (a, b) = (self.values(a), self.values(b));
                let value = |at| arithmetic(*how, a.at(at), b.at(at)).unwrap_or(Cell::Missing);
                (0..self.cases).map(value).collect()
            }
            _ => {
                let known = |truth: Option<bool>| truth.map_or(Cell::Missing, Cell::Boolean);
                self.truths(node).into_iter().map(known).collect()
            }
        };
        Values::Many(cells)
    }
}

/// The values of a node: one for all cases, or one each.
enum Values<'a, 'n> {
    One(Cow<'n, Cell<'a>>),
    Many(Vec<Cell<'a>>),
}

impl<'a> Values<'a, '_> {
    fn at(&self, case: usize) -> &Cell<'a> {
        match self {
            Self::One(value) => value,
            Self::Many(values) => &values[case],
        }
    }
}

/// Whether one of two holds.
fn either(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
