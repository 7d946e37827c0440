//! 偽装請負 lint: a request to the vendor's manager that reads like an order to a worker. It warns;
//! it never stops. The words stand in `content/wording`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::code::{self, Code};

const SOURCE: &str = include_str!("../../../content/wording/disguised-contracting.toml");

static WORDING: LazyLock<Wording> =
    LazyLock::new(|| toml::from_str(SOURCE).expect("the shipped words are sound"));

/// Something that a request says and should not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which kind; its words are `wording-<code>` and `wording-<code>-hint`.
    pub code: Code,
    /// The words that it is about, as they stand in the request.
    pub found: String,
}

#[derive(Deserialize)]
struct Wording {
    source: String,
    workers: Vec<String>,
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    #[serde(deserialize_with = "code::one")]
    code: Code,
    always: bool,
    words: Vec<String>,
}

/// Where the kinds of warnings come from.
///
/// # Panics
/// Never: a test reads the shipped file.
pub fn source() -> &'static str {
    &WORDING.source
}

/// What in `request` reads like an order to a worker; each kind once, by its first words.
/// `workers` are names that the vendor's people are known by here, such as operators' codes.
///
/// # Panics
/// Never: a test reads the shipped file.
pub fn lint(request: &str, workers: &[&str]) -> Vec<Warning> {
    let named = first(request, workers).map(|found| Warning { code: "worker", found });
    let addressed =
        named.is_some() || WORDING.workers.iter().any(|word| request.contains(word.as_str()));
    let orders = WORDING.kind.iter().filter(|kind| kind.always || addressed).filter_map(|kind| {
        let words: Vec<&str> = kind.words.iter().map(String::as_str).collect();
        Some(Warning { code: kind.code, found: first(request, &words)? })
    });
    named.into_iter().chain(orders).collect()
}

/// The one of `words` that stands first in `request`.
fn first(request: &str, words: &[&str]) -> Option<String> {
    let found = words.iter().filter_map(|word| request.find(word).map(|at| (at, *word)));
    found.min().map(|(_, word)| word.to_owned())
}
