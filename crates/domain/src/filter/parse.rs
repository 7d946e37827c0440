//! From the text of a condition to a type-checked filter.

use sqlparser::dialect::GenericDialect;
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer};

use super::check::Check;
use super::{Filter, FilterProblem};
use crate::case::ColumnKind;

/// Longest condition, in characters.
const LONGEST: usize = 4_000;
/// Deepest nesting of parentheses and operators.
const DEEPEST: usize = 24;

/// Reads `source` as a condition on `columns`; dates and times without an offset are of `zone` (an
/// IANA name).
///
/// # Errors
/// Every problem found: syntax, an unknown column, kinds that do not go together, a construct that
/// conditions do not have (functions, placeholders), a condition that is too long or too deep.
pub fn parse(
    source: &str,
    columns: &[(String, ColumnKind)],
    zone: &str,
) -> Result<Filter, Vec<FilterProblem>> {
    let length = source.chars().count();
    if length > LONGEST {
        let args = vec![("limit", LONGEST.to_string()), ("size", length.to_string())];
        return Err(vec![problem("filter-too-long", Location::new(1, 1), "", args)]);
    }
    let syntax = |at: Location, detail: String| {
        let value = rest(source, at);
        vec![problem("filter-syntax", at, &value, vec![("detail", detail)])]
    };
    let dialect = GenericDialect {};
    let mut tokens = Tokenizer::new(&dialect, source)
        .tokenize_with_location()
        .map_err(|error| syntax(error.location, error.message))?;
    forget_keywords(&mut tokens);
    let too_deep = || {
        let args = vec![("limit", DEEPEST.to_string())];
        vec![problem("filter-too-deep", Location::new(1, 1), "", args)]
    };
    if nesting(&tokens) > DEEPEST {
        return Err(too_deep());
    }
    let mut parser =
        Parser::new(&dialect).with_recursion_limit(DEEPEST).with_tokens_with_locations(tokens);
    let parsed = parser.parse_expr().map_err(|error| match error {
        ParserError::RecursionLimitExceeded => too_deep(),
        ParserError::ParserError(message) | ParserError::TokenizerError(message) => {
            let (detail, at) = located(&message);
            syntax(at, detail)
        }
    })?;
    let next = parser.peek_token();
    if next.token != Token::EOF {
        return Err(syntax(next.span.start, format!("unexpected {}", next.token)));
    }
    let mut check = Check::new(source, columns, zone);
    let expr = check.condition(&parsed);
    match expr {
        Some(expr) if check.problems.is_empty() => Ok(Filter { source: source.to_owned(), expr }),
        _ => Err(check.problems),
    }
}

/// A problem at a place of the condition.
pub(super) fn problem(
    code: &'static str,
    at: Location,
    value: &str,
    mut args: Vec<(&'static str, String)>,
) -> FilterProblem {
    let (line, column) = (at.line.max(1), at.column.max(1));
    args.push(("at", column.to_string()));
    FilterProblem { code, line, column, value: value.to_owned(), args }
}

/// The words of SQL that conditions have; days and longer only to say why they are not accepted.
const KEYWORDS: [Keyword; 27] = [
    Keyword::AND,
    Keyword::OR,
    Keyword::NOT,
    Keyword::IN,
    Keyword::LIKE,
    Keyword::BETWEEN,
    Keyword::IS,
    Keyword::NULL,
    Keyword::TRUE,
    Keyword::FALSE,
    Keyword::DATE,
    Keyword::TIMESTAMP,
    Keyword::INTERVAL,
    Keyword::HOUR,
    Keyword::HOURS,
    Keyword::MINUTE,
    Keyword::MINUTES,
    Keyword::SECOND,
    Keyword::SECONDS,
    Keyword::DAY,
    Keyword::DAYS,
    Keyword::WEEK,
    Keyword::WEEKS,
    Keyword::MONTH,
    Keyword::MONTHS,
    Keyword::YEAR,
    Keyword::YEARS,
];

/// Makes plain names of all other words, so that a column may be called `order` or `case`, and the
/// parser never enters the parts of SQL that conditions do not have.
fn forget_keywords(tokens: &mut [TokenWithSpan]) {
    for token in tokens {
        if let Token::Word(word) = &mut token.token
            && !KEYWORDS.contains(&word.keyword)
        {
            word.keyword = Keyword::NoKeyword;
        }
    }
}

/// Most parentheses that are open at once; the parser's own limit hides behind other messages.
fn nesting(tokens: &[TokenWithSpan]) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for token in tokens {
        match token.token {
            Token::LParen | Token::LBracket | Token::LBrace => open += 1,
            Token::RParen | Token::RBracket | Token::RBrace => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// What stands from `at` to the end of its line, cut short.
fn rest(source: &str, at: Location) -> String {
    let line = usize::try_from(at.line.max(1) - 1).unwrap_or(usize::MAX);
    let column = usize::try_from(at.column.max(1) - 1).unwrap_or(usize::MAX);
    source.lines().nth(line).unwrap_or_default().chars().skip(column).take(40).collect()
}

/// The parser's message without its trailing place, and that place.
fn located(message: &str) -> (String, Location) {
    let place = message.rsplit_once(" at Line: ").and_then(|(detail, place)| {
        let (line, column) = place.split_once(", Column: ")?;
        Some((detail, Location::new(line.parse().ok()?, column.parse().ok()?)))
    });
    match place {
        Some((detail, at)) => (detail.to_owned(), at),
        None => (message.to_owned(), Location::new(1, 1)),
    }
}
