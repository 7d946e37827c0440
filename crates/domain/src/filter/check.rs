//! The type check of conditions: from the parser's tree to ours.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use sqlparser::ast::{BinaryOperator, Expr as Sql, Ident, Spanned, UnaryOperator};
use sqlparser::tokenizer::{Location, Span};

use super::parse::problem;
use super::{Comparison, Expr, FilterProblem, Literal, Operator, literal};
use crate::case::ColumnKind;
use crate::definition::nearest;

/// Most constants of an `IN`, and longest pattern of a `LIKE` in characters: each costs work for
/// every case or text.
const WIDEST: usize = 500;
const PATTERN: usize = 200;
/// Deepest tree that is handed on; chains of AND and OR do not count, they are balanced.
const DEEPEST: usize = 48;

/// One check in progress; problems gather while the rest is still looked at.
pub(super) struct Check<'a> {
    source: &'a str,
    columns: &'a [(String, ColumnKind)],
    zone: TimeZone,
    depth: usize,
    pub(super) problems: Vec<FilterProblem>,
}

impl<'a> Check<'a> {
    pub(super) fn new(source: &'a str, columns: &'a [(String, ColumnKind)], zone: &str) -> Self {
        let zone = TimeZoneDatabase::bundled().get(zone).unwrap_or(TimeZone::UTC);
        Self { source, columns, zone, depth: 0, problems: Vec::new() }
    }

    /// An expression that is true or false.
    pub(super) fn condition(&mut self, sql: &Sql) -> Option<Expr> {
        let expr = self.expr(sql)?;
        match expr.kind() {
            ColumnKind::Boolean => Some(expr),
            kind => self.refuse("filter-not-condition", sql, vec![("kind", name(kind))]),
        }
    }

    fn expr(&mut self, sql: &Sql) -> Option<Expr> {
        if self.depth >= DEEPEST {
            // Asking the parser's tree for its place descends into it, so this problem has none.
            let args = vec![("limit", DEEPEST.to_string())];
            self.problems.push(problem("filter-too-deep", Location::new(1, 1), "", args));
            return None;
        }
        self.depth += 1;
        let expr = self.node(sql);
        self.depth -= 1;
        expr
    }

    fn node(&mut self, sql: &Sql) -> Option<Expr> {
        match sql {
            Sql::Nested(inner) => self.expr(inner),
            Sql::Identifier(ident) => self.column(ident, sql),
            Sql::Value(_) | Sql::TypedString(_) | Sql::Interval(_) => {
                self.literal(sql).map(Expr::Literal)
            }
            Sql::UnaryOp { op: UnaryOperator::Not, expr } => self.condition(expr).map(not),
            Sql::UnaryOp { op: UnaryOperator::Minus, .. } => self.literal(sql).map(Expr::Literal),
            Sql::BinaryOp { left, op, right } => self.binary(sql, left, op, right),
            Sql::IsNull(expr) => Some(Expr::IsMissing(Box::new(self.expr(expr)?))),
            Sql::IsNotNull(expr) => Some(not(Expr::IsMissing(Box::new(self.expr(expr)?)))),
            Sql::InList { expr, list, negated } => {
                self.within(expr, list).map(|e| if *negated { not(e) } else { e })
            }
            Sql::Between { expr, negated, low, high } => {
                let low = self.compare(sql, expr, Comparison::GreaterOrEqual, low);
                let high = self.compare(sql, expr, Comparison::LessOrEqual, high);
                let between = Expr::And(Box::new(low?), Box::new(high?));
                Some(if *negated { not(between) } else { between })
            }
            Sql::Like { negated, any: false, expr, pattern, escape_char: None } => {
                self.like(expr, pattern).map(|e| if *negated { not(e) } else { e })
            }
            _ => self.refuse("filter-unsupported", sql, vec![]),
        }
    }

    fn column(&mut self, ident: &Ident, sql: &Sql) -> Option<Expr> {
        if let Some((name, kind)) = self.columns.iter().find(|(name, _)| *name == ident.value) {
            return Some(Expr::Column(name.clone(), *kind));
        }
        let names = self.columns.iter().map(|(name, _)| name.as_str());
        let near = nearest(&ident.value, names).unwrap_or("none").to_owned();
        let quoted = if ident.quote_style.is_some() { "yes" } else { "no" }.to_owned();
        let args = vec![("column", ident.value.clone()), ("near", near), ("quoted", quoted)];
        self.refuse("filter-column", sql, args)
    }

