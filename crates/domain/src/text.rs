//! Words that people wrote, in the two languages of the product.

use serde::{Deserialize, Serialize};

/// The language of a page, a pack or a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Japanese, the default.
    Ja,
    /// English.
    En,
}

/// A name or a sentence in Japanese with its English counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// The Japanese wording.
    pub ja: String,
    /// The English wording; equal to `ja` where the author gave only one.
    pub en: String,
}

impl Text {
    /// A text that reads the same in both languages.
    pub fn same(words: impl Into<String>) -> Self {
        let ja: String = words.into();
        Self { en: ja.clone(), ja }
    }

    /// The wording for `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}
