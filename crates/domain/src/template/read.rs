//! The shipped templates, from `content/template`, with the law from `content/law`.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Area, Column, Task, Template, Warning};
use crate::engagement::Confidentiality;
use crate::text::Text;

const LAW: &str = include_str!("../../../../content/law/outsourcing.toml");
/// In the order of the areas.
const SOURCES: [&str; 6] = [
    include_str!("../../../../content/template/payroll.toml"),
    include_str!("../../../../content/template/accounting.toml"),
    include_str!("../../../../content/template/general-affairs.toml"),
    include_str!("../../../../content/template/help-desk.toml"),
    include_str!("../../../../content/template/call-centre.toml"),
    include_str!("../../../../content/template/data-entry.toml"),
];

static SHIPPED_LAW: LazyLock<Law> =
    LazyLock::new(|| toml::from_str(LAW).expect("the shipped law is sound"));
static TEMPLATES: LazyLock<Vec<Template>> =
    LazyLock::new(|| SOURCES.iter().map(|source| template(source, &SHIPPED_LAW.rules)).collect());

/// The rules of law that templates name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Where they come from.
    pub source: Text,
    /// The day on which they were looked through last.
    pub checked: Date,
    /// The rules; none names a task here.
    pub rules: Vec<Warning>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    area: Area,
    name: Text,
    title: Text,
    source: Text,
    checked: Date,
    confidentiality: Confidentiality,
    agreement: String,
    tasks: Vec<Task>,
    columns: Vec<Column>,
    warnings: Vec<Named>,
}

/// A rule of law by its code, and the tasks that it is about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    code: String,
    #[serde(default)]
    tasks: Vec<String>,
}

/// Every template, in the order of the areas.
///
/// # Panics
/// Never: a test reads the shipped files.
pub fn all() -> &'static [Template] {
    &TEMPLATES
}

/// The template of this id.
///
/// # Panics
/// Never: a test reads the shipped files.
pub fn find(id: &str) -> Option<&'static Template> {
    all().iter().find(|template| template.id == id)
}

/// The rules of law, with their source and date.
///
/// # Panics
/// Never: a test reads the shipped file.
pub fn law() -> &'static Law {
    &SHIPPED_LAW
}

fn template(source: &str, rules: &[Warning]) -> Template {
    let written: Written = toml::from_str(source).expect("the shipped template is sound");
    let warning = |Named { code, tasks }| {
        let rule = rules.iter().find(|rule| rule.code == code).cloned();
        Warning { tasks, ..rule.expect("a template names rules that are shipped") }
    };
    Template {
        id: written.id,
        area: written.area,
        name: written.name,
        title: written.title,
        source: written.source,
        checked: written.checked,
        confidentiality: written.confidentiality,
        tasks: written.tasks,
        columns: written.columns,
        warnings: written.warnings.into_iter().map(warning).collect(),
        agreement: written.agreement,
    }
}
