//! The rules of the house, each a pure function of texts and metadata that returns what it found.

mod documents;
mod edges;
mod external;
mod finding;
mod headers;
mod licence;
mod lines;
mod manifests;
mod markdown;
mod reach;
mod readme;
mod requirements;
mod rules;
mod sizes;
mod source;

use crate::metadata::{self, Metadata};
use crate::step::{self, Outcome};
use finding::Finding;
use rules::Rules;
use source::Source;

/// Where the tables of edges stand.
pub(super) const ARCHITECTURE: &str = "docs/architecture.md";

/// Everything the rules look at.
struct Project {
    metadata: Metadata,
    rules: Rules,
    sources: Vec<Source>,
    manifests: Vec<(String, String)>,
    documents: Vec<(String, String)>,
}

/// Checks every rule and prints what breaks one, with its remedy.
pub(crate) fn run() -> Outcome {
    let project = load()?;
    let mut found = check(&project)?;
    found.sort();
    for finding in &found {
        println!("{finding}");
    }
    println!("{}", sizes::summary(&project.sources, &project.rules));
    match found.len() {
        0 => Ok(()),
        1 => Err("1 rule of the house is broken".to_owned()),
        n => Err(format!("{n} rules of the house are broken")),
    }
}

fn load() -> Result<Project, String> {
    let root = step::root();
    Ok(Project {
        metadata: metadata::load()?,
        rules: rules::load(&root)?,
        sources: source::load(&root)?,
        manifests: source::manifests(&root)?,
        documents: source::documents(&root)?,
    })
}

fn check(project: &Project) -> Result<Vec<Finding>, String> {
    let Project { metadata, rules, sources, manifests, documents } = project;
    let root = step::root();
    let architecture = document(documents, ARCHITECTURE)?;
    let mut found = edges::check(architecture, &metadata.crates);
    found.extend(external::check(architecture, metadata));
    found.extend(licence::check(&metadata.packages, rules));
    found.extend(manifests::check(manifests));
    found.extend(manifests::unused(&metadata.crates, sources));
    found.extend(headers::check(sources, &metadata.crates, &root));
    found.extend(sizes::check(sources, rules));
    found.extend(lines::check(sources, rules));
    found.extend(reach::check(sources, &metadata.crates, &root));
    found.extend(requirements::check(document(documents, requirements::PATH)?, sources));
    found.extend(readme::check(
        document(documents, readme::ENGLISH)?,
        document(documents, readme::JAPANESE)?,
    ));
    found.extend(documents::check(documents, |path| root.join(path).exists()));
    found.extend(documents::paths(documents, |path| root.join(path).exists()));
    found.extend(documents::tasks(documents, crate::HELP));
    Ok(found)
}

fn document<'a>(documents: &'a [(String, String)], path: &str) -> Result<&'a str, String> {
    let found = documents.iter().find(|(name, _)| name == path);
    found.map(|(_, text)| text.as_str()).ok_or_else(|| format!("{path} is missing"))
}
