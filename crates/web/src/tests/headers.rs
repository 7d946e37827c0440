//! The security headers, kept as they are.

use std::path::Path;

use crate::layer::{Class, headers};

#[test]
fn the_security_headers_are_kept() {
    let mut text = String::new();
    for (name, class, secure) in [
        ("page, https", Class::Page, true),
        ("page, http on loopback", Class::Page, false),
        ("asset, https", Class::Asset, true),
    ] {
        text.push_str(&format!("# {name}\n"));
        let map = headers(class, secure);
        let mut lines: Vec<String> = map
            .iter()
            .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
            .collect();
        lines.sort();
        text.push_str(&lines.concat());
        text.push('\n');
    }
    assert!(!text.contains("unsafe"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept/headers.txt");
    super::kept::kept(&path, &text);
}