    fn literal(&mut self, sql: &Sql) -> Option<Literal> {
        let (found, code) = match sql {
            Sql::Value(value) => (literal::plain(&value.value), "filter-unsupported"),
            Sql::TypedString(typed) => (literal::typed(typed, &self.zone), "filter-time"),
            Sql::Interval(interval) if literal::in_days(interval) => (None, "filter-days"),
            Sql::Interval(interval) => (literal::interval(interval), "filter-interval"),
            Sql::UnaryOp { op: UnaryOperator::Minus, expr }
                if matches!(**expr, Sql::Value(_) | Sql::Interval(_)) =>
            {
                (self.literal(expr).as_ref().and_then(literal::negative), "filter-unsupported")
            }
            _ => (None, "filter-constant"),
        };
        found.or_else(|| self.refuse(code, sql, vec![]))
    }

    fn binary(
        &mut self,
        sql: &Sql,
        left: &Sql,
        operator: &BinaryOperator,
        right: &Sql,
    ) -> Option<Expr> {
        let comparison = match operator {
            BinaryOperator::And | BinaryOperator::Or => return self.chain(sql, operator),
            BinaryOperator::Eq => Comparison::Equal,
            BinaryOperator::NotEq => Comparison::NotEqual,
            BinaryOperator::Lt => Comparison::Less,
            BinaryOperator::LtEq => Comparison::LessOrEqual,
            BinaryOperator::Gt => Comparison::Greater,
            BinaryOperator::GtEq => Comparison::GreaterOrEqual,
            BinaryOperator::Plus => return self.calculate(sql, left, Operator::Add, right),
            BinaryOperator::Minus => return self.calculate(sql, left, Operator::Subtract, right),
            BinaryOperator::Multiply => {
                return self.calculate(sql, left, Operator::Multiply, right);
            }
            BinaryOperator::Divide => return self.calculate(sql, left, Operator::Divide, right),
            _ => return self.refuse("filter-unsupported", sql, vec![]),
        };
        self.compare(sql, left, comparison, right)
    }

    /// A chain of one logical operator, as a balanced tree.
    fn chain(&mut self, sql: &Sql, operator: &BinaryOperator) -> Option<Expr> {
        let (mut operands, mut left_most) = (Vec::new(), sql);
        while let Sql::BinaryOp { left, op, right } = left_most {
            if op != operator {
                break;
            }
            operands.push(right.as_ref());
            left_most = left;
        }
        operands.push(left_most);
        operands.reverse();
        let terms: Vec<Option<Expr>> = operands.into_iter().map(|o| self.condition(o)).collect();
        let mut terms: Vec<Expr> = terms.into_iter().collect::<Option<_>>()?;
        while terms.len() > 1 {
            let mut pairs = Vec::with_capacity(terms.len().div_ceil(2));
            let mut rest = terms.into_iter();
            while let Some(first) = rest.next() {
                pairs.push(match (rest.next(), operator) {
                    (None, _) => first,
                    (Some(second), BinaryOperator::And) => {
                        Expr::And(Box::new(first), Box::new(second))
                    }
                    (Some(second), _) => Expr::Or(Box::new(first), Box::new(second)),
                });
            }
            terms = pairs;
        }
        terms.pop()
    }

    fn compare(
        &mut self,
        sql: &Sql,
        left: &Sql,
        comparison: Comparison,
        right: &Sql,
    ) -> Option<Expr> {
        if is_null(left) || is_null(right) {
            return self.refuse("filter-null", sql, vec![]);
        }
        let (left, right) = (self.expr(left), self.expr(right));
        let (left, right) = (left?, right?);
        let kinds = (left.kind(), right.kind());
        let order = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if !comparable(kinds.0, kinds.1) || (order && kinds.0 == ColumnKind::Boolean) {
            return self.mismatch(sql, kinds.0, kinds.1);
        }
        let (left, right) = (widened(left, kinds.1), widened(right, kinds.0));
        Some(Expr::Compare(comparison, Box::new(left), Box::new(right)))
    }

    fn calculate(
        &mut self,
        sql: &Sql,
        left: &Sql,
        operator: Operator,
        right: &Sql,
    ) -> Option<Expr> {
        let (left, right) = (self.expr(left), self.expr(right));
        let (left, right) = (left?, right?);
        if arithmetic(operator, left.kind(), right.kind()).is_none() {
            return self.mismatch(sql, left.kind(), right.kind());
        }
        Some(Expr::Arithmetic(operator, Box::new(left), Box::new(right)))
    }

