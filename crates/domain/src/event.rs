//! Matching a normalised event by what it says.

/// A text to compare with: exact, or with `*` at its start, its end or both (`"* 2nd"`, `"Wait*"`,
/// `"*保留*"`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern(pub String);

impl Pattern {
    /// Whether `text` fits the pattern; upper and lower case differ.
    pub fn matches(&self, text: &str) -> bool {
        let body = self.0.as_str();
        match (body.strip_prefix('*'), body.strip_suffix('*')) {
            (Some(""), _) => true,
            (Some(tail), Some(_)) => text.contains(&tail[..tail.len() - 1]),
            (Some(tail), None) => text.ends_with(tail),
            (None, Some(head)) => text.starts_with(head),
            (None, None) => text == body,
        }
    }
}

/// What an event must say. Each non-empty list must match by at least one of its patterns;
/// an event without the value (no status, say) never fits a non-empty list. All empty fits every
/// event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventMatch {
    /// Activity names.
    pub activity: Vec<Pattern>,
    /// Status (XES: `lifecycle:transition`).
    pub status: Vec<Pattern>,
    /// Organisation or team (XES: `org:group`).
    pub org: Vec<Pattern>,
    /// Values of text attributes, by attribute name.
    pub attributes: Vec<(String, Vec<Pattern>)>,
}
