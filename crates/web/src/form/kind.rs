//! How a text is tidied before it is read, by what it is. Names and free text stay as typed.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number, a date, an address, a code: width does not matter.
    Code,
    /// A name or a sentence: every character is meant.
    Prose,
}

/// The text without what people did not mean: blanks at the ends, and for codes full width, odd
/// dashes and blanks inside numbers.
pub fn tidied(text: &str, kind: Kind) -> String {
    let text = text.trim();
    match kind {
        Kind::Prose => text.to_owned(),
        Kind::Code => text.chars().map(narrowed).collect::<String>().trim().to_owned(),
    }
}

fn narrowed(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        'ー' | '－' | '‐' | '−' | '–' | '—' => '-',
        '！'..='～' => {
            let narrow = u32::from(c) - u32::from('！') + u32::from('!');
            char::from_u32(narrow).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lose_their_width_and_names_keep_it() {
        for (typed, kind, read) in [
            (" ２０２６－１０－３１　", Kind::Code, "2026-10-31"),
            ("ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｊｐ", Kind::Code, "tanaka@example.jp"),
            ("０３ー１２３４", Kind::Code, "03-1234"),
            (" しののめ業務サービス㈱ ", Kind::Prose, "しののめ業務サービス㈱"),
        ] {
            assert_eq!(tidied(typed, kind), read);
        }
    }
}
