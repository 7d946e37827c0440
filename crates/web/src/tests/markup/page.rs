//! A strict reader of our own pages: every tag with its attributes, balance checked.

/// Tags without an end.
const VOID: [&str; 4] = ["meta", "link", "input", "br"];

/// A tag as it opens.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn heading(&self) -> Option<u32> {
        self.name.strip_prefix('h').filter(|rest| rest.len() == 1)?.parse().ok()
    }

    /// Whether a person fills it in.
    pub(super) fn is_field(&self) -> bool {
        match self.name.as_str() {
            "select" | "textarea" | "progress" => true,
            "input" => self.get("type") != Some("hidden"),
            _ => false,
        }
    }
}

/// A page.
pub(super) struct Page {
    pub(super) tags: Vec<Tag>,
    pub(super) title: String,
}

impl Page {
    /// Reads a page; fails where a tag is not closed, or a character is not escaped.
    pub(super) fn read(name: &str, html: &str) -> Self {
        let mut rest = html.trim_start().strip_prefix("<!doctype html>").expect("a doctype");
        let (mut tags, mut open, mut title) = (Vec::new(), Vec::new(), String::new());
        while let Some(at) = rest.find('<') {
            // A picture's parts have titles of their own.
            if open.ends_with(&["head".to_owned(), "title".to_owned()]) {
                title.push_str(rest[..at].trim());
            }
            let end = closing(&rest[at..]).unwrap_or_else(|| panic!("{name}: a tag has no end"));
            let inside = &rest[at + 1..at + end];
            rest = &rest[at + end + 1..];
            if let Some(closed) = inside.strip_prefix('/') {
                let last = open.pop().unwrap_or_default();
                assert_eq!(closed, last, "{name}: tags cross before {rest:.80}");
                continue;
            }
            let tag = tag(name, inside.trim_end_matches('/'));
            if !VOID.contains(&tag.name.as_str()) && !inside.ends_with('/') {
                open.push(tag.name.clone());
            }
            tags.push(tag);
        }
        assert_eq!(open, Vec::<String>::new(), "{name}: tags left open");
        Self { tags, title }
    }

    /// Every value of an attribute.
    pub(super) fn values(&self, name: &str) -> Vec<&str> {
        self.tags.iter().filter_map(|tag| tag.get(name)).collect()
    }
}

/// Where the tag ends: the first `>` outside quotes.
fn closing(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn tag(page: &str, inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    assert!(name.bytes().all(|b| b.is_ascii_alphanumeric()), "{page}: <{inside}>");
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Tag { name: name.to_owned(), attributes };
        }
        let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"").and_then(|after| after.split_once('"'));
        let (value, after) = value.unwrap_or(("", after));
        assert!(!after.starts_with('='), "{page}: {key} is not quoted in <{inside}>");
        let twice = attributes.iter().any(|(known, _)| known == key);
        assert!(!twice, "{page}: {key} stands twice in <{inside}>");
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
}
