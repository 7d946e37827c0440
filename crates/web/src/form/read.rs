//! Reads the body of a form as pairs of texts.

/// The pairs of `application/x-www-form-urlencoded`, in their order, repeated names kept. What is
/// not UTF-8 is replaced, and shown to the person who sent it.
pub fn raw(body: &str) -> Vec<(String, String)> {
    let pairs = body.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        let hex = pair.filter(|p| p.bytes().all(|b| b.is_ascii_hexdigit()));
        match (byte, hex.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 3;
                continue;
            }
            (b'+', _) => out.push(b' '),
            (other, _) => out.push(*other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_order_and_odd_input_survives() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        for (body, expected) in [
            ("", vec![]),
            ("a=1&a=2&b", vec![pair("a", "1"), pair("a", "2"), pair("b", "")]),
            ("q=%E8%B2%B7+%26", vec![pair("q", "買 &")]),
            ("q=%zz%4&%41=%", vec![pair("q", "%zz%4"), pair("A", "%")]),
            ("q=%ff", vec![pair("q", "\u{fffd}")]),
        ] {
            assert_eq!(raw(body), expected);
        }
    }
}