    fn within(&mut self, sql: &Sql, list: &[Sql]) -> Option<Expr> {
        if list.len() > WIDEST {
            let args = vec![("limit", WIDEST.to_string()), ("size", list.len().to_string())];
            return self.refuse("filter-list-too-long", sql, args);
        }
        let expr = self.expr(sql);
        let literals: Vec<Option<Literal>> = list.iter().map(|item| self.literal(item)).collect();
        let (expr, mut literals) = (expr?, literals.into_iter().collect::<Option<Vec<_>>>()?);
        let kind = expr.kind();
        for (literal, item) in literals.iter_mut().zip(list) {
            if let (Literal::Integer(n), ColumnKind::Number) = (&*literal, kind) {
                *literal = Literal::Number(to_f64(*n));
            }
            if literal.kind() != kind {
                return self.mismatch(item, kind, literal.kind());
            }
        }
        Some(Expr::In(Box::new(expr), literals))
    }

    fn like(&mut self, sql: &Sql, pattern: &Sql) -> Option<Expr> {
        let (expr, pattern) = (self.expr(sql), self.literal(pattern));
        match (expr?, pattern?) {
            (_, Literal::Text(pattern)) if pattern.chars().count() > PATTERN => {
                let args = vec![("limit", PATTERN.to_string())];
                self.refuse("filter-pattern-too-long", sql, args)
            }
            (expr, Literal::Text(pattern)) if expr.kind() == ColumnKind::Text => {
                Some(Expr::Like(Box::new(expr), pattern))
            }
            (expr, pattern) => self.mismatch(sql, expr.kind(), pattern.kind()),
        }
    }

    fn mismatch<T>(&mut self, sql: &Sql, left: ColumnKind, right: ColumnKind) -> Option<T> {
        self.refuse("filter-kinds", sql, vec![("left", name(left)), ("right", name(right))])
    }

    fn refuse<T>(
        &mut self,
        code: &'static str,
        sql: &Sql,
        args: Vec<(&'static str, String)>,
    ) -> Option<T> {
        let span = sql.span();
        let at = if span == Span::empty() { Location::new(1, 1) } else { span.start };
        let value = self.written(span).unwrap_or_else(|| sql.to_string());
        let found = problem(code, at, &value, args);
        // BETWEEN looks at its expression twice.
        if !self.problems.contains(&found) {
            self.problems.push(found);
        }
        None
    }

    /// The part of the condition as written, where it lies on one line.
    fn written(&self, span: Span) -> Option<String> {
        let line = usize::try_from(span.start.line).ok()?.checked_sub(1)?;
        let from = usize::try_from(span.start.column).ok()?.checked_sub(1)?;
        let until = usize::try_from(span.end.column).ok()?.checked_sub(1)?;
        if span.start.line != span.end.line || until <= from {
            return None;
        }
        let line = self.source.lines().nth(line)?;
        Some(line.chars().skip(from).take(until - from).collect())
    }
}

fn not(expr: Expr) -> Expr {
    Expr::Not(Box::new(expr))
}

fn is_null(sql: &Sql) -> bool {
    matches!(sql, Sql::Value(value) if value.value == sqlparser::ast::Value::Null)
}

fn comparable(left: ColumnKind, right: ColumnKind) -> bool {
    left == right || (is_numeric(left) && is_numeric(right))
}

fn is_numeric(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Integer | ColumnKind::Number)
}

/// A whole constant beside a number becomes a number.
fn widened(expr: Expr, beside: ColumnKind) -> Expr {
    match expr {
        Expr::Literal(Literal::Integer(n)) if beside == ColumnKind::Number => {
            Expr::Literal(Literal::Number(to_f64(n)))
        }
        other => other,
    }
}

fn to_f64(n: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "numbers are compared as floating point")]
    let number = n as f64;
    number
}

/// The kind of a calculation; `None` where the kinds do not go together.
pub(super) fn arithmetic(
    operator: Operator,
    left: ColumnKind,
    right: ColumnKind,
) -> Option<ColumnKind> {
    use ColumnKind::{Duration, Integer, Number, Time};
    match (left, operator, right) {
        (Integer | Number, Operator::Divide, Integer | Number) => Some(Number),
        (Integer, _, Integer) => Some(Integer),
        (Integer | Number, _, Integer | Number) => Some(Number),
        (Duration, Operator::Add | Operator::Subtract, Duration)
        | (Time, Operator::Subtract, Time) => Some(Duration),
        (Time, Operator::Add | Operator::Subtract, Duration) | (Duration, Operator::Add, Time) => {
            Some(Time)
        }
        _ => None,
    }
}

fn name(kind: ColumnKind) -> String {
    let name = match kind {
        ColumnKind::Text => "text",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Boolean => "boolean",
        ColumnKind::Time => "time",
        ColumnKind::Duration => "duration",
    };
    name.to_owned()
}
