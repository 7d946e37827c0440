//! The numbers and lists of `crates/xtask/tidy.toml`.

use std::path::Path;
use toml::{Table, Value};

/// Where they stand.
pub(super) const PATH: &str = "crates/xtask/tidy.toml";

/// A word that must not stand in a source.
#[derive(Clone, Debug)]
pub(super) struct Banned {
    pub(super) word: String,
    pub(super) instead: String,
}

/// The rules that are data.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// Half of the files have at most so many lines, net of inline tests.
    pub(super) file_median: usize,
    /// Nine of ten files have at most so many lines, net of inline tests.
    pub(super) file_p90: usize,
    /// No file has more lines.
    pub(super) file_most: usize,
    /// Nine of ten functions have at most so many lines.
    pub(super) function_p90: usize,
    /// No function has more lines.
    pub(super) function_most: usize,
    /// No line has more characters.
    pub(super) line_most: usize,
    /// Names that no module may have.
    pub(super) module_names: Vec<String>,
    pub(super) banned: Vec<Banned>,
    /// Accepted SPDX identifiers.
    pub(super) licences: Vec<String>,
    /// Packages accepted despite their licence, with the reason.
    pub(super) licence_exceptions: Vec<(String, String)>,
}

/// The limits of the design; the file may only be stricter.
const CEILINGS: [(&str, usize); 6] = [
    ("file_median", 120),
    ("file_p90", 350),
    ("file_most", 500),
    ("function_p90", 40),
    ("function_most", 70),
    ("line_most", 100),
];

/// Reads the file.
pub(super) fn load(root: &Path) -> Result<Rules, String> {
    let text = std::fs::read_to_string(root.join(PATH)).map_err(|e| format!("{PATH}: {e}"))?;
    read(&text).map_err(|why| format!("{PATH}: {why}"))
}

fn read(text: &str) -> Result<Rules, String> {
    let table: Table = text.parse().map_err(|e: toml::de::Error| e.to_string())?;
    let limits = section(&table, "limits")?;
    let licences = section(&table, "licences")?;
    let exceptions = section(licences, "exceptions")?;
    Ok(Rules {
        file_median: limit(limits, "file_median")?,
        file_p90: limit(limits, "file_p90")?,
        file_most: limit(limits, "file_most")?,
        function_p90: limit(limits, "function_p90")?,
        function_most: limit(limits, "function_most")?,
        line_most: limit(limits, "line_most")?,
        module_names: words(section(&table, "modules")?, "forbidden")?,
        banned: banned(&table)?,
        licences: words(licences, "accepted")?,
        licence_exceptions: exceptions
            .iter()
            .map(|(name, reason)| (name.clone(), reason.as_str().unwrap_or_default().to_owned()))
            .collect(),
    })
}

fn section<'t>(table: &'t Table, name: &str) -> Result<&'t Table, String> {
    table.get(name).and_then(Value::as_table).ok_or_else(|| format!("[{name}] is missing"))
}

fn limit(limits: &Table, name: &str) -> Result<usize, String> {
    let value = limits.get(name).and_then(Value::as_integer);
    let value = value.and_then(|v| usize::try_from(v).ok());
    let value = value.ok_or_else(|| format!("limits.{name} is no whole number"))?;
    match CEILINGS.iter().find(|(ceiling, _)| *ceiling == name) {
        Some((_, most)) if value > *most => {
            Err(format!("limits.{name} may only be tightened; the design allows at most {most}"))
        }
        _ => Ok(value),
    }
}

fn words(table: &Table, name: &str) -> Result<Vec<String>, String> {
    let list = table.get(name).and_then(Value::as_array);
    let list = list.ok_or_else(|| format!("{name} is no list"))?;
    Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn banned(table: &Table) -> Result<Vec<Banned>, String> {
    let list = table.get("banned").and_then(Value::as_array).ok_or("[[banned]] is missing")?;
    let text = |entry: &Value, key: &str| {
        let value = entry.get(key).and_then(Value::as_str);
        value.map(str::to_owned).ok_or_else(|| format!("a [[banned]] entry has no {key}"))
    };
    list.iter()
        .map(|entry| Ok(Banned { word: text(entry, "word")?, instead: text(entry, "instead")? }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_can_be_read() {
        let rules = load(&crate::step::root()).unwrap();
        assert!(rules.licences.contains(&"MIT".to_owned()));
        assert!(!rules.licences.iter().any(|l| l.starts_with("GPL") || l.starts_with("AGPL")));
        assert!(!rules.banned.is_empty());
    }

    #[test]
    fn a_loosened_limit_is_refused() {
        let limits: Table = "file_most = 501\nline_most = 90".parse().unwrap();
        assert!(limit(&limits, "file_most").unwrap_err().contains("only be tightened"));
        assert_eq!(limit(&limits, "line_most"), Ok(90));
    }
}
