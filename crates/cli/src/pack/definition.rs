//! The definitions that a pack is made under: agreement, mapping, month, key.

use std::path::PathBuf;

use kajitori_domain::agreement::{self, Agreement};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::pack::InputReport;
use kajitori_domain::problem::{Problem, Severity};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Month;
use kajitori_eventlog::key::Key;

use crate::arguments::PackOptions;
use crate::console::Console;
use crate::{file, key};

/// Everything agreed, and the files it came from.
pub(super) struct Definition {
    pub(super) agreement: Agreement,
    pub(super) mapping: Mapping,
    pub(super) month: Month,
    pub(super) key: Key,
    pub(super) inputs: Vec<InputReport>,
    /// Texts to keep beside the pack: file name and content.
    pub(super) texts: Vec<(&'static str, String)>,
    /// Warnings about the definitions.
    pub(super) warnings: Vec<Problem>,
}

/// Reads and checks all of it before the first row is touched.
pub(super) fn read(options: &PackOptions, console: &Console) -> Result<Definition, Stop> {
    let month = Month::parse(&options.month).ok_or_else(|| Refusal {
        code: "month-unreadable",
        args: vec![("value", options.month.clone())],
        problems: vec![],
    })?;
    let text = file::text(&options.agreement)?;
    let (agreement, mut warnings) = agreement::read(&file::name(&options.agreement), &text);
    let agreement = agreement.ok_or_else(|| unsound("agreement-unsound", &mut warnings))?;
    let mut texts = vec![("agreement.toml", text)];
    let mut inputs = vec![input("agreement", &options.agreement)?];
    let mapping = match &options.mapping {
        None => Mapping::default(),
        Some(path) => {
            let text = file::text(path)?;
            let (mapping, mut problems) = mapping::read(&file::name(path), &text);
            let mapping = mapping.ok_or_else(|| unsound("mapping-unsound", &mut problems))?;
            warnings.append(&mut problems);
            inputs.push(input("mapping", path)?);
            texts.push(("mapping.toml", text));
            mapping
        }
    };
    let key_path = options.key.clone().unwrap_or_else(|| beside(options));
    let key = key::load_or_create(&key_path, console)?;
    inputs.push(input("key", &key_path)?);
    Ok(Definition { agreement, mapping, month, key, inputs, texts, warnings })
}

fn beside(options: &PackOptions) -> PathBuf {
    options.agreement.with_file_name("operators.key")
}

fn input(role: &'static str, path: &std::path::Path) -> Result<InputReport, Stop> {
    let (file, sha256) = (file::name(path), file::sha256(path)?);
    Ok(InputReport { role, file, sha256, accepted: None, rejected: None })
}

fn unsound(code: &'static str, problems: &mut Vec<Problem>) -> Stop {
    let mut problems = std::mem::take(problems);
    problems.sort_by_key(|p| std::cmp::Reverse(p.severity));
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    Refusal { code, args: vec![("count", errors.to_string())], problems }.into()
}
