//! The definitions that a pack is made under: agreement, mapping, month, key.

use std::path::PathBuf;

use kajitori_domain::agreement::{self, Agreement, fit};
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
    /// Turns names into codes; a store holds codes already.
    pub(super) key: Option<Key>,
    pub(super) inputs: Vec<InputReport>,
    /// Texts to keep beside the pack: file name and content.
    pub(super) texts: Vec<(&'static str, Vec<u8>)>,
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
    let read = file::definition(&options.agreement)?;
    let name = file::name(&options.agreement);
    let (agreement, mut warnings) = agreement::read(&name, &read.text);
    let agreement = agreement.ok_or_else(|| unsound("agreement-unsound", &mut warnings))?;
    warnings.extend(fit::in_force(&agreement, &name, month));
    let mut inputs = vec![input("agreement", name, file::sha256(&read.bytes))];
    let mut texts = vec![("agreement.toml", read.bytes)];
    let mapping = match &options.mapping {
        None => Mapping::default(),
        Some(path) => {
            let read = file::definition(path)?;
            let (mapping, mut problems) = mapping::read(&file::name(path), &read.text);
            let mapping = mapping.ok_or_else(|| unsound("mapping-unsound", &mut problems))?;
            warnings.append(&mut problems);
            inputs.push(input("mapping", file::name(path), file::sha256(&read.bytes)));
            texts.push(("mapping.toml", read.bytes));
            mapping
        }
    };
    let mut key = None;
    if options.place.is_none() {
        let path = options.key.clone().unwrap_or_else(|| beside(options));
        let (loaded, sha256) = key::load_or_create(&path, console)?;
        inputs.push(input("key", file::name(&path), sha256));
        key = Some(loaded);
    }
    Ok(Definition { agreement, mapping, month, key, inputs, texts, warnings })
}

fn beside(options: &PackOptions) -> PathBuf {
    options.agreement.with_file_name("operators.key")
}

fn input(role: &'static str, file: String, sha256: String) -> InputReport {
    InputReport { role, file, sha256, accepted: None, rejected: None }
}

fn unsound(code: &'static str, problems: &mut Vec<Problem>) -> Stop {
    let mut problems = std::mem::take(problems);
    problems.sort_by_key(|p| std::cmp::Reverse(p.severity));
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    Refusal { code, args: vec![("count", errors.to_string())], problems }.into()
}
