//! Rust sources as tokens: functions, tests, modules and multi-line texts with their lines.
//!
//! Tokens, not a syntax tree, because the bodies of macros (`proptest!`) count as well.

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};
use std::ops::RangeInclusive;

/// A function with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    /// The line of its `fn`, from 1.
    pub(crate) line: usize,
    /// Lines from `fn` to the closing brace.
    pub(crate) lines: usize,
    /// Marked `#[test]`.
    pub(crate) test: bool,
}

/// A module declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Module {
    pub(crate) name: String,
    /// The modules inside it when it has its body here; `None` when the body is another file.
    pub(crate) inside: Option<Vec<Module>>,
    /// Its lines when it is an inline module for tests only.
    pub(crate) test_lines: Option<RangeInclusive<usize>>,
}

/// Every function of `stream`, also inside macros.
pub(crate) fn functions(stream: &TokenStream) -> Vec<Function> {
    let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            found.extend(functions(&group.stream()));
        }
        let Some(name) = named_item(&tokens, at, "fn") else { continue };
        if let Some(end) = body(&tokens[at + 2..]) {
            let line = start_line(token.span());
            let test = attributes(&tokens, at).iter().any(|a| a == "test");
            found.push(Function { name, line, lines: end - line + 1, test });
        }
    }
    found.sort_by_key(|function| function.line);
    found
}

/// The modules declared in `stream`, nested ones inside their parents.
pub(crate) fn modules(stream: &TokenStream) -> Vec<Module> {
    let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some(name) = named_item(&tokens, at, "mod") else { continue };
        let (inside, test_lines) = match tokens.get(at + 2) {
            Some(TokenTree::Group(group)) => {
                let test = attributes(&tokens, at).iter().any(|a| a == "cfg (test)");
                let lines = start_line(tokens[at].span())..=end_line(group.span_close());
                (Some(modules(&group.stream())), test.then_some(lines))
            }
            _ => (None, None),
        };
        found.push(Module { name, inside, test_lines });
    }
    found
}

/// Every identifier of `stream`.
pub(crate) fn words(stream: &TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in stream.clone() {
        match token {
            TokenTree::Group(group) => found.extend(words(&group.stream())),
            TokenTree::Ident(word) => found.push(word.to_string()),
            _ => {}
        }
    }
    found
}

/// Lines that lie inside a text literal of several lines, except the line where it starts.
pub(crate) fn text_lines(stream: &TokenStream) -> Vec<usize> {
    let mut lines = Vec::new();
    for token in stream.clone() {
        match token {
            TokenTree::Group(group) => lines.extend(text_lines(&group.stream())),
            TokenTree::Literal(literal) => {
                lines.extend(start_line(literal.span()) + 1..=end_line(literal.span()));
            }
            _ => {}
        }
    }
    lines
}

/// The last line of the first braces before a semicolon.
fn body(tokens: &[TokenTree]) -> Option<usize> {
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ';' => return None,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                return Some(end_line(group.span_close()));
            }
            _ => {}
        }
    }
    None
}

/// The name after the keyword at `at`.
fn named_item(tokens: &[TokenTree], at: usize, keyword: &str) -> Option<String> {
    match (&tokens[at], tokens.get(at + 1)) {
        (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == keyword => {
            Some(name.to_string())
        }
        _ => None,
    }
}

/// The attributes before the keyword at `at`, past `pub`, `const` and the like.
fn attributes(tokens: &[TokenTree], at: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut next = at;
    while next > 0 {
        next -= 1;
        match &tokens[next] {
            TokenTree::Ident(word) if is_qualifier(&word.to_string()) => {}
            TokenTree::Literal(_) => {}
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {}
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                found.push(group.stream().to_string());
            }
            TokenTree::Punct(mark) if mark.as_char() == '#' && mark.spacing() == Spacing::Alone => {
            }
            _ => break,
        }
    }
    found
}

fn is_qualifier(word: &str) -> bool {
    matches!(word, "pub" | "const" | "async" | "extern" | "unsafe")
}

fn start_line(span: Span) -> usize {
    span.start().line
}

fn end_line(span: Span) -> usize {
    span.end().line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lex(text: &str) -> TokenStream {
        text.parse().unwrap()
    }

    #[test]
    fn functions_are_found_in_impls_and_macros_with_their_lines() {
        let text = "impl A {\n  pub(crate) fn one(&self) -> [u8; 2] {\n  }\n}\n\
                    proptest! {\n  /// Why.\n  #[test]\n  fn two(a in 0..3) {\n\n  }\n}\n\
                    trait T { fn three(); }\n";
        let found = functions(&lex(text));
        let function =
            |name: &str, line, lines, test| Function { name: name.to_owned(), line, lines, test };
        assert_eq!(found, [function("one", 2, 2, false), function("two", 8, 3, true)]);
    }

    #[test]
    fn modules_tell_whether_their_body_is_elsewhere() {
        let found = modules(&lex("pub mod a;\n#[cfg(test)]\nmod tests {\n  mod deep;\n}\n"));
        assert_eq!(found[0].inside, None);
        assert_eq!(found[1].inside.as_ref().unwrap()[0].name, "deep");
        assert_eq!(found[1].test_lines, Some(3..=5));
    }

    #[test]
    fn lines_inside_a_long_text_are_known() {
        assert_eq!(text_lines(&lex("let a = \"x\n// y;\n\";\nlet b = 1;")), [2, 3]);
    }
}
