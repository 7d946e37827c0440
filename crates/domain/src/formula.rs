//! Texts that a spreadsheet would take for formulas, and how they are disarmed in files for
//! spreadsheets.

use std::borrow::Cow;

/// Whether a spreadsheet may take `cell` for a formula: it starts with one of the triggering
/// characters and is no plain number.
pub fn is_formula(cell: &str) -> bool {
    let triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
    let number = |text: &str| {
        let body = text.strip_prefix(['-', '+']).unwrap_or(text);
        !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    cell.starts_with(triggers) && !number(cell)
}

/// `cell` as no spreadsheet takes it for a formula: with an apostrophe before it where needed.
pub fn disarmed(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_formulas_are_disarmed_and_numbers_are_not() {
        for (text, expected) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "+1"),
            ("-1.25", "-1.25"),
            ("-", "'-"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("請求書 =1", "請求書 =1"),
            ("", ""),
        ] {
            assert_eq!(disarmed(text), expected);
        }
    }
}
