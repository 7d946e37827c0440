//! Tables and values of a definition file, each with its place.

use std::cell::RefCell;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Source, Spot, nearest};
use crate::problem::Severity;

/// A table under inspection; it remembers which keys were asked for.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    source: &'a Source<'a>,
    entries: &'a DeTable<'a>,
    path: String,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

/// One value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    source: &'a Source<'a>,
    value: &'a DeValue<'a>,
    path: String,
    span: Range<usize>,
}

impl<'a> Table<'a> {
    pub(super) fn root(source: &'a Source<'a>, entries: &'a DeTable<'a>) -> Self {
        Self { source, entries, path: String::new(), span: 0..0, asked: RefCell::default() }
    }

    fn below(&self, key: &str) -> String {
        let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
        let key = if plain { key.to_owned() } else { format!("{key:?}") };
        if self.path.is_empty() { key } else { format!("{}.{key}", self.path) }
    }

    /// The value of `key`, if it is there.
    pub(crate) fn get(&self, key: &'static str) -> Option<Item<'a>> {
        self.asked.borrow_mut().push(key);
        let (name, value) = self.entries.get_key_value(key)?;
        // A table's own place is its last header; the key's place is the same line or better.
        let span = if value.get_ref().is_table() { name.span() } else { value.span() };
        let path = self.below(key);
        Some(Item { source: self.source, value: value.get_ref(), path, span })
    }

    /// The value of `key`; a problem when it is missing.
    pub(crate) fn need(&self, key: &'static str) -> Option<Item<'a>> {
        let item = self.get(key);
        if item.is_none() {
            let spot = Spot { span: self.span.clone(), path: self.below(key) };
            let args = vec![("key", key.to_owned())];
            self.source.report(Severity::Error, "definition-missing-key", &spot, None, args);
        }
        item
    }

    /// Whether `key` is there; does not make it a known key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Every entry of a table whose keys are names of the author's choice, in the order of the
    /// file.
    pub(crate) fn entries(&self) -> Vec<(&'a str, Item<'a>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let item = |(key, value): (&'a toml::Spanned<_>, &'a toml::Spanned<DeValue<'a>>)| {
            let name: &'a str = AsRef::<toml::de::DeString<'a>>::as_ref(key);
            let (path, span) = (self.below(name), key.span());
            (name, Item { source: self.source, value: value.get_ref(), path, span })
        };
        entries.into_iter().map(item).collect()
    }

    /// Tells every key that nobody asked for. `elsewhere` are keys that are known, only not here:
    /// `why` says what they do not go with.
    pub(crate) fn finish(&self, elsewhere: &[&str], why: &str) {
        let asked = self.asked.borrow();
        for (key, item) in self.entries() {
            if asked.contains(&key) {
                continue;
            }
            let (code, args) = if elsewhere.contains(&key) {
                ("definition-key-elsewhere", vec![("key", key.to_owned()), ("why", why.to_owned())])
            } else {
                let near = nearest(key, asked.iter().copied()).unwrap_or("none").to_owned();
                let known = asked.join(", ");
                let args = vec![("key", key.to_owned()), ("near", near), ("known", known)];
                ("definition-unknown-key", args)
            };
            item.wrong(code, args);
        }
    }

    /// The place of the table itself.
    pub(crate) fn spot(&self) -> Spot {
        Spot { span: self.span.clone(), path: self.path.clone() }
    }

    /// Notes an error with the table as a whole.
    pub(crate) fn wrong(&self, code: &'static str, args: Vec<(&'static str, String)>) {
        self.source.report(Severity::Error, code, &self.spot(), None, args);
    }

    /// Notes a warning with the table as a whole.
    pub(crate) fn warn(&self, code: &'static str, args: Vec<(&'static str, String)>) {
        self.source.report(Severity::Warning, code, &self.spot(), None, args);
    }
}

impl<'a> Item<'a> {
    /// The place of the value.
    pub(crate) fn spot(&self) -> Spot {
        Spot { span: self.span.clone(), path: self.path.clone() }
    }

    /// The file that it stands in.
    pub(crate) fn source(&self) -> &'a Source<'a> {
        self.source
    }

    /// The value as parsed.
    pub(crate) fn value(&self) -> &'a DeValue<'a> {
        self.value
    }

    /// Notes an error with this value.
    pub(crate) fn wrong(&self, code: &'static str, args: Vec<(&'static str, String)>) {
        let written = match self.value {
            DeValue::String(text) => Some(text.as_ref()),
            DeValue::Table(_) => None,
            _ => Some(self.source.raw(self.span.clone())),
        };
        self.source.report(Severity::Error, code, &self.spot(), written, args);
    }

    /// Notes that the value is of another type than `expected`, and gives nothing.
    pub(crate) fn mistyped<T>(&self, expected: &'static str) -> Option<T> {
        let args =
            vec![("expected", expected.to_owned()), ("found", self.value.type_str().to_owned())];
        self.wrong("definition-type", args);
        None
    }

    /// A text, as written.
    pub(crate) fn string(&self) -> Option<&'a str> {
        match self.value {
            DeValue::String(text) => Some(text.as_ref()),
            _ => self.mistyped("string"),
        }
    }

    /// A text that says something.
    pub(crate) fn words(&self) -> Option<&'a str> {
        let text = self.string()?;
        if text.trim().is_empty() {
            self.wrong("definition-empty", vec![]);
            return None;
        }
        Some(text)
    }

    /// True or false.
    pub(crate) fn boolean(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.mistyped("boolean"))
    }

    /// A table.
    pub(crate) fn table(&self) -> Option<Table<'a>> {
        let Some(entries) = self.value.as_table() else {
            return self.mistyped("table");
        };
        let (path, span) = (self.path.clone(), self.span.clone());
        Some(Table { source: self.source, entries, path, span, asked: RefCell::default() })
    }

    /// The values of an array.
    pub(crate) fn array(&self) -> Option<Vec<Item<'a>>> {
        let Some(array) = self.value.as_array() else {
            return self.mistyped("array");
        };
        let item = |(index, value): (usize, &'a toml::Spanned<DeValue<'a>>)| Item {
            source: self.source,
            value: value.get_ref(),
            path: format!("{}[{}]", self.path, index + 1),
            span: value.span(),
        };
        Some(array.iter().enumerate().map(item).collect())
    }

    /// The values of an array, or the one value that stands in its place.
    pub(crate) fn list(&self) -> Vec<Item<'a>> {
        if self.value.is_array() { self.array().unwrap_or_default() } else { vec![self.clone()] }
    }

    /// The tables of `[[key]]`; the ones that are no tables are told.
    pub(crate) fn tables(&self) -> Vec<Table<'a>> {
        self.array().unwrap_or_default().iter().filter_map(Item::table).collect()
    }
}
