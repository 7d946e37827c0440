//! Where settings come from: defaults, a file, the environment, flags; the later goes before the
//! earlier.

use std::collections::BTreeMap;
use std::path::Path;

use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::refusal::{Refusal, Stop};
use toml::Value;

use super::options::Settings;
use crate::file;

/// Every key, in the order in which they are shown.
pub(super) const KEYS: [&str; 17] = [
    "listen",
    "host",
    "secure",
    "proxies",
    "data",
    "zone",
    "workers",
    "migrate",
    "metrics",
    "log",
    "database.url",
    "database.connections",
    "database.plain",
    "database.ca",
    "limits.connections",
    "limits.request_seconds",
    "limits.upload_seconds",
];

/// A value as it was written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    /// The file, the variable or the flag.
    pub(super) by: String,
}

/// What is set, by key.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) set: BTreeMap<&'static str, Written>,
    pub(super) problems: Vec<Problem>,
}

/// The name of `key` in the environment.
pub(super) fn variable(key: &str) -> String {
    format!("KAJITORI_{}", key.replace('.', "_").to_uppercase())
}

impl Layers {
    /// Reads every layer; `variable` answers what the environment says.
    pub(super) fn read(
        settings: &Settings,
        variable_of: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Stop> {
        let mut layers = Self::default();
        let named = || variable_of("KAJITORI_CONFIG").map(Into::into);
        if let Some(path) = settings.config.clone().or_else(named) {
            layers.file(&path)?;
        }
        for key in KEYS {
            let name = variable(key);
            if let Some(text) = variable_of(&name) {
                layers.set.insert(key, Written { text, by: name });
            }
        }
        layers.flags(settings);
        Ok(layers)
    }

    fn file(&mut self, path: &Path) -> Result<(), Stop> {
        let (name, read) = (path.display().to_string(), file::definition(path)?);
        let table: toml::Table = read.text.parse().map_err(|error: toml::de::Error| {
            let syntax = Refusal::new("config-syntax").with("file", name.clone());
            syntax.with("why", error.message().to_owned())
        })?;
        self.table("", &table, &name);
        Ok(())
    }

    fn table(&mut self, prefix: &str, table: &toml::Table, file: &str) {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            if let (Value::Table(inner), "") = (value, prefix) {
                self.table(&format!("{key}."), inner, file);
                continue;
            }
            match (KEYS.iter().find(|known| **known == key), plain(value)) {
                (Some(known), Some(text)) => {
                    self.set.insert(known, Written { text, by: file.to_owned() });
                }
                (Some(_), None) => self.wrong("config-value", file, &key, value.type_str()),
                (None, _) => self.wrong("config-key", file, &key, ""),
            }
        }
    }

    fn flags(&mut self, settings: &Settings) {
        for (key, flag, given) in [
            ("data", "--data", &settings.data),
            ("listen", "--listen", &settings.listen),
            ("database.url", "--database-url", &settings.database_url),
            ("host", "--host", &settings.host),
            ("secure", "--secure", &settings.secure),
            ("workers", "--workers", &settings.workers),
            ("metrics", "--metrics", &settings.metrics),
            ("migrate", "--migrate", &settings.migrate),
            ("log", "--log", &settings.log),
        ] {
            if let Some(text) = given {
                self.set.insert(key, Written { text: text.clone(), by: flag.to_owned() });
            }
        }
    }

    /// Notes that what `by` says about `key` is wrong.
    pub(super) fn wrong(&mut self, code: &'static str, by: &str, key: &str, value: &str) {
        let place = Place {
            file: by.to_owned(),
            column: Some(key.to_owned()),
            value: Some(value.to_owned()).filter(|value| !value.is_empty()),
            ..Place::default()
        };
        self.problems.push(Problem { code, severity: Severity::Error, place, args: vec![] });
    }
}

/// A value as the environment would have it.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(known) => Some(known.to_string()),
        Value::Array(all) => {
            let texts: Option<Vec<&str>> = all.iter().map(Value::as_str).collect();
            texts.map(|texts| texts.join(","))
        }
        _ => None,
    }
}
