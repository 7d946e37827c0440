//! Help: the journey through the product and its words, from `content/help`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::{Lang, Text};

const SOURCE: &str = include_str!("../../../content/help/help.toml");

static HELP: LazyLock<Help> =
    LazyLock::new(|| toml::from_str(SOURCE).expect("the shipped help is sound"));

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// The steps of the journey, in their order.
    pub journey: Vec<Step>,
    /// The words, in an order that goes from the whole to its parts.
    pub words: Vec<Word>,
}

/// A step of the journey.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What one does, in short paragraphs, each on a line.
    pub text: Text,
    /// Words that it needs, by id.
    pub see: Vec<String>,
}

/// A word of the product.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// Its id.
    pub id: String,
    /// The word.
    pub name: Text,
    /// What it means.
    pub text: Text,
    /// Words beside it, by id.
    pub see: Vec<String>,
}

/// Everything that help says.
///
/// # Panics
/// Never: a test reads the shipped file.
pub fn help() -> &'static Help {
    &HELP
}

/// The word of this id.
///
/// # Panics
/// Never: a test reads the shipped file.
pub fn word(id: &str) -> Option<&'static Word> {
    HELP.words.iter().find(|word| word.id == id)
}

impl Word {
    /// Whether `text` stands in its name, in any of the two languages.
    pub fn named(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        [Lang::Ja, Lang::En].iter().any(|lang| self.name.get(*lang).to_lowercase().contains(&text))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn help_is_whole_in_both_languages() {
        let all: Vec<&str> = help().words.iter().map(|word| word.id.as_str()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "an id stands twice");
        let steps = help().journey.iter().map(|step| (&step.title, &step.text, &step.see));
        let words = help().words.iter().map(|word| (&word.name, &word.text, &word.see));
        for (name, text, see) in steps.chain(words) {
            assert!(!name.ja.is_ascii() && !text.ja.is_ascii(), "{name:?}");
            assert!(name.en.is_ascii() || name.en.contains('’'), "{name:?}");
            assert!(text.en.chars().all(|c| c < '\u{3000}'), "{name:?}");
            assert!(!see.is_empty() && see.iter().all(|id| word(id).is_some()), "{see:?}");
        }
        assert_eq!(help().journey.len(), 6);
        assert!(word("contest").is_some_and(|word| word.named("異議") && word.named("CONT")));
    }
}
