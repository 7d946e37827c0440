//! The words of a page: one set for each language, made once.

use std::fmt::Display;
use std::sync::LazyLock;

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

static JA: LazyLock<Words> = LazyLock::new(|| Words::new(Lang::Ja));
static EN: LazyLock<Words> = LazyLock::new(|| Words::new(Lang::En));

/// The words of one language, as templates ask for them.
#[derive(Debug, Clone, Copy)]
pub struct W(&'static Words);

impl W {
    /// The words of `lang`.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self(&JA),
            Lang::En => Self(&EN),
        }
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.0.lang()
    }

    /// The language as HTML and HTTP name it.
    pub fn code(self) -> &'static str {
        match self.lang() {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// Whether message `id` exists.
    pub fn has(self, id: &str) -> bool {
        self.0.has(id)
    }

    /// Message `id`.
    pub fn t(self, id: &str) -> String {
        self.0.get(id)
    }

    /// Message `id` with one argument.
    pub fn t1(self, id: &str, key: &str, value: impl Display) -> String {
        self.0.with(id, &[(key, value.to_string())])
    }

    /// Message `id` with two arguments.
    pub fn t2(
        self,
        id: &str,
        first: &str,
        one: impl Display,
        second: &str,
        two: impl Display,
    ) -> String {
        self.0.with(id, &[(first, one.to_string()), (second, two.to_string())])
    }

    /// Message `id` with any arguments.
    pub fn with(self, id: &str, args: &[(&str, String)]) -> String {
        self.0.with(id, args)
    }
}
